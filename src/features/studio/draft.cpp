#include "features/studio/draft.h"

#include <algorithm>

#include "features/studio/shape.h"

namespace zhirong::studio {
namespace {

constexpr RefusalKind bad_id{
    "studio.id", 422, "代号“{found}”无效：3 至 60 个小写字母、数字或下划线，以字母开头",
    "“{found}” is no id: 3 to 60 lower-case letters, digits or _, a letter first"};
constexpr RefusalKind title_missing{"studio.title", 422, "新方案须写明中文和英文名称",
                                    "A new programme needs a title in Chinese and in English"};
constexpr RefusalKind too_large{"studio.too_large", 422, "最多 {expected} 字节，现为 {found} 字节",
                                "At most {expected} bytes, found {found}"};
constexpr RefusalKind nothing_saved{"studio.nothing", 422, "没有要保存的内容：请给出 text 或 cases",
                                    "Nothing to save: give a text or cases"};
constexpr RefusalKind saved_meanwhile{
    "studio.saved_meanwhile", 409,
    "草稿已由他人保存（第 {found} 稿，您改的是第 {expected} 稿）：请取回最新一稿，再并入您的修改",
    "Somebody saved meanwhile (revision {found}, you edited {expected}): take the newest and merge "
    "your changes"};
constexpr RefusalKind not_clean{"studio.not_clean", 422, "文本第 {line} 行第 {column} 列：{zh}",
                                "Text, line {line}, column {column}: {en}"};
constexpr RefusalKind cases_not_clean{"studio.cases_not_clean", 422,
                                      "算例第 {line} 行第 {column} 列：{zh}",
                                      "Cases, line {line}, column {column}: {en}"};
constexpr RefusalKind too_few_cases{"studio.too_few_cases", 422,
                                    "公布至少需要 {expected} 个算例，现有 {found} 个",
                                    "At least {expected} worked cases are needed, found {found}"};
constexpr RefusalKind case_failed{
    "studio.case_failed", 422,
    "算例“{name}”（第 {line} 行）未通过：{what} 应为 {expected}，实为 {found}",
    "Case “{name}” (line {line}) fails: {what} should be {expected}, is {found}"};
constexpr RefusalKind other_region{
    "studio.region", 422, "方案的行政区划 {found} 不在本机构辖区 {expected} 之内",
    "The programme's region {found} is not within the office's {expected}"};
constexpr RefusalKind author_checks{
    "studio.author_checks", 403, "{found} 参与起草了本文本，不能审批；请由未参与起草的同事审批",
    "{found} wrote part of this text and cannot approve it; ask a colleague who did not"};
constexpr RefusalKind other_office{"studio.office", 403, "只有起草的机构可以办理",
                                   "Only the office that writes it may do this"};

bool is_id(std::string_view id) {
    return id.size() >= 3 && id.size() <= 60 && id.front() >= 'a' && id.front() <= 'z' &&
           std::ranges::all_of(id, [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
           });
}

Result<std::monostate> require_size(const std::string& text, const char* field) {
    if (text.size() <= largest_text) return {};
    return refuse(
        too_large, field,
        {{"expected", std::to_string(largest_text)}, {"found", std::to_string(text.size())}});
}

Result<Stage> step(const Draft& draft, Act act, const Actor& actor) {
    const Stage to = TRY(next(moves, draft.stage, act, actor));
    if (actor.organisation != draft.organisation) return refuse(other_office);
    return to;
}

Result<std::monostate> require_revision(const Draft& draft, int revision) {
    if (revision == draft.revision) return {};
    return refuse(
        saved_meanwhile, "revision",
        {{"found", std::to_string(draft.revision)}, {"expected", std::to_string(revision)}});
}

void add_problems(const programme::Problems& problems, const RefusalKind& kind, const char* field,
                  Refusals& refusals) {
    for (const programme::Problem& each : problems)
        refusals.all.push_back({&kind,
                                field,
                                {{"line", std::to_string(each.position.line)},
                                 {"column", std::to_string(each.position.column)},
                                 {"zh", each.zh},
                                 {"en", each.en}}});
}

// All that stands in the way of publication, at once.
Result<std::monostate> require_ready(const programmes::Review& review, const std::string& region) {
    Refusals refusals;
    add_problems(review.problems, not_clean, "text", refusals);
    add_problems(review.case_problems, cases_not_clean, "cases", refusals);
    if (review.clean()) {
        if (review.outcomes.size() < fewest_cases)
            refusals.all.push_back({&too_few_cases,
                                    "cases",
                                    {{"expected", std::to_string(fewest_cases)},
                                     {"found", std::to_string(review.outcomes.size())}}});
        for (const programme::Outcome& each : review.outcomes)
            if (!each.passed())
                refusals.all.push_back({&case_failed,
                                        "cases",
                                        {{"name", each.name},
                                         {"line", std::to_string(each.position.line)},
                                         {"what", each.differences.front().what},
                                         {"expected", each.differences.front().expected},
                                         {"found", each.differences.front().found}}});
    }
    if (review.programme && !programmes::covers(region, review.programme->jurisdiction))
        refusals.all.push_back({&other_region,
                                "text",
                                {{"found", review.programme->jurisdiction}, {"expected", region}}});
    if (!refusals.all.empty()) return std::unexpected(std::move(refusals));
    return {};
}

struct Applier {
    Draft& draft;

