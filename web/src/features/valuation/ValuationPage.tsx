// One valuation as its valuer sees it, also one that was chosen from a bank's panel and is no party
// to the financing.
import { useQuery } from "@tanstack/react-query";
import { Card } from "antd";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { comma, useWords } from "@/app/words";
import { NextStep } from "@/shared/action/NextStep";
import { get } from "@/shared/api";
import { Columns } from "@/shared/Columns";
import type { Action, NamedWords, Section, TimelineItem } from "@/shared/contract";
import { FieldList } from "@/shared/FieldList";
import { Loaded } from "@/shared/Loaded";
import { Mark } from "@/shared/Mark";
import { PageHead } from "@/shared/PageHead";
import { Timeline } from "@/shared/Timeline";

interface ValuationAnswer {
  id: string;
  applicant: string;
  bank: string;
  appraiser: string;
  stage: NamedWords;
  subjects: { right: string; title: string }[];
  section: Section;
  actions: Action[];
  timeline: TimelineItem[];
}

export function ValuationPage() {
  const { t } = useTranslation();
  const words = useWords();
  const { id = "" } = useParams();
  const page = useQuery({ queryKey: ["valuation", id], queryFn: () => get<ValuationAnswer>(`/valuations/${encodeURIComponent(id)}`) });
  return (
    <Loaded from={page}>
      {(valuation) => (
        <>
          <PageHead
            title={
              <>
                {valuation.subjects.map((each) => each.title).join(comma())} <Mark>{words(valuation.stage)}</Mark>
              </>
            }
            about={
              <>
                {t("panel.valuation_about", { applicant: valuation.applicant, bank: valuation.bank, appraiser: valuation.appraiser })} · <span className="id">{valuation.id}</span>
              </>
            }
          />
          <Columns side={valuation.actions.length > 0 ? <NextStep actions={valuation.actions} /> : null}>
            <Card title={words(valuation.section.title)}>
              <FieldList fields={valuation.section.fields} />
            </Card>
            <Card title={t("timeline.title")}>
              <Timeline items={valuation.timeline} />
            </Card>
          </Columns>
        </>
      )}
    </Loaded>
  );
}
