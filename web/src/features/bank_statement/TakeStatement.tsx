import { UploadOutlined } from "@ant-design/icons";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Alert, Button, Card, Steps, Upload } from "antd";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";
import { newKey, Problem, upload } from "@/shared/api";
import { useMessage } from "@/shared/message";
import { useNarrow } from "@/shared/narrow";
import { PageHead } from "@/shared/PageHead";
import { ProblemNotice } from "@/shared/ProblemNotice";
import styles from "./BankStatement.module.css";
import { Entries } from "./Entries";
import { Particulars } from "./Particulars";
import type { PreviewAnswer, TakenAnswer } from "./statements";

// A camt.053 file: looked through, agreed to, taken at once. Nothing of it is taken before.
export function TakeStatement() {
  const { t } = useTranslation();
  const narrow = useNarrow();
  const message = useMessage();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [file, setFile] = useState<File>();
  // One key per confirmation: kept when no answer came, so that trying again cannot take it twice.
  const key = useRef(newKey());
  const preview = useMutation({
    mutationFn: (chosen: File) => upload<PreviewAnswer>("/bank-statements/preview", chosen),
    onSuccess: () => {
      key.current = newKey();
    },
  });
  const taken = useMutation({
    mutationFn: (chosen: File) => upload<TakenAnswer>("/bank-statements", chosen, key.current),
    onSuccess: async ({ items }) => {
      void message.success(t("bank_statement.done", { count: items.length }));
      await client.invalidateQueries();
      await navigate(items.length === 1 ? `/bank-statements/${items[0]!.id}` : "/bank-statements");
    },
    onError: (error) => {
      if (error instanceof Problem && error.refused) key.current = newKey();
    },
  });
  const recorded = preview.data?.items.reduce((sum, each) => sum + each.counts.recorded.count, 0) ?? 0;
  const waiting = preview.data?.items.reduce((sum, each) => sum + each.counts.waiting.count, 0) ?? 0;
  return (
    <>
      <PageHead title={t("bank_statement.take")} about={t("bank_statement.take_about")} />
      <div className={styles.stack}>
        <Steps
          size="small"
          current={preview.data ? 1 : 0}
          orientation={narrow ? "vertical" : "horizontal"}
          items={(["bank_statement.step_choose", "bank_statement.step_look", "bank_statement.step_done"] as const).map((each) => ({ title: t(each) }))}
        />
        {preview.data ? (
          <>
            <Alert type={waiting > 0 ? "info" : "success"} showIcon title={t("bank_statement.would", { recorded, waiting })} />
            {preview.data.items.map((each) => (
              <div key={each.id} className={styles.stack}>
                <Particulars statement={each} />
                <Entries entries={each.entries} name={`${each.account}-${each.number}`} />
              </div>
            ))}
            {taken.error && <ProblemNotice error={taken.error} />}
            <div className={styles.footer}>
              <Button type="primary" loading={taken.isPending} onClick={() => file && taken.mutate(file)}>
                {t("bank_statement.confirm", { count: recorded })}
              </Button>
              <Button
                disabled={taken.isPending}
                onClick={() => {
                  preview.reset();
                  taken.reset();
                }}
              >
                {t("bank_statement.back")}
              </Button>
            </div>
          </>
        ) : (
          <Card>
            <div className={styles.stack}>
              <Upload.Dragger
                accept=".xml"
                maxCount={1}
                showUploadList={false}
                beforeUpload={(chosen) => {
                  setFile(chosen);
                  preview.reset();
                  taken.reset();
                  return false;
                }}
              >
                <p>
                  <UploadOutlined /> {file ? t("bank_statement.chosen", { name: file.name }) : t("bank_statement.choose")}
                </p>
                <p className="quiet">{t("bank_statement.choose_help")}</p>
              </Upload.Dragger>
              {preview.error && <ProblemNotice error={preview.error} />}
              <div className={styles.footer}>
                <Button type="primary" disabled={!file} loading={preview.isPending} onClick={() => file && preview.mutate(file)}>
                  {t("bank_statement.look")}
                </Button>
                <Link to="/bank-statements">
                  <Button>{t("bank_statement.to_list")}</Button>
                </Link>
              </div>
            </div>
          </Card>
        )}
      </div>
    </>
  );
}
