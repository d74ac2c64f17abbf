// A made-up but consistent portfolio under Hunan's rules (fund 65,000,000 yuan; 45/45/10; 5,000,000 a
// borrower) for developing the console and for its screenshots. It is served by mock/server.mjs only
// and is no part of the build.

export const businessDate = "2025-01-20";

const fen = (text) => BigInt(text.replace(".", ""));
const yuan = (amount) => {
  const digits = (amount < 0n ? -amount : amount).toString().padStart(3, "0");
  return `${amount < 0n ? "-" : ""}${digits.slice(0, -2)}.${digits.slice(-2)}`;
};
const sum = (...amounts) => yuan(amounts.reduce((total, each) => total + fen(each), 0n));
const negative = (amount) => yuan(-fen(amount));
const days = (from, to) => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
const at = (date, hour = 10) => Date.parse(`${date}T${String(hour).padStart(2, "0")}:20:00+08:00`);
const w = (zh, en) => ({ zh, en });
const half = (numerator, denominator) => (2n * numerator + denominator) / (2n * denominator);

export const organisations = [
  { id: "OR5XC1", name: "湖南湘芯微电子有限公司", kind: "enterprise", credit_code: "91430100MA4L3F7K2X" },
  { id: "OR5XC2", name: "长沙岳麓智造科技有限公司", kind: "enterprise", credit_code: "91430104MA4M8Q1R5T" },
  { id: "OR5XC3", name: "株洲中轨复合材料股份有限公司", kind: "enterprise", credit_code: "914302007305012J8A" },
  { id: "OR5XC4", name: "湘潭韶峰新能源有限公司", kind: "enterprise", credit_code: "91430300MA4P2H9U6Y" },
  { id: "OR5XC5", name: "岳阳洞庭环保工程有限公司", kind: "enterprise", credit_code: "91430600MA4Q7D3E1G" },
  { id: "OR5XC6", name: "衡阳雁峰医疗器械有限公司", kind: "enterprise", credit_code: "91430400MA4R5B8W9N" },
  { id: "OR5XC7", name: "常德桃源生物技术有限公司", kind: "enterprise", credit_code: "91430700MA4T1K6M3C" },
  { id: "OR5XC8", name: "郴州苏仙新材料科技有限公司", kind: "enterprise", credit_code: "91431000MA4U9P2L7H" },
  { id: "OR5XC9", name: "湖南麓谷工业软件股份有限公司", kind: "enterprise", credit_code: "91430100MA4W4N5G8D" },
  { id: "OR7BK1", name: "潇湘银行长沙科技支行", kind: "bank", credit_code: "91430100183805123B" },
  { id: "OR7BK2", name: "洞庭农商银行岳阳分行", kind: "bank", credit_code: "91430600187902468R" },
  { id: "OR8GA1", name: "湖南科创融资担保有限公司", kind: "guarantor", credit_code: "91430000582719036P" },
  { id: "OR9AP1", name: "湖南中南知识产权评估运营有限公司", kind: "appraiser", credit_code: "91430100399621457Q" },
  { id: "OR2FO1", name: "湖南省知识产权质押融资风险补偿金管理中心", kind: "fund_operator", credit_code: "12430000MB1B68395W" },
  { id: "OR3RG1", name: "长沙专利权质押登记窗口", kind: "registry", credit_code: "12430100MB1C20717E" },
  { id: "OR1PF1", name: "知融平台", kind: "administrator", credit_code: "91430000MA4X6J0F1U" },
];
const organisation = (id) => {
  const { name } = organisations.find((each) => each.id === id);
  return { id, name };
};
const bank = organisation("OR7BK1");
const otherBank = organisation("OR7BK2");
const guarantor = organisation("OR8GA1");
const appraiser = organisation("OR9AP1");
const operator = organisation("OR2FO1");

export const accounts = [
  ["chen.li", "陈立", "OR5XC1", ["enterprise_officer"], w("企业经办人", "Enterprise officer")],
  ["li.min", "李敏", "OR7BK1", ["bank_officer"], w("银行客户经理", "Bank officer")],
  ["wang.jianguo", "王建国", "OR7BK1", ["bank_approver"], w("银行审批人", "Bank approver")],
  ["zhou.tao", "周涛", "OR9AP1", ["appraiser_officer"], w("评估师", "Appraiser")],
  ["liu.fang", "刘芳", "OR2FO1", ["fund_officer"], w("补偿金经办人", "Fund officer")],
  ["he.wei", "何伟", "OR2FO1", ["fund_approver"], w("补偿金审批人", "Fund approver")],
  ["zhang.ling", "张玲", "OR3RG1", ["registry_officer"], w("登记员", "Registrar")],
  ["admin", "赵宁", "OR1PF1", ["administrator"], w("平台管理员", "Administrator")],
].map(([user, name, organisationId, roles, role]) => ({ user, name, organisationId, roles, role }));

const phaseNames = [
  ["application", "申请", "Application"],
  ["valuation", "评估", "Valuation"],
  ["due_diligence", "尽职调查", "Due diligence"],
  ["pledge", "质押登记", "Pledge registration"],
  ["credit", "授信放款", "Credit and drawdown"],
  ["post_loan", "贷后管理", "Post-loan"],
  ["disposal", "质物处置", "Disposal"],
];
const stages = {
  application: [["submitted", "已提交", "Submitted"], ["accepted", "已受理", "Accepted"]],
  valuation: [["assigned", "评估中", "In progress"], ["signed", "已出具报告", "Report signed"]],
  due_diligence: [["visiting", "尽调中", "In progress"], ["concluded", "已完成", "Concluded"]],
  pledge: [["submitted", "已申请登记", "Filed"], ["correction_requested", "待补正", "To be corrected"], ["registered", "已登记", "Registered"]],
  credit: [["proposed", "待审批", "Awaiting approval"], ["approved", "已批复", "Approved"], ["disbursed", "已放款", "Disbursed"]],
  loan: [["performing", "正常还款", "Performing"], ["overdue", "逾期", "Overdue"]],
  compensation: [["noticed", "已通知", "Noticed"], ["proposed", "待审批", "Awaiting approval"], ["paid", "已拨付", "Paid"]],
  disposal: [["listed", "挂牌中", "Listed"], ["sold", "已成交", "Sold"], ["distributed", "已分配", "Distributed"]],
};
const named = (list) => list.map(([name, zh, en]) => ({ name, zh, en }));
const stageOf = (kind, name) => named(stages[kind]).find((each) => each.name === name);

