import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useWords } from "@/app/words";
import { get } from "@/shared/api";
import type { Page, ProgrammeRow } from "@/shared/contract";
import { DataTable } from "@/shared/DataTable";
import { Loaded } from "@/shared/Loaded";
import { Nothing } from "@/shared/Nothing";
import { PageHead } from "@/shared/PageHead";

export function Programmes() {
  const { t } = useTranslation();
  const words = useWords();
  const listed = useQuery({ queryKey: ["programmes"], queryFn: () => get<Page<ProgrammeRow>>("/programmes") });
  return (
    <>
      <PageHead title={t("menu.programmes")} about={t("programmes.about")} />
      <Loaded from={listed}>
        {({ items }) => (
          <DataTable
            rows={items}
            rowKey={(row) => `${row.id}-${row.version}`}
            empty={<Nothing title={t("programmes.none")} />}
            columns={[
              { key: "title", title: t("programmes.title"), card: "head", show: (row) => <Link to={`/programmes/${row.id}`}>{words(row.title)}</Link> },
              { key: "jurisdiction", title: t("programmes.jurisdiction"), show: (row) => row.jurisdiction },
              { key: "version", title: t("programmes.version"), show: (row) => <span className="id">{row.version}</span> },
              { key: "from", title: t("programmes.from"), show: (row) => <span className="number">{row.from ?? "—"}</span> },
            ]}
          />
        )}
      </Loaded>
    </>
  );
}
