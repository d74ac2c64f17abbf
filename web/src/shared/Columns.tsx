import type { ReactNode } from "react";
import styles from "./Columns.module.css";

// The record on the left, what to do on the right; on a phone what to do comes first.
export function Columns({ side, children }: { side: ReactNode; children: ReactNode }) {
  return (
    <div className={side ? styles.columns : undefined}>
      <div className={styles.main}>{children}</div>
      {side && <aside className={styles.side}>{side}</aside>}
    </div>
  );
}
