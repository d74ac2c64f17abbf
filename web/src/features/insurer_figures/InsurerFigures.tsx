import { DownloadOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button, Card, DatePicker, Select, Tabs } from "antd";
import dayjs from "dayjs";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";
import { useWords } from "@/app/words";
import { useMe } from "@/features/session/session";
import { ActionDrawer } from "@/shared/action/ActionDrawer";
import { Amount, RateText } from "@/shared/Amount";
import { API, get, query } from "@/shared/api";
import type { Action, IsoDate, Organisation, Page } from "@/shared/contract";
import { DataTable } from "@/shared/DataTable";
import { Loaded } from "@/shared/Loaded";
import { Mark } from "@/shared/Mark";
import { compareMoney } from "@/shared/money";
import { Nothing } from "@/shared/Nothing";
import { PageHead } from "@/shared/PageHead";
import { Panel } from "@/shared/Panel";
import { WhyButton } from "@/shared/why/Why";
import { Accumulation } from "./Accumulation";
import styles from "./Figures.module.css";
import { type Ceded, type ClosingRow, type Dashboard, type LineRow, toneOfStage, type TreatyRow } from "./figures";
import { PremiumChart } from "./PremiumChart";
import { Triangle } from "./Triangle";

// What an insurer's book says on a day. Administrator and auditor choose whose.
export function InsurerFigures() {
  const { t } = useTranslation();
  const me = useMe();
  const seesAll = me.organisation.kind !== "insurer";
  const [named, name] = useState<string>();
  const [on, setOn] = useState<IsoDate>(me.business_date);
  const insurers = useQuery({ queryKey: ["organisations", "insurer"], queryFn: () => get<Page<Organisation>>("/organisations?kind=insurer"), enabled: seesAll });
  const insurer = seesAll ? (named ?? insurers.data?.items[0]?.id) : undefined;
  const asked = { on, insurer };
  const found = useQuery({
    queryKey: ["insurer-figures", asked],
    queryFn: () => get<Dashboard>(`/insurer-figures${query(asked)}`),
    enabled: !seesAll || insurer !== undefined,
    placeholderData: (before) => before,
  });
  return (
    <>
      <PageHead
        title={t("menu.insurer_figures")}
        about={t("insurer_figures.about")}
        extra={found.data && <Begin actions={found.data.actions} />}
      />
      <div className={styles.tools}>
        {seesAll && (
          <Select
            className={styles.insurer!}
            aria-label={t("insurer_figures.insurer")}
            value={insurer ?? null}
            onChange={(id) => id && name(id)}
            showSearch={{ optionFilterProp: "label" }}
            options={(insurers.data?.items ?? []).map((each) => ({ value: each.id, label: each.name }))}
          />
        )}
        <DatePicker
          aria-label={t("insurer_figures.on")}
          allowClear={false}
          value={dayjs(on)}
          format="YYYY-MM-DD"
          disabledDate={(date) => date.format("YYYY-MM-DD") > me.business_date}
          onChange={(_, text) => typeof text === "string" && text && setOn(text)}
        />
        <Excel table="lines" asked={asked} label={t("insurer_figures.export_lines")} />
        <Excel table="policies" asked={asked} label={t("insurer_figures.export_policies")} />
      </div>
      {seesAll && insurers.data?.items.length === 0 ? (
        <Card>
          <Nothing title={t("insurer_figures.no_insurer")} />
        </Card>
      ) : (
        <Loaded from={found}>{(data) => <Shown data={data} asked={asked} />}</Loaded>
      )}
    </>
  );
}

interface Asked {
  on: IsoDate;
  insurer: string | undefined;
}

function Excel({ table, asked, label }: { table: string; asked: Asked; label: string }) {
  return (
    <Button icon={<DownloadOutlined />} href={`${API}/insurer-figures.xlsx${query({ ...asked, table })}`} download>
      {label}
    </Button>
  );
}

function Begin({ actions }: { actions: Action[] }) {
  const words = useWords();
  const navigate = useNavigate();
  const [chosen, choose] = useState<Action>();
  const page = (answer: unknown) => {
    const { id } = answer as { id: string };
    return `${chosen?.name === "enterReinsuranceTreaty" ? "/reinsurance-treaties" : "/insurance-closings"}/${id}`;
  };
  return (
    <>
      {actions.map((action, index) => (
        <Button key={action.name} type={index === 0 ? "primary" : "default"} onClick={() => choose(action)}>
          {words(action)}
        </Button>
      ))}
      <ActionDrawer action={chosen} close={() => choose(undefined)} done={(answer) => void navigate(page(answer))} />
    </>
  );
}

