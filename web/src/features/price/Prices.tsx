import { DownloadOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Alert, Button, Card, Input, Segmented, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { closing, comma, opening, useWords } from "@/app/words";
import { useMe } from "@/features/session/session";
import { ActionDrawer } from "@/shared/action/ActionDrawer";
import { Amount } from "@/shared/Amount";
import { API, get, query } from "@/shared/api";
import { useCatalogueData } from "@/shared/catalogue";
import type { Action } from "@/shared/contract";
import { csvText, saveFile } from "@/shared/csv";
import { DataTable } from "@/shared/DataTable";
import { Loaded } from "@/shared/Loaded";
import { Mark } from "@/shared/Mark";
import { formatRate } from "@/shared/money";
import { useNarrow } from "@/shared/narrow";
import { Nothing } from "@/shared/Nothing";
import { PageHead } from "@/shared/PageHead";
import { Panel } from "@/shared/Panel";
import styles from "./Price.module.css";
import { PriceChart } from "./PriceChart";
import { type Asked, type ComparablesAnswer, type IndexAnswer, type PublicationRow, ways } from "./prices";

const BASES = ["deal", "hammer", "value"];
const SUPERVISORS = ["authority", "appraiser", "administrator", "platform"];
const QUARTER = /^\d{4}Q[1-4]$/;

export function Prices() {
  const { t } = useTranslation();
  const words = useWords();
  const me = useMe();
  const [asked, setAsked] = useState<Asked>({ basis: "deal", by: "quarter" });
  const [action, choose] = useState<Action>();
  const told = useQuery({
    queryKey: ["price-index", asked],
    queryFn: () => get<IndexAnswer>(`/price-index${query({ ...asked })}`),
    placeholderData: (previous) => previous,
  });
  return (
    <div className={styles.stack}>
      <PageHead
        title={t("menu.prices")}
        about={t("price.about")}
        extra={
          <div className={styles.tools}>
            {SUPERVISORS.includes(me.organisation.kind) && (
              <Link to="/prices/back-test">
                <Button>{t("price.backtest")}</Button>
              </Link>
            )}
            {told.data?.may_report && (
              <Link to="/prices/deals">
                <Button>{t("price.deals")}</Button>
              </Link>
            )}
            {(told.data?.actions ?? [])
              .filter(({ name }) => name !== "reportDeal")
              .map((each, index) => (
                <Button key={each.name} type={index === 0 ? "primary" : "default"} onClick={() => choose(each)}>
                  {words(each)}
                </Button>
              ))}
          </div>
        }
      />
      <ActionDrawer action={action} close={() => choose(undefined)} />
      <Filters asked={asked} change={setAsked} />
      <Loaded from={told}>{(answer) => <Index answer={answer} asked={asked} />}</Loaded>
      <Comparables asked={asked} />
      <History />
    </div>
  );
}

function Filters({ asked, change }: { asked: Asked; change: (asked: Asked) => void }) {
  const { t } = useTranslation();
  const words = useWords();
  const enums = useCatalogueData().data?.enums;
  const named = (list: string, name: string) => words(enums?.[list]?.find((each) => each.name === name)) || name;
  const set = (name: keyof Asked, value: string | undefined) => {
    const { [name]: _, ...others } = asked;
    change({ ...others, ...(value ? { [name]: value } : {}) } as Asked);
  };
  // What is typed is asked for once it is whole.
  const text = (name: "class" | "region" | "from" | "through", help: "class_help" | "region_help" | "quarter_help", whole: (value: string) => boolean) => (
    <label>
      {t(`price.${name}`)}
      <Input
        allowClear
        placeholder={t(`price.${help}`)}
        defaultValue={asked[name]}
        onChange={(event) => {
          const value = event.target.value.trim().toUpperCase();
          if (value === "" || whole(value)) set(name, value);
        }}
      />
    </label>
  );
  return (
    <Card size="small">
      <div className={styles.stack}>
        <Segmented
          className={styles.basis!}
          value={asked.basis}
          onChange={(value) => set("basis", value)}
          options={BASES.map((basis) => ({ value: basis, label: named("price_basis", basis) }))}
        />
        <div className={styles.filters}>
          <label>
            {t("price.kind")}
            <Select
              value={asked.kind ?? ""}
              onChange={(value) => set("kind", value)}
              options={[{ value: "", label: t("price.all_kinds") }, ...(enums?.right_kind ?? []).map((kind) => ({ value: kind.name, label: words(kind) }))]}
            />
          </label>
          {text("class", "class_help", (value) => /^([A-H](\d\d[A-Z])?|\d{1,2})$/.test(value))}
          {text("region", "region_help", (value) => /^(\d\d|\d{4}|\d{6})$/.test(value))}
          {text("from", "quarter_help", (value) => QUARTER.test(value))}
          {text("through", "quarter_help", (value) => QUARTER.test(value))}
          <label>
            {t("price.by")}
            <Select value={asked.by} onChange={(value) => set("by", value)} options={ways.map((by) => ({ value: by, label: t(`price.by_${by}`) }))} />
          </label>
        </div>
      </div>
    </Card>
  );
}

function Index({ answer, asked }: { answer: IndexAnswer; asked: Asked }) {
  const { t } = useTranslation();
  const words = useWords();
  const { all, rows, minimum } = answer;
  const exportRows = () =>
    saveFile(
      `${t("menu.prices")}.csv`,
      csvText(
        [t("price.group"), t("price.count"), t("price.lower"), t("price.median"), t("price.upper"), t("price.total")],
        rows.map((row) => [words(row.label), String(row.count), row.lower, row.median, row.upper, row.total]),
      ),
    );
  const figures = ["median", "lower", "upper", "total"] as const;
  return (
    <>
      {answer.across > 0 && <Alert type="info" showIcon title={t("price.across", { count: answer.across })} />}
      {all && (
        <Card size="small" title={t("price.chart")} extra={answer.published && <span className="quiet">{t("price.published", answer.published)}</span>}>
          <div className={styles.stack}>
            <dl className={styles.figures}>
              <div>
                <dt>{t("price.count")}</dt>
                <dd className="number">{all.count}</dd>
              </div>
              {figures.map((name) => (
                <div key={name}>
                  <dt>{t(`price.${name}`)}</dt>
                  <dd>
                    <Amount value={all[name]} />
                  </dd>
                </div>
              ))}
            </dl>
            {answer.series.length > 0 && <PriceChart series={answer.series} />}
          </div>
        </Card>
      )}
      <Panel
        title={t(`price.by_${asked.by}`)}
        extra={
          <div className={styles.tools}>
            <Button size="small" icon={<DownloadOutlined />} disabled={rows.length === 0} onClick={exportRows}>
              {t("price.export")}
            </Button>
            <Button size="small" icon={<DownloadOutlined />} disabled={rows.length === 0} href={`${API}/price-index.xlsx${query({ ...asked })}`} download>
              {t("price.excel")}
            </Button>
          </div>
        }
      >
        <DataTable
          rows={rows}
          rowKey={(row) => row.key || "-"}
          flush
          pageSize={20}
          empty={
            answer.published ? (
              <Nothing title={t("price.none_found")} advice={t("price.none_found_advice")} />
            ) : (
              <Nothing title={t("price.none")} advice={t("price.none_advice")} />
            )
          }
          columns={[
            { key: "label", title: t("price.group"), card: "head", sort: (left, right) => left.key.localeCompare(right.key), show: (row) => words(row.label) },
            { key: "count", title: t("price.count"), numeric: true, sort: (left, right) => left.count - right.count, show: (row) => row.count },
            ...(["lower", "median", "upper", "total"] as const).map((name) => ({
              key: name,
              title: t(`price.${name}`),
              numeric: true,
              sort: (left: { [key in typeof name]: string }, right: { [key in typeof name]: string }) => Number(left[name]) - Number(right[name]),
              show: (row: { [key in typeof name]: string }) => <Amount value={row[name]} strong={name === "median"} />,
            })),
          ]}
        />
      </Panel>
      <p className={`quiet ${styles.note}`}>
        {t("price.minimum_told", { observations: minimum.observations, parties: minimum.parties, share: formatRate(minimum.largest_share) })} {words(answer.rule)}
      </p>
    </>
  );
}

const MOST_CARDS = 20; // A phone shows cards without pages.

function Comparables({ asked }: { asked: Asked }) {
  const { t } = useTranslation();
  const narrow = useNarrow();
  const words = useWords();
  const { kind, class: right_class, region, from } = asked;
  const found = useQuery({
    queryKey: ["price-comparables", kind, right_class, region, from],
    queryFn: () => get<ComparablesAnswer>(`/price-comparables${query({ kind, class: right_class, region, from })}`),
    enabled: kind !== undefined,
  });
  return (
    <Panel title={t("price.comparables")} extra={found.data && <span className="quiet">{t("price.comparables_found", { count: found.data.found })}</span>}>
      {kind === undefined ? (
        <Nothing title={t("price.comparables_choose")} advice={t("price.comparables_about")} />
      ) : (
        <Loaded from={found}>
          {(answer) => (
            <DataTable
              rows={narrow ? answer.items.slice(0, MOST_CARDS) : answer.items}
              rowKey={(row) => row.id}
              flush
              small
              pageSize={10}
              empty={<Nothing title={t("price.comparables_few", { found: answer.found, least: answer.least })} />}
              columns={[
                { key: "id", title: t("price.opaque"), card: "head", show: (row) => <span className="id">{row.id}</span> },
                { key: "basis", title: t("price.basis"), show: (row) => words(row.basis) },
                { key: "class", title: t("price.class"), show: (row) => row.class || t("price.any") },
                { key: "region", title: t("price.region"), show: (row) => words(row.region) },
                { key: "period", title: t("price.period"), sort: (left, right) => left.period.localeCompare(right.period), show: (row) => <span className="number">{row.period || t("price.any")}</span> },
                { key: "wider", title: "", card: "aside", show: (row) => row.wider && <Mark>{t("price.wider")}</Mark> },
                { key: "price", title: t("price.price"), numeric: true, sort: (left, right) => Number(left.price) - Number(right.price), show: (row) => <Amount value={row.price} /> },
              ]}
            />
          )}
        </Loaded>
      )}
    </Panel>
  );
}

function History() {
  const { t } = useTranslation();
  const words = useWords();
  const all = useQuery({ queryKey: ["price-publications"], queryFn: () => get<{ items: PublicationRow[] }>("/price-publications") });
  return (
    <Panel title={t("price.history")}>
      <Loaded from={all} rows={2}>
        {({ items }) => (
          <DataTable
            rows={items}
            rowKey={(row) => row.quarter}
            flush
            small
            pageSize={8}
            empty={<Nothing title={t("price.none")} />}
            columns={[
              { key: "quarter", title: t("price.through_quarter"), card: "head", show: (row) => <span className="number">{row.quarter}</span> },
              { key: "on", title: t("price.on"), show: (row) => <span className="number">{row.on}</span> },
              { key: "bases", title: t("price.bases"), show: (row) => row.bases.map(words).join(comma()) },
              { key: "count", title: t("price.count"), numeric: true, show: (row) => row.count },
              {
                key: "groups",
                title: t("price.groups"),
                numeric: true,
                show: (row) => (row.withdrawn > 0 ? `${row.groups}${opening()}${t("price.withdrawn_groups", { count: row.withdrawn })}${closing()}` : row.groups),
              },
              {
                key: "minimum",
                title: t("price.minimum"),
                show: ({ minimum }) => <span className="quiet">{t("price.minimum_told", { observations: minimum.observations, parties: minimum.parties, share: formatRate(minimum.largest_share) })}</span>,
              },
            ]}
          />
        )}
      </Loaded>
    </Panel>
  );
}
