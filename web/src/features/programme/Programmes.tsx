import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useWords } from "@/app/words";
import { get } from "@/shared/api";
import type { Page, ProgrammeRow } from "@/shared/contract";
import { DataTable } from "@/shared/DataTable";
import { Loaded } from "@/shared/Loaded";
import { Mark } from "@/shared/Mark";
import { Nothing } from "@/shared/Nothing";
import { PageHead } from "@/shared/PageHead";
import { toneOfStanding, VERSION_SHOWN } from "./versions";

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
            empty={<Nothing title={t("programmes.none")} advice={t("programmes.none_advice")} />}
            pageSize={50}
            columns={[
              { key: "title", title: t("programmes.title"), card: "head", show: (row) => <Link to={`/programmes/${row.id}?version=${row.version}`}>{words(row.title)}</Link> },
              {
                key: "standing",
                title: t("programmes.standing"),
                card: "aside",
                show: (row) => <Mark tone={toneOfStanding(row.standing.name)}>{words(row.standing)}</Mark>,
                filters: [...new Map(items.map((row) => [row.standing.name, row.standing]))].map(([name, each]) => ({ text: words(each), value: name })),
                filterBy: (row) => row.standing.name,
              },
              { key: "jurisdiction", title: t("programmes.jurisdiction"), sort: (a, b) => (a.jurisdiction ?? "").localeCompare(b.jurisdiction ?? ""), show: (row) => row.jurisdiction },
              { key: "from", title: t("programmes.from"), sort: (a, b) => (a.from ?? "").localeCompare(b.from ?? ""), show: (row) => <span className="number">{row.from ?? "—"}</span> },
              { key: "until", title: t("programmes.until"), show: (row) => <span className="number">{row.until ?? "—"}</span> },
              { key: "version", title: t("programmes.version"), show: (row) => <span className="id">{row.version.slice(0, VERSION_SHOWN)}</span> },
            ]}
          />
        )}
      </Loaded>
    </>
  );
}
