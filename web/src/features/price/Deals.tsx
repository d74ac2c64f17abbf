import { DownloadOutlined, UploadOutlined } from "@ant-design/icons";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Alert, Button, Card, Input, Segmented, Upload } from "antd";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { colon, comma, useLanguage, useWords } from "@/app/words";
import { ActionDrawer } from "@/shared/action/ActionDrawer";
import { GlobalActions } from "@/shared/action/GlobalActions";
import { Amount } from "@/shared/Amount";
import { API, get, newKey, Problem, query, upload } from "@/shared/api";
import { useCatalogue } from "@/shared/catalogue";
import type { Action, Page } from "@/shared/contract";
import { csvText, saveFile } from "@/shared/csv";
import { DataTable } from "@/shared/DataTable";
import { Loaded } from "@/shared/Loaded";
import { Mark } from "@/shared/Mark";
import { useMessage } from "@/shared/message";
import { Nothing } from "@/shared/Nothing";
import { PageHead } from "@/shared/PageHead";
import { Panel } from "@/shared/Panel";
import { ProblemNotice } from "@/shared/ProblemNotice";
import styles from "./Price.module.css";
import { type Counts, type DealRow, type PreviewAnswer, type Verdict, verdicts } from "./prices";

const TONES = { reports: "good", already: "plain", refused: "bad" } as const;

export function Deals() {
  const { t } = useTranslation();
  return (
    <div className={styles.stack}>
      <PageHead
        title={t("price.deals_title")}
        about={t("price.deals_about")}
        extra={
          <div className={styles.tools}>
            <Link to="/prices">
              <Button>{t("price.back")}</Button>
            </Link>
            <GlobalActions only={(action) => action.name === "reportDeal"} />
          </div>
        }
      />
      <Import />
      <Own />
    </div>
  );
}

function Import() {
  const { t } = useTranslation();
  const message = useMessage();
  const client = useQueryClient();
  const [file, setFile] = useState<File>();
  const [source, setSource] = useState("");
  // One key per confirmation: kept when no answer came, so that trying again cannot import twice.
  const key = useRef(newKey());
  const preview = useMutation({
    mutationFn: (chosen: File) => upload<PreviewAnswer>(`/price-deals/preview${query({ source })}`, chosen),
    onSuccess: () => {
      key.current = newKey();
    },
  });
  const imported = useMutation({
    mutationFn: (seen: PreviewAnswer) => upload<{ counts: Counts }>(`/price-deals/imports${query({ source, file: seen.file, plan: seen.plan })}`, file!, key.current),
    onSuccess: async ({ counts }) => {
      void message.success(t("price.imported", { ...counts }));
      preview.reset();
      setFile(undefined);
      await client.invalidateQueries();
    },
    onError: (error) => {
      if (error instanceof Problem && error.refused) key.current = newKey();
    },
  });
  return (
    <Card
      size="small"
      title={t("price.import")}
      extra={
        <Button size="small" icon={<DownloadOutlined />} href={`${API}/price-deals/template.csv`} download>
          {t("price.template")}
        </Button>
      }
    >
      <div className={styles.stack}>
        <p className="quiet">{t("price.import_about")}</p>
        <Upload.Dragger
          accept=".xlsx,.csv"
          maxCount={1}
          showUploadList={false}
          beforeUpload={(chosen) => {
            setFile(chosen);
            preview.reset();
            imported.reset();
            return false;
          }}
        >
          <UploadOutlined /> {file ? t("price.chosen", { name: file.name }) : t("price.choose")}
        </Upload.Dragger>
        <label className={styles.field}>
          {t("price.default_source")}
          <Input
            value={source}
            onChange={(event) => {
              setSource(event.target.value);
              preview.reset();
            }}
          />
        </label>
        {preview.error && <ProblemNotice error={preview.error} />}
        {imported.error && <ProblemNotice error={imported.error} />}
        {preview.data && <Judged preview={preview.data} />}
        <div className={styles.footer}>
          {preview.data ? (
            <Button type="primary" disabled={preview.data.counts.reports === 0} loading={imported.isPending} onClick={() => imported.mutate(preview.data)}>
              {t("price.confirm", { count: preview.data.counts.reports })}
            </Button>
          ) : (
            <Button type="primary" disabled={!file} loading={preview.isPending} onClick={() => file && preview.mutate(file)}>
              {t("price.preview")}
            </Button>
          )}
        </div>
      </div>
    </Card>
  );
}

