#include "core/guarantee/scheme.h"

#include <algorithm>
#include <set>

#include "core/guarantee/chain.h"
#include "core/programme/programme.h"
#include "core/programme/reader.h"
#include "core/sourced/reading.h"

namespace zhirong::guarantee {
namespace {

using programme::Problems;
using shapes::item_path;
using sourced::position_of;

constexpr RefusalKind name_form{"guarantee.name", 422,
                                "代号“{found}”应由小写字母、数字和下划线组成，字母开头",
                                "The id “{found}” should be lower-case letters, digits and _, "
                                "beginning with a letter"};
constexpr RefusalKind dates_order{"guarantee.dates", 422, "until {found} 早于 from {expected}",
                                  "until {found} is before from {expected}"};
constexpr RefusalKind shares_sum{"guarantee.shares", 422, "各方分险比例合计 {found}，应恰好为 100%",
                                 "The shares of a loss sum to {found}; they must be 100% exactly"};
constexpr RefusalKind party_twice{"guarantee.party_twice", 422, "“{found}”列了两次",
                                  "{found_en} is listed twice"};
constexpr RefusalKind no_guarantor{"guarantee.no_guarantor", 422, "分险比例中没有担保机构",
                                   "The guarantor bears nothing"};
constexpr RefusalKind share_range{"guarantee.share_range", 422,
                                  "{what} {found} 应大于 0、不超过 100%",
                                  "{what_en} of {found} should be above 0 and at most 100%"};
constexpr RefusalKind basis_points{"guarantee.basis_points", 422, "{found} 应为万分之一的整数倍",
                                   "{found} should be a whole number of hundredths of a percent"};
constexpr RefusalKind rate_above_ceiling{"guarantee.rate_above_ceiling", 422,
                                         "{what} {found} 高于费率上限 {expected}",
                                         "{what_en} of {found} is above the ceiling of {expected}"};
constexpr RefusalKind upstream_party{
    "guarantee.upstream_party", 422, "再担保费收取方“{found}”不在分险各方之中，或不能收取再担保费",
    "{found_en} takes a re-guarantee fee without bearing a part, or cannot take one"};
constexpr RefusalKind conditions_missing{
    "guarantee.conditions_missing", 422,
    "见贷即保的方案须写明 automatic（条件）和 stop（代偿率上限）",
    "A scheme that follows the loan states its conditions and its stop line"};
constexpr RefusalKind conditions_uncalled{
    "guarantee.conditions_uncalled", 422, "逐笔审批的方案没有 automatic 条件",
    "A scheme that is decided loan by loan has no conditions of `automatic`"};
constexpr RefusalKind automatic_counter{
    "guarantee.automatic_counter", 422, "见贷即保的方案不能要求反担保：没有人审查",
    "A scheme that follows the loan cannot require a counter-guarantee: nobody looks at it"};
constexpr RefusalKind counter_ways{"guarantee.counter_ways", 422,
                                   "要求反担保的，须列出可接受的方式",
                                   "Where a counter-guarantee is required, say which is accepted"};
constexpr RefusalKind twice{"guarantee.twice", 422, "“{found}”列了两次",
                            "“{found}” is listed twice"};
constexpr RefusalKind months_range{"guarantee.months", 422,
                                   "最长期限 {found} 个月应在 1 至 120 之间",
                                   "The longest term of {found} months should be 1 to 120"};
constexpr RefusalKind pursuer{"guarantee.pursuer", 422, "追偿方应为贷款银行或者担保机构",
                              "The bank or the guarantor pursues"};
constexpr RefusalKind days_order{
    "guarantee.days", 422, "须在逾期 {found} 天内申请，但逾期满 {expected} 天才可以申请",
    "To be called within {found} days of default, but not before {expected} days"};
constexpr RefusalKind case_differs{"guarantee.case_differs", 422,
                                   "算例的{what}写明 {found}，实算 {expected}",
                                   "The case states {what_en} of {found}, it comes to {expected}"};
constexpr RefusalKind case_half{"guarantee.case_half", 422, "{found} 与 {expected} 应同时写明",
                                "{found} and {expected} go together"};
constexpr RefusalKind recovered_more{"guarantee.case_recovered", 422,
                                     "追偿净额 {found} 超过全部损失 {expected}",
                                     "{found} recovered is more than the loss of {expected}"};

class Check {
public:
    Check(const Scheme& scheme, const Tree& tree, Problems& problems)
        : scheme_(scheme), tree_(tree), problems_(problems) {}

