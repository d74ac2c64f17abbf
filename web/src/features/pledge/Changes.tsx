import { useTranslation } from "react-i18next";
import { useWords } from "@/app/words";
import { formatMoney, isMoney } from "@/shared/money";
import styles from "./Registration.module.css";
import type { Change } from "./registrations";

const shown = (text: string) => (text === "" ? "—" : isMoney(text) && text.includes(".") ? formatMoney(text) : text);

// What stood there and what stands there after, item by item.
export function Changes({ changes }: { changes: Change[] }) {
  const { t } = useTranslation();
  const words = useWords();
  return (
    <table className={styles.changes}>
      <thead>
        <tr>
          <th>{t("registration.item")}</th>
          <th>{t("registration.before")}</th>
          <th>{t("registration.after")}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map((change, index) => (
          <tr key={index}>
            <th scope="row">{words(change.item)}</th>
            <td>{shown(change.before)}</td>
            <td>
              <b>{shown(change.after)}</b>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
