#include "features/valuation/valuation.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/text.h"
#include "core/access/party.h"

namespace zhirong::valuation {
namespace {

using financing::ValuationWay;

constexpr RefusalKind already_commissioned{
    "valuation.exists", 409, "本笔融资已委托评估 {found}，请在该评估中办理",
    "This financing has valuation {found} already; go on with that one"};
constexpr RefusalKind deadline_past{"valuation.deadline", 422,
                                    "报告期限 {found} 应不早于今日 {expected}",
                                    "Deadline {found} must be {expected} (today) or later"};
constexpr RefusalKind base_date_after_deadline{
    "valuation.base_date_after_deadline", 422, "评估基准日 {found} 不得晚于报告期限 {expected}",
    "Base date {found} must not be after the deadline {expected}"};
constexpr RefusalKind base_date_too_old{
    "valuation.base_date_too_old", 422,
    "以 {found} 为基准日的结论至迟可用至 {expected}，早于报告期限；请选择更近的基准日",
    "Values as of {found} may be used until {expected} only, before the report is due; choose a "
    "later base date"};
constexpr RefusalKind not_independent{
    "valuation.not_independent", 422,
    "评估机构“{found}”是{relation}，与评估对象或当事方有利害关系，须更换评估机构",
    "Appraiser “{found}” is {relation_en}: not independent; another appraiser is needed"};
constexpr RefusalKind base_date_ahead{
    "valuation.base_date_ahead", 422,
    "评估基准日 {found} 尚未到来（今日 {expected}），不能出具报告",
    "Base date {found} is still ahead (today is {expected}); report on or after it"};
constexpr RefusalKind right_unknown{"valuation.right_unknown", 422,
                                    "{found} 不在评估对象中；评估对象为 {expected}",
                                    "{found} is not to be valued; these are: {expected}"};
constexpr RefusalKind right_twice{"valuation.right_twice", 422, "{found} 重复列出",
                                  "{found} is listed twice"};
constexpr RefusalKind right_missing{"valuation.right_missing", 422, "缺少 {found} 的评估价值",
                                    "The value of {found} is missing"};
constexpr RefusalKind total_too_large{"valuation.total", 422, "价值合计超过系统上限 {expected} 元",
                                      "The values add up to more than {expected} yuan"};
constexpr RefusalKind too_few_professionals{
    "valuation.professionals", 422,
    "资产评估报告至少由 {expected} 名评估专业人员签名（《资产评估法》），实际 {found} 名",
    "At least {expected} professionals must sign (Asset Appraisal Law), found {found}"};
constexpr RefusalKind licence_twice{
    "valuation.licence_twice", 422, "执业登记编号 {found} 重复：须为两名不同的评估专业人员",
    "Licence {found} is listed twice: the signing professionals must differ"};
constexpr RefusalKind valid_too_long{
    "valuation.valid_too_long", 422, "有效期至 {found} 超过基准日起一年，至迟为 {expected}",
    "{found} is more than a year after the base date; at the latest {expected}"};
constexpr RefusalKind expired{
    "valuation.expired", 422,
    "评估结论有效期至 {found}，今日 {expected} 已过期；请退回并改定基准日",
    "The report may be used until {found} and today is {expected}; return "
    "it and set another base date"};
constexpr RefusalKind paper_missing{"valuation.paper_missing", 422, "缺少资料：{found}",
                                    "Paper missing: {found_en}"};

constexpr RefusalKind range_order{
    "valuation.range_order", 422,
    "价值区间应由低到高（下限、评估价值、上限），实际为 {low}、{value}、{high} 元",
    "Low end, value and high end must rise, found {low}, {value}, {high} yuan"};
constexpr RefusalKind range_half{"valuation.range_half", 422,
                                 "价值下限与上限须同时给出，或者都不给出",
                                 "Give both ends of the range, or neither"};
constexpr RefusalKind file_unfinished{"valuation.file_unfinished", 422,
                                      "底稿 {found} 尚未完成，不能据以出具报告",
                                      "Working file {found} is not finished"};
constexpr RefusalKind file_foreign{
    "valuation.file_foreign", 422, "底稿 {found} 由“{keeper}”编制，本次由“{expected}”出具报告",
    "Working file {found} is kept by “{keeper}”; “{expected}” reports here"};
constexpr RefusalKind file_base_date{
    "valuation.file_base_date", 422, "底稿的评估基准日为 {found}，委托的基准日为 {expected}",
    "The file's base date is {found}, the commission's {expected}"};
constexpr RefusalKind inquiry_foreign{
    "valuation.inquiry", 422, "询价 {found} 不是本笔融资的，或者尚未选定评估机构",
    "Inquiry {found} is not of this financing, or nobody was chosen yet"};
constexpr RefusalKind outlier_unexplained{
    "valuation.outlier_unexplained", 422, "报告有 {count} 项离群，采纳须写明理由：{found}",
    "{count} comparisons are out of line; say why it is accepted: {found_en}"};

// Asset Appraisal Law: at least two professionals accept and sign (domain.md §1.1).
constexpr std::size_t least_professionals = 2;

Result<std::monostate> require_dates(Date base_date, Date deadline, Date today) {
    if (deadline < today)
        return refuse(deadline_past, "deadline",
                      {{"found", to_string(deadline)}, {"expected", to_string(today)}});
    if (base_date > deadline)
        return refuse(base_date_after_deadline, "base_date",
                      {{"found", to_string(base_date)}, {"expected", to_string(deadline)}});
    if (latest_use(base_date) < deadline)
        return refuse(
            base_date_too_old, "base_date",
            {{"found", to_string(base_date)}, {"expected", to_string(latest_use(base_date))}});
    return {};
}

// What every act after the commission needs: the stage, the role, the people of the organisation
// whose act it is, and a financing that still waits for a value.
Result<std::monostate> require_act(const Valuation& valuation,
                                   const financing::Financing& financing, Act act,
                                   const std::string& organisation, const Actor& actor) {
    ensure(financing.id == valuation.financing);
    CHECKED(next(moves_of(valuation.way, actor), valuation.stage, act, actor));
    CHECKED(require_acting_for(actor, organisation));
    return financing::require_phase(financing, financing::Phase::valuation);
}

// Whose people report.
std::string valuer(const financing::Financing& financing, ValuationWay way) {
    switch (way) {
        case ValuationWay::third_party_appraisal: return financing.application.appraiser;
        case ValuationWay::insurer_evaluation: return financing.application.guarantor.value();
        case ValuationWay::internal_evaluation:
        case ValuationWay::agreed_value:
        case ValuationWay::enterprise_score: break;
    }
    return financing.application.bank;
}

Result<std::monostate> require_each_right_once(std::span<const Subject> subjects,
                                               std::span<const Line> lines) {
    std::string known;
    std::set<std::string> open;
    for (const Subject& subject : subjects) {
        known += (known.empty() ? "" : ", ") + subject.right;
        open.insert(subject.right);
    }
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (open.erase(lines[i].right) > 0) continue;
        const std::string field = shapes::item_path("lines", i) + ".right";
        const bool is_known =
            std::ranges::find(subjects, lines[i].right, &Subject::right) != subjects.end();
        if (is_known) return refuse(right_twice, field, {{"found", lines[i].right}});
        return refuse(right_unknown, field, {{"found", lines[i].right}, {"expected", known}});
    }
    if (!open.empty()) return refuse(right_missing, "lines", {{"found", *open.begin()}});
    return {};
}

Result<std::monostate> require_ranges(std::span<const Line> lines) {
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const Line& line = lines[i];
        const std::string path = shapes::item_path("lines", i);
        if (line.low.has_value() != line.high.has_value())
            return refuse(range_half, path + (line.low ? ".high" : ".low"));
        if (line.low && (*line.low > line.value || line.value > *line.high))
            return refuse(range_order, path + ".value",
                          {{"low", with_separators(*line.low)},
                           {"value", with_separators(line.value)},
                           {"high", with_separators(*line.high)}});
    }
    return {};
}

