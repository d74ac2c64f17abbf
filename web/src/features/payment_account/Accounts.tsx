import { useInfiniteQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useWords } from "@/app/words";
import { ActionDrawer } from "@/shared/action/ActionDrawer";
import { BeginButton } from "@/shared/action/BeginButton";
import { get, query } from "@/shared/api";
import type { Action, Page } from "@/shared/contract";
import { DataTable } from "@/shared/DataTable";
import { Mark } from "@/shared/Mark";
import { Nothing } from "@/shared/Nothing";
import { PageHead } from "@/shared/PageHead";
import { ProblemNotice } from "@/shared/ProblemNotice";
import { type AccountRow, toneOfStage } from "./accounts";

// Accounts that the reader's organisation pays from and to, each entered by one and approved by another.
export function Accounts() {
  const { t } = useTranslation();
  const words = useWords();
  const [chosen, choose] = useState<Action>();
  const listed = useInfiniteQuery({
    queryKey: ["payment-accounts"],
    queryFn: ({ pageParam }) => get<Page<AccountRow>>(`/payment-accounts${query({ limit: 200, cursor: pageParam })}`),
    initialPageParam: "",
    getNextPageParam: (last) => last.next,
  });
  const rows = listed.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <PageHead title={t("payment_account.title")} about={t("payment_account.about")} extra={<BeginButton operation="enterPaymentAccount" place={() => "/payment-accounts"} />} />
      {listed.isError && <ProblemNotice error={listed.error} retry={() => void listed.refetch()} />}
      <DataTable
        rows={rows}
        rowKey={(row) => row.id}
        loading={listed.isPending}
        pageSize={50}
        emphasise={(row) => row.stage.name === "proposed"}
        empty={<Nothing title={t("payment_account.none")} advice={t("payment_account.none_advice")} />}
        columns={[
          {
            key: "holder",
            title: t("payment_account.holder"),
            card: "head",
            sort: (left, right) => left.holder.name.localeCompare(right.holder.name, "zh"),
            show: (row) => (
              <>
                {row.holder.name} {row.own && <Mark>{t("payment_account.own")}</Mark>}
                <div className="number">{row.number}</div>
              </>
            ),
          },
          {
            key: "bank",
            title: t("payment_account.bank"),
            sort: (left, right) => left.bank.localeCompare(right.bank, "zh"),
            show: (row) => (
              <>
                {row.bank}
                <div className="id">{row.bank_cnaps}</div>
              </>
            ),
          },
          {
            key: "stage",
            title: t("payment_account.stage"),
            card: "aside",
            filters: [...new Map(rows.map((row) => [row.stage.name, row.stage])).values()].map((each) => ({ text: words(each), value: each.name })),
            filterBy: (row) => row.stage.name,
            show: (row) => <Mark tone={toneOfStage(row.stage.name)}>{words(row.stage)}</Mark>,
          },
          {
            key: "entered",
            title: t("payment_account.entered"),
            sort: (left, right) => left.entered_on.localeCompare(right.entered_on),
            wrap: 280,
            show: (row) => (
              <>
                <span className="number">{row.entered_on}</span> {row.maker}
                <div className="quiet">{row.basis}</div>
              </>
            ),
          },
          {
            key: "decided",
            title: t("payment_account.decided"),
            wrap: 280,
            show: (row) =>
              row.decided_on && (
                <>
                  <span className="number">{row.decided_on}</span> {row.checker}
                  <div className="quiet">{row.closed_because ?? row.opinion}</div>
                </>
              ),
          },
          {
            key: "acts",
            title: t("payment_account.acts"),
            show: (row) =>
              row.actions.length > 0
                ? row.actions.map((action) => (
                    <Button key={action.name} size="small" danger={action.dangerous ?? false} onClick={() => choose(action)}>
                      {words(action)}
                    </Button>
                  ))
                : null,
          },
        ]}
      />
      {listed.hasNextPage && (
        <Button loading={listed.isFetchingNextPage} onClick={() => void listed.fetchNextPage()}>
          {t("payment_account.more")}
        </Button>
      )}
      <ActionDrawer action={chosen} close={() => choose(undefined)} done={() => undefined} />
    </>
  );
}
