// antd computes its styles in the browser, part by part, while the page waits. Here they are computed once, when
// the console is built: each part of antd brings its own file of styles to whatever page needs it, and what would
// have computed them is left out. While the console is developed, the browser computes as before.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { createElement as element, type ElementType, type ReactNode } from "react";
import type { Plugin } from "vite";
import { theme } from "./src/app/theme.ts";

const STYLES = /^virtual:antd(?:\/([\w-]+))?\.css$/; // of a part, or what all parts share
const MAKERS = ["genStyleHooks", "genSubStyleComponent", "genComponentStyleHook"];
const SHARED = ["ant", "Shared"]; // "ant" of "ant-design-icons"
// Of antd's own documentation, and of a theme of lines alone.
const NEVER_SHOWN = ["Message-PurePanel", "Notification-PurePanel", "Pagination-bordered"];
const STYLE_MODULE = /\/node_modules\/antd\/es\/(?!style\/|theme\/).*\bstyle(?:\/[A-Za-z]+)?\.js$/;

type Node = { type: string; start: number; end: number } & Record<string, unknown>;

function* nodesOf(value: unknown): Generator<Node> {
  if (Array.isArray(value)) for (const each of value) yield* nodesOf(each);
  else if (value !== null && typeof value === "object") {
    if (typeof (value as Node).type === "string") yield value as Node;
    for (const each of Object.values(value)) yield* nodesOf(each);
  }
}

type Call = { maker: string; part: string; start: number; end: number };

// Where a module of antd makes styles, and of which part: "Button", "Button-compact".
function callsIn(program: unknown): Call[] {
  const found: Call[] = [];
  for (const { type, start, end, callee, arguments: given } of nodesOf(program)) {
    if (type !== "CallExpression") continue;
    const maker = (callee as { name?: string }).name;
    if (maker === undefined || !MAKERS.includes(maker)) continue;
    const [named] = given as { value?: string; elements?: { value: string }[] }[];
    found.push({ maker, part: named?.value ?? (named?.elements ?? []).map((each) => each.value).join("-"), start, end });
  }
  return found;
}

// What stands for each maker's result: the names of the classes, which are always the same, and nothing to draw.
const CLASSES = `["", ${JSON.stringify(theme.cssVar?.key)}]`;
const constant: Record<string, string> = {
  genStyleHooks: `(() => ${CLASSES})`,
  genSubStyleComponent: "(() => null)",
  genComponentStyleHook: '(() => "")',
};

// In whatever order the files arrive: what browsers bring along is levelled first, then come styles.css, antd's
// parts, and what the console's own parts say, which stands in no layer.
const LAYERS = "@layer reset,page,antd;";

const need = createRequire(import.meta.url);
const reset = () => readFileSync(need.resolve("antd/dist/reset.css"), "utf8");

