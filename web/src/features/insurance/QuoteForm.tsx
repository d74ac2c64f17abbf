import { useMutation } from "@tanstack/react-query";
import { Button, Card, Collapse, Form, InputNumber, Select } from "antd";
import { useTranslation } from "react-i18next";
import { useLanguage, useWords } from "@/app/words";
import { useMe } from "@/features/session/session";
import { Amount } from "@/shared/Amount";
import { ask, Problem } from "@/shared/api";
import { useCatalogue } from "@/shared/catalogue";
import { DataTable } from "@/shared/DataTable";
import { LookupSelect } from "@/shared/form/LookupSelect";
import { MoneyInput } from "@/shared/form/MoneyInput";
import { ProblemNotice } from "@/shared/ProblemNotice";
import { WhyButton } from "@/shared/why/Why";
import type { InsuranceProduct, QuoteAnswer } from "./insurance";
import styles from "@/shared/product/Product.module.css";

interface Said {
  insured: string;
  zone: string;
  sum?: string;
  months: number;
  claims?: number;
  count?: number;
  counts?: Record<string, number | null | undefined>;
  rights?: string[];
  loss?: Record<string, string | undefined>;
}
const FIELDS = ["insured", "zone", "sum", "months", "claims", "rights"] as const;

// What was said, as the server asks it; what was left empty is not said.
function questionOf(product: InsuranceProduct, said: Said) {
  const counted = Object.entries(said.counts ?? {}).flatMap(([kind, count]) => (count ? [{ kind, count }] : []));
  const loss = Object.entries(said.loss ?? {}).flatMap(([item, amount]) => (amount ? [{ item, amount }] : []));
  return {
    product: product.product,
    insured: said.insured,
    zone: said.zone,
    sum: said.sum ?? "",
    months: said.months,
    ...(said.claims ? { claims: said.claims } : {}),
    ...(said.rights?.length ? { rights: said.rights } : { groups: product.objects.kinds.length > 0 ? counted : [{ count: said.count ?? 1 }] }),
    ...(loss.length > 0 ? { loss } : {}),
  };
}

// A quote that binds nobody, and what would be paid of a loss one thinks up.
export function QuoteForm({ product }: { product: InsuranceProduct }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const words = useWords();
  const catalogue = useCatalogue();
  const me = useMe();
  const [form] = Form.useForm<Said>();
  const picked = Form.useWatch("rights", form);
  const asked = useMutation({
    mutationFn: (said: Said) => ask<QuoteAnswer>("/insurance-quotes", questionOf(product, said)),
    onError: (error) => {
      if (!(error instanceof Problem)) return;
      for (const each of error.errors) {
        const name = FIELDS.find((field) => atField(each.field, field));
        if (name) form.setFields([{ name, errors: [language === "zh" ? each.zh : each.en || each.zh] }]);
      }
    },
  });
  const kinds = product.objects.kinds;
  const choices = (list: string, codes: string[]) => codes.map((value) => ({ value, label: catalogue.of(list, value) }));
  const basis = catalogue.of("insurance_sum_basis", product.sum.basis);
  return (
    <Card title={t("insurance.quote")}>
      <Form
        form={form}
        layout="vertical"
        initialValues={{
          insured: product.insured.may_be[0],
          zone: product.territory.zones[0],
          months: Math.min(Math.max(12, product.term.least.value), product.term.most.value),
          claims: 0,
          count: 1,
          counts: kinds[0] ? { [kinds[0]]: 1 } : {},
          sum: product.sum.least.value,
        }}
        onFinish={(said) => asked.mutate(said)}
      >
        <div className={styles.form}>
          <Form.Item name="insured" label={t("insurance.insured")}>
            <Select options={choices("insurance_insured", product.insured.may_be)} />
          </Form.Item>
          <Form.Item name="zone" label={t("insurance.territory")}>
            <Select options={choices("insurance_zone", product.territory.zones)} />
          </Form.Item>
          <Form.Item name="sum" label={t("insurance.sum_of", { basis })} rules={[{ required: true, message: t("insurance.sum_missing") }]}>
            <MoneyInput />
          </Form.Item>
          <Form.Item name="months" label={t("insurance.months")} rules={[{ required: true, message: t("insurance.months_missing") }]}>
            <InputNumber min={1} max={120} precision={0} style={{ width: "100%" }} />
          </Form.Item>
          {product.rating.claims && (
            <Form.Item name="claims" label={t("insurance.claims")}>
              <InputNumber min={0} max={100} precision={0} style={{ width: "100%" }} />
            </Form.Item>
          )}
          {kinds.length === 0 && (
            <Form.Item name="count" label={catalogue.of("insurance_counted", product.objects.counted)}>
              <InputNumber min={1} max={100000} precision={0} style={{ width: "100%" }} />
            </Form.Item>
          )}
          {kinds.length > 0 && me.roles.includes("enterprise_officer") && (
            <Form.Item name="rights" label={t("insurance.own_rights")} extra={t("insurance.own_rights_help")}>
              <LookupSelect from="/rights" many />
            </Form.Item>
          )}
          {!picked?.length &&
            kinds.map((kind) => (
              <Form.Item key={kind} name={["counts", kind]} label={t("insurance.count_of", { kind: catalogue.of("right_kind", kind) })}>
                <InputNumber min={0} max={100000} precision={0} style={{ width: "100%" }} />
              </Form.Item>
            ))}
        </div>
        <Collapse
          ghost
          items={[
            {
              key: "loss",
              label: t("insurance.try_loss"),
              forceRender: true,
              children: (
                <div className={styles.form}>
                  {product.items.map((each) => (
                    <Form.Item key={each.id} name={["loss", each.id]} label={words(each.title)}>
                      <MoneyInput />
                    </Form.Item>
                  ))}
                </div>
              ),
            },
          ]}
        />
        <Button type="primary" htmlType="submit" loading={asked.isPending}>
          {t("insurance.ask")}
        </Button>
      </Form>
      <div className={styles.stack} style={{ marginTop: 16 }}>
        {asked.error && <ProblemNotice error={asked.error} shown={(each) => FIELDS.some((field) => atField(each.field, field))} />}
        {asked.data && <Answer product={product} answer={asked.data} />}
      </div>
    </Card>
  );
}

