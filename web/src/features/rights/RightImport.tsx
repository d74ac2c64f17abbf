import { DownloadOutlined, UploadOutlined } from "@ant-design/icons";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Alert, Button, Card, Progress, Result, Steps, Upload } from "antd";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { colon, comma, useLanguage } from "@/app/words";
import { API, newKey, query, upload } from "@/shared/api";
import { useCatalogue } from "@/shared/catalogue";
import { csvText, saveFile } from "@/shared/csv";
import { DataTable } from "@/shared/DataTable";
import { useNarrow } from "@/shared/narrow";
import { Nothing } from "@/shared/Nothing";
import { PageHead } from "@/shared/PageHead";
import { Panel } from "@/shared/Panel";
import { ProblemNotice } from "@/shared/ProblemNotice";
import { type Counts, type PartAnswer, type PreviewAnswer, type RefusedRow, verdicts } from "./rights";
import styles from "./Rights.module.css";

const MOST_CARDS = 200; // A phone shows cards without pages.
const nothing: Counts = { recorded: 0, updated: 0, same: 0, refused: 0 };

interface Run {
  done: number;
  counts: Counts;
  refused: RefusedRow[];
  ended: boolean;
}
const start: Run = { done: 0, counts: nothing, refused: [], ended: false };

// A file of rights: looked through, agreed to, brought in part by part. What a part brought in stays;
// the next goes on where the last one ended, today or, with the same file, at any time.
export function RightImport() {
  const { t } = useTranslation();
  const narrow = useNarrow();
  const client = useQueryClient();
  const [file, setFile] = useState<File>();
  const [run, setRun] = useState(start);
  const going = useRef(false);
  const preview = useMutation({ mutationFn: (chosen: File) => upload<PreviewAnswer>("/rights/import-preview", chosen) });
  const imported = useMutation({
    mutationFn: async ({ chosen, digest }: { chosen: File; digest: string }) => {
      going.current = true;
      let now = run;
      while (going.current && !now.ended) {
        const part = await upload<PartAnswer>(`/rights/imports/${digest}/parts${query({ from: now.done })}`, chosen, newKey());
        const counts = { ...now.counts };
        for (const verdict of verdicts) counts[verdict] += part.counts[verdict];
        now = { done: part.next, counts, refused: [...now.refused, ...part.refused], ended: part.ended };
        setRun(now);
      }
    },
    onSettled: () => {
      going.current = false;
      return client.invalidateQueries();
    },
  });
  const restart = () => {
    preview.reset();
    imported.reset();
    setRun(start);
  };
  const begun = imported.isPending || run.done > 0;
  const step = run.ended ? 3 : begun ? 2 : preview.data ? 1 : 0;
  return (
    <>
      <PageHead
        title={t("rights.import_title")}
        about={t("rights.import_about")}
        extra={
          <Button icon={<DownloadOutlined />} href={`${API}/rights/import-template.xlsx`} download>
            {t("rights.template")}
          </Button>
        }
      />
      <Steps
        className={styles.steps!}
        size="small"
        current={step}
        orientation={narrow ? "vertical" : "horizontal"}
        items={(["rights.step_choose", "rights.step_preview", "rights.step_import", "rights.step_done"] as const).map((each) => ({ title: t(each) }))}
      />
      {preview.data && begun ? (
        <Running
          name={file!.name}
          rows={preview.data.rows}
          run={run}
          busy={imported.isPending}
          error={imported.error}
          stop={() => {
            going.current = false;
          }}
          goOn={() => imported.mutate({ chosen: file!, digest: preview.data.file })}
          again={() => {
            restart();
            setFile(undefined);
          }}
        />
      ) : preview.data ? (
        <Check
          preview={preview.data}
          back={restart}
          confirm={() => imported.mutate({ chosen: file!, digest: preview.data.file })}
        />
      ) : (
        <Choose
          file={file}
          choose={setFile}
          busy={preview.isPending}
          error={preview.error}
          look={() => file && preview.mutate(file)}
        />
      )}
    </>
  );
}

interface ChooseGiven {
  file: File | undefined;
  choose: (file: File) => void;
  busy: boolean;
  error: unknown;
  look: () => void;
}

function Choose({ file, choose, busy, error, look }: ChooseGiven) {
  const { t } = useTranslation();
  return (
    <Card>
      <div className={styles.stack}>
        <Upload.Dragger
          accept=".xlsx,.csv,.xml"
          maxCount={1}
          showUploadList={false}
          beforeUpload={(chosen) => {
            choose(chosen);
            return false;
          }}
        >
          <p>
            <UploadOutlined /> {file ? t("rights.file_chosen", { name: file.name }) : t("rights.choose")}
          </p>
          <p className="quiet">{t("rights.choose_help")}</p>
        </Upload.Dragger>
        {error !== null && <ProblemNotice error={error} />}
        <div className={styles.footer}>
          <Button type="primary" disabled={!file} loading={busy} onClick={look}>
            {t("rights.preview")}
          </Button>
          <Link to="/rights">
            <Button>{t("rights.to_list")}</Button>
          </Link>
        </div>
      </div>
    </Card>
  );
}

