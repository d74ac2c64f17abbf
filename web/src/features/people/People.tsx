import { DownloadOutlined, MoreOutlined } from "@ant-design/icons";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button, Dropdown, Input, Modal, Segmented } from "antd";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { comma, useWords } from "@/app/words";
import { useHealth, useMe } from "@/features/session/session";
import { ActionDrawer } from "@/shared/action/ActionDrawer";
import { useGlobalActions } from "@/shared/action/GlobalActions";
import { formatMoment } from "@/shared/Amount";
import { newKey, post, remove } from "@/shared/api";
import type { Action } from "@/shared/contract";
import { csvText, saveFile } from "@/shared/csv";
import { type Column, DataTable } from "@/shared/DataTable";
import { Loaded } from "@/shared/Loaded";
import { Mark } from "@/shared/Mark";
import { useMessage } from "@/shared/message";
import { Nothing } from "@/shared/Nothing";
import { PageHead } from "@/shared/PageHead";
import { ProblemNotice } from "@/shared/ProblemNotice";
import { belongs, passwordAge, type PersonRow, type Shown, usePeople, withPassword } from "./people";
import styles from "./People.module.css";
import { ResetPassword, SetSubject } from "./PersonForms";

type Act = "password" | "subject" | "disable" | "enable" | "remove_factor";

export function People() {
  const { t } = useTranslation();
  const words = useWords();
  const people = usePeople();
  const [shown, show] = useState<Shown>("all");
  const [search, setSearch] = useState("");
  return (
    <>
      <PageHead title={t("menu.people")} about={t("people.about")} extra={<AddPerson />} />
      <Loaded from={people}>
        {({ items }) => {
          const rows = items.filter((row) => belongs(row, shown, search));
          const few = (which: Shown) => items.filter((row) => belongs(row, which, "")).length;
          return (
            <div className={styles.stack}>
              <div className={styles.tools}>
                <Segmented<Shown>
                  value={shown}
                  onChange={show}
                  options={(["all", "without_factor", "disabled"] as const).map((which) => ({ value: which, label: t(`people.shown_${which}`, { count: few(which) }) }))}
                />
                <Input.Search className={styles.search!} allowClear placeholder={t("people.search")} aria-label={t("people.search")} onChange={(event) => setSearch(event.target.value)} />
                <Button
                  icon={<DownloadOutlined />}
                  disabled={rows.length === 0}
                  onClick={() =>
                    saveFile(
                      `${t("menu.people")}.csv`,
                      csvText(
                        [t("people.user"), t("people.name"), t("people.organisation"), t("people.roles"), t("people.factor"), t("people.state"), t("people.password_set"), t("people.jurisdiction"), t("people.subject")],
                        rows.map((row) => [
                          row.user,
                          row.name,
                          row.organisation,
                          words(row.role),
                          t(row.second_factor ? "shared.yes" : "shared.no"),
                          t(row.disabled ? "people.disabled" : row.password_given ? "people.must_change" : "people.usable"),
                          row.password_set > 0 ? formatMoment(row.password_set) : "",
                          row.jurisdiction,
                          row.subjects.join(comma()),
                        ]),
                      ),
                    )
                  }
                >
                  {t("watch.export")}
                </Button>
              </div>
              <Rows rows={rows} all={items} />
            </div>
          );
        }}
      </Loaded>
    </>
  );
}

function AddPerson() {
  const words = useWords();
  const [chosen, choose] = useState<Action>();
  const action = useGlobalActions().data?.actions.find(({ name }) => name === "addPerson");
  const drawn = useMemo(() => action && { ...action, schema: withPassword(action.schema) }, [action]);
  if (!drawn) return null;
  return (
    <>
      <Button type="primary" onClick={() => choose(drawn)}>
        {words(drawn)}
      </Button>
      <ActionDrawer action={chosen} close={() => choose(undefined)} done={() => undefined} />
    </>
  );
}

