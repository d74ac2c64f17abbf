// Every screen and its address; each is loaded when it is first opened.
import { createBrowserRouter, Navigate, type RouteObject } from "react-router";
import { CrashNotice } from "./CrashNotice";
import { Shell } from "./Shell";

const screens: RouteObject[] = [
  { index: true, element: <Navigate to="/tasks" replace /> },
  { path: "tasks", lazy: async () => ({ Component: (await import("@/features/session/Tasks")).Tasks }) },
  { path: "financings", lazy: async () => ({ Component: (await import("@/features/financing/Pipeline")).Pipeline }) },
  { path: "financings/:id", lazy: async () => ({ Component: (await import("@/features/financing/FinancingPage")).FinancingPage }) },
  { path: "registrations", lazy: async () => ({ Component: (await import("@/features/pledge/RegistryDesk")).RegistryDesk }) },
  { path: "gazette", lazy: async () => ({ Component: (await import("@/features/gazette/Gazette")).Gazette }) },
  { path: "rights", lazy: async () => ({ Component: (await import("@/features/rights/Rights")).Rights }) },
  { path: "rights/:id", lazy: async () => ({ Component: (await import("@/features/rights/RightPage")).RightPage }) },
  { path: "working-files", lazy: async () => ({ Component: (await import("@/features/workbench/WorkingFiles")).WorkingFiles }) },
  { path: "working-files/:id", lazy: async () => ({ Component: (await import("@/features/workbench/WorkingFilePage")).WorkingFilePage }) },
  { path: "funds", lazy: async () => ({ Component: (await import("@/features/risk_sharing/Funds")).Funds }) },
  { path: "funds/:id", lazy: async () => ({ Component: (await import("@/features/risk_sharing/FundPage")).FundPage }) },
  { path: "subsidies", lazy: async () => ({ Component: (await import("@/features/subsidy/Applications")).Applications }) },
  { path: "subsidies/apply", lazy: async () => ({ Component: (await import("@/features/subsidy/Apply")).Apply }) },
  { path: "subsidies/:id", lazy: async () => ({ Component: (await import("@/features/subsidy/ApplicationPage")).ApplicationPage }) },
  { path: "subsidies/:id/refile", lazy: async () => ({ Component: (await import("@/features/subsidy/Apply")).Apply }) },
  { path: "subsidy-batches", lazy: async () => ({ Component: (await import("@/features/subsidy/Batches")).Batches }) },
  { path: "subsidy-batches/:id", lazy: async () => ({ Component: (await import("@/features/subsidy/BatchPage")).BatchPage }) },
  { path: "subsidy-counters", lazy: async () => ({ Component: (await import("@/features/subsidy/Counters")).Counters }) },
  { path: "subsidy-counters/:id", lazy: async () => ({ Component: (await import("@/features/subsidy/CounterPage")).CounterPage }) },
  { path: "warnings", lazy: async () => ({ Component: (await import("@/features/watch/Warnings")).Warnings }) },
  { path: "prices", lazy: async () => ({ Component: (await import("@/features/price/Prices")).Prices }) },
  { path: "prices/deals", lazy: async () => ({ Component: (await import("@/features/price/Deals")).Deals }) },
  { path: "prices/back-test", lazy: async () => ({ Component: (await import("@/features/price/BackTest")).BackTest }) },
  { path: "ledger", lazy: async () => ({ Component: (await import("@/features/ledger/Ledger")).Ledger }) },
  { path: "programmes", lazy: async () => ({ Component: (await import("@/features/programme/Programmes")).Programmes }) },
  { path: "programmes/:id", lazy: async () => ({ Component: (await import("@/features/programme/ProgrammePage")).ProgrammePage }) },
  { path: "what-if", lazy: async () => ({ Component: (await import("@/features/programme/CompareOnBook")).CompareOnBook }) },
  { path: "lists", lazy: async () => ({ Component: (await import("@/features/lists/Lists")).Lists }) },
  { path: "lists/:list", lazy: async () => ({ Component: (await import("@/features/lists/ListPage")).ListPage }) },
  { path: "lists/:list/import", lazy: async () => ({ Component: (await import("@/features/lists/ImportWizard")).ImportWizard }) },
  { path: "lists/:list/members/:subject", lazy: async () => ({ Component: (await import("@/features/lists/MemberPage")).MemberPage }) },
  { path: "directory", lazy: async () => ({ Component: (await import("@/features/programme/Directory")).Directory }) },
  { path: "drafts", lazy: async () => ({ Component: (await import("@/features/studio/Drafts")).Drafts }) },
  { path: "drafts/:id", lazy: async () => ({ Component: (await import("@/features/studio/StudioPage")).StudioPage }) },
  { path: "organisations", lazy: async () => ({ Component: (await import("@/features/session/Organisations")).Organisations }) },
  { path: "administration", lazy: async () => ({ Component: (await import("@/features/loan/CloseDay")).CloseDay }) },
  { path: "*", lazy: async () => ({ Component: (await import("./NoSuchPage")).NoSuchPage }) },
];

export const router = createBrowserRouter([
  {
    path: "/search",
    lazy: async () => ({ Component: (await import("@/features/gazette/PublicSearch")).PublicSearch }),
    errorElement: <CrashNotice />,
    HydrateFallback: () => null,
  },
  {
    path: "/",
    Component: Shell,
    errorElement: <CrashNotice />,
    HydrateFallback: () => null,
    children: [{ errorElement: <CrashNotice />, children: screens }],
  },
]);
