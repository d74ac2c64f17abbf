// What may stand where the cursor is: names and words by the JSON Schema of the language, and the
// quantities, facts and sources that the text itself knows.
import type { Completion, CompletionContext, CompletionResult } from "@codemirror/autocomplete";
import type { CheckAnswer, Vocabulary } from "@/features/programme/answers";
import type { NamedWords } from "@/shared/contract";

// The part of JSON Schema that the language's own schema uses.
export interface LanguageSchema {
  $ref?: string;
  description?: string;
  properties?: Record<string, LanguageSchema>;
  additionalProperties?: boolean | LanguageSchema;
  items?: LanguageSchema;
  anyOf?: LanguageSchema[];
  oneOf?: LanguageSchema[];
  enum?: (string | number | boolean)[];
  const?: string;
  $defs?: Record<string, LanguageSchema>;
}

export interface Known {
  schema: LanguageSchema | undefined;
  check: CheckAnswer | undefined;
  vocabulary: Vocabulary | undefined;
  zh: boolean;
}

const EXPRESSION = "#/$defs/expression";
const MOST_DEPTH = 12;

interface Reached {
  schemas: LanguageSchema[]; // all that may stand here, references followed, lists opened
  expression: boolean; // among them the name of a quantity or fact
}

function opened(root: LanguageSchema, from: LanguageSchema[], throughLists: boolean): Reached {
  const reached: Reached = { schemas: [], expression: false };
  const follow = (schema: LanguageSchema, depth: number) => {
    if (depth > MOST_DEPTH) return;
    if (schema.$ref) {
      if (schema.$ref === EXPRESSION) reached.expression = true;
      const found = root.$defs?.[schema.$ref.replace("#/$defs/", "")];
      if (found) follow(found, depth + 1);
    }
    for (const each of [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])]) follow(each, depth + 1);
    if (throughLists && schema.items) follow(schema.items, depth + 1);
    reached.schemas.push(schema);
  };
  for (const each of from) follow(each, 0);
  return reached;
}

// What the schema allows at a place in the text, named by the keys above it.
export function reach(root: LanguageSchema, path: string[]): Reached {
  let here = opened(root, [root], true);
  for (const key of path) {
    const next = here.schemas.flatMap((schema) => {
      const own = schema.properties?.[key];
      if (own) return [own];
      return typeof schema.additionalProperties === "object" ? [schema.additionalProperties] : [];
    });
    here = opened(root, next, true);
  }
  return here;
}

interface Place {
  path: string[]; // the keys above, outermost first
  key?: string | undefined; // the one whose value is written
}

// By indentation above the line; within the line by its braces: "formula: {least: [loan.p" stands at
// formula, least.
export function placeOf(lines: string[], before: string): Place {
  const indentOf = (text: string) => /^(\s*)((?:- )*)/.exec(text)![0].length;
  let indent = indentOf(before);
  const path: string[] = [];
  for (let index = lines.length - 1; index >= 0 && indent > 0; --index) {
    const text = lines[index]!;
    if (/^\s*(#|$)/.test(text)) continue;
    const at = indentOf(text);
    const key = /^([A-Za-z_]\w*)\s*:/.exec(text.slice(at))?.[1];
    if (!key || at >= indent) continue;
    path.unshift(key);
    indent = at;
  }
  const open: { key: string | undefined; list: boolean }[] = [];
  let key: string | undefined;
  for (const [token] of before.slice(indentOf(before)).matchAll(/"(?:[^"\\]|\\.)*"?|[A-Za-z_]\w*\s*:(?=\s|$)|[{}[\],]/g)) {
    if (token === "{" || token === "[") {
      open.push({ key, list: token === "[" });
      key = undefined;
    } else if (token === "}" || token === "]") {
      open.pop();
      key = undefined;
    } else if (token === ",") key = undefined;
    else if (token.endsWith(":")) key = token.slice(0, -1).trim();
  }
  const keys = open.flatMap((each) => each.key ?? []);
  const inner = open.at(-1);
  // An item of a list is a value of the list's own key.
  if (inner?.list && key === undefined) return { path: [...path, ...keys.slice(0, -1)], key: inner.key };
  return { path: [...path, ...keys], key };
}

export function completeProgramme(context: CompletionContext, { schema, check, vocabulary, zh }: Known): CompletionResult | null {
  const word = context.matchBefore(/[\w.]*/);
  if (!schema || !word || (word.from === word.to && !context.explicit)) return null;
  const line = context.state.doc.lineAt(context.pos);
  const before = line.text.slice(0, word.from - line.from);
  if (/(^|\s)#/.test(before)) return null;
  const above = context.state.doc.sliceString(0, Math.max(line.from - 1, 0)).split("\n");
  const { path, key } = placeOf(line.number > 1 ? above : [], before);
  const described = (label: string, description: string | undefined, type: string): Completion => ({ label, type, ...(description ? { detail: description } : {}) });
  const names = (list: NamedWords[] | undefined, type: string) => (list ?? []).map((each) => described(each.name, zh ? each.zh : each.en, type));
  const options = new Map<string, Completion>();
  const add = (list: Completion[]) => list.forEach((each) => options.has(each.label) || options.set(each.label, each));

  if (key === undefined) {
    for (const each of reach(schema, path).schemas)
      for (const [name, member] of Object.entries(each.properties ?? {}))
        add([{ ...described(name, member.description ?? opened(schema, [member], false).schemas.find((one) => one.description)?.description, "keyword"), apply: `${name}: ` }]);
  } else {
    const here = reach(schema, [...path, key]);
    for (const each of here.schemas) {
      add((each.enum ?? []).map((value) => described(String(value), undefined, "enum")));
      if (each.const) add([described(each.const, each.description, "enum")]);
    }
    if (key === "unit") add(names(vocabulary?.units, "enum"));
    if (key === "source") add((check?.rules ?? []).filter((rule) => rule.block === "sources").map((rule) => described(rule.name, undefined, "constant")));
    if (key === "one_of" || key === "equals") {
      const fact = /value\s*:\s*([\w.]+)/.exec(before)?.[1];
      add(names([...(vocabulary?.facts ?? []), ...(check?.facts ?? [])].find((each) => each.name === fact)?.choices, "enum"));
    } else if (here.expression) add([...names(check?.quantities, "variable"), ...names(check?.facts, "property"), ...names(vocabulary?.facts, "property")]);
  }
  return options.size > 0 ? { from: word.from, options: [...options.values()], validFor: /^[\w.]*$/ } : null;
}