Result<std::monostate> require_signed(std::span<const Professional> professionals) {
    if (professionals.size() < least_professionals)
        return refuse(too_few_professionals, "professionals",
                      {{"expected", std::to_string(least_professionals)},
                       {"found", std::to_string(professionals.size())}});
    std::set<std::string> licences;
    for (std::size_t i = 0; i < professionals.size(); ++i)
        if (!licences.insert(professionals[i].licence).second)
            return refuse(licence_twice, shapes::item_path("professionals", i) + ".licence",
                          {{"found", professionals[i].licence}});
    return {};
}

Result<std::monostate> require_papers(ValuationWay way, std::span<const Paper> papers) {
    for (const PaperKind kind : required_papers(way)) {
        if (std::ranges::find(papers, kind, &Paper::kind) != papers.end()) continue;
        const Label words = label_of(kind);
        return refuse(paper_missing, "papers", {{"found", words.zh}, {"found_en", words.en}});
    }
    return {};
}

std::optional<appraisal::Value> range_of(std::span<const Line> lines) {
    appraisal::Value sum;
    for (const Line& line : lines) {
        const auto range = valuation::range_of(line);
        if (!range) return std::nullopt;
        sum = {sum.low + range->low, sum.mid + range->mid, sum.high + range->high};
    }
    return sum;
}

