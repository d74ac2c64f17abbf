import { DownloadOutlined } from "@ant-design/icons";
import { useInfiniteQuery, useMutation, useQuery } from "@tanstack/react-query";
import { Button, DatePicker, Drawer, Segmented, Select } from "antd";
import dayjs from "dayjs";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMe } from "@/features/session/session";
import { Amount } from "@/shared/Amount";
import { get, getFile, query } from "@/shared/api";
import type { Balance, Organisation, Page, Posting } from "@/shared/contract";
import { saveFile } from "@/shared/csv";
import { DataTable } from "@/shared/DataTable";
import { useNarrow } from "@/shared/narrow";
import { Nothing } from "@/shared/Nothing";
import { PageHead } from "@/shared/PageHead";
import { ProblemNotice } from "@/shared/ProblemNotice";
import { type Asked, BalanceTree } from "./BalanceTree";
import styles from "./Ledger.module.css";

const MOST_POSTINGS = 200;

// The balances of one book at a date, as a Chinese ledger shows them: direction and amount.
export function Ledger() {
  const { t } = useTranslation();
  const me = useMe();
  const [book, setBook] = useState(me.organisation.id);
  const [date, setDate] = useState(me.business_date);
  const [by, setBy] = useState<Asked["by"]>("value");
  const [account, setAccount] = useState<Balance>();
  const seesAll = me.organisation.kind === "administrator" || me.organisation.kind === "platform" || me.roles.includes("auditor");
  const organisations = useQuery({
    queryKey: ["organisations"],
    queryFn: () => get<Page<Organisation>>("/organisations"),
    enabled: seesAll,
  });
  const exported = useMutation({
    mutationFn: () => getFile(`/ledger/balances.xlsx${query({ book, date, by })}`),
    onSuccess: (file) => saveFile(`account-balances-${book}-${date}.xlsx`, file, file.type),
  });
  return (
    <>
      <PageHead
        title={t("menu.ledger")}
        about={t("ledger.about")}
        extra={
          <Button icon={<DownloadOutlined />} loading={exported.isPending} onClick={() => exported.mutate()}>
            {t("ledger.export")}
          </Button>
        }
      />
      <div className={styles.tools}>
        {seesAll && (
          <Select
            className={styles.book!}
            aria-label={t("ledger.book")}
            value={book}
            onChange={setBook}
            showSearch={{ optionFilterProp: "label" }}
            options={(organisations.data?.items ?? [me.organisation]).map(({ id, name }) => ({ value: id, label: name }))}
          />
        )}
        <DatePicker
          aria-label={t("ledger.date")}
          allowClear={false}
          value={dayjs(date)}
          format="YYYY-MM-DD"
          onChange={(_, text) => typeof text === "string" && text && setDate(text)}
        />
        <Segmented<Asked["by"]>
          value={by}
          onChange={setBy}
          options={[
            { value: "value", label: t("ledger.by_value") },
            { value: "booking", label: t("ledger.by_booking") },
          ]}
        />
      </div>
      {exported.isError && <ProblemNotice error={exported.error} />}
      <BalanceTree key={book} asked={{ book, date, by }} show={setAccount} />
      <AccountDrawer book={book} date={date} balance={account} close={() => setAccount(undefined)} />
    </>
  );
}

function AccountDrawer({ book, date, balance, close }: { book: string; date: string; balance: Balance | undefined; close: () => void }) {
  const { t } = useTranslation();
  const narrow = useNarrow();
  return (
    <Drawer title={balance?.account_zh ?? balance?.account} open={balance !== undefined} onClose={close} size={narrow ? "100%" : 760} destroyOnHidden>
      {balance && <AccountPostings book={book} date={date} account={balance.account} />}
      {!balance && t("shared.loading")}
    </Drawer>
  );
}

function AccountPostings({ book, date, account }: { book: string; date: string; account: string }) {
  const { t, i18n } = useTranslation();
  const found = useInfiniteQuery({
    queryKey: ["postings", book, account, date],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      get<Page<Posting>>(`/ledger/postings${query({ book, account, to: date, limit: MOST_POSTINGS, cursor: pageParam })}`),
    getNextPageParam: (last) => last.next,
  });
  if (found.isError) return <ProblemNotice error={found.error} retry={() => void found.refetch()} />;
  const rows = found.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <p className={`id ${styles.code}`}>{account}</p>
      <DataTable
        rows={rows.map((row, index) => ({ ...row, key: `${row.entry}-${index}` }))}
        rowKey={(row) => row.key}
        small
        loading={found.isPending}
        empty={<Nothing title={t("ledger.no_postings")} />}
        columns={[
          {
            key: "date",
            title: t("ledger.value_date"),
            show: (row) => (
              <>
                <span className="number">{row.value_date}</span>
                {row.booking_date !== row.value_date && <div className="quiet">{t("ledger.booked_on", { date: row.booking_date })}</div>}
              </>
            ),
          },
          { key: "words", title: t("ledger.for_what"), card: "head", show: (row) => (i18n.language === "en" ? row.en || row.zh : row.zh) },
          { key: "debit", title: t("ledger.debit"), numeric: true, show: (row) => (row.amount.startsWith("-") ? null : <Amount value={row.amount} />) },
          { key: "credit", title: t("ledger.credit"), numeric: true, show: (row) => (row.amount.startsWith("-") ? <Amount value={row.amount.slice(1)} /> : null) },
        ]}
      />
      {found.hasNextPage && (
        <Button className={styles.more!} onClick={() => void found.fetchNextPage()} loading={found.isFetchingNextPage}>
          {t("shared.more")}
        </Button>
      )}
    </>
  );
}
