import { DownloadOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Alert, Button, Input } from "antd";
import { useTranslation } from "react-i18next";
import { Link, useSearchParams } from "react-router";
import { useWords } from "@/app/words";
import { BeginButton } from "@/shared/action/BeginButton";
import styles from "@/features/licence/Licence.module.css";
import { Amount } from "@/shared/Amount";
import { API, get, query } from "@/shared/api";
import type { Page } from "@/shared/contract";
import { DataTable } from "@/shared/DataTable";
import { Loaded } from "@/shared/Loaded";
import { Mark } from "@/shared/Mark";
import { Nothing } from "@/shared/Nothing";
import { PageHead } from "@/shared/PageHead";
import { type ReceivableRow, type SearchAnswer, toneOfStanding } from "./receivables";

const SOON_DAYS = 90; // when it may be extended

// One's own registrations; or, for everybody, those against a grantor, sought by its full name or code.
export function Receivables() {
  const { t } = useTranslation();
  const [address, setAddress] = useSearchParams();
  const grantor = address.get("grantor") ?? "";
  const own = useQuery({
    queryKey: ["receivables"],
    queryFn: () => get<Page<ReceivableRow>>("/receivables"),
    enabled: grantor === "",
  });
  const found = useQuery({
    queryKey: ["receivable-search", grantor],
    queryFn: () => get<SearchAnswer>(`/receivable-search${query({ grantor })}`),
    enabled: grantor !== "",
  });
  return (
    <>
      <PageHead
        title={t("menu.receivables")}
        about={t("receivable.about")}
        extra={
          <>
            <Button icon={<DownloadOutlined />} href={`${API}/receivables.xlsx${query({ grantor })}`} download>
              {t("licence.export")}
            </Button>
            <BeginButton operation="registerReceivable" place={(id) => `/receivables/${id}`} />
          </>
        }
      />
      <div className={styles.tools}>
        <Input.Search
          className={styles.search!}
          allowClear
          defaultValue={grantor}
          placeholder={t("receivable.search")}
          aria-label={t("receivable.search")}
          enterButton={t("receivable.do_search")}
          onSearch={(text) => setAddress(text.trim() ? { grantor: text.trim() } : {})}
        />
        <span className="quiet">{t("receivable.search_about")}</span>
      </div>
      {grantor === "" ? (
        <Loaded from={own}>
          {({ items }) => (
            <Rows rows={items} empty={<Nothing title={t("receivable.none")} advice={t("receivable.none_advice")} />} />
          )}
        </Loaded>
      ) : (
        <Loaded from={found}>
          {(answer) => (
            <>
              <div className={styles.notices}>
                <Alert
                  showIcon
                  type={answer.in_force > 0 ? "warning" : "info"}
                  title={t("receivable.found", { grantor: answer.grantor, date: answer.on, count: answer.in_force })}
                />
              </div>
              <Rows rows={answer.items} empty={<Nothing title={t("receivable.none_found")} advice={t("receivable.none_found_advice")} />} />
            </>
          )}
        </Loaded>
      )}
    </>
  );
}

function Rows({ rows, empty }: { rows: ReceivableRow[]; empty: React.ReactNode }) {
  const { t } = useTranslation();
  const words = useWords();
  const soon = (row: ReceivableRow) => row.standing.name === "in_force" && row.days_left <= SOON_DAYS;
  return (
    <DataTable
      rows={rows}
      rowKey={(row) => row.id}
      pageSize={50}
      emphasise={soon}
      empty={empty}
      columns={[
        {
          key: "number",
          title: t("receivable.number"),
          card: "head",
          sort: (left, right) => left.number.localeCompare(right.number),
          show: (row) => <Link to={`/receivables/${row.id}`}>{row.number}</Link>,
        },
        {
          key: "standing",
          title: t("licence.standing"),
          card: "aside",
          filters: [...new Map(rows.map((row) => [row.standing.name, words(row.standing)]))].map(([value, text]) => ({ value, text })),
          filterBy: (row) => row.standing.name,
          show: (row) => (
            <>
              <Mark tone={toneOfStanding(row.standing.name)}>{words(row.standing)}</Mark>{" "}
              {row.objections > 0 && <Mark tone="warning">{t("receivable.objected")}</Mark>}
            </>
          ),
        },
        { key: "grantor", title: t("receivable.grantor"), sort: (left, right) => left.grantor.localeCompare(right.grantor, "zh"), show: (row) => row.grantor },
        { key: "secured_party", title: t("receivable.secured_party"), show: (row) => row.secured_party },
        {
          key: "debtor",
          title: t("receivable.debtor"),
          show: (row) => (
            <>
              {row.debtor ?? "—"} {row.confirmed && <Mark tone="good">{t("receivable.confirmed")}</Mark>}
            </>
          ),
        },
        { key: "claim", title: t("receivable.claim"), show: (row) => words(row.claim) },
        { key: "amount", title: t("receivable.secured_amount"), numeric: true, show: (row) => (row.secured_amount ? <Amount value={row.secured_amount} /> : null) },
        { key: "registered_on", title: t("receivable.registered_on"), sort: (left, right) => left.registered_on.localeCompare(right.registered_on), show: (row) => <span className="number">{row.registered_on}</span> },
        {
          key: "ends_on",
          title: t("receivable.ends_on"),
          sort: (left, right) => left.ends_on.localeCompare(right.ends_on),
          show: (row) => (
            <>
              <span className="number">{row.ends_on}</span> {soon(row) && <span className="quiet">{t("licence.days_left", { count: row.days_left })}</span>}
            </>
          ),
        },
      ]}
    />
  );
}
