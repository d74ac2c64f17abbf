// The valuation workbench: on the left what the appraiser states, on the right what it comes to,
// computed anew while it is typed.
import { DownloadOutlined, FilePdfOutlined, ReloadOutlined } from "@ant-design/icons";
import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Alert, Button, Card, Checkbox, Form, Input, Modal, Tabs } from "antd";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { semicolon, useWords } from "@/app/words";
import { API, ask, get, newKey, post, Problem } from "@/shared/api";
import { NextStep } from "@/shared/action/NextStep";
import { Columns } from "@/shared/Columns";
import type { FieldProblem } from "@/shared/contract";
import { DataTable } from "@/shared/DataTable";
import { Loaded } from "@/shared/Loaded";
import { Mark } from "@/shared/Mark";
import { useMessage } from "@/shared/message";
import { formatMoney } from "@/shared/money";
import { PageHead } from "@/shared/PageHead";
import { Panel } from "@/shared/Panel";
import { ProblemNotice } from "@/shared/ProblemNotice";
import { Timeline } from "@/shared/Timeline";
import { ConclusionForm, PapersForm } from "./ConclusionForm";
import { CostForm } from "./CostForm";
import { EditingContext } from "./fields";
import { IncomeForm } from "./IncomeForm";
import { MarketForm } from "./MarketForm";
import { readable } from "./readable";
import { Problems, Results } from "./Results";
import { ScoringForm } from "./ScoringForm";
import { type Approach, APPROACHES, approachesIn, type Computed, type Draft, type DraftValue, type FileAnswer, listAt, type Path, put, type Reference, type Replay, withoutEmpty } from "./workbench";
import styles from "./Workbench.module.css";

const TYPING_MS = 450;

export function WorkingFilePage() {
  const { id = "" } = useParams();
  const file = useQuery({ queryKey: ["working-file", id], queryFn: () => get<FileAnswer>(`/working-files/${encodeURIComponent(id)}`) });
  const reference = useReference();
  return <Loaded from={reference}>{(tables) => <Loaded from={file}>{(answer) => (answer.may_edit ? <Bench key={answer.id} file={answer} reference={tables} /> : <Kept file={answer} reference={tables} />)}</Loaded>}</Loaded>;
}

export function useReference() {
  return useQuery({ queryKey: ["valuation-reference"], queryFn: () => get<Reference>("/valuation-reference"), staleTime: Infinity });
}

function Head({ file, extra }: { file: FileAnswer; extra?: React.ReactNode }) {
  const { t } = useTranslation();
  const words = useWords();
  return (
    <PageHead
      title={
        <>
          {file.title} <Mark tone={file.stage.name === "finished" ? "good" : "plain"}>{words(file.stage)}</Mark>
        </>
      }
      about={
        <>
          {file.organisation.name} · {t("workbench.base_date")} <span className="number">{file.base_date}</span> · {file.purpose} · <span className="id">{file.id}</span>
          {file.financing && (
            <>
              {" · "}
              <Link to={`/financings/${file.financing}`}>{t("workbench.of_financing")}</Link>
            </>
          )}
        </>
      }
      extra={extra}
    />
  );
}

function useDelayed<T>(value: T): T {
  const [settled, settle] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => settle(value), TYPING_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}

// Weights stand for the methods in use, whichever came first.
function withApproach(sheet: Draft, approach: Approach, on: boolean, file: FileAnswer): Draft {
  const weights = (listAt(sheet, ["conclusion", "weights"]) as Draft[]).filter((each) => each["approach"] !== approach);
  const fresh: Record<Approach, Draft> = {
    income: { convention: "mid_year", life: file.suggestions.legal_end ? { legal_end: file.suggestions.legal_end.date } : {}, forecast: ["", "", ""], method: { type: "royalty_relief" }, uncertain: [] },
    market: { deals: [] },
    cost: { basis: "replacement", items: [], uncertain: [] },
  };
  let next: Draft = { ...sheet };
  if (on) next[approach] = fresh[approach];
  else delete next[approach];
  if (on) weights.push({ approach });
  next = put(next, ["conclusion"], { way: "weights", ...(next["conclusion"] as Draft | undefined), weights }) as Draft;
  if (next["plan"] === undefined) next["plan"] = { trials: 10000, seed: 1, sampling: "independent" };
  return next;
}

