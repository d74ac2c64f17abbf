import type { IsoDate, Milliseconds, NamedWords } from "@/shared/contract";

export interface Subscription {
  id: string;
  channel: NamedWords;
  address: string;
  kinds: NamedWords[];
  person: string;
  state: NamedWords;
  failures: number;
  created: Milliseconds;
  last_success?: Milliseconds;
  failing_since?: Milliseconds;
  next_try?: Milliseconds;
  last_problem?: string;
}
export interface NewSubscription extends Subscription {
  secret?: string; // of a webhook, told this once
}
export interface SubscriptionsAnswer {
  items: Subscription[];
  kinds: NamedWords[];
  mail: boolean;
  most: number;
}
export interface Deadline {
  id: string;
  kind: NamedWords;
  on: IsoDate;
  zh: string;
  en: string;
  record: string;
  page?: string;
}
export interface DeadlinesAnswer {
  items: Deadline[];
  more: boolean;
  as_of: IsoDate;
  feed_created?: Milliseconds;
}
export interface Feed {
  path: string;
  address?: string;
}

// Where people reach the console, calendar programs reach the feed, unless the server knows better.
export const feedAddress = (feed: Feed, origin: string) => feed.address ?? origin + feed.path;

// Whole days from one business date to another.
export function daysUntil(on: IsoDate, from: IsoDate): number {
  const day = (date: IsoDate) => Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8, 10)));
  return Math.round((day(on) - day(from)) / 86_400_000);
}
