#include "features/due_diligence/due_diligence.h"

#include <algorithm>
#include <set>

#include "core/access/party.h"

namespace zhirong::due_diligence {

using namespace lending;

namespace {

constexpr RefusalKind already_open{"due_diligence.exists", 409,
                                   "本笔融资已开始尽职调查 {found}，请在该调查中办理",
                                   "This financing has due diligence {found} already; go on there"};
constexpr RefusalKind item_unknown{"due_diligence.item_unknown", 422,
                                   "“{found}”不在调查清单中；清单为 {expected}",
                                   "“{found}” is not on the checklist; on it are: {expected}"};
constexpr RefusalKind item_twice{"due_diligence.item_twice", 422, "“{found}”重复回答",
                                 "“{found}” is answered twice"};
constexpr RefusalKind item_missing{"due_diligence.item_missing", 422, "未回答“{found}”",
                                   "Not answered: “{found_en}”"};
constexpr RefusalKind paper_missing{"due_diligence.paper_missing", 422, "“{item}”缺少资料：{found}",
                                    "“{item_en}” lacks a paper: {found_en}"};
constexpr RefusalKind visit_ahead{"due_diligence.visit_ahead", 422,
                                  "实地调查日 {found} 不得晚于今日 {expected}",
                                  "The visit on {found} must not be after today, {expected}"};
constexpr RefusalKind visit_stale{
    "due_diligence.visit_stale", 422,
    "实地调查日 {found} 早于本笔融资申请日 {expected}，须重新实地调查",
    "The visit on {found} is before the application of {expected}; "
    "visit again"};
constexpr RefusalKind one_investigator{
    "due_diligence.investigators", 422,
    "须双人调查：至少 {expected} 名不同的调查人，实际 {found} 名",
    "Two people investigate: at least {expected} different ones, found {found}"};
constexpr RefusalKind reporter_not_investigator{
    "due_diligence.reporter", 422, "提交人“{found}”须是调查人之一",
    "Who reports (“{found}”) must be one of the investigators"};
constexpr RefusalKind more_than_applied{
    "due_diligence.more_than_applied", 422, "建议金额 {found} 元超过申请金额 {expected} 元",
    "The recommended {found} yuan is more than the {expected} applied for"};
constexpr RefusalKind above_ceiling{
    "due_diligence.above_ceiling", 422,
    "建议金额 {found} 元的质押率 {ltv} 超过上限 {ceiling}（上限内最高 {expected} 元）："
    "请降低金额，或填写突破上限的理由",
    "{found} yuan is {ltv} of the value, above the ceiling of {ceiling} (at most {expected} yuan): "
    "lower the amount or give the reason for the override"};
constexpr RefusalKind above_hard_ceiling{
    "due_diligence.above_hard_ceiling", 422,
    "建议金额 {found} 元的质押率 {ltv} 超过硬上限 {ceiling}（最高 {expected} "
    "元），填写理由也不得突破",
    "{found} yuan is {ltv} of the value, above the hard ceiling of {ceiling} (at most {expected} "
    "yuan), which no reason lifts"};
constexpr RefusalKind override_without_excess{
    "due_diligence.override_without_excess", 422,
    "建议金额未超过上限 {expected} 元，不应填写突破理由",
    "The amount is within the ceiling of {expected} yuan: there is nothing to override"};
constexpr RefusalKind item_failed{"due_diligence.item_failed", 422,
                                  "“{found}”结论为不通过，尽职调查不得通过",
                                  "“{found_en}” failed, so the due diligence cannot pass"};

// 双人调查 (bg: common rule of Chinese banks for the investigation before a loan).
constexpr std::size_t least_investigators = 2;

Result<std::monostate> require_act(const DueDiligence& due_diligence,
                                   const financing::Financing& financing, Act act,
                                   const Actor& actor) {
    ensure(financing.id == due_diligence.opened.financing);
    CHECKED(next(moves, due_diligence.stage, act, actor));
    CHECKED(require_acting_for(actor, due_diligence.opened.bank));
    return financing::require_phase(financing, financing::Phase::due_diligence);
}

Result<std::monostate> require_papers(const Item& item, const Answer& answer,
                                      const std::string& path) {
    for (const PaperKind kind : item.papers) {
        if (std::ranges::find(answer.papers, kind, &Paper::kind) != answer.papers.end()) continue;
        const Label words = label_of(kind);
        return refuse(
            paper_missing, path + ".papers",
            {{"item", item.zh}, {"item_en", item.en}, {"found", words.zh}, {"found_en", words.en}});
    }
    return {};
}

Result<std::monostate> require_each_item_once(std::span<const Item> checklist,
                                              std::span<const Answer> answers) {
    std::set<std::string> seen;
    for (std::size_t i = 0; i < answers.size(); ++i) {
        const std::string path = shapes::item_path("answers", i);
        const auto item = std::ranges::find(checklist, answers[i].item, &Item::code);
        if (item == checklist.end()) {
            std::string known;
            for (const Item& one : checklist) known += (known.empty() ? "" : ", ") + one.code;
            return refuse(item_unknown, path + ".item",
                          {{"found", answers[i].item}, {"expected", known}});
        }
        if (!seen.insert(item->code).second)
            return refuse(item_twice, path + ".item", {{"found", item->code}});
        CHECKED(require_papers(*item, answers[i], path));
    }
    for (const Item& item : checklist)
        if (!seen.contains(item.code))
            return refuse(item_missing, "answers", {{"found", item.zh}, {"found_en", item.en}});
    return {};
}

Result<std::monostate> require_visit(Date visited, Date applied, Date today) {
    if (visited > today)
        return refuse(visit_ahead, "visited",
                      {{"found", to_string(visited)}, {"expected", to_string(today)}});
    if (visited < applied)
        return refuse(visit_stale, "visited",
                      {{"found", to_string(visited)}, {"expected", to_string(applied)}});
    return {};
}

Result<std::monostate> require_investigators(const std::vector<std::string>& investigators,
                                             const Actor& actor) {
    const std::set<std::string> different(investigators.begin(), investigators.end());
    if (different.size() < least_investigators)
        return refuse(one_investigator, "investigators",
                      {{"expected", std::to_string(least_investigators)},
                       {"found", std::to_string(different.size())}});
    if (!different.contains(actor.user))
        return refuse(reporter_not_investigator, "investigators", {{"found", actor.user}});
    return {};
}

Result<std::optional<Override>> decide_override(const Report& command, const Opened& opened,
                                                const Allowance& allowed, const Actor& actor,
                                                Date today) {
    const Ratio ratio = loan_to_value(command.recommended, allowed.value);
    if (const auto hardest = hard_most(opened.table, opened.rights);
        hardest && command.recommended > *hardest)
        return refuse(above_hard_ceiling, "recommended",
                      {{"found", with_separators(command.recommended)},
                       {"ltv", to_percent(ratio)},
                       {"ceiling", to_percent(*opened.table.hard)},
                       {"expected", with_separators(*hardest)}});
    if (command.recommended <= allowed.most) {
        if (command.override_reason)
            return refuse(override_without_excess, "override_reason",
                          {{"expected", with_separators(allowed.most)}});
        return std::optional<Override>{};
    }
    if (!command.override_reason)
        return refuse(above_ceiling, "recommended",
                      {{"found", with_separators(command.recommended)},
                       {"ltv", to_percent(ratio)},
                       {"ceiling", to_percent(allowed.ceiling)},
                       {"expected", with_separators(allowed.most)}});
    return std::optional(Override{.on = today,
                                  .by = actor.user,
                                  .reason = *command.override_reason,
                                  .loan_to_value = ratio,
                                  .ceiling = allowed.ceiling,
                                  .excess = command.recommended - allowed.most});
}

struct Applier {
    DueDiligence& d;

