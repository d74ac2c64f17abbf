import { DownloadOutlined } from "@ant-design/icons";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { comma, useWords } from "@/app/words";
import { useMe } from "@/features/session/session";
import { ActionDrawer } from "@/shared/action/ActionDrawer";
import { get, query } from "@/shared/api";
import type { Action } from "@/shared/contract";
import { csvText, saveFile } from "@/shared/csv";
import { type Column, DataTable } from "@/shared/DataTable";
import { Mark, type Tone } from "@/shared/Mark";
import { Nothing } from "@/shared/Nothing";
import { PageHead } from "@/shared/PageHead";
import { ProblemNotice } from "@/shared/ProblemNotice";
import { type ConsentRow, type ConsentsAnswer, type Standing, standingOf } from "./consents";

const ROWS = 200;
const TONES: Record<Standing, Tone> = { in_force: "good", over: "plain", withdrawn: "plain" };
const STANDINGS: Standing[] = ["in_force", "over", "withdrawn"];

// A firm gives and withdraws; others read what was given to them.
export function Consents() {
  const { t } = useTranslation();
  const words = useWords();
  const me = useMe();
  const firm = me.organisation.kind === "enterprise";
  const [action, choose] = useState<Action>();
  const list = useInfiniteQuery({
    queryKey: ["consents"],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) => get<ConsentsAnswer>(`/consents${query({ limit: ROWS, cursor: pageParam })}`),
    getNextPageParam: (last) => last.next,
  });
  const rows = list.data?.pages.flatMap(({ items }) => items) ?? [];
  const give = list.data?.pages[0]?.actions ?? [];
  const standing = (row: ConsentRow) => t(`consents.${standingOf(row)}`);
  const columns: Column<ConsentRow>[] = [
    ...(firm
      ? []
      : [{ key: "firm", title: t("consents.firm"), card: "head" as const, wrap: 220, sort: (left: ConsentRow, right: ConsentRow) => left.firm_name.localeCompare(right.firm_name, "zh"), show: (row: ConsentRow) => row.firm_name }]),
    { key: "to", title: t("consents.to"), ...(firm ? { card: "head" as const } : {}), wrap: 220, sort: (left, right) => left.to_name.localeCompare(right.to_name, "zh"), show: (row) => row.to_name },
    {
      key: "standing",
      title: t("consents.standing"),
      card: "aside",
      filters: STANDINGS.map((value) => ({ value, text: t(`consents.${value}`) })),
      filterBy: standingOf,
      show: (row) => <Mark tone={TONES[standingOf(row)]}>{standing(row)}</Mark>,
    },
    { key: "matters", title: t("consents.matters"), wrap: 260, show: (row) => row.matters.map(words).join(comma()) },
    { key: "purpose", title: t("consents.purpose"), wrap: 220, show: (row) => row.purpose },
    { key: "from", title: t("consents.from"), sort: (left, right) => left.from.localeCompare(right.from), show: (row) => <span className="number">{row.from}</span> },
    {
      key: "until",
      title: t("consents.until"),
      sort: (left, right) => left.until.localeCompare(right.until),
      show: (row) => <span className="number">{row.withdrawn_on ? t("consents.withdrawn_on", { date: row.withdrawn_on }) : row.until}</span>,
    },
    { key: "by", title: t("consents.by"), show: (row) => <span className="id">{row.by}</span> },
    ...(rows.some((row) => row.actions.length > 0)
      ? [
          {
            key: "act",
            title: "",
            show: (row: ConsentRow) =>
              row.actions.map((each) => (
                <Button key={each.name} size="small" danger onClick={() => choose(each)}>
                  {words(each)}
                </Button>
              )),
          },
        ]
      : []),
  ];
  const save = () =>
    saveFile(
      `${t("menu.consents")}.csv`,
      csvText(
        [t("consents.id"), t("consents.firm"), t("consents.to"), t("consents.matters"), t("consents.purpose"), t("consents.from"), t("consents.until"), t("consents.standing"), t("consents.withdrawn")],
        rows.map((row) => [row.id, row.firm_name, row.to_name, row.matters.map(words).join(comma()), row.purpose, row.from, row.until, standing(row), row.withdrawn_on ?? ""]),
      ),
    );
  return (
    <>
      <PageHead
        title={t("menu.consents")}
        about={t(firm ? "consents.about_firm" : "consents.about")}
        extra={
          <>
            <Button icon={<DownloadOutlined />} disabled={rows.length === 0} onClick={save}>
              {t("watch.export")}
            </Button>
            {give.map((each) => (
              <Button key={each.name} type="primary" onClick={() => choose(each)}>
                {words(each)}
              </Button>
            ))}
          </>
        }
      />
      {list.isError ? (
          <ProblemNotice error={list.error} retry={() => void list.refetch()} />
        ) : (
          <DataTable
            rows={rows}
            rowKey={(row) => row.id}
            loading={list.isPending}
            pageSize={50}
            columns={columns}
            empty={
              firm ? (
                <Nothing title={t("consents.none_firm")} advice={t("consents.none_firm_advice")} />
              ) : (
                <Nothing title={t("consents.none")} advice={t("consents.none_advice")} />
              )
            }
          />
        )}
        {list.hasNextPage && (
          <p>
            <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
              {t("shared.more")}
            </Button>
          </p>
        )}
      <ActionDrawer action={action} close={() => choose(undefined)} done={() => undefined} />
    </>
  );
}
