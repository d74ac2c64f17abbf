import { useMutation, useQuery } from "@tanstack/react-query";
import { Button, Card, Collapse, Form, Input, InputNumber, Select } from "antd";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate, useSearchParams } from "react-router";
import { useLanguage, useWords } from "@/app/words";
import { Amount, RateText } from "@/shared/Amount";
import { ask, get, newKey, post, Problem } from "@/shared/api";
import { useCatalogue } from "@/shared/catalogue";
import { DataTable } from "@/shared/DataTable";
import { DateInput } from "@/shared/form/DateInput";
import { LookupSelect } from "@/shared/form/LookupSelect";
import { MoneyInput } from "@/shared/form/MoneyInput";
import { RateInput } from "@/shared/form/RateInput";
import { Mark } from "@/shared/Mark";
import { compareMoney, formatRate } from "@/shared/money";
import { Nothing } from "@/shared/Nothing";
import { PageHead } from "@/shared/PageHead";
import { Panel } from "@/shared/Panel";
import { ProblemNotice } from "@/shared/ProblemNotice";
import { WhyButton } from "@/shared/why/Why";
import { LineChart } from "./LineChart";
import { Conditions, decidingOf, InputsShown, OfferFigures } from "./Parts";
import { type EvaluationAnswer, LIFE_STAGES, type LimitsAnswer, type Offer, type ProductRow, upper } from "./proposals";
import styles from "./Proposal.module.css";

interface Said {
  financing?: string;
  firm?: string;
  amount?: string;
  months?: number;
  life_stage?: string;
  shared_limit?: string;
  programme?: string;
  grade?: string;
  grade_on?: string;
  grade_source?: string;
  fund?: string;
  share?: string;
  cover_source?: string;
  values?: { right?: string; low?: string; median?: string; high?: string; basis?: string }[];
}
const GRADES = Array.from({ length: 10 }, (_, at) => `t${at + 1}`);

// What was said, as the server asks it; what was left empty is not said.
function questionOf(said: Said) {
  return {
    ...(said.financing ? { financing: said.financing } : said.firm ? { firm: said.firm } : {}),
    ...(said.amount ? { need: { amount: said.amount, months: said.months ?? 12 } } : {}),
    ...(said.life_stage ? { life_stage: said.life_stage } : {}),
    ...(said.shared_limit ? { shared_limit: said.shared_limit } : {}),
    ...(said.programme ? { programme: said.programme } : {}),
    ...(said.grade ? { grade: { grade: said.grade, on: said.grade_on ?? "", source: said.grade_source ?? "" } } : {}),
    ...(said.fund ? { cover: { fund: said.fund, share: said.share ?? "", source: said.cover_source ?? "" } } : {}),
    ...(said.values?.length ? { values: said.values } : {}),
  };
}