    void all() {
        if (!programme::is_name(scheme_.id)) add("scheme", name_form, {{"found", scheme_.id}});
        if (scheme_.until && *scheme_.until < scheme_.from)
            add("until", dates_order,
                {{"found", to_string(*scheme_.until)}, {"expected", to_string(scheme_.from)}});
        shares();
        fees();
        counter();
        automatic();
        if (scheme_.stop)
            share("stop.line.value", scheme_.stop->line.value, {"", "代偿率上限", "A stop line"});
        const PaymentRule& payment = scheme_.payment;
        if (payment.call_within.value <= payment.after.value)
            add("payment.call_within.value", days_order,
                {{"found", std::to_string(payment.call_within.value)},
                 {"expected", std::to_string(payment.after.value)}});
        if (scheme_.recovery.pursues != Party::bank && scheme_.recovery.pursues != Party::guarantor)
            add("recovery.pursues", pursuer);
    }

private:
    void add(const std::string& path, const RefusalKind& kind, std::vector<Fact> facts = {}) {
        problems_.push_back(programme::problem(position_of(tree_, path), kind, std::move(facts)));
    }
    // In hundredths of a percent no product of a rate and months leaves 64 bits.
    void share(const std::string& path, Ratio found, const Label& what, bool none_is_fine = false) {
        if (found < Ratio{} || (!none_is_fine && found == Ratio{}) || found > Ratio::whole(1))
            add(path, share_range,
                {{"what", what.zh}, {"what_en", what.en}, {"found", to_percent(found)}});
        else if (10'000 % found.denominator() != 0)
            add(path, basis_points, {{"found", to_string(found)}});
    }
    void shares() {
        std::set<Party> seen;
        Ratio sum;
        bool good = true;
        for (std::size_t i = 0; i < scheme_.shares.size(); ++i) {
            const ShareRow& row = scheme_.shares[i];
            const std::string at = item_path("shares", i);
            const Label words = label_of(row.party);
            if (!seen.insert(row.party).second)
                add(at + ".party", party_twice, {{"found", words.zh}, {"found_en", words.en}});
            const std::size_t before = problems_.size();
            share(at + ".share", row.share, {"", "分险比例", "A share"});
            good = good && problems_.size() == before;
            if (good) sum = sum + row.share;
        }
        if (good && sum != Ratio::whole(1)) add("shares", shares_sum, {{"found", to_percent(sum)}});
        if (!seen.contains(Party::guarantor)) add("shares", no_guarantor);
    }
    void below_ceiling(const std::string& path, Ratio found, const Label& what) {
        if (found <= scheme_.fee.ceiling.value) return;
        add(path, rate_above_ceiling,
            {{"what", what.zh},
             {"what_en", what.en},
             {"found", to_percent(found)},
             {"expected", to_percent(scheme_.fee.ceiling.value)}});
    }
    void fees() {
        const FeeRule& fee = scheme_.fee;
        share("fee.ceiling.value", fee.ceiling.value, {"", "费率上限", "A ceiling"});
        share("fee.rate.value", fee.rate.value, {"", "年费率", "A rate"}, true);
        below_ceiling("fee.rate.value", fee.rate.value, {"", "年费率", "A rate"});
        if (fee.small) {
            share("fee.small.rate", fee.small->rate, {"", "小额费率", "A rate"}, true);
            below_ceiling("fee.small.rate", fee.small->rate, {"", "小额费率", "A rate"});
        }
        if (fee.unsecured)
            share("fee.unsecured.value", fee.unsecured->value, {"", "加收费率", "A rate"}, true);
        std::set<Party> seen;
        for (std::size_t i = 0; i < fee.upstream.size(); ++i) {
            const UpstreamFee& each = fee.upstream[i];
            const std::string at = item_path("fee.upstream", i);
            const Label words = label_of(each.party);
            if (!seen.insert(each.party).second)
                add(at + ".party", party_twice, {{"found", words.zh}, {"found_en", words.en}});
            if (scheme_.share_of(each.party) == nullptr || each.party == Party::bank ||
                each.party == Party::guarantor)
                add(at + ".party", upstream_party, {{"found", words.zh}, {"found_en", words.en}});
            share(at + ".rate.value", each.rate.value, {"", "再担保费率", "A rate"}, true);
            if (each.small)
                share(at + ".small.rate", each.small->rate, {"", "再担保费率", "A rate"}, true);
        }
    }
    template <class T>
    void distinct(const std::string& path, const std::vector<T>& values) {
        std::set<T> seen;
        for (std::size_t i = 0; i < values.size(); ++i)
            if (!seen.insert(values[i]).second)
                add(item_path(path, i), twice, {{"found", label_of(values[i]).zh}});
    }
    void counter() {
        const CounterRule& rule = scheme_.counter_guarantee;
        distinct("counter_guarantee.any_of", rule.any_of);
        if (rule.required && rule.any_of.empty()) add("counter_guarantee", counter_ways);
        if (rule.required && scheme_.mode == Mode::automatic)
            add("counter_guarantee.required", automatic_counter);
    }
    void automatic() {
        if (scheme_.mode == Mode::approval) {
            if (scheme_.automatic) add("automatic", conditions_uncalled);
            return;
        }
        if (!scheme_.automatic || !scheme_.stop) {
            add("mode", conditions_missing);
            return;
        }
        const Automatic& rule = *scheme_.automatic;
        if (rule.months.value < 1 || rule.months.value > 120)
            add("automatic.months.value", months_range,
                {{"found", std::to_string(rule.months.value)}});
        if (rule.sizes) distinct("automatic.sizes.any_of", rule.sizes->any_of);
    }

    const Scheme& scheme_;
    const Tree& tree_;
    Problems& problems_;
};

// The cases that the file itself states.
class Cases {
public:
    Cases(const Scheme& scheme, const Tree& tree, Problems& problems)
        : scheme_(scheme), tree_(tree), problems_(problems) {}

