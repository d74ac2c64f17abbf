import { useQuery } from "@tanstack/react-query";
import { Alert, Button, Card } from "antd";
import { useTranslation } from "react-i18next";
import { Link, useParams, useSearchParams } from "react-router";
import { colon, useWords } from "@/app/words";
import { get, query } from "@/shared/api";
import { DataTable } from "@/shared/DataTable";
import { Loaded } from "@/shared/Loaded";
import { PageHead } from "@/shared/PageHead";
import { Panel } from "@/shared/Panel";
import { Dimensions } from "./Dimensions";
import { percentText, shortDigest, type TraceAnswer } from "./gradings";
import styles from "./Grading.module.css";
import { GradeMark, Rules, SourceText } from "./Parts";

export function TracePage() {
  const { code = "" } = useParams();
  const [search] = useSearchParams();
  const run = search.get("run") ?? undefined;
  const page = useQuery({ queryKey: ["grading_trace", code, run ?? "latest"], queryFn: () => get<TraceAnswer>(`/firm-grades/${encodeURIComponent(code)}/trace${query({ run })}`) });
  return <Loaded from={page}>{(answer) => <Shown answer={answer} />}</Loaded>;
}

function Shown({ answer }: { answer: TraceAnswer }) {
  const { t } = useTranslation();
  const words = useWords();
  const { trace } = answer;
  const grade = (id: string | undefined) => answer.grades.find((each) => each.id === id);
  return (
    <>
      <PageHead
        title={t("grading.trace_title", { name: answer.name })}
        about={
          <>
            {words(answer.title)} <span className="id">{shortDigest(trace.version)}</span> · {t("grading.day")} <span className="number">{trace.day}</span> · {t("grading.run")} {answer.run} · {t("grading.among", { count: answer.firms })}
          </>
        }
        extra={
          <Link to={`/portraits/${answer.credit_code}`}>
            <Button>{t("grading.portrait")}</Button>
          </Link>
        }
      />
      <div className={styles.stack}>
        <Alert
          type={answer.inputs_same ? "success" : "error"}
          showIcon
          title={t(answer.inputs_same ? "grading.inputs_same" : "grading.inputs_other")}
          description={<span className="id">{shortDigest(answer.stored.inputs)}</span>}
        />
        <Panel title={t("grading.step_field")} extra={<SourceText source={answer.field_source} />}>
          <div className={styles.step}>
            {trace.field ? t("grading.field_is", { field: words(trace.field), count: trace.field.patents }) : t("grading.no_field")}
          </div>
        </Panel>
        <Panel title={t("grading.step_dimensions")} extra={<SourceText source={answer.normalisation_source} />}>
          <div className={styles.panelTools}>
            <span className="quiet">{t("grading.percentile_rule", { count: answer.minimum })}</span>
          </div>
          <Dimensions trace={answer} sources />
        </Panel>
        <Panel title={t("grading.step_score")} extra={<SourceText source={answer.formula_source} />}>
          <DataTable
            rows={answer.groups}
            rowKey={(row) => row.id}
            small
            flush
            columns={[
              { key: "title", title: t("grading.group"), card: "head", show: (row) => words(row.title) },
              { key: "percentile", title: t("grading.mean_percentile"), numeric: true, show: (row) => percentText(row.percentile) },
              { key: "weight", title: t("grading.weight"), numeric: true, show: (row) => percentText(row.weight) },
              { key: "points", title: t("grading.points"), numeric: true, show: (row) => row.points },
              { key: "unknown", title: t("grading.unknown_of"), numeric: true, show: (row) => `${row.unknown} / ${row.dimensions}` },
              { key: "source", title: t("grading.source"), show: (row) => <SourceText source={row.source} /> },
            ]}
          />
          <div className={styles.step}>
            {trace.score !== undefined ? (
              <>
                {t("grading.score_is", { score: trace.score })} <GradeMark grade={trace.grade_by_score} name={grade(trace.grade_by_score)} />{" "}
                <span className="quiet">{t("grading.cut_off", { cut: percentText(grade(trace.grade_by_score)?.at_least) })}</span> <SourceText source={answer.grade_source} />
              </>
            ) : (
              t("grading.no_score")
            )}
          </div>
        </Panel>
        {trace.corrections.length > 0 && (
          <Panel title={t("grading.step_corrections")}>
            {trace.corrections.map((each, index) => (
              <div key={each.id} className={styles.step}>
                <div className={styles.stepHead}>
                  <b>{words(each.title)}</b>
                  <span>
                    <GradeMark grade={each.before} name={grade(each.before)} /> → <GradeMark grade={each.after} name={grade(each.after)} />
                  </span>
                  <span>{words(each.reason)}</span>
                  <SourceText source={each.source} />
                </div>
                <Rules rules={answer.correction_rules[index] ?? []} />
              </div>
            ))}
          </Panel>
        )}
        {trace.refusals && (
          <Alert
            type="warning"
            showIcon
            title={t("grading.not_graded")}
            description={
              <ul className={styles.missing}>
                {trace.refusals.map((each) => (
                  <li key={each.zh}>{words(each)}</li>
                ))}
              </ul>
            }
          />
        )}
        {trace.grade && (
          <Panel title={t("grading.step_levers", { grade: words(grade(trace.grade)) })}>
            <DataTable
              rows={trace.levers ?? []}
              rowKey={(row) => row.id}
              small
              flush
              columns={[
                { key: "title", title: t("grading.lever"), card: "head", show: (row) => words(row.title) },
                { key: "value", title: t("grading.value"), card: "aside", show: (row) => words(row.shown) },
                { key: "source", title: t("grading.source"), show: (row) => <SourceText source={row.source} /> },
              ]}
            />
          </Panel>
        )}
        {answer.segmentation && (
          <Card title={`${t("grading.step_segment")}${colon()}${words(answer.segmentation.title)}`}>
            <div className={styles.stack}>
              <p>
                <b>{words(answer.segmentation.reason)}</b>
              </p>
              {answer.segmentation.stage_rules.length > 0 && (
                <div>
                  <span className="quiet">{t("grading.stages")}</span>
                  <Rules rules={answer.segmentation.stage_rules} />
                </div>
              )}
              {answer.segmentation.segment_rules.length > 0 && (
                <div>
                  <span className="quiet">{t("grading.segments")}</span>
                  <Rules rules={answer.segmentation.segment_rules} />
                </div>
              )}
            </div>
          </Card>
        )}
      </div>
    </>
  );
}
