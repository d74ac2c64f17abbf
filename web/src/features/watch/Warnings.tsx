import { DownloadOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Alert, Button, DatePicker, Input, Segmented, Select } from "antd";
import dayjs from "dayjs";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useSearchParams } from "react-router";
import { useWords } from "@/app/words";
import { ActionDrawer } from "@/shared/action/ActionDrawer";
import { API, get, query } from "@/shared/api";
import type { Action } from "@/shared/contract";
import { csvText, saveFile } from "@/shared/csv";
import { DataTable } from "@/shared/DataTable";
import { Loaded } from "@/shared/Loaded";
import { Mark, type Tone } from "@/shared/Mark";
import { useNarrow } from "@/shared/narrow";
import { Nothing } from "@/shared/Nothing";
import { PageHead } from "@/shared/PageHead";
import styles from "./Warnings.module.css";
import type { Asked, WarningRow, WarningsAnswer } from "./warnings";

const TONES: Record<string, Tone> = { notice: "plain", warning: "warning", critical: "bad" };
const MOST_CARDS = 50; // A phone shows cards without pages.

export function Warnings() {
  const { t } = useTranslation();
  const words = useWords();
  const [address] = useSearchParams();
  const [asked, setAsked] = useState<Asked>({ stage: "open", ...(address.get("right") ? { right: address.get("right")! } : {}) });
  const told = useQuery({
    queryKey: ["watch-warnings", asked],
    queryFn: () => get<WarningsAnswer>(`/watch-warnings${query({ ...asked })}`),
    placeholderData: (previous) => previous,
  });
  const set = (name: keyof Asked, value: string | undefined) => {
    const { [name]: _, ...others } = asked;
    setAsked({ ...others, ...(value ? { [name]: value } : {}) } as Asked);
  };
  const exportRows = (items: WarningRow[]) =>
    saveFile(
      `${t("menu.warnings")}.csv`,
      csvText(
        [t("watch.severity"), t("watch.kind"), t("watch.number"), t("watch.right"), t("watch.found"), t("watch.advice"), t("watch.deadline"), t("watch.source"), t("watch.opened_on")],
        items.map((row) => [words(row.severity), words(row.kind), row.right.number, row.right.title, words(row.found), words(row.advice), row.deadline ?? "", words(row.source), row.opened_on]),
      ),
    );
  return (
    <div className={styles.stack}>
      <PageHead title={t("menu.warnings")} about={t("watch.about")} />
      <Loaded from={told}>
        {(answer) => (
          <>
            <div className={styles.counts}>
              {[...answer.severities].reverse().map((each) => (
                <button
                  key={each.name}
                  type="button"
                  className={styles.count}
                  aria-pressed={asked.severity === each.name}
                  onClick={() => set("severity", asked.severity === each.name ? undefined : each.name)}
                >
                  <Mark tone={TONES[each.name] ?? "plain"}>{words(each)}</Mark>
                  <b className="number">{each.count}</b>
                </button>
              ))}
            </div>
            <div className={styles.tools}>
              <Segmented
                value={asked.stage}
                onChange={(stage) => set("stage", stage)}
                options={[
                  { value: "open", label: t("watch.open") },
                  { value: "closed", label: t("watch.closed") },
                ]}
              />
              <Select
                className={styles.kind!}
                aria-label={t("watch.kind")}
                value={asked.kind ?? ""}
                onChange={(value) => set("kind", value)}
                options={[{ value: "", label: t("watch.all_kinds") }, ...answer.kinds.map((each) => ({ value: each.name, label: `${words(each)} ${each.count}` }))]}
              />
              <Input.Search
                className={styles.search!}
                allowClear
                defaultValue={asked.right}
                placeholder={t("watch.search")}
                aria-label={t("watch.search")}
                onSearch={(value) => set("right", value.trim())}
              />
              <DatePicker
                aria-label={t("watch.until")}
                placeholder={t("watch.until")}
                value={asked.until ? dayjs(asked.until) : null}
                format="YYYY-MM-DD"
                onChange={(_, text) => set("until", typeof text === "string" ? text : undefined)}
              />
              <Button icon={<DownloadOutlined />} disabled={answer.items.length === 0} onClick={() => exportRows(answer.items)}>
                {t("watch.export")}
              </Button>
              <Button icon={<DownloadOutlined />} disabled={answer.items.length === 0} href={`${API}/watch-warnings.xlsx${query({ ...asked })}`} download>
                {t("watch.excel")}
              </Button>
            </div>
            {answer.more && <Alert type="info" showIcon title={t("watch.more")} />}
            <List items={answer.items} loading={told.isPlaceholderData} narrowed={Object.keys(asked).length > 1} />
            <p className="quiet">{t("watch.as_of", { date: answer.as_of })}</p>
          </>
        )}
      </Loaded>
    </div>
  );
}