const atField = (found: string, field: string) => found === field || found.startsWith(`${field}[`);

function Answer({ product, answer: { firm, quote, payable } }: { product: InsuranceProduct; answer: QuoteAnswer }) {
  const { t } = useTranslation();
  const words = useWords();
  const catalogue = useCatalogue();
  return (
    <>
      <dl className={styles.figures}>
        <div className={styles.strong}>
          <dt>{t("insurance.premium")}</dt>
          <dd>
            <Amount value={quote.premium} />
            <WhyButton why={quote.why} />
          </dd>
        </div>
        {firm && (
          <div>
            <dt>{t("insurance.firm")}</dt>
            <dd>{firm.name}</dd>
          </div>
        )}
        <div>
          <dt>{t("insurance.sum_whole")}</dt>
          <dd>
            <Amount value={quote.sum} />
          </dd>
        </div>
        <div>
          <dt>{t("insurance.per_claim")}</dt>
          <dd>
            <Amount value={quote.per_claim} />
          </dd>
        </div>
      </dl>
      <DataTable
        rows={quote.groups}
        rowKey={(row) => row.kind ?? "all"}
        small
        columns={[
          {
            key: "kind",
            title: t("insurance.objects"),
            card: "head",
            show: (row) => (row.kind ? catalogue.of("right_kind", row.kind) : catalogue.of("insurance_counted", product.objects.counted)),
          },
          { key: "count", title: t("insurance.number"), numeric: true, show: (row) => row.count },
          { key: "sum", title: t("insurance.sum"), numeric: true, show: (row) => <Amount value={row.sum} /> },
          { key: "factor", title: t("insurance.factor"), numeric: true, show: (row) => row.factor },
          { key: "premium", title: t("insurance.premium"), numeric: true, card: "aside", show: (row) => <Amount value={row.premium} /> },
        ]}
      />
      {payable && (
        <>
          <dl className={styles.figures}>
            <div className={styles.strong}>
              <dt>{t("insurance.payable")}</dt>
              <dd>
                <Amount value={payable.payable} />
                <WhyButton why={payable.why} />
              </dd>
            </div>
            <div>
              <dt>{t("insurance.borne")}</dt>
              <dd>
                <Amount value={payable.borne_by_insured} />
              </dd>
            </div>
            {payable.advance && (
              <div>
                <dt>{t("insurance.advance_amount")}</dt>
                <dd>
                  <Amount value={payable.advance} />
                </dd>
              </div>
            )}
          </dl>
          <DataTable
            rows={payable.parts}
            rowKey={(row) => row.item}
            small
            columns={[
              { key: "item", title: t("insurance.item"), card: "head", show: (row) => words(row.title) },
              { key: "loss", title: t("insurance.loss"), numeric: true, show: (row) => <Amount value={row.loss} /> },
              { key: "limit", title: t("insurance.sub_limit"), numeric: true, show: (row) => <Amount value={row.limit} /> },
              { key: "covered", title: t("insurance.covered"), numeric: true, card: "aside", show: (row) => <Amount value={row.covered} /> },
            ]}
          />
        </>
      )}
    </>
  );
}
