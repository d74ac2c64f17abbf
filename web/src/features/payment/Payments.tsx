import { DownloadOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Alert, Button, DatePicker, Select } from "antd";
import dayjs from "dayjs";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useWords } from "@/app/words";
import type { AccountRow } from "@/features/payment_account/accounts";
import { useMe } from "@/features/session/session";
import { Amount } from "@/shared/Amount";
import { API, get, query } from "@/shared/api";
import type { Page } from "@/shared/contract";
import { DataTable } from "@/shared/DataTable";
import { Loaded } from "@/shared/Loaded";
import { Mark } from "@/shared/Mark";
import { compareMoney } from "@/shared/money";
import { Nothing } from "@/shared/Nothing";
import { PageHead } from "@/shared/PageHead";
import styles from "./Payment.module.css";
import type { PaymentsAnswer } from "./payments";

const DAYS_BACK = 30;

// What was decided and is to be paid, and the message for the bank's payment system. The same choice
// gives the same message under the same number.
export function Payments() {
  const { t } = useTranslation();
  const words = useWords();
  const me = useMe();
  const [days, setDays] = useState<[string, string]>([dayjs(me.business_date).subtract(DAYS_BACK, "day").format("YYYY-MM-DD"), me.business_date]);
  const [account, setAccount] = useState<string>();
  const asked = { from: days[0], to: days[1], account };
  const accounts = useQuery({ queryKey: ["payment-accounts", "active"], queryFn: () => get<Page<AccountRow>>("/payment-accounts?stage=active&limit=500") });
  const page = useQuery({
    queryKey: ["payments", asked],
    queryFn: () => get<PaymentsAnswer>(`/payments${query(asked)}`),
    placeholderData: (previous) => previous,
  });
  const own = (accounts.data?.items ?? []).filter((each) => each.own);
  const file = `${API}/payments/pain001.xml${query(asked)}`;
  return (
    <>
      <PageHead
        title={t("menu.payments")}
        about={t("payment.about")}
        extra={
          <Link to="/payment-accounts">
            <Button>{t("payment_account.title")}</Button>
          </Link>
        }
      />
      <div className={styles.tools}>
        <DatePicker.RangePicker
          allowClear={false}
          value={[dayjs(days[0]), dayjs(days[1])]}
          aria-label={t("payment.days")}
          onChange={(chosen) => chosen?.[0] && chosen[1] && setDays([chosen[0].format("YYYY-MM-DD"), chosen[1].format("YYYY-MM-DD")])}
        />
        {own.length > 1 && (
          <Select
            className={styles.account!}
            allowClear
            placeholder={t("payment.account")}
            aria-label={t("payment.account")}
            value={account}
            onChange={setAccount}
            options={own.map((each) => ({ value: each.id, label: `${each.number} · ${each.bank}` }))}
          />
        )}
      </div>
      <Loaded from={page}>
        {(data) => {
          const unknown = data.items.filter((each) => each.problem).length;
          return (
            <div className={styles.stack}>
              {data.problem && data.items.length > 0 && <Alert type="warning" showIcon title={words(data.problem)} />}
              {unknown > 0 && <Alert type="warning" showIcon title={t("payment.unknown", { count: unknown })} description={t("payment.unknown_about")} />}
              {data.message && (
                <Alert
                  type="info"
                  showIcon
                  title={t("payment.message", { count: data.items.length })}
                  description={
                    <>
                      <span className="id">{data.message}</span> · <Amount value={data.sum} />
                    </>
                  }
                  action={
                    <Button type="primary" icon={<DownloadOutlined />} href={file} download>
                      {t("payment.download")}
                    </Button>
                  }
                />
              )}
              <DataTable
                rows={data.items}
                rowKey={(row) => row.id}
                loading={page.isPlaceholderData}
                pageSize={50}
                emphasise={(row) => row.problem !== undefined}
                empty={<Nothing title={t("payment.none")} advice={t("payment.none_advice")} />}
                columns={[
                  {
                    key: "payee",
                    title: t("payment.payee"),
                    card: "head",
                    sort: (left, right) => left.payee.name.localeCompare(right.payee.name, "zh"),
                    show: (row) => (
                      <>
                        {row.financing ? <Link to={`/financings/${row.financing}`}>{row.payee.name}</Link> : row.payee.name}
                        <div className="quiet">{row.remittance}</div>
                      </>
                    ),
                  },
                  {
                    key: "kind",
                    title: t("payment.kind"),
                    card: "aside",
                    filters: [...new Map(data.items.map((row) => [row.kind.name, row.kind])).values()].map((each) => ({ text: words(each), value: each.name })),
                    filterBy: (row) => row.kind.name,
                    show: (row) => <Mark tone="primary">{words(row.kind)}</Mark>,
                  },
                  { key: "on", title: t("payment.on"), sort: (left, right) => left.on.localeCompare(right.on), show: (row) => <span className="number">{row.on}</span> },
                  {
                    key: "amount",
                    title: t("payment.amount"),
                    numeric: true,
                    sort: (left, right) => compareMoney(left.amount, right.amount),
                    show: (row) => <Amount value={row.amount} />,
                  },
                  {
                    key: "account",
                    title: t("payment.to_account"),
                    wrap: 340,
                    show: (row) =>
                      row.account ? (
                        <>
                          <span className="number">{row.account.number}</span>
                          <div className="quiet">
                            {row.account.bank} · {row.account.bank_cnaps}
                          </div>
                        </>
                      ) : (
                        <span className="bad">{words(row.problem)}</span>
                      ),
                  },
                  { key: "id", title: "EndToEndId", show: (row) => <span className="id">{row.id}</span> },
                  {
                    key: "one",
                    title: t("payment.alone"),
                    show: (row) =>
                      row.account && data.payer ? (
                        <Button size="small" icon={<DownloadOutlined />} href={`${API}/payments/pain001.xml${query({ payment: row.id, account })}`} download>
                          {t("payment.download_one")}
                        </Button>
                      ) : null,
                  },
                ]}
              />
            </div>
          );
        }}
      </Loaded>
    </>
  );
}
