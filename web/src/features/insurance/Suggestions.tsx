import { DownloadOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Alert, Button, Card, Collapse, Drawer, Form, InputNumber, Segmented, Select, Skeleton } from "antd";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { comma, useLanguage, useWords } from "@/app/words";
import { FactFields, given } from "@/features/programme/FactFields";
import { BeginButton } from "@/shared/action/BeginButton";
import { Amount } from "@/shared/Amount";
import { ask, Problem } from "@/shared/api";
import { useCatalogue, useCatalogueData } from "@/shared/catalogue";
import { csvText, saveFile } from "@/shared/csv";
import { DataTable } from "@/shared/DataTable";
import { Mark, type Tone } from "@/shared/Mark";
import { compareMoney } from "@/shared/money";
import { useNarrow } from "@/shared/narrow";
import { Nothing } from "@/shared/Nothing";
import { Panel } from "@/shared/Panel";
import { ProblemNotice } from "@/shared/ProblemNotice";
import { WhyButton, WhyTree } from "@/shared/why/Why";
import { bestAid, type HeldRight, type PremiumAid, type SuggestionsAnswer, type SuggestQuestion, type Suggestion, termsAsked } from "./insurance";
import own from "./InsuranceShelf.module.css";
import styles from "@/shared/product/Product.module.css";

interface Said {
  abroad?: string[];
  exhibitions?: Record<string, number | null | undefined>;
  products?: number | null;
  contracts?: number | null;
  claims?: number | null;
  facts?: Record<string, unknown>;
  declared?: Record<string, Record<string, unknown>>;
  terms?: Record<string, Record<string, unknown>>;
}
const TONES: Record<string, Tone> = { yes: "good", unknown: "warning", no: "plain" };
const FITS = ["yes", "unknown", "no"] as const;
// The suggestion of a product in one territory.
const keyOf = (each: Suggestion) => `${each.product.id} ${each.zone?.name ?? ""}`;

// Where nobody pays a part, all of the premium is left.
const leftOf = (row: Suggestion) => (row.subsidies?.length === 0 ? row.quote?.premium : row.left);

// What was left empty is not said: the server names what it lacks.
function questionOf(said: Said): SuggestQuestion {
  const exhibitions = Object.entries(said.exhibitions ?? {}).flatMap(([zone, count]) => (count ? [{ zone, count }] : []));
  const each = (values: Said["declared"]) => Object.fromEntries(Object.entries(values ?? {}).map(([id, facts]) => [id, given(facts)]));
  return {
    plans: {
      ...(said.abroad?.length ? { abroad: said.abroad } : {}),
      ...(exhibitions.length > 0 ? { exhibitions } : {}),
      ...(typeof said.products === "number" ? { products: said.products } : {}),
      ...(typeof said.contracts === "number" ? { contracts: said.contracts } : {}),
      ...(typeof said.claims === "number" ? { claims: said.claims } : {}),
    },
    facts: given(said.facts),
    declared: each(said.declared),
    terms: each(said.terms),
  };
}

// "plans.claims" → claims; "facts.x.y" → facts, x.y; "declared.p.x.y" → declared, p, x.y.
function placeOf(field: string): string[] | undefined {
  const found = /^plans\.(abroad|products|contracts|claims)\b/.exec(field) ?? /^(facts)\.(.+)$/.exec(field) ?? /^(declared|terms)\.([^.]+)\.(.+)$/.exec(field);
  return found?.slice(1);
}

const FIRST: Said = { claims: 0 };

