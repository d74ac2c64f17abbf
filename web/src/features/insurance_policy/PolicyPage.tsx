import { DownloadOutlined, PrinterOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Alert, Button, Card, Dropdown } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { useWords } from "@/app/words";
import licence from "@/features/licence/Licence.module.css";
import { NextStep } from "@/shared/action/NextStep";
import { Amount } from "@/shared/Amount";
import { API, get, query } from "@/shared/api";
import { Columns } from "@/shared/Columns";
import { useCatalogue } from "@/shared/catalogue";
import type { Field, IsoDate } from "@/shared/contract";
import { DataTable } from "@/shared/DataTable";
import { FieldList } from "@/shared/FieldList";
import { DateInput } from "@/shared/form/DateInput";
import { Loaded } from "@/shared/Loaded";
import { Mark } from "@/shared/Mark";
import { Nothing } from "@/shared/Nothing";
import { PageHead } from "@/shared/PageHead";
import { Panel } from "@/shared/Panel";
import { Timeline } from "@/shared/Timeline";
import { Addition } from "./Addition";
import { CoverChart } from "./CoverChart";
import styles from "./Policy.module.css";
import { type Movement, pathOf, type PolicyAnswer, toneOfStanding, toneOfVerdict } from "./policies";
import { Schedule } from "./Schedule";

const VERSION_SHOWN = 12;

export function PolicyPage() {
  const { t } = useTranslation();
  const words = useWords();
  const { id = "" } = useParams();
  const [on, look] = useState<IsoDate>();
  const page = useQuery({
    queryKey: ["insurance-policy", id, on],
    queryFn: () => get<PolicyAnswer>(`${pathOf(id)}${query({ on })}`),
    placeholderData: (before) => before,
  });
  return (
    <Loaded from={page}>
      {(data) => (
        <>
          <PageHead
            title={`${data.policy.holder} · ${data.policy.number ?? t("policy.no_number")}`}
            about={
              <>
                <Mark tone={toneOfStanding(data.policy.standing.name)}>{words(data.policy.standing)}</Mark>{" "}
                {data.product ? <Link to={`/insurance-products/${data.product.id}`}>{words(data.product.title)}</Link> : data.policy.product} · {data.policy.insurer}
              </>
            }
            extra={data.policy.number !== undefined && <Prints id={id} on={data.on} />}
          />
          <div className={licence.notices}>
            {data.problems?.map((problem) => (
              <Alert key={problem.zh} type="error" showIcon title={words(problem)} />
            ))}
            {data.declined && <Alert type="error" showIcon title={t("policy.declined", { date: data.declined.on })} description={data.declined.opinion} />}
            {data.policy.stage.name === "applied" && data.policy.items === 0 && <Alert type="info" showIcon title={t("policy.no_items")} />}
            {data.product?.examples && <Alert type="warning" showIcon title={t("policy.examples")} />}
          </div>
          <Columns side={<NextStep actions={data.actions} />}>
            <Card
              title={t("policy.terms")}
              extra={
                data.policy.number !== undefined && (
                  <label className={styles.asOf}>
                    {t("policy.as_of")} <DateInput value={on ?? data.on} onChange={(value) => look(value)} />
                  </label>
                )
              }
            >
              <Terms data={data} />
            </Card>
            {data.findings && data.findings.length > 0 && <Findings data={data} />}
            {data.stretches && data.stretches.length > 0 && <CoverChart stretches={data.stretches} on={data.on} why={data.why} premium={data.premium ?? "0.00"} />}
            <Schedule id={id} policy={data.policy} on={data.policy.number === undefined ? undefined : (on ?? data.on)} />
            {data.movements.length > 0 && <Movements id={id} rows={data.movements} />}
            {data.requests.length > 0 && <Requests data={data} />}
            {data.sections.map((section) => (
              <Addition key={section.kind} section={section} />
            ))}
            <Card title={t("timeline.title")}>
              <Timeline items={data.timeline} />
            </Card>
          </Columns>
        </>
      )}
    </Loaded>
  );
}