export const catalogue = {
  phases: named(phaseNames),
  enums: {
    ...Object.fromEntries(Object.entries(stages).map(([kind, list]) => [kind, named(list)])),
    repayment_method: named([
      ["equal_instalment", "等额本息", "Equal instalments"],
      ["equal_principal", "等额本金", "Equal principal"],
      ["interest_first", "按季付息到期还本", "Interest quarterly, principal at maturity"],
      ["bullet", "一次性还本付息", "All at maturity"],
    ]),
    right_kind: named([
      ["invention_patent", "发明专利", "Invention patent"],
      ["utility_model_patent", "实用新型专利", "Utility model"],
      ["trademark", "注册商标", "Trademark"],
    ]),
    organisation_kind: named([
      ["enterprise", "企业", "Enterprise"],
      ["bank", "银行", "Bank"],
      ["guarantor", "担保或保险机构", "Guarantor or insurer"],
      ["appraiser", "评估处置机构", "Appraiser-disposer"],
      ["fund_operator", "补偿金运营机构", "Fund operator"],
      ["registry", "质押登记窗口", "Registration desk"],
      ["administrator", "平台管理", "Platform"],
    ]),
    loan_event: named([
      ["loan.disbursed", "放款", "Disbursed"],
      ["loan.repaid", "还款", "Repaid"],
      ["loan.recovered", "收回", "Recovered"],
    ]),
  },
  accounts: [
    ["Assets:Loans:Principal", "贷款本金", "Loan principal"],
    ["Assets:Loans:Interest", "应收利息", "Interest receivable"],
    ["Assets:Cash", "银行存款", "Cash"],
    ["Assets:Fund:Deposits", "存放合作银行款项", "Deposits with partner banks"],
    ["Assets:Claims:Compensation", "代偿追偿权", "Claims from compensation"],
    ["Liabilities:Loans:Principal", "应还贷款本金", "Loan principal owed"],
    ["Liabilities:Loans:Interest", "应付利息", "Interest payable"],
    ["Liabilities:Deposits", "客户存款", "Customer deposits"],
    ["Liabilities:Deposits:Fund", "补偿金专户存款", "Fund deposits"],
    ["Equity:Fund:Free", "可用补偿金", "Free fund"],
    ["Equity:Fund:Reserved", "已占用补偿金", "Reserved fund"],
    ["Income:Interest", "利息收入", "Interest income"],
    ["Expenses:Interest", "利息支出", "Interest expense"],
    ["Expenses:Compensation", "补偿支出", "Compensation expense"],
    ["Income:Compensation", "补偿收入", "Compensation received"],
  ].map(([prefix, zh, en]) => ({ prefix, zh, en })),
  classes: named([
    ["normal", "正常", "Normal"],
    ["special_mention", "关注", "Special mention"],
    ["substandard", "次级", "Substandard"],
    ["doubtful", "可疑", "Doubtful"],
    ["loss", "损失", "Loss"],
  ]),
};
const accountZh = (account) =>
  catalogue.accounts.filter(({ prefix }) => account.startsWith(prefix)).sort((a, b) => b.prefix.length - a.prefix.length)[0]?.zh;

const hunan = { id: "hunan-risk-compensation", version: "2023.1", title: w("湖南省知识产权质押融资风险补偿", "Hunan risk compensation for IP pledge loans") };

export const rights = [
  ["RT4PA1", "2018112345673", "一种低功耗射频收发芯片的时钟校准方法", "invention_patent", "OR5XC1", "2038-10-22", true],
  ["RT4PA2", "2019106547821", "晶圆级封装的应力补偿结构及制备方法", "invention_patent", "OR5XC1", "2039-07-19", false],
  ["RT4PA3", "2017104412058", "多轴联动数控磨床的热误差补偿方法", "invention_patent", "OR5XC2", "2037-06-13", true],
  ["RT4PA4", "2016108833419", "轨道车辆用碳纤维复合材料枕梁及成型工艺", "invention_patent", "OR5XC3", "2036-10-10", true],
  ["RT4PA5", "202020415562X", "一种储能电池箱体的液冷装置", "utility_model_patent", "OR5XC4", "2030-03-27", true],
  ["RT4PA6", "2015107719364", "含重金属底泥的原位稳定化药剂及其应用", "invention_patent", "OR5XC5", "2035-11-12", true],
  ["RT4PA7", "2021100827745", "可降解血管支架的表面涂层及其制备方法", "invention_patent", "OR5XC6", "2041-01-21", false],
  ["RT4TM1", "28461937", "桃源紫 图形商标（第 5 类）", "trademark", "OR5XC7", "2029-02-13", false],
].map(([id, number, title, kind, holder, expires_on, pledged]) => ({
  id, number, title, kind, expires_on, pledged,
  holder: organisation(holder),
  status: pledged ? w("已质押", "Pledged") : w("有效", "In force"),
}));
const rightsOf = (holder) => rights.filter((each) => each.holder.id === holder).map(({ id, number, title, kind }) => ({ id, number, title, kind }));

const money = { type: "string", pattern: "^[0-9]{1,13}(\\.[0-9]{1,2})?$", examples: ["1234.56"] };
const rate = { type: "string", pattern: "^-?[0-9]+((\\.[0-9]+)?(%|bp)?|/[0-9]+)$", examples: ["4.35%"] };
const date = { type: "string", format: "date", examples: ["2024-02-29"] };
const shortText = { type: "string", maxLength: 200, minLength: 1 };
const longText = { type: "string", maxLength: 4000, minLength: 1 };
const member = (schema, title, description) => ({ ...schema, title, description });
const object = (properties, required = Object.keys(properties)) => ({ type: "object", properties, required, additionalProperties: false });

