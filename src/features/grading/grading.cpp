// What may be stated of a firm, how a grade is read, overridden and appealed against.
#include "features/grading/grading.h"

#include <algorithm>

#include "base/ensure.h"
#include "core/access/party.h"
#include "core/identifiers/identifiers.h"
#include "features/grading/members.h"
#include "features/grading/refusals.h"

namespace zhirong::gradings {
namespace {

constexpr int most_override_months = 12;
constexpr std::int64_t most_staff = 100'000'000;

bool is_firm(const Actor& actor) { return actor.has(Role::enterprise_officer); }

bool says_something(const FigureValues& values) {
    return std::apply([&](auto... member) { return ((values.*member).has_value() || ...); },
                      members_of<FigureValues>);
}

class Checks {
public:
    void range(const char* name, const char* column, const std::optional<Ratio>& value, Ratio low,
               Ratio high) {
        if (value && (*value < low || *value > high))
            add(figure_range, name,
                {{"column", column},
                 {"found", to_percent(*value)},
                 {"low", to_percent(low)},
                 {"high", to_percent(high)}});
    }
    void range(const char* name, const char* column, const std::optional<std::int64_t>& value) {
        if (value && (*value < 0 || *value > most_staff))
            add(figure_range, name,
                {{"column", column},
                 {"found", std::to_string(*value)},
                 {"low", "0"},
                 {"high", std::to_string(most_staff)}});
    }
    void add(const RefusalKind& kind, std::string field, std::vector<Fact> facts = {}) {
        found.all.push_back({&kind, std::move(field), std::move(facts)});
    }
    Refusals found;
};

void check_values(const FigureValues& values, Date as_of, Checks& checks) {
    const Ratio one = Ratio::whole(1);
    checks.range("values.rd_staff_kept", "研发人员年留存率", values.rd_staff_kept, Ratio{}, one);
    // A young firm may spend more on research than it earns.
    checks.range("values.rd_intensity", "研发费用占营业收入", values.rd_intensity, Ratio{},
                 Ratio::whole(1'000));
    checks.range("values.patented_revenue_share", "专利产品收入占比", values.patented_revenue_share,
                 Ratio{}, one);
    checks.range("values.staff", "从业人员", values.staff);
    checks.range("values.rd_staff", "研发人员", values.rd_staff);
    checks.range("values.technology_contracts", "技术合同登记数", values.technology_contracts);
    if (values.staff && values.rd_staff && *values.rd_staff > *values.staff)
        checks.add(rd_staff_above, "values.rd_staff",
                   {{"found", std::to_string(*values.rd_staff)},
                    {"expected", std::to_string(*values.staff)}});
    if (values.founded_on && *values.founded_on > as_of)
        checks.add(as_of_future, "values.founded_on",
                   {{"found", to_string(*values.founded_on)}, {"expected", to_string(as_of)}});
}

bool is_region(const std::string& text) {
    return text.size() == 6 && text[0] != '0' &&
           std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

Result<const Statement*> statement_of(const FirmFigures& figures, int number) {
    if (number < 1 || static_cast<std::size_t>(number) > figures.statements.size())
        return refuse(no_statement, "statement",
                      {{"found", std::to_string(number)},
                       {"expected", std::to_string(figures.statements.size())}});
    const Statement* found = &figures.statements[static_cast<std::size_t>(number) - 1];
    if (found->withdrawn)
        return refuse(withdrawn_already, "statement", {{"found", std::to_string(number)}});
    return found;
}

Result<std::monostate> require_bank_or_authority(const Actor& actor) {
    for (const Role role :
         {Role::bank_officer, Role::bank_approver, Role::policy_officer, Role::policy_approver})
        if (actor.has(role)) return {};
    CHECKED(require(actor, Role::bank_officer));
    return {};
}

const Override* open_override(const FirmGrade& firm, const std::string& organisation) {
    for (const Override& each : firm.overrides)
        if (!each.decided && each.proposed.organisation == organisation) return &each;
    return nullptr;
}

}  // namespace

const LeverSetting* GradeOnDay::lever(std::string_view wanted) const {
    const auto found = std::ranges::find(levers, wanted, &LeverSetting::id);
    return found == levers.end() ? nullptr : &*found;
}

const Graded* grade_on(const FirmGrade& firm, Date on) {
    const Graded* latest = nullptr;
    for (const Graded& each : firm.grades)
        if (each.day <= on && (latest == nullptr || each.day >= latest->day)) latest = &each;
    return latest;
}

const Override* override_on(const FirmGrade& firm, Date on, const std::string& bank) {
    const Graded* graded = grade_on(firm, on);
    if (graded == nullptr || bank.empty()) return nullptr;
    const Override* latest = nullptr;
    for (const Override& each : firm.overrides)
        if (each.proposed.organisation == bank && each.proposed.run == graded->run &&
            each.decided && each.decided->details.approved && each.decided->on <= on &&
            on <= each.proposed.details.until)
            latest = &each;
    return latest;
}

Result<GradeOnDay> grade_of(const FirmGrade& firm, const Run& run, Date on,
                            const std::string& bank) {
    const Graded* graded = grade_on(firm, on);
    if (graded == nullptr)
        return refuse(no_grade, "credit_code",
                      {{"day", to_string(on)}, {"found", firm.credit_code}});
    ensure(graded->run == run.id);
    if (!graded->grade) {
        std::string zh;
        std::string en;
        for (const Reason& each : graded->reasons) {
            zh += (zh.empty() ? "" : "；") + each.zh;
            en += (en.empty() ? "" : "; ") + each.en;
        }
        return refuse(not_gradable, "credit_code",
                      {{"day", to_string(graded->day)},
                       {"found", firm.credit_code},
                       {"run", run.id},
                       {"reason", zh},
                       {"reason_en", en}});
    }
    GradeOnDay answer{.credit_code = firm.credit_code,
                      .name = firm.name,
                      .run = run.id,
                      .day = graded->day,
                      .scorecard = graded->scorecard,
                      .version = graded->version,
                      .grade = *graded->grade,
                      .computed = *graded->grade,
                      .by_score = graded->by_score.value_or(*graded->grade),
                      .score = graded->score.value_or(""),
                      .segment = graded->segment,
                      .overridden = std::nullopt,
                      .levers = {}};
    if (const Override* override = override_on(firm, on, bank)) {
        answer.overridden = *override;
        answer.grade = override->proposed.details.grade;
    }
    for (const LeverCell& each : run.computed.levers) {
        if (each.grade != answer.grade) continue;
        const auto unit = programme::parse_unit(each.unit);
        ensure(unit.has_value());
        LeverSetting setting{.id = each.lever,
                             .words = {each.lever, each.zh, each.en},
                             .unit = *unit,
                             .value = std::nullopt,
                             .shown = {each.shown_zh, each.shown_en}};
        if (each.value) {
            auto value = programme::parse_value(*unit, *each.value);
            ensure(value.has_value());
            setting.value = *std::move(value);
        }
        answer.levers.push_back(std::move(setting));
    }
    return answer;
}

Result<FiguresStated> decide(const std::optional<FirmFigures>&, const StateFigures& command,
                             const Actor& actor, const std::string& own, Date today) {
    Checks checks;
    StateFigures details = command;
    if (auto code = read_credit_code(command.credit_code, "")) {
        details.credit_code = *std::move(code);
    } else {
        for (Refusal& each : code.error().all) {
            each.field = "credit_code";
            checks.found.all.push_back(std::move(each));
        }
    }
    const bool by_firm = is_firm(actor);
    if (!by_firm) CHECKED(require_bank_or_authority(actor));
    if (by_firm && details.credit_code != own)
        checks.add(other_firm, "credit_code", {{"expected", own}, {"found", details.credit_code}});
    if (by_firm && command.values.credit_policy)
        checks.add(not_for_firms, "values.credit_policy", {{"column", "信贷政策分类"}});
    if (by_firm && command.values.negative_list)
        checks.add(not_for_firms, "values.negative_list", {{"column", "在负面清单内"}});
    if (command.as_of > today)
        checks.add(as_of_future, "as_of",
                   {{"found", to_string(command.as_of)}, {"expected", to_string(today)}});
    if (command.region && !is_region(*command.region))
        checks.add(bad_region, "region", {{"found", *command.region}});
    if (!says_something(command.values)) checks.add(nothing_stated, "values");
    check_values(command.values, command.as_of, checks);
    if (!checks.found.all.empty()) return std::unexpected(std::move(checks.found));
    return FiguresStated{actor.organisation, actor.user, by_firm, today, std::move(details)};
}

Result<FiguresVerified> decide(const FirmFigures& figures, const VerifyFigures& command,
                               const Actor& actor, Date today) {
    CHECKED(require_bank_or_authority(actor));
    const Statement* statement = TRY(statement_of(figures, command.statement));
    if (statement->stated.organisation == actor.organisation)
        return refuse(own_statement, "statement");
    if (statement->verified)
        return refuse(verified_already, "statement",
                      {{"found", std::to_string(command.statement)},
                       {"day", to_string(statement->verified->on)}});
    return FiguresVerified{command.statement, actor.organisation, actor.user, today,
                           command.evidence};
}

Result<FiguresWithdrawn> decide(const FirmFigures& figures, const WithdrawFigures& command,
                                const Actor& actor) {
    const Statement* statement = TRY(statement_of(figures, command.statement));
    CHECKED(require_acting_for(actor, statement->stated.organisation));
    return FiguresWithdrawn{command.statement, actor.user, command.reason};
}

Result<OverrideProposed> decide(const FirmGrade& firm, const Run& run,
                                const ProposeOverride& command, const Actor& actor, Date today) {
    CHECKED(require(actor, Role::bank_officer));
    const GradeOnDay now = TRY(grade_of(firm, run, today, actor.organisation));
    if (const Override* open = open_override(firm, actor.organisation))
        return refuse(override_open, "", {{"found", open->proposed.by}});
    const auto& grades = run.computed.distribution;
    if (std::ranges::find(grades, command.grade, &GradeCount::grade) == grades.end()) {
        std::string known;
        for (const GradeCount& each : grades) known += (known.empty() ? "" : "、") + each.grade;
        return refuse(no_such_grade, "grade", {{"found", command.grade}, {"expected", known}});
    }
    if (command.grade == now.grade) return refuse(same_grade, "grade", {{"found", now.grade}});
    const Date last = add_months(today, most_override_months);
    if (command.until < today || command.until > last)
        return refuse(override_until, "until",
                      {{"found", to_string(command.until)},
                       {"low", to_string(today)},
                       {"high", to_string(last)}});
    return OverrideProposed{now.run, actor.organisation, actor.user, today, command};
}

Result<OverrideDecided> decide(const FirmGrade& firm, const DecideOverride& command,
                               const Actor& actor, Date today) {
    CHECKED(require(actor, Role::bank_approver));
    const Override* open = open_override(firm, actor.organisation);
    if (open == nullptr) return refuse(no_override_open);
    CHECKED(require_other_person(actor, open->proposed.by));
    const Graded* graded = grade_on(firm, today);
    ensure(graded != nullptr);
    if (command.approved && graded->run != open->proposed.run)
        return refuse(override_outdated, "approved",
                      {{"found", open->proposed.run}, {"expected", graded->run}});
    return OverrideDecided{actor.organisation, actor.user, today, command};
}

Result<Appealed> decide(const FirmGrade& firm, const Appeal& command, const Actor& actor,
                        Date today) {
    CHECKED(require(actor, Role::enterprise_officer));
    const Graded* graded = grade_on(firm, today);
    if (graded == nullptr)
        return refuse(no_grade, "", {{"day", to_string(today)}, {"found", firm.credit_code}});
    if (!firm.appeals.empty() && !firm.appeals.back().answered) return refuse(appeal_open);
    return Appealed{graded->run, actor.user, today, command};
}

Result<AppealAnswered> decide(const FirmGrade& firm, const AnswerAppeal& command,
                              const Actor& actor, Date today) {
    CHECKED(require_bank_or_authority(actor));
    if (firm.appeals.empty() || firm.appeals.back().answered) return refuse(no_appeal_open);
    return AppealAnswered{actor.organisation, actor.user, today, command};
}

}  // namespace zhirong::gradings
