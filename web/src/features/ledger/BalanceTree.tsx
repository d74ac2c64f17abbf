import { CaretDownOutlined, CaretRightOutlined } from "@ant-design/icons";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Button, Input } from "antd";
import { type CSSProperties, Fragment, type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { Amount } from "@/shared/Amount";
import { get, query } from "@/shared/api";
import { useCatalogueData } from "@/shared/catalogue";
import type { AccountLevel, Balance } from "@/shared/contract";
import { isZero } from "@/shared/money";
import { useNarrow } from "@/shared/narrow";
import { Nothing } from "@/shared/Nothing";
import { ProblemNotice } from "@/shared/ProblemNotice";
import styles from "./BalanceTree.module.css";
import { AccountName } from "./EntryList";

// Which balances: of one book, at the end of one day.
export interface Asked {
  book: string;
  date: string;
  by: "value" | "booking";
}

const ACCOUNTS_A_PAGE = 50;

function useLevel(asked: Asked, under: string, beginning: string) {
  return useInfiniteQuery({
    queryKey: ["balances", asked, under, beginning],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      get<AccountLevel>(`/ledger/balances${query({ ...asked, under, beginning, limit: ACCOUNTS_A_PAGE, cursor: pageParam })}`),
    getNextPageParam: (last) => last.next,
    placeholderData: (previous) => previous,
  });
}

// The accounts of a book as a tree. Subjects (科目) are open from the start; what stands for single loans, banks
// or funds, of which there may be a million, is opened by who wants to see it.
export function BalanceTree({ asked, show }: { asked: Asked; show: (account: Balance) => void }) {
  const { t } = useTranslation();
  const narrow = useNarrow();
  const roots = useLevel(asked, "", "");
  const catalogue = useCatalogueData();
  if (roots.isError) return <ProblemNotice error={roots.error} retry={() => void roots.refetch()} />;
  if (roots.data?.pages[0]?.items.length === 0)
    return <Nothing title={t("ledger.none")} advice={t("ledger.none_advice")} />;
  return (
    <div className={styles.frame}>
      <table className={styles.tree} role="treegrid" aria-label={t("menu.ledger")} aria-busy={roots.isPending || catalogue.isPending}>
        <thead>
          <tr>
            <th scope="col">{t("ledger.account")}</th>
            {!narrow && (
              <>
                <th scope="col" className={styles.numeric}>
                  {t("ledger.debit_turnover")}
                </th>
                <th scope="col" className={styles.numeric}>
                  {t("ledger.credit_turnover")}
                </th>
              </>
            )}
            <th scope="col" className={styles.numeric}>
              {t("ledger.balance")}
            </th>
          </tr>
        </thead>
        <tbody>{!catalogue.isPending && <Level asked={asked} under="" depth={0} show={show} />}</tbody>
      </table>
    </div>
  );
}

interface Place {
  asked: Asked;
  depth: number;
  show: (account: Balance) => void;
}

function Level({ under, ...place }: Place & { under: string }) {
  const { t } = useTranslation();
  const [beginning, setBeginning] = useState("");
  const level = useLevel(place.asked, under, beginning);
  // Once there was more than a page, what was looked for may leave less.
  const long = level.hasNextPage || beginning !== "" || (level.data?.pages.length ?? 0) > 1;
  const rows = level.isError ? [] : (level.data?.pages.flatMap((page) => page.items) ?? []);
  return (
    <>
      {long && (
        <Line depth={place.depth}>
          <Input.Search
            allowClear
            size="small"
            className={styles.find!}
            placeholder={t("ledger.beginning")}
            aria-label={t("ledger.beginning")}
            onSearch={(text) => setBeginning(text.trim())}
          />
        </Line>
      )}
      {rows.map((row) => (
        <Account key={`${row.account}${row.below}`} row={row} {...place} />
      ))}
      {level.isError && (
        <Line depth={place.depth}>
          <ProblemNotice error={level.error} retry={() => void level.refetch()} />
        </Line>
      )}
      {level.isPending && <Line depth={place.depth}>{t("shared.loading")}</Line>}
      {level.isSuccess && rows.length === 0 && <Line depth={place.depth}>{t(beginning ? "ledger.none_found" : "ledger.none")}</Line>}
      {level.isSuccess && level.hasNextPage && (
        <Line depth={place.depth}>
          <Button size="small" onClick={() => void level.fetchNextPage()} loading={level.isFetchingNextPage}>
            {t("shared.more")}
          </Button>
        </Line>
      )}
    </>
  );
}

// Across the whole table, where the names of this depth stand.
function Line({ depth, children }: { depth: number; children: ReactNode }) {
  return (
    <tr>
      <td colSpan={4} className={styles.indented} style={{ "--depth": depth } as CSSProperties}>
        {children}
      </td>
    </tr>
  );
}

function Account({ row, asked, depth, show }: Place & { row: Balance }) {
  const { t } = useTranslation();
  const narrow = useNarrow();
  const subjects = useCatalogueData().data?.accounts;
  const [opened, setOpened] = useState<boolean>();
  const open = row.below && (opened ?? subjects?.some(({ prefix }) => prefix.startsWith(`${row.account}:`)) ?? false);
  const side = isZero(row.balance) ? "flat" : row.balance.startsWith("-") ? "credit" : "debit";
  return (
    <Fragment>
      <tr aria-level={depth + 1} {...(row.below ? { "aria-expanded": open } : {})} className={row.below ? styles.group : undefined}>
        <td className={styles.indented} style={{ "--depth": depth } as CSSProperties}>
          <button type="button" className={styles.account} onClick={() => (row.below ? setOpened(!open) : show(row))}>
            <span className={styles.caret} aria-hidden>
              {row.below && (open ? <CaretDownOutlined /> : <CaretRightOutlined />)}
            </span>
            <AccountName account={row.account} zh={row.account_zh} />
          </button>
        </td>
        {!narrow && (
          <>
            <td className={styles.numeric}>
              <Amount value={row.debit} />
            </td>
            <td className={styles.numeric}>
              <Amount value={row.credit} />
            </td>
          </>
        )}
        <td className={styles.numeric}>
          <span className={styles.side}>{t(`ledger.side_${side}`)}</span>
          <Amount strong value={row.balance.replace(/^-/, "")} />
        </td>
      </tr>
      {open && <Level asked={asked} under={row.account} depth={depth + 1} show={show} />}
    </Fragment>
  );
}
