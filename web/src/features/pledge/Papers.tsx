import { useTranslation } from "react-i18next";
import { useWords } from "@/app/words";
import { DataTable } from "@/shared/DataTable";
import { Mark } from "@/shared/Mark";
import { Nothing } from "@/shared/Nothing";
import type { DeskNotice, PaperLine } from "./registrations";
import { useCatalogue } from "@/shared/catalogue";

export function Papers({ papers }: { papers: PaperLine[] }) {
  const { t } = useTranslation();
  const words = useWords();
  return (
    <DataTable
      rows={papers}
      rowKey={(row) => row.paper.name}
      small
      flush
      empty={<Nothing title={t("registration.no_papers")} />}
      columns={[
        {
          key: "paper",
          title: t("registration.paper"),
          card: "head",
          show: (row) => (
            <>
              {words(row.paper)}
              <div className="quiet">{words(row.source)}</div>
            </>
          ),
        },
        { key: "present", title: t("registration.handed_in"), card: "aside", show: (row) => <Mark tone={row.present ? "good" : "bad"}>{t(row.present ? "registration.present" : "registration.absent")}</Mark> },
        { key: "reference", title: t("registration.reference"), show: (row) => row.reference },
      ]}
    />
  );
}

export function Notices({ notices }: { notices: DeskNotice[] }) {
  const { t } = useTranslation();
  const catalogue = useCatalogue();
  return (
    <DataTable
      rows={notices.map((notice, index) => ({ ...notice, index }))}
      rowKey={(row) => String(row.index)}
      small
      flush
      empty={<Nothing title={t("registration.no_notices")} />}
      columns={[
        { key: "kind", title: t("registration.notice"), card: "head", show: (row) => catalogue.of("pledge_notice", row.kind) },
        { key: "number", title: t("registration.notice_number"), show: (row) => <span className="id">{row.number ?? "—"}</span> },
        { key: "on", title: t("registration.date"), show: (row) => <span className="number">{row.on}</span> },
        { key: "officer", title: t("registration.officer"), show: (row) => row.officer ?? "" },
        { key: "text", title: t("registration.content"), show: (row) => row.text },
      ]}
    />
  );
}
