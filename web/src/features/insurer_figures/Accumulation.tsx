import { DownloadOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useWords } from "@/app/words";
import { Amount } from "@/shared/Amount";
import { API, get, query } from "@/shared/api";
import type { IsoDate } from "@/shared/contract";
import { DataTable } from "@/shared/DataTable";
import { Loaded } from "@/shared/Loaded";
import { Nothing } from "@/shared/Nothing";
import { Panel } from "@/shared/Panel";
import styles from "./Figures.module.css";
import type { AccumulationAnswer } from "./figures";

// What may fall on the insurer at once.
export function Accumulation({ asked }: { asked: { on: IsoDate; insurer: string | undefined } }) {
  const found = useQuery({ queryKey: ["insurer-accumulation", asked], queryFn: () => get<AccumulationAnswer>(`/insurer-figures/accumulation${query(asked)}`) });
  return <Loaded from={found}>{(data) => <Shown data={data} asked={asked} />}</Loaded>;
}

function Policies({ rows }: { rows: { id: string; number: string }[] }) {
  const { t } = useTranslation();
  const shown = rows.slice(0, 3);
  return (
    <>
      {shown.map((each, index) => (
        <span key={each.id}>
          {index > 0 && " "}
          <Link to={`/insurance-policies/${each.id}`}>{each.number}</Link>
        </span>
      ))}
      {rows.length > shown.length && <span className="quiet"> {t("insurer_figures.and_more", { count: rows.length - shown.length })}</span>}
    </>
  );
}

function Shown({ data, asked }: { data: AccumulationAnswer; asked: { on: IsoDate; insurer: string | undefined } }) {
  const { t } = useTranslation();
  const words = useWords();
  return (
    <div className={styles.stack}>
      <Panel title={t("insurer_figures.events")}>
        <DataTable
          rows={data.events}
          rowKey={(row) => row.claims.join(" ")}
          small
          flush
          pageSize={20}
          emphasise={(row) => row.claims.length > 1}
          empty={<Nothing title={t("insurer_figures.no_events")} />}
          columns={[
            { key: "event", title: t("insurer_figures.event"), card: "head", wrap: 280, show: (row) => row.court_case || [row.opponent, row.occurred_on].filter(Boolean).join(" · ") || "—" },
            { key: "opponent", title: t("insurer_figures.opponent"), wrap: 200, show: (row) => row.opponent || "—" },
            { key: "claims", title: t("insurer_figures.claims"), numeric: true, show: (row) => row.claims.length },
            { key: "policies", title: t("insurer_figures.policies_of"), wrap: 260, show: (row) => <Policies rows={row.policies} /> },
            { key: "limits", title: t("insurer_figures.limits"), numeric: true, show: (row) => <Amount value={row.limits} /> },
            { key: "paid", title: t("insurer_figures.paid"), numeric: true, show: (row) => <Amount value={row.paid} /> },
            { key: "outstanding", title: t("insurer_figures.outstanding"), numeric: true, show: (row) => <Amount value={row.outstanding} /> },
            { key: "incurred", title: t("insurer_figures.reported"), numeric: true, show: (row) => <Amount value={row.incurred} strong /> },
          ]}
        />
      </Panel>
      <Panel
        title={t("insurer_figures.items", { shown: data.items.length, count: data.items_in_all })}
        extra={
          <Button size="small" icon={<DownloadOutlined />} href={`${API}/insurer-figures.xlsx${query({ ...asked, table: "accumulation" })}`} download>
            {t("insurer_figures.export_accumulation")}
          </Button>
        }
      >
        <DataTable
          rows={data.items}
          rowKey={(row) => row.number}
          small
          flush
          pageSize={20}
          empty={<Nothing title={t("insurer_figures.no_items", { date: data.on })} />}
          columns={[
            { key: "number", title: t("insurer_figures.item"), card: "head", show: (row) => <span className="number">{row.number}</span> },
            { key: "title", title: t("insurer_figures.item_title"), wrap: 240, show: (row) => row.title },
            { key: "lines", title: t("insurance.line"), wrap: 200, show: (row) => row.lines.map(words).join("、") },
            { key: "policies", title: t("insurer_figures.policies_of"), wrap: 260, show: (row) => <Policies rows={row.policies} /> },
            { key: "sum", title: t("insurer_figures.sum"), numeric: true, show: (row) => <Amount value={row.sum} strong /> },
            { key: "claims", title: t("insurer_figures.claims"), numeric: true, show: (row) => row.claims },
            { key: "incurred", title: t("insurer_figures.reported"), numeric: true, show: (row) => <Amount value={row.incurred} /> },
          ]}
        />
      </Panel>
    </div>
  );
}
