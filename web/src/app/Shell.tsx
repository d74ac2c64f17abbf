import { LogoutOutlined, MenuOutlined } from "@ant-design/icons";
import { Button, Drawer, Layout, Menu, Skeleton, Tooltip } from "antd";
import { Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, Outlet, ScrollRestoration, useLocation, useNavigation } from "react-router";
import { SignIn } from "@/features/session/SignIn";
import { useSession, useSignOut } from "@/features/session/session";
import type { Me } from "@/shared/contract";
import { useMedium } from "@/shared/narrow";
import { ProblemNotice } from "@/shared/ProblemNotice";
import { LanguageSwitch } from "./LanguageSwitch";
import { menu, sees } from "./menu";
import styles from "./Shell.module.css";

export function Shell() {
  const session = useSession();
  if (session.isPending) return null;
  if (session.isError)
    return (
      <div className={styles.alone}>
        <ProblemNotice error={session.error} retry={() => void session.refetch()} />
      </div>
    );
  return session.data ? <SignedIn me={session.data} /> : <SignIn />;
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
          <span className={styles.person}>
            <span className={styles.organisation}>{me.organisation.name}</span>
            <span className={styles.name}>{me.name}</span>
          </span>
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
    <nav aria-label={t("shell.menu")}>
      <Menu
        mode="inline"
        className={styles.menu!}
        selectedKeys={current ? [current.path] : []}
        {...(chosen ? { onClick: chosen } : {})}
        items={groups.map(({ word, entries }) => ({
          type: "group",
          key: word,
          label: t(`menu_groups.${word}`),
          children: entries.map((entry) => ({
            key: entry.path,
            icon: entry.icon,
            label: <Link to={entry.path}>{t(`menu.${entry.word}`)}</Link>,
          })),
        }))}
      />
    </nav>
  );
}
