import { BarChartOutlined, DownloadOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button, Input, Segmented } from "antd";
import { useDeferredValue, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useWords } from "@/app/words";
import { useMe } from "@/features/session/session";
import { API, get, query } from "@/shared/api";
import type { Page } from "@/shared/contract";
import { DataTable } from "@/shared/DataTable";
import { Due } from "@/shared/Due";
import { Loaded } from "@/shared/Loaded";
import { Mark } from "@/shared/Mark";
import { compareMoney } from "@/shared/money";
import { Nothing } from "@/shared/Nothing";
import { PageHead } from "@/shared/PageHead";
import { BeginButton } from "@/shared/action/BeginButton";
import styles from "./Licence.module.css";
import { type LicenceRow, toneOfStage } from "./licences";

const MOST = 500;
const ALL = "";
const NEVER = "9999-12-31";

export function Licences() {
  const { t } = useTranslation();
  const words = useWords();
  const me = useMe();
  const [stage, setStage] = useState(ALL);
  const [typed, setTyped] = useState("");
  const search = useDeferredValue(typed.trim());
  const listed = useQuery({
    queryKey: ["licences", search],
    queryFn: () => get<Page<LicenceRow>>(`/licences${query({ search, limit: MOST })}`),
    placeholderData: (previous) => previous,
  });
  const deadline = (row: LicenceRow) => row.due_on ?? row.file_by;
  const late = (row: LicenceRow) => (deadline(row) ?? NEVER) < me.business_date;
  return (
    <>
      <PageHead
        title={t("menu.licences")}
        about={t("licence.about")}
        extra={
          <>
            <Link to="/licence-statistics">
              <Button icon={<BarChartOutlined />}>{t("licence.statistics")}</Button>
            </Link>
            <Button icon={<DownloadOutlined />} href={`${API}/licences.xlsx`} download>
              {t("licence.export")}
            </Button>
            <BeginButton operation="draftLicence" place={(id) => `/licences/${id}`} />
          </>
        }
      />
      <Loaded from={listed}>
        {({ items }) => {
          const stages = [...new Map(items.map((row) => [row.stage.name, row.stage])).values()];
          const shown = stage === ALL ? items : items.filter((row) => row.stage.name === stage);
          return (
            <>
              <div className={styles.tools}>
                {stages.length > 1 && (
                  <div className={styles.scroll}>
                    <Segmented
                      value={stage}
                      onChange={setStage}
                      options={[
                        { value: ALL, label: `${t("licence.all")} ${items.length}` },
                        ...stages.map((each) => ({
                          value: each.name,
                          label: `${words(each)} ${items.filter((row) => row.stage.name === each.name).length}`,
                        })),
                      ]}
                    />
                  </div>
                )}
                <Input.Search
                  className={styles.search!}
                  allowClear
                  value={typed}
                  placeholder={t("licence.search")}
                  aria-label={t("licence.search")}
                  onChange={(event) => setTyped(event.target.value)}
                />
              </div>
              <DataTable
                rows={shown}
                rowKey={(row) => row.id}
                emphasise={late}
                pageSize={50}
                loading={listed.isPlaceholderData}
                empty={
                  search ? <Nothing title={t("licence.none_found")} /> : <Nothing title={t("licence.none")} advice={t("licence.none_advice")} />
                }
                columns={[
                  {
                    key: "parties",
                    title: t("licence.parties"),
                    card: "head",
                    sort: (left, right) => left.name.localeCompare(right.name, "zh"),
                    show: (row) => (
                      <>
                        <Link to={`/licences/${row.id}`}>{row.licensor.name}</Link> → {row.licensee}
                        <div className="id">{row.number ?? row.contract_number}</div>
                      </>
                    ),
                  },
                  {
                    key: "stage",
                    title: t("licence.stage"),
                    card: "aside",
                    show: (row) => <Mark tone={toneOfStage(row.stage.name) ?? "plain"}>{words(row.stage)}</Mark>,
                  },
                  {
                    key: "type",
                    title: t("licence.type"),
                    filters: [...new Map(items.flatMap((row) => (row.type ? [[row.type.name, words(row.type)] as [string, string]] : [])))].map(
                      ([value, text]) => ({ value, text }),
                    ),
                    filterBy: (row) => row.type?.name,
                    show: (row) => words(row.type),
                  },
                  {
                    key: "rights",
                    title: t("licence.rights"),
                    numeric: true,
                    sort: (left, right) => left.rights - right.rights,
                    show: (row) => row.rights,
                  },
                  {
                    key: "term",
                    title: t("licence.term"),
                    sort: (left, right) => (left.until ?? NEVER).localeCompare(right.until ?? NEVER),
                    show: (row) => (
                      <span className="number">
                        {row.effective_on} – {row.until ?? "—"}
                      </span>
                    ),
                  },
                  {
                    key: "fee",
                    title: t("licence.fee"),
                    wrap: 300,
                    sort: (left, right) => compareMoney(left.amount ?? "0.00", right.amount ?? "0.00"),
                    filters: [...new Map(items.flatMap((row) => (row.fee_mode ? [[row.fee_mode.name, words(row.fee_mode)] as [string, string]] : [])))].map(
                      ([value, text]) => ({ value, text }),
                    ),
                    filterBy: (row) => row.fee_mode?.name,
                    show: (row) => words(row.fee),
                  },
                  {
                    key: "due",
                    title: t("licence.due"),
                    sort: (left, right) => (deadline(left) ?? NEVER).localeCompare(deadline(right) ?? NEVER),
                    show: (row) => <Due due={deadline(row)} left={row.working_days_left} />,
                  },
                ]}
              />
            </>
          );
        }}
      </Loaded>
    </>
  );
}
