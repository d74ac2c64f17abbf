import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button, Drawer, Form } from "antd";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useWords } from "@/app/words";
import { newKey, post, Problem } from "@/shared/api";
import type { Action } from "@/shared/contract";
import { payloadOf } from "@/shared/form/schema";
import { SchemaForm } from "@/shared/form/SchemaForm";
import { useMessage } from "@/shared/message";
import { useNarrow } from "@/shared/narrow";
import { ProblemNotice } from "@/shared/ProblemNotice";
import { PreCheckResult } from "./PreCheck";
import styles from "./Registration.module.css";
import type { PreCheckAnswer } from "./registrations";

interface Given {
  action: Action;
  // Where to ask what would be refused, and what to send there for the form as it is.
  check: { path: string; body: (payload: Record<string, unknown>) => unknown };
  close: () => void;
  done: (answer: { id: string }) => void;
}

// An application with its pre-check: what the registry would refuse is told before it is filed.
export function ApplyDrawer({ action, check, close, done }: Given) {
  const { t } = useTranslation();
  const words = useWords();
  const narrow = useNarrow();
  const message = useMessage();
  const client = useQueryClient();
  const [form] = Form.useForm<Record<string, unknown>>();
  const key = useRef(newKey());
  const [touched, setTouched] = useState(false);
  const asked = useMutation({
    mutationFn: (values: Record<string, unknown>) => post<PreCheckAnswer>(check.path, check.body(payloadOf(action.schema, values) as Record<string, unknown>), newKey()),
  });
  const send = useMutation({
    mutationFn: (values: Record<string, unknown>) => post<{ id: string }>(action.path, payloadOf(action.schema, values), key.current),
    onSuccess: async (answer) => {
      void message.success(t("action.done", { act: words(action) }));
      await client.invalidateQueries();
      done(answer);
    },
    onError: (error) => {
      if (error instanceof Problem && error.refused) key.current = newKey();
    },
  });
  const error = send.error ?? asked.error;
  return (
    <Drawer
      title={words(action)}
      open
      onClose={close}
      size={narrow ? "100%" : 560}
      mask={{ closable: !touched && !send.isPending }}
      keyboard={!touched}
      footer={
        <div className={styles.buttons}>
          <Button onClick={close}>{t("action.cancel")}</Button>
          <Button loading={asked.isPending} onClick={() => void form.validateFields().then((values) => asked.mutate(values)).catch(() => undefined)}>
            {t("registration.pre_check")}
          </Button>
          <Button type="primary" loading={send.isPending} onClick={() => form.submit()}>
            {words(action)}
          </Button>
        </div>
      }
    >
      <div className={styles.stack}>
        {error && <ProblemNotice error={error} />}
        {asked.data && <PreCheckResult answer={asked.data} />}
        <SchemaForm form={form} schema={action.schema} {...(action.prefill ? { prefill: action.prefill } : {})} changed={() => setTouched(true)} onFinish={(values) => send.mutate(values)} />
      </div>
    </Drawer>
  );
}
