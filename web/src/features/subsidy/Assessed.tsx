// What an application comes to: the amount with its working, who pays it, the caps, each condition,
// and every fact with where it came from. The same for a preview and for what was filed.
import { CheckCircleFilled, CloseCircleFilled, QuestionCircleOutlined } from "@ant-design/icons";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { closing, opening, pause, useWords } from "@/app/words";
import { Amount } from "@/shared/Amount";
import { DataTable } from "@/shared/DataTable";
import { Mark } from "@/shared/Mark";
import { Nothing } from "@/shared/Nothing";
import { WhyButton } from "@/shared/why/Why";
import styles from "./Subsidy.module.css";
import type { CapRoom, Computed, Condition, Insured, KnownFact } from "./subsidies";

export function AmountWithWhy({ computed }: { computed: Computed }) {
  const words = useWords();
  return (
    <>
      <p className={styles.amountLine}>
        <b>
          <Amount value={computed.granted} />
        </b>
        <WhyButton why={computed.trace} />
      </p>
      <ul className={styles.payers}>
        {computed.payers.map((each) => (
          <li key={each.name}>
            <span>{words(each)}</span>
            <Amount value={each.amount} />
          </li>
        ))}
      </ul>
    </>
  );
}

export function Conditions({ conditions }: { conditions: Condition[] }) {
  const { t } = useTranslation();
  const words = useWords();
  return (
    <ul className={styles.conditions}>
      {conditions.map((each) => (
        <li key={each.id}>
          {each.holds === undefined ? (
            <QuestionCircleOutlined className="quiet" />
          ) : each.holds ? (
            <CheckCircleFilled className={styles.holds!} />
          ) : (
            <CloseCircleFilled className={styles.fails!} />
          )}
          <div>
            {words(each)}
            {each.left_out !== undefined && <div className={styles.detail}>{t("subsidy.left_out", { count: each.left_out })}</div>}
            {each.holds === undefined && <div className={styles.detail}>{t("subsidy.condition_open")}</div>}
            {each.holds === false && (
              <div className={styles.detail}>
                {t("subsidy.condition_fails", { found: words(each.found), needed: words(each.needed) })}
              </div>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}

// In a narrow column: what each cap still leaves.
export function CapList({ caps }: { caps: CapRoom[] }) {
  const { t } = useTranslation();
  const words = useWords();
  return (
    <ul className={styles.conditions}>
      {caps.map((each) => (
        <li key={each.id} className={styles.capLine}>
          <div>
            {words(each)} {each.binding && <Mark tone="warning">{t("subsidy.binding")}</Mark>}
            <div className={styles.detail}>
              {t("subsidy.room")} <Amount value={each.room} />{opening()}{t("subsidy.limit")} <Amount value={each.limit} />{pause()}{t("subsidy.used")} <Amount value={each.used} />{closing()}
            </div>
          </div>
        </li>
      ))}
    </ul>
  );
}

export function Caps({ caps, linked }: { caps: CapRoom[]; linked: boolean }) {
  const { t } = useTranslation();
  const words = useWords();
  return (
    <DataTable
      rows={caps}
      rowKey={(row) => row.id}
      small
      flush
      empty={<Nothing title={t("subsidy.no_caps")} />}
      columns={[
        {
          key: "cap",
          title: t("subsidy.cap"),
          card: "head",
          show: (row) => (
            <>
              {linked && row.counter_id ? <Link to={`/subsidy-counters/${row.counter_id}`}>{words(row)}</Link> : words(row)}{" "}
              {row.binding && <Mark tone="warning">{t("subsidy.binding")}</Mark>}
            </>
          ),
        },
        { key: "limit", title: t("subsidy.limit"), numeric: true, show: (row) => <Amount value={row.limit} /> },
        { key: "used", title: t("subsidy.used"), numeric: true, show: (row) => <Amount value={row.used} /> },
        { key: "room", title: t("subsidy.room"), numeric: true, show: (row) => <Amount value={row.room} /> },
      ]}
    />
  );
}

export function Facts({ facts }: { facts: KnownFact[] }) {
  const { t } = useTranslation();
  const words = useWords();
  return (
    <DataTable
      rows={facts}
      rowKey={(row) => row.name}
      small
      flush
      empty={<Nothing title={t("subsidy.no_facts")} />}
      columns={[
        { key: "name", title: t("subsidy.fact"), card: "head", show: (row) => words(row) },
        { key: "value", title: t("subsidy.value"), show: (row) => words(row.shown) || String(row.value) },
        { key: "origin", title: t("subsidy.origin"), show: (row) => <Mark tone={row.origin.name === "applicant" ? "warning" : "plain"}>{words(row.origin)}</Mark> },
        { key: "reference", title: t("subsidy.reference"), show: (row) => <span className="id">{row.reference}</span> },
      ]}
    />
  );
}

// What the policy insures, each with its part of what was paid and why it does not count.
export function InsuredRights({ insured, cards = false }: { insured: Insured; cards?: boolean }) {
  const { t } = useTranslation();
  const words = useWords();
  return (
    <DataTable
      rows={insured.rights}
      rowKey={(row) => row.number}
      cards={cards}
      small
      flush
      pageSize={20}
      emphasise={(row) => !row.counts}
      columns={[
        {
          key: "number",
          title: t("subsidy.insured_right"),
          card: "head",
          show: (row) => (
            <>
              <span className="id">{row.number}</span>
              <div className="quiet">{row.title}</div>
            </>
          ),
        },
        { key: "kind", title: t("subsidy.insured_kind"), show: (row) => (row.kind ? words(row.kind) : "—") },
        {
          key: "days",
          title: t("subsidy.insured_days"),
          show: (row) =>
            row.days ? (
              <span className="number">
                {row.days.from} – {row.days.until}
              </span>
            ) : (
              "—"
            ),
        },
        { key: "premium", title: t("subsidy.insured_premium"), numeric: true, show: (row) => <Amount value={row.premium} /> },
        {
          key: "counts",
          title: t("subsidy.insured_counts"),
          card: "aside",
          wrap: 260,
          show: (row) =>
            row.counts ? (
              <Mark tone="good">{t("subsidy.counts")}</Mark>
            ) : (
              <>
                <Mark tone="bad">{t("subsidy.counts_not")}</Mark>
                {row.fails.map((each) => (
                  <div key={each.id} className={styles.detail}>
                    {words(each)}
                    {pause()}
                    {t("subsidy.condition_fails", { found: words(each.found), needed: words(each.needed) })}
                  </div>
                ))}
              </>
            ),
        },
      ]}
    />
  );
}