export const globalActions = {
  enterprise_officer: [
    {
      name: "apply", ...w("申请质押融资", "Apply for a pledge loan"), method: "POST", path: "/api/v1/financings",
      schema: object({
        bank: member({ type: "string", "x-lookup": "/api/v1/organisations?kind=bank" }, "合作银行", "Bank"),
        appraiser: member({ type: "string", "x-lookup": "/api/v1/organisations?kind=appraiser" }, "评估处置机构", "Appraiser-disposer"),
        programme: member({ type: "string", "x-lookup": "/api/v1/programmes" }, "适用政策", "Programme"),
        amount: member(money, "申请金额", "Amount applied for"),
        tenor_months: member({ type: "integer", minimum: 1 }, "期限（月）", "Tenor (months)"),
        purpose: member(longText, "借款用途", "Purpose"),
        rights: member({ type: "array", items: { type: "string", maxLength: 40 }, minItems: 1, "x-lookup": "/api/v1/rights" }, "拟质押权利", "Rights to pledge"),
        staff: member({ type: "integer", minimum: 0 }, "从业人数", "Staff"),
        no_bad_credit: member({ type: "boolean" }, "近三年无不良信用记录", "No bad credit in three years"),
      }),
      prefill: { tenor_months: 12 },
    },
    {
      name: "record_right", ...w("登录知识产权", "Record a right"), method: "POST", path: "/api/v1/rights",
      schema: object({
        kind: member({ type: "string", enum: ["invention_patent", "utility_model_patent", "trademark"] }, "权利种类", "Kind"),
        number: member(shortText, "专利号或注册号", "Number"),
        title: member(shortText, "名称", "Title"),
        filed_on: member(date, "申请日", "Filing date"),
        reason: member(longText, "校验位不符时的理由", "Reason if the check digit does not match"),
      }, ["kind", "number", "title", "filed_on"]),
    },
  ],
  administrator: [
    {
      name: "register_organisation", ...w("登记机构", "Register an organisation"), method: "POST", path: "/api/v1/organisations",
      schema: object({
        name: member(shortText, "名称", "Name"),
        kind: member({ type: "string", enum: ["enterprise", "bank", "guarantor", "appraiser", "fund_operator", "registry"] }, "类别", "Kind"),
        credit_code: member({ ...shortText, pattern: "^[0-9A-HJ-NPQRTUWXY]{18}$", examples: ["91350200MA2YJ1XR9G"] }, "统一社会信用代码", "Unified social credit code"),
      }),
    },
    {
      name: "close_day", ...w("日终处理", "Close the day"), method: "POST", path: "/api/v1/close-day",
      schema: object({ to: member(date, "处理到（业务日期）", "Close up to (business date)") }),
      prefill: { to: "2025-01-21" },
    },
  ],
};

// The story of every financing, phase by phase; `reached` is the index of the current phase.
const financings = [
  { id: "FA7K2M9QXT4BC3", applicant: "OR5XC1", bank, amount: "5000000.00", tenor: 12, reached: 6, applied: "2023-08-07", drawn: "2023-09-15", stage: ["disposal", "distributed"], next: w("补偿金经办人", "Fund officer"), updated: "2025-01-17", purpose: "新一代射频芯片流片及封测材料采购" },
  { id: "FA3R8N5TQZ1HD6", applicant: "OR5XC5", bank: otherBank, amount: "3200000.00", tenor: 12, reached: 6, applied: "2023-10-16", drawn: "2023-11-24", stage: ["compensation", "proposed"], next: w("补偿金审批人", "Fund approver"), updated: "2025-01-16", purpose: "底泥修复项目原材料采购" },
  { id: "FA9D4J7WPX2KM8", applicant: "OR5XC3", bank, amount: "4800000.00", tenor: 24, reached: 5, applied: "2024-01-15", drawn: "2024-02-27", stage: ["loan", "performing"], updated: "2025-01-15", purpose: "复合材料枕梁生产线扩建", guaranteed: true },
  { id: "FA6H1V3CBN9RT2", applicant: "OR5XC2", bank, amount: "2600000.00", tenor: 12, reached: 5, applied: "2024-02-26", drawn: "2024-04-08", stage: ["loan", "performing"], updated: "2025-01-10", purpose: "数控磨床研发周转资金" },
  { id: "FA2W5Y8ZKD4GP7", applicant: "OR5XC4", bank: otherBank, amount: "1500000.00", tenor: 12, reached: 5, applied: "2023-11-20", drawn: "2024-01-05", stage: ["loan", "overdue"], late: 15, next: w("企业经办人", "Enterprise officer"), updated: "2025-01-20", purpose: "储能电池箱体批量试制" },
  { id: "FA8Q6T2MXH5VB1", applicant: "OR5XC9", bank, amount: "5000000.00", tenor: 24, reached: 4, applied: "2024-12-02", stage: ["credit", "proposed"], next: w("银行审批人", "Bank approver"), updated: "2025-01-17", purpose: "工业仿真求解器产品化", guaranteed: true },
  { id: "FA4C9P1LRW7ND5", applicant: "OR5XC6", bank, amount: "3000000.00", tenor: 12, reached: 3, applied: "2024-12-16", stage: ["pledge", "submitted"], next: w("登记员", "Registrar"), updated: "2025-01-16", purpose: "可降解支架临床试验" },
  { id: "FA1X7G3HUB6QK9", applicant: "OR5XC8", bank: otherBank, amount: "2000000.00", tenor: 12, reached: 3, applied: "2024-12-09", stage: ["pledge", "correction_requested"], next: w("企业经办人", "Enterprise officer"), updated: "2025-01-14", purpose: "稀贵金属靶材中试" },
  { id: "FA5M2K8YVJ3TC4", applicant: "OR5XC2", bank, amount: "1800000.00", tenor: 12, reached: 2, applied: "2025-01-03", stage: ["due_diligence", "visiting"], next: w("银行客户经理", "Bank officer"), updated: "2025-01-15", purpose: "磨床控制器升级" },
  { id: "FA7B4Z6NQE1XW8", applicant: "OR5XC7", bank, amount: "1200000.00", tenor: 12, reached: 1, applied: "2025-01-08", stage: ["valuation", "assigned"], next: w("评估师", "Appraiser"), updated: "2025-01-13", purpose: "天然产物提取车间改造" },
  { id: "FA9T3H5DGR8PL2", applicant: "OR5XC1", bank: otherBank, amount: "2500000.00", tenor: 12, reached: 0, applied: "2025-01-17", stage: ["application", "submitted"], next: w("银行客户经理", "Bank officer"), updated: "2025-01-17", purpose: "封装产线设备更新" },
];

