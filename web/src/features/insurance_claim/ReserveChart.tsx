import { useTranslation } from "react-i18next";
import { useWords } from "@/app/words";
import { Amount } from "@/shared/Amount";
import { Panel } from "@/shared/Panel";
import styles from "./Claim.module.css";
import type { Reserve } from "./claims";

// What the claim was expected to cost, from the first estimate to the last; each a bar to the same scale.
export function ReserveChart({ reserves, outstanding }: { reserves: Reserve[]; outstanding: string }) {
  const { t } = useTranslation();
  const words = useWords();
  const most = Math.max(...reserves.map(({ sum }) => Number(sum)), 1);
  return (
    <Panel
      title={t("claim.reserves")}
      extra={
        <span>
          <span className="quiet">{t("claim.outstanding")}</span> <Amount value={outstanding} />
        </span>
      }
    >
      <div className={styles.reserves}>
        {reserves.map((reserve, index) => (
          <div key={`${reserve.on}-${index}`} className={styles.reserve}>
            <span className="number">{reserve.on}</span>
            <span className={styles.track} role="img" aria-label={reserve.sum}>
              <span style={{ display: "block", width: `${(Number(reserve.sum) / most) * 100}%` }} className={styles.estimate} />
            </span>
            <Amount value={reserve.sum} />
            <small>
              {reserve.parts.map((part) => `${words(part.title)} ${part.amount}`).join(" · ")} — {reserve.reason}
            </small>
          </div>
        ))}
      </div>
    </Panel>
  );
}
