import { Button, Form, Input } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { LanguageSwitch } from "@/app/LanguageSwitch";
import { useWords } from "@/app/words";
import type { DemonstrationAccount } from "@/shared/contract";
import { ProblemNotice } from "@/shared/ProblemNotice";
import { useHealth, useSignIn } from "./session";
import styles from "./SignIn.module.css";

interface Entered {
  user: string;
  password: string;
}

export function SignIn() {
  const { t } = useTranslation();
  const [form] = Form.useForm<Entered>();
  const health = useHealth().data;
  const signIn = useSignIn();
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
          <p className={styles.about}>{t("sign_in.about")}</p>
          <Form form={form} layout="vertical" requiredMark={false} onFinish={(entered) => signIn.mutate(entered)}>
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
            {signIn.isError && (
              <div className={styles.problem}>
                <ProblemNotice error={signIn.error} />
              </div>
            )}
            <Button type="primary" htmlType="submit" size="large" block loading={signIn.isPending}>
              {t("sign_in.do")}
            </Button>
          </Form>
          <p className={styles.public}>
            <Link to="/search">{t("sign_in.public")}</Link>
          </p>
        </section>
        {health?.demonstration && health.accounts && (
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
