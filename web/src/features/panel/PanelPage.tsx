// A bank's panel of appraisers, and the inquiries to it: what an appraisal costs by the table of
// fees, what was quoted, whose turn it is, who may not be asked and why.
import { useQuery } from "@tanstack/react-query";
import { Button, Card, Tabs } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { colon, comma, useWords } from "@/app/words";
import { ActionDrawer } from "@/shared/action/ActionDrawer";
import { Amount, RateText } from "@/shared/Amount";
import { get } from "@/shared/api";
import type { Action, IsoDate, Money, Named, NamedWords, Page, Rate, Why, Words } from "@/shared/contract";
import { DataTable } from "@/shared/DataTable";
import { Loaded } from "@/shared/Loaded";
import { Mark } from "@/shared/Mark";
import { formatMoney, formatRate } from "@/shared/money";
import { Nothing } from "@/shared/Nothing";
import { PageHead } from "@/shared/PageHead";
import { WhyButton } from "@/shared/why/Why";
import styles from "./Panel.module.css";

interface MemberRow {
  id: string;
  bank: Named;
  appraiser: Named;
  details: { licence: string; valid_from: IsoDate; valid_until: IsoDate; fields: string[]; tiers: { up_to?: Money; rate: Rate }[]; least_fee: Money; ceiling: Rate };
  stage: NamedWords;
  valid: boolean;
  suspended?: string;
  conflicts: { organisation: string; name: string; relation: string; until?: IsoDate }[];
  actions: Action[];
}
interface Fee {
  amount: Money;
  of_value: Rate;
  of_loan: Rate;
}
interface InquiryRow {
  id: string;
  financing: string;
  bank: Named;
  asked_on: IsoDate;
  deadline: IsoDate;
  value: Money;
  loan: Money;
  invited: { appraiser: Named; table_fee: Fee; turn: boolean; fee?: Fee; days?: number; note?: string; why: Why }[];
  excluded: { appraiser: Named; reason: Words }[];
  chosen?: { appraiser: Named; fee: Fee; on: IsoDate; reason?: string; valuation?: string };
  stage: NamedWords;
  actions: Action[];
}

export function PanelPage() {
  const { t } = useTranslation();
  const words = useWords();
  const [chosen, choose] = useState<Action>();
  const members = useQuery({ queryKey: ["panel-members"], queryFn: () => get<Page<MemberRow> & { actions: Action[] }>("/panel-members") });
  const inquiries = useQuery({ queryKey: ["panel-inquiries"], queryFn: () => get<Page<InquiryRow>>("/panel-inquiries?limit=200") });
  const admit = members.data?.actions[0];
  return (
    <>
      <PageHead
        title={t("menu.panel")}
        about={t("panel.about")}
        extra={
          admit && (
            <Button type="primary" onClick={() => choose(admit)}>
              {words(admit)}
            </Button>
          )
        }
      />
      <ActionDrawer action={chosen} close={() => choose(undefined)} done={() => {}} />
      <Tabs
        items={[
          { key: "members", label: t("panel.members"), children: <Loaded from={members}>{({ items }) => <Members rows={items} choose={choose} />}</Loaded> },
          { key: "inquiries", label: t("panel.inquiries"), children: <Loaded from={inquiries}>{({ items }) => <Inquiries rows={items} choose={choose} />}</Loaded> },
        ]}
      />
    </>
  );
}

function Acts({ actions, choose }: { actions: Action[]; choose: (action: Action) => void }) {
  const words = useWords();
  return (
    <div className={styles.acts}>
      {actions.map((action) => (
        <Button key={action.name} size="small" danger={action.dangerous ?? false} onClick={() => choose(action)}>
          {words(action)}
        </Button>
      ))}
    </div>
  );
}

