import { UploadOutlined } from "@ant-design/icons";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Alert, Button, Drawer, Input, Upload } from "antd";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { colon, useLanguage, useWords } from "@/app/words";
import { newKey, Problem, query, upload } from "@/shared/api";
import type { IsoDate } from "@/shared/contract";
import { csvText, saveFile } from "@/shared/csv";
import { DataTable } from "@/shared/DataTable";
import { DateInput } from "@/shared/form/DateInput";
import { useNarrow } from "@/shared/narrow";
import { ProblemNotice } from "@/shared/ProblemNotice";
import styles from "./Policy.module.css";
import { type JudgedItem, pathOf, type SchedulePreview } from "./policies";

interface Given {
  id: string;
  bound: boolean; // the rows become an endorsement
  open: boolean;
  close: () => void;
}

// A file of rights, looked at before anything changes: each wrong row is told, and the good ones go
// on only where the person says so.
export function ScheduleImport({ id, bound, open, close }: Given) {
  const { t } = useTranslation();
  const words = useWords();
  const language = useLanguage();
  const narrow = useNarrow();
  const client = useQueryClient();
  const [file, setFile] = useState<File>();
  const [from, setFrom] = useState<IsoDate>();
  const [reason, setReason] = useState("");
  const key = useRef(newKey());
  const preview = useMutation({
    mutationFn: (chosen: File) => upload<SchedulePreview>(`${pathOf(id)}/schedule-preview${query({ from })}`, chosen),
    onSuccess: () => {
      key.current = newKey();
    },
  });
  const taken = useMutation({
    mutationFn: (accept: "all" | "good") => upload<{ taken: number; left_out: number }>(`${pathOf(id)}/schedule${query({ from, reason, accept })}`, file!, key.current),
    onSuccess: () => client.invalidateQueries(),
    onError: (error) => {
      if (error instanceof Problem && error.refused) key.current = newKey();
    },
  });
  const restart = () => {
    preview.reset();
    taken.reset();
    setFile(undefined);
  };
  const why = (row: JudgedItem) => (row.problems ?? []).map((each) => `${each.cell}${colon()}${language === "zh" ? each.zh : each.en}`);
  const saveWrong = (rows: JudgedItem[]) =>
    saveFile(`${t("policy.wrong_rows")}.csv`, csvText([t("lists.row"), t("policy.item_number"), t("policy.item_title"), t("lists.problems")], rows.map((row) => [String(row.row), row.number, row.title, why(row).join("\n")])));
  const found = preview.data;
  return (
    <Drawer
      title={t("policy.import")}
      open={open}
      onClose={() => {
        restart();
        close();
      }}
      size={narrow ? "100%" : 720}
      destroyOnHidden
    >
      <div className={styles.stack}>
        {taken.data ? (
          <>
            <Alert type="success" showIcon title={t("policy.taken", { taken: taken.data.taken, left: taken.data.left_out })} />
            <Button onClick={restart}>{t("policy.another_file")}</Button>
          </>
        ) : (
          <>
            <Upload.Dragger
              accept=".xlsx,.csv"
              maxCount={1}
              showUploadList={false}
              beforeUpload={(chosen) => {
                preview.reset();
                setFile(chosen);
                preview.mutate(chosen);
                return false;
              }}
            >
              <p>
                <UploadOutlined /> {file ? t("lists.file_chosen", { name: file.name }) : t("lists.choose")}
              </p>
              <p className="quiet">{t("policy.file_help")}</p>
            </Upload.Dragger>
            {bound && (
              <div className={styles.tools}>
                <label className={styles.asOf}>
                  {t("policy.effective")} <DateInput value={from} onChange={(value) => setFrom(value)} />
                </label>
                <Input style={{ width: 260 }} value={reason} placeholder={t("policy.reason")} aria-label={t("policy.reason")} onChange={(event) => setReason(event.target.value)} />
              </div>
            )}
            {preview.error !== null && <ProblemNotice error={preview.error} />}
            {found && (
              <>
                <Alert type={found.wrong > 0 ? "warning" : "success"} showIcon title={t("policy.judged", { good: found.good, wrong: found.wrong })} />
                {found.wrong > 0 && (
                  <DataTable
                    rows={found.wrong_rows}
                    rowKey={(row) => String(row.row)}
                    small
                    pageSize={10}
                    columns={[
                      { key: "row", title: t("lists.row"), numeric: true, show: (row) => row.row },
                      { key: "number", title: t("policy.item_number"), card: "head", show: (row) => <span className="number">{row.number}</span> },
                      { key: "title", title: t("policy.item_title"), wrap: 160, show: (row) => row.title },
                      {
                        key: "why",
                        title: t("lists.problems"),
                        wrap: 300,
                        show: (row) =>
                          why(row).map((line) => (
                            <div key={line} className="bad">
                              {line}
                            </div>
                          )),
                      },
                    ]}
                  />
                )}
                {found.good > 0 && (
                  <DataTable
                    rows={found.good_rows.slice(0, 5)}
                    rowKey={(row) => String(row.row)}
                    small
                    columns={[
                      { key: "row", title: t("lists.row"), numeric: true, show: (row) => row.row },
                      { key: "number", title: t("policy.item_number"), card: "head", show: (row) => <span className="number">{row.number}</span> },
                      { key: "kind", title: t("policy.kind"), show: (row) => (row.kind ? words(row.kind) : "—") },
                      { key: "title", title: t("policy.item_title"), wrap: 260, show: (row) => row.title },
                    ]}
                  />
                )}
                {taken.error !== null && <ProblemNotice error={taken.error} />}
                <div className={styles.tools}>
                  {found.wrong === 0 ? (
                    <Button type="primary" disabled={bound && !from} loading={taken.isPending} onClick={() => taken.mutate("all")}>
                      {t("policy.take_all", { count: found.good })}
                    </Button>
                  ) : (
                    <>
                      <Button disabled={found.good === 0 || (bound && !from)} loading={taken.isPending} onClick={() => taken.mutate("good")}>
                        {t("policy.take_good", { count: found.good })}
                      </Button>
                      <Button onClick={() => saveWrong(found.wrong_rows)}>{t("policy.save_wrong")}</Button>
                    </>
                  )}
                </div>
              </>
            )}
          </>
        )}
      </div>
    </Drawer>
  );
}
