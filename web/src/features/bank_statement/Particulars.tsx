import { Alert, Card } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Amount } from "@/shared/Amount";
import styles from "./BankStatement.module.css";
import { OUTCOMES, type StatementRow } from "./statements";

// The head of a statement: where it begins and ends, and what its entries came to.
export function Particulars({ statement }: { statement: StatementRow }) {
  const { t } = useTranslation();
  return (
    <Card title={`${statement.account} · ${statement.number}`}>
      <div className={styles.stack}>
        {statement.before && !statement.before.joins && (
          <Alert
            type="warning"
            showIcon
            title={t("bank_statement.gap")}
            description={
              <>
                {t("bank_statement.gap_about")} <Link to={`/bank-statements/${statement.before.id}`}>{t("bank_statement.before")}</Link>
              </>
            }
          />
        )}
        <dl className={styles.figures}>
          <div>
            <dt>{t("bank_statement.opening_of", { date: statement.opening.on })}</dt>
            <dd>
              <Amount value={statement.opening.amount} />
            </dd>
          </div>
          <div>
            <dt>{t("bank_statement.closing_of", { date: statement.closing.on })}</dt>
            <dd>
              <Amount value={statement.closing.amount} strong />
            </dd>
          </div>
          {OUTCOMES.map((each) => (
            <div key={each}>
              <dt>{t(`bank_statement.${each}`)}</dt>
              <dd>
                {statement.counts[each].count} · <Amount value={statement.counts[each].amount} />
              </dd>
            </div>
          ))}
        </dl>
      </div>
    </Card>
  );
}