    void wrote(const std::string& author) const {
        if (std::ranges::find(draft.authors, author) == draft.authors.end())
            draft.authors.push_back(author);
    }
    void operator()(const Opened& event) const {
        draft.organisation = event.organisation;
        draft.programme = event.programme;
        draft.text = event.text;
        draft.cases = event.cases;
        draft.based_on = event.based_on;
        draft.changed_on = event.on;
        wrote(event.author);
    }
    void operator()(const Saved& event) const {
        if (event.text) draft.text = *event.text;
        if (event.cases) draft.cases = *event.cases;
        ++draft.revision;
        draft.changed_on = event.on;
        wrote(event.author);
    }
    void operator()(const Submitted& event) const {
        draft.stage = after(moves, draft.stage, Act::submit);
        draft.programme = event.programme;
        draft.submission = event;
        draft.opinions.push_back({Act::submit, event.maker, event.note, event.on});
        draft.changed_on = event.on;
    }
    void operator()(const SentBack& event) const {
        draft.stage = after(moves, draft.stage, Act::send_back);
        draft.submission.reset();
        draft.opinions.push_back({Act::send_back, event.checker, event.opinion, event.on});
        draft.changed_on = event.on;
    }
    void operator()(const PublishedAs& event) const {
        draft.stage = after(moves, draft.stage, Act::publish);
        draft.publication = event.publication;
        draft.opinions.push_back({Act::publish, event.checker, event.opinion, event.on});
        draft.changed_on = event.on;
    }
    void operator()(const Withdrawn& event) const {
        draft.stage = after(moves, draft.stage, Act::withdraw);
        draft.submission.reset();
        draft.changed_on = event.on;
    }
};

}  // namespace

Draft apply(Draft draft, const DraftEvent& event) {
    std::visit(Applier{draft}, event);
    return draft;
}

std::vector<std::string> parties(const Draft& draft) { return {draft.organisation}; }

Label stage_words(const Draft& draft) { return label_of(draft.stage); }

Result<Opened> decide(const Open& command, std::string text, std::string cases, const Actor& actor,
                      Date today) {
    CHECKED(require(actor, Role::policy_officer));
    if (!is_id(command.programme))
        return refuse(bad_id, "programme", {{"found", command.programme}});
    if (!command.version && (!command.title || !command.title_en))
        return refuse(title_missing, command.title ? "title_en" : "title");
    return Opened{actor.organisation,
                  command.programme,
                  std::move(text),
                  std::move(cases),
                  command.version,
                  actor.user,
                  today};
}

Result<Saved> decide(const Draft& draft, const Save& command, const Actor& actor, Date today) {
    CHECKED(step(draft, Act::save, actor));
    CHECKED(require_revision(draft, command.revision));
    if (!command.text && !command.cases) return refuse(nothing_saved);
    if (command.text) CHECKED(require_size(*command.text, "text"));
    if (command.cases) CHECKED(require_size(*command.cases, "cases"));
    return Saved{command.text, command.cases, actor.user, today};
}

Result<Submitted> decide(const Draft& draft, const Submit& command,
                         const programmes::Review& review, const std::string& region,
                         const Actor& actor, Date today) {
    CHECKED(step(draft, Act::submit, actor));
    CHECKED(require_revision(draft, command.revision));
    CHECKED(require_ready(review, region));
    const programme::Programme& programme = *review.programme;
    return Submitted{programme.id,
                     programme.version,
                     programme.from,
                     programme.until,
                     static_cast<int>(review.outcomes.size()),
                     command.note,
                     actor.user,
                     today};
}

Result<SentBack> decide(const Draft& draft, const SendBack& command, const Actor& actor,
                        Date today) {
    CHECKED(step(draft, Act::send_back, actor));
    return SentBack{command.opinion, actor.user, today};
}

Result<programmes::Published> decide(const Draft& draft, const Publish& command,
                                     const programmes::Review& review, const std::string& region,
                                     const Actor& actor, Date today) {
    CHECKED(step(draft, Act::publish, actor));
    CHECKED(require_other_person(actor, draft.submission->maker));
    if (std::ranges::find(draft.authors, actor.user) != draft.authors.end())
        return refuse(author_checks, "", {{"found", actor.user}});
    CHECKED(require_ready(review, region));
    const programme::Programme& programme = *review.programme;
    return programmes::Published{.programme = programme.id,
                                 .version = programme.version,
                                 .from = programme.from,
                                 .until = programme.until,
                                 .closes = std::nullopt,
                                 .text = draft.text,
                                 .cases = draft.cases,
                                 .maker = draft.submission->maker,
                                 .checker = actor.user,
                                 .organisation = draft.organisation,
                                 .opinion = command.opinion,
                                 .on = today};
}

Result<Withdrawn> decide(const Draft& draft, const Withdraw& command, const Actor& actor,
                         Date today) {
    CHECKED(step(draft, Act::withdraw, actor));
    return Withdrawn{command.reason, today};
}

}  // namespace zhirong::studio
