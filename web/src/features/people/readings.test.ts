import { expect, it } from "vitest";
import { all, MOST_PAGES, type Reading } from "./readings";

const reading = (id: string) => ({ id }) as Reading;

it("reads every page in its order", async () => {
  const pages: Record<string, { items: Reading[]; next?: string }> = {
    "": { items: [reading("a"), reading("b")], next: "2" },
    "2": { items: [reading("c")] },
  };
  const asked: string[] = [];
  const told = await all("li.ming", (person, cursor) => {
    asked.push(`${person} ${cursor ?? ""}`);
    return Promise.resolve(pages[cursor ?? ""]!);
  });
  expect(told.items.map(({ id }) => id)).toEqual(["a", "b", "c"]);
  expect(told.more).toBe(false);
  expect(asked).toEqual(["li.ming ", "li.ming 2"]);
});

it("stops at its bound and says so", async () => {
  let pages = 0;
  const told = await all("", () => Promise.resolve({ items: [reading(String(++pages))], next: "more" }));
  expect(pages).toBe(MOST_PAGES);
  expect(told.items.length).toBe(MOST_PAGES);
  expect(told.more).toBe(true);
});
