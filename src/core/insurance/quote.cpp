#include "core/insurance/quote.h"

#include <algorithm>
#include <set>

namespace zhirong::insurance {
namespace {

using shapes::item_path;

constexpr RefusalKind insured_not_eligible{
    "insurance.insured", 422, "“{found}”不能投保本产品；可以是：{expected}",
    "{found_en} cannot be insured by this product; it insures: {expected_en}"};
constexpr RefusalKind kind_not_insured{
    "insurance.kind", 422, "“{found}”不在本产品承保的权利种类内：{expected}",
    "{found_en} is no kind of right that this product insures: {expected_en}"};
constexpr RefusalKind kind_missing{"insurance.kind_missing", 422,
                                   "请写明权利种类，可选：{expected}",
                                   "State the kind of right, one of: {expected_en}"};
constexpr RefusalKind kind_of_no_right{"insurance.kind_of_no_right", 422,
                                       "本产品按{expected}计，不写权利种类",
                                       "This product counts {expected_en}: state no kind of right"};
constexpr RefusalKind kind_twice{"insurance.kind_twice", 422, "“{found}”重复列出",
                                 "{found_en} is listed twice"};
constexpr RefusalKind zone_not_covered{
    "insurance.territory", 422, "“{found}”不在承保地域内：{expected}",
    "{found_en} is not covered; the territory is: {expected_en}"};
constexpr RefusalKind sum_low{"insurance.sum_low", 422, "保额 {found} 低于最低保额 {expected}",
                              "The sum of {found} is below the least, {expected}"};
constexpr RefusalKind sum_high{"insurance.sum_high", 422, "保额 {found} 高于最高保额 {expected}",
                               "The sum of {found} is above the product's most, {expected}"};
constexpr RefusalKind aggregate_passed{
    "insurance.aggregate", 422, "{count} 件、每件 {found}，合计高于累计限额 {expected}",
    "{count} of {found} each come to more than the aggregate limit of {expected}"};
constexpr RefusalKind count_outside{
    "insurance.count", 422, "件数 {found} 不在费率表内：{expected}",
    "A count of {found} is outside of the rating table: {expected}"};
constexpr RefusalKind claims_outside{"insurance.claims", 422,
                                     "近三年赔案 {found} 件，不在费率表内（{expected}），需核保",
                                     "{found} claims in three years are outside of the rating "
                                     "table ({expected}): to be underwritten"};
constexpr RefusalKind term_outside{"insurance.term_outside", 422,
                                   "保险期间 {found} 个月，应为 {expected} 个月",
                                   "A term of {found} months; the product offers {expected}"};
constexpr RefusalKind item_unknown{"insurance.item", 422, "没有分项“{found}”，可用：{expected}",
                                   "There is no item “{found}”; there are: {expected}"};
constexpr RefusalKind item_twice{"insurance.item_twice", 422, "分项“{found}”重复列出",
                                 "The item “{found}” is listed twice"};
constexpr RefusalKind sum_not_bought{"insurance.sum_not_positive", 422,
                                     "保额应大于零，实际为 {found}",
                                     "The sum insured must be above zero, found {found}"};

constexpr int most_counted = 100'000;

template <class T>
std::vector<Fact> choices(const Label& found, const std::vector<T>& known) {
    std::string zh;
    std::string en;
    for (const T& each : known) {
        const Label words = label_of(each);
        zh += (zh.empty() ? "" : "、") + words.zh;
        en += (en.empty() ? "" : ", ") + words.en;
    }
    return {{"found", found.zh}, {"found_en", found.en}, {"expected", zh}, {"expected_en", en}};
}
template <class T>
bool among(const std::vector<T>& all, const T& one) {
    return std::ranges::find(all, one) != all.end();
}
std::string range(const std::vector<CountBand>& bands) {
    const CountBand& last = bands.back();
    return std::to_string(bands.front().from) + (last.to ? "–" + std::to_string(*last.to) : "+");
}
const CountBand* band_of(const CountFactors& factors, int count) {
    for (const CountBand& each : factors.bands)
        if (each.from <= count && (!each.to || count <= *each.to)) return &each;
    return nullptr;
}

Why figure(Phrase title, std::string rule, Ratio value, const Provenance& from, Unit unit) {
    return {.title = std::move(title),
            .rule = std::move(rule),
            .source = from.source,
            .unit = unit,
            .result = to_string(value)};
}
Why figure(Phrase title, std::string rule, Money value, const Provenance& from) {
    return {.title = std::move(title),
            .rule = std::move(rule),
            .source = from.source,
            .result = to_string(value)};
}
WhyInput number(std::string name, std::string zh, std::string en, std::string value) {
    WhyInput made = input(std::move(name), std::move(zh), std::move(en), std::move(value));
    made.unit = Unit::count;
    return made;
}

// What was multiplied, each with its source.
struct Factors {
    Ratio whole = Ratio::whole(1);
    std::vector<WhyInput> inputs;
    std::vector<Why> steps;

