import { useQuery } from "@tanstack/react-query";
import { Card } from "antd";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { useWords } from "@/app/words";
import { get } from "@/shared/api";
import { Loaded } from "@/shared/Loaded";
import { Mark } from "@/shared/Mark";
import { PageHead } from "@/shared/PageHead";
import { Timeline } from "@/shared/Timeline";
import styles from "./BankStatement.module.css";
import { Entries } from "./Entries";
import { Particulars } from "./Particulars";
import type { StatementAnswer } from "./statements";

export function StatementPage() {
  const { t } = useTranslation();
  const words = useWords();
  const { id = "" } = useParams();
  const page = useQuery({ queryKey: ["bank-statement", id], queryFn: () => get<StatementAnswer>(`/bank-statements/${encodeURIComponent(id)}`) });
  return (
    <Loaded from={page}>
      {(data) => (
        <>
          <PageHead
            title={t("bank_statement.of", { number: data.number })}
            about={
              <>
                <Mark tone={data.stage.name === "waiting" ? "warning" : "good"}>{words(data.stage)}</Mark>{" "}
                {t("bank_statement.taken_by", { date: data.taken_on, person: data.maker })} · <span className="id">{data.id}</span>
              </>
            }
          />
          <div className={styles.stack}>
            <Particulars statement={data} />
            <Entries entries={data.entries} name={`${data.account}-${data.number}`} />
            <Card title={t("timeline.title")}>
              <Timeline items={data.timeline} />
            </Card>
          </div>
        </>
      )}
    </Loaded>
  );
}
