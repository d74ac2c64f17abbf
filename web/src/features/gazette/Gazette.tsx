import { DownloadOutlined, FilePdfOutlined } from "@ant-design/icons";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Button, DatePicker, Select } from "antd";
import dayjs from "dayjs";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useWords } from "@/app/words";
import { useMe } from "@/features/session/session";
import { API, get, query } from "@/shared/api";
import type { Page } from "@/shared/contract";
import { DataTable } from "@/shared/DataTable";
import { Mark } from "@/shared/Mark";
import { Nothing } from "@/shared/Nothing";
import { PageHead } from "@/shared/PageHead";
import { ProblemNotice } from "@/shared/ProblemNotice";
import styles from "./Gazette.module.css";
import { type GazetteRow, REGISTERS } from "./gazette";
import { PublishedRights } from "./PublishedRights";

export function Gazette() {
  const { t } = useTranslation();
  const words = useWords();
  const me = useMe();
  const [month, setMonth] = useState(me.business_date.slice(0, 7));
  const [register, setRegister] = useState<string>();
  const listed = useInfiniteQuery({
    queryKey: ["gazette", month, register],
    queryFn: ({ pageParam }) => get<Page<GazetteRow>>(`/gazette${query({ month, register, limit: 200, cursor: pageParam })}`),
    initialPageParam: "",
    getNextPageParam: (last) => last.next,
    placeholderData: (previous) => previous,
  });
  const rows = listed.data?.pages.flatMap((page) => page.items) ?? [];
  const file = (kind: string) => `${API}/gazette.${kind}${query({ month, register })}`;
  return (
    <>
      <PageHead
        title={t("menu.gazette")}
        about={t("gazette.about")}
        extra={
          <Link to="/search">
            <Button>{t("gazette.search")}</Button>
          </Link>
        }
      />
      <div className={styles.tools}>
        <DatePicker
          picker="month"
          allowClear={false}
          value={dayjs(`${month}-01`)}
          aria-label={t("gazette.month")}
          onChange={(chosen) => chosen && setMonth(chosen.format("YYYY-MM"))}
        />
        <Select
          allowClear
          className={styles.register!}
          placeholder={t("gazette.all_registers")}
          aria-label={t("gazette.register")}
          value={register}
          onChange={setRegister}
          options={REGISTERS.map((each) => ({ value: each, label: t(`gazette.registers.${each}`) }))}
        />
        <Button icon={<DownloadOutlined />} href={file("xlsx")} download disabled={rows.length === 0}>
          Excel
        </Button>
        <Button icon={<FilePdfOutlined />} href={file("pdf")} download disabled={rows.length === 0}>
          PDF
        </Button>
      </div>
      {listed.isError && <ProblemNotice error={listed.error} retry={() => void listed.refetch()} />}
      <DataTable
        rows={rows}
        rowKey={(row) => row.id}
        loading={listed.isPending}
        pageSize={50}
        empty={<Nothing title={t("gazette.none")} advice={t("gazette.none_advice")} />}
        columns={[
          {
            key: "on",
            title: t("gazette.on"),
            card: "aside",
            sort: (left, right) => left.on.localeCompare(right.on),
            show: (row) => <span className="number">{row.on}</span>,
          },
          {
            key: "matter",
            title: t("gazette.matter"),
            filters: [...new Map(rows.map((row) => [row.matter.name, row.matter])).values()].map((each) => ({ text: words(each), value: each.name })),
            filterBy: (row) => row.matter.name,
            show: (row) => (
              <>
                <Mark tone={row.matter.name === "registered" || row.matter.name === "filed" ? "primary" : "plain"}>{words(row.matter)}</Mark>
                <div className="quiet">{words(row.of)}</div>
              </>
            ),
          },
          { key: "number", title: t("gazette.number"), card: "head", show: (row) => <span className="number">{row.number}</span> },
          { key: "first", title: t("gazette.first_party"), show: (row) => row.first_party },
          { key: "second", title: t("gazette.second_party"), show: (row) => row.second_party },
          {
            key: "rights",
            title: t("gazette.rights"),
            show: (row) => (
              <>
                <PublishedRights rights={row.rights} />
                {row.what && <div className="quiet">{row.what}</div>}
              </>
            ),
          },
        ]}
      />
      {listed.hasNextPage && (
        <Button className={styles.more!} loading={listed.isFetchingNextPage} onClick={() => void listed.fetchNextPage()}>
          {t("gazette.more")}
        </Button>
      )}
    </>
  );
}
