import type { ReactNode } from "react";
import styles from "./PageHead.module.css";

export function PageHead({ title, about, extra }: { title: ReactNode; about?: ReactNode; extra?: ReactNode }) {
  return (
    <header className={styles.head}>
      <div className={styles.words}>
        <h1>{title}</h1>
        {about && <p className="quiet">{about}</p>}
      </div>
      {extra && <div className={styles.extra}>{extra}</div>}
    </header>
  );
}
