// What may stand where the cursor is: the names of the language by place, and the quantities, facts
// and sources that the text itself knows.
import type { Completion, CompletionContext, CompletionResult } from "@codemirror/autocomplete";
import type { CheckAnswer, Vocabulary } from "@/features/programme/answers";
import type { NamedWords } from "@/shared/contract";

export interface Known {
  check: CheckAnswer | undefined;
  vocabulary: Vocabulary | undefined;
  zh: boolean;
}

// The names within each place; * is any name.
const KEYS: Record<string, string[]> = {
  "": ["programme", "title", "jurisdiction", "notice_case", "from", "until", "sources", "quantities", "eligibility", "exposure", "compensation", "recovery"],
  title: ["zh", "en"],
  "sources.*": ["zh", "en", "address"],
  "quantities.*": ["zh", "en", "unit", "source", "article", "values", "formula", "agreed", "unknown"],
  "quantities.*.values": ["from", "until", "value", "tiers"],
  "quantities.*.formula": ["least", "greatest", "sum", "share", "of", "remaining", "after", "reference_rate", "at", "rounding"],
  "quantities.*.agreed": ["at_least", "at_most", "one_of"],
  "quantities.*.unknown": ["at_least", "at_most", "one_of"],
  eligibility: ["id", "zh", "en", "source", "article", "when"],
  "eligibility.when": ["value", "at_least", "at_most", "above", "below", "equals", "one_of", "all", "any", "not"],
  exposure: ["source", "article", "covered", "reserved"],
  compensation: ["source", "article", "trigger", "base", "rate", "rounding", "caps", "split", "uncovered_to"],
  "compensation.trigger": ["id", "zh", "en", "source", "article", "when"],
  "compensation.trigger.when": ["value", "at_least", "at_most", "above", "below", "equals", "one_of", "all", "any", "not"],
  "compensation.caps": ["id", "zh", "en", "source", "article", "at_most"],
  "compensation.split": ["source", "article", "method", "parties"],
  "compensation.split.parties": ["party", "share", "at_most", "group", "within"],
  recovery: ["source", "article", "method", "order", "creditor"],
};
const FREE = new Set(["zh", "en", "article", "address", "id", "programme", "jurisdiction", "from", "until", "notice_case"]);

interface Line {
  indent: number;
  key: string | undefined;
}
function lineOf(text: string): Line | undefined {
  if (/^\s*(#|$)/.test(text)) return undefined;
  const dash = /^(\s*)((?:- )*)/.exec(text)!;
  const indent = dash[1]!.length + dash[2]!.length;
  const key = /^([A-Za-z_][\w]*)\s*:/.exec(text.slice(indent))?.[1];
  return { indent, key };
}

// The names above the line, outermost first, by indentation; a flow map on the line adds its own.
function pathAt(context: CompletionContext): { path: string[]; before: string } {
  const line = context.state.doc.lineAt(context.pos);
  const before = line.text.slice(0, context.pos - line.from);
  const dash = /^(\s*)((?:- )*)/.exec(before)!;
  let indent = dash[1]!.length + dash[2]!.length;
  const path: string[] = [];
  for (let number = line.number - 1; number > 0 && indent > 0; --number) {
    const above = lineOf(context.state.doc.line(number).text);
    if (!above?.key || above.indent >= indent) continue;
    path.unshift(above.key);
    indent = above.indent;
  }
  const own = /^([A-Za-z_]\w*)\s*:\s*(.*)$/.exec(before.slice(dash[0].length));
  // "formula: {least: [" stands within formula.
  if (own && /^[{[]/.test(own[2]!)) path.push(own[1]!);
  return { path, before };
}

function keysAt(path: string[]): string[] {
  const found = Object.entries(KEYS).find(([place]) => {
    const parts = place === "" ? [] : place.split(".");
    return parts.length === path.length && parts.every((part, index) => part === "*" || part === path[index]);
  });
  return found?.[1] ?? [];
}

export function completeProgramme(context: CompletionContext, { check, vocabulary, zh }: Known): CompletionResult | null {
  const word = context.matchBefore(/[\w.]*/);
  if (!word || (word.from === word.to && !context.explicit)) return null;
  const { path, before } = pathAt(context);
  const head = before.slice(0, word.from - context.state.doc.lineAt(context.pos).from);
  if (/#/.test(head)) return null;
  const shown = (each: NamedWords, type: string): Completion => ({ label: each.name, detail: zh ? each.zh : each.en, type });
  const names = (list: NamedWords[] | undefined, type: string) => (list ?? []).map((each) => shown(each, type));
  // The name whose value is being written, if any: "unit: m", "{share: f", "[loan.p".
  const key = /([A-Za-z_]\w*)\s*:\s*(?:\[[^\]{]*)?$/.exec(head)?.[1];
  let options: Completion[];
  if (!key) {
    options = keysAt(path).map((label) => ({ label, type: "keyword", apply: `${label}: ` }));
  } else if (key === "unit") options = names(vocabulary?.units, "enum");
  else if (key === "rounding") options = names(vocabulary?.roundings, "enum");
  else if (key === "source")
    options = (check?.rules ?? []).filter((rule) => rule.block === "sources").map((rule) => ({ label: rule.name, type: "constant" }));
  else if (["party", "creditor", "uncovered_to", "order"].includes(key)) options = names(vocabulary?.parties, "enum");
  else if (key === "reference_rate") options = names(vocabulary?.references, "enum");
  else if (["one_of", "equals"].includes(key)) {
    const fact = /value\s*:\s*([\w.]+)/.exec(before)?.[1];
    options = names(vocabulary?.facts.find((each) => each.name === fact)?.choices, "enum");
  } else if (FREE.has(key)) return null;
  else options = [...names(check?.quantities, "variable"), ...names(vocabulary?.facts, "property")];
  return options.length > 0 ? { from: word.from, options, validFor: /^[\w.]*$/ } : null;
}
