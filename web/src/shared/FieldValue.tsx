import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Amount, RateText } from "./Amount";
import type { Field } from "./contract";

export function FieldValue({ field }: { field: Field }) {
  const { t } = useTranslation();
  const { value } = field;
  if (value === null || value === undefined || value === "") return <span className="quiet">—</span>;
  if (typeof value === "boolean") return <>{t(value ? "shared.yes" : "shared.no")}</>;
  const text = String(value);
  switch (field.type) {
    case "money":
      return <Amount value={text} />;
    case "rate":
      return <RateText value={text} />;
    case "days":
      return <span className="number">{t("unit.days", { value: text })}</span>;
    case "date":
    case "count":
      return <span className="number">{text}</span>;
    case "link": {
      const address = field.href ?? (text.startsWith("/") ? text : undefined);
      return address ? <Link to={address}>{text}</Link> : <>{text}</>;
    }
    default:
      return <span style={{ whiteSpace: "pre-wrap" }}>{text}</span>;
  }
}