struct Applier {
    Valuation& v;

    void operator()(const Commissioned& e) const {
        v.financing = e.financing;
        v.applicant = e.applicant;
        v.bank = e.bank;
        v.appraiser = e.appraiser;
        v.way = e.way.value_or(ValuationWay::third_party_appraisal);
        v.subjects = e.subjects;
        v.commission = e.commission;
        v.fee = e.fee;
    }
    void operator()(const Reported& e) const {
        v.stage = after(moves, v.stage, Act::report);
        v.report = e.report;
        v.file = e.file;
        v.reported_on = e.on;
        v.reported_by = e.by;
    }
    void operator()(const Accepted& e) const {
        v.stage = after(moves, v.stage, Act::accept);
        v.accepted = e;
    }
    void operator()(const Returned& e) const {
        v.stage = after(moves, v.stage, Act::send_back);
        v.commission.base_date = e.base_date;
        v.commission.deadline = e.deadline;
        v.returned = e;
    }
};

}  // namespace

Valuation apply(Valuation valuation, const Event& event) {
    std::visit(Applier{valuation}, event);
    return valuation;
}

std::vector<std::string> parties(const Valuation& valuation) {
    return {valuation.applicant, valuation.bank, valuation.appraiser};
}

Label stage_words(const Valuation& valuation) { return label_of(valuation.stage); }

std::vector<std::string> keys(const Valuation& valuation) {
    std::vector<std::string> all;
    for (const Subject& subject : valuation.subjects) all.push_back("right:" + subject.right);
    all.push_back("valuer:" + valuation.appraiser);
    return all;
}

Date latest_use(Date base_date) { return add_months(base_date, 12); }

Result<std::monostate> require_independent(const std::string& appraiser,
                                           const std::string& applicant, const std::string& bank,
                                           std::span<const Subject> subjects) {
    const auto conflict = [&](const std::string& zh, const std::string& en) {
        return refuse(not_independent, "",
                      {{"found", appraiser}, {"relation", zh}, {"relation_en", en}});
    };
    if (appraiser == applicant) return conflict("申请企业", "the applicant");
    if (appraiser == bank) return conflict("贷款银行", "the lending bank");
    for (const Subject& subject : subjects)
        if (std::ranges::find(subject.owners, appraiser) != subject.owners.end())
            return conflict("知识产权 " + subject.right + " 的权利人",
                            "an owner of right " + subject.right);
    return {};
}

Result<Commissioned> decide(const financing::Financing& financing, const Commission& command,
                            std::vector<Subject> subjects, const Actor& actor, Date today,
                            const std::optional<panel::Inquiry>& inquiry) {
    CHECKED(financing::require_phase(financing, financing::Phase::valuation));
    CHECKED(require(actor, Role::bank_officer));
    CHECKED(require_acting_for(actor, financing.application.bank));
    if (financing.valuation)
        return refuse(already_commissioned, "", {{"found", *financing.valuation}});
    CHECKED(require_dates(command.base_date, command.deadline, today));
    ensure(std::ranges::equal(subjects, financing.application.rights, {}, &Subject::right));
    const ValuationWay way = financing::valuation_way(financing.route);
    const bool appraisal = way == ValuationWay::third_party_appraisal;
    if (command.inquiry &&
        (!appraisal || !inquiry || !inquiry->chosen || inquiry->asked.financing != financing.id))
        return refuse(inquiry_foreign, "inquiry", {{"found", *command.inquiry}});
    const std::string appraiser =
        inquiry && inquiry->chosen ? inquiry->chosen->appraiser : valuer(financing, way);
    if (appraisal)
        CHECKED(require_independent(appraiser, financing.applicant, financing.application.bank,
                                    subjects));
    return Commissioned{
        .on = today,
        .financing = financing.id,
        .applicant = financing.applicant,
        .bank = financing.application.bank,
        .appraiser = appraiser,
        .way = way,
        .fee = inquiry && inquiry->chosen ? std::optional(inquiry->chosen->fee) : std::nullopt,
        .subjects = std::move(subjects),
        .commission = command};
}

