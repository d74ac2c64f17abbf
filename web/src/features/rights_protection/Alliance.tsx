import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useWords } from "@/app/words";
import { ActionDrawer } from "@/shared/action/ActionDrawer";
import { GlobalActions } from "@/shared/action/GlobalActions";
import { get } from "@/shared/api";
import type { Action, Page } from "@/shared/contract";
import { DataTable } from "@/shared/DataTable";
import { Loaded } from "@/shared/Loaded";
import { Mark } from "@/shared/Mark";
import { Nothing } from "@/shared/Nothing";
import { PageHead } from "@/shared/PageHead";
import type { HelperRow } from "./protection";

// Who helps firms to protect their rights; kept by the offices that admit them.
export function Alliance() {
  const { t } = useTranslation();
  const words = useWords();
  const [chosen, choose] = useState<Action>();
  const list = useQuery({ queryKey: ["alliance-helpers"], queryFn: () => get<Page<HelperRow>>("/alliance-helpers?limit=200") });
  return (
    <>
      <PageHead title={t("protection.alliance")} about={t("protection.alliance_about")} extra={<GlobalActions only={({ name }) => name === "admitAllianceHelper"} />} />
      <Loaded from={list}>
        {({ items }) => (
          <DataTable
            rows={items}
            rowKey={(row) => row.id}
            pageSize={50}
            empty={<Nothing title={t("protection.no_helpers")} advice={t("protection.no_helpers_advice")} />}
            columns={[
              { key: "name", title: t("protection.helper"), card: "head", wrap: 240, sort: (left, right) => left.name.localeCompare(right.name, "zh"), show: (row) => row.name },
              { key: "stage", title: t("claim.stage"), card: "aside", show: (row) => <Mark tone={row.stage.name === "member" ? "good" : "plain"}>{words(row.stage)}</Mark> },
              {
                key: "sort",
                title: t("protection.sort"),
                filters: [...new Map(items.map((row) => [row.sort.name, words(row.sort)]))].map(([value, text]) => ({ value, text })),
                filterBy: (row) => row.sort.name,
                show: (row) => words(row.sort),
              },
              { key: "licence", title: t("protection.licence"), show: (row) => row.licence },
              { key: "region", title: t("protection.region"), show: (row) => <span className="number">{row.region}</span> },
              { key: "contact", title: t("protection.contact"), wrap: 180, show: (row) => row.contact },
              { key: "operator", title: t("protection.operator"), wrap: 200, show: (row) => row.operator },
              { key: "admitted_on", title: t("protection.admitted_on"), show: (row) => <span className="number">{row.admitted_on}</span> },
              {
                key: "actions",
                title: "",
                show: (row) =>
                  row.actions?.map((action) => (
                    <Button key={action.name} size="small" danger onClick={() => choose(action)}>
                      {words(action)}
                    </Button>
                  )),
              },
            ]}
          />
        )}
      </Loaded>
      <ActionDrawer action={chosen} close={() => choose(undefined)} />
    </>
  );
}
