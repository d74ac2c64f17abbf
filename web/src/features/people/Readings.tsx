import { DownloadOutlined } from "@ant-design/icons";
import { useInfiniteQuery, useMutation, useQuery } from "@tanstack/react-query";
import { Button, Input } from "antd";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { useWords } from "@/app/words";
import { operationsOf, useApiDocument } from "@/features/account/account";
import { formatMoment } from "@/shared/Amount";
import { get } from "@/shared/api";
import type { Organisation, Page } from "@/shared/contract";
import { csvText, saveFile } from "@/shared/csv";
import { DataTable } from "@/shared/DataTable";
import { useMessage } from "@/shared/message";
import { Nothing } from "@/shared/Nothing";
import { PageHead } from "@/shared/PageHead";
import { ProblemNotice } from "@/shared/ProblemNotice";
import styles from "./People.module.css";
import { all, MOST_PAGES, page, type Reading } from "./readings";

const PAGE_SIZE = 100;

export function Readings() {
  const { t } = useTranslation();
  const words = useWords();
  const message = useMessage();
  const [address, setAddress] = useSearchParams();
  const person = address.get("person") ?? "";
  const of = (name: string) => setAddress(name === "" ? {} : { person: name });
  const list = useInfiniteQuery({
    queryKey: ["readings", person],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) => page(person, pageParam),
    getNextPageParam: (last) => last.next,
    placeholderData: (previous) => previous,
  });
  const rows = list.data?.pages.flatMap(({ items }) => items) ?? [];
  const organisations = useQuery({ queryKey: ["organisations"], queryFn: () => get<Page<Organisation>>("/organisations") }).data;
  const names = useMemo(() => new Map(organisations?.items.map(({ id, name }) => [id, name])), [organisations]);
  const document = useApiDocument().data;
  const operations = useMemo(() => (document ? operationsOf(document) : undefined), [document]);
  const organisation = (row: Reading) => names.get(row.organisation) ?? row.organisation;
  const operation = (row: Reading) => words(operations?.get(row.operation)) || row.operation;
  const save = useMutation({
    mutationFn: () => all(person),
    onSuccess: ({ items, more }) => {
      saveFile(
        `${t("menu.readings")}${person && `-${person}`}.csv`,
        csvText(
          [t("readings.at"), t("readings.person"), t("readings.organisation"), t("readings.page"), t("readings.target"), t("readings.address"), t("readings.request")],
          items.map((row) => [formatMoment(row.at), row.person, organisation(row), operation(row), row.target, row.address, row.request]),
        ),
      );
      if (more) void message.warning(t("readings.most", { count: MOST_PAGES * PAGE_SIZE }));
    },
  });
  return (
    <>
      <PageHead title={t("menu.readings")} about={t("readings.about")} />
      <div className={styles.stack}>
        <div className={styles.tools}>
          <Input.Search
            key={person}
            className={styles.search!}
            allowClear
            defaultValue={person}
            maxLength={40}
            placeholder={t("readings.filter")}
            aria-label={t("readings.filter")}
            onSearch={(typed) => of(typed.trim())}
          />
          <Button icon={<DownloadOutlined />} disabled={rows.length === 0} loading={save.isPending} onClick={() => save.mutate()}>
            {t("watch.export")}
          </Button>
        </div>
        {save.error && <ProblemNotice error={save.error} />}
        {list.isError ? (
          <ProblemNotice error={list.error} retry={() => void list.refetch()} />
        ) : (
          <DataTable
            rows={rows}
            rowKey={(row) => row.id}
            loading={list.isPending || list.isPlaceholderData}
            empty={person ? <Nothing title={t("readings.none_of", { person })} advice={t("readings.none_of_advice")} /> : <Nothing title={t("readings.none")} advice={t("readings.none_advice")} />}
            columns={[
              { key: "at", title: t("readings.at"), card: "aside", sort: (left, right) => left.at - right.at, show: (row) => <span className="number">{formatMoment(row.at)}</span> },
              {
                key: "person",
                title: t("readings.person"),
                card: "head",
                sort: (left, right) => left.person.localeCompare(right.person),
                show: (row) =>
                  person ? (
                    row.person
                  ) : (
                    <Button type="link" size="small" style={{ padding: 0 }} onClick={() => of(row.person)}>
                      {row.person}
                    </Button>
                  ),
              },
              { key: "organisation", title: t("readings.organisation"), wrap: 220, sort: (left, right) => organisation(left).localeCompare(organisation(right), "zh"), show: organisation },
              { key: "page", title: t("readings.page"), wrap: 220, show: operation },
              { key: "target", title: t("readings.target"), wrap: 320, show: (row) => <span className={`id ${styles.target}`}>{row.target}</span> },
              { key: "address", title: t("readings.address"), show: (row) => <span className="number">{row.address}</span> },
              { key: "request", title: t("readings.request"), show: (row) => <span className="id">{row.request}</span> },
            ]}
          />
        )}
        {list.hasNextPage && (
          <p>
            <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
              {t("shared.more")}
            </Button>
          </p>
        )}
      </div>
    </>
  );
}
