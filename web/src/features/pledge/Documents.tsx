import { FilePdfOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Card } from "antd";
import { useTranslation } from "react-i18next";
import { useWords } from "@/app/words";
import { get } from "@/shared/api";
import type { IsoDate, Words } from "@/shared/contract";

interface Document {
  title: Words;
  number: string;
  on: IsoDate;
  path: string;
}

// What can be printed of a registration: form, certificate, notices.
export function Documents({ pledge, version }: { pledge: string; version: string }) {
  const { t } = useTranslation();
  const words = useWords();
  const listed = useQuery({
    queryKey: ["registration", pledge, "documents", version],
    queryFn: () => get<{ items: Document[] }>(`/pledges/${encodeURIComponent(pledge)}/documents`),
  });
  if (!listed.data) return null;
  return (
    <Card title={t("registration.documents")} size="small">
      <ul>
        {listed.data.items.map((each) => (
          <li key={each.path}>
            <a href={each.path} download>
              <FilePdfOutlined /> {words(each.title)}
            </a>{" "}
            <span className="number quiet">
              {each.number} {each.on}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
