import { useQuery } from "@tanstack/react-query";
import { Alert, Button, Card } from "antd";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { useWords } from "@/app/words";
import { useMe } from "@/features/session/session";
import { NextStep } from "@/shared/action/NextStep";
import { Amount } from "@/shared/Amount";
import { get } from "@/shared/api";
import { Columns } from "@/shared/Columns";
import { DataTable } from "@/shared/DataTable";
import { Loaded } from "@/shared/Loaded";
import { Mark } from "@/shared/Mark";
import { compareMoney, formatMoney } from "@/shared/money";
import { Nothing } from "@/shared/Nothing";
import { PageHead } from "@/shared/PageHead";
import { Panel } from "@/shared/Panel";
import { Timeline } from "@/shared/Timeline";
import { WhyButton } from "@/shared/why/Why";
import { AmountWithWhy, Caps, Conditions, Facts, InsuredRights } from "./Assessed";
import styles from "./Subsidy.module.css";
import { type ApplicationAnswer, toneOfStage } from "./subsidies";

export function ApplicationPage() {
  const { id = "" } = useParams();
  const page = useQuery({ queryKey: ["subsidy", id], queryFn: () => get<ApplicationAnswer>(`/subsidy-applications/${encodeURIComponent(id)}`) });
  return <Loaded from={page}>{(application) => <Shown application={application} />}</Loaded>;
}

function Shown({ application }: { application: ApplicationAnswer }) {
  const { t } = useTranslation();
  const words = useWords();
  const office = useMe().organisation.id === application.office.id;
  const again = application.may_correct || application.may_settle;
  const figures = [
    ["granted", application.granted],
    ["amount", application.charged],
    ["due", application.due],
    ["paid", application.paid],
    ["outstanding", application.outstanding],
  ] as const;
  const notes = [
    application.correction && { type: "warning" as const, title: t("subsidy.correction_asked"), text: application.correction },
    application.refused_because && { type: "error" as const, title: t("subsidy.refused_because"), text: application.refused_because },
    application.premium_change && {
      type: "warning" as const,
      title: t("subsidy.premium_changed", { date: application.premium_change.on }),
      text: (
        <>
          {t("subsidy.premium_changed_about", { base: formatMoney(application.premium_change.base), given: formatMoney(application.premium_change.given) })} {application.premium_change.note}
          {compareMoney(application.premium_change.excess, "0.00") > 0 && (
            <>
              {" "}
              {t("subsidy.excess")} <Amount value={application.premium_change.excess} />
            </>
          )}{" "}
          <WhyButton why={application.premium_change.why} />
        </>
      ),
    },
    application.clawback && { type: "warning" as const, title: t("subsidy.clawback_waits"), text: application.clawback.reason },
  ].filter((each) => !!each);
  return (
    <>
      <PageHead
        title={
          <>
            {words(application.subsidy.title)} <Mark tone={toneOfStage(application.stage.name)}>{words(application.stage)}</Mark>
          </>
        }
        about={
          <>
            <Link to={`/programmes/${application.programme.id}`}>{words(application.programme.title)}</Link> · {application.applicant.name} · <span className="id">{application.id}</span>
          </>
        }
      />
      {notes.map((note) => (
        <Alert key={note.title} className={styles.notice!} showIcon type={note.type} title={note.title} description={note.text} />
      ))}
      <Columns
        side={
          <>
            {again && (
              <Card size="small">
                <Link to={`/subsidies/${application.id}/refile`}>
                  <Button block type="primary">
                    {t(application.may_settle ? "subsidy.settle" : "subsidy.correct")}
                  </Button>
                </Link>
              </Card>
            )}
            {(application.actions.length > 0 || !again) && <NextStep actions={application.actions} />}
          </>
        }
      >
        <Card>
          <dl className={styles.figures}>
            {figures.map(([name, value]) => (
              <div key={name} className={name === "amount" ? styles.strong : undefined}>
                <dt>{t(`subsidy.of.${name}`)}</dt>
                <dd>
                  <Amount value={value} />
                </dd>
              </div>
            ))}
          </dl>
        </Card>
        <Card title={t("subsidy.computed")} extra={<span className="quiet">{t("subsidy.rules_of", { date: application.rules_of })}</span>}>
          <AmountWithWhy computed={application.computed} />
          {application.review && (
            <p className="quiet">
              {t("subsidy.reviewed_as", { amount: application.review.amount })} {application.review.opinion}
            </p>
          )}
        </Card>
        <Card title={t("subsidy.conditions")}>
          <Conditions conditions={application.conditions} />
        </Card>
        {application.insured && (
          <Panel
            title={t("subsidy.insured", { number: application.insured.number })}
            extra={
              <>
                <span className="quiet">{t("subsidy.insured_eligible")}</span> <Amount value={application.insured.eligible} /> {application.insured.why && <WhyButton why={application.insured.why} />}{" "}
                <Link to={`/insurance-policies/${application.insured.policy}`}>{t("subsidy.insured_open")}</Link>
              </>
            }
          >
            <InsuredRights insured={application.insured} />
          </Panel>
        )}
        <Panel title={t("subsidy.caps")}>
          <Caps caps={application.computed.caps} linked={office} />
        </Panel>
        <Panel title={t("subsidy.register", { what: words(application.register.what) })} extra={<span className="quiet">{t("subsidy.register_about")}</span>}>
          <DataTable
            rows={application.register.claims}
            rowKey={(row) => row.by}
            small
            flush
            empty={<Nothing title={t("subsidy.register_none")} />}
            columns={[
              { key: "programme", title: t("financing.programme"), card: "head", show: (row) => <>{words(row.programme)} {row.own && <Mark tone="primary">{t("subsidy.own")}</Mark>}</> },
              { key: "by", title: t("subsidy.id"), show: (row) => <span className="id">{row.by}</span> },
              {
                key: "period",
                title: t("subsidy.period"),
                show: (row) =>
                  row.period ? (
                    <span className="number">
                      {row.period.from} – {row.period.until}
                    </span>
                  ) : null,
              },
              { key: "amount", title: t("subsidy.amount"), numeric: true, show: (row) => <Amount value={row.amount} /> },
            ]}
          />
        </Panel>
        {application.payments.length > 0 && (
          <Panel title={t("subsidy.payments")} extra={application.batch ? <Link to={`/subsidy-batches/${application.batch}`}>{t("subsidy.batch")}</Link> : undefined}>
            <DataTable
              rows={application.payments}
              rowKey={(row) => row.name}
              small
              flush
              columns={[
                { key: "party", title: t("subsidy.party"), card: "head", show: (row) => words(row) },
                { key: "payer", title: t("subsidy.payer"), show: (row) => row.payer.name },
                { key: "ordered", title: t("subsidy.ordered"), numeric: true, show: (row) => <Amount value={row.ordered} /> },
                { key: "paid", title: t("subsidy.paid"), numeric: true, show: (row) => <Amount value={row.paid} /> },
                { key: "reclaimed", title: t("subsidy.reclaimed"), numeric: true, show: (row) => <Amount value={row.reclaimed} /> },
                { key: "returned", title: t("subsidy.returned"), numeric: true, show: (row) => <Amount value={row.returned} /> },
              ]}
            />
          </Panel>
        )}
        <Panel title={t("subsidy.facts")}>
          <Facts facts={application.facts} />
        </Panel>
        <Card title={t("timeline.title")}>
          <Timeline items={application.timeline} />
        </Card>
      </Columns>
    </>
  );
}
