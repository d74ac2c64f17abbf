import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Alert, Button, Drawer, Form, Popconfirm } from "antd";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { useLanguage, useWords } from "@/app/words";
import { newKey, post, Problem } from "../api";
import type { Action } from "../contract";
import { payloadOf, placeOf } from "../form/schema";
import { SchemaForm } from "../form/SchemaForm";
import { useMessage } from "../message";
import { useNarrow } from "../narrow";
import { ProblemNotice } from "../ProblemNotice";
import styles from "./action.module.css";

interface Given {
  action: Action;
  open: boolean;
  close: () => void;
  done?: (answer: unknown) => void;
}

export function OpenedAction({ action, open, close, done }: Given) {
  const { t } = useTranslation();
  const words = useWords();
  const language = useLanguage();
  const narrow = useNarrow();
  const message = useMessage();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [form] = Form.useForm<Record<string, unknown>>();
  // One key per intention: kept when no answer came, so that trying again cannot act twice; new
  // after a definite refusal, because then the corrected form is another intention.
  const key = useRef(newKey());
  const [touched, setTouched] = useState(false);
  const send = useMutation({
    mutationFn: (values: Record<string, unknown>) => post<unknown>(action.path, payloadOf(action.schema, values), key.current),
    onSuccess: async (answer) => {
      void message.success(t("action.done", { act: words(action) }));
      close();
      await client.invalidateQueries();
      done?.(answer);
      const { financing, page } = (answer ?? {}) as { financing?: unknown; page?: unknown };
      // What was just begun is gone on with on its own page.
      if (typeof page === "string" && page.startsWith("/")) return navigate(page);
      if (!done && typeof financing === "string") await navigate(`/financings/${financing}`);
    },
    onError: (error) => {
      if (error instanceof Problem && error.refused) key.current = newKey();
    },
  });
  const { error } = send;
  useEffect(() => {
    if (!(error instanceof Problem)) return;
    const byPlace = new Map<string, { name: (string | number)[]; errors: string[] }>();
    for (const each of error.errors) {
      const place = placeOf(action.schema, each);
      if (!place) continue;
      const at = byPlace.get(place.join("/")) ?? { name: place, errors: [] };
      at.errors.push(language === "zh" ? each.zh : each.en || each.zh);
      byPlace.set(place.join("/"), at);
    }
    const fields = [...byPlace.values()];
    form.setFields(fields);
    if (fields[0]) form.scrollToField(fields[0].name, { block: "center", focus: true });
  }, [error, form, action.schema, language]);

  const hasFields = Object.keys(action.schema.properties ?? {}).length > 0;
  return (
    <Drawer
      title={words(action)}
      open={open}
      onClose={close}
      size={narrow ? "100%" : 520}
      // What was typed is not lost to a stray click or key.
      mask={{ closable: !touched && !send.isPending }}
      keyboard={!touched}
      destroyOnHidden
      footer={
        <div className={styles.footer}>
          <Button onClick={close}>{t("action.cancel")}</Button>
          {action.dangerous ? (
            <Popconfirm
              title={t("action.sure", { act: words(action) })}
              description={t("action.sure_help")}
              okText={t("action.do")}
              okButtonProps={{ danger: true }}
              cancelText={t("action.cancel")}
              onConfirm={() => form.submit()}
            >
              <Button type="primary" danger loading={send.isPending}>
                {words(action)}
              </Button>
            </Popconfirm>
          ) : (
            <Button type="primary" loading={send.isPending} onClick={() => form.submit()}>
              {words(action)}
            </Button>
          )}
        </div>
      }
    >
      <div className={styles.body}>
        {action.note && <Alert type="info" showIcon title={words(action.note)} />}
        {error && <ProblemNotice error={error} shown={(each) => placeOf(action.schema, each) !== undefined} />}
        {!hasFields && !action.note && <p>{t("action.no_fields")}</p>}
        <SchemaForm
          form={form}
          schema={action.schema}
          {...(action.prefill ? { prefill: action.prefill } : {})}
          changed={() => setTouched(true)}
          onFinish={(values) => send.mutate(values)}
        />
      </div>
    </Drawer>
  );
}
