import { Skeleton } from "antd";
import { lazy, type ReactNode, Suspense } from "react";
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

export interface Given<T> {
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

// antd's table weighs as much as half of what else the first page needs, so only those wait for it that
// need what it can do. The rows are not shown meanwhile: what somebody opens in one of them would be gone.
const WideTable = lazy(async () => ({ default: (await import("./WideTable")).WideTable })) as unknown as <T>(given: Given<T>) => ReactNode;

const MOST_WAITING_ROWS = 8;

const plain = <T,>({ rows, columns, loading, pageSize }: Given<T>) =>
  loading === undefined && !(pageSize && rows.length > pageSize) && !columns.some(({ sort, filterBy }) => sort || filterBy);

// One list of columns for both forms: a table where there is room, a card per row on a phone.
export function DataTable<T>(given: Given<T>) {
  const narrow = useNarrow();
  if (given.rows.length === 0 && !given.loading)
    return <div className={`${styles.none} ${given.flush ? styles.flush : ""}`}>{given.empty}</div>;
  if (narrow || given.cards) return <Cards {...given} />;
  if (plain(given)) return <Plain {...given} />;
  return (
    <Suspense fallback={<Skeleton active className={styles.none!} paragraph={{ rows: Math.min(given.rows.length, MOST_WAITING_ROWS) }} />}>
      <WideTable {...given} />
    </Suspense>
  );
}

function Plain<T>({ rows, columns, rowKey, small, flush, emphasise, footer }: Given<T>) {
  return (
    <div className={`${styles.table} ${flush ? styles.flush : ""} ${styles.scrolled}`}>
      <table className={`${styles.plain} ${small ? styles.small : ""}`}>
        <thead>
          <tr>
            {columns.map(({ key, title, numeric, width }) => (
              <th key={key} scope="col" className={numeric ? styles.numeric : undefined} style={{ width }}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)} className={emphasise?.(row) ? styles.emphasised : undefined}>
              {columns.map(({ key, show, numeric, wrap }) => (
                <td key={key} className={numeric ? `number ${styles.numeric}` : undefined}>
                  {wrap ? <div style={{ maxWidth: wrap }}>{show(row)}</div> : show(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        {footer && <tfoot>{footer}</tfoot>}
      </table>
    </div>
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
