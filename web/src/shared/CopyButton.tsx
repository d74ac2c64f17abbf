import { CheckOutlined, CopyOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMessage } from "./message";

// The clipboard is missing outside secure contexts (a plain-http address in a local network): there
// the text is selected and copied as a person would.
async function copy(text: string): Promise<boolean> {
  if (navigator.clipboard)
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      // The browser was told not to let pages write to it.
    }
  const field = document.createElement("textarea");
  field.value = text;
  field.setAttribute("readonly", "");
  field.style.position = "fixed";
  field.style.opacity = "0";
  // Inside the open dialog, which keeps the focus to itself.
  (document.activeElement?.closest("[role=dialog]") ?? document.body).append(field);
  field.select();
  const done = document.execCommand("copy");
  field.remove();
  return done;
}

export function CopyButton({ text, label }: { text: string; label: string }) {
  const { t } = useTranslation();
  const message = useMessage();
  const [copied, setCopied] = useState<string>();
  const done = copied === text;
  return (
    <Button
      icon={done ? <CheckOutlined /> : <CopyOutlined />}
      onClick={() =>
        void copy(text).then((succeeded) => {
          if (succeeded) setCopied(text);
          else void message.warning(t("copy.failed"));
        })
      }
    >
      {done ? t("copy.done") : label}
    </Button>
  );
}