export function Suggestions() {
  const { t } = useTranslation();
  const language = useLanguage();
  const [form] = Form.useForm<Said>();
  const [said, setSaid] = useState(FIRST);
  const question = questionOf(said);
  const asked = useQuery({
    queryKey: ["insurance-suggestions", question],
    queryFn: () => ask<SuggestionsAnswer>("/insurance-suggestions", question),
    placeholderData: (before) => before,
    retry: false,
  });
  const { error } = asked;
  useEffect(() => {
    if (!(error instanceof Problem)) return;
    for (const each of error.errors) {
      const name = placeOf(each.field);
      if (name) form.setFields([{ name: (name.length === 1 ? name[0]! : name) as never, errors: [language === "zh" ? each.zh : each.en || each.zh] }]);
    }
  }, [error, form, language]);
  return (
    <div className={styles.stack}>
      <Card title={t("insurance.plans")}>
        <Form<Said> form={form} layout="vertical" initialValues={FIRST} onFinish={setSaid}>
          <Plans answer={asked.data} />
          <Button type="primary" htmlType="submit" loading={asked.isFetching}>
            {t("insurance.suggest")}
          </Button>
        </Form>
      </Card>
      {error ? (
        <ProblemNotice error={error} retry={() => void asked.refetch()} shown={(each) => placeOf(each.field) !== undefined} />
      ) : asked.data ? (
        <Suggested answer={asked.data} />
      ) : (
        <Skeleton active />
      )}
    </div>
  );
}

function Plans({ answer }: { answer: SuggestionsAnswer | undefined }) {
  const { t } = useTranslation();
  const words = useWords();
  const catalogue = useCatalogue();
  const abroad = ["hong_kong_macao_taiwan", "asia", "europe", "north_america", "elsewhere"];
  const zones = (codes: string[]) => codes.map((value) => ({ value, label: catalogue.of("insurance_zone", value) }));
  const number = <InputNumber<number> min={0} max={100000} precision={0} style={{ width: "100%" }} placeholder={t("insurance.unsaid")} />;
  const facts = answer?.asked.facts ?? [];
  const own_facts = answer?.asked.programmes ?? [];
  const missing = facts.length + own_facts.reduce((sum, each) => sum + each.facts.length + each.terms.length, 0);
  return (
    <>
      <div className={styles.form}>
        <Form.Item name="abroad" label={t("insurance.abroad")}>
          <Select mode="multiple" allowClear placeholder={t("insurance.unsaid")} options={zones(abroad)} />
        </Form.Item>
        <Form.Item name="products" label={t("insurance.products")}>
          {number}
        </Form.Item>
        <Form.Item name="contracts" label={t("insurance.contracts")}>
          {number}
        </Form.Item>
        <Form.Item name="claims" label={t("insurance.claims")}>
          {number}
        </Form.Item>
      </div>
      <Collapse
        ghost
        items={[
          {
            key: "exhibitions",
            label: t("insurance.exhibitions"),
            forceRender: true,
            children: (
              <div className={styles.form}>
                {zones(["mainland", ...abroad]).map((each) => (
                  <Form.Item key={each.value} name={["exhibitions", each.value]} label={each.label}>
                    {number}
                  </Form.Item>
                ))}
              </div>
            ),
          },
          ...(missing > 0
            ? [
                {
                  key: "facts",
                  label: t("insurance.subsidy_facts", { count: missing }),
                  forceRender: true,
                  children: (
                    <>
                      <p className="quiet">{t("insurance.subsidy_facts_about")}</p>
                      <FactFields under={["facts"]} asked={facts} />
                      {own_facts.map((each) => (
                        <div key={each.id}>
                          <h4>{words(each.title)}</h4>
                          <FactFields under={["declared", each.id]} asked={each.facts} />
                          {each.terms.length > 0 && (
                            <>
                              <p className="quiet">{t("insurance.open_terms")}</p>
                              <FactFields under={["terms", each.id]} asked={termsAsked(each.terms)} />
                            </>
                          )}
                        </div>
                      ))}
                    </>
                  ),
                },
              ]
            : []),
        ]}
      />
    </>
  );
}

