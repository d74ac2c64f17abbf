import { Link } from "react-router";
import { useWords } from "@/app/words";
import type { FieldType, Words } from "@/shared/contract";
import { DataTable } from "@/shared/DataTable";
import { FieldValue } from "@/shared/FieldValue";
import { Nothing } from "@/shared/Nothing";
import { Panel } from "@/shared/Panel";
import type { Section } from "./policies";

// What another feature knows of the policy: a table of its own.
export function Addition({ section }: { section: Section }) {
  const words = useWords();
  const text = (value: unknown) => (value !== null && typeof value === "object" && "zh" in value ? words(value as Words) : (value as string | number | null));
  return (
    <Panel title={words(section.title)} extra={section.data?.link && <Link to={section.data.link.href}>{words(section.data.link)}</Link>}>
      <DataTable
        rows={section.rows}
        rowKey={(row) => JSON.stringify(row)}
        small
        flush
        empty={section.when_empty && <Nothing title={words(section.when_empty)} />}
        columns={section.columns.map((column, index) => ({
          key: column.name,
          title: words(column),
          numeric: column.type === "money",
          ...(index === 0 ? { card: "head" as const } : {}),
          show: (row: Section["rows"][number]) => {
            const shown = <FieldValue field={{ ...column, type: column.type === "words" ? "text" : (column.type as FieldType), value: text(row.cells[column.name]) }} />;
            return index === 0 && row.href ? <Link to={row.href}>{shown}</Link> : shown;
          },
        }))}
      />
    </Panel>
  );
}
