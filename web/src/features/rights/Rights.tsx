import { DownloadOutlined, ImportOutlined } from "@ant-design/icons";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Button, Input, Select } from "antd";
import { useDeferredValue, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { comma, useWords } from "@/app/words";
import { useMe } from "@/features/session/session";
import { GlobalActions } from "@/shared/action/GlobalActions";
import { API, get, query } from "@/shared/api";
import { useCatalogue, useCatalogueData } from "@/shared/catalogue";
import type { Page, RightRow } from "@/shared/contract";
import { DataTable } from "@/shared/DataTable";
import { Mark, type Tone } from "@/shared/Mark";
import { Nothing } from "@/shared/Nothing";
import { PageHead } from "@/shared/PageHead";
import { ProblemNotice } from "@/shared/ProblemNotice";
import { Claims } from "./Claims";
import styles from "./Rights.module.css";

const A_PAGE = 100;

const tones: Record<string, Tone> = { granted: "good", not_yet_granted: "plain", terminated: "bad", invalidated: "bad" };

interface Filter {
  search?: string;
  kind?: string;
  status?: string;
  pledged?: string;
}

export function Rights() {
  const { t } = useTranslation();
  const me = useMe();
  const [typed, setTyped] = useState("");
  const search = useDeferredValue(typed.trim());
  const [chosen, choose] = useState<Filter>({});
  const filter = { ...chosen, search };
  const desk = me.roles.includes("registry_officer");
  return (
    <>
      <PageHead
        title={t("menu.rights")}
        about={t("rights.about")}
        extra={
          <>
            {desk && (
              <Link to="/rights/import">
                <Button icon={<ImportOutlined />}>{t("rights.import")}</Button>
              </Link>
            )}
            <GlobalActions only={({ name }) => name === "recordRight" || name === "enterRight"} />
          </>
        }
      />
      {me.roles.includes("enterprise_officer") && <Claims />}
      <div className={styles.tools}>
        <Input.Search
          className={styles.search!}
          allowClear
          value={typed}
          placeholder={t("rights.search")}
          aria-label={t("rights.search")}
          onChange={(event) => setTyped(event.target.value)}
        />
        <Filters filter={chosen} change={choose} />
        <Button icon={<DownloadOutlined />} href={`${API}/rights/export.xlsx${query({ ...filter })}`} download>
          {t("rights.export")}
        </Button>
      </div>
      <Listed filter={filter} />
    </>
  );
}

function Filters({ filter, change }: { filter: Filter; change: (filter: Filter) => void }) {
  const { t } = useTranslation();
  const words = useWords();
  const lists = useCatalogueData().data?.enums ?? {};
  const select = (name: keyof Filter, label: string, options: { value: string; label: string }[]) => (
    <Select
      className={styles.filter!}
      allowClear
      placeholder={label}
      aria-label={label}
      value={filter[name] ?? null}
      options={options}
      onChange={(value: string | null) => {
        const { [name]: _, ...others } = filter;
        change(value ? { ...others, [name]: value } : others);
      }}
    />
  );
  const of = (list: string) => (lists[list] ?? []).map((each) => ({ value: each.name, label: words(each) }));
  return (
    <>
      {select("kind", t("rights.kind"), of("right_kind"))}
      {select("status", t("rights.status"), of("right_status"))}
      {select("pledged", t("rights.pledged"), [
        { value: "true", label: t("rights.pledged_yes") },
        { value: "false", label: t("rights.pledged_no") },
      ])}
    </>
  );
}

function Listed({ filter }: { filter: Filter }) {
  const { t } = useTranslation();
  const words = useWords();
  const catalogue = useCatalogue();
  const me = useMe();
  const listed = useInfiniteQuery({
    queryKey: ["rights", filter],
    queryFn: ({ pageParam }) => get<Page<RightRow>>(`/rights${query({ ...filter, limit: A_PAGE, cursor: pageParam })}`),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next,
    placeholderData: (previous) => previous,
  });
  if (listed.isError) return <ProblemNotice error={listed.error} retry={() => void listed.refetch()} />;
  const rows = listed.data?.pages.flatMap((each) => each.items) ?? [];
  const narrowed = Object.values(filter).some(Boolean);
  const late = (row: RightRow) => row.upkeep_due !== undefined && row.upkeep_due < me.business_date;
  return (
    <>
      <DataTable
        rows={rows}
        rowKey={(row) => row.id}
        loading={listed.isPending || listed.isPlaceholderData}
        empty={
          listed.hasNextPage ? (
            <Nothing title={t("rights.none_so_far")} />
          ) : narrowed ? (
            <Nothing title={t("rights.none_fit")} advice={t("rights.none_fit_advice")} />
          ) : (
            <Nothing title={t("rights.none")} advice={t("rights.none_advice")} />
          )
        }
        columns={[
          {
            key: "title",
            title: t("rights.title"),
            card: "head",
            show: (row) => (
              <div className={styles.name}>
                <Link to={`/rights/${row.id}`}>{row.title}</Link>
              </div>
            ),
          },
          {
            key: "status",
            title: t("rights.status"),
            card: "aside",
            show: (row) => (
              <span className={styles.marks}>
                <Mark tone={tones[row.status.name] ?? "plain"}>{words(row.status)}</Mark>
                {row.pledge && <Mark tone="primary">{t("rights.pledged_yes")}</Mark>}
              </span>
            ),
          },
          { key: "kind", title: t("rights.kind"), show: (row) => catalogue.of("right_kind", row.kind) },
          { key: "number", title: t("rights.number"), show: (row) => <span className="number">{row.number}</span> },
          { key: "holder", title: t("rights.holder"), show: (row) => row.holder.name },
          { key: "classes", title: t("rights.classes"), show: (row) => row.classes.slice(0, 3).join(comma()) || "—" },
          {
            key: "upkeep",
            title: t("rights.upkeep"),
            sort: (left, right) => (left.upkeep_due ?? "9999").localeCompare(right.upkeep_due ?? "9999"),
            show: (row) =>
              row.upkeep_due ? (
                <span className={late(row) ? "number bad" : "number"}>
                  {row.upkeep_due}
                  {late(row) && <div className={styles.small}>{t("rights.grace_until", { date: row.upkeep_grace_end })}</div>}
                </span>
              ) : (
                "—"
              ),
          },
          {
            key: "expires",
            title: t("rights.expires"),
            sort: (left, right) => (left.legal_end ?? "").localeCompare(right.legal_end ?? ""),
            show: (row) => <span className="number">{row.legal_end ?? "—"}</span>,
          },
        ]}
      />
      <div className={styles.more}>
        <span className="quiet">{rows.length > 0 && t("rights.shown", { count: rows.length })}</span>
        {listed.hasNextPage && (
          <Button loading={listed.isFetchingNextPage} onClick={() => void listed.fetchNextPage()}>
            {t("rights.more")}
          </Button>
        )}
      </div>
    </>
  );
}
