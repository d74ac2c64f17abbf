// Applying: which subsidy, what for, and only those facts that the system does not know. Beside it,
// at once, what would come of it: the amount with its working, or each condition that fails.
import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Alert, Button, Card, Form, Input, InputNumber, Radio, Select } from "antd";
import { useDeferredValue, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useLocation, useNavigate, useParams, useSearchParams } from "react-router";
import { closing, opening, pause, useWords } from "@/app/words";
import { get, newKey, post, Problem } from "@/shared/api";
import { Columns } from "@/shared/Columns";
import { DateInput } from "@/shared/form/DateInput";
import { LookupSelect } from "@/shared/form/LookupSelect";
import { MoneyInput } from "@/shared/form/MoneyInput";
import { RateInput } from "@/shared/form/RateInput";
import { Loaded } from "@/shared/Loaded";
import { formatMoney } from "@/shared/money";
import { Nothing } from "@/shared/Nothing";
import { PageHead } from "@/shared/PageHead";
import { ProblemNotice } from "@/shared/ProblemNotice";
import { AmountWithWhy, CapList, Conditions, InsuredRights } from "./Assessed";
import styles from "./Subsidy.module.css";
import type { ApplicationAnswer, Content, Listed, LoanChoice, MissingFact, PolicyChoice, Preview, SubsidyChoice } from "./subsidies";

const EMPTY: Content = { programme: "", subsidy: "", facts: {}, papers: {} };
const OF_LOAN = ["loan_interest", "lending"];

export function Apply() {
  const { id } = useParams();
  const choices = useQuery({ queryKey: ["subsidy-choices"], queryFn: () => get<Listed<SubsidyChoice>>("/subsidies") });
  const before = useQuery({
    queryKey: ["subsidy", id],
    queryFn: () => get<ApplicationAnswer>(`/subsidy-applications/${encodeURIComponent(id ?? "")}`),
    enabled: id !== undefined,
  });
  return (
    <Loaded from={choices}>
      {({ items }) => (id === undefined ? <Wizard choices={items} /> : <Loaded from={before}>{(answer) => <Wizard choices={items} before={answer} />}</Loaded>)}
    </Loaded>
  );
}