function Bench({ file, reference }: { file: FileAnswer; reference: Reference }) {
  const { t } = useTranslation();
  const message = useMessage();
  const client = useQueryClient();
  const [sheet, setSheet] = useState<Draft>(() => readable(file.sheet, reference));
  const [saves, setSaves] = useState(file.saves);
  const [changed, setChanged] = useState(false);
  const [refused, setRefused] = useState<FieldProblem[]>();
  const [finishing, setFinishing] = useState(false);
  const [number, setNumber] = useState("");
  const [tab, setTab] = useState<string>();
  const key = useRef(newKey());
  const set = useCallback((path: Path, value: DraftValue) => {
    setChanged(true);
    setSheet((old) => put(old, path, value) as Draft);
  }, []);
  const settled = useDelayed(sheet);
  const live = useQuery({
    queryKey: ["calculation", file.id, settled],
    queryFn: () => ask<Computed>(`/working-files/${file.id}/calculation`, { sheet: withoutEmpty(settled) }),
    placeholderData: keepPreviousData,
    retry: false,
    gcTime: 0,
  });
  const lost = (error: unknown) => {
    if (error instanceof Problem && error.refused) key.current = newKey();
  };
  const save = useMutation({
    mutationFn: () => post<{ saves: number }>(`/working-files/${file.id}/sheet`, { saves, sheet: withoutEmpty(sheet) }, key.current),
    onSuccess: (answer) => {
      key.current = newKey();
      setSaves(answer.saves);
      setChanged(false);
      void message.success(t("workbench.saved"));
      void client.invalidateQueries({ queryKey: ["working-files"] });
    },
    onError: lost,
  });
  const finish = useMutation({
    mutationFn: () => post<unknown>(`/working-files/${file.id}/finish`, { saves, number: number.trim(), sheet: withoutEmpty(sheet) }, key.current),
    onSuccess: async () => {
      setFinishing(false);
      await client.invalidateQueries();
    },
    onError: (error) => {
      lost(error);
      setFinishing(false);
      if (error instanceof Problem) setRefused(error.errors.map((each) => ({ ...each, field: each.field.replace(/^sheet\.?/, "") })));
    },
  });
  // What the sheet as it now is still lacks, and what finishing refused where calculating does not look.
  const problems = useMemo(() => {
    const now = live.data?.problems ?? [];
    const asked = (refused ?? []).filter((each) => !/^(income|market|cost|plan|conclusion|scoring)\b/.test(each.field));
    return [...now, ...asked.filter((each) => !now.some((other) => other.field === each.field && other.code === each.code))];
  }, [live.data, refused]);
  const strict = refused !== undefined;
  const used = approachesIn(sheet);
  const wrongIn = (part: RegExp) => problems.filter((each) => part.test(each.field) && (strict || !["field.missing", "field.blank"].includes(each.code))).length;
  const label = (text: string, part: RegExp) => {
    const count = wrongIn(part);
    return count > 0 ? (
      <>
        {text} <Mark tone="bad">{count}</Mark>
      </>
    ) : (
      text
    );
  };
  const tabs = [
    ...used.map((approach) => ({
      key: approach,
      label: label(t(`workbench.approaches.${approach}`), new RegExp(`^${approach}`)),
      children: (
        <Card>
          {approach === "income" && <IncomeForm file={file} reference={reference} computed={live.data} />}
          {approach === "market" && <MarketForm file={file} reference={reference} />}
          {approach === "cost" && <CostForm reference={reference} />}
        </Card>
      ),
    })),
    {
      key: "scoring",
      label: label(t("workbench.part.scoring"), /^scoring/),
      children: (
        <Card>
          <ScoringForm tree={reference.indicators} computed={live.data?.calculation} disabled={false} />
        </Card>
      ),
    },
    { key: "conclusion", label: label(t("workbench.part.conclusion"), /^(conclusion|plan|shares)/), children: <div className={styles.inputs}><ConclusionForm file={file} /></div> },
    { key: "papers", label: label(t("workbench.part.papers"), /^(evidence|professionals|assumptions)/), children: <div className={styles.inputs}><PapersForm /></div> },
  ];
  return (
    <EditingContext.Provider value={{ sheet, set, problems, strict }}>
      <Head file={file} />
      <div className={styles.bench}>
        <div className={styles.inputs}>
          <Card size="small">
            <div className={styles.tools} style={{ marginBottom: 0 }}>
              <b>{t("workbench.choose_methods")}</b>
              {APPROACHES.map((approach) => (
                <Checkbox
                  key={approach}
                  checked={used.includes(approach)}
                  onChange={(event) => {
                    setChanged(true);
                    setSheet((old) => withApproach(old, approach, event.target.checked, file));
                    if (event.target.checked) setTab(approach);
                  }}
                >
                  {t(`workbench.approaches.${approach}`)}
                </Checkbox>
              ))}
            </div>
          </Card>
          <Form layout="vertical" component="div">
            <Tabs items={tabs} activeKey={tabs.find((each) => each.key === tab)?.key ?? tabs[0]!.key} onChange={setTab} />
          </Form>
          {save.error ? <ProblemNotice error={save.error} /> : null}
          {finish.isError && (finish.error instanceof Problem && finish.error.errors.some((each) => each.field) ? null : <ProblemNotice error={finish.error} />)}
        </div>
        <div className={styles.results}>
          {live.error && <ProblemNotice error={live.error} />}
          <Problems problems={problems} strict={strict} title={t("workbench.to_mend")} />
          {live.data && <Results calculation={live.data.calculation} subjects={file.subjects} reference={reference} stale={live.isPlaceholderData} live={live.data.live_trials} />}
          {file.actions.length > 0 && <NextStep actions={file.actions} />}
        </div>
      </div>
      <div className={styles.bar}>
        <Button type="primary" loading={save.isPending} disabled={!changed} onClick={() => save.mutate()}>
          {t("workbench.save")}
        </Button>
        <Button onClick={() => setFinishing(true)}>{t("workbench.finish")}</Button>
        <span className="quiet">{changed ? t("workbench.unsaved") : t("workbench.saved_times", { count: saves })}</span>
      </div>
      <Modal
        open={finishing}
        title={t("workbench.finish")}
        okText={t("workbench.finish")}
        cancelText={t("action.cancel")}
        confirmLoading={finish.isPending}
        okButtonProps={{ disabled: number.trim() === "" }}
        onOk={() => finish.mutate()}
        onCancel={() => setFinishing(false)}
      >
        <p>{t("workbench.finish_about")}</p>
        <Form layout="vertical" component="div">
          <Form.Item label={t("workbench.number")} required htmlFor="working-file-number">
            <Input id="working-file-number" value={number} maxLength={200} placeholder={t("workbench.number_example")} onChange={(event) => setNumber(event.target.value)} />
          </Form.Item>
        </Form>
      </Modal>
    </EditingContext.Provider>
  );
}

