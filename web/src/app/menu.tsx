// Who finds which screen in the menu. The server decides who may read what; the menu only leaves out
// what a role has no use for.
import {
  AuditOutlined,
  AlertOutlined,
  BankOutlined,
  BarChartOutlined,
  BellOutlined,
  BookOutlined,
  CalculatorOutlined,
  CompassOutlined,
  CreditCardOutlined,
  DiffOutlined,
  EditOutlined,
  EyeOutlined,
  FileDoneOutlined,
  FileProtectOutlined,
  FundProjectionScreenOutlined,
  IdcardOutlined,
  InsuranceOutlined,
  NotificationOutlined,
  LineChartOutlined,
  MedicineBoxOutlined,
  ProfileOutlined,
  ReadOutlined,
  PayCircleOutlined,
  PieChartOutlined,
  RadarChartOutlined,
  ReconciliationOutlined,
  SafetyCertificateOutlined,
  SecurityScanOutlined,
  SendOutlined,
  SettingOutlined,
  ShopOutlined,
  SolutionOutlined,
  StockOutlined,
  SwapOutlined,
  TeamOutlined,
  TransactionOutlined,
  UnlockOutlined,
  UnorderedListOutlined,
  UserOutlined,
} from "@ant-design/icons";
import type { ReactNode } from "react";
import type { Me, OrganisationKind, Role } from "@/shared/contract";
import type zh from "./words/zh.json";

export interface MenuEntry {
  path: string;
  word: keyof (typeof zh)["menu"];
  icon: ReactNode;
  kinds?: OrganisationKind[]; // everybody where absent
  roles?: Role[]; // those alone, where it is given
}

const PLATFORM: OrganisationKind[] = ["administrator", "platform"];

// Everybody who takes part in a loan: not the office that writes policy.
const LENDING: OrganisationKind[] = ["enterprise", "bank", "guarantor", "insurer", "appraiser", "fund_operator", "registry", ...PLATFORM];

export const sees = (me: Me, { kinds, roles }: MenuEntry) =>
  roles ? roles.some((role) => me.roles.includes(role)) : !kinds || kinds.includes(me.organisation.kind) || me.roles.includes("auditor");

export interface MenuGroup {
  word: keyof (typeof zh)["menu_groups"];
  entries: MenuEntry[];
}

