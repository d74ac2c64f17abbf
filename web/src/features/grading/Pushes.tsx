import { DownloadOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { comma, useWords } from "@/app/words";
import { Amount } from "@/shared/Amount";
import { API, get } from "@/shared/api";
import { DataTable } from "@/shared/DataTable";
import { Loaded } from "@/shared/Loaded";
import { Nothing } from "@/shared/Nothing";
import { PageHead } from "@/shared/PageHead";
import type { PushAnswer, PushRow } from "./gradings";
import { GradeMark } from "./Parts";

export function Pushes() {
  const { t } = useTranslation();
  const words = useWords();
  const page = useQuery({ queryKey: ["segment_pushes"], queryFn: () => get<{ items: PushRow[] }>("/segment-pushes") });
  return (
    <>
      <PageHead title={t("grading.pushes")} about={t("grading.pushes_about")} />
      <Loaded from={page}>
        {(data) => (
          <DataTable
            rows={data.items}
            rowKey={(row) => row.id}
            pageSize={30}
            empty={<Nothing title={t("grading.no_pushes")} advice={t("grading.no_pushes_advice")} />}
            columns={[
              { key: "segment", title: t("grading.segment"), card: "head", show: (row) => <Link to={`/segment-pushes/${row.id}`}>{words(row.segment)}</Link> },
              { key: "on", title: t("grading.on"), card: "aside", sort: (a, b) => a.on.localeCompare(b.on), show: (row) => <span className="number">{row.on}</span> },
              { key: "from", title: t("grading.pushed_by"), show: (row) => `${row.organisation} · ${row.by}` },
              { key: "banks", title: t("grading.banks"), show: (row) => row.banks.map((bank) => bank.name).join(comma()) },
              { key: "firms", title: t("grading.firms"), numeric: true, show: (row) => row.firms },
              { key: "note", title: t("grading.note"), show: (row) => row.note },
            ]}
          />
        )}
      </Loaded>
    </>
  );
}

export function PushPage() {
  const { t } = useTranslation();
  const words = useWords();
  const { id = "" } = useParams();
  const page = useQuery({ queryKey: ["segment_push", id], queryFn: () => get<PushAnswer>(`/segment-pushes/${encodeURIComponent(id)}`) });
  return (
    <Loaded from={page}>
      {(push) => (
        <>
          <PageHead
            title={words(push.segment)}
            about={`${push.on} · ${push.organisation} → ${push.banks.map((bank) => bank.name).join(comma())}${push.note ? ` · ${push.note}` : ""}`}
            extra={
              <Button icon={<DownloadOutlined />} href={`${API}/segment-pushes/${push.id}/firms.xlsx`} download>
                {t("grading.download")}
              </Button>
            }
          />
          <DataTable
            rows={push.list}
            rowKey={(row) => row.credit_code}
            pageSize={50}
            columns={[
              { key: "name", title: t("grading.firm"), card: "head", show: (row) => <Link to={`/portraits/${row.credit_code}`}>{row.name}</Link> },
              { key: "code", title: t("lists.code"), show: (row) => <span className="id">{row.credit_code}</span> },
              { key: "grade", title: t("grading.grade"), card: "aside", show: (row) => <GradeMark grade={row.grade === "-" ? undefined : row.grade} /> },
              { key: "amount", title: t("grading.amount"), numeric: true, show: (row) => <Amount value={row.amount} /> },
              { key: "purpose", title: t("grading.purpose"), show: (row) => row.purpose ?? "—" },
              { key: "term", title: t("grading.months"), numeric: true, show: (row) => row.term_months ?? "—" },
            ]}
          />
        </>
      )}
    </Loaded>
  );
}
