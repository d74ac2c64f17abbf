import { useMutation } from "@tanstack/react-query";
import { Button, Card, Checkbox, Form, InputNumber } from "antd";
import { useTranslation } from "react-i18next";
import { useLanguage } from "@/app/words";
import { Amount } from "@/shared/Amount";
import { ask, Problem } from "@/shared/api";
import { useCatalogue } from "@/shared/catalogue";
import { DataTable } from "@/shared/DataTable";
import { MoneyInput } from "@/shared/form/MoneyInput";
import { ProblemNotice } from "@/shared/ProblemNotice";
import styles from "@/shared/product/Product.module.css";
import { WhyButton } from "@/shared/why/Why";
import type { QuoteAnswer, Scheme } from "./guarantees";

interface Said {
  principal?: string;
  months: number;
  counter_guaranteed: boolean;
  lost_principal?: string;
  lost_interest?: string;
  left?: string;
  recovered?: string;
}
const FIELDS = ["principal", "months", "lost_principal", "lost_interest", "left", "recovered"] as const;

// What a loan would cost, and who would bear and get back what of a loss one thinks up.
export function SchemeQuote({ scheme }: { scheme: Scheme }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [form] = Form.useForm<Said>();
  const asked = useMutation({
    mutationFn: (said: Said) => {
      const stated = Object.fromEntries(FIELDS.flatMap((name) => (said[name] !== undefined && said[name] !== "" ? [[name, said[name]]] : [])));
      return ask<QuoteAnswer>("/guarantee-quotes", { scheme: scheme.scheme, counter_guaranteed: said.counter_guaranteed, ...stated });
    },
    onError: (error) => {
      if (!(error instanceof Problem)) return;
      for (const each of error.errors) {
        const name = FIELDS.find((field) => each.field === field);
        if (name) form.setFields([{ name, errors: [language === "zh" ? each.zh : each.en || each.zh] }]);
      }
    },
  });
  const capped = scheme.stop?.caps_payment;
  return (
    <Card title={t("guarantee.quote")}>
      <Form form={form} layout="vertical" initialValues={{ principal: "1000000.00", months: 12, counter_guaranteed: scheme.counter_guarantee.required }} onFinish={(said) => asked.mutate(said)}>
        <div className={styles.form}>
          <Form.Item name="principal" label={t("guarantee.principal")} rules={[{ required: true, message: t("guarantee.principal_missing") }]}>
            <MoneyInput />
          </Form.Item>
          <Form.Item name="months" label={t("guarantee.months")} rules={[{ required: true, message: t("guarantee.months_missing") }]}>
            <InputNumber min={1} max={120} precision={0} style={{ width: "100%" }} />
          </Form.Item>
          <Form.Item name="lost_principal" label={t("guarantee.lost_principal")}>
            <MoneyInput />
          </Form.Item>
          <Form.Item name="lost_interest" label={t("guarantee.lost_interest")}>
            <MoneyInput />
          </Form.Item>
          {capped && (
            <Form.Item name="left" label={t("guarantee.left_to_pay")}>
              <MoneyInput />
            </Form.Item>
          )}
          <Form.Item name="recovered" label={t("guarantee.recovered_net")}>
            <MoneyInput />
          </Form.Item>
        </div>
        <Form.Item name="counter_guaranteed" valuePropName="checked">
          <Checkbox>{t("guarantee.counter_given")}</Checkbox>
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={asked.isPending}>
          {t("guarantee.ask")}
        </Button>
      </Form>
      <div className={styles.stack} style={{ marginTop: 16 }}>
        {asked.error && <ProblemNotice error={asked.error} shown={(each) => FIELDS.some((field) => field === each.field)} />}
        {asked.data && <Answer scheme={scheme} answer={asked.data} />}
      </div>
    </Card>
  );
}

function Answer({ scheme, answer: { guaranteed, fee, split, returned } }: { scheme: Scheme; answer: QuoteAnswer }) {
  const { t } = useTranslation();
  const catalogue = useCatalogue();
  const of = (parts: { party: string; amount: string }[] | undefined, party: string) => parts?.find((each) => each.party === party)?.amount;
  const parties = split ? split.parts.map((each) => each.party) : scheme.shares.map((each) => each.party);
  return (
    <>
      <dl className={styles.figures}>
        <div className={styles.strong}>
          <dt>{t("guarantee.fee")}</dt>
          <dd>
            <Amount value={fee.amount} />
            <WhyButton why={fee.why} />
          </dd>
        </div>
        <div>
          <dt>{t("guarantee.guaranteed")}</dt>
          <dd>
            <Amount value={guaranteed} />
          </dd>
        </div>
        {split && (
          <div>
            <dt>{t("guarantee.paid")}</dt>
            <dd>
              <Amount value={split.paid} />
              <WhyButton why={split.why} />
            </dd>
          </div>
        )}
        {returned && (
          <div>
            <dt>{t("guarantee.recovered")}</dt>
            <dd>
              <Amount value={returned.why.result} />
              <WhyButton why={returned.why} />
            </dd>
          </div>
        )}
      </dl>
      <DataTable
        rows={parties}
        rowKey={(party) => party}
        small
        columns={[
          { key: "party", title: t("guarantee.party"), card: "head", show: (party) => catalogue.of("guarantee_party", party) },
          { key: "fee", title: t("guarantee.upstream_fee"), numeric: true, show: (party) => (of(fee.upstream, party) ? <Amount value={of(fee.upstream, party)} /> : null) },
          { key: "borne", title: t("guarantee.borne"), numeric: true, show: (party) => (split ? <Amount value={of(split.parts, party)} /> : null) },
          { key: "returned", title: t("guarantee.returned"), numeric: true, show: (party) => (returned ? <Amount value={of(returned.parts, party) ?? "0.00"} /> : null) },
        ]}
      />
    </>
  );
}