function Suggested({ answer }: { answer: SuggestionsAnswer }) {
  const { t } = useTranslation();
  const words = useWords();
  const [fits, setFits] = useState<string>("yes");
  const [line, setLine] = useState("");
  const [insurer, setInsurer] = useState("");
  const [zone, setZone] = useState("");
  const [opened, setOpened] = useState<string>();
  const { rights } = answer;
  const ordered = useCatalogueData().data?.enums?.["insurance_line"] ?? [];
  const place = (each: Suggestion) => ordered.findIndex(({ name }) => name === each.product.line.name);
  const items = answer.items.toSorted((left, right) => place(left) - place(right));
  const count = (of: string) => items.filter((each) => each.fits.name === of).length;
  const shown = items.filter(
    (each) =>
      each.fits.name === fits &&
      (!line || each.product.line.name === line) &&
      (!insurer || each.product.insurer.zh === insurer) &&
      (!zone || each.zone?.name === zone),
  );
  const choices = (all: string, list: [string, string][]) => [{ value: "", label: all }, ...[...new Map(list)].map(([value, label]) => ({ value, label }))];
  const select = (label: string, all: string, value: string, choose: (value: string) => void, list: [string, string][]) => (
    <Select className={own.select!} aria-label={label} value={value} onChange={choose} options={choices(all, list)} showSearch={{ optionFilterProp: "label" }} />
  );
  const money = (row: Suggestion) => row.quote?.premium ?? "0.00";
  return (
    <>
      <Programmes answer={answer} />
      {rights.length === 0 && <Alert type="info" showIcon title={t("insurance.no_rights")} description={<Link to="/rights">{t("insurance.no_rights_advice")}</Link>} />}
      <Panel
        title={t("insurance.suggested", { on: answer.on })}
        extra={
          <Button
            size="small"
            icon={<DownloadOutlined />}
            disabled={shown.length === 0}
            onClick={() =>
              saveFile(
                `${t("insurance.tab_mine")}.csv`,
                csvText(
                  ["product", "line", "insurer", "territory", "fits", "rights", "sum", "premium", "subsidy", "left", "reasons"].map((each) =>
                    t(`insurance.column.${each as "product"}`),
                  ),
                  shown.map((each) => [
                    words(each.product.title),
                    words(each.product.line),
                    words(each.product.insurer),
                    words(each.zone),
                    words(each.fits),
                    String(each.rights.length),
                    each.quote?.sum ?? "",
                    each.quote?.premium ?? "",
                    bestAid(each)?.granted ?? "",
                    leftOf(each) ?? "",
                    [...each.reasons.map((reason) => words(reason.words)), ...each.missing.map((one) => t("insurance.lacks", { what: words(one) }))].join("；"),
                  ]),
                ),
              )
            }
          >
            {t("insurance.export")}
          </Button>
        }
      >
        <div className={styles.tools} style={{ padding: "12px 16px 0" }}>
          <Segmented value={fits} onChange={setFits} options={FITS.map((value) => ({ value, label: `${t(`insurance.fits.${value}`)} ${count(value)}` }))} />
          {select(t("insurance.line"), t("insurance.all_lines"), line, setLine, items.map((each) => [each.product.line.name, words(each.product.line)]))}
          {select(t("insurance.insurer"), t("insurance.all_insurers"), insurer, setInsurer, items.map((each) => [each.product.insurer.zh, words(each.product.insurer)]))}
          {select(t("insurance.territory"), t("insurance.all_zones"), zone, setZone, items.flatMap((each) => (each.zone ? [[each.zone.name, words(each.zone)] as [string, string]] : [])))}
        </div>
        <DataTable
          flush
          rows={shown}
          rowKey={keyOf}
          pageSize={20}
          empty={<Nothing title={t(`insurance.none_fits.${fits as "yes"}`)} />}
          columns={[
            {
              key: "product",
              title: t("insurance.column.product"),
              card: "head",
              wrap: 300,
              sort: (left, right) => words(left.product.title).localeCompare(words(right.product.title), "zh"),
              show: (row) => (
                <div className={own.product}>
                  <Link to={`/insurance-products/${row.product.id}`}>{words(row.product.title)}</Link>
                  <p className="quiet">
                    {words(row.product.line)}
                    {row.zone && row.zone.name !== "mainland" && ` · ${words(row.zone)}`} · {words(row.product.insurer)}
                  </p>
                </div>
              ),
            },
            {
              key: "fits",
              title: t("insurance.column.reasons"),
              wrap: 330,
              show: (row) => (
                <>
                  {row.missing.length > 0 && <div>{t("insurance.lacks", { what: row.missing.map((each) => words(each)).join(comma()) })}</div>}
                  {row.missing.length === 0 && row.reasons.map((each) => <div key={each.code}>{words(each.words)}</div>)}
                  {row.left_out.length > 0 && <div className="quiet">{t("insurance.left_out_count", { count: row.left_out.length })}</div>}
                </>
              ),
            },
            ...(fits === "yes"
              ? [
                  {
                    key: "premium",
                    title: t("insurance.premium"),
                    numeric: true,
                    sort: (left: Suggestion, right: Suggestion) => compareMoney(money(left), money(right)),
                    show: (row: Suggestion) => <Amount value={row.quote?.premium} />,
                  },
                  { key: "subsidy", title: t("insurance.column.subsidy"), numeric: true, show: (row: Suggestion) => <AidCell row={row} /> },
                  {
                    key: "left",
                    title: t("insurance.column.left"),
                    numeric: true,
                    card: "aside" as const,
                    show: (row: Suggestion) => (leftOf(row) === undefined ? <span className="quiet">—</span> : <Amount value={leftOf(row)} strong />),
                  },
                ]
              : []),
            {
              key: "open",
              title: "",
              show: (row) => (
                <Button type="link" size="small" aria-label={t("insurance.detail_of", { what: words(row.product.title) })} onClick={() => setOpened(keyOf(row))}>
                  {t("insurance.detail")}
                </Button>
              ),
            },
          ]}
        />
      </Panel>
      <Detail row={items.find((each) => keyOf(each) === opened)} rights={rights} close={() => setOpened(undefined)} />
    </>
  );
}

