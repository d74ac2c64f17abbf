import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useWords } from "@/app/words";
import { GlobalActions } from "@/shared/action/GlobalActions";
import { formatMoment } from "@/shared/Amount";
import { get } from "@/shared/api";
import type { Page, Task } from "@/shared/contract";
import { type Column, DataTable } from "@/shared/DataTable";
import { Due } from "@/shared/Due";
import { Loaded } from "@/shared/Loaded";
import { Nothing } from "@/shared/Nothing";
import { PageHead } from "@/shared/PageHead";
import { useMe } from "./session";

// What waits for the person who signed in; the first page for every role.
export function Tasks() {
  const { t } = useTranslation();
  const words = useWords();
  const me = useMe();
  const tasks = useQuery({ queryKey: ["tasks"], queryFn: () => get<Page<Task>>("/tasks") });
  const late = (task: Task) => task.due !== undefined && task.due < me.business_date;
  const columns: Column<Task>[] = [
    {
      key: "action",
      title: t("tasks.action"),
      card: "head",
      show: (task) => <Link to={`/financings/${task.financing}`}>{words(task.action)}</Link>,
    },
    { key: "applicant", title: t("tasks.applicant"), show: (task) => task.applicant.name },
    { key: "financing", title: t("tasks.financing"), show: (task) => <span className="id">{task.financing}</span> },
    {
      key: "since",
      title: t("tasks.since"),
      show: (task) =>
        task.since === undefined ? null : (
          <span className="number">{typeof task.since === "number" ? formatMoment(task.since) : task.since}</span>
        ),
    },
    { key: "due", title: t("tasks.due"), show: (task) => <Due due={task.due} /> },
  ];
  return (
    <>
      <PageHead
        title={t("menu.tasks")}
        about={tasks.data ? t("tasks.count", { count: tasks.data.items.length, date: me.business_date }) : " "}
        extra={<GlobalActions />}
      />
      <Loaded from={tasks}>
        {({ items }) => (
          <DataTable
            rows={items}
            columns={columns}
            rowKey={(task) => `${task.financing}-${task.section}`}
            emphasise={late}
            empty={
              <Nothing title={t("tasks.none")} advice={t("tasks.none_advice")}>
                <Link to="/financings">{t("tasks.to_financings")}</Link>
              </Nothing>
            }
          />
        )}
      </Loaded>
    </>
  );
}
