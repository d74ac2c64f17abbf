import { DownloadOutlined } from "@ant-design/icons";
import { Button, Input, Segmented } from "antd";
import { useDeferredValue, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { comma, useWords } from "@/app/words";
import { ActionDrawer } from "@/shared/action/ActionDrawer";
import { Amount } from "@/shared/Amount";
import type { Action } from "@/shared/contract";
import { csvText, saveFile } from "@/shared/csv";
import { DataTable } from "@/shared/DataTable";
import { Mark } from "@/shared/Mark";
import { compareMoney, formatMoney, isZero } from "@/shared/money";
import { Nothing } from "@/shared/Nothing";
import { Panel } from "@/shared/Panel";
import styles from "./BankStatement.module.css";
import { COMPONENTS, type Entry, type LoanRef, OUTCOMES, type Outcome, signed, TONES, written } from "./statements";

const ALL = "all";

// The entries of a statement, taken or only looked at, and what became of each.
export function Entries({ entries, name }: { entries: Entry[]; name: string }) {
  const { t } = useTranslation();
  const words = useWords();
  const [shown, show] = useState<Outcome | typeof ALL>(ALL);
  const [typed, type] = useState("");
  const [chosen, choose] = useState<Action>();
  const search = useDeferredValue(typed.trim().toLowerCase());
  const rows = entries.filter((entry) => (shown === ALL || entry.outcome.name === shown) && (!search || written(entry).includes(search)));
  const count = (outcome: Outcome) => entries.filter((entry) => entry.outcome.name === outcome).length;
  const why = (entry: Entry) => [words(entry.reason), words(entry.said)].filter(Boolean).join(comma());
  const allocated = (part: Entry["parts"][number]) =>
    COMPONENTS.filter((each) => part.allocation && !isZero(part.allocation[each]))
      .map((each) => `${t(`bank_statement.component.${each}`)} ${formatMoney(part.allocation![each])}`)
      .join(comma());
  const save = () =>
    saveFile(
      `${name}.csv`,
      csvText(
        (["number", "booked", "value", "amount", "counterparty", "text", "reference", "outcome", "loan", "why"] as const).map((each) => t(`bank_statement.${each}`)),
        rows.map((entry) => [
          String(entry.number),
          entry.booked,
          entry.value,
          signed(entry),
          entry.counterparty,
          entry.texts.join("\n"),
          entry.reference,
          words(entry.outcome),
          entry.parts.map((part) => `${part.id} ${part.amount}`).join("\n"),
          [why(entry), entry.note, entry.aside && `${words(entry.aside.kind)} ${entry.aside.reason}`].filter(Boolean).join("\n"),
        ]),
      ),
    );
  return (
    <Panel
      title={t("bank_statement.entries", { count: entries.length })}
      extra={
        <Button size="small" icon={<DownloadOutlined />} disabled={rows.length === 0} onClick={save}>
          {t("bank_statement.export")}
        </Button>
      }
    >
      <div className={`${styles.tools} ${styles.inside}`}>
        <div className={styles.scroll}>
          <Segmented
            value={shown}
            onChange={show}
            options={[
              { value: ALL, label: `${t("bank_statement.all")} ${entries.length}` },
              ...OUTCOMES.filter((each) => count(each) > 0).map((each) => ({
                value: each,
                label: `${words(entries.find((entry) => entry.outcome.name === each)!.outcome)} ${count(each)}`,
              })),
            ]}
          />
        </div>
        <Input.Search
          className={styles.search!}
          allowClear
          value={typed}
          placeholder={t("bank_statement.search")}
          aria-label={t("bank_statement.search")}
          onChange={(event) => type(event.target.value)}
        />
      </div>
      <DataTable
        rows={rows}
        rowKey={(row) => String(row.number)}
        flush
        small
        pageSize={50}
        emphasise={(row) => row.outcome.name === "waiting"}
        empty={<Nothing title={t(entries.length === 0 ? "bank_statement.no_entries" : "bank_statement.none_found")} />}
        columns={[
          { key: "number", title: t("bank_statement.number"), numeric: true, width: 64, card: "hidden", sort: (left, right) => left.number - right.number, show: (row) => row.number },
          {
            key: "value",
            title: t("bank_statement.value"),
            sort: (left, right) => left.value.localeCompare(right.value),
            show: (row) => (
              <>
                <span className="number">{row.value}</span>
                {row.booked !== row.value && <div className="quiet">{t("bank_statement.booked_on", { date: row.booked })}</div>}
              </>
            ),
          },
          {
            key: "counterparty",
            title: t("bank_statement.counterparty"),
            card: "head",
            sort: (left, right) => left.counterparty.localeCompare(right.counterparty, "zh"),
            show: (row) => (
              <div className={styles.texts}>
                {row.counterparty || t("bank_statement.no_counterparty")}
                {row.texts.map((text) => (
                  <div key={text} className="quiet">
                    {text}
                  </div>
                ))}
                {row.reference && <div className="id">{row.reference}</div>}
              </div>
            ),
          },
          {
            key: "amount",
            title: t("bank_statement.amount"),
            numeric: true,
            sort: (left, right) => compareMoney(signed(left), signed(right)),
            descendFirst: true,
            show: (row) => (
              <>
                <Amount value={signed(row)} />
                {row.outcome.name === "waiting" && row.parts.length > 0 && <div className="quiet">{t("bank_statement.left", { amount: formatMoney(row.left) })}</div>}
              </>
            ),
          },
          {
            key: "outcome",
            title: t("bank_statement.outcome"),
            card: "aside",
            show: (row) => <Mark tone={TONES[row.outcome.name]}>{words(row.outcome)}</Mark>,
          },
          {
            key: "loan",
            title: t("bank_statement.for"),
            wrap: 360,
            show: (row) =>
              row.outcome.name === "outgoing" ? null : (
                <>
                  {row.parts.map((part) => (
                    <div key={part.id + part.amount}>
                      <LoanLink loan={part} /> <Amount value={part.amount} />
                      {part.allocation && <div className="quiet">{allocated(part)}</div>}
                    </div>
                  ))}
                  {row.outcome.name === "waiting" && (
                    <>
                      <div>{why(row)}</div>
                      {row.named.map((loan) => (
                        <div key={loan.id}>
                          <LoanLink loan={loan} />
                        </div>
                      ))}
                    </>
                  )}
                  {row.note && <div className="quiet">{t("bank_statement.by_hand", { person: row.maker ?? "", note: row.note })}</div>}
                  {row.aside && (
                    <div>
                      {words(row.aside.kind)} <Amount value={row.aside.amount} />
                      <div className="quiet">
                        {row.aside.reason} · {row.aside.maker}
                      </div>
                    </div>
                  )}
                </>
              ),
          },
          {
            key: "acts",
            title: t("bank_statement.acts"),
            show: (row) =>
              (row.actions ?? []).length > 0 ? (
                <div className={styles.acts}>
                  {row.actions!.map((action, index) => (
                    <Button key={action.name} size="small" type={index === 0 ? "primary" : "default"} onClick={() => choose(action)}>
                      {words(action)}
                    </Button>
                  ))}
                </div>
              ) : null,
          },
        ]}
      />
      <ActionDrawer action={chosen} close={() => choose(undefined)} done={() => undefined} />
    </Panel>
  );
}

function LoanLink({ loan }: { loan: LoanRef }) {
  const text = [loan.borrower, loan.contract].filter(Boolean).join(" · ") || loan.id;
  return loan.financing ? <Link to={`/financings/${loan.financing}`}>{text}</Link> : <>{text}</>;
}
