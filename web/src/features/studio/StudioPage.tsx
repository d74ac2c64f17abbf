import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button, Card, Popconfirm, Select, Tabs } from "antd";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { useLanguage, useWords } from "@/app/words";
import type { CasesAnswer, CheckAnswer, Vocabulary } from "@/features/programme/answers";
import { Comparison } from "@/features/programme/Comparison";
import programmeStyles from "@/features/programme/programme.module.css";
import { useText, VERSION_SHOWN } from "@/features/programme/versions";
import { Trial } from "@/features/programme/Trial";
import { get, newKey, post, Problem } from "@/shared/api";
import type { Page, ProgrammeRow, Words } from "@/shared/contract";
import { Loaded } from "@/shared/Loaded";
import { Mark } from "@/shared/Mark";
import { useMessage } from "@/shared/message";
import { Nothing } from "@/shared/Nothing";
import { PageHead } from "@/shared/PageHead";
import { ProblemNotice } from "@/shared/ProblemNotice";
import type { DraftPage } from "./answers";
import { CasesTab } from "./CasesTab";
import { completeProgramme, type LanguageSchema } from "./completion";
import { toneOfStage } from "./Drafts";
import { Editor, type EditorHandle } from "./Editor";
import { PublicationTab } from "./PublicationTab";
import { ProblemList, ReadingPanel } from "./ReadingPanel";
import { useQuestion } from "./question";
import styles from "./studio.module.css";

const CHECK_AFTER_MS = 400;
const RUN_AFTER_MS = 800;

export function StudioPage() {
  const { id = "" } = useParams();
  const page = useQuery({ queryKey: ["draft", id], queryFn: () => get<DraftPage>(`/drafts/${encodeURIComponent(id)}`) });
  return <Loaded from={page}>{(draft) => <Studio key={id} draft={draft} />}</Loaded>;
}

