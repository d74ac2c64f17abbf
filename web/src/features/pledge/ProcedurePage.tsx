import { useQuery } from "@tanstack/react-query";
import { Alert, Card } from "antd";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { useWords } from "@/app/words";
import { NextStep } from "@/shared/action/NextStep";
import { get } from "@/shared/api";
import { useCatalogue } from "@/shared/catalogue";
import { Columns } from "@/shared/Columns";
import { Due } from "@/shared/Due";
import { Loaded } from "@/shared/Loaded";
import { Mark } from "@/shared/Mark";
import { formatMoney, isMoney } from "@/shared/money";
import { PageHead } from "@/shared/PageHead";
import { Panel } from "@/shared/Panel";
import { Timeline } from "@/shared/Timeline";
import { Changes } from "./Changes";
import { Notices, Papers } from "./Papers";
import { PreCheckResult } from "./PreCheck";
import styles from "./Registration.module.css";
import { type PreCheckAnswer, type ProcedureAnswer, toneOfStage } from "./registrations";

const OPEN = ["awaiting_other_party", "submitted", "correction_requested"];

export function ProcedurePage() {
  const { id = "" } = useParams();
  const page = useQuery({ queryKey: ["pledge-procedure", id], queryFn: () => get<ProcedureAnswer>(`/pledge-procedures/${encodeURIComponent(id)}`) });
  return <Loaded from={page}>{(answer) => <Shown answer={answer} />}</Loaded>;
}

function Shown({ answer }: { answer: ProcedureAnswer }) {
  const { t } = useTranslation();
  const words = useWords();
  const catalogue = useCatalogue();
  const { registration: row, procedure, rules } = answer;
  const open = OPEN.includes(row.stage.name);
  const check = useQuery({ queryKey: ["pledge-procedure", row.id, "pre-check"], queryFn: () => get<PreCheckAnswer>(`/pledge-procedures/${row.id}/pre-check`), enabled: open });
  const text = (name: string, value: unknown) => {
    if (typeof value !== "string") return typeof value === "object" && value !== null && "name" in value ? String((value as { name: unknown }).name) : String(value);
    if (name === "reason") return catalogue.of("cancel_reason", value);
    return isMoney(value) && value.includes(".") ? formatMoney(value) : value;
  };
  return (
    <>
      <PageHead
        title={
          <>
            {words(row.procedure)} · {row.applicant.name} <Mark tone={toneOfStage(row.stage.name)}>{words(row.stage)}</Mark>
          </>
        }
        about={
          <>
            {words(row.in_register)} · <span className="id">{row.id}</span> · <Link to={`/registrations/${row.pledge}`}>{t("registration.to_registration", { certificate: row.certificate ?? row.pledge })}</Link>
          </>
        }
      />
      {procedure.open_defects && <Alert className={styles.notice!} showIcon type="warning" title={t("registration.defects")} description={procedure.open_defects} />}
      {procedure.ended_because && <Alert className={styles.notice!} showIcon type="info" title={t("registration.ended")} description={procedure.ended_because} />}
      <Columns side={(open || answer.actions.length > 0) && <NextStep actions={answer.actions} />}>
        <Card title={`${rules.form.code ? `${rules.form.code} ` : ""}${words(rules.form)}`}>
          <dl className={styles.form}>
            {answer.form.map((field) => (
              <div key={field.name} style={{ display: "contents" }}>
                <dt>{words(field)}</dt>
                <dd>{text(field.name, field.value)}</dd>
              </div>
            ))}
            <dt>{t("registration.intake")}</dt>
            <dd>
              {words(row.intake)}
              {row.receipt && ` · ${row.receipt.number} · ${row.receipt.received_on} ${row.receipt.received_at}`}
            </dd>
            <dt>{t("registration.due")}</dt>
            <dd>{row.due_on ? <Due due={row.due_on} left={row.working_days_left} /> : words(row.standing)}</dd>
            <dt>{t("registration.rules")}</dt>
            <dd>
              {t("registration.by_rules", { rules: words(rules.source), from: rules.from })}
              <div className="quiet">{words(rules.clock)}</div>
            </dd>
          </dl>
        </Card>
        {answer.changes.length > 0 && (
          <Card title={t("registration.changes")}>
            <Changes changes={answer.changes} />
          </Card>
        )}
        {open && (
          <Card title={t("registration.pre_check")}>
            <Loaded from={check} rows={2}>
              {(found) => <PreCheckResult answer={{ ...found, changes: [] }} />}
            </Loaded>
          </Card>
        )}
        <Panel title={t("registration.papers")}>
          <Papers papers={answer.papers} />
        </Panel>
        {procedure.notices.length > 0 && (
          <Panel title={t("registration.notices")}>
            <Notices notices={procedure.notices} />
          </Panel>
        )}
        <Card title={t("timeline.title")}>
          <Timeline items={answer.timeline} />
        </Card>
      </Columns>
    </>
  );
}
