import { CheckCircleFilled, MinusCircleOutlined } from "@ant-design/icons";
import { Collapse } from "antd";
import { useTranslation } from "react-i18next";
import { useWords } from "@/app/words";
import type { Section } from "@/shared/contract";
import { FieldList } from "@/shared/FieldList";
import { Mark } from "@/shared/Mark";
import styles from "./FinancingPage.module.css";

export function SectionCard({ section, open }: { section: Section; open: boolean }) {
  const { t } = useTranslation();
  const words = useWords();
  return (
    <Collapse
      className={styles.section!}
      defaultActiveKey={open ? [section.id] : []}
      items={[
        {
          key: section.id,
          label: (
            <span className={styles.sectionTitle}>
              <b>{words(section.title)}</b>
              <Mark>{words(section.stage)}</Mark>
            </span>
          ),
          children: (
            <>
              <FieldList fields={section.fields} />
              {section.papers.length > 0 && (
                <div className={styles.papers}>
                  <h4>{t("financing.papers")}</h4>
                  <ul>
                    {section.papers.map((paper) => (
                      <li key={paper.kind}>
                        {paper.present ? (
                          <CheckCircleFilled className="good" aria-label={t("financing.paper_present")} />
                        ) : (
                          <MinusCircleOutlined className="quiet" aria-label={t("financing.paper_missing")} />
                        )}
                        <span className={paper.present ? undefined : "quiet"}>{words(paper)}</span>
                        <span className="quiet">{paper.present ? paper.reference : t("financing.paper_missing")}</span>
                      </li>
                    ))}
                  </ul>
                </div>
              )}
            </>
          ),
        },
      ]}
    />
  );
}
