import { useMutation } from "@tanstack/react-query";
import { Button, Card, Form } from "antd";
import { useTranslation } from "react-i18next";
import { useLanguage, useWords } from "@/app/words";
import { useMe } from "@/features/session/session";
import { ask, Problem } from "@/shared/api";
import type { FieldProblem, Words } from "@/shared/contract";
import { DateInput } from "@/shared/form/DateInput";
import { Nothing } from "@/shared/Nothing";
import { ProblemNotice } from "@/shared/ProblemNotice";
import { Conditions, Eligible, Figures } from "./Answers";
import type { CheckAnswer, TrialAnswer } from "./answers";
import { type Asked, FactFields, given } from "./FactFields";
import styles from "./programme.module.css";

interface Values {
  date?: string;
  facts?: Record<string, unknown>;
  agreement?: Record<string, unknown>;
  proceeds?: Record<string, unknown> & { paid?: Record<string, unknown> };
}

const OF_PROCEEDS = ["gross", "costs", "owed"] as const;

// "facts.loan.principal" is the field of the fact loan.principal, "declared.city_fund.list.white" that
// of list.white under city_fund.
export function placeOfFact({ field }: FieldProblem): string[] | undefined {
  const found = /^(facts|agreement)\.(.+)$/.exec(field) ?? /^(proceeds)\.(?:(paid)\.)?(.+)$/.exec(field) ?? /^(declared)\.([^.]+)\.(.+)$/.exec(field);
  return found?.slice(1).filter((each) => each !== undefined);
}

// A case tried by form: the facts that the text uses, what an agreement must state, a date.
export function Trial({ subject, check }: { subject: { text: string } | { programme: string; version: string }; check: CheckAnswer }) {
  const { t } = useTranslation();
  const words = useWords();
  const language = useLanguage();
  const me = useMe();
  const [form] = Form.useForm<Values>();
  const tried = useMutation({
    mutationFn: (values: Values) =>
      ask<TrialAnswer>("/programmes/trial", {
        ...subject,
        facts: given(values.facts),
        agreement: given(values.agreement),
        ...(values.date ? { date: values.date } : {}),
        ...proceedsOf(values),
      }),
    onError: (error) => {
      if (!(error instanceof Problem)) return;
      for (const each of error.errors) {
        const place = placeOfFact(each);
        if (place) form.setFields([{ name: place as never, errors: [language === "zh" ? each.zh : each.en] }]);
      }
    },
  });
  // All of it or none: what is left empty among what was begun is asked for at its field.
  const bearers = check.recovery?.parties ?? [];
  function proceedsOf({ proceeds }: Values) {
    const { paid, ...amounts } = proceeds ?? {};
    if (Object.keys({ ...given(amounts), ...given(paid) }).length === 0) return {};
    return { proceeds: { ...amounts, paid: Object.fromEntries(bearers.map(({ name }) => [name, paid?.[name] ?? ""])) } };
  }
  const asked = (name: string, key: (typeof OF_PROCEEDS)[number] | "paid", who?: Words): Asked => ({
    name,
    unit: "money",
    zh: t(`trial.proceeds.${key}`, { lng: "zh", who: who?.zh ?? "" }),
    en: t(`trial.proceeds.${key}`, { lng: "en", who: who?.en ?? "" }),
  });
  // What the server said of a field is said of what stood there.
  const forget = (changed: Values) => {
    const at = (name: (string | number)[]) => name.reduce<unknown>((from, key) => (from as Record<string, unknown> | undefined)?.[key], changed);
    form.setFields(form.getFieldsError().flatMap(({ name, errors }) => (errors.length > 0 && at(name) !== undefined ? [{ name: name as never, errors: [] }] : [])));
  };
  const open = check.quantities.filter((each) => each.open);
  const bounds = (each: (typeof open)[number]): string | undefined => {
    const { at_least: least, at_most: most } = each.open!;
    const parts = [least !== undefined && t("trial.at_least", { value: least }), most !== undefined && t("trial.at_most", { value: most })].filter(Boolean);
    return [t(`trial.open.${each.open!.why}`), ...parts].join(language === "zh" ? "，" : ", ");
  };
  const terms = open.map((each): Asked => ({ ...each, choices: each.open!.choices, hint: bounds(each) }));
  if (!check.clean) return <Nothing title={t("trial.not_clean")} advice={t("trial.not_clean_advice")} />;
  const begins = check.programme?.from;
  const first = begins && begins > me.business_date ? begins : me.business_date;
  return (
    <div className={styles.trial}>
      <Card title={t("trial.given")}>
        <Form<Values> form={form} layout="vertical" initialValues={{ date: first }} onValuesChange={forget} onFinish={(values) => tried.mutate(values)}>
          <Form.Item name="date" label={t("trial.date")}>
            <DateInput />
          </Form.Item>
          <FactFields under={["facts"]} asked={check.facts} />
          {terms.length > 0 && (
            <>
              <h3 className={styles.heading}>{t("trial.agreed")}</h3>
              <FactFields under={["agreement"]} asked={terms} />
            </>
          )}
          {bearers.length > 0 && (
            <>
              <h3 className={styles.heading}>{t("trial.proceeds.title")}</h3>
              <p className={styles.source}>{t("trial.proceeds.about")}</p>
              <FactFields under={["proceeds"]} asked={OF_PROCEEDS.map((each) => asked(each, each))} />
              <FactFields under={["proceeds", "paid"]} asked={bearers.map((each) => asked(each.name, "paid", each))} />
            </>
          )}
          <Button type="primary" htmlType="submit" loading={tried.isPending}>
            {t("trial.do")}
          </Button>
        </Form>
      </Card>
      <div>
        {tried.error && <ProblemNotice error={tried.error} shown={(each) => placeOfFact(each) !== undefined} />}
        {tried.data ? <Result answer={tried.data} /> : !tried.error && <Nothing title={t("trial.none")} advice={t("trial.none_advice")} />}
      </div>
    </div>
  );

  function Result({ answer }: { answer: TrialAnswer }) {
    const title: Words = answer.title;
    return (
      <div className={styles.stack}>
        <Card title={t("trial.conditions")} extra={<Eligible answer={answer.eligible} />}>
          <p className={styles.source}>{t("trial.of", { title: words(title), date: answer.date })}</p>
          <Conditions conditions={answer.conditions} />
        </Card>
        <Card title={t("trial.figures")}>
          <Figures figures={[...answer.figures, ...answer.quantities]} />
        </Card>
      </div>
    );
  }
}
