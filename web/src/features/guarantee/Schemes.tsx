import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useWords } from "@/app/words";
import { RateText } from "@/shared/Amount";
import { get } from "@/shared/api";
import { Loaded } from "@/shared/Loaded";
import { Mark } from "@/shared/Mark";
import { Nothing } from "@/shared/Nothing";
import { PageHead } from "@/shared/PageHead";
import styles from "@/shared/product/Product.module.css";
import { ChainBar } from "./ChainBar";
import type { SchemeRow } from "./guarantees";
import { Places } from "./Places";

export function Schemes() {
  const { t } = useTranslation();
  const shelf = useQuery({ queryKey: ["guarantee-schemes"], queryFn: () => get<{ items: SchemeRow[] }>("/guarantee-schemes") });
  return (
    <>
      <PageHead title={t("guarantee.places.schemes")} about={t("guarantee.schemes_about")} />
      <Places at="schemes" />
      <Loaded from={shelf}>
        {({ items }) =>
          items.length === 0 ? (
            <Nothing title={t("guarantee.no_schemes")} />
          ) : (
            <div className={styles.shelf}>
              {items.map((each) => (
                <SchemeCard key={each.version} scheme={each} />
              ))}
            </div>
          )
        }
      </Loaded>
    </>
  );
}

function SchemeCard({ scheme }: { scheme: SchemeRow }) {
  const { t } = useTranslation();
  const words = useWords();
  return (
    <article className={styles.card}>
      <h2>
        <Link to={`/guarantees/schemes/${scheme.id}`}>{words(scheme.title)}</Link>
      </h2>
      <div className={styles.marks}>
        <Mark tone="primary">{words(scheme.mode)}</Mark>
        <Mark>{t("guarantee.parties", { count: scheme.shares.length })}</Mark>
        {scheme.notice_case > 0 && <Mark>{t("loan_product.case", { number: scheme.notice_case })}</Mark>}
        {scheme.examples && <Mark tone="warning">{t("loan_product.examples")}</Mark>}
        {scheme.in_force === false && <Mark tone="bad">{t("loan_product.from", { date: scheme.from })}</Mark>}
      </div>
      <p className="quiet">{words(scheme.summary)}</p>
      <ChainBar label={t("guarantee.chain")} parts={scheme.shares.map((each) => ({ party: each.party.name, label: words(each.party), share: each.share }))} />
      <dl className={styles.figures}>
        <div>
          <dt>{t("guarantee.rate")}</dt>
          <dd>
            <RateText value={scheme.rate} />
          </dd>
        </div>
        <div>
          <dt>{t("guarantee.ceiling")}</dt>
          <dd>
            <RateText value={scheme.ceiling} />
          </dd>
        </div>
        <div>
          <dt>{t("guarantee.stop_line")}</dt>
          <dd>{scheme.stop_line ? <RateText value={scheme.stop_line} /> : "—"}</dd>
        </div>
      </dl>
    </article>
  );
}
