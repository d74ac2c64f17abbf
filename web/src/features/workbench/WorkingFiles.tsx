import { DownloadOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button, Input, Segmented } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { semicolon, useWords } from "@/app/words";
import { ActionDrawer } from "@/shared/action/ActionDrawer";
import { Amount } from "@/shared/Amount";
import { get } from "@/shared/api";
import type { Action, Page } from "@/shared/contract";
import { csvText, saveFile } from "@/shared/csv";
import { DataTable } from "@/shared/DataTable";
import { Loaded } from "@/shared/Loaded";
import { Mark } from "@/shared/Mark";
import { compareMoney } from "@/shared/money";
import { Nothing } from "@/shared/Nothing";
import { PageHead } from "@/shared/PageHead";
import type { FileRow } from "./workbench";
import styles from "./Workbench.module.css";

const MOST = 200;
const GROUPS = ["all", "draft", "finished", "discarded"] as const;

export function WorkingFiles() {
  const { t } = useTranslation();
  const words = useWords();
  const [chosen, choose] = useState<Action>();
  const [group, setGroup] = useState<(typeof GROUPS)[number]>("all");
  const [wanted, want] = useState("");
  const listed = useQuery({ queryKey: ["working-files"], queryFn: () => get<Page<FileRow> & { actions: Action[] }>(`/working-files?limit=${MOST}`) });
  const action = listed.data?.actions[0];
  return (
    <>
      <PageHead
        title={t("menu.working_files")}
        about={t("workbench.about")}
        extra={
          action && (
            <Button type="primary" onClick={() => choose(action)}>
              {words(action)}
            </Button>
          )
        }
      />
      <ActionDrawer action={chosen} close={() => choose(undefined)} />
      <Loaded from={listed}>
        {({ items }) => {
          const rows = items.filter((row) => (group === "all" || row.stage.name === group) && (wanted === "" || [row.title, row.number ?? "", row.organisation.name, ...row.rights.map((right) => right.title)].some((text) => text.includes(wanted))));
          return (
            <>
              <div className={styles.tools}>
                <Segmented value={group} onChange={setGroup} options={GROUPS.map((value) => ({ value, label: t(`workbench.group.${value}`) }))} />
                <Input.Search allowClear style={{ width: 240 }} placeholder={t("workbench.search")} aria-label={t("workbench.search")} onChange={(event) => want(event.target.value.trim())} />
                <Button
                  icon={<DownloadOutlined />}
                  disabled={rows.length === 0}
                  onClick={() =>
                    saveFile(
                      `${t("menu.working_files")}.csv`,
                      csvText(
                        (["id", "title", "number", "organisation_of", "right", "base_date", "low", "mid", "high", "methods_used", "stage"] as const).map((name) => t(`workbench.${name}`)),
                        rows.map((row) => [row.id, row.title, row.number ?? "", row.organisation.name, row.rights.map((right) => right.title).join(semicolon()), row.base_date, row.value?.low ?? "", row.value?.mid ?? "", row.value?.high ?? "", words(row.methods), words(row.stage)]),
                      ),
                    )
                  }
                >
                  {t("financing.export")}
                </Button>
              </div>
              <DataTable
                rows={rows}
                rowKey={(row) => row.id}
                pageSize={20}
                columns={[
                  {
                    key: "title",
                    title: t("workbench.title"),
                    card: "head",
                    wrap: 220,
                    show: (row) => (
                      <>
                        <Link to={`/working-files/${row.id}`}>{row.title}</Link>
                        <div className="quiet">{row.number ?? row.id}</div>
                      </>
                    ),
                  },
                  { key: "rights", title: t("workbench.right"), wrap: 200, show: (row) => row.rights.map((right) => right.title).join(semicolon()) },
                  { key: "organisation", title: t("workbench.organisation_of"), wrap: 160, show: (row) => row.organisation.name },
                  { key: "base_date", title: t("workbench.base_date"), sort: (a, b) => a.base_date.localeCompare(b.base_date), descendFirst: true, show: (row) => <span className="number">{row.base_date}</span> },
                  { key: "methods", title: t("workbench.methods_used"), show: (row) => words(row.methods) },
                  { key: "mid", title: t("workbench.mid"), numeric: true, sort: (a, b) => compareMoney(a.value?.mid ?? "0", b.value?.mid ?? "0"), show: (row) => <Amount value={row.value?.mid} strong /> },
                  {
                    key: "range",
                    title: t("workbench.range"),
                    numeric: true,
                    show: (row) =>
                      row.value ? (
                        <>
                          <Amount value={row.value.low} /> – <Amount value={row.value.high} />
                        </>
                      ) : null,
                  },
                  { key: "stage", title: t("workbench.stage"), card: "aside", show: (row) => <Mark tone={row.stage.name === "finished" ? "good" : "plain"}>{words(row.stage)}</Mark> },
                ]}
                empty={
                  <Nothing title={t("workbench.none")} advice={t(action ? "workbench.none_advice" : "workbench.none_reader")}>
                    {action && (
                      <Button type="primary" onClick={() => choose(action)}>
                        {words(action)}
                      </Button>
                    )}
                  </Nothing>
                }
              />
            </>
          );
        }}
      </Loaded>
    </>
  );
}
