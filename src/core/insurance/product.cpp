#include "core/insurance/product.h"

#include <algorithm>
#include <set>

#include "core/insurance/quote.h"
#include "core/programme/programme.h"
#include "core/programme/reader.h"
#include "core/sourced/reading.h"

namespace zhirong::insurance {
namespace {

using programme::Problems;
using shapes::item_path;
using sourced::position_of;

constexpr RefusalKind name_form{
    "insurance.name", 422, "代号“{found}”应由小写字母、数字和下划线组成，最多60个字符",
    "“{found}” must be small letters, digits and underscores, at most 60 of them"};
constexpr RefusalKind twice{"insurance.twice", 422, "“{found}”重复列出",
                            "“{found}” is listed twice"};
constexpr RefusalKind dates_order{"insurance.dates", 422, "截止日 {found} 早于生效日 {expected}",
                                  "The last day {found} is before the first, {expected}"};
constexpr RefusalKind share_range{"insurance.share_range", 422,
                                  "{what}为 {found}，应大于 0、不超过 {expected}",
                                  "{what_en} is {found}, must be above 0 and at most {expected}"};
constexpr RefusalKind basis_points{"insurance.basis_points", 422,
                                   "“{found}”应精确到万分之一，例如 2.15%",
                                   "“{found}” must be in whole basis points, such as 2.15%"};
constexpr RefusalKind factor_range{"insurance.factor_range", 422,
                                   "系数“{found}”应大于 0、不超过 3，精确到百分之一",
                                   "The factor “{found}” must be above 0, at most 3, in whole "
                                   "hundredths"};
constexpr RefusalKind term_order{"insurance.term", 422,
                                 "最长期限 {found} 个月应不短于最短期限 {expected} 个月，且在 1 至 "
                                 "120 个月内",
                                 "The longest term of {found} months must not be below the "
                                 "shortest of {expected}, both from 1 to 120 months"};
constexpr RefusalKind sum_order{"insurance.sum_order", 422,
                                "最高保额 {found} 低于最低保额 {expected}",
                                "The most that can be insured, {found}, is below the least, "
                                "{expected}"};
constexpr RefusalKind aggregate_low{
    "insurance.aggregate_low", 422, "累计赔偿限额 {found} 低于{what} {expected}",
    "The aggregate limit of {found} is below the {what_en} of {expected}"};
constexpr RefusalKind limit_below_deductible{
    "insurance.limit_below_deductible", 422, "{what} {found} 不高于免赔额 {expected}，永不赔付",
    "The {what_en} of {found} is not above the deductible of {expected}: it would never pay"};
constexpr RefusalKind deductible_figures{
    "insurance.deductible_figures", 422, "免赔方式为“{what}”时应写明 {expected}，不写其他",
    "A deductible of the rule “{what_en}” states {expected} and nothing else"};
constexpr RefusalKind rating_figures{"insurance.rating_figures", 422,
                                     "计费方式为“{what}”时应写明 {expected}，不写其他",
                                     "A rating by “{what_en}” states {expected} and nothing else"};
constexpr RefusalKind two_sub_limits{"insurance.two_sub_limits", 422,
                                     "分项“{found}”的限额只能写 most 或 share 之一",
                                     "The item “{found}” may state most or share, not both"};
constexpr RefusalKind factor_missing{"insurance.factor_missing", 422, "{what}“{found}”没有系数",
                                     "No factor for {found_en}"};
constexpr RefusalKind factor_uncalled{"insurance.factor_uncalled", 422,
                                      "“{found}”有系数，但不在承保范围内",
                                      "A factor for {found_en}, which is not insured"};
constexpr RefusalKind bands_order{"insurance.bands_order", 422,
                                  "第 {found} 档应从 {expected} 开始，不重叠也不留空",
                                  "Band {found} must begin at {expected}: no overlap and no gap"};
constexpr RefusalKind band_empty{"insurance.band_empty", 422, "本档至 {found}，早于起点 {expected}",
                                 "The band ends at {found}, before its beginning of {expected}"};
constexpr RefusalKind band_open{"insurance.band_open", 422, "只有最后一档可以不写 to",
                                "Only the last band may be without `to`"};
constexpr RefusalKind sums_order{"insurance.sums_order", 422,
                                 "保额各档应由低到高：{found} 不高于前一档 {expected}",
                                 "Bands of sums go up: {found} is not above {expected}"};
constexpr RefusalKind sums_end{"insurance.sums_end", 422,
                               "最后一档到 {found} 为止，没有包括最高保额 {expected}",
                               "The last band ends at {found}, below the most that can be insured, "
                               "{expected}"};
constexpr RefusalKind kinds_of_no_right{
    "insurance.kinds_of_no_right", 422, "没有列出权利种类，不能有种类系数",
    "There are no kinds of rights, so there can be no factors by kind"};
constexpr RefusalKind short_rate_rows{
    "insurance.short_rate", 422, "短期费率应有 12 个月、逐月不减、最后一月为 100%；{what}",
    "A short rate has twelve months, does not fall, and ends with 100%: {what_en}"};
constexpr RefusalKind case_differs{
    "insurance.case_differs", 422, "算例的{what}写明 {found}，实算 {expected}",
    "The case states a {what_en} of {found}, it comes to {expected}"};
constexpr RefusalKind case_half{"insurance.case_half", 422, "loss 与 payable 应同时写明",
                                "loss and payable go together"};

class Check {
public:
    Check(const Product& product, const Tree& tree, Problems& problems)
        : product_(product), tree_(tree), problems_(problems) {}

