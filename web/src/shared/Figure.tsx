import { useTranslation } from "react-i18next";
import { Amount, RateText } from "./Amount";

const UNITS = { days: "unit.days", months: "unit.months" } as const;

// A value with its unit, as calculations carry it.
export function Figure({ value, unit }: { value: string; unit?: string | undefined }) {
  const { t } = useTranslation();
  if (unit === "money" || unit === "yuan") return <Amount value={value} />;
  if (unit === "rate" || unit === "share") return <RateText value={value} />;
  if (unit === "days" || unit === "months") return <span className="number">{t(UNITS[unit], { value })}</span>;
  return <span className="number">{value}</span>;
}
