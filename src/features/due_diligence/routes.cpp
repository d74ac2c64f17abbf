#include "features/due_diligence/routes.h"

#include <algorithm>

#include "features/due_diligence/due_diligence.h"
#include "features/loan_to_value/loan_to_value.h"
#include "features/rights/rights.h"
#include "features/valuation/valuation.h"
#include "platform/desk/api.h"
#include "platform/desk/timeline.h"

namespace zhirong::due_diligence {

using namespace lending;

namespace {

using financing::Financing;
using financing::Phase;
using rights::Right;
using valuation::Valuation;

// The financing's rights at the values that the bank accepted: it is past its valuation.
std::vector<Pledged> pledged_by(View& view, const Financing& financing) {
    const auto valued = view.linked<Valuation>(financing.valuation.value());
    std::vector<Pledged> rights;
    for (const valuation::Line& line : valued.report.value().lines) {
        const auto right = view.linked<Right>(line.right);
        rights.push_back({.right = right.id,
                          .title = right.title,
                          .kind = right.right_kind,
                          .value = line.value});
    }
    return rights;
}

Result<Tree> open(Work& work, const Request& request, const Open& command) {
    auto financing = TRY(work.get<Financing>(request.path_parameter("id")));
    CHECKED(financing::require_phase(financing, Phase::due_diligence));
    const Opened opened =
        TRY(decide(financing, command, pledged_by(work, financing), work.actor(), work.today(),
                   loan_to_value::table_in_force(work, financing.application.bank, work.today())));
    DueDiligence one;
    one.id = work.new_id(DueDiligence::prefix);
    CHECKED(work.create(one, opened));
    work.happened(financing, financing::DueDiligenceOpened{one.id});
    return Tree::map({{"id", one.id}});
}

// A report or a decision on it.
template <class C>
Result<Tree> act(Work& work, const Request& request, const C& command) {
    auto one = TRY(work.get<DueDiligence>(request.path_parameter("id")));
    const auto financing = work.linked<Financing>(one.opened.financing);
    work.happened(one, TRY(decide(one, financing, command, work.actor(), work.today())));
    return Tree::map({{"id", one.id}});
}

bool may_read(const View& view, const DueDiligence& one) {
    return view.sees_all() || view.actor().organisation == one.opened.bank;
}

void add_answers(financing::Section& section, const DueDiligence& one) {
    for (const Answer& answer : one.reported->report.answers) {
        const auto item = std::ranges::find(one.opened.checklist, answer.item, &Item::code);
        section.figure(item->code.c_str(), item->zh.c_str(), item->en.c_str(), "text",
                       label_of(answer.finding).zh + ":" + answer.text);
    }
}

void add_report(financing::Section& section, View& view, const DueDiligence& one) {
    const Report& report = one.reported->report;
    const CeilingTable& table = one.opened.table;
    const std::vector<Pledged>& rights = one.opened.rights;
    std::string investigators;
    for (const std::string& user : report.investigators)
        investigators += (investigators.empty() ? "" : "、") + person_name(view, user);
    section.figure("reported_on", "报告日", "Reported on", "date", to_string(one.reported->on));
    section.figure("visited", "实地调查日", "Site visit", "date", to_string(report.visited));
    section.figure("investigators", "调查人", "Investigators", "text", investigators);
    section.figure("recommended", "建议金额", "Recommended amount", "money",
                   to_string(report.recommended));
    section.figure("loan_to_value", "质押率", "Loan to value", "rate",
                   to_string(one.reported->loan_to_value),
                   write(why_loan_to_value(report.recommended, table, rights)));
    if (one.reported->override) {
        section.figure("override", "突破上限理由", "Reason for the override", "text",
                       one.reported->override->reason);
        section.figure("override_by", "突破上限提出人", "Override by", "text",
                       one.reported->override->by);
        section.figure("excess", "超出上限金额", "Above the ceiling by", "money",
                       to_string(one.reported->override->excess));
    }
    section.figure("conclusion", "调查结论", "Conclusion", "text", report.conclusion);
}

bool is_filed(const DueDiligence& one, const std::string& item, PaperKind kind,
              std::string& reference) {
    if (!one.reported) return false;
    for (const Answer& answer : one.reported->report.answers) {
        if (answer.item != item) continue;
        const auto found = std::ranges::find(answer.papers, kind, &Paper::kind);
        if (found == answer.papers.end()) return false;
        reference = found->reference;
        return true;
    }
    return false;
}

void add_papers(financing::Section& section, const DueDiligence& one) {
    for (const Item& item : one.opened.checklist)
        for (const PaperKind kind : item.papers) {
            std::string reference;
            const bool present = is_filed(one, item.code, kind, reference);
            section.paper(label_of(kind), present, reference);
        }
}

Tree section_of(View& view, const DueDiligence& one) {
    financing::Section section("due_diligence", one.id, label_of(Phase::due_diligence),
                               stage_words(one));
    if (!may_read(view, one)) return section.take();
    const CeilingTable& table = one.opened.table;
    const std::vector<Pledged>& rights = one.opened.rights;
    const Allowance allowed = allowance(table, rights);
    section.figure("opened_on", "开始日", "Opened on", "date", to_string(one.opened.on));
    section.figure("value", "采纳的评估价值", "Accepted value", "money", to_string(allowed.value));
    section.figure("ceiling", "质押率上限", "Ceiling of the loan to value", "rate",
                   to_string(allowed.ceiling), write(why_ceiling(table, rights)));
    section.figure("most", "上限内最高金额", "Most within the ceiling", "money",
                   to_string(allowed.most), write(why_most(table, rights)));
    section.figure("ceiling_source", "上限依据", "Source of the ceilings", "text", table.source.zh);
    if (one.reported) {
        add_report(section, view, one);
        add_answers(section, one);
    }
    if (one.passed) section.figure("note", "审批意见", "Decision", "text", one.passed->note);
    if (one.failed) section.figure("note", "审批意见", "Decision", "text", one.failed->note);
    add_papers(section, one);
    return section.take();
}

Tree answers_prefill(const std::vector<Item>& checklist) {
    Tree::List answers;
    for (const Item& item : checklist) {
        Tree::List papers;
        for (const PaperKind kind : item.papers)
            papers.push_back(Tree::map({{"kind", std::string(name_of(kind))}}));
        answers.push_back(Tree::map({{"item", item.code},
                                     {"finding", std::string(name_of(Finding::ok))},
                                     {"papers", std::move(papers)}}));
    }
    return answers;
}

Tree report_action(const Api& api, const View& view, const Financing& financing,
                   const DueDiligence& one) {
    const Money most = allowance(one.opened.table, one.opened.rights).most;
    Tree prefill =
        Tree::map({{"answers", answers_prefill(one.opened.checklist)},
                   {"visited", to_string(view.today())},
                   {"investigators", Tree::list({view.actor().user, ""})},
                   {"recommended", to_string(std::min(most, financing.application.amount))}});
    std::string zh = "调查清单";
    std::string en = "Checklist";
    for (const Item& item : one.opened.checklist) {
        zh += ";" + item.code + " " + item.zh;
        en += "; " + item.code + ": " + item.en;
    }
    Tree action = api.action("reportDueDiligence", {{"id", one.id}}, std::move(prefill));
    action.set("note", Tree::map({{"zh", zh}, {"en", en}}));
    return action;
}

// Not to whoever investigated: they would be refused.
void offer_decision(const Api& api, const View& view, const DueDiligence& one,
                    financing::Page& page) {
    Actor decider = view.actor();
    if (std::ranges::find(one.reported->report.investigators, decider.user) !=
        one.reported->report.investigators.end())
        decider.roles.clear();
    page.offer(decider, Role::bank_approver, one.opened.bank,
               api.action("decideDueDiligence", {{"id", one.id}},
                          Tree::map({{"passed", answers_with(one, Finding::fail).empty()}})));
}

void contribute(View& view, const Api& api, const Financing& financing, financing::Page& page) {
    const bool now = financing.phase == Phase::due_diligence;
    if (!financing.due_diligence) {
        if (now)
            page.offer(view.actor(), Role::bank_officer, financing.application.bank,
                       api.action("openDueDiligence", {{"id", financing.id}}));
        return;
    }
    const auto one = view.linked<DueDiligence>(*financing.due_diligence);
    if (may_read(view, one)) page.streams.push_back(one.id);
    page.sections.push_back(section_of(view, one));
    if (now && one.stage == Stage::open)
        page.offer(view.actor(), Role::bank_officer, one.opened.bank,
                   report_action(api, view, financing, one));
    if (now && one.stage == Stage::reported) offer_decision(api, view, one, page);
}

}  // namespace

void add_routes(Api& api, financing::Pages& pages) {
    api.kind<DueDiligence>();
    const auto endpoint = [](const char* path, const char* operation, Words words, Role role) {
        return Endpoint{.path = path,
                        .operation = operation,
                        .words = std::move(words),
                        .tag = "due_diligence",
                        .roles = {role}};
    };
    api.command<Open>(endpoint("/api/v1/financings/{id}/due-diligence", "openDueDiligence",
                               {"开始尽职调查", "Open the due diligence"}, Role::bank_officer),
                      {}, open, 201);
    api.command<Report>(
        endpoint("/api/v1/due-diligences/{id}/report", "reportDueDiligence",
                 {"提交尽职调查报告", "Report the due diligence"}, Role::bank_officer),
        {}, act<Report>);
    api.command<Decide>(
        endpoint("/api/v1/due-diligences/{id}/decision", "decideDueDiligence",
                 {"审定尽职调查", "Decide on the due diligence"}, Role::bank_approver),
        {}, act<Decide>);
    pages.push_back([&api](View& view, const Financing& financing, financing::Page& page) {
        contribute(view, api, financing, page);
    });
}

}  // namespace zhirong::due_diligence