function Judged({ preview }: { preview: PreviewAnswer }) {
  const { t } = useTranslation();
  const catalogue = useCatalogue();
  const language = useLanguage();
  const { counts, rows } = preview;
  const [shown, show] = useState<Verdict | "all">(counts.refused > 0 ? "refused" : "all");
  const chosen = shown === "all" ? rows : rows.filter(({ verdict }) => verdict === shown);
  const why = (row: PreviewAnswer["rows"][number]) => row.problems.map((each) => `${each.cell}${colon()}${language === "zh" ? each.zh : each.en}`);
  const exportRefused = () =>
    saveFile(
      `${t("price.export_problems")}.csv`,
      csvText(
        [t("price.row"), t("price.reference"), t("price.problems")],
        rows.filter(({ verdict }) => verdict === "refused").map((row) => [String(row.row), row.reference, why(row).join("\n")]),
      ),
    );
  return (
    <>
      <Alert type={counts.refused > 0 ? "warning" : "success"} showIcon title={t("price.counts", { ...counts })} />
      {preview.ignored_columns.length > 0 && <Alert type="info" title={t("price.ignored", { columns: preview.ignored_columns.join(comma()) })} />}
      <Panel
        title={
          <Segmented<Verdict | "all">
            value={shown}
            onChange={show}
            options={[
              { value: "all", label: `${t("price.all")} ${rows.length}` },
              ...verdicts.map((verdict) => ({ value: verdict, label: `${catalogue.of("price_verdict", verdict)} ${counts[verdict]}` })),
            ]}
          />
        }
        extra={
          counts.refused > 0 && (
            <Button size="small" icon={<DownloadOutlined />} onClick={exportRefused}>
              {t("price.export_problems")}
            </Button>
          )
        }
      >
        <DataTable
          rows={chosen.slice(0, 200)}
          rowKey={(row) => String(row.row)}
          flush
          small
          pageSize={20}
          columns={[
            { key: "row", title: t("price.row"), numeric: true, width: 70, show: (row) => row.row },
            { key: "reference", title: t("price.reference"), card: "head", show: (row) => row.reference || "—" },
            { key: "verdict", title: t("price.verdict"), card: "aside", show: (row) => <Mark tone={TONES[row.verdict]}>{catalogue.of("price_verdict", row.verdict)}</Mark> },
            {
              key: "problems",
              title: t("price.problems"),
              show: (row) =>
                row.problems.length > 0 && (
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
    </>
  );
}

function Own() {
  const { t } = useTranslation();
  const words = useWords();
  const [action, choose] = useState<Action>();
  const own = useQuery({ queryKey: ["price-deals"], queryFn: () => get<Page<DealRow>>("/price-deals?limit=500") });
  return (
    <Panel title={t("price.deals_title")}>
      <ActionDrawer action={action} close={() => choose(undefined)} />
      <Loaded from={own}>
        {({ items }) => (
          <DataTable
            rows={items}
            rowKey={(row) => row.id}
            flush
            pageSize={20}
            empty={<Nothing title={t("price.deals_none")} advice={t("price.deals_none_advice")} />}
            columns={[
              { key: "reference", title: t("price.reference"), card: "head", sort: (left, right) => left.reference.localeCompare(right.reference), show: (row) => <span className="id">{row.reference}</span> },
              { key: "on", title: t("price.deal_on"), sort: (left, right) => left.on.localeCompare(right.on), show: (row) => <span className="number">{row.on}</span> },
              { key: "kind", title: t("price.kind"), show: (row) => words(row.kind) },
              { key: "class", title: t("price.class"), show: (row) => row.class },
              { key: "region", title: t("price.region"), show: (row) => words(row.region) },
              { key: "channel", title: t("price.channel"), show: (row) => words(row.channel) },
              { key: "price", title: t("price.price"), numeric: true, sort: (left, right) => Number(left.price) - Number(right.price), show: (row) => <Amount value={row.price} /> },
              { key: "appraisal", title: t("price.appraisal"), numeric: true, show: (row) => <Amount value={row.appraisal} /> },
              { key: "source", title: t("price.source"), show: (row) => row.source },
              { key: "stage", title: t("price.state"), card: "aside", show: (row) => <Mark tone={row.stage.name === "withdrawn" ? "warning" : "good"}>{words(row.stage)}</Mark> },
              {
                key: "act",
                title: "",
                show: (row) =>
                  row.actions[0] && (
                    <Button size="small" danger onClick={() => choose(row.actions[0])}>
                      {t("price.withdraw")}
                    </Button>
                  ),
              },
            ]}
          />
        )}
      </Loaded>
    </Panel>
  );
}
