import { CheckCircleFilled, CloseCircleFilled, QuestionCircleFilled } from "@ant-design/icons";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { closing, opening, semicolon, useWords } from "@/app/words";
import { Amount, RateText } from "@/shared/Amount";
import { useCatalogue } from "@/shared/catalogue";
import { DataTable } from "@/shared/DataTable";
import { Mark } from "@/shared/Mark";
import { Nothing } from "@/shared/Nothing";
import { WhyButton } from "@/shared/why/Why";
import type { Bound, Checked, Inputs, Offer } from "./proposals";
import { upper } from "./proposals";
import styles from "./Proposal.module.css";

const SIGNS = {
  holds: <CheckCircleFilled className={styles.holds} />,
  fails: <CloseCircleFilled className={styles.fails} />,
  unknown: <QuestionCircleFilled className={styles.unknown} />,
};

// Every condition with its answer, what was found and what is needed, and where it stands.
export function Conditions({ conditions }: { conditions: Checked[] }) {
  const { t } = useTranslation();
  const words = useWords();
  return (
    <ul className={styles.conditions}>
      {conditions.map((each) => (
        <li key={each.id}>
          {SIGNS[each.answer]}
          <div>
            {words(each.title)}
            <div className={styles.detail}>
              {t("proposal.found", { found: words(each.found) })}
              {each.answer !== "holds" && <> · {t("proposal.needed", { needed: words(each.needed) })}</>}
            </div>
            <div className={styles.source}>{words(each.source)}</div>
          </div>
        </li>
      ))}
    </ul>
  );
}

export const decidingOf = (bounds: Bound[]) => bounds.find((each) => each.deciding);

// Line, price and tenor with their working.
export function OfferFigures({ offer }: { offer: Offer }) {
  const { t } = useTranslation();
  const words = useWords();
  const decides = decidingOf(offer.line_bounds);
  return (
    <dl className={styles.figures}>
      <div className={styles.strong}>
        <dt>{t("proposal.line")}</dt>
        <dd>
          <Amount value={offer.line} />
          {offer.line_why && <WhyButton why={offer.line_why} />}
        </dd>
      </div>
      <div>
        <dt>{t("proposal.rate")}</dt>
        <dd>
          {offer.rate ? <RateText value={offer.rate} /> : "—"}
          {offer.rate_why && <WhyButton why={offer.rate_why} />}
        </dd>
      </div>
      <div>
        <dt>{t("proposal.months")}</dt>
        <dd>
          {offer.months === undefined ? "—" : t("unit.months", { value: offer.months })}
          {offer.tenor_why && <WhyButton why={offer.tenor_why} />}
        </dd>
      </div>
      {decides && offer.line !== undefined && (
        <div>
          <dt>{t("proposal.deciding")}</dt>
          <dd>{words(decides.title)}</dd>
        </div>
      )}
      {offer.cost && (
        <div>
          <dt>{t("proposal.cost")}</dt>
          <dd>
            <Amount value={offer.cost.interest_a_month} />
          </dd>
        </div>
      )}
      {offer.cost && offer.cost.subsidy_a_year !== "0.00" && (
        <div>
          <dt>{t("proposal.after_subsidy")}</dt>
          <dd>
            <Amount value={offer.cost.after_subsidy_a_month} />
          </dd>
        </div>
      )}
    </dl>
  );
}

// What the figures rest on.
export function InputsShown({ inputs }: { inputs: Inputs }) {
  const { t } = useTranslation();
  const words = useWords();
  const catalogue = useCatalogue();
  const facts: [string, React.ReactNode][] = [
    [t("proposal.need"), <Amount key="need" value={inputs.need.amount} />],
    [t("proposal.need_months"), t("unit.months", { value: inputs.need.months })],
    [t("proposal.grade"), inputs.grade ? `${upper(inputs.grade.grade)}${opening()}${inputs.grade.on}${closing()}` : t("proposal.unknown")],
    [t("proposal.size"), inputs.size ? catalogue.of("size", inputs.size) : t("proposal.unknown")],
    [t("proposal.life_stage"), inputs.life_stage ? catalogue.of("life_stage", inputs.life_stage) : t("proposal.unknown")],
    ["LPR", <RateText key="lpr" value={inputs.one_year} />],
  ];
  if (inputs.room) facts.push([t("proposal.shared_limit"), inputs.room.name]);
  if (inputs.cover) facts.push([t("proposal.cover"), <RateText key="cover" value={inputs.cover.share} />]);
  if (inputs.programme) facts.push([t("proposal.programme"), <Link key="p" to={`/programmes/${inputs.programme.programme}`}>{words(inputs.programme.title)}</Link>]);
  return (
    <div className={styles.stack}>
      <dl className={styles.figures}>
        {facts.map(([title, value]) => (
          <div key={title}>
            <dt>{title}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {inputs.grade && <p className={styles.source}>{t("proposal.grade_source", { source: inputs.grade.source })}</p>}
      {inputs.programme && inputs.programme.unknown.length > 0 && (
        <p className={styles.source}>{t("proposal.programme_open", { what: inputs.programme.unknown.join(semicolon()) })}</p>
      )}
      <DataTable
        rows={inputs.rights}
        rowKey={(row) => row.right}
        small
        empty={<Nothing title={t("proposal.no_values")} advice={t("proposal.no_values_advice")} />}
        columns={[
          {
            key: "title",
            wrap: 200,
            title: t("proposal.right"),
            card: "head",
            show: (row) => (
              <>
                {row.title}
                <div className="quiet">{catalogue.of("right_kind", row.kind)}</div>
              </>
            ),
          },
          { key: "low", title: t("proposal.low"), numeric: true, show: (row) => <Amount value={row.low} /> },
          { key: "median", title: t("proposal.median"), numeric: true, show: (row) => <Amount value={row.median} /> },
          { key: "high", title: t("proposal.high"), numeric: true, show: (row) => <Amount value={row.high} /> },
          { key: "ends", title: t("proposal.ends"), show: (row) => row.ends ?? "—" },
          {
            key: "basis",
            wrap: 220,
            title: t("proposal.basis"),
            show: (row) => (
              <>
                {row.basis} {row.pledged_for && <Mark tone="bad">{t("proposal.pledged")}</Mark>}
              </>
            ),
          },
        ]}
      />
      {inputs.exposures.length > 0 && (
        <DataTable
          rows={inputs.exposures}
          rowKey={(row) => `${row.record}-${words(row.what)}`}
          small
          columns={[
            { key: "what", title: t("proposal.exposure"), card: "head", show: (row) => words(row.what) },
            { key: "amount", title: t("proposal.amount"), numeric: true, show: (row) => <Amount value={row.amount} /> },
          ]}
        />
      )}
    </div>
  );
}