function Wizard({ choices, before }: { choices: SubsidyChoice[]; before?: ApplicationAnswer }) {
  const { t } = useTranslation();
  const words = useWords();
  const navigate = useNavigate();
  const client = useQueryClient();
  const key = useRef(newKey());
  const started = useLocation().state as Partial<Content> | null;
  // From a policy's page: only what pays a premium is offered.
  const named = useSearchParams()[0].get("policy") ?? undefined;
  const [content, setContent] = useState<Content>(before?.content ?? { ...EMPTY, ...started, ...(named ? { policy: named } : {}) });
  const [asked, setAsked] = useState<MissingFact[]>([]);
  const mine = choices.filter((each) => each.for_me && (!named || each.expense.name === "insurance_premium"));
  const chosen = choices.find((each) => each.programme.id === content.programme && each.subsidy === content.subsidy);
  const settled = useDeferredValue(content);
  const preview = useQuery({
    queryKey: ["subsidy-preview", settled, before?.id],
    queryFn: () => post<Preview>(`/subsidy-previews${before ? `?application=${before.id}` : ""}`, settled, newKey()),
    enabled: settled.programme !== "",
    placeholderData: keepPreviousData,
    retry: false,
  });
  useEffect(() => {
    const missing = preview.data?.missing.filter((each) => each.may_be_stated) ?? [];
    setAsked((known) => [...known, ...missing.filter((each) => !known.some((other) => other.fact === each.fact))]);
  }, [preview.data]);
  const send = useMutation({
    mutationFn: () =>
      post<{ id: string }>(
        before ? `/subsidy-applications/${before.id}/${before.may_settle ? "settlement" : "correction"}` : "/subsidy-applications",
        content,
        key.current,
      ),
    onSuccess: async ({ id }) => {
      await client.invalidateQueries();
      await navigate(`/subsidies/${id}`);
    },
    onError: (error) => {
      if (error instanceof Problem && error.refused) key.current = newKey();
    },
  });
  const change = (changes: Partial<Content>) =>
    setContent((old) => {
      const next: Record<string, unknown> = { ...old, ...changes };
      for (const name of Object.keys(next)) if (next[name] === "" && name !== "programme" && name !== "subsidy") delete next[name];
      return next as unknown as Content;
    });
  const choose = (value: string | undefined) => {
    const [programme = "", subsidy = ""] = (value ?? "/").split("/");
    setAsked([]);
    const next = choices.find((each) => each.programme.id === programme && each.subsidy === subsidy);
    change({ programme, subsidy, facts: {}, papers: {}, ...(next?.expense.name === "insurance_premium" ? {} : { policy: "" }) });
  };
  const state = (fact: string, value: unknown) =>
    setContent((old) => {
      const facts = { ...old.facts };
      if (value === undefined || value === "" || value === null) delete facts[fact];
      else facts[fact] = value;
      return { ...old, facts };
    });
  const ready = preview.data?.computed !== undefined && preview.data.problems.length === 0 && !preview.isPlaceholderData;

  return (
    <>
      <PageHead title={t(before ? (before.may_settle ? "subsidy.settle" : "subsidy.correct") : "subsidy.apply")} about={t("subsidy.apply_about")} />
      {before?.correction && <Alert className={styles.notice!} type="warning" showIcon title={t("subsidy.correction_asked")} description={before.correction} />}
      <Columns follows side={<Outcome preview={preview.data} chosen={content.programme !== ""} error={preview.error} />}>
        <Card>
          <Form layout="vertical">
            <div className={styles.fields}>
              <Form.Item className={styles.wide!} label={t("subsidy.which")} required>
                <Select
                  showSearch={{ optionFilterProp: "label" }}
                  disabled={before !== undefined}
                  placeholder={t("subsidy.which_choose")}
                  notFoundContent={t("subsidy.none_for_me")}
                  value={chosen ? `${chosen.programme.id}/${chosen.subsidy}` : null}
                  onChange={choose}
                  options={mine.map((each) => ({
                    value: `${each.programme.id}/${each.subsidy}`,
                    label: `${words(each.programme.title)} · ${words(each.title)}${opening()}${words(each.expense)}${pause()}${words(each.timing)}${closing()}`,
                  }))}
                />
              </Form.Item>
              {chosen && <What content={content} change={change} chosen={chosen} />}
            </div>
            {chosen && asked.length > 0 && (
              <section className={styles.block}>
                <h3>{t("subsidy.asked")}</h3>
                <div className={styles.fields}>
                  {asked.map((each) => (
                    <Form.Item key={each.fact} label={words(each)} required>
                      <FactInput asked={each} value={content.facts[each.fact]} change={(value) => state(each.fact, value)} />
                    </Form.Item>
                  ))}
                </div>
              </section>
            )}
            {chosen && chosen.papers.length > 0 && (
              <section className={styles.block}>
                <h3>{t("subsidy.papers")}</h3>
                <div className={styles.fields}>
                  {chosen.papers.map((paper) => (
                    <Form.Item key={paper.name} label={words(paper)}>
                      <Input
                        value={content.papers[paper.name] ?? ""}
                        maxLength={200}
                        placeholder={t("subsidy.paper_example")}
                        onChange={(event) => change({ papers: { ...content.papers, [paper.name]: event.target.value } })}
                      />
                    </Form.Item>
                  ))}
                </div>
              </section>
            )}
          </Form>
          {send.error && <ProblemNotice error={send.error} />}
          <div className={styles.send}>
            <Button type="primary" disabled={!ready} loading={send.isPending} onClick={() => send.mutate()}>
              {t("subsidy.send")}
            </Button>
            <Button onClick={() => void navigate(-1)}>{t("action.cancel")}</Button>
          </div>
        </Card>
      </Columns>
    </>
  );
}

