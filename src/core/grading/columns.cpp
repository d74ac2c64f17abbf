#include "core/grading/columns.h"

#include <algorithm>

namespace zhirong::grading {
namespace {

constexpr std::array<Word, 3> kinds{{{"invention", "发明", "invention"},
                                     {"utility_model", "实用新型", "utility model"},
                                     {"design", "外观设计", "design"}}};
constexpr std::array<Word, 6> statuses{{{"pending", "审查中", "pending"},
                                        {"in_force", "有效", "in force"},
                                        {"lapsed", "因未缴年费等终止", "lapsed"},
                                        {"expired", "期限届满", "expired"},
                                        {"invalidated", "宣告无效", "invalidated"},
                                        {"rejected", "驳回或撤回", "rejected or withdrawn"}}};
constexpr std::array<Word, 3> origins{{{"own_research", "自主研发", "own research"},
                                       {"joint_research", "合作研发", "joint research"},
                                       {"acquired", "受让取得", "acquired"}}};
constexpr std::array<Word, 4> sizes{{{"large", "大型", "large"},
                                     {"medium", "中型", "medium"},
                                     {"small", "小型", "small"},
                                     {"micro", "微型", "micro"}}};
constexpr std::array<Word, 4> policies{{{"supported", "支持类", "supported"},
                                        {"ordinary", "一般类", "ordinary"},
                                        {"restricted", "压降类", "restricted"},
                                        {"excluded", "退出类", "excluded"}}};

constexpr std::array<Column, patent_columns> patent_table{{
    {"kind", Kind::word, "专利类型", "kind of patent", kinds},
    {"status", Kind::word, "法律状态", "legal status", statuses},
    {"origin", Kind::word, "取得方式", "how it was obtained", origins},
    {"ipc", Kind::word, "国际专利分类", "international patent classification", {}},
    {"ipc_subclass", Kind::word, "国际专利分类小类", "subclass of the classification", {}},
    {"lead_inventor", Kind::word, "第一发明人", "first-named inventor", {}},
    {"filed_on", Kind::date, "申请日", "filing date", {}},
    {"granted_on", Kind::date, "授权公告日", "grant date", {}},
    {"expires_on", Kind::date, "期限届满日", "end of the term", {}},
    {"claims", Kind::count, "权利要求项数", "claims", {}},
    {"forward_citations", Kind::count, "被引次数", "citations received", {}},
    {"backward_citations", Kind::count, "引用次数", "citations made", {}},
    {"family_size", Kind::count, "同族专利数", "members of the family", {}},
    {"family_countries", Kind::count, "同族国家（地区）数", "countries of the family", {}},
    {"inventors", Kind::count, "发明人数", "inventors", {}},
    {"fee_years_paid", Kind::count, "已缴年费年度数", "years of annual fees paid", {}},
    {"licences", Kind::count, "许可备案次数", "licences filed", {}},
    {"transfers", Kind::count, "转让次数", "transfers", {}},
    {"pledges", Kind::count, "质押次数", "pledges", {}},
    {"litigations", Kind::count, "涉诉次数", "litigations", {}},
    {"invalidations_survived", Kind::count, "无效宣告后维持次数", "invalidations survived", {}},
    {"pct", Kind::flag, "PCT 国际申请", "international application (PCT)", {}},
    {"co_owned", Kind::flag, "共有", "co-owned", {}},
    {"in_product", Kind::flag, "已在产品中实施", "used in a product", {}},
    {"awarded", Kind::flag, "获专利奖", "awarded a patent prize", {}},
    {"in_standard", Kind::flag, "纳入标准", "part of a standard", {}},
}};

constexpr std::array<Column, firm_figures> firm_table{{
    {"founded_on", Kind::date, "成立日期", "founded on", {}},
    {"size", Kind::word, "企业规模", "size of the enterprise", sizes},
    {"staff", Kind::count, "从业人员", "staff", {}},
    {"rd_staff", Kind::count, "研发人员", "research staff", {}},
    {"rd_staff_kept", Kind::rate, "研发人员年留存率", "research staff kept over a year", {}},
    {"rd_intensity", Kind::rate, "研发费用占营业收入", "research cost to revenue", {}},
    {"revenue", Kind::money, "营业收入", "revenue", {}},
    {"patented_revenue_share",
     Kind::rate,
     "专利产品收入占比",
     "revenue from patented products",
     {}},
    {"licence_income", Kind::money, "许可收入", "licence income", {}},
    {"technology_contracts", Kind::count, "技术合同登记数", "technology contracts registered", {}},
    {"credit_policy", Kind::word, "信贷政策分类", "class under the credit policy", policies},
    {"negative_list", Kind::flag, "在负面清单内", "on the negative list", {}},
}};

static_assert(static_cast<std::size_t>(PatentColumn::in_standard) + 1 == patent_columns);
static_assert(static_cast<std::size_t>(Figure::negative_list) + 1 == firm_figures);

template <class Table>
std::vector<std::string> names_of(const Table& table) {
    std::vector<std::string> names;
    for (const Column& each : table) names.emplace_back(each.name);
    return names;
}

template <class Name, class Table>
std::optional<Name> find(const Table& table, std::string_view name) {
    const auto found = std::ranges::find(table, name, &Column::name);
    if (found == table.end()) return std::nullopt;
    return static_cast<Name>(found - table.begin());
}

}  // namespace

std::span<const Column, patent_columns> patent_column_table() { return patent_table; }
std::span<const Column, firm_figures> figure_table() { return firm_table; }
const Column& description(PatentColumn column) { return patent_table[index_of(column)]; }
const Column& description(Figure figure) { return firm_table[index_of(figure)]; }

std::optional<PatentColumn> find_patent_column(std::string_view name) {
    return find<PatentColumn>(patent_table, name);
}
std::optional<Figure> find_figure(std::string_view name) { return find<Figure>(firm_table, name); }

std::span<const std::string> patent_column_names() {
    static const std::vector<std::string> names = names_of(patent_table);
    return names;
}
std::span<const std::string> figure_names() {
    static const std::vector<std::string> names = names_of(firm_table);
    return names;
}

}  // namespace zhirong::grading
