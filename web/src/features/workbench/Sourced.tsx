import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useWords } from "@/app/words";
import { Mark } from "@/shared/Mark";
import type { Provenance } from "./workbench";
import styles from "./Workbench.module.css";

// A reference figure beside a field, never without where it comes from.
export function Sourced({ provenance, children }: { provenance: Provenance; children: ReactNode }) {
  const { t } = useTranslation();
  const words = useWords();
  return (
    <p className={styles.reference}>
      <span>{children}</span>
      <Mark tone={provenance.basis === "law" ? "good" : provenance.basis === "press" ? "primary" : "warning"}>{t(`workbench.basis.${provenance.basis}` as "workbench.basis.law")}</Mark>
      <span>{words(provenance.source)}</span>
    </p>
  );
}
