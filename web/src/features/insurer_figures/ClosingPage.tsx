import { useQuery } from "@tanstack/react-query";
import { Card } from "antd";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { useWords } from "@/app/words";
import { NextStep } from "@/shared/action/NextStep";
import { Amount, RateText } from "@/shared/Amount";
import { get } from "@/shared/api";
import { useCatalogue } from "@/shared/catalogue";
import { Columns } from "@/shared/Columns";
import { DataTable } from "@/shared/DataTable";
import { Loaded } from "@/shared/Loaded";
import { Mark } from "@/shared/Mark";
import { Nothing } from "@/shared/Nothing";
import { PageHead } from "@/shared/PageHead";
import { Panel } from "@/shared/Panel";
import { Timeline } from "@/shared/Timeline";
import { WhyButton } from "@/shared/why/Why";
import { type ClosingAnswer, toneOfStage } from "./figures";
import { CededTable } from "./InsurerFigures";

export function ClosingPage() {
  const { id = "" } = useParams();
  const page = useQuery({ queryKey: ["insurance-closing", id], queryFn: () => get<ClosingAnswer>(`/insurance-closings/${encodeURIComponent(id)}`) });
  return <Loaded from={page}>{(data) => <Shown data={data} />}</Loaded>;
}

function Shown({ data }: { data: ClosingAnswer }) {
  const { t } = useTranslation();
  const words = useWords();
  const { closing } = data;
  return (
    <>
      <PageHead
        title={t("insurer_figures.closing_of", { date: closing.through })}
        about={
          <>
            <Link to="/insurer-figures">{closing.insurer}</Link> <Mark tone={toneOfStage(closing.stage.name)}>{words(closing.stage)}</Mark>
          </>
        }
      />
      <Columns side={data.actions.length > 0 ? <NextStep actions={data.actions} /> : null}>
        {data.decision && (
          <Card size="small">
            <p className="quiet">{t("insurer_figures.decision", { date: data.decision.on, opinion: data.decision.opinion })}</p>
          </Card>
        )}
        <Lines data={data} />
        {data.treaties.length > 0 && <CededTable rows={data.treaties} title={t("insurer_figures.ceded_through", { date: closing.through })} />}
        <Postings data={data} />
        <Card title={t("timeline.title")}>
          <Timeline items={data.timeline} />
        </Card>
      </Columns>
    </>
  );
}

function Lines({ data }: { data: ClosingAnswer }) {
  const { t } = useTranslation();
  const words = useWords();
  return (
    <Panel title={t("insurer_figures.by_line")}>
      <DataTable
        rows={data.lines}
        rowKey={(row) => row.line.name}
        small
        flush
        empty={<Nothing title={t("insurer_figures.closing_empty")} />}
        columns={[
          { key: "line", title: t("insurance.line"), card: "head", show: (row) => words(row.line) },
          { key: "written", title: t("insurer_figures.written"), numeric: true, show: (row) => <Amount value={row.figures.written} /> },
          { key: "earned", title: t("insurer_figures.earned"), numeric: true, show: (row) => <Amount value={row.figures.earned} /> },
          { key: "unearned", title: t("insurer_figures.unearned"), numeric: true, show: (row) => <Amount value={row.figures.unearned} /> },
          { key: "paid", title: t("insurer_figures.paid"), numeric: true, show: (row) => <Amount value={row.figures.paid} /> },
          { key: "outstanding", title: t("insurer_figures.outstanding"), numeric: true, show: (row) => <Amount value={row.figures.outstanding} /> },
          {
            key: "ibnr",
            title: t("insurer_figures.ibnr"),
            numeric: true,
            show: (row) => (
              <>
                <Amount value={row.figures.ibnr} strong /> <WhyButton why={row.why} />
              </>
            ),
          },
          {
            key: "method",
            title: t("insurer_figures.method"),
            wrap: 300,
            show: (row) => (
              <>
                {words(row.method)}
                {row.prior && (
                  <div className="quiet">
                    {t("insurer_figures.prior")} <RateText value={row.prior.loss_ratio} /> · {row.prior.source}
                  </div>
                )}
                {row.not_computable && <div className="quiet">{words(row.not_computable)}</div>}
              </>
            ),
          },
          { key: "loss_ratio", title: t("insurer_figures.loss_ratio"), numeric: true, card: "aside", show: (row) => (row.figures.loss_ratio === undefined ? "—" : <RateText value={row.figures.loss_ratio} />) },
        ]}
      />
    </Panel>
  );
}

function Postings({ data }: { data: ClosingAnswer }) {
  const { t } = useTranslation();
  const words = useWords();
  const catalogue = useCatalogue();
  return (
    <Panel title={t("insurer_figures.postings")} extra={<span className="quiet">{t("insurer_figures.postings_about")}</span>}>
      <DataTable
        rows={data.postings}
        rowKey={(row) => `${row.entry} ${row.account}`}
        small
        flush
        pageSize={50}
        empty={<Nothing title={t(data.closing.stage.name === "closed" ? "insurer_figures.postings_none" : "insurer_figures.postings_later")} />}
        columns={[
          { key: "account", title: t("ledger.account"), card: "head", wrap: 320, show: (row) => catalogue.account(row.account) },
          { key: "reason", title: t("ledger.for_what"), wrap: 260, show: (row) => words(row) },
          { key: "debit", title: t("ledger.debit"), numeric: true, show: (row) => (row.amount.startsWith("-") ? "" : <Amount value={row.amount} />) },
          { key: "credit", title: t("ledger.credit"), numeric: true, show: (row) => (row.amount.startsWith("-") ? <Amount value={row.amount.slice(1)} /> : "") },
        ]}
      />
    </Panel>
  );
}
