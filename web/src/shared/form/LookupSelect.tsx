import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Select } from "antd";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useWords } from "@/app/words";
import { API, get, query } from "../api";
import type { Page, Words } from "../contract";

interface Found {
  id: string;
  name?: string;
  number?: string;
  title?: string | Words;
  credit_code?: string;
}

interface Given {
  id?: string;
  from: string;
  many: boolean;
  value?: string | string[];
  onChange?: (value: string | string[] | undefined) => void;
}

// What may be too many for one page is searched by the server.
const SEARCHED = "/rights";
const TYPING_MS = 250;

// Chooses among records the server lists: rights, banks, appraisers.
export function LookupSelect({ id, from, many, value, onChange }: Given) {
  const { t } = useTranslation();
  const words = useWords();
  const searched = from === SEARCHED || from === API + SEARCHED;
  const [typed, type] = useState("");
  const [asked, ask] = useState("");
  useEffect(() => {
    const timer = setTimeout(() => ask(searched ? typed.trim() : ""), TYPING_MS);
    return () => clearTimeout(timer);
  }, [searched, typed]);
  const listed = useQuery({ queryKey: ["lookup", from, asked], queryFn: () => get<Page<Found>>(from + query({ search: asked })), placeholderData: keepPreviousData });
  // What was chosen keeps its words when another search no longer finds it.
  const [seen, see] = useState<Map<string, string>>(new Map());
  const options = (listed.data?.items ?? []).map((each) => {
    const title = words(each.title) || each.name || each.id;
    const code = each.number ?? each.credit_code;
    return { value: each.id, label: code ? `${title} · ${code}` : title };
  });
  const chosen = value === undefined ? [] : Array.isArray(value) ? value : [value];
  const kept = chosen.filter((each) => !options.some((option) => option.value === each) && seen.has(each)).map((each) => ({ value: each, label: seen.get(each)! }));
  return (
    <Select
      {...(id ? { id } : {})}
      {...(many ? { mode: "multiple" as const } : {})}
      allowClear
      showSearch={searched ? { filterOption: false, onSearch: type } : { optionFilterProp: "label" }}
      loading={listed.isPending}
      {...(listed.isError ? { status: "error" as const } : {})}
      placeholder={t(many ? "form.choose_many" : "form.choose")}
      notFoundContent={t(listed.isError ? "form.lookup_failed" : "form.lookup_empty")}
      value={value}
      onChange={(now: string | string[] | undefined) => {
        see((before) => new Map([...before, ...options.map((each): [string, string] => [each.value, each.label])]));
        onChange?.(now);
      }}
      options={[...kept, ...options]}
    />
  );
}
