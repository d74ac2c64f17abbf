import { useQuery } from "@tanstack/react-query";
import { Alert, Button, Card } from "antd";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { useWords } from "@/app/words";
import { useMe } from "@/features/session/session";
import { NextStep } from "@/shared/action/NextStep";
import { Amount } from "@/shared/Amount";
import { get } from "@/shared/api";
import { Columns } from "@/shared/Columns";
import { csvText, saveFile } from "@/shared/csv";
import { DataTable } from "@/shared/DataTable";
import { Loaded } from "@/shared/Loaded";
import { Mark } from "@/shared/Mark";
import { Nothing } from "@/shared/Nothing";
import { PageHead } from "@/shared/PageHead";
import { Panel } from "@/shared/Panel";
import { Timeline } from "@/shared/Timeline";
import { Bars, GradeLine, Radar } from "./Chart";
import { type FigureRow, type Graded, height, percentText, type Portrait, type PortraitRight, type TraceAnswer } from "./gradings";
import styles from "./Grading.module.css";
import { Dimensions } from "./Dimensions";
import { GradeMark } from "./Parts";

export function PortraitPage() {
  const { code = "" } = useParams();
  const page = useQuery({ queryKey: ["portrait", code], queryFn: () => get<Portrait>(`/firm-grades/${encodeURIComponent(code)}`) });
  return <Loaded from={page}>{(firm) => <Shown firm={firm} />}</Loaded>;
}

function Shown({ firm }: { firm: Portrait }) {
  const { t } = useTranslation();
  const words = useWords();
  const trace = useQuery({
    queryKey: ["grading_trace", firm.credit_code, firm.latest?.run],
    queryFn: () => get<TraceAnswer>(`/firm-grades/${firm.credit_code}/trace`),
    enabled: firm.latest !== undefined && firm.trace_there === true,
  });
  return (
    <>
      <PageHead
        title={firm.name || firm.credit_code}
        about={
          <>
            {t("grading.portrait")} · <span className="id">{firm.credit_code}</span>
            {firm.region && ` · ${t("lists.region")} ${firm.region}`}
            {!firm.on_platform && ` · ${t("grading.not_on_platform")}`}
          </>
        }
        extra={
          firm.latest && (
            <Link to={`/portraits/${firm.credit_code}/trace`}>
              <Button type="primary">{t("grading.trace")}</Button>
            </Link>
          )
        }
      />
      <Columns side={firm.actions.length > 0 ? <NextStep actions={firm.actions} /> : null}>
        <GradeCard firm={firm} />
        {firm.missing.length > 0 && <Missing firm={firm} />}
        <div className={styles.pair}>
          {trace.data && (
            <Card title={t("grading.groups")}>
              <Radar label={t("grading.groups")} spokes={trace.data.groups.map((each) => ({ name: words(each.title), value: height(each.percentile) }))} />
            </Card>
          )}
          {firm.history && firm.history.length > 0 && <History firm={firm} history={firm.history} />}
        </div>
        <Patents firm={firm} />
        {trace.data && (
          <Panel title={t("grading.dimension_table")} extra={<span className="quiet">{t("grading.of_run", { run: trace.data.run })}</span>}>
            <Dimensions trace={trace.data} />
          </Panel>
        )}
        <Figures firm={firm} />
        <RightsTable firm={firm} />
        <Burdens firm={firm} />
        <Decisions firm={firm} />
        <Card title={t("timeline.title")}>
          <Timeline items={firm.timeline} />
        </Card>
      </Columns>
    </>
  );
}

function GradeCard({ firm }: { firm: Portrait }) {
  const { t } = useTranslation();
  const words = useWords();
  const { grade, latest } = firm;
  if (!latest)
    return (
      <Card>
        <Nothing title={t("grading.never_graded")} advice={t("grading.never_graded_advice")} />
      </Card>
    );
  if (!grade)
    return (
      <Alert
        type="warning"
        showIcon
        title={t("grading.refused_on", { day: latest.day, run: latest.run })}
        description={
          <ul className={styles.missing}>
            {latest.reasons.map((each) => (
              <li key={each.zh}>{words(each)}</li>
            ))}
          </ul>
        }
      />
    );
  return (
    <Card>
      <div className={styles.stack}>
        <div className={styles.head}>
          <div className={styles.grade}>{words(grade.grade)}</div>
          <div className={styles.lines}>
            <div>
              {t("grading.score")} <b className="number">{grade.score}</b> · {t("grading.by_score")} <GradeMark grade={grade.by_score.name} name={grade.by_score} /> · {t("grading.computed")}{" "}
              <GradeMark grade={grade.computed.name} name={grade.computed} />
              {grade.overridden && <Mark tone="warning">{t("grading.overridden")}</Mark>}
            </div>
            <div className="quiet">
              {t("grading.day")} <span className="number">{grade.day}</span>
              {firm.field && ` · ${t("grading.field")} ${words(firm.field)}`}
            </div>
            {(firm.stage || firm.segment || latest.segment === "unknown") && (
              <div>
                {firm.stage && <Mark>{words(firm.stage)}</Mark>} {firm.segment ? <Mark tone="primary">{words(firm.segment)}</Mark> : latest.segment === "unknown" ? <span className="quiet">{t("grading.segment_unknown")}</span> : null}
              </div>
            )}
          </div>
        </div>
        <dl className={styles.levers}>
          {grade.levers.map((lever) => (
            <div key={lever.id}>
              <dt>{words(lever.title)}</dt>
              <dd className={lever.applies ? "" : "quiet"}>{words(lever.shown)}</dd>
            </div>
          ))}
        </dl>
      </div>
    </Card>
  );
}

