import { DownOutlined, LogoutOutlined, MenuOutlined, UserOutlined } from "@ant-design/icons";
import { Button, Dropdown, Layout, Skeleton, Tooltip } from "antd";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, Outlet, ScrollRestoration, useLocation, useNavigation } from "react-router";
import type { Due } from "@/features/account/DueFirst";
import { SignIn } from "@/features/session/SignIn";
import { useSession, useSignOut } from "@/features/session/session";
import type { Me } from "@/shared/contract";
import { useMedium, useNarrow } from "@/shared/narrow";
import { ProblemNotice } from "@/shared/ProblemNotice";
import { LanguageSwitch } from "./LanguageSwitch";
import { menu, sees } from "./menu";
import styles from "./Shell.module.css";

const Drawer = lazy(() => import("antd/es/drawer"));
const DueFirst = lazy(async () => ({ default: (await import("@/features/account/DueFirst")).DueFirst }));

export function Shell() {
  const session = useSession();
  const [held, hold] = useState<Due>();
  if (session.data === null && held) hold(undefined);
  if (session.isPending) return null;
  if (session.isError)
    return (
      <div className={styles.alone}>
        <ProblemNotice error={session.error} retry={() => void session.refetch()} />
      </div>
    );
  if (!session.data) return <SignIn />;
  const due = held ?? session.data.due;
  if (due)
    return (
      <Suspense>
        <DueFirst key={due} me={session.data} due={due} hold={(on) => hold(on ? due : undefined)} />
      </Suspense>
    );
  return <SignedIn me={session.data} />;
}

function SignedIn({ me }: { me: Me }) {
  const { t } = useTranslation();
  const medium = useMedium();
  const [opened, setOpened] = useState(false);
  const navigation = useNavigation();
  const signOut = useSignOut();
  return (
    <Layout className={styles.shell!}>
      <a className="skip" href="#main">
        {t("shell.skip")}
      </a>
      <Layout.Header className={styles.header!}>
        {medium && (
          <Button type="text" icon={<MenuOutlined />} aria-label={t("shell.menu")} onClick={() => setOpened(true)} />
        )}
        <Link to="/tasks" className={styles.mark}>
          <img src="/mark.svg" alt="" width={26} height={26} />
          <span className={styles.product}>{t("product")}</span>
          <span className={styles.tagline}>{t("tagline")}</span>
        </Link>
        <div className={styles.right}>
          <Tooltip title={me.demonstration ? t("shell.demonstration_date") : t("shell.business_date_help")}>
            <span className={styles.date} tabIndex={0}>
              <span className={styles.dateLabel}>{t("shell.business_date")}</span>
              <span className="number">{me.business_date}</span>
              {me.demonstration && <span className={styles.demonstration}>{t("shell.demonstration")}</span>}
            </span>
          </Tooltip>
          <PersonMenu me={me} />
          <LanguageSwitch />
          <Tooltip title={t("shell.sign_out")}>
            <Button
              type="text"
              icon={<LogoutOutlined />}
              aria-label={t("shell.sign_out")}
              loading={signOut.isPending}
              onClick={() => signOut.mutate()}
            />
          </Tooltip>
        </div>
      </Layout.Header>
      <Layout className={styles.body!}>
        {medium ? (
          <Suspense>
            <Drawer
              placement="left"
              size={248}
              open={opened}
              onClose={() => setOpened(false)}
              title={me.organisation.name}
              styles={{ body: { padding: 8 } }}
            >
              <SideMenu me={me} chosen={() => setOpened(false)} />
            </Drawer>
          </Suspense>
        ) : (
          <Layout.Sider width={196} className={styles.sider!}>
            <SideMenu me={me} />
          </Layout.Sider>
        )}
        <Layout.Content id="main" className={styles.content!} data-busy={navigation.state !== "idle"}>
          <Suspense fallback={<Skeleton active />}>
            <Outlet />
          </Suspense>
        </Layout.Content>
      </Layout>
      <ScrollRestoration />
    </Layout>
  );
}

// What belongs to the person who signed in, at their name.
function PersonMenu({ me }: { me: Me }) {
  const { t } = useTranslation();
  const narrow = useNarrow();
  return (
    <Dropdown
      trigger={["click"]}
      menu={{
        items: [
          ...(narrow ? [{ key: "who", type: "group" as const, label: `${me.name} · ${me.organisation.name}` }] : []),
          { key: "account", label: <Link to="/account">{t("menu.account")}</Link> },
        ],
      }}
    >
      <button type="button" className={styles.person} aria-haspopup="menu" aria-label={t("shell.person", { name: me.name, organisation: me.organisation.name })}>
        {narrow ? (
          <UserOutlined />
        ) : (
          <>
            <span className={styles.organisation}>{me.organisation.name}</span>
            <span className={styles.name}>
              {me.name} <DownOutlined />
            </span>
          </>
        )}
      </button>
    </Dropdown>
  );
}

function SideMenu({ me, chosen }: { me: Me; chosen?: () => void }) {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const groups = menu
    .map(({ word, entries }) => ({
      word,
      entries: entries.filter((entry) => sees(me, entry)),
    }))
    .filter(({ entries }) => entries.length > 0);
  const current = groups.flatMap(({ entries }) => entries).find((entry) => pathname.startsWith(entry.path));
  return (
    <nav aria-label={t("shell.menu")} className={styles.menu}>
      {groups.map(({ word, entries }) => (
        <section key={word} aria-labelledby={`menu-${word}`}>
          <p id={`menu-${word}`}>{t(`menu_groups.${word}`)}</p>
          <ul>
            {entries.map((entry) => (
              <li key={entry.path}>
                <Link to={entry.path} aria-current={entry === current ? "page" : undefined} {...(chosen ? { onClick: chosen } : {})}>
                  <span aria-hidden>{entry.icon}</span>
                  {t(`menu.${entry.word}`)}
                </Link>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </nav>
  );
}