// Which premium programmes there are here; that there are none is said.
function Programmes({ answer }: { answer: SuggestionsAnswer }) {
  const { t } = useTranslation();
  const words = useWords();
  const ended = answer.programmes.filter((each) => !each.in_force);
  const running = answer.programmes.filter((each) => each.in_force);
  const link = (each: SuggestionsAnswer["programmes"][number]) => (
    <div key={each.id}>
      <Link to={`/programmes/${each.id}`}>{words(each.title)}</Link>{" "}
      <span className="quiet">{each.until ? t("insurance.from_until", { from: each.from, until: each.until }) : t("insurance.from_on", { from: each.from })}</span>
    </div>
  );
  return (
    <Alert
      type={answer.no_programme ? "warning" : "info"}
      showIcon
      title={t(answer.no_programme ? "insurance.no_programme" : "insurance.programmes", { region: answer.firm.region })}
      description={
        <>
          {running.map(link)}
          {ended.length > 0 && <div className="quiet">{t("insurance.not_in_force")}</div>}
          {ended.map(link)}
        </>
      }
    />
  );
}

function AidCell({ row }: { row: Suggestion }) {
  const { t } = useTranslation();
  const best = bestAid(row);
  if (best) return <Amount value={best.granted} />;
  const aids = row.subsidies ?? [];
  if (aids.length === 0) return <span className="quiet">{t("insurance.aid_none")}</span>;
  const open = aids.find((each) => each.problems.length === 0);
  return <span className="quiet">{open ? t("insurance.aid_lacks", { count: open.missing.length }) : t("insurance.aid_refused")}</span>;
}

// What the suggestion says of an application already.
const applicationOf = (row: Suggestion) => ({
  product: row.product.id,
  ...(row.insured && { insured: row.insured.name }),
  ...(row.zone && { zone: row.zone.name }),
  ...(row.request && { sum: row.request.sum, months: row.request.months }),
  rights: row.rights,
});

