import { DownloadOutlined, UploadOutlined } from "@ant-design/icons";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Alert, Button, Card, Input, Result, Segmented, Steps, Upload } from "antd";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { colon, comma, useLanguage, useWords } from "@/app/words";
import { API, get, newKey, Problem, query, upload } from "@/shared/api";
import { useCatalogue } from "@/shared/catalogue";
import type { IsoDate } from "@/shared/contract";
import { csvText, saveFile } from "@/shared/csv";
import { DataTable } from "@/shared/DataTable";
import { DateInput } from "@/shared/form/DateInput";
import { Loaded } from "@/shared/Loaded";
import { Mark } from "@/shared/Mark";
import { useNarrow } from "@/shared/narrow";
import { Nothing } from "@/shared/Nothing";
import { PageHead } from "@/shared/PageHead";
import { Panel } from "@/shared/Panel";
import { ProblemNotice } from "@/shared/ProblemNotice";
import styles from "./Lists.module.css";
import { type Counts, type JudgedRow, type ListAnswer, pathOf, type PreviewAnswer, type Verdict, verdicts } from "./lists";

const MOST_CARDS = 200; // A phone shows cards without pages.
const TONES = { enters: "good", ends: "warning", already: "plain", refused: "bad" } as const;

interface Defaults {
  from?: IsoDate;
  until?: IsoDate;
  reference?: string;
}
// The file and what holds for its rows: what was previewed is what is sent again to be imported.
interface Asked {
  file: File;
  defaults: Defaults;
}

export function ImportWizard() {
  const { t } = useTranslation();
  const words = useWords();
  const { list = "" } = useParams();
  const page = useQuery({ queryKey: ["list", list, undefined], queryFn: () => get<ListAnswer>(pathOf(list)) });
  return (
    <Loaded from={page}>
      {(data) => (
        <>
          <PageHead
            title={t("lists.import_title", { list: words(data.list.title) })}
            about={t("lists.import_about")}
            extra={
              <Button icon={<DownloadOutlined />} href={`${API}${pathOf(list)}/template.csv`} download>
                {t("lists.template")}
              </Button>
            }
          />
          <Wizard data={data} />
        </>
      )}
    </Loaded>
  );
}

function Wizard({ data }: { data: ListAnswer }) {
  const { t } = useTranslation();
  const narrow = useNarrow();
  const client = useQueryClient();
  const path = pathOf(data.list.id);
  const [asked, setAsked] = useState<Asked>();
  // One key per confirmation: kept when no answer came, so that trying again cannot import twice.
  const key = useRef(newKey());
  const preview = useMutation({
    mutationFn: ({ file, defaults }: Asked) => upload<PreviewAnswer>(`${path}/preview${query({ ...defaults })}`, file),
    onSuccess: () => {
      key.current = newKey();
    },
  });
  const imported = useMutation({
    mutationFn: ({ file, plan }: PreviewAnswer) =>
      upload<{ counts: Counts }>(`${path}/imports${query({ file, plan, ...asked!.defaults })}`, asked!.file, key.current),
    onSuccess: () => client.invalidateQueries(),
    onError: (error) => {
      if (error instanceof Problem && error.refused) key.current = newKey();
    },
  });
  const restart = () => {
    preview.reset();
    imported.reset();
  };
  const step = imported.data ? 2 : preview.data ? 1 : 0;
  return (
    <>
      <Steps
        className={styles.steps!}
        size="small"
        current={step}
        orientation={narrow ? "vertical" : "horizontal"}
        items={[{ title: t("lists.step_choose") }, { title: t("lists.step_preview") }, { title: t("lists.step_done") }]}
      />
      {imported.data ? (
        <Done
          list={data.list.id}
          counts={imported.data.counts}
          again={() => {
            restart();
            setAsked(undefined);
          }}
        />
      ) : preview.data ? (
        <Check
          preview={preview.data}
          busy={imported.isPending}
          error={imported.error}
          back={restart}
          confirm={() => imported.mutate(preview.data)}
        />
      ) : (
        <Choose
          data={data}
          asked={asked}
          busy={preview.isPending}
          error={preview.error}
          look={(chosen) => {
            setAsked(chosen);
            preview.mutate(chosen);
          }}
        />
      )}
    </>
  );
}

interface ChooseGiven {
  data: ListAnswer;
  asked: Asked | undefined;
  busy: boolean;
  error: unknown;
  look: (asked: Asked) => void;
}

function Choose({ data, asked, busy, error, look }: ChooseGiven) {
  const { t } = useTranslation();
  const [file, setFile] = useState(asked?.file);
  const [defaults, setDefaults] = useState<Defaults>(asked?.defaults ?? { from: data.on, reference: data.list.source });
  const change = (name: keyof Defaults, value: string) =>
    setDefaults(({ [name]: _, ...others }) => (value ? { ...others, [name]: value } : others));
  return (
    <Card>
      <div className={styles.stack}>
        <Upload.Dragger
          accept=".xlsx,.csv"
          maxCount={1}
          showUploadList={false}
          beforeUpload={(chosen) => {
            setFile(chosen);
            return false;
          }}
        >
          <p>
            <UploadOutlined /> {file ? t("lists.file_chosen", { name: file.name }) : t("lists.choose")}
          </p>
          <p className="quiet">{t("lists.choose_help", { subject: t(data.list.subject === "enterprise" ? "lists.code" : "lists.number") })}</p>
        </Upload.Dragger>
        <div>
          <p className="quiet">{t("lists.defaults")}</p>
          <div className={styles.defaults}>
            <label>
              {t("lists.default_from")}
              <DateInput value={defaults.from} onChange={(value) => change("from", value ?? "")} />
            </label>
            <label>
              {t("lists.default_until")}
              <DateInput value={defaults.until} onChange={(value) => change("until", value ?? "")} />
            </label>
            <label>
              {t("lists.default_reference")}
              <Input value={defaults.reference ?? ""} onChange={(event) => change("reference", event.target.value)} />
            </label>
          </div>
        </div>
        {error !== null && <ProblemNotice error={error} />}
        <div className={styles.footer}>
          <Button type="primary" disabled={!file} loading={busy} onClick={() => file && look({ file, defaults })}>
            {t("lists.preview")}
          </Button>
          <Link to={`/lists/${data.list.id}`}>
            <Button>{t("lists.to_list")}</Button>
          </Link>
        </div>
      </div>
    </Card>
  );
}

