import { DownloadOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Alert, Button, Segmented, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate, useSearchParams } from "react-router";
import { useWords } from "@/app/words";
import { useMe } from "@/features/session/session";
import { ActionDrawer } from "@/shared/action/ActionDrawer";
import { useGlobalActions } from "@/shared/action/GlobalActions";
import { API, get } from "@/shared/api";
import type { Action, NamedWords } from "@/shared/contract";
import { type Column, DataTable } from "@/shared/DataTable";
import { Due } from "@/shared/Due";
import { Loaded } from "@/shared/Loaded";
import { Mark } from "@/shared/Mark";
import { Nothing } from "@/shared/Nothing";
import { PageHead } from "@/shared/PageHead";
import styles from "./Registration.module.css";
import { pageOf, type Queue, type QueueRow, toneOfStage, toneOfStanding } from "./registrations";

const NEVER = "9999-12-31";
const FILTERS = ["in_register", "procedure", "intake", "standing"] as const;

// What lies at the desk, by its last day; of a firm or a bank, its own registrations.
export function RegistryDesk() {
  const { t } = useTranslation();
  const words = useWords();
  const me = useMe();
  const navigate = useNavigate();
  const [address, setAddress] = useSearchParams();
  const [act, choose] = useState<Action>();
  const actions = useGlobalActions().data?.actions ?? [];
  const desk = me.roles.includes("registry_officer");
  const scope = address.get("scope") === "decided" ? "decided" : "open";
  const listed = useQuery({ queryKey: ["registration-queue", scope], queryFn: () => get<Queue>(`/registration-desk/queue?scope=${scope}`) });
  const change = (name: string, value: string | undefined) =>
    setAddress(
      (before) => {
        if (value) before.set(name, value);
        else before.delete(name);
        return before;
      },
      { replace: true },
    );
  const hours = actions.find((action) => action.name === "setRegistrationWindow");
  const columns: Column<QueueRow>[] = [
    {
      key: "applicant",
      title: t("registrations.pledgor"),
      card: "head",
      show: (row) => (
        <>
          <Link to={pageOf(row)}>{row.applicant.name}</Link>
          <div className="id">{row.id}</div>
        </>
      ),
    },
    { key: "stage", title: t("registrations.stage"), card: "aside", show: (row) => <Mark tone={toneOfStage(row.stage.name)}>{words(row.stage)}</Mark> },
    {
      key: "register",
      title: t("registration.register"),
      show: (row) => (
        <>
          {words(row.in_register)}
          <div className="quiet">{words(row.procedure)}</div>
        </>
      ),
    },
    { key: "pledgee", title: t("registrations.pledgee"), show: (row) => row.pledgee.name },
    { key: "rights", title: t("registrations.rights"), numeric: true, show: (row) => row.rights },
    {
      key: "intake",
      title: t("registration.intake"),
      show: (row) => (
        <>
          {words(row.intake)}
          {row.receipt && <div className="id">{row.receipt.number}</div>}
        </>
      ),
    },
    {
      key: "submitted",
      title: t("registrations.submitted"),
      sort: (left, right) => (left.submitted_on ?? "").localeCompare(right.submitted_on ?? ""),
      show: (row) => <span className="number">{row.submitted_on ?? "—"}</span>,
    },
    scope === "open"
      ? {
          key: "due",
          title: t("registrations.due"),
          sort: (left, right) => (left.due_on ?? NEVER).localeCompare(right.due_on ?? NEVER),
          show: (row) => (
            <>
              {row.due_on ? <Due due={row.due_on} left={row.working_days_left} /> : <Mark tone={toneOfStanding(row.standing.name)}>{words(row.standing)}</Mark>}
              {row.promised_on && <div className="quiet">{t("registration.promised", { day: row.promised_on })}</div>}
            </>
          ),
        }
      : {
          key: "decided",
          title: t("registration.decided_on"),
          descendFirst: true,
          sort: (left, right) => (left.decided_on ?? "").localeCompare(right.decided_on ?? ""),
          show: (row) => (
            <>
              <span className="number">{row.decided_on ?? "—"}</span>
              {row.certificate && <div className="id">{row.certificate}</div>}
            </>
          ),
        },
  ];
  return (
    <>
      <PageHead
        title={t("menu.registrations")}
        about={t(desk ? "registration.desk_about" : "registration.own_about")}
        extra={
          desk && (
            <div className={styles.buttons}>
              <Button type="primary" onClick={() => void navigate("/registrations/counter")}>
                {t("registration.counter")}
              </Button>
              <Button onClick={() => void navigate("/registrations/statistics")}>{t("registration.statistics")}</Button>
              {hours && <Button onClick={() => choose(hours)}>{words(hours)}</Button>}
            </div>
          )
        }
      />
      <Loaded from={listed}>
        {({ items, window, more }) => {
          const shown = items.filter((row) => FILTERS.every((name) => !address.get(name) || row[name].name === address.get(name)));
          const choices = (name: (typeof FILTERS)[number]) => [...new Map(items.map((row): [string, NamedWords] => [row[name].name, row[name]])).values()].map((each) => ({ value: each.name, label: words(each) }));
          const standing = (name: string) => items.filter((row) => row.standing.name === name).length;
          const query = new URLSearchParams({ scope, ...Object.fromEntries(FILTERS.flatMap((name) => (address.get(name) ? [[name, address.get(name)!]] : []))) });
          return (
            <>
              {desk && !window && <Alert className={styles.notice!} showIcon type="info" title={t("registration.no_hours")} />}
              {desk && window && scope === "open" && <p className="quiet">{t("registration.closes", { time: window.closes_at })}</p>}
              <div className={styles.tools}>
                <Segmented
                  value={scope}
                  onChange={(value) => change("scope", value === "decided" ? "decided" : undefined)}
                  options={[
                    { value: "open", label: t("registration.open") },
                    { value: "decided", label: t("registration.decided") },
                  ]}
                />
                {FILTERS.map((name) => (
                  <Select
                    key={name}
                    className={styles.choice!}
                    allowClear
                    placeholder={t(`registration.${name === "in_register" ? "register" : name}` as "registration.register")}
                    aria-label={t(`registration.${name === "in_register" ? "register" : name}` as "registration.register")}
                    value={address.get(name)}
                    onChange={(value) => change(name, value ?? undefined)}
                    options={choices(name)}
                  />
                ))}
                <Button icon={<DownloadOutlined />} disabled={items.length === 0} href={`${API}/registration-desk/queue.xlsx?${query}`}>
                  {t("registration.export")}
                </Button>
                {scope === "open" && items.length > 0 && (
                  <span className="quiet">{t("registration.clocks", { overdue: standing("overdue"), today: standing("due_today"), still: standing("standing_still") })}</span>
                )}
              </div>
              <DataTable
                rows={shown}
                rowKey={(row) => row.id}
                emphasise={(row) => row.standing.name === "overdue"}
                pageSize={50}
                empty={<Nothing title={t("registrations.none")} advice={t(desk ? "registration.none_desk" : "registrations.none_advice")} />}
                columns={columns}
              />
              {more && <p className="quiet">{t("registration.more")}</p>}
            </>
          );
        }}
      </Loaded>
      <ActionDrawer action={act} close={() => choose(undefined)} done={() => undefined} />
    </>
  );
}
