import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { menu, sees } from "@/app/menu";
import { useWords } from "@/app/words";
import { GlobalActions } from "@/shared/action/GlobalActions";
import { formatMoment } from "@/shared/Amount";
import { get } from "@/shared/api";
import type { Page, Task, Words } from "@/shared/contract";
import { type Column, DataTable } from "@/shared/DataTable";
import { Due } from "@/shared/Due";
import { Loaded } from "@/shared/Loaded";
import { Nothing } from "@/shared/Nothing";
import { PageHead } from "@/shared/PageHead";
import { useMe } from "./session";

// One line for each record: what may be done with it is chosen on its page.
interface Waiting {
  first: Task;
  acts: Words[];
}
function byRecord(tasks: Task[]): Waiting[] {
  const found = new Map<string, Waiting>();
  for (const task of tasks) {
    const waiting = found.get(task.record) ?? { first: task, acts: [] };
    waiting.acts.push(task.action);
    found.set(task.record, waiting);
  }
  return [...found.values()];
}

const PLACES: Record<Task["kind"], (record: string) => string> = {
  financing: (id) => `/financings/${id}`,
  draft: (id) => `/drafts/${id}`,
  proposal: (id) => `/proposals/${id}`,
  shared_limit: () => "/proposals/batch",
  pledge: (id) => `/registrations/${id}`,
  pledge_procedure: (id) => `/pledge-procedures/${id}`,
  subsidy_application: (id) => `/subsidies/${id}`,
  subsidy_batch: (id) => `/subsidy-batches/${id}`,
  subsidy_gathering: () => "/subsidies?group=accepted",
  licence: (id) => `/licences/${id}`,
  warning: () => "/warnings",
  receivable: (id) => `/receivables/${id}`,
  guarantee: (id) => `/guarantees/${id}`,
  guarantor_line: (id) => `/guarantees/lines/${id}`,
  guarantor_standing: () => "/guarantees/standing",
  insurance_policy: (id) => `/insurance-policies/${id}`,
  insurance_claim: (id) => `/insurance-claims/${id}`,
  protection_case: (id) => `/protection-cases/${id}`,
  reinsurance_treaty: (id) => `/reinsurance-treaties/${id}`,
  insurance_closing: (id) => `/insurance-closings/${id}`,
  bank_statement: (id) => `/bank-statements/${id}`,
  payment_account: () => "/payment-accounts",
};

// What waits for the person who signed in; the first page for every role.
// Subsidies, the desk's counter, people, consents … have forms or pages of their own.
const ownPages = ["subsid", "registration-desk", "insurance-claims", "bank-statements", "payment-accounts", "people", "consents"];
const hasOwnPage = (path: string) => ownPages.some((each) => path.startsWith(`/api/v1/${each}`));

export function Tasks() {
  const { t } = useTranslation();
  const words = useWords();
  const me = useMe();
  const tasks = useQuery({ queryKey: ["tasks"], queryFn: () => get<Page<Task>>("/tasks") });
  const financings = menu.some(({ entries }) => entries.some((entry) => entry.path === "/financings" && sees(me, entry)));
  const late = ({ first: task }: Waiting) => task.due !== undefined && task.due < me.business_date;
  const columns: Column<Waiting>[] = [
    {
      key: "action",
      title: t("tasks.action"),
      card: "head",
      show: ({ first, acts }) => <Link to={PLACES[first.kind](first.record)}>{acts.map(words).join(t("tasks.or"))}</Link>,
    },
    { key: "about", title: t("tasks.about"), show: ({ first }) => words(first.about) },
    { key: "kind", title: t("tasks.kind"), show: ({ first }) => t(`tasks.of.${first.kind}`) },
    { key: "record", title: t("tasks.record"), show: ({ first }) => first.kind !== "subsidy_gathering" && <span className="id">{first.record}</span> },
    {
      key: "since",
      title: t("tasks.since"),
      show: ({ first: task }) =>
        task.since === undefined ? null : (
          <span className="number">{typeof task.since === "number" ? formatMoment(task.since) : task.since}</span>
        ),
    },
    { key: "due", title: t("tasks.due"), show: ({ first }) => <Due due={first.due} /> },
  ];
  return (
    <>
      <PageHead
        title={t("menu.tasks")}
        about={tasks.data ? t("tasks.count", { count: byRecord(tasks.data.items).length, date: me.business_date }) : " "}
        extra={<GlobalActions only={(action) => !hasOwnPage(action.path)} />}
      />
      <Loaded from={tasks}>
        {({ items }) => (
          <DataTable
            rows={byRecord(items)}
            columns={columns}
            rowKey={({ first }) => first.record}
            emphasise={late}
            empty={
              <Nothing title={t("tasks.none")} advice={t("tasks.none_advice")}>
                {financings && <Link to="/financings">{t("tasks.to_financings")}</Link>}
              </Nothing>
            }
          />
        )}
      </Loaded>
    </>
  );
}