// 按季付息到期还本 at 3.85 %, actual/360.
const RATE = 385n;
const quarterEnds = ["03-20", "06-20", "09-20", "12-20"];
function interest(principal, from, to) {
  return yuan(half(fen(principal) * RATE * BigInt(days(from, to)), 10_000n * 360n));
}
function addMonths(from, months) {
  const made = new Date(`${from}T00:00:00Z`);
  made.setUTCMonth(made.getUTCMonth() + months);
  return made.toISOString().slice(0, 10);
}
function loanOf(financing) {
  if (!financing.drawn) return undefined;
  const maturity = addMonths(financing.drawn, financing.tenor);
  const dues = [];
  for (let year = 2023; year <= 2027; ++year)
    for (const end of quarterEnds) {
      const due = `${year}-${end}`;
      if (due > financing.drawn && due < maturity) dues.push(due);
    }
  dues.push(maturity);
  let before = financing.drawn;
  const schedule = dues.map((due, index) => {
    const part = interest(financing.amount, before, due);
    before = due;
    const principal = due === maturity ? financing.amount : "0.00";
    const isPaid = due <= businessDate && due !== maturity;
    return {
      number: index + 1, due, principal, interest: part, total: sum(principal, part),
      paid: isPaid ? sum(principal, part) : "0.00",
      status: isPaid ? "paid" : due <= businessDate ? "overdue" : "due",
    };
  });
  const daysOverdue = maturity <= businessDate ? days(maturity, businessDate) : 0;
  const overdue = daysOverdue > 0;
  const recovered = financing.id === "FA7K2M9QXT4BC3" ? "1164000.00" : "0.00";
  const outstanding = yuan(fen(financing.amount) - fen(recovered));
  const lastDue = schedule.filter((each) => each.due <= businessDate).at(-1)?.due ?? financing.drawn;
  const penalty = overdue ? yuan(half(fen(financing.amount) * 5775n * BigInt(daysOverdue), 100_000n * 360n)) : "0.00";
  const lastInterest = schedule.at(-1).interest;
  const overduePrincipal = overdue ? outstanding : "0.00";
  const accrued = overdue ? "0.00" : interest(financing.amount, lastDue, businessDate);
  const dueInterest = overdue ? lastInterest : "0.00";
  const compound = overdue ? yuan(half(fen(lastInterest) * 5775n * BigInt(daysOverdue), 100_000n * 360n)) : "0.00";
  const due = sum(overduePrincipal, dueInterest, penalty, compound);
  const toCome = schedule
    .filter((each) => each.status === "due")
    .map((each) => ({ due: each.due, principal: each.principal, interest: each.interest, balance: each.due === maturity ? "0.00" : financing.amount }));
  const state = {
    date: businessDate, started: true, final: false, written_off: false, maturity, annual_rate: "0.0385",
    principal_not_due: overdue ? "0.00" : outstanding, principal_due: "0.00", principal_overdue: overduePrincipal,
    interest_accrued: accrued, interest_due: dueInterest, penalty, compound, costs: "0.00",
    due, owed: overdue ? due : sum(outstanding, accrued),
    ...(toCome[0] ? { next: toCome[0] } : {}),
    ...(overdue ? { oldest_unpaid: maturity } : {}),
    days_overdue: daysOverdue,
    loan_class: daysOverdue === 0 ? "normal" : daysOverdue <= 90 ? "special_mention" : daysOverdue <= 270 ? "substandard" : "doubtful",
  };
  const accruedWhy = {
    title: w("应计利息", "Accrued interest"), rule: "accrual.actual_360",
    source: w("借款合同第五条：按实际天数除以 360 计息", "Loan contract article 5: actual days over 360"),
    formula: w("本金 × 年利率 × 实际天数 ÷ 360", "principal × annual rate × days ÷ 360"), rounding: "half_up",
    inputs: [
      { name: "principal", ...w("计息本金", "Principal"), value: financing.amount, unit: "money" },
      { name: "rate", ...w("年利率", "Annual rate"), value: "0.0385", unit: "rate" },
      { name: "days", ...w("实际天数", "Days"), value: String(days(lastDue, businessDate)), unit: "days" },
    ],
    result: interest(financing.amount, lastDue, businessDate), unit: "money", steps: [rateWhy],
  };
  const events = [
    { date: financing.drawn, happening: { type: "loan.disbursed", amount: financing.amount } },
    ...schedule.filter((each) => each.status === "paid").map((each) => ({ date: each.due, happening: { type: "loan.repaid", amount: each.total } })),
    ...(recovered !== "0.00" ? [{ date: "2025-01-17", happening: { type: "loan.recovered", amount: recovered } }] : []),
  ].map((event, index) => ({ id: `EV${financing.id.slice(2, 8)}${index}`, ...event }));
  return { id: financing.id.replace("FA", "LN"), state, schedule: toCome, events, plan: schedule, outstanding, accruedWhy };
}

const rateWhy = {
  title: w("执行利率", "Contract rate"), rule: "rate.lpr_plus",
  source: w("借款合同第三条；全国银行间同业拆借中心公布的 1 年期 LPR（2023-08-21 起 3.45%）", "Loan contract article 3; one-year LPR of 3.45% from 2023-08-21"),
  formula: w("1 年期 LPR + 加点", "one-year LPR + spread"), rounding: "exact",
  inputs: [
    { name: "lpr", ...w("1 年期 LPR", "One-year LPR"), value: "0.0345", unit: "rate" },
    { name: "spread", ...w("加点", "Spread"), value: "0.004", unit: "rate" },
  ],
  result: "0.0385", unit: "rate", steps: [],
};

function share(name, zh, en, part, amount, base) {
  return {
    title: w(zh, en), rule: `loss_sharing.${name}`, programme: hunan.id, version: hunan.version,
    source: w("《湖南省知识产权质押融资风险补偿资金管理办法》：本金损失由补偿金、银行及担保（保险）机构、评估处置机构按 45%、45%、10% 分担", "Hunan's measure: principal loss is shared 45% fund, 45% bank with guarantor or insurer, 10% appraiser-disposer"),
    formula: w("本金损失 × 分担比例，按最大余数法分配到分", "principal loss × share, allocated to the fen by largest remainder"), rounding: "largest_remainder",
    inputs: [
      { name: "loss", ...w("本金损失", "Principal loss"), value: base, unit: "money" },
      { name: "share", ...w("分担比例", "Share"), value: part, unit: "rate" },
    ],
    result: amount, unit: "money",
    steps: [
      {
        title: w("计入补偿的本金损失", "Principal loss counted"), rule: "loss_base.cap_per_borrower", programme: hunan.id, version: hunan.version,
        source: w("同一借款企业贷款余额不超过 500 万元", "At most 5,000,000 yuan per borrower"),
        formula: w("取未偿还本金与单户上限中较小者", "the lesser of outstanding principal and the cap per borrower"), rounding: "exact",
        inputs: [
          { name: "outstanding", ...w("未偿还本金", "Outstanding principal"), value: base, unit: "money" },
          { name: "cap", ...w("单户上限", "Cap per borrower"), value: "5000000.00", unit: "money" },
        ],
        result: base, unit: "money", steps: [],
      },
    ],
  };
}

const field = (name, zh, en, type, value, why) => ({ name, zh, en, type, value, ...(why ? { why } : {}) });
const paper = (kind, zh, en, reference) => ({ kind, zh, en, present: reference !== undefined, ...(reference ? { reference } : {}) });

