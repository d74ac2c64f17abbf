import { DownloadOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Alert, Button, Card, Segmented, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useWords } from "@/app/words";
import { Amount } from "@/shared/Amount";
import { API, get, query } from "@/shared/api";
import type { IsoDate, NamedWords } from "@/shared/contract";
import { DataTable } from "@/shared/DataTable";
import { Loaded } from "@/shared/Loaded";
import { Mark } from "@/shared/Mark";
import { formatMoney } from "@/shared/money";
import { Nothing } from "@/shared/Nothing";
import { Panel } from "@/shared/Panel";
import { WhyButton } from "@/shared/why/Why";
import styles from "./Figures.module.css";
import { decimals, type TriangleAnswer } from "./figures";

type Basis = "incurred" | "paid";

// Claims of a line by quarter and development, with the factors and what speaks for and against them.
export function Triangle({ lines, asked }: { lines: NamedWords[]; asked: { on: IsoDate; insurer: string | undefined } }) {
  const { t } = useTranslation();
  const words = useWords();
  const [chosen, choose] = useState<string>();
  const [basis, setBasis] = useState<Basis>("incurred");
  const line = chosen ?? lines[0]?.name;
  const parameters = { ...asked, line, basis };
  const found = useQuery({
    queryKey: ["insurer-triangle", parameters],
    queryFn: () => get<TriangleAnswer>(`/insurer-figures/triangles${query(parameters)}`),
    enabled: line !== undefined,
  });
  if (!line)
    return (
      <Card>
        <Nothing title={t("insurer_figures.none", { date: asked.on })} advice={t("insurer_figures.none_advice")} />
      </Card>
    );
  return (
    <>
      <div className={styles.tools}>
        <Select className={styles.insurer!} aria-label={t("insurance.line")} value={line} onChange={choose} options={lines.map((each) => ({ value: each.name, label: words(each) }))} />
        <Segmented<Basis> value={basis} onChange={setBasis} options={(["incurred", "paid"] as const).map((value) => ({ value, label: t(`insurer_figures.basis_${value}`) }))} />
        <Button icon={<DownloadOutlined />} href={`${API}/insurer-figures.xlsx${query({ ...parameters, table: "triangle" })}`} download>
          {t("insurer_figures.export_triangle")}
        </Button>
      </div>
      <Loaded from={found}>{(data) => <Shown data={data} />}</Loaded>
    </>
  );
}

function Shown({ data }: { data: TriangleAnswer }) {
  const { t } = useTranslation();
  const words = useWords();
  const { ladder, mack, calendar } = data;
  return (
    <div className={styles.stack}>
      {data.not_computable && <Alert type="warning" showIcon title={words(data.not_computable)} description={t("insurer_figures.not_computable_advice")} />}
      {data.rows.length === 0 ? (
        <Card>
          <Nothing title={t("insurer_figures.no_claims", { date: data.through })} />
        </Card>
      ) : (
        <Panel
          title={
            <>
              {t("insurer_figures.triangle_of", { line: words(data.line), date: data.through })} {data.why && <WhyButton why={data.why} />}
            </>
          }
          extra={ladder && <Amount value={ladder.reserve} strong />}
        >
          <Cells data={data} />
          <p className={styles.note}>{t("insurer_figures.triangle_about")}</p>
        </Panel>
      )}
      {ladder && (
        <Panel title={t("insurer_figures.ultimates")} extra={mack && <span className="quiet">{t("insurer_figures.standard_error_of", { amount: formatMoney(mack.standard_error) })}</span>}>
          <DataTable
            rows={ladder.origins}
            rowKey={(row) => row.origin}
            small
            flush
            columns={[
              { key: "origin", title: t("insurer_figures.origin"), card: "head", show: (row) => <span className="number">{row.origin}</span> },
              { key: "latest", title: t("insurer_figures.latest"), numeric: true, show: (row) => <Amount value={row.latest} /> },
              { key: "to", title: t("insurer_figures.to_ultimate"), numeric: true, show: (row) => decimals(row.to_ultimate) },
              { key: "ultimate", title: t("insurer_figures.ultimate"), numeric: true, show: (row) => <Amount value={row.ultimate} /> },
              { key: "reserve", title: t("insurer_figures.reserve"), numeric: true, show: (row) => <Amount value={row.reserve} /> },
              { key: "error", title: t("insurer_figures.standard_error"), numeric: true, show: (row) => <Amount value={mack?.origins.find(({ origin }) => origin === row.origin)?.standard_error} /> },
            ]}
          />
          {data.no_errors && <p className={styles.note}>{words(data.no_errors)}</p>}
        </Panel>
      )}
      {mack && (
        <Panel title={t("insurer_figures.residuals")}>
          <DataTable
            rows={mack.factors.flatMap((factor) => factor.residuals.map((each) => ({ ...each, development: factor.development })))}
            rowKey={(row) => `${row.origin} ${row.development}`}
            small
            flush
            pageSize={20}
            emphasise={(row) => Math.abs(Number(decimals(row.standardised).replace("−", "-"))) > 2}
            empty={<Nothing title={t("insurer_figures.no_residuals")} />}
            columns={[
              { key: "origin", title: t("insurer_figures.origin"), card: "head", show: (row) => <span className="number">{row.origin}</span> },
              { key: "development", title: t("insurer_figures.development"), numeric: true, show: (row) => `${row.development} → ${row.development + 1}` },
              { key: "residual", title: t("insurer_figures.residual"), numeric: true, show: (row) => <Amount value={row.residual} /> },
              { key: "standardised", title: t("insurer_figures.standardised"), numeric: true, show: (row) => decimals(row.standardised) },
            ]}
          />
        </Panel>
      )}
      {calendar && (
        <Card title={t("insurer_figures.calendar_test")} extra={<Mark tone={calendar.effect ? "warning" : "good"}>{t(calendar.effect ? "insurer_figures.calendar_effect" : "insurer_figures.calendar_none")}</Mark>}>
          <p className="quiet">{t("insurer_figures.calendar_about", { statistic: calendar.statistic, low: decimals(calendar.low), high: decimals(calendar.high) })}</p>
        </Card>
      )}
    </div>
  );
}

// The last known amount of each row stands in bold; thin factors are marked.
function Cells({ data }: { data: TriangleAnswer }) {
  const { t } = useTranslation();
  const width = data.rows[0]?.amounts.length ?? 0;
  const columns = Array.from({ length: width }, (_, at) => at);
  return (
    <div className={styles.triangle}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t("insurer_figures.origin")}</th>
            {columns.map((at) => (
              <th key={at} scope="col">
                {t("insurer_figures.quarter_number", { number: at + 1 })}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {data.rows.map((row) => (
            <tr key={row.origin}>
              <th scope="row" className="number">
                {row.origin}
              </th>
              {columns.map((at) => (
                <td key={at} className={`number ${at === row.amounts.length - 1 ? styles.latest : ""}`}>
                  {row.amounts[at] === undefined ? "" : formatMoney(row.amounts[at])}
                </td>
              ))}
            </tr>
          ))}
          {data.ladder && (
            <tr className={styles.factors}>
              <th scope="row">{t("insurer_figures.factor")}</th>
              {columns.map((at) => {
                const factor = data.ladder?.factors[at];
                return (
                  <td key={at} className="number">
                    {factor ? `${decimals(factor.factor)}${factor.thin ? " *" : ""}` : ""}
                  </td>
                );
              })}
            </tr>
          )}
        </tbody>
      </table>
    </div>
  );
}
