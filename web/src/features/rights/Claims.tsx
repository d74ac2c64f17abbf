import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Alert, Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { get, newKey, post } from "@/shared/api";
import { useCatalogue } from "@/shared/catalogue";
import type { Page, RightRow } from "@/shared/contract";
import { DataTable } from "@/shared/DataTable";
import { Panel } from "@/shared/Panel";
import { ProblemNotice } from "@/shared/ProblemNotice";
import styles from "./Rights.module.css";

// What a registration desk entered under the firm's credit code: the firm takes it over, one by one
// or all at once, and may pledge it from then on.
export function Claims() {
  const { t } = useTranslation();
  const catalogue = useCatalogue();
  const client = useQueryClient();
  const [open, setOpen] = useState(false);
  const found = useQuery({ queryKey: ["claimable"], queryFn: () => get<Page<RightRow>>("/rights/claimable") });
  const claim = useMutation({
    mutationFn: async (rights: RightRow[]) => {
      for (const right of rights) await post(`/rights/${encodeURIComponent(right.id)}/claim`, {}, newKey());
    },
    onSettled: () => client.invalidateQueries(),
  });
  const rows = found.data?.items ?? [];
  if (rows.length === 0) return null;
  return (
    <div className={styles.claims}>
      <Alert
        type="info"
        showIcon
        title={t("rights.claimable", { count: rows.length })}
        description={t("rights.claimable_about")}
        action={<Button onClick={() => setOpen(!open)}>{t(open ? "rights.claim_hide" : "rights.claim_show")}</Button>}
      />
      {open && (
        <Panel
          title={t("rights.claim_title")}
          extra={
            <Button type="primary" loading={claim.isPending} onClick={() => claim.mutate(rows)}>
              {t("rights.claim_all", { count: rows.length })}
            </Button>
          }
        >
          {claim.isError && <ProblemNotice error={claim.error} />}
          <DataTable
            rows={rows}
            rowKey={(row) => row.id}
            flush
            small
            pageSize={20}
            columns={[
              { key: "title", title: t("rights.title"), card: "head", show: (row) => row.title },
              { key: "kind", title: t("rights.kind"), show: (row) => catalogue.of("right_kind", row.kind) },
              { key: "number", title: t("rights.number"), show: (row) => <span className="number">{row.number}</span> },
              { key: "expires", title: t("rights.expires"), show: (row) => <span className="number">{row.legal_end ?? "—"}</span> },
              {
                key: "claim",
                title: "",
                card: "aside",
                show: (row) => (
                  <Button size="small" disabled={claim.isPending} onClick={() => claim.mutate([row])}>
                    {t("rights.claim")}
                  </Button>
                ),
              },
            ]}
          />
        </Panel>
      )}
    </div>
  );
}
