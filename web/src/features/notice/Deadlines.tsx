import { CalendarOutlined, DownloadOutlined } from "@ant-design/icons";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Alert, Button, Popconfirm } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useWords } from "@/app/words";
import { formatMoment } from "@/shared/Amount";
import { API, ask, get, newKey, remove } from "@/shared/api";
import { DataTable } from "@/shared/DataTable";
import { Loaded } from "@/shared/Loaded";
import { Mark } from "@/shared/Mark";
import { useNarrow } from "@/shared/narrow";
import { Nothing } from "@/shared/Nothing";
import { Panel } from "@/shared/Panel";
import { ProblemNotice } from "@/shared/ProblemNotice";
import styles from "./Notices.module.css";
import { daysUntil, feedAddress, type Deadline, type DeadlinesAnswer, type Feed } from "./notices";
import { ShownOnce } from "./ShownOnce";

const KEY = ["deadlines"];
const SOON_DAYS = 7;
const MOST_CARDS = 50; // A phone shows cards without pages.

export function Deadlines() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const listed = useQuery({ queryKey: KEY, queryFn: () => get<DeadlinesAnswer>("/deadlines") });
  const [feed, setFeed] = useState<Feed>();
  const again = () => client.invalidateQueries({ queryKey: KEY });
  const make = useMutation({ mutationFn: () => ask<Feed>("/calendar/feed", undefined), onSuccess: setFeed, onSettled: again });
  const withdraw = useMutation({ mutationFn: () => remove("/calendar/feed", newKey()), onSuccess: () => setFeed(undefined), onSettled: again });
  const error = make.error ?? withdraw.error;
  return (
    <Loaded from={listed}>
      {(answer) => (
        <>
          {feed && <ShownOnce title={t("notice.feed")} about={t("notice.feed_about")} value={feedAddress(feed, window.location.origin)} close={() => setFeed(undefined)} />}
          {error && <ProblemNotice error={error} />}
          <div className={styles.tools}>
            <Button icon={<DownloadOutlined />} href={`${API}/calendar`} download>
              {t("notice.download")}
            </Button>
            {answer.feed_created === undefined ? (
              <Button icon={<CalendarOutlined />} loading={make.isPending} onClick={() => make.mutate()}>
                {t("notice.make_feed")}
              </Button>
            ) : (
              <>
                <Popconfirm title={t("notice.sure_renew")} okText={t("notice.renew_feed")} cancelText={t("action.cancel")} onConfirm={() => make.mutate()}>
                  <Button icon={<CalendarOutlined />} loading={make.isPending}>
                    {t("notice.renew_feed")}
                  </Button>
                </Popconfirm>
                <Button danger loading={withdraw.isPending} onClick={() => withdraw.mutate()}>
                  {t("notice.withdraw_feed")}
                </Button>
                <span className="quiet">{t("notice.feed_since", { at: formatMoment(answer.feed_created) })}</span>
              </>
            )}
          </div>
          {answer.more && <Alert type="info" showIcon title={t("notice.more")} />}
          <Panel title={t("notice.deadlines")}>
            <Rows items={answer.items} today={answer.as_of} />
          </Panel>
        </>
      )}
    </Loaded>
  );
}

function Rows({ items, today }: { items: Deadline[]; today: string }) {
  const { t } = useTranslation();
  const words = useWords();
  const narrow = useNarrow();
  return (
    <DataTable
      flush
      rows={narrow ? items.slice(0, MOST_CARDS) : items}
      rowKey={(row) => row.id}
      pageSize={20}
      empty={<Nothing title={t("notice.no_deadlines")} advice={t("notice.no_deadlines_advice")} />}
      columns={[
        { key: "on", title: t("notice.on"), card: "aside", show: (row) => <span className="number">{row.on}</span> },
        {
          key: "left",
          title: t("notice.left"),
          numeric: true,
          show: (row) => {
            const left = daysUntil(row.on, today);
            return left <= SOON_DAYS ? <Mark tone="warning">{t("notice.days", { count: left })}</Mark> : t("notice.days", { count: left });
          },
        },
        { key: "what", title: t("notice.what"), card: "head", show: (row) => <div className={styles.what}>{row.page ? <Link to={row.page}>{words(row)}</Link> : words(row)}</div> },
        {
          key: "kind",
          title: t("notice.kind"),
          filters: [...new Map(items.map((each) => [each.kind.name, { value: each.kind.name, text: words(each.kind) }])).values()],
          filterBy: (row) => row.kind.name,
          show: (row) => words(row.kind),
        },
      ]}
    />
  );
}
