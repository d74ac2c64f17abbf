import { useQuery } from "@tanstack/react-query";
import { Card } from "antd";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { NextStep } from "@/shared/action/NextStep";
import { get } from "@/shared/api";
import { useCatalogue } from "@/shared/catalogue";
import { Columns } from "@/shared/Columns";
import type { RightPage as RightAnswer } from "@/shared/contract";
import { DataTable } from "@/shared/DataTable";
import { FieldList } from "@/shared/FieldList";
import { Loaded } from "@/shared/Loaded";
import { Nothing } from "@/shared/Nothing";
import { PageHead } from "@/shared/PageHead";
import { Panel } from "@/shared/Panel";
import { Timeline } from "@/shared/Timeline";

export function RightPage() {
  const { t } = useTranslation();
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
                {catalogue.of("right_kind", right.right_kind)} · <span className="number">{right.number}</span>
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
                    show: (row) => row.pledgee.name,
                  },
                  { key: "id", title: t("rights.registration"), show: (row) => <span className="id">{row.id}</span> },
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
