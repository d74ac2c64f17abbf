import { useQuery } from "@tanstack/react-query";
import { Alert, Button, Card, DatePicker, Form, Select } from "antd";
import dayjs from "dayjs";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useSearchParams } from "react-router";
import { useWords } from "@/app/words";
import { Amount } from "@/shared/Amount";
import { ask, get } from "@/shared/api";
import type { Page, ProgrammeRow } from "@/shared/contract";
import { csvText, saveFile } from "@/shared/csv";
import { DataTable } from "@/shared/DataTable";
import { Loaded } from "@/shared/Loaded";
import { Mark } from "@/shared/Mark";
import { compareMoney, formatMoney } from "@/shared/money";
import { Nothing } from "@/shared/Nothing";
import { PageHead } from "@/shared/PageHead";
import { Panel } from "@/shared/Panel";
import type { BorrowerChange, ComparedVersion, DryPot, Measure, MissingInBook, WhatIf } from "./answers";
import styles from "./programme.module.css";
import { VERSION_SHOWN } from "./versions";

const Charts = lazy(async () => ({ default: (await import("./CompareCharts")).CompareCharts }));

// Two versions of a policy over every loan that there is. The address holds the question, so that
// it can be passed on.
export function CompareOnBook() {
  const { t } = useTranslation();
  const [search, setSearch] = useSearchParams();
  const versions = useQuery({ queryKey: ["programmes"], queryFn: () => get<Page<ProgrammeRow>>("/programmes") });
  const asked = Object.fromEntries(search) as Asked;
  const ready = Boolean(asked.a && asked.b);
  return (
    <>
      <PageHead title={t("menu.what_if")} about={t("what_if.about")} />
      <div className={styles.stack}>
        <Loaded from={versions} rows={2}>
          {({ items }) => <Question key={search.toString()} versions={items} asked={asked} onAsk={(question) => setSearch(question)} />}
        </Loaded>
        {ready ? (
          <Found asked={asked} />
        ) : (
          <Card>
            <Nothing title={t("what_if.nothing_asked")} advice={t("what_if.nothing_asked_advice")} />
          </Card>
        )}
      </div>
    </>
  );
}

interface Asked {
  a?: string; // "id@hash"
  b?: string;
  from?: string;
  to?: string;
}

function Question({ versions, asked, onAsk }: { versions: ProgrammeRow[]; asked: Asked; onAsk: (question: Record<string, string>) => void }) {
  const { t } = useTranslation();
  const words = useWords();
  const [form] = Form.useForm();
  const options = versions.map((each) => ({
    value: `${each.id}@${each.version}`,
    label: `${words(each.title)} · ${each.from ? t("programmes.since", { date: each.from }) : words(each.standing)} · ${each.version.slice(0, VERSION_SHOWN)}`,
  }));
  const day = (text?: string) => (text ? dayjs(text) : undefined);
  return (
    <Card>
      <Form
        form={form}
        layout="vertical"
        initialValues={{ a: asked.a, b: asked.b, from: day(asked.from), to: day(asked.to) }}
        onFinish={({ a, b, from, to }: { a: string; b: string; from?: dayjs.Dayjs; to?: dayjs.Dayjs }) =>
          onAsk({ a, b, ...(from ? { from: from.format("YYYY-MM-DD") } : {}), ...(to ? { to: to.format("YYYY-MM-DD") } : {}) })
        }
        className={styles.question}
      >
        <Form.Item name="a" label={t("what_if.version_a")} rules={[{ required: true, message: t("what_if.choose") }]}>
          <Select options={options} showSearch={{ optionFilterProp: "label" }} placeholder={t("what_if.choose")} />
        </Form.Item>
        <Form.Item name="b" label={t("what_if.version_b")} rules={[{ required: true, message: t("what_if.choose") }]}>
          <Select options={options} showSearch={{ optionFilterProp: "label" }} placeholder={t("what_if.choose")} />
        </Form.Item>
        <Form.Item name="from" label={t("what_if.from")}>
          <DatePicker format="YYYY-MM-DD" />
        </Form.Item>
        <Form.Item name="to" label={t("what_if.to")}>
          <DatePicker format="YYYY-MM-DD" />
        </Form.Item>
        <Form.Item label=" " colon={false}>
          <Button type="primary" htmlType="submit">
            {t("what_if.compare")}
          </Button>
        </Form.Item>
      </Form>
    </Card>
  );
}

