import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";
import { useWords } from "@/app/words";
import { useMe } from "@/features/session/session";
import { ActionDrawer } from "@/shared/action/ActionDrawer";
import { get } from "@/shared/api";
import type { Action } from "@/shared/contract";
import { csvText, saveFile } from "@/shared/csv";
import { DataTable } from "@/shared/DataTable";
import { Loaded } from "@/shared/Loaded";
import { Nothing } from "@/shared/Nothing";
import { PageHead } from "@/shared/PageHead";
import { type CardRow, type RunRow, type RunsAnswer, shortDigest } from "./gradings";
import styles from "./Grading.module.css";

export function Runs() {
  const { t } = useTranslation();
  const words = useWords();
  const me = useMe();
  const navigate = useNavigate();
  const [chosen, choose] = useState<Action>();
  const runs = useQuery({ queryKey: ["grading_runs"], queryFn: () => get<RunsAnswer>("/grading-runs") });
  const cards = useQuery({ queryKey: ["scorecards"], queryFn: () => get<{ items: CardRow[] }>("/scorecards") });
  const imports = me.organisation.kind === "bank" || me.organisation.kind === "authority";
  const exportRows = (items: RunRow[]) =>
    saveFile(
      `${t("menu.gradings")}.csv`,
      csvText(
        [t("grading.run"), t("grading.day"), t("grading.scorecard"), t("grading.version"), t("grading.firms"), t("grading.graded"), t("grading.refused"), t("grading.by")],
        items.map((run) => [run.id, run.day, words(run.title), run.version, String(run.firms), String(run.graded), String(run.refused), run.organisation.name]),
      ),
    );
  return (
    <Loaded from={runs}>
      {(data) => (
        <>
          <PageHead
            title={t("menu.gradings")}
            about={t("grading.runs_about")}
            extra={data.actions.map((action) => (
              <Button key={action.name} type="primary" onClick={() => choose(action)}>
                {words(action)}
              </Button>
            ))}
          />
          <div className={styles.tools}>
            {imports &&
              (["firm-figures", "patent-facts", "financing-demands"] as const).map((kind) => (
                <Link key={kind} to={`/grading-imports/${kind}`}>
                  <Button>{t(`grading.imports.${kind}.do`)}</Button>
                </Link>
              ))}
            <Link to="/segment-pushes">
              <Button>{t("grading.pushes")}</Button>
            </Link>
            <Button onClick={() => exportRows(data.items)} disabled={data.items.length === 0}>
              {t("lists.export")}
            </Button>
          </div>
          <div className={styles.stack}>
            <DataTable
              rows={data.items}
              rowKey={(run) => run.id}
              pageSize={20}
              empty={<Nothing title={t("grading.no_runs")} advice={t("grading.no_runs_advice")} />}
              columns={[
                { key: "id", title: t("grading.run"), card: "head", show: (run) => <Link to={`/gradings/${run.id}`}>{run.id}</Link> },
                { key: "day", title: t("grading.day"), card: "aside", sort: (a, b) => a.day.localeCompare(b.day), show: (run) => <span className="number">{run.day}</span> },
                {
                  key: "card",
                  title: t("grading.scorecard"),
                  show: (run) => (
                    <Link to={`/scorecards/${run.scorecard}@${run.version}`}>
                      {words(run.title)} <span className="id">{shortDigest(run.version)}</span>
                    </Link>
                  ),
                },
                { key: "firms", title: t("grading.firms"), numeric: true, sort: (a, b) => a.firms - b.firms, show: (run) => run.firms },
                { key: "patents", title: t("grading.patents"), numeric: true, show: (run) => run.patents },
                { key: "graded", title: t("grading.graded"), numeric: true, show: (run) => run.graded },
                { key: "refused", title: t("grading.refused"), numeric: true, show: (run) => (run.refused > 0 ? <span className="bad">{run.refused}</span> : 0) },
                { key: "by", title: t("grading.by"), show: (run) => `${run.organisation.name} · ${run.by}` },
              ]}
            />
            <Loaded from={cards}>
              {({ items }) => (
                <DataTable
                  rows={items}
                  rowKey={(card) => card.version}
                  small
                  empty={<Nothing title={t("grading.no_cards")} advice={t("grading.no_cards_advice")} />}
                  columns={[
                    { key: "title", title: t("grading.scorecard"), card: "head", show: (card) => <Link to={`/scorecards/${card.id}@${card.version}`}>{words(card.title)}</Link> },
                    { key: "version", title: t("grading.version"), show: (card) => <span className="id">{shortDigest(card.version)}</span> },
                    { key: "from", title: t("grading.from"), show: (card) => <span className="number">{card.from}</span> },
                    { key: "dimensions", title: t("grading.dimensions"), numeric: true, show: (card) => card.dimensions },
                    { key: "segments", title: t("grading.segmentation"), show: (card) => words(card.segmentation) || "—" },
                    { key: "file", title: t("grading.file"), show: (card) => <span className="id">{card.file}</span> },
                  ]}
                />
              )}
            </Loaded>
          </div>
          <ActionDrawer
            action={chosen}
            close={() => choose(undefined)}
            done={(answer) => {
              const id = (answer as { id?: string }).id;
              if (id) void navigate(`/gradings/${id}`);
            }}
          />
        </>
      )}
    </Loaded>
  );
}
