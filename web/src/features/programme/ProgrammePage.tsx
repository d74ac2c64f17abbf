import { useQuery } from "@tanstack/react-query";
import { Card } from "antd";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { useWords } from "@/app/words";
import { get } from "@/shared/api";
import type { ProgrammePage as ProgrammeAnswer } from "@/shared/contract";
import { Loaded } from "@/shared/Loaded";
import { PageHead } from "@/shared/PageHead";
import styles from "./ProgrammePage.module.css";

// Enough of the digest to tell versions apart; contracts show as much.
const VERSION_SHOWN = 12;

export function ProgrammePage() {
  const { t } = useTranslation();
  const words = useWords();
  const { id = "" } = useParams();
  const page = useQuery({ queryKey: ["programme", id], queryFn: () => get<ProgrammeAnswer>(`/programmes/${encodeURIComponent(id)}`) });
  return (
    <Loaded from={page}>
      {(programme) => (
        <>
          <PageHead
            title={words(programme.title)}
            about={[programme.jurisdiction && t("programmes.region", { code: programme.jurisdiction }), programme.from && t("programmes.since", { date: programme.from }), t("programmes.of_version", { version: programme.version.slice(0, VERSION_SHOWN) })]
              .filter(Boolean)
              .join(" · ")}
          />
          <Card title={t("programmes.reading")}>
            <div className={styles.reading}>{words(programme.reading)}</div>
          </Card>
        </>
      )}
    </Loaded>
  );
}
