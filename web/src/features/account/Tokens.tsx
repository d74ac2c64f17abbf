import { PlusOutlined } from "@ant-design/icons";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Alert, Button, Form, Input, InputNumber, Modal, Popconfirm, Radio, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { comma } from "@/app/words";
import { formatMoment } from "@/shared/Amount";
import { newKey, post, remove } from "@/shared/api";
import { CopyButton } from "@/shared/CopyButton";
import { DataTable } from "@/shared/DataTable";
import { useFieldProblems } from "@/shared/form/problems";
import { Loaded } from "@/shared/Loaded";
import { useMessage } from "@/shared/message";
import { Nothing } from "@/shared/Nothing";
import { Panel } from "@/shared/Panel";
import { ProblemNotice } from "@/shared/ProblemNotice";
import styles from "./Account.module.css";
import { featuresOf, type May, partsOf, scopesOf, useApiDocument, useTokens } from "./account";

const LONGEST_DAYS = 366;
const USUAL_DAYS = 90;
const MS_A_DAY = 86_400_000;

export function Tokens() {
  const { t } = useTranslation();
  const message = useMessage();
  const client = useQueryClient();
  const scopeWords = useScopeWords();
  const tokens = useTokens();
  const [making, setMaking] = useState(false);
  const revoke = useMutation({
    mutationFn: (id: string) => remove(`/session/tokens/${encodeURIComponent(id)}`, newKey()),
    onSuccess: () => void message.success(t("tokens.revoked")),
    onSettled: () => client.invalidateQueries({ queryKey: ["my_tokens"] }),
  });
  return (
    <Panel
      title={t("tokens.title")}
      extra={
        <Button size="small" icon={<PlusOutlined />} onClick={() => setMaking(true)}>
          {t("tokens.create")}
        </Button>
      }
    >
      {revoke.error && (
        <div className={styles.inside}>
          <ProblemNotice error={revoke.error} />
        </div>
      )}
      <Loaded from={tokens}>
        {({ items }) => (
          <DataTable
            flush
            rows={items}
            rowKey={(row) => row.id}
            pageSize={10}
            empty={<Nothing title={t("tokens.none")} advice={t("tokens.none_advice")} />}
            columns={[
              { key: "name", title: t("tokens.name"), card: "head", wrap: 220, show: (row) => row.name },
              { key: "scopes", title: t("tokens.scopes"), wrap: 260, show: (row) => row.scopes.map(scopeWords).join(comma()) },
              { key: "created", title: t("tokens.created"), sort: (left, right) => left.created - right.created, show: (row) => <span className="number">{formatMoment(row.created)}</span> },
              {
                key: "expires",
                title: t("tokens.expires"),
                sort: (left, right) => left.expires - right.expires,
                show: (row) => (row.expires <= Date.now() ? <span className="quiet">{t("tokens.expired")}</span> : <span className="number">{formatMoment(row.expires)}</span>),
              },
              { key: "used", title: t("tokens.used"), show: (row) => (row.used === 0 ? <span className="quiet">{t("tokens.never")}</span> : <span className="number">{formatMoment(row.used)}</span>) },
              {
                key: "act",
                title: "",
                card: "aside",
                show: (row) => (
                  <Popconfirm title={t("tokens.sure", { name: row.name })} description={t("tokens.sure_help")} okText={t("tokens.revoke")} okButtonProps={{ danger: true }} cancelText={t("action.cancel")} onConfirm={() => revoke.mutate(row.id)}>
                    <Button size="small" danger loading={revoke.isPending && revoke.variables === row.id}>
                      {t("tokens.revoke")}
                    </Button>
                  </Popconfirm>
                ),
              },
            ]}
          />
        )}
      </Loaded>
      <NewToken open={making} close={() => setMaking(false)} />
    </Panel>
  );
}

// A feature that the console has no word for yet is called as the server calls it.
function useFeatureWords() {
  const { t, i18n } = useTranslation();
  return (feature: string) => (i18n.exists(`scopes.${feature}`) ? t(`scopes.${feature}` as "scopes.loan") : feature);
}

function useScopeWords() {
  const { t } = useTranslation();
  const words = useFeatureWords();
  return (scope: string) => {
    const { feature, may } = partsOf(scope);
    const what = t(may === "write" ? "tokens.may_write" : "tokens.may_read");
    return feature === undefined ? t(may === "write" ? "tokens.whole_write" : "tokens.whole_read") : t("tokens.of_feature", { feature: words(feature), what });
  };
}

interface Entered {
  name: string;
  days: number;
  which: May | "features";
  reads?: string[];
  writes?: string[];
  scopes?: never; // what the server calls the three above
}