    void take(const char* name, Phrase title, Ratio value, const Provenance& from) {
        whole = whole * value;
        inputs.push_back(number(name, title.zh, title.en, to_string(value)));
        steps.push_back(figure(std::move(title), std::string("insurance.factor.") + name, value,
                               from, Unit::count));
    }
};

Result<std::monostate> check_groups(const Product& product, const std::vector<Group>& groups) {
    std::set<RightKind> seen;
    const std::vector<RightKind>& kinds = product.objects.kinds;
    if (kinds.empty() && groups.size() > 1)
        return refuse(kind_twice, "groups[1]",
                      {{"found", label_of(product.objects.counted).zh},
                       {"found_en", label_of(product.objects.counted).en}});
    for (std::size_t i = 0; i < groups.size(); ++i) {
        const std::string field = item_path("groups", i) + ".kind";
        const auto& kind = groups[i].kind;
        if (!kind && !kinds.empty()) return refuse(kind_missing, field, choices(Label{}, kinds));
        if (kind && kinds.empty()) {
            const Label counted = label_of(product.objects.counted);
            return refuse(kind_of_no_right, field,
                          {{"expected", counted.zh}, {"expected_en", counted.en}});
        }
        if (!kind) continue;
        if (!among(kinds, *kind))
            return refuse(kind_not_insured, field, choices(label_of(*kind), kinds));
        if (!seen.insert(*kind).second)
            return refuse(kind_twice, field,
                          {{"found", label_of(*kind).zh}, {"found_en", label_of(*kind).en}});
    }
    return {};
}

Result<int> counted(const Product& product, const std::vector<Group>& groups) {
    std::int64_t count = 0;
    for (const Group& each : groups) count += each.count;
    const auto& bands = product.rating.counts;
    if (count > most_counted || (bands && band_of(*bands, static_cast<int>(count)) == nullptr))
        return refuse(
            count_outside, "groups",
            {{"found", std::to_string(count)},
             {"expected", bands ? range(bands->bands) : "1–" + std::to_string(most_counted)}});
    return static_cast<int>(count);
}

Result<Money> whole_sum(const Product& product, Money sum, int count) {
    if (product.sum.basis == SumBasis::policy) return sum;
    const Money aggregate = product.limits.aggregate.value;
    if (int128{sum.fen} * count > aggregate.fen)
        return refuse(aggregate_passed, "sum",
                      {{"count", std::to_string(count)},
                       {"found", to_string(sum)},
                       {"expected", to_string(aggregate)}});
    return Money{sum.fen * count};
}

Money item_limit(const Item& item, Money sum) {
    if (item.most) return std::min(sum, item.most->value);
    if (item.share) return apply(sum, item.share->value, Rounding::down);
    return sum;
}

Factors common_factors(const Product& product, const QuoteRequest& request, int count) {
    const Rating& rating = product.rating;
    Factors found;
    if (rating.zones) {
        const auto row = std::ranges::find(rating.zones->rows, request.zone, &ZoneFactor::zone);
        found.take("zone", {"地域系数", "Factor of the territory"}, row->factor,
                   rating.zones->provenance);
    }
    if (rating.counts)
        found.take("count", {"件数系数", "Factor of the count"},
                   band_of(*rating.counts, count)->factor, rating.counts->provenance);
    if (rating.sums) {
        const auto band = std::ranges::find_if(
            rating.sums->bands, [&](const SumBand& each) { return request.sum <= each.up_to; });
        found.take("sum", {"保额系数", "Factor of the sum insured"}, band->factor,
                   rating.sums->provenance);
    }
    if (rating.claims)
        found.take("claims", {"赔付经验系数", "Factor of claims before"},
                   band_of(*rating.claims, request.claims)->factor, rating.claims->provenance);
    return found;
}

struct Rated {
    RatedGroup group;
    Why why;
};
Rated rate_group(const Product& product, const QuoteRequest& request, const Group& group, Money sum,
                 Factors factors) {
    const Rating& rating = product.rating;
    if (rating.kinds) {
        const auto row = std::ranges::find(rating.kinds->rows, *group.kind, &KindFactor::kind);
        factors.take("kind", {"种类系数", "Factor of the kind"}, row->factor,
                     rating.kinds->provenance);
    }
    const Ratio years(request.months, 12);
    const Ratio whole = factors.whole * years;
    const Label what = group.kind ? label_of(*group.kind) : label_of(product.objects.counted);
    Why why{.title = {what.zh + "保险费", "Premium: " + what.en},
            .rule = "insurance.rated",
            .rounding = Rounding::half_up};
    Money premium;
    why.inputs.push_back(number("count", "件数", "Count", std::to_string(group.count)));
    if (rating.rate) {
        premium = apply(sum, rating.rate->value * whole, Rounding::half_up);
        why.formula = Phrase{"保险金额 × 基准费率 × 各系数 × 月数 ÷ 12",
                             "sum insured × base rate × factors × months / 12"};
        why.inputs.push_back(input("sum_insured", "保险金额", "Sum insured", sum));
        why.inputs.push_back(
            input("rate", "基准费率（年）", "Base rate, a year", rating.rate->value));
        why.steps.push_back(figure({"基准费率（年）", "Base rate, a year"}, "insurance.base_rate",
                                   rating.rate->value, rating.rate->provenance, Unit::rate));
    } else {
        premium = round_fen(int128{rating.amount->value.fen} * group.count * whole.numerator(),
                            whole.denominator(), Rounding::half_up);
        why.formula = Phrase{"每件基准保费 × 件数 × 各系数 × 月数 ÷ 12",
                             "base premium of each × count × factors × months / 12"};
        why.inputs.push_back(input("amount", "每件基准保费（年）", "Base premium of each, a year",
                                   rating.amount->value));
        why.steps.push_back(figure({"每件基准保费（年）", "Base premium of each, a year"},
                                   "insurance.base_amount", rating.amount->value,
                                   rating.amount->provenance));
    }
    std::ranges::move(factors.inputs, std::back_inserter(why.inputs));
    why.inputs.push_back(
        number("months", "保险期间（月）", "Term, months", std::to_string(request.months)));
    std::ranges::move(factors.steps, std::back_inserter(why.steps));
    why.result = to_string(premium);
    return {{group.kind, group.count, sum, whole, premium}, std::move(why)};
}

}  // namespace

Result<std::monostate> check_terms(const Product& product, const QuoteRequest& request) {
    if (!among(product.insured.may_be, request.insured))
        return refuse(insured_not_eligible, "insured",
                      choices(label_of(request.insured), product.insured.may_be));
    if (!among(product.territory.zones, request.zone))
        return refuse(zone_not_covered, "zone",
                      choices(label_of(request.zone), product.territory.zones));
    const TermRule& term = product.term;
    if (request.months < term.least.value || request.months > term.most.value)
        return refuse(term_outside, "months",
                      {{"found", std::to_string(request.months)},
                       {"expected",
                        std::to_string(term.least.value) + "–" + std::to_string(term.most.value)}});
    if (product.rating.claims && band_of(*product.rating.claims, request.claims) == nullptr)
        return refuse(claims_outside, "claims",
                      {{"found", std::to_string(request.claims)},
                       {"expected", range(product.rating.claims->bands)}});
    const SumRule& sum = product.sum;
    if (request.sum < sum.least.value)
        return refuse(
            sum_low, "sum",
            {{"found", to_string(request.sum)}, {"expected", to_string(sum.least.value)}});
    if (request.sum > sum.most.value)
        return refuse(sum_high, "sum",
                      {{"found", to_string(request.sum)}, {"expected", to_string(sum.most.value)}});
    return {};
}

Result<Quote> quote(const Product& product, const QuoteRequest& request) {
    CHECKED(check_groups(product, request.groups));
    CHECKED(check_terms(product, request));
    const int count = TRY(counted(product, request.groups));
    const Money sum = TRY(whole_sum(product, request.sum, count));
    Quote made{.product = product.id,
               .version = product.version,
               .count = count,
               .sum = sum,
               .per_claim = std::min(request.sum, product.limits.per_claim.value)};
    for (const Item& each : product.items)
        made.items.push_back({each.id, each.title, item_limit(each, request.sum)});
    std::vector<std::int64_t> weights;
    for (const Group& each : request.groups) weights.push_back(each.count);
    const std::vector<Money> sums = allocate(sum, weights);
    const Factors factors = common_factors(product, request, count);
    const MoneyFigure& minimum = product.rating.minimum;
    Why& why = made.why;
    for (std::size_t i = 0; i < sums.size(); ++i) {
        Rated rated = rate_group(product, request, request.groups[i], sums[i], factors);
        made.rated += rated.group.premium;
        made.groups.push_back(std::move(rated.group));
        why.steps.push_back(std::move(rated.why));
    }
    made.premium = std::max(made.rated, minimum.value);
    why.steps.push_back(figure({"最低保费", "Minimum premium"}, "insurance.minimum", minimum.value,
                               minimum.provenance));
    why.title = {"保险费", "Premium"};
    why.rule = "insurance.premium";
    why.version = product.version;
    why.formula = Phrase{"max(Σ 各组保险费，最低保费)", "max(Σ premium of the groups, minimum)"};
    why.inputs = {input("rated", "各组保险费合计", "Premium of the groups", made.rated),
                  input("minimum", "最低保费", "Minimum premium", minimum.value)};
    why.result = to_string(made.premium);
    return made;
}

namespace {

Result<std::vector<PaidPart>> covered_parts(const Product& product, Money sum, const Loss& loss) {
    std::vector<PaidPart> parts;
    for (std::size_t i = 0; i < loss.parts.size(); ++i) {
        const LossPart& part = loss.parts[i];
        const std::string field = item_path("parts", i) + ".item";
        const Item* item = product.item(part.item);
        if (item == nullptr) {
            std::string known;
            for (const Item& each : product.items) known += (known.empty() ? "" : ", ") + each.id;
            return refuse(item_unknown, field, {{"found", part.item}, {"expected", known}});
        }
        if (std::ranges::find(parts, part.item, &PaidPart::item) != parts.end())
            return refuse(item_twice, field, {{"found", part.item}});
        const Money limit = item_limit(*item, sum);
        parts.push_back({part.item, item->title, part.amount, limit, std::min(part.amount, limit)});
    }
    return parts;
}

// What is left of the covered loss after the deductible and the insured share.
struct Borne {
    Money amount;
    Why why;
};
Borne after_deductible(const Product& product, Money covered) {
    using enum DeductibleRule;
    const Deductible& rule = product.deductible;
    const Ratio insured = product.insured_share.value;
    const Money fixed_part = rule.fixed ? rule.fixed->value : Money{};
    const Ratio share_part = rule.share ? rule.share->value : Ratio{};
    Borne borne{.amount = {},
                .why = {.title = {"扣除免赔后的赔款", "Loss after the deductible"},
                        .rule = "insurance.after_deductible",
                        .rounding = Rounding::half_up,
                        .inputs = {input("covered", "计入损失", "Covered loss", covered)}}};
    if (rule.rule == greater) {
        const Money by_share = apply(covered, share_part, Rounding::half_up);
        const Money taken = std::max(fixed_part, by_share);
        borne.amount = apply(std::max(Money{}, covered - taken), insured, Rounding::half_up);
        borne.why.formula = Phrase{"max(0，计入损失 − max(免赔额，计入损失 × 免赔率)) × 赔付比例",
                                   "max(0, covered − max(fixed, covered × share)) × share insured"};
        borne.why.inputs.push_back(input("deducted", "免赔金额", "Deducted", taken));
    } else {
        borne.amount = apply(std::max(Money{}, covered - fixed_part),
                             (Ratio::whole(1) - share_part) * insured, Rounding::half_up);
        borne.why.formula = Phrase{"max(0，计入损失 − 免赔额) × (1 − 免赔率) × 赔付比例",
                                   "max(0, covered − fixed) × (1 − share) × share insured"};
    }
    std::vector<Why>& steps = borne.why.steps;
    if (rule.fixed) {
        borne.why.inputs.push_back(input("fixed", "免赔额", "Fixed deductible", fixed_part));
        steps.push_back(figure({"免赔额", "Fixed deductible"}, "insurance.deductible.fixed",
                               fixed_part, rule.fixed->provenance));
    }
    if (rule.share) {
        borne.why.inputs.push_back(input("share", "免赔率", "Deductible share", share_part));
        steps.push_back(figure({"免赔率", "Deductible share"}, "insurance.deductible.share",
                               share_part, rule.share->provenance, Unit::rate));
    }
    borne.why.inputs.push_back(input("insured_share", "赔付比例", "Share insured", insured));
    steps.push_back(figure({"赔付比例", "Share insured"}, "insurance.insured_share", insured,
                           product.insured_share.provenance, Unit::rate));
    borne.why.result = to_string(borne.amount);
    return borne;
}

Why why_covered(const Product& product, const std::vector<PaidPart>& parts, Money covered) {
    Why why{.title = {"计入损失", "Covered loss"},
            .rule = "insurance.covered",
            .formula = Phrase{"Σ min(分项损失，分项限额)", "Σ min(loss, sub-limit) of the items"},
            .result = to_string(covered)};
    for (const PaidPart& each : parts) {
        Why step{.title = each.title,
                 .rule = "insurance.item",
                 .formula = Phrase{"min(分项损失，分项限额)", "min(loss, sub-limit)"},
                 .inputs = {input("loss", "分项损失", "Loss", each.loss),
                            input("limit", "分项限额", "Sub-limit", each.limit)},
                 .result = to_string(each.covered)};
        const Item& item = *product.item(each.item);
        if (item.most) step.source = item.most->provenance.source;
        if (item.share) step.source = item.share->provenance.source;
        why.inputs.push_back(input(each.item, each.title.zh, each.title.en, each.covered));
        why.steps.push_back(std::move(step));
    }
    return why;
}

}  // namespace

Result<Payable> payable(const Product& product, Money sum, const Loss& loss) {
    if (sum <= Money{}) return refuse(sum_not_bought, "sum", {{"found", to_string(sum)}});
    Payable made;
    made.parts = TRY(covered_parts(product, sum, loss));
    Money suffered;
    for (const PaidPart& each : made.parts) {
        made.covered += each.covered;
        suffered += each.loss;
    }
    const Money per_claim = std::min(sum, product.limits.per_claim.value);
    Borne borne = after_deductible(product, made.covered);
    made.payable = std::min({borne.amount, per_claim, loss.limit_left});
    made.borne_by_insured = suffered - made.payable;
    made.why = {
        .title = {"应赔金额", "Payable"},
        .rule = "insurance.payable",
        .version = product.version,
        .formula = Phrase{"min(扣除免赔后的赔款，每次赔偿限额，剩余累计限额)",
                          "min(loss after the deductible, limit per claim, limit left)"},
        .inputs = {input("after_deductible", "扣除免赔后的赔款", "Loss after the deductible",
                         borne.amount),
                   input("per_claim", "每次赔偿限额", "Limit per claim", per_claim),
                   input("limit_left", "剩余累计限额", "Aggregate limit left", loss.limit_left)},
        .result = to_string(made.payable),
        .steps = {why_covered(product, made.parts, made.covered), std::move(borne.why),
                  figure({"每次赔偿限额", "Limit per claim"}, "insurance.per_claim",
                         product.limits.per_claim.value, product.limits.per_claim.provenance)}};
    if (product.advance) {
        made.advance = apply(made.payable, product.advance->share.value, Rounding::down);
        Why step =
            figure({"预付比例", "Share advanced"}, "insurance.advance",
                   product.advance->share.value, product.advance->share.provenance, Unit::rate);
        made.why.steps.push_back(std::move(step));
    }
    return made;
}

}  // namespace zhirong::insurance