function useTerms(data: PolicyAnswer): Field[] {
  const { t } = useTranslation();
  const words = useWords();
  const label = (name: string, title: string, type: Field["type"], value: Field["value"], more: Partial<Field> = {}): Field => ({ name, zh: title, en: title, type, value, ...more });
  const state = data.state;
  const fields: Field[] = [
    label("line", t("insurance.line"), "text", words(data.policy.line)),
    label("term", t("policy.term"), "text", `${data.policy.from} – ${data.policy.until}`),
    label("insured", t("policy.insured_as"), "text", words(data.insured)),
    label("zone", t("policy.zone"), "text", words(data.zone)),
    label("count", t("policy.items"), "count", state?.count ?? data.policy.items),
    label("sum", t("policy.sum"), "money", state?.sum ?? data.policy.sum),
    label("premium", t("policy.premium"), "money", data.premium ?? data.policy.premium, data.why ? { why: data.why } : {}),
  ];
  if (state) fields.push(label("aggregate", t("policy.aggregate"), "money", state.aggregate));
  if (data.policy.number !== undefined) {
    fields.push(label("paid", t("policy.paid"), "money", data.paid));
    if (data.earned !== undefined) fields.push(label("earned", t("policy.earned"), "money", data.earned));
    fields.push(label("limit_taken", t("policy.limit_taken"), "money", data.limit_taken));
    if (data.limit_left !== undefined) fields.push(label("limit_left", t("policy.limit_left"), "money", data.limit_left));
  }
  fields.push(label("claims", t("policy.claims"), "count", data.claims), label("disputes", t("policy.disputes"), "text", data.known_disputes));
  if (data.renews) fields.push(label("renews", t("policy.renews"), "link", data.renews, { href: `/insurance-policies/${data.renews}` }));
  if (data.financing) fields.push(label("financing", t("policy.financing"), "link", data.financing, { href: `/financings/${data.financing}` }));
  if (data.product) fields.push(label("version", t("policy.version"), "text", data.product.version.slice(0, VERSION_SHOWN)));
  return fields;
}

function Terms({ data }: { data: PolicyAnswer }) {
  return <FieldList fields={useTerms(data)} />;
}

function Prints({ id, on }: { id: string; on: IsoDate }) {
  const { t } = useTranslation();
  const file = (language: string) => `${API}${pathOf(id)}/policy.pdf${query({ on, language })}`;
  return (
    <>
      <Dropdown
        menu={{
          items: [
            { key: "zh", label: <a href={file("zh")} download>{t("policy.in_chinese")}</a> },
            { key: "en", label: <a href={file("en")} download>{t("policy.in_english")}</a> },
          ],
        }}
      >
        <Button icon={<PrinterOutlined />}>{t("policy.print")}</Button>
      </Dropdown>
      <Button icon={<DownloadOutlined />} href={`${API}${pathOf(id)}/schedule.xlsx${query({ on })}`} download>
        {t("policy.schedule_file")}
      </Button>
    </>
  );
}

function Findings({ data }: { data: PolicyAnswer }) {
  const { t } = useTranslation();
  const words = useWords();
  const opinion = data.acceptance ?? data.referral;
  return (
    <Panel title={t("policy.findings")}>
      {opinion && <p className={licence.about}>{t("policy.opinion", { opinion: opinion.opinion, date: opinion.on })}</p>}
      <DataTable
        rows={data.findings ?? []}
        rowKey={(row) => row.words.name + row.words.zh}
        small
        flush
        pageSize={20}
        emphasise={(row) => row.verdict.name !== "accept"}
        columns={[
          { key: "words", title: t("policy.finding"), card: "head", wrap: 300, show: (row) => words(row.words) },
          { key: "verdict", title: t("policy.verdict"), card: "aside", show: (row) => <Mark tone={toneOfVerdict(row.verdict.name)}>{words(row.verdict)}</Mark> },
          { key: "found", title: t("policy.found"), wrap: 220, show: (row) => row.found },
          { key: "expected", title: t("policy.expected"), show: (row) => row.expected },
          { key: "source", title: t("why.source"), wrap: 240, show: (row) => <span className="quiet">{words(row.source)}</span> },
        ]}
      />
    </Panel>
  );
}

