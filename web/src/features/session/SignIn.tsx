import { Alert, Button, Divider, Form, Input } from "antd";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useSearchParams } from "react-router";
import { LanguageSwitch } from "@/app/LanguageSwitch";
import { useLanguage, useWords } from "@/app/words";
import { API, Problem } from "@/shared/api";
import type { DemonstrationAccount } from "@/shared/contract";
import { useFieldProblems } from "@/shared/form/problems";
import { ProblemNotice } from "@/shared/ProblemNotice";
import { leaveForProvider, useHealth, useSignIn } from "./session";
import styles from "./SignIn.module.css";
import { returnedBy, secondsToWait } from "./signInProblems";

interface Entered {
  user: string;
  password: string;
}

export function SignIn() {
  const { t } = useTranslation();
  const [form] = Form.useForm<Entered>();
  const health = useHealth().data;
  const signIn = useSignIn();
  const [known, setKnown] = useState<Entered>();
  const { error } = signIn;
  const send = (entered: Entered, code?: string) =>
    signIn.mutate(code === undefined ? entered : { ...entered, code }, {
      onError: (problem) => {
        if (problem instanceof Problem && problem.says("identity.code_needed")) setKnown(entered);
        // The password was changed since it was accepted.
        else if (problem instanceof Problem && problem.says("identity.wrong")) setKnown(undefined);
      },
    });
  return (
    <div className={styles.page}>
      <header className={styles.top}>
        <LanguageSwitch />
      </header>
      <main className={styles.main}>
        <section className={styles.panel}>
          <h1 className={styles.title}>
            <img src="/mark.svg" alt="" width={40} height={40} />
            {t("product")}
          </h1>
          {known ? (
            <AskedForCode
              user={known.user}
              error={error}
              pending={signIn.isPending}
              send={(code) => send(known, code)}
              back={() => {
                setKnown(undefined);
                signIn.reset();
              }}
            />
          ) : (
            <>
              <p className={styles.about}>{t("sign_in.about")}</p>
              {signIn.isIdle && <ReturnedNotice />}
              <Form form={form} layout="vertical" requiredMark={false} onFinish={(entered) => send(entered)}>
                <Form.Item name="user" label={t("sign_in.user")} rules={[{ required: true, message: t("sign_in.user_missing") }]}>
                  <Input autoComplete="username" autoFocus maxLength={200} size="large" />
                </Form.Item>
                <Form.Item
                  name="password"
                  label={t("sign_in.password")}
                  rules={[{ required: true, message: t("sign_in.password_missing") }]}
                >
                  <Input.Password autoComplete="current-password" maxLength={200} size="large" />
                </Form.Item>
                <Refused error={error} />
                <Button type="primary" htmlType="submit" size="large" block loading={signIn.isPending}>
                  {t("sign_in.do")}
                </Button>
              </Form>
              {health?.single_sign_on && (
                <>
                  <Divider plain>{t("sign_in.or")}</Divider>
                  <Button size="large" block href={`${API}/session/openid`} onClick={leaveForProvider}>
                    {t("sign_in.single")}
                  </Button>
                </>
              )}
              <p className={styles.public}>
                <Link to="/search">{t("sign_in.public")}</Link>
              </p>
            </>
          )}
        </section>
        {!known && health?.demonstration && health.accounts && (
          <Accounts
            accounts={health.accounts}
            choose={(account) => {
              form.setFieldsValue({ user: account.user, password: account.password ?? "" });
              form.focusField(account.password ? "password" : "user");
            }}
          />
        )}
      </main>
    </div>
  );
}

interface AskedForCodeGiven {
  user: string;
  error: Error | null;
  pending: boolean;
  send: (code: string) => void;
  back: () => void;
}

