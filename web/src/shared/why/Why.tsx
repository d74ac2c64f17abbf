import { QuestionCircleOutlined } from "@ant-design/icons";
import { Button, Drawer, Tooltip } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useWords } from "@/app/words";
import type { Why } from "../contract";
import { Figure } from "../Figure";
import { useNarrow } from "../narrow";
import styles from "./Why.module.css";

// Enough of the digest to tell versions apart.
const VERSION_SHOWN = 12;

// The small question beside a figure; its answer is the calculation as the server did it.
export function WhyButton({ why }: { why: Why }) {
  const { t } = useTranslation();
  const words = useWords();
  const narrow = useNarrow();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Tooltip title={t("why.ask")}>
        <Button
          type="text"
          size="small"
          className={styles.ask!}
          icon={<QuestionCircleOutlined />}
          aria-label={t("why.ask_about", { what: words(why.title) })}
          onClick={() => setOpen(true)}
        />
      </Tooltip>
      <Drawer title={t("why.title")} open={open} onClose={() => setOpen(false)} size={narrow ? "100%" : 560} destroyOnHidden>
        <WhyTree why={why} />
      </Drawer>
    </>
  );
}

export function WhyTree({ why, depth = 0 }: { why: Why; depth?: number }) {
  const { t, i18n } = useTranslation();
  const words = useWords();
  const rounding = why.rounding && why.rounding !== "exact" ? why.rounding : undefined;
  const roundingWord = rounding && (i18n.exists(`why.rounding.${rounding}`) ? t(`why.rounding.${rounding}` as "why.rounding.half_up") : rounding);
  return (
    <article className={depth === 0 ? styles.root : styles.step} aria-label={words(why.title)}>
      <header className={styles.head}>
        <h3>{words(why.title)}</h3>
        <output className={styles.result}>
          <Figure value={why.result} unit={why.unit} />
        </output>
      </header>
      {why.formula && <p className={styles.formula}>{words(why.formula)}</p>}
      {why.inputs.length > 0 && (
        <table className={styles.inputs}>
          <caption>{t("why.inputs")}</caption>
          <tbody>
            {why.inputs.map((input) => (
              <tr key={input.name}>
                <th scope="row">{words(input) || input.name}</th>
                <td>
                  <Figure value={input.value} unit={input.unit} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <dl className={styles.grounds}>
        {why.source && (
          <div>
            <dt>{t("why.source")}</dt>
            <dd>{words(why.source)}</dd>
          </div>
        )}
        <div>
          <dt>{t("why.rule")}</dt>
          <dd>
            <span className="id">{why.rule}</span>
            {why.programme && (
              <>
                {" · "}
                <Link to={`/programmes/${why.programme}`}>{t("financing.programme")}</Link>
                {why.version && <span className="quiet"> {why.version.slice(0, VERSION_SHOWN)}</span>}
              </>
            )}
          </dd>
        </div>
        {roundingWord && (
          <div>
            <dt>{t("why.rounded")}</dt>
            <dd>{roundingWord}</dd>
          </div>
        )}
      </dl>
      {why.steps.length > 0 && (
        <section className={styles.steps} aria-label={t("why.steps")}>
          <h4>{t("why.steps")}</h4>
          {why.steps.map((step, index) => (
            <WhyTree key={`${step.rule}-${index}`} why={step} depth={depth + 1} />
          ))}
        </section>
      )}
    </article>
  );
}
