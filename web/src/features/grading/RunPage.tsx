import { DownloadOutlined } from "@ant-design/icons";
import { useInfiniteQuery, useMutation, useQuery } from "@tanstack/react-query";
import { Alert, Button, Card, Segmented } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { colours } from "@/app/theme";
import { useWords } from "@/app/words";
import { NextStep } from "@/shared/action/NextStep";
import { API, get, query } from "@/shared/api";
import { Columns } from "@/shared/Columns";
import type { Page } from "@/shared/contract";
import { DataTable } from "@/shared/DataTable";
import { Loaded } from "@/shared/Loaded";
import { Nothing } from "@/shared/Nothing";
import { PageHead } from "@/shared/PageHead";
import { Panel } from "@/shared/Panel";
import { ProblemNotice } from "@/shared/ProblemNotice";
import { Bars } from "./Chart";
import { type FirmRow, type ReplayAnswer, type RunAnswer, shortDigest, toneOfGrade } from "./gradings";
import styles from "./Grading.module.css";
import { GradeMark } from "./Parts";

export function RunPage() {
  const { id = "" } = useParams();
  const page = useQuery({ queryKey: ["grading_run", id], queryFn: () => get<RunAnswer>(`/grading-runs/${encodeURIComponent(id)}`) });
  return <Loaded from={page}>{(run) => <Shown run={run} />}</Loaded>;
}

const COLOURS = { good: colours.good, primary: colours.primary, warning: colours.warning, bad: colours.bad, plain: colours.quiet };