function sectionsOf(f) {
  const kindIndex = { application: 0, valuation: 1, due_diligence: 2, pledge: 3, credit: 4, loan: 5, compensation: 6, disposal: 6 };
  const done = (kind) => f.reached > kindIndex[kind];
  const stage = (kind) => stageOf(kind, f.stage[0] === kind ? f.stage[1] : stages[kind].at(-1)[0]);
  const value = yuan((fen(f.amount) * 235n) / 100n);
  const all = [
    { kind: "application", title: w("融资申请", "Application"),
      fields: [
        field("amount", "申请金额", "Amount applied for", "money", f.amount),
        field("tenor", "期限", "Tenor", "count", `${f.tenor}`),
        field("purpose", "借款用途", "Purpose", "text", f.purpose),
        field("applied_on", "申请日", "Applied on", "date", f.applied),
        field("size", "企业规模", "Size of enterprise", "text", "小型（工信部联企业〔2011〕300号）"),
      ],
      papers: [paper("application_form", "融资申请书", "Application form", "2023-申-0412"), paper("licence", "营业执照", "Business licence", "已核验"), paper("accounts", "近三年财务报表", "Accounts of three years", f.reached > 0 ? "3 份" : undefined)] },
    { kind: "valuation", title: w("价值评估", "Valuation"),
      fields: done("valuation") ? [
        field("value", "评估价值", "Appraised value", "money", value, {
          title: w("评估价值", "Appraised value"), rule: "valuation.relief_from_royalty",
          source: w("资产评估执业准则——无形资产；许可费节省法", "Appraisal standard for intangible assets; relief from royalty"),
          formula: w("Σ 收入 × 分成率 × （1 − 税率） ÷ （1 + 折现率）ᵗ", "Σ revenue × royalty × (1 − tax) ÷ (1 + discount)ᵗ"), rounding: "half_up",
          inputs: [
            { name: "royalty", ...w("分成率", "Royalty rate"), value: "0.042", unit: "rate" },
            { name: "discount", ...w("折现率", "Discount rate"), value: "0.145", unit: "rate" },
            { name: "years", ...w("收益年限", "Years"), value: "8", unit: "count" },
          ],
          result: value, unit: "money", steps: [] }),
        field("ltv", "质押率", "Loan to value", "rate", "0.4255"),
        field("valid_until", "报告有效期至", "Report valid until", "date", addMonths(f.applied, 12)),
        field("signers", "签字评估师", "Signing appraisers", "text", "周涛、孙晓雯"),
      ] : [field("assigned_on", "受托日", "Engaged on", "date", f.applied)],
      papers: [paper("appraisal_report", "资产评估报告", "Appraisal report", done("valuation") ? "湘中评报字〔2023〕第 0187 号" : undefined)] },
    { kind: "due_diligence", title: w("尽职调查", "Due diligence"),
      fields: done("due_diligence") ? [field("opinion", "调查结论", "Conclusion", "text", "核心专利法律状态稳定，年费按期缴纳；订单覆盖贷款期限。建议授信。")] : [field("visit", "现场走访", "Visit", "text", "已约 2025-01-22")],
      papers: [paper("register_extract", "专利登记簿副本", "Register extract", done("due_diligence") ? "2023-簿-55120" : undefined), paper("report", "尽职调查报告", "Due diligence report", done("due_diligence") ? "潇银尽调 2023-311" : undefined)] },
    { kind: "pledge", title: w("质押登记", "Pledge registration"),
      fields: f.stage[1] === "correction_requested"
        ? [field("submitted_on", "申请日", "Filed on", "date", "2025-01-10"), field("ground", "补正事由", "Ground", "text", "第 4 项：第 7 年年费未按规定缴纳；补缴后视为自补正之日起算")]
        : [field("submitted_on", "申请日", "Filed on", "date", done("pledge") ? addMonths(f.applied, 1) : "2025-01-15"), field("secured", "担保债权数额", "Secured amount", "money", f.amount), ...(done("pledge") ? [field("number", "登记号", "Registration number", "text", "Y2023980057812")] : [])],
      papers: [paper("pledge_contract", "专利权质押合同", "Pledge contract", "质 2023-0915"), paper("undertaking", "双方承诺书", "Undertaking of both parties", "已收"), paper("certificate", "质押登记通知书", "Registration notice", done("pledge") ? "Y2023980057812" : undefined)] },
    { kind: "credit", title: w("授信与放款", "Credit and drawdown"),
      fields: [
        field("line", "授信金额", "Credit line", "money", f.amount),
        field("rate", "执行利率", "Contract rate", "rate", "0.0385", rateWhy),
        field("method", "还款方式", "Repayment", "text", "按季付息到期还本"),
        field("maker", "经办人", "Proposed by", "text", "李敏"),
        ...(done("credit") ? [field("checker", "复核人", "Approved by", "text", "王建国"), field("drawn_on", "放款日", "Disbursed on", "date", f.drawn)] : []),
      ],
      papers: [paper("loan_contract", "借款合同", "Loan contract", done("credit") ? "潇银借字 2023-0915" : undefined)] },
    ...(f.drawn ? [loanSection(f)] : []),
    { kind: "compensation", title: w("风险补偿", "Compensation"),
      fields: [
        field("loss", "本金损失", "Principal loss", "money", f.amount),
        ...["fund", "bank", "appraiser"].map((who, index) => {
          const names = [["补偿金承担", "Borne by the fund"], ["银行与担保机构承担", "Borne by bank and guarantor"], ["评估处置机构承担", "Borne by the appraiser-disposer"]][index];
          const part = ["9/20", "9/20", "1/10"][index];
          const amount = yuan((fen(f.amount) * [45n, 45n, 10n][index]) / 100n);
          return field(who, ...names, "money", amount, share(who, names[0], names[1], part, amount, f.amount));
        }),
        field("maker", "经办人", "Proposed by", "text", "刘芳"),
        ...(f.stage[0] === "disposal" ? [field("checker", "复核人", "Approved by", "text", "何伟"), field("paid_on", "拨付日", "Paid on", "date", "2025-01-06")] : []),
      ],
      papers: [paper("claim", "补偿申请书", "Claim", "潇银补 2024-02"), paper("dunning", "催收记录", "Dunning record", "6 份")] },
    { kind: "disposal", title: w("质物处置", "Disposal of the pledge"),
      fields: [
        field("price", "成交价款", "Sale price", "money", "1200000.00"),
        field("costs", "处置费用", "Costs", "money", "36000.00"),
        field("recovered", "可分配回收款", "To be distributed", "money", "1164000.00"),
        field("fund", "返还补偿金", "Back to the fund", "money", "523800.00", share("recovery", "返还补偿金", "Back to the fund", "9/20", "523800.00", "1164000.00")),
        field("bank", "返还银行与担保机构", "Back to bank and guarantor", "money", "523800.00"),
        field("appraiser", "返还评估处置机构", "Back to the appraiser-disposer", "money", "116400.00"),
        field("buyer", "受让方", "Buyer", "text", "长沙星城集成电路有限公司"),
      ],
      papers: [paper("sale_contract", "专利权转让合同", "Assignment contract", "湘知转 2025-003"), paper("auction", "公开挂牌成交确认书", "Confirmation of sale", "湘产权 2025-0019")] },
  ];
  return all
    .filter((each) => f.reached >= kindIndex[each.kind] && !(f.reached < 6 && each.kind === "compensation") && !(each.kind === "disposal" && f.stage[0] !== "disposal"))
    .map((each) => ({ ...each, id: `${f.id}-${each.kind}`, stage: stage(each.kind) }));
}

