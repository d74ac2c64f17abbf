import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button, Card, Form, Result, Select } from "antd";
import { useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useWords } from "@/app/words";
import { useMe } from "@/features/session/session";
import { useGlobalActions } from "@/shared/action/GlobalActions";
import { get, newKey, post, Problem } from "@/shared/api";
import type { Action, NamedWords, Schema, Words } from "@/shared/contract";
import { payloadOf } from "@/shared/form/schema";
import { SchemaForm } from "@/shared/form/SchemaForm";
import { Loaded } from "@/shared/Loaded";
import { Nothing } from "@/shared/Nothing";
import { PageHead } from "@/shared/PageHead";
import { ProblemNotice } from "@/shared/ProblemNotice";
import { PreCheckResult } from "./PreCheck";
import styles from "./Registration.module.css";
import type { PreCheckAnswer, Receipt } from "./registrations";

interface Register {
  in_register: NamedWords;
  rules: Words;
  from: string;
  working_days: number;
  papers: NamedWords[];
}
interface Received {
  id: string;
  receipt: Receipt;
}

// A paper application of parties who stand at the counter: what it says, which papers came with it.
export function CounterIntake() {
  const { t } = useTranslation();
  const action = (useGlobalActions().data?.actions ?? []).find((each) => each.name === "receivePledgeRegistration");
  const registers = useQuery({ queryKey: ["pledge-registers"], queryFn: () => get<{ items: Register[] }>("/registration-desk/registers") });
  return (
    <>
      <PageHead title={t("registration.counter")} about={t("registration.counter_about")} />
      <Loaded from={registers}>{({ items }) => (action ? <Counter action={action} registers={items} /> : <Nothing title={t("registration.desk_only")} />)}</Loaded>
    </>
  );
}

// The form of one register: the choice of it stands above, and only copyright asks for the work.
function formOf(schema: Schema, register: string): Schema {
  const properties = { ...schema.properties };
  delete properties["in_register"];
  const application = properties["application"];
  if (application) {
    const members = { ...application.properties };
    delete members["in_register"];
    delete members["registry"]; // the desk's own
    if (register !== "copyright") delete members["work"];
    properties["application"] = { ...application, properties: members, required: [...(application.required ?? []).filter((name) => name !== "registry"), "pledgor", "pledgee", ...(register === "copyright" ? ["work"] : [])] };
  }
  return { ...schema, properties, required: (schema.required ?? []).filter((name) => name !== "in_register") };
}

function Counter({ action, registers }: { action: Action; registers: Register[] }) {
  const { t } = useTranslation();
  const words = useWords();
  const [which, choose] = useState("patent");
  const [received, setReceived] = useState<Received>();
  const register = registers.find((each) => each.in_register.name === which);
  if (received)
    return (
      <Card>
        <Result
          status="success"
          title={t("registration.received_as", { number: received.receipt.number })}
          subTitle={t("registration.receipt_says", { on: received.receipt.received_on, at: received.receipt.received_at, from: received.receipt.counted_from })}
          extra={[
            <Link key="open" to={`/registrations/${received.id}`}>
              <Button type="primary">{t("registration.open_application")}</Button>
            </Link>,
            <Button key="next" onClick={() => setReceived(undefined)}>
              {t("registration.next_at_counter")}
            </Button>,
          ]}
        />
      </Card>
    );
  return (
    <Card className={styles.wideForm!}>
      <div className={styles.stack}>
        <div className={styles.tools}>
          <Select
            className={styles.choice!}
            aria-label={t("registration.register")}
            value={which}
            onChange={choose}
            options={registers.map((each) => ({ value: each.in_register.name, label: words(each.in_register) }))}
          />
          {register && <span className="quiet">{t("registration.counter_rules", { rules: words(register.rules), days: register.working_days })}</span>}
        </div>
        {register && <Paper key={which} action={action} register={register} done={setReceived} />}
      </div>
    </Card>
  );
}

function Paper({ action, register, done }: { action: Action; register: Register; done: (received: Received) => void }) {
  const { t } = useTranslation();
  const words = useWords();
  const me = useMe();
  const client = useQueryClient();
  const [form] = Form.useForm<Record<string, unknown>>();
  const key = useRef(newKey());
  const which = register.in_register.name;
  const schema = useMemo(() => formOf(action.schema, which), [action.schema, which]);
  const whole = (values: Record<string, unknown>) => {
    const { application, ...said } = payloadOf(schema, values) as Record<string, unknown> & { application?: Record<string, unknown> };
    return { in_register: which, ...said, application: { registry: me.organisation.id, ...application } };
  };
  const asked = useMutation({ mutationFn: (values: Record<string, unknown>) => post<PreCheckAnswer>("/registration-desk/pre-check", whole(values), newKey()) });
  const send = useMutation({
    mutationFn: (values: Record<string, unknown>) => post<Received>(action.path, whole(values), key.current),
    onSuccess: async (answer) => {
      await client.invalidateQueries();
      done(answer);
    },
    onError: (error) => {
      if (error instanceof Problem && error.refused) key.current = newKey();
    },
  });
  const party = { category: "legal_person", origin: "mainland", identity_paper: "credit_code" };
  const prefill = {
    received_on: me.business_date,
    application: {
      names_both_parties: true,
      debt_kind: "loan",
      signed_on: me.business_date,
      right_count: 1,
      rights: [{}],
      papers: register.papers.map((paper) => ({ kind: paper.name })),
      pledgor: party,
      pledgee: party,
    },
  };
  const error = send.error ?? asked.error;
  return (
    <>
      <SchemaForm form={form} schema={schema} prefill={prefill} onFinish={(values) => send.mutate(values)} />
      {error && <ProblemNotice error={error} />}
      {asked.data && <PreCheckResult answer={asked.data} />}
      <div className={styles.buttons}>
        <Button loading={asked.isPending} onClick={() => void form.validateFields().then((values) => asked.mutate(values)).catch(() => undefined)}>
          {t("registration.pre_check")}
        </Button>
        <Button type="primary" loading={send.isPending} onClick={() => form.submit()}>
          {words(action)}
        </Button>
      </div>
    </>
  );
}