function Shown({ data, asked }: { data: Dashboard; asked: Asked }) {
  const { t } = useTranslation();
  return (
    <>
      <Totals data={data} />
      <Tabs
        destroyOnHidden
        items={[
          { key: "lines", label: t("insurer_figures.tab_lines"), children: <Lines data={data} /> },
          { key: "triangle", label: t("insurer_figures.tab_triangle"), children: <Triangle lines={data.lines.map(({ line }) => line)} asked={asked} /> },
          { key: "accumulation", label: t("insurer_figures.tab_accumulation"), children: <Accumulation asked={asked} /> },
          { key: "treaties", label: t("insurer_figures.tab_treaties"), children: <Treaties rows={data.treaties} ceded={data.ceded} /> },
          { key: "closings", label: t("insurer_figures.tab_closings"), children: <Closings rows={data.closings} /> },
        ]}
      />
    </>
  );
}

function Totals({ data }: { data: Dashboard }) {
  const { t } = useTranslation();
  const { total } = data;
  const cards: [string, ReactNode, boolean?][] = [
    ["written", <Amount key="" value={total.written} />],
    ["earned", <Amount key="" value={total.earned} />],
    [
      "unearned",
      <>
        <Amount value={total.unearned} /> <WhyButton why={total.why_unearned} />
      </>,
    ],
    ["outstanding", <Amount key="" value={total.outstanding} />],
    ["ibnr", <Amount key="" value={total.ibnr} />],
    [
      "incurred",
      <>
        <Amount value={total.incurred} /> <WhyButton why={total.why_incurred} />
      </>,
    ],
    [
      "loss_ratio",
      total.loss_ratio === undefined ? (
        <span className="quiet">—</span>
      ) : (
        <>
          <RateText value={total.loss_ratio} /> {total.why_loss_ratio && <WhyButton why={total.why_loss_ratio} />}
        </>
      ),
      true,
    ],
  ];
  return (
    <dl className={styles.cards}>
      {cards.map(([name, shown, strong]) => (
        <div key={name} className={strong ? styles.strong : undefined}>
          <dt>{t(`insurer_figures.${name}` as "insurer_figures.written")}</dt>
          <dd>{shown}</dd>
        </div>
      ))}
    </dl>
  );
}

function Lines({ data }: { data: Dashboard }) {
  const { t } = useTranslation();
  const words = useWords();
  const about = data.ibnr_through ? t("insurer_figures.ibnr_as_of", { date: data.ibnr_through }) : t("insurer_figures.ibnr_never");
  if (data.lines.length === 0)
    return (
      <Card>
        <Nothing title={t("insurer_figures.none", { date: data.on })} advice={t("insurer_figures.none_advice")} />
      </Card>
    );
  return (
    <div className={styles.stack}>
      <Panel title={t("insurer_figures.by_line")} extra={<span className="quiet">{about}</span>}>
        <DataTable<LineRow>
          rows={data.lines}
          rowKey={(row) => row.line.name}
          small
          flush
          columns={[
            { key: "line", title: t("insurance.line"), card: "head", show: (row) => words(row.line) },
            { key: "policies", title: t("insurer_figures.policies"), numeric: true, show: (row) => row.figures.policies },
            { key: "written", title: t("insurer_figures.written"), numeric: true, sort: (left, right) => compareMoney(left.figures.written, right.figures.written), show: (row) => <Amount value={row.figures.written} /> },
            { key: "earned", title: t("insurer_figures.earned"), numeric: true, show: (row) => <Amount value={row.figures.earned} /> },
            { key: "unearned", title: t("insurer_figures.unearned"), numeric: true, show: (row) => <Amount value={row.figures.unearned} /> },
            { key: "claims", title: t("insurer_figures.claims"), numeric: true, show: (row) => row.figures.claims },
            { key: "paid", title: t("insurer_figures.paid"), numeric: true, show: (row) => <Amount value={row.figures.paid} /> },
            { key: "outstanding", title: t("insurer_figures.outstanding"), numeric: true, show: (row) => <Amount value={row.figures.outstanding} /> },
            { key: "ibnr", title: t("insurer_figures.ibnr"), numeric: true, show: (row) => <Amount value={row.figures.ibnr} /> },
            {
              key: "incurred",
              title: t("insurer_figures.incurred"),
              numeric: true,
              show: (row) => (
                <>
                  <Amount value={row.figures.incurred} /> <WhyButton why={row.figures.why_incurred} />
                </>
              ),
            },
            {
              key: "loss_ratio",
              title: t("insurer_figures.loss_ratio"),
              numeric: true,
              card: "aside",
              show: (row) =>
                row.figures.loss_ratio === undefined ? (
                  "—"
                ) : (
                  <>
                    <RateText value={row.figures.loss_ratio} /> {row.figures.why_loss_ratio && <WhyButton why={row.figures.why_loss_ratio} />}
                  </>
                ),
            },
          ]}
        />
      </Panel>
      <Card title={t("insurer_figures.by_month")}>
        <PremiumChart months={data.months} />
      </Card>
    </div>
  );
}