function loanSection(f) {
  const { state, accruedWhy } = loanOf(f);
  return {
    kind: "loan", title: w("贷款", "Loan"),
    fields: [
      field("overdue_principal", "逾期本金", "Overdue principal", "money", state.principal_overdue),
      field("accrued_interest", "应计利息", "Interest accrued, not due", "money", state.interest_accrued, state.days_overdue === 0 ? accruedWhy : undefined),
      field("due_interest", "到期未还利息", "Interest due", "money", state.interest_due),
      field("penalty", "罚息", "Penalty interest", "money", state.penalty),
      field("compound", "复利", "Compound interest", "money", state.compound),
      field("due", "当前应还", "Due now", "money", state.due),
      field("owed", "全部欠款", "Owed in all", "money", state.owed),
      field("annual_rate", "执行年利率", "Annual rate", "rate", state.annual_rate, rateWhy),
      field("days_overdue", "逾期天数", "Days overdue", "days", state.days_overdue),
    ],
    papers: [],
  };
}

function phasesOf(f) {
  const since = [f.applied, addMonths(f.applied, 0), addMonths(f.applied, 0), addMonths(f.applied, 1), addMonths(f.applied, 1), f.drawn, addMonths(f.drawn ?? f.applied, f.tenor)];
  return catalogue.phases.map((phase, index) => ({
    ...phase,
    state: index < f.reached ? "done" : index === f.reached ? "current" : "todo",
    ...(index <= f.reached ? { since: since[index] } : {}),
    ...(index < f.reached ? { until: since[index + 1] } : {}),
    ...(index === f.reached && index === 3 ? { clock: { due: f.stage[1] === "submitted" ? "2025-01-17" : "2025-01-24", working_days: 3, source: w("专利权质押登记办法（国家知识产权局公告第 461 号）", "Patent pledge measures, CNIPA announcement 461") } } : {}),
  }));
}

const actionSets = {
  li_min_application: [
    { name: "accept", ...w("受理申请", "Accept the application"), schema: object({ accepted_on: member(date, "受理日", "Accepted on"), remark: member(longText, "说明", "Remark") }, ["accepted_on"]), prefill: { accepted_on: businessDate } },
    { name: "decline", ...w("不予受理", "Decline"), dangerous: true, schema: object({ reason: member(longText, "理由", "Reason") }) },
  ],
  valuation: [
    { name: "sign_report", ...w("出具评估报告", "Sign the report"),
      schema: object({
        value: member(money, "评估价值", "Appraised value"),
        method: member({ type: "string", enum: ["equal_instalment", "bullet"] }, "评估方法", "Method"),
        valid_until: member(date, "报告有效期至", "Valid until"),
        signers: member({ type: "array", items: object({ name: member(shortText, "姓名", "Name"), certificate: member(shortText, "职业资格证号", "Certificate number") }), minItems: 2 }, "签字评估师（不少于两名）", "Signing appraisers (at least two)"),
        reference: member(shortText, "报告文号", "Report number"),
      }) },
  ],
  credit: [
    { name: "approve", ...w("批准授信", "Approve the credit"), note: w("经办人李敏，2025-01-17 提交。批准后不可撤回。", "Proposed by Li Min on 2025-01-17. Approval cannot be withdrawn."),
      schema: object({ line: member(money, "批准金额", "Approved amount"), rate: member(rate, "执行利率", "Contract rate"), tenor_months: member({ type: "integer", minimum: 1, maximum: 36 }, "期限（月）", "Tenor (months)"), method: member({ type: "string", enum: ["equal_instalment", "equal_principal", "interest_first", "bullet"] }, "还款方式", "Repayment"), opinion: member(longText, "审批意见", "Opinion") }),
      prefill: { line: "5000000.00", rate: "0.0385", tenor_months: 24, method: "interest_first" } },
    { name: "reject", ...w("否决", "Reject"), dangerous: true, schema: object({ reason: member(longText, "理由", "Reason") }) },
  ],
  pledge: [
    { name: "register", ...w("准予登记", "Register the pledge"), schema: object({ number: member(shortText, "登记号", "Registration number"), registered_on: member(date, "登记日", "Registered on") }), prefill: { registered_on: businessDate } },
    { name: "request_correction", ...w("通知补正", "Request correction"), schema: object({ ground: member({ type: "string", enum: ["annual_fee_unpaid", "co_owner_consent", "already_pledged"] }, "事由", "Ground"), explanation: member(longText, "说明", "Explanation") }) },
    { name: "refuse", ...w("不予登记", "Refuse"), dangerous: true, schema: object({ reason: member(longText, "理由", "Reason") }) },
  ],
  compensation: [
    { name: "approve_compensation", ...w("批准拨付", "Approve the payment"), dangerous: true, note: w("拨付 1,440,000.00 元至洞庭农商银行岳阳分行专户。", "Pays 1,440,000.00 yuan to the account at Dongting bank."), schema: object({ paid_on: member(date, "拨付日", "Paid on"), opinion: member(longText, "审批意见", "Opinion") }, ["paid_on"]), prefill: { paid_on: businessDate } },
  ],
  repay: [
    { name: "repay", ...w("登记还款", "Record a repayment"), schema: object({ amount: member(money, "还款金额", "Amount"), on: member(date, "还款日", "Date"), reference: member(shortText, "凭证号", "Reference") }), prefill: { on: businessDate } },
    { name: "prepay", ...w("提前还款", "Prepay"), schema: object({ amount: member(money, "金额", "Amount"), on: member(date, "日期", "Date") }) },
  ],
};
function actionsFor(me, f) {
  const can = (role) => me.roles.includes(role);
  const set =
    can("bank_officer") && f.reached === 0 ? actionSets.li_min_application
    : can("appraiser_officer") && f.reached === 1 ? actionSets.valuation
    : can("registry_officer") && f.stage[1] === "submitted" && f.reached === 3 ? actionSets.pledge
    : can("bank_approver") && f.stage[1] === "proposed" && f.reached === 4 ? actionSets.credit
    : can("bank_officer") && f.reached === 5 ? actionSets.repay
    : can("fund_approver") && f.stage[0] === "compensation" ? actionSets.compensation
    : [];
  return set.map((each) => ({ method: "POST", ...each, path: `/api/v1/financings/${f.id}/${each.name}` }));
}