// The styles of each part that the console uses, and of "" what all of them share.
function computed(): Map<string, string> {
  process.env["NODE_ENV"] ??= "production";
  const antd = need("antd") as typeof import("antd");
  const { createCache, extractStyle, StyleProvider } = need("@ant-design/cssinjs") as typeof import("@ant-design/cssinjs");
  const { renderToStaticMarkup } = need("react-dom/server") as typeof import("react-dom/server");
  const CLASS = `.${theme.cssVar?.key}`;
  const style = (part: string, prefix: string): ReactNode => {
    const useStyle = (need(`antd/lib/${part}/style`) as { default: (prefix: string) => unknown }).default;
    return element(() => (useStyle(prefix), null));
  };
  const part = (named: unknown, properties: object = {}, ...inside: ReactNode[]) => element(named as ElementType<object>, properties, ...inside);
  const option = [{ value: "1", label: "1", key: "1", children: [] }];
  const all = [
    part(antd.Alert),
    part(antd.Button),
    part(antd.Space.Compact, {}, part(antd.Button), part(antd.Input)),
    part(antd.Card),
    part(antd.Checkbox),
    part(antd.Collapse),
    part(antd.DatePicker),
    part(antd.Divider),
    part(antd.Drawer, { open: true }),
    part(antd.Dropdown, { menu: { items: [] } }, part("span")),
    part(antd.Empty),
    part(antd.Form, {}, part(antd.Form.Item, { name: "1", tooltip: "1", label: "1" }, part(antd.Input))),
    part(antd.Input),
    part(antd.Input.OTP),
    part(antd.Input.Password),
    part(antd.Input.Search),
    part(antd.Input.TextArea),
    part(antd.InputNumber),
    part(antd.Layout, {}, part(antd.Layout.Sider)),
    part(antd.Menu, { items: option }),
    part(antd.Modal, { open: true }),
    part(antd.Modal._InternalPanelDoNotUseOrYouWillBeFired, { type: "confirm" }),
    part(antd.Pagination),
    part(antd.Popconfirm, { title: "1" }, part("span")),
    part(antd.Progress),
    part(antd.QRCode, { value: "1" }),
    part(antd.Radio),
    part(antd.Result),
    part(antd.Row, {}, part(antd.Col)),
    part(antd.Segmented, { options: ["1"] }),
    part(antd.Select),
    part(antd.Skeleton),
    part(antd.Space),
    part(antd.Space.Addon),
    part(antd.Spin),
    part(antd.Steps, { items: [{ title: "1" }] }),
    part(antd.Switch),
    part(antd.Table),
    part(antd.Tabs, { items: option }),
    part(antd.Tag),
    part(antd.Tooltip, { title: "1" }, part("span")),
    part(antd.Tree, { treeData: option }),
    part(antd.Typography),
    part(antd.Upload),
    style("message", "ant-message"),
    style("notification", "ant-notification"),
  ];
  const cache = createCache();
  renderToStaticMarkup(element(StyleProvider, { cache }, element(antd.ConfigProvider, { theme }, ...all)));
  const found = new Map<string, string>();
  for (const [key, entity] of cache.cache) {
    const [kind, ...path] = key.split("%"); // token%…, cssVar%Button%…, style%%Button-Button%…, style%%Input-Search%…
    const [named = "", again] = (kind === "cssVar" ? path[0]! : kind === "style" ? path[1]! : "").split(/-(.*)/);
    const part = SHARED.includes(named) || kind === "token" ? "" : again === undefined || again === named ? named : `${named}-${again}`;
    const one = createCache();
    one.cache.set(key, entity);
    const css = extractStyle(one, { plain: true }).replace(/\.data-ant-cssinjs-cache-path\{.*\}$/, "");
    // A dialog has variables of its own beside the console's.
    if (kind === "style" || css.startsWith(CLASS)) found.set(part, (found.get(part) ?? "") + css);
  }
  const durations = new Set(found.get("")!.match(/--ant-motion-duration-[a-z]+(?=:)/g));
  const still = [...durations].map((each) => `${each}:0s`).join(";");
  found.set("", `${found.get("")}@media (prefers-reduced-motion: reduce){${CLASS}{${still}}}`);
  return found;
}

export function antdStyles(): Plugin {
  let styles: Map<string, string> | undefined;
  const used = new Set<string>();
  return {
    name: "zhirong-antd-styles",
    configResolved: ({ command, mode }) => {
      if (command === "build" && mode === "production") styles = computed();
    },
    resolveId: (id) => (STYLES.test(id) ? id : null),
    load(id) {
      const asked = STYLES.exec(id);
      if (!asked) return null;
      const part = asked[1] ?? "";
      const css = styles?.get(part) ?? "";
      return part === "" ? `${LAYERS}@layer reset{${reset()}${css}}` : `${LAYERS}@layer antd{${css}}`;
    },
    transform(code, id) {
      if (!styles || !STYLE_MODULE.test(id)) return null;
      const calls = callsIn(this.parse(code));
      for (const { part } of calls) used.add(part);
      const files = new Set(calls.flatMap(({ part }) => [part.split("-")[0]!, part]));
      const imports = [...files].map((part) => `import "virtual:antd/${part}.css";`).join("");
      return imports + calls.reduceRight((text, { maker, start, end }) => text.slice(0, start) + constant[maker] + text.slice(end), code);
    },
    buildEnd(failed) {
      const missing = [...used].filter((part) => !styles?.has(part) && !NEVER_SHOWN.includes(part));
      if (!failed && missing.length > 0) this.error(`antdStyles.ts shows no ${missing.join(", ")}, so that its styles are missing`);
    },
  };
}
