import { expect, it } from "vitest";
import en from "./words/en.json";
import zh from "./words/zh.json";

type Tree = { [name: string]: string | Tree };
const leaves = (tree: Tree, path = ""): [string, string][] =>
  Object.entries(tree).flatMap(([name, value]) =>
    typeof value === "string" ? [[path + name, value] as [string, string]] : leaves(value, `${path}${name}.`),
  );
const holes = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((found) => found[1]!).sort();

it("has the same words in both languages, with the same facts in them", () => {
  const english = new Map(leaves(en));
  const chinese = new Map(leaves(zh));
  expect([...english.keys()].sort()).toEqual([...chinese.keys()].sort());
  for (const [name, text] of chinese) expect([name, holes(english.get(name)!)]).toEqual([name, holes(text)]);
});

it("uses full-width punctuation between Chinese words", () => {
  const narrow = leaves(zh).filter(([, text]) => /[\u4e00-\u9fff][,:;?!(]|[,;?!)][\u4e00-\u9fff]/.test(text));
  expect(narrow).toEqual([]);
});
