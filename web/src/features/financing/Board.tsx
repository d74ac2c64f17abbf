import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useWords } from "@/app/words";
import { Amount } from "@/shared/Amount";
import { useCatalogue } from "@/shared/catalogue";
import type { FinancingRow } from "@/shared/contract";
import { Mark, toneOfClass } from "@/shared/Mark";
import { isOverdue } from "./overdue";
import styles from "./Pipeline.module.css";

// The seven stages of the pledge-loan as columns; closed and refused ones stand in the table only.
export function Board({ rows }: { rows: FinancingRow[] }) {
  const { t } = useTranslation();
  const { phases } = useCatalogue();
  const words = useWords();
  const open = phases.filter(({ ended }) => !ended);
  const elsewhere = rows.filter((row) => !open.some(({ name }) => name === row.phase)).length;
  return (
    <>
      <div className={styles.board}>
        {open.map((phase) => {
          const here = rows.filter((row) => row.phase === phase.name);
          return (
            <section key={phase.name} className={styles.phase} aria-label={words(phase)}>
              <header className={styles.phaseHead}>
                <h2>{words(phase)}</h2>
                <span>{here.length}</span>
              </header>
              {here.length === 0 ? (
                <p className={styles.empty}>{t("financing.phase_empty")}</p>
              ) : (
                <ul>
                  {here.map((row) => (
                    <li key={row.id}>
                      <FinancingCard row={row} />
                    </li>
                  ))}
                </ul>
              )}
            </section>
          );
        })}
      </div>
      {elsewhere > 0 && (
        <p className="quiet">
          {t("financing.ended_elsewhere", { count: elsewhere })} <Link to="?view=table">{t("financing.see_table")}</Link>
        </p>
      )}
    </>
  );
}

function FinancingCard({ row }: { row: FinancingRow }) {
  const { t } = useTranslation();
  const catalogue = useCatalogue();
  const late = isOverdue(row);
  return (
    <Link to={`/financings/${row.id}`} className={`${styles.card} ${late ? styles.late : ""}`}>
      <div className={styles.applicant}>{row.applicant.name}</div>
      <div className={styles.amount}>
        <Amount value={row.outstanding ?? row.amount} />
      </div>
      <div className={styles.marks}>
        {row.class && <Mark tone={toneOfClass(row.class)}>{catalogue.class(row.class)}</Mark>}
        {late && <Mark tone="bad">{t("financing.days_overdue", { count: row.days_overdue ?? 0 })}</Mark>}
      </div>
      {row.bank && <div className={styles.next}>{row.bank.name}</div>}
    </Link>
  );
}
