#include <algorithm>

#include "core/programme/load_parts.h"

namespace zhirong::programme {
namespace {

constexpr RefusalKind unknown_way{"programme.unknown_way", 400,
                                  "{stage} 没有名为 {name} 的方式{near}",
                                  "{stage} has no way called {name}{near_en}"};
constexpr RefusalKind unknown_paper{"programme.unknown_paper", 400,
                                    "材料 {name} 未在 papers 中列出{near}",
                                    "The paper {name} is not listed under papers{near_en}"};
constexpr RefusalKind out_of_order{"programme.out_of_order", 400,
                                   "{before_zh}应在{after_zh}之前（{law}）",
                                   "{before} comes before {after} ({law})"};
constexpr RefusalKind stage_missing{"programme.stage_missing", 400,
                                    "有{after_zh}就必须有{before_zh}（{law}）",
                                    "Where there is {after} there must be {before} ({law})"};
constexpr RefusalKind stages_apart{"programme.stages_apart", 400,
                                   "同一环节 {stage} 的几种情形应写在一起",
                                   "The alternatives of one stage stand together: {stage}"};

struct Order {
    Stage before;
    Stage after;
    const char* law;
    bool needed;  // `after` cannot be without `before`
};
// What the law demands whatever a programme would like.
constexpr Order legal_order[]{
    {Stage::application, Stage::contract, "民法典第四百二十七条", true},
    {Stage::contract, Stage::pledge_registration, "民法典第四百二十七条、第四百四十四条", true},
    {Stage::credit, Stage::disbursement, "流动资金贷款管理办法", true},
    {Stage::contract, Stage::disbursement, "流动资金贷款管理办法", true},
    {Stage::pledge_registration, Stage::disbursement, "民法典第四百四十四条", true},
    {Stage::disbursement, Stage::servicing, "流动资金贷款管理办法", true},
    {Stage::pledge_registration, Stage::disposal, "民法典第四百四十四条", true},
    {Stage::disbursement, Stage::disposal, "民法典第四百三十六条", true},
    {Stage::valuation, Stage::credit, "商业银行法第三十六条", false},
    {Stage::due_diligence, Stage::credit, "商业银行法第三十五条", true},
};

std::optional<StageRule> read_stage(Scope& scope, const Tree& tree) {
    Reader reader(tree, scope.problems);
    StageRule rule;
    rule.position = tree.position;
    const auto stage = read_word(reader, "stage", stage_words());
    rule.by = reader.optional_text("by");
    const Tree* when = reader.optional("when");
    if (const Tree::List* papers = optional_list(reader, "papers"))
        for (const Tree& paper : *papers) {
            const std::string name = paper.text() != nullptr ? *paper.text() : std::string();
            if (scope.programme.find_declaration(fact_name(Declared::paper, name)) == nullptr) {
                std::vector<std::string> known;
                for (const Declaration& each : scope.programme.declarations)
                    if (each.kind == Declared::paper)
                        known.emplace_back(declared_name(each.fact)->id);
                report_unknown(scope.problems, paper.position, unknown_paper, name, known);
            }
            rule.papers.push_back(name);
        }
    reader.finish();
    if (!stage) return std::nullopt;
    rule.stage = static_cast<Stage>(*stage);
    if (!rule.by.empty()) {
        std::vector<std::string> known;
        for (const StageWay& way : stage_ways())
            if (way.stage == rule.stage) known.emplace_back(way.word.code);
        if (std::ranges::find(known, rule.by) == known.end()) {
            const Hint near = hint(rule.by, known);
            report(scope.problems, tree.find("by")->position, unknown_way,
                   {{"stage", stage_words()[*stage].code},
                    {"name", rule.by},
                    {"near", near.zh},
                    {"near_en", near.en}});
        }
    }
    if (when != nullptr) {
        rule.when = read_condition(scope, *when);
        if (!rule.when) return std::nullopt;
    }
    return rule;
}

void check_order(Scope& scope, const Workflow& workflow, Position position) {
    const auto first = [&](Stage stage) {
        return std::ranges::find(workflow.stages, stage, &StageRule::stage);
    };
    const auto word = [](Stage stage) -> const Word& {
        return stage_words()[static_cast<std::size_t>(stage)];
    };
    for (const Order& rule : legal_order) {
        const auto before = first(rule.before);
        const auto after = first(rule.after);
        if (after == workflow.stages.end()) continue;
        const bool missing = before == workflow.stages.end();
        if (missing ? !rule.needed : before < after) continue;
        report(scope.problems, missing ? position : before->position,
               missing ? stage_missing : out_of_order,
               {{"before_zh", word(rule.before).zh},
                {"after_zh", word(rule.after).zh},
                {"before", word(rule.before).code},
                {"after", word(rule.after).code},
                {"law", rule.law}});
    }
    for (std::size_t i = 2; i < workflow.stages.size(); ++i) {
        const Stage stage = workflow.stages[i].stage;
        const auto seen = first(stage) - workflow.stages.begin();
        if (workflow.stages[i - 1].stage != stage && seen < static_cast<std::ptrdiff_t>(i))
            report(scope.problems, workflow.stages[i].position, stages_apart,
                   {{"stage", word(stage).code}});
    }
}

}  // namespace

void read_workflow(Scope& scope, const Tree& tree) {
    Reader reader(tree, scope.problems);
    if (!reader.is_map()) return;
    Workflow workflow;
    workflow.citation = read_citation(scope, reader);
    const Tree::List* stages = reader.list("stages");
    reader.finish();
    if (stages == nullptr) return;
    for (const Tree& item : *stages)
        if (auto rule = read_stage(scope, item)) workflow.stages.push_back(*std::move(rule));
    if (workflow.stages.size() == stages->size()) check_order(scope, workflow, tree.position);
    scope.programme.workflow = std::move(workflow);
}

}  // namespace zhirong::programme
