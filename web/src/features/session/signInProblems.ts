import { Problem } from "@/shared/api";

// With what the server sends back a browser whose single sign-on did not succeed (src/app/openid_routes.cpp).
const RETURNED = {
  "openid.state": "state",
  "openid.refused": "refused",
  "openid.token": "token",
  "openid.provider": "provider",
  "openid.unreachable": "unreachable",
  "openid.not_configured": "not_configured",
  "identity.unknown_subject": "unknown_subject",
  "identity.disabled": "disabled",
} as const;
export type Returned = (typeof RETURNED)[keyof typeof RETURNED];

export function returnedBy(code: string): Returned | undefined {
  return Object.hasOwn(RETURNED, code) ? RETURNED[code as keyof typeof RETURNED] : undefined;
}

// How long who failed too often waits; nothing where it is another problem.
export function secondsToWait(error: unknown): number | undefined {
  if (!(error instanceof Problem)) return undefined;
  const found = error.errors.find((each) => each.code === "identity.too_many_attempts")?.facts?.["found"];
  const seconds = Number(found);
  return Number.isSafeInteger(seconds) && seconds > 0 ? seconds : undefined;
}
