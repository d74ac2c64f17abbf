import { get, query } from "@/shared/api";
import type { Milliseconds, Page } from "@/shared/contract";

// Who opened a page about one record (src/app/reading.h).
export interface Reading {
  id: string;
  at: Milliseconds;
  person: string;
  organisation: string;
  operation: string;
  target: string; // of the request
  address: string;
  request: string;
}

export const page = (person: string, cursor: string | undefined) => get<Page<Reading>>(`/readings${query({ person, cursor })}`);

export const MOST_PAGES = 100;

// All of them, page after page, up to a bound; `more` says that there are others.
export async function all(person: string, ask = page): Promise<{ items: Reading[]; more: boolean }> {
  const items: Reading[] = [];
  let cursor: string | undefined;
  for (let pages = 0; pages < MOST_PAGES; ++pages) {
    const answer = await ask(person, cursor);
    items.push(...answer.items);
    cursor = answer.next;
    if (cursor === undefined) return { items, more: false };
  }
  return { items, more: true };
}
