import { useTranslation } from "react-i18next";
import { useWords } from "@/app/words";
import { Amount } from "@/shared/Amount";
import type { Field } from "@/shared/contract";
import { DataTable } from "@/shared/DataTable";
import { FieldList } from "@/shared/FieldList";
import { Panel } from "@/shared/Panel";
import styles from "./Claim.module.css";
import type { Proposal } from "./claims";

// What is, or is to be, paid: the loss by items, what an exclusion keeps out, and the figure with its working.
export function Decision({ title, proposal }: { title: string; proposal: Proposal }) {
  const { t } = useTranslation();
  const words = useWords();
  const label = (name: string, text: string, type: Field["type"], value: Field["value"], more: Partial<Field> = {}): Field => ({ name, zh: text, en: text, type, value, ...more });
  return (
    <Panel title={title}>
      <div className={styles.decision}>
        <FieldList
          fields={[
            label("payable", t("claim.payable"), "money", proposal.payable, { why: proposal.why }),
            label("borne", t("claim.borne"), "money", proposal.borne_by_insured),
            label("basis", t("claim.basis"), "text", `${words(proposal.basis)} · ${proposal.reference}`),
            label("basis_on", t("claim.basis_on"), "date", proposal.basis_on),
            label("sum", t("policy.sum"), "money", proposal.sum),
            label("limit_left", t("claim.limit_left"), "money", proposal.limit_left),
            label("opinion", t("claim.opinion"), "text", proposal.opinion),
          ]}
        />
      </div>
      <DataTable
        rows={proposal.parts}
        rowKey={(row) => row.item}
        small
        flush
        columns={[
          { key: "item", title: t("insurance.item"), card: "head", show: (row) => words(row.title) },
          { key: "loss", title: t("insurance.loss"), numeric: true, card: "aside", show: (row) => <Amount value={row.loss} /> },
          { key: "excluded", title: t("claim.excluded"), numeric: true, show: (row) => (row.excluded ? <Amount value={row.excluded} /> : "—") },
          { key: "exclusion", title: t("claim.exclusion"), wrap: 260, show: (row) => (row.exclusion_title ? words(row.exclusion_title) : "—") },
        ]}
      />
    </Panel>
  );
}
