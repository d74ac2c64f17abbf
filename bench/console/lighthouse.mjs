// node bench/console/lighthouse.mjs: how fast, and how readable to everybody, the pages are that officials open
// most, as Lighthouse judges them in headless Chromium, and what their first load weighs on the wire. What a run
// finds goes to docs/measured/console.json and from there into docs/performance.md.
//
//   ZHIRONG   the program (build/zhirong)
//   CHROMIUM  /usr/bin/chromium
//   RUNS      how often each page is measured (3); what counts is the run in the middle
//   ONLY      tasks,fund: these pages alone, and no report
//   REPORTS   a folder that gets Lighthouse's own reports
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { cpus, loadavg, tmpdir, totalmem } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import lighthouse, { desktopConfig } from "lighthouse";
import { startServer } from "../../tests/browser/server.mjs";
import { writeReport } from "./report.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));
const { chromium } = createRequire(join(root, "web/package.json"))("playwright-core");
process.env.ZHIRONG ??= join(root, "build/zhirong");

export const LEAST_SCORE = 95;
export const MOST_BYTES = 350_000;
const USER = "bank.officer";
const PASSWORD = "zhirong-demo";
const WINDOW = { width: 1350, height: 940 };
const runs = Number(process.env.RUNS ?? 3);
const only = process.env.ONLY?.split(",");
const QUIET = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

// A browser that has seen nothing yet. `port`: where Lighthouse finds it.
async function withBrowser(use) {
  const profile = mkdtempSync(join(tmpdir(), "zhirong-lighthouse-"));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    headless: true,
    viewport: WINDOW,
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
    args: [...QUIET, "--remote-debugging-port=0"],
  });
  try {
    const port = Number(readFileSync(join(profile, "DevToolsActivePort"), "utf8").split("\n")[0]);
    return await use(context, port);
  } finally {
    await context.close();
    rmSync(profile, { recursive: true, force: true });
  }
}

async function signIn(page, address) {
  await page.goto(address);
  await page.getByLabel("用户名").fill(USER);
  await page.getByLabel("密码", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "登录", exact: true }).click();
  await page.getByRole("heading", { level: 1, name: "待办" }).waitFor();
  await page.waitForLoadState("networkidle");
}

// Bytes as they came over the wire, headers and all: to the sign-in page, and from there to the work list.
const firstLoad = (address) =>
  withBrowser(async (context) => {
    const page = await context.newPage();
    const devtools = await context.newCDPSession(page);
    await devtools.send("Network.enable");
    let bytes = 0;
    let requests = 0;
    devtools.on("Network.loadingFinished", ({ encodedDataLength }) => {
      bytes += encodedDataLength;
      ++requests;
    });
    await page.goto(address);
    await page.getByRole("button", { name: "登录", exact: true }).waitFor();
    await page.waitForLoadState("networkidle");
    const signInPage = { bytes, requests };
    await signIn(page, address);
    return { sign_in: signInPage, with_work_list: { bytes, requests } };
  });

async function pagesOf(page) {
  const ask = (path) => page.evaluate(async (from) => (await fetch(`/api/v1${from}`)).json(), path);
  const [financings, funds, programmes] = [await ask("/financings?limit=1"), await ask("/funds"), await ask("/programmes")];
  return [
    { name: "tasks", zh: "待办", en: "work list", path: "/tasks" },
    { name: "financings", zh: "融资列表", en: "financings", path: "/financings" },
    { name: "financing", zh: "一笔融资", en: "one financing", path: `/financings/${financings.items[0].id}` },
    { name: "fund", zh: "补偿金", en: "a fund's figures", path: `/funds/${funds.items[0].id}` },
    { name: "programme", zh: "一项政策", en: "one programme", path: `/programmes/${encodeURIComponent(programmes.items[0].id)}` },
  ];
}

const middle = (list, by) => [...list].sort((left, right) => by(left) - by(right))[Math.floor(list.length / 2)];

