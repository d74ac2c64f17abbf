import { AppstoreOutlined, DownloadOutlined, TableOutlined } from "@ant-design/icons";
import { Button, Input, Segmented, Skeleton } from "antd";
import { useDeferredValue, useState } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { GlobalActions } from "@/shared/action/GlobalActions";
import { useCatalogue } from "@/shared/catalogue";
import { csvText, saveFile } from "@/shared/csv";
import { Nothing } from "@/shared/Nothing";
import { PageHead } from "@/shared/PageHead";
import { ProblemNotice } from "@/shared/ProblemNotice";
import { Board } from "./Board";
import { FinancingTable } from "./FinancingTable";
import { useFinancings } from "./financings";
import styles from "./Pipeline.module.css";

const REMEMBERED = "zhirong.pipeline_view";

export function Pipeline() {
  const { t } = useTranslation();
  const catalogue = useCatalogue();
  const [address, setAddress] = useSearchParams();
  const [typed, setTyped] = useState(address.get("q") ?? "");
  const search = useDeferredValue(typed.trim());
  const view = (address.get("view") ?? localStorage.getItem(REMEMBERED)) === "table" ? "table" : "board";
  const found = useFinancings(search);
  const rows = found.data?.pages.flatMap((page) => page.items) ?? [];

  const change = (name: string, value: string) =>
    setAddress(
      (before) => {
        if (value) before.set(name, value);
        else before.delete(name);
        return before;
      },
      { replace: true },
    );

  const exportRows = () =>
    saveFile(
      `${t("menu.financings")}.csv`,
      csvText(
        ["id", "applicant", "bank", "phase", "amount", "outstanding", "days_overdue", "class"].map((name) =>
          t(`financing.column.${name}` as "financing.column.id"),
        ),
        rows.map((row) => [
          row.id,
          row.applicant.name,
          row.bank?.name ?? "",
          catalogue.phase(row.phase),
          row.amount,
          row.outstanding ?? "",
          row.days_overdue === undefined ? "" : String(row.days_overdue),
          row.class ? catalogue.class(row.class) : "",
        ]),
      ),
    );

  return (
    <>
      <PageHead
        title={t("menu.financings")}
        about={found.data ? t(found.hasNextPage ? "financing.count_more" : "financing.count", { count: rows.length }) : " "}
        extra={<GlobalActions only={(action) => action.path.includes("/financings")} />}
      />
      <div className={styles.tools}>
        <Input.Search
          className={styles.search!}
          allowClear
          value={typed}
          placeholder={t("financing.search")}
          aria-label={t("financing.search")}
          onChange={(event) => {
            setTyped(event.target.value);
            change("q", event.target.value.trim());
          }}
        />
        <Segmented
          value={view}
          onChange={(chosen) => {
            localStorage.setItem(REMEMBERED, chosen);
            change("view", chosen);
          }}
          options={[
            { value: "board", label: t("financing.board"), icon: <AppstoreOutlined /> },
            { value: "table", label: t("financing.table"), icon: <TableOutlined /> },
          ]}
        />
        <Button icon={<DownloadOutlined />} disabled={rows.length === 0} onClick={exportRows}>
          {t("financing.export")}
        </Button>
      </div>
      {found.isError ? (
        <ProblemNotice error={found.error} retry={() => void found.refetch()} />
      ) : !found.data ? (
        <Skeleton active paragraph={{ rows: 8 }} />
      ) : rows.length === 0 ? (
        <div className={styles.none}>
          <Nothing
            title={t(search ? "financing.none_found" : "financing.none")}
            advice={t(search ? "financing.none_found_advice" : "financing.none_advice")}
          />
        </div>
      ) : view === "board" ? (
        <Board rows={rows} />
      ) : (
        <FinancingTable rows={rows} />
      )}
      {found.hasNextPage && (
        <div className={styles.more}>
          <Button onClick={() => void found.fetchNextPage()} loading={found.isFetchingNextPage}>
            {t("shared.more")}
          </Button>
        </div>
      )}
    </>
  );
}
