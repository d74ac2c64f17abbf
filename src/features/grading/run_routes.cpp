// Runs: the whole population graded at once, kept, shown, read again.
#include <algorithm>

#include "features/grading/refusals.h"
#include "features/grading/routes.h"
#include "features/grading/store.h"
#include "features/grading/words.h"
#include "platform/desk/api.h"
#include "platform/desk/timeline.h"
#include "platform/spreadsheet/spreadsheet.h"
#include "platform/yaml/yaml.h"

namespace zhirong::gradings {
namespace {

using organisation::Organisation;

constexpr std::size_t most_scorecard_bytes = std::size_t{1} << 20;
constexpr std::int64_t most_runs = 500;
const std::vector<Role> runners{Role::bank_officer, Role::bank_approver, Role::policy_officer,
                                Role::policy_approver};

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

Result<Run> run_of(View& view, const Request& request) {
    CHECKED(require_population(view));
    return view.get<Run>(request.path_parameter("id"));
}

// What a run will store, computed before the transaction that stores it: it depends on nothing but
// the book up to a line of the journal.
struct Prepared {
    std::shared_ptr<const Scored> scored;
    RunComputed summary;
    std::vector<Graded> results;
};

Result<Prepared> prepare(Api& api, const Laboratory& laboratory, const Actor& actor,
                         const StartRun& command) {
    Result<Prepared> prepared = Prepared{};
    api.desk().read(actor, [&](View& view) {
        prepared = [&]() -> Result<Prepared> {
            const CardPointer card = TRY(laboratory.cards().named(command.scorecard, view.today()));
            const std::int64_t through = end_of_journal(view.session());
            const Book book =
                read_book(view.session(), through, view.today(), laboratory.workers());
            Prepared one;
            one.scored = TRY(score(card, book, view.today(), laboratory.workers()));
            one.results = results_of(*one.scored, "");
            one.summary = summary_of(*one.scored, book, one.results);
            one.summary.journal = through;
            one.summary.note = command.note;
            one.summary.organisation = actor.organisation;
            one.summary.by = actor.user;
            return one;
        }();
    });
    return prepared;
}

Result<Tree> store(Work& work, const Prepared& prepared) {
    Run run{.id = work.new_id(Run::prefix), .computed = {}};
    CHECKED(work.create(run, prepared.summary));
    for (Graded graded : prepared.results) {
        graded.run = run.id;
        const std::string id = id_of_grade(graded.credit_code);
        auto firm = work.find<FirmGrade>(id);
        FirmGrade record = firm ? *std::move(firm) : FirmGrade{};
        record.id = id;
        work.happened(record, std::move(graded));
    }
    return Tree::map({{"id", run.id}});
}

Route start_run(Api& api, const std::shared_ptr<Laboratory>& laboratory) {
    Route route;
    route.method = Method::post;
    route.path = "/api/v1/grading-runs";
    route.operation = "startGradingRun";
    route.summary = {"运行评级批次", "Run a grading"};
    route.tag = "grading";
    std::vector<std::string> names;
    for (const Role role : runners) names.emplace_back(name_of(role));
    route.access = Access::permitted(std::move(names));
    Tree form = schema<StartRun>();
    for (auto& [member, value] : *form.map())
        if (member == "properties")
            for (auto& [name, field] : *value.map())
                if (name == "scorecard") field.set("x-lookup", "/api/v1/scorecards");
    route.request = {"", std::move(form)};
    route.response = {"", Tree::map({{"type", "object"}})};
    route.success = 201;
    route.handler = [&api, laboratory](const Request& request) -> Result<Response> {
        const StartRun command = TRY(read<StartRun>(request.json));
        const auto key = request.header("idempotency-key");
        ensure(key.has_value());  // The router refused requests without one.
        const Actor& actor = person_of(request).actor;
        const Prepared prepared = TRY(prepare(api, *laboratory, actor, command));
        const Command named{"startGradingRun", std::string(*key),
                            request.target + '\n' + request.body, actor};
        const Answer answer = TRY(api.desk().execute(named, [&](Work& work) -> Result<Answer> {
            return Answer{201, TRY(store(work, prepared))};
        }));
        if (const std::string* id = answer.body.find("id")->text())
            laboratory->keep(*id, prepared.scored);
        return json(answer.status, answer.body);
    };
    return route;
}

// ---- queries
template <class Count>
Tree counts_tree(const std::vector<Count>& counts) {
    Tree::List list;
    for (const Count& each : counts) list.push_back(write(each));
    return list;
}

Tree run_row(View& view, const Run& run) {
    const RunComputed& known = run.computed;
    return Tree::map(
        {{"id", run.id},
         {"day", to_string(known.day)},
         {"scorecard", known.scorecard},
         {"version", known.version},
         {"title", Tree::map({{"zh", known.title_zh}, {"en", known.title_en}})},
         {"organisation", Tree::map({{"id", known.organisation},
                                     {"name", organisation_name(view, known.organisation)}})},
         {"by", person_name(view, known.by)},
         {"note", known.note.value_or("")},
         {"firms", known.firms},
         {"patents", known.patents},
         {"graded", known.graded},
         {"refused", known.firms - known.graded},
         {"distribution", counts_tree(known.distribution)}});
}

Tree run_actions(const View& view, const Api& api, const Laboratory& laboratory) {
    Tree::List actions;
    const bool may =
        std::ranges::any_of(runners, [&](const Role role) { return view.actor().has(role); });
    if (may && !laboratory.cards().all().empty())
        actions.push_back(
            api.action("startGradingRun", {},
                       Tree::map({{"scorecard", laboratory.cards().all().front()->card.id}})));
    return actions;
}

Result<Tree> list_runs(View& view, const Api& api, const Laboratory& laboratory) {
    CHECKED(require_population(view));
    const auto runs = TRY(view.list<Run>({.cursor = {}, .limit = most_runs, .stage = {}}));
    Tree::List items;
    for (const Run& run : runs.items) items.push_back(run_row(view, run));
    return Tree::map(
        {{"items", std::move(items)}, {"actions", run_actions(view, api, laboratory)}});
}

Result<Tree> show_run(View& view, const Request& request, const Api& api,
                      const Laboratory& laboratory) {
    const Run run = TRY(run_of(view, request));
    const RunComputed& known = run.computed;
    Tree tree = run_row(view, run);
    tree.set("patents_without_code", known.patents_without_code);
    tree.set("refusals", counts_tree(known.refusals));
    tree.set("segments", counts_tree(known.segments));
    tree.set("journal", known.journal);
    tree.set("inputs", known.inputs);
    tree.set("results", known.results);
    if (known.segmentation) tree.set("segmentation", *known.segmentation);
    tree.set("scorecard_there",
             laboratory.cards().version(known.scorecard, known.version) != nullptr);
    Tree::List actions;
    if (view.actor().has(Role::bank_officer) || view.actor().has(Role::policy_officer))
        actions.push_back(api.action("pushSegment", {{"id", run.id}}));
    tree.set("actions", std::move(actions));
    return tree;
}

Tree firm_row(const FirmGrade& firm, const Graded& graded) {
    Tree tree = Tree::map(
        {{"credit_code", firm.credit_code}, {"name", graded.name}, {"patents", graded.patents}});
    const auto add = [&](const char* name, const std::optional<std::string>& value) {
        if (value) tree.set(name, *value);
    };
    add("region", graded.region);
    add("field", graded.field);
    add("grade", graded.grade);
    add("by_score", graded.by_score);
    add("score", graded.score);
    add("stage", graded.stage);
    add("segment", graded.segment);
    Tree::List reasons;
    for (const Reason& each : graded.reasons) reasons.push_back(write(each));
    tree.set("reasons", std::move(reasons));
    return tree;
}

const Graded* of_run(const FirmGrade& firm, const std::string& run) {
    const auto found = std::ranges::find(firm.grades, run, &Graded::run);
    return found == firm.grades.end() ? nullptr : &*found;
}

// Those of one grade ("-": refused) or one segment, or all in the order of grades.
std::string key_of(const Request& request, const std::string& run) {
    const auto grade = request.query_value("grade");
    const auto segment = request.query_value("segment");
    if (segment && !segment->empty()) return "segment:" + run + ':' + std::string(*segment);
    if (!grade || grade->empty()) return "run:" + run + ':';
    return key_in_run(run, *grade == "-" ? std::nullopt : std::optional(std::string(*grade)));
}
bool whole_key(const Request& request) {
    const auto given = [&](const char* name) {
        const auto value = request.query_value(name);
        return value && !value->empty();
    };
    return given("grade") || given("segment");
}

Result<Tree> list_firms(View& view, const Request& request) {
    const Run run = TRY(run_of(view, request));
    const Page page = TRY(page_of(request));
    const auto found =
        TRY(view.with_key<FirmGrade>(key_of(request, run.id), !whole_key(request), page));
    Tree::List items;
    for (const FirmGrade& firm : found.items)
        if (const Graded* graded = of_run(firm, run.id)) items.push_back(firm_row(firm, *graded));
    return page_tree(std::move(items), found);
}

std::string zh_of(const std::vector<GradeCount>& counts, const std::string& id) {
    const auto found = std::ranges::find(counts, id, &GradeCount::grade);
    return found == counts.end() ? id : found->zh;
}

Result<Api::File> firms_file(View& view, const Request& request) {
    using spreadsheet::ColumnKind;
    const Run run = TRY(run_of(view, request));
    const auto& known = run.computed;
    spreadsheet::Sheet sheet{"评级结果",
                             {{"统一社会信用代码", ColumnKind::text, 22},
                              {"企业名称", ColumnKind::text, 32},
                              {"行政区划", ColumnKind::text, 10},
                              {"技术领域", ColumnKind::text, 16},
                              {"专利数", ColumnKind::number, 8},
                              {"得分", ColumnKind::number, 12},
                              {"修正前等级", ColumnKind::text, 12},
                              {"等级", ColumnKind::text, 8},
                              {"生命周期阶段", ColumnKind::text, 16},
                              {"客户细分", ColumnKind::text, 24},
                              {"不评级原因", ColumnKind::text, 60}},
                             {}};
    Page page{.cursor = {}, .limit = 500, .stage = {}};
    for (;;) {
        const auto found =
            TRY(view.with_key<FirmGrade>(key_of(request, run.id), !whole_key(request), page));
        for (const FirmGrade& firm : found.items) {
            const Graded* graded = of_run(firm, run.id);
            if (graded == nullptr) continue;
            std::string reasons;
            for (const Reason& each : graded->reasons)
                reasons += (reasons.empty() ? "" : "；") + each.zh;
            std::string segment = graded->segment.value_or("");
            for (const CodeCount& each : known.segments)
                if (each.code == segment) segment = each.zh;
            sheet.rows.push_back(
                {firm.credit_code, graded->name, graded->region.value_or(""),
                 graded->field.value_or(""), std::to_string(graded->patents),
                 graded->score.value_or(""),
                 graded->by_score ? zh_of(known.distribution, *graded->by_score) : "",
                 graded->grade ? zh_of(known.distribution, *graded->grade) : "",
                 graded->stage.value_or(""), segment, reasons});
        }
        if (!found.next) break;
        page.cursor = *found.next;
    }
    return Api::File{run.id + ".xlsx",
                     "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                     spreadsheet::write_table(sheet)};
}

// The run again, from the journal as it stood: the same bytes, or what differs.
Result<Tree> replay_run(View& view, const Request& request, const Laboratory& laboratory) {
    const Run run = TRY(run_of(view, request));
    const RunComputed& known = run.computed;
    const CardPointer card = laboratory.cards().version(known.scorecard, known.version);
    if (!card)
        return refuse(scorecard_gone, "scorecard",
                      {{"found", known.scorecard}, {"version", known.version.substr(0, 12)}});
    const Book book = read_book(view.session(), known.journal, known.day, laboratory.workers());
    const auto scored = TRY(score(card, book, known.day, laboratory.workers()));
    const std::string results = digest_of(results_of(*scored, ""));
    return Tree::map({{"id", run.id},
                      {"journal", known.journal},
                      {"stored", Tree::map({{"inputs", known.inputs}, {"results", known.results}})},
                      {"now", Tree::map({{"inputs", scored->inputs}, {"results", results}})},
                      {"same", scored->inputs == known.inputs && results == known.results}});
}

// ---- scorecards
Result<Tree> list_cards(const Laboratory& laboratory) {
    Tree::List items;
    for (const CardPointer& each : laboratory.cards().all()) items.push_back(card_row(*each));
    return Tree::map({{"items", std::move(items)}});
}

Result<Tree> show_card(View& view, const Request& request, const Laboratory& laboratory) {
    return card_tree(*TRY(laboratory.cards().named(request.path_parameter("id"), view.today())));
}

struct Draft {
    std::string text;
};
Result<Draft> read_draft(const Request& request) { return Draft{request.body}; }

Tree problems_tree(const programme::Problems& problems) {
    Tree::List list;
    for (const programme::Problem& each : problems)
        list.push_back(Tree::map({{"line", each.position.line},
                                  {"column", each.position.column},
                                  {"code", each.code},
                                  {"zh", each.zh},
                                  {"en", each.en}}));
    return Tree::map({{"problems", std::move(list)}});
}

Tree moves_tree(const Scored& a, const Scored& b) {
    Tree tree = Tree::map({{"firms", static_cast<std::int64_t>(a.firms.size())}});
    const auto found = moves(a, b);
    if (!found) return tree;
    tree.set("better", found->better);
    tree.set("same", found->same);
    tree.set("worse", found->worse);
    tree.set("newly_graded", found->newly_graded);
    tree.set("no_longer_graded", found->no_longer_graded);
    Tree::List grades;
    for (const grading::Grade& each : a.card->card.grades)
        grades.push_back(Tree::map({{"id", each.id}, {"title", reading_tree(each.reading)}}));
    tree.set("grades", std::move(grades));
    Tree::List table;
    for (const auto& row : found->table) {
        Tree::List cells;
        for (const std::int64_t cell : row) cells.emplace_back(cell);
        table.emplace_back(std::move(cells));
    }
    tree.set("table", std::move(table));
    return tree;
}

// A scorecard that is not published: its problems with their places, or what it would do to the
// grades of the firms as they are known now.
Result<Tree> try_card(View& view, const Request& request, const Laboratory& laboratory,
                      const Draft& draft) {
    CHECKED(require_population(view));
    const CardPointer now =
        TRY(laboratory.cards().named(request.path_parameter("id"), view.today()));
    const auto tree = yaml::parse_yaml(draft.text);
    if (!tree) return problems_tree(tree.error());
    auto loaded = grading::load_scorecard(*tree);
    if (!loaded) return problems_tree(loaded.error());
    auto candidate = std::make_shared<Card>();
    candidate->card = *std::move(loaded);
    candidate->file = "—";
    const std::int64_t through = end_of_journal(view.session());
    const Book book = read_book(view.session(), through, view.today(), laboratory.workers());
    const auto a = TRY(score(now, book, view.today(), laboratory.workers()));
    const auto b = TRY(score(candidate, book, view.today(), laboratory.workers()));
    return Tree::map({{"problems", Tree::List{}},
                      {"now", card_row(*now)},
                      {"candidate", card_row(*candidate)},
                      {"same_version", now->card.version == candidate->card.version},
                      {"moves", moves_tree(*a, *b)}});
}

}  // namespace

void add_run_routes(Api& api, const std::shared_ptr<Laboratory>& laboratory) {
    const Tree any_object = Tree::map({{"type", "object"}});
    api.route(start_run(api, laboratory));
    api.query(endpoint("/api/v1/grading-runs", "listGradingRuns", {"评级批次", "Grading runs"}),
              any_object, [&api, laboratory](View& view, const Request&) {
                  return list_runs(view, api, *laboratory);
              });
    api.query(endpoint("/api/v1/grading-runs/{id}", "showGradingRun", {"评级批次详情", "One run"}),
              any_object, [&api, laboratory](View& view, const Request& request) {
                  return show_run(view, request, api, *laboratory);
              });
    const std::vector<QueryParameter> narrowing{
        {"grade", {"等级；“-”为未评级", "A grade; “-” for those refused"}},
        {"segment", {"客户细分", "A segment"}}};
    auto firms = page_parameters();
    firms.insert(firms.end(), narrowing.begin(), narrowing.end());
    api.query(endpoint("/api/v1/grading-runs/{id}/firms", "listGradedFirms",
                       {"批次中的企业", "Firms of a run"}, std::move(firms)),
              any_object, list_firms);
    api.download(endpoint("/api/v1/grading-runs/{id}/firms.xlsx", "downloadGradedFirms",
                          {"下载评级结果", "Download the firms of a run"}, narrowing),
                 firms_file);
    api.query(endpoint("/api/v1/grading-runs/{id}/replay", "replayGradingRun",
                       {"重算核对", "Compute the run again and compare"}),
              any_object, [laboratory](View& view, const Request& request) {
                  return replay_run(view, request, *laboratory);
              });
    api.query(endpoint("/api/v1/scorecards", "listScorecards", {"评分卡", "Scorecards"}),
              any_object, [laboratory](View&, const Request&) { return list_cards(*laboratory); });
    api.query(endpoint("/api/v1/scorecards/{id}", "showScorecard", {"评分卡详情", "One scorecard"}),
              any_object, [laboratory](View& view, const Request& request) {
                  return show_card(view, request, *laboratory);
              });
    Endpoint trial = endpoint("/api/v1/scorecards/{id}/trial", "tryScorecard",
                              {"检查并试算评分卡文件", "Check a scorecard file and try it"});
    trial.roles = runners;
    trial.roles.push_back(Role::administrator);
    api.file_query<Draft>(std::move(trial), most_scorecard_bytes, read_draft,
                          [laboratory](View& view, const Request& request, const Draft& draft) {
                              return try_card(view, request, *laboratory, draft);
                          });
}

}  // namespace zhirong::gradings
