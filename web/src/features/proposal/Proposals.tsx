import { useQuery } from "@tanstack/react-query";
import { Button, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";
import { useWords } from "@/app/words";
import { useMe } from "@/features/session/session";
import { Amount, RateText } from "@/shared/Amount";
import { get } from "@/shared/api";
import type { Page } from "@/shared/contract";
import { csvText, saveFile } from "@/shared/csv";
import { DataTable } from "@/shared/DataTable";
import { Loaded } from "@/shared/Loaded";
import { Mark } from "@/shared/Mark";
import { compareMoney } from "@/shared/money";
import { Nothing } from "@/shared/Nothing";
import { PageHead } from "@/shared/PageHead";
import { type ProposalRow, toneOfStage } from "./proposals";
import styles from "./Proposal.module.css";

const MOST = 200;

export function Proposals() {
  const { t } = useTranslation();
  const words = useWords();
  const me = useMe();
  const navigate = useNavigate();
  const [stage, setStage] = useState("all");
  const listed = useQuery({ queryKey: ["proposals"], queryFn: () => get<Page<ProposalRow>>(`/credit-proposals?limit=${MOST}`) });
  const officer = me.roles.includes("bank_officer");
  return (
    <>
      <PageHead
        title={t("menu.proposals")}
        about={t("proposal.about")}
        extra={
          officer && (
            <Button type="primary" onClick={() => void navigate("/proposals/new")}>
              {t("proposal.workbench")}
            </Button>
          )
        }
      />
      <div className={styles.tools}>
        <span className={styles.links}>
          <Link to="/proposals/batch">{t("proposal.batch")}</Link>
          <Link to="/overrides">{t("proposal.overrides")}</Link>
          <Link to="/loan-to-value">{t("proposal.ceilings")}</Link>
        </span>
      </div>
      <Loaded from={listed}>
        {({ items }) => {
          const stages = [...new Map(items.map((each) => [each.stage.name, words(each.stage)]))];
          const rows = items.filter((each) => stage === "all" || each.stage.name === stage);
          return (
            <>
              {items.length > 0 && (
                <div className={styles.tools}>
                  <Select
                    className={styles.choice!}
                    aria-label={t("proposal.stage")}
                    value={stage}
                    onChange={setStage}
                    options={[{ value: "all", label: t("proposal.all_stages") }, ...stages.map(([value, label]) => ({ value, label }))]}
                  />
                  <Button
                    disabled={rows.length === 0}
                    onClick={() =>
                      saveFile(
                        `${t("menu.proposals")}.csv`,
                        csvText(
                          [t("proposal.firm"), t("proposal.product"), t("proposal.line"), t("proposal.rate"), t("proposal.months"), t("proposal.drawn"), t("proposal.stage"), t("proposal.valid_until")],
                          rows.map((row) => [row.firm.name, words(row.product.title), row.line, row.rate, String(row.months), row.drawn, words(row.stage), row.valid_until]),
                        ),
                      )
                    }
                  >
                    {t("financing.export")}
                  </Button>
                </div>
              )}
              <DataTable
                rows={rows}
                rowKey={(row) => row.id}
                pageSize={20}
                empty={
                  <Nothing title={t("proposal.none")} advice={t("proposal.none_advice")}>
                    {officer && <Link to="/proposals/new">{t("proposal.workbench")}</Link>}
                  </Nothing>
                }
                columns={[
                  {
                    key: "firm",
                    title: t("proposal.firm"),
                    card: "head",
                    show: (row) => (
                      <>
                        <Link to={`/proposals/${row.id}`}>{row.firm.name}</Link>
                        <div className="quiet">{words(row.product.title)}</div>
                      </>
                    ),
                  },
                  { key: "mode", title: t("loan_product.mode"), show: (row) => words(row.product.mode), filters: [...new Map(items.map((each) => [each.product.mode.name, words(each.product.mode)]))].map(([value, text]) => ({ value, text })), filterBy: (row) => row.product.mode.name },
                  { key: "line", title: t("proposal.line"), numeric: true, sort: (a, b) => compareMoney(a.line, b.line), descendFirst: true, show: (row) => <Amount value={row.line} /> },
                  { key: "rate", title: t("proposal.rate"), numeric: true, show: (row) => <RateText value={row.rate} /> },
                  { key: "months", title: t("proposal.months"), show: (row) => t("unit.months", { value: row.months }) },
                  { key: "drawn", title: t("proposal.drawn"), numeric: true, show: (row) => <Amount value={row.drawn} /> },
                  { key: "until", title: t("proposal.valid_until"), sort: (a, b) => a.valid_until.localeCompare(b.valid_until), show: (row) => <span className="number">{row.valid_until}</span> },
                  { key: "passed", title: t("proposal.passed"), show: (row) => (row.passed > 0 ? <Mark tone="warning">{t("proposal.passed_count", { count: row.passed })}</Mark> : null) },
                  { key: "stage", title: t("proposal.stage"), card: "aside", show: (row) => <Mark tone={toneOfStage(row.stage.name)}>{words(row.stage)}</Mark> },
                ]}
              />
            </>
          );
        }}
      </Loaded>
    </>
  );
}
