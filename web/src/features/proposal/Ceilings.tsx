import { useQuery } from "@tanstack/react-query";
import { Button, Card } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useWords } from "@/app/words";
import { RateText } from "@/shared/Amount";
import { ActionDrawer } from "@/shared/action/ActionDrawer";
import { get } from "@/shared/api";
import type { Action } from "@/shared/contract";
import { DataTable } from "@/shared/DataTable";
import { Loaded } from "@/shared/Loaded";
import { Mark } from "@/shared/Mark";
import { PageHead } from "@/shared/PageHead";
import { Panel } from "@/shared/Panel";
import { type CeilingsAnswer, type CeilingTable, toneOfStage } from "./proposals";
import styles from "./Proposal.module.css";

// The bank's own table of how much it lends on what, with its history.
export function Ceilings() {
  const { t } = useTranslation();
  const words = useWords();
  const [act, setAct] = useState<Action>();
  const page = useQuery({ queryKey: ["loan-to-value"], queryFn: () => get<CeilingsAnswer>("/loan-to-value-tables") });
  return (
    <>
      <PageHead
        title={t("proposal.ceilings")}
        about={t("proposal.ceilings_about")}
        extra={
          page.data?.propose && (
            <Button type="primary" onClick={() => setAct(page.data.propose)}>
              {words(page.data.propose)}
            </Button>
          )
        }
      />
      <Loaded from={page}>
        {(answer) => (
          <div className={styles.stack}>
            {!answer.items.some((each) => each.in_force) && (
              <Card title={t("proposal.ceilings_none")}>
                <p>{words(answer.example.source)}</p>
                <dl className={styles.figures}>
                  {answer.example.ceilings.map((each) => (
                    <div key={each.kind.name}>
                      <dt>{words(each.kind)}</dt>
                      <dd>
                        <RateText value={each.ceiling} />
                      </dd>
                    </div>
                  ))}
                </dl>
              </Card>
            )}
            {answer.items.map((each) => (
              <TableCard key={each.id} table={each} act={setAct} />
            ))}
          </div>
        )}
      </Loaded>
      <ActionDrawer action={act} close={() => setAct(undefined)} done={() => undefined} />
    </>
  );
}

function TableCard({ table, act }: { table: CeilingTable; act: (action: Action) => void }) {
  const { t } = useTranslation();
  const words = useWords();
  return (
    <Panel
      title={
        <>
          {table.source} <Mark tone={table.in_force ? "good" : toneOfStage(table.stage.name)}>{table.in_force ? t("proposal.in_force") : words(table.stage)}</Mark>
        </>
      }
      extra={table.actions.map((each) => (
        <Button key={each.name} type="primary" onClick={() => act(each)}>
          {words(each)}
        </Button>
      ))}
    >
      <dl className={styles.figures} style={{ padding: "12px 16px" }}>
        <div>
          <dt>{t("loan_product.since")}</dt>
          <dd className="number">{table.from}</dd>
        </div>
        <div>
          <dt>{t("loan_product.hard")}</dt>
          <dd>
            <RateText value={table.hard} />
          </dd>
        </div>
        <div>
          <dt>{t("proposal.maker")}</dt>
          <dd>{table.maker}</dd>
        </div>
        {table.checker && (
          <div>
            <dt>{t("proposal.checker")}</dt>
            <dd>{table.checker}</dd>
          </div>
        )}
        <div>
          <dt>{t("proposal.reason_short")}</dt>
          <dd>{table.reason}</dd>
        </div>
      </dl>
      <DataTable
        rows={table.ceilings}
        rowKey={(row) => row.kind.name}
        small
        flush
        columns={[
          { key: "kind", title: t("proposal.kind"), card: "head", show: (row) => words(row.kind) },
          { key: "ceiling", title: t("proposal.ceiling"), numeric: true, card: "aside", show: (row) => <RateText value={row.ceiling} /> },
        ]}
      />
    </Panel>
  );
}
