import { useMutation, useQuery } from "@tanstack/react-query";
import { Button, Card, Select, Tabs } from "antd";
import { lazy, Suspense, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate, useParams, useSearchParams } from "react-router";
import { useWords } from "@/app/words";
import { useMe } from "@/features/session/session";
import { ask, get, newKey, post, query } from "@/shared/api";
import type { ProgrammePage as ProgrammeAnswer, ProgrammeRow } from "@/shared/contract";
import { DataTable } from "@/shared/DataTable";
import { Loaded } from "@/shared/Loaded";
import { Mark } from "@/shared/Mark";
import { Nothing } from "@/shared/Nothing";
import { PageHead } from "@/shared/PageHead";
import { Panel } from "@/shared/Panel";
import { ProblemNotice } from "@/shared/ProblemNotice";
import type { CheckAnswer } from "./answers";
import { Comparison } from "./Comparison";
import styles from "./programme.module.css";
import { Trial } from "./Trial";
import { toneOfStanding, useText, VERSION_SHOWN } from "./versions";

const Editor = lazy(async () => ({ default: (await import("@/features/studio/Editor")).Editor }));

export function ProgrammePage() {
  const { id = "" } = useParams();
  const [search] = useSearchParams();
  const version = search.get("version") ?? undefined;
  const page = useQuery({
    queryKey: ["programme", id, version],
    queryFn: () => get<ProgrammeAnswer>(`/programmes/${encodeURIComponent(id)}${query({ version })}`),
  });
  return <Loaded from={page}>{(programme) => <Shown key={programme.version} programme={programme} />}</Loaded>;
}

function Shown({ programme }: { programme: ProgrammeAnswer }) {
  const { t } = useTranslation();
  const words = useWords();
  const text = useText(programme.id, programme.version);
  return (
    <>
      <PageHead
        title={words(programme.title)}
        about={
          <>
            <Mark tone={toneOfStanding(programme.standing.name)}>{words(programme.standing)}</Mark>{" "}
            {[
              programme.jurisdiction && t("programmes.region", { code: programme.jurisdiction }),
              programme.from && t("programmes.since", { date: programme.from }),
              programme.until && t("programmes.to", { date: programme.until }),
              t("programmes.of_version", { version: programme.version.slice(0, VERSION_SHOWN) }),
            ]
              .filter(Boolean)
              .join(" · ")}
          </>
        }
        extra={<NewVersion programme={programme} />}
      />
      <Tabs
        items={[
          { key: "reading", label: t("programmes.reading"), children: <Reading programme={programme} /> },
          {
            key: "text",
            label: t("studio.tab.text"),
            children: (
              <Loaded from={text}>
                {(version) => (
                  <Card>
                    <Suspense>
                      <Editor text={version.text} label={t("studio.tab.text")} />
                    </Suspense>
                  </Card>
                )}
              </Loaded>
            ),
          },
          { key: "trial", label: t("studio.tab.trial"), children: <Loaded from={text}>{(version) => <TryVersion programme={programme} text={version.text} />}</Loaded> },
          { key: "versions", label: t("programmes.versions"), children: <Versions programme={programme} /> },
        ]}
      />
    </>
  );
}

function Reading({ programme }: { programme: ProgrammeAnswer }) {
  const words = useWords();
  return (
    <Card>
      <div className={styles.reading}>
        {programme.blocks
          .filter((block) => block.sentences.length > 0)
          .map((block) => (
            <section key={words(block.heading)}>
              <h2>{words(block.heading)}</h2>
              <ul>
                {block.sentences.map((each) => (
                  <li key={each.zh}>{words(each)}</li>
                ))}
              </ul>
            </section>
          ))}
      </div>
    </Card>
  );
}

function TryVersion({ programme, text }: { programme: ProgrammeAnswer; text: string }) {
  const checked = useQuery({ queryKey: ["programme-check", programme.version], queryFn: () => ask<CheckAnswer>("/programmes/check", { text }), staleTime: Infinity });
  return <Loaded from={checked}>{(check) => <Trial subject={{ programme: programme.id, version: programme.version }} check={check} />}</Loaded>;
}

function Versions({ programme }: { programme: ProgrammeAnswer }) {
  const { t } = useTranslation();
  const words = useWords();
  const others = programme.versions.filter((each) => each.version !== programme.version);
  const [chosen, choose] = useState(others.at(-1)?.version);
  const before = useText(programme.id, chosen);
  const after = useText(programme.id, programme.version);
  return (
    <div className={styles.stack}>
      <Panel title={t("programmes.versions")}>
        <DataTable<ProgrammeRow>
          rows={[...programme.versions].reverse()}
          rowKey={(row) => row.version}
          small
          flush
          columns={[
            { key: "version", title: t("programmes.version"), card: "head", show: (row) => <Link to={`?version=${row.version}`}>{row.version.slice(0, VERSION_SHOWN)}</Link> },
            { key: "standing", title: t("programmes.standing"), card: "aside", show: (row) => <Mark tone={toneOfStanding(row.standing.name)}>{words(row.standing)}</Mark> },
            { key: "from", title: t("programmes.from"), show: (row) => <span className="number">{row.from}</span> },
            { key: "until", title: t("programmes.until"), show: (row) => <span className="number">{row.until ?? "—"}</span> },
            { key: "origin", title: t("programmes.origin"), show: (row) => (row.published ? t("programmes.published", { ...row.published }) : t("programmes.shipped")) },
          ]}
        />
      </Panel>
      {others.length === 0 ? (
        <Card title={t("studio.tab.compare")}>
          <Nothing title={t("compare.none")} advice={t("compare.none_advice")} />
        </Card>
      ) : (
        <>
          <Card size="small">
            {t("compare.with")}{" "}
            <Select
              value={chosen}
              onChange={choose}
              options={others.map((each) => ({ value: each.version, label: `${t("programmes.since", { date: each.from })} · ${each.version.slice(0, VERSION_SHOWN)}` }))}
              style={{ minWidth: 260 }}
            />
          </Card>
          <Loaded from={before}>{(old) => <Loaded from={after}>{(now) => <Comparison before={old.text} after={now.text} />}</Loaded>}</Loaded>
        </>
      )}
    </div>
  );
}

// The next version begins as a copy of this one.
function NewVersion({ programme }: { programme: ProgrammeAnswer }) {
  const { t } = useTranslation();
  const me = useMe();
  const navigate = useNavigate();
  const key = useRef(newKey());
  const opened = useMutation({
    mutationFn: () => post<{ id: string }>("/drafts", { programme: programme.id, version: programme.version }, key.current),
    onSuccess: ({ id }) => navigate(`/drafts/${id}`),
    onError: () => {
      key.current = newKey();
    },
  });
  if (!me.roles.includes("policy_officer")) return null;
  return (
    <>
      <Button type="primary" loading={opened.isPending} onClick={() => opened.mutate()}>
        {t("studio.new_version")}
      </Button>
      {opened.error && <ProblemNotice error={opened.error} />}
    </>
  );
}