function Movements({ id, rows }: { id: string; rows: Movement[] }) {
  const { t, i18n } = useTranslation();
  return (
    <Panel title={t("policy.movements")}>
      <p className={licence.about}>{t("policy.movements_about")}</p>
      <DataTable
        rows={rows}
        rowKey={(row) => String(row.number)}
        small
        flush
        columns={[
          { key: "number", title: t("policy.movement"), card: "head", show: (row) => <MovementText row={row} /> },
          { key: "from", title: t("policy.effective"), sort: (left, right) => left.from.localeCompare(right.from), show: (row) => <span className="number">{row.from}</span> },
          { key: "on", title: t("policy.made_on"), sort: (left, right) => left.on.localeCompare(right.on), show: (row) => <span className="number">{row.on}</span> },
          { key: "change", title: t("policy.change"), numeric: true, show: (row) => <Amount value={row.change} /> },
          { key: "after", title: t("policy.after"), numeric: true, show: (row) => <Amount value={row.after} /> },
          { key: "reason", title: t("policy.reason"), wrap: 200, show: (row) => row.reason },
          {
            key: "paper",
            title: t("policy.paper"),
            show: (row) => (
              <a href={`${API}${pathOf(id)}/endorsements/${row.number}/pdf${query({ language: i18n.language })}`} download>
                PDF
              </a>
            ),
          },
        ]}
      />
    </Panel>
  );
}

function MovementText({ row }: { row: Movement }) {
  const { t } = useTranslation();
  const catalogue = useCatalogue();
  const { movement } = row;
  const parts: string[] = [];
  if (movement.add && movement.add.length > 0) parts.push(t("policy.added", { count: movement.add.length }));
  if (movement.remove && movement.remove.length > 0) parts.push(t("policy.removed", { count: movement.remove.length }));
  if (movement.sum) parts.push(t("policy.sum_now", { sum: movement.sum }));
  if (movement.zone) parts.push(t("policy.zone_now", { zone: catalogue.of("insurance_zone", movement.zone) }));
  if (movement.type === "cancellation") parts.push(t("policy.cancelled"), catalogue.of("insurance_cancellation_manner", movement.manner ?? ""));
  if (movement.type === "reinstatement") parts.push(t("policy.reinstated"));
  return (
    <>
      {row.number}. {parts.join(" · ")}
    </>
  );
}

function Requests({ data }: { data: PolicyAnswer }) {
  const { t } = useTranslation();
  return (
    <Panel title={t("policy.requests")}>
      <DataTable
        rows={data.requests}
        rowKey={(row) => String(row.number)}
        small
        flush
        empty={<Nothing title={t("policy.requests")} />}
        columns={[
          { key: "number", title: t("policy.request"), card: "head", show: (row) => `${row.number}. ${row.content.reason}` },
          { key: "open", title: t("policy.standing"), card: "aside", show: (row) => <Mark tone={row.open ? "warning" : "plain"}>{t(row.open ? "policy.request_open" : "policy.request_answered")}</Mark> },
          { key: "from", title: t("policy.effective"), show: (row) => <span className="number">{row.content.from}</span> },
          { key: "added", title: t("policy.items"), numeric: true, show: (row) => `+${row.content.add?.length ?? 0} −${row.content.remove?.length ?? 0}` },
          { key: "sum", title: t("policy.sum"), numeric: true, show: (row) => (row.content.sum ? <Amount value={row.content.sum} /> : "—") },
        ]}
      />
    </Panel>
  );
}
