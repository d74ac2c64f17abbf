import { UploadOutlined } from "@ant-design/icons";
import { useMutation, useQuery } from "@tanstack/react-query";
import { Alert, Button, Card, Upload } from "antd";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { colon, comma, useWords } from "@/app/words";
import { useMe } from "@/features/session/session";
import { get, upload } from "@/shared/api";
import type { Words } from "@/shared/contract";
import { DataTable } from "@/shared/DataTable";
import { Loaded } from "@/shared/Loaded";
import { PageHead } from "@/shared/PageHead";
import { Panel } from "@/shared/Panel";
import { ProblemNotice } from "@/shared/ProblemNotice";
import { type CardAnswer, type CardDimension, percentText, type RuleOfSegment, shortDigest, type TrialAnswer } from "./gradings";
import styles from "./Grading.module.css";
import { GradeMark, SourceText } from "./Parts";

export function ScorecardPage() {
  const { id = "" } = useParams();
  const page = useQuery({ queryKey: ["scorecard", id], queryFn: () => get<CardAnswer>(`/scorecards/${encodeURIComponent(id)}`) });
  return <Loaded from={page}>{(card) => <Shown card={card} />}</Loaded>;
}

function Shown({ card }: { card: CardAnswer }) {
  const { t } = useTranslation();
  const words = useWords();
  const me = useMe();
  const mayTry = ["bank", "authority", "platform"].includes(me.organisation.kind);
  const group = (id: string) => card.groups.find((each) => each.id === id);
  const all = (list: Words[]) => list.map((each) => words(each)).join(words({ zh: "；", en: "; " })) || "—";
  return (
    <>
      <PageHead
        title={words(card.title)}
        about={
          <>
            <span className="id">{card.file}</span> · {t("grading.version")} <span className="id">{shortDigest(card.version)}</span> · {t("grading.from")} <span className="number">{card.from}</span>
          </>
        }
      />
      <div className={styles.stack}>
        {mayTry && <Trial card={card} />}
        <Card title={t("grading.sources")}>
          <ul className={styles.missing}>
            {card.sources.map((each) => (
              <li key={each.id}>
                <span className="id">{each.id}</span> <SourceText source={each} />
              </li>
            ))}
          </ul>
        </Card>
        <Panel title={t("grading.dimension_count", { count: card.dimension_list.length })} extra={<SourceText source={card.formula_source} />}>
          <DataTable<CardDimension>
            rows={card.dimension_list}
            rowKey={(row) => row.id}
            small
            flush
            columns={[
              { key: "group", title: t("grading.group"), show: (row) => words(group(row.group)?.title), filters: card.groups.map((each) => ({ text: words(each.title), value: each.id })), filterBy: (row) => row.group },
              { key: "title", title: t("grading.dimension"), card: "head", show: (row) => words(row.title) },
              {
                key: "take",
                title: t("grading.measure"),
                show: (row) => (
                  <div className={styles.wrap}>
                    {words(row.take)} {words(row.of)}
                    {row.per && ` ÷ ${words(row.per)}`}
                    {row.years !== undefined && ` (${row.years})`}
                  </div>
                ),
              },
              { key: "where", title: t("grading.which_patents"), show: (row) => <div className={styles.wrap}>{all(row.where)}{row.among.length > 0 && ` / ${all(row.among)}`}</div> },
              { key: "better", title: t("grading.better"), show: (row) => t(row.better === "more" ? "grading.more" : "grading.less") },
              { key: "least", title: t("grading.least_known"), numeric: true, show: (row) => percentText(row.least_known) },
              { key: "absent", title: t("grading.absent"), show: (row) => t(row.absent === "refuse" ? "grading.absent_refuse" : "grading.absent_worst") },
              { key: "source", title: t("grading.source"), show: (row) => <SourceText source={row.source} /> },
            ]}
          />
        </Panel>
        <Panel title={t("grading.weights")} extra={<SourceText source={card.formula_source} />}>
          <DataTable<CardDimension>
            rows={card.dimension_list}
            rowKey={(row) => row.id}
            small
            flush
            columns={[
              { key: "title", title: t("grading.dimension"), card: "head", show: (row) => words(row.title) },
              ...card.field_list.map((each) => ({
                key: `weight-${each.id}`,
                title: words(each.title),
                numeric: true,
                show: (row: CardDimension) => percentText(row.weights[each.id]),
              })),
            ]}
          />
        </Panel>
        <Panel title={t("grading.fields")}>
          <DataTable
            rows={card.field_list}
            rowKey={(row) => row.id}
            small
            flush
            columns={[
              { key: "title", title: t("grading.field"), card: "head", show: (row) => words(row.title) },
              { key: "classes", title: t("grading.classes"), show: (row) => <div className={styles.wrap}>{row.otherwise ? t("grading.otherwise") : row.classes.join(comma())}</div> },
              { key: "source", title: t("grading.source"), show: (row) => <SourceText source={row.source} /> },
            ]}
          />
        </Panel>
        <div className={styles.pair}>
          <Card title={t("grading.normalisation")} extra={<SourceText source={card.normalisation.source} />}>
            <div className={styles.lines}>
              <div>{t("grading.percentile_rule", { count: card.normalisation.minimum })}</div>
              <div>
                {t("grading.levels")}
                {card.normalisation.levels.map((each) => words(each)).join(" → ")}
              </div>
              <div>{t("grading.winsorise", { share: percentText(card.normalisation.winsorise) })}</div>
            </div>
          </Card>
          <Panel title={t("grading.cut_offs")} extra={<SourceText source={card.grade_source} />}>
            <DataTable
              rows={card.grade_list}
              rowKey={(row) => row.id}
              small
              flush
              columns={[
                { key: "id", title: t("grading.grade"), card: "head", show: (row) => <GradeMark grade={row.id} name={row.title} /> },
                { key: "cut", title: t("grading.at_least"), numeric: true, show: (row) => percentText(row.at_least) },
              ]}
            />
          </Panel>
        </div>
        <Panel title={t("grading.corrections")}>
          {card.corrections.map((each) => (
            <div key={each.id} className={styles.step}>
              <div className={styles.stepHead}>
                <b>{words(each.title)}</b>
                <SourceText source={each.source} />
              </div>
              <div className={styles.rules}>
                {each.rules.map((rule) => (
                  <div key={rule.title.zh}>
                    {words(rule.title)}
                    <div className={styles.condition}>
                      {all(rule.when)} → {words(rule.then)}
                    </div>
                  </div>
                ))}
                <div className="quiet">
                  {t("grading.if_unknown")}
                  {words(each.if_unknown)}
                </div>
              </div>
            </div>
          ))}
        </Panel>
        <Panel title={t("grading.lever_matrix")}>
          <div className={styles.scroll}>
            <table className={styles.matrix}>
              <thead>
                <tr>
                  <th>{t("grading.lever")}</th>
                  {card.grade_list.map((each) => (
                    <th key={each.id}>{words(each.title)}</th>
                  ))}
                  <th>{t("grading.source")}</th>
                </tr>
              </thead>
              <tbody>
                {card.levers.map((lever) => (
                  <tr key={lever.id}>
                    <td>{words(lever.title)}</td>
                    {lever.values.map((each) => (
                      <td key={each.grade}>{words(each)}</td>
                    ))}
                    <td>
                      <SourceText source={lever.source} />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </Panel>
        {card.stages && <SegmentRules title={t("grading.stages")} rules={card.stages} join={all} />}
        {card.segments && <SegmentRules title={`${t("grading.segments")}${colon()}${words(card.segmentation)}`} rules={card.segments} join={all} />}
      </div>
    </>
  );
}

function SegmentRules({ title, rules, join }: { title: string; rules: RuleOfSegment[]; join: (list: Words[]) => string }) {
  const { t } = useTranslation();
  const words = useWords();
  return (
    <Panel title={title} extra={<span className="quiet">{t("grading.first_holds")}</span>}>
      <DataTable
        rows={rules}
        rowKey={(row) => row.id}
        small
        flush
        columns={[
          { key: "title", title: t("grading.segment"), card: "head", show: (row) => words(row.title) },
          { key: "when", title: t("grading.when"), show: (row) => <div className={styles.wrap}>{join(row.when)}</div> },
          { key: "source", title: t("grading.source"), show: (row) => <SourceText source={row.source} /> },
        ]}
      />
    </Panel>
  );
}

function Trial({ card: now }: { card: CardAnswer }) {
  const { t } = useTranslation();
  const trial = useMutation({ mutationFn: (file: File) => upload<TrialAnswer>(`/scorecards/${encodeURIComponent(`${now.id}@${now.version}`)}/trial`, file) });
  return (
    <Card
      title={t("grading.trial")}
      extra={
        <Upload
          accept=".yaml,.yml"
          maxCount={1}
          showUploadList={false}
          beforeUpload={(file) => {
            trial.mutate(file);
            return false;
          }}
        >
          <Button size="small" icon={<UploadOutlined />} loading={trial.isPending}>
            {t("grading.trial_choose")}
          </Button>
        </Upload>
      }
    >
      <div className={styles.stack}>
        <p className="quiet">{t("grading.trial_about")}</p>
        {trial.isError && <ProblemNotice error={trial.error} />}
        {trial.data && <TrialResult answer={trial.data} />}
      </div>
    </Card>
  );
}

function TrialResult({ answer }: { answer: TrialAnswer }) {
  const { t } = useTranslation();
  const words = useWords();
  if (answer.problems.length > 0)
    return (
      <Alert
        type="error"
        showIcon
        title={t("grading.trial_problems", { count: answer.problems.length })}
        description={
          <ul className={styles.missing}>
            {answer.problems.map((each) => (
              <li key={`${each.line}:${each.column}:${each.code}`}>
                <span className="number">{t("grading.trial_place", { line: each.line, column: each.column })}</span> {words(each)}
              </li>
            ))}
          </ul>
        }
      />
    );
  const { moves } = answer;
  if (answer.same_version) return <Alert type="info" showIcon title={t("grading.trial_same")} />;
  if (!moves?.table || !moves.grades) return <Alert type="info" showIcon title={t("grading.trial_other_grades")} />;
  const names = [...moves.grades.map((each) => words(each.title)), t("grading.not_graded")];
  return (
    <>
      <Alert
        type="success"
        showIcon
        title={t("grading.trial_moves", {
          firms: moves.firms,
          better: moves.better ?? 0,
          same: moves.same ?? 0,
          worse: moves.worse ?? 0,
          newly: moves.newly_graded ?? 0,
          gone: moves.no_longer_graded ?? 0,
        })}
      />
      <div className={styles.scroll}>
        <table className={styles.matrix}>
          <thead>
            <tr>
              <th>{t("grading.trial_table")}</th>
              {names.map((name) => (
                <th key={name}>{name}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {moves.table.map((row, from) => (
              <tr key={names[from]}>
                <th>{names[from]}</th>
                {row.map((cell, to) => (
                  <td key={names[to]} className={styles.count}>
                    {cell === 0 ? <span className="quiet">·</span> : from === to ? cell : <b>{cell}</b>}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
