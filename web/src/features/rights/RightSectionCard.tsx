import { Card, Skeleton } from "antd";
import { Suspense } from "react";
import { Link } from "react-router";
import { useWords } from "@/app/words";
import type { Field, Words } from "@/shared/contract";
import { DataTable } from "@/shared/DataTable";
import { FieldList } from "@/shared/FieldList";
import { FieldValue } from "@/shared/FieldValue";
import { Nothing } from "@/shared/Nothing";
import type { RightSection, SectionColumn, SectionRow } from "./rights";
import styles from "./Rights.module.css";
import { drawings } from "./sections";

const WORDED = new Set(["text", "words"]);
const LINE = 380;
const NUMERIC = new Set(["money", "rate", "count", "days"]);

export function RightSectionCard({ section }: { section: RightSection }) {
  const words = useWords();
  const Drawing = drawings[section.kind];
  const tabled = section.columns.length > 0;
  return (
    <Card id={section.kind} title={words(section.title)}>
      <div className={styles.stack}>
        {section.note && <p className="quiet">{words(section.note)}</p>}
        {section.fields.length > 0 && <FieldList fields={section.fields} />}
        {Drawing && (
          <Suspense fallback={<Skeleton active paragraph={{ rows: 3 }} />}>
            <Drawing section={section} />
          </Suspense>
        )}
        {tabled && (
          <DataTable<SectionRow>
            rows={section.rows}
            rowKey={(row) => String(section.rows.indexOf(row))}
            small
            flush
            empty={section.when_empty && <Nothing title={words(section.when_empty)} />}
            columns={section.columns.map((column, index) => ({
              key: column.name,
              title: words(column),
              numeric: NUMERIC.has(column.type),
              ...(WORDED.has(column.type) ? { wrap: LINE } : {}),
              ...(index === 0 ? { card: "head" as const } : {}),
              show: (row) => <Cell column={column} row={row} opens={index === 0} />,
            }))}
          />
        )}
      </div>
    </Card>
  );
}

function Cell({ column, row, opens }: { column: SectionColumn; row: SectionRow; opens: boolean }) {
  const words = useWords();
  const value = row.cells[column.name];
  if (value === undefined) return <span className="quiet">—</span>;
  const shown =
    typeof value === "object" && value !== null ? (
      <>{words(value as Words)}</>
    ) : (
      <FieldValue field={{ ...column, type: column.type as Field["type"], value }} />
    );
  return opens && row.href ? <Link to={row.href}>{shown}</Link> : shown;
}
