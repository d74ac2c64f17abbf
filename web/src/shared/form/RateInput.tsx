import { Input } from "antd";
import { useTranslation } from "react-i18next";
import styles from "./form.module.css";

interface Given {
  id?: string;
  value?: string;
  onChange?: (value: string) => void;
}

// "4.35%", "435bp" and "9/20" are all exact; the server reads each of them.
export function RateInput({ id, value = "", onChange }: Given) {
  const { t } = useTranslation();
  return (
    <Input
      {...(id ? { id } : {})}
      autoComplete="off"
      className={styles.rate!}
      placeholder={t("form.rate_example")}
      value={value}
      onChange={(event) => onChange?.(event.target.value.replace(/\uff05/g, "%"))}
    />
  );
}
