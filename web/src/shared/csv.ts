// A table for Excel: UTF-8 with a byte order mark, every cell quoted. Excel would turn long digits
// into floating point and run what begins like a formula, so such cells begin with a tab, which
// Excel keeps as text; amounts stay plain decimals within its fifteen digits.
const FORMULA = /^[=+\-@\t\r]/;
const LONG_DIGITS = /^\d{12,}$/;
const PLAIN_NUMBER = /^-?\d{1,13}(\.\d{1,2})?$/;

export function csvCell(value: string): string {
  const text = (FORMULA.test(value) && !PLAIN_NUMBER.test(value)) || LONG_DIGITS.test(value) ? `\t${value}` : value;
  return `"${text.replaceAll('"', '""')}"`;
}

export function csvText(head: string[], rows: string[][]): string {
  return "\ufeff" + [head, ...rows].map((row) => row.map(csvCell).join(",")).join("\r\n") + "\r\n";
}

export function saveFile(name: string, content: string | Blob, type = "text/csv;charset=utf-8") {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
