import { useQuery } from "@tanstack/react-query";
import { Alert, Card } from "antd";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { useWords } from "@/app/words";
import { Clocks } from "@/features/licence/Clocks";
import styles from "@/features/licence/Licence.module.css";
import { NextStep } from "@/shared/action/NextStep";
import { Amount } from "@/shared/Amount";
import { get } from "@/shared/api";
import { Columns } from "@/shared/Columns";
import { DataTable } from "@/shared/DataTable";
import { FieldList } from "@/shared/FieldList";
import { Loaded } from "@/shared/Loaded";
import { Mark } from "@/shared/Mark";
import { Nothing } from "@/shared/Nothing";
import { PageHead } from "@/shared/PageHead";
import { Panel } from "@/shared/Panel";
import { Timeline } from "@/shared/Timeline";
import { type ReceivableAnswer, toneOfStanding } from "./receivables";

export function ReceivablePage() {
  const { t } = useTranslation();
  const words = useWords();
  const { id = "" } = useParams();
  const page = useQuery({ queryKey: ["receivable", id], queryFn: () => get<ReceivableAnswer>(`/receivables/${encodeURIComponent(id)}`) });
  return (
    <Loaded from={page}>
      {(data) => (
        <>
          <PageHead
            title={`${data.registration.grantor} · ${data.registration.number}`}
            about={
              <>
                <Mark tone={toneOfStanding(data.registration.standing.name)}>{words(data.registration.standing)}</Mark>{" "}
                {t("receivable.until", { date: data.registration.ends_on })} · {data.registration.secured_party}
              </>
            }
          />
          <div className={styles.notices}>
            {!data.whole && <Alert type="info" showIcon title={t("receivable.public_part")} />}
            {data.registration.standing.name === "lapsed" && <Alert type="error" showIcon title={t("receivable.lapsed", { date: data.registration.ends_on })} />}
            {data.notes.length > 0 && (
              <Alert
                type="warning"
                showIcon
                title={t("receivable.notes")}
                description={
                  <ul>
                    {data.notes.map((note) => (
                      <li key={note.name}>{words(note)}</li>
                    ))}
                  </ul>
                }
              />
            )}
          </div>
          <Columns
            side={
              <>
                {(data.whole || data.actions.length > 0) && <NextStep actions={data.actions} />}
                <Clocks clocks={data.clocks} />
              </>
            }
          >
            <Card title={t("receivable.content")}>
              <FieldList fields={data.fields} />
            </Card>
            <Panel title={t("receivable.ranking")}>
              <p className={styles.about}>{t("receivable.ranking_about")}</p>
              <DataTable
                rows={data.ranking}
                rowKey={(row) => row.id}
                small
                flush
                emphasise={(row) => row.own}
                empty={<Nothing title={t("receivable.ranking_none")} />}
                columns={[
                  { key: "rank", title: t("receivable.rank"), card: "aside", numeric: true, show: (row) => row.rank },
                  {
                    key: "number",
                    title: t("receivable.number"),
                    card: "head",
                    show: (row) => (row.own ? <b className="number">{row.number}</b> : <Link to={`/receivables/${row.id}`}>{row.number}</Link>),
                  },
                  { key: "secured_party", title: t("receivable.secured_party"), show: (row) => row.secured_party },
                  { key: "registered_on", title: t("receivable.registered_on"), show: (row) => <span className="number">{row.registered_on}</span> },
                  { key: "ends_on", title: t("receivable.ends_on"), show: (row) => <span className="number">{row.ends_on}</span> },
                ]}
              />
            </Panel>
            {data.whole && data.payments.length > 0 && (
              <Panel title={t("receivable.payments")}>
                <DataTable
                  rows={data.payments}
                  rowKey={(row) => row.due}
                  small
                  flush
                  columns={[
                    { key: "due", title: t("licence.payment_due"), card: "head", show: (row) => <span className="number">{row.due}</span> },
                    { key: "amount", title: t("licence.amount"), numeric: true, show: (row) => <Amount value={row.amount} /> },
                    { key: "past", title: t("licence.standing"), card: "aside", show: (row) => t(row.past ? "licence.due_past" : "licence.due_to_come") },
                  ]}
                />
              </Panel>
            )}
            {data.objections.length > 0 && <Objections rows={data.objections} />}
            {data.whole && (
              <Card title={t("timeline.title")}>
                <Timeline items={data.timeline} />
              </Card>
            )}
          </Columns>
        </>
      )}
    </Loaded>
  );
}

function Objections({ rows }: { rows: ReceivableAnswer["objections"] }) {
  const { t } = useTranslation();
  const words = useWords();
  return (
    <Panel title={t("receivable.objections")}>
      <p className={styles.about}>{t("receivable.objections_about")}</p>
      <DataTable
        rows={rows}
        rowKey={(row) => String(row.number)}
        small
        flush
        columns={[
          {
            key: "objector",
            title: t("receivable.objector"),
            card: "head",
            show: (row) => (
              <>
                {row.number}. {row.objector}
              </>
            ),
          },
          {
            key: "standing",
            title: t("licence.standing"),
            card: "aside",
            show: (row) => row.standing && <Mark tone={toneOfStanding(row.standing.name)}>{words(row.standing)}</Mark>,
          },
          {
            key: "reason",
            title: t("receivable.reason"),
            show: (row) => (
              <>
                {row.reason}
                <div className="quiet">{t("receivable.answered", { answer: row.answer })}</div>
              </>
            ),
          },
          { key: "on", title: t("receivable.objected_on"), show: (row) => <span className="number">{row.on}</span> },
          {
            key: "notify_by",
            title: t("receivable.notify_by"),
            show: (row) => <span className="number">{row.notified_on ? t("receivable.notified_on", { date: row.notified_on }) : (row.notify_by ?? "—")}</span>,
          },
          { key: "suit_by", title: t("receivable.suit_by"), show: (row) => row.suit ?? <span className="number">{row.suit_by ?? "—"}</span> },
        ]}
      />
    </Panel>
  );
}