function Missing({ firm }: { firm: Portrait }) {
  const { t } = useTranslation();
  const words = useWords();
  return (
    <Alert
      type={firm.grade ? "info" : "warning"}
      showIcon
      title={t(firm.grade ? "grading.missing_graded" : "grading.missing")}
      description={
        <ul className={styles.missing}>
          {firm.missing.map((each) => (
            <li key={each.code}>{words(each)}</li>
          ))}
        </ul>
      }
    />
  );
}

function History({ firm, history }: { firm: Portrait; history: Graded[] }) {
  const { t } = useTranslation();
  const words = useWords();
  const grades = firm.grades ?? [];
  const place = (grade: string | undefined) => {
    const at = grades.findIndex((each) => each.id === grade);
    return at < 0 ? null : at;
  };
  return (
    <Card title={t("grading.history")}>
      <GradeLine label={t("grading.history")} days={history.map((each) => each.day)} grades={grades.map((each) => words(each))} places={history.map((each) => place(each.grade))} />
      <div className={styles.lines}>
        {history
          .slice(-5)
          .reverse()
          .map((each) => (
            <div key={each.run}>
              <span className="number">{each.day}</span> <GradeMark grade={each.grade} name={grades.find((known) => known.id === each.grade)} />{" "}
              <Link to={`/portraits/${firm.credit_code}/trace?run=${each.run}`}>{t("grading.why")}</Link>
            </div>
          ))}
      </div>
    </Card>
  );
}

function Patents({ firm }: { firm: Portrait }) {
  const { t } = useTranslation();
  const words = useWords();
  const { patents } = firm;
  if (patents.total === 0) return null;
  const charts = [
    ["by_kind", patents.by_kind],
    ["by_status", patents.by_status],
    ["by_field", patents.by_field],
    ["by_year", patents.by_year],
  ] as const;
  return (
    <>
      <dl className={styles.figures}>
        <div>
          <dt>{t("grading.patents")}</dt>
          <dd>{patents.total}</dd>
        </div>
        <div>
          <dt>{t("grading.in_force")}</dt>
          <dd>{patents.in_force}</dd>
        </div>
        <div>
          <dt>{t("grading.with_facts")}</dt>
          <dd>{patents.with_facts}</dd>
        </div>
        <div>
          <dt>{t("grading.pledged")}</dt>
          <dd>{firm.pledges.length}</dd>
        </div>
        <div>
          <dt>{t("grading.licensed")}</dt>
          <dd>{firm.licences.length}</dd>
        </div>
      </dl>
      <div className={styles.pair}>
        {charts.map(([name, counts]) =>
          counts.length > 0 ? (
            <Card key={name} title={t(`grading.${name}`)}>
              <Bars flat={name !== "by_year"} label={t(`grading.${name}`)} bars={counts.map((each) => ({ name: words(each), value: each.count }))} />
            </Card>
          ) : null,
        )}
      </div>
    </>
  );
}

function FigureText({ row }: { row: FigureRow }) {
  const { t } = useTranslation();
  const words = useWords();
  if (row.value === undefined) return <span className="quiet">{t("grading.unknown")}</span>;
  if (row.words) return <>{words(row.words)}</>;
  if (row.type === "money") return <Amount value={row.value} />;
  if (row.type === "rate") return <span className="number">{row.value.includes("/") ? row.value : percentText(row.value)}</span>;
  if (row.type === "flag") return <>{t(row.value === "true" ? "shared.yes" : "shared.no")}</>;
  return <span className="number">{row.value}</span>;
}

