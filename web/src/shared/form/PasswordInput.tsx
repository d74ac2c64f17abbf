import { Button, Input, Space } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { CopyButton } from "../CopyButton";
import { proposedPassword } from "./password";

interface Given {
  id?: string;
  value?: string;
  onChange?: (value: string) => void;
}

// A password that one person chooses for another, who must change it: it may be proposed, and is
// then seen, for it has to be handed over.
export function PasswordInput({ id, value = "", onChange }: Given) {
  const { t } = useTranslation();
  const [visible, setVisible] = useState(false);
  return (
    <>
      <Input.Password
        {...(id ? { id } : {})}
        autoComplete="new-password"
        maxLength={200}
        value={value}
        visibilityToggle={{ visible, onVisibleChange: setVisible }}
        onChange={(event) => onChange?.(event.target.value)}
      />
      <Space size={8} style={{ marginTop: 8 }}>
        <Button
          onClick={() => {
            onChange?.(proposedPassword());
            setVisible(true);
          }}
        >
          {t("password.propose")}
        </Button>
        {visible && value !== "" && <CopyButton text={value} label={t("copy.do")} />}
      </Space>
    </>
  );
}
