import { QueryCache, QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { ConfigProvider } from "antd";
import enUS from "antd/locale/en_US";
import zhCN from "antd/locale/zh_CN";
import dayjs from "dayjs";
import "dayjs/locale/zh-cn";
import { useMemo } from "react";
import { RouterProvider } from "react-router";
import { Problem } from "@/shared/api";
import { Messages } from "@/shared/message";
import { router } from "./routes";
import { theme } from "./theme";
import { useLanguage } from "./words";

const MOST_RETRIES = 2;
const motion = !window.matchMedia("(prefers-reduced-motion: reduce)").matches;
const moved = { ...theme, token: { ...theme.token, motion } };

export function App() {
  const language = useLanguage();
  dayjs.locale(language === "zh" ? "zh-cn" : "en");
  const client = useMemo(
    () => {
      const made: QueryClient = new QueryClient({
        // A session that ended elsewhere brings back the sign-in page wherever it is noticed.
        queryCache: new QueryCache({
          onError: (error, asked) => {
            if (asked.queryKey[0] !== "session" && error instanceof Problem && error.status === 401)
              made.setQueryData(["session"], null);
            // A password that grew too old meanwhile, a second factor that was taken away.
            else if (error instanceof Problem && (error.says("identity.password_due") || error.says("identity.factor_due")))
              void made.invalidateQueries({ queryKey: ["session"] });
          },
        }),
        defaultOptions: {
          queries: {
            staleTime: 15_000,
            // A refusal will not change by asking again; a lost connection may.
            retry: (failures, error) =>
              failures < MOST_RETRIES && !(error instanceof Problem && error.refused),
          },
        },
      });
      return made;
    },
    [],
  );
  return (
    <ConfigProvider theme={moved} locale={language === "zh" ? zhCN : enUS} button={{ autoInsertSpace: false }}>
      <Messages>
        <QueryClientProvider client={client}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </Messages>
    </ConfigProvider>
  );
}
