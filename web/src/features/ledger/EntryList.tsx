import { CheckCircleOutlined, CheckOutlined, WarningOutlined } from "@ant-design/icons";
import { Tabs } from "antd";
import { Fragment } from "react";
import { useTranslation } from "react-i18next";
import { useLanguage, useWords } from "@/app/words";
import { useCatalogue } from "@/shared/catalogue";
import type { Posting } from "@/shared/contract";
import { fenToText, formatMoney, parseFen } from "@/shared/money";
import { Nothing } from "@/shared/Nothing";
import styles from "./EntryList.module.css";

interface Entry {
  id: string;
  lines: Posting[];
  debit: bigint;
  credit: bigint;
}

// Sums are taken here again from the lines shown, so that the check is of what is on the screen.
function entriesOf(postings: Posting[]): Entry[] {
  const entries = new Map<string, Entry>();
  for (const line of postings) {
    const entry = entries.get(line.entry) ?? { id: line.entry, lines: [], debit: 0n, credit: 0n };
    const fen = parseFen(line.amount);
    if (fen >= 0n) entry.debit += fen;
    else entry.credit -= fen;
    entry.lines.push(line);
    entries.set(line.entry, entry);
  }
  return [...entries.values()];
}

// One tab for each book the reader may see.
export function PostingsByBook({ postings }: { postings: Posting[] }) {
  const { t } = useTranslation();
  if (postings.length === 0) return <Nothing title={t("ledger.no_postings")} advice={t("ledger.no_postings_advice")} />;
  const books = [...new Map(postings.map(({ book }) => [book.id, book])).values()];
  return (
    <Tabs
      size="small"
      items={books.map((book) => ({
        key: book.id,
        label: book.name,
        children: <EntryList postings={postings.filter((each) => each.book.id === book.id)} />,
      }))}
    />
  );
}

export function EntryList({ postings }: { postings: Posting[] }) {
  const { t } = useTranslation();
  const entries = entriesOf(postings);
  const broken = entries.filter((entry) => entry.debit !== entry.credit).length;
  return (
    <>
      <p className={broken === 0 ? styles.allGood : styles.broken} role="status">
        {broken === 0 ? <CheckCircleOutlined /> : <WarningOutlined />}{" "}
        {broken === 0 ? t("ledger.all_balance", { count: entries.length }) : t("ledger.broken", { count: broken })}
      </p>
      <table className={styles.entries}>
        <thead>
          <tr>
            <th scope="col">{t("ledger.account")}</th>
            <th scope="col" className={styles.amount}>
              {t("ledger.debit")}
            </th>
            <th scope="col" className={styles.amount}>
              {t("ledger.credit")}
            </th>
          </tr>
        </thead>
        {entries.map((entry) => (
          <OneEntry key={entry.id} entry={entry} />
        ))}
      </table>
    </>
  );
}

function OneEntry({ entry }: { entry: Entry }) {
  const { t } = useTranslation();
  const words = useWords();
  const first = entry.lines[0]!;
  return (
    <tbody>
      <tr className={styles.heading}>
        <th scope="rowgroup" colSpan={3}>
          <div className={styles.headingLine}>
            <span className="number">{first.value_date}</span>
            <b title={first.rule}>{words(first)}</b>
            {first.booking_date !== first.value_date && <span className="quiet">{t("ledger.booked_on", { date: first.booking_date })}</span>}
            {entry.debit === entry.credit ? (
              <span className={`good ${styles.check}`}>
                <CheckOutlined aria-label={t("ledger.balances")} /> <span className="number">{formatMoney(fenToText(entry.debit))}</span>
              </span>
            ) : (
              <span className={`bad ${styles.check}`}>
                <WarningOutlined /> {t("ledger.does_not_balance")}{" "}
                <span className="number">{formatMoney(fenToText(entry.debit - entry.credit))}</span>
              </span>
            )}
          </div>
        </th>
      </tr>
      {entry.lines.map((line, index) => (
        <tr key={index}>
          <td>
            <AccountName account={line.account} zh={line.account_zh} />
          </td>
          <td className={`number ${styles.amount}`}>{line.amount.startsWith("-") ? "" : formatMoney(line.amount)}</td>
          <td className={`number ${styles.amount}`}>{line.amount.startsWith("-") ? formatMoney(line.amount.slice(1)) : ""}</td>
        </tr>
      ))}
    </tbody>
  );
}

export function AccountName({ account, zh }: { account: string; zh?: string | undefined }) {
  const language = useLanguage();
  const catalogue = useCatalogue();
  const name = (language === "zh" && zh) || catalogue.account(account);
  return (
    <span className={styles.account}>
      {name && <span>{name}</span>}
      <span className="id">
        {account.split(":").map((part, index) => (
          <Fragment key={index}>
            {index > 0 && (
              <>
                :<wbr />
              </>
            )}
            {part}
          </Fragment>
        ))}
      </span>
    </span>
  );
}
