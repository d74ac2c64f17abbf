import { DownloadOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button, Input, Switch } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { useWords } from "@/app/words";
import { NextStep } from "@/shared/action/NextStep";
import { Amount } from "@/shared/Amount";
import { API, get, query } from "@/shared/api";
import { Columns } from "@/shared/Columns";
import type { Action } from "@/shared/contract";
import { DataTable } from "@/shared/DataTable";
import { Loaded } from "@/shared/Loaded";
import { Nothing } from "@/shared/Nothing";
import { PageHead } from "@/shared/PageHead";
import type { RunAnswer, SegmentAnswer } from "./gradings";
import styles from "./Grading.module.css";
import { GradeMark } from "./Parts";

export function SegmentPage() {
  const { t } = useTranslation();
  const words = useWords();
  const { id = "", segment = "" } = useParams();
  const [only, setOnly] = useState(false);
  const [typed, setTyped] = useState("");
  const path = `/grading-runs/${encodeURIComponent(id)}/segments/${encodeURIComponent(segment)}`;
  const demand = only ? "only" : undefined;
  const page = useQuery({ queryKey: ["segment", id, segment, only], queryFn: () => get<SegmentAnswer>(`${path}${query({ demand })}`), placeholderData: (previous) => previous });
  const run = useQuery({ queryKey: ["grading_run", id], queryFn: () => get<RunAnswer>(`/grading-runs/${encodeURIComponent(id)}`) });
  const push = run.data?.actions.filter(({ name }) => name === "pushSegment").map((action): Action => ({ ...action, prefill: { ...(action.prefill ?? {}), segment } })) ?? [];
  const wanted = typed.trim();
  return (
    <Loaded from={page}>
      {(data) => {
        const rows = data.items.filter((row) => row.name.includes(wanted) || row.credit_code.includes(wanted));
        return (
          <>
            <PageHead
              title={words(data.segment)}
              about={
                <>
                  {t("grading.segment_about")} · <Link to={`/gradings/${id}`}>{id}</Link>
                </>
              }
              extra={
                <Button icon={<DownloadOutlined />} href={`${API}${path}/firms.xlsx${query({ demand })}`} download>
                  {t("grading.download")}
                </Button>
              }
            />
            <Columns side={push.length > 0 ? <NextStep actions={push} /> : null}>
              <div className={styles.tools}>
                <Input.Search className={styles.search!} allowClear value={typed} placeholder={t("grading.search")} aria-label={t("grading.search")} onChange={(event) => setTyped(event.target.value)} />
                <label>
                  <Switch size="small" checked={only} onChange={setOnly} /> {t("grading.demand_only")}
                </label>
              </div>
              <DataTable
                rows={rows}
                rowKey={(row) => row.credit_code}
                small
                pageSize={50}
                loading={page.isPlaceholderData}
                empty={<Nothing title={t("grading.no_firms")} {...(only ? { advice: t("grading.no_demand_advice") } : {})} />}
                columns={[
                  { key: "name", title: t("grading.firm"), card: "head", show: (row) => (
                <>
                  <Link to={`/portraits/${row.credit_code}`}>{row.name}</Link>
                  <div className="id">{row.credit_code}</div>
                </>
              ) },
                  { key: "grade", title: t("grading.grade"), card: "aside", show: (row) => <GradeMark grade={row.grade} />, sort: (a, b) => (a.grade ?? "").localeCompare(b.grade ?? "", "en", { numeric: true }) },
                  { key: "score", title: t("grading.score"), numeric: true, show: (row) => row.score ?? "—" },
                  { key: "amount", title: t("grading.amount"), numeric: true, show: (row) => <Amount value={row.demand?.amount} /> },
                  { key: "purpose", title: t("grading.purpose"), wrap: 120, show: (row) => row.demand?.purpose ?? "—" },
                  { key: "term", title: t("grading.months"), numeric: true, show: (row) => row.demand?.term_months ?? "—" },
                  { key: "contact", title: t("grading.contact"), show: (row) => row.demand?.contact || "—" },
                  { key: "surveyed", title: t("grading.surveyed"), wrap: 120, show: (row) => (row.demand ? `${row.demand.surveyed_by} ${row.demand.on}` : "—") },
                ]}
              />
            </Columns>
          </>
        );
      }}
    </Loaded>
  );
}
