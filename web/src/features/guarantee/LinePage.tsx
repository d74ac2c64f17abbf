import { useQuery } from "@tanstack/react-query";
import { Alert, Card } from "antd";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { useWords } from "@/app/words";
import licence from "@/features/licence/Licence.module.css";
import { NextStep } from "@/shared/action/NextStep";
import { Amount, RateText } from "@/shared/Amount";
import { get } from "@/shared/api";
import { Columns } from "@/shared/Columns";
import { DataTable } from "@/shared/DataTable";
import { FieldList } from "@/shared/FieldList";
import { Loaded } from "@/shared/Loaded";
import { Mark } from "@/shared/Mark";
import { Nothing } from "@/shared/Nothing";
import { PageHead } from "@/shared/PageHead";
import { Panel } from "@/shared/Panel";
import product from "@/shared/product/Product.module.css";
import { Timeline } from "@/shared/Timeline";
import { ChainBar } from "./ChainBar";
import { Gauge } from "./Gauge";
import { type LineAnswer, toneOfStage } from "./guarantees";
import { YearTable } from "./YearTable";

export function LinePage() {
  const { t } = useTranslation();
  const words = useWords();
  const { id = "" } = useParams();
  const page = useQuery({ queryKey: ["guarantor-line", id], queryFn: () => get<LineAnswer>(`/guarantor-lines/${encodeURIComponent(id)}`) });
  return (
    <Loaded from={page}>
      {({ line, whole, fields, bearers = [], stop, years, actions, timeline }) => (
        <>
          <PageHead
            title={`${line.guarantor} → ${line.bank}`}
            about={
              <>
                <Mark tone={toneOfStage(line.stage.name)}>{words(line.stage)}</Mark> {line.number} · {words(line.scheme_title)}
              </>
            }
          />
          <div className={licence.notices}>
            {line.stopped && (line.mode?.name === "automatic" ? <Alert type="error" showIcon title={t("guarantee.stopped_about")} /> : <Alert type="warning" showIcon title={t("guarantee.at_line_about")} />)}
            {!whole && <Alert type="info" showIcon title={t("guarantee.line_public")} />}
          </div>
          <Columns side={actions.length > 0 ? <NextStep actions={actions} /> : null}>
            <Card title={t("guarantee.line_content")}>
              <div className={product.stack}>
                {whole && (
                  <dl className={product.figures}>
                    <div className={product.strong}>
                      <dt>{t("guarantee.line_amount")}</dt>
                      <dd>
                        <Amount value={line.amount} />
                      </dd>
                    </div>
                    <div>
                      <dt>{t("guarantee.in_force")}</dt>
                      <dd>
                        <Amount value={line.outstanding} />
                      </dd>
                    </div>
                    <div>
                      <dt>{t("guarantee.line_left")}</dt>
                      <dd>
                        <Amount value={line.left} />
                      </dd>
                    </div>
                  </dl>
                )}
                <FieldList fields={fields} />
              </div>
            </Card>
            {stop && (
              <Card title={t("guarantee.stop_line")}>
                <Gauge room={stop} />
              </Card>
            )}
            <Card title={t("guarantee.chain")}>
              <ChainBar label={t("guarantee.chain")} parts={bearers.map((each) => ({ party: each.party.name, label: words(each.party), share: each.share }))} />
            </Card>
            <Panel title={t("guarantee.who_bears")}>
              <DataTable
                rows={bearers}
                rowKey={(row) => row.party.name}
                small
                flush
                columns={[
                  { key: "party", title: t("guarantee.party"), card: "head", show: (row) => words(row.party) },
                  { key: "name", title: t("guarantee.organisation"), show: (row) => row.name ?? "—" },
                  { key: "share", title: t("guarantee.share"), numeric: true, card: "aside", show: (row) => <RateText value={row.share} /> },
                ]}
              />
            </Panel>
            {whole && (
              <>
                <Panel title={t("guarantee.years")}>{years.length > 0 ? <YearTable years={years} /> : <Nothing title={t("guarantee.no_years")} />}</Panel>
                <Card title={t("timeline.title")}>
                  <Timeline items={timeline} />
                </Card>
              </>
            )}
          </Columns>
        </>
      )}
    </Loaded>
  );
}
