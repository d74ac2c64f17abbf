import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button, Card, Checkbox, Form, Input, InputNumber, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";
import { useWords } from "@/app/words";
import { useMe } from "@/features/session/session";
import type { ListsAnswer } from "@/features/lists/lists";
import { Amount, RateText } from "@/shared/Amount";
import { ActionDrawer } from "@/shared/action/ActionDrawer";
import { ask, get, newKey, post, query } from "@/shared/api";
import type { Action } from "@/shared/contract";
import { DataTable } from "@/shared/DataTable";
import { MoneyInput } from "@/shared/form/MoneyInput";
import { Loaded } from "@/shared/Loaded";
import { Mark } from "@/shared/Mark";
import { useMessage } from "@/shared/message";
import { Nothing } from "@/shared/Nothing";
import { PageHead } from "@/shared/PageHead";
import { Panel } from "@/shared/Panel";
import { ProblemNotice } from "@/shared/ProblemNotice";
import { WhyButton } from "@/shared/why/Why";
import { decidingOf } from "./Parts";
import { type BatchAnswer, type BatchRow, type LimitsAnswer, type ProductsAnswer, toneOfStage } from "./proposals";
import styles from "./Proposal.module.css";

interface Said {
  product: string;
  list?: string;
  shared_limit?: string;
  amount: string;
  months: number;
  grades?: string;
  grade_source?: string;
}
const batchOf = (said: Said) => ({
  product: said.product,
  need: { amount: said.amount, months: said.months },
  ...(said.list ? { list: said.list } : {}),
  ...(said.shared_limit ? { shared_limit: said.shared_limit } : {}),
  ...(said.grades ? { grades: said.grades } : {}),
  ...(said.grade_source ? { grade_source: said.grade_source } : {}),
});

