import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button, Popconfirm } from "antd";
import { useTranslation } from "react-i18next";
import { formatMoment } from "@/shared/Amount";
import { newKey, remove } from "@/shared/api";
import { DataTable } from "@/shared/DataTable";
import { Loaded } from "@/shared/Loaded";
import { Mark } from "@/shared/Mark";
import { useMessage } from "@/shared/message";
import { Panel } from "@/shared/Panel";
import { ProblemNotice } from "@/shared/ProblemNotice";
import styles from "./Account.module.css";
import { browserOf, type SessionRow, useSessions } from "./account";

export function Sessions() {
  const { t } = useTranslation();
  const message = useMessage();
  const client = useQueryClient();
  const sessions = useSessions();
  const end = useMutation({
    mutationFn: (id: string | undefined) => remove(id === undefined ? "/session/all" : `/session/all/${encodeURIComponent(id)}`, newKey()),
    onSuccess: () => void message.success(t("sessions.ended")),
    onSettled: () => client.invalidateQueries({ queryKey: ["my_sessions"] }),
  });
  const others = sessions.data?.items.filter((row) => !row.this_one).length ?? 0;
  const sure = (row: SessionRow) => (
    <Popconfirm title={t("sessions.sure")} okText={t("sessions.end")} cancelText={t("action.cancel")} onConfirm={() => end.mutate(row.id)}>
      <Button size="small" loading={end.isPending && end.variables === row.id}>
        {t("sessions.end")}
      </Button>
    </Popconfirm>
  );
  return (
    <Panel
      title={t("sessions.title")}
      extra={
        others > 0 && (
          <Popconfirm title={t("sessions.sure_others", { count: others })} okText={t("sessions.end_others")} cancelText={t("action.cancel")} onConfirm={() => end.mutate(undefined)}>
            <Button size="small">{t("sessions.end_others")}</Button>
          </Popconfirm>
        )
      }
    >
      {end.error && (
        <div className={styles.inside}>
          <ProblemNotice error={end.error} />
        </div>
      )}
      <Loaded from={sessions}>
        {({ items }) => (
          <DataTable
            flush
            rows={items}
            rowKey={(row) => row.id}
            pageSize={10}
            columns={[
              {
                key: "agent",
                title: t("sessions.browser"),
                card: "head",
                show: (row) => (
                  <span title={row.agent}>
                    {browserOf(row.agent) || t("sessions.unknown")} {row.this_one && <Mark tone="primary">{t("sessions.this_one")}</Mark>}
                  </span>
                ),
              },
              { key: "address", title: t("sessions.address"), show: (row) => <span className="number">{row.address}</span> },
              { key: "started", title: t("sessions.started"), sort: (left, right) => left.started - right.started, show: (row) => <span className="number">{formatMoment(row.started)}</span> },
              { key: "expires", title: t("sessions.expires"), show: (row) => <span className="number">{formatMoment(row.expires)}</span> },
              { key: "act", title: "", card: "aside", show: (row) => !row.this_one && sure(row) },
            ]}
          />
        )}
      </Loaded>
    </Panel>
  );
}