function Found({ asked }: { asked: Asked }) {
  const { t } = useTranslation();
  const found = useQuery({ queryKey: ["what-if", asked], queryFn: () => ask<WhatIf>("/programmes/compare", asked), gcTime: 0 });
  return (
    <Loaded from={found} rows={12}>
      {(answer) =>
        answer.rows === 0 ? (
          <Card>
            <Nothing title={t("what_if.no_rows")} advice={t("what_if.no_rows_advice")} />
          </Card>
        ) : (
          <Answer answer={answer} />
        )
      }
    </Loaded>
  );
}

function Answer({ answer }: { answer: WhatIf }) {
  const { t } = useTranslation();
  const words = useWords();
  // What differs is looked at first.
  const first = answer.measures.find((each) => each.unit === "money" && each.gain + each.lose > 0) ?? answer.measures[0];
  const [chosen, choose] = useState(first?.id);
  const measure = answer.measures.find((each) => each.id === chosen);
  return (
    <>
      <Versions answer={answer} />
      {measure && (
        <>
          <Panel
            title={t("what_if.totals")}
            extra={<Button onClick={() => saveFile(`what-if-${answer.from}-${answer.to}.csv`, csvOfQuarters(answer))}>{t("what_if.save")}</Button>}
          >
            <DataTable<Measure>
              rows={answer.measures}
              rowKey={(row) => row.id}
              small
              flush
              emphasise={(row) => row.id === chosen}
              columns={[
                {
                  key: "title",
                  title: t("what_if.measure"),
                  card: "head",
                  show: (row) => (
                    <Button type="link" size="small" className={styles.measure} onClick={() => choose(row.id)}>
                      {words(row.title)}
                    </Button>
                  ),
                },
                { key: "a", title: "A", numeric: true, show: (row) => <Shown value={row.a} unit={row.unit} /> },
                { key: "b", title: "B", numeric: true, show: (row) => <Shown value={row.b} unit={row.unit} /> },
                { key: "difference", title: t("what_if.difference"), numeric: true, show: (row) => <Shown value={row.difference} unit={row.unit} signed /> },
                { key: "gain", title: t("what_if.gain"), numeric: true, show: (row) => row.gain },
                { key: "lose", title: t("what_if.lose"), numeric: true, show: (row) => row.lose },
                { key: "unknown", title: t("what_if.unknown"), numeric: true, show: (row) => (row.unknown > 0 ? <span className={styles.unknown}>{row.unknown}</span> : 0) },
              ]}
            />
          </Panel>
          <Suspense>
            <Charts measure={measure} />
          </Suspense>
          <div className={styles.pair}>
            <Changes title={t("what_if.gainers")} rows={measure.gainers} measure={measure} names={answer.borrowers} all={measure.gain} none={t("what_if.no_gainers")} />
            <Changes title={t("what_if.losers")} rows={measure.losers} measure={measure} names={answer.borrowers} all={measure.lose} none={t("what_if.no_losers")} />
          </div>
        </>
      )}
      <Pots pots={answer.dry} />
      <Missing missing={answer.missing} />
    </>
  );
}

function Versions({ answer }: { answer: WhatIf }) {
  const { t } = useTranslation();
  const words = useWords();
  const line = (side: string, each: ComparedVersion) => (
    <div>
      <Mark tone="primary">{side}</Mark> <Link to={`/programmes/${each.programme}?version=${each.version}`}>{words(each.title)}</Link>{" "}
      <span className="quiet">
        {t("programmes.since", { date: each.from })}
        {each.until && ` · ${t("programmes.to", { date: each.until })}`} · <span className="id">{each.version.slice(0, VERSION_SHOWN)}</span>
      </span>
      {each.moved > 0 && <div className="quiet">{t("what_if.moved", { count: each.moved })}</div>}
    </div>
  );
  return (
    <Card>
      <div className={styles.stack}>
        {line("A", answer.a)}
        {line("B", answer.b)}
        <div className="quiet">{t("what_if.rows", { count: answer.rows, to: answer.to })}</div>
      </div>
    </Card>
  );
}

