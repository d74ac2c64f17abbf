import { Button, Result } from "antd";
import { useTranslation } from "react-i18next";

// The console itself failed, or a part of it could not be loaded (for example after an update).
export function CrashNotice() {
  const { t } = useTranslation();
  return (
    <Result
      status="error"
      title={t("crash.title")}
      subTitle={t("crash.advice")}
      extra={
        <Button type="primary" onClick={() => window.location.reload()}>
          {t("crash.reload")}
        </Button>
      }
    />
  );
}
