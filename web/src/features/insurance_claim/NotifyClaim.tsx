import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button, Card, Form, Input, Select } from "antd";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate, useSearchParams } from "react-router";
import { useLanguage, useWords } from "@/app/words";
import type { InsuranceProduct } from "@/features/insurance/insurance";
import { type PolicyAnswer, type PolicyRow, pathOf, type ScheduledItem } from "@/features/insurance_policy/policies";
import { get, newKey, post, Problem, query } from "@/shared/api";
import { useCatalogue } from "@/shared/catalogue";
import type { IsoDate, Page } from "@/shared/contract";
import { DateInput } from "@/shared/form/DateInput";
import { MoneyInput } from "@/shared/form/MoneyInput";
import { useMessage } from "@/shared/message";
import { PageHead } from "@/shared/PageHead";
import { ProblemNotice } from "@/shared/ProblemNotice";
import styles from "./Claim.module.css";

interface Said {
  policy?: string;
  item?: string;
  what?: string;
  occurred_on?: IsoDate;
  zone?: string;
  opponent?: string;
  court_case?: string;
  claimed_on?: IsoDate;
  estimates?: Record<string, string | undefined>;
}
// Where a problem is shown; the estimates' are told beside the form.
const PLACES: Record<string, keyof Said> = {
  policy: "policy",
  item: "item",
  event: "occurred_on",
  "event.what": "what",
  "event.occurred_on": "occurred_on",
  "event.zone": "zone",
  claimed_on: "claimed_on",
};

const noticeOf = (said: Said) => ({
  policy: said.policy,
  item: said.item,
  event: {
    what: said.what,
    occurred_on: said.occurred_on,
    zone: said.zone,
    ...(said.opponent ? { opponent: said.opponent } : {}),
    ...(said.court_case ? { court_case: said.court_case } : {}),
  },
  claimed_on: said.claimed_on,
  estimates: Object.entries(said.estimates ?? {}).flatMap(([item, amount]) => (amount ? [{ item, amount }] : [])),
});

// The notice of an event: on which policy, which item, what happened, and what it cost by the product's items.
export function NotifyClaim() {
  const { t } = useTranslation();
  const words = useWords();
  const language = useLanguage();
  const catalogue = useCatalogue();
  const navigate = useNavigate();
  const client = useQueryClient();
  const message = useMessage();
  const [asked] = useSearchParams();
  const [form] = Form.useForm<Said>();
  const chosen: string | undefined = Form.useWatch("policy", form) ?? asked.get("policy") ?? undefined;
  const key = useRef(newKey());
  const policies = useQuery({ queryKey: ["insurance-policies", "bound"], queryFn: () => get<Page<PolicyRow>>(`/insurance-policies${query({ limit: 200 })}`) });
  const policy = useQuery({ queryKey: ["insurance-policy", chosen, undefined], queryFn: () => get<PolicyAnswer>(pathOf(chosen!)), enabled: chosen !== undefined });
  const schedule = useQuery({ queryKey: ["insurance-schedule", chosen], queryFn: () => get<Page<ScheduledItem>>(`${pathOf(chosen!)}/schedule${query({ limit: 500 })}`), enabled: chosen !== undefined });
  const productId = policy.data?.product?.id;
  const product = useQuery({
    queryKey: ["insurance-product", productId],
    queryFn: () => get<{ product: InsuranceProduct }>(`/insurance-products/${productId}`),
    enabled: productId !== undefined,
  });
  const send = useMutation({
    mutationFn: (said: Said) => post<{ id: string }>("/api/v1/insurance-claims", noticeOf(said), key.current),
    onSuccess: async ({ id }) => {
      void message.success(t("claim.notified"));
      await client.invalidateQueries();
      await navigate(`/insurance-claims/${id}`);
    },
    onError: (error) => {
      if (!(error instanceof Problem)) return;
      if (error.refused) key.current = newKey();
      for (const each of error.errors) {
        const name = PLACES[each.field];
        if (name) form.setFields([{ name, errors: [language === "zh" ? each.zh : each.en || each.zh] }]);
      }
    },
  });
  const needed = (label: string) => [{ required: true, message: t("form.complaint.missing", { label }) }];
  const bound = (policies.data?.items ?? []).filter((each) => each.number !== undefined);
  return (
    <>
      <PageHead title={t("claim.notify")} about={t("claim.notify_about")} />
      <Card>
        <Form<Said> form={form} layout="vertical" initialValues={{ policy: asked.get("policy") ?? undefined, zone: "mainland" }} onFinish={(said) => send.mutate(said)}>
          <div className={styles.form}>
            <Form.Item name="policy" label={t("policy.number")} rules={needed(t("policy.number"))}>
              <Select
                showSearch={{ optionFilterProp: "label" }}
                loading={policies.isPending}
                placeholder={t("form.choose")}
                onChange={() => form.resetFields(["item", "estimates"])}
                options={bound.map((each) => ({ value: each.id, label: `${each.number} · ${each.title ? words(each.title) : each.product} · ${each.holder}` }))}
              />
            </Form.Item>
            <Form.Item name="item" label={t("claim.item")} rules={needed(t("claim.item"))}>
              <Select
                showSearch={{ optionFilterProp: "label" }}
                loading={schedule.isFetching}
                placeholder={t("form.choose")}
                options={(schedule.data?.items ?? []).map((each) => ({ value: each.number, label: `${each.title} · ${each.number}` }))}
              />
            </Form.Item>
            <Form.Item name="occurred_on" label={t("claim.occurred_on")} rules={needed(t("claim.occurred_on"))}>
              <DateInput />
            </Form.Item>
            <Form.Item name="claimed_on" label={t("claim.claimed_on")} rules={needed(t("claim.claimed_on"))}>
              <DateInput />
            </Form.Item>
            <Form.Item name="zone" label={t("claim.zone")} rules={needed(t("claim.zone"))}>
              <Select options={ZONES.map((value) => ({ value, label: catalogue.of("insurance_zone", value) }))} />
            </Form.Item>
            <Form.Item name="opponent" label={t("claim.opponent")}>
              <Input autoComplete="off" maxLength={200} />
            </Form.Item>
            <Form.Item name="court_case" label={t("claim.court_case")}>
              <Input autoComplete="off" maxLength={200} />
            </Form.Item>
            <Form.Item className={styles.whole!} name="what" label={t("claim.what")} rules={needed(t("claim.what"))}>
              <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={4000} />
            </Form.Item>
            {(product.data?.product.items ?? []).map((each) => (
              <Form.Item key={each.id} name={["estimates", each.id]} label={t("claim.estimate_of", { item: words(each.title) })}>
                <MoneyInput />
              </Form.Item>
            ))}
          </div>
          {product.data && <p className="quiet">{words(product.data.product.event)}</p>}
          {send.error && <ProblemNotice error={send.error} shown={(each) => each.field in PLACES} />}
          <Button type="primary" htmlType="submit" loading={send.isPending}>
            {t("claim.notify")}
          </Button>
        </Form>
      </Card>
    </>
  );
}

const ZONES = ["mainland", "hong_kong_macao_taiwan", "asia", "europe", "north_america", "elsewhere"];
