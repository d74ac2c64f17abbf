import { useTranslation } from "react-i18next";
import { formatMoney, parseFen } from "@/shared/money";
import { WhyButton } from "@/shared/why/Why";
import styles from "./Guarantee.module.css";
import type { Room } from "./guarantees";

const NEAR_PERCENT = 80;

// How much of a limit is used; the width alone is a number, what is read is the text that came.
function percentUsed({ used, limit }: Room): number {
  const most = parseFen(limit);
  if (most === 0n) return 100;
  return Math.min(100, Number((parseFen(used) * 1000n) / most) / 10);
}

export function Gauge({ room }: { room: Room }) {
  const { t } = useTranslation();
  const used = percentUsed(room);
  const tone = used >= 100 ? styles.full : used >= NEAR_PERCENT ? styles.near : "";
  return (
    <div className={styles.gauge}>
      <div>
        <span className="number">{formatMoney(room.used)}</span> / <span className="number">{formatMoney(room.limit)}</span>
        <WhyButton why={room.why} />
      </div>
      <div className={styles.track} role="img" aria-label={t("guarantee.used_of", { used: formatMoney(room.used), limit: formatMoney(room.limit) })}>
        <div className={`${styles.fill} ${tone}`} style={{ width: `${used}%` }} />
      </div>
      <span className="quiet">{t("guarantee.left", { amount: formatMoney(room.left) })}</span>
    </div>
  );
}
