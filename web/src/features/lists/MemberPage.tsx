import { useQuery } from "@tanstack/react-query";
import { Card } from "antd";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { useWords } from "@/app/words";
import { NextStep } from "@/shared/action/NextStep";
import { get } from "@/shared/api";
import { Columns } from "@/shared/Columns";
import { Loaded } from "@/shared/Loaded";
import { Nothing } from "@/shared/Nothing";
import { PageHead } from "@/shared/PageHead";
import { Panel } from "@/shared/Panel";
import { Timeline } from "@/shared/Timeline";
import { type MemberAnswer, pathOf } from "./lists";
import { Periods } from "./Periods";

export function MemberPage() {
  const { t } = useTranslation();
  const words = useWords();
  const { list = "", subject = "" } = useParams();
  const page = useQuery({
    queryKey: ["list_member", list, subject],
    queryFn: () => get<MemberAnswer>(`${pathOf(list)}/members/${encodeURIComponent(subject)}`),
  });
  return (
    <Loaded from={page}>
      {(data) => (
        <>
          <PageHead
            title={data.name}
            about={
              <>
                <span className="id">{data.subject}</span> · <Link to={`/lists/${list}`}>{words(data.list.title)}</Link>
              </>
            }
          />
          <Columns side={data.actions.length > 0 ? <NextStep actions={data.actions} /> : null}>
            <Panel title={t("lists.periods")}>
              <Periods
                rows={data.periods}
                subject={data.list.subject}
                showSubject={false}
                empty={<Nothing title={t("lists.periods_none")} />}
              />
            </Panel>
            <Card title={t("timeline.title")}>
              <Timeline items={data.timeline} />
            </Card>
          </Columns>
        </>
      )}
    </Loaded>
  );
}
