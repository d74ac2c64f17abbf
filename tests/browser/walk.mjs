// What the walks share: the real server with its story, a browser, and what no screen may show.
//
//   ZHIRONG   the program; required
//   CHROMIUM  /usr/bin/chromium
import assert from "node:assert/strict";
import { cp, mkdir, mkdtemp, readdir, rm, stat, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { after, before } from "node:test";
import { startServer } from "./server.mjs";

const { chromium } = createRequire(new URL("../../web/package.json", import.meta.url))("playwright-core");

const root = new URL("../..", import.meta.url).pathname;
const web = join(root, "web");
export const pictures = join(web, "test-results");
const PASSWORD = "zhirong-demo";
export const WIDE = { width: 1440, height: 900 };
export const PHONE = { width: 390, height: 844 };
const MOST_PICTURE_HEIGHT = 4000;

// A walk that needs more than the program as it is sets `prepare` before the server starts: what it gives back is
// the server's resources, port and options, and the other hosts that the browser may reach.
export const serving = { prepare: async () => ({ reached: [] }) };

let ownResources;

// Beside all else of the sources, these folders of them are the programmes: { folder there: folder of the sources }.
// To be called before the file waits for anything, for then the server starts.
export function serveProgrammes(folders) {
  serving.prepare = async () => {
    ownResources = await mkdtemp(join(tmpdir(), "zhirong-resources-"));
    for (const part of ["reference", "scorecards", "products", "insurance", "guarantees", "web"]) await symlink(join(root, part), join(ownResources, part));
    for (const [to, from] of Object.entries(folders)) await cp(join(root, from), join(ownResources, "programmes", to), { recursive: true });
    return { reached: [], resources: ownResources };
  };
}

let server;
export let base;
let profile;
let context;
let failures = 0;

// A walk looks at the console as it was built, which should be the one that the sources say.
async function refuseOldConsole() {
  const built = await stat(join(web, "dist/index.html")).catch(() => undefined);
  const names = await readdir(join(web, "src"), { recursive: true });
  const newest = Math.max(...(await Promise.all(names.map(async (name) => (await stat(join(web, "src", name))).mtimeMs))));
  assert.ok(built && newest <= built.mtimeMs, "web/dist is older than web/src, or is not there: make web");
}

before(async () => {
  await refuseOldConsole();
  await mkdir(pictures, { recursive: true });
  const { reached, resources, ...told } = await serving.prepare();
  server = await startServer(resources, told);
  base = server.address;
  profile = await mkdtemp(join(tmpdir(), "zhirong-browser-"));
  context = await chromium.launchPersistentContext(profile, {
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    headless: true,
    viewport: WIDE,
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
    reducedMotion: "reduce", // a busy browser leaves the ends of animations out
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
  context.setDefaultTimeout(120_000);
  // The console must work without any other host.
  await context.route("**/*", (route) => ([base, ...reached].some((each) => route.request().url().startsWith(each)) ? route.continue() : route.abort()));
});

after(async () => {
  await context?.close();
  if (profile) await rm(profile, { recursive: true, force: true });
  if (server) assert.equal(await server.stop(), 0, "the server stops in order");
  if (ownResources) await rm(ownResources, { recursive: true, force: true });
});

// Gives `walk` a page of its own and fails if the browser complained; what a test provokes is named.
export async function look(size, walk, provoked = []) {
  const page = await context.newPage();
  await page.setViewportSize(size);
  const complaints = [];
  page.on("console", (message) => {
    if (!["error", "warning"].includes(message.type())) return;
    if (!provoked.some((each) => message.text().includes(each))) complaints.push(`${page.url()} ${message.text()}`);
  });
  page.on("pageerror", (error) => complaints.push(`${page.url()} ${error}`));
  try {
    await walk(page);
    assert.deepEqual(complaints, []);
  } catch (error) {
    const walked = basename(process.argv[1], "_test.mjs");
    await page.screenshot({ path: join(pictures, `failed-${walked}-${failures++}.png`) }).catch(() => {});
    error.message += `\nat ${page.url()}, where the browser said ${JSON.stringify(complaints)}`;
    throw error;
  } finally {
    await page.close();
  }
}

// Forgets who was signed in, from a page that runs no script of the console.
export async function signInPage(page) {
  await context.clearCookies();
  await page.goto(`${base}/mark.svg`);
  await page.evaluate(() => localStorage.clear());
  await page.goto(base);
}

export async function enter(page, user, password) {
  await page.getByLabel("用户名").fill(user);
  await page.getByLabel("密码", { exact: true }).fill(password);
  await page.getByRole("button", { name: "登录", exact: true }).click();
}

export async function signIn(page, user) {
  await signInPage(page);
  await enter(page, user, PASSWORD);
  await page.getByRole("heading", { level: 1, name: "待办" }).waitFor();
}

// A walk of somebody who is signed in.
export const as = (user, size, walk, provoked = []) =>
  look(
    size,
    async (page) => {
      await signIn(page, user);
      await walk(page);
    },
    provoked,
  );

// Chooses in a select, after typing into it where its list is searched; the list of another that is still
// closing is not looked at.
export async function choose(page, select, option, typed = "") {
  await select.click();
  if (typed) await page.keyboard.type(typed);
  await page
    .locator(".ant-select-dropdown:not(.ant-select-dropdown-hidden):not(.ant-slide-up-leave) .ant-select-item-option", { hasText: option })
    .first()
    .click();
  await select.getByText(option).first().waitFor();
}

export async function settled(page) {
  await page.waitForLoadState("networkidle");
  await page.locator(".ant-skeleton-active").first().waitFor({ state: "detached" });
  await page.waitForTimeout(50); // what comes up in the next frames
}

const FOR_PROGRAMS = /\b[a-z]+_[a-z_]+\b|\bloan\.[a-z_]+|undefined|\bNaN\b|\[object /g;

// What the page shows that is for programs; on a busy machine the words may come a moment after the form.
async function shownForPrograms(page) {
  for (let tries = 0; ; ++tries) {
    const raw = (await page.locator("body").innerText()).match(FOR_PROGRAMS) ?? [];
    if (raw.length === 0 || tries === 20) return raw;
    await page.waitForTimeout(100);
  }
}

// What no screen may show: codes, values that are not there, or a page that scrolls sideways.
// `programText`: the screen shows a programme's own text, which is made of codes.
export async function checked(page, name, { programText = false } = {}) {
  await settled(page);
  const raw = programText ? [] : await shownForPrograms(page);
  assert.deepEqual(raw, [], `${name} shows what is for programs`);
  const [inner, outer] = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
  assert.ok(inner <= outer, `${name} is ${inner} px wide in a window of ${outer} px`);
  // The window grows to the whole page for the picture, so that what sticks to its edges stays there.
  const size = page.viewportSize();
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ width: size.width, height: Math.max(size.height, Math.min(height, MOST_PICTURE_HEIGHT)) });
  await page.screenshot({ path: join(pictures, `${name}.png`), animations: "disabled" });
  await page.setViewportSize(size);
}

// The same in a phone's window and in a wide one, in which the page is left.
export async function checkedInBoth(page, feature, name, told) {
  for (const [window, size] of [
    ["phone", PHONE],
    ["wide", WIDE],
  ]) {
    await page.setViewportSize(size);
    await checked(page, `${feature}-${window}-${name}`, told);
  }
}

// The field of a form that has that label.
export const item = (scope, label) => scope.locator(".ant-form-item", { has: scope.page().locator("label", { hasText: new RegExp(`^${label}`) }) }).first();

export const selectOf = (scope, label) => item(scope, label).locator(".ant-select").first();

// Fields by their labels; a date is taken by Enter.
export async function fill(scope, fields) {
  for (const [label, value] of Object.entries(fields)) {
    const field = item(scope, label).locator("input, textarea").first();
    await field.fill(value);
    if (/^\d{4}-\d\d-\d\d$/.test(value)) await field.press("Enter");
  }
}

// The drawer that a button opens: its name as it stands, or a pattern where an icon's name is before it.
export async function opened(page, name) {
  await page.getByRole("button", { name, exact: true }).first().click();
  const drawer = page.locator(".ant-drawer-open");
  await drawer.waitFor();
  return drawer;
}

// While an answer comes the button's name has more in it.
export const submit = (drawer, name) => drawer.locator(".ant-drawer-footer").getByRole("button", { name }).click();

export const later = (day, days) => new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);

// The answer of the API to the person who is signed in.
export const answer = (page, path) => page.evaluate(async (from) => (await fetch(`/api/v1${from}`)).json(), path);

// What the API said to a command of theirs.
export const send = (page, path, body) =>
  page.evaluate(
    async ([to, what]) => {
      const response = await fetch(`/api/v1${to}`, {
        method: "POST",
        headers: { "Content-Type": "application/json", "Idempotency-Key": crypto.randomUUID() },
        body: JSON.stringify(what),
      });
      return { status: response.status, body: await response.json() };
    },
    [path, body],
  );

export async function financingOf(page, applicant) {
  const { items } = await answer(page, "/financings?limit=50");
  const found = items.find((item) => item.applicant.name.includes(applicant));
  assert.ok(found, `the person sees the financing of ${applicant}`);
  return found;
}

// The same of a command that is accepted.
export async function sent(page, path, body, status = 200) {
  const told = await send(page, path, body);
  assert.equal(told.status, status, JSON.stringify(told.body));
  return told.body;
}
