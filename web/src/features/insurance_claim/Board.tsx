import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useWords } from "@/app/words";
import { Amount } from "@/shared/Amount";
import { useCatalogueData } from "@/shared/catalogue";
import { Due } from "@/shared/Due";
import { Mark } from "@/shared/Mark";
import { Nothing } from "@/shared/Nothing";
import styles from "./Claim.module.css";
import type { ClaimRow } from "./claims";

// A column for each stage that has a claim, in the order in which they follow; what is due first is on top.
export function Board({ rows }: { rows: ClaimRow[] }) {
  const { t } = useTranslation();
  const words = useWords();
  const stages = useCatalogueData().data?.kinds?.["insurance_claim"] ?? [];
  const columns = stages.map((stage) => ({ stage, claims: rows.filter((row) => row.stage.name === stage.name) })).filter(({ claims }) => claims.length > 0);
  if (columns.length === 0) return <Nothing title={t("claim.none")} advice={t("claim.none_advice")} />;
  return (
    <div className={styles.board}>
      {columns.map(({ stage, claims }) => (
        <section key={stage.name} aria-label={words(stage)}>
          <h3>
            {words(stage)} <span className="quiet">{claims.length}</span>
          </h3>
          {[...claims]
            .sort((left, right) => (left.deadline?.due ?? "9").localeCompare(right.deadline?.due ?? "9"))
            .map((row) => (
              <article key={row.id} className={row.deadline?.late ? `${styles.card} ${styles.late}` : styles.card}>
                <Link to={`/insurance-claims/${row.id}`}>{row.holder}</Link>
                <div>{row.title}</div>
                <div className="quiet">
                  {words(row.line)} · <Amount value={Number(row.paid) > 0 ? row.paid : row.estimated} />
                </div>
                {row.awaits_papers && <Mark tone="warning">{t("claim.awaits_papers")}</Mark>}
                {row.deadline && <Due due={row.deadline.due} />}
              </article>
            ))}
        </section>
      ))}
    </div>
  );
}
