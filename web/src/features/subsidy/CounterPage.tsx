import { useQuery } from "@tanstack/react-query";
import { Card } from "antd";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { useWords } from "@/app/words";
import { Amount } from "@/shared/Amount";
import { get } from "@/shared/api";
import { Columns } from "@/shared/Columns";
import { DataTable } from "@/shared/DataTable";
import { Loaded } from "@/shared/Loaded";
import { Mark } from "@/shared/Mark";
import { compareMoney, fenToText, parseFen } from "@/shared/money";
import { Nothing } from "@/shared/Nothing";
import { PageHead } from "@/shared/PageHead";
import { Panel } from "@/shared/Panel";
import { CounterChart } from "./CounterChart";
import styles from "./Subsidy.module.css";
import { type CounterAnswer, toneOfStage } from "./subsidies";

export function CounterPage() {
  const { id = "" } = useParams();
  const page = useQuery({ queryKey: ["subsidy-counter", id], queryFn: () => get<CounterAnswer>(`/subsidy-counters/${encodeURIComponent(id)}`) });
  return <Loaded from={page}>{(counter) => <Shown counter={counter} />}</Loaded>;
}

function Shown({ counter }: { counter: CounterAnswer }) {
  const { t } = useTranslation();
  const words = useWords();
  const room = parseFen(counter.limit) - parseFen(counter.used);
  const figures = [
    ["limit", counter.limit],
    ["used", counter.used],
    ["room", room > 0n ? fenToText(room) : "0.00"],
  ] as const;
  return (
    <>
      <PageHead
        title={
          <>
            {words(counter.words)} <Mark tone={toneOfStage(counter.stage.name)}>{words(counter.stage)}</Mark>
          </>
        }
        about={[counter.programme ? words(counter.programme.title) : t("subsidy.counter_group", { name: counter.name }), words(counter.per), counter.subject?.name, counter.year].filter(Boolean).join(" · ")}
      />
      <Columns side={null}>
      <Card title={t("subsidy.counter_history")}>
        <dl className={styles.figures}>
          {figures.map(([name, value]) => (
            <div key={name} className={name === "room" ? styles.strong : undefined}>
              <dt>{t(`subsidy.${name}`)}</dt>
              <dd>
                <Amount value={value} />
              </dd>
            </div>
          ))}
        </dl>
        <CounterChart changes={counter.changes} limit={counter.limit} />
        {counter.shared && <p className="quiet">{t("subsidy.shared_on", { date: counter.shared.on, asked: counter.shared.asked, shared: counter.shared.shared })}</p>}
      </Card>
      <Panel title={t("subsidy.counter_applications")}>
        <DataTable
          rows={counter.applications}
          rowKey={(row) => row.id}
          small
          flush
          pageSize={20}
          empty={<Nothing title={t("subsidy.counter_none")} />}
          columns={[
            { key: "applicant", title: t("subsidy.applicant"), card: "head", show: (row) => row.applicant.name },
            { key: "id", title: t("subsidy.id"), show: (row) => <Link to={`/subsidies/${row.id}`}>{row.id}</Link> },
            { key: "amount", title: t("subsidy.amount"), numeric: true, sort: (a, b) => compareMoney(a.amount, b.amount), show: (row) => <Amount value={row.amount} /> },
            { key: "stage", title: t("subsidy.stage"), card: "aside", show: (row) => <Mark tone={toneOfStage(row.stage.name)}>{words(row.stage)}</Mark> },
          ]}
        />
      </Panel>
      <Panel title={t("subsidy.counter_changes")}>
        <DataTable
          rows={[...counter.changes].reverse()}
          rowKey={(row) => `${row.on}-${row.application}-${row.used}-${row.change}`}
          small
          flush
          pageSize={20}
          columns={[
            { key: "on", title: t("subsidy.date"), show: (row) => <span className="number">{row.on}</span> },
            { key: "application", title: t("subsidy.id"), card: "head", show: (row) => <Link to={`/subsidies/${row.application}`}>{row.application}</Link> },
            { key: "reason", title: t("subsidy.reason"), show: (row) => row.reason },
            { key: "change", title: t("subsidy.change"), numeric: true, show: (row) => <Amount value={row.change} /> },
            { key: "used", title: t("subsidy.used"), numeric: true, show: (row) => <Amount value={row.used} /> },
          ]}
        />
      </Panel>
      </Columns>
    </>
  );
}
