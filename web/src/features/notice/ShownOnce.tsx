import { CopyOutlined } from "@ant-design/icons";
import { Alert, Button, Input, Space } from "antd";
import { useTranslation } from "react-i18next";
import { useMessage } from "@/shared/message";
import styles from "./Notices.module.css";

// What the server tells this once and keeps no readable copy of for the reader.
export function ShownOnce({ title, about, value, close }: { title: string; about: string; value: string; close: () => void }) {
  const { t } = useTranslation();
  const message = useMessage();
  const copy = () =>
    // Missing outside secure contexts: then it is selected and copied by hand.
    navigator.clipboard
      ?.writeText(value)
      .then(() => message.success(t("notice.copied")))
      .catch(() => undefined);
  return (
    <Alert
      type="success"
      showIcon
      closable={{ onClose: close, "aria-label": t("notice.close") }}
      title={title}
      description={
        <div className={styles.once}>
          <p>{about}</p>
          <Space.Compact block>
            <Input readOnly value={value} aria-label={title} onFocus={(event) => event.target.select()} />
            {"clipboard" in navigator && (
              <Button icon={<CopyOutlined />} onClick={() => void copy()}>
                {t("notice.copy")}
              </Button>
            )}
          </Space.Compact>
        </div>
      }
    />
  );
}
