import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { GlobalActions } from "@/shared/action/GlobalActions";
import { get } from "@/shared/api";
import { useCatalogue } from "@/shared/catalogue";
import type { Organisation, Page } from "@/shared/contract";
import { DataTable } from "@/shared/DataTable";
import { Loaded } from "@/shared/Loaded";
import { Nothing } from "@/shared/Nothing";
import { PageHead } from "@/shared/PageHead";

const KINDS = ["enterprise", "bank", "guarantor", "insurer", "appraiser", "fund_operator", "registry", "treasury"];

export function Organisations() {
  const { t } = useTranslation();
  const catalogue = useCatalogue();
  const listed = useQuery({ queryKey: ["organisations"], queryFn: () => get<Page<Organisation>>("/organisations") });
  return (
    <>
      <PageHead title={t("menu.organisations")} extra={<GlobalActions only={(action) => action.path.includes("/organisations")} />} />
      <Loaded from={listed}>
        {({ items }) => (
          <DataTable
            rows={items}
            rowKey={(row) => row.id}
            pageSize={50}
            empty={<Nothing title={t("organisations.none")} />}
            columns={[
              { key: "name", title: t("organisations.name"), card: "head", show: (row) => row.name },
              {
                key: "kind",
                title: t("organisations.kind"),
                filters: KINDS.map((kind) => ({ text: catalogue.choice(KINDS, kind), value: kind })),
                filterBy: (row) => row.kind,
                show: (row) => catalogue.of("organisation_kind", row.kind),
              },
              { key: "code", title: t("organisations.code"), show: (row) => <span className="id">{row.credit_code}</span> },
              { key: "id", title: t("organisations.id"), show: (row) => <span className="id">{row.id}</span> },
            ]}
          />
        )}
      </Loaded>
    </>
  );
}
