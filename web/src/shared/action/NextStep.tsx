import { Button, Card } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useWords } from "@/app/words";
import type { Action, WaitingFor } from "../contract";
import styles from "./action.module.css";
import { ActionDrawer } from "./ActionDrawer";

// The acts open to the reader; where there are none, who must act.
export function NextStep({ actions, waitingFor }: { actions: Action[]; waitingFor?: WaitingFor[] }) {
  const { t } = useTranslation();
  const words = useWords();
  const [chosen, choose] = useState<Action>();
  return (
    <Card title={t("action.next")} size="small">
      {actions.length > 0 ? (
        <div className={styles.next}>
          {actions.map((action, index) => (
            <Button
              key={action.name}
              block
              type={index === 0 && !action.dangerous ? "primary" : "default"}
              danger={action.dangerous ?? false}
              onClick={() => choose(action)}
            >
              {words(action)}
            </Button>
          ))}
        </div>
      ) : waitingFor && waitingFor.length > 0 ? (
        <div className={styles.waiting}>
          <p className="quiet">{t("action.not_you")}</p>
          {waitingFor.map((each) => (
            <p key={each.role}>
              <b>{words(each)}</b>
            </p>
          ))}
        </div>
      ) : (
        <p className="quiet">{t("action.nothing_left")}</p>
      )}
      <ActionDrawer action={chosen} close={() => choose(undefined)} done={() => undefined} />
    </Card>
  );
}