function NewToken({ open, close }: { open: boolean; close: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [form] = Form.useForm<Entered>();
  const which = Form.useWatch("which", form);
  const create = useMutation({
    mutationFn: ({ name, days, which, reads = [], writes = [] }: Entered) => {
      const chosen = Object.fromEntries([...reads.map((each) => [each, "read"] as const), ...writes.map((each) => [each, "write"] as const)]);
      return post<{ token: string }>("/session/tokens", { name: name.trim(), days, scopes: scopesOf(which, chosen) }, newKey());
    },
    onSettled: () => client.invalidateQueries({ queryKey: ["my_tokens"] }),
  });
  const told = useFieldProblems(form, create.error, ["name", "days"]);
  const token = create.data?.token;
  return (
    <Modal
      title={t(token ? "tokens.made" : "tokens.create")}
      open={open}
      onCancel={close}
      mask={{ closable: false }}
      keyboard={!token}
      destroyOnHidden
      afterClose={() => create.reset()}
      footer={
        token ? (
          <Button type="primary" onClick={close}>
            {t("tokens.kept")}
          </Button>
        ) : (
          <>
            <Button onClick={close}>{t("action.cancel")}</Button>
            <Button type="primary" loading={create.isPending} onClick={() => form.submit()}>
              {t("tokens.create")}
            </Button>
          </>
        )
      }
    >
      {token ? (
        <div className={styles.stack}>
          <Alert type="warning" showIcon title={t("tokens.once")} description={t("tokens.once_about")} />
          <code className={styles.token} aria-label={t("tokens.token")}>
            {token}
          </code>
          <div>
            <CopyButton text={token} label={t("copy.do")} />
          </div>
          <p className="quiet">{t("tokens.how")}</p>
          <code className={styles.token}>Authorization: Bearer …</code>
        </div>
      ) : (
        <Form<Entered> form={form} layout="vertical" preserve={false} initialValues={{ which: "read", days: USUAL_DAYS }} onFinish={(entered) => create.mutate(entered)}>
          <p className={styles.problem}>{t("tokens.about")}</p>
          <Form.Item name="name" label={t("tokens.name")} rules={[{ required: true, whitespace: true, message: t("tokens.name_missing") }]}>
            <Input maxLength={200} placeholder={t("tokens.name_example")} autoComplete="off" />
          </Form.Item>
          <Form.Item name="which" label={t("tokens.scopes")}>
            <Radio.Group
              className={styles.choices!}
              options={[
                { value: "read", label: t("tokens.whole_read") },
                { value: "write", label: t("tokens.whole_write") },
                { value: "features", label: t("tokens.by_feature") },
              ]}
            />
          </Form.Item>
          {which === "features" && <Features />}
          <Days />
          {told && <ProblemNotice error={told} />}
        </Form>
      )}
    </Modal>
  );
}

function Features() {
  const { t } = useTranslation();
  const words = useFeatureWords();
  const document = useApiDocument();
  const options = (document.data ? featuresOf(document.data) : []).map((feature) => ({ value: feature, label: words(feature) }));
  const select = (label: string) => (
    <Select mode="multiple" allowClear showSearch={{ optionFilterProp: "label" }} loading={document.isPending} placeholder={t("form.choose_many")} options={options} aria-label={label} />
  );
  return (
    <>
      {document.isError && <ProblemNotice error={document.error} retry={() => void document.refetch()} />}
      <Form.Item
        name="reads"
        label={t("tokens.reads")}
        dependencies={["writes"]}
        rules={[
          ({ getFieldValue }) => ({
            validator: (_, value: string[] | undefined) =>
              (value ?? []).length + ((getFieldValue("writes") as string[] | undefined) ?? []).length > 0 ? Promise.resolve() : Promise.reject(new Error(t("tokens.feature_missing"))),
          }),
        ]}
      >
        {select(t("tokens.reads"))}
      </Form.Item>
      <Form.Item name="writes" label={t("tokens.writes")}>
        {select(t("tokens.writes"))}
      </Form.Item>
    </>
  );
}

function Days() {
  const { t } = useTranslation();
  const days = Form.useWatch<number | null | undefined>("days");
  return (
    <Form.Item
      name="days"
      label={t("tokens.days")}
      rules={[{ required: true, type: "integer", min: 1, max: LONGEST_DAYS, message: t("tokens.days_wrong", { most: LONGEST_DAYS }) }]}
      {...(days && days > 0 && days <= LONGEST_DAYS ? { extra: t("tokens.until", { moment: formatMoment(Date.now() + days * MS_A_DAY) }) } : {})}
    >
      <InputNumber precision={0} controls={false} style={{ width: 160 }} suffix={t("tokens.days_unit")} />
    </Form.Item>
  );
}
