import { useMutation, useQuery } from "@tanstack/react-query";
import { Button, Drawer, Form, Input, Radio, Select } from "antd";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";
import { useWords } from "@/app/words";
import { useMe } from "@/features/session/session";
import { get, newKey, post, Problem } from "@/shared/api";
import type { Page, ProgrammeRow } from "@/shared/contract";
import { DataTable } from "@/shared/DataTable";
import { Loaded } from "@/shared/Loaded";
import { Mark, type Tone } from "@/shared/Mark";
import { useNarrow } from "@/shared/narrow";
import { Nothing } from "@/shared/Nothing";
import { PageHead } from "@/shared/PageHead";
import { ProblemNotice } from "@/shared/ProblemNotice";
import type { DraftRow } from "./answers";

export const toneOfStage = (stage: string): Tone => (stage === "published" ? "good" : stage === "submitted" ? "warning" : stage === "editing" ? "primary" : "plain");

export function Drafts() {
  const { t } = useTranslation();
  const words = useWords();
  const me = useMe();
  const [begins, setBegins] = useState(false);
  const listed = useQuery({ queryKey: ["drafts"], queryFn: () => get<Page<DraftRow>>("/drafts") });
  const writes = me.roles.includes("policy_officer");
  return (
    <>
      <PageHead
        title={t("menu.drafts")}
        about={t("studio.about")}
        extra={
          writes && (
            <Button type="primary" onClick={() => setBegins(true)}>
              {t("studio.begin")}
            </Button>
          )
        }
      />
      <Loaded from={listed}>
        {({ items }) => (
          <DataTable
            rows={items}
            rowKey={(row) => row.id}
            empty={<Nothing title={t("studio.none")} advice={t(writes ? "studio.none_advice" : "studio.none_waiting")} />}
            columns={[
              { key: "title", title: t("studio.title"), card: "head", show: (row) => <Link to={`/drafts/${row.id}`}>{words(row.title)}</Link> },
              { key: "stage", title: t("studio.stage"), card: "aside", show: (row) => <Mark tone={toneOfStage(row.stage.name)}>{words(row.stage)}</Mark> },
              { key: "programme", title: t("studio.programme"), show: (row) => <span className="id">{row.programme}</span> },
              { key: "author", title: t("studio.author"), show: (row) => row.author },
              { key: "revision", title: t("studio.revision"), numeric: true, show: (row) => row.revision },
              { key: "changed", title: t("studio.changed_on"), sort: (a, b) => a.changed_on.localeCompare(b.changed_on), show: (row) => <span className="number">{row.changed_on}</span> },
              { key: "id", title: t("studio.number"), show: (row) => <span className="id">{row.id}</span> },
            ]}
          />
        )}
      </Loaded>
      <Begin open={begins} close={() => setBegins(false)} />
    </>
  );
}

interface Beginning {
  from: "blank" | "version";
  programme?: string;
  title?: string;
  title_en?: string;
  version?: string;
}

// From a commented starter text, or as a copy of a version that is there already.
function Begin({ open, close }: { open: boolean; close: () => void }) {
  const { t } = useTranslation();
  const words = useWords();
  const narrow = useNarrow();
  const navigate = useNavigate();
  const key = useRef(newKey());
  const [form] = Form.useForm<Beginning>();
  const from = Form.useWatch("from", form) ?? "blank";
  const programmes = useQuery({ queryKey: ["programmes"], queryFn: () => get<Page<ProgrammeRow>>("/programmes"), enabled: open });
  const opened = useMutation({
    mutationFn: ({ programme, title, title_en, version }: Beginning) => {
      const row = programmes.data?.items.find((each) => each.version === version);
      return post<{ id: string }>("/drafts", row ? { programme: row.id, version: row.version } : { programme, title, title_en }, key.current);
    },
    onSuccess: ({ id }) => navigate(`/drafts/${id}`),
    onError: (error) => {
      if (error instanceof Problem && error.refused) key.current = newKey();
    },
  });
  const needed = [{ required: true, whitespace: true, message: t("studio.needed") }];
  return (
    <Drawer
      title={t("studio.begin")}
      open={open}
      onClose={close}
      size={narrow ? "100%" : 520}
      destroyOnHidden
      footer={
        <Button type="primary" loading={opened.isPending} onClick={() => form.submit()}>
          {t("studio.begin_do")}
        </Button>
      }
    >
      {opened.error && <ProblemNotice error={opened.error} />}
      <Form<Beginning> form={form} layout="vertical" initialValues={{ from: "blank" }} onFinish={(values) => opened.mutate(values)}>
        <Form.Item name="from" label={t("studio.begin_from")}>
          <Radio.Group
            options={[
              { value: "blank", label: t("studio.blank") },
              { value: "version", label: t("studio.copy") },
            ]}
          />
        </Form.Item>
        {from === "blank" ? (
          <>
            <Form.Item name="programme" label={t("studio.id")} extra={t("studio.id_help")} rules={[...needed, { pattern: /^[a-z][a-z0-9_]{2,59}$/, message: t("studio.id_help") }]}>
              <Input autoComplete="off" placeholder="changsha_interest_subsidy" />
            </Form.Item>
            <Form.Item name="title" label={t("studio.title_zh")} rules={needed}>
              <Input autoComplete="off" />
            </Form.Item>
            <Form.Item name="title_en" label={t("studio.title_en")} rules={needed}>
              <Input autoComplete="off" />
            </Form.Item>
          </>
        ) : (
          <Form.Item name="version" label={t("studio.copy_of")} extra={t("studio.copy_help")} rules={needed}>
            <Select
              showSearch={{ optionFilterProp: "label" }}
              options={(programmes.data?.items ?? []).map((each) => ({ value: each.version, label: `${words(each.title)} · ${t("programmes.since", { date: each.from })}` }))}
            />
          </Form.Item>
        )}
      </Form>
    </Drawer>
  );
}
