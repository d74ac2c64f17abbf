import type { ThemeConfig } from "antd";

// Ink blue on paper white, one seal red for what is overdue, small corners, hairlines instead of
// shadows: a ledger, not a dashboard. Colours of text on their grounds keep 4.5:1 or better.
export const colours = {
  ink: "#1b2733",
  quiet: "#5b6876",
  line: "#dfe3e8",
  hairline: "#eceff2",
  ground: "#f4f6f8",
  paper: "#ffffff",
  primary: "#1d4a73",
  primaryTint: "#e9f0f7",
  good: "#2b7a4b",
  warning: "#a85b00",
  bad: "#b3261e",
};

export const theme: ThemeConfig = {
  // The names of the classes that antdStyles.ts writes the styles for.
  hashed: false,
  cssVar: { key: "zhirong" },
  token: {
    colorPrimary: colours.primary,
    colorInfo: colours.primary,
    colorLink: colours.primary,
    colorSuccess: colours.good,
    colorWarning: colours.warning,
    colorError: colours.bad,
    colorPrimaryBg: colours.primaryTint,
    colorPrimaryBgHover: "#dbe7f2",
    colorPrimaryBorder: "#a9c1d8",
    colorInfoBg: colours.primaryTint,
    colorInfoBorder: "#bfd2e4",
    colorWarningBg: "#fdf6e7",
    colorWarningBorder: "#e6cb97",
    colorErrorBg: "#fcf0ef",
    colorErrorBorder: "#e9b9b5",
    colorSuccessBg: "#eef7f1",
    colorSuccessBorder: "#b5d6c1",
    colorTextBase: colours.ink,
    colorTextSecondary: colours.quiet,
    colorTextDescription: colours.quiet,
    colorBgLayout: colours.ground,
    colorBorder: "#c9d0d8",
    colorBorderSecondary: colours.line,
    borderRadius: 4,
    fontSize: 14,
    controlHeight: 34,
    fontFamily:
      '-apple-system, "PingFang SC", "Noto Sans CJK SC", "Noto Sans SC", "Microsoft YaHei", "Segoe UI", sans-serif',
    fontFamilyCode:
      'ui-monospace, "SF Mono", "Cascadia Mono", "Noto Sans Mono CJK SC", "DejaVu Sans Mono", monospace',
    boxShadowTertiary: "none",
    wireframe: false,
  },
  components: {
    Layout: { headerBg: colours.paper, siderBg: colours.paper, headerHeight: 56, headerPadding: "0 20px" },
    Menu: {
      itemBorderRadius: 4,
      itemSelectedBg: colours.primaryTint,
      itemSelectedColor: colours.primary,
      itemHeight: 38,
      activeBarBorderWidth: 0,
    },
    Table: {
      headerBg: "#f7f9fa",
      headerColor: colours.quiet,
      headerSplitColor: "transparent",
      cellPaddingBlock: 10,
      cellPaddingBlockSM: 7,
      cellPaddingInlineMD: 12,
      cellPaddingInlineSM: 12,
      borderColor: colours.hairline,
    },
    Card: { headerFontSize: 15, headerHeight: 46, headerPadding: 20, bodyPadding: 20 },
    Segmented: { trackBg: "#e4e8ec", itemSelectedColor: colours.primary },
    Tabs: { horizontalItemPadding: "10px 0", titleFontSize: 14 },
    Descriptions: { labelColor: colours.quiet },
    Tag: { defaultBg: "#f1f3f5" },
    Statistic: { contentFontSize: 20 },
    Form: { itemMarginBottom: 22, labelColor: colours.ink },
  },
};
