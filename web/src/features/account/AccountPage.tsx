import { Card } from "antd";
import { useTranslation } from "react-i18next";
import { comma } from "@/app/words";
import { useMe } from "@/features/session/session";
import { useCatalogue } from "@/shared/catalogue";
import { formatMoment } from "@/shared/Amount";
import { Loaded } from "@/shared/Loaded";
import { PageHead } from "@/shared/PageHead";
import styles from "./Account.module.css";
import { useAccount } from "./account";
import { ChangePassword } from "./ChangePassword";
import { SecondFactor } from "./SecondFactor";
import { Sessions } from "./Sessions";
import { Tokens } from "./Tokens";

export function AccountPage() {
  const { t } = useTranslation();
  const me = useMe();
  const catalogue = useCatalogue();
  const account = useAccount();
  const set = account.data?.password_set;
  return (
    <div className={styles.page}>
      <PageHead
        title={t("menu.account")}
        about={[me.name, me.user, me.organisation.name, me.roles.map((role) => catalogue.of("role", role)).join(comma())].join(" · ")}
      />
      <div className={styles.pair}>
        <Card title={t("account.password")} {...(set ? { extra: <span className="quiet">{t("account.set_on", { moment: formatMoment(set) })}</span> } : {})}>
          <ChangePassword user={me.user} />
        </Card>
        <Card title={t("factor.title")}>
          <Loaded from={account} rows={3}>
            {({ second_factor }) => <SecondFactor user={me.user} on={second_factor} />}
          </Loaded>
        </Card>
      </div>
      <Sessions />
      <Tokens />
    </div>
  );
}
