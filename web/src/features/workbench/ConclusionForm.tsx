// The methods brought together, the group's shares, evidence, assumptions and signatures.
import { Button, Card, Form } from "antd";
import { useTranslation } from "react-i18next";
import { ChoiceField, CountField, RateField, Rows, TextField, useEditing } from "./fields";
import { approachesIn, type Draft, type FileAnswer, listAt, textAt } from "./workbench";
import styles from "./Workbench.module.css";

export function ConclusionForm({ file }: { file: FileAnswer }) {
  const { t } = useTranslation();
  const { sheet } = useEditing();
  const used = approachesIn(sheet);
  const weights = listAt(sheet, ["conclusion", "weights"]) as Draft[];
  const weighted = textAt(sheet, ["conclusion", "way"]) !== "overlap";
  const uncertain = ["income", "cost"].some((each) => listAt(sheet, [each, "uncertain"]).length > 0);
  return (
    <>
      {uncertain && (
        <Card title={t("workbench.plan")}>
          <div className={styles.fields}>
            <CountField path={["plan", "trials"]} label={t("workbench.trials")} suffix={t("workbench.times_unit")} />
            <CountField path={["plan", "seed"]} label={t("workbench.seed")} />
            <ChoiceField path={["plan", "sampling"]} label={t("workbench.sampling")} options={(["independent", "antithetic"] as const).map((value) => ({ value, label: t(`workbench.samplings.${value}`) }))} />
          </div>
          <p className="quiet">{t("workbench.seed_about")}</p>
        </Card>
      )}
      <Card title={t("workbench.conclusion")}>
        <div className={styles.fields}>
          <ChoiceField path={["conclusion", "way"]} label={t("workbench.way")} options={(["weights", "overlap"] as const).map((value) => ({ value, label: t(`workbench.ways.${value}`) }))} />
        </div>
        {used.map((approach) => {
          const index = weights.findIndex((each) => each["approach"] === approach);
          if (index < 0) return null;
          return (
            <div key={approach} className={styles.row}>
              <div className={styles.fields}>
                <Form.Item label={t("workbench.approach")}>
                  <b>{t(`workbench.approaches.${approach}`)}</b>
                </Form.Item>
                {weighted && <RateField path={["conclusion", "weights", index, "weight"]} label={t("workbench.weight")} />}
                <TextField path={["conclusion", "weights", index, "reason"]} label={t("workbench.weight_reason")} wide long />
              </div>
            </div>
          );
        })}
      </Card>
      {file.subjects.length > 1 && <Shares file={file} />}
    </>
  );
}

function Shares({ file }: { file: FileAnswer }) {
  const { t } = useTranslation();
  const { sheet, set } = useEditing();
  const shares = listAt(sheet, ["shares"]) as Draft[];
  return (
    <Card title={t("workbench.shares")}>
      <p className="quiet">{t("workbench.shares_about")}</p>
      {shares.length === 0 ? (
        <Button onClick={() => set(["shares"], file.subjects.map((subject) => ({ right: subject.right })))}>{t("workbench.shares_begin")}</Button>
      ) : (
        <div className={styles.fields}>
          {shares.map((share, index) => (
            <RateField key={index} path={["shares", index, "share"]} label={file.subjects.find((subject) => subject.right === share["right"])?.title ?? String(share["right"] as string)} />
          ))}
        </div>
      )}
    </Card>
  );
}

export function PapersForm() {
  const { t } = useTranslation();
  return (
    <>
      <Card title={t("workbench.assumptions")}>
        <TextField path={["assumptions"]} label={t("workbench.assumptions")} long wide placeholder={t("workbench.assumptions_example")} />
      </Card>
      <Card title={t("workbench.evidence")}>
        <Rows path={["evidence"]} label={t("workbench.evidence_one")} fresh={{}}>
          {(row) => (
            <>
              <TextField path={[...row, "name"]} label={t("workbench.evidence_one")} />
              <TextField path={[...row, "reference"]} label={t("workbench.evidence_reference")} />
            </>
          )}
        </Rows>
      </Card>
      <Card title={t("workbench.professionals")}>
        <Rows path={["professionals"]} label={t("workbench.professional")} fresh={{}}>
          {(row) => (
            <>
              <TextField path={[...row, "name"]} label={t("workbench.name")} />
              <TextField path={[...row, "licence"]} label={t("workbench.licence")} />
            </>
          )}
        </Rows>
      </Card>
    </>
  );
}