function Treaties({ rows, ceded }: { rows: TreatyRow[]; ceded: Ceded[] }) {
  const { t } = useTranslation();
  const words = useWords();
  return (
    <div className={styles.stack}>
      <Panel title={t("insurer_figures.treaties")}>
        <DataTable
          rows={rows}
          rowKey={(row) => row.id}
          small
          flush
          empty={<Nothing title={t("insurer_figures.no_treaties")} advice={t("insurer_figures.no_treaties_advice")} />}
          columns={[
            { key: "title", title: t("insurer_figures.treaty"), card: "head", show: (row) => <Link to={`/reinsurance-treaties/${row.id}`}>{row.title}</Link> },
            { key: "stage", title: t("insurer_figures.stage"), card: "aside", show: (row) => <Mark tone={toneOfStage(row.stage.name)}>{words(row.stage)}</Mark> },
            { key: "kind", title: t("insurer_figures.kind"), show: (row) => words(row.terms.kind) },
            { key: "reinsurer", title: t("insurer_figures.reinsurer"), wrap: 200, show: (row) => row.reinsurer },
            { key: "lines", title: t("insurance.line"), wrap: 240, show: (row) => row.terms.lines.map(words).join("、") },
            { key: "days", title: t("insurer_figures.inceptions"), show: (row) => <span className="number">{`${row.terms.from} – ${row.terms.until}`}</span> },
          ]}
        />
      </Panel>
      {ceded.length > 0 && <CededTable rows={ceded} title={t("insurer_figures.ceded_now")} />}
    </div>
  );
}

export function CededTable({ rows, title }: { rows: Ceded[]; title: string }) {
  const { t } = useTranslation();
  return (
    <Panel title={title}>
      <DataTable
        rows={rows}
        rowKey={(row) => row.treaty}
        small
        flush
        columns={[
          { key: "title", title: t("insurer_figures.treaty"), card: "head", show: (row) => <Link to={`/reinsurance-treaties/${row.treaty}`}>{row.title}</Link> },
          { key: "policies", title: t("insurer_figures.policies"), numeric: true, show: (row) => row.policies },
          { key: "premium", title: t("insurer_figures.ceded_premium"), numeric: true, show: (row) => <Amount value={row.premium} /> },
          { key: "unearned", title: t("insurer_figures.ceded_unearned"), numeric: true, show: (row) => <Amount value={row.unearned} /> },
          { key: "commission", title: t("insurer_figures.commission"), numeric: true, show: (row) => <Amount value={row.commission} /> },
          { key: "paid", title: t("insurer_figures.ceded_paid"), numeric: true, show: (row) => <Amount value={row.paid} /> },
          { key: "outstanding", title: t("insurer_figures.ceded_outstanding"), numeric: true, show: (row) => <Amount value={row.outstanding} /> },
        ]}
      />
    </Panel>
  );
}

function Closings({ rows }: { rows: ClosingRow[] }) {
  const { t } = useTranslation();
  const words = useWords();
  return (
    <Panel title={t("insurer_figures.closings")}>
      <DataTable
        rows={[...rows].sort((left, right) => right.through.localeCompare(left.through))}
        rowKey={(row) => row.id}
        small
        flush
        pageSize={24}
        empty={<Nothing title={t("insurer_figures.no_closings")} advice={t("insurer_figures.no_closings_advice")} />}
        columns={[
          { key: "through", title: t("insurer_figures.through"), card: "head", show: (row) => <Link className="number" to={`/insurance-closings/${row.id}`}>{row.through}</Link> },
          { key: "stage", title: t("insurer_figures.stage"), card: "aside", show: (row) => <Mark tone={toneOfStage(row.stage.name)}>{words(row.stage)}</Mark> },
          { key: "earned", title: t("insurer_figures.earned"), numeric: true, show: (row) => <Amount value={row.total.earned} /> },
          { key: "unearned", title: t("insurer_figures.unearned"), numeric: true, show: (row) => <Amount value={row.total.unearned} /> },
          { key: "outstanding", title: t("insurer_figures.outstanding"), numeric: true, show: (row) => <Amount value={row.total.outstanding} /> },
          { key: "ibnr", title: t("insurer_figures.ibnr"), numeric: true, show: (row) => <Amount value={row.total.ibnr} /> },
          { key: "loss_ratio", title: t("insurer_figures.loss_ratio"), numeric: true, show: (row) => (row.total.loss_ratio === undefined ? "—" : <RateText value={row.total.loss_ratio} />) },
          { key: "decided", title: t("insurer_figures.decided_on"), show: (row) => <span className="number">{row.decided_on ?? "—"}</span> },
        ]}
      />
    </Panel>
  );
}
