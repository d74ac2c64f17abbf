// Puts what a run measured between the marks of docs/performance.md.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const BEGIN = "<!-- measured by bench/console -->";
const END = "<!-- end of what bench/console measured -->";
const kilobytes = (bytes) => (bytes / 1000).toFixed(0);
const seconds = (milliseconds) => (milliseconds / 1000).toFixed(2);

export function table({ browser, lighthouse, runs, processors, load_average, first_load, pages }) {
  const { sign_in, with_work_list } = first_load;
  const rows = pages.map(
    (page) =>
      `| ${page.en} ${page.zh} | ${page.performance} | ${page.accessibility} | ${seconds(page.first_contentful_paint_ms)} | ` +
      `${seconds(page.largest_contentful_paint_ms)} | ${page.total_blocking_time_ms} | ${page.cumulative_layout_shift} | ${kilobytes(page.bytes)} |`,
  );
  return `Lighthouse ${lighthouse} (desktop), ${browser}, the middle of ${runs} runs of each page with an empty cache; ${processors} cores, load average ${load_average}.

| | performance | accessibility | first paint, s | largest paint, s | blocked, ms | layout shift | kB |
|---|---:|---:|---:|---:|---:|---:|---:|
${rows.join("\n")}

First load with an empty cache, over the wire: ${kilobytes(sign_in.bytes)} kB to the sign-in page (${sign_in.requests} requests), ${kilobytes(with_work_list.bytes)} kB to the work list after it (${with_work_list.requests}).
`;
}

export function writeReport(root, result) {
  const file = join(root, "docs/performance.md");
  const text = readFileSync(file, "utf8");
  const [from, to] = [text.indexOf(BEGIN), text.indexOf(END)];
  if (from < 0 || to < from) throw new Error(`docs/performance.md has no place between "${BEGIN}" and "${END}"`);
  writeFileSync(file, `${text.slice(0, from + BEGIN.length)}\n\n${table(result)}\n${text.slice(to)}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const root = fileURLToPath(new URL("../../", import.meta.url));
  writeReport(root, JSON.parse(readFileSync(join(root, "docs/measured/console.json"), "utf8")));
}