function CountLine({ counts }: { counts: Counts }) {
  const catalogue = useCatalogue();
  return (
    <dl className={styles.counts}>
      {verdicts.map((verdict) => (
        <div key={verdict} className={verdict === "refused" && counts[verdict] > 0 ? styles.badCount : undefined}>
          <dt>{catalogue.of("right_import_verdict", verdict)}</dt>
          <dd className="number">{counts[verdict].toLocaleString("en-US")}</dd>
        </div>
      ))}
    </dl>
  );
}

function Check({ preview, back, confirm }: { preview: PreviewAnswer; back: () => void; confirm: () => void }) {
  const { t } = useTranslation();
  const { counts } = preview;
  const writes = counts.recorded + counts.updated;
  return (
    <div className={styles.stack}>
      {counts.refused > 0 && writes > 0 && <Alert type="warning" showIcon title={t("rights.refused_stay", { count: counts.refused, good: writes })} />}
      {writes === 0 && <Alert type="info" showIcon title={t("rights.nothing_to_do")} />}
      {preview.ignored_columns.length > 0 && (
        <Alert type="info" title={t("rights.ignored", { columns: preview.ignored_columns.join(comma()) })} />
      )}
      <Card title={t("rights.preview_of", { count: preview.rows })}>
        <CountLine counts={counts} />
      </Card>
      {counts.refused > 0 && <Refused rows={preview.refused} all={counts.refused} />}
      <div className={styles.footer}>
        <Button type="primary" disabled={writes === 0} onClick={confirm}>
          {t("rights.confirm", { count: writes })}
        </Button>
        <Button onClick={back}>{t("rights.back")}</Button>
      </div>
    </div>
  );
}

function Refused({ rows, all }: { rows: RefusedRow[]; all: number }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const narrow = useNarrow();
  const why = (row: RefusedRow) => row.problems.map((each) => `${each.cell}${colon()}${language === "zh" ? each.zh : each.en}`);
  const save = () =>
    saveFile(
      `${t("rights.refused")}.csv`,
      csvText(
        [t("rights.row"), t("rights.number"), t("rights.title"), t("rights.holder"), t("rights.problems")],
        rows.map((row) => [String(row.row), row.number, row.title, row.holder, why(row).join("\n")]),
      ),
    );
  return (
    <Panel
      title={t("rights.refused_title", { count: all })}
      extra={
        <Button size="small" icon={<DownloadOutlined />} onClick={save}>
          {t("rights.report")}
        </Button>
      }
    >
      <DataTable
        rows={narrow ? rows.slice(0, MOST_CARDS) : rows}
        rowKey={(row) => String(row.row)}
        flush
        small
        pageSize={20}
        empty={<Nothing title={t("rights.none_refused")} />}
        columns={[
          { key: "row", title: t("rights.row"), numeric: true, width: 70, show: (row) => row.row },
          { key: "title", title: t("rights.title"), card: "head", show: (row) => row.title || "—" },
          { key: "number", title: t("rights.number"), show: (row) => <span className="number">{row.number || "—"}</span> },
          { key: "holder", title: t("rights.holder"), show: (row) => row.holder || "—" },
          {
            key: "problems",
            title: t("rights.problems"),
            show: (row) => (
              <div className={styles.problems}>
                {why(row).map((each) => (
                  <p key={each}>{each}</p>
                ))}
              </div>
            ),
          },
        ]}
      />
    </Panel>
  );
}

interface RunningGiven {
  name: string;
  rows: number;
  run: Run;
  busy: boolean;
  error: unknown;
  stop: () => void;
  goOn: () => void;
  again: () => void;
}

function Running({ name, rows, run, busy, error, stop, goOn, again }: RunningGiven) {
  const { t } = useTranslation();
  const [stopping, setStopping] = useState(false);
  const percent = rows === 0 ? 100 : Math.floor((run.done * 100) / rows);
  return (
    <div className={styles.stack}>
      <Card>
        {run.ended ? (
          <Result
            status={run.counts.refused > 0 ? "warning" : "success"}
            title={t(run.counts.refused > 0 ? "rights.done_with_refused" : "rights.done", { count: run.counts.refused })}
            extra={[
              <Link key="list" to="/rights">
                <Button type="primary">{t("rights.to_list")}</Button>
              </Link>,
              <Button key="again" onClick={again}>
                {t("rights.again")}
              </Button>,
            ]}
          />
        ) : (
          <div className={styles.stack}>
            <p>{t(busy ? "rights.running" : "rights.stopped", { name, done: run.done, rows })}</p>
            <Progress percent={percent} status={busy ? "active" : "normal"} />
            {error !== null && <ProblemNotice error={error} />}
            <div className={styles.footer}>
              {busy ? (
                <Button
                  loading={stopping}
                  onClick={() => {
                    setStopping(true);
                    stop();
                  }}
                >
                  {t("rights.stop")}
                </Button>
              ) : (
                <>
                  <Button
                    type="primary"
                    onClick={() => {
                      setStopping(false);
                      goOn();
                    }}
                  >
                    {t("rights.go_on")}
                  </Button>
                  <Button onClick={again}>{t("rights.leave")}</Button>
                </>
              )}
            </div>
          </div>
        )}
        <CountLine counts={run.counts} />
      </Card>
      {run.counts.refused > 0 && <Refused rows={run.refused} all={run.counts.refused} />}
    </div>
  );
}