function Figures({ firm }: { firm: Portrait }) {
  const { t } = useTranslation();
  const words = useWords();
  return (
    <Panel title={t("grading.figures")} extra={<span className="quiet">{t("grading.figures_rule")}</span>}>
      <DataTable
        rows={firm.figures}
        rowKey={(row) => row.name}
        small
        flush
        columns={[
          { key: "name", title: t("grading.figure"), card: "head", show: (row) => words(row.title ?? row) },
          { key: "value", title: t("grading.value"), card: "aside", show: (row) => <FigureText row={row} /> },
          { key: "as_of", title: t("grading.as_of"), show: (row) => <span className="number">{row.as_of ?? "—"}</span> },
          { key: "source", title: t("grading.source_paper"), show: (row) => <div className={styles.wrap}>{row.source ?? "—"}</div> },
          { key: "by", title: t("grading.stated_by"), show: (row) => row.stated_by ?? "—" },
          {
            key: "verified",
            title: t("grading.verified_by"),
            show: (row) => (row.value === undefined ? "—" : row.verified_by ? <Mark tone="good">{row.verified_by}</Mark> : row.by_firm ? <Mark tone="warning">{t("grading.unverified")}</Mark> : <span className="quiet">{t("grading.stated_by_third")}</span>),
          },
          { key: "statement", title: t("grading.statement"), numeric: true, show: (row) => row.statement ?? "—" },
        ]}
      />
    </Panel>
  );
}

function RightsTable({ firm }: { firm: Portrait }) {
  const { t } = useTranslation();
  const words = useWords();
  const me = useMe();
  const own = me.organisation.kind === "enterprise";
  const statuses = firm.patents.by_status.map((each) => ({ text: words(each), value: each.code }));
  const unknown = <span className="quiet">{t("grading.unknown")}</span>;
  const exportRows = () =>
    saveFile(
      `${firm.name}-${t("grading.rights")}.csv`,
      csvText(
        [t("grading.number"), t("grading.title"), t("grading.kind"), t("grading.status"), t("grading.class"), t("grading.filed_on"), t("grading.legal_end"), t("grading.claims"), t("grading.citations"), t("grading.family")],
        firm.rights.map((row) => [row.number, row.title, words(row.kind), words(row.status), row.class, row.filed_on, row.legal_end ?? "", ...[row.claims, row.forward_citations, row.family_size].map((each) => (each === undefined ? t("grading.unknown") : String(each)))]),
      ),
    );
  return (
    <Panel
      title={t("grading.rights")}
      extra={
        firm.rights.length > 0 && (
          <Button size="small" onClick={exportRows}>
            {t("lists.export")}
          </Button>
        )
      }
    >
      <DataTable<PortraitRight>
        rows={firm.rights}
        rowKey={(row) => row.id}
        small
        flush
        pageSize={20}
        empty={<Nothing title={t("grading.no_rights")} advice={t("grading.no_rights_advice")} />}
        columns={[
          {
            key: "title",
            title: t("grading.title"),
            card: "head",
            show: (row) => (
              <div className={styles.wrap}>
                {own ? <Link to={`/rights/${row.id}`}>{row.title}</Link> : row.title}
                <div className="id">{row.number}</div>
              </div>
            ),
          },
          { key: "kind", title: t("grading.kind"), show: (row) => words(row.kind), filters: firm.patents.by_kind.map((each) => ({ text: words(each), value: each.code })), filterBy: (row) => row.kind.name },
          { key: "status", title: t("grading.status"), card: "aside", show: (row) => <Mark tone={row.status.name === "in_force" ? "good" : row.status.name === "pending" ? "plain" : "bad"}>{words(row.status)}</Mark>, filters: statuses, filterBy: (row) => row.status.name },
          { key: "class", title: t("grading.class"), show: (row) => <span className="number">{row.class}</span> },
          {
            key: "filed",
            title: `${t("grading.filed_on")} / ${t("grading.legal_end")}`,
            sort: (a, b) => a.filed_on.localeCompare(b.filed_on),
            show: (row) => (
              <>
                <div className="number">{row.filed_on}</div>
                <div className="number quiet">{row.legal_end ?? "—"}</div>
              </>
            ),
          },
          { key: "claims", title: t("grading.claims"), numeric: true, show: (row) => row.claims ?? unknown },
          { key: "citations", title: t("grading.citations"), numeric: true, show: (row) => row.forward_citations ?? unknown },
          { key: "family", title: t("grading.family"), numeric: true, show: (row) => row.family_size ?? unknown },
          { key: "facts", title: t("grading.facts_from"), show: (row) => row.facts_from ?? "—" },
        ]}
      />
    </Panel>
  );
}

