import { CheckCircleOutlined, DownloadOutlined, MinusCircleOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Alert, Button, Card } from "antd";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { semicolon, useWords } from "@/app/words";
import { RightLink } from "@/features/rights/RightLink";
import { NextStep } from "@/shared/action/NextStep";
import { Amount } from "@/shared/Amount";
import { API, get } from "@/shared/api";
import { useCatalogue } from "@/shared/catalogue";
import { Columns } from "@/shared/Columns";
import { DataTable } from "@/shared/DataTable";
import { FieldList } from "@/shared/FieldList";
import { Loaded } from "@/shared/Loaded";
import { Mark } from "@/shared/Mark";
import { Nothing } from "@/shared/Nothing";
import { PageHead } from "@/shared/PageHead";
import { Panel } from "@/shared/Panel";
import { Timeline } from "@/shared/Timeline";
import { Clocks } from "./Clocks";
import styles from "./Licence.module.css";
import { type LicenceAnswer, toneOfStage } from "./licences";

export function LicencePage() {
  const { t } = useTranslation();
  const words = useWords();
  const { id = "" } = useParams();
  const page = useQuery({ queryKey: ["licence", id], queryFn: () => get<LicenceAnswer>(`/licences/${encodeURIComponent(id)}`) });
  return (
    <Loaded from={page}>
      {(data) => (
        <>
          <PageHead
            title={`${data.licence.licensor.name} → ${data.licence.licensee}`}
            about={
              <>
                <Mark tone={toneOfStage(data.licence.stage.name) ?? "plain"}>{words(data.licence.stage)}</Mark>{" "}
                {t(data.licence.marks ? "licence.of_marks" : "licence.of_patents")} · <span className="id">{data.licence.number ?? id}</span>
              </>
            }
            extra={
              data.licence.number && (
                <Button icon={<DownloadOutlined />} href={`${API}/licences/${id}/certificate.pdf`} download>
                  {t("licence.certificate")}
                </Button>
              )
            }
          />
          <Findings data={data} />
          <Columns
            side={
              <>
                <NextStep actions={data.actions} waitingFor={data.waiting_for} />
                <Clocks clocks={data.clocks} />
                <Papers papers={data.papers} />
              </>
            }
          >
            <Registries data={data} />
            <Card title={t("licence.contract")}>
              <FieldList fields={data.fields} />
            </Card>
            <Rights data={data} />
            {data.consents.length > 0 && <Consents data={data} />}
            <Payments data={data} />
            <Card title={t("timeline.title")}>
              <Timeline items={data.timeline} />
            </Card>
          </Columns>
        </>
      )}
    </Loaded>
  );
}

// What the desk would refuse for, each with its article; then what is worth knowing.
function Findings({ data }: { data: LicenceAnswer }) {
  const { t } = useTranslation();
  const words = useWords();
  if (data.grounds.length === 0 && data.notes.length === 0) return null;
  return (
    <div className={styles.notices}>
      {data.grounds.length > 0 && (
        <Alert
          type="error"
          showIcon
          title={t("licence.grounds", { count: data.grounds.length })}
          description={
            <ul>
              {data.grounds.map((ground, index) => (
                <li key={`${ground.code} ${index}`}>
                  {words(ground)} <span className="quiet">{words(ground.source)}</span>
                </li>
              ))}
            </ul>
          }
        />
      )}
      {data.notes.length > 0 && (
        <Alert
          type="info"
          showIcon
          title={t("licence.notes")}
          description={
            <ul>
              {data.notes.map((note, index) => (
                <li key={`${note.name} ${index}`}>{words(note)}</li>
              ))}
            </ul>
          }
        />
      )}
    </div>
  );
}

// A loan on licence income needs both registries: their numbers, and when each entry ends.
function Registries({ data }: { data: LicenceAnswer }) {
  const { t } = useTranslation();
  const words = useWords();
  return (
    <Panel title={t("licence.registries")}>
      <p className={styles.about}>{t("licence.registries_about")}</p>
      <DataTable
        rows={data.registrations}
        rowKey={(row) => `${row.registry.name} ${row.number}`}
        small
        flush
        empty={<Nothing title={t("licence.registries_none")} advice={t("licence.registries_none_advice")} />}
        columns={[
          { key: "registry", title: t("licence.registry"), card: "head", show: (row) => words(row.registry) },
          {
            key: "standing",
            title: t("licence.standing"),
            card: "aside",
            show: (row) => <Mark tone={row.holds ? "good" : "warning"}>{words(row.standing)}</Mark>,
          },
          {
            key: "number",
            title: t("licence.number"),
            show: (row) => (row.href ? <Link to={row.href}>{row.number}</Link> : <span className="number">{row.number}</span>),
          },
          { key: "organisation", title: t("licence.registered_by"), show: (row) => row.organisation },
          { key: "ends_on", title: t("licence.ends_on"), show: (row) => <span className="number">{row.ends_on ?? "—"}</span> },
        ]}
      />
    </Panel>
  );
}