function timelineOf(f) {
  const list = [
    [f.applied, "陈立", organisation(f.applicant).name, w("提交融资申请", "Application submitted"), f.amount],
    ...(f.reached >= 1 ? [[f.applied, "李敏", f.bank.name, w("受理申请，委托评估", "Application accepted, appraiser engaged")]] : []),
    ...(f.reached >= 2 ? [[addMonths(f.applied, 0), "周涛", appraiser.name, w("出具评估报告", "Appraisal report signed"), yuan((fen(f.amount) * 235n) / 100n)]] : []),
    ...(f.reached >= 4 ? [[addMonths(f.applied, 1), "张玲", "长沙专利权质押登记窗口", w("准予质押登记", "Pledge registered"), f.amount]] : []),
    ...(f.drawn ? [[f.drawn, "王建国", f.bank.name, w("批准授信", "Credit approved"), f.amount], [f.drawn, "李敏", f.bank.name, w("放款", "Loan disbursed"), f.amount]] : []),
    ...(f.stage[0] === "disposal" ? [["2025-01-06", "何伟", operator.name, w("拨付补偿款", "Compensation paid"), "2250000.00"], ["2025-01-17", "周涛", appraiser.name, w("质押专利成交，回收款按原比例返还", "Pledged patent sold, recovery shared"), "1164000.00"]] : []),
  ];
  return list.map(([on, actor, organisationName, words, amount], index) => ({ at: at(on, 9 + (index % 8)), date: on, actor, organisation: organisationName, kind: "financing", type: words.en, ...words, ...(amount ? { amount } : {}) })).reverse();
}

export function rowOf(f) {
  const loan = loanOf(f);
  return {
    id: f.id, applicant: organisation(f.applicant), bank: f.bank, programme: hunan.title.zh, amount: f.amount,
    phase: catalogue.phases[f.reached].name, section_stage: w(stageOf(...f.stage).zh, stageOf(...f.stage).en), updated: at(f.updated, 15),
    ...(loan ? { outstanding: loan.outstanding, days_overdue: loan.state.days_overdue, class: loan.state.loan_class } : {}),
    ...(f.next ? { next: f.next } : {}),
  };
}
export const rows = () => financings.map(rowOf);

export function pageOf(id, me) {
  const f = financings.find((each) => each.id === id);
  if (!f) return undefined;
  const loan = loanOf(f);
  return {
    financing: { id: f.id, applicant: organisation(f.applicant), bank: f.bank, appraiser, ...(f.guaranteed ? { guarantor } : {}), programme: hunan, amount: f.amount, tenor_months: f.tenor, purpose: f.purpose, rights: rightsOf(f.applicant), phase: catalogue.phases[f.reached].name, applied_on: f.applied },
    phases: phasesOf(f), sections: sectionsOf(f), ...(loan ? { loan: wire(loan) } : {}),
    actions: actionsFor(me, f),
    waiting_for: f.next ? [{ role: f.next.en, ...f.next }] : [],
    timeline: timelineOf(f),
  };
}

const wire = (loan) => loan && { id: loan.id, state: loan.state, schedule: loan.schedule, events: loan.events };

function entryOf(id, on, booked, words, rule, lines) {
  return lines.map(([book, account, amount]) => ({ entry: id, value_date: on, booking_date: booked, book, account, account_zh: accountZh(account), amount, ...(rule ? { programme: hunan.id, version: hunan.version, rule } : {}), ...words, event: id.replace("EN", "EV") }));
}
export function postingsOf(id) {
  const f = financings.find((each) => each.id === id);
  const loan = f && loanOf(f);
  if (!loan) return [];
  const firm = organisation(f.applicant);
  const L = loan.id;
  const lines = entryOf("EN0001", f.drawn, f.drawn, w("放款", "Loan disbursed"), "", [
    [f.bank, `Assets:Loans:Principal:${L}`, f.amount], [f.bank, "Liabilities:Deposits:Customers", negative(f.amount)],
    [firm, "Assets:Cash", f.amount], [firm, `Liabilities:Loans:Principal:${L}`, negative(f.amount)],
  ]);
  const reserve = yuan((fen(f.amount) * 45n) / 100n);
  lines.push(...entryOf("EN0002", f.drawn, f.drawn, w("补偿金占用（贷款本金的 45%）", "Fund reserved (45% of principal)"), "reservation", [[operator, "Equity:Fund:Free", reserve], [operator, "Equity:Fund:Reserved", negative(reserve)]]));
  loan.plan.filter((each) => each.status !== "due").forEach((each, index) => {
    lines.push(...entryOf(`EN01${index}1`, each.due, each.due, w(`计提第 ${each.number} 期利息`, `Interest of period ${each.number} accrued`), "", [
      [f.bank, `Assets:Loans:Interest:${L}`, each.interest], [f.bank, "Income:Interest", negative(each.interest)],
      [firm, "Expenses:Interest", each.interest], [firm, `Liabilities:Loans:Interest:${L}`, negative(each.interest)],
    ]));
    if (each.status === "paid")
      lines.push(...entryOf(`EN01${index}2`, each.due, each.due, w(`归还第 ${each.number} 期利息`, `Interest of period ${each.number} repaid`), "", [
        [f.bank, "Liabilities:Deposits:Customers", each.interest], [f.bank, `Assets:Loans:Interest:${L}`, negative(each.interest)],
        [firm, `Liabilities:Loans:Interest:${L}`, each.interest], [firm, "Assets:Cash", negative(each.interest)],
      ]));
  });
  if (f.stage[0] === "disposal") {
    lines.push(...entryOf("EN0900", "2025-01-06", "2025-01-06", w("补偿金拨付 45%", "Fund pays 45%"), "loss_sharing.fund", [
      [operator, "Assets:Claims:Compensation", "2250000.00"], [operator, "Assets:Fund:Deposits", "-2250000.00"], [operator, "Equity:Fund:Reserved", "2250000.00"], [operator, "Equity:Fund:Free", "-2250000.00"],
      [f.bank, "Liabilities:Deposits:Fund", "2250000.00"], [f.bank, "Income:Compensation", "-2250000.00"],
    ]));
    lines.push(...entryOf("EN0910", "2025-01-17", "2025-01-17", w("处置回收按原比例返还", "Recovery returned in the same shares"), "recovery.pro_rata", [
      [f.bank, "Liabilities:Deposits:Customers", "1164000.00"], [f.bank, `Assets:Loans:Principal:${L}`, "-1164000.00"],
      [operator, "Assets:Fund:Deposits", "523800.00"], [operator, "Assets:Claims:Compensation", "-523800.00"],
    ]));
  }
  return lines;
}
const opening = entryOf("EN0000", "2023-01-01", "2023-01-01", w("补偿金到账", "Fund received"), "", [
  [operator, "Assets:Fund:Deposits", "65000000.00"], [operator, "Equity:Fund:Free", "-65000000.00"],
]);
export const allPostings = () => [...opening, ...financings.flatMap((each) => postingsOf(each.id))];

export function stateAt(loanId) {
  const f = financings.find((each) => each.id === loanId.replace("LN", "FA"));
  return f && wire(loanOf(f));
}

