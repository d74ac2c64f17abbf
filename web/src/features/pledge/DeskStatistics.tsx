import { DownloadOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button, Card, DatePicker } from "antd";
import dayjs from "dayjs";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { useWords } from "@/app/words";
import { useMe } from "@/features/session/session";
import { API, get } from "@/shared/api";
import { DataTable } from "@/shared/DataTable";
import { Loaded } from "@/shared/Loaded";
import { Nothing } from "@/shared/Nothing";
import { PageHead } from "@/shared/PageHead";
import { Panel } from "@/shared/Panel";
import { DayChart } from "./DayChart";
import styles from "./Registration.module.css";
import type { DeskCount, DeskStatisticsAnswer } from "./registrations";

const DAYS = 30;
const COUNTS = ["received", "at_counter", "granted", "refused", "withdrawn", "corrected"] as const;

// What the desk did, day by day and by procedure.
export function DeskStatistics() {
  const { t } = useTranslation();
  const words = useWords();
  const me = useMe();
  const [address, setAddress] = useSearchParams();
  const to = address.get("to") ?? me.business_date;
  const from = address.get("from") ?? dayjs(to).subtract(DAYS - 1, "day").format("YYYY-MM-DD");
  const query = `from=${from}&to=${to}`;
  const read = useQuery({ queryKey: ["desk-statistics", from, to], queryFn: () => get<DeskStatisticsAnswer>(`/registration-desk/statistics?${query}`) });
  const counted = <T extends DeskCount>() =>
    COUNTS.map((name) => ({ key: name, title: t(`registration.${name}`), numeric: true, show: (row: T) => row[name] || <span className="quiet">0</span> }));
  const median = { key: "median", title: t("registration.median"), numeric: true, show: (row: DeskCount) => (row.median_days === undefined ? "—" : row.median_days) };
  return (
    <>
      <PageHead
        title={t("registration.statistics")}
        about={t("registration.statistics_about")}
        extra={
          <Button icon={<DownloadOutlined />} href={`${API}/registration-desk/statistics.xlsx?${query}`}>
            {t("registration.export")}
          </Button>
        }
      />
      <div className={styles.tools}>
        <DatePicker.RangePicker
          aria-label={t("registration.range")}
          allowClear={false}
          value={[dayjs(from), dayjs(to)]}
          onChange={(_, [first, last]) => setAddress({ from: first, to: last }, { replace: true })}
        />
      </div>
      <Loaded from={read}>
        {(answer) => (
          <div className={styles.stack}>
            <Card>
              <dl className={styles.figures}>
                {COUNTS.map((name) => (
                  <div key={name}>
                    <dt>{t(`registration.${name}`)}</dt>
                    <dd className="number">{answer.total[name]}</dd>
                  </div>
                ))}
                <div>
                  <dt>{t("registration.median")}</dt>
                  <dd className="number">{answer.total.median_days ?? "—"}</dd>
                </div>
              </dl>
            </Card>
            <Card title={t("registration.by_day")}>
              <DayChart days={answer.by_day} />
            </Card>
            <Panel title={t("registration.by_kind")}>
              <DataTable
                rows={answer.by_kind}
                rowKey={(row) => `${row.in_register.name}-${row.procedure.name}`}
                small
                flush
                empty={<Nothing title={t("registration.nothing_in_range")} advice={t("registration.nothing_in_range_advice")} />}
                columns={[
                  { key: "register", title: t("registration.register"), card: "head", show: (row) => words(row.in_register) },
                  { key: "procedure", title: t("registration.procedure"), show: (row) => words(row.procedure) },
                  ...counted<DeskStatisticsAnswer["by_kind"][number]>(),
                  median,
                ]}
              />
            </Panel>
            <Panel title={t("registration.each_day")}>
              <DataTable
                rows={[...answer.by_day].reverse().filter((row) => COUNTS.some((name) => row[name] > 0))}
                rowKey={(row) => row.day}
                small
                flush
                pageSize={31}
                empty={<Nothing title={t("registration.nothing_in_range")} advice={t("registration.nothing_in_range_advice")} />}
                columns={[{ key: "day", title: t("registration.date"), card: "head", show: (row) => <span className="number">{row.day}</span> }, ...counted<DeskStatisticsAnswer["by_day"][number]>(), median]}
              />
            </Panel>
          </div>
        )}
      </Loaded>
    </>
  );
}
