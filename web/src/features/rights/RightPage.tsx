import { useQuery } from "@tanstack/react-query";
import { Card } from "antd";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { useWords } from "@/app/words";
import { NextStep } from "@/shared/action/NextStep";
import { Amount } from "@/shared/Amount";
import { get } from "@/shared/api";
import { useCatalogue } from "@/shared/catalogue";
import { Columns } from "@/shared/Columns";
import type { RightPage as RightAnswer } from "@/shared/contract";
import { DataTable } from "@/shared/DataTable";
import { FieldList } from "@/shared/FieldList";
import { Loaded } from "@/shared/Loaded";
import { Mark } from "@/shared/Mark";
import { Nothing } from "@/shared/Nothing";
import { PageHead } from "@/shared/PageHead";
import { Panel } from "@/shared/Panel";
import { Timeline } from "@/shared/Timeline";

export function RightPage() {
  const { t } = useTranslation();
  const words = useWords();
  const catalogue = useCatalogue();
  const { id = "" } = useParams();
  const page = useQuery({ queryKey: ["right", id], queryFn: () => get<RightAnswer>(`/rights/${encodeURIComponent(id)}`) });
  return (
    <Loaded from={page}>
      {({ right, fields, actions, pledges, timeline }) => (
        <>
          <PageHead
            title={right.title}
            about={
              <>
                {catalogue.of("right_kind", right.kind)} · <span className="number">{right.number}</span>
              </>
            }
          />
          <Columns side={actions.length > 0 ? <NextStep actions={actions} /> : null}>
            <Card title={t("rights.particulars")}>
              <FieldList fields={fields} />
            </Card>
            <Panel title={t("rights.pledges")}>
              <DataTable
                rows={pledges}
                rowKey={(row) => row.id}
                small
                flush
                empty={<Nothing title={t("rights.no_pledges")} />}
                columns={[
                  {
                    key: "pledgee",
                    title: t("registrations.pledgee"),
                    card: "head",
                    show: (row) => (row.financing ? <Link to={`/financings/${row.financing}`}>{row.pledgee?.name ?? row.financing}</Link> : row.pledgee?.name),
                  },
                  { key: "number", title: t("rights.registration"), show: (row) => <span className="number">{row.number}</span> },
                  { key: "on", title: t("rights.registered_on"), show: (row) => <span className="number">{row.registered_on}</span> },
                  { key: "amount", title: t("rights.secured"), numeric: true, show: (row) => (row.amount ? <Amount value={row.amount} /> : null) },
                  { key: "stage", title: t("registrations.stage"), card: "aside", show: (row) => (row.stage ? <Mark>{words(row.stage)}</Mark> : null) },
                ]}
              />
            </Panel>
            <Card title={t("timeline.title")}>
              <Timeline items={timeline} />
            </Card>
          </Columns>
        </>
      )}
    </Loaded>
  );
}