interface CheckGiven {
  preview: PreviewAnswer;
  busy: boolean;
  error: unknown;
  back: () => void;
  confirm: () => void;
}

function Check({ preview, busy, error, back, confirm }: CheckGiven) {
  const { t } = useTranslation();
  const catalogue = useCatalogue();
  const language = useLanguage();
  const { counts, rows } = preview;
  const narrow = useNarrow();
  const [shown, show] = useState<Verdict | "all">(counts.refused > 0 ? "refused" : "all");
  const chosen = shown === "all" ? rows : rows.filter(({ verdict }) => verdict === shown);
  const writes = counts.enters + counts.ends;
  const why = (row: JudgedRow) => (row.problems ?? []).map((each) => `${each.cell}${colon()}${language === "zh" ? each.zh : each.en}`);
  const exportRefused = () =>
    saveFile(
      `${t("lists.refused")}.csv`,
      csvText(
        [t("lists.row"), t("lists.code"), t("lists.name"), t("lists.problems")],
        rows.filter(({ verdict }) => verdict === "refused").map((row) => [String(row.row), row.subject, row.name, why(row).join("\n")]),
      ),
    );
  return (
    <div className={styles.stack}>
      {counts.refused > 0 && <Alert type="warning" showIcon title={t("lists.refused_stay", { count: counts.refused })} />}
      {writes === 0 && <Alert type="info" showIcon title={t("lists.nothing_to_do")} />}
      {preview.ignored_columns.length > 0 && (
        <Alert type="info" title={t("lists.ignored", { columns: preview.ignored_columns.join(comma()) })} />
      )}
      {error !== null && <ProblemNotice error={error} />}
      <Panel title={t("lists.step_preview")}>
        <div className={styles.panelTools}>
          <Segmented<Verdict | "all">
            className={styles.verdicts!}
            value={shown}
            onChange={show}
            options={[
              { value: "all", label: `${t("lists.show_all")} ${rows.length}` },
              ...verdicts.map((verdict) => ({ value: verdict, label: `${catalogue.of("import_verdict", verdict)} ${counts[verdict]}` })),
            ]}
          />
          {counts.refused > 0 && (
            <Button size="small" icon={<DownloadOutlined />} onClick={exportRefused}>
              {t("lists.export_problems")}
            </Button>
          )}
        </div>
        <DataTable
          rows={narrow ? chosen.slice(0, MOST_CARDS) : chosen}
          rowKey={(row) => String(row.row)}
          flush
          small
          pageSize={50}
          empty={<Nothing title={t("lists.no_match")} />}
          columns={[
            { key: "row", title: t("lists.row"), numeric: true, width: 70, show: (row) => row.row },
            {
              key: "verdict",
              title: t("lists.verdict"),
              card: "aside",
              show: (row) => <Mark tone={TONES[row.verdict]}>{catalogue.of("import_verdict", row.verdict)}</Mark>,
            },
            { key: "name", title: t("lists.name"), card: "head", show: (row) => row.name || "—" },
            { key: "subject", title: t("lists.code"), show: (row) => <span className="id">{row.subject}</span> },
            {
              key: "problems",
              title: t("lists.problems"),
              show: (row) =>
                row.problems && (
                  <div className={styles.problems}>
                    {why(row).map((each) => (
                      <p key={each}>{each}</p>
                    ))}
                  </div>
                ),
            },
            { key: "from", title: t("lists.from"), show: (row) => <span className="number">{row.from ?? "—"}</span> },
            {
              key: "until",
              title: t("lists.until"),
              show: (row) => (row.until ? <span className="number">{row.until}</span> : <span className="quiet">{t("lists.open_ended")}</span>),
            },
            { key: "reference", title: t("lists.reference"), show: (row) => row.reference },
          ]}
        />
      </Panel>
      <div className={styles.footer}>
        <Button type="primary" disabled={writes === 0} loading={busy} onClick={confirm}>
          {t("lists.confirm", { count: writes })}
        </Button>
        <Button disabled={busy} onClick={back}>
          {t("lists.back")}
        </Button>
      </div>
    </div>
  );
}

function Done({ list, counts, again }: { list: string; counts: Counts; again: () => void }) {
  const { t } = useTranslation();
  return (
    <Card>
      <Result
        status="success"
        title={t("lists.done")}
        subTitle={t("lists.done_counts", { ...counts })}
        extra={[
          <Link key="list" to={`/lists/${list}`}>
            <Button type="primary">{t("lists.to_list")}</Button>
          </Link>,
          <Button key="again" onClick={again}>
            {t("lists.again")}
          </Button>,
        ]}
      />
    </Card>
  );
}