Result<Reported> decide(const Valuation& valuation, const financing::Financing& financing,
                        const Report& command, std::span<const Subject> subjects,
                        const Actor& actor, Date today) {
    CHECKED(require_act(valuation, financing, Act::report, valuation.appraiser, actor));
    const bool appraisal = valuation.way == ValuationWay::third_party_appraisal;
    if (appraisal)
        CHECKED(require_independent(valuation.appraiser, valuation.applicant, valuation.bank,
                                    subjects));
    const Date base_date = valuation.commission.base_date;
    if (base_date > today)
        return refuse(base_date_ahead, "",
                      {{"found", to_string(base_date)}, {"expected", to_string(today)}});
    CHECKED(require_each_right_once(valuation.subjects, command.lines));
    CHECKED(require_ranges(command.lines));
    if (total(command.lines) > largest_input)
        return refuse(total_too_large, "lines", {{"expected", with_separators(largest_input)}});
    if (appraisal) CHECKED(require_signed(command.professionals));
    if (command.valid_until > latest_use(base_date))
        return refuse(valid_too_long, "valid_until",
                      {{"found", to_string(command.valid_until)},
                       {"expected", to_string(latest_use(base_date))}});
    if (command.valid_until < today)
        return refuse(expired, "valid_until",
                      {{"found", to_string(command.valid_until)}, {"expected", to_string(today)}});
    CHECKED(require_papers(valuation.way, command.papers));
    return Reported{.on = today, .by = actor.user, .report = command, .file = std::nullopt};
}

Result<Report> report_of(const Valuation& valuation, const ReportFile& command,
                         const workbench::WorkingFile& file) {
    if (!file.finished) return refuse(file_unfinished, "working_file", {{"found", file.id}});
    if (file.organisation != valuation.appraiser)
        return refuse(
            file_foreign, "working_file",
            {{"found", file.id}, {"keeper", file.organisation}, {"expected", valuation.appraiser}});
    if (file.base_date != valuation.commission.base_date)
        return refuse(file_base_date, "working_file",
                      {{"found", to_string(file.base_date)},
                       {"expected", to_string(valuation.commission.base_date)}});
    const workbench::Finished& made = *file.finished;
    Report report{.number = command.number,
                  .method = Method::income,
                  .lines = {},
                  .professionals = {},
                  .valid_until = command.valid_until,
                  .assumptions = made.sheet.assumptions,
                  .papers = command.papers};
    // The method that weighs most; of equals, the first named.
    const auto& weights = made.sheet.conclusion.weights;
    const auto heaviest = std::ranges::max_element(
        weights, {}, [](const auto& each) { return each.weight.value_or(Ratio{}); });
    switch (heaviest->approach) {
        case appraisal::Approach::income: break;
        case appraisal::Approach::market: report.method = Method::market; break;
        case appraisal::Approach::cost: report.method = Method::cost; break;
    }
    for (const workbench::RightValue& each : made.calculation.rights)
        report.lines.push_back({each.right, each.value.mid, each.value.low, each.value.high});
    for (const workbench::Professional& each : made.sheet.professionals)
        report.professionals.push_back({each.name, each.licence});
    return report;
}

FileReference reference_to(const workbench::WorkingFile& file) {
    const workbench::Finished& made = workbench::finished(file);
    FileReference reference{file.id, made.number, made.digest, std::nullopt};
    if (made.calculation.score) reference.score = made.calculation.score->total;
    return reference;
}

Result<Accepted> decide(const Valuation& valuation, const financing::Financing& financing,
                        const Accept& command, std::span<const Comparison> comparisons,
                        const Actor& actor, Date today) {
    CHECKED(require_act(valuation, financing, Act::accept, valuation.bank, actor));
    const Report& report = valuation.report.value();
    // Who evaluated for the bank does not accept for it.
    if (valuation.appraiser == valuation.bank)
        CHECKED(require_other_person(actor, valuation.reported_by.value()));
    if (report.valid_until < today)
        return refuse(expired, "",
                      {{"found", to_string(report.valid_until)}, {"expected", to_string(today)}});
    Accepted accepted{.on = today,
                      .by = actor.user,
                      .value = total(report.lines),
                      .note = command.note,
                      .low = std::nullopt,
                      .high = std::nullopt,
                      .outlier_reason = command.outlier_reason,
                      .flagged = {}};
    for (const Comparison& each : comparisons)
        if (each.flagged) accepted.flagged.push_back(each);
    if (!accepted.flagged.empty() &&
        (!command.outlier_reason || is_blank(*command.outlier_reason))) {
        std::string found;
        std::string found_en;
        for (const Comparison& each : accepted.flagged) {
            found += (found.empty() ? "" : "；") + each.said.zh;
            found_en += (found_en.empty() ? "" : "; ") + each.said.en;
        }
        return refuse(outlier_unexplained, "outlier_reason",
                      {{"count", std::to_string(accepted.flagged.size())},
                       {"found", found},
                       {"found_en", found_en}});
    }
    if (const auto range = range_of(report.lines)) {
        accepted.low = range->low;
        accepted.high = range->high;
    }
    return accepted;
}