// Several products for one firm, side by side; one of them becomes a proposal.
export function Workbench() {
  const { t } = useTranslation();
  const words = useWords();
  const catalogue = useCatalogue();
  const [address] = useSearchParams();
  const [form] = Form.useForm<Said>();
  const [chosen, choose] = useState<string>();
  const [question, setQuestion] = useState<ReturnType<typeof questionOf>>();
  const limits = useQuery({ queryKey: ["shared-limits"], queryFn: () => get<LimitsAnswer>("/shared-limits") });
  const asked = useMutation({
    mutationFn: (said: Said) => ask<EvaluationAnswer>("/product-evaluation", { question: questionOf(said) }),
    onSuccess: (answer, said) => {
      setQuestion(questionOf(said));
      const wanted = address.get("product");
      const best = answer.offers.find(({ product }) => product.id === wanted) ?? answer.offers.find(({ offer }) => offer.eligible) ?? answer.offers[0];
      choose(best?.product.id);
    },
  });
  const offers = [...(asked.data?.offers ?? [])].sort((left, right) => Number(right.offer.eligible) - Number(left.offer.eligible) || compareMoney(right.offer.line ?? "0", left.offer.line ?? "0"));
  const shown = offers.find(({ product }) => product.id === chosen);
  const financing = Form.useWatch("financing", form);
  return (
    <>
      <PageHead title={t("proposal.workbench")} about={t("proposal.workbench_about")} />
      <div className={styles.stack}>
        <Card title={t("proposal.question")}>
          <Form
            form={form}
            layout="vertical"
            initialValues={{ months: 12, financing: address.get("financing") ?? undefined, firm: address.get("firm") ?? undefined }}
            onFinish={(said) => asked.mutate(said)}
          >
            <div className={styles.form}>
              <Form.Item name="firm" label={t("proposal.firm")} rules={[{ required: !financing, message: t("proposal.firm_missing") }]}>
                <LookupSelect from="/api/v1/organisations?kind=enterprise" many={false} />
              </Form.Item>
              <Form.Item name="financing" label={t("proposal.financing")} extra={t("proposal.financing_help")}>
                <FinancingSelect />
              </Form.Item>
              <Form.Item name="amount" label={t("proposal.need")} rules={[{ required: !financing, message: t("proposal.need_missing") }]}>
                <MoneyInput />
              </Form.Item>
              <Form.Item name="months" label={t("proposal.need_months")}>
                <InputNumber min={1} max={120} precision={0} style={{ width: "100%" }} />
              </Form.Item>
            </div>
            <Collapse
              ghost
              size="small"
              items={[
                {
                  key: "more",
                  label: t("proposal.more"),
                  forceRender: true,
                  children: (
                    <div className={styles.form}>
                      <Form.Item name="life_stage" label={t("proposal.life_stage")}>
                        <Select allowClear options={LIFE_STAGES.map((value) => ({ value, label: catalogue.of("life_stage", value) }))} />
                      </Form.Item>
                      <Form.Item name="shared_limit" label={t("proposal.shared_limit")}>
                        <Select allowClear options={(limits.data?.items ?? []).filter((each) => each.stage.name === "open").map((each) => ({ value: each.id, label: each.name }))} />
                      </Form.Item>
                      <Form.Item name="grade" label={t("proposal.stated_grade")} extra={t("proposal.stated_grade_help")}>
                        <Select allowClear options={GRADES.map((value) => ({ value, label: upper(value) }))} />
                      </Form.Item>
                      <Form.Item noStyle shouldUpdate>
                        {() =>
                          form.getFieldValue("grade") ? (
                            <>
                              <Form.Item name="grade_on" label={t("proposal.grade_on")} rules={[{ required: true, message: t("proposal.required") }]}>
                                <DateInput />
                              </Form.Item>
                              <Form.Item name="grade_source" label={t("proposal.source")} rules={[{ required: true, message: t("proposal.required") }]}>
                                <Input />
                              </Form.Item>
                            </>
                          ) : null
                        }
                      </Form.Item>
                      <Form.Item name="fund" label={t("proposal.fund")}>
                        <LookupSelect from="/api/v1/funds" many={false} />
                      </Form.Item>
                      <Form.Item noStyle shouldUpdate>
                        {() =>
                          form.getFieldValue("fund") ? (
                            <>
                              <Form.Item name="share" label={t("proposal.cover")} rules={[{ required: true, message: t("proposal.required") }]}>
                                <RateInput />
                              </Form.Item>
                              <Form.Item name="cover_source" label={t("proposal.article")} rules={[{ required: true, message: t("proposal.required") }]}>
                                <Input />
                              </Form.Item>
                            </>
                          ) : null
                        }
                      </Form.Item>
                      <div className={styles.wide}>
                        <p className="quiet">{t("proposal.values_help")}</p>
                        <Form.List name="values">
                          {(rows, { add, remove }) => (
                            <>
                              {rows.map((row) => (
                                <div key={row.key} className={styles.form}>
                                  <Form.Item name={[row.name, "right"]} label={t("proposal.right_id")} rules={[{ required: true, message: t("proposal.required") }]}>
                                    <Input placeholder="RT2014103620773" />
                                  </Form.Item>
                                  {(["low", "median", "high"] as const).map((point) => (
                                    <Form.Item key={point} name={[row.name, point]} label={t(`proposal.${point}`)} rules={[{ required: true, message: t("proposal.required") }]}>
                                      <MoneyInput />
                                    </Form.Item>
                                  ))}
                                  <Form.Item name={[row.name, "basis"]} label={t("proposal.basis")} rules={[{ required: true, message: t("proposal.required") }]}>
                                    <Input />
                                  </Form.Item>
                                  <Form.Item label=" ">
                                    <Button onClick={() => remove(row.name)}>{t("proposal.remove")}</Button>
                                  </Form.Item>
                                </div>
                              ))}
                              <Button onClick={() => add()}>{t("proposal.add_value")}</Button>
                            </>
                          )}
                        </Form.List>
                      </div>
                    </div>
                  ),
                },
              ]}
            />
            <Button type="primary" htmlType="submit" loading={asked.isPending} style={{ marginTop: 12 }}>
              {t("proposal.compute")}
            </Button>
          </Form>
          {asked.error && <ProblemNotice error={asked.error} />}
        </Card>
        {asked.data && (
          <>
            <Panel title={t("proposal.compare", { firm: asked.data.inputs.firm_name })}>
              <DataTable
                rows={offers}
                rowKey={({ product }) => product.id}
                flush
                emphasise={({ product }) => product.id === chosen}
                empty={<Nothing title={t("loan_product.none")} />}
                columns={[
                  {
                    key: "product",
                    title: t("proposal.product"),
                    card: "head",
                    show: ({ product }) => (
                      <Button type="link" style={{ padding: 0, height: "auto", whiteSpace: "normal", textAlign: "left" }} onClick={() => choose(product.id)}>
                        {words(product.title)}
                      </Button>
                    ),
                  },
                  { key: "eligible", title: t("proposal.answer"), card: "aside", show: ({ offer }) => <Mark tone={offer.eligible ? "good" : "plain"}>{t(offer.eligible ? "proposal.eligible" : "proposal.not_eligible")}</Mark> },
                  { key: "line", title: t("proposal.line"), numeric: true, show: ({ offer }) => <Explained value={<Amount value={offer.line} />} why={offer.line_why} /> },
                  { key: "decides", title: t("proposal.deciding"), show: ({ offer }) => (offer.line === undefined ? "—" : words(decidingOf(offer.line_bounds)?.title)) },
                  { key: "rate", title: t("proposal.rate"), numeric: true, show: ({ offer }) => <Explained value={offer.rate ? <RateText value={offer.rate} /> : "—"} why={offer.rate_why} /> },
                  { key: "months", title: t("proposal.months"), show: ({ offer }) => <Explained value={offer.months === undefined ? "—" : t("unit.months", { value: offer.months })} why={offer.tenor_why} /> },
                  { key: "cost", title: t("proposal.cost"), numeric: true, show: ({ offer }) => <Amount value={offer.cost?.interest_a_month} /> },
                  { key: "after", title: t("proposal.after_subsidy"), numeric: true, show: ({ offer }) => (offer.cost && offer.cost.subsidy_a_year !== "0.00" ? <Amount value={offer.cost.after_subsidy_a_month} /> : "—") },
                  { key: "why", title: t("proposal.why_not"), show: ({ offer }) => (offer.eligible ? "" : <span className="quiet" style={{ display: "inline-block", maxWidth: 220, whiteSpace: "normal" }}>{words(offer.reason)}</span>) },
                ]}
              />
            </Panel>
            {shown && question && <Chosen key={shown.product.id + JSON.stringify(question)} product={shown.product} offer={shown.offer} question={question} />}
            <Card title={t("proposal.inputs")}>
              <InputsShown inputs={asked.data.inputs} />
            </Card>
          </>
        )}
      </div>
    </>
  );
}