    void run() {
        for (std::size_t i = 0; i < scheme_.cases.size(); ++i)
            run(scheme_.cases[i], item_path("cases", i));
    }

private:
    void add(const std::string& path, const RefusalKind& kind, std::vector<Fact> facts = {}) {
        problems_.push_back(programme::problem(position_of(tree_, path), kind, std::move(facts)));
    }
    void differs(const std::string& path, const Label& what, Money found, Money expected) {
        if (found == expected) return;
        add(path, case_differs,
            {{"what", what.zh},
             {"what_en", what.en},
             {"found", to_string(found)},
             {"expected", to_string(expected)}});
    }
    // The same parties and the same amounts.
    void parts(const std::string& path, const char* zh, const char* en,
               const std::vector<PartAmount>& found, const std::vector<PartAmount>& expected) {
        for (const PartAmount& each : expected) {
            const Label words = label_of(each.party);
            differs(path, {"", words.zh + zh, en + words.en}, amount_of(found, each.party),
                    each.amount);
        }
        for (const PartAmount& each : found)
            if (std::ranges::find(expected, each.party, &PartAmount::party) == expected.end())
                differs(path, {"", label_of(each.party).zh + zh, en + label_of(each.party).en},
                        each.amount, Money{});
    }
    void together(const std::string& path, bool one, bool other, const char* first,
                  const char* second) {
        if (one != other) add(path, case_half, {{"found", first}, {"expected", second}});
    }
    void run(const Case& one, const std::string& path) {
        const auto asked = fee(scheme_, one.loan);
        if (!asked) {
            for (const Refusal& each : asked.error().all)
                add(path + ".loan." + each.field, *each.kind, each.facts);
            return;
        }
        differs(path + ".fee", {"", "担保费", "a fee"}, one.fee, asked->amount);
        parts(path + ".upstream", "再担保费", "a fee to the ",
              one.upstream.value_or(std::vector<PartAmount>{}), asked->upstream);
        together(path, one.loss.has_value(), one.parts.has_value(), "loss", "parts");
        together(path, one.recovered.has_value(), one.returned.has_value(), "recovered",
                 "returned");
        if (!one.loss || !one.parts) return;
        const Split shared = split(scheme_, *one.loss, one.left);
        parts(path + ".parts", "承担", "a part of the ", *one.parts, shared.parts);
        if (!one.recovered || !one.returned) return;
        const Money whole = one.loss->principal + one.loss->interest;
        if (*one.recovered > whole || whole <= Money{}) {
            add(path + ".recovered", recovered_more,
                {{"found", to_string(*one.recovered)}, {"expected", to_string(whole)}});
            return;
        }
        parts(path + ".returned", "分得", "what returns to the ", *one.returned,
              divide(scheme_.recovery, shared.parts, *one.recovered).parts);
    }

    const Scheme& scheme_;
    const Tree& tree_;
    Problems& problems_;
};

bool names_example(const Tree& tree, const Tree& sources) {
    if (const Tree::List* items = tree.list())
        return std::ranges::any_of(*items,
                                   [&](const Tree& each) { return names_example(each, sources); });
    const Tree::Map* members = tree.map();
    if (members == nullptr) return false;
    return std::ranges::any_of(*members, [&](const auto& member) {
        if (member.first != "provenance") return names_example(member.second, sources);
        const Tree* source = sources.find(*member.second.text());
        return *source->find("basis")->text() == name_of(Basis::example);
    });
}

}  // namespace

const ShareRow* Scheme::share_of(Party party) const {
    const auto found = std::ranges::find(shares, party, &ShareRow::party);
    return found == shares.end() ? nullptr : &*found;
}
Ratio Scheme::bank_share() const {
    const ShareRow* row = share_of(Party::bank);
    return row == nullptr ? Ratio{} : row->share;
}
Ratio Scheme::guaranteed_share() const { return Ratio::whole(1) - bank_share(); }

std::expected<Scheme, Problems> load_scheme(const Tree& tree) {
    Problems problems;
    auto scheme = sourced::read_sourced<Scheme>(tree, problems);
    if (scheme) Check(*scheme, tree, problems).all();
    if (scheme && problems.empty()) Cases(*scheme, tree, problems).run();
    if (!problems.empty()) {
        programme::sort_by_position(problems);
        return std::unexpected(std::move(problems));
    }
    scheme->version = programme::content_hash(tree);
    scheme->content = tree;
    return *std::move(scheme);
}

bool has_examples(const Scheme& scheme) {
    return names_example(scheme.content, *scheme.content.find("sources"));
}

}  // namespace zhirong::guarantee