// A file that nobody changes any more, or that is another organisation's.
function Kept({ file, reference }: { file: FileAnswer; reference: Reference }) {
  const { t } = useTranslation();
  const sheet = useMemo(() => readable(file.sheet, reference), [file.sheet, reference]);
  const calculation = file.calculation ?? file.computed?.calculation;
  const finished = file.stage.name === "finished";
  const years = calculation?.income?.single.years;
  const editing = useMemo(() => ({ sheet, set: () => {}, problems: [], strict: false }), [sheet]);
  return (
    <EditingContext.Provider value={editing}>
      <Head
        file={file}
        extra={
          finished && (
            <>
              <Button type="primary" icon={<FilePdfOutlined />} href={`${API}/working-files/${file.id}/report.pdf`}>
                {t("workbench.report")}
              </Button>
              {years && (
                <Button icon={<DownloadOutlined />} href={`${API}/working-files/${file.id}/years.xlsx`}>
                  {t("workbench.years_file")}
                </Button>
              )}
            </>
          )
        }
      />
      <Columns
        side={
          <>
            {finished && <ReplayCard file={file} />}
            {file.actions.length > 0 && <NextStep actions={file.actions} />}
          </>
        }
      >
        {calculation && <Results calculation={calculation} subjects={file.subjects} reference={reference} />}
        {file.uses.length > 0 && (
          <Panel title={t("workbench.uses")}>
            <DataTable
              small
              flush
              rows={file.uses}
              rowKey={(row) => row.valuation + row.report}
              columns={[
                { key: "report", title: t("workbench.report_number"), card: "head", show: (row) => row.report },
                { key: "on", title: t("workbench.date"), show: (row) => <span className="number">{row.on}</span> },
                { key: "valuation", title: t("workbench.valuation"), show: (row) => <span className="id">{row.valuation}</span> },
              ]}
            />
          </Panel>
        )}
        <Panel title={t("workbench.subjects")}>
          <DataTable
            small
            flush
            rows={file.subjects}
            rowKey={(row) => row.right}
            columns={[
              { key: "title", title: t("workbench.right"), card: "head", show: (row) => row.title },
              { key: "number", title: t("workbench.right_number"), show: (row) => <span className="number">{row.number}</span> },
              { key: "kind", title: t("workbench.kind"), show: (row) => row.kind },
              { key: "owner", title: t("workbench.owner"), show: (row) => row.owner },
              { key: "legal_end", title: t("workbench.legal_end"), show: (row) => row.legal_end ?? "—" },
            ]}
          />
        </Panel>
        {years && (
          <Panel title={t("workbench.years")}>
            <DataTable
              small
              flush
              rows={years}
              rowKey={(row) => String(row.year)}
              columns={[
                { key: "year", title: t("workbench.period"), card: "head", show: (row) => <span className="number">{row.from} – {row.until}</span> },
                { key: "amount", title: t("workbench.forecast"), numeric: true, show: (row) => formatMoney(row.amount) },
                { key: "portion", title: t("workbench.portion"), numeric: true, show: (row) => row.portion },
                { key: "benefit", title: t("workbench.benefit"), numeric: true, show: (row) => formatMoney(row.benefit) },
                { key: "factor", title: t("workbench.discount_factor"), numeric: true, show: (row) => row.factor },
                { key: "present", title: t("workbench.present"), numeric: true, show: (row) => formatMoney(row.present) },
              ]}
            />
          </Panel>
        )}
        <Card title={t("workbench.inputs")}>
          <Form layout="vertical" component="div" disabled>
            <Tabs
              items={[
                ...approachesIn(sheet).map((approach) => ({
                  key: approach,
                  label: t(`workbench.approaches.${approach}`),
                  children: approach === "income" ? <IncomeForm file={file} reference={reference} computed={undefined} /> : approach === "market" ? <MarketForm file={file} reference={reference} /> : <CostForm reference={reference} />,
                })),
                ...(sheet["scoring"] ? [{ key: "scoring", label: t("workbench.part.scoring"), children: <ScoringForm tree={file.indicators ?? reference.indicators} computed={calculation} disabled /> }] : []),
                { key: "conclusion", label: t("workbench.part.conclusion"), children: <div className={styles.inputs}><ConclusionForm file={file} /></div> },
                { key: "papers", label: t("workbench.part.papers"), children: <div className={styles.inputs}><PapersForm /></div> },
              ]}
            />
          </Form>
        </Card>
        <Card title={t("timeline.title")}>
          <Timeline items={file.timeline} />
        </Card>
      </Columns>
    </EditingContext.Provider>
  );
}

