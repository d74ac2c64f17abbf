import { DownloadOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Alert, Button, Card } from "antd";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { useWords } from "@/app/words";
import { NextStep } from "@/shared/action/NextStep";
import { Amount } from "@/shared/Amount";
import { API, get } from "@/shared/api";
import { Columns } from "@/shared/Columns";
import { DataTable } from "@/shared/DataTable";
import { Loaded } from "@/shared/Loaded";
import { Mark } from "@/shared/Mark";
import { PageHead } from "@/shared/PageHead";
import { Panel } from "@/shared/Panel";
import { Timeline } from "@/shared/Timeline";
import styles from "./Subsidy.module.css";
import { type BatchAnswer, toneOfStage } from "./subsidies";

export function BatchPage() {
  const { id = "" } = useParams();
  const page = useQuery({ queryKey: ["subsidy-batch", id], queryFn: () => get<BatchAnswer>(`/subsidy-batches/${encodeURIComponent(id)}`) });
  return <Loaded from={page}>{(batch) => <Shown batch={batch} />}</Loaded>;
}

function Shown({ batch }: { batch: BatchAnswer }) {
  const { t } = useTranslation();
  const words = useWords();
  return (
    <>
      <PageHead
        title={
          <>
            {batch.title} <Mark tone={toneOfStage(batch.stage.name)}>{words(batch.stage)}</Mark>
          </>
        }
        about={
          <>
            {words(batch.programme.title)} · <span className="number">{batch.on}</span> · {t("subsidy.made_by", { maker: batch.maker })}
            {batch.checker && ` · ${t("subsidy.checked_by", { checker: batch.checker })}`}
          </>
        }
        extra={
          <Button icon={<DownloadOutlined />} href={`${API}/subsidy-batches/${encodeURIComponent(batch.id)}/payments.xlsx`} download>
            {t("subsidy.payment_list")}
          </Button>
        }
      />
      {batch.rejected_because && <Alert className={styles.notice!} showIcon type="error" title={t("subsidy.rejected_because")} description={batch.rejected_because} />}
      <Columns side={<NextStep actions={batch.actions} />}>
        <Card title={t("subsidy.by_payer")}>
          <dl className={styles.figures}>
            <div className={styles.strong}>
              <dt>{t("subsidy.total")}</dt>
              <dd>
                <Amount value={batch.amount} />
              </dd>
            </div>
            {batch.totals.map((each) => (
              <div key={`${each.name}-${each.payer.id}`}>
                <dt>
                  {words(each)} · {each.payer.name}
                </dt>
                <dd>
                  <Amount value={each.amount} />
                </dd>
              </div>
            ))}
          </dl>
          {batch.payment && <p className="quiet">{t("subsidy.paid_with", { reference: batch.payment.reference, date: batch.payment.on })}</p>}
        </Card>
        {batch.pots.length > 0 && (
          <Panel title={t("subsidy.pots")} extra={<span className="quiet">{t("subsidy.pots_about")}</span>}>
            <DataTable
              rows={batch.pots}
              rowKey={(row) => row.counter}
              small
              flush
              columns={[
                { key: "pot", title: t("subsidy.pot"), card: "head", show: (row) => <Link to={`/subsidy-counters/${row.counter}`}>{words(row.words)}</Link> },
                { key: "limit", title: t("subsidy.limit"), numeric: true, show: (row) => <Amount value={row.limit} /> },
                { key: "asked", title: t("subsidy.pot_asked"), numeric: true, show: (row) => <Amount value={row.asked} /> },
                { key: "shared", title: t("subsidy.pot_shared"), numeric: true, show: (row) => <Amount value={row.shared} /> },
              ]}
            />
          </Panel>
        )}
        <Panel title={t("subsidy.lines_title", { count: batch.items.length })}>
          <DataTable
            rows={batch.items}
            rowKey={(row) => row.application}
            small
            flush
            pageSize={50}
            columns={[
              { key: "applicant", title: t("subsidy.payee_name"), card: "head", show: (row) => row.applicant.name },
              { key: "application", title: t("subsidy.id"), show: (row) => <Link to={`/subsidies/${row.application}`}>{row.application}</Link> },
              { key: "what", title: t("subsidy.what"), show: (row) => words(row.what) },
              { key: "accepted", title: t("subsidy.accepted"), numeric: true, show: (row) => <Amount value={row.accepted} /> },
              { key: "now", title: t("subsidy.now"), numeric: true, show: (row) => <Amount value={row.now} /> },
            ]}
          />
        </Panel>
        <Card title={t("timeline.title")}>
          <Timeline items={batch.timeline} />
        </Card>
      </Columns>
    </>
  );
}
