// A stand-in for the server while the console is being developed: `npm run mock`, then `npm run dev`
// with ZHIRONG_SERVER=http://127.0.0.1:8091, or open the mock itself after `npm run build`. Loopback
// only; accepts every write whose body fits the schema and remembers nothing.
import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { extname, join, normalize } from "node:path";
import * as story from "./story.mjs";

const PASSWORD = "zhirong-demo";
const built = new URL("../dist/", import.meta.url).pathname;
const types = { ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml" };
const policy = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'";

let requests = 0;
const me = (account) => {
  const own = story.organisations.find(({ id }) => id === account.organisationId);
  return { user: account.user, name: account.name, organisation: { id: own.id, name: own.name, kind: own.kind }, roles: account.roles, business_date: story.businessDate, demonstration: true };
};

function problem(status, code, zh, en, errors = []) {
  return { status, type: "application/problem+json", body: { type: "about:blank", title: en, status, detail: zh, code, request_id: `R${String(++requests).padStart(7, "0")}`, errors: errors.length ? errors : [{ field: "", code, zh, en, facts: {} }] } };
}
const ok = (body) => ({ status: 200, body });

// Enough of JSON Schema to answer as the server would.
function check(schema, value, path = "") {
  const found = [];
  const say = (zh, en, code) => found.push({ field: path, code, zh, en, facts: {} });
  if (schema.type === "object") {
    for (const name of schema.required ?? []) if (value?.[name] === undefined) found.push({ field: path ? `${path}.${name}` : name, code: "field.missing", zh: `缺少必填项(${schema.properties[name].title})`, en: `Required field is missing (${schema.properties[name].description})`, facts: {} });
    for (const [name, part] of Object.entries(value ?? {})) {
      const known = schema.properties[name];
      if (known) found.push(...check(known, part, path ? `${path}.${name}` : name));
      else found.push({ field: name, code: "field.unknown", zh: "未知字段", en: "Unknown field", facts: {} });
    }
  } else if (schema.type === "array") {
    value.forEach((each, index) => found.push(...check(schema.items, each, `${path}[${index}]`)));
  } else if (schema.pattern && !new RegExp(schema.pattern).test(value)) say(`“${value}”格式不符`, `“${value}” does not fit`, "field.pattern");
  return found;
}

function answer(method, path, search, body, account) {
  if (path === "/health") return ok({ status: "ok", demonstration: true, accounts: story.accounts.map(({ user, name, organisationId, role }) => ({ user, name, organisation: story.organisations.find(({ id }) => id === organisationId).name, role, password: PASSWORD })) });
  if (path === "/session" && method === "POST") {
    const found = story.accounts.find(({ user }) => user === body?.user);
    if (!found || body.password !== PASSWORD) return problem(401, "session.refused", "用户名或密码不正确", "Wrong user name or password");
    return { ...ok(me(found)), cookie: `session=${found.user}; HttpOnly; SameSite=Strict; Path=/` };
  }
  if (path === "/session" && method === "DELETE") return { status: 204, cookie: "session=; Max-Age=0; Path=/" };
  if (!account) return problem(401, "session.missing", "请先登录", "Sign in first");
  const who = me(account);
  const [, kind, id, part] = path.split("/");
  if (method === "GET")
    switch (kind) {
      case "session": return ok(who);
      case "catalogue": return ok(story.catalogue);
      case "tasks": return ok({ items: story.tasksFor(who) });
      case "actions": return ok({ actions: who.roles.flatMap((role) => story.globalActions[role] ?? []) });
      case "organisations": return ok({ items: story.organisations.filter((each) => !search.get("kind") || each.kind === search.get("kind")) });
      case "financings": {
        if (part === "postings") return ok({ items: story.postingsOf(id) });
        if (id) return story.pageOf(id, who) ? ok(story.pageOf(id, who)) : problem(404, "financing.unknown", `没有编号为 ${id} 的融资`, `There is no financing ${id}`);
        const q = search.get("q") ?? "";
        return ok({ items: story.rows().filter((row) => !q || row.applicant.name.includes(q) || row.id.includes(q.toUpperCase())) });
      }
      case "loans": return ok(story.stateAt(id));
      case "funds": return id ? ok(story.fund()) : ok({ items: [story.fund()].map(({ id: fund, name, programme, size }) => ({ id: fund, name, programme, size })) });
      case "ledger": return id === "balances" ? ok({ items: story.balances(search.get("book") ?? who.organisation.id, search.get("date") ?? story.businessDate) }) : ok({ items: story.allPostings().filter((each) => each.book.id === (search.get("book") ?? who.organisation.id) && (!search.get("account") || each.account === search.get("account"))) });
      case "rights": return id ? (story.rightPage(id) ? ok(story.rightPage(id)) : problem(404, "right.unknown", `没有编号为 ${id} 的权利`, `There is no right ${id}`)) : ok({ items: story.rights });
      case "registrations": return ok({ items: story.registrations().filter((each) => !search.get("stage") || each.stage.name === search.get("stage")) });
      case "programmes": return ok(id ? story.programmePage : { items: story.programmes });
    }
  if (method === "POST") {
    if (path === "/close-day") return body?.to > story.businessDate ? ok({ from: story.businessDate, to: body.to, loans: 5, entries: 12 }) : problem(422, "day.not_forward", "", "", [{ field: "to", code: "day.not_forward", zh: `须晚于当前业务日期 ${story.businessDate}`, en: `Must be after the business date ${story.businessDate}`, facts: {} }]);
    const action = [...(story.pageOf(id, who)?.actions ?? []), ...Object.values(story.globalActions).flat()].find((each) => each.path === `/api/v1${path}`);
    if (!action) return problem(403, "access.role_missing", "此操作不由您办理", "This is not for you to do");
    const found = check(action.schema, body);
    if (action.name === "approve" && !found.length && Number(body.line) > 5_000_000)
      found.push({ field: "line", code: "programme.cap", zh: "超过单户上限：申请 " + body.line + "，上限 5000000.00（湖南办法）", en: "Above the cap per borrower of 5000000.00", facts: {} }, { field: "", code: "fund.headroom", zh: "补偿金可用额度不足以覆盖该笔贷款的 45%", en: "The fund has too little headroom for 45% of this loan", facts: {} });
    return found.length ? problem(422, "request.invalid", "请求有误", "The request has problems", found) : ok({ id });
  }
  return problem(404, "route.unknown", "没有这个地址", "No such address");
}

async function file(path) {
  const wanted = join(built, normalize(path));
  if (wanted.startsWith(built) && extname(wanted)) return { name: wanted, bytes: await readFile(wanted) };
  return { name: "index.html", bytes: await readFile(join(built, "index.html")) };
}

export function listen(port) {
  const server = createServer(async (request, response) => {
    const address = new URL(request.url, "http://mock");
    try {
      if (!address.pathname.startsWith("/api/v1")) {
        const { name, bytes } = await file(address.pathname);
        response.writeHead(200, { "Content-Type": types[extname(name)] ?? "application/octet-stream", "Content-Security-Policy": policy });
        return response.end(bytes);
      }
      const chunks = [];
      for await (const chunk of request) chunks.push(chunk);
      const body = chunks.length ? JSON.parse(Buffer.concat(chunks).toString()) : undefined;
      const user = /session=([^;]+)/.exec(request.headers.cookie ?? "")?.[1];
      const made = answer(request.method, address.pathname.slice("/api/v1".length), address.searchParams, body, story.accounts.find((each) => each.user === user));
      const text = made.body === undefined ? "" : JSON.stringify(made.body);
      response.writeHead(made.status, { "Content-Type": made.type ?? "application/json", ...(made.cookie ? { "Set-Cookie": made.cookie } : {}) });
      return response.end(text);
    } catch (error) {
      response.writeHead(404);
      return response.end(String(error));
    }
  });
  return new Promise((ready) => server.listen(port, "127.0.0.1", () => ready(server)));
}

if (import.meta.url === `file://${process.argv[1]}`) {
  const server = await listen(Number(process.env.PORT ?? 8091));
  console.log(`mock server on http://127.0.0.1:${server.address().port}, password ${PASSWORD}`);
}
