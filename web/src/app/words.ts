// The console's own words, in both languages; what the server sends comes in pairs and is chosen by
// the current language.
import i18next from "i18next";
import { useCallback } from "react";
import { initReactI18next, useTranslation } from "react-i18next";
import type { Words } from "@/shared/contract";
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
  lng: "zh",
  fallbackLng: "zh",
  initAsync: false,
  resources: { zh: { translation: zh } },
  interpolation: { escapeValue: false },
});

// The English words come when somebody reads English; where they do not come, the Chinese ones stay.
async function turnTo(language: Language) {
  try {
    if (language === "en" && !i18next.hasResourceBundle("en", "translation"))
      i18next.addResourceBundle("en", "translation", (await import("./words/en.json")).default);
    await i18next.changeLanguage(language);
    announce(language);
  } catch (error) {
    console.warn("the words of this language did not come", error);
  }
}
announce("zh");
if (remembered() === "en") await turnTo("en");

export function setLanguage(language: Language) {
  localStorage.setItem(REMEMBERED, language);
  void turnTo(language);
}

export function useLanguage(): Language {
  return useTranslation().i18n.language === "en" ? "en" : "zh";
}

// Chooses from a pair; a pair without a translation shows the Chinese text, which is the one in force.
export function useWords(): (pair: Words | string | undefined | null) => string {
  const language = useLanguage();
  return useCallback((pair) => (typeof pair === "string" ? pair : (pair?.[language] || pair?.zh) ?? ""), [language]);
}

// Punctuation between what comes in words: full width in Chinese.
const punctuation = (zh: string, en: string) => () => (i18next.language === "en" ? en : zh);
export const colon = punctuation("：", ": ");
export const comma = punctuation("、", ", ");
export const pause = punctuation("，", ", ");
export const semicolon = punctuation("；", "; ");
export const opening = punctuation("（", " (");
export const closing = punctuation("）", ")");