const months = [];
for (let index = 0; index < 19; ++index) months.push(addMonths("2023-07-20", index));
export function fund() {
  const reservedAt = (on) => financings.filter((f) => f.drawn && f.drawn <= on && !(f.stage[0] === "disposal" && on >= "2025-01-06")).reduce((total, f) => total + (fen(f.amount) * 45n) / 100n, 0n);
  const history = months.map((on) => {
    const paid = on >= "2025-01-06" ? fen("2250000.00") : 0n;
    const recovered = on >= "2025-01-17" ? fen("523800.00") : 0n;
    const reserved = reservedAt(on);
    return { date: on, free: yuan(fen("65000000.00") - paid + recovered - reserved), reserved: yuan(reserved), paid: yuan(paid), recovered: yuan(recovered) };
  });
  const last = history.at(-1);
  return {
    id: "FD1HN", name: "湖南省知识产权质押融资风险补偿金", programme: hunan.title.zh, size: "65000000.00",
    balances: { deposits: sum(last.free, last.reserved), free: last.free, reserved: last.reserved, paid: last.paid, recovered: last.recovered },
    headroom: last.free, history,
    by_bank: [
      { bank, deposit: "42250000.00", enrolled: "12400000.00", paid: "2250000.00" },
      { bank: otherBank, deposit: "22750000.00", enrolled: "4700000.00", paid: "0.00" },
    ],
    enrolments: financings.filter((f) => f.drawn).map((f) => ({ id: f.id.replace("FA", "EN"), financing: f.id, borrower: organisation(f.applicant), bank: f.bank, principal: f.amount, reserved: f.stage[0] === "disposal" ? "0.00" : yuan((fen(f.amount) * 45n) / 100n), paid: f.stage[0] === "disposal" ? "2250000.00" : "0.00", stage: w(stageOf(...f.stage).zh, stageOf(...f.stage).en), enrolled_on: f.drawn })),
    actions: [],
  };
}

export const registrations = () => [
  { id: "PG4C9P", financing: "FA4C9P1LRW7ND5", applicant: organisation("OR5XC6"), pledgee: bank, rights: 1, stage: stageOf("pledge", "submitted"), submitted_on: "2025-01-15", due_on: "2025-01-17" },
  { id: "PG1X7G", financing: "FA1X7G3HUB6QK9", applicant: organisation("OR5XC8"), pledgee: otherBank, rights: 2, stage: stageOf("pledge", "correction_requested"), submitted_on: "2025-01-10", due_on: "2025-01-24" },
  { id: "PG9D4J", financing: "FA9D4J7WPX2KM8", applicant: organisation("OR5XC3"), pledgee: bank, rights: 1, stage: stageOf("pledge", "registered"), submitted_on: "2024-02-19" },
];

export function tasksFor(me) {
  const mine = (f) => actionsFor(me, f).length > 0 || (me.roles.includes("enterprise_officer") && f.next?.en === "Enterprise officer" && f.applicant === me.organisation.id) || (me.roles.includes("fund_officer") && f.next?.en === "Fund officer");
  return financings.filter((f) => mine(f) && f.stage[1] !== "performing").map((f) => ({
    financing: f.id, applicant: organisation(f.applicant), section: f.stage[0],
    action: actionsFor(me, f)[0] ? w(actionsFor(me, f)[0].zh, actionsFor(me, f)[0].en) : w("确认回收款入账", "Confirm the recovery"),
    since: at(f.updated), ...(f.reached === 3 ? { due: "2025-01-17" } : {}),
  }));
}

export const programmes = [{ ...hunan, from: "2023-01-01", jurisdiction: w("湖南省", "Hunan") }];
export const programmePage = {
  ...programmes[0],
  reading: w(
    "一、适用条件\n· 借款企业在湖南省内登记，为中小微企业。\n· 质物为专利权、注册商标专用权，已办理质押登记。\n· 同一借款企业贷款余额不超过 500 万元。\n\n二、补偿触发\n· 贷款本金逾期满 90 天。\n\n三、损失分担\n· 本金损失由三方分担：补偿金 45%，银行及其担保或保险机构 45%，评估处置机构 10%。\n· 按最大余数法分配到分。\n\n四、补偿金\n· 规模 65,000,000 元，按各银行承诺授信额比例存放。\n\n五、回收\n· 处置所得扣除费用后，按各方实际承担的比例返还，超过债权的部分归出质人。",
    "1. Eligibility\n· The borrower is an SME registered in Hunan.\n· The pledge is a registered patent or trademark pledge.\n· At most 5,000,000 yuan per borrower.\n\n2. Trigger\n· Principal overdue for 90 days.\n\n3. Loss sharing\n· Principal loss: fund 45%, bank with guarantor or insurer 45%, appraiser-disposer 10%.\n· Allocated to the fen by largest remainder.\n\n4. Fund\n· 65,000,000 yuan, deposited with banks in proportion to their committed lines.\n\n5. Recovery\n· Proceeds less costs return to the parties in proportion to what each bore; a surplus over the debt goes to the pledgor.",
  ),
  blocks: [],
};

export function rightPage(id) {
  const right = rights.find((each) => each.id === id);
  if (!right) return undefined;
  const pledgedBy = financings.filter((f) => f.applicant === right.holder.id && f.reached > 3);
  return {
    right,
    fields: [
      field("number", right.kind === "trademark" ? "注册号" : "专利号", "Number", "text", right.number),
      field("holder", "权利人", "Holder", "text", right.holder.name),
      field("expires_on", "期限届满日", "Expires on", "date", right.expires_on),
      field("annual_fee", "下一年费应缴额", "Next annual fee", "money", "1200.00"),
      field("fee_due", "下一年费截止日", "Fee due", "date", "2025-10-22"),
    ],
    actions: [], timeline: timelineOf(financings[0]).slice(0, 3),
    pledges: right.pledged ? pledgedBy.map((f) => ({ id: `PG${f.id.slice(2, 6)}`, financing: f.id, pledgee: f.bank, stage: w("已登记", "Registered"), registered_on: addMonths(f.applied, 1), number: "Y2023980057812", amount: f.amount })) : [],
  };
}

export function balances(book, on) {
  const totals = new Map();
  for (const posting of allPostings()) {
    if (posting.book.id !== book || posting.value_date > on) continue;
    const total = totals.get(posting.account) ?? { debit: 0n, credit: 0n };
    const amount = fen(posting.amount);
    if (amount > 0n) total.debit += amount;
    else total.credit -= amount;
    totals.set(posting.account, total);
  }
  return [...totals].sort().map(([account, total]) => ({ account, account_zh: accountZh(account), debit: yuan(total.debit), credit: yuan(total.credit), balance: yuan(total.debit - total.credit) }));
}