function Shown({ value, unit, signed }: { value: string | number; unit: Measure["unit"]; signed?: boolean }) {
  if (unit === "count") return <span className="number">{signed && Number(value) > 0 ? `+${value}` : `${value}`}</span>;
  const text = String(value);
  if (!signed || compareMoney(text, "0") <= 0) return <Amount value={text} />;
  return <span className="number">+{formatMoney(text)}</span>;
}

interface ChangesGiven {
  title: string;
  rows: BorrowerChange[];
  measure: Measure;
  names: Record<string, string>;
  all: number;
  none: string;
}
function Changes({ title, rows, measure, names, all, none }: ChangesGiven) {
  const { t } = useTranslation();
  const listed = rows.map((row, index) => ({ ...row, place: index + 1 }));
  return (
    <Panel title={title} extra={all > rows.length && <span className="quiet">{t("what_if.of_all", { shown: rows.length, all })}</span>}>
      <DataTable
        rows={listed}
        rowKey={(row) => String(row.place)}
        small
        flush
        pageSize={10}
        empty={<Nothing title={none} />}
        columns={[
          { key: "borrower", title: t("what_if.borrower"), card: "head", show: (row) => (row.borrower ? (names[row.borrower] ?? row.borrower) : t("what_if.unnamed", { place: row.place })) },
          { key: "rows", title: t("what_if.loans"), numeric: true, show: (row) => row.rows },
          { key: "a", title: "A", numeric: true, show: (row) => <Shown value={row.a} unit={measure.unit} /> },
          { key: "b", title: "B", numeric: true, show: (row) => <Shown value={row.b} unit={measure.unit} /> },
          { key: "difference", title: t("what_if.difference"), numeric: true, show: (row) => <Shown value={row.difference} unit={measure.unit} signed /> },
        ]}
      />
    </Panel>
  );
}

function Pots({ pots }: { pots: DryPot[] }) {
  const { t } = useTranslation();
  const words = useWords();
  return (
    <Panel title={t("what_if.pots")}>
      <DataTable
        rows={pots}
        rowKey={(row) => [row.side, row.cap, row.subject, row.year].join(" ")}
        small
        flush
        pageSize={10}
        empty={<Nothing title={t("what_if.no_pots")} />}
        columns={[
          { key: "side", title: t("what_if.version"), card: "aside", show: (row) => <Mark tone="primary">{row.side.toUpperCase()}</Mark> },
          { key: "title", title: t("what_if.pot"), card: "head", show: (row) => words(row.title) },
          { key: "per", title: t("what_if.per"), show: (row) => [words(row.per), row.subject, row.year].filter(Boolean).join(" · ") },
          { key: "day", title: t("what_if.dry_on"), sort: (a, b) => a.day.localeCompare(b.day), show: (row) => <span className="number">{row.day}</span> },
          { key: "limit", title: t("what_if.limit"), numeric: true, show: (row) => <Amount value={row.limit} /> },
        ]}
      />
    </Panel>
  );
}

function Missing({ missing }: { missing: MissingInBook[] }) {
  const { t } = useTranslation();
  const words = useWords();
  return (
    <Panel title={t("what_if.missing")}>
      {missing.length > 0 && <Alert type="warning" showIcon title={t("what_if.missing_note")} className={styles.note} />}
      <DataTable
        rows={missing}
        rowKey={(row) => [row.side, row.code, row.name].join(" ")}
        small
        flush
        pageSize={20}
        empty={<Nothing title={t("what_if.no_missing")} />}
        columns={[
          { key: "side", title: t("what_if.version"), card: "aside", show: (row) => <Mark tone="primary">{row.side.toUpperCase()}</Mark> },
          { key: "title", title: t("what_if.needed"), card: "head", show: (row) => words(row.title) || "—" },
          { key: "why", title: t("what_if.why"), show: (row) => words(row.why) },
          { key: "rows", title: t("what_if.loans"), numeric: true, sort: (a, b) => a.rows - b.rows, descendFirst: true, show: (row) => row.rows },
        ]}
      />
    </Panel>
  );
}

function csvOfQuarters(answer: WhatIf): string {
  const rows = answer.measures.flatMap((measure) =>
    measure.quarters.map((each) => [measure.id, `${each.year}Q${each.quarter}`, String(each.rows), String(each.a), String(each.b), String(each.difference)]),
  );
  return csvText(["measure", "quarter", "rows", "a", "b", "difference"], rows);
}
