import { useMutation, useQuery } from "@tanstack/react-query";
import { Button, Card, Form, InputNumber, Segmented, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useWords } from "@/app/words";
import { useMe } from "@/features/session/session";
import { Amount, RateText } from "@/shared/Amount";
import { ask, get } from "@/shared/api";
import { useCatalogue } from "@/shared/catalogue";
import { MoneyInput } from "@/shared/form/MoneyInput";
import { Loaded } from "@/shared/Loaded";
import { Mark } from "@/shared/Mark";
import { Nothing } from "@/shared/Nothing";
import { PageHead } from "@/shared/PageHead";
import { ProblemNotice } from "@/shared/ProblemNotice";
import { Conditions, InputsShown, OfferFigures } from "./Parts";
import { type EvaluationAnswer, LIFE_STAGES, type ProductRow, type ProductsAnswer } from "./proposals";
import styles from "./Proposal.module.css";

interface Asked {
  amount: string;
  months: number;
  life_stage?: string;
}

// The shelf: what is offered, and for a firm what suits it and why not.
export function Products() {
  const { t } = useTranslation();
  const me = useMe();
  const shelf = useQuery({ queryKey: ["products"], queryFn: () => get<ProductsAnswer>("/products") });
  const [mode, setMode] = useState("all");
  const words = useWords();
  return (
    <>
      <PageHead title={t("menu.products")} about={t("loan_product.about")} />
      <div className={styles.stack}>
        {me.roles.includes("enterprise_officer") && <Suits />}
        <Loaded from={shelf}>
          {({ items }) => {
            const modes = [...new Map(items.map((each) => [each.mode.name, words(each.mode)]))];
            const shown = items.filter((each) => mode === "all" || each.mode.name === mode);
            return items.length === 0 ? (
              <Nothing title={t("loan_product.none")} />
            ) : (
              <div>
                <div className={styles.tools}>
                  <Select
                    className={styles.choice ?? ""}
                    style={{ minWidth: 180 }}
                    aria-label={t("loan_product.mode")}
                    value={mode}
                    onChange={setMode}
                    options={[{ value: "all", label: t("loan_product.all_modes") }, ...modes.map(([value, label]) => ({ value, label }))]}
                  />
                  <span className="quiet">{t("loan_product.count", { count: shown.length })}</span>
                </div>
                <div className={styles.shelf}>
                  {shown.map((each) => (
                    <ProductCard key={each.version} product={each} />
                  ))}
                </div>
              </div>
            );
          }}
        </Loaded>
      </div>
    </>
  );
}

function ProductCard({ product }: { product: ProductRow }) {
  const { t } = useTranslation();
  const words = useWords();
  return (
    <article className={styles.card}>
      <h2>
        <Link to={`/products/${product.id}`}>{words(product.title)}</Link>
      </h2>
      <div className={styles.marks}>
        <Mark tone="primary">{words(product.mode)}</Mark>
        <Mark>{t("loan_product.case", { number: product.notice_case })}</Mark>
        {product.revolving && <Mark>{t("loan_product.revolving")}</Mark>}
        {product.examples && <Mark tone="warning">{t("loan_product.examples")}</Mark>}
        {!product.in_force && <Mark tone="bad">{t("loan_product.from", { date: product.from })}</Mark>}
      </div>
      <p className="quiet">{words(product.summary)}</p>
      <dl className={styles.figures}>
        {product.cap && (
          <div>
            <dt>{t("loan_product.cap")}</dt>
            <dd>
              <Amount value={product.cap} />
            </dd>
          </div>
        )}
        <div>
          <dt>{t("loan_product.rates")}</dt>
          <dd>
            <RateText value={product.rate_floor} /> – <RateText value={product.rate_ceiling} />
          </dd>
        </div>
        <div>
          <dt>{t("loan_product.longest")}</dt>
          <dd>{t("unit.months", { value: product.months })}</dd>
        </div>
      </dl>
    </article>
  );
}

function Suits() {
  const { t } = useTranslation();
  const catalogue = useCatalogue();
  const words = useWords();
  const [form] = Form.useForm<Asked>();
  const [shown, setShown] = useState("eligible");
  const asked = useMutation({
    mutationFn: (said: Asked) =>
      ask<EvaluationAnswer>("/product-evaluation", {
        question: { need: { amount: said.amount, months: said.months }, ...(said.life_stage ? { life_stage: said.life_stage } : {}) },
      }),
  });
  const offers = asked.data?.offers ?? [];
  const eligible = offers.filter(({ offer }) => offer.eligible);
  const rows = shown === "eligible" ? eligible : offers;
  return (
    <Card title={t("loan_product.suits")}>
      <Form form={form} layout="vertical" initialValues={{ months: 12 }} onFinish={(said) => asked.mutate(said)}>
        <div className={styles.form}>
          <Form.Item name="amount" label={t("proposal.need")} rules={[{ required: true, message: t("proposal.need_missing") }]}>
            <MoneyInput />
          </Form.Item>
          <Form.Item name="months" label={t("proposal.need_months")} rules={[{ required: true }]}>
            <InputNumber min={1} max={120} precision={0} style={{ width: "100%" }} />
          </Form.Item>
          <Form.Item name="life_stage" label={t("proposal.life_stage")}>
            <Select allowClear options={LIFE_STAGES.map((value) => ({ value, label: catalogue.of("life_stage", value) }))} />
          </Form.Item>
        </div>
        <Button type="primary" htmlType="submit" loading={asked.isPending}>
          {t("loan_product.find")}
        </Button>
      </Form>
      {asked.error && <ProblemNotice error={asked.error} />}
      {asked.data && (
        <div className={styles.stack} style={{ marginTop: 16 }}>
          <Segmented
            value={shown}
            onChange={setShown}
            options={[
              { value: "eligible", label: t("loan_product.eligible_count", { count: eligible.length }) },
              { value: "all", label: t("loan_product.all_count", { count: offers.length }) },
            ]}
          />
          {rows.length === 0 && <Nothing title={t("loan_product.none_suits")} advice={t("loan_product.none_suits_advice")} />}
          <div className={styles.shelf}>
            {rows.map(({ product, offer }) => (
              <article key={product.id} className={styles.card}>
                <h2>
                  <Link to={`/products/${product.id}`}>{words(product.title)}</Link>
                </h2>
                <div className={styles.marks}>
                  <Mark tone={offer.eligible ? "good" : "plain"}>{t(offer.eligible ? "proposal.eligible" : "proposal.not_eligible")}</Mark>
                  <Mark tone="primary">{words(product.mode)}</Mark>
                </div>
                {offer.eligible ? <OfferFigures offer={offer} /> : <Conditions conditions={offer.conditions.filter((each) => each.answer !== "holds")} />}
              </article>
            ))}
          </div>
          <InputsShown inputs={asked.data.inputs} />
        </div>
      )}
    </Card>
  );
}
