import { DownloadOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button, Checkbox, Segmented, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate, useSearchParams } from "react-router";
import { useWords } from "@/app/words";
import { useMe } from "@/features/session/session";
import { Amount } from "@/shared/Amount";
import { get } from "@/shared/api";
import { csvText, saveFile } from "@/shared/csv";
import { type Column, DataTable } from "@/shared/DataTable";
import { Loaded } from "@/shared/Loaded";
import { Mark } from "@/shared/Mark";
import { compareMoney, sumMoney } from "@/shared/money";
import { Nothing } from "@/shared/Nothing";
import { PageHead } from "@/shared/PageHead";
import { GatherDrawer } from "./GatherDrawer";
import styles from "./Subsidy.module.css";
import { type ApplicationRow, type Listed, quarterOfRow, toneOfStage } from "./subsidies";

const MOST = 200;
const WAITING: Record<string, string[]> = {
  open: ["filed", "correction_requested", "reviewed", "clawback_proposed"],
  accepted: ["accepted", "batched"],
  paid: ["paid", "clawed_back"],
  ended: ["refused", "withdrawn"],
};

// Every role's list: the applicant's own, or those filed with the office.
export function Applications() {
  const { t } = useTranslation();
  const words = useWords();
  const me = useMe();
  const navigate = useNavigate();
  const [address, setAddress] = useSearchParams();
  const [chosen, setChosen] = useState<string[]>([]);
  const [gathering, setGathering] = useState(false);
  const listed = useQuery({ queryKey: ["subsidies"], queryFn: () => get<Listed<ApplicationRow>>(`/subsidy-applications?limit=${MOST}`) });
  const office = me.roles.some((role) => role === "treasury_officer" || role === "treasury_approver");
  const gathers = me.roles.includes("treasury_officer");
  const applies = me.roles.some((role) => ["enterprise_officer", "bank_officer", "guarantor_officer", "appraiser_officer"].includes(role));
  const group = address.get("group") ?? "all";
  const quarter = address.get("quarter") ?? "";
  const change = (name: string, value: string) =>
    setAddress(
      (before) => {
        if (value) before.set(name, value);
        else before.delete(name);
        return before;
      },
      { replace: true },
    );
  const choose = (id: string, on: boolean) => setChosen((before) => (on ? [...before, id] : before.filter((each) => each !== id)));

  const columns = (rows: ApplicationRow[]): Column<ApplicationRow>[] => [
    ...(gathers
      ? [
          {
            key: "choose",
            title: "",
            width: 40,
            show: (row: ApplicationRow) =>
              row.stage.name === "accepted" ? (
                <Checkbox checked={chosen.includes(row.id)} aria-label={t("subsidy.choose")} onChange={(event) => choose(row.id, event.target.checked)} />
              ) : null,
          },
        ]
      : []),
    {
      key: "subsidy",
      title: t("subsidy.name"),
      card: "head",
      show: (row) => (
        <>
          <Link to={`/subsidies/${row.id}`}>{words(row.subsidy.title)}</Link>
          <div className="quiet">{words(row.programme.title)}</div>
        </>
      ),
      filters: [...new Map(rows.map((row) => [row.programme.id, words(row.programme.title)]))].map(([value, text]) => ({ value, text })),
      filterBy: (row) => row.programme.id,
    },
    { key: "applicant", title: t("subsidy.applicant"), show: (row) => row.applicant.name },
    {
      key: "what",
      title: t("subsidy.what"),
      show: (row) => (
        <>
          {words(row.what)}
          {row.period && (
            <div className="quiet number">
              {row.period.from} – {row.period.until}
            </div>
          )}
        </>
      ),
    },
    { key: "filed_on", title: t("subsidy.filed_on"), sort: (a, b) => a.filed_on.localeCompare(b.filed_on), descendFirst: true, show: (row) => <span className="number">{row.filed_on}</span> },
    {
      key: "amount",
      title: t("subsidy.amount"),
      numeric: true,
      sort: (a, b) => compareMoney(a.charged, b.charged),
      show: (row) => <Amount value={row.charged} />,
    },
    { key: "paid", title: t("subsidy.paid"), numeric: true, show: (row) => <Amount value={row.paid} /> },
    {
      key: "stage",
      title: t("subsidy.stage"),
      card: "aside",
      show: (row) => <Mark tone={toneOfStage(row.stage.name)}>{words(row.stage)}</Mark>,
      filters: [...new Map(rows.map((row) => [row.stage.name, words(row.stage)]))].map(([value, text]) => ({ value, text })),
      filterBy: (row) => row.stage.name,
    },
  ];
  const exportRows = (rows: ApplicationRow[]) =>
    saveFile(
      `${t("menu.subsidies")}.csv`,
      csvText(
        ["id", "name", "programme", "applicant", "what", "filed_on", "amount", "paid", "stage"].map((name) => t(`subsidy.${name}` as "subsidy.name")),
        rows.map((row) => [row.id, words(row.subsidy.title), words(row.programme.title), row.applicant.name, words(row.what), row.filed_on, row.charged, row.paid, words(row.stage)]),
      ),
    );

  return (
    <>
      <PageHead
        title={t(office ? "subsidy.board" : "menu.subsidies")}
        about={office ? t("subsidy.board_about") : t("subsidy.about")}
        extra={
          <>
            {applies && (
              <Button type="primary" onClick={() => void navigate("/subsidies/apply")}>
                {t("subsidy.apply")}
              </Button>
            )}
            {gathers && (
              <Button type="primary" disabled={chosen.length === 0} onClick={() => setGathering(true)}>
                {t("subsidy.gather", { count: chosen.length })}
              </Button>
            )}
          </>
        }
      />
      <Loaded from={listed}>
        {({ items }) => {
          const rows = items.filter((row) => (group === "all" || WAITING[group]?.includes(row.stage.name)) && (!quarter || quarterOfRow(row) === quarter));
          return (
            <>
              <div className={styles.tools}>
                <Segmented value={group} onChange={(value) => change("group", value === "all" ? "" : value)} options={["all", "open", "accepted", "paid", "ended"].map((value) => ({ value, label: t(`subsidy.group.${value}` as "subsidy.group.all") }))} />
                <Select
                  className={styles.choice!}
                  allowClear
                  placeholder={t("subsidy.quarter")}
                  aria-label={t("subsidy.quarter")}
                  value={quarter || null}
                  onChange={(value) => change("quarter", value ?? "")}
                  options={[...new Set(items.map(quarterOfRow))].sort().map((value) => ({ value, label: value }))}
                />
                <Button icon={<DownloadOutlined />} disabled={rows.length === 0} onClick={() => exportRows(rows)}>
                  {t("financing.export")}
                </Button>
                <span className="quiet">
                  {t("subsidy.sum", { count: rows.length })} <Amount value={sumMoney(rows.map((row) => row.charged))} />
                </span>
              </div>
              <DataTable
                rows={rows}
                rowKey={(row) => row.id}
                pageSize={20}
                columns={columns(items)}
                empty={
                  <Nothing title={t("subsidy.none")} advice={t(office ? "subsidy.none_office" : "subsidy.none_advice")}>
                    {applies && <Link to="/subsidies/apply">{t("subsidy.apply")}</Link>}
                  </Nothing>
                }
              />
              {gathering && (
                <GatherDrawer
                  rows={items.filter((row) => chosen.includes(row.id))}
                  close={() => setGathering(false)}
                  done={(id) => {
                    setChosen([]);
                    setGathering(false);
                    void navigate(`/subsidy-batches/${id}`);
                  }}
                />
              )}
            </>
          );
        }}
      </Loaded>
    </>
  );
}
