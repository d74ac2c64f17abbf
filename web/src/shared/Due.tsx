import { useTranslation } from "react-i18next";
import { useSession } from "@/features/session/session";
import type { IsoDate } from "./contract";
import { Mark } from "./Mark";

// A legal deadline against the business date. Working days are counted by the server, which has the
// calendar; dates of equal form compare as text.
export function Due({ due, left }: { due: IsoDate | undefined; left?: number | undefined }) {
  const { t } = useTranslation();
  const today = useSession().data?.business_date ?? "";
  if (!due) return <span className="quiet">—</span>;
  return (
    <span>
      <span className={due < today ? "number bad" : "number"}>{due}</span>{" "}
      {due < today ? (
        <Mark tone="bad">{t("due.late")}</Mark>
      ) : due === today ? (
        <Mark tone="warning">{t("due.today")}</Mark>
      ) : left !== undefined ? (
        <span className="quiet">{t("due.left", { count: left })}</span>
      ) : null}
    </span>
  );
}