export const menu: MenuGroup[] = [
  {
    word: "lending",
    entries: [
      { path: "/tasks", word: "tasks", icon: <ProfileOutlined /> },
      { path: "/notices", word: "notices", icon: <BellOutlined /> },
      { path: "/financings", word: "financings", icon: <AuditOutlined />, kinds: LENDING },
      { path: "/products", word: "products", icon: <ShopOutlined />, kinds: ["enterprise", "bank", "guarantor", ...PLATFORM] },
      { path: "/proposals", word: "proposals", icon: <CreditCardOutlined />, kinds: ["bank", ...PLATFORM] },
      { path: "/funds", word: "funds", icon: <FundProjectionScreenOutlined />, kinds: ["fund_operator", "bank", "guarantor", "insurer", ...PLATFORM] },
      { path: "/warnings", word: "warnings", icon: <AlertOutlined />, kinds: ["enterprise", "bank", "guarantor", "insurer", "fund_operator", ...PLATFORM] },
    ],
  },
  {
    word: "insurance",
    entries: [
      { path: "/guarantees", word: "guarantees", icon: <InsuranceOutlined />, kinds: ["enterprise", "bank", "guarantor", "fund_operator", "treasury", ...PLATFORM] },
      { path: "/insurance-products", word: "insurance", icon: <SafetyCertificateOutlined /> },
      { path: "/insurance-policies", word: "policies", icon: <FileDoneOutlined />, kinds: ["enterprise", "insurer", ...PLATFORM] },
      { path: "/insurance-claims", word: "claims", icon: <MedicineBoxOutlined />, kinds: ["enterprise", "insurer", ...PLATFORM] },
      { path: "/protection-cases", word: "protection", icon: <SecurityScanOutlined />, kinds: ["enterprise", "authority", ...PLATFORM] },
      { path: "/insurer-figures", word: "insurer_figures", icon: <StockOutlined />, kinds: ["insurer", ...PLATFORM] },
    ],
  },
  {
    word: "rights",
    entries: [
      { path: "/rights", word: "rights", icon: <ReadOutlined />, kinds: LENDING },
      { path: "/registrations", word: "registrations", icon: <FileProtectOutlined />, kinds: ["registry", "bank", "enterprise", ...PLATFORM] },
      { path: "/licences", word: "licences", icon: <SwapOutlined />, kinds: ["enterprise", "bank", "guarantor", "insurer", "registry", "authority", ...PLATFORM] },
      { path: "/receivables", word: "receivables", icon: <TransactionOutlined />, kinds: ["enterprise", "bank", "guarantor", "insurer", ...PLATFORM] },
      { path: "/gazette", word: "gazette", icon: <NotificationOutlined /> },
    ],
  },
  {
    word: "value",
    entries: [
      { path: "/working-files", word: "working_files", icon: <CalculatorOutlined />, kinds: ["enterprise", "bank", "guarantor", "insurer", "appraiser", ...PLATFORM] },
      { path: "/panel", word: "panel", icon: <IdcardOutlined />, kinds: ["bank", "appraiser", ...PLATFORM] },
      { path: "/prices", word: "prices", icon: <LineChartOutlined /> },
      { path: "/portraits", word: "portraits", icon: <RadarChartOutlined />, kinds: ["enterprise", "bank", "authority", "registry", ...PLATFORM] },
      { path: "/gradings", word: "gradings", icon: <BarChartOutlined />, kinds: ["bank", "authority", ...PLATFORM] },
    ],
  },
  {
    word: "policy",
    entries: [
      { path: "/programmes", word: "programmes", icon: <BankOutlined /> },
      { path: "/directory", word: "directory", icon: <CompassOutlined />, kinds: ["enterprise", "bank", "guarantor", "insurer", "authority"] },
      { path: "/subsidies", word: "subsidies", icon: <SolutionOutlined />, kinds: ["enterprise", "bank", "guarantor", "insurer", "appraiser", "treasury", ...PLATFORM] },
      { path: "/subsidy-batches", word: "subsidy_batches", icon: <PayCircleOutlined />, kinds: ["treasury", ...PLATFORM] },
      { path: "/subsidy-counters", word: "subsidy_counters", icon: <PieChartOutlined />, kinds: ["treasury", ...PLATFORM] },
      { path: "/lists", word: "lists", icon: <UnorderedListOutlined /> },
      { path: "/drafts", word: "drafts", icon: <EditOutlined />, kinds: ["authority", ...PLATFORM] },
      { path: "/what-if", word: "what_if", icon: <DiffOutlined />, kinds: ["authority", ...PLATFORM] },
    ],
  },
  {
    word: "books",
    entries: [
      { path: "/payments", word: "payments", icon: <SendOutlined />, kinds: ["bank", "guarantor", "insurer", "fund_operator", "treasury", ...PLATFORM] },
      { path: "/bank-statements", word: "bank_statements", icon: <ReconciliationOutlined />, kinds: ["bank", ...PLATFORM] },
      { path: "/ledger", word: "ledger", icon: <BookOutlined />, kinds: ["enterprise", "bank", "guarantor", "insurer", "appraiser", "fund_operator", "treasury", ...PLATFORM] },
      { path: "/organisations", word: "organisations", icon: <TeamOutlined />, kinds: PLATFORM },
      { path: "/people", word: "people", icon: <UserOutlined />, roles: ["administrator"] },
      { path: "/consents", word: "consents", icon: <UnlockOutlined /> },
      { path: "/readings", word: "readings", icon: <EyeOutlined />, roles: ["administrator", "auditor"] },
      { path: "/administration", word: "administration", icon: <SettingOutlined />, kinds: PLATFORM },
    ],
  },
];