async function measured(address, port, { path, ...named }) {
  const found = [];
  for (let run = 0; run < runs; ++run) {
    const { lhr, report } = await lighthouse(`${address}${path}`, { port, output: "html", logLevel: "error", onlyCategories: ["performance", "accessibility"] }, desktopConfig);
    if (lhr.runtimeError) throw new Error(`${path}: ${lhr.runtimeError.message}`);
    if (process.env.REPORTS) {
      mkdirSync(process.env.REPORTS, { recursive: true });
      writeFileSync(join(process.env.REPORTS, `${named.name}-${run}.html`), report);
      writeFileSync(join(process.env.REPORTS, `${named.name}-${run}.json`), JSON.stringify(lhr));
    }
    if (new URL(lhr.finalDisplayedUrl).pathname !== path) throw new Error(`${path} led to ${lhr.finalDisplayedUrl}`);
    found.push({ lhr, performance: Math.round(lhr.categories.performance.score * 100) });
  }
  const { lhr, performance } = middle(found, (each) => each.performance);
  const value = (id) => Math.round(lhr.audits[id].numericValue);
  return {
    ...named,
    performance,
    performance_of_each_run: found.map((each) => each.performance),
    benchmark_index: Math.round(lhr.environment.benchmarkIndex), // how fast the browser could compute; below 1000 it was kept waiting
    accessibility: Math.min(...found.map((each) => Math.round(each.lhr.categories.accessibility.score * 100))),
    first_contentful_paint_ms: value("first-contentful-paint"),
    largest_contentful_paint_ms: value("largest-contentful-paint"),
    total_blocking_time_ms: value("total-blocking-time"),
    cumulative_layout_shift: Number(lhr.audits["cumulative-layout-shift"].numericValue.toFixed(4)),
    bytes: value("total-byte-weight"),
    accessibility_failures: lhr.categories.accessibility.auditRefs.map(({ id }) => id).filter((id) => lhr.audits[id].score === 0),
  };
}

const server = await startServer();
try {
  const first_load = await firstLoad(server.address);
  console.log("first load", JSON.stringify(first_load));
  const { pages, browser } = await withBrowser(async (context, port) => {
    const page = await context.newPage();
    await signIn(page, server.address);
    const wanted = (await pagesOf(page)).filter(({ name }) => !only || only.includes(name));
    await page.close();
    const pages = [];
    for (const each of wanted) {
      const row = await measured(server.address, port, each);
      console.log(each.path, JSON.stringify(row));
      pages.push(row);
    }
    return { pages, browser: `Chromium ${context.browser()?.version() ?? ""}`.trim() };
  });
  const problems = [
    ...pages.flatMap(({ name, performance, accessibility }) => [
      ...(performance < LEAST_SCORE ? [`${name}: performance ${performance}`] : []),
      ...(accessibility < LEAST_SCORE ? [`${name}: accessibility ${accessibility}`] : []),
    ]),
    ...(first_load.with_work_list.bytes >= MOST_BYTES ? [`first load of ${first_load.with_work_list.bytes} bytes`] : []),
  ];
  const result = {
    browser,
    lighthouse: createRequire(import.meta.url)("lighthouse/package.json").version,
    form_factor: desktopConfig.settings.formFactor,
    runs,
    processors: cpus().length,
    memory_gib: Math.round(totalmem() / 2 ** 30),
    load_average: Number(loadavg()[0].toFixed(1)),
    least_score: LEAST_SCORE,
    most_bytes: MOST_BYTES,
    first_load,
    pages,
    problems,
  };
  if (!only) {
    writeFileSync(join(root, "docs/measured/console.json"), `${JSON.stringify(result, null, 2)}\n`);
    writeReport(root, result);
  }
  for (const each of problems) console.error(each);
  process.exitCode = problems.length > 0 ? 1 : 0;
} finally {
  await server.stop();
}
