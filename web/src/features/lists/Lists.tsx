import { DownloadOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button, DatePicker, Input } from "antd";
import dayjs from "dayjs";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useWords } from "@/app/words";
import { useMe } from "@/features/session/session";
import { GlobalActions } from "@/shared/action/GlobalActions";
import { get, query } from "@/shared/api";
import { useCatalogue } from "@/shared/catalogue";
import { csvText, saveFile } from "@/shared/csv";
import { DataTable } from "@/shared/DataTable";
import { Loaded } from "@/shared/Loaded";
import { Nothing } from "@/shared/Nothing";
import { PageHead } from "@/shared/PageHead";
import { Panel } from "@/shared/Panel";
import styles from "./Lists.module.css";
import type { ListRow, ListsAnswer, MembershipRow } from "./lists";
import { Periods } from "./Periods";

const KINDS = ["enterprise", "right"];

export function Lists() {
  const { t } = useTranslation();
  const words = useWords();
  const catalogue = useCatalogue();
  const me = useMe();
  const [on, setOn] = useState(me.business_date);
  const [typed, setTyped] = useState("");
  const listed = useQuery({
    queryKey: ["lists", on],
    queryFn: () => get<ListsAnswer>(`/lists${query({ on })}`),
    placeholderData: (previous) => previous,
  });
  const wanted = typed.trim();
  const fits = (row: ListRow) => [row.id, row.title.zh, row.title.en].some((each) => each.includes(wanted));
  const rows = listed.data?.items.filter(fits) ?? [];
  const count = t(listed.data?.own ? "lists.own_members" : "lists.members");
  const exportRows = () =>
    saveFile(
      `${t("menu.lists")}-${on}.csv`,
      csvText(
        [t("lists.title"), "id", t("lists.subject"), t("lists.owner"), t("lists.source"), t("lists.region"), count],
        rows.map((row) => [
          words(row.title),
          row.id,
          catalogue.of("list_subject", row.subject),
          row.owner.name,
          row.source,
          row.region,
          String(row.members),
        ]),
      ),
    );
  return (
    <>
      <PageHead
        title={t("menu.lists")}
        about={t("lists.about")}
        extra={<GlobalActions only={(action) => action.name === "registerList"} />}
      />
      {me.organisation.kind === "enterprise" && <OwnMemberships />}
      <div className={`${styles.tools} ${me.organisation.kind === "enterprise" ? styles.section : ""}`}>
        <Input.Search
          className={styles.search!}
          allowClear
          value={typed}
          placeholder={t("lists.search_lists")}
          aria-label={t("lists.search_lists")}
          onChange={(event) => setTyped(event.target.value)}
        />
        <DatePicker
          aria-label={t("lists.on_day")}
          allowClear={false}
          value={dayjs(on)}
          format="YYYY-MM-DD"
          onChange={(_, text) => typeof text === "string" && text && setOn(text)}
        />
        <Button icon={<DownloadOutlined />} disabled={rows.length === 0} onClick={exportRows}>
          {t("lists.export")}
        </Button>
      </div>
      <Loaded from={listed}>
        {({ items }) => (
          <DataTable
            rows={rows}
            rowKey={(row) => row.id}
            pageSize={50}
            loading={listed.isPlaceholderData}
            empty={
              items.length > 0 ? (
                <Nothing title={t("lists.none_found")} />
              ) : (
                <Nothing title={t("lists.none")} advice={t("lists.none_advice")} />
              )
            }
            columns={[
              {
                key: "title",
                title: t("lists.title"),
                card: "head",
                sort: (left, right) => left.title.zh.localeCompare(right.title.zh, "zh"),
                show: (row) => (
                  <>
                    <Link to={`/lists/${row.id}`}>{words(row.title)}</Link>
                    <div className="id quiet">{row.id}</div>
                  </>
                ),
              },
              {
                key: "members",
                title: count,
                numeric: true,
                sort: (left, right) => left.members - right.members,
                show: (row) => row.members,
              },
              {
                key: "subject",
                title: t("lists.subject"),
                filters: KINDS.map((kind) => ({ text: catalogue.of("list_subject", kind), value: kind })),
                filterBy: (row) => row.subject,
                show: (row) => catalogue.of("list_subject", row.subject),
              },
              { key: "owner", title: t("lists.owner"), show: (row) => row.owner.name },
              { key: "source", title: t("lists.source"), show: (row) => row.source },
              { key: "region", title: t("lists.region"), show: (row) => <span className="number">{row.region}</span> },
            ]}
          />
        )}
      </Loaded>
    </>
  );
}

// A firm finds here since when, until when and by which document it stands on which list.
function OwnMemberships() {
  const { t } = useTranslation();
  const words = useWords();
  const own = useQuery({ queryKey: ["memberships"], queryFn: () => get<{ items: MembershipRow[] }>("/memberships") });
  return (
    <Panel title={t("lists.own")}>
      <Loaded from={own}>
        {({ items }) => (
          <Periods
            rows={items}
            subject="enterprise"
            first={[
              {
                key: "list",
                title: t("lists.title"),
                card: "head",
                show: (row) => <Link to={`/lists/${row.list.id}/members/${encodeURIComponent(row.subject)}`}>{words(row.list.title)}</Link>,
              },
            ]}
            empty={<Nothing title={t("lists.own_none")} advice={t("lists.own_none_advice")} />}
          />
        )}
      </Loaded>
    </Panel>
  );
}
