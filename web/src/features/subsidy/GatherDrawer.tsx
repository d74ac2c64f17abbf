import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button, Drawer, Form, Input } from "antd";
import { useRef, useState } from "react";
import { closing, opening } from "@/app/words";
import { useTranslation } from "react-i18next";
import { Amount } from "@/shared/Amount";
import { newKey, post, Problem } from "@/shared/api";
import { DataTable } from "@/shared/DataTable";
import { LookupSelect } from "@/shared/form/LookupSelect";
import { sumMoney } from "@/shared/money";
import { useNarrow } from "@/shared/narrow";
import { ProblemNotice } from "@/shared/ProblemNotice";
import type { ApplicationRow } from "./subsidies";

// A payment order of the chosen applications. Where the server cannot tell who pays a part, it says
// so at that part's field, and the field is shown.
export function GatherDrawer({ rows, close, done }: { rows: ApplicationRow[]; close: () => void; done: (id: string) => void }) {
  const { t } = useTranslation();
  const narrow = useNarrow();
  const client = useQueryClient();
  const key = useRef(newKey());
  const [title, setTitle] = useState("");
  const [payers, setPayers] = useState<Record<string, string>>({});
  const send = useMutation({
    mutationFn: () => post<{ id: string }>("/subsidy-batches", { title, applications: rows.map((row) => row.id), payers }, key.current),
    onSuccess: async ({ id }) => {
      await client.invalidateQueries();
      done(id);
    },
    onError: (error) => {
      if (!(error instanceof Problem) || !error.refused) return;
      key.current = newKey();
      for (const each of error.errors)
        if (each.field.startsWith("payers.")) setPayers((before) => ({ ...before, [each.field.slice("payers.".length)]: "" }));
    },
  });
  return (
    <Drawer
      title={t("subsidy.gather_title")}
      open
      onClose={close}
      size={narrow ? "100%" : 620}
      footer={
        <Button type="primary" disabled={!title.trim()} loading={send.isPending} onClick={() => send.mutate()}>
          {t("subsidy.gather_send")}
        </Button>
      }
    >
      {send.error && <ProblemNotice error={send.error} />}
      <Form layout="vertical">
        <Form.Item label={t("subsidy.batch_title")} required>
          <Input value={title} maxLength={100} placeholder={t("subsidy.batch_title_example")} onChange={(event) => setTitle(event.target.value)} />
        </Form.Item>
        {Object.keys(payers).map((party) => (
          <Form.Item key={party} label={`${t("subsidy.payer")}${opening()}${party}${closing()}`} required>
            <LookupSelect from="/organisations" many={false} {...(payers[party] ? { value: payers[party] } : {})} onChange={(value) => setPayers((before) => ({ ...before, [party]: typeof value === "string" ? value : "" }))} />
          </Form.Item>
        ))}
      </Form>
      <DataTable
        rows={rows}
        rowKey={(row) => row.id}
        small
        columns={[
          { key: "applicant", title: t("subsidy.applicant"), card: "head", show: (row) => row.applicant.name },
          { key: "id", title: t("subsidy.id"), show: (row) => <span className="id">{row.id}</span> },
          { key: "due", title: t("subsidy.due"), numeric: true, show: (row) => <Amount value={row.due} /> },
        ]}
      />
      <p>
        {t("subsidy.sum", { count: rows.length })} <Amount strong value={sumMoney(rows.map((row) => row.due))} />
      </p>
    </Drawer>
  );
}
