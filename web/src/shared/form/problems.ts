import type { FormInstance } from "antd";
import { useEffect } from "react";
import { useLanguage } from "@/app/words";
import { Problem } from "../api";
import type { FieldProblem } from "../contract";
import { parsePath } from "./schema";

const fieldOf = ({ field }: FieldProblem) => String(parsePath(field)[0] ?? "");

// Shows the server's problems at the fields of a form that was not drawn from a schema, "scopes[1]" at
// "scopes". What it gives back is left for a notice: the error, unless all of it is shown at fields.
export function useFieldProblems<T>(form: FormInstance<T>, error: Error | null | undefined, fields: (keyof T & string)[]): Error | null {
  const language = useLanguage();
  const known = fields.join();
  useEffect(() => {
    if (!(error instanceof Problem)) return;
    const names = known.split(",");
    const told = new Map<string, string[]>();
    for (const each of error.errors) {
      const name = fieldOf(each);
      if (names.includes(name)) told.set(name, [...(told.get(name) ?? []), language === "zh" ? each.zh : each.en || each.zh]);
    }
    // The names are those of the form's own fields: antd's type asks for paths it cannot see here.
    const shown = [...told].map(([name, errors]) => ({ name, errors })) as unknown as Parameters<typeof form.setFields>[0];
    form.setFields(shown);
    const first = [...told.keys()][0];
    if (first) form.focusField(first as Parameters<typeof form.focusField>[0]);
  }, [error, form, known, language]);
  const told = error instanceof Problem && error.errors.length > 0 && error.errors.every((each) => (fields as string[]).includes(fieldOf(each)));
  return told || !error ? null : error;
}
