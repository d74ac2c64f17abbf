import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link, Navigate } from "react-router";
import { useWords } from "@/app/words";
import { Amount } from "@/shared/Amount";
import { get } from "@/shared/api";
import type { FundRow, Page } from "@/shared/contract";
import { DataTable } from "@/shared/DataTable";
import { Loaded } from "@/shared/Loaded";
import { Nothing } from "@/shared/Nothing";
import { PageHead } from "@/shared/PageHead";

// Most people see one fund: they are taken to it at once.
export function Funds() {
  const { t } = useTranslation();
  const words = useWords();
  const listed = useQuery({ queryKey: ["funds"], queryFn: () => get<Page<FundRow>>("/funds") });
  return (
    <Loaded from={listed}>
      {({ items }) =>
        items.length === 1 ? (
          <Navigate to={`/funds/${items[0]!.id}`} replace />
        ) : (
          <>
            <PageHead title={t("menu.funds")} />
            <DataTable
              rows={items}
              rowKey={(row) => row.id}
              empty={<Nothing title={t("fund.none")} advice={t("fund.none_advice")} />}
              columns={[
                { key: "name", title: t("fund.name"), card: "head", show: (row) => <Link to={`/funds/${row.id}`}>{row.name}</Link> },
                { key: "programme", title: t("financing.programme"), show: (row) => words(row.programme?.title) },
                { key: "size", title: t("fund.size"), numeric: true, show: (row) => <Amount value={row.size} /> },
              ]}
            />
          </>
        )
      }
    </Loaded>
  );
}
