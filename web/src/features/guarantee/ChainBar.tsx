import { formatMoney, formatRate } from "@/shared/money";
import styles from "./Guarantee.module.css";

export const COLOURS: Record<string, string> = {
  bank: "#8a97a6",
  guarantor: "#1f5c99",
  re_guarantor: "#4a8a6a",
  national_fund: "#9a6a1f",
  local_fund: "#7a5a94",
};
const LABELLED_PERCENT = 12; // a narrower part has no room for its figure

// "0.2" or "1/3": a width, never an amount.
function percentOf(share: string): number {
  const [over, under = "1"] = share.split("/");
  return (Number(over) / Number(under)) * 100;
}

export interface Part {
  party: string;
  label: string;
  share: string;
  amount?: string | undefined;
}

// Who bears what of a loss, in one bar.
export function ChainBar({ parts, label }: { parts: Part[]; label: string }) {
  return (
    <div className={styles.chain}>
      <div className={styles.bar} role="img" aria-label={`${label}：${parts.map((each) => `${each.label} ${formatRate(each.share)}`).join("，")}`}>
        {parts.map((each) => (
          <div key={each.party} className={styles.part} style={{ width: `${percentOf(each.share)}%`, background: COLOURS[each.party] }}>
            {percentOf(each.share) >= LABELLED_PERCENT && <span className="number">{formatRate(each.share)}</span>}
          </div>
        ))}
      </div>
      <ul className={styles.legend}>
        {parts.map((each) => (
          <li key={each.party}>
            <i className={styles.dot} style={{ background: COLOURS[each.party] }} />
            {each.label} <b className="number">{each.amount ? formatMoney(each.amount) : formatRate(each.share)}</b>
          </li>
        ))}
      </ul>
    </div>
  );
}
