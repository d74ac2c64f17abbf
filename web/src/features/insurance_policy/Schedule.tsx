import { UploadOutlined } from "@ant-design/icons";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Button, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useWords } from "@/app/words";
import { useMe } from "@/features/session/session";
import { API, get, query } from "@/shared/api";
import type { IsoDate } from "@/shared/contract";
import { DataTable } from "@/shared/DataTable";
import { Nothing } from "@/shared/Nothing";
import { Panel } from "@/shared/Panel";
import { ProblemNotice } from "@/shared/ProblemNotice";
import styles from "./Policy.module.css";
import { pathOf, type PolicyRow, type ScheduleAnswer } from "./policies";
import { ScheduleImport } from "./ScheduleImport";

const ROWS = 50;

// What is insured on a day, page by page: there may be thousands.
export function Schedule({ id, policy, on }: { id: string; policy: PolicyRow; on: IsoDate | undefined }) {
  const { t, i18n } = useTranslation();
  const words = useWords();
  const me = useMe();
  const [sought, seek] = useState("");
  const [importing, setImporting] = useState(false);
  const list = useInfiniteQuery({
    queryKey: ["insured-items", id, on, sought],
    queryFn: ({ pageParam }) => get<ScheduleAnswer>(`${pathOf(id)}/schedule${query({ on, q: sought, limit: ROWS, cursor: pageParam })}`),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next,
  });
  const rows = list.data?.pages.flatMap(({ items }) => items) ?? [];
  const first = list.data?.pages[0];
  const bound = policy.number !== undefined;
  const mayImport = bound ? me.roles.includes("insurer_officer") : ["applied", "accepted"].includes(policy.stage.name) && (me.roles.includes("insurer_officer") || me.roles.includes("enterprise_officer"));
  return (
    <Panel
      title={first ? t("policy.schedule_of", { count: first.count, date: bound ? first.on : policy.from }) : t("policy.schedule")}
      extra={
        mayImport && (
          <Button icon={<UploadOutlined />} onClick={() => setImporting(true)}>
            {t("policy.import")}
          </Button>
        )
      }
    >
      <div className={styles.tools}>
        <Input.Search style={{ width: "min(320px, 100%)" }} allowClear placeholder={t("policy.seek")} aria-label={t("policy.seek")} onSearch={(text) => seek(text.trim())} />
        {sought !== "" && first && <span className="quiet">{t("policy.matching", { count: first.matching })}</span>}
      </div>
      {list.isError ? (
        <ProblemNotice error={list.error} retry={() => void list.refetch()} />
      ) : (
        <DataTable
          rows={rows}
          rowKey={(row) => row.number}
          small
          flush
          loading={list.isPending}
          empty={<Nothing title={t(sought === "" ? "policy.nothing_insured" : "policy.nothing_matches")} {...(sought === "" && !bound ? { advice: t("policy.no_items") } : {})} />}
          columns={[
            { key: "number", title: t("policy.item_number"), card: "head", show: (row) => <span className="number">{row.number}</span> },
            { key: "kind", title: t("policy.kind"), card: "aside", show: (row) => (row.kind ? words(row.kind) : "—") },
            { key: "title", title: t("policy.item_title"), wrap: 320, show: (row) => row.title },
            { key: "owner", title: t("policy.owner"), wrap: 220, show: (row) => row.owner ?? "—" },
            ...(bound
              ? [
                  {
                    key: "certificate",
                    title: t("policy.certificate"),
                    show: (row: { number: string }) => (
                      <a href={`${API}${pathOf(id)}/certificate.pdf${query({ item: row.number, language: i18n.language })}`} download>
                        PDF
                      </a>
                    ),
                  },
                ]
              : []),
          ]}
        />
      )}
      {list.hasNextPage && (
        <div className={styles.tools}>
          <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {t("policy.more")}
          </Button>
        </div>
      )}
      <ScheduleImport id={id} bound={bound} open={importing} close={() => setImporting(false)} />
    </Panel>
  );
}
