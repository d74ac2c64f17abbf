import { useInfiniteQuery } from "@tanstack/react-query";
import { Button, Segmented } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useWords } from "@/app/words";
import { BeginButton } from "@/shared/action/BeginButton";
import licence from "@/features/licence/Licence.module.css";
import { Amount } from "@/shared/Amount";
import { get, query } from "@/shared/api";
import type { Page } from "@/shared/contract";
import { DataTable } from "@/shared/DataTable";
import { Mark } from "@/shared/Mark";
import { Nothing } from "@/shared/Nothing";
import { PageHead } from "@/shared/PageHead";
import { ProblemNotice } from "@/shared/ProblemNotice";
import { type CaseRow, isOpen, toneOfStage } from "./protection";

const ROWS = 200;
type Shown = "open" | "all";

// A firm's disputes about its rights, and for the office of the alliance those that its members help with.
export function Cases() {
  const { t } = useTranslation();
  const words = useWords();
  const [shown, show] = useState<Shown>("all");
  const list = useInfiniteQuery({
    queryKey: ["protection-cases"],
    queryFn: ({ pageParam }) => get<Page<CaseRow>>(`/protection-cases${query({ limit: ROWS, cursor: pageParam })}`),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next,
  });
  const rows = list.data?.pages.flatMap(({ items }) => items) ?? [];
  const few = (which: Shown) => rows.filter((row) => which === "all" || isOpen(row)).length;
  return (
    <>
      <PageHead
        title={t("menu.protection")}
        about={t("protection.about")}
        extra={
          <>
            <Link to="/alliance">
              <Button>{t("protection.alliance")}</Button>
            </Link>
            <BeginButton operation="openProtectionCase" place={(id) => `/protection-cases/${id}`} />
          </>
        }
      />
      {list.isError ? (
        <ProblemNotice error={list.error} retry={() => void list.refetch()} />
      ) : (
        <>
          <div className={licence.tools}>
            <Segmented<Shown>
              value={shown}
              onChange={show}
              options={(["all", "open"] as const).map((which) => ({ value: which, label: t(`protection.shown_${which}`, { count: few(which) }) }))}
            />
          </div>
          <DataTable
            rows={rows.filter((row) => shown === "all" || isOpen(row))}
            rowKey={(row) => row.id}
            loading={list.isPending}
            pageSize={50}
            empty={<Nothing title={t("protection.none")} advice={t("protection.none_advice")} />}
            columns={[
              { key: "id", title: t("protection.number"), card: "head", show: (row) => <Link to={`/protection-cases/${row.id}`}>{row.id}</Link> },
              {
                key: "stage",
                title: t("claim.stage"),
                card: "aside",
                filters: [...new Map(rows.map((row) => [row.stage.name, words(row.stage)]))].map(([value, text]) => ({ value, text })),
                filterBy: (row) => row.stage.name,
                show: (row) => <Mark tone={toneOfStage(row.stage.name)}>{words(row.stage)}</Mark>,
              },
              { key: "firm", title: t("protection.firm"), wrap: 200, show: (row) => row.firm },
              {
                key: "right",
                title: t("protection.right"),
                wrap: 220,
                show: (row) => (
                  <>
                    {row.title}
                    <div className="quiet number">{row.number}</div>
                  </>
                ),
              },
              { key: "opponent", title: t("claim.opponent"), wrap: 180, show: (row) => row.opponent },
              { key: "helper", title: t("protection.helper"), wrap: 180, show: (row) => row.helper ?? "—" },
              { key: "opened_on", title: t("protection.opened_on"), sort: (left, right) => left.opened_on.localeCompare(right.opened_on), show: (row) => <span className="number">{row.opened_on}</span> },
              {
                key: "days",
                title: t("protection.days"),
                numeric: true,
                sort: (left, right) => left.days - right.days,
                show: (row) => <span className={row.days > row.target_days ? "bad" : undefined}>{t("unit.days", { value: row.days })}</span>,
              },
              { key: "cost", title: t("protection.cost"), numeric: true, sort: (left, right) => Number(left.cost) - Number(right.cost), show: (row) => <Amount value={row.cost} /> },
            ]}
          />
          {list.hasNextPage && (
            <p>
              <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
                {t("policy.more")}
              </Button>
            </p>
          )}
        </>
      )}
    </>
  );
}
