import { Table, type TableColumnType } from "antd";
import type { ReactNode } from "react";
import styles from "./DataTable.module.css";
import { useNarrow } from "./narrow";

export interface Column<T> {
  key: string;
  title: ReactNode;
  show: (row: T) => ReactNode;
  numeric?: boolean; // right aligned, tabular figures
  sort?: (left: T, right: T) => number;
  descendFirst?: boolean;
  filters?: { text: string; value: string }[];
  filterBy?: (row: T) => string | undefined;
  width?: number;
  wrap?: number; // long text in lines of this width, so that it does not push the next columns out of sight
  card?: "head" | "aside" | "hidden"; // its place when rows become cards on a phone
}

interface Given<T> {
  rows: readonly T[];
  columns: Column<T>[];
  rowKey: (row: T) => string;
  empty?: ReactNode;
  small?: boolean;
  flush?: boolean; // inside a Panel, which has the border already
  cards?: boolean; // in a column that is as narrow as a phone
  loading?: boolean;
  pageSize?: number;
  emphasise?: (row: T) => boolean;
  footer?: ReactNode; // a <tr> for sums
}

// One list of columns for both forms: a table where there is room, a card per row on a phone.
export function DataTable<T>(given: Given<T>) {
  const narrow = useNarrow();
  if (given.rows.length === 0 && !given.loading)
    return <div className={`${styles.none} ${given.flush ? styles.flush : ""}`}>{given.empty}</div>;
  return narrow || given.cards ? <Cards {...given} /> : <Wide {...given} />;
}

function Wide<T>({ rows, columns, rowKey, small, flush, loading, pageSize, emphasise, footer }: Given<T>) {
  const shaped = columns.map((column): TableColumnType<T> => {
    const { filterBy, sort } = column;
    return {
      key: column.key,
      title: column.title,
      render: (_, row) => (column.wrap ? <div style={{ maxWidth: column.wrap }}>{column.show(row)}</div> : column.show(row)),
      ...(column.numeric ? { align: "right", className: "number" } : {}),
      ...(column.width ? { width: column.width } : {}),
      ...(sort ? { sorter: sort, ...(column.descendFirst ? { sortDirections: ["descend", "ascend"] } : {}) } : {}),
      ...(column.filters && filterBy
        ? { filters: column.filters, onFilter: (value, row) => filterBy(row) === value }
        : {}),
    };
  });
  return (
    <Table<T>
      className={`${styles.table} ${flush ? styles.flush : ""}`}
      dataSource={rows}
      columns={shaped}
      rowKey={rowKey}
      size={small ? "small" : "middle"}
      loading={loading ?? false}
      scroll={{ x: "max-content" }}
      pagination={pageSize && rows.length > pageSize ? { pageSize, showSizeChanger: false, size: "small" } : false}
      rowClassName={(row) => (emphasise?.(row) ? styles.emphasised! : "")}
      {...(footer ? { summary: () => footer } : {})}
    />
  );
}

function Cards<T>({ rows, columns, rowKey, flush, emphasise }: Given<T>) {
  const head = columns.filter((column) => column.card === "head");
  const aside = columns.filter((column) => column.card === "aside");
  const rest = columns.filter((column) => column.card === undefined);
  return (
    <ul className={`${styles.cards} ${flush ? styles.flushCards : ""}`}>
      {rows.map((row) => (
        <li key={rowKey(row)} className={emphasise?.(row) ? styles.emphasisedCard : undefined}>
          {(head.length > 0 || aside.length > 0) && (
            <div className={styles.cardHead}>
              <div>
                {head.map((column) => (
                  <div key={column.key}>{column.show(row)}</div>
                ))}
              </div>
              <div className={styles.aside}>
                {aside.map((column) => (
                  <div key={column.key}>{column.show(row)}</div>
                ))}
              </div>
            </div>
          )}
          <dl>
            {rest.map((column) => {
              const shown = column.show(row);
              return shown === null || shown === undefined || shown === "" ? null : (
                <div key={column.key}>
                  <dt>{column.title}</dt>
                  <dd className={column.numeric ? "number" : undefined}>{shown}</dd>
                </div>
              );
            })}
          </dl>
        </li>
      ))}
    </ul>
  );
}
