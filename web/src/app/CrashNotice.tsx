import { Alert, Button } from "antd";
import { useTranslation } from "react-i18next";
import styles from "./Shell.module.css";

// The console itself failed, or a part of it could not be loaded (for example after an update).
export function CrashNotice() {
  const { t } = useTranslation();
  return (
    <div className={styles.alone}>
      <Alert
        type="error"
        showIcon
        title={t("crash.title")}
        description={
          <>
            <p>{t("crash.advice")}</p>
            <Button type="primary" className={styles.again!} onClick={() => window.location.reload()}>
              {t("crash.reload")}
            </Button>
          </>
        }
      />
    </div>
  );
}