function Detail({ row, rights, close }: { row: Suggestion | undefined; rights: HeldRight[]; close: () => void }) {
  const { t } = useTranslation();
  const words = useWords();
  const catalogue = useCatalogue();
  const narrow = useNarrow();
  const held = new Map(rights.map((each) => [each.id, each]));
  const right = (id: string) => {
    const each = held.get(id);
    return (
      <>
        <Link to={`/rights/${id}`}>{each?.title ?? id}</Link>
        <div className="id">{each?.number}</div>
      </>
    );
  };
  return (
    <Drawer
      title={row && words(row.product.title)}
      open={row !== undefined}
      onClose={close}
      size={narrow ? "100%" : 680}
      destroyOnHidden
      extra={row?.fits.name === "yes" && <BeginButton operation="applyForInsurance" place={(id) => `/insurance-policies/${id}`} prefill={applicationOf(row)} />}
    >
      {row && (
        <>
          <div className={styles.marks}>
            <Mark tone={TONES[row.fits.name] ?? "plain"}>{words(row.fits)}</Mark>
            <Mark tone="primary">{words(row.product.line)}</Mark>
            {row.zone && <Mark>{words(row.zone)}</Mark>}
            {row.insured && <Mark>{t("insurance.as_insured", { who: words(row.insured) })}</Mark>}
          </div>
          <section className={own.section}>
            <h3>{t("insurance.column.reasons")}</h3>
            <ul className={own.reasons}>
              {row.reasons.map((each) => (
                <li key={each.code}>{words(each.words)}</li>
              ))}
              {row.missing.map((each) => (
                <li key={each.name}>{t("insurance.lacks", { what: words(each) })}</li>
              ))}
            </ul>
          </section>
          {row.quote && (
            <section className={own.section}>
              <h3>{t("insurance.default_quote", { months: row.request?.months })}</h3>
              <dl className={styles.figures}>
                <div>
                  <dt>{t("insurance.sum_whole")}</dt>
                  <dd>
                    <Amount value={row.quote.sum} />
                  </dd>
                </div>
                <div className={styles.strong}>
                  <dt>{t("insurance.premium")}</dt>
                  <dd>
                    <Amount value={row.quote.premium} />
                  </dd>
                </div>
                {row.left !== undefined && (
                  <div className={styles.strong}>
                    <dt>{t("insurance.column.left")}</dt>
                    <dd>
                      <Amount value={row.left} />
                    </dd>
                  </div>
                )}
              </dl>
            </section>
          )}
          {row.subsidies && (
            <section className={own.section}>
              <h3>{t("insurance.column.subsidy")}</h3>
              {row.subsidies.length === 0 && <Nothing title={t("insurance.aid_none_here")} />}
              {row.subsidies.map((each) => (
                <AidShown key={`${each.programme.id} ${words(each.subsidy)}`} aid={each} />
              ))}
            </section>
          )}
          {row.rights.length > 0 && (
            <section className={own.section}>
              <h3>{t("insurance.rights_fit", { count: row.rights.length })}</h3>
              <DataTable
                rows={row.rights}
                rowKey={(id) => id}
                small
                pageSize={10}
                columns={[
                  { key: "right", title: t("insurance.right"), card: "head", show: right },
                  { key: "kind", title: t("insurance.kind"), show: (id) => catalogue.of("right_kind", held.get(id)?.kind ?? "") },
                  { key: "ends", title: t("insurance.ends"), show: (id) => held.get(id)?.ends ?? "" },
                ]}
              />
            </section>
          )}
          {row.left_out.length > 0 && (
            <section className={own.section}>
              <h3>{t("insurance.left_out", { count: row.left_out.length })}</h3>
              <DataTable
                rows={row.left_out}
                rowKey={(each) => each.right}
                small
                pageSize={10}
                columns={[
                  { key: "right", title: t("insurance.right"), card: "head", show: (each) => right(each.right) },
                  { key: "reason", title: t("insurance.why_out"), wrap: 300, show: (each) => words(each.reason.words) },
                ]}
              />
            </section>
          )}
          {row.quote && (
            <section className={own.section}>
              <h3>{t("insurance.working")}</h3>
              <WhyTree why={row.quote.why} />
            </section>
          )}
        </>
      )}
    </Drawer>
  );
}

function AidShown({ aid }: { aid: PremiumAid }) {
  const { t } = useTranslation();
  const words = useWords();
  return (
    <div className={own.aid}>
      <Link to={`/programmes/${aid.programme.id}`}>{words(aid.programme.title)}</Link> · {words(aid.subsidy)}
      {aid.granted !== undefined ? (
        <div>
          {t("insurance.aid_granted")} <Amount value={aid.granted} />
          {aid.why && <WhyButton why={aid.why} />} · {t("insurance.column.left")} <Amount value={aid.left} strong />
        </div>
      ) : (
        <ul className={own.reasons}>
          {aid.problems.map((each) => (
            <li key={each.zh}>{words(each)}</li>
          ))}
          {aid.missing.map((each) => (
            <li key={each.name}>{t("insurance.lacks", { what: words(each) })}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
