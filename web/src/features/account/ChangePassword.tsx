import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button, Form, Input } from "antd";
import { useTranslation } from "react-i18next";
import { pause } from "@/app/words";
import { newKey, post } from "@/shared/api";
import { useFieldProblems } from "@/shared/form/problems";
import { useMessage } from "@/shared/message";
import { ProblemNotice } from "@/shared/ProblemNotice";
import styles from "./Account.module.css";
import { useAccount } from "./account";

interface Entered {
  old: string;
  password: string;
  again: string;
}

export function ChangePassword({ user, done }: { user: string; done?: () => void }) {
  const { t } = useTranslation();
  const message = useMessage();
  const client = useQueryClient();
  const [form] = Form.useForm<Entered>();
  const policy = useAccount().data;
  const change = useMutation({
    mutationFn: ({ old, password }: Entered) => post("/session/password", { old, password }, newKey()),
    onSuccess: async () => {
      form.resetFields();
      void message.success(t("account.password_changed"));
      done?.();
      await client.invalidateQueries({ queryKey: ["account"] });
      await client.invalidateQueries({ queryKey: ["my_sessions"] });
    },
  });
  const told = useFieldProblems(form, change.error, ["old", "password"]);
  const rules = policy && [
    t("account.at_least", { count: policy.shortest }),
    ...(policy.kinds > 1 ? [t("account.kinds", { count: policy.kinds })] : []),
    ...(policy.days > 0 ? [t("account.every", { count: policy.days })] : []),
    t("account.not_common"),
  ];
  return (
    <Form form={form} layout="vertical" requiredMark={false} className={styles.form!} onFinish={(entered) => change.mutate(entered)}>
      {/* So that what keeps passwords knows whose this is. */}
      <input type="text" name="username" autoComplete="username" value={user} readOnly hidden />
      <Form.Item name="old" label={t("account.old")} rules={[{ required: true, message: t("account.old_missing") }]}>
        <Input.Password autoComplete="current-password" maxLength={1024} />
      </Form.Item>
      <Form.Item
        name="password"
        label={t("account.new")}
        validateTrigger={["onBlur", "onSubmit"]}
        {...(rules ? { extra: rules.join(pause()) } : {})}
        rules={[
          { required: true, message: t("account.new_missing") },
          ...(policy ? [{ min: policy.shortest, message: t("account.too_short", { count: policy.shortest }) }] : []),
        ]}
      >
        <Input.Password autoComplete="new-password" maxLength={1024} />
      </Form.Item>
      <Form.Item
        name="again"
        label={t("account.again")}
        dependencies={["password"]}
        validateTrigger={["onBlur", "onSubmit"]}
        rules={[
          { required: true, message: t("account.again_missing") },
          ({ getFieldValue }) => ({
            validator: (_, value: unknown) =>
              !value || value === getFieldValue("password") ? Promise.resolve() : Promise.reject(new Error(t("account.not_the_same"))),
          }),
        ]}
      >
        <Input.Password autoComplete="new-password" maxLength={1024} />
      </Form.Item>
      {told && (
        <div className={styles.problem}>
          <ProblemNotice error={told} />
        </div>
      )}
      <Button type="primary" htmlType="submit" loading={change.isPending}>
        {t("account.change")}
      </Button>
    </Form>
  );
}
