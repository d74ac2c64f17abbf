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
const MYRIADS = ["", "万", "亿", "兆"];

// The amount in the capital numerals of Chinese banking papers, to be read back by the person who
// typed it. Rules of 正确填写票据和结算凭证的基本规定 (银发〔1997〕393号 annex 1).
export function capitalAmount(text: string): string {
  const found = MONEY.exec(text);
  if (!found || found[2]!.replace(/^0+/, "").length > 16) return "";
  const whole = found[2]!.replace(/^0+/, "");
  const [jiao = "0", fen = "0"] = (found[3] ?? "").padEnd(2, "0");
  let words = "";
  let skipped = false;
  for (let at = 0; at < whole.length; ++at) {
    const place = whole.length - 1 - at;
    const digit = Number(whole[at]);
    if (digit === 0) {
      skipped = true;
    } else {
      if (skipped && words) words += "零";
      skipped = false;
      words += DIGITS[digit]! + PLACES[place % 4]!;
    }
    const ofMyriad = whole.slice(Math.max(0, at - 3 + (place % 4)), at + 1);
    if (place % 4 === 0 && place > 0 && /[1-9]/.test(ofMyriad)) words += MYRIADS[place / 4]!;
  }
  if (words) words += "元";
  if (jiao === "0" && fen === "0") return words ? `${found[1] ? "负" : ""}${words}整` : "零元整";
  if (jiao !== "0") words += DIGITS[Number(jiao)]! + "角";
  else if (words) words += "零";
  words += fen !== "0" ? DIGITS[Number(fen)]! + "分" : "整";
  return (found[1] ? "负" : "") + words;
}
