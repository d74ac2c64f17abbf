// What anybody may ask of the registers, with no account.
import { useQuery } from "@tanstack/react-query";
import { Input, Segmented } from "antd";
import { useTranslation } from "react-i18next";
import { Link, useSearchParams } from "react-router";
import { LanguageSwitch } from "@/app/LanguageSwitch";
import { useWords } from "@/app/words";
import { get, query } from "@/shared/api";
import { Loaded } from "@/shared/Loaded";
import { Mark } from "@/shared/Mark";
import { Nothing } from "@/shared/Nothing";
import { PageHead } from "@/shared/PageHead";
import styles from "./Gazette.module.css";
import type { FoundRegistration, SearchAnswer } from "./gazette";
import { PublishedRights } from "./PublishedRights";

type By = "right" | "firm";

export function PublicSearch() {
  const { t } = useTranslation();
  const [asked, setAsked] = useSearchParams();
  const by: By = asked.has("firm") ? "firm" : "right";
  const text = asked.get(by) ?? "";
  const found = useQuery({
    queryKey: ["public_search", by, text],
    queryFn: () => get<SearchAnswer>(`/public/registrations${query({ [by]: text })}`),
    enabled: text !== "",
  });
  return (
    <div className={styles.public}>
      <div className={styles.top}>
        <Link to="/" className={styles.mark}>
          <img src="/mark.svg" alt="" width={26} height={26} />
          {t("product")}
        </Link>
        <LanguageSwitch />
      </div>
      <main>
        <PageHead title={t("public_search.title")} about={t("public_search.about")} />
        <div className={styles.asked}>
          <Segmented<By>
            value={by}
            onChange={(chosen) => setAsked({ [chosen]: "" })}
            options={[
              { value: "right", label: t("public_search.by_right") },
              { value: "firm", label: t("public_search.by_firm") },
            ]}
          />
          <Input.Search
            key={by}
            defaultValue={text}
            allowClear
            enterButton={t("public_search.do")}
            aria-label={t(`public_search.by_${by}`)}
            placeholder={t(`public_search.${by}_example`)}
            maxLength={100}
            loading={found.isFetching}
            onSearch={(typed) => setAsked({ [by]: typed.trim() })}
          />
        </div>
        {text === "" ? (
          <Nothing title={t("public_search.begin")} advice={t("public_search.begin_advice")} />
        ) : (
          <Loaded from={found} rows={4}>
            {({ items, as_of, more }) => (
              <>
                {items.length === 0 && <Nothing title={t("public_search.none", { text })} advice={t("public_search.none_advice")} />}
                {items.map((each) => (
                  <Found key={each.register.en + each.number} found={each} />
                ))}
                {more && <p className="quiet">{t("public_search.more")}</p>}
                <p className="quiet">{t("public_search.as_of", { date: as_of })}</p>
              </>
            )}
          </Loaded>
        )}
      </main>
    </div>
  );
}

function Found({ found }: { found: FoundRegistration }) {
  const { t } = useTranslation();
  const words = useWords();
  return (
    <section className={styles.found}>
      <header>
        <b>
          {words(found.register)} <span className="number">{found.number}</span>
        </b>
        <Mark tone={found.stands ? "primary" : "plain"}>
          {words(found.standing)}
          {found.ended_on && ` ${found.ended_on}`}
        </Mark>
      </header>
      <dl>
        <dt>{t("gazette.first_party")}</dt>
        <dd>{found.first_party}</dd>
        <dt>{t("gazette.second_party")}</dt>
        <dd>{found.second_party}</dd>
        <dt>{t("gazette.rights")}</dt>
        <dd>
          <PublishedRights rights={found.rights} />
        </dd>
        <dt>{t("gazette.desk")}</dt>
        <dd>{found.desk}</dd>
        <dt>{t("public_search.entries")}</dt>
        <dd>
          {found.entries.map((entry, index) => (
            <div key={index}>
              <span className="number">{entry.on}</span> {words(entry.matter)}
              {entry.what && <span className="quiet"> {entry.what}</span>}
            </div>
          ))}
        </dd>
      </dl>
    </section>
  );
}