function ReplayCard({ file }: { file: FileAnswer }) {
  const { t } = useTranslation();
  const replay = useMutation({ mutationFn: () => get<Replay>(`/working-files/${file.id}/replay`) });
  const { data } = replay;
  return (
    <Card size="small" title={t("workbench.replay")}>
      <p className="quiet">{t("workbench.replay_about")}</p>
      <dl className={styles.percentiles}>
        <div>
          <dt>{t("workbench.number")}</dt>
          <dd>{file.number}</dd>
        </div>
        <div>
          <dt>{t("workbench.finished_by")}</dt>
          <dd>
            {file.finished_by} <span className="number">{file.finished_on}</span>
          </dd>
        </div>
      </dl>
      <p className="quiet" style={{ wordBreak: "break-all", fontSize: 12 }}>
        {t("workbench.digest")} <span className="id">{file.digest}</span>
      </p>
      <p className="quiet" style={{ fontSize: 12 }}>
        {file.tables?.map((table) => t("workbench.table_version", table)).join(semicolon())}
      </p>
      <Button block icon={<ReloadOutlined />} loading={replay.isPending} onClick={() => replay.mutate()}>
        {t("workbench.replay_now")}
      </Button>
      {replay.error && <ProblemNotice error={replay.error} />}
      {data && (
        <Alert
          style={{ marginTop: 10 }}
          type={data.same ? "success" : "error"}
          showIcon
          title={t(data.same ? "workbench.replay_same" : "workbench.replay_differs", { differs: data.differs ?? "" })}
          description={data.value ? t("workbench.replay_value", { value: formatMoney(data.value.mid), digest: data.digest.slice(0, 16) }) : undefined}
        />
      )}
    </Card>
  );
}
