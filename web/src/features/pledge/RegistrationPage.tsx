import { useQuery } from "@tanstack/react-query";
import { Alert, Button, Card } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate, useParams } from "react-router";
import { useWords } from "@/app/words";
import { ActionDrawer } from "@/shared/action/ActionDrawer";
import { NextStep } from "@/shared/action/NextStep";
import { get } from "@/shared/api";
import { useCatalogue } from "@/shared/catalogue";
import { Columns } from "@/shared/Columns";
import type { Action } from "@/shared/contract";
import { DataTable } from "@/shared/DataTable";
import { Due } from "@/shared/Due";
import { Loaded } from "@/shared/Loaded";
import { Mark } from "@/shared/Mark";
import { PageHead } from "@/shared/PageHead";
import { Panel } from "@/shared/Panel";
import { Timeline } from "@/shared/Timeline";
import { ApplyDrawer } from "./ApplyDrawer";
import { Changes } from "./Changes";
import { Documents } from "./Documents";
import { Notices, Papers } from "./Papers";
import { Grounds, PreCheckResult } from "./PreCheck";
import styles from "./Registration.module.css";
import { pageOf, type PreCheckAnswer, type RegisterEntry, type RegistrationAnswer, toneOfStage } from "./registrations";

const OPEN = ["draft", "submitted", "correction_requested"];
// The form's name in the question: the last part of the path of the act that files it.
const FORMS: Record<string, string> = {
  applyToChangePledge: "change",
  applyToExtendPledge: "extend",
  applyToCancelPledge: "cancel",
  applyToRevokePledge: "revoke",
  applyToReissueCertificate: "reissue",
  applyToWithdrawPledge: "withdraw",
  applyToAssignPledge: "assign",
};

export function RegistrationPage() {
  const { id = "" } = useParams();
  const page = useQuery({ queryKey: ["registration", id], queryFn: () => get<RegistrationAnswer>(`/pledges/${encodeURIComponent(id)}`) });
  return <Loaded from={page}>{(answer) => <Shown answer={answer} />}</Loaded>;
}