// What the subsidy is for, by the kind of expense.
function What({ content, change, chosen }: { content: Content; change: (changes: Partial<Content>) => void; chosen: SubsidyChoice }) {
  const { t } = useTranslation();
  const words = useWords();
  const loans = useQuery({ queryKey: ["subsidy-loans"], queryFn: () => get<Listed<LoanChoice>>("/subsidy-loans") });
  const policies = useQuery({
    queryKey: ["subsidy-policies"],
    queryFn: () => get<Listed<PolicyChoice>>("/subsidy-policies"),
    enabled: chosen.expense.name === "insurance_premium",
  });
  const ofLoan = OF_LOAN.includes(chosen.expense.name);
  const interest = chosen.expense.name === "loan_interest";
  const premium = chosen.expense.name === "insurance_premium";
  const day = (name: "from" | "until" | "paid_on", label: string, required: boolean) => (
    <Form.Item label={label} required={required}>
      <DateInput value={content[name]} aria-label={label} onChange={(value) => change({ [name]: value ?? "" })} />
    </Form.Item>
  );
  return (
    <>
      <Form.Item className={styles.wide!} label={t("subsidy.loan")} required={ofLoan}>
        <Select
          allowClear
          loading={loans.isPending}
          placeholder={t("subsidy.loan_choose")}
          notFoundContent={t("subsidy.no_loans")}
          value={content.loan ?? null}
          onChange={(value) => change({ loan: value ?? "" })}
          options={(loans.data?.items ?? []).map((loan) => ({
            value: loan.id,
            label: `${loan.borrower.name} · ${loan.lender.name} · ${formatMoney(loan.principal)} · ${loan.id}`,
          }))}
        />
      </Form.Item>
      {interest && day("from", t("subsidy.from"), true)}
      {interest && day("until", t("subsidy.until"), true)}
      {premium && (
        <Form.Item className={styles.wide!} label={t("subsidy.policy_here")} extra={t("subsidy.policy_here_about")}>
          <Select
            allowClear
            showSearch={{ optionFilterProp: "label" }}
            loading={policies.isPending}
            placeholder={t("subsidy.policy_choose")}
            notFoundContent={t("subsidy.no_policies")}
            value={content.policy ?? null}
            onChange={(value) => change({ policy: value ?? "", ...(value ? { number: "", payee: "", amount: "", paid_on: "", right: "" } : {}) })}
            options={(policies.data?.items ?? []).map((policy) => ({
              value: policy.id,
              disabled: policy.applied.length > 0,
              label: `${policy.number} · ${words(policy.line)} · ${policy.insurer.name} · ${t("subsidy.policy_items", { count: policy.items })} · ${formatMoney(policy.paid)}${policy.applied.length > 0 ? ` · ${t("subsidy.policy_applied")}` : ""}`,
            }))}
          />
        </Form.Item>
      )}
      {!ofLoan && !content.policy && (
        <>
          <Form.Item label={t(premium ? "subsidy.policy" : "subsidy.invoice")} required>
            <Input value={content.number ?? ""} maxLength={100} onChange={(event) => change({ number: event.target.value })} />
          </Form.Item>
          <Form.Item label={t(premium ? "subsidy.insurer" : "subsidy.payee")} required>
            <Input value={content.payee ?? ""} maxLength={100} onChange={(event) => change({ payee: event.target.value })} />
          </Form.Item>
          <Form.Item label={t("subsidy.expense_amount")} required>
            <MoneyInput value={content.amount ?? ""} onChange={(value) => change({ amount: value })} />
          </Form.Item>
          {day("paid_on", t("subsidy.paid_on"), chosen.timing.name !== "in_advance")}
          <Form.Item label={t("subsidy.right")}>
            <Input value={content.right ?? ""} maxLength={60} onChange={(event) => change({ right: event.target.value })} />
          </Form.Item>
        </>
      )}
      <Form.Item label={t("subsidy.office")} extra={t("subsidy.office_help")}>
        <LookupSelect from="/organisations?kind=treasury" many={false} {...(content.office ? { value: content.office } : {})} onChange={(value) => change({ office: typeof value === "string" ? value : "" })} />
      </Form.Item>
    </>
  );
}

