import { useMutation, useQuery } from "@tanstack/react-query";
import { Button, Card, Collapse, Form } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useLanguage, useWords } from "@/app/words";
import { ask, get, Problem } from "@/shared/api";
import type { IsoDate, Words } from "@/shared/contract";
import { Loaded } from "@/shared/Loaded";
import { Nothing } from "@/shared/Nothing";
import { PageHead } from "@/shared/PageHead";
import { ProblemNotice } from "@/shared/ProblemNotice";
import { Conditions, Eligible, Figures } from "./Answers";
import type { DirectoryAnswer, FactForm } from "./answers";
import { FactFields, given } from "./FactFields";
import styles from "./programme.module.css";
import { placeOfFact } from "./Trial";

interface Form {
  date: IsoDate;
  facts: FactForm[];
  programmes: { id: string; title: Words; facts: FactForm[] }[]; // what one of them asks besides
}
interface Values {
  facts: Record<string, unknown>;
  declared?: Record<string, Record<string, unknown>>;
}
// Who may use the most comes first; who may not comes last.
const ORDER = { yes: 0, unknown: 1, no: 2 } as const;

// What a firm is eligible for: every programme in force, each condition with its answer.
export function Directory() {
  const { t } = useTranslation();
  const asked = useQuery({ queryKey: ["programme-facts"], queryFn: () => get<Form>("/programme-facts") });
  return (
    <>
      <PageHead title={t("menu.directory")} about={t("directory.about")} />
      <Loaded from={asked}>
        {(form) => (form.facts.length === 0 ? <Nothing title={t("directory.nothing")} advice={t("directory.nothing_advice")} /> : <Asked form={form} />)}
      </Loaded>
    </>
  );
}

function Asked({ form: { facts, programmes, date } }: { form: Form }) {
  const { t } = useTranslation();
  const words = useWords();
  const language = useLanguage();
  const [form] = Form.useForm<Values>();
  const matched = useMutation({
    mutationFn: ({ facts: said, declared }: Values) =>
      ask<DirectoryAnswer>("/programmes/directory", {
        facts: given(said),
        declared: Object.fromEntries(Object.entries(declared ?? {}).map(([id, own]) => [id, given(own)])),
      }),
    onError: (error) => {
      if (!(error instanceof Problem)) return;
      for (const each of error.errors) {
        const place = placeOfFact(each);
        if (place) form.setFields([{ name: place as never, errors: [language === "zh" ? each.zh : each.en] }]);
      }
    },
  });
  const known = Object.fromEntries(facts.filter((each) => each.value !== undefined).map((each) => [each.name, each.value]));
  const items = [...(matched.data?.items ?? [])].sort((left, right) => ORDER[left.eligible] - ORDER[right.eligible]);
  const here = items.filter((each) => each.local !== false);
  const elsewhere = items.filter((each) => each.local === false);
  return (
    <div className={styles.stack}>
      <Card title={t("directory.facts")} className={styles.wideFacts!}>
        <p className="quiet">{t("directory.facts_about", { date })}</p>
        <Form form={form} layout="vertical" className={styles.submit!} initialValues={{ facts: known }} onFinish={(values) => matched.mutate(values)}>
          <FactFields under={["facts"]} asked={facts} />
          {programmes.length > 0 && (
            <Collapse
              ghost
              size="small"
              className={styles.own!}
              items={programmes.map((each) => ({
                key: each.id,
                label: t("directory.own", { title: words(each.title), count: each.facts.length }),
                forceRender: true,
                children: <FactFields under={["declared", each.id]} asked={each.facts} />,
              }))}
            />
          )}
          <Button type="primary" htmlType="submit" loading={matched.isPending}>
            {t("directory.do")}
          </Button>
        </Form>
      </Card>
      {matched.error && <ProblemNotice error={matched.error} shown={(each) => placeOfFact(each) !== undefined} />}
      {matched.data &&
        (here.length === 0 ? <Nothing title={t("directory.nothing")} advice={t("directory.nothing_advice")} /> : <Matches items={here} />)}
      {elsewhere.length > 0 && (
        <Collapse
          items={[{ key: "elsewhere", label: t("directory.elsewhere", { count: elsewhere.length }), children: <Matches items={elsewhere} /> }]}
        />
      )}
    </div>
  );
}

function Matches({ items }: { items: DirectoryAnswer["items"] }) {
  const { t } = useTranslation();
  const words = useWords();
  return (
    <div className={styles.cards}>
      {items.map((each) => {
        // What a firm asks of a programme: how much, and until when.
        const amounts = each.figures.filter(({ unit }) => unit === "money" || unit === "date");
        return (
          <Card key={each.version} title={<Link to={`/programmes/${each.id}`}>{words(each.title)}</Link>} extra={<Eligible answer={each.eligible} />}>
            <p className={styles.source}>{t("programmes.region", { code: each.jurisdiction })}</p>
            <Conditions conditions={each.conditions} />
            {amounts.length > 0 && (
              <>
                <h3 className={styles.heading}>{t("directory.amounts")}</h3>
                <Figures figures={amounts} />
              </>
            )}
          </Card>
        );
      })}
    </div>
  );
}
