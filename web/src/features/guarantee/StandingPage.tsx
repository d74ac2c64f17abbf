import { useQuery } from "@tanstack/react-query";
import { Alert, Card } from "antd";
import { useTranslation } from "react-i18next";
import { comma } from "@/app/words";
import licence from "@/features/licence/Licence.module.css";
import { useMe } from "@/features/session/session";
import { NextStep } from "@/shared/action/NextStep";
import { Amount } from "@/shared/Amount";
import { get } from "@/shared/api";
import { Columns } from "@/shared/Columns";
import { DataTable } from "@/shared/DataTable";
import { Loaded } from "@/shared/Loaded";
import { Mark } from "@/shared/Mark";
import { Nothing } from "@/shared/Nothing";
import { PageHead } from "@/shared/PageHead";
import { Panel } from "@/shared/Panel";
import product from "@/shared/product/Product.module.css";
import { Timeline } from "@/shared/Timeline";
import { Gauge } from "./Gauge";
import type { StandingAnswer } from "./guarantees";
import { Places } from "./Places";
import { YearChart } from "./YearChart";
import { YearTable } from "./YearTable";

// What the law lets a guarantor have outstanding, and how far it is from it.
export function StandingPage() {
  const { t } = useTranslation();
  const me = useMe();
  const page = useQuery({
    queryKey: ["guarantor-standing", me.organisation.id],
    queryFn: () => get<StandingAnswer>(`/guarantors/${encodeURIComponent(me.organisation.id)}/standing`),
  });
  return (
    <>
      <PageHead title={t("guarantee.places.standing")} about={t("guarantee.standing_about")} />
      <Places at="standing" />
      <Loaded from={page}>{(standing) => <Shown standing={standing} />}</Loaded>
    </>
  );
}

function Shown({ standing }: { standing: StandingAnswer }) {
  const { t } = useTranslation();
  const { net_assets, reported } = standing;
  return (
    <>
      <div className={licence.notices}>
        {!net_assets && <Alert type="warning" showIcon title={t("guarantee.no_net_assets")} />}
        {reported && <Alert type="info" showIcon title={t("guarantee.to_confirm", { date: reported.as_of, maker: reported.maker })} />}
      </div>
      <Columns side={<NextStep actions={standing.actions} />}>
        <Card title={t("guarantee.leverage")}>
          <div className={product.stack}>
            <dl className={product.figures}>
              <div className={product.strong}>
                <dt>{t("guarantee.outstanding")}</dt>
                <dd>
                  <Amount value={standing.outstanding} />
                </dd>
              </div>
              <div>
                <dt>{t("guarantee.net_assets")}</dt>
                <dd>
                  <Amount value={net_assets?.net_assets} />
                </dd>
              </div>
              <div>
                <dt>{t("guarantee.as_of")}</dt>
                <dd className="number">{net_assets?.as_of ?? "—"}</dd>
              </div>
              <div>
                <dt>{t("guarantee.paper")}</dt>
                <dd>{net_assets?.paper ?? "—"}</dd>
              </div>
              <div>
                <dt>{t("guarantee.multiple")}</dt>
                <dd>{net_assets ? t(net_assets.mainly_small ? "guarantee.fifteen" : "guarantee.ten") : "—"}</dd>
              </div>
            </dl>
            {standing.leverage && <Gauge room={standing.leverage} />}
          </div>
        </Card>
        <Panel title={t("guarantee.borrowers")}>
          <DataTable
            rows={standing.borrowers}
            rowKey={(row) => row.id}
            small
            flush
            empty={<Nothing title={t("guarantee.no_borrowers")} />}
            columns={[
              { key: "name", title: t("guarantee.borrower"), card: "head", show: (row) => row.name },
              { key: "outstanding", title: t("guarantee.outstanding"), numeric: true, card: "aside", show: (row) => <Amount value={row.outstanding} /> },
              { key: "room", title: t("guarantee.borrower_limit"), show: (row) => (row.room ? <Gauge room={row.room} /> : null) },
            ]}
          />
        </Panel>
        <Panel title={t("guarantee.groups")}>
          <DataTable
            rows={standing.groups}
            rowKey={(row) => String(row.number)}
            small
            flush
            empty={<Nothing title={t("guarantee.no_groups")} />}
            columns={[
              {
                key: "name",
                title: t("guarantee.group"),
                card: "head",
                show: (row) => (
                  <>
                    {row.number}. {row.name} {row.ended_on && <Mark>{t("guarantee.group_ended", { date: row.ended_on })}</Mark>}
                  </>
                ),
              },
              { key: "members", title: t("guarantee.members"), wrap: 170, show: (row) => row.members.map((each) => each.name).join(comma()) },
              { key: "paper", title: t("guarantee.group_paper"), show: (row) => row.paper },
              { key: "outstanding", title: t("guarantee.outstanding"), numeric: true, card: "aside", show: (row) => <Amount value={row.outstanding} /> },
              { key: "room", title: t("guarantee.group_limit"), show: (row) => (row.room ? <Gauge room={row.room} /> : null) },
            ]}
          />
        </Panel>
        <Card title={t("guarantee.years")}>{standing.years.length > 0 ? <YearChart years={standing.years} /> : <Nothing title={t("guarantee.no_years")} />}</Card>
        {standing.years.length > 0 && (
          <Panel title={t("guarantee.years_table")}>
            <YearTable years={standing.years} />
          </Panel>
        )}
        <Card title={t("timeline.title")}>
          <Timeline items={standing.timeline} />
        </Card>
      </Columns>
    </>
  );
}
