import { useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { LanguageSwitch } from "@/app/LanguageSwitch";
import { useSignOut } from "@/features/session/session";
import type { Me } from "@/shared/contract";
import styles from "./Account.module.css";
import { ChangePassword } from "./ChangePassword";
import { SetUpSecondFactor } from "./SecondFactor";

export type Due = NonNullable<Me["due"]>;

// All that a person sees whose password another one chose or that is too old, or whose role needs a
// second factor. `hold` keeps the page while it shows what is shown once.
export function DueFirst({ me, due, hold }: { me: Me; due: Due; hold: (held: boolean) => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const signOut = useSignOut();
  const goOn = () => {
    hold(false);
    void client.invalidateQueries();
  };
  return (
    <div className={styles.first}>
      <header>
        <span>
          {me.name} <span className="quiet">{me.organisation.name}</span>
        </span>
        <LanguageSwitch />
        <Button loading={signOut.isPending} onClick={() => signOut.mutate()}>
          {t("shell.sign_out")}
        </Button>
      </header>
      <main>
        <h1>{t(`due.${due}`)}</h1>
        <p className="quiet">{t(`due.${due}_why`)}</p>
        {due === "password" ? (
          <ChangePassword user={me.user} done={goOn} />
        ) : (
          <SetUpSecondFactor user={me.user} begun={() => hold(true)} done={goOn} />
        )}
      </main>
    </div>
  );
}
