// Firms of the province that are no customers yet, what is known of them and of the cast's, and a
// run that grades all of them. Of one firm of the cast nothing is known, and it gets no grade.
#include <array>

#include "app/demonstration/portfolio.h"
#include "app/demonstration/steps.h"
#include "core/identifiers/identifiers.h"

namespace zhirong {
namespace {

constexpr int firms = 35;
constexpr int without_figures = 2;
constexpr const char* nothing_known_of = "dongting-bio";

struct City {
    const char* name;
    const char* region;
};
constexpr std::array cities{City{"长沙", "430100"}, City{"株洲", "430200"}, City{"湘潭", "430300"},
                            City{"衡阳", "430400"}, City{"岳阳", "430600"}, City{"常德", "430700"},
                            City{"郴州", "431000"}};
struct Trade {
    const char* name;
    const char* main_class;
    const char* thing;
};
constexpr std::array trades{
    Trade{"精工", "B23Q11/00", "机床主轴冷却装置"}, Trade{"新材", "C22C21/00", "铝合金铸造方法"},
    Trade{"微电", "H01L21/67", "晶圆清洗装置"}, Trade{"动力", "F04D29/58", "泵体散热结构"},
    Trade{"生科", "C12N15/10", "核酸提取方法"}};

struct Patent {
    std::string number;
    std::string title;
    std::string main_class;
    int year = 0;
    bool invention = true;
    int strength = 0;  // what the rest of it follows from
};
struct Firm {
    std::string code;
    std::string name;
    std::string region;
    std::vector<Patent> patents;
    int strength = 0;
};

std::string digits(int number, std::size_t length) {
    std::string text = std::to_string(number);
    text.insert(0, length - std::min(length, text.size()), '0');
    return text;
}

std::string patent_number(int year, bool invention, int number) {
    const std::string body = std::to_string(year) + (invention ? '1' : '2') + digits(number, 7);
    for (const char check : std::string("0123456789X"))
        if (const auto read = read_patent_number(body + check)) return *read;
    ensure(false);
    return {};
}

Firm firm_of(int index) {
    const City& city = cities.at(static_cast<std::size_t>(index) % cities.size());
    const Trade& trade = trades.at(static_cast<std::size_t>(index) / cities.size());
    Firm firm;
    const std::string code = "91" + std::string(city.region) + "MA5" + digits(index + 1, 6);
    firm.code = code + credit_code_check(code + '0');
    firm.name = std::string(city.name) + trade.name + "科技有限公司";
    firm.region = city.region;
    firm.strength = index;
    for (int each = 0; each <= index % 4; ++each) {
        const int year = 2016 + (index + 2 * each) % 7;
        const bool invention = each % 3 != 2;
        firm.patents.push_back({patent_number(year, invention, 300'000 + 100 * index + 7 * each),
                                std::string("一种") + trade.thing, trade.main_class, year,
                                invention, index + 3 * each});
    }
    return firm;
}

std::vector<Firm> firms_of_the_province() {
    std::vector<Firm> all;
    for (int index = 0; index < firms; ++index) all.push_back(firm_of(index));
    return all;
}

// Those of the cast stand on the register already.
std::vector<Firm> firms_of_the_cast() {
    std::vector<Firm> all;
    int strength = 20;
    const auto add = [&](const CastOrganisation& each) {
        if (each.kind != OrganisationKind::enterprise ||
            each.id == std::string_view(nothing_known_of))
            return;
        Firm firm{each.credit_code, each.name, each.region, {}, strength++};
        for (const auto patents : {cast_rights(), portfolio_patents()})
            for (const CastRight& right : patents)
                for (const auto people : {cast_people(), portfolio_people()})
                    for (const CastPerson& person : people)
                        if (std::string_view(person.user) == right.firm_user &&
                            std::string_view(person.organisation) == each.id)
                            firm.patents.push_back({*read_patent_number(right.number), right.title,
                                                    right.main_class, 0, true, strength++});
        all.push_back(std::move(firm));
    };
    for (const auto organisations : {cast_organisations(), portfolio_organisations()})
        for (const CastOrganisation& each : organisations) add(each);
    return all;
}

void enter_patents(Teller& teller, const Firm& firm) {
    for (const Patent& patent : firm.patents)
        teller.post("registry", "/api/v1/rights/entries", [&] {
            const std::string year = std::to_string(patent.year);
            const std::string granted = std::to_string(patent.year + 1);
            // Paid until well after the story's end.
            const int paid = std::min(patent.invention ? 20 : 10, 2027 - patent.year);
            return Tree::map(
                {{"holder", Tree::map({{"name", firm.name}, {"credit_code", firm.code}})},
                 {"number", patent.number},
                 {"title", patent.title},
                 {"details", Tree::map({{"type", "patent"},
                                        {"main_class", patent.main_class},
                                        {"further_classes", Tree::List{}},
                                        {"filing_date", year + "-03-01"},
                                        {"grant_date", granted + "-10-20"},
                                        {"fee_paid_through_year", paid},
                                        {"same_day_invention", false}})},
                 {"co_owners", Tree::List{}},
                 {"registry", "changsha-window"}});
        });
}

TableRow facts_row(const Patent& patent) {
    const int s = patent.strength;
    return {patent.number,
            "2025-05-20",
            "演示检索报告",
            s % 5 == 4 ? "joint_research" : "own_research",
            "发明人" + digits(s % 9 + 1, 2),
            std::to_string(4 + s % 12),
            std::to_string(s % 19),
            std::to_string(3 + s % 8),
            std::to_string(1 + s % 4),
            std::to_string(1 + s % 3),
            std::to_string(s % 4 == 3 ? 1 : 0),
            "0",
            std::to_string(s % 11 == 10 ? 1 : 0),
            s % 6 == 5 ? "是" : "否",
            s % 3 == 0 ? "否" : "是",
            s % 13 == 12 ? "是" : "否"};
}

std::string facts_of(std::span<const Firm> all) {
    std::vector<TableRow> rows{{"专利号", "检索日期", "来源", "取得方式", "第一发明人",
                                "权利要求项数", "被引次数", "引用次数", "同族专利数", "同族国家数",
                                "许可备案次数", "转让次数", "无效后维持次数", "国际申请",
                                "已在产品中实施", "纳入标准"}};
    for (const Firm& firm : all)
        for (const Patent& patent : firm.patents) rows.push_back(facts_row(patent));
    return comma_separated(rows);
}

TableRow figures_row(const Firm& firm) {
    const int s = firm.strength;
    const int revenue = 4'000'000 + 6'500'000 * (s % 17);
    return {firm.code,
            firm.name,
            "2024-12-31",
            "演示审计报告2024",
            firm.region,
            std::to_string(2008 + s % 14) + "-05-01",
            s % 6 == 5 ? "medium" : "small",
            std::to_string(60 + 11 * (s % 20)),
            std::to_string(9 + 3 * (s % 12)),
            std::to_string(70 + s % 28) + "%",
            std::to_string(3 + s % 9) + "%",
            std::to_string(revenue),
            std::to_string(25 + s % 60) + "%",
            std::to_string(s % 6),
            s % 4 == 1 ? "supported" : "ordinary",
            "no"};
}

std::string figures_of(std::span<const Firm> all) {
    std::vector<TableRow> rows{
        {"统一社会信用代码", "企业名称", "数据截止日", "来源资料", "行政区划代码", "成立日期",
         "企业规模", "从业人员", "研发人员", "研发人员年留存率", "研发费用占营业收入", "营业收入",
         "专利产品收入占比", "技术合同登记数", "信贷政策分类", "在负面清单内"}};
    for (const Firm& firm : all) rows.push_back(figures_row(firm));
    return comma_separated(rows);
}

std::string demands_of(std::span<const Firm> all) {
    std::vector<TableRow> rows{{"统一社会信用代码", "企业名称", "融资金额（万元）", "用途",
                                "期限（月）", "联系人", "联系电话", "调查日期", "来源"}};
    int number = 0;
    for (const Firm& firm : all) {
        if (++number % 3 != 0) continue;
        rows.push_back({firm.code, firm.name, std::to_string(100 + 50 * (number % 9)),
                        number % 2 == 0 ? "购置设备" : "研发投入", number % 2 == 0 ? "24" : "12",
                        "演示联系人" + digits(number, 2), "1370000" + digits(number, 4),
                        "2025-05-15", "演示走访2025"});
    }
    return comma_separated(rows);
}

}  // namespace

void grade_the_firms(Teller& teller) {
    std::vector<Firm> all = firms_of_the_province();
    for (const Firm& firm : all) enter_patents(teller, firm);
    for (Firm& firm : firms_of_the_cast()) all.push_back(std::move(firm));
    teller.import("registry", "/api/v1/grading-imports/patent-facts",
                  [&] { return facts_of(all); });
    // What a firm says of itself, and a bank that has seen the paper.
    const CastOrganisation& chip = cast_organisation("zhuzhou-chip");
    teller.post("chip", "/api/v1/firm-figures", [&] {
        return Tree::map(
            {{"credit_code", chip.credit_code},
             {"name", chip.name},
             {"as_of", "2025-03-31"},
             {"source", "2025年一季度财务报表"},
             {"values", Tree::map({{"staff", 212}, {"rd_staff", 61}, {"rd_staff_kept", "94%"}})}});
    });
    teller.post(
        "bank.officer", std::string("/api/v1/firm-figures/") + chip.credit_code + "/verification",
        [] { return Tree::map({{"statement", 1}, {"evidence", "核对报表与社保缴纳名册"}}); });
    teller.import("policy.officer", "/api/v1/grading-imports/firm-figures",
                  [&] { return figures_of(std::span(all).subspan(without_figures)); });
    teller.import("policy.officer", "/api/v1/grading-imports/financing-demands",
                  [&] { return demands_of(all); });
    teller.post("bank.officer", "/api/v1/grading-runs",
                [] { return Tree::map({{"scorecard", "example_32"}, {"note", "演示批次"}}); });
}

}  // namespace zhirong
