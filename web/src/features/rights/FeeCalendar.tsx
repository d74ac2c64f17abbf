import { Alert, Segmented } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useWords } from "@/app/words";
import { Amount } from "@/shared/Amount";
import { DataTable } from "@/shared/DataTable";
import { Mark, type Tone } from "@/shared/Mark";
import { useNarrow } from "@/shared/narrow";
import { WhyButton } from "@/shared/why/Why";
import type { FeeData, FeeYear } from "./rights";
import styles from "./Rights.module.css";
import type { SectionGiven } from "./sections";

const tones: Record<string, Tone> = { paid: "good", next: "primary", in_grace: "warning", lapsed: "bad", not_owed: "plain" };

// Every year's fee, and of the one to be paid now what it costs today and why.
export default function FeeCalendar({ section }: SectionGiven) {
  const { t } = useTranslation();
  const words = useWords();
  const narrow = useNarrow();
  const data = section.data as FeeData;
  const [reduction, reduce] = useState("");
  const amount = data.amounts.find((each) => each.reduction === reduction) ?? data.amounts[0];
  const [all, showAll] = useState(false);
  const around = (year: FeeYear) => ["next", "in_grace", "lapsed"].includes(year.state.name);
  const now = data.years.findIndex(around);
  const shown = all || now < 0 ? data.years : data.years.slice(Math.max(0, now - 2), now + 4);
  return (
    <div className={styles.stack}>
      {amount && (
        <>
          <Segmented
            value={amount.reduction}
            onChange={reduce}
            orientation={narrow ? "vertical" : "horizontal"}
            options={data.amounts.map((each) => ({ value: each.reduction, label: words(each) }))}
          />
          <div className={styles.due}>
            <span>
              {t("rights.due_today")}{" "}
              <span className={styles.sum}>
                <Amount value={amount.total} />
              </span>{" "}
              {t("rights.yuan")}
              <WhyButton why={amount.why} />
            </span>
            <span className="quiet">
              {t("rights.fee")} <Amount value={amount.fee} /> · {t("rights.surcharge")} <Amount value={amount.surcharge} />
            </span>
          </div>
        </>
      )}
      {data.source && !data.source.verified && <Alert type="warning" title={t("rights.fees_unverified", { source: words(data.source) })} />}
      <DataTable
        rows={shown}
        rowKey={(row) => String(row.year)}
        small
        flush
        emphasise={around}
        columns={[
          { key: "year", title: t("rights.fee_year"), card: "head", show: (row) => t("rights.nth_year", { year: row.year }) },
          { key: "state", title: t("rights.status"), card: "aside", show: (row) => <Mark tone={tones[row.state.name] ?? "plain"}>{words(row.state)}</Mark> },
          { key: "full", title: t("rights.full_fee"), numeric: true, show: (row) => <Amount value={row.full} /> },
          { key: "due", title: t("rights.fee_due"), show: (row) => <span className="number">{row.due}</span> },
          { key: "grace_end", title: t("rights.grace_end"), show: (row) => <span className="number">{row.grace_end}</span> },
          {
            key: "steps",
            title: t("rights.surcharge_steps"),
            show: (row) =>
              around(row) && row.steps.length > 0 ? (
                <ul className={styles.small}>
                  {row.steps.map((step) => (
                    <li key={step.from}>
                      {t("rights.from_day", { date: step.from })} <Amount value={step.surcharge} />
                    </li>
                  ))}
                </ul>
              ) : null,
          },
        ]}
      />
      {now >= 0 && (
        <div>
          <a role="button" tabIndex={0} onClick={() => showAll(!all)} onKeyDown={(event) => event.key === "Enter" && showAll(!all)}>
            {t(all ? "rights.fees_less" : "rights.fees_all", { count: data.years.length })}
          </a>
        </div>
      )}
    </div>
  );
}
