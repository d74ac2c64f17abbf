import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { colon, useWords } from "@/app/words";
import { type Column, DataTable } from "@/shared/DataTable";
import { Mark } from "@/shared/Mark";
import type { PeriodRow, SubjectKind } from "./lists";

const TONES = { in: "good", later: "primary", over: "plain" } as const;

interface Given<T extends PeriodRow> {
  rows: T[];
  subject: SubjectKind;
  first?: Column<T>[];
  showSubject?: boolean;
  showName?: (row: T) => ReactNode;
  loading?: boolean;
  empty: ReactNode;
}

// Who was on a list, or on which lists somebody was, from when to when.
export function Periods<T extends PeriodRow>({ rows, subject, first = [], showSubject = true, showName, loading, empty }: Given<T>) {
  const { t } = useTranslation();
  const words = useWords();
  const columns: Column<T>[] = [
    ...first,
    ...(showSubject
      ? ([
          {
            key: "name",
            title: t("lists.name"),
            ...(first.length === 0 ? { card: "head" } : {}),
            sort: (left, right) => left.name.localeCompare(right.name, "zh"),
            show: (row) => showName?.(row) ?? row.name,
          },
          {
            key: "subject",
            title: t(subject === "enterprise" ? "lists.code" : "lists.number"),
            sort: (left, right) => left.subject.localeCompare(right.subject),
            show: (row) => <span className="id">{row.subject}</span>,
          },
        ] satisfies Column<T>[])
      : []),
    { key: "state", title: t("lists.state"), card: "aside", show: (row) => <Mark tone={TONES[row.state.name]}>{words(row.state)}</Mark> },
    {
      key: "from",
      title: t("lists.from"),
      sort: (left, right) => left.from.localeCompare(right.from),
      show: (row) => <span className="number">{row.from}</span>,
    },
    {
      key: "until",
      title: t("lists.until"),
      sort: (left, right) => (left.until ?? "9999").localeCompare(right.until ?? "9999"),
      show: (row) => (row.until ? <span className="number">{row.until}</span> : <span className="quiet">{t("lists.open_ended")}</span>),
    },
    {
      key: "reference",
      title: t("lists.reference"),
      show: (row) => (
        <>
          {row.reference}
          {row.end_reference && (
            <div className="quiet">
              {t("lists.end_reference")}{colon()}{row.end_reference}
            </div>
          )}
        </>
      ),
    },
    { key: "entered_by", title: t("lists.entered_by"), show: (row) => row.entered_by },
  ];
  return (
    <DataTable
      rows={rows}
      columns={columns}
      rowKey={(row) => `${"list" in row ? (row.list as { id: string }).id : ""} ${row.subject} ${row.from}`}
      flush
      pageSize={50}
      loading={loading ?? false}
      empty={empty}
    />
  );
}
