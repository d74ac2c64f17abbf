// What a form needs to know about a command's JSON Schema; no screen in here.
import type { FieldProblem, Schema } from "../contract";

export type FieldKind =
  | "money"
  | "rate"
  | "date"
  | "integer"
  | "boolean"
  | "choice"
  | "choices"
  | "lookup"
  | "lookups"
  | "texts"
  | "text"
  | "password"
  | "long_text"
  | "object"
  | "objects"
  | "pairs"
  | "variant"
  | "constant";

export type Path = (string | number)[];

const LONG_TEXT_FROM = 500;

export function kindOf(schema: Schema): FieldKind {
  if (schema.const !== undefined) return "constant";
  if (schema.oneOf) return "variant";
  if (schema["x-lookup"]) return schema.type === "array" ? "lookups" : "lookup";
  switch (schema.type) {
    case "object":
      return !schema.properties && schema.additionalProperties?.type === "string" ? "pairs" : "object";
    case "array":
      if (schema.items?.["x-lookup"]) return "lookups";
      if (schema.items?.enum) return "choices";
      return schema.items?.type === "object" || schema.items?.oneOf ? "objects" : "texts";
    case "integer":
      return "integer";
    case "boolean":
      return "boolean";
    default:
  }
  if (schema.enum) return "choice";
  if (schema.format === "date") return "date";
  if (schema.format === "password") return "password";
  const example = schema.examples?.[0] ?? "";
  if (schema.pattern?.includes("%|bp") || example.endsWith("%")) return "rate";
  if (schema.pattern?.includes("[0-9]{1,2}") || schema.format === "money") return "money";
  return (schema.maxLength ?? 0) > LONG_TEXT_FROM ? "long_text" : "text";
}

// "rights[0].number" in a problem's field is ["rights", 0, "number"] in the form.
export function parsePath(field: string): Path {
  return field
    .replace(/\[(\d+)\]/g, ".$1")
    .replace(/^\//, "")
    .split(/[./]/)
    .filter((part) => part !== "")
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part));
}

function partOf(schema: Schema | undefined, part: string | number): Schema | undefined {
  if (!schema) return undefined;
  if (typeof part === "number") return schema.type === "array" ? schema.items : undefined;
  const own = schema.properties?.[part];
  if (own) return own;
  for (const each of schema.oneOf ?? []) if (each.properties?.[part]) return each.properties[part];
  return undefined;
}

// Where a problem can be shown: the nearest field on its path that the form draws; nothing for
// problems of the whole request or of fields the form does not have.
export function placeOf(schema: Schema, problem: Pick<FieldProblem, "field">): Path | undefined {
  const path = parsePath(problem.field);
  let here: Schema | undefined = schema;
  const place: Path = [];
  for (const part of path) {
    here = partOf(here, part);
    if (!here) return undefined;
    place.push(part);
    const kind = kindOf(here);
    if (kind !== "object" && kind !== "objects" && kind !== "variant") return place;
  }
  return place.length > 0 && here && kindOf(here) === "objects" ? place : undefined;
}

export type Complaint =
  | { word: "missing" }
  | { word: "money" }
  | { word: "money_decimals" }
  | { word: "money_positive" }
  | { word: "rate" }
  | { word: "pattern"; example: string }
  | { word: "least"; bound: number }
  | { word: "most"; bound: number }
  | { word: "too_long"; bound: number }
  | { word: "too_few"; bound: number };

export function isEmpty(value: unknown): boolean {
  return (
    value === undefined ||
    value === null ||
    (typeof value === "string" && value.trim() === "") ||
    (Array.isArray(value) && value.length === 0)
  );
}

// The first thing wrong with a value, so that most mistakes are seen before the server is asked. The
// server judges again.
export function complaintAbout(schema: Schema, required: boolean, value: unknown): Complaint | undefined {
  const kind = kindOf(schema);
  if (isEmpty(value)) {
    if (Array.isArray(value) || kind === "choices" || kind === "lookups" || kind === "texts" || kind === "objects")
      return required && (schema.minItems ?? 0) > 0 ? { word: "missing" } : undefined;
    return required && kind !== "boolean" ? { word: "missing" } : undefined;
  }
  if (Array.isArray(value))
    return schema.minItems !== undefined && value.length < schema.minItems
      ? { word: "too_few", bound: schema.minItems }
      : undefined;
  if (typeof value === "number") {
    if (schema.minimum !== undefined && value < schema.minimum) return { word: "least", bound: schema.minimum };
    if (schema.maximum !== undefined && value > schema.maximum) return { word: "most", bound: schema.maximum };
    return undefined;
  }
  if (typeof value !== "string") return undefined;
  if (kind === "money") {
    if (/^-?\d+\.\d{3,}$/.test(value)) return { word: "money_decimals" };
    if (!/^-?\d{1,13}(\.\d{1,2})?$/.test(value)) return { word: "money" };
    if (value.startsWith("-") && schema.pattern && !new RegExp(schema.pattern).test(value))
      return { word: "money_positive" };
    return undefined;
  }
  if (schema.maxLength !== undefined && value.length > schema.maxLength)
    return { word: "too_long", bound: schema.maxLength };
  if (schema.pattern && !new RegExp(schema.pattern, "u").test(value))
    return kind === "rate" ? { word: "rate" } : { word: "pattern", example: schema.examples?.[0] ?? schema.pattern };
  return undefined;
}

// Names with texts are edited as rows; a row without both says nothing.
export interface Pair {
  name?: string;
  text?: string;
}
function pairsIn(value: unknown): [string, string][] {
  if (!Array.isArray(value)) return [];
  return (value as Pair[]).flatMap(({ name, text }) =>
    name?.trim() && text?.trim() ? [[name.trim(), text.trim()] as [string, string]] : [],
  );
}

// What is sent: exactly the schema's members, without the empty optional ones.
export function payloadOf(schema: Schema, value: unknown): unknown {
  switch (kindOf(schema)) {
    case "constant":
      return schema.const;
    case "variant": {
      const type = (value as { type?: string } | undefined)?.type;
      const chosen = schema.oneOf?.find((each) => each.properties?.["type"]?.const === type);
      return chosen ? payloadOf(chosen, value) : undefined;
    }
    case "object": {
      const members: Record<string, unknown> = {};
      for (const [name, part] of Object.entries(schema.properties ?? {})) {
        const found = payloadOf(part, (value as Record<string, unknown> | undefined)?.[name]);
        if (found !== undefined) members[name] = found;
        else if (schema.required?.includes(name) && part.type === "array") members[name] = [];
        else if (schema.required?.includes(name) && kindOf(part) === "pairs") members[name] = {};
      }
      return members;
    }
    case "pairs": {
      const rows = pairsIn(value);
      return rows.length > 0 ? Object.fromEntries(rows) : undefined;
    }
    case "objects":
      return Array.isArray(value) && value.length > 0 ? value.map((each) => payloadOf(schema.items!, each)) : undefined;
    case "boolean":
      return value === true;
    case "text":
    case "long_text":
    case "rate":
      return typeof value === "string" && value.trim() !== "" ? value.trim() : undefined;
    default:
      return isEmpty(value) ? undefined : value;
  }
}
