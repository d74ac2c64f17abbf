import { useQuery } from "@tanstack/react-query";
import { get } from "@/shared/api";
import type { Milliseconds } from "@/shared/contract";

export interface Account {
  user: string;
  second_factor: boolean;
  password_set: Milliseconds; // 0: before this was kept
  shortest: number; // characters
  kinds: number; // of digits, capitals, small letters and others
  days: number; // until it must be changed; 0: never
}
export interface SessionRow {
  id: string;
  started: Milliseconds;
  expires: Milliseconds;
  address: string;
  agent: string;
  this_one: boolean;
}
export interface TokenRow {
  id: string;
  name: string;
  scopes: string[];
  created: Milliseconds;
  expires: Milliseconds;
  used: Milliseconds; // 0: never
}

// The routes are the account's own (src/app/account_routes.cpp).
export const useAccount = () => useQuery({ queryKey: ["account"], queryFn: () => get<Account>("/session/account") });
export const useSessions = () => useQuery({ queryKey: ["my_sessions"], queryFn: () => get<{ items: SessionRow[] }>("/session/all") });
export const useTokens = () => useQuery({ queryKey: ["my_tokens"], queryFn: () => get<{ items: TokenRow[] }>("/session/tokens") });

// What a browser calls itself is made to be read by programs; the order matters, for each also
// names those it descends from. A program is known by the first word of what it says.
const BROWSERS: [RegExp, string][] = [
  [/MicroMessenger\/([\d]+)/, "WeChat"],
  [/DingTalk\/([\d]+)/, "DingTalk"],
  [/Edg(?:A|iOS)?\/(\d+)/, "Edge"],
  [/OPR\/(\d+)/, "Opera"],
  [/Firefox\/(\d+)/, "Firefox"],
  [/(?:Headless)?Chrome\/(\d+)/, "Chrome"],
  [/Version\/(\d+).* Safari\//, "Safari"],
];
const SYSTEMS: [RegExp, string][] = [
  [/HarmonyOS|OpenHarmony/, "HarmonyOS"],
  [/Android/, "Android"],
  [/iPhone|iPad/, "iOS"],
  [/Windows/, "Windows"],
  [/Mac OS X|Macintosh/, "macOS"],
  [/Linux/, "Linux"],
];

export function browserOf(agent: string): string {
  const browser = BROWSERS.flatMap(([pattern, name]) => {
    const found = pattern.exec(agent);
    return found ? [`${name} ${found[1]}`] : [];
  })[0];
  const system = SYSTEMS.find(([pattern]) => pattern.test(agent))?.[1];
  return [browser ?? agent.split(/[\s/]/)[0], system].filter(Boolean).join(" · ");
}

// Scopes as the server reads them: "read", or "loan:read" of one feature; writing includes reading.
export type May = "read" | "write";
export function scopesOf(which: May | "features", chosen: Record<string, May | undefined>): string[] {
  if (which !== "features") return [which];
  return Object.entries(chosen).flatMap(([feature, may]) => (may ? [`${feature}:${may}`] : []));
}
export function partsOf(scope: string): { feature?: string; may: string } {
  const colon = scope.indexOf(":");
  return colon < 0 ? { may: scope } : { feature: scope.slice(0, colon), may: scope.slice(colon + 1) };
}

// What the document of the API says of itself: the features that a token may be limited to. Those of
// signing in are for the person alone.
export interface ApiDocument {
  paths: Record<string, Record<string, { operationId?: string; summary?: string; tags?: string[] }>>;
}
export function featuresOf({ paths }: ApiDocument): string[] {
  const tags = Object.values(paths).flatMap((methods) => Object.values(methods).flatMap(({ tags }) => tags ?? []));
  return [...new Set(tags)].filter((tag) => tag !== "session" && tag !== "meta").sort();
}
// "中文 / English" of every operation.
export function operationsOf({ paths }: ApiDocument): Map<string, { zh: string; en: string }> {
  const all = Object.values(paths).flatMap((methods) => Object.values(methods));
  return new Map(
    all.flatMap(({ operationId, summary }) => {
      const [zh, ...en] = summary?.split(" / ") ?? [];
      return operationId && zh ? [[operationId, { zh, en: en.join(" / ") }] as const] : [];
    }),
  );
}
export const useApiDocument = () => useQuery({ queryKey: ["openapi"], queryFn: () => get<ApiDocument>("/openapi.json"), staleTime: Infinity });
