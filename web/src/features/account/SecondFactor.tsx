import { DownloadOutlined } from "@ant-design/icons";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Alert, Button, Checkbox, Form, Input, Modal, QRCode } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { newKey, post } from "@/shared/api";
import { CopyButton } from "@/shared/CopyButton";
import { saveFile } from "@/shared/csv";
import { useFieldProblems } from "@/shared/form/problems";
import { Mark } from "@/shared/Mark";
import { useMessage } from "@/shared/message";
import { ProblemNotice } from "@/shared/ProblemNotice";
import styles from "./Account.module.css";

interface Offer {
  secret: string;
  address: string;
}

// "ABCD EFGH …", as authenticators show it: read aloud and typed without losing one's place.
const grouped = (secret: string) => secret.replace(/(.{4})(?=.)/g, "$1 ");

const SQUARE = 184;

// What takes the place of a button that was pressed is where reading goes on.
const begin = (element: HTMLElement | null) => element?.focus();

// From the square to the recovery codes. `done` comes when the person says that the codes are kept.
export function SetUpSecondFactor({ user, begun, done }: { user: string; begun?: () => void; done: () => void }) {
  const { t } = useTranslation();
  const [form] = Form.useForm<{ code: string }>();
  const offer = useMutation({
    mutationFn: () => post<Offer>("/session/second-factor", undefined, newKey()),
    onSuccess: () => begun?.(),
  });
  const confirm = useMutation({
    mutationFn: (code: string) => post<{ recovery_codes: string[] }>("/session/second-factor/confirmation", { code }, newKey()),
  });
  const told = useFieldProblems(form, confirm.error, ["code"]);
  if (confirm.data) return <RecoveryCodes user={user} codes={confirm.data.recovery_codes} done={done} />;
  if (!offer.data)
    return (
      <div className={styles.stack}>
        <p>{t("factor.why")}</p>
        {offer.error && <ProblemNotice error={offer.error} />}
        <div>
          <Button type="primary" loading={offer.isPending} onClick={() => offer.mutate()}>
            {t("factor.begin")}
          </Button>
        </div>
      </div>
    );
  return (
    <div className={styles.stack}>
      <ol className={styles.steps} ref={begin} tabIndex={-1}>
        <li>
          <p>{t("factor.scan")}</p>
          <div className={styles.scan}>
            <div role="img" aria-label={t("factor.square")} className={styles.square}>
              <QRCode type="svg" value={offer.data.address} size={SQUARE} bordered={false} errorLevel="M" color="#000000" bgColor="#ffffff" />
            </div>
            <div className={styles.secret}>
              <p className="quiet">{t("factor.by_hand")}</p>
              <code data-secret={offer.data.secret}>{grouped(offer.data.secret)}</code>
              <CopyButton text={offer.data.secret} label={t("factor.copy_secret")} />
            </div>
          </div>
        </li>
        <li>
          <p>{t("factor.confirm_about")}</p>
          <Form form={form} layout="vertical" requiredMark={false} className={styles.form!} onFinish={({ code }) => confirm.mutate(code.trim())}>
            <CodeItem />
            {told && (
              <div className={styles.problem}>
                <ProblemNotice error={told} />
              </div>
            )}
            <Button type="primary" htmlType="submit" loading={confirm.isPending}>
              {t("factor.confirm")}
            </Button>
          </Form>
        </li>
      </ol>
    </div>
  );
}

function CodeItem() {
  const { t } = useTranslation();
  return (
    <Form.Item
      name="code"
      label={t("sign_in.code")}
      validateTrigger="onSubmit"
      rules={[
        { required: true, whitespace: true, message: t("sign_in.code_missing") },
        { pattern: /^\s*\d{6}\s*$/, message: t("sign_in.code_wrong") },
      ]}
    >
      <Input className={styles.code!} autoComplete="one-time-code" inputMode="numeric" maxLength={40} />
    </Form.Item>
  );
}

function RecoveryCodes({ user, codes, done }: { user: string; codes: string[]; done: () => void }) {
  const { t } = useTranslation();
  const [kept, setKept] = useState(false);
  const text = codes.join("\n");
  return (
    <div className={styles.stack} ref={begin} tabIndex={-1}>
      <Alert type="success" showIcon title={t("factor.on")} description={t("factor.codes_about")} />
      <ul className={styles.codes} aria-label={t("factor.codes")}>
        {codes.map((each) => (
          <li key={each}>
            <code>{each}</code>
          </li>
        ))}
      </ul>
      <div className={styles.buttons}>
        <CopyButton text={text} label={t("copy.do")} />
        <Button icon={<DownloadOutlined />} onClick={() => saveFile(`${t("factor.codes_file", { user })}.txt`, `${t("factor.codes_head", { user })}\r\n\r\n${codes.join("\r\n")}\r\n`, "text/plain;charset=utf-8")}>
          {t("factor.download")}
        </Button>
      </div>
      <Checkbox checked={kept} onChange={(event) => setKept(event.target.checked)}>
        {t("factor.kept")}
      </Checkbox>
      <div>
        <Button type="primary" disabled={!kept} onClick={done}>
          {t("factor.done")}
        </Button>
      </div>
    </div>
  );
}

// What the account page shows: on or off, and how to change that.
export function SecondFactor({ user, on }: { user: string; on: boolean }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [leaving, setLeaving] = useState(false);
  // Codes are shown once: nothing that is read anew meanwhile may take them away.
  const [setting, setSetting] = useState(false);
  if (setting || !on)
    return (
      <SetUpSecondFactor
        user={user}
        begun={() => setSetting(true)}
        done={() => {
          setSetting(false);
          void client.invalidateQueries({ queryKey: ["account"] });
        }}
      />
    );
  return (
    <div className={styles.stack}>
      <p>
        <Mark tone="good">{t("factor.is_on")}</Mark> <span className="quiet">{t("factor.is_on_about")}</span>
      </p>
      <div>
        <Button onClick={() => setLeaving(true)}>{t("factor.give_up")}</Button>
      </div>
      <GiveUp open={leaving} close={() => setLeaving(false)} />
    </div>
  );
}

function GiveUp({ open, close }: { open: boolean; close: () => void }) {
  const { t } = useTranslation();
  const message = useMessage();
  const client = useQueryClient();
  const [form] = Form.useForm<{ code: string }>();
  const remove = useMutation({
    mutationFn: (code: string) => post("/session/second-factor/removal", { code }, newKey()),
    onSuccess: async () => {
      void message.success(t("factor.given_up"));
      close();
      await client.invalidateQueries({ queryKey: ["account"] });
    },
  });
  const told = useFieldProblems(form, remove.error, ["code"]);
  return (
    <Modal
      title={t("factor.give_up")}
      open={open}
      onCancel={close}
      destroyOnHidden
      okText={t("factor.give_up")}
      okButtonProps={{ danger: true, loading: remove.isPending }}
      cancelText={t("action.cancel")}
      onOk={() => form.submit()}
      afterClose={() => remove.reset()}
    >
      <p className={styles.problem}>{t("factor.give_up_about")}</p>
      <Form form={form} layout="vertical" requiredMark={false} preserve={false} onFinish={({ code }) => remove.mutate(code.trim())}>
        <CodeItem />
      </Form>
      {told && <ProblemNotice error={told} />}
    </Modal>
  );
}
