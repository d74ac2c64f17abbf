import { Button, Card } from "antd";
import dayjs from "dayjs";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMe } from "@/features/session/session";
import { ActionDrawer } from "@/shared/action/ActionDrawer";
import type { Action, ClosedDay } from "@/shared/contract";
import { PageHead } from "@/shared/PageHead";
import styles from "./CloseDay.module.css";

const JUMPS = [1, 30, 90, 180];

// Close of day makes the ledger equal to what the loans are at that date; doing it twice changes
// nothing. In a demonstration it also moves the business date.
export function CloseDay() {
  const { t } = useTranslation();
  const me = useMe();
  const [action, setAction] = useState<Action>();
  const [closed, setClosed] = useState<ClosedDay>();
  const open = (to: string) =>
    setAction({
      name: "close_day",
      zh: t("close_day.do", { lng: "zh" }),
      en: t("close_day.do", { lng: "en" }),
      method: "POST",
      path: "/api/v1/close-day",
      schema: {
        type: "object",
        properties: {
          to: { type: "string", format: "date", title: t("close_day.to", { lng: "zh" }), description: t("close_day.to", { lng: "en" }) },
        },
        required: ["to"],
      },
      prefill: { to },
    });
  const after = (count: number) => dayjs(me.business_date).add(count, "day").format("YYYY-MM-DD");
  return (
    <>
      <PageHead title={t("menu.administration")} about={t("close_day.about")} />
      <div className={styles.cards}>
        <Card title={t("close_day.title")}>
          <p className="quiet">{t("shell.business_date")}</p>
          <p className={`number ${styles.date}`}>{me.business_date}</p>
          <div className={styles.jumps}>
            {JUMPS.slice(0, me.demonstration ? JUMPS.length : 1).map((count, index) => (
              <Button key={count} type={index === 0 ? "primary" : "default"} onClick={() => open(after(count))}>
                {t(index === 0 ? "close_day.next" : "close_day.jump", { count, date: after(count) })}
              </Button>
            ))}
          </div>
          {me.demonstration && <p className={styles.help}>{t("close_day.demonstration")}</p>}
        </Card>
        {closed && (
          <Card title={t("close_day.result")}>
            <dl className={styles.result} role="status">
              <div>
                <dt>{t("close_day.period")}</dt>
                <dd className="number">
                  {closed.from} → {closed.to}
                </dd>
              </div>
              <div>
                <dt>{t("close_day.loans")}</dt>
                <dd className="number">{closed.loans}</dd>
              </div>
              <div>
                <dt>{t("close_day.entries")}</dt>
                <dd className="number">{closed.entries}</dd>
              </div>
            </dl>
          </Card>
        )}
      </div>
      <ActionDrawer action={action} close={() => setAction(undefined)} done={(answer) => setClosed(answer as ClosedDay)} />
    </>
  );
}