function Shown({ answer }: { answer: RegistrationAnswer }) {
  const { t } = useTranslation();
  const words = useWords();
  const navigate = useNavigate();
  const [applying, apply] = useState<Action>();
  const { registration: row, pledge, rules } = answer;
  const open = OPEN.includes(row.stage.name);
  const check = useQuery({ queryKey: ["registration", row.id, "pre-check"], queryFn: () => get<PreCheckAnswer>(`/pledges/${row.id}/pre-check`), enabled: open });
  const facts: [string, React.ReactNode][] = [
    ["pledgee", row.pledgee.name],
    ["certificate", row.certificate && <span className="id">{row.certificate}</span>],
    ["intake", `${words(row.intake)}${row.receipt ? ` · ${row.receipt.number}` : ""}`],
    ["received", row.receipt ? `${row.receipt.received_on} ${row.receipt.received_at}` : row.submitted_on],
    ["counted_from", row.receipt?.counted_from],
    ["due", row.due_on && <Due due={row.due_on} left={row.working_days_left} />],
    ["promised_day", row.promised_on],
    ["standing", words(row.standing)],
  ];
  return (
    <>
      <PageHead
        title={
          <>
            {row.applicant.name} <Mark tone={toneOfStage(row.stage.name)}>{words(row.stage)}</Mark>
          </>
        }
        about={
          <>
            {words(row.in_register)} · <span className="id">{row.id}</span>
            {row.financing && (
              <>
                {" "}
                · <Link to={`/financings/${row.financing}`}>{t("registration.to_financing")}</Link>
              </>
            )}
          </>
        }
      />
      {pledge.open_defects && <Alert className={styles.notice!} showIcon type="warning" title={t("registration.defects")} description={pledge.open_defects} />}
      {pledge.ended_because && <Alert className={styles.notice!} showIcon type="info" title={t("registration.ended")} description={pledge.ended_because} />}
      {pledge.procedure && (
        <Alert className={styles.notice!} showIcon type="info" title={t("registration.procedure_open")} description={<Link to={`/pledge-procedures/${pledge.procedure}`}>{pledge.procedure}</Link>} />
      )}
      <Columns
        side={
          <>
            {(open || answer.actions.length > 0) && <NextStep actions={answer.actions} waitingFor={answer.waiting_for} />}
            {answer.procedure_actions.length > 0 && (
              <Card title={t("registration.further")} size="small">
                <div className={styles.stack}>
                  {answer.procedure_actions.map((action) => (
                    <Button key={action.name} block onClick={() => apply(action)}>
                      {words(action)}
                    </Button>
                  ))}
                </div>
              </Card>
            )}
            <Documents pledge={row.id} version={`${row.stage.name} ${pledge.entries.length}`} />
          </>
        }
      >
        <Card>
          <dl className={styles.form}>
            {facts.map(([name, value]) =>
              value ? (
                <div key={name} style={{ display: "contents" }}>
                  <dt>{t(`registration.${name}` as "registration.pledgee")}</dt>
                  <dd>{value}</dd>
                </div>
              ) : null,
            )}
            <dt>{t("registration.rules")}</dt>
            <dd>
              {t("registration.by_rules", { rules: words(rules.source), from: rules.from })}
              <div className="quiet">{words(rules.clock)}</div>
            </dd>
          </dl>
        </Card>
        {open && (
          <Card title={t("registration.pre_check")}>
            <Loaded from={check} rows={2}>
              {(found) => <PreCheckResult answer={found} />}
            </Loaded>
          </Card>
        )}
        {!open && answer.grounds.length > 0 && (
          <Card title={t("registration.grounds")}>
            <Grounds grounds={answer.grounds} />
          </Card>
        )}
        {pledge.entries.length > 0 && (
          <Panel title={t("registration.entries")} extra={<span className="quiet">{t("registration.entries_about")}</span>}>
            <Entries entries={pledge.entries} />
          </Panel>
        )}
        {answer.procedures.length > 0 && (
          <Panel title={t("registration.procedures")}>
            <DataTable
              rows={answer.procedures}
              rowKey={(each) => each.id}
              small
              flush
              columns={[
                { key: "procedure", title: t("registration.procedure"), card: "head", show: (each) => <Link to={pageOf(each)}>{words(each.procedure)}</Link> },
                { key: "stage", title: t("registrations.stage"), card: "aside", show: (each) => <Mark tone={toneOfStage(each.stage.name)}>{words(each.stage)}</Mark> },
                { key: "id", title: t("registration.id"), show: (each) => <span className="id">{each.id}</span> },
                { key: "intake", title: t("registration.intake"), show: (each) => words(each.intake) },
                { key: "submitted", title: t("registrations.submitted"), show: (each) => <span className="number">{each.submitted_on ?? "—"}</span> },
                { key: "due", title: t("registrations.due"), show: (each) => <Due due={each.due_on} left={each.working_days_left} /> },
              ]}
            />
          </Panel>
        )}
        <Card title={`${rules.form.code ? `${rules.form.code} ` : ""}${words(rules.form)}`}>
          <dl className={styles.form}>
            {answer.form.map((field, index) => (
              <div key={`${field.name}-${index}`} style={{ display: "contents" }}>
                <dt>{words(field)}</dt>
                <dd>{field.text ?? <span className={field.required ? "bad" : "quiet"}>{t(field.required ? "registration.not_filled" : "registration.blank")}</span>}</dd>
              </div>
            ))}
          </dl>
        </Card>
        <Panel title={t("registration.papers")}>
          <Papers papers={answer.papers} />
        </Panel>
        <Panel title={t("registration.rights_pledged")}>
          <DataTable
            rows={answer.rights}
            rowKey={(right) => right.id}
            small
            flush
            columns={[
              { key: "title", title: t("registration.right"), card: "head", show: (right) => <Link to={`/rights/${right.id}`}>{right.title}</Link> },
              { key: "number", title: t("registration.number"), show: (right) => <span className="id">{right.number}</span> },
            ]}
          />
        </Panel>
        {pledge.notices.length > 0 && (
          <Panel title={t("registration.notices")}>
            <Notices notices={pledge.notices} />
          </Panel>
        )}
        <Card title={t("timeline.title")}>
          <Timeline items={answer.timeline} />
        </Card>
      </Columns>
      {applying && FORMS[applying.name] && (
        <ApplyDrawer
          key={applying.name}
          action={applying}
          check={{ path: `/pledges/${row.id}/procedure-pre-check`, body: (payload) => ({ form: { type: FORMS[applying.name], ...payload } }) }}
          close={() => apply(undefined)}
          done={(filed) => {
            apply(undefined);
            void navigate(`/pledge-procedures/${filed.id}`);
          }}
        />
      )}
      <ActionDrawer
        action={applying && !FORMS[applying.name] ? applying : undefined}
        close={() => apply(undefined)}
        done={(filed) => void navigate(`/pledge-procedures/${(filed as { id: string }).id}`)}
      />
    </>
  );
}

function Entries({ entries }: { entries: RegisterEntry[] }) {
  const { t } = useTranslation();
  const catalogue = useCatalogue();
  const named = (item: string) => {
    const text = catalogue.of("pledge_item", item);
    return { name: item, zh: text, en: text };
  };
  return (
    <DataTable
      rows={entries}
      rowKey={(entry) => String(entry.number)}
      small
      flush
      columns={[
        { key: "number", title: t("registration.entry"), numeric: true, width: 60, show: (entry) => entry.number },
        {
          key: "kind",
          title: t("registration.entry_kind"),
          card: "head",
          show: (entry) => (
            <>
              <b>{catalogue.of("pledge_entry", entry.kind)}</b>
              {entry.basis && <div className="quiet">{entry.basis}</div>}
              {entry.changes.length > 0 && <Changes changes={entry.changes.map((each) => ({ item: named(each.item), before: each.before, after: each.after }))} />}
            </>
          ),
        },
        { key: "on", title: t("registration.date"), show: (entry) => <span className="number">{entry.on}</span> },
        { key: "notice", title: t("registration.notice_number"), show: (entry) => <span className="id">{entry.notice_number ?? "—"}</span> },
        { key: "officer", title: t("registration.officer"), show: (entry) => entry.officer ?? "" },
      ]}
    />
  );
}
