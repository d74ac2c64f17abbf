#include "features/valuation/routes.h"

#include <algorithm>

#include "features/organisation/organisation.h"
#include "features/rights/rights.h"
#include "features/valuation/store.h"
#include "features/valuation/valuation.h"
#include "platform/desk/api.h"
#include "platform/desk/timeline.h"
#include "platform/reference_data/appraisal_data.h"

namespace zhirong::valuation {
namespace {

using financing::Financing;
using financing::Phase;
using organisation::Organisation;
using rights::Right;

// The rights as they are now. A co-owner is known by name only: one with the appraiser's name is
// the appraiser.
std::vector<Subject> subjects_of(View& view, const Financing& financing,
                                 const std::string& appraiser) {
    const std::string appraiser_name = view.linked<Organisation>(appraiser).details.name;
    std::vector<Subject> subjects;
    for (const std::string& id : financing.application.rights) {
        const auto right = view.linked<Right>(id);
        Subject subject{.right = id, .title = right.title, .owners = {right.owner}};
        for (const rights::CoOwner& other : right.co_owners)
            subject.owners.push_back(other.name == appraiser_name ? appraiser : other.name);
        subjects.push_back(std::move(subject));
    }
    return subjects;
}

Result<Tree> commission(Work& work, const Request& request, const Commission& command) {
    auto financing = TRY(work.get<Financing>(request.path_parameter("id")));
    std::optional<panel::Inquiry> inquiry;
    if (command.inquiry) inquiry = TRY(work.get<panel::Inquiry>(*command.inquiry));
    const std::string appraiser =
        inquiry && inquiry->chosen ? inquiry->chosen->appraiser : financing.application.appraiser;
    const Commissioned commissioned =
        TRY(decide(financing, command, subjects_of(work, financing, appraiser), work.actor(),
                   work.today(), inquiry));
    Valuation valuation;
    valuation.id = work.new_id(Valuation::prefix);
    CHECKED(work.create(valuation, commissioned));
    work.happened(financing, financing::ValuationCommissioned{valuation.id});
    return Tree::map({{"id", valuation.id}});
}

Result<Tree> report(Work& work, const Request& request, const Report& command) {
    auto valuation = TRY(work.get<Valuation>(request.path_parameter("id")));
    const auto financing = work.linked<Financing>(valuation.financing);
    const std::vector<Subject> subjects = subjects_of(work, financing, valuation.appraiser);
    work.happened(valuation,
                  TRY(decide(valuation, financing, command, subjects, work.actor(), work.today())));
    return Tree::map({{"id", valuation.id}});
}

Result<Tree> report_file(Work& work, const Request& request, const ReportFile& command) {
    auto valuation = TRY(work.get<Valuation>(request.path_parameter("id")));
    const auto financing = work.linked<Financing>(valuation.financing);
    auto file = TRY(work.get<workbench::WorkingFile>(command.working_file));
    const Report report = TRY(report_of(valuation, command, file));
    Reported reported =
        TRY(decide(valuation, financing, report, subjects_of(work, financing, valuation.appraiser),
                   work.actor(), work.today()));
    reported.file = reference_to(file);
    work.happened(valuation, std::move(reported));
    work.happened(
        file,
        workbench::Used{
            work.today(), valuation.id, command.number, {valuation.applicant, valuation.bank}});
    return Tree::map({{"id", valuation.id}});
}

Result<Tree> accept(Work& work, const AppraisalData& data, const Request& request,
                    const Accept& command) {
    auto valuation = TRY(work.get<Valuation>(request.path_parameter("id")));
    auto financing = work.linked<Financing>(valuation.financing);
    const std::vector<Comparison> comparisons =
        valuation.report ? compare(known_of(work, valuation, financing, data))
                         : std::vector<Comparison>{};
    const Accepted accepted =
        TRY(decide(valuation, financing, command, comparisons, work.actor(), work.today()));
    work.happened(valuation, accepted);
    work.happened(financing, financing::Valued{.on = accepted.on, .value = accepted.value});
    return Tree::map({{"id", valuation.id}, {"value", to_string(accepted.value)}});
}

Result<Tree> send_back(Work& work, const Request& request, const Return& command) {
    auto valuation = TRY(work.get<Valuation>(request.path_parameter("id")));
    const auto financing = work.linked<Financing>(valuation.financing);
    work.happened(valuation,
                  TRY(decide(valuation, financing, command, work.actor(), work.today())));
    return Tree::map({{"id", valuation.id}});
}

void add_report(financing::Section& section, const Valuation& valuation) {
    const Report& made = *valuation.report;
    section.figure("report_number", "报告编号", "Report number", "text", made.number);
    section.figure("reported_on", "报告日", "Reported on", "date",
                   to_string(*valuation.reported_on));
    section.figure("method", "评估方法", "Method", "text", label_of(made.method).zh);
    for (const Line& line : made.lines) {
        const auto subject = std::ranges::find(valuation.subjects, line.right, &Subject::right);
        section.figure("value", ("价值：" + subject->title).c_str(),
                       ("Value: " + subject->title).c_str(), "money", to_string(line.value));
        if (line.low && line.high)
            section.figure("range", ("价值区间：" + subject->title).c_str(),
                           ("Range: " + subject->title).c_str(), "text",
                           with_separators(*line.low) + " 至 " + with_separators(*line.high));
    }
    section.figure("total", "评估价值合计", "Total value", "money", to_string(total(made.lines)),
                   write(why_total(valuation)));
    for (const Professional& one : made.professionals)
        section.figure("professional", "签字评估专业人员", "Signing professional", "text",
                       one.name + " " + one.licence);
    section.figure("valid_until", "结论使用有效期至", "May be used until", "date",
                   to_string(made.valid_until));
    section.figure("assumptions", "评估假设与依据", "Assumptions", "text", made.assumptions);
}

// Beside each other, so that the bank sees before it accepts.
void add_comparisons(financing::Section& section, const std::vector<Comparison>& comparisons) {
    for (const Comparison& each : comparisons)
        section.figure(each.name.c_str(), each.flagged ? "离群" : "比较",
                       each.flagged ? "Out of line" : "Comparison", "text", each.said.zh);
}

void add_papers(financing::Section& section, const Valuation& valuation) {
    const std::vector<Paper> papers =
        valuation.report ? valuation.report->papers : std::vector<Paper>{};
    for (const PaperKind kind : required_papers(valuation.way))
        if (std::ranges::find(papers, kind, &Paper::kind) == papers.end())
            section.paper(label_of(kind), false);
    for (const Paper& paper : papers) section.paper(label_of(paper.kind), true, paper.reference);
}

Tree section_of(const Valuation& valuation, const std::vector<Comparison>& comparisons) {
    financing::Section section("valuation", valuation.id, label_of(Phase::valuation),
                               stage_words(valuation));
    section.figure("base_date", "评估基准日", "Base date", "date",
                   to_string(valuation.commission.base_date));
    section.figure("way", "评估方式", "Way of valuing", "text", label_of(valuation.way).zh);
    if (valuation.fee)
        section.figure("fee", "评估费（名录报价）", "Fee, as quoted", "money",
                       to_string(*valuation.fee));
    section.figure("purpose", "评估目的", "Purpose", "text", valuation.commission.purpose);
    section.figure("deadline", "报告期限", "Deadline for the report", "date",
                   to_string(valuation.commission.deadline));
    if (valuation.report) add_report(section, valuation);
    if (valuation.file)
        section.figure("working_file", "估值底稿", "Working file", "text",
                       valuation.file->number + "（" + valuation.file->working_file + "，摘要 " +
                           valuation.file->digest.substr(0, 16) + "）");
    add_comparisons(section, comparisons);
    if (valuation.stage == Stage::returned)
        section.figure("returned", "退回理由", "Returned because", "text",
                       valuation.returned->reason);
    if (valuation.accepted) {
        section.figure("accepted_on", "采纳日", "Accepted on", "date",
                       to_string(valuation.accepted->on));
        section.figure("note", "采纳意见", "Note", "text", valuation.accepted->note);
        if (valuation.accepted->outlier_reason)
            section.figure("outlier_reason", "采纳离群报告的理由", "Why out of line", "text",
                           *valuation.accepted->outlier_reason);
    }
    add_papers(section, valuation);
    return section.take();
}

constexpr int usual_months_to_report = 1;

// With the panel's choice, where there is one.
Tree commission_prefill(View& view, const Financing& financing) {
    Tree form =
        Tree::map({{"base_date", to_string(view.today())},
                   {"purpose", "知识产权质押融资"},
                   {"deadline", to_string(add_months(view.today(), usual_months_to_report))}});
    const auto found = view.with_key<panel::Inquiry>("financing:" + financing.id, false,
                                                     {.cursor = {}, .limit = 50});
    ensure(found.has_value());
    for (const panel::Inquiry& each : found->items)
        if (each.chosen) {
            form.set("inquiry", each.id);
            break;
        }
    return form;
}

// A returned report is corrected, not typed again.
Tree report_prefill(const Valuation& valuation) {
    const Date last_use = latest_use(valuation.commission.base_date);
    if (valuation.report) {
        Report again = *valuation.report;
        again.valid_until = last_use;
        return write(again);
    }
    Tree::List lines;
    for (const Subject& subject : valuation.subjects)
        lines.push_back(Tree::map({{"right", subject.right}}));
    Tree::List papers;
    for (const PaperKind kind : required_papers(valuation.way))
        papers.push_back(Tree::map({{"kind", std::string(name_of(kind))}}));
    return Tree::map({{"lines", std::move(lines)},
                      {"professionals", Tree::list({Tree::Map{}, Tree::Map{}})},
                      {"valid_until", to_string(last_use)},
                      {"papers", std::move(papers)}});
}

Tree report_action(const Api& api, const Valuation& valuation) {
    std::string titles;
    for (const Subject& subject : valuation.subjects)
        titles += (titles.empty() ? "" : ";") + subject.right + " " + subject.title;
    Tree action = api.action("reportValuation", {{"id", valuation.id}}, report_prefill(valuation));
    action.set("note", Tree::map({{"zh", "评估对象：" + titles}, {"en", "To value: " + titles}}));
    return action;
}

Tree file_report_prefill(const Valuation& valuation) {
    Tree::List papers;
    for (const PaperKind kind : required_papers(valuation.way))
        papers.push_back(Tree::map({{"kind", std::string(name_of(kind))}}));
    return Tree::map({{"valid_until", to_string(latest_use(valuation.commission.base_date))},
                      {"papers", std::move(papers)}});
}

// The rights and the base date of the commission, so that the report will fit it.
Tree working_file_action(const Api& api, const Valuation& valuation) {
    Tree::List rights;
    std::string title;
    for (const Subject& subject : valuation.subjects) {
        rights.emplace_back(subject.right);
        title += (title.empty() ? "" : "、") + subject.title;
    }
    constexpr std::size_t most_title_bytes = 150;
    if (title.size() > most_title_bytes) title = valuation.id;
    return api.action("openWorkingFile", {},
                      Tree::map({{"title", "估值底稿：" + title},
                                 {"financing", valuation.financing},
                                 {"rights", std::move(rights)},
                                 {"base_date", to_string(valuation.commission.base_date)},
                                 {"purpose", valuation.commission.purpose}}));
}

std::vector<Comparison> comparisons_for(View& view, const Valuation& valuation,
                                        const Financing& financing, const AppraisalData& data) {
    // Figures of other banks' business are for the bank that judges, and for it only.
    const bool judges = view.sees_all() || view.actor().organisation == valuation.bank;
    if (!judges || !valuation.report) return {};
    if (valuation.accepted) return valuation.accepted->flagged;
    return compare(known_of(view, valuation, financing, data));
}

// What the valuer may do now, on the financing's page and on the valuation's own: one that was
// chosen from the bank's panel is no party to the financing.
Tree valuer_actions(const Actor& actor, const Api& api, const Valuation& valuation) {
    Tree::List actions;
    const std::map<std::string, std::string> id{{"id", valuation.id}};
    for (const auto& move : moves_of(valuation.way, actor)) {
        if (move.from != valuation.stage || move.act != Act::report) continue;
        if (!actor.has(move.who) || actor.organisation != valuation.appraiser) continue;
        actions.push_back(report_action(api, valuation));
        actions.push_back(api.action("reportFromWorkingFile", id, file_report_prefill(valuation)));
        actions.push_back(working_file_action(api, valuation));
    }
    return actions;
}

Result<Tree> show(View& view, Api& api, const AppraisalData& data, const Request& request) {
    const auto valuation = TRY(view.get<Valuation>(request.path_parameter("id")));
    const auto financing = view.linked<Financing>(valuation.financing);
    const auto name = [&](const std::string& organisation) {
        return view.linked<Organisation>(organisation).details.name;
    };
    Tree::List subjects;
    for (const Subject& subject : valuation.subjects)
        subjects.push_back(Tree::map({{"right", subject.right}, {"title", subject.title}}));
    const bool waits = financing.phase == Phase::valuation;
    return Tree::map(
        {{"id", valuation.id},
         {"applicant", name(valuation.applicant)},
         {"bank", name(valuation.bank)},
         {"appraiser", name(valuation.appraiser)},
         {"stage", write(stage_words(valuation))},
         {"subjects", std::move(subjects)},
         {"section", section_of(valuation, comparisons_for(view, valuation, financing, data))},
         {"actions", waits ? valuer_actions(view.actor(), api, valuation) : Tree(Tree::List{})},
         {"timeline", timeline(view, api.desk(), {valuation.id}, name)}});
}

void contribute(View& view, const Api& api, const AppraisalData& data, const Financing& financing,
                financing::Page& page) {
    const std::string& bank = financing.application.bank;
    if (!financing.valuation) {
        if (financing.phase == Phase::valuation)
            page.offer(view.actor(), Role::bank_officer, bank,
                       api.action("commissionValuation", {{"id", financing.id}},
                                  commission_prefill(view, financing)));
        return;
    }
    const auto valuation = view.linked<Valuation>(*financing.valuation);
    page.streams.push_back(valuation.id);
    page.sections.push_back(
        section_of(valuation, comparisons_for(view, valuation, financing, data)));
    if (financing.phase != Phase::valuation) return;
    const std::map<std::string, std::string> id{{"id", valuation.id}};
    for (const auto& move : moves_of(valuation.way, view.actor())) {
        if (move.from != valuation.stage) continue;
        switch (move.act) {
            case Act::report:
                page.offer(view.actor(), move.who, valuation.appraiser,
                           report_action(api, valuation));
                page.allow(view.actor(), move.who, valuation.appraiser,
                           api.action("reportFromWorkingFile", id, file_report_prefill(valuation)));
                page.allow(view.actor(), move.who, valuation.appraiser,
                           working_file_action(api, valuation));
                break;
            case Act::accept:
                page.offer(view.actor(), move.who, bank, api.action("acceptValuation", id));
                break;
            case Act::send_back:
                page.offer(view.actor(), move.who, bank,
                           api.action("returnValuation", id, Tree::Map{}, true));
                break;
        }
    }
}

// What a right was found to be worth, for those who were party to the finding.
void contribute_to_right(View& view, const rights::Right& right, rights::Page& page) {
    constexpr std::int64_t most_values = 20;
    rights::Section section("values", {"values", "价值区间", "Value range"});
    section.column("on", "采纳日", "Accepted on", "date")
        .column("base_date", "评估基准日", "Base date", "date")
        .column("method", "方法", "Method", "text")
        .column("low", "下限", "Low", "money")
        .column("value", "评估价值", "Value", "money")
        .column("high", "上限", "High", "money")
        .column("report", "报告", "Report", "text");
    const auto found =
        view.with_key<Valuation>("right:" + right.id, false, {.cursor = {}, .limit = most_values});
    ensure(found.has_value());
    std::vector<Valuation> accepted;
    for (const Valuation& each : found->items)
        if (each.accepted) accepted.push_back(each);
    std::ranges::sort(accepted, std::ranges::greater{},
                      [](const Valuation& each) { return each.accepted->on; });
    for (const Valuation& each : accepted)
        for (const Line& line : each.report.value().lines) {
            if (line.right != right.id) continue;
            Tree cells = Tree::map({{"on", to_string(each.accepted->on)},
                                    {"base_date", to_string(each.commission.base_date)},
                                    {"method", label_of(each.report->method).zh},
                                    {"value", to_string(line.value)},
                                    {"report", each.report->number}});
            if (line.low) cells.set("low", to_string(*line.low));
            if (line.high) cells.set("high", to_string(*line.high));
            section.row(std::move(cells), each.file ? "/working-files/" + each.file->working_file
                                                    : "/financings/" + each.financing);
        }
    section.when_empty("贵机构尚无该知识产权的已采纳评估",
                       "Your organisation knows of no accepted valuation of this right");
    page.sections.push_back(section.take());
}

}  // namespace

void add_routes(Api& api, financing::Pages& pages, rights::Pages& right_pages,
                const AppraisalData& data) {
    api.kind<Valuation>();
    const auto endpoint = [](const char* path, const char* operation, Words words, auto... role) {
        return Endpoint{.path = path,
                        .operation = operation,
                        .words = std::move(words),
                        .tag = "valuation",
                        .roles = {role...}};
    };
    api.command<Commission>(endpoint("/api/v1/financings/{id}/valuation", "commissionValuation",
                                     {"委托评估", "Commission the valuation"}, Role::bank_officer),
                            {}, commission, 201);
    api.command<Report>(
        endpoint("/api/v1/valuations/{id}/report", "reportValuation",
                 {"提交评估报告", "Report the valuation"}, Role::appraiser_officer,
                 Role::bank_officer, Role::guarantor_officer, Role::insurer_officer),
        {}, report);
    api.command<ReportFile>(
        endpoint("/api/v1/valuations/{id}/file-report", "reportFromWorkingFile",
                 {"据底稿提交评估报告", "Report from a working file"}, Role::appraiser_officer,
                 Role::bank_officer, Role::guarantor_officer, Role::insurer_officer),
        {{"working_file", "/api/v1/working-files"}}, report_file);
    api.command<Accept>(endpoint("/api/v1/valuations/{id}/acceptance", "acceptValuation",
                                 {"采纳评估报告", "Accept the valuation"}, Role::bank_officer),
                        {}, [&data](Work& work, const Request& request, const Accept& command) {
                            return accept(work, data, request, command);
                        });
    api.command<Return>(endpoint("/api/v1/valuations/{id}/return", "returnValuation",
                                 {"退回评估报告", "Return the valuation"}, Role::bank_officer),
                        {}, send_back);
    api.query(Endpoint{.path = "/api/v1/valuations/{id}",
                       .operation = "showValuation",
                       .words = {"一次评估", "One valuation"},
                       .tag = "valuation"},
              Tree::map({{"type", "object"}}), [&api, &data](View& view, const Request& request) {
                  return show(view, api, data, request);
              });
    pages.push_back([&api, &data](View& view, const Financing& financing, financing::Page& page) {
        contribute(view, api, data, financing, page);
    });
    right_pages.push_back(contribute_to_right);
}

}  // namespace zhirong::valuation
