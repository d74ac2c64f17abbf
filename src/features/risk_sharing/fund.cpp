#include "features/risk_sharing/fund.h"

#include <algorithm>
#include <functional>
#include <numeric>
#include <set>

#include "features/risk_sharing/accounts.h"
#include "features/risk_sharing/parts.h"
#include "features/risk_sharing/shape.h"

namespace zhirong::risk_sharing {
namespace {

constexpr RefusalKind uneven{
    "fund.contributions", 422, "出资方有 {expected} 个，出资金额有 {found} 个，应一一对应",
    "{expected} contributors but {found} contributions; there must be one for each"};
constexpr RefusalKind not_positive{"fund.contribution", 422, "出资金额应大于零，实际为 {found}",
                                   "A contribution must be above zero, found {found}"};
constexpr RefusalKind no_contributor{
    "fund.no_contributor", 422, "按本方案补偿金承担一部分损失，请填写出资方和出资金额",
    "Under this programme the fund bears a part of the loss: state who paid in, and how much"};
constexpr RefusalKind cooperates_already{"fund.cooperates", 409, "与 {found} 的合作协议已存在",
                                         "There is an agreement with {found} already"};
constexpr RefusalKind too_little{"fund.deposit", 422,
                                 "存放金额 {found} 元超过尚未存放的 {expected} 元",
                                 "Deposit {found} is more than the {expected} not yet placed"};
constexpr RefusalKind bad_term{"fund.term", 422, "约定事项有误：{found}",
                               "The agreed terms are wrong: {found_en}"};
constexpr RefusalKind not_the_operator{"fund.operator", 403, "只有运营机构可以办理",
                                       "Only the operator of the fund may do this"};

struct Applier {
    Fund& fund;
    void operator()(const Established& event) const {
        fund.operator_ = event.operator_;
        fund.details = event.details;
        fund.size = event.size;
    }
    void operator()(const Cooperated& event) const {
        fund.cooperations.push_back(event);
        fund.deposits[event.details.bank] += event.details.deposit;
    }
    void operator()(const Enrolled& event) const {
        fund.reserved += event.reserved;
        fund.covered[event.borrower] += event.covered;
        count(event.on, {"", event.bank, event.guarantor.value_or("")},
              [&](Year& year) { year.enrolled += event.principal; });
    }
    void operator()(const Released& event) const {
        fund.reserved -= event.reserved;
        fund.covered[event.borrower] -= event.covered;
    }
    void operator()(const Paid& event) const {
        const Money part = event.from_deposit + event.from_cash + event.from_advance;
        fund.paid += part;
        fund.advanced -= event.from_advance;
        fund.deposits[event.bank] -= event.from_deposit;
        count(event.on, {"", event.bank}, [&](Year& year) {
            year.compensated += part;
            year.loss += event.loss;
        });
        if (event.guarantor)
            count(event.on, {*event.guarantor},
                  [&](Year& year) { year.guaranteed += event.guarantor_part; });
    }
    void operator()(const Advanced& event) const {
        fund.advanced += event.from_deposit + event.from_cash;
        fund.deposits[event.bank] -= event.from_deposit;
    }
    void operator()(const Returned& event) const {
        fund.returned += event.amount;
        fund.deposits[event.bank] += event.amount;
    }

private:
    // Each organisation once; the empty one is the fund.
    void count(Date on, const std::set<std::string>& organisations,
               const std::function<void(Year&)>& add) const {
        const int year = static_cast<int>(civil(on).year());
        for (const std::string& each : organisations) add(fund.years[year_key(each, year)]);
    }
};

Money value_at(const std::map<std::string, Money>& amounts, const std::string& name) {
    const auto found = amounts.find(name);
    return found == amounts.end() ? Money{} : found->second;
}

}  // namespace

const Cooperated* Fund::with(const std::string& bank) const {
    const auto found = std::ranges::find_if(
        cooperations, [&](const Cooperated& each) { return each.details.bank == bank; });
    return found == cooperations.end() ? nullptr : &*found;
}

Money Fund::covered_of(const std::string& borrower) const { return value_at(covered, borrower); }

Money Fund::deposit_at(const std::string& bank) const { return value_at(deposits, bank); }

Money Fund::cash() const {
    Money placed;
    for (const auto& [bank, deposit] : deposits) placed += deposit;
    return size - paid - advanced + returned - placed;
}

std::string year_key(const std::string& organisation, int year) {
    return std::to_string(year) + ' ' + organisation;
}

Year Fund::year_of(const std::string& organisation, int year) const {
    const auto found = years.find(year_key(organisation, year));
    return found == years.end() ? Year{} : found->second;
}

Money Fund::lent_by(const std::string& bank) const {
    Money sum;
    constexpr std::size_t year_digits = 5;  // and a space
    for (const auto& [key, year] : years)
        if (key.substr(year_digits) == bank) sum += year.enrolled;
    return sum;
}

Fund apply(Fund fund, const FundEvent& event) {
    std::visit(Applier{fund}, event);
    return fund;
}

std::vector<std::string> parties(const Fund& fund) {
    std::vector<std::string> all{"*", fund.operator_};
    for (const Cooperated& each : fund.cooperations) all.push_back(each.details.bank);
    return all;
}

Label stage_words(const Fund&) { return {"in_force", "运行中", "In force"}; }

Result<Established> decide(const Establish& command, const programme::Programme& programme,
                           const Actor& actor, Date today) {
    CHECKED(require(actor, Role::fund_approver));
    if (command.contributors.size() != command.contributions.size())
        return refuse(uneven, "contributions",
                      {{"expected", std::to_string(command.contributors.size())},
                       {"found", std::to_string(command.contributions.size())}});
    // Where guarantor or insurer and bank share alone, the operator only keeps the agreements.
    if (command.contributors.empty() && bears_a_part(programme, "fund"))
        return refuse(no_contributor, "contributors");
    for (std::size_t i = 0; i < command.contributions.size(); ++i)
        if (command.contributions[i] <= Money{})
            return refuse(not_positive, shapes::item_path("contributions", i),
                          {{"found", to_string(command.contributions[i])}});
    ensure(programme.id == command.programme);
    const Money size =
        std::accumulate(command.contributions.begin(), command.contributions.end(), Money{});
    return Established{actor.organisation, command, size, today};
}

Result<Cooperated> decide(const Fund& fund, const Cooperate& command,
                          const programme::Programme& programme, const Actor& actor, Date today) {
    CHECKED(require(actor, Role::fund_officer));
    if (actor.organisation != fund.operator_) return refuse(not_the_operator);
    if (fund.with(command.bank) != nullptr)
        return refuse(cooperates_already, "bank", {{"found", command.bank}});
    const Money placeable = fund.cash();
    if (command.deposit > placeable)
        return refuse(too_little, "deposit",
                      {{"found", with_separators(command.deposit)},
                       {"expected", with_separators(placeable)}});
    Cooperated cooperated{command.number, command, today};
    CHECKED(agreement_of(cooperated, programme));
    return cooperated;
}

Result<programme::Agreement> agreement_of(const Cooperated& cooperation,
                                          const programme::Programme& programme) {
    Tree terms = Tree::Map{};
    for (const auto& [name, value] : cooperation.details.terms) {
        if (value.empty()) continue;  // left open in the form: not agreed
        const auto* quantity = programme.find_quantity(name);
        const bool whole = quantity != nullptr && (quantity->unit == programme::Unit::days ||
                                                   quantity->unit == programme::Unit::count);
        Tree written = value;
        // On the wire every term is text; the language writes days and counts as whole numbers.
        if (whole && !value.empty() && value.size() < 10 &&
            std::ranges::all_of(value, [](char c) { return c >= '0' && c <= '9'; }))
            written = std::int64_t{std::stoll(value)};
        terms.set(name, Tree::map({{"value", std::move(written)},
                                   {"source", cooperation.details.clause}}));
    }
    auto agreement =
        programme::load_agreement(programme, Tree::map({{"agreement", cooperation.agreement},
                                                        {"programme", programme.id},
                                                        {"terms", std::move(terms)}}));
    if (agreement) return *std::move(agreement);
    std::string zh;
    std::string en;
    for (const auto& problem : agreement.error()) {
        zh += (zh.empty() ? "" : ";") + problem.zh;
        en += (en.empty() ? "" : "; ") + problem.en;
    }
    return refuse(bad_term, "terms", {{"found", zh}, {"found_en", en}});
}

std::vector<Entry> entries(const Fund& fund, const Established& event) {
    const Establish& details = event.details;
    std::vector<Entry> all;
    for (std::size_t i = 0; i < details.contributors.size(); ++i)
        all.emplace_back(event.on, fund.id,
                         Reason{details.programme, "", "", details.contributors[i] + "出资",
                                "Paid in by " + details.contributors[i]},
                         Postings{}
                             .move(event.operator_, accounts::undeposited, accounts::free,
                                   details.contributions[i])
                             .take());
    return all;
}

std::vector<Entry> entries(const Fund& fund, const Cooperated& event, Date today) {
    const Cooperate& details = event.details;
    return {Entry(
        today, fund.id,
        {fund.details.programme, "", "", "补偿金存放合作银行(协议 " + details.number + ")",
         "Fund money deposited with the bank (agreement " + details.number + ")"},
        Postings{}
            .move(fund.operator_, accounts::deposit_at(details.bank), accounts::undeposited,
                  details.deposit)
            .move(details.bank, "Assets:Cash", accounts::fund_deposit(fund.id), details.deposit)
            .take())};
}

}  // namespace zhirong::risk_sharing