function Burdens({ firm }: { firm: Portrait }) {
  const { t } = useTranslation();
  const words = useWords();
  if (firm.pledges.length === 0 && firm.licences.length === 0) return null;
  return (
    <div className={styles.pair}>
      {firm.pledges.length > 0 && (
        <Panel title={t("grading.pledges")}>
          <DataTable
            rows={firm.pledges}
            rowKey={(row) => row.number}
            small
            flush
            columns={[
              { key: "title", title: t("grading.title"), card: "head", show: (row) => <div className={styles.wrap}>{row.title}</div> },
              { key: "number", title: t("grading.number"), show: (row) => <span className="id">{row.number}</span> },
              { key: "pledgee", title: t("grading.pledgee"), show: (row) => row.pledgee },
            ]}
          />
        </Panel>
      )}
      {firm.licences.length > 0 && (
        <Panel title={t("grading.licences")}>
          <DataTable
            rows={firm.licences}
            rowKey={(row) => row.number + row.licensee + row.from}
            small
            flush
            columns={[
              { key: "title", title: t("grading.title"), card: "head", show: (row) => <div className={styles.wrap}>{row.title}</div> },
              { key: "licensee", title: t("grading.licensee"), show: (row) => row.licensee },
              { key: "type", title: t("grading.kind"), show: (row) => words(row.type) },
              { key: "term", title: t("grading.term"), show: (row) => <span className="number">{`${row.from} — ${row.until}`}</span> },
            ]}
          />
        </Panel>
      )}
    </div>
  );
}

// What people decided beside the scorecard: overrides, appeals, what the firm asked for.
function Decisions({ firm }: { firm: Portrait }) {
  const { t } = useTranslation();
  const words = useWords();
  const overrides = firm.overrides ?? [];
  const appeals = firm.appeals ?? [];
  const demands = firm.demands ?? [];
  const grade = (id: string) => words(firm.grades?.find((each) => each.id === id)) || id;
  return (
    <>
      {overrides.length > 0 && (
        <Panel title={t("grading.overrides")}>
          <DataTable
            rows={overrides}
            rowKey={(row) => row.organisation_name + row.proposed.on + row.proposed.details.reason}
            small
            flush
            columns={[
              { key: "by", title: t("grading.by"), card: "head", show: (row) => `${row.organisation_name} · ${row.proposed_by}` },
              { key: "grade", title: t("grading.overridden_to"), card: "aside", show: (row) => <GradeMark grade={row.proposed.details.grade} name={grade(row.proposed.details.grade)} /> },
              { key: "reason", title: t("grading.reason"), show: (row) => <div className={styles.wrap}>{row.proposed.details.reason}</div> },
              { key: "until", title: t("lists.until"), show: (row) => <span className="number">{row.proposed.details.until}</span> },
              {
                key: "decided",
                title: t("grading.decided"),
                show: (row) =>
                  row.decided ? (
                    <>
                      <Mark tone={row.decided.details.approved ? "good" : "bad"}>{t(row.decided.details.approved ? "grading.approved" : "grading.declined")}</Mark> {row.decided_by} {row.decided.details.opinion}
                    </>
                  ) : (
                    <Mark tone="warning">{t("grading.waits")}</Mark>
                  ),
              },
            ]}
          />
        </Panel>
      )}
      {appeals.length > 0 && (
        <Panel title={t("grading.appeals")}>
          <DataTable
            rows={appeals}
            rowKey={(row) => row.appealed.on + row.appealed.details.reason}
            small
            flush
            columns={[
              { key: "on", title: t("grading.on"), show: (row) => <span className="number">{row.appealed.on}</span> },
              { key: "reason", title: t("grading.appeal"), card: "head", show: (row) => <div className={styles.wrap}>{row.appealed.details.reason}</div> },
              { key: "answer", title: t("grading.answer"), show: (row) => (row.answered ? <div className={styles.wrap}>{row.answered.details.answer}</div> : <Mark tone="warning">{t("grading.waits")}</Mark>) },
            ]}
          />
        </Panel>
      )}
      {demands.length > 0 && (
        <Panel title={t("grading.demands")}>
          <DataTable
            rows={demands}
            rowKey={(row) => row.on + row.purpose}
            small
            flush
            columns={[
              { key: "purpose", title: t("grading.purpose"), card: "head", show: (row) => row.purpose },
              { key: "amount", title: t("grading.amount"), numeric: true, show: (row) => <Amount value={row.amount} /> },
              { key: "term", title: t("grading.months"), numeric: true, show: (row) => row.term_months },
              { key: "contact", title: t("grading.contact"), show: (row) => row.contact || "—" },
              { key: "on", title: t("grading.on"), show: (row) => <span className="number">{row.on}</span> },
              { key: "source", title: t("grading.source_paper"), show: (row) => row.source },
            ]}
          />
        </Panel>
      )}
    </>
  );
}
