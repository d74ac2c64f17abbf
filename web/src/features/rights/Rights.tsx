import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useWords } from "@/app/words";
import { GlobalActions } from "@/shared/action/GlobalActions";
import { get } from "@/shared/api";
import { useCatalogue } from "@/shared/catalogue";
import type { Page, RightRow } from "@/shared/contract";
import { DataTable } from "@/shared/DataTable";
import { Loaded } from "@/shared/Loaded";
import { Mark } from "@/shared/Mark";
import { Nothing } from "@/shared/Nothing";
import { PageHead } from "@/shared/PageHead";

export function Rights() {
  const { t } = useTranslation();
  const words = useWords();
  const catalogue = useCatalogue();
  const listed = useQuery({ queryKey: ["rights"], queryFn: () => get<Page<RightRow>>("/rights?limit=200") });
  return (
    <>
      <PageHead
        title={t("menu.rights")}
        about={t("rights.about")}
        extra={<GlobalActions only={(action) => action.path.endsWith("/rights")} />}
      />
      <Loaded from={listed}>
        {({ items }) => (
          <DataTable
            rows={items}
            rowKey={(row) => row.id}
            pageSize={50}
            empty={<Nothing title={t("rights.none")} advice={t("rights.none_advice")} />}
            columns={[
              { key: "title", title: t("rights.title"), card: "head", show: (row) => <Link to={`/rights/${row.id}`}>{row.title}</Link> },
              {
                key: "status",
                title: t("rights.status"),
                card: "aside",
                show: (row) => <Mark tone={row.pledge ? "primary" : "plain"}>{words(row.status)}</Mark>,
              },
              { key: "kind", title: t("rights.kind"), show: (row) => catalogue.of("right_kind", row.kind) },
              { key: "number", title: t("rights.number"), show: (row) => <span className="number">{row.number}</span> },
              { key: "holder", title: t("rights.holder"), show: (row) => row.holder.name },
              {
                key: "expires",
                title: t("rights.expires"),
                sort: (left, right) => (left.legal_end ?? "").localeCompare(right.legal_end ?? ""),
                show: (row) => <span className="number">{row.legal_end ?? "—"}</span>,
              },
            ]}
          />
        )}
      </Loaded>
    </>
  );
}
