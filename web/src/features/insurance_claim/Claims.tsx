import { DownloadOutlined } from "@ant-design/icons";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Button, Segmented } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useWords } from "@/app/words";
import licence from "@/features/licence/Licence.module.css";
import { useMe } from "@/features/session/session";
import { Amount } from "@/shared/Amount";
import { API, get, query } from "@/shared/api";
import type { Page } from "@/shared/contract";
import { DataTable } from "@/shared/DataTable";
import { Due } from "@/shared/Due";
import { Mark } from "@/shared/Mark";
import { Nothing } from "@/shared/Nothing";
import { PageHead } from "@/shared/PageHead";
import { ProblemNotice } from "@/shared/ProblemNotice";
import { Board } from "./Board";
import { type ClaimRow, isOpen, toneOfStage } from "./claims";

const ROWS = 200;
type Shown = "open" | "late" | "all";
type Form = "table" | "board";

// For an insurer the desk of its claims by their times, for a firm what it asked for.
export function Claims() {
  const { t } = useTranslation();
  const me = useMe();
  const [shown, show] = useState<Shown>("all");
  const [form, draw] = useState<Form>("table");
  const list = useInfiniteQuery({
    queryKey: ["insurance-claims"],
    queryFn: ({ pageParam }) => get<Page<ClaimRow>>(`/insurance-claims${query({ limit: ROWS, cursor: pageParam })}`),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next,
  });
  const rows = list.data?.pages.flatMap(({ items }) => items) ?? [];
  const belongs = (row: ClaimRow, which: Shown) => which === "all" || (which === "open" ? isOpen(row) : (row.deadline?.late ?? false));
  const few = (which: Shown) => rows.filter((row) => belongs(row, which)).length;
  const mayNotify = me.roles.includes("enterprise_officer") || me.roles.includes("insurer_officer");
  const seen = rows.filter((row) => belongs(row, shown));
  return (
    <>
      <PageHead
        title={t("menu.claims")}
        about={t("claim.about")}
        extra={
          <>
            <Button icon={<DownloadOutlined />} href={`${API}/insurance-claims.xlsx`} download>
              {t("licence.export")}
            </Button>
            {mayNotify && (
              <Link to="/insurance-claims/new">
                <Button type="primary">{t("claim.notify")}</Button>
              </Link>
            )}
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
              options={(["all", "open", "late"] as const).map((which) => ({ value: which, label: t(`claim.shown_${which}`, { count: few(which) }) }))}
            />
            <Segmented<Form> value={form} onChange={draw} options={(["table", "board"] as const).map((which) => ({ value: which, label: t(`claim.as_${which}`) }))} />
          </div>
          {form === "board" ? <Board rows={seen} /> : <Rows rows={seen} all={rows} loading={list.isPending} />}
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

function Rows({ rows, all, loading }: { rows: ClaimRow[]; all: ClaimRow[]; loading: boolean }) {
  const { t } = useTranslation();
  const words = useWords();
  const inside = all.some((row) => row.outstanding !== undefined);
  return (
    <DataTable
      rows={rows}
      rowKey={(row) => row.id}
      loading={loading}
      pageSize={50}
      emphasise={(row) => row.deadline?.late ?? false}
      empty={<Nothing title={t("claim.none")} advice={t("claim.none_advice")} />}
      columns={[
        { key: "id", title: t("claim.number"), card: "head", show: (row) => <Link to={`/insurance-claims/${row.id}`}>{row.id}</Link> },
        {
          key: "stage",
          title: t("claim.stage"),
          card: "aside",
          filters: [...new Map(all.map((row) => [row.stage.name, words(row.stage)]))].map(([value, text]) => ({ value, text })),
          filterBy: (row) => row.stage.name,
          show: (row) => (
            <>
              <Mark tone={toneOfStage(row.stage.name)}>{words(row.stage)}</Mark> {row.awaits_papers && <Mark tone="warning">{t("claim.awaits_papers")}</Mark>}
            </>
          ),
        },
        { key: "due", title: t("claim.deadline"), sort: (left, right) => (left.deadline?.due ?? "9").localeCompare(right.deadline?.due ?? "9"), show: (row) => <Due due={row.deadline?.due} /> },
        {
          key: "line",
          title: t("insurance.line"),
          filters: [...new Map(all.map((row) => [row.line.name, words(row.line)]))].map(([value, text]) => ({ value, text })),
          filterBy: (row) => row.line.name,
          show: (row) => words(row.line),
        },
        { key: "policy", title: t("policy.number"), show: (row) => <Link to={`/insurance-policies/${row.policy}`}>{row.policy_number}</Link> },
        { key: "holder", title: t("claim.holder"), wrap: 180, sort: (left, right) => left.holder.localeCompare(right.holder, "zh"), show: (row) => row.holder },
        {
          key: "item",
          title: t("claim.item"),
          wrap: 200,
          show: (row) => (
            <>
              {row.title}
              <div className="quiet number">{row.item}</div>
            </>
          ),
        },
        { key: "occurred_on", title: t("claim.occurred_on"), sort: (left, right) => left.occurred_on.localeCompare(right.occurred_on), show: (row) => <span className="number">{row.occurred_on}</span> },
        { key: "notified_on", title: t("claim.notified_on"), sort: (left, right) => left.notified_on.localeCompare(right.notified_on), show: (row) => <span className="number">{row.notified_on}</span> },
        { key: "estimated", title: t("claim.estimated"), numeric: true, show: (row) => <Amount value={row.estimated} /> },
        ...(inside ? [{ key: "outstanding", title: t("claim.outstanding"), numeric: true, show: (row: ClaimRow) => <Amount value={row.outstanding ?? "0.00"} /> }] : []),
        { key: "paid", title: t("claim.paid"), numeric: true, sort: (left, right) => Number(left.paid) - Number(right.paid), show: (row) => <Amount value={row.paid} /> },
      ]}
    />
  );
}