function Members({ rows, choose }: { rows: MemberRow[]; choose: (action: Action) => void }) {
  const { t } = useTranslation();
  const words = useWords();
  const known = useQuery({ queryKey: ["technology-fields"], queryFn: () => get<Page<{ id: string; title: Words }>>("/technology-fields"), staleTime: Infinity });
  const named = (field: string) => words(known.data?.items.find((each) => each.id === field)?.title) || field;
  const tiers = (row: MemberRow) =>
    row.details.tiers.map((tier, index) => (
      <div key={index} className="number">
        {tier.up_to ? t("panel.up_to", { amount: formatMoney(tier.up_to) }) : t(row.details.tiers.length > 1 ? "panel.rest" : "panel.all")} {formatRate(tier.rate)}
      </div>
    ));
  return (
    <DataTable
      rows={rows}
      rowKey={(row) => row.id}
      empty={<Nothing title={t("panel.none")} advice={t("panel.none_advice")} />}
      columns={[
        {
          key: "appraiser",
          title: t("panel.appraiser"),
          card: "head",
          show: (row) => (
            <>
              {row.appraiser.name}
              <div className="quiet">{t("panel.of_bank", { bank: row.bank.name })}</div>
              <div className="quiet">{row.details.licence}</div>
            </>
          ),
        },
        {
          key: "valid",
          title: t("panel.valid"),
          sort: (a, b) => a.details.valid_until.localeCompare(b.details.valid_until),
          show: (row) => (
            <>
              <div className="number">{row.details.valid_from} –</div>
              <div className="number">
                {row.details.valid_until} {!row.valid && <Mark tone="bad">{t("panel.expired")}</Mark>}
              </div>
            </>
          ),
        },
        { key: "fields", title: t("panel.fields"), show: (row) => <div className={styles.fields}>{row.details.fields.map(named).join(comma())}</div> },
        { key: "tiers", title: t("panel.tiers"), show: tiers },
        {
          key: "bounds",
          title: t("panel.bounds"),
          show: (row) => (
            <>
              <Amount value={row.details.least_fee} /> / <RateText value={row.details.ceiling} />
            </>
          ),
        },
        {
          key: "conflicts",
          title: t("panel.conflicts"),
          wrap: 180,
          show: (row) =>
            row.conflicts.length === 0
              ? t("panel.no_conflicts")
              : row.conflicts.map((each) => (
                  <div key={each.organisation + each.relation}>
                    {each.name}{colon()}{each.relation}
                    {each.until && t("panel.until", { date: each.until })}
                  </div>
                )),
        },
        {
          key: "stage",
          title: t("panel.stage"),
          card: "aside",
          show: (row) => (
            <>
              <Mark tone={row.suspended ? "bad" : "good"}>{words(row.stage)}</Mark>
              {row.suspended && <div className="quiet">{row.suspended}</div>}
            </>
          ),
          filters: [
            { text: t("panel.listed"), value: "listed" },
            { text: t("panel.suspended"), value: "suspended" },
          ],
          filterBy: (row) => row.stage.name,
        },
        { key: "actions", title: "", show: (row) => <Acts actions={row.actions} choose={choose} /> },
      ]}
    />
  );
}

function FeeText({ fee }: { fee: Fee }) {
  const { t } = useTranslation();
  return (
    <>
      <Amount value={fee.amount} />
      <div className="quiet">{t("panel.shares", { value: formatRate(fee.of_value), loan: formatRate(fee.of_loan) })}</div>
    </>
  );
}

function Inquiries({ rows, choose }: { rows: InquiryRow[]; choose: (action: Action) => void }) {
  const { t } = useTranslation();
  const words = useWords();
  if (rows.length === 0)
    return (
      <Card>
        <Nothing title={t("panel.no_inquiries")} advice={t("panel.no_inquiries_advice")} />
      </Card>
    );
  return (
    <div className={styles.list}>
      {rows.map((row) => (
        <Card
          key={row.id}
          size="small"
          title={
            <>
              {t("panel.for_financing", { id: row.financing })} <Mark tone={row.chosen ? "good" : "warning"}>{words(row.stage)}</Mark>
            </>
          }
          extra={<Acts actions={row.actions} choose={choose} />}
        >
          <p className="quiet">
            {row.bank.name} · {t("panel.asked_on", { date: row.asked_on })} · {t("panel.quotes_until", { date: row.deadline })} · {t("panel.expected_value", { amount: formatMoney(row.value) })} · {t("panel.loan", { amount: formatMoney(row.loan) })}
          </p>
          <DataTable
            small
            flush
            rows={row.invited}
            rowKey={(each) => each.appraiser.id}
            emphasise={(each) => each.appraiser.id === row.chosen?.appraiser.id}
            columns={[
              {
                key: "appraiser",
                title: t("panel.appraiser"),
                card: "head",
                show: (each) => (
                  <>
                    {each.appraiser.name} {each.turn && <Mark tone="primary">{t("panel.turn")}</Mark>} {each.appraiser.id === row.chosen?.appraiser.id && <Mark tone="good">{t("panel.chosen")}</Mark>}
                  </>
                ),
              },
              {
                key: "table_fee",
                title: t("panel.table_fee"),
                numeric: true,
                show: (each) => (
                  <>
                    <WhyButton why={each.why} /> <FeeText fee={each.table_fee} />
                  </>
                ),
              },
              { key: "fee", title: t("panel.fee"), numeric: true, show: (each) => (each.fee ? <FeeText fee={each.fee} /> : t("panel.not_quoted")) },
              { key: "days", title: t("panel.days"), numeric: true, show: (each) => each.days ?? "—" },
              { key: "note", title: t("panel.note"), show: (each) => each.note ?? "" },
            ]}
          />
          {row.chosen?.valuation && (
            <p>
              <Link to={`/valuations/${row.chosen.valuation}`}>{t("panel.valuation")}</Link>
            </p>
          )}
          {row.chosen?.reason && <p>{t("panel.chosen_because", { reason: row.chosen.reason })}</p>}
          {row.excluded.map((each) => (
            <p key={each.appraiser.id} className="quiet">
              {t("panel.excluded", { name: each.appraiser.name })} {words(each.reason)}
            </p>
          ))}
        </Card>
      ))}
    </div>
  );
}
