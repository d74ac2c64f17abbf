import { UploadOutlined } from "@ant-design/icons";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Button, Segmented } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useWords } from "@/app/words";
import { useMe } from "@/features/session/session";
import { Amount } from "@/shared/Amount";
import { get, query } from "@/shared/api";
import type { Page } from "@/shared/contract";
import { DataTable } from "@/shared/DataTable";
import { Mark } from "@/shared/Mark";
import { compareMoney } from "@/shared/money";
import { Nothing } from "@/shared/Nothing";
import { PageHead } from "@/shared/PageHead";
import { ProblemNotice } from "@/shared/ProblemNotice";
import styles from "./BankStatement.module.css";
import type { StatementRow } from "./statements";

const STAGES = ["", "waiting", "done"] as const;

export function Statements() {
  const { t } = useTranslation();
  const words = useWords();
  const me = useMe();
  const [stage, setStage] = useState<string>("");
  const listed = useInfiniteQuery({
    queryKey: ["bank-statements", stage],
    queryFn: ({ pageParam }) => get<Page<StatementRow>>(`/bank-statements${query({ stage, limit: 100, cursor: pageParam })}`),
    initialPageParam: "",
    getNextPageParam: (last) => last.next,
    placeholderData: (previous) => previous,
  });
  const rows = listed.data?.pages.flatMap((page) => page.items) ?? [];
  const takes = me.roles.includes("bank_officer");
  return (
    <>
      <PageHead
        title={t("menu.bank_statements")}
        about={t("bank_statement.about")}
        extra={
          <>
            <Link to="/payment-accounts">
              <Button>{t("payment_account.title")}</Button>
            </Link>
            {takes && (
              <Link to="/bank-statements/new">
                <Button type="primary" icon={<UploadOutlined />}>
                  {t("bank_statement.take")}
                </Button>
              </Link>
            )}
          </>
        }
      />
      <div className={styles.tools}>
        <Segmented value={stage} onChange={setStage} options={STAGES.map((each) => ({ value: each, label: t(`bank_statement.stages.${each || "all"}`) }))} />
      </div>
      {listed.isError && <ProblemNotice error={listed.error} retry={() => void listed.refetch()} />}
      <DataTable
        rows={rows}
        rowKey={(row) => row.id}
        loading={listed.isPending}
        pageSize={50}
        emphasise={(row) => row.stage.name === "waiting"}
        empty={<Nothing title={t(stage ? "bank_statement.none_found" : "bank_statement.none")} advice={stage ? "" : t("bank_statement.none_advice")} />}
        columns={[
          {
            key: "number",
            title: t("bank_statement.statement"),
            card: "head",
            sort: (left, right) => left.number.localeCompare(right.number),
            show: (row) => (
              <>
                <Link to={`/bank-statements/${row.id}`}>{row.number}</Link>
                <div className="id">{row.account}</div>
              </>
            ),
          },
          {
            key: "stage",
            title: t("bank_statement.stage"),
            card: "aside",
            show: (row) => <Mark tone={row.stage.name === "waiting" ? "warning" : "good"}>{words(row.stage)}</Mark>,
          },
          {
            key: "closing",
            title: t("bank_statement.closing_on"),
            sort: (left, right) => left.closing.on.localeCompare(right.closing.on),
            show: (row) => <span className="number">{row.closing.on}</span>,
          },
          {
            key: "balance",
            title: t("bank_statement.closing"),
            numeric: true,
            sort: (left, right) => compareMoney(left.closing.amount, right.closing.amount),
            show: (row) => <Amount value={row.closing.amount} />,
          },
          {
            key: "recorded",
            title: t("bank_statement.recorded"),
            numeric: true,
            sort: (left, right) => compareMoney(left.counts.recorded.amount, right.counts.recorded.amount),
            show: (row) => <Counted counted={row.counts.recorded} />,
          },
          {
            key: "waiting",
            title: t("bank_statement.waiting"),
            numeric: true,
            sort: (left, right) => compareMoney(left.counts.waiting.amount, right.counts.waiting.amount),
            show: (row) => <Counted counted={row.counts.waiting} />,
          },
          {
            key: "taken",
            title: t("bank_statement.taken"),
            sort: (left, right) => left.taken_on.localeCompare(right.taken_on),
            show: (row) => (
              <>
                <span className="number">{row.taken_on}</span> {row.maker}
              </>
            ),
          },
        ]}
      />
      {listed.hasNextPage && (
        <Button loading={listed.isFetchingNextPage} onClick={() => void listed.fetchNextPage()}>
          {t("bank_statement.more")}
        </Button>
      )}
    </>
  );
}

function Counted({ counted }: { counted: { count: number; amount: string } }) {
  const { t } = useTranslation();
  if (counted.count === 0) return <span className="quiet">—</span>;
  return (
    <>
      <Amount value={counted.amount} />
      <div className="quiet">{t("bank_statement.entries_count", { count: counted.count })}</div>
    </>
  );
}
