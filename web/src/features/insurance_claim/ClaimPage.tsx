import { PrinterOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Alert, Button, Card, Dropdown } from "antd";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { useWords } from "@/app/words";
import licence from "@/features/licence/Licence.module.css";
import { NextStep } from "@/shared/action/NextStep";
import { Amount } from "@/shared/Amount";
import { API, get, query } from "@/shared/api";
import { Columns } from "@/shared/Columns";
import type { Field } from "@/shared/contract";
import { DataTable } from "@/shared/DataTable";
import { Due } from "@/shared/Due";
import { FieldList } from "@/shared/FieldList";
import { Loaded } from "@/shared/Loaded";
import { Mark } from "@/shared/Mark";
import { PageHead } from "@/shared/PageHead";
import { Panel } from "@/shared/Panel";
import { Timeline } from "@/shared/Timeline";
import { WhyButton } from "@/shared/why/Why";
import styles from "./Claim.module.css";
import { type ClaimAnswer, type Finding, pathOf, toneOfOutcome, toneOfStage } from "./claims";
import { Decision } from "./Decision";
import { ReserveChart } from "./ReserveChart";

export function ClaimPage() {
  const { t } = useTranslation();
  const words = useWords();
  const { id = "" } = useParams();
  const page = useQuery({ queryKey: ["insurance-claim", id], queryFn: () => get<ClaimAnswer>(pathOf(id)) });
  return (
    <Loaded from={page}>
      {(data) => (
        <>
          <PageHead
            title={`${data.claim.holder} · ${data.claim.title}`}
            about={
              <>
                <Mark tone={toneOfStage(data.claim.stage.name)}>{words(data.claim.stage)}</Mark> {words(data.claim.line)} ·{" "}
                <Link to={`/insurance-policies/${data.claim.policy}`}>{data.claim.policy_number}</Link> · {data.claim.insurer}
              </>
            }
            extra={<Prints data={data} />}
          />
          <div className={licence.notices}>
            {data.deadlines_unknown && <Alert type="warning" showIcon title={words(data.deadlines_unknown)} />}
            {Number(data.to_return) > 0 && <Alert type="error" showIcon title={t("claim.to_return", { amount: data.to_return })} />}
            {data.refusal?.approved && <Alert type="error" showIcon title={t("claim.refused", { date: data.refusal.on })} description={data.cover?.opinion} />}
            {data.signals && data.signals.length > 0 && (
              <Alert
                type="warning"
                showIcon
                title={t("claim.signals")}
                description={
                  <ul className={styles.signals}>
                    {data.signals.map((signal) => (
                      <li key={signal.words.name + signal.found}>
                        {words(signal.words)}：{signal.found}
                      </li>
                    ))}
                  </ul>
                }
              />
            )}
          </div>
          <Columns
            side={
              <>
                <NextStep actions={data.actions} />
                <Times data={data} />
              </>
            }
          >
            <Card title={t("claim.event")}>
              <Facts data={data} />
            </Card>
            <Estimates data={data} />
            {data.cover ? (
              <Findings title={t("claim.cover", { date: data.cover.on })} about={`${words(data.cover.result)}：${data.cover.opinion}`} rows={data.cover.findings} />
            ) : (
              data.findings_now && <Findings title={t("claim.findings_now")} rows={data.findings_now} />
            )}
            {data.reserves && data.reserves.length > 0 && <ReserveChart reserves={data.reserves} outstanding={data.outstanding ?? "0.00"} />}
            {(data.papers.length > 0 || data.other_papers.length > 0) && <Papers data={data} />}
            {data.investigations && data.investigations.length > 0 && <Investigations rows={data.investigations} />}
            {data.advance && <Advance advance={data.advance} />}
            {data.proposal && <Decision title={t("claim.proposal", { date: data.proposal.on })} proposal={data.proposal} />}
            {data.settled && <Decision title={t("claim.settled", { date: data.settled.on })} proposal={data.settled} />}
            {data.payments.length > 0 && <Payments data={data} />}
            {data.division && <Recoveries data={data} division={data.division} />}
            <Card title={t("timeline.title")}>
              <Timeline items={data.timeline} />
            </Card>
          </Columns>
        </>
      )}
    </Loaded>
  );
}

