import type { ReactNode } from "react";
import styles from "./Columns.module.css";

// The record on the left, what to do on the right; on a phone what to do comes first, unless it
// follows from what is entered on the left.
export function Columns({ side, follows, children }: { side: ReactNode; follows?: boolean; children: ReactNode }) {
  return (
    <div className={side ? styles.columns : undefined}>
      <div className={styles.main}>{children}</div>
      {side && <aside className={follows ? `${styles.side} ${styles.follows}` : styles.side}>{side}</aside>}
    </div>
  );
}
