// Arithmetic on decimal text. An amount is added up as whole fen in a BigInt and shown by moving
// characters; it never becomes a JavaScript number, which would lose fen above 90 trillion yuan and
// print 0.1 + 0.2 wrongly below it.

const MONEY = /^(-?)(\d+)(?:\.(\d{1,2}))?$/;
const DECIMAL = /^(-?)(\d+)(?:\.(\d+))?$/;
const FRACTION = /^(-?\d+)\/(\d+)$/;

export function isMoney(text: string): boolean {
  return MONEY.test(text);
}

export function parseFen(text: string): bigint {
  const found = MONEY.exec(text);
  if (!found) throw new RangeError(`not an amount: ${text}`);
  const fen = BigInt(found[2]! + (found[3] ?? "").padEnd(2, "0"));
  return found[1] ? -fen : fen;
}

export function fenToText(fen: bigint): string {
  const digits = (fen < 0n ? -fen : fen).toString().padStart(3, "0");
  return `${fen < 0n ? "-" : ""}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

export function sumMoney(amounts: Iterable<string>): string {
  let total = 0n;
  for (const amount of amounts) total += parseFen(amount);
  return fenToText(total);
}

export function compareMoney(left: string, right: string): number {
  const difference = parseFen(left) - parseFen(right);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

export function isZero(text: string): boolean {
  return MONEY.test(text) && parseFen(text) === 0n;
}

function group(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, ",");
}

// "-1234567.5" becomes "−1,234,567.50", with a true minus sign. Text that is no amount is shown as
// it came, so that a surprise is seen and not hidden.
export function formatMoney(text: string): string {
  const found = MONEY.exec(text);
  if (!found) return text;
  const whole = found[2]!.replace(/^0+(?=\d)/, "");
  return `${found[1] ? "−" : ""}${group(whole)}.${(found[3] ?? "").padEnd(2, "0")}`;
}

// What a person typed, back to wire text: separators and spaces (also the full-width ones of a
// Chinese keyboard) fall away. Does not judge the rest.
export function cleanAmount(typed: string): string {
  return typed
    .replace(/[,\uff0c\s\u00a5\uffe5\u5143]/g, "")
    .replace(/[\u3002\uff0e]/g, ".")
    .replace(/[\uff10-\uff19]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0));
}

// The decimal point moved right: movePoint("0.0435", 2) is "4.35".
function movePoint(text: string, places: number): string | undefined {
  const found = DECIMAL.exec(text);
  if (!found) return undefined;
  const fraction = (found[3] ?? "").padEnd(places, "0");
  const whole = (found[2]! + fraction.slice(0, places)).replace(/^0+(?=\d)/, "");
  const rest = fraction.slice(places).replace(/0+$/, "");
  const digits = rest ? `${whole}.${rest}` : whole;
  return found[1] && /[1-9]/.test(digits) ? `-${digits}` : digits;
}

// "0.0435" is shown "4.35%"; "9/20" is shown "45%" because it ends exactly; "1/3" stays "1/3".
export function formatRate(text: string): string {
  const fraction = FRACTION.exec(text);
  if (fraction) {
    const scaled = BigInt(fraction[1]!) * 100_000_000n;
    const divisor = BigInt(fraction[2]!);
    if (divisor === 0n || scaled % divisor !== 0n) return text;
    const parts = (scaled / divisor).toString();
    const negative = parts.startsWith("-");
    const digits = parts.replace("-", "").padStart(9, "0");
    return formatRate(`${negative ? "-" : ""}${digits.slice(0, -8)}.${digits.slice(-8)}`);
  }
  const percent = movePoint(text, 2);
  return percent === undefined ? text : `${percent}%`.replace("-", "−");
}

const DIGITS = "零壹贰叁肆伍陆柒捌玖";
const PLACES = ["", "拾", "佰", "仟"];
const GROUPS = [
  { digits: 8, mark: "亿" },
  { digits: 4, mark: "万" },
];
const withoutZeros = (digits: string) => digits.replace(/^0+/, "");

function readWhole(whole: string): string {
  for (const { digits, mark } of GROUPS) {
    if (whole.length <= digits) continue;
    const rest = withoutZeros(whole.slice(-digits));
    const gap = rest !== "" && rest.length < digits ? "零" : "";
    return readWhole(whole.slice(0, -digits)) + mark + gap + readWhole(rest);
  }
  let words = "";
  let skipped = false;
  [...whole].forEach((digit, at) => {
    if (digit === "0") skipped = true;
    else {
      words += (skipped ? "零" : "") + DIGITS[Number(digit)]! + PLACES[whole.length - 1 - at]!;
      skipped = false;
    }
  });
  return words;
}

// The amount in the capital numerals of Chinese banking papers, to be read back by the person who
// typed it. Rules of 正确填写票据和结算凭证的基本规定 (银发〔1997〕393号 annex 1).
export function capitalAmount(text: string): string {
  const found = MONEY.exec(text);
  if (!found) return "";
  const whole = readWhole(withoutZeros(found[2]!));
  const [jiao = "0", fen = "0"] = (found[3] ?? "").padEnd(2, "0");
  const sign = found[1] ? "负" : "";
  if (jiao === "0" && fen === "0") return whole ? `${sign}${whole}元整` : "零元整";
  const cents =
    (jiao !== "0" ? `${DIGITS[Number(jiao)]}角` : whole ? "零" : "") + (fen !== "0" ? `${DIGITS[Number(fen)]}分` : "整");
  return sign + (whole ? `${whole}元` : "") + cents;
}