function Explained({ value, why }: { value: React.ReactNode; why: Offer["line_why"] }) {
  return (
    <>
      {value}
      {why && <WhyButton why={why} />}
    </>
  );
}

// Those of the bank, by the firm's name.
function FinancingSelect(given: { id?: string; value?: string; onChange?: (value: string | undefined) => void }) {
  const { t } = useTranslation();
  const listed = useQuery({
    queryKey: ["lookup", "financings"],
    queryFn: () => get<{ items: { id: string; applicant: { name: string }; phase: string }[] }>("/financings?limit=100"),
  });
  const catalogue = useCatalogue();
  return (
    <Select
      {...given}
      allowClear
      showSearch={{ optionFilterProp: "label" }}
      placeholder={t("form.choose")}
      options={(listed.data?.items ?? []).map((each) => ({ value: each.id, label: `${each.applicant.name} · ${catalogue.phase(each.phase)}` }))}
    />
  );
}

function Chosen({ product, offer, question }: { product: ProductRow; offer: Offer; question: object }) {
  const { t } = useTranslation();
  const words = useWords();
  const language = useLanguage();
  const navigate = useNavigate();
  const [form] = Form.useForm<{ line: string; rate: string; months: number; reason?: string; note: string }>();
  const key = useRef(newKey());
  const line = Form.useWatch("line", form);
  const sent = useMutation({
    mutationFn: ({ line: amount, rate, months, reason, note }: { line: string; rate: string; months: number; reason?: string; note: string }) =>
      post<{ id: string }>(`/products/${product.id}/proposals`, { question, terms: { line: amount, rate, months }, ...(reason ? { reason } : {}), note }, key.current),
    onSuccess: ({ id }) => navigate(`/proposals/${id}`),
    onError: (error) => {
      if (!(error instanceof Problem)) return;
      if (error.refused) key.current = newKey();
      for (const each of error.errors) {
        const name = each.field.replace("terms.", "") as "line" | "rate" | "months" | "reason";
        if (["line", "rate", "months", "reason"].includes(name)) form.setFields([{ name, errors: [language === "zh" ? each.zh : each.en || each.zh] }]);
      }
    },
  });
  return (
    <Card title={words(product.title)}>
      <div className={styles.stack}>
        <OfferFigures offer={offer} />
        {offer.line_bounds.length > 0 && (
          <>
            <h3 style={{ margin: 0 }}>{t("proposal.bounds_chart")}</h3>
            <LineChart bounds={offer.line_bounds} chosen={line && /^\d+(\.\d{1,2})?$/.test(line) ? line : undefined} />
          </>
        )}
        <Conditions conditions={offer.conditions} />
        {offer.eligible && offer.line && offer.rate && (
          <Form form={form} layout="vertical" initialValues={{ line: offer.line, rate: formatRate(offer.rate), months: offer.months }} onFinish={(said) => sent.mutate(said)}>
            <div className={styles.form}>
              <Form.Item name="line" label={t("proposal.line")} rules={[{ required: true, message: t("proposal.required") }]}>
                <MoneyInput />
              </Form.Item>
              <Form.Item name="rate" label={t("proposal.rate")} rules={[{ required: true, message: t("proposal.required") }]}>
                <RateInput />
              </Form.Item>
              <Form.Item name="months" label={t("proposal.months_number")} rules={[{ required: true, message: t("proposal.required") }]}>
                <InputNumber min={1} max={360} precision={0} style={{ width: "100%" }} />
              </Form.Item>
              <Form.Item name="note" label={t("proposal.note")} rules={[{ required: true, message: t("proposal.required") }]} className={styles.wide!}>
                <Input.TextArea rows={2} maxLength={1000} />
              </Form.Item>
              <Form.Item name="reason" label={t("proposal.reason")} extra={t("proposal.reason_help")} className={styles.wide!}>
                <Input.TextArea rows={2} maxLength={1000} />
              </Form.Item>
            </div>
            {sent.error && <ProblemNotice error={sent.error} />}
            <Button type="primary" htmlType="submit" loading={sent.isPending}>
              {t("proposal.send")}
            </Button>
          </Form>
        )}
      </div>
    </Card>
  );
}
