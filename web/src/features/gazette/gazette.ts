import type { Words } from "@/shared/contract";

export interface PublishedRight {
  number: string;
  title: string;
  main_class?: string;
  granted_on?: string;
}

export interface GazetteRow {
  id: string;
  of: Words & { name: string };
  matter: Words & { name: string };
  on: string;
  number: string;
  desk: string;
  first_party: string;
  second_party: string;
  rights: PublishedRight[];
  what?: string;
  notice_number: string;
}

export interface FoundRegistration {
  register: Words;
  number: string;
  desk: string;
  first_party: string;
  second_party: string;
  rights: PublishedRight[];
  stands: boolean;
  standing: Words;
  since: string;
  ended_on?: string;
  entries: { matter: Words; on: string; notice_number: string; what?: string }[];
}

export interface SearchAnswer {
  asked: string;
  as_of: string;
  items: FoundRegistration[];
  more: boolean;
}

export const REGISTERS = ["patent", "trademark", "copyright", "licence", "receivable"] as const;
