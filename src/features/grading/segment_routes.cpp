// Customer segments (case 1 of the notice): who stands in one, who asked for finance, and lists of
// both for banks.
#include <algorithm>
#include <set>

#include "features/grading/refusals.h"
#include "features/grading/routes.h"
#include "features/grading/store.h"
#include "features/grading/words.h"
#include "platform/desk/api.h"
#include "platform/desk/timeline.h"
#include "platform/spreadsheet/spreadsheet.h"

namespace zhirong::gradings {
namespace {

using organisation::Organisation;

constexpr std::int64_t most_pushes = 500;
constexpr std::int64_t firms_of_a_page = 500;
constexpr const char* workbook =
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

Endpoint endpoint(const char* path, const char* operation, Words words,
                  std::vector<QueryParameter> query = {}) {
    return {.path = path,
            .operation = operation,
            .words = std::move(words),
            .tag = "grading",
            .query = std::move(query)};
}

std::string organisation_name(View& view, const std::string& id) {
    return view.linked<Organisation>(id).details.name;
}

Result<std::monostate> require_population(View& view) {
    if (Reader(view).sees_all()) return {};
    return refuse(may_not_see, "", {{"found", "*"}});
}

const CodeCount* segment_of(const Run& run, const std::string& id) {
    const auto& segments = run.computed.segments;
    const auto found = std::ranges::find(segments, id, &CodeCount::code);
    return found == segments.end() ? nullptr : &*found;
}

struct Member {
    Graded graded;
    std::optional<DemandSurveyed> demand;  // the latest up to today
};

std::optional<DemandSurveyed> latest_demand(View& view, const std::string& code) {
    const auto demand = view.find<Demand>(id_of_demand(code));
    if (!demand) return std::nullopt;
    const DemandSurveyed* latest = nullptr;
    for (const DemandSurveyed& each : demand->surveys)
        if (latest == nullptr || each.on >= latest->on) latest = &each;
    return latest == nullptr ? std::nullopt : std::optional(*latest);
}

// Firms of a segment of a run; those who asked for most first, then by score.
Result<std::vector<Member>> members_of(View& view, const Run& run, const std::string& segment,
                                       bool with_demand_only) {
    std::vector<Member> members;
    Page page{.cursor = {}, .limit = firms_of_a_page, .stage = {}};
    for (;;) {
        const auto found =
            TRY(view.with_key<FirmGrade>("segment:" + run.id + ':' + segment, false, page));
        for (const FirmGrade& firm : found.items) {
            const auto graded = std::ranges::find(firm.grades, run.id, &Graded::run);
            ensure(graded != firm.grades.end());
            auto demand = latest_demand(view, firm.credit_code);
            if (with_demand_only && !demand) continue;
            members.push_back({*graded, std::move(demand)});
        }
        if (!found.next) break;
        page.cursor = *found.next;
    }
    std::ranges::stable_sort(members, [](const Member& a, const Member& b) {
        const auto rank = [](const Member& each) {
            return std::pair(each.demand ? -each.demand->amount.fen : std::int64_t{0},
                             each.graded.credit_code);
        };
        return rank(a) < rank(b);
    });
    return members;
}

Result<Tree> push_segment(Work& work, const Request& request, const PushSegment& command) {
    CHECKED(require_population(work));
    const Run run = TRY(work.get<Run>(request.path_parameter("id")));
    const CodeCount* segment = segment_of(run, command.segment);
    if (segment == nullptr) {
        std::string known;
        for (const CodeCount& each : run.computed.segments)
            known += (known.empty() ? "" : "、") + each.zh + "（" + each.code + "）";
        return refuse(no_segment, "segment",
                      {{"found", command.segment}, {"expected", known.empty() ? "—" : known}});
    }
    for (std::size_t i = 0; i < command.banks.size(); ++i) {
        const auto bank = work.find<Organisation>(command.banks[i]);
        if (!bank || bank->details.kind != OrganisationKind::bank)
            return refuse(no_bank, "banks[" + std::to_string(i) + "]",
                          {{"found", command.banks[i]}});
    }
    const auto members = TRY(members_of(work, run, command.segment, command.with_demand_only));
    if (members.empty()) return refuse(empty_segment, "segment", {{"found", segment->zh}});
    SegmentPushed pushed{.run = run.id,
                         .organisation = work.actor().organisation,
                         .by = work.actor().user,
                         .on = work.today(),
                         .segment_zh = segment->zh,
                         .segment_en = segment->en,
                         .details = command,
                         .firms = {}};
    for (const Member& each : members) {
        PushedFirm firm{.credit_code = each.graded.credit_code,
                        .name = each.graded.name,
                        .grade = each.graded.grade.value_or("-"),
                        .amount = std::nullopt,
                        .purpose = std::nullopt,
                        .term_months = std::nullopt};
        if (each.demand) {
            firm.amount = each.demand->amount;
            firm.purpose = each.demand->purpose;
            firm.term_months = each.demand->term_months;
        }
        pushed.firms.push_back(std::move(firm));
    }
    Push push{.id = work.new_id(Push::prefix), .pushed = {}};
    CHECKED(work.create(push, std::move(pushed)));
    return Tree::map({{"id", push.id}});
}

Tree push_row(View& view, const Push& push) {
    Tree::List banks;
    for (const std::string& bank : push.pushed.details.banks)
        banks.push_back(Tree::map({{"id", bank}, {"name", organisation_name(view, bank)}}));
    return Tree::map({{"id", push.id},
                      {"run", push.pushed.run},
                      {"on", to_string(push.pushed.on)},
                      {"segment", Tree::map({{"name", push.pushed.details.segment},
                                             {"zh", push.pushed.segment_zh},
                                             {"en", push.pushed.segment_en}})},
                      {"organisation", organisation_name(view, push.pushed.organisation)},
                      {"by", person_name(view, push.pushed.by)},
                      {"note", push.pushed.details.note},
                      {"banks", std::move(banks)},
                      {"firms", static_cast<std::int64_t>(push.pushed.firms.size())}});
}

Result<Tree> list_pushes(View& view) {
    const auto pushes = TRY(view.list<Push>({.cursor = {}, .limit = most_pushes, .stage = {}}));
    Tree::List items;
    for (const Push& each : pushes.items) items.push_back(push_row(view, each));
    return Tree::map({{"items", std::move(items)}});
}

Result<Tree> show_push(View& view, const Request& request) {
    const auto push = TRY(view.get<Push>(request.path_parameter("id")));
    Tree tree = push_row(view, push);
    Tree::List firms;
    for (const PushedFirm& each : push.pushed.firms) firms.push_back(write(each));
    tree.set("list", std::move(firms));
    return tree;
}

Result<Api::File> push_file(View& view, const Request& request) {
    using spreadsheet::ColumnKind;
    const auto push = TRY(view.get<Push>(request.path_parameter("id")));
    spreadsheet::Sheet sheet{"推送名单",
                             {{"统一社会信用代码", ColumnKind::text, 22},
                              {"企业名称", ColumnKind::text, 32},
                              {"等级", ColumnKind::text, 8},
                              {"融资金额（元）", ColumnKind::number, 16},
                              {"用途", ColumnKind::text, 30},
                              {"期限（月）", ColumnKind::number, 10}},
                             {}};
    for (const PushedFirm& each : push.pushed.firms)
        sheet.rows.push_back({each.credit_code, each.name, each.grade,
                              each.amount ? to_string(*each.amount) : "", each.purpose.value_or(""),
                              each.term_months ? std::to_string(*each.term_months) : ""});
    return Api::File{push.id + ".xlsx", workbook, spreadsheet::write_table(sheet)};
}

bool demand_only(const Request& request) { return request.query_value("demand") == "only"; }

Result<Tree> list_members(View& view, const Request& request) {
    CHECKED(require_population(view));
    const Run run = TRY(view.get<Run>(request.path_parameter("id")));
    const std::string segment = request.path_parameter("segment");
    const CodeCount* known = segment_of(run, segment);
    if (known == nullptr) return refuse(may_not_see, "segment", {{"found", segment}});
    Tree::List items;
    for (const Member& each : TRY(members_of(view, run, segment, demand_only(request)))) {
        Tree tree = write(each.graded);
        if (each.demand) {
            Tree demand = write(*each.demand);
            demand.set("surveyed_by", organisation_name(view, each.demand->organisation));
            tree.set("demand", std::move(demand));
        }
        items.push_back(std::move(tree));
    }
    return Tree::map({{"segment", write(*known)}, {"items", std::move(items)}});
}

Result<Api::File> members_file(View& view, const Request& request) {
    using spreadsheet::ColumnKind;
    CHECKED(require_population(view));
    const Run run = TRY(view.get<Run>(request.path_parameter("id")));
    const std::string segment = request.path_parameter("segment");
    if (segment_of(run, segment) == nullptr)
        return refuse(may_not_see, "segment", {{"found", segment}});
    spreadsheet::Sheet sheet{"客户名单",
                             {{"统一社会信用代码", ColumnKind::text, 22},
                              {"企业名称", ColumnKind::text, 32},
                              {"等级", ColumnKind::text, 8},
                              {"得分", ColumnKind::number, 12},
                              {"专利数", ColumnKind::number, 8},
                              {"融资金额（元）", ColumnKind::number, 16},
                              {"用途", ColumnKind::text, 30},
                              {"期限（月）", ColumnKind::number, 10},
                              {"联系人（已隐去）", ColumnKind::text, 20},
                              {"调查日期", ColumnKind::date, 12}},
                             {}};
    for (const Member& each : TRY(members_of(view, run, segment, demand_only(request)))) {
        const auto& demand = each.demand;
        sheet.rows.push_back(
            {each.graded.credit_code, each.graded.name, each.graded.grade.value_or(""),
             each.graded.score.value_or(""), std::to_string(each.graded.patents),
             demand ? to_string(demand->amount) : "", demand ? demand->purpose : "",
             demand ? std::to_string(demand->term_months) : "", demand ? demand->contact : "",
             demand ? to_string(demand->on) : ""});
    }
    return Api::File{segment + "-" + run.id + ".xlsx", workbook, spreadsheet::write_table(sheet)};
}

Result<Tree> list_demands(View& view, const Request& request) {
    CHECKED(require_population(view));
    const Page page = TRY(page_of(request));
    const auto demands = TRY(view.list<Demand>(page));
    Tree::List items;
    for (const Demand& each : demands.items) {
        Tree tree = write(each.surveys.back());
        tree.set("credit_code", each.credit_code);
        tree.set("surveys", static_cast<std::int64_t>(each.surveys.size()));
        if (const auto firm = view.find<FirmGrade>(id_of_grade(each.credit_code)))
            if (const Graded* graded = grade_on(*firm, view.today()); graded && graded->grade)
                tree.set("grade", *graded->grade);
        items.push_back(std::move(tree));
    }
    return page_tree(std::move(items), demands);
}

// What forms choose from: every segment and grade of the scorecards there are, each once.
Tree choices(const std::vector<std::pair<std::string, grading::Reading>>& all) {
    std::set<std::string> seen;
    Tree::List items;
    for (const auto& [id, reading] : all)
        if (seen.insert(id).second)
            items.push_back(Tree::map({{"id", id}, {"title", reading_tree(reading)}}));
    return Tree::map({{"items", std::move(items)}});
}

Tree segment_choices(const Laboratory& laboratory) {
    std::vector<std::pair<std::string, grading::Reading>> all;
    for (const CardPointer& card : laboratory.cards().all())
        if (card->segmentation)
            for (const grading::SegmentRule& each : card->segmentation->segments)
                all.emplace_back(each.id, each.reading);
    return choices(all);
}

Tree grade_choices(const Laboratory& laboratory) {
    std::vector<std::pair<std::string, grading::Reading>> all;
    for (const CardPointer& card : laboratory.cards().all())
        for (const grading::Grade& each : card->card.grades)
            all.emplace_back(each.id, each.reading);
    return choices(all);
}

}  // namespace

void add_segment_routes(Api& api, const std::shared_ptr<Laboratory>& laboratory) {
    const Tree any_object = Tree::map({{"type", "object"}});
    Endpoint push = endpoint("/api/v1/grading-runs/{id}/pushes", "pushSegment",
                             {"向银行推送客户名单", "Push a segment to banks"});
    push.roles = {Role::bank_officer, Role::policy_officer};
    api.command<PushSegment>(
        std::move(push),
        {{"segment", "/api/v1/segments"}, {"banks", "/api/v1/organisations?kind=bank"}},
        push_segment, 201);
    const QueryParameter demand{"demand",
                                {"only：仅有融资需求的企业", "only: firms that asked for finance"}};
    api.query(endpoint("/api/v1/grading-runs/{id}/segments/{segment}", "listSegmentFirms",
                       {"客户细分名单", "Firms of a segment"}, {demand}),
              any_object, list_members);
    api.download(
        endpoint("/api/v1/grading-runs/{id}/segments/{segment}/firms.xlsx", "downloadSegmentFirms",
                 {"下载客户名单", "Download firms of a segment"}, {demand}),
        members_file);
    api.query(endpoint("/api/v1/segment-pushes", "listSegmentPushes",
                       {"推送的客户名单", "Lists pushed to banks"}),
              any_object, [](View& view, const Request&) { return list_pushes(view); });
    api.query(endpoint("/api/v1/segment-pushes/{id}", "showSegmentPush",
                       {"推送名单详情", "One list pushed"}),
              any_object, show_push);
    api.download(endpoint("/api/v1/segment-pushes/{id}/firms.xlsx", "downloadSegmentPush",
                          {"下载推送名单", "Download a list pushed"}),
                 push_file);
    api.query(endpoint("/api/v1/financing-demands", "listFinancingDemands",
                       {"融资需求", "Demand for finance"}, page_parameters()),
              any_object, list_demands);
    api.query(endpoint("/api/v1/segments", "listSegments", {"客户细分", "Segments"}), any_object,
              [laboratory](View&, const Request&) -> Result<Tree> {
                  return segment_choices(*laboratory);
              });
    api.query(
        endpoint("/api/v1/grade-levels", "listGradeLevels", {"等级", "Grades"}), any_object,
        [laboratory](View&, const Request&) -> Result<Tree> { return grade_choices(*laboratory); });
}

}  // namespace zhirong::gradings