function Rights({ data }: { data: LicenceAnswer }) {
  const { t } = useTranslation();
  const catalogue = useCatalogue();
  return (
    <Panel title={t("licence.rights_licensed", { count: data.rights.length })}>
      <DataTable
        rows={data.rights}
        rowKey={(row) => row.id}
        small
        flush
        empty={<Nothing title={t("licence.no_rights")} />}
        columns={[
          { key: "title", title: t("licence.right"), card: "head", show: (row) => <RightLink right={row} /> },
          { key: "kind", title: t("licence.kind"), show: (row) => catalogue.of("right_kind", row.kind) },
          { key: "legal_end", title: t("licence.legal_end"), show: (row) => <span className="number">{row.legal_end ?? "—"}</span> },
          {
            key: "pledge",
            title: t("licence.pledge"),
            show: (row) => (row.pledge ? <Mark tone="warning">{t("licence.pledged", { id: row.pledge })}</Mark> : t("licence.not_pledged")),
          },
        ]}
      />
    </Panel>
  );
}

const ANSWERS = { given: "good", declined: "bad", waiting: "warning" } as const;

function Consents({ data }: { data: LicenceAnswer }) {
  const { t } = useTranslation();
  const words = useWords();
  return (
    <Panel title={t("licence.consents")}>
      <p className={styles.about}>{t("licence.consents_about")}</p>
      <DataTable
        rows={data.consents}
        rowKey={(row) => `${row.right} ${row.pledge}`}
        small
        flush
        columns={[
          { key: "pledgee", title: t("registrations.pledgee"), card: "head", show: (row) => row.pledgee },
          { key: "number", title: t("licence.right"), show: (row) => <span className="number">{row.number}</span> },
          {
            key: "answer",
            title: t("licence.answer"),
            card: "aside",
            show: (row) => <Mark tone={ANSWERS[row.answer.name as keyof typeof ANSWERS]}>{words(row.answer)}</Mark>,
          },
          { key: "asked", title: t("licence.asked_on"), show: (row) => <span className="number">{row.asked_on}</span> },
          { key: "answered", title: t("licence.answered_on"), show: (row) => <span className="number">{row.answered_on ?? "—"}</span> },
          { key: "paper", title: t("licence.paper"), show: (row) => [row.paper, words(row.proceeds), row.account].filter(Boolean).join(semicolon()) || "—" },
        ]}
      />
    </Panel>
  );
}

function Payments({ data }: { data: LicenceAnswer }) {
  const { t } = useTranslation();
  const words = useWords();
  return (
    <Panel title={t("licence.payments")} extra={<span className="quiet">{words(data.licence.fee)}</span>}>
      <DataTable
        rows={data.payments}
        rowKey={(row) => row.due}
        small
        flush
        empty={<Nothing title={t("licence.no_payments")} />}
        columns={[
          { key: "due", title: t("licence.payment_due"), card: "head", show: (row) => <span className="number">{row.due}</span> },
          { key: "amount", title: t("licence.amount"), numeric: true, show: (row) => <Amount value={row.amount} /> },
          { key: "past", title: t("licence.standing"), card: "aside", show: (row) => t(row.past ? "licence.due_past" : "licence.due_to_come") },
        ]}
      />
    </Panel>
  );
}

function Papers({ papers }: { papers: LicenceAnswer["papers"] }) {
  const { t } = useTranslation();
  const words = useWords();
  return (
    <Card size="small" title={t("licence.papers")}>
      <ul className={styles.papers}>
        {papers.map((paper) => (
          <li key={paper.kind}>
            {paper.present ? <CheckCircleOutlined className="good" /> : <MinusCircleOutlined className="bad" />} {words(paper)}{" "}
            <span className="quiet">{paper.present ? paper.reference : t("licence.paper_missing")}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
