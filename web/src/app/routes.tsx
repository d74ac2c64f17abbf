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
  { path: "rights", lazy: async () => ({ Component: (await import("@/features/rights/Rights")).Rights }) },
  { path: "rights/:id", lazy: async () => ({ Component: (await import("@/features/rights/RightPage")).RightPage }) },
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
  { path: "ledger", lazy: async () => ({ Component: (await import("@/features/ledger/Ledger")).Ledger }) },
  { path: "programmes", lazy: async () => ({ Component: (await import("@/features/programme/Programmes")).Programmes }) },
  { path: "programmes/:id", lazy: async () => ({ Component: (await import("@/features/programme/ProgrammePage")).ProgrammePage }) },
  { path: "what-if", lazy: async () => ({ Component: (await import("@/features/programme/CompareOnBook")).CompareOnBook }) },
  { path: "gradings", lazy: async () => ({ Component: (await import("@/features/grading/Runs")).Runs }) },
  { path: "gradings/:id", lazy: async () => ({ Component: (await import("@/features/grading/RunPage")).RunPage }) },
  { path: "gradings/:id/segments/:segment", lazy: async () => ({ Component: (await import("@/features/grading/SegmentPage")).SegmentPage }) },
  { path: "portraits", lazy: async () => ({ Component: (await import("@/features/grading/Portraits")).Portraits }) },
  { path: "portraits/:code", lazy: async () => ({ Component: (await import("@/features/grading/PortraitPage")).PortraitPage }) },
  { path: "portraits/:code/trace", lazy: async () => ({ Component: (await import("@/features/grading/TracePage")).TracePage }) },
  { path: "scorecards/:id", lazy: async () => ({ Component: (await import("@/features/grading/ScorecardPage")).ScorecardPage }) },
  { path: "grading-imports/:kind", lazy: async () => ({ Component: (await import("@/features/grading/ImportWizard")).ImportWizard }) },
  { path: "segment-pushes", lazy: async () => ({ Component: (await import("@/features/grading/Pushes")).Pushes }) },
  { path: "segment-pushes/:id", lazy: async () => ({ Component: (await import("@/features/grading/Pushes")).PushPage }) },
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
    path: "/",
    Component: Shell,
    errorElement: <CrashNotice />,
    HydrateFallback: () => null,
    children: [{ errorElement: <CrashNotice />, children: screens }],
  },
]);
