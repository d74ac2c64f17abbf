#include "features/pledge/contract.h"

#include <algorithm>
#include <array>

#include "core/identifiers/identifiers.h"
#include "features/pledge/shape.h"

namespace zhirong::pledge {
namespace {

using rights::Right;

struct Required {
    const char* name;
    const char* zh;
    const char* en;
    bool (*stated)(const Prepare&);
};
constexpr std::array items{
    Required{"parties", "双方当事人", "both parties",
             [](const Prepare& p) { return p.names_both_parties; }},
    Required{"debt_kind", "被担保债权的种类", "the kind of the secured debt",
             [](const Prepare& p) { return p.debt_kind.has_value(); }},
    Required{"secured_amount", "被担保债权的数额", "the amount of the secured debt",
             [](const Prepare& p) { return p.secured_amount > Money{}; }},
    Required{"debt_period", "债务履行期限的起止日",
             "the first and last day of the period of performance",
             [](const Prepare& p) { return p.debt_from && p.debt_until; }},
    Required{"right_count", "出质权利的件数", "the number of rights",
             [](const Prepare& p) { return p.right_count.has_value(); }},
    Required{"scope", "质押担保的范围", "the scope of the security",
             [](const Prepare& p) { return p.scope.has_value(); }},
};

std::string normal(const std::string& number) {
    std::string text = read_patent_number(number).value_or(number);
    std::erase(text, ' ');
    return text;
}

std::string named(const Right& right) {
    const char* kind = is_patent(right.right_kind)                ? "专利 "
                       : right.right_kind == RightKind::trademark ? "商标 "
                                                                  : "作品 ";
    return kind + right.number;
}
std::string named_en(const Right& right) {
    const char* kind = is_patent(right.right_kind)                ? "patent "
                       : right.right_kind == RightKind::trademark ? "mark "
                                                                  : "work ";
    return kind + right.number;
}

class Gaps {
public:
    void add(const char* name, std::string zh, std::string en) {
        gaps_.push_back({name, std::move(zh), std::move(en)});
    }
    void lacks(const char* name, const std::string& zh, const std::string& en) {
        add(name, "未载明" + zh, "it does not state " + en);
    }
    // The contract's value beside the register's.
    void compare(const Right& right, const char* zh, const char* en,
                 const std::optional<std::string>& stated, const std::string& registered) {
        if (!stated)
            lacks("rights", named(right) + " 的" + zh, std::string(en) + " of " + right.number);
        else if (*stated != registered)
            add("rights",
                named(right) + " 的" + zh + "写作“" + *stated + "”，登记簿为“" + registered + "”",
                std::string(en) + " of " + right.number + " is written “" + *stated +
                    "”, the register has “" + registered + "”");
    }
    std::vector<Label> take() { return std::move(gaps_); }

private:
    std::vector<Label> gaps_;
};

std::optional<std::string> text_of(const std::optional<Date>& date) {
    return date ? std::optional(to_string(*date)) : std::nullopt;
}

void compare_right(const Right& right, const Prepare& application, Gaps& gaps) {
    const auto stated = std::ranges::find_if(application.rights, [&](const NamedRight& one) {
        return normal(one.number) == right.number;
    });
    if (stated == application.rights.end()) {
        gaps.lacks("rights", named(right), named_en(right));
        return;
    }
    gaps.compare(right, "名称", "the name", stated->title, right.title);
    // Announcement 461 alone asks for the dates of each right.
    if (!is_patent(right.right_kind)) return;
    if (const auto filed = rights::filed_on(right.details))
        gaps.compare(right, "申请日", "the filing date", text_of(stated->filing_date),
                     to_string(*filed));
    // A patent without a date of grant is refusal ground 3, whatever the contract says.
    if (const auto granted = rights::granted_on(right.details))
        gaps.compare(right, "授权公告日", "the date of grant", text_of(stated->grant_date),
                     to_string(*granted));
}

}  // namespace

std::vector<Label> contract_gaps(const Prepare& application, const std::vector<Right>& rights) {
    Gaps gaps;
    for (const Required& item : items)
        if (!item.stated(application)) gaps.lacks(item.name, item.zh, item.en);
    if (application.debt_from && application.debt_until &&
        *application.debt_until < *application.debt_from)
        gaps.add("debt_period",
                 "债务履行期限止于 " + to_string(*application.debt_until) + "，早于起始日 " +
                     to_string(*application.debt_from),
                 "the period of performance ends on " + to_string(*application.debt_until) +
                     ", before it starts on " + to_string(*application.debt_from));
    const auto count = std::to_string(rights.size());
    if (application.right_count && std::to_string(*application.right_count) != count)
        gaps.add("right_count",
                 "载明权利 " + std::to_string(*application.right_count) + " 件，出质权利为 " +
                     count + " 件",
                 "it states " + std::to_string(*application.right_count) + " rights; " + count +
                     " are pledged");
    for (const Right& right : rights) compare_right(right, application, gaps);
    for (const NamedRight& each : application.rights)
        if (std::ranges::find(rights, normal(each.number), &Right::number) == rights.end())
            gaps.add("rights", "载有未列入本次出质的权利 " + each.number,
                     "it names " + each.number + ", which is not among the rights pledged");
    return gaps.take();
}

std::vector<Label> contract_flags(const Pledge& pledge) {
    std::vector<Label> flags;
    if (pledge.application.forfeiture_clause)
        flags.push_back({"forfeiture_clause",
                         "合同约定不履行债务时权利归质权人所有：依《民法典》第四百二十八条，"
                         "质权人只能就该权利优先受偿",
                         "The contract gives the rights to the pledgee on default: under Civil "
                         "Code 428 that gives only priority over their proceeds"});
    if (pledge.application.secured_amount < pledge.loan_amount)
        flags.push_back({"secured_below_loan",
                         "被担保债权 " + to_string(pledge.application.secured_amount) +
                             " 元低于融资申请金额 " + to_string(pledge.loan_amount) + " 元",
                         "The secured amount of " + to_string(pledge.application.secured_amount) +
                             " is below the loan of " + to_string(pledge.loan_amount)});
    return flags;
}

}  // namespace zhirong::pledge