function List({ items, loading, narrowed }: { items: WarningRow[]; loading: boolean; narrowed: boolean }) {
  const { t } = useTranslation();
  const words = useWords();
  const narrow = useNarrow();
  const [action, choose] = useState<Action>();
  return (
    <>
      <ActionDrawer action={action} close={() => choose(undefined)} done={() => undefined} />
      <DataTable
        rows={narrow ? items.slice(0, MOST_CARDS) : items}
        rowKey={(row) => row.id}
        pageSize={20}
        loading={loading}
        empty={narrowed ? <Nothing title={t("watch.none_found")} /> : <Nothing title={t("watch.none")} advice={t("watch.none_advice")} />}
        columns={[
          { key: "severity", title: t("watch.severity"), card: "aside", width: 80, show: (row) => <Mark tone={TONES[row.severity.name] ?? "plain"}>{words(row.severity)}</Mark> },
          {
            key: "right",
            title: t("watch.right"),
            card: "head",
            sort: (left, right) => left.right.title.localeCompare(right.right.title, "zh"),
            show: (row) => (
              <div className={styles.right}>
                <Link to={`/rights/${row.right.id}`}>{row.right.title}</Link>
                <div className="id quiet">{row.right.number}</div>
              </div>
            ),
          },
          {
            key: "found",
            title: t("watch.found"),
            show: (row) => (
              <div className={styles.found}>
                <p>
                  <b>{words(row.kind)}</b>
                </p>
                <p>{words(row.found)}</p>
                <p className="quiet">{words(row.source)}</p>
              </div>
            ),
          },
          {
            key: "advice",
            title: t("watch.advice"),
            show: (row) => (
              <div className={styles.advice}>
                <p>{words(row.advice)}</p>
                {row.acknowledgements.map((each) => (
                  <p key={each.organisation + each.on} className="quiet">
                    {t("watch.noted", { organisation: each.organisation, on: each.on, note: each.note })}
                  </p>
                ))}
              </div>
            ),
          },
          {
            key: "deadline",
            title: t("watch.deadline"),
            sort: (left, right) => (left.deadline ?? "9999").localeCompare(right.deadline ?? "9999"),
            show: (row) => <span className="number">{row.deadline ?? "—"}</span>,
          },
          {
            key: "opened",
            title: t("watch.opened_on"),
            sort: (left, right) => left.opened_on.localeCompare(right.opened_on),
            show: (row) => <span className="number">{row.closed_on ? `${row.opened_on} – ${row.closed_on}` : row.opened_on}</span>,
          },
          {
            key: "financing",
            title: t("watch.financing"),
            show: (row) => row.financing && <Link to={`/financings/${row.financing}`}>{t("watch.to_financing")}</Link>,
          },
          {
            key: "act",
            title: "",
            show: (row) =>
              row.actions[0] && (
                <Button size="small" type="primary" onClick={() => choose(row.actions[0])}>
                  {words(row.actions[0])}
                </Button>
              ),
          },
        ]}
      />
    </>
  );
}
