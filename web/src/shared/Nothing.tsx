import { Empty } from "antd";
import type { ReactNode } from "react";
import styles from "./Nothing.module.css";

// An empty list that says what would fill it; where there is nothing to say to that, one line is enough.
export function Nothing({ title, advice, children }: { title: string; advice?: string; children?: ReactNode }) {
  if (!advice && !children) return <p className={styles.line}>{title}</p>;
  return (
    <Empty
      image={Empty.PRESENTED_IMAGE_SIMPLE}
      description={
        <>
          <div>{title}</div>
          {advice && <div className="quiet">{advice}</div>}
        </>
      }
    >
      {children}
    </Empty>
  );
}