function Shown({ run }: { run: RunAnswer }) {
  const { t } = useTranslation();
  const words = useWords();
  const figures = [
    ["firms", run.firms],
    ["patents", run.patents],
    ["graded", run.graded],
    ["refused", run.refused],
    ["patents_without_code", run.patents_without_code],
  ] as const;
  return (
    <>
      <PageHead
        title={t("grading.run_title", { id: run.id })}
        about={
          <>
            <Link to={`/scorecards/${run.scorecard}@${run.version}`}>{words(run.title)}</Link> · <span className="id">{shortDigest(run.version)}</span> · {t("grading.day")} {run.day} · {run.organisation.name} {run.by}
          </>
        }
        extra={
          <Button icon={<DownloadOutlined />} href={`${API}/grading-runs/${run.id}/firms.xlsx`} download>
            {t("grading.download")}
          </Button>
        }
      />
      <dl className={styles.figures}>
        {figures.map(([name, value]) => (
          <div key={name}>
            <dt>{t(`grading.${name}`)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <Columns side={run.actions.length > 0 ? <NextStep actions={run.actions} /> : null}>
        {run.graded === 0 && <Alert type="warning" showIcon title={t("grading.none_graded")} description={t("grading.none_graded_advice")} />}
        <Card title={t("grading.distribution")}>
          <Bars label={t("grading.distribution")} bars={run.distribution.map((each) => ({ name: words(each), value: each.firms, colour: COLOURS[toneOfGrade(each.grade)] }))} />
        </Card>
        {run.refusals.length > 0 && (
          <Panel title={t("grading.refused_why")}>
            <DataTable
              rows={run.refusals}
              rowKey={(row) => row.code + row.zh}
              small
              flush
              columns={[
                { key: "reason", title: t("grading.reason"), card: "head", show: (row) => <div className={styles.wrap}>{words(row)}</div> },
                { key: "firms", title: t("grading.firms"), numeric: true, show: (row) => row.firms },
              ]}
            />
          </Panel>
        )}
        {run.segments.length > 0 && (
          <Panel title={t("grading.segments")}>
            <DataTable
              rows={run.segments}
              rowKey={(row) => row.code}
              small
              flush
              columns={[
                { key: "name", title: t("grading.segment"), card: "head", show: (row) => <Link to={`/gradings/${run.id}/segments/${row.code}`}>{words(row)}</Link> },
                { key: "firms", title: t("grading.firms"), numeric: true, show: (row) => row.firms },
              ]}
            />
          </Panel>
        )}
        <Firms run={run} />
        <Replay run={run} />
      </Columns>
    </>
  );
}

const FIRMS_A_PAGE = 200;

function Firms({ run }: { run: RunAnswer }) {
  const { t } = useTranslation();
  const words = useWords();
  const [grade, setGrade] = useState<string>("all");
  const found = useInfiniteQuery({
    queryKey: ["graded_firms", run.id, grade],
    queryFn: ({ pageParam }) =>
      get<Page<FirmRow>>(`/grading-runs/${run.id}/firms${query({ grade: grade === "all" ? undefined : grade, limit: FIRMS_A_PAGE, cursor: pageParam })}`),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next,
    placeholderData: (previous) => previous,
  });
  const rows = found.data?.pages.flatMap((each) => each.items) ?? [];
  const name = (id: string | undefined) => run.distribution.find((each) => each.grade === id);
  return (
    <Panel title={t("grading.firms_of_run")}>
      <div className={styles.panelTools}>
        <div className={styles.scroll}>
          <Segmented
            value={grade}
            onChange={setGrade}
            options={[
              { value: "all", label: t("lists.show_all") },
              ...run.distribution.filter((each) => each.firms > 0).map((each) => ({ value: each.grade, label: `${words(each)} ${each.firms}` })),
              ...(run.refused > 0 ? [{ value: "-", label: `${t("grading.refused")} ${run.refused}` }] : []),
            ]}
          />
        </div>
      </div>
      {found.isError ? (
        <ProblemNotice error={found.error} retry={() => void found.refetch()} />
      ) : (
        <DataTable
          rows={rows}
          rowKey={(row) => row.credit_code}
          small
          flush
          pageSize={50}
          loading={found.isPending || found.isPlaceholderData}
          empty={<Nothing title={t("grading.no_firms")} />}
          columns={[
            { key: "name", title: t("grading.firm"), card: "head", sort: (a, b) => a.name.localeCompare(b.name, "zh"), show: (row) => (
                <>
                  <Link to={`/portraits/${row.credit_code}`}>{row.name}</Link>
                  <div className="id">{row.credit_code}</div>
                </>
              ) },
            { key: "grade", title: t("grading.grade"), card: "aside", show: (row) => <GradeMark grade={row.grade} name={name(row.grade)} /> },
            { key: "score", title: t("grading.score"), numeric: true, descendFirst: true, sort: (a, b) => Number(a.score ?? -1) - Number(b.score ?? -1), show: (row) => row.score ?? "—" },
            { key: "by_score", title: t("grading.by_score"), show: (row) => words(name(row.by_score)) || "—" },
            { key: "patents", title: t("grading.patents"), numeric: true, sort: (a, b) => a.patents - b.patents, show: (row) => row.patents },
            {
              key: "segment",
              title: t("grading.segment"),
              show: (row) => words(run.segments.find((each) => each.code === row.segment)) || (row.segment === "unknown" ? <span className="quiet">{t("grading.segment_unknown")}</span> : "—"),
            },
            { key: "reasons", title: t("grading.reason"), wrap: 220, show: (row) => (row.reasons.length > 0 ? <div className={styles.wrap}>{words(row.reasons[0])}{row.reasons.length > 1 && ` ${t("grading.more_reasons", { count: row.reasons.length - 1 })}`}</div> : null) },
          ]}
        />
      )}
      {found.hasNextPage && (
        <div className={styles.panelTools}>
          <Button onClick={() => void found.fetchNextPage()} loading={found.isFetchingNextPage}>
            {t("shared.more")}
          </Button>
        </div>
      )}
    </Panel>
  );
}

function Replay({ run }: { run: RunAnswer }) {
  const { t } = useTranslation();
  const again = useMutation({ mutationFn: () => get<ReplayAnswer>(`/grading-runs/${run.id}/replay`) });
  return (
    <Card
      title={t("grading.replay")}
      extra={
        <Button size="small" loading={again.isPending} disabled={!run.scorecard_there} onClick={() => again.mutate()}>
          {t("grading.replay_do")}
        </Button>
      }
    >
      <div className={styles.stack}>
        <p className="quiet">{t("grading.replay_about", { journal: run.journal })}</p>
        {again.data && <Alert type={again.data.same ? "success" : "error"} showIcon title={t(again.data.same ? "grading.replay_same" : "grading.replay_other")} />}
        {again.isError && <ProblemNotice error={again.error} />}
        <dl className={styles.lines}>
          <div className={styles.digest}>
            <dt className="quiet">{t("grading.inputs")}</dt>
            <dd className="id">{run.inputs}</dd>
          </div>
          <div className={styles.digest}>
            <dt className="quiet">{t("grading.results")}</dt>
            <dd className="id">{run.results}</dd>
          </div>
        </dl>
      </div>
    </Card>
  );
}
