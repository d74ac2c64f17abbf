#include "features/insurer_figures/closing.h"

#include <algorithm>
#include <set>

#include "core/access/party.h"
#include "features/insurer_figures/accounts.h"

namespace zhirong::insurer_figures {
namespace {

using shapes::item_path;

constexpr RefusalKind treaty_overlaps{
    "figures.treaty_overlaps", 409,
    "同一险种同一起保日只能有一个{kind}合同：与“{found}”（{days}）重叠",
    "Of one kind, here {kind_en}, there may be one treaty for a line and a first day: “{found}” "
    "({days}) overlaps"};
constexpr RefusalKind not_month_end{"figures.not_month_end", 422,
                                    "{found} 不是月末日：应为 {expected}",
                                    "{found} is not the last day of a month: that is {expected}"};
constexpr RefusalKind not_over{"figures.month_not_over", 422,
                               "{found} 尚未过完（今日 {expected}）：请在次日以后结账",
                               "{found} is not over (today is {expected}): close on a later day"};
constexpr RefusalKind closed_already{"figures.closed_already", 409, "{found} 已经结账，不重复入账",
                                     "{found} is closed already: nothing would be posted"};
constexpr RefusalKind later_closed{"figures.later_closed", 409,
                                   "{expected} 已经结账，不能再结 {found}",
                                   "{expected} is closed, so {found} cannot be any more"};
constexpr RefusalKind earlier_open{
    "figures.earlier_open", 409, "{expected} 的结账尚待审批：请先审批，再结 {found}",
    "The closing of {expected} is to be decided first, then {found}"};
constexpr RefusalKind choice_twice{"figures.choice_twice", 422, "险种“{found}”重复",
                                   "“{found_en}” is listed twice"};
constexpr RefusalKind choice_idle{"figures.choice_idle", 422,
                                  "险种“{found}”到 {expected} 没有保单，无需选择方法",
                                  "No policy of “{found_en}” was bound by {expected}"};
constexpr RefusalKind has_changed{
    "figures.closing_changed", 409, "提交后数字已变化（如分保合同生效）：请重新提交 {found} 的结账",
    "Figures have changed since (such as by a treaty put in force): propose {found} again"};

Reason reason(const char* rule, std::string zh, std::string en) {
    return {.programme = {}, .version = {}, .rule = rule, .zh = std::move(zh), .en = std::move(en)};
}

Result<std::monostate> check_overlap(const reinsurance::Terms& terms, const std::string& id,
                                     const std::vector<Treaty>& others) {
    for (const Treaty& other : others) {
        const reinsurance::Terms& its = other.entered.terms;
        if (other.id == id || other.stage == TreatyStage::declined ||
            !reinsurance::overlap(terms, its))
            continue;
        return refuse(treaty_overlaps, "from",
                      {{"kind", label_of(terms.kind).zh},
                       {"kind_en", label_of(terms.kind).en},
                       {"found", other.entered.title},
                       {"days", to_string(its.from) + " – " + to_string(its.until)}});
    }
    return {};
}

LineChoice choice_of(const Close& command, Line line) {
    if (command.lines)
        for (const LineChoice& each : *command.lines)
            if (each.line == line) return each;
    return {.line = line};
}

// Where in the command a line's choice stands; the list, where it has none.
std::string field_of(const Close& command, Line line) {
    if (command.lines)
        for (std::size_t i = 0; i < command.lines->size(); ++i)
            if ((*command.lines)[i].line == line) return item_path("lines", i);
    return "lines";
}

Result<std::monostate> check_choices(const Close& command, const std::vector<Line>& lines) {
    Refusals wrong;
    std::set<Line> seen;
    if (command.lines)
        for (std::size_t i = 0; i < command.lines->size(); ++i) {
            const Line line = (*command.lines)[i].line;
            const std::string field = item_path("lines", i) + ".line";
            const Label words = label_of(line);
            if (!seen.insert(line).second)
                wrong.all.push_back(
                    {&choice_twice, field, {{"found", words.zh}, {"found_en", words.en}}});
            else if (std::ranges::find(lines, line) == lines.end())
                wrong.all.push_back({&choice_idle,
                                     field,
                                     {{"found", words.zh},
                                      {"found_en", words.en},
                                      {"expected", to_string(command.through)}}});
        }
    if (!wrong.all.empty()) return std::unexpected(std::move(wrong));
    return {};
}

Accounts difference(Accounts now, const Accounts& before) {
    for (const auto& [account, amount] : before) now[account] -= amount;
    return now;
}

void add(std::vector<Entry>& all, const std::string& id, const ClosingProposed& closing,
         const Accounts& changed, Reason why) {
    std::vector<Posting> postings;
    for (const auto& [account, amount] : changed)
        if (amount != Money{}) postings.push_back({closing.insurer, account, amount});
    if (!postings.empty())
        all.emplace_back(closing.through, id, std::move(why), std::move(postings));
}

const TreatyFigures* figures_of(const ClosingProposed* closing, const std::string& treaty) {
    if (closing == nullptr) return nullptr;
    const auto found = std::ranges::find(closing->treaties, treaty, &TreatyFigures::treaty);
    return found == closing->treaties.end() ? nullptr : &*found;
}

}  // namespace

Result<TreatyEntered> decide(const EnterTreaty& command, const std::vector<Treaty>& others,
                             const Actor& actor, Date today) {
    CHECKED(require(actor, Role::insurer_officer));
    reinsurance::Terms terms{.kind = command.kind,
                             .lines = command.lines,
                             .from = command.from,
                             .until = command.until,
                             .share = command.share,
                             .retention = command.retention,
                             .multiple = command.multiple,
                             .commission = command.commission};
    CHECKED(reinsurance::check(terms));
    CHECKED(check_overlap(terms, "", others));
    return TreatyEntered{
        actor.organisation, command.title, command.reinsurer, command.reference, std::move(terms),
        actor.user,         today};
}

Result<Decided> decide(const Treaty& treaty, const Decide& command,
                       const std::vector<Treaty>& others, const Actor& actor, Date today) {
    CHECKED(next(treaty_moves, treaty.stage, TreatyAct::decide, actor));
    CHECKED(require_acting_for(actor, treaty.entered.insurer));
    CHECKED(require_other_person(actor, treaty.entered.maker));
    if (command.approved) CHECKED(check_overlap(treaty.entered.terms, treaty.id, others));
    return Decided{command.approved, command.opinion, actor.user, today};
}

std::string closing_id(const std::string& insurer, Date through) {
    return "CL-" + insurer + "-" + to_string(through);
}

const Closing* last_closed(const std::vector<Closing>& closings) {
    const Closing* last = nullptr;
    for (const Closing& each : closings)
        if (each.stage == ClosingStage::closed &&
            (last == nullptr || each.proposed.through > last->proposed.through))
            last = &each;
    return last;
}

Result<std::monostate> check(const Close& command, const std::vector<Closing>& closings,
                             const Actor& actor, Date today) {
    CHECKED(require(actor, Role::insurer_officer));
    const std::string found = to_string(command.through);
    if (!is_month_end(command.through))
        return refuse(not_month_end, "through",
                      {{"found", found}, {"expected", to_string(end_of_month(command.through))}});
    if (command.through >= today)
        return refuse(not_over, "through", {{"found", found}, {"expected", to_string(today)}});
    if (const Closing* last = last_closed(closings)) {
        if (last->proposed.through == command.through)
            return refuse(closed_already, "through", {{"found", found}});
        if (last->proposed.through > command.through)
            return refuse(later_closed, "through",
                          {{"found", found}, {"expected", to_string(last->proposed.through)}});
    }
    for (const Closing& each : closings)
        if (each.stage == ClosingStage::proposed && each.proposed.through < command.through)
            return refuse(earlier_open, "through",
                          {{"found", found}, {"expected", to_string(each.proposed.through)}});
    return {};
}

Result<ClosingProposed> decide(const Close& command, const Book& book, const Actor& actor,
                               Date today) {
    ensure(book.on == command.through);
    CHECKED(require_acting_for(actor, book.insurer));
    const std::vector<Line> lines = lines_of(book);
    CHECKED(check_choices(command, lines));
    ClosingProposed made{.insurer = book.insurer,
                         .through = command.through,
                         .lines = {},
                         .treaties = treaty_figures(book),
                         .choices = command.lines.value_or(std::vector<LineChoice>{}),
                         .maker = actor.user,
                         .on = today};
    Refusals wrong;
    for (const Line line : lines) {
        auto found = ibnr(runoff(book, line, command.through), choice_of(command, line),
                          field_of(command, line));
        if (!found) {
            for (Refusal& each : found.error().all) wrong.all.push_back(std::move(each));
            continue;
        }
        made.lines.push_back({.line = line,
                              .figures = figures_of(book, line),
                              .method = found->method,
                              .not_computable = std::move(found->not_computable),
                              .prior = std::move(found->prior),
                              .ibnr = found->amount,
                              .why = std::move(found->why)});
    }
    if (!wrong.all.empty()) return std::unexpected(std::move(wrong));
    return made;
}

Result<Decided> decide(const Closing& closing, const Decide& command, const ClosingProposed& now,
                       const std::vector<Closing>& closings, const Actor& actor, Date today) {
    CHECKED(next(closing_moves, closing.stage, ClosingAct::decide, actor));
    CHECKED(require_acting_for(actor, closing.proposed.insurer));
    CHECKED(require_other_person(actor, closing.proposed.maker));
    if (command.approved) {
        if (const Closing* last = last_closed(closings);
            last != nullptr && last->proposed.through >= closing.proposed.through)
            return refuse(later_closed, "",
                          {{"found", to_string(closing.proposed.through)},
                           {"expected", to_string(last->proposed.through)}});
        for (const Closing& each : closings)
            if (each.stage == ClosingStage::proposed &&
                each.proposed.through < closing.proposed.through)
                return refuse(earlier_open, "",
                              {{"found", to_string(closing.proposed.through)},
                               {"expected", to_string(each.proposed.through)}});
        if (now.lines != closing.proposed.lines || now.treaties != closing.proposed.treaties)
            return refuse(has_changed, "", {{"found", to_string(closing.proposed.through)}});
    }
    return Decided{command.approved, command.opinion, actor.user, today};
}

Treaty apply(Treaty treaty, const Treaty::Event& event) {
    if (const auto* entered = std::get_if<TreatyEntered>(&event)) {
        treaty.entered = *entered;
        return treaty;
    }
    const Decided& decided = std::get<Decided>(event);
    treaty.decided = decided;
    treaty.stage = decided.approved ? TreatyStage::in_force : TreatyStage::declined;
    return treaty;
}
std::vector<std::string> parties(const Treaty& treaty) { return {treaty.entered.insurer}; }
Label stage_words(const Treaty& treaty) { return label_of(treaty.stage); }
std::vector<std::string> keys(const Treaty& treaty) {
    return {"insurer:" + treaty.entered.insurer};
}

Closing apply(Closing closing, const Closing::Event& event) {
    if (const auto* proposed = std::get_if<ClosingProposed>(&event)) {
        closing.proposed = *proposed;
        closing.decided.reset();
        closing.stage = ClosingStage::proposed;
        return closing;
    }
    const Decided& decided = std::get<Decided>(event);
    closing.decided = decided;
    closing.stage = decided.approved ? ClosingStage::closed : ClosingStage::declined;
    return closing;
}
std::vector<std::string> parties(const Closing& closing) { return {closing.proposed.insurer}; }
Label stage_words(const Closing& closing) { return label_of(closing.stage); }
std::vector<std::string> keys(const Closing& closing) {
    return {"insurer:" + closing.proposed.insurer};
}

Accounts ibnr_accounts(const ClosingProposed& closing) {
    Accounts all;
    for (const ClosedLine& each : closing.lines) {
        all[accounts::ibnr(each.line)] -= each.ibnr;
        all[accounts::ibnr_change] += each.ibnr;
    }
    return all;
}

Accounts treaty_accounts(const TreatyFigures& treaty) {
    Accounts all;
    const auto move = [&](const std::string& debit, const std::string& credit, Money amount) {
        all[debit] += amount;
        all[credit] -= amount;
    };
    move(accounts::ceded_premium, accounts::payable(treaty.treaty), treaty.premium);
    move(accounts::receivable(treaty.treaty), accounts::ceding_commission, treaty.commission);
    move(accounts::ceded_unearned(treaty.treaty), accounts::ceded_unearned_change, treaty.unearned);
    move(accounts::receivable(treaty.treaty), accounts::ceded_claims, treaty.paid);
    move(accounts::ceded_outstanding(treaty.treaty), accounts::ceded_outstanding_change,
         treaty.outstanding);
    return all;
}

Accounts accounts_of(const ClosingProposed& closing) {
    Accounts all = ibnr_accounts(closing);
    for (const TreatyFigures& each : closing.treaties)
        for (const auto& [account, amount] : treaty_accounts(each)) all[account] += amount;
    return all;
}

std::vector<Entry> entries(const std::string& id, const ClosingProposed& closing,
                           const ClosingProposed* before) {
    std::vector<Entry> all;
    add(all, id, closing,
        difference(ibnr_accounts(closing), before == nullptr ? Accounts{} : ibnr_accounts(*before)),
        reason("insurance.ibnr", "已发生未报案未决赔款准备金变动", "Change of the IBNR"));
    for (const TreatyFigures& each : closing.treaties) {
        const TreatyFigures* last = figures_of(before, each.treaty);
        add(all, id, closing,
            difference(treaty_accounts(each),
                       last == nullptr ? Accounts{} : treaty_accounts(*last)),
            reason("insurance.ceded", "分保结算：" + each.title, "Ceded under " + each.title));
    }
    return all;
}

Money incurred(const LineFigures& figures, Money ibnr) {
    return figures.paid + figures.outstanding + ibnr - figures.recovered;
}

std::optional<Ratio> loss_ratio(const LineFigures& figures, Money ibnr) {
    if (figures.earned <= Money{}) return std::nullopt;
    constexpr std::int64_t decimals = 10'000;
    return Ratio(round_fen(int128{incurred(figures, ibnr).fen} * decimals, figures.earned.fen,
                           Rounding::half_up)
                     .fen,
                 decimals);
}

Why why_unearned(const LineFigures& figures) {
    return {.title = {"未到期责任准备金", "Unearned premium reserve"},
            .rule = "figures.unearned",
            .formula = Phrase{"保费收入 − 满期保费（逐张保单按日计算，各自舍入后相加）",
                              "Written − earned premium, by day for each policy, rounded there"},
            .inputs = {input("written", "保费收入", "Written premium", figures.written),
                       input("earned", "满期保费", "Earned premium", figures.earned),
                       {"policies", "保单数", "Policies", std::to_string(figures.policies),
                        Unit::count}},
            .result = to_string(figures.unearned())};
}

Why why_incurred(const LineFigures& figures, Money ibnr, std::optional<Date> ibnr_through) {
    return {.title = {"已发生赔款", "Incurred claims"},
            .rule = "figures.incurred",
            .formula = Phrase{"已付赔款 + 已报案未决赔款 + IBNR − 追偿所得",
                              "Paid + outstanding + IBNR − recovered"},
            .inputs = {input("paid", "已付赔款（含预付，减退回）",
                             "Paid, advances too, less what came back", figures.paid),
                       input("outstanding", "已报案未决赔款", "Outstanding", figures.outstanding),
                       input("ibnr", "IBNR（最近一次结账）", "IBNR as last closed", ibnr),
                       input("ibnr_through", "IBNR 结账日", "IBNR closed through",
                             ibnr_through ? to_string(*ibnr_through) : "—"),
                       input("recovered", "追偿所得（保险人部分）", "Recovered, the insurer's part",
                             figures.recovered)},
            .result = to_string(incurred(figures, ibnr))};
}

std::optional<Why> why_loss_ratio(const LineFigures& figures, Money ibnr,
                                  std::optional<Date> ibnr_through) {
    const auto ratio = loss_ratio(figures, ibnr);
    if (!ratio) return std::nullopt;
    return Why{
        .title = {"赔付率", "Loss ratio"},
        .rule = "figures.loss_ratio",
        .formula = Phrase{"已发生赔款 ÷ 满期保费，四舍五入到四位小数",
                          "Incurred claims / earned premium, half up to four decimals"},
        .unit = Unit::rate,
        .inputs = {input("incurred", "已发生赔款", "Incurred claims", incurred(figures, ibnr)),
                   input("earned", "满期保费", "Earned premium", figures.earned)},
        .result = to_string(*ratio),
        .steps = {why_incurred(figures, ibnr, ibnr_through)}};
}

}  // namespace zhirong::insurer_figures
