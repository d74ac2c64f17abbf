import { DownloadOutlined } from "@ant-design/icons";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Button, Segmented } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useWords } from "@/app/words";
import { BeginButton } from "@/shared/action/BeginButton";
import styles from "@/features/licence/Licence.module.css";
import { Amount } from "@/shared/Amount";
import { API, get, query } from "@/shared/api";
import type { Page } from "@/shared/contract";
import { DataTable } from "@/shared/DataTable";
import { Mark } from "@/shared/Mark";
import { Nothing } from "@/shared/Nothing";
import { PageHead } from "@/shared/PageHead";
import { ProblemNotice } from "@/shared/ProblemNotice";
import { isOpen, type PolicyRow, toneOfStanding } from "./policies";

const ROWS = 200;
type Shown = "open" | "in_force" | "all";

// For an insurer its underwriter's desk, for a firm what it has insured.
export function Policies() {
  const { t } = useTranslation();
  const words = useWords();
  const [shown, show] = useState<Shown>("all");
  const list = useInfiniteQuery({
    queryKey: ["insurance-policies"],
    queryFn: ({ pageParam }) => get<Page<PolicyRow>>(`/insurance-policies${query({ limit: ROWS, cursor: pageParam })}`),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next,
  });
  const rows = list.data?.pages.flatMap(({ items }) => items) ?? [];
  const belongs = (row: PolicyRow, which: Shown) => which === "all" || (which === "open" ? isOpen(row) : row.standing.name === "in_force");
  const few = (which: Shown) => rows.filter((row) => belongs(row, which)).length;
  return (
    <>
      <PageHead
        title={t("menu.policies")}
        about={t("policy.about")}
        extra={
          <>
            <Button icon={<DownloadOutlined />} href={`${API}/insurance-policies.xlsx`} download>
              {t("licence.export")}
            </Button>
            <BeginButton operation="applyForInsurance" place={(id) => `/insurance-policies/${id}`} />
          </>
        }
      />
      {list.isError ? (
        <ProblemNotice error={list.error} retry={() => void list.refetch()} />
      ) : (
        <>
          <div className={styles.tools}>
            <Segmented<Shown>
              value={shown}
              onChange={show}
              options={(["all", "open", "in_force"] as const).map((which) => ({ value: which, label: t(`policy.shown_${which}`, { count: few(which) }) }))}
            />
          </div>
          <DataTable
            rows={rows.filter((row) => belongs(row, shown))}
            rowKey={(row) => row.id}
            loading={list.isPending}
            pageSize={50}
            emphasise={(row) => row.stage.name === "referred"}
            empty={<Nothing title={t("policy.none")} advice={t("policy.none_advice")} />}
            columns={[
              {
                key: "number",
                title: t("policy.number"),
                card: "head",
                sort: (left, right) => (left.number ?? "").localeCompare(right.number ?? ""),
                show: (row) => <Link to={`/insurance-policies/${row.id}`}>{row.number ?? t("policy.no_number")}</Link>,
              },
              {
                key: "standing",
                title: t("policy.standing"),
                card: "aside",
                filters: [...new Map(rows.map((row) => [row.standing.name, words(row.standing)]))].map(([value, text]) => ({ value, text })),
                filterBy: (row) => row.standing.name,
                show: (row) => <Mark tone={toneOfStanding(row.standing.name)}>{words(row.standing)}</Mark>,
              },
              { key: "title", title: t("policy.product"), wrap: 220, show: (row) => (row.title ? words(row.title) : row.product) },
              {
                key: "line",
                title: t("insurance.line"),
                filters: [...new Map(rows.map((row) => [row.line.name, words(row.line)]))].map(([value, text]) => ({ value, text })),
                filterBy: (row) => row.line.name,
                show: (row) => words(row.line),
              },
              { key: "holder", title: t("policy.holder"), wrap: 200, sort: (left, right) => left.holder.localeCompare(right.holder, "zh"), show: (row) => row.holder },
              { key: "insurer", title: t("policy.insurer"), wrap: 200, show: (row) => row.insurer },
              { key: "from", title: t("policy.from"), sort: (left, right) => left.from.localeCompare(right.from), show: (row) => <span className="number">{row.from}</span> },
              { key: "until", title: t("policy.until"), sort: (left, right) => left.until.localeCompare(right.until), show: (row) => <span className="number">{row.until}</span> },
              { key: "items", title: t("policy.items"), numeric: true, sort: (left, right) => left.items - right.items, show: (row) => row.items },
              { key: "premium", title: t("policy.premium"), numeric: true, sort: (left, right) => Number(left.premium) - Number(right.premium), show: (row) => (row.number === undefined ? "—" : <Amount value={row.premium} />) },
              { key: "unpaid", title: t("policy.unpaid"), numeric: true, show: (row) => (Number(row.unpaid) === 0 ? "—" : <Amount value={row.unpaid} />) },
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