    void all() {
        name("product", product_.id);
        if (product_.until && *product_.until < product_.from)
            add("until", dates_order,
                {{"found", to_string(*product_.until)}, {"expected", to_string(product_.from)}});
        distinct("insured.may_be", product_.insured.may_be);
        distinct("objects.kinds", product_.objects.kinds);
        distinct("territory.zones", product_.territory.zones);
        const TermRule& term = product_.term;
        if (term.least.value < 1 || term.most.value < term.least.value || term.most.value > 120)
            add("term.most.value", term_order,
                {{"found", std::to_string(term.most.value)},
                 {"expected", std::to_string(term.least.value)}});
        amounts();
        items();
        deductible();
        share("insured_share.value", product_.insured_share.value,
              {"", "赔付比例", "The share insured"});
        rating();
        distinct("payable_on.any_of", product_.payable_on.any_of);
        short_rate();
        ids("exclusions", product_.exclusions);
        if (product_.advance)
            share("advance.share.value", product_.advance->share.value,
                  {"", "预付比例", "The share advanced"});
    }

private:
    void add(const std::string& path, const RefusalKind& kind, std::vector<Fact> facts = {}) {
        problems_.push_back(programme::problem(position_of(tree_, path), kind, std::move(facts)));
    }
    void name(const std::string& path, const std::string& found) {
        if (!programme::is_name(found)) add(path, name_form, {{"found", found}});
    }
    void share(const std::string& path, Ratio found, const Label& what) {
        if (found <= Ratio{} || found > Ratio::whole(1))
            add(path, share_range,
                {{"what", what.zh},
                 {"what_en", what.en},
                 {"found", to_percent(found)},
                 {"expected", to_percent(Ratio::whole(1))}});
        else if (10'000 % found.denominator() != 0)
            add(path, basis_points, {{"found", to_string(found)}});
    }
    // With these bounds no product of factors leaves 64 bits.
    void factor(const std::string& path, Ratio found) {
        if (found > Ratio{} && found <= Ratio::whole(3) && 100 % found.denominator() == 0) return;
        add(path, factor_range, {{"found", to_string(found)}});
    }
    template <class T>
    void distinct(const std::string& path, const std::vector<T>& values) {
        std::set<T> seen;
        for (std::size_t i = 0; i < values.size(); ++i)
            if (!seen.insert(values[i]).second)
                add(item_path(path, i), twice, {{"found", label_of(values[i]).zh}});
    }
    template <class T>
    void ids(const std::string& path, const std::vector<T>& values) {
        std::set<std::string> seen;
        for (std::size_t i = 0; i < values.size(); ++i) {
            name(item_path(path, i) + ".id", values[i].id);
            if (!seen.insert(values[i].id).second)
                add(item_path(path, i) + ".id", twice, {{"found", values[i].id}});
        }
    }
    void aggregate(Money least, const Label& what) {
        if (product_.limits.aggregate.value >= least) return;
        add("limits.aggregate.value", aggregate_low,
            {{"found", to_string(product_.limits.aggregate.value)},
             {"what", what.zh},
             {"what_en", what.en},
             {"expected", to_string(least)}});
    }
    void amounts() {
        const SumRule& sum = product_.sum;
        if (sum.most.value < sum.least.value)
            add("sum.most.value", sum_order,
                {{"found", to_string(sum.most.value)}, {"expected", to_string(sum.least.value)}});
        aggregate(product_.limits.per_claim.value, {"", "每次赔偿限额", "limit per claim"});
        aggregate(sum.most.value, {"", "最高保额", "most that can be insured"});
    }
    void above_deductible(const std::string& path, Money limit, const Label& what) {
        if (limit > product_.deductible.fixed->value) return;
        add(path, limit_below_deductible,
            {{"found", to_string(limit)},
             {"what", what.zh},
             {"what_en", what.en},
             {"expected", to_string(product_.deductible.fixed->value)}});
    }
    void items() {
        ids("items", product_.items);
        for (std::size_t i = 0; i < product_.items.size(); ++i) {
            const Item& item = product_.items[i];
            if (item.most && item.share)
                add(item_path("items", i), two_sub_limits, {{"found", item.id}});
            if (item.share)
                share(item_path("items", i) + ".share.value", item.share->value,
                      {"", "分项限额占保额", "The sub-limit"});
        }
    }
    void deductible() {
        using Rule = DeductibleRule;
        const Deductible& found = product_.deductible;
        const bool two = found.rule == Rule::both || found.rule == Rule::greater;
        const bool fixed_asked = two || found.rule == Rule::fixed;
        const bool share_asked = two || found.rule == Rule::share;
        if (found.fixed.has_value() != fixed_asked || found.share.has_value() != share_asked) {
            const Label rule = label_of(found.rule);
            const std::string expected = fixed_asked && share_asked ? "fixed, share"
                                         : fixed_asked              ? "fixed"
                                         : share_asked              ? "share"
                                                                    : "rule";
            add("deductible", deductible_figures,
                {{"what", rule.zh}, {"what_en", rule.en}, {"expected", expected}});
            return;
        }
        if (found.share)
            share("deductible.share.value", found.share->value, {"", "免赔率", "The deductible"});
        if (!found.fixed) return;
        above_deductible("limits.per_claim.value", product_.limits.per_claim.value,
                         {"", "每次赔偿限额", "limit per claim"});
        above_deductible("sum.least.value", product_.sum.least.value,
                         {"", "最低保额", "least sum insured"});
    }
    void short_rate() {
        const std::vector<Ratio>& shares = product_.short_rate.shares;
        const auto wrong = [&](const std::string& path, std::string zh, std::string en) {
            add(path, short_rate_rows, {{"what", std::move(zh)}, {"what_en", std::move(en)}});
        };
        if (shares.size() != 12) {
            const std::string rows = std::to_string(shares.size());
            wrong("short_rate.shares", "写了 " + rows + " 个月", rows + " months are stated");
            return;
        }
        for (std::size_t i = 0; i < shares.size(); ++i) {
            const std::string at = item_path("short_rate.shares", i);
            share(at, shares[i], {"", "短期费率", "The short rate"});
            if (i > 0 && shares[i] < shares[i - 1])
                wrong(at, "本月 " + to_percent(shares[i]) + " 低于上月",
                      to_percent(shares[i]) + " is below the month before");
        }
        if (shares.back() != Ratio::whole(1))
            wrong("short_rate.shares", "最后一月为 " + to_percent(shares.back()),
                  "the last is " + to_percent(shares.back()));
    }
    template <class T, class Row>
    void factors(const std::string& path, const std::vector<T>& insured,
                 const std::vector<Row>& rows, T Row::* key, const char* field, const Label& what) {
        std::set<T> rated;
        for (std::size_t i = 0; i < rows.size(); ++i) {
            const Label words = label_of(rows[i].*key);
            factor(item_path(path, i) + ".factor", rows[i].factor);
            if (!rated.insert(rows[i].*key).second)
                add(item_path(path, i) + field, twice, {{"found", words.zh}});
            if (std::ranges::find(insured, rows[i].*key) == insured.end())
                add(item_path(path, i) + field, factor_uncalled,
                    {{"found", words.zh}, {"found_en", words.en}});
        }
        for (const T& each : insured)
            if (!rated.contains(each)) {
                const Label words = label_of(each);
                add(path, factor_missing,
                    {{"what", what.zh}, {"found", words.zh}, {"found_en", words.en}});
            }
    }
    void count_bands(const std::string& path, const std::vector<CountBand>& bands, int first) {
        for (std::size_t i = 0; i < bands.size(); ++i) {
            const CountBand& band = bands[i];
            const std::string at = item_path(path, i);
            factor(at + ".factor", band.factor);
            if (band.from != first)
                add(at + ".from", bands_order,
                    {{"found", std::to_string(i + 1)}, {"expected", std::to_string(first)}});
            if (band.to && *band.to < band.from)
                add(at + ".to", band_empty,
                    {{"found", std::to_string(*band.to)}, {"expected", std::to_string(band.from)}});
            if (!band.to && i + 1 < bands.size()) add(at, band_open);
            first = band.to.value_or(band.from) + 1;
        }
    }
    void sum_bands(const std::vector<SumBand>& bands) {
        Money before;
        for (std::size_t i = 0; i < bands.size(); ++i) {
            const std::string at = item_path("rating.sums.bands", i);
            factor(at + ".factor", bands[i].factor);
            if (bands[i].up_to <= before)
                add(at + ".up_to", sums_order,
                    {{"found", to_string(bands[i].up_to)}, {"expected", to_string(before)}});
            before = bands[i].up_to;
        }
        if (before < product_.sum.most.value)
            add("rating.sums.bands", sums_end,
                {{"found", to_string(before)}, {"expected", to_string(product_.sum.most.value)}});
    }
    void rating() {
        const Rating& rating = product_.rating;
        const bool by_rate = rating.basis == RatingBasis::rate_on_sum;
        if (rating.rate.has_value() != by_rate || rating.amount.has_value() == by_rate) {
            const Label basis = label_of(rating.basis);
            add("rating", rating_figures,
                {{"what", basis.zh},
                 {"what_en", basis.en},
                 {"expected", by_rate ? "rate" : "amount"}});
        } else if (by_rate) {
            share("rating.rate.value", rating.rate->value, {"", "基准费率", "The base rate"});
        }
        if (rating.kinds && product_.objects.kinds.empty())
            add("rating.kinds", kinds_of_no_right);
        else if (rating.kinds)
            factors("rating.kinds.rows", product_.objects.kinds, rating.kinds->rows,
                    &KindFactor::kind, ".kind", {"", "权利种类", ""});
        if (rating.zones)
            factors("rating.zones.rows", product_.territory.zones, rating.zones->rows,
                    &ZoneFactor::zone, ".zone", {"", "地域", ""});
        if (rating.counts) count_bands("rating.counts.bands", rating.counts->bands, 1);
        if (rating.claims) count_bands("rating.claims.bands", rating.claims->bands, 0);
        if (rating.sums) sum_bands(rating.sums->bands);
    }

    const Product& product_;
    const Tree& tree_;
    Problems& problems_;
};

// The cases that the file itself states.
void run_cases(const Product& product, const Tree& tree, Problems& problems) {
    const auto differs = [&](const std::string& path, const Label& what, Money found,
                             Money expected) {
        if (found == expected) return;
        programme::report(problems, position_of(tree, path), case_differs,
                          {{"what", what.zh},
                           {"what_en", what.en},
                           {"found", to_string(found)},
                           {"expected", to_string(expected)}});
    };
    const auto refused = [&](const std::string& path, const Refusals& refusals) {
        for (const Refusal& each : refusals.all)
            programme::report(problems, position_of(tree, path + "." + each.field), *each.kind,
                              each.facts);
    };
    for (std::size_t i = 0; i < product.cases.size(); ++i) {
        const Case& one = product.cases[i];
        const std::string path = item_path("cases", i);
        const auto quoted = quote(product, one.request);
        if (quoted)
            differs(path + ".premium", {"", "保险费", "premium"}, one.premium, quoted->premium);
        else
            refused(path + ".request", quoted.error());
        if (one.loss.has_value() != one.payable.has_value()) {
            programme::report(problems, position_of(tree, path), case_half);
            continue;
        }
        if (!one.loss) continue;
        const auto paid = payable(product, one.request.sum, *one.loss);
        if (paid)
            differs(path + ".payable", {"", "应赔金额", "payment"}, *one.payable, paid->payable);
        else
            refused(path + ".loss", paid.error());
    }
}

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

const Item* Product::item(const std::string& named) const {
    const auto found = std::ranges::find(items, named, &Item::id);
    return found == items.end() ? nullptr : &*found;
}

std::expected<Product, Problems> load_product(const Tree& tree) {
    Problems problems;
    auto product = sourced::read_sourced<Product>(tree, problems);
    if (product) Check(*product, tree, problems).all();
    if (product && problems.empty()) run_cases(*product, tree, problems);
    if (!problems.empty()) {
        programme::sort_by_position(problems);
        return std::unexpected(std::move(problems));
    }
    product->version = programme::content_hash(tree);
    product->content = tree;
    return *std::move(product);
}

bool has_examples(const Product& product) {
    return names_example(product.content, *product.content.find("sources"));
}

}  // namespace zhirong::insurance
