import { Table, type TableColumnType } from "antd";
import type { Given } from "./DataTable";
import styles from "./DataTable.module.css";

// A table that sorts, filters or turns pages.
export function WideTable<T>({ rows, columns, rowKey, small, flush, loading, pageSize, emphasise, footer }: Given<T>) {
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
