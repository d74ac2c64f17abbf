import { useQuery } from "@tanstack/react-query";
import { Card } from "antd";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { useWords } from "@/app/words";
import { NextStep } from "@/shared/action/NextStep";
import { get } from "@/shared/api";
import { Columns } from "@/shared/Columns";
import type { Field } from "@/shared/contract";
import { FieldList } from "@/shared/FieldList";
import { Loaded } from "@/shared/Loaded";
import { Mark } from "@/shared/Mark";
import { PageHead } from "@/shared/PageHead";
import { Timeline } from "@/shared/Timeline";
import { toneOfStage, type TreatyAnswer } from "./figures";

export function TreatyPage() {
  const { id = "" } = useParams();
  const page = useQuery({ queryKey: ["reinsurance-treaty", id], queryFn: () => get<TreatyAnswer>(`/reinsurance-treaties/${encodeURIComponent(id)}`) });
  return <Loaded from={page}>{(data) => <Shown data={data} />}</Loaded>;
}

function Shown({ data }: { data: TreatyAnswer }) {
  const { t } = useTranslation();
  const words = useWords();
  const { treaty } = data;
  return (
    <>
      <PageHead
        title={treaty.title}
        about={
          <>
            <Link to="/insurer-figures">{treaty.insurer}</Link> <Mark tone={toneOfStage(treaty.stage.name)}>{words(treaty.stage)}</Mark>
          </>
        }
      />
      <Columns side={data.actions.length > 0 ? <NextStep actions={data.actions} /> : null}>
        <Card>
          <FieldList fields={useFields(data)} />
        </Card>
        <Card title={t("timeline.title")}>
          <Timeline items={data.timeline} />
        </Card>
      </Columns>
    </>
  );
}

function useFields({ treaty, decision }: TreatyAnswer): Field[] {
  const { t } = useTranslation();
  const words = useWords();
  const { terms } = treaty;
  const label = (name: string, title: string, type: Field["type"], value: Field["value"]): Field => ({ name, zh: title, en: title, type, value });
  const fields = [
    label("reinsurer", t("insurer_figures.reinsurer"), "text", treaty.reinsurer),
    label("reference", t("insurer_figures.reference"), "text", treaty.reference),
    label("kind", t("insurer_figures.kind"), "text", words(terms.kind)),
    label("lines", t("insurance.line"), "text", terms.lines.map(words).join("、")),
    label("days", t("insurer_figures.inceptions"), "text", `${terms.from} – ${terms.until}`),
  ];
  if (terms.share) fields.push(label("share", t("insurer_figures.share"), "rate", terms.share));
  if (terms.retention) fields.push(label("retention", t("insurer_figures.retention"), "money", terms.retention));
  if (terms.multiple) fields.push(label("multiple", t("insurer_figures.multiple"), "count", terms.multiple));
  fields.push(label("commission", t("insurer_figures.commission_rate"), "rate", terms.commission));
  fields.push(label("entered", t("insurer_figures.entered_on"), "date", treaty.entered_on));
  if (decision) fields.push(label("decision", t("insurer_figures.opinion"), "text", `${decision.on} ${decision.opinion}`));
  return fields;
}
