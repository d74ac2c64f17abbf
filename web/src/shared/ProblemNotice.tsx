import { Alert, Button } from "antd";
import { useTranslation } from "react-i18next";
import { useLanguage } from "@/app/words";
import { Problem } from "./api";
import type { FieldProblem } from "./contract";
import styles from "./ProblemNotice.module.css";

interface Given {
  error: unknown;
  retry?: () => void;
  // Problems already shown at their field are not repeated here.
  shown?: (problem: FieldProblem) => boolean;
}

// What went wrong, in the server's words, with the number that finds it in the server's log.
export function ProblemNotice({ error, retry, shown }: Given) {
  const { t } = useTranslation();
  const language = useLanguage();
  const problem = error instanceof Problem ? error : undefined;
  const rest = problem?.errors.filter((each) => !shown?.(each)) ?? [];
  const title = !problem
    ? t("problem.unexpected")
    : problem.status === 0
      ? t("problem.unreachable")
      : problem.status >= 500
        ? t("problem.failed")
        : problem.errors.length > rest.length
          ? t("problem.fields")
          : problem.status === 404
            ? t("problem.not_found")
            : problem.status === 403
              ? t("problem.forbidden")
              : t("problem.refused");
  const words = rest.map((each) => (language === "zh" ? each.zh : each.en || each.zh));
  if (problem && words.length === 0 && problem.errors.length === 0 && problem.message && problem.status !== 0)
    words.push(problem.message);
  return (
    <Alert
      type={problem?.refused ? "warning" : "error"}
      showIcon
      title={title}
      {...(retry && !problem?.refused ? { action: <Button size="small" onClick={retry}>{t("problem.retry")}</Button> } : {})}
      description={
        <>
          {words.map((each) => (
            <p key={each}>{each}</p>
          ))}
          {problem?.status === 0 && <p>{t("problem.unreachable_advice")}</p>}
          {problem?.body.request_id && (
            <p className={styles.request}>
              {t("problem.request")} <span className="id">{problem.body.request_id}</span>
            </p>
          )}
        </>
      }
    />
  );
}
