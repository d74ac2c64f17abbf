import { useTranslation } from "react-i18next";
import { PageHead } from "@/shared/PageHead";
import { Deadlines } from "./Deadlines";
import styles from "./Notices.module.css";
import { Subscriptions } from "./Subscriptions";

export function Notices() {
  const { t } = useTranslation();
  return (
    <div className={styles.stack}>
      <PageHead title={t("menu.notices")} about={t("notice.about")} />
      <Deadlines />
      <Subscriptions />
    </div>
  );
}
