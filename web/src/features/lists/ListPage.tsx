import { DownloadOutlined, ImportOutlined } from "@ant-design/icons";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Button, Card, DatePicker, Input } from "antd";
import dayjs from "dayjs";
import { useDeferredValue, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { useWords } from "@/app/words";
import { useMe } from "@/features/session/session";
import { NextStep } from "@/shared/action/NextStep";
import { API, get, query } from "@/shared/api";
import { useCatalogue } from "@/shared/catalogue";
import { Columns } from "@/shared/Columns";
import type { IsoDate, Page } from "@/shared/contract";
import { FieldList } from "@/shared/FieldList";
import { Loaded } from "@/shared/Loaded";
import { Nothing } from "@/shared/Nothing";
import { PageHead } from "@/shared/PageHead";
import { Panel } from "@/shared/Panel";
import { ProblemNotice } from "@/shared/ProblemNotice";
import { Timeline } from "@/shared/Timeline";
import styles from "./Lists.module.css";
import { type ListAnswer, type ListRef, pathOf, type PeriodRow } from "./lists";
import { Periods } from "./Periods";

export function ListPage() {
  const { t } = useTranslation();
  const words = useWords();
  const catalogue = useCatalogue();
  const me = useMe();
  const { list = "" } = useParams();
  const [on, setOn] = useState<IsoDate | undefined>(me.business_date);
  const page = useQuery({
    queryKey: ["list", list, on],
    queryFn: () => get<ListAnswer>(`${pathOf(list)}${query({ on })}`),
    placeholderData: (previous) => (previous?.list.id === list ? previous : undefined),
  });
  return (
    <Loaded from={page}>
      {(data) => (
        <>
          <PageHead
            title={words(data.list.title)}
            about={
              <>
                {catalogue.of("list_subject", data.list.subject)} · {t("lists.count_on", { date: data.on, count: data.members })}
              </>
            }
            extra={
              data.may_import && (
                <Link to={`/lists/${list}/import`}>
                  <Button type="primary" icon={<ImportOutlined />}>
                    {t("lists.import")}
                  </Button>
                </Link>
              )
            }
          />
          <Columns side={data.actions.length > 0 ? <NextStep actions={data.actions} /> : null}>
            <Members list={data.list} on={on} setOn={setOn} />
            <Card title={t("lists.particulars")}>
              <FieldList fields={data.fields} />
            </Card>
            <Card title={t("timeline.title")}>
              <Timeline items={data.timeline} />
            </Card>
          </Columns>
        </>
      )}
    </Loaded>
  );
}

const MEMBERS_A_PAGE = 200;

function Members({ list, on, setOn }: { list: ListRef; on: IsoDate | undefined; setOn: (on: IsoDate | undefined) => void }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState("");
  const search = useDeferredValue(typed.trim());
  const found = useInfiniteQuery({
    queryKey: ["list_members", list.id, on, search],
    queryFn: ({ pageParam }) =>
      get<Page<PeriodRow>>(`${pathOf(list.id)}/members${query({ on, q: search, limit: MEMBERS_A_PAGE, cursor: pageParam })}`),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next,
    placeholderData: (previous) => previous,
  });
  const rows = found.data?.pages.flatMap((each) => each.items) ?? [];
  return (
    <Panel
      title={t("lists.members_title")}
      extra={
        <Button size="small" icon={<DownloadOutlined />} href={`${API}${pathOf(list.id)}/members.xlsx${query({ on })}`} download>
          {t("lists.download")}
        </Button>
      }
    >
      <div className={styles.panelTools}>
        <DatePicker
          aria-label={t("lists.on_day")}
          placeholder={t("lists.any_day")}
          value={on ? dayjs(on) : null}
          format="YYYY-MM-DD"
          onChange={(_, text) => setOn(typeof text === "string" && text ? text : undefined)}
        />
        <Input.Search
          className={styles.search!}
          allowClear
          value={typed}
          placeholder={t("lists.search")}
          aria-label={t("lists.search")}
          onChange={(event) => setTyped(event.target.value)}
        />
      </div>
      {found.isError ? (
        <ProblemNotice error={found.error} retry={() => void found.refetch()} />
      ) : (
        <Periods
          rows={rows}
          subject={list.subject}
          loading={found.isPending || found.isPlaceholderData}
          showName={(row) => <Link to={`/lists/${list.id}/members/${encodeURIComponent(row.subject)}`}>{row.name}</Link>}
          empty={
            search ? (
              <Nothing title={t("lists.no_match")} />
            ) : (
              <Nothing title={t("lists.no_members")} advice={t("lists.no_members_advice")} />
            )
          }
        />
      )}
      {found.hasNextPage && (
        <div className={styles.more}>
          <Button onClick={() => void found.fetchNextPage()} loading={found.isFetchingNextPage}>
            {t("shared.more")}
          </Button>
        </div>
      )}
    </Panel>
  );
}
