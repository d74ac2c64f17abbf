import { PlusOutlined } from "@ant-design/icons";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button, Popconfirm } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useWords } from "@/app/words";
import { formatMoment } from "@/shared/Amount";
import { ask, get, newKey, remove } from "@/shared/api";
import { DataTable } from "@/shared/DataTable";
import { Loaded } from "@/shared/Loaded";
import { Mark } from "@/shared/Mark";
import { useMessage } from "@/shared/message";
import { Nothing } from "@/shared/Nothing";
import { Panel } from "@/shared/Panel";
import { ProblemNotice } from "@/shared/ProblemNotice";
import { AddSubscription } from "./AddSubscription";
import styles from "./Notices.module.css";
import type { NewSubscription, Subscription, SubscriptionsAnswer } from "./notices";
import { ShownOnce } from "./ShownOnce";

const KEY = ["subscriptions"];

export function Subscriptions() {
  const { t } = useTranslation();
  const message = useMessage();
  const client = useQueryClient();
  const listed = useQuery({ queryKey: KEY, queryFn: () => get<SubscriptionsAnswer>("/subscriptions") });
  const [adding, setAdding] = useState(false);
  const [secret, setSecret] = useState<string>();
  const again = () => client.invalidateQueries({ queryKey: KEY });
  const act = useMutation({
    mutationFn: ({ id, what }: { id: string; what: "test" | "resumption" | "removal" }) =>
      what === "removal" ? remove(`/subscriptions/${id}`, newKey()) : ask<unknown>(`/subscriptions/${id}/${what}`, undefined),
    onSuccess: (_, { what }) => void message.success(t(`notice.${what}_done`)),
    onSettled: again,
  });
  const added = (answer: NewSubscription) => {
    setAdding(false);
    setSecret(answer.secret);
    void again();
  };
  return (
    <>
      {secret && <ShownOnce title={t("notice.secret")} about={t("notice.secret_about")} value={secret} close={() => setSecret(undefined)} />}
      {act.isError && <ProblemNotice error={act.error} />}
      <Loaded from={listed}>
        {(answer) => (
          <Panel
            title={t("notice.subscriptions")}
            extra={
              <Button type="primary" icon={<PlusOutlined />} disabled={answer.items.length >= answer.most} onClick={() => setAdding(true)}>
                {t("notice.add")}
              </Button>
            }
          >
            <AddSubscription open={adding} known={answer} close={() => setAdding(false)} added={added} />
            <Rows items={answer.items} busy={act.isPending} act={(id, what) => act.mutate({ id, what })} />
          </Panel>
        )}
      </Loaded>
    </>
  );
}

function Rows({ items, busy, act }: { items: Subscription[]; busy: boolean; act: (id: string, what: "test" | "resumption" | "removal") => void }) {
  const { t } = useTranslation();
  const words = useWords();
  return (
    <DataTable
      flush
      rows={items}
      rowKey={(row) => row.id}
      empty={<Nothing title={t("notice.none")} advice={t("notice.none_advice")} />}
      columns={[
        {
          key: "address",
          title: t("notice.address"),
          card: "head",
          show: (row) => (
            <div className={styles.address}>
              {row.address}
              <div className="quiet">{words(row.channel)}</div>
            </div>
          ),
        },
        {
          key: "state",
          title: t("notice.state"),
          show: (row) => (
            <div className={styles.state}>
              <Mark tone={row.state.name === "suspended" ? "bad" : row.failures > 0 ? "warning" : "good"}>
                {row.state.name === "active" && row.failures > 0 ? t("notice.failing", { count: row.failures }) : words(row.state)}
              </Mark>
              {row.last_problem && <p className={styles.problem}>{row.last_problem}</p>}
              {row.next_try !== undefined && <p className="quiet">{t("notice.next_try", { at: formatMoment(row.next_try) })}</p>}
            </div>
          ),
        },
        {
          key: "kinds",
          title: t("notice.kinds"),
          show: (row) => <div className={styles.kinds}>{row.kinds.length === 0 ? t("notice.all_kinds") : row.kinds.map((each) => <Mark key={each.name}>{words(each)}</Mark>)}</div>,
        },
        { key: "last_success", title: t("notice.last_success"), show: (row) => <span className="number">{row.last_success ? formatMoment(row.last_success) : "—"}</span> },
        {
          key: "act",
          title: "",
          show: (row) => (
            <div className={styles.acts}>
              {row.failures > 0 || row.state.name === "suspended" ? (
                <Button size="small" type="primary" disabled={busy} onClick={() => act(row.id, "resumption")}>
                  {t("notice.resume")}
                </Button>
              ) : (
                <Button size="small" disabled={busy} onClick={() => act(row.id, "test")}>
                  {t("notice.test")}
                </Button>
              )}
              <Popconfirm title={t("notice.sure_remove")} okText={t("notice.remove")} okButtonProps={{ danger: true }} cancelText={t("action.cancel")} onConfirm={() => act(row.id, "removal")}>
                <Button size="small" danger disabled={busy}>
                  {t("notice.remove")}
                </Button>
              </Popconfirm>
            </div>
          ),
        },
      ]}
    />
  );
}