// Values as a programme's file writes them: amounts and rates as text, counts and days as numbers.
function FactInput({ asked, value, change }: { asked: MissingFact; value: unknown; change: (value: unknown) => void }) {
  const { t } = useTranslation();
  const words = useWords();
  const text = typeof value === "string" ? value : "";
  if (asked.unit === "flag")
    return (
      <Radio.Group
        value={value ?? null}
        onChange={(event) => change(event.target.value)}
        options={[
          { value: true, label: t("shared.yes") },
          { value: false, label: t("shared.no") },
        ]}
      />
    );
  if (asked.choices.length > 0)
    return <Select allowClear value={text || null} onChange={change} options={asked.choices.map((each) => ({ value: each.name, label: words(each) }))} />;
  if (asked.unit === "money") return <MoneyInput value={text} onChange={change} />;
  if (asked.unit === "rate") return <RateInput value={text} onChange={change} />;
  if (asked.unit === "date") return <DateInput value={text} onChange={change} />;
  if (asked.unit === "text") return <Input value={text} maxLength={200} onChange={(event) => change(event.target.value)} />;
  return (
    <InputNumber
      min={0}
      precision={0}
      style={{ width: "100%" }}
      value={typeof value === "number" ? value : null}
      onChange={change}
      {...(asked.unit === "days" ? { suffix: t("subsidy.days") } : {})}
    />
  );
}

function Outcome({ preview, chosen, error }: { preview: Preview | undefined; chosen: boolean; error: unknown }) {
  const { t } = useTranslation();
  const words = useWords();
  if (error) return <ProblemNotice error={error} />;
  if (!chosen || !preview)
    return (
      <Card title={t("subsidy.outcome")} size="small">
        <Nothing title={t("subsidy.outcome_none")} />
      </Card>
    );
  // What is missing is asked in the form; what fails stands among the conditions.
  const asked = new Set(preview.missing.filter((each) => each.may_be_stated).map((each) => `facts.${each.fact}`));
  const failing = new Set(preview.conditions.filter((each) => each.holds === false).map((each) => each.id));
  const problems = preview.problems.filter((each) => !asked.has(each.field) && !failing.has(each.field));
  return (
    <Card title={t("subsidy.outcome")} size="small">
      {preview.computed ? (
        <div className={styles.block}>
          <AmountWithWhy computed={preview.computed} />
        </div>
      ) : (
        <p className="quiet">{t(failing.size > 0 ? "subsidy.outcome_fails" : "subsidy.outcome_open")}</p>
      )}
      {problems.length > 0 && (
        <Alert
          className={styles.notice!}
          type="warning"
          showIcon
          title={t("subsidy.in_the_way")}
          description={problems.map((each) => (
            <p key={`${each.field}-${each.code}`}>{words(each)}</p>
          ))}
        />
      )}
      {preview.conditions.length > 0 && (
        <section className={styles.block}>
          <h3>{t("subsidy.conditions")}</h3>
          <Conditions conditions={preview.conditions} />
        </section>
      )}
      {preview.insured && (
        <section className={styles.block}>
          <h3>{t("subsidy.insured", { number: preview.insured.number })}</h3>
          <InsuredRights insured={preview.insured} cards />
        </section>
      )}
      {preview.computed && (
        <section className={styles.block}>
          <h3>{t("subsidy.caps")}</h3>
          <CapList caps={preview.computed.caps} />
        </section>
      )}
    </Card>
  );
}
