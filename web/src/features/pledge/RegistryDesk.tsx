import { useQuery } from "@tanstack/react-query";
import { Segmented } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useWords } from "@/app/words";
import { useMe } from "@/features/session/session";
import { get } from "@/shared/api";
import type { Page, RegistrationRow } from "@/shared/contract";
import { DataTable } from "@/shared/DataTable";
import { Due } from "@/shared/Due";
import { Loaded } from "@/shared/Loaded";
import { Mark } from "@/shared/Mark";
import { Nothing } from "@/shared/Nothing";
import { PageHead } from "@/shared/PageHead";
import styles from "./RegistryDesk.module.css";

const ALL = "";
const NEVER = "9999-12-31";

export function RegistryDesk() {
  const { t } = useTranslation();
  const words = useWords();
  const me = useMe();
  const [stage, setStage] = useState(ALL);
  const listed = useQuery({ queryKey: ["registrations"], queryFn: () => get<Page<RegistrationRow>>("/registrations") });
  const late = (row: RegistrationRow) => row.due_on !== undefined && row.due_on < me.business_date;
  return (
    <>
      <PageHead title={t("menu.registrations")} about={t("registrations.about")} />
      <Loaded from={listed}>
        {({ items }) => {
          const stages = [...new Map(items.map((row) => [row.stage.zh, row.stage])).values()];
          const byDeadline = [...items].sort((left, right) => (left.due_on ?? NEVER).localeCompare(right.due_on ?? NEVER));
          const shown = stage === ALL ? byDeadline : byDeadline.filter((row) => row.stage.zh === stage);
          return (
            <>
              {stages.length > 1 && (
                <div className={styles.tools}>
                  <Segmented
                    value={stage}
                    onChange={setStage}
                    options={[
                      { value: ALL, label: `${t("registrations.all")} ${items.length}` },
                      ...stages.map((each) => ({
                        value: each.zh,
                        label: `${words(each)} ${items.filter((row) => row.stage.zh === each.zh).length}`,
                      })),
                    ]}
                  />
                </div>
              )}
              <DataTable
                rows={shown}
                rowKey={(row) => row.id}
                emphasise={late}
                pageSize={50}
                empty={<Nothing title={t("registrations.none")} advice={t("registrations.none_advice")} />}
                columns={[
                  {
                    key: "applicant",
                    title: t("registrations.pledgor"),
                    card: "head",
                    show: (row) => (
                      <>
                        <Link to={`/financings/${row.financing}`}>{row.applicant.name}</Link>
                        <div className="id">{row.id}</div>
                      </>
                    ),
                  },
                  { key: "stage", title: t("registrations.stage"), card: "aside", show: (row) => <Mark tone="primary">{words(row.stage)}</Mark> },
                  { key: "pledgee", title: t("registrations.pledgee"), show: (row) => row.pledgee?.name ?? null },
                  {
                    key: "rights",
                    title: t("registrations.rights"),
                    numeric: true,
                    show: (row) => (typeof row.rights === "number" ? row.rights : row.rights.length),
                  },
                  { key: "submitted", title: t("registrations.submitted"), show: (row) => <span className="number">{row.submitted_on ?? "—"}</span> },
                  {
                    key: "due",
                    title: t("registrations.due"),
                    sort: (left, right) => (left.due_on ?? NEVER).localeCompare(right.due_on ?? NEVER),
                    show: (row) => <Due due={row.due_on} left={row.working_days_left} />,
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
