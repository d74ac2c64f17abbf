#include "core/lending/offer.h"

#include <algorithm>
#include <array>

#include "core/programme/arithmetic.h"

namespace zhirong::lending {

namespace refusals {
const RefusalKind not_eligible{
    "proposal.not_eligible", 422, "不符合“{condition}”：现为{found}，应为{expected}",
    "“{condition_en}” does not hold: found {found_en}, needed {expected_en}"};
const RefusalKind past_hard_bound{
    "proposal.past_hard_bound", 422, "{bound}：所取 {found} 越过硬约束 {expected}，不得突破",
    "{bound_en}: {found} is past the hard bound of {expected}, which nobody may pass"};
const RefusalKind reason_missing{
    "proposal.reason_missing", 422,
    "{bound}：所取 {found}，应为 {expected}；请改回，或填写突破理由",
    "{bound_en}: {found} chosen, {expected} expected; change it or give the reason"};
const RefusalKind reason_without_cause{
    "proposal.reason_without_cause", 422, "所取各项都在约束之内，不应填写突破理由",
    "Nothing is past its bound: there is nothing to give a reason for"};
}  // namespace refusals

namespace {

const Phrase nothing_known{"没有资料", "nothing known"};

std::string english_number(std::int64_t value) { return std::to_string(value); }

// The months that lie wholly between two days; never below zero.
int whole_months(Date from, Date until) {
    if (until <= from) return 0;
    const auto a = civil(from);
    const auto b = civil(until);
    int months = (static_cast<int>(b.year()) - static_cast<int>(a.year())) * 12 +
                 static_cast<int>(static_cast<unsigned>(b.month())) -
                 static_cast<int>(static_cast<unsigned>(a.month()));
    if (add_months(from, months) > until) --months;
    return std::max(months, 0);
}

std::optional<Date> first_end(const Inputs& inputs) {
    std::optional<Date> first;
    for (const ValuedRight& right : inputs.rights)
        if (right.ends && (!first || *right.ends < *first)) first = right.ends;
    return first;
}

Phrase joined(const std::vector<Phrase>& parts) {
    Phrase text;
    for (const Phrase& part : parts) {
        text.zh += (text.zh.empty() ? "" : "、") + part.zh;
        text.en += (text.en.empty() ? "" : ", ") + part.en;
    }
    return text;
}

template <class T>
std::optional<Phrase> words_of_code(const std::string& code) {
    for (const auto& entry : EnumNames<T>::names)
        if (code == entry.name) return Phrase{entry.zh, entry.en};
    return std::nullopt;
}

Phrase of_unit(Asked asked, const std::string& number) {
    switch (asked) {
        case Asked::need:
            if (const auto money = parse_money(number))
                return {with_separators(*money) + " 元", with_separators(*money) + " yuan"};
            break;
        case Asked::need_months:
        case Asked::right_months_left: return {number + " 个月", number + " months"};
        case Asked::rights: return {number + " 件", number};
        case Asked::grade: {
            std::string grade = number;
            for (char& c : grade)
                if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
            return {grade, grade};
        }
        default: break;
    }
    return {number, number};
}

// A code of a condition in words.
Phrase words(Asked asked, const std::string& code) {
    if (asked == Asked::life_stage)
        return words_of_code<LifeStage>(code).value_or(Phrase{code, code});
    if (asked == Asked::right_kind)
        return words_of_code<RightKind>(code).value_or(Phrase{code, code});
    if (asked == Asked::size) {
        static const std::array<std::pair<const char*, Phrase>, 4> sizes{
            {{"micro", {"微型", "micro"}},
             {"small", {"小型", "small"}},
             {"medium", {"中型", "medium"}},
             {"large", {"大型", "large"}}}};
        for (const auto& [name, phrase] : sizes)
            if (code == name) return phrase;
    }
    if (asked == Asked::grade) return of_unit(asked, code);
    if (code == "true") return {"是", "yes"};
    if (code == "false") return {"否", "no"};
    return {code, code};
}

Phrase needed_words(const Condition& condition) {
    std::vector<Phrase> parts;
    if (condition.one_of) {
        std::vector<Phrase> choices;
        for (const std::string& each : *condition.one_of)
            choices.push_back(words(condition.asked, each));
        Phrase all = joined(choices);
        if (choices.size() > 1) all = {"为其中之一：" + all.zh, "one of " + all.en};
        parts.push_back(std::move(all));
    }
    if (condition.at_least) {
        const Phrase least = of_unit(condition.asked, *condition.at_least);
        parts.push_back({"不低于 " + least.zh, "at least " + least.en});
    }
    if (condition.at_most) {
        const Phrase most = of_unit(condition.asked, *condition.at_most);
        parts.push_back({"不超过 " + most.zh, "at most " + most.en});
    }
    return joined(parts);
}

// What is known of that, as codes; nothing where it is not known.
std::optional<std::vector<std::string>> known(const Inputs& inputs, Asked asked) {
    using enum Asked;
    const auto one = [](std::string text) { return std::vector{std::move(text)}; };
    switch (asked) {
        case grade:
            if (inputs.grade) return one(inputs.grade->grade);
            break;
        case life_stage:
            if (inputs.life_stage) return one(std::string(name_of(*inputs.life_stage)));
            break;
        case size:
            if (inputs.size) return one(*inputs.size);
            break;
        case technology_firm:
            if (inputs.technology_firm) return one(*inputs.technology_firm ? "true" : "false");
            break;
        case region:
            if (inputs.region) return one(*inputs.region);
            break;
        case right_kind: {
            if (inputs.rights.empty()) break;
            std::vector<std::string> kinds;
            for (const ValuedRight& right : inputs.rights) {
                const std::string kind(name_of(right.kind));
                if (std::ranges::find(kinds, kind) == kinds.end()) kinds.push_back(kind);
            }
            return kinds;
        }
        case rights: return one(std::to_string(inputs.rights.size()));
        case on_list: return inputs.lists;
        case in_shared_limit: return one(inputs.room ? "true" : "false");
        case cover_agreed: return one(inputs.cover ? "true" : "false");
        case need: return one(to_string(inputs.need.amount));
        case need_months: return one(std::to_string(inputs.need.months));
        case right_months_left:
            if (const auto end = first_end(inputs))
                return one(std::to_string(whole_months(inputs.on, *end)));
            break;
    }
    return std::nullopt;
}

bool holds(const Product& product, const Condition& condition,
           const std::vector<std::string>& found) {
    const auto in_list = [&](const std::string& each) {
        return std::ranges::any_of(*condition.one_of, [&](const std::string& wanted) {
            return condition.asked == Asked::region ? programme::is_within(each, wanted)
                                                    : each == wanted;
        });
    };
    if (condition.one_of) {
        // To stand on one of the lists is enough; every kind of right must be among those named.
        const bool met = condition.asked == Asked::on_list ? std::ranges::any_of(found, in_list)
                                                           : std::ranges::all_of(found, in_list);
        if (!met) return false;
    }
    if (condition.asked == Asked::grade) {
        const auto place = product.place_of(found.front());
        if (!place) return false;
        if (condition.at_least && *place > *product.place_of(*condition.at_least)) return false;
        return !condition.at_most || *place >= *product.place_of(*condition.at_most);
    }
    const auto number = [](const std::string& text) { return parse_money(text).value_or(Money{}); };
    if (condition.at_least && number(found.front()) < number(*condition.at_least)) return false;
    return !condition.at_most || number(found.front()) <= number(*condition.at_most);
}

Checked check(const Product& product, const Condition& condition, const Inputs& inputs) {
    Checked checked{.id = condition.id,
                    .title = condition.title,
                    .answer = Answer::unknown,
                    .found = nothing_known,
                    .needed = needed_words(condition),
                    .source = condition.provenance.source};
    const auto found = known(inputs, condition.asked);
    if (!found) return checked;
    std::vector<Phrase> parts;
    for (const std::string& each : *found)
        parts.push_back(words_of_code<LifeStage>(each) || words_of_code<RightKind>(each) ||
                                condition.asked == Asked::size || each == "true" || each == "false"
                            ? words(condition.asked, each)
                            : of_unit(condition.asked, each));
    checked.found = parts.empty() ? Phrase{"无", "none"} : joined(parts);
    if (condition.asked == Asked::grade) checked.found.zh += "（" + inputs.grade->source + "）";
    checked.answer =
        !found->empty() && holds(product, condition, *found) ? Answer::holds : Answer::fails;
    return checked;
}

// ---- bounds of the line

struct LineBound {
    Money amount;
    Bound bound;
};

Money owed(const Inputs& inputs) {
    Money sum;
    for (const Exposure& each : inputs.exposures) sum += each.amount;
    return sum;
}

Why why_owed(const Inputs& inputs) {
    Why why{.title = {"本行已有敞口", "Owed to the bank already"},
            .rule = "proposal.exposure",
            .formula = Phrase{"Σ（贷款本金余额、已批未用额度）",
                              "Σ (principal outstanding, lines approved and not drawn)"}};
    for (const Exposure& each : inputs.exposures)
        why.inputs.push_back(
            input("exposure:" + each.record, each.what.zh, each.what.en, each.amount));
    why.result = to_string(owed(inputs));
    return why;
}

// A bound on all that the firm may owe: what it owes already is taken off.
LineBound less_owed(const char* code, Phrase title, Money most, const Phrase& source, bool hard,
                    const Inputs& inputs) {
    const Money already = owed(inputs);
    const Money room = std::max(Money{}, most - already);
    Why why{.title = title,
            .rule = std::string("proposal.line.") + code,
            .source = source,
            .formula = Phrase{"单户上限 − 已有敞口，不小于零",
                              "limit of the firm − owed already, not below zero"},
            .inputs = {input("most", "单户上限", "Limit of the firm", most),
                       input("owed", "已有敞口", "Owed already", already)},
            .result = to_string(room)};
    if (!inputs.exposures.empty()) why.steps.push_back(why_owed(inputs));
    return {room, {.code = code, .title = std::move(title), .hard = hard, .why = std::move(why)}};
}

// The ceilings that hold: the bank's own table where it names the kind, else the product's rows.
struct Ceilings {
    CeilingTable table;
    Ratio hard;
    std::vector<Phrase> missing;  // kinds without a ceiling
};
Ceilings ceilings(const Product& product, const Inputs& inputs) {
    const LoanToValueRule& rule = *product.line.loan_to_value;
    Ceilings all;
    all.hard = rule.hard_ceiling.value;
    if (inputs.table && inputs.table->hard) all.hard = std::min(all.hard, *inputs.table->hard);
    std::vector<Phrase> sources;
    const auto add_source = [&](const Phrase& source) {
        if (std::ranges::find(sources, source) == sources.end()) sources.push_back(source);
    };
    const bool uplifted =
        product.cover && product.cover->effect == CoverEffect::uplift && inputs.cover.has_value();
    for (const ValuedRight& right : inputs.rights) {
        if (ceiling_of(all.table, right.kind)) continue;
        std::optional<Ratio> ceiling;
        if (inputs.table) {
            ceiling = ceiling_of(*inputs.table, right.kind);
            if (ceiling) add_source(inputs.table->source);
        }
        if (!ceiling) {
            const auto row = std::ranges::find(rule.kinds, right.kind, &KindCeiling::kind);
            if (row != rule.kinds.end()) {
                ceiling = row->most;
                add_source(row->provenance.source);
            }
        }
        if (!ceiling) {
            const Label kind = label_of(right.kind);
            if (std::ranges::find(all.missing, Phrase{kind.zh, kind.en}) == all.missing.end())
                all.missing.push_back({kind.zh, kind.en});
            continue;
        }
        if (uplifted) {
            *ceiling = *ceiling + product.cover->points->value;
            add_source(product.cover->points->provenance.source);
        }
        all.table.ceilings.push_back({right.kind, std::min(*ceiling, all.hard)});
    }
    all.table.source = joined(sources);
    all.table.hard = all.hard;
    return all;
}

std::vector<Pledged> prudent(const LoanToValueRule& rule, const Inputs& inputs) {
    std::vector<Pledged> rights;
    for (const ValuedRight& right : inputs.rights)
        rights.push_back({.right = right.right,
                          .title = right.title,
                          .kind = right.kind,
                          .value = rule.point == ValuePoint::low ? right.low : right.median});
    return rights;
}

// The share of the loan that its cover takes off what the pledge must secure.
std::optional<Ratio> deducted(const Product& product, const Inputs& inputs) {
    if (!product.cover || product.cover->effect != CoverEffect::deduct || !inputs.cover)
        return std::nullopt;
    return std::min(inputs.cover->share, product.cover->most_share->value);
}

Why with_cover(Why secured, Money most, Ratio share, const Product& product, const Inputs& inputs) {
    Phrase title = secured.title;
    title.zh += "（扣除增信覆盖部分）";
    title.en += " (the covered part needs none)";
    return {
        .title = std::move(title),
        .rule = "proposal.line.covered",
        .source =
            Phrase{inputs.cover->source + "；" + product.cover->most_share->provenance.source.zh,
                   inputs.cover->source + "; " + product.cover->most_share->provenance.source.en},
        .formula = Phrase{"质押可担保金额 ÷（1 − 增信分担比例），舍去不足一分",
                          "what the pledge secures / (1 − share of the cover), rounded down"},
        .rounding = Rounding::down,
        .inputs = {input("share", "增信分担比例", "Share of the cover", share)},
        .result = to_string(most),
        .steps = {std::move(secured)}};
}

void add_value_bounds(const Product& product, const Inputs& inputs, Offer& offer,
                      std::vector<LineBound>& bounds) {
    if (!product.line.loan_to_value) return;
    const LoanToValueRule& rule = *product.line.loan_to_value;
    Checked valued{.id = "valued",
                   .title = {"质押权利已有价值", "The rights have a value"},
                   .answer = Answer::holds,
                   .found = {std::to_string(inputs.rights.size()) + " 件",
                             english_number(std::ssize(inputs.rights)) + " right(s)"},
                   .needed = {"每件权利都有采纳的价值", "each right has an accepted value"},
                   .source = rule.hard_ceiling.provenance.source};
    if (inputs.rights.empty()) {
        valued.answer = Answer::unknown;
        valued.found = {"没有已采纳价值的权利", "no right with an accepted value"};
    }
    offer.conditions.push_back(valued);
    if (inputs.rights.empty()) return;
    Checked free{.id = "rights_free",
                 .title = {"质押权利未为他债出质", "The rights secure no other debt"},
                 .answer = Answer::holds,
                 .found = {"均未出质", "none is pledged"},
                 .needed = {"未出质", "not pledged"},
                 .source = {"专利权质押登记办法：已在质押期内的不予登记",
                            "Patent pledge measure: not registered while pledged"}};
    for (const ValuedRight& right : inputs.rights)
        if (right.pledged_for) {
            free.answer = Answer::fails;
            free.found = {"“" + right.title + "”已出质（" + *right.pledged_for + "）",
                          "“" + right.title + "” is pledged (" + *right.pledged_for + ")"};
        }
    offer.conditions.push_back(free);
    const Ceilings found = ceilings(product, inputs);
    Checked listed{.id = "ceiling_known",
                   .title = {"各类权利都有质押率", "Each kind has a ceiling"},
                   .answer = found.missing.empty() ? Answer::holds : Answer::unknown,
                   .found = found.missing.empty()
                                ? Phrase{"都有", "each has"}
                                : Phrase{"没有质押率：" + joined(found.missing).zh,
                                         "none for " + joined(found.missing).en},
                   .needed = {"质押率表列明", "listed in the table"},
                   .source = rule.hard_ceiling.provenance.source};
    offer.conditions.push_back(listed);
    if (!found.missing.empty()) return;
    const std::vector<Pledged> rights = prudent(rule, inputs);
    const Allowance allowed = allowance(found.table, rights);
    if (allowed.value == Money{}) return;
    Why why = why_most(found.table, rights);
    why.title = {"质押率 × 审慎价值", "Loan to value × prudent value"};
    const Label point = label_of(rule.point);
    why.inputs.push_back(input("point", "取值", "Point of the range", point.zh));
    Money most = allowed.most;
    const Money hardest = *hard_most(found.table, rights);
    Money hard = hardest;
    Why why_hard{.title = {"质押率硬上限", "Hard ceiling of the loan to value"},
                 .rule = "proposal.line.hard_ceiling",
                 .source = rule.hard_ceiling.provenance.source,
                 .formula = Phrase{"Σ 价值 × 硬上限，舍去不足一分",
                                   "Σ value × hard ceiling, rounded down to the fen"},
                 .rounding = Rounding::down,
                 .inputs = {input("value", "审慎价值合计", "Prudent value", allowed.value),
                            input("ceiling", "硬上限", "Hard ceiling", found.hard)},
                 .result = to_string(hard)};
    if (const auto share = deducted(product, inputs)) {
        const Ratio own = Ratio::whole(1) - *share;
        most = apply(most, Ratio::whole(1) / own, Rounding::down);
        hard = apply(hard, Ratio::whole(1) / own, Rounding::down);
        why = with_cover(std::move(why), most, *share, product, inputs);
        why_hard = with_cover(std::move(why_hard), hard, *share, product, inputs);
    }
    bounds.push_back({most,
                      {.code = "loan_to_value",
                       .title = {"质押率 × 审慎价值", "Loan to value × prudent value"},
                       .hard = false,
                       .why = std::move(why)}});
    bounds.push_back({hard,
                      {.code = "hard_ceiling",
                       .title = {"质押率硬上限", "Hard ceiling of the loan to value"},
                       .hard = true,
                       .why = std::move(why_hard)}});
}

LineBound plain(const char* code, Phrase title, Money amount, Phrase source, bool hard,
                std::vector<WhyInput> inputs, std::optional<Phrase> formula = {}) {
    Why why{.title = title,
            .rule = std::string("proposal.line.") + code,
            .source = std::move(source),
            .formula = std::move(formula),
            .inputs = std::move(inputs),
            .result = to_string(amount)};
    return {amount, {.code = code, .title = std::move(title), .hard = hard, .why = std::move(why)}};
}

void decide_line(const Product& product, const Inputs& inputs, Offer& offer) {
    std::vector<LineBound> bounds;
    add_value_bounds(product, inputs, offer, bounds);
    const bool value_lacking = product.line.loan_to_value && bounds.empty();
    const GradeRow* row = inputs.grade ? product.row_of(inputs.grade->grade) : nullptr;
    if (row != nullptr && row->line)
        bounds.push_back(less_owed("grade", {"等级额度", "Line of the grade"}, *row->line,
                                   product.grades->provenance.source, false, inputs));
    if (product.line.cap)
        bounds.push_back(less_owed("cap", {"产品单户上限", "The product's cap"},
                                   product.line.cap->value, product.line.cap->provenance.source,
                                   true, inputs));
    if (inputs.programme && inputs.programme->line)
        bounds.push_back(
            plain("programme", {"政策额度上限", "The programme's line"}, *inputs.programme->line,
                  inputs.programme->title, true,
                  {input("programme", "政策", "Programme", inputs.programme->programme),
                   input("version", "版本", "Version", inputs.programme->version.substr(0, 12))}));
    if (inputs.room) {
        const Money free = std::max(Money{}, inputs.room->amount - inputs.room->used);
        bounds.push_back(plain("shared_limit", {"共用额度余额", "Room in the shared limit"}, free,
                               {inputs.room->name, inputs.room->name}, true,
                               {input("amount", "总额", "Amount", inputs.room->amount),
                                input("used", "已占用", "Used", inputs.room->used)},
                               Phrase{"总额 − 已占用", "amount − used"}));
    }
    if (inputs.cover && inputs.cover->free) {
        // The fund sets its share of the loan aside: that much must be free.
        const Money most =
            apply(*inputs.cover->free, Ratio::whole(1) / inputs.cover->share, Rounding::down);
        bounds.push_back(plain(
            "cover_free", {"增信资金可承担", "What the fund can stand behind"}, most,
            {inputs.cover->source, inputs.cover->source}, true,
            {input("free", "补偿金可用余额", "Free in the fund", *inputs.cover->free),
             input("share", "分担比例", "Share", inputs.cover->share)},
            Phrase{"可用余额 ÷ 分担比例，舍去不足一分", "free / share, rounded down to the fen"}));
    }
    bounds.push_back(plain("need", {"申请金额", "Amount needed"}, inputs.need.amount,
                           {"企业申请", "The firm's application"}, true, {}));

    const auto least = std::ranges::min_element(bounds, {}, &LineBound::amount);
    least->bound.deciding = true;
    const Money line = least->amount;
    Why why{.title = {"授信额度", "Credit line"},
            .rule = "proposal.line",
            .source = product.title,
            .formula = Phrase{"取各项约束中最小者", "the least of all bounds"},
            .result = to_string(line)};
    for (LineBound& each : bounds) {
        each.bound.value = to_string(each.amount);
        why.inputs.push_back(
            input(each.bound.code, each.bound.title.zh, each.bound.title.en, each.amount));
        why.steps.push_back(each.bound.why);
        offer.line_bounds.push_back(std::move(each.bound));
    }
    if (value_lacking) return;
    if (product.line.least) {
        const Money floor = product.line.least->value;
        offer.conditions.push_back(
            {.id = "least_line",
             .title = {"额度达到起点金额", "The line reaches the least"},
             .answer = line >= floor ? Answer::holds : Answer::fails,
             .found = {with_separators(line) + " 元", with_separators(line) + " yuan"},
             .needed = {"不低于 " + with_separators(floor) + " 元",
                        "at least " + with_separators(floor) + " yuan"},
             .source = product.line.least->provenance.source});
    } else {
        offer.conditions.push_back(
            {.id = "line_left",
             .title = {"尚有可用额度", "There is a line left"},
             .answer = line > Money{} ? Answer::holds : Answer::fails,
             .found = {with_separators(line) + " 元", with_separators(line) + " yuan"},
             .needed = {"大于零", "above zero"},
             .source = product.title});
    }
    offer.line = line;
    offer.line_why = std::move(why);
}

// ---- tenor

Bound months_bound(const char* code, Phrase title, int months, Phrase source, bool hard,
                   std::vector<WhyInput> inputs = {}, std::optional<Phrase> formula = {}) {
    Why why{.title = title,
            .rule = std::string("proposal.tenor.") + code,
            .source = std::move(source),
            .formula = std::move(formula),
            .unit = Unit::count,
            .inputs = std::move(inputs),
            .result = std::to_string(months)};
    return {.code = code,
            .title = std::move(title),
            .value = std::to_string(months),
            .hard = hard,
            .why = std::move(why)};
}

void decide_tenor(const Product& product, const Inputs& inputs, Offer& offer) {
    std::vector<Bound>& bounds = offer.tenor_bounds;
    const TenorRule& rule = product.tenor;
    bounds.push_back(months_bound("product", {"产品最长期限", "The product's longest"},
                                  rule.longest.value, rule.longest.provenance.source, true));
    if (inputs.programme && inputs.programme->days)
        bounds.push_back(
            months_bound("programme", {"政策最长期限", "The programme's longest"},
                         whole_months(inputs.on, inputs.on + Days{*inputs.programme->days}),
                         inputs.programme->title, true,
                         {input("days", "天数", "Days", std::to_string(*inputs.programme->days))},
                         Phrase{"折合整月", "in whole months"}));
    if (inputs.room)
        bounds.push_back(months_bound("shared_limit", {"共用额度有效期", "The shared limit's end"},
                                      whole_months(inputs.on, inputs.room->until),
                                      {inputs.room->name, inputs.room->name}, true,
                                      {input("until", "有效至", "Until", inputs.room->until)}));
    if (const auto end = first_end(inputs)) {
        const int left = whole_months(inputs.on, *end);
        const Phrase law{"专利权质押登记：债务履行期超过专利权期限的不予登记（专利法第42条）",
                         "Pledge registration refuses a debt that outlives the right "
                         "(Patent Law 42)"};
        bounds.push_back(months_bound("right_ends", {"权利剩余期限", "Life left of the right"},
                                      left, law, true,
                                      {input("end", "最先届满的权利届满日", "First end", *end)},
                                      Phrase{"今日至届满日的整月", "whole months until the end"}));
        bounds.push_back(months_bound(
            "right_ends_with_reserve", {"权利剩余期限减余量", "Life left less the reserve"},
            std::max(0, left - rule.reserve.value), rule.reserve.provenance.source, false,
            {input("left", "剩余整月", "Months left", std::to_string(left)),
             input("reserve", "余量（月）", "Reserve, months", std::to_string(rule.reserve.value))},
            Phrase{"剩余整月 − 余量", "months left − reserve"}));
    }
    bounds.push_back(months_bound("need", {"申请期限", "Tenor needed"}, inputs.need.months,
                                  {"企业申请", "The firm's application"}, true));
    const auto number = [](const Bound& bound) { return std::stoi(bound.value); };
    const auto least = std::ranges::min_element(bounds, {}, number);
    least->deciding = true;
    const int months = number(*least);
    Why why{.title = {"期限（月）", "Tenor in months"},
            .rule = "proposal.tenor",
            .source = product.title,
            .formula = Phrase{"取各项约束中最小者", "the least of all bounds"},
            .unit = Unit::count,
            .result = std::to_string(months)};
    for (const Bound& each : bounds) {
        why.inputs.push_back(input(each.code, each.title.zh + "（月）", each.title.en, each.value));
        why.steps.push_back(each.why);
    }
    offer.conditions.push_back(
        {.id = "tenor_left",
         .title = {"期限至少一个月", "A month of tenor at least"},
         .answer = months > 0 ? Answer::holds : Answer::fails,
         .found = {std::to_string(months) + " 个月", std::to_string(months) + " months"},
         .needed = {"不少于 1 个月", "at least 1 month"},
         .source = product.title});
    offer.months = months;
    offer.tenor_why = std::move(why);
}

// ---- price

Bound rate_bound(const char* code, Phrase title, Ratio rate, Phrase source, bool hard,
                 std::vector<WhyInput> inputs = {}, std::optional<Phrase> formula = {}) {
    Why why{.title = title,
            .rule = std::string("proposal.rate.") + code,
            .source = std::move(source),
            .formula = std::move(formula),
            .unit = Unit::rate,
            .inputs = std::move(inputs),
            .result = to_string(rate)};
    return {.code = code,
            .title = std::move(title),
            .value = to_string(rate),
            .hard = hard,
            .why = std::move(why)};
}

void decide_rate(const Product& product, const Inputs& inputs, Offer& offer) {
    const RateRule& rule = product.rate;
    const bool one_year = rule.reference == Tenor::one_year;
    const Ratio reference = one_year ? inputs.one_year : inputs.over_five_years;
    const GradeRow* row = inputs.grade ? product.row_of(inputs.grade->grade) : nullptr;
    Ratio margin = rule.margin.value;
    Phrase margin_source = rule.margin.provenance.source;
    if (product.grades) {
        if (row == nullptr) {
            offer.conditions.push_back(
                {.id = "grade_priced",
                 .title = {"等级有定价", "The grade has a price"},
                 .answer = inputs.grade ? Answer::fails : Answer::unknown,
                 .found = inputs.grade ? Phrase{inputs.grade->grade, inputs.grade->grade}
                                       : nothing_known,
                 .needed = {"等级表列明", "a row of the table of grades"},
                 .source = product.grades->provenance.source});
            return;
        }
        margin = Ratio::basis_points(row->margin_bp);
        margin_source = product.grades->provenance.source;
    }
    const Label series = label_of(rule.reference);
    const Ratio sum = reference + margin;
    offer.rate_bounds.push_back(rate_bound("margin", {"基准利率加点", "Reference and margin"}, sum,
                                           margin_source, false,
                                           {input("reference", series.zh, series.en, reference),
                                            input("date", "基准日", "Of the day", inputs.on),
                                            input("margin", "加点", "Margin", margin)},
                                           Phrase{"LPR + 加点", "LPR + margin"}));
    offer.rate_bounds.push_back(rate_bound("floor", {"利率下限", "Floor"}, rule.floor.value,
                                           rule.floor.provenance.source, true));
    offer.rate_bounds.push_back(rate_bound("ceiling", {"利率上限", "Ceiling"}, rule.ceiling.value,
                                           rule.ceiling.provenance.source, true));
    Ratio ceiling = rule.ceiling.value;
    if (inputs.programme && inputs.programme->rate) {
        offer.rate_bounds.push_back(
            rate_bound("programme", {"政策利率上限", "The programme's ceiling"},
                       *inputs.programme->rate, inputs.programme->title, true));
        ceiling = std::min(ceiling, *inputs.programme->rate);
    }
    const Ratio rate = std::min(std::max(sum, rule.floor.value), ceiling);
    for (Bound& each : offer.rate_bounds)
        if (each.value == to_string(rate)) {
            each.deciding = true;
            break;
        }
    Why why{.title = {"年利率", "Rate a year"},
            .rule = "proposal.rate",
            .source = product.title,
            .formula = Phrase{"（LPR + 加点），不低于下限，不高于产品与政策的上限",
                              "LPR + margin, not below the floor, not above the ceilings"},
            .unit = Unit::rate,
            .result = to_string(rate)};
    for (const Bound& each : offer.rate_bounds) {
        why.inputs.push_back({each.code, each.title.zh, each.title.en, each.value, Unit::rate});
        why.steps.push_back(each.why);
    }
    if (ceiling < rule.floor.value)
        offer.conditions.push_back(
            {.id = "price_possible",
             .title = {"下限不高于政策上限", "The floor is within the ceiling"},
             .answer = Answer::fails,
             .found = {to_percent(rule.floor.value), to_percent(rule.floor.value)},
             .needed = {"不高于 " + to_percent(ceiling), "at most " + to_percent(ceiling)},
             .source = inputs.programme->title});
    // What is left over the reference, for contracts that follow the LPR: whole basis points, down.
    const Ratio over = (rate - reference) * Ratio::whole(10'000);
    std::int64_t points = over.numerator() / over.denominator();
    if (over < Ratio::whole(points)) --points;
    offer.margin_bp = static_cast<int>(points);
    offer.rate = rate;
    offer.rate_why = std::move(why);
    if (row != nullptr) {
        offer.review_months = row->review_months;
        offer.after_loan = row->after_loan;
    }
}

std::optional<Cost> cost(const Product& product, const Offer& offer) {
    if (!offer.line || !offer.rate) return std::nullopt;
    Cost cost;
    cost.interest_a_year = apply(*offer.line, *offer.rate, Rounding::half_up);
    cost.interest_a_month = apply(*offer.line, *offer.rate / Ratio::whole(12), Rounding::half_up);
    if (product.subsidy)
        cost.subsidy_a_year =
            std::min(apply(cost.interest_a_year, product.subsidy->share.value, Rounding::down),
                     product.subsidy->most_a_year.value);
    cost.after_subsidy_a_month =
        apply(cost.interest_a_year - cost.subsidy_a_year, Ratio{1, 12}, Rounding::half_up);
    return cost;
}

}  // namespace

Offer evaluate(const Product& product, const Inputs& inputs) {
    Offer offer{.product = product.id, .version = product.version};
    for (const Condition& condition : product.who)
        offer.conditions.push_back(check(product, condition, inputs));
    if (!product.in_force(inputs.on))
        offer.conditions.push_back(
            {.id = "in_force",
             .title = {"产品在售", "The product is offered"},
             .answer = Answer::fails,
             .found = {to_string(inputs.on), to_string(inputs.on)},
             .needed = {to_string(product.from) + " 起" +
                            (product.until ? "至 " + to_string(*product.until) : ""),
                        "from " + to_string(product.from) +
                            (product.until ? " to " + to_string(*product.until) : "")},
             .source = product.title});
    decide_line(product, inputs, offer);
    decide_tenor(product, inputs, offer);
    decide_rate(product, inputs, offer);
    offer.eligible = std::ranges::all_of(
        offer.conditions, [](const Checked& each) { return each.answer == Answer::holds; });
    offer.cost = cost(product, offer);
    return offer;
}

Result<std::vector<Passed>> within(const Offer& offer, const Terms& terms,
                                   const std::optional<std::string>& reason) {
    for (const Checked& each : offer.conditions)
        if (each.answer != Answer::holds)
            return refuse(refusals::not_eligible, "product",
                          {{"condition", each.title.zh},
                           {"condition_en", each.title.en},
                           {"found", each.found.zh},
                           {"found_en", each.found.en},
                           {"expected", each.needed.zh},
                           {"expected_en", each.needed.en}});
    std::vector<Passed> passed;
    Refusals refused;
    const auto past = [&](const Bound& bound, const char* at, const std::string& chosen, Unit unit,
                          const std::string& shown, const std::string& limit) {
        if (bound.hard)
            refused.all.push_back({&refusals::past_hard_bound,
                                   at,
                                   {{"bound", bound.title.zh},
                                    {"bound_en", bound.title.en},
                                    {"found", shown},
                                    {"expected", limit}}});
        else if (!reason)
            refused.all.push_back({&refusals::reason_missing,
                                   at,
                                   {{"bound", bound.title.zh},
                                    {"bound_en", bound.title.en},
                                    {"found", shown},
                                    {"expected", limit}}});
        else
            passed.push_back({bound.code, bound.title, bound.value, chosen, unit});
    };
    for (const Bound& each : offer.line_bounds)
        if (const Money most = *parse_money(each.value); terms.line > most)
            past(each, "terms.line", to_string(terms.line), Unit::money,
                 with_separators(terms.line), with_separators(most));
    for (const Bound& each : offer.tenor_bounds)
        if (terms.months > std::stoi(each.value))
            past(each, "terms.months", std::to_string(terms.months), Unit::count,
                 std::to_string(terms.months), each.value);
    for (const Bound& each : offer.rate_bounds) {
        const Ratio limit = *parse_ratio(each.value);
        const bool beyond = each.code == "floor"    ? terms.rate < limit
                            : each.code == "margin" ? terms.rate != *offer.rate
                                                    : terms.rate > limit;
        if (!beyond) continue;
        Bound bound = each;
        // The price that was computed is the one to keep to, clamped as it is.
        if (each.code == "margin") bound.value = to_string(*offer.rate);
        past(bound, "terms.rate", to_string(terms.rate), Unit::rate, to_percent(terms.rate),
             to_percent(*parse_ratio(bound.value)));
    }
    if (!refused.all.empty()) return std::unexpected(std::move(refused));
    if (reason && passed.empty()) return refuse(refusals::reason_without_cause, "reason");
    return passed;
}

}  // namespace zhirong::lending
