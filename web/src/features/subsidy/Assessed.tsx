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
import type { CapRoom, Computed, Condition, KnownFact } from "./subsidies";

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