function useFields(data: ClaimAnswer): Field[] {
  const { t } = useTranslation();
  const words = useWords();
  const label = (name: string, title: string, type: Field["type"], value: Field["value"], more: Partial<Field> = {}): Field => ({ name, zh: title, en: title, type, value, ...more });
  const fields: Field[] = [
    label("number", t("claim.number"), "text", data.claim.id),
    label("item", t("claim.item"), "text", `${data.claim.item} ${data.claim.title}`),
    label("what", t("claim.what"), "text", data.event.what),
    label("occurred_on", t("claim.occurred_on"), "date", data.event.occurred_on),
    label("claimed_on", t("claim.claimed_on"), "date", data.claim.claimed_on),
    label("notified_on", t("claim.notified_on"), "date", data.claim.notified_on),
    label("zone", t("claim.zone"), "text", words(data.claim.zone)),
  ];
  if (data.event.opponent) fields.push(label("opponent", t("claim.opponent"), "text", data.event.opponent));
  if (data.event.court_case) fields.push(label("court_case", t("claim.court_case"), "text", data.event.court_case));
  if (data.product) {
    fields.push(label("trigger", t("insurance.trigger"), "text", words(data.product.trigger)));
    fields.push(label("payable_on", t("claim.payable_on"), "text", data.product.payable_on.map(words).join("、")));
  }
  if (data.room) fields.push(label("sum", t("policy.sum"), "money", data.room.sum), label("limit_left", t("claim.limit_left"), "money", data.room.limit_left));
  if (data.protection_case) fields.push(label("case", t("menu.protection"), "link", data.protection_case, { href: `/protection-cases/${data.protection_case}` }));
  return fields;
}

function Facts({ data }: { data: ClaimAnswer }) {
  return <FieldList fields={useFields(data)} />;
}

