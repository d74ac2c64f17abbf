import { Button, Result } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

export function NoSuchPage() {
  const { t } = useTranslation();
  return (
    <Result
      status="404"
      title={t("missing.title")}
      subTitle={t("missing.advice")}
      extra={
        <Link to="/tasks">
          <Button type="primary">{t("missing.home")}</Button>
        </Link>
      }
    />
  );
}
