import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Form, Input, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { newKey, post } from "@/shared/api";
import { PasswordInput } from "@/shared/form/PasswordInput";
import { useFieldProblems } from "@/shared/form/problems";
import { useMessage } from "@/shared/message";
import { ProblemNotice } from "@/shared/ProblemNotice";
import type { PersonRow } from "./people";
import styles from "./People.module.css";

interface Given {
  row: PersonRow | undefined;
  close: () => void;
}

// Stays while the dialog goes, so that its words do not change under the reader.
function useLast<T>(value: T | undefined): T | undefined {
  const [last, setLast] = useState(value);
  if (value !== undefined && value !== last) setLast(value);
  return value ?? last;
}

export function ResetPassword({ row, close }: Given) {
  const { t } = useTranslation();
  const message = useMessage();
  const client = useQueryClient();
  const [form] = Form.useForm<{ password: string }>();
  const person = useLast(row);
  const reset = useMutation({
    mutationFn: (password: string) => post(`/people/${encodeURIComponent(person!.user)}/password`, { password }, newKey()),
    onSuccess: async () => {
      void message.success(t("people.done_password", { name: person!.name }));
      close();
      await client.invalidateQueries({ queryKey: ["people"] });
    },
  });
  const told = useFieldProblems(form, reset.error, ["password"]);
  return (
    <Modal
      title={t("people.password_of", { name: person?.name, user: person?.user })}
      open={row !== undefined}
      onCancel={close}
      mask={{ closable: false }}
      destroyOnHidden
      okText={t("people.password")}
      okButtonProps={{ loading: reset.isPending }}
      cancelText={t("action.cancel")}
      onOk={() => form.submit()}
      afterClose={() => reset.reset()}
    >
      <p className={styles.about}>{t("people.password_about")}</p>
      <Form form={form} layout="vertical" requiredMark={false} preserve={false} onFinish={({ password }) => reset.mutate(password)}>
        <Form.Item name="password" label={t("people.temporary")} validateTrigger="onSubmit" rules={[{ required: true, message: t("people.temporary_missing") }]}>
          <PasswordInput />
        </Form.Item>
      </Form>
      {told && <ProblemNotice error={told} />}
    </Modal>
  );
}

export function SetSubject({ row, close }: Given) {
  const { t } = useTranslation();
  const message = useMessage();
  const client = useQueryClient();
  const [form] = Form.useForm<{ subject?: string }>();
  const person = useLast(row);
  const send = useMutation({
    mutationFn: (subject: string) => post(`/people/${encodeURIComponent(person!.user)}/subject`, subject === "" ? {} : { subject }, newKey()),
    onSuccess: async () => {
      void message.success(t("people.done_subject", { name: person!.name }));
      close();
      await client.invalidateQueries({ queryKey: ["people"] });
    },
  });
  const told = useFieldProblems(form, send.error, ["subject"]);
  return (
    <Modal
      title={t("people.subject_of", { name: person?.name, user: person?.user })}
      open={row !== undefined}
      onCancel={close}
      destroyOnHidden
      okText={t("people.save")}
      okButtonProps={{ loading: send.isPending }}
      cancelText={t("action.cancel")}
      onOk={() => form.submit()}
      afterClose={() => send.reset()}
    >
      <p className={styles.about}>{t("people.subject_about")}</p>
      <Form
        key={person?.user ?? ""}
        form={form}
        layout="vertical"
        requiredMark={false}
        preserve={false}
        initialValues={{ subject: person?.subjects[0] }}
        onFinish={({ subject }) => send.mutate(subject?.trim() ?? "")}
      >
        <Form.Item name="subject" label={t("people.subject")}>
          <Input maxLength={255} autoComplete="off" spellCheck={false} allowClear />
        </Form.Item>
      </Form>
      {told && <ProblemNotice error={told} />}
    </Modal>
  );
}
