import { useQuery } from "@tanstack/react-query";
import { Card } from "antd";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { NextStep } from "@/shared/action/NextStep";
import { get } from "@/shared/api";
import { useCatalogue } from "@/shared/catalogue";
import { Columns } from "@/shared/Columns";
import { FieldList } from "@/shared/FieldList";
import { Loaded } from "@/shared/Loaded";
import { PageHead } from "@/shared/PageHead";
import { Timeline } from "@/shared/Timeline";
import { RightSectionCard } from "./RightSectionCard";
import type { RightAnswer } from "./rights";

export function RightPage() {
  const { t } = useTranslation();
  const catalogue = useCatalogue();
  const { id = "" } = useParams();
  const page = useQuery({ queryKey: ["right", id], queryFn: () => get<RightAnswer>(`/rights/${encodeURIComponent(id)}`) });
  return (
    <Loaded from={page}>
      {({ right, fields, sections, actions, timeline }) => (
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
            {sections.map((section) => (
              <RightSectionCard key={section.kind} section={section} />
            ))}
            <Card title={t("timeline.title")}>
              <Timeline items={timeline} />
            </Card>
          </Columns>
        </>
      )}
    </Loaded>
  );
}
