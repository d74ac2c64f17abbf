import { useQuery } from "@tanstack/react-query";
import { Card, Tabs } from "antd";
import { useTranslation } from "react-i18next";
import { Link, useParams, useSearchParams } from "react-router";
import { useWords } from "@/app/words";
import { PostingsByBook } from "@/features/ledger/EntryList";
import { LoanPanel } from "@/features/loan/LoanPanel";
import { principalOf } from "@/features/loan/state";
import { RightLink } from "@/features/rights/RightLink";
import { NextStep } from "@/shared/action/NextStep";
import { Amount } from "@/shared/Amount";
import { get } from "@/shared/api";
import { useCatalogue } from "@/shared/catalogue";
import { Columns } from "@/shared/Columns";
import type { FinancingPage as FinancingAnswer, Page, Posting } from "@/shared/contract";
import { Loaded } from "@/shared/Loaded";
import { Mark, toneOfClass } from "@/shared/Mark";
import { Nothing } from "@/shared/Nothing";
import { PageHead } from "@/shared/PageHead";
import { Timeline } from "@/shared/Timeline";
import styles from "./FinancingPage.module.css";
import { useFinancing } from "./financings";
import { PhaseLine } from "./PhaseLine";
import { SectionCard } from "./SectionCard";

export function FinancingPage() {
  const { id = "" } = useParams();
  const page = useFinancing(id);
  return <Loaded from={page} rows={10}>{(data) => <Shown page={data} />}</Loaded>;
}

function Shown({ page }: { page: FinancingAnswer }) {
  const { t } = useTranslation();
  const [address, setAddress] = useSearchParams();
  const { financing, sections, loan, timeline } = page;
  const newestFirst = [...sections].reverse();
  const tabs = [
    {
      key: "sections",
      label: t("financing.tab.sections"),
      children:
        newestFirst.length > 0 ? (
          <div className={styles.stack}>
            {newestFirst.map((section, index) => (
              <SectionCard key={section.id} section={section} open={index === 0} />
            ))}
          </div>
        ) : (
          <Nothing title={t("financing.no_sections")} />
        ),
    },
    ...(loan
      ? [
          {
            key: "loan",
            label: t("financing.tab.loan"),
            children: (
              <div className={styles.stack}>
                <LoanPanel loan={loan} section={sections.find(({ kind }) => kind === "loan")} />
              </div>
            ),
          },
        ]
      : []),
    { key: "postings", label: t("financing.tab.postings"), children: <Postings id={financing.id} /> },
    {
      key: "timeline",
      label: t("financing.tab.timeline"),
      children: (
        <Card>
          <Timeline items={timeline} />
        </Card>
      ),
    },
  ];
  const asked = address.get("tab");
  const current = tabs.some(({ key }) => key === asked) ? asked! : "sections";
  return (
    <>
      <Head page={page} />
      <PhaseLine phases={page.phases} />
      <Columns
        side={
          <>
            <NextStep actions={page.actions} waitingFor={page.waiting_for} />
            <Parties page={page} />
          </>
        }
      >
        <Tabs activeKey={current} items={tabs} onChange={(tab) => setAddress({ tab }, { replace: true })} />
      </Columns>
    </>
  );
}

function Head({ page }: { page: FinancingAnswer }) {
  const { t } = useTranslation();
  const words = useWords();
  const catalogue = useCatalogue();
  const { financing, loan } = page;
  return (
    <>
      <PageHead
        title={financing.applicant.name}
        about={
          <>
            <span className="id">{financing.id}</span> · {t("financing.applied_on", { date: financing.applied_on ?? page.phases[0]?.since ?? "" })}
          </>
        }
        extra={<Mark tone="primary">{catalogue.phase(financing.phase)}</Mark>}
      />
      <dl className={styles.figures}>
        <div>
          <dt>{t("financing.column.amount")}</dt>
          <dd>
            <Amount value={financing.amount} />
          </dd>
        </div>
        {loan ? (
          <>
            <div>
              <dt>{t("loan.of.outstanding")}</dt>
              <dd>
                <Amount value={principalOf(loan.state)} />
              </dd>
            </div>
            <div>
              <dt>{t("loan.of.days_overdue")}</dt>
              <dd className={loan.state.days_overdue > 0 ? "number bad" : "number"}>{t("unit.days", { value: loan.state.days_overdue })}</dd>
            </div>
            <div>
              <dt>{t("loan.of.class")}</dt>
              <dd>
                <Mark tone={toneOfClass(loan.state.loan_class)}>{catalogue.class(loan.state.loan_class)}</Mark>
              </dd>
            </div>
          </>
        ) : (
          <div className={styles.purpose}>
            <dt>{t("financing.purpose")}</dt>
            <dd>{financing.purpose}</dd>
          </div>
        )}
        <div>
          <dt>{t("financing.tenor")}</dt>
          <dd className="number">{t("unit.months", { value: financing.tenor_months })}</dd>
        </div>
        {financing.programme && (
          <div className={styles.programme}>
            <dt>{t("financing.programme")}</dt>
            <dd>
              <Link to={`/programmes/${financing.programme.id}`}>{words(financing.programme.title)}</Link>
            </dd>
          </div>
        )}
      </dl>
    </>
  );
}

function Parties({ page: { financing } }: { page: FinancingAnswer }) {
  const { t } = useTranslation();
  const parties = [
    ["bank", financing.bank],
    ["guarantor", financing.guarantor],
    ["appraiser", financing.appraiser],
  ] as const;
  return (
    <Card title={t("financing.parties")} size="small">
      <dl className={styles.parties}>
        {parties.map(([role, party]) =>
          party ? (
            <div key={role}>
              <dt>{t(`financing.party.${role}`)}</dt>
              <dd>{party.name}</dd>
            </div>
          ) : null,
        )}
        {financing.rights.length > 0 && (
          <div>
            <dt>{t("financing.rights")}</dt>
            {financing.rights.map((right) => (
              <dd key={right.id}>
                <RightLink right={right} />
              </dd>
            ))}
          </div>
        )}
      </dl>
    </Card>
  );
}

function Postings({ id }: { id: string }) {
  const found = useQuery({
    queryKey: ["financing", id, "postings"],
    queryFn: () => get<Page<Posting>>(`/financings/${encodeURIComponent(id)}/postings`),
  });
  return (
    <Card>
      <Loaded from={found}>{({ items }) => <PostingsByBook postings={items} />}</Loaded>
    </Card>
  );
}
