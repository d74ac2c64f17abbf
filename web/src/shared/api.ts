import type { FieldProblem, ProblemBody } from "./contract";

// A refusal or failure the server described (RFC 9457), or its absence: status 0 means that no
// answer came.
export class Problem extends Error {
  constructor(readonly body: ProblemBody) {
    super(body.detail ?? body.title ?? body.code ?? `HTTP ${body.status}`);
    this.name = "Problem";
  }
  get status(): number {
    return this.body.status;
  }
  get errors(): FieldProblem[] {
    return this.body.errors ?? [];
  }
  // Whether one of its reasons is this refusal.
  says(code: string): boolean {
    return this.body.code === code || this.errors.some((each) => each.code === code);
  }
  // A definite no: nothing was written, so the same person may try again with other values.
  get refused(): boolean {
    return this.status >= 400 && this.status < 500;
  }
}

export const API = "/api/v1";
const TIME_LIMIT_MS = 30_000;
const FILE_TIME_LIMIT_MS = 300_000;

async function send(method: string, path: string, body?: unknown, key?: string): Promise<Response> {
  const file = body instanceof Blob;
  const headers: Record<string, string> = {
    Accept: "application/json, application/problem+json",
    "Accept-Language": document.documentElement.lang,
  };
  if (body !== undefined) headers["Content-Type"] = file ? "application/octet-stream" : "application/json";
  if (key !== undefined) headers["Idempotency-Key"] = key;
  try {
    return await fetch(path.startsWith("/api/") ? path : API + path, {
      method,
      headers,
      credentials: "same-origin",
      signal: AbortSignal.timeout(file ? FILE_TIME_LIMIT_MS : TIME_LIMIT_MS),
      ...(body === undefined ? {} : { body: file ? body : JSON.stringify(body) }),
    });
  } catch {
    throw new Problem({ status: 0, code: "network.unreachable" });
  }
}

async function call<T>(method: string, path: string, body?: unknown, key?: string): Promise<T> {
  return read<T>(await send(method, path, body, key));
}

async function read<T>(response: Response): Promise<T> {
  if (response.status === 204) return undefined as T;
  const text = await response.text();
  let answer: unknown;
  try {
    answer = text ? JSON.parse(text) : undefined;
  } catch {
    throw new Problem({ status: response.ok ? 502 : response.status, code: "network.not_json" });
  }
  if (response.ok) return answer as T;
  const requestId = response.headers.get("X-Request-Id");
  throw new Problem({
    ...(requestId ? { request_id: requestId } : {}),
    ...(typeof answer === "object" ? answer : {}),
    status: response.status,
  });
}

export const get = <T>(path: string) => call<T>("GET", path);
// A file that may be refused: its link alone could not say why.
export async function getFile(path: string): Promise<Blob> {
  const response = await send("GET", path);
  return response.ok ? response.blob() : read<never>(response);
}
export const post = <T>(path: string, body: unknown, key: string) => call<T>("POST", path, body, key);
// The body is the file itself. Without a key: the server only looks at it.
export const upload = <T>(path: string, file: Blob, key?: string) => call<T>("POST", path, file, key);
// A question with a body: it changes nothing, so it needs no key.
export const ask = <T>(path: string, body: unknown) => call<T>("POST", path, body);
export const remove = (path: string, key: string) => call<void>("DELETE", path, undefined, key);

// One key per intention to write. crypto.randomUUID is missing outside secure contexts (a plain-http
// address in a local network), random bytes are not.
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

export function query(parameters: Record<string, string | number | undefined>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters))
    if (value !== undefined && value !== "") search.set(name, String(value));
  const text = search.toString();
  return text ? `?${text}` : "";
}