function Studio({ draft }: { draft: DraftPage }) {
  const { t } = useTranslation();
  const words = useWords();
  const zh = useLanguage() === "zh";
  const client = useQueryClient();
  const message = useMessage();
  const [edited, edit] = useState<{ text?: string; cases?: string }>({});
  const text = edited.text ?? draft.text;
  const cases = edited.cases ?? draft.cases;
  const dirty = text !== draft.text || cases !== draft.cases;
  const writable = draft.actions.some((each) => each.name === "saveDraft");

  const check = useQuestion<CheckAnswer>("/programmes/check", useMemo(() => ({ text }), [text]), CHECK_AFTER_MS);
  const run = useQuestion<CasesAnswer>("/programmes/cases", useMemo(() => ({ text, cases }), [text, cases]), RUN_AFTER_MS);
  const vocabulary = useQuery({ queryKey: ["programme-vocabulary"], queryFn: () => get<Vocabulary>("/programme-vocabulary"), staleTime: Infinity });

  const key = useRef(newKey());
  const saved = useMutation({
    mutationFn: (sent: { text: string; cases: string; revision: number }) => post<{ revision: number }>(`/drafts/${draft.id}/save`, sent, key.current),
    onSuccess: async ({ revision }, sent) => {
      key.current = newKey();
      client.setQueryData<DraftPage>(["draft", draft.id], (page) => page && { ...page, text: sent.text, cases: sent.cases, revision });
      void message.success(t("studio.saved"));
      await client.invalidateQueries({ queryKey: ["draft", draft.id] });
    },
    onError: (error) => {
      if (error instanceof Problem && error.refused) key.current = newKey();
    },
  });
  const takeNewest = async () => {
    saved.reset();
    edit({});
    await client.invalidateQueries({ queryKey: ["draft", draft.id] });
  };
  const behind = saved.error instanceof Problem && saved.error.body.code === "studio.saved_meanwhile";

  // What was written is not lost to a closed window.
  useEffect(() => {
    if (!dirty) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, [dirty]);

  const schema = useQuery({ queryKey: ["programme-schema"], queryFn: () => get<LanguageSchema>("/programmes/schema"), staleTime: Infinity });
  const [title, setTitle] = useState<Words>();
  const read = check.answer?.programme?.title;
  if (read && (read.zh !== title?.zh || read.en !== title.en)) setTitle(read);
  const problems = check.answer?.problems ?? [];
  const outcomes = run.answer?.outcomes ?? [];
  const failed = outcomes.filter((each) => !each.passed).length + (run.answer?.problems.length ?? 0);
  return (
    <>
      <PageHead
        title={words(title) || draft.programme}
        about={
          <>
            <Mark tone={toneOfStage(draft.stage.name)}>{words(draft.stage)}</Mark> <span className="id">{draft.programme}</span> · {t("studio.of_revision", { revision: draft.revision })}
            {dirty && <> · {t("studio.unsaved")}</>}
          </>
        }
        extra={
          writable && (
            <Button type="primary" disabled={!dirty} loading={saved.isPending} onClick={() => saved.mutate({ text, cases, revision: draft.revision })}>
              {t("studio.save")}
            </Button>
          )
        }
      />
      {saved.error && <ProblemNotice error={saved.error} />}
      {behind && (
        <Popconfirm title={t("studio.take_newest_sure")} okText={t("studio.take_newest")} cancelText={t("action.cancel")} onConfirm={takeNewest}>
          <Button className={styles.newest!}>{t("studio.take_newest")}</Button>
        </Popconfirm>
      )}
      <Tabs
        items={[
          {
            key: "text",
            label: (
              <>
                {t("studio.tab.text")} {problems.length > 0 && <span className={styles.count}>{problems.length}</span>}
              </>
            ),
            children: (
              <TextTab
                text={text}
                zh={zh}
                check={check}
                vocabulary={vocabulary.data}
                schema={schema.data}
                {...(writable ? { changed: (now: string) => edit((before) => ({ ...before, text: now })) } : {})}
              />
            ),
          },
          {
            key: "cases",
            label: (
              <>
                {t("studio.tab.cases")} {failed > 0 && <span className={styles.count}>{failed}</span>}
              </>
            ),
            children: <CasesTab cases={cases} run={run} {...(writable ? { changed: (now: string) => edit((before) => ({ ...before, cases: now })) } : {})} />,
          },
          {
            key: "trial",
            label: t("studio.tab.trial"),
            children: check.answer && <Trial subject={{ text }} check={check.answer} />,
          },
          { key: "compare", label: t("studio.tab.compare"), children: <CompareTab draft={draft} text={text} /> },
          {
            key: "publication",
            label: t("studio.tab.publication"),
            children: <PublicationTab draft={draft} dirty={dirty} check={check} run={run} />,
          },
        ]}
      />
    </>
  );
}

function TextTab({
  text,
  zh,
  changed,
  check,
  vocabulary,
  schema,
}: {
  text: string;
  zh: boolean;
  changed?: (text: string) => void;
  check: ReturnType<typeof useQuestion<CheckAnswer>>;
  vocabulary: Vocabulary | undefined;
  schema: LanguageSchema | undefined;
}) {
  const { t } = useTranslation();
  const [line, setLine] = useState(1);
  const editor = useRef<EditorHandle>(null);
  const goTo = useCallback((to: number, column?: number) => editor.current?.goTo(to, column), []);
  return (
    <div className={styles.beside}>
      <div className={styles.writing}>
        <div className={styles.editor}>
          <Editor
            text={text}
            label={t("studio.tab.text")}
            handle={editor}
            cursor={setLine}
            {...(changed ? { changed } : {})}
            {...(check.answer ? { problems: check.answer.problems, warnings: check.answer.warnings } : {})}
            complete={(context) => completeProgramme(context, { schema, check: check.answer, vocabulary, zh })}
          />
        </div>
        <ProblemList check={check} goTo={goTo} />
      </div>
      <ReadingPanel check={check} line={line} goTo={goTo} />
    </div>
  );
}

// Beside the version it began with, or any other of the same programme.
function CompareTab({ draft, text }: { draft: DraftPage; text: string }) {
  const { t } = useTranslation();
  const listed = useQuery({ queryKey: ["programmes"], queryFn: () => get<Page<ProgrammeRow>>("/programmes") });
  const versions = (listed.data?.items ?? []).filter((each) => each.id === draft.programme && each.version !== draft.submission?.version);
  const [chosen, choose] = useState<string>();
  const against = chosen ?? draft.based_on ?? versions.at(-1)?.version ?? "saved";
  const version = useText(draft.programme, against === "saved" ? undefined : against);
  const before = against === "saved" ? draft.text : version.data?.text;
  return (
    <div className={programmeStyles.stack}>
      <Card size="small">
        {t("compare.with")}{" "}
        <Select
          value={against}
          onChange={choose}
          style={{ minWidth: 260 }}
          options={[
            ...versions.map((each) => ({ value: each.version, label: `${t("programmes.since", { date: each.from })} · ${each.version.slice(0, VERSION_SHOWN)}` })),
            { value: "saved", label: t("compare.saved") },
          ]}
        />
      </Card>
      {before === undefined ? version.isError ? <ProblemNotice error={version.error} /> : <Nothing title={t("shared.loading")} /> : <Comparison before={before} after={text} />}
    </div>
  );
}
