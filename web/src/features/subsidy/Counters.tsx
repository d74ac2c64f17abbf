import { useQuery } from "@tanstack/react-query";
import { Progress } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useWords } from "@/app/words";
import { colours } from "@/app/theme";
import { Amount } from "@/shared/Amount";
import { get } from "@/shared/api";
import { DataTable } from "@/shared/DataTable";
import { Loaded } from "@/shared/Loaded";
import { Mark } from "@/shared/Mark";
import { compareMoney, parseFen } from "@/shared/money";
import { Nothing } from "@/shared/Nothing";
import { PageHead } from "@/shared/PageHead";
import styles from "./Subsidy.module.css";
import { type CounterRow, type Listed, toneOfStage } from "./subsidies";

const MOST = 200;
const WHOLE = 100n;

// How far a bar is filled; the figures beside it are the text that came.
export function percentUsed({ limit, used }: { limit: string; used: string }): number {
  const whole = parseFen(limit);
  return whole === 0n ? 100 : Number((parseFen(used) * WHOLE) / whole);
}

export function Counters() {
  const { t } = useTranslation();
  const words = useWords();
  const listed = useQuery({ queryKey: ["subsidy-counters"], queryFn: () => get<Listed<CounterRow>>(`/subsidy-counters?limit=${MOST}`) });
  return (
    <>
      <PageHead title={t("menu.subsidy_counters")} about={t("subsidy.counters_about")} />
      <Loaded from={listed}>
        {({ items }) => (
          <DataTable
            rows={items}
            rowKey={(row) => row.id}
            pageSize={20}
            empty={<Nothing title={t("subsidy.no_counters")} advice={t("subsidy.no_counters_advice")} />}
            columns={[
              {
                key: "words",
                title: t("subsidy.counter"),
                card: "head",
                show: (row) => (
                  <>
                    <Link to={`/subsidy-counters/${row.id}`}>{words(row.words)}</Link>
                    <div className="quiet">{row.programme ? words(row.programme.title) : t("subsidy.counter_group", { name: row.name })}</div>
                  </>
                ),
              },
              {
                key: "per",
                title: t("subsidy.counter_per"),
                show: (row) => words(row.per),
                filters: [...new Map(items.map((row) => [row.per.name, words(row.per)]))].map(([value, text]) => ({ value, text })),
                filterBy: (row) => row.per.name,
              },
              { key: "subject", title: t("subsidy.counter_subject"), show: (row) => [row.subject?.name, row.year].filter(Boolean).join(" · ") },
              { key: "limit", title: t("subsidy.limit"), numeric: true, sort: (a, b) => compareMoney(a.limit, b.limit), show: (row) => <Amount value={row.limit} /> },
              { key: "used", title: t("subsidy.used"), numeric: true, sort: (a, b) => compareMoney(a.used, b.used), show: (row) => <Amount value={row.used} /> },
              {
                key: "bar",
                title: t("subsidy.used_share"),
                show: (row) => <Progress className={styles.bar!} percent={percentUsed(row)} size="small" strokeColor={percentUsed(row) >= 100 ? colours.bad : colours.primary} />,
              },
              { key: "stage", title: t("subsidy.stage"), card: "aside", show: (row) => <Mark tone={toneOfStage(row.stage.name)}>{words(row.stage)}</Mark> },
            ]}
          />
        )}
      </Loaded>
    </>
  );
}
