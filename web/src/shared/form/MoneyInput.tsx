import { Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useLanguage } from "@/app/words";
import { capitalAmount, cleanAmount, formatMoney, isMoney } from "../money";
import styles from "./form.module.css";

interface Given {
  id?: string;
  value?: string;
  onChange?: (value: string) => void;
  disabled?: boolean;
}

// An amount is typed, kept and sent as text. While typing it stays as typed (also at focus: changing
// it there would lose what is selected); afterwards it is grouped, and in Chinese read back in
// capital numerals, as on a bank's paper.
export function MoneyInput({ id, value = "", onChange, disabled }: Given) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [typing, setTyping] = useState<string>();
  const shown = typing ?? (isMoney(value) ? formatMoney(value).replace("−", "-") : value);
  return (
    <>
      <Input
        {...(id ? { id } : {})}
        inputMode="decimal"
        autoComplete="off"
        className={styles.money!}
        value={shown}
        disabled={disabled}
        suffix={t("form.yuan")}
        onBlur={() => setTyping(undefined)}
        onChange={(event) => {
          setTyping(event.target.value);
          onChange?.(cleanAmount(event.target.value));
        }}
      />
      {language === "zh" && isMoney(value) && <div className={styles.capitals}>{capitalAmount(value)}</div>}
    </>
  );
}