Result<Returned> decide(const Valuation& valuation, const financing::Financing& financing,
                        const Return& command, const Actor& actor, Date today) {
    CHECKED(require_act(valuation, financing, Act::send_back, valuation.bank, actor));
    const Date base_date = command.base_date.value_or(valuation.commission.base_date);
    const Date deadline = command.deadline.value_or(valuation.commission.deadline);
    if (command.base_date || command.deadline) CHECKED(require_dates(base_date, deadline, today));
    return Returned{.on = today,
                    .by = actor.user,
                    .reason = command.reason,
                    .base_date = base_date,
                    .deadline = deadline};
}

decltype(moves) moves_of(ValuationWay way, const Actor& actor) {
    auto all = moves;
    Role who = Role::bank_officer;
    if (way == ValuationWay::third_party_appraisal) who = Role::appraiser_officer;
    if (way == ValuationWay::insurer_evaluation) who = surety_role(actor);
    for (auto& move : all)
        if (move.act == Act::report) move.who = who;
    return all;
}

std::array<PaperKind, 2> required_papers(ValuationWay way) {
    switch (way) {
        case ValuationWay::third_party_appraisal: return {PaperKind::report, PaperKind::ownership};
        case ValuationWay::agreed_value: return {PaperKind::agreement, PaperKind::ownership};
        case ValuationWay::internal_evaluation:
        case ValuationWay::insurer_evaluation:
        case ValuationWay::enterprise_score: break;
    }
    return {PaperKind::evaluation, PaperKind::ownership};
}

Money total(std::span<const Line> lines) {
    Money sum;
    for (const Line& line : lines) sum += line.value;
    return sum;
}

std::optional<appraisal::Value> range_of(const Line& line) {
    if (!line.low || !line.high) return std::nullopt;
    return appraisal::Value{*line.low, line.value, *line.high};
}

std::optional<appraisal::Value> range_of(const Valuation& valuation) {
    if (!valuation.accepted || !valuation.accepted->low || !valuation.accepted->high)
        return std::nullopt;
    return appraisal::Value{*valuation.accepted->low, valuation.accepted->value,
                            *valuation.accepted->high};
}

Why why_total(const Valuation& valuation) {
    ensure(valuation.report.has_value());
    const Report& report = *valuation.report;
    const Label method = label_of(report.method);
    std::map<std::string, std::string> titles;
    for (const Subject& subject : valuation.subjects) titles[subject.right] = subject.title;

    std::vector<WhyInput> values;
    std::vector<Why> steps;
    for (const Line& line : report.lines) {
        const std::string title = titles.at(line.right);
        values.push_back(input(line.right, title, title, line.value));
        steps.push_back({.title = {"“" + title + "”的评估价值", "Value of “" + title + "”"},
                         .rule = "valuation.line",
                         .source = Phrase{"评估报告 " + report.number + "," + method.zh,
                                          "Appraisal report " + report.number + ", " + method.en},
                         .inputs = {input("base_date", "评估基准日", "Base date",
                                          valuation.commission.base_date),
                                    input("valid_until", "结论使用有效期至", "May be used until",
                                          report.valid_until)},
                         .result = to_string(line.value)});
    }
    return {.title = {"评估价值合计", "Total value"},
            .rule = "valuation.total",
            .source = Phrase{"评估报告 " + report.number, "Appraisal report " + report.number},
            .formula = Phrase{"各项知识产权评估价值之和", "Sum of the values of the rights"},
            .inputs = std::move(values),
            .result = to_string(total(report.lines)),
            .steps = std::move(steps)};
}

}  // namespace zhirong::valuation