function Times({ data }: { data: ClaimAnswer }) {
  const { t } = useTranslation();
  const words = useWords();
  const awaited = data.papers.some((paper) => !paper.received_on);
  if (!awaited && (data.deadlines ?? []).length === 0) return null;
  return (
    <Card size="small" title={t("claim.deadlines")}>
      {awaited && <p className="quiet">{t("claim.stands_still")}</p>}
      <dl className={licence.clocks}>
        {(data.deadlines ?? []).map((each) => (
          <div key={each.term.name}>
            <dt>{words(each.term)}</dt>
            <dd>
              <Due due={each.due} />
              <small>{words(each.source)}</small>
            </dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}

function Prints({ data }: { data: ClaimAnswer }) {
  const { t } = useTranslation();
  const { id } = data.claim;
  const papers = [...(data.settled ? (["payment"] as const) : []), ...(data.refusal?.approved ? (["refusal"] as const) : [])];
  const file = (paper: string, language: string) => `${API}${pathOf(id)}/${paper}.pdf${query({ language })}`;
  return papers.map((paper) => (
    <Dropdown
      key={paper}
      menu={{
        items: [
          { key: "zh", label: <a href={file(paper, "zh")} download>{t("policy.in_chinese")}</a> },
          { key: "en", label: <a href={file(paper, "en")} download>{t("policy.in_english")}</a> },
        ],
      }}
    >
      <Button icon={<PrinterOutlined />}>{t(`claim.print_${paper}`)}</Button>
    </Dropdown>
  ));
}

function Estimates({ data }: { data: ClaimAnswer }) {
  const { t } = useTranslation();
  const words = useWords();
  return (
    <Panel title={t("claim.estimates")} extra={<Amount value={data.claim.estimated} />}>
      <DataTable
        rows={data.estimates}
        rowKey={(row) => row.item}
        small
        flush
        columns={[
          { key: "item", title: t("insurance.item"), card: "head", show: (row) => words(row.title) },
          { key: "amount", title: t("claim.estimated"), numeric: true, card: "aside", show: (row) => <Amount value={row.amount} /> },
        ]}
      />
    </Panel>
  );
}

function Findings({ title, about, rows }: { title: string; about?: string; rows: Finding[] }) {
  const { t } = useTranslation();
  const words = useWords();
  return (
    <Panel title={title}>
      {about && <p className={licence.about}>{about}</p>}
      <DataTable
        rows={rows}
        rowKey={(row) => row.words.name + row.words.zh}
        small
        flush
        emphasise={(row) => row.outcome.name === "failed"}
        columns={[
          { key: "words", title: t("claim.finding"), card: "head", wrap: 260, show: (row) => words(row.words) },
          { key: "outcome", title: t("claim.outcome"), card: "aside", show: (row) => <Mark tone={toneOfOutcome(row.outcome.name)}>{words(row.outcome)}</Mark> },
          { key: "found", title: t("policy.found"), wrap: 200, show: (row) => row.found },
          { key: "expected", title: t("policy.expected"), wrap: 200, show: (row) => row.expected },
          { key: "source", title: t("why.source"), wrap: 220, show: (row) => <span className="quiet">{words(row.source)}</span> },
        ]}
      />
    </Panel>
  );
}

function Papers({ data }: { data: ClaimAnswer }) {
  const { t } = useTranslation();
  const rows = [
    ...data.papers.map((paper) => ({ ...paper, asked: true })),
    ...data.other_papers.map((paper) => ({ ...paper, asked: false })),
  ];
  return (
    <Panel title={t("claim.papers")} extra={data.papers_asked_on && <span className="quiet">{t("claim.papers_asked_on", { date: data.papers_asked_on })}</span>}>
      <DataTable
        rows={rows}
        rowKey={(row) => `${row.paper} ${row.reference ?? ""}`}
        small
        flush
        emphasise={(row) => !row.received_on}
        columns={[
          { key: "paper", title: t("claim.paper"), card: "head", show: (row) => row.paper },
          {
            key: "received_on",
            title: t("claim.received_on"),
            card: "aside",
            show: (row) => (row.received_on ? <span className="number">{row.received_on}</span> : <Mark tone="warning">{t("claim.missing")}</Mark>),
          },
          { key: "reference", title: t("claim.reference"), show: (row) => row.reference ?? "—" },
          { key: "asked", title: t("claim.asked"), show: (row) => t(row.asked ? "shared.yes" : "shared.no") },
        ]}
      />
    </Panel>
  );
}

function Investigations({ rows }: { rows: NonNullable<ClaimAnswer["investigations"]> }) {
  const { t } = useTranslation();
  return (
    <Panel title={t("claim.investigations")}>
      <DataTable
        rows={rows}
        rowKey={(row) => row.found_on + row.note}
        small
        flush
        columns={[
          { key: "on", title: t("claim.on"), card: "aside", show: (row) => <span className="number">{row.found_on}</span> },
          { key: "note", title: t("claim.investigation"), card: "head", wrap: 480, show: (row) => row.note },
          { key: "paper", title: t("claim.paper"), show: (row) => row.paper ?? "—" },
        ]}
      />
    </Panel>
  );
}

function Advance({ advance }: { advance: NonNullable<ClaimAnswer["advance"]> }) {
  const { t } = useTranslation();
  const words = useWords();
  const label = (name: string, title: string, type: Field["type"], value: Field["value"], more: Partial<Field> = {}): Field => ({ name, zh: title, en: title, type, value, ...more });
  return (
    <Card title={t("claim.advance_pending")}>
      <FieldList
        fields={[
          label("amount", t("claim.advance"), "money", advance.amount),
          label("most", t("claim.advance_most"), "money", advance.most, { why: advance.why }),
          label("ground", t("claim.ground"), "text", words(advance.ground)),
          label("reason", t("policy.reason"), "text", advance.reason),
        ]}
      />
    </Card>
  );
}

function Payments({ data }: { data: ClaimAnswer }) {
  const { t } = useTranslation();
  return (
    <Panel
      title={t("claim.payments")}
      extra={
        <span>
          <span className="quiet">{t("claim.paid")}</span> <Amount value={data.claim.paid} />
        </span>
      }
    >
      <DataTable
        rows={data.payments}
        rowKey={(row) => row.reference + row.on + row.kind}
        small
        flush
        columns={[
          { key: "kind", title: t("claim.payment"), card: "head", show: (row) => t(row.kind === "advance" ? "claim.advance" : "claim.payment") },
          { key: "amount", title: t("claim.amount"), numeric: true, card: "aside", show: (row) => <Amount value={row.amount} /> },
          { key: "on", title: t("claim.on"), show: (row) => <span className="number">{row.on}</span> },
          { key: "reference", title: t("claim.reference"), show: (row) => row.reference },
          { key: "late", title: t("claim.in_time"), show: (row) => (row.late ? <Mark tone="bad">{t("due.late")}</Mark> : "—") },
        ]}
      />
      {Number(data.returned) > 0 && <p className={licence.about}>{t("claim.returned", { amount: data.returned })}</p>}
    </Panel>
  );
}

function Recoveries({ data, division }: { data: ClaimAnswer; division: NonNullable<ClaimAnswer["division"]> }) {
  const { t } = useTranslation();
  const words = useWords();
  return (
    <Panel title={t("claim.recoveries")}>
      {data.product && <p className={licence.about}>{words(data.product.recovery)}</p>}
      <DataTable
        rows={data.recoveries}
        rowKey={(row) => row.reference + row.on}
        small
        flush
        columns={[
          { key: "from", title: t("claim.from"), card: "head", show: (row) => row.from },
          { key: "amount", title: t("claim.amount"), numeric: true, card: "aside", show: (row) => <Amount value={row.amount} /> },
          { key: "costs", title: t("claim.costs"), numeric: true, show: (row) => <Amount value={row.costs} /> },
          { key: "on", title: t("claim.on"), show: (row) => <span className="number">{row.on}</span> },
          { key: "reference", title: t("claim.reference"), show: (row) => row.reference },
        ]}
      />
      <p className={styles.body}>
        {t("claim.to_insurer")} <Amount value={division.insurer} />
        <WhyButton why={division.why} /> · {t("claim.to_insured")} <Amount value={division.insured} />
      </p>
    </Panel>
  );
}
