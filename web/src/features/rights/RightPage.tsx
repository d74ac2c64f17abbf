import { useQuery } from "@tanstack/react-query";
import { Alert, Button, Card, DatePicker } from "antd";
import dayjs from "dayjs";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { useWords } from "@/app/words";
import { useMe } from "@/features/session/session";
import { NextStep } from "@/shared/action/NextStep";
import { get, query } from "@/shared/api";
import { useCatalogue } from "@/shared/catalogue";
import { Columns } from "@/shared/Columns";
import type { IsoDate } from "@/shared/contract";
import { FieldList } from "@/shared/FieldList";
import { Loaded } from "@/shared/Loaded";
import { PageHead } from "@/shared/PageHead";
import { Timeline } from "@/shared/Timeline";
import { RightSectionCard } from "./RightSectionCard";
import type { RightAnswer } from "./rights";
import styles from "./Rights.module.css";

// Told by sections of their own.
const ELSEWHERE = new Set(["legal_end", "term_source", "notice", "co_owner", "upkeep_due", "upkeep_grace_end", "upkeep_source"]);

export function RightPage() {
  const { t } = useTranslation();
  const words = useWords();
  const catalogue = useCatalogue();
  const me = useMe();
  const { id = "" } = useParams();
  const [on, setOn] = useState<IsoDate>();
  const page = useQuery({
    queryKey: ["right", id, on],
    queryFn: () => get<RightAnswer>(`/rights/${encodeURIComponent(id)}${query({ on })}`),
  });
  return (
    <>
      {on && (
        <div className={styles.asOf}>
          <Alert
            type="info"
            showIcon
            title={t("rights.as_of", { date: on })}
            action={<Button onClick={() => setOn(undefined)}>{t("rights.back_to_today")}</Button>}
          />
        </div>
      )}
      <Loaded from={page}>
        {({ right, status, fields, sections, actions, timeline }) => (
          <>
            <PageHead
              title={right.title}
              about={
                <>
                  {catalogue.of("right_kind", right.right_kind)} · <span className="number">{right.number}</span> · {words(status)}
                </>
              }
              extra={
                <DatePicker
                  aria-label={t("rights.as_of_day")}
                  placeholder={t("rights.as_of_day")}
                  value={on ? dayjs(on) : null}
                  maxDate={dayjs(me.business_date)}
                  onChange={(_, text) => setOn(typeof text === "string" && text && text < me.business_date ? text : undefined)}
                />
              }
            />
            <Columns side={actions.length > 0 ? <NextStep actions={actions} /> : null}>
              <Card title={t("rights.particulars")}>
                <FieldList fields={fields.filter(({ name }) => !ELSEWHERE.has(name))} />
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
    </>
  );
}