// The password was right: now the second factor, or what stands in for it where the telephone is lost.
function AskedForCode({ user, error, pending, send, back }: AskedForCodeGiven) {
  const { t } = useTranslation();
  const [form] = Form.useForm<{ code: string }>();
  const [recovering, setRecovering] = useState(false);
  const told = error instanceof Problem && error.says("identity.code_needed") ? undefined : error;
  const rest = useFieldProblems(form, told, ["code"]);
  return (
    <>
      <p className={styles.about}>{t(recovering ? "sign_in.recovery_about" : "sign_in.code_about", { user })}</p>
      <Form form={form} layout="vertical" requiredMark={false} onFinish={({ code }) => send(code.trim())}>
        <Form.Item
          name="code"
          label={t(recovering ? "sign_in.recovery" : "sign_in.code")}
          validateTrigger="onSubmit"
          rules={[
            { required: true, whitespace: true, message: t("sign_in.code_missing") },
            ...(recovering ? [] : [{ pattern: /^\s*\d{6}\s*$/, message: t("sign_in.code_wrong") }]),
          ]}
        >
          <Input
            key={recovering ? "recovery" : "code"}
            autoFocus
            autoComplete={recovering ? "off" : "one-time-code"}
            inputMode={recovering ? "text" : "numeric"}
            spellCheck={false}
            maxLength={40}
            size="large"
            className={styles.code!}
          />
        </Form.Item>
        <Refused error={rest} />
        <Button type="primary" htmlType="submit" size="large" block loading={pending}>
          {t("sign_in.do")}
        </Button>
      </Form>
      <div className={styles.ways}>
        <Button type="link" onClick={back}>
          {t("sign_in.back")}
        </Button>
        <Button
          type="link"
          onClick={() => {
            setRecovering(!recovering);
            form.resetFields();
          }}
        >
          {t(recovering ? "sign_in.use_code" : "sign_in.use_recovery")}
        </Button>
      </div>
    </>
  );
}

function Refused({ error }: { error: unknown }) {
  const language = useLanguage();
  const wait = secondsToWait(error);
  if (!error || (error instanceof Problem && error.says("identity.code_needed"))) return null;
  const words = error instanceof Problem && error.refused ? error.errors.map((each) => (language === "zh" ? each.zh : each.en || each.zh)) : [];
  return (
    <div className={styles.problem}>
      {wait !== undefined ? (
        <Wait key={String(wait)} seconds={wait} />
      ) : words.length > 0 ? (
        <Alert type="warning" showIcon title={words.join(" ")} />
      ) : (
        <ProblemNotice error={error} />
      )}
    </div>
  );
}

const SECOND_MS = 1000;

// Counts down where it is seen; who listens is told once, not every second.
function Wait({ seconds }: { seconds: number }) {
  const { t } = useTranslation();
  const [until] = useState(() => Date.now() + seconds * SECOND_MS);
  const [left, setLeft] = useState(seconds);
  useEffect(() => {
    const timer = setInterval(() => setLeft(Math.max(0, Math.ceil((until - Date.now()) / SECOND_MS))), SECOND_MS);
    return () => clearInterval(timer);
  }, [until]);
  return left > 0 ? (
    <Alert
      type="warning"
      showIcon
      title={t("sign_in.wait")}
      description={
        <>
          <span className={styles.heard}>{t("sign_in.wait_seconds", { seconds })}</span>
          <span aria-hidden>{t("sign_in.wait_seconds", { seconds: left })}</span>
        </>
      }
    />
  ) : (
    <Alert type="info" showIcon title={t("sign_in.wait_over")} />
  );
}

// Single sign-on came back with a reason why not.
function ReturnedNotice() {
  const { t } = useTranslation();
  const [address, setAddress] = useSearchParams();
  const code = address.get("sign_in");
  if (code === null) return null;
  const known = returnedBy(code);
  return (
    <Alert
      className={styles.problem!}
      type="warning"
      showIcon
      closable={{ onClose: () => setAddress({}, { replace: true }) }}
      title={t("sign_in.not_signed_in")}
      description={t(known ? (`sign_in.returned.${known}` as const) : "sign_in.returned_otherwise")}
    />
  );
}

function Accounts({ accounts, choose }: { accounts: DemonstrationAccount[]; choose: (account: DemonstrationAccount) => void }) {
  const { t } = useTranslation();
  const words = useWords();
  return (
    <aside className={styles.accounts}>
      <h2>{t("sign_in.demonstration")}</h2>
      <p className="quiet">{t("sign_in.demonstration_help")}</p>
      <ul>
        {accounts.map((account) => (
          <li key={account.user}>
            <button type="button" onClick={() => choose(account)} data-user={account.user}>
              <span>
                <b>{words(account.role)}</b> {account.name}
              </span>
              <span className={styles.organisation}>{account.organisation}</span>
            </button>
          </li>
        ))}
      </ul>
    </aside>
  );
}
