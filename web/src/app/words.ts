// The console's own words, in both languages; what the server sends comes in pairs and is chosen by
// the current language.
import i18next from "i18next";
import { initReactI18next, useTranslation } from "react-i18next";
import type { Words } from "@/shared/contract";
import en from "./words/en.json";
import zh from "./words/zh.json";

declare module "i18next" {
  interface CustomTypeOptions {
    resources: { translation: typeof zh };
  }
}

export type Language = "zh" | "en";
const REMEMBERED = "zhirong.language";

function remembered(): Language {
  return localStorage.getItem(REMEMBERED) === "en" ? "en" : "zh";
}

function announce(language: Language) {
  document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
  document.title = i18next.t("product");
}

void i18next.use(initReactI18next).init({
  lng: remembered(),
  fallbackLng: "zh",
  initAsync: false,
  resources: { zh: { translation: zh }, en: { translation: en } },
  interpolation: { escapeValue: false },
});
announce(remembered());

export function setLanguage(language: Language) {
  localStorage.setItem(REMEMBERED, language);
  void i18next.changeLanguage(language).then(() => announce(language));
}

export function useLanguage(): Language {
  return useTranslation().i18n.language === "en" ? "en" : "zh";
}

// Chooses from a pair; a pair without a translation shows the Chinese text, which is the one in force.
export function useWords(): (pair: Words | string | undefined | null) => string {
  const language = useLanguage();
  return (pair) => (typeof pair === "string" ? pair : (pair?.[language] || pair?.zh) ?? "");
}

// Punctuation between what comes in words: full width in Chinese.
const punctuation = (zh: string, en: string) => () => (i18next.language === "en" ? en : zh);
export const colon = punctuation("：", ": ");
export const comma = punctuation("、", ", ");
export const pause = punctuation("，", ", ");
export const semicolon = punctuation("；", "; ");
export const opening = punctuation("（", " (");
export const closing = punctuation("）", ")");