    void operator()(const Opened& e) const { d.opened = e; }
    void operator()(const Reported& e) const {
        d.stage = after(moves, d.stage, Act::report);
        d.reported = e;
    }
    void operator()(const Passed& e) const {
        d.stage = after(moves, d.stage, Act::pass);
        d.passed = e;
    }
    void operator()(const Failed& e) const {
        d.stage = after(moves, d.stage, Act::fail);
        d.failed = e;
    }
};

}  // namespace

DueDiligence apply(DueDiligence due_diligence, const Event& event) {
    std::visit(Applier{due_diligence}, event);
    return due_diligence;
}

std::vector<std::string> parties(const DueDiligence& due_diligence) {
    return {due_diligence.opened.bank};
}

Label stage_words(const DueDiligence& due_diligence) { return label_of(due_diligence.stage); }

bool passed(const DueDiligence& due_diligence) { return due_diligence.stage == Stage::passed; }

Money recommended(const DueDiligence& due_diligence) {
    ensure(due_diligence.reported.has_value());
    return due_diligence.reported->report.recommended;
}

std::vector<Answer> answers_with(const DueDiligence& due_diligence, Finding finding) {
    std::vector<Answer> found;
    if (!due_diligence.reported) return found;
    for (const Answer& answer : due_diligence.reported->report.answers)
        if (answer.finding == finding) found.push_back(answer);
    return found;
}

Result<Opened> decide(const financing::Financing& financing, const Open& command,
                      std::vector<Pledged> rights, const Actor& actor, Date today,
                      std::optional<CeilingTable> own) {
    CHECKED(financing::require_phase(financing, financing::Phase::due_diligence));
    CHECKED(require(actor, Role::bank_officer));
    CHECKED(require_acting_for(actor, financing.application.bank));
    if (financing.due_diligence)
        return refuse(already_open, "", {{"found", *financing.due_diligence}});
    const std::optional<Ratio> hard = own ? own->hard : std::nullopt;
    CeilingTable table = own ? *std::move(own) : example_table();
    if (command.table) {
        CHECKED(check_ceilings(command.table->ceilings, "table.ceilings", hard));
        table = {.source = {command.table->source, command.table->source},
                 .example = false,
                 .ceilings = command.table->ceilings,
                 .hard = hard};
    }
    CHECKED(require_ceilings(table, rights));
    ensure(!rights.empty() && allowance(table, rights).value == financing.value);
    return Opened{.on = today,
                  .by = actor.user,
                  .financing = financing.id,
                  .bank = financing.application.bank,
                  .rights = std::move(rights),
                  .checklist = standard_checklist(),
                  .table = std::move(table)};
}

Result<Reported> decide(const DueDiligence& due_diligence, const financing::Financing& financing,
                        const Report& command, const Actor& actor, Date today) {
    CHECKED(require_act(due_diligence, financing, Act::report, actor));
    const Opened& opened = due_diligence.opened;
    CHECKED(require_each_item_once(opened.checklist, command.answers));
    CHECKED(require_visit(command.visited, financing.history.front().since, today));
    CHECKED(require_investigators(command.investigators, actor));
    if (command.recommended > financing.application.amount)
        return refuse(more_than_applied, "recommended",
                      {{"found", with_separators(command.recommended)},
                       {"expected", with_separators(financing.application.amount)}});
    const Allowance allowed = allowance(opened.table, opened.rights);
    auto override = TRY(decide_override(command, opened, allowed, actor, today));
    return Reported{.on = today,
                    .by = actor.user,
                    .report = command,
                    .loan_to_value = loan_to_value(command.recommended, allowed.value),
                    .override = std::move(override)};
}

Result<Event> decide(const DueDiligence& due_diligence, const financing::Financing& financing,
                     const Decide& command, const Actor& actor, Date today) {
    CHECKED(require_act(due_diligence, financing, command.passed ? Act::pass : Act::fail, actor));
    const Reported& reported = due_diligence.reported.value();
    CHECKED(require_other_person(actor, reported.by));
    for (const std::string& investigator : reported.report.investigators)
        CHECKED(require_other_person(actor, investigator));
    if (!command.passed) return Failed{.on = today, .by = actor.user, .note = command.note};
    if (const auto failed = answers_with(due_diligence, Finding::fail); !failed.empty()) {
        const Item& item =
            *std::ranges::find(due_diligence.opened.checklist, failed.front().item, &Item::code);
        return refuse(item_failed, "passed", {{"found", item.zh}, {"found_en", item.en}});
    }
    return Passed{.on = today,
                  .by = actor.user,
                  .recommended = reported.report.recommended,
                  .note = command.note};
}

}  // namespace zhirong::due_diligence
