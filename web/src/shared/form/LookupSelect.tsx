import { useQuery } from "@tanstack/react-query";
import { Select } from "antd";
import { useTranslation } from "react-i18next";
import { useWords } from "@/app/words";
import { get } from "../api";
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

// Chooses among records the server lists: rights, banks, appraisers.
export function LookupSelect({ id, from, many, value, onChange }: Given) {
  const { t } = useTranslation();
  const words = useWords();
  const listed = useQuery({ queryKey: ["lookup", from], queryFn: () => get<Page<Found>>(from) });
  const options = (listed.data?.items ?? []).map((each) => {
    const title = words(each.title) || each.name || each.id;
    const code = each.number ?? each.credit_code;
    return { value: each.id, label: code ? `${title} · ${code}` : title };
  });
  return (
    <Select
      {...(id ? { id } : {})}
      {...(many ? { mode: "multiple" as const } : {})}
      allowClear
      showSearch={{ optionFilterProp: "label" }}
      loading={listed.isPending}
      {...(listed.isError ? { status: "error" as const } : {})}
      placeholder={t(many ? "form.choose_many" : "form.choose")}
      notFoundContent={t(listed.isError ? "form.lookup_failed" : "form.lookup_empty")}
      value={value}
      onChange={(chosen: string | string[] | undefined) => onChange?.(chosen)}
      options={options}
    />
  );
}