// All firms of a list at once: the park batch of case 10. The officer picks; each pick is a proposal.
export function Batch() {
  const { t } = useTranslation();
  const words = useWords();
  const me = useMe();
  const navigate = useNavigate();
  const client = useQueryClient();
  const message = useMessage();
  const [form] = Form.useForm<Said>();
  const [picked, pick] = useState<string[]>([]);
  const [said, setSaid] = useState<Said>();
  const [act, setAct] = useState<Action>();
  const products = useQuery({ queryKey: ["products"], queryFn: () => get<ProductsAnswer>("/products") });
  const lists = useQuery({ queryKey: ["lists"], queryFn: () => get<ListsAnswer>("/lists") });
  const limits = useQuery({ queryKey: ["shared-limits"], queryFn: () => get<LimitsAnswer>("/shared-limits") });
  const listed = (id?: string) => words(lists.data?.items.find((each) => each.id === id)?.title) || id;
  const asked = useMutation({
    mutationFn: (values: Said) => ask<BatchAnswer>("/credit-proposals/batch-evaluation", batchOf(values)),
    onSuccess: (_, values) => {
      setSaid(values);
      pick([]);
    },
  });
  const sent = useMutation({
    mutationFn: () => post<{ proposals: string[] }>(`/products/${said!.product}/batch-proposals`, { batch: batchOf(said!), firms: picked, note: t("proposal.batch_note") }, newKey()),
    onSuccess: async ({ proposals }) => {
      void message.success(t("proposal.batch_done", { count: proposals.length }));
      await client.invalidateQueries();
      await navigate("/proposals");
    },
  });
  const officer = me.roles.includes("bank_officer");
  const rows = asked.data?.rows ?? [];
  const choose = (firm: string, on: boolean) => pick((before) => (on ? [...before, firm] : before.filter((each) => each !== firm)));
  return (
    <>
      <PageHead title={t("proposal.batch")} about={t("proposal.batch_about")} />
      <div className={styles.stack}>
        <Panel
          title={t("proposal.shared_limits")}
          extra={limits.data?.propose && <Button onClick={() => setAct(limits.data.propose)}>{words(limits.data.propose)}</Button>}
        >
          <Loaded from={limits}>
            {({ items }) => (
              <DataTable
                rows={items}
                rowKey={(row) => row.id}
                small
                flush
                empty={<Nothing title={t("proposal.no_limits")} advice={t("proposal.no_limits_advice")} />}
                columns={[
                  {
                    key: "name",
                    title: t("proposal.limit_name"),
                    card: "head",
                    show: (row) => (
                      <>
                        {row.name}
                        <div className="quiet">{[words(row.mode), row.core_enterprise, listed(row.list)].filter(Boolean).join(" · ")}</div>
                      </>
                    ),
                  },
                  { key: "amount", title: t("proposal.total"), numeric: true, show: (row) => <Amount value={row.amount} /> },
                  { key: "used", title: t("proposal.used"), numeric: true, show: (row) => <Amount value={row.used} /> },
                  { key: "free", title: t("proposal.free"), numeric: true, show: (row) => <Amount value={row.free} strong /> },
                  { key: "uses", title: t("proposal.firms"), numeric: true, show: (row) => row.uses.length },
                  { key: "until", title: t("proposal.valid_until"), show: (row) => <span className="number">{row.until}</span> },
                  { key: "stage", title: t("proposal.stage"), card: "aside", show: (row) => <Mark tone={toneOfStage(row.stage.name)}>{words(row.stage)}</Mark> },
                  {
                    key: "acts",
                    title: "",
                    show: (row) =>
                      row.actions.map((each) => (
                        <Button key={each.name} size="small" danger={each.dangerous ?? false} onClick={() => setAct(each)}>
                          {words(each)}
                        </Button>
                      )),
                  },
                ]}
              />
            )}
          </Loaded>
        </Panel>
        <Card title={t("proposal.batch_question")}>
          <Form form={form} layout="vertical" initialValues={{ months: 12 }} onFinish={(values) => asked.mutate(values)}>
            <div className={styles.form}>
              <Form.Item name="product" label={t("proposal.product")} rules={[{ required: true, message: t("proposal.required") }]}>
                <Select options={(products.data?.items ?? []).filter((each) => each.in_force).map((each) => ({ value: each.id, label: words(each.title) }))} />
              </Form.Item>
              <Form.Item name="shared_limit" label={t("proposal.shared_limit")}>
                <Select allowClear options={(limits.data?.items ?? []).filter((each) => each.stage.name === "open").map((each) => ({ value: each.id, label: each.name }))} />
              </Form.Item>
              <Form.Item name="list" label={t("proposal.list")} extra={t("proposal.list_help")}>
                <Select allowClear options={(lists.data?.items ?? []).filter((each) => each.subject === "enterprise").map((each) => ({ value: each.id, label: words(each.title) }))} />
              </Form.Item>
              <Form.Item name="amount" label={t("proposal.need_each")} rules={[{ required: true, message: t("proposal.need_missing") }]}>
                <MoneyInput />
              </Form.Item>
              <Form.Item name="months" label={t("proposal.need_months")} rules={[{ required: true, message: t("proposal.required") }]}>
                <InputNumber min={1} max={120} precision={0} style={{ width: "100%" }} />
              </Form.Item>
              <Form.Item name="grades" label={t("proposal.grades")} extra={t("proposal.grades_help")} className={styles.wide!}>
                <Input.TextArea rows={2} placeholder="91430100MA4L8K2N6B:t3, 91430100MA4L7P3T8G:t5" />
              </Form.Item>
              <Form.Item name="grade_source" label={t("proposal.grade_source_field")}>
                <Input />
              </Form.Item>
            </div>
            <Button type="primary" htmlType="submit" loading={asked.isPending}>
              {t("proposal.compute")}
            </Button>
          </Form>
          {asked.error && <ProblemNotice error={asked.error} />}
        </Card>
        {asked.data && said && (
          <Panel
            title={t("proposal.batch_result", { eligible: asked.data.eligible, all: rows.length })}
            extra={
              <span className={styles.links}>
                <a href={`/api/v1/credit-proposals/batch.xlsx${query({ product: said.product, list: said.list, shared_limit: said.shared_limit, amount: said.amount, months: said.months, grades: said.grades, grade_source: said.grade_source })}`}>{t("proposal.excel")}</a>
                {officer && (
                  <Button type="primary" disabled={picked.length === 0} loading={sent.isPending} onClick={() => sent.mutate()}>
                    {t("proposal.batch_send", { count: picked.length })}
                  </Button>
                )}
              </span>
            }
          >
            <div style={{ padding: "10px 16px" }}>
              {t("proposal.together")} <Amount value={asked.data.together} strong />
              {asked.data.room && (
                <>
                  {" · "}
                  {t("proposal.room", { name: asked.data.room.name })} <Amount value={asked.data.room.amount} /> / <Amount value={asked.data.room.used} />
                </>
              )}
              {sent.error && <ProblemNotice error={sent.error} />}
            </div>
            <DataTable<BatchRow>
              rows={rows}
              rowKey={(row) => row.subject}
              small
              flush
              pageSize={50}
              empty={<Nothing title={t("proposal.batch_empty")} advice={t("proposal.batch_empty_advice")} />}
              columns={[
                ...(officer
                  ? [
                      {
                        key: "pick",
                        title: <Checkbox aria-label={t("proposal.pick_all")} checked={picked.length > 0 && picked.length === rows.filter((each) => each.eligible).length} onChange={(event) => pick(event.target.checked ? rows.flatMap((each) => (each.eligible && each.firm ? [each.firm] : [])) : [])} />,
                        width: 40,
                        show: (row: BatchRow) => row.eligible && row.firm && <Checkbox aria-label={t("proposal.pick", { firm: row.name })} checked={picked.includes(row.firm)} onChange={(event) => choose(row.firm!, event.target.checked)} />,
                      },
                    ]
                  : []),
                {
                  key: "name",
                  title: t("proposal.firm"),
                  card: "head" as const,
                  show: (row) => (
                    <>
                      {row.name}
                      <div className="quiet number">{row.subject}</div>
                    </>
                  ),
                },
                { key: "eligible", title: t("proposal.answer"), card: "aside" as const, filters: [{ text: t("proposal.eligible"), value: "yes" }, { text: t("proposal.not_eligible"), value: "no" }], filterBy: (row) => (row.eligible ? "yes" : "no"), show: (row) => <Mark tone={row.eligible ? "good" : "plain"}>{t(row.eligible ? "proposal.eligible" : "proposal.not_eligible")}</Mark> },
                {
                  key: "line",
                  title: t("proposal.line"),
                  numeric: true,
                  show: (row) => (
                    <>
                      <Amount value={row.offer?.line} />
                      {row.offer?.line_why && <WhyButton why={row.offer.line_why} />}
                    </>
                  ),
                },
                { key: "decides", title: t("proposal.deciding"), show: (row) => (row.offer?.line === undefined ? "" : words(decidingOf(row.offer.line_bounds)?.title)) },
                { key: "rate", title: t("proposal.rate"), numeric: true, show: (row) => (row.offer?.rate ? <RateText value={row.offer.rate} /> : "—") },
                { key: "months", title: t("proposal.months"), show: (row) => (row.offer?.months === undefined ? "—" : t("unit.months", { value: row.offer.months })) },
                { key: "why", title: t("proposal.why_not"), show: (row) => (row.eligible ? "" : <span className="quiet" style={{ display: "inline-block", maxWidth: 360, whiteSpace: "normal" }}>{words(row.why_not)}</span>) },
              ]}
            />
          </Panel>
        )}
        <Link to="/proposals">{t("proposal.back")}</Link>
      </div>
      <ActionDrawer action={act} close={() => setAct(undefined)} done={() => undefined} />
    </>
  );
}
