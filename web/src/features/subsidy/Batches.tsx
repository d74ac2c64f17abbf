import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useWords } from "@/app/words";
import { Amount } from "@/shared/Amount";
import { get } from "@/shared/api";
import { DataTable } from "@/shared/DataTable";
import { Loaded } from "@/shared/Loaded";
import { Mark } from "@/shared/Mark";
import { compareMoney } from "@/shared/money";
import { Nothing } from "@/shared/Nothing";
import { PageHead } from "@/shared/PageHead";
import { type BatchRow, type Listed, toneOfStage } from "./subsidies";

const MOST = 200;

export function Batches() {
  const { t } = useTranslation();
  const words = useWords();
  const listed = useQuery({ queryKey: ["subsidy-batches"], queryFn: () => get<Listed<BatchRow>>(`/subsidy-batches?limit=${MOST}`) });
  return (
    <>
      <PageHead title={t("menu.subsidy_batches")} about={t("subsidy.batches_about")} />
      <Loaded from={listed}>
        {({ items }) => (
          <DataTable
            rows={items}
            rowKey={(row) => row.id}
            pageSize={20}
            empty={
              <Nothing title={t("subsidy.no_batches")} advice={t("subsidy.no_batches_advice")}>
                <Link to="/subsidies?group=accepted">{t("subsidy.board")}</Link>
              </Nothing>
            }
            columns={[
              { key: "title", title: t("subsidy.batch_title"), card: "head", show: (row) => <Link to={`/subsidy-batches/${row.id}`}>{row.title}</Link> },
              { key: "programme", title: t("financing.programme"), show: (row) => words(row.programme.title) },
              { key: "on", title: t("subsidy.date"), sort: (a, b) => a.on.localeCompare(b.on), descendFirst: true, show: (row) => <span className="number">{row.on}</span> },
              { key: "lines", title: t("subsidy.lines"), numeric: true, show: (row) => row.lines },
              { key: "amount", title: t("subsidy.amount"), numeric: true, sort: (a, b) => compareMoney(a.amount, b.amount), show: (row) => <Amount value={row.amount} /> },
              { key: "stage", title: t("subsidy.stage"), card: "aside", show: (row) => <Mark tone={toneOfStage(row.stage.name)}>{words(row.stage)}</Mark> },
            ]}
          />
        )}
      </Loaded>
    </>
  );
}
