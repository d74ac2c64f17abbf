import { DownloadOutlined, UploadOutlined } from "@ant-design/icons";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Alert, Button, Card, Input, Result, Segmented, Steps, Upload } from "antd";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { colon, comma, useLanguage } from "@/app/words";
import { useMe } from "@/features/session/session";
import { API, newKey, Problem, query, upload } from "@/shared/api";
import { useCatalogue } from "@/shared/catalogue";
import { csvText, saveFile } from "@/shared/csv";
import { DataTable } from "@/shared/DataTable";
import { DateInput } from "@/shared/form/DateInput";
import { Mark } from "@/shared/Mark";
import { useNarrow } from "@/shared/narrow";
import { Nothing } from "@/shared/Nothing";
import { PageHead } from "@/shared/PageHead";
import { Panel } from "@/shared/Panel";
import { ProblemNotice } from "@/shared/ProblemNotice";
import { type Counts, type JudgedRow, type PreviewAnswer, type Verdict, verdicts } from "./gradings";
import styles from "./Grading.module.css";

const KINDS = ["firm-figures", "patent-facts", "financing-demands"] as const;
type ImportKind = (typeof KINDS)[number];
const MOST_CARDS = 200; // A phone shows cards without pages.
const TONES = { enters: "good", already: "plain", refused: "bad" } as const;

interface Defaults {
  as_of?: string;
  source?: string;
}
interface Asked {
  file: File;
  defaults: Defaults;
}

export function ImportWizard() {
  const { t } = useTranslation();
  const { kind = "" } = useParams();
  const known = KINDS.find((each) => each === kind);
  if (!known) return <Nothing title={t("missing.title")} advice={t("missing.advice")} />;
  return (
    <>
      <PageHead
        title={t(`grading.imports.${known}.title`)}
        about={t(`grading.imports.${known}.about`)}
        extra={
          <Button icon={<DownloadOutlined />} href={`${API}/grading-imports/${known}/template.csv`} download>
            {t("lists.template")}
          </Button>
        }
      />
      <Wizard key={known} kind={known} />
    </>
  );
}

function Wizard({ kind }: { kind: ImportKind }) {
  const { t } = useTranslation();
  const narrow = useNarrow();
  const client = useQueryClient();
  const path = `/grading-imports/${kind}`;
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
    mutationFn: ({ file, plan }: PreviewAnswer) => upload<{ counts: Counts }>(`${path}/imports${query({ file, plan, ...asked!.defaults })}`, asked!.file, key.current),
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
        <Card>
          <Result
            status="success"
            title={t("lists.done")}
            subTitle={t("grading.import_counts", { ...imported.data.counts })}
            extra={[
              <Link key="back" to="/portraits">
                <Button type="primary">{t("menu.portraits")}</Button>
              </Link>,
              <Button
                key="again"
                onClick={() => {
                  restart();
                  setAsked(undefined);
                }}
              >
                {t("lists.again")}
              </Button>,
            ]}
          />
        </Card>
      ) : preview.data ? (
        <Check preview={preview.data} busy={imported.isPending} error={imported.error} back={restart} confirm={() => imported.mutate(preview.data)} />
      ) : (
        <Choose
          kind={kind}
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

function Choose({ kind, asked, busy, error, look }: { kind: ImportKind; asked: Asked | undefined; busy: boolean; error: unknown; look: (asked: Asked) => void }) {
  const { t } = useTranslation();
  const me = useMe();
  const [file, setFile] = useState(asked?.file);
  const [defaults, setDefaults] = useState<Defaults>(asked?.defaults ?? { as_of: me.business_date });
  const change = (name: keyof Defaults, value: string) => setDefaults(({ [name]: _, ...others }) => (value ? { ...others, [name]: value } : others));
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
          <p className="quiet">{t(`grading.imports.${kind}.columns`)}</p>
        </Upload.Dragger>
        <div>
          <p className="quiet">{t("lists.defaults")}</p>
          <div className={styles.defaults}>
            <label>
              {t(`grading.imports.${kind}.as_of`)}
              <DateInput value={defaults.as_of} onChange={(value) => change("as_of", value ?? "")} />
            </label>
            <label>
              {t("grading.source_paper")}
              <Input value={defaults.source ?? ""} onChange={(event) => change("source", event.target.value)} />
            </label>
          </div>
        </div>
        {error !== null && <ProblemNotice error={error} />}
        <div className={styles.footer}>
          <Button type="primary" disabled={!file} loading={busy} onClick={() => file && look({ file, defaults })}>
            {t("lists.preview")}
          </Button>
        </div>
      </div>
    </Card>
  );
}

function Check({ preview, busy, error, back, confirm }: { preview: PreviewAnswer; busy: boolean; error: unknown; back: () => void; confirm: () => void }) {
  const { t } = useTranslation();
  const catalogue = useCatalogue();
  const language = useLanguage();
  const narrow = useNarrow();
  const { counts, rows } = preview;
  const [shown, show] = useState<Verdict | "all">(counts.refused > 0 ? "refused" : "all");
  const chosen = shown === "all" ? rows : rows.filter(({ verdict }) => verdict === shown);
  const why = (row: JudgedRow) => (row.problems ?? []).map((each) => `${each.cell}${colon()}${language === "zh" ? each.zh : each.en}`);
  const exportRefused = () =>
    saveFile(
      `${t("lists.refused")}.csv`,
      csvText(
        [t("lists.row"), t("grading.subject"), t("lists.name"), t("lists.problems")],
        rows.filter(({ verdict }) => verdict === "refused").map((row) => [String(row.row), row.subject, row.name, why(row).join("\n")]),
      ),
    );
  return (
    <div className={styles.stack}>
      {counts.refused > 0 && <Alert type="warning" showIcon title={t("lists.refused_stay", { count: counts.refused })} />}
      {counts.enters === 0 && <Alert type="info" showIcon title={t("lists.nothing_to_do")} />}
      {preview.ignored_columns.length > 0 && <Alert type="info" title={t("lists.ignored", { columns: preview.ignored_columns.join(comma()) })} />}
      {error !== null && <ProblemNotice error={error} />}
      <Panel title={t("lists.step_preview")}>
        <div className={styles.panelTools}>
          <Segmented<Verdict | "all">
            value={shown}
            onChange={show}
            options={[
              { value: "all", label: `${t("lists.show_all")} ${rows.length}` },
              ...verdicts.map((verdict) => ({ value: verdict, label: `${catalogue.of("grading_import_verdict", verdict)} ${counts[verdict]}` })),
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
            { key: "verdict", title: t("lists.verdict"), card: "aside", show: (row) => <Mark tone={TONES[row.verdict]}>{catalogue.of("grading_import_verdict", row.verdict)}</Mark> },
            { key: "name", title: t("lists.name"), card: "head", show: (row) => row.name || "—" },
            { key: "subject", title: t("grading.subject"), show: (row) => <span className="id">{row.subject}</span> },
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
          ]}
        />
      </Panel>
      <div className={styles.footer}>
        <Button type="primary" disabled={counts.enters === 0} loading={busy} onClick={confirm}>
          {t("lists.confirm", { count: counts.enters })}
        </Button>
        <Button disabled={busy} onClick={back}>
          {t("lists.back")}
        </Button>
      </div>
    </div>
  );
}