function Rows({ rows, all }: { rows: PersonRow[]; all: PersonRow[] }) {
  const { t } = useTranslation();
  const words = useWords();
  const me = useMe();
  const message = useMessage();
  const [modal, place] = Modal.useModal();
  const client = useQueryClient();
  const single = useHealth().data?.single_sign_on ?? false;
  const [resetting, reset] = useState<PersonRow>();
  const [naming, name] = useState<PersonRow>();
  const send = useMutation({
    mutationFn: ({ row, act }: { row: PersonRow; act: Act }): Promise<unknown> =>
      act === "remove_factor"
        ? remove(`/people/${encodeURIComponent(row.user)}/second-factor`, newKey())
        : post(`/people/${encodeURIComponent(row.user)}/disabled`, { disabled: act === "disable" }, newKey()),
    onSuccess: (_, { row, act }) => void message.success(t(`people.done_${act === "remove_factor" ? act : act === "disable" ? "disable" : "enable"}`, { name: row.name })),
    onSettled: () => client.invalidateQueries({ queryKey: ["people"] }),
  });
  const ask = (row: PersonRow, act: "disable" | "enable" | "remove_factor") =>
    void modal.confirm({
      title: t(`people.sure_${act}`, { name: row.name, user: row.user }),
      content: t(`people.sure_${act}_about`),
      okText: t(`people.${act}`),
      okButtonProps: { danger: act !== "enable" },
      cancelText: t("action.cancel"),
      onOk: () => send.mutateAsync({ row, act }).catch(() => undefined),
    });
  const acts = (row: PersonRow): { key: Act; label: string; danger?: boolean }[] => [
    { key: "password", label: t("people.password") },
    ...(row.second_factor ? [{ key: "remove_factor" as const, label: t("people.remove_factor") }] : []),
    ...(single ? [{ key: "subject" as const, label: t("people.set_subject") }] : []),
    ...(row.disabled
      ? [{ key: "enable" as const, label: t("people.enable") }]
      : row.user === me.user
        ? []
        : [{ key: "disable" as const, label: t("people.disable"), danger: true }]),
  ];
  const choose = (row: PersonRow, act: Act) => {
    if (act === "password") reset(row);
    else if (act === "subject") name(row);
    else ask(row, act);
  };
  const now = Date.now();
  const choices = (of: (row: PersonRow) => string) => [...new Set(all.map(of))].sort((left, right) => left.localeCompare(right, "zh")).map((each) => ({ text: each, value: each }));
  const subjects: Column<PersonRow> = { key: "subject", title: t("people.subject"), wrap: 160, show: (row) => (row.subjects.length > 0 ? <span className="id">{row.subjects.join(comma())}</span> : null) };
  const columns: Column<PersonRow>[] = [
    {
      key: "name",
      title: t("people.name"),
      card: "head",
      sort: (left, right) => left.name.localeCompare(right.name, "zh"),
      show: (row) => (
        <>
          {row.name}
          <div className="id">{row.user}</div>
        </>
      ),
    },
    {
      key: "organisation",
      title: t("people.organisation"),
      wrap: 200,
      sort: (left, right) => left.organisation.localeCompare(right.organisation, "zh"),
      filters: choices((row) => row.organisation),
      filterBy: (row) => row.organisation,
      show: (row) => row.organisation,
    },
    { key: "roles", title: t("people.roles"), wrap: 160, filters: choices((row) => words(row.role)), filterBy: (row) => words(row.role), show: (row) => words(row.role) },
    {
      key: "factor",
      title: t("people.factor"),
      filters: [
        { text: t("people.factor_on"), value: "on" },
        { text: t("people.factor_off"), value: "off" },
      ],
      filterBy: (row) => (row.second_factor ? "on" : "off"),
      show: (row) => (row.second_factor ? <Mark tone="good">{t("people.factor_on")}</Mark> : <span className="quiet">{t("people.factor_off")}</span>),
    },
    {
      key: "state",
      title: t("people.state"),
      show: (row) =>
        row.disabled ? <Mark tone="bad">{t("people.disabled")}</Mark> : row.password_given ? <Mark tone="warning">{t("people.must_change")}</Mark> : <span className="quiet">{t("people.usable")}</span>,
    },
    {
      key: "age",
      title: t("people.password_set"),
      sort: (left, right) => left.password_set - right.password_set,
      show: (row) => {
        const age = passwordAge(row.password_set, now);
        return age === undefined ? <span className="quiet">{t("people.age_unknown")}</span> : <span className="number">{age === 0 ? t("people.age_today") : t("people.age", { count: age })}</span>;
      },
    },
    { key: "jurisdiction", title: t("people.jurisdiction"), show: (row) => row.jurisdiction && <span className="number">{row.jurisdiction}</span> },
    ...(single || all.some((row) => row.subjects.length > 0) ? [subjects] : []),
    {
      key: "acts",
      title: "",
      card: "aside",
      show: (row) => (
        <Dropdown trigger={["click"]} menu={{ items: acts(row), onClick: ({ key }) => choose(row, key as Act) }}>
          <Button size="small" icon={<MoreOutlined />} aria-label={t("people.acts", { name: row.name })} aria-haspopup="menu" />
        </Dropdown>
      ),
    },
  ];
  return (
    <>
      {place}
      {send.error && <ProblemNotice error={send.error} />}
      <DataTable rows={rows} rowKey={(row) => row.user} pageSize={50} columns={columns} empty={<Nothing title={t("people.none")} />} />
      <ResetPassword row={resetting} close={() => reset(undefined)} />
      <SetSubject row={naming} close={() => name(undefined)} />
    </>
  );
}
