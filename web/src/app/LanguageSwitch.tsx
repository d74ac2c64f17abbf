import { Button } from "antd";
import { setLanguage, useLanguage } from "./words";

// Names each language in itself, so that who cannot read the current one still finds the way out.
export function LanguageSwitch() {
  const language = useLanguage();
  return language === "zh" ? (
    <Button type="text" lang="en" onClick={() => setLanguage("en")}>
      English
    </Button>
  ) : (
    <Button type="text" lang="zh-CN" onClick={() => setLanguage("zh")}>
      中文
    </Button>
  );
}
