#include "features/financing/routes.h"

#include <algorithm>

#include "features/financing/financing.h"
#include "features/organisation/organisation.h"
#include "features/rights/rights.h"
#include "platform/desk/api.h"
#include "platform/desk/timeline.h"

namespace zhirong::financing {
namespace {

using organisation::Organisation;

constexpr RefusalKind wrong_kind{"financing.organisation_kind", 422, "“{found}”不是{expected}",
                                 "“{found}” is no {expected_en}"};

constexpr RefusalKind not_own_right{
    "financing.right", 422, "“{found}”不是本企业登记的知识产权，请先在“知识产权”中登记",
    "“{found}” is no right that your firm has recorded; record it first"};
constexpr RefusalKind pledged_already{"financing.right_pledged", 409,
                                      "专利 {found} 已在质押期内（质押 {pledge}），不能重复出质",
                                      "Patent {found} is pledged already ({pledge})"};

// The seven stages of the notice's case 1, in their order.
constexpr std::array stages{
    Phase::application, Phase::valuation, Phase::due_diligence, Phase::pledge_registration,
    Phase::credit,      Phase::post_loan, Phase::disposal};

Result<std::monostate> require_kind(View& view, const std::string& field, const std::string& id,
                                    OrganisationKind kind) {
    const auto organisation = view.get<Organisation>(id);
    if (organisation && organisation->details.kind == kind) return {};
    const Label expected = label_of(kind);
    return refuse(wrong_kind, field,
                  {{"found", id}, {"expected", expected.zh}, {"expected_en", expected.en}});
}

Result<std::monostate> require_guarantor_or_insurer(View& view, const std::string& id) {
    if (require_kind(view, "guarantor", id, OrganisationKind::insurer)) return {};
    return require_kind(view, "guarantor", id, OrganisationKind::guarantor);
}

Result<std::monostate> require_own_rights(View& view, const Apply& command) {
    for (std::size_t i = 0; i < command.rights.size(); ++i) {
        const std::string field = shapes::item_path("rights", i);
        const auto right = view.get<rights::Right>(command.rights[i]);
        if (!right || right->owner != view.actor().organisation)
            return refuse(not_own_right, field, {{"found", command.rights[i]}});
        if (right->pledge)
            return refuse(pledged_already, field,
                          {{"found", right->number}, {"pledge", *right->pledge}});
    }
    return {};
}

std::optional<std::string> kind_of(View& view, const std::vector<std::string>& ids) {
    std::vector<rights::Right> rights;
    for (const std::string& id : ids)
        if (auto right = view.find<rights::Right>(id)) rights.push_back(*std::move(right));
    return rights::pledge_kind(rights);
}

// What the desk itself knows when the application is made.
programme::Facts facts_of(View& view, const Apply& command) {
    programme::Facts facts;
    facts.set("loan.principal", command.amount);
    const auto firm = view.linked<Organisation>(view.actor().organisation);
    if (firm.details.size) facts.set("borrower.size", std::string(name_of(*firm.details.size)));
    if (firm.details.technology_firm)
        facts.set("borrower.technology_enterprise", *firm.details.technology_firm);
    facts.set("borrower.region", firm.details.region);
    if (const auto kind = kind_of(view, command.rights)) facts.set("pledge.kind", *kind);
    return facts;
}

Result<std::optional<Route>> route_of(View& view, const programmes::Shelf& shelf,
                                      const Apply& command, Date today) {
    if (!command.programme) return std::nullopt;
    auto programme = shelf.in(view).in_force(*command.programme, today);
    if (!programme) {
        for (Refusal& each : programme.error().all) each.field = "programme";
        return std::unexpected(std::move(programme).error());
    }
    return TRY(financing::route_of(**programme, facts_of(view, command), today));
}

Result<Tree> apply_for_loan(Work& work, const Pages& pages, const programmes::Shelf& shelf,
                            const Apply& command) {
    std::optional<std::string> fund_operator;
    if (command.fund) fund_operator = TRY(pages.fund_operator(work, *command.fund));
    const Applied applied =
        TRY(decide(command, fund_operator, TRY(route_of(work, shelf, command, work.today())),
                   work.actor(), work.today()));
    CHECKED(require_kind(work, "bank", command.bank, OrganisationKind::bank));
    CHECKED(require_kind(work, "appraiser", command.appraiser, OrganisationKind::appraiser));
    if (command.guarantor) CHECKED(require_guarantor_or_insurer(work, *command.guarantor));
    CHECKED(require_own_rights(work, command));
    Financing financing{.id = work.new_id(Financing::prefix)};
    CHECKED(work.create(financing, applied));
    return Tree::map({{"id", financing.id}, {"financing", financing.id}});
}

template <class C>
Result<Tree> act(Work& work, const Request& request, const C& command) {
    auto financing = TRY(work.get<Financing>(request.path_parameter("id")));
    work.happened(financing, TRY(decide(financing, command, work.actor(), work.today())));
    return Tree::map({{"id", financing.id}});
}

Tree party(View& view, const std::string& id) {
    return Tree::map({{"id", id}, {"name", view.linked<Organisation>(id).details.name}});
}

Tree right_row(View& view, const std::string& id) {
    const auto right = view.linked<rights::Right>(id);
    return Tree::map({{"id", id},
                      {"number", right.number},
                      {"title", right.title},
                      {"kind", std::string(name_of(right.right_kind))}});
}

Tree row(View& view, const Financing& financing) {
    return Tree::map({{"id", financing.id},
                      {"applicant", party(view, financing.applicant)},
                      {"bank", party(view, financing.application.bank)},
                      {"amount", to_string(financing.application.amount)},
                      {"phase", std::string(name_of(financing.phase))},
                      {"section_stage", write(stage_words(financing))},
                      {"since", to_string(financing.history.back().since)}});
}

bool matches(const Tree& row, std::string_view wanted) {
    if (wanted.empty()) return true;
    const auto holds = [&](const Tree* text) {
        return text != nullptr && text->text() != nullptr &&
               text->text()->find(wanted) != std::string::npos;
    };
    return holds(row.find("id")) || holds(row.find("applicant")->find("name")) ||
           holds(row.find("bank")->find("name"));
}

// Filters while it reads, so that a page is full as long as there are matches.
Result<Tree> list(View& view, const Pages& pages, const Request& request) {
    constexpr int most_rounds = 20;
    zhirong::Page asked = TRY(page_of(request));
    const auto limit = static_cast<std::size_t>(asked.limit);
    const auto phase = request.query_value("phase");
    const std::string_view wanted = request.query_value("q").value_or("");
    Tree::List items;
    std::optional<std::string> next;
    for (int round = 0; round < most_rounds; ++round) {
        asked.limit = static_cast<std::int64_t>(limit - items.size());
        const auto page = TRY(view.list<Financing>(asked));
        for (const Financing& financing : page.items) {
            if (phase && *phase != name_of(financing.phase)) continue;
            Tree one = row(view, financing);
            if (!matches(one, wanted)) continue;
            for (const ContributeRow& contribute : pages.rows) contribute(view, financing, one);
            items.push_back(std::move(one));
        }
        next = page.next;
        if (!next || items.size() == limit) break;
        asked.cursor = *next;
    }
    Tree tree = Tree::map({{"items", std::move(items)}});
    if (next) tree.set("next", *next);
    return tree;
}

Tree phase_line(const Financing& financing, const Page& page) {
    Tree::List phases;
    for (const Phase stage : stages) {
        const auto entered = std::ranges::find(financing.history, stage, &PhaseEntry::phase);
        Tree line = write(label_of(stage));
        const bool current = financing.phase == stage;
        line.set("state", entered == financing.history.end() ? "todo"
                          : current                          ? "current"
                                                             : "done");
        if (entered != financing.history.end()) {
            line.set("since", to_string(entered->since));
            if (const auto after = std::next(entered); after != financing.history.end())
                line.set("until", to_string(after->since));
        }
        for (const auto& [phase, clock] : page.clocks)
            if (phase == stage) line.set("clock", clock);
        phases.push_back(std::move(line));
    }
    return phases;
}

void add_route(Section& section, const Route& route) {
    section.figure("programme", "政策方案", "Programme", "text", route.programme);
    for (const RouteStage& stage : route.stages) {
        if (!stage.needed) continue;
        for (const programme::Word& word : programme::stage_words()) {
            if (stage.stage != word.code) continue;
            std::string what = "按一般方式";
            for (const programme::StageWay& way : programme::stage_ways())
                if (stage.by == way.word.code) what = way.word.zh;
            for (const std::string& paper : stage.papers)
                what += (&paper == &stage.papers.front() ? "；材料：" : "、") + paper;
            section.figure("route", (std::string("流程：") + word.zh).c_str(),
                           (std::string("Workflow: ") + word.en).c_str(), "text", what);
        }
    }
}

Tree application_section(View& view, const Financing& financing) {
    const Apply& application = financing.application;
    Section section("application", financing.id, label_of(Phase::application),
                    stage_words(financing));
    section.figure("amount", "申请金额", "Amount applied for", "money",
                   to_string(application.amount));
    section.figure("tenor", "期限（月）", "Tenor (months)", "count", application.tenor_months);
    section.figure("purpose", "贷款用途", "Purpose", "text", application.purpose);
    for (const std::string& id : application.rights) {
        const auto right = view.linked<rights::Right>(id);
        section.figure("right", "出质知识产权", "Right to be pledged", "text",
                       right.title + " " + right.number);
    }
    section.figure("appraiser", "评估处置机构", "Appraiser-disposer", "text",
                   view.linked<Organisation>(application.appraiser).details.name);
    if (financing.route) add_route(section, *financing.route);
    if (financing.ended_because)
        section.figure("ended_because", "终止理由", "Why it ended", "text",
                       *financing.ended_because);
    return section.take();
}

void contribute_own(View& view, Api& api, const Financing& financing, Page& page) {
    page.streams.push_back(financing.id);
    page.sections.push_back(application_section(view, financing));
    const std::map<std::string, std::string> id{{"id", financing.id}};
    for (const PhaseMove& move : moves_from(financing.phase)) {
        const bool of_bank = move.who == Role::bank_officer;
        const std::string& who = of_bank ? financing.application.bank : financing.applicant;
        Tree action = api.action(std::string(name_of(move.act)) + "Financing", id, Tree::Map{},
                                 move.act != Act::accept);
        if (move.act == Act::accept)
            page.offer(view.actor(), move.who, who, std::move(action));
        else
            page.allow(view.actor(), move.who, who, std::move(action));
    }
}

Result<Tree> show(View& view, Api& api, const Pages& pages, const std::string& id) {
    const auto financing = TRY(view.get<Financing>(id));
    const Page page = page_of(view, api, pages, financing);
    Tree head = row(view, financing);
    head.set("appraiser", party(view, financing.application.appraiser));
    if (financing.application.guarantor)
        head.set("guarantor", party(view, *financing.application.guarantor));
    head.set("tenor_months", financing.application.tenor_months);
    head.set("purpose", financing.application.purpose);
    Tree::List rights;
    for (const std::string& right : financing.application.rights)
        rights.push_back(right_row(view, right));
    head.set("rights", std::move(rights));
    if (!page.programme.is_null()) head.set("programme", page.programme);
    Tree::List waiting;
    if (std::ranges::none_of(page.actions, is_awaited))
        for (const Label& who : page.waiting_for) waiting.push_back(write(who));
    Tree tree =
        Tree::map({{"financing", std::move(head)},
                   {"phases", phase_line(financing, page)},
                   {"sections", page.sections},
                   {"actions", page.actions},
                   {"waiting_for", std::move(waiting)},
                   {"timeline", timeline(view, api.desk(), page.streams,
                                         [&](const std::string& each) {
                                             return view.linked<Organisation>(each).details.name;
                                         })},
                   {"subjects", write(page.subjects)}});
    if (!page.loan.is_null()) tree.set("loan", page.loan);
    return tree;
}

}  // namespace

Page page_of(View& view, Api& api, const Pages& pages, const Financing& financing) {
    Page page;
    contribute_own(view, api, financing, page);
    for (const Contribute& contribute : pages.sections) contribute(view, financing, page);
    return page;
}

std::vector<programmes::KnownFact> known_facts(View& view) {
    const auto newest = view.list<Financing>({.cursor = {}, .limit = 1});
    if (!newest || newest->items.empty()) return {};
    const Financing& financing = newest->items.front();
    const programme::Reading origin{"最近变更的融资项目 " + financing.id,
                                    "From the financing changed last, " + financing.id};
    std::vector<programmes::KnownFact> known{
        {"loan.principal", to_string(financing.application.amount), origin}};
    if (const auto kind = kind_of(view, financing.application.rights))
        known.push_back({"pledge.kind", *kind, origin});
    return known;
}

void add_routes(Api& api, const Pages& pages, const programmes::Shelf& shelf) {
    api.kind<Financing>();
    const auto endpoint = [](const char* path, const char* operation, Words words, Role role) {
        return Endpoint{.path = path,
                        .operation = operation,
                        .words = std::move(words),
                        .tag = "financing",
                        .roles = {role}};
    };
    api.command<Apply>(
        endpoint("/api/v1/financings", "applyForLoan", {"申请质押融资", "Apply for a pledge loan"},
                 Role::enterprise_officer),
        {{"bank", "/api/v1/organisations?kind=bank"},
         {"appraiser", "/api/v1/organisations?kind=appraiser"},
         {"guarantor", "/api/v1/organisations?kind=guarantor,insurer"},
         {"fund", "/api/v1/funds"},
         {"programme", "/api/v1/programmes"},
         {"rights", "/api/v1/rights"}},
        [&pages, &shelf](Work& work, const Request&, const Apply& command) {
            return apply_for_loan(work, pages, shelf, command);
        },
        201);
    api.command<Accept>(endpoint("/api/v1/financings/{id}/acceptance", "acceptFinancing",
                                 {"受理申请", "Accept the application"}, Role::bank_officer),
                        {}, act<Accept>);
    api.command<Decline>(endpoint("/api/v1/financings/{id}/refusal", "declineFinancing",
                                  {"拒绝申请", "Decline the application"}, Role::bank_officer),
                         {}, act<Decline>);
    api.command<Withdraw>(
        endpoint("/api/v1/financings/{id}/withdrawal", "withdrawFinancing",
                 {"撤回申请", "Withdraw the application"}, Role::enterprise_officer),
        {}, act<Withdraw>);

    auto query = page_parameters();
    query.push_back({"phase", {"阶段", "Phase"}});
    query.push_back({"q", {"企业、银行或编号中的文字", "Text in firm, bank or id"}});
    api.query({.path = "/api/v1/financings",
               .operation = "listFinancings",
               .words = {"融资列表", "Financings"},
               .tag = "financing",
               .query = std::move(query)},
              Tree::map({{"type", "object"}}),
              [&pages](View& view, const Request& request) { return list(view, pages, request); });
    api.query({.path = "/api/v1/financings/{id}",
               .operation = "showFinancing",
               .words = {"融资详情", "One financing"},
               .tag = "financing"},
              Tree::map({{"type", "object"}}), [&api, &pages](View& view, const Request& request) {
                  return show(view, api, pages, request.path_parameter("id"));
              });
}

}  // namespace zhirong::financing
