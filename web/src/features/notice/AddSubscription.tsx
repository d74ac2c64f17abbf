import { useMutation } from "@tanstack/react-query";
import { Button, Drawer, Form, Input, Segmented, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useLanguage, useWords } from "@/app/words";
import { ask, Problem } from "@/shared/api";
import type { FieldProblem } from "@/shared/contract";
import { useNarrow } from "@/shared/narrow";
import { ProblemNotice } from "@/shared/ProblemNotice";
import type { NewSubscription, SubscriptionsAnswer } from "./notices";

type Channel = "webhook" | "mail";

// "kinds[1]" belongs to the field of the kinds.
const fieldOf = (problem: FieldProblem) => problem.field.replace(/\[.*$/, "");
const FIELDS = ["channel", "address", "kinds"];

export function AddSubscription({ open, known, close, added }: { open: boolean; known: SubscriptionsAnswer; close: () => void; added: (answer: NewSubscription) => void }) {
  const { t } = useTranslation();
  const words = useWords();
  const language = useLanguage();
  const narrow = useNarrow();
  const [channel, setChannel] = useState<Channel>("webhook");
  const [address, setAddress] = useState("");
  const [kinds, setKinds] = useState<string[]>([]);
  const send = useMutation({
    mutationFn: () => ask<NewSubscription>("/subscriptions", { channel, address: address.trim(), ...(kinds.length > 0 ? { kinds } : {}) }),
    onSuccess: (answer) => {
      setAddress("");
      setKinds([]);
      added(answer);
    },
  });
  const problems = send.error instanceof Problem ? send.error.errors : [];
  const at = (field: string) => {
    const own = problems.filter((each) => fieldOf(each) === field);
    if (own.length === 0) return {};
    return { validateStatus: "error" as const, help: own.map((each) => (language === "zh" ? each.zh : each.en || each.zh)).join(" ") };
  };
  return (
    <Drawer
      title={t("notice.add")}
      open={open}
      onClose={close}
      size={narrow ? "100%" : 520}
      destroyOnHidden
      footer={
        <Button type="primary" loading={send.isPending} disabled={address.trim() === ""} onClick={() => send.mutate()}>
          {t("notice.add")}
        </Button>
      }
    >
      <Form layout="vertical" component="div">
        <Form.Item label={t("notice.channel")} {...at("channel")} {...(known.mail ? {} : { extra: t("notice.no_mail") })}>
          <Segmented<Channel>
            value={channel}
            onChange={setChannel}
            options={[
              { value: "webhook", label: t("notice.webhook") },
              { value: "mail", label: t("notice.mail"), disabled: !known.mail },
            ]}
          />
        </Form.Item>
        <Form.Item
          label={channel === "webhook" ? t("notice.webhook_address") : t("notice.mail_address")}
          required
          htmlFor="subscription-address"
          extra={channel === "webhook" ? t("notice.webhook_about") : t("notice.mail_about")}
          {...at("address")}
        >
          <Input
            id="subscription-address"
            value={address}
            maxLength={500}
            placeholder={channel === "webhook" ? "https://" : "li.ming@bank.example"}
            onChange={(event) => setAddress(event.target.value)}
          />
        </Form.Item>
        <Form.Item label={t("notice.kinds")} htmlFor="subscription-kinds" {...at("kinds")}>
          <Select
            id="subscription-kinds"
            mode="multiple"
            value={kinds}
            onChange={setKinds}
            placeholder={t("notice.all_kinds")}
            optionFilterProp="label"
            options={known.kinds.map((each) => ({ value: each.name, label: words(each) }))}
          />
        </Form.Item>
        {send.isError && <ProblemNotice error={send.error} shown={(each) => FIELDS.includes(fieldOf(each))} />}
      </Form>
    </Drawer>
  );
}
