import { useQuery } from "@tanstack/react-query";
import { Alert, Card } from "antd";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { useWords } from "@/app/words";
import licence from "@/features/licence/Licence.module.css";
import { NextStep } from "@/shared/action/NextStep";
import { Amount } from "@/shared/Amount";
import { get } from "@/shared/api";
import { Columns } from "@/shared/Columns";
import type { Field } from "@/shared/contract";
import { DataTable } from "@/shared/DataTable";
import { FieldList } from "@/shared/FieldList";
import { Loaded } from "@/shared/Loaded";
import { Mark } from "@/shared/Mark";
import { Nothing } from "@/shared/Nothing";
import { PageHead } from "@/shared/PageHead";
import { Panel } from "@/shared/Panel";
import { Timeline } from "@/shared/Timeline";
import { type CaseAnswer, type Step, toneOfStage } from "./protection";
import styles from "./Protection.module.css";

export function CasePage() {
  const { t } = useTranslation();
  const words = useWords();
  const { id = "" } = useParams();
  const page = useQuery({ queryKey: ["protection-case", id], queryFn: () => get<CaseAnswer>(`/protection-cases/${encodeURIComponent(id)}`) });
  return (
    <Loaded from={page}>
      {(data) => (
        <>
          <PageHead
            title={`${data.case.title} · ${data.case.opponent}`}
            about={
              <>
                <Mark tone={toneOfStage(data.case.stage.name)}>{words(data.case.stage)}</Mark> {data.case.firm} {data.case.helper && `· ${data.case.helper}`}
              </>
            }
          />
          <div className={licence.notices}>
            {data.claimed && (
              <Alert
                type="info"
                showIcon
                title={
                  <>
                    {t(data.claimed.by_itself ? "protection.claimed_by_itself" : "protection.claimed", { date: data.claimed.on })}{" "}
                    {data.claimed.stage ? <Link to={`/insurance-claims/${data.claimed.claim}`}>{data.claimed.claim}</Link> : data.claimed.claim}
                    {data.claimed.stage && ` · ${words(data.claimed.stage)}`}
                  </>
                }
              />
            )}
            {!data.claimed && data.pays_on_mediation && <Alert type="success" showIcon title={t("protection.pays_on_mediation")} />}
          </div>
          <Columns
            side={
              <>
                <NextStep actions={data.actions} />
                <Days data={data} />
              </>
            }
          >
            <Card title={t("protection.dispute")}>
              <Facts data={data} />
            </Card>
            <Panel title={t("protection.steps")}>
              <Steps steps={data.steps} />
            </Panel>
            <Costs data={data} />
            <Card title={t("timeline.title")}>
              <Timeline items={data.timeline} />
            </Card>
          </Columns>
        </>
      )}
    </Loaded>
  );
}

function Facts({ data }: { data: CaseAnswer }) {
  const { t } = useTranslation();
  const words = useWords();
  const label = (name: string, title: string, type: Field["type"], value: Field["value"], more: Partial<Field> = {}): Field => ({ name, zh: title, en: title, type, value, ...more });
  const right = `${data.case.title} ${data.case.number}`;
  const fields: Field[] = [
    label("number", t("protection.number"), "text", data.case.id),
    data.right ? label("right", t("protection.right"), "link", right, { href: `/rights/${data.right}` }) : label("right", t("protection.right"), "text", right),
    label("opponent", t("claim.opponent"), "text", data.case.opponent),
    label("occurred_on", t("claim.occurred_on"), "date", data.case.occurred_on),
    label("zone", t("claim.zone"), "text", words(data.case.zone)),
    label("demands", t("protection.demands"), "text", data.demands.map(words).join("、")),
    label("what", t("claim.what"), "text", data.what),
  ];
  if (data.amount) fields.push(label("amount", t("protection.amount"), "money", data.amount));
  if (data.policy) fields.push(label("policy", t("policy.number"), "link", data.policy_number ?? data.policy, { href: `/insurance-policies/${data.policy}` }));
  if (data.product) fields.push(label("product", t("policy.product"), "text", words(data.product)));
  if (data.mediation_result) {
    const result = data.mediation_result;
    if (result.agreement) fields.push(label("agreement", t("protection.agreement"), "text", result.agreement));
    if (result.amount) fields.push(label("agreed", t("protection.agreed"), "money", result.amount));
    if (result.performed !== undefined) fields.push(label("performed", t("protection.performed"), "text", t(result.performed ? "shared.yes" : "shared.no")));
  }
  if (data.judgment) {
    fields.push(label("judgment", t("protection.judgment"), "text", `${words(data.judgment.result)} ${data.judgment.number}`));
    if (data.judgment.amount) fields.push(label("awarded", t("protection.awarded"), "money", data.judgment.amount));
  }
  return <FieldList fields={fields} />;
}

// The days from the intake to the result against the target; over it the bar is full.
function Days({ data }: { data: CaseAnswer }) {
  const { t } = useTranslation();
  const words = useWords();
  const { days, target_days: target } = data.case;
  const over = days > target;
  return (
    <Card size="small" title={t("protection.days")}>
      <div className={styles.days}>
        <span>
          <b className={over ? "bad" : undefined}>{t("unit.days", { value: days })}</b> <span className="quiet">{t("protection.of_target", { days: target })}</span>
        </span>
        <span className={styles.track} role="img" aria-label={t("protection.of_target", { days: target })}>
          <span style={{ display: "block", width: `${Math.min(100, (days / target) * 100)}%` }} className={over ? styles.over : styles.used} />
        </span>
        {data.case.target && <span className="quiet">{t("protection.target", { date: data.case.target })}</span>}
        <small className="quiet">{words(data.target_source)}</small>
      </div>
    </Card>
  );
}

const GOOD = ["mediated", "claimed", "closed"];
const BAD = ["mediation_failed", "withdrawn"];

function Steps({ steps }: { steps: Step[] }) {
  const words = useWords();
  return (
    <ol className={styles.steps}>
      {steps.map((step, index) => (
        <li key={`${step.name}-${index}`} className={GOOD.includes(step.name) ? styles.good : BAD.includes(step.name) ? styles.bad : undefined}>
          <time className="number" dateTime={step.on}>
            {step.on}
          </time>
          <div>
            <b>{words(step)}</b>
            <p>{step.text}</p>
          </div>
        </li>
      ))}
    </ol>
  );
}

function Costs({ data }: { data: CaseAnswer }) {
  const { t } = useTranslation();
  const words = useWords();
  return (
    <Panel title={t("protection.costs")} extra={<Amount value={data.case.cost} />}>
      <DataTable
        rows={data.costs}
        rowKey={(row) => row.invoice}
        small
        flush
        empty={<Nothing title={t("protection.no_costs")} />}
        columns={[
          { key: "kind", title: t("protection.cost_kind"), card: "head", show: (row) => words(row.kind) },
          { key: "amount", title: t("claim.amount"), numeric: true, card: "aside", show: (row) => <Amount value={row.amount} /> },
          ...(data.product ? [{ key: "item", title: t("protection.insured_item"), show: (row: CaseAnswer["costs"][number]) => (row.item ? words(row.item) : <span className="quiet">{t("protection.not_insured")}</span>) }] : []),
          { key: "payee", title: t("protection.payee"), wrap: 200, show: (row) => row.payee },
          { key: "invoice", title: t("protection.invoice"), show: (row) => <span className="number">{row.invoice}</span> },
          { key: "on", title: t("claim.on"), show: (row) => <span className="number">{row.on}</span> },
        ]}
      />
    </Panel>
  );
}
