import { useQuery } from "@tanstack/react-query";
import { Card } from "antd";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { useWords } from "@/app/words";
import { Amount, RateText } from "@/shared/Amount";
import { NextStep } from "@/shared/action/NextStep";
import { get } from "@/shared/api";
import { Columns } from "@/shared/Columns";
import { DataTable } from "@/shared/DataTable";
import { Figure } from "@/shared/Figure";
import { Loaded } from "@/shared/Loaded";
import { Mark } from "@/shared/Mark";
import { Nothing } from "@/shared/Nothing";
import { PageHead } from "@/shared/PageHead";
import { Panel } from "@/shared/Panel";
import { Timeline } from "@/shared/Timeline";
import { WhyTree } from "@/shared/why/Why";
import { LineChart } from "./LineChart";
import { Conditions, InputsShown, OfferFigures } from "./Parts";
import { type ProposalAnswer, toneOfStage } from "./proposals";
import styles from "./Proposal.module.css";

const VERSION_SHOWN = 12;

export function ProposalPage() {
  const { id = "" } = useParams();
  const page = useQuery({ queryKey: ["proposal", id], queryFn: () => get<ProposalAnswer>(`/credit-proposals/${encodeURIComponent(id)}`) });
  return <Loaded from={page}>{(answer) => <Shown answer={answer} />}</Loaded>;
}

function Shown({ answer }: { answer: ProposalAnswer }) {
  const { t } = useTranslation();
  const words = useWords();
  const { proposal, offer, terms } = answer;
  return (
    <>
      <PageHead
        title={
          <>
            {proposal.firm.name} <Mark tone={toneOfStage(proposal.stage.name)}>{words(proposal.stage)}</Mark>
          </>
        }
        about={
          <>
            <Link to={`/products/${proposal.product.id}`}>{words(proposal.product.title)}</Link> · <span className="id">{proposal.id}</span> · {t("loan_product.version")} <span className="id">{offer.version.slice(0, VERSION_SHOWN)}</span>
          </>
        }
      />
      <Columns side={<NextStep actions={answer.actions} />}>
        <Card title={t("proposal.terms")}>
          <div className={styles.stack}>
            <dl className={styles.figures}>
              <div className={styles.strong}>
                <dt>{t("proposal.line")}</dt>
                <dd>
                  <Amount value={terms.line} />
                </dd>
              </div>
              <div className={styles.strong}>
                <dt>{t("proposal.rate")}</dt>
                <dd>
                  <RateText value={terms.rate} />
                </dd>
              </div>
              <div className={styles.strong}>
                <dt>{t("proposal.months")}</dt>
                <dd>{t("unit.months", { value: terms.months })}</dd>
              </div>
              <div>
                <dt>{t("proposal.left")}</dt>
                <dd>
                  <Amount value={answer.left} />
                </dd>
              </div>
              <div>
                <dt>{t("proposal.valid_until")}</dt>
                <dd className="number">{proposal.valid_until}</dd>
              </div>
              <div>
                <dt>{t("proposal.maker")}</dt>
                <dd>{answer.maker}</dd>
              </div>
              {answer.approved && (
                <div>
                  <dt>{t("proposal.checker")}</dt>
                  <dd>{answer.approved.checker}</dd>
                </div>
              )}
            </dl>
            <p>{answer.note}</p>
            {answer.approved && <p className="quiet">{t("proposal.opinion", { opinion: answer.approved.opinion })}</p>}
            {answer.ended_because && <p className="quiet">{t("proposal.ended_because", { reason: answer.ended_because })}</p>}
            <div className={styles.marks}>
              <Mark tone={answer.recomputes ? "good" : "bad"}>{t(answer.recomputes ? "proposal.recomputes" : "proposal.differs")}</Mark>
              {answer.revolving && <Mark>{t("loan_product.revolving")}</Mark>}
              {answer.financings.map((each) => (
                <Link key={each} to={`/financings/${each}`}>
                  {t("proposal.serves", { financing: each })}
                </Link>
              ))}
            </div>
          </div>
        </Card>
        {answer.passed.length > 0 && (
          <Panel title={t("proposal.passed")}>
            <DataTable
              rows={answer.passed}
              rowKey={(row) => row.bound}
              small
              flush
              columns={[
                { key: "title", title: t("proposal.bound"), card: "head", show: (row) => words(row.title) },
                { key: "limit", title: t("proposal.limit"), numeric: true, show: (row) => <Figure value={row.limit} unit={row.unit} /> },
                { key: "chosen", title: t("proposal.chosen"), numeric: true, show: (row) => <Figure value={row.chosen} unit={row.unit} /> },
                { key: "reason", title: t("proposal.reason"), show: () => answer.reason },
              ]}
            />
          </Panel>
        )}
        <Card title={t("proposal.computed")}>
          <div className={styles.stack}>
            <OfferFigures offer={offer} />
            <LineChart bounds={offer.line_bounds} chosen={terms.line} />
            {offer.after_loan && offer.review_months !== undefined && <p>{t("proposal.after_loan", { months: offer.review_months, what: words(offer.after_loan) })}</p>}
          </div>
        </Card>
        {offer.line_why && (
          <Card title={t("proposal.why_line")}>
            <WhyTree why={offer.line_why} />
          </Card>
        )}
        <Card title={t("loan_product.who")}>
          <Conditions conditions={offer.conditions} />
        </Card>
        <Card title={t("proposal.inputs")}>
          <InputsShown inputs={answer.inputs} />
        </Card>
        <Panel title={t("proposal.draws")}>
          <DataTable
            rows={answer.draws}
            rowKey={(row) => row.contract}
            small
            flush
            empty={<Nothing title={t("proposal.no_draws")} advice={t("proposal.no_draws_advice")} />}
            columns={[
              { key: "financing", title: t("proposal.financing"), card: "head", show: (row) => <Link to={`/financings/${row.financing}`}>{row.financing}</Link> },
              { key: "amount", title: t("proposal.amount"), numeric: true, show: (row) => <Amount value={row.amount} /> },
              { key: "on", title: t("proposal.date"), show: (row) => <span className="number">{row.on}</span> },
              { key: "phase", title: t("proposal.stage"), card: "aside", show: (row) => words(row.phase) },
            ]}
          />
        </Panel>
        <Timeline items={answer.timeline} />
      </Columns>
    </>
  );
}
