import { useQuery } from "@tanstack/react-query";
import { Button, Input } from "antd";
import { useDeferredValue, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, Navigate } from "react-router";
import { useMe } from "@/features/session/session";
import { get, query } from "@/shared/api";
import { DataTable } from "@/shared/DataTable";
import { Nothing } from "@/shared/Nothing";
import { PageHead } from "@/shared/PageHead";
import { ProblemNotice } from "@/shared/ProblemNotice";
import type { FoundFirm } from "./gradings";
import styles from "./Grading.module.css";
import { GradeMark } from "./Parts";

export function Portraits() {
  const me = useMe();
  if (me.organisation.kind === "enterprise") return <Navigate to="/portraits/own" replace />;
  return me.organisation.kind === "registry" ? <Supply /> : <Search />;
}

// The desk sees no grades; it supplies what its register lacks.
function Supply() {
  const { t } = useTranslation();
  return (
    <>
      <PageHead title={t("menu.portraits")} about={t("grading.imports.patent-facts.about")} />
      <Nothing title={t("grading.supply")} advice={t("grading.supply_advice")}>
        <Link to="/grading-imports/patent-facts">
          <Button type="primary">{t("grading.imports.patent-facts.do")}</Button>
        </Link>
      </Nothing>
    </>
  );
}

function Search() {
  const { t } = useTranslation();
  const [typed, setTyped] = useState("");
  const search = useDeferredValue(typed.trim());
  const found = useQuery({
    queryKey: ["portraits", search],
    queryFn: () => get<{ items: FoundFirm[] }>(`/firm-grades${query({ search })}`),
    placeholderData: (previous) => previous,
  });
  return (
    <>
      <PageHead title={t("menu.portraits")} about={t("grading.portraits_about")} />
      <div className={styles.tools}>
        <Input.Search className={styles.search!} allowClear value={typed} placeholder={t("grading.search")} aria-label={t("grading.search")} onChange={(event) => setTyped(event.target.value)} />
      </div>
      {found.isError ? (
        <ProblemNotice error={found.error} retry={() => void found.refetch()} />
      ) : (
        <DataTable
          rows={found.data?.items ?? []}
          rowKey={(row) => row.credit_code}
          loading={found.isPending}
          pageSize={30}
          empty={search ? <Nothing title={t("grading.no_firms")} /> : <Nothing title={t("grading.no_portraits")} advice={t("grading.no_portraits_advice")} />}
          columns={[
            { key: "name", title: t("grading.firm"), card: "head", sort: (a, b) => a.name.localeCompare(b.name, "zh"), show: (row) => <Link to={`/portraits/${row.credit_code}`}>{row.name || row.credit_code}</Link> },
            { key: "code", title: t("lists.code"), show: (row) => <span className="id">{row.credit_code}</span> },
            { key: "grade", title: t("grading.grade"), card: "aside", show: (row) => (row.latest ? <GradeMark grade={row.latest.grade} /> : <span className="quiet">{t("grading.never_graded")}</span>) },
            { key: "score", title: t("grading.score"), numeric: true, descendFirst: true, sort: (a, b) => Number(a.latest?.score ?? -1) - Number(b.latest?.score ?? -1), show: (row) => row.latest?.score ?? "—" },
            { key: "day", title: t("grading.day"), show: (row) => <span className="number">{row.latest?.day ?? "—"}</span> },
            { key: "patents", title: t("grading.patents"), numeric: true, show: (row) => row.latest?.patents ?? "—" },
            { key: "runs", title: t("grading.times"), numeric: true, show: (row) => row.runs ?? 0 },
          ]}
        />
      )}
    </>
  );
}
