import { useQuery } from "@tanstack/react-query";
import { get } from "@/shared/api";
import type { Milliseconds, Role, Schema, Words } from "@/shared/contract";

export interface PersonRow {
  user: string;
  name: string;
  organisation: string; // its name
  organisation_id: string;
  roles: Role[];
  role: Words;
  disabled: boolean;
  second_factor: boolean;
  password_given: boolean; // by another person: must be changed
  password_set: Milliseconds; // 0: before this was kept
  jurisdiction: string; // "": none
  subjects: string[]; // at the identity provider
}

export const usePeople = () => useQuery({ queryKey: ["people"], queryFn: () => get<{ items: PersonRow[] }>("/people") });

const MS_A_DAY = 86_400_000;

// Whole days since the password was set; nothing where it is not known.
export function passwordAge(set: Milliseconds, now: Milliseconds): number | undefined {
  return set > 0 ? Math.max(0, Math.floor((now - set) / MS_A_DAY)) : undefined;
}

export type Shown = "all" | "without_factor" | "disabled";
export function belongs(row: PersonRow, shown: Shown, search: string): boolean {
  if (shown === "disabled" && !row.disabled) return false;
  if (shown === "without_factor" && (row.second_factor || row.disabled)) return false;
  const wanted = search.trim().toLowerCase();
  return wanted === "" || [row.user, row.name, row.organisation, ...row.subjects].some((each) => each.toLowerCase().includes(wanted));
}

// The server describes a password as any text; a form must not show it as one.
export function withPassword(schema: Schema): Schema {
  const password = schema.properties?.["password"];
  return password ? { ...schema, properties: { ...schema.properties, password: { ...password, format: "password" } } } : schema;
}
