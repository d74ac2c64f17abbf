#include "core/programme/schema.h"

#include "core/programme/programme.h"

namespace zhirong::programme {
namespace {

Tree reference(const char* definition) {
    return Tree::map({{"$ref", std::string("#/$defs/") + definition}});
}

Tree described(Tree schema, const char* zh, const char* en) {
    schema.set("description", std::string(zh) + " " + en);
    return schema;
}

Tree text() { return Tree::map({{"type", "string"}, {"minLength", 1}}); }

Tree list_of(Tree items) { return Tree::map({{"type", "array"}, {"items", std::move(items)}}); }

Tree choice(std::vector<std::string> words) {
    Tree::List values;
    for (std::string& word : words) values.emplace_back(std::move(word));
    return Tree::map({{"enum", std::move(values)}});
}

// Each word with its names, which an editor shows.
Tree choice_of(std::span<const Word> words) {
    Tree::List values;
    for (const Word& word : words)
        values.push_back(described(Tree::map({{"const", word.code}}), word.zh, word.en));
    return Tree::map({{"oneOf", std::move(values)}});
}

// A map with these members, the ones marked needed by a leading "!", and no others.
struct Member {
    const char* name;
    Tree schema;
};
Tree object(std::vector<Member> members) {
    Tree properties{Tree::Map{}};
    Tree::List needed;
    for (Member& each : members) {
        std::string name = each.name;
        if (name.starts_with('!')) {
            name.erase(0, 1);
            needed.emplace_back(name);
        }
        properties.set(std::move(name), std::move(each.schema));
    }
    Tree schema = Tree::map({{"type", "object"},
                             {"additionalProperties", false},
                             {"properties", std::move(properties)}});
    if (!needed.empty()) schema.set("required", std::move(needed));
    return schema;
}

Tree by_name(Tree each) {
    return Tree::map({{"type", "object"},
                      {"propertyNames", reference("name")},
                      {"additionalProperties", std::move(each)}});
}

std::vector<Member> with(std::vector<Member> first, std::vector<Member> more) {
    for (Member& each : more) first.push_back(std::move(each));
    return first;
}

std::vector<Member> reading() {
    return {{"!zh", described(text(), "中文名称", "Name in Chinese")},
            {"!en", described(text(), "英文名称", "Name in English")}};
}

std::vector<Member> citation() {
    return {{"!source", described(reference("name"), "来源代号（sources 中的一项）",
                                  "Id of one of the sources")},
            {"article", described(text(), "条款", "Article")}};
}

std::vector<Member> cited() { return with(reading(), citation()); }

std::vector<Member> identified() { return with({{"!id", reference("name")}}, cited()); }

Tree expression() { return reference("expression"); }
Tree date() { return Tree::map({{"type", "string"}, {"pattern", "^\\d{4}-\\d{2}-\\d{2}$"}}); }
// Money, rates and counts as people write them; a date or a word is text too.
Tree value() { return Tree::map({{"type", Tree::list({"string", "number", "boolean"})}}); }
Tree rounding() { return choice({"half_up", "half_even", "down", "up", "floor", "ceiling"}); }
Tree rounded() { return described(rounding(), "取整方法", "How it is rounded to the fen"); }
Tree party() {
    Tree::List values;
    for (const Party& each : parties())
        values.push_back(described(Tree::map({{"const", each.name}}), each.zh, each.en));
    return Tree::map({{"oneOf", std::move(values)}});
}

Tree operations() {
    Tree::List forms;
    forms.push_back(Tree::map({{"type", "string"},
                               {"description",
                                "事实或数量的名称，或 nothing The name of a fact or "
                                "quantity, or nothing"}}));
    const auto add = [&](std::vector<Member> members, const char* zh, const char* en) {
        forms.push_back(described(object(std::move(members)), zh, en));
    };
    add({{"!share", expression()}, {"!of", expression()}, {"rounding", rounded()}}, "按比率计算",
        "A share of a quantity");
    add({{"!least", list_of(expression())}}, "取最小值", "The least");
    add({{"!greatest", list_of(expression())}}, "取最大值", "The greatest");
    add({{"!sum", list_of(expression())}}, "合计", "The sum");
    add({{"!remaining", expression()}, {"!after", expression()}}, "扣除后剩余，不低于零",
        "What remains, not below nothing");
    add({{"!ratio", expression()}, {"!to", expression()}}, "两数之比", "A ratio");
    add({{"!interest_on", expression()},
         {"!at", expression()},
         {"!for", expression()},
         {"!days_in_year",
          Tree::map({{"anyOf", Tree::list({Tree::map({{"enum", Tree::list({360, 365})}}),
                                           reference("name")})}})},
         {"!rounding", rounded()}},
        "利息", "Interest");
    std::vector<std::string> series(reference_names().begin(), reference_names().end());
    add({{"!reference_rate", choice(std::move(series))}, {"!on", expression()}},
        "该日适用的参考利率", "The reference rate of a day");
    add({{"!choose", list_of(object({{"!when", reference("condition")}, {"!take", expression()}}))},
         {"otherwise", expression()}},
        "第一个符合的情形", "The first case that holds");
    std::vector<Member> moves{{"!date", expression()}};
    for (const std::string& move : date_moves()) moves.push_back({move.c_str(), expression()});
    add(std::move(moves), "推算日期", "A day counted from another");
    add({{"!end_of_year", expression()}}, "当年最后一天", "The last day of the year");
    add({{"!days_from", expression()}, {"!until", expression()}}, "相隔天数", "Days between");
    add({{"!working_days_from", expression()}, {"!until", expression()}}, "相隔工作日",
        "Working days between");
    add({{"!enterprise_size", choice({"sme_2011_300"})}}, "按划型标准判定的企业规模",
        "The size of the enterprise by the standard");
    return Tree::map({{"anyOf", std::move(forms)}});
}

Tree conditions() {
    const Tree condition = reference("condition");
    std::vector<Member> comparison{{"!value", expression()}};
    for (const char* how : {"at_least", "at_most", "above", "below"})
        comparison.push_back({how, expression()});
    comparison.push_back({"equals", Tree::map({{"anyOf", Tree::list({expression(), value()})}})});
    comparison.push_back({"one_of", list_of(text())});
    comparison.push_back({"within", Tree::map({{"type", "string"}, {"pattern", "^\\d{6}$"}})});
    return Tree::map(
        {{"anyOf",
          Tree::list({described(object(std::move(comparison)), "数量与一个比较",
                                "A quantity and one comparison"),
                      described(object({{"!all", list_of(condition)}}), "同时满足", "All of"),
                      described(object({{"!any", list_of(condition)}}), "满足其一", "Any of"),
                      described(object({{"!not", condition}}), "不得", "Not")})}});
}

Tree requirement() { return object(with(identified(), {{"!when", reference("condition")}})); }

Tree tiers() {
    std::vector<Member> row;
    for (const char* bound : {"above", "up_to", "at_least", "below"})
        row.push_back({bound, value()});
    row.push_back({"!value", value()});
    return object({{"!by", expression()},
                   {"!method", choice({"whole", "slice"})},
                   {"rounding", rounded()},
                   {"!table", list_of(object(std::move(row)))}});
}

Tree words_table() {
    return object({{"!by", expression()},
                   {"!table", list_of(object({{"!is", list_of(text())}, {"!value", value()}}))},
                   {"otherwise", value()}});
}

Tree quantity() {
    const Tree open =
        object({{"at_least", value()}, {"at_most", value()}, {"one_of", list_of(text())}});
    std::vector<std::string> units(unit_codes().begin(), unit_codes().end());
    Tree schema = object(with(
        cited(), {{"!unit", described(choice(std::move(units)), "单位", "Unit")},
                  {"values", described(list_of(object({{"!from", date()},
                                                       {"until", date()},
                                                       {"value", value()},
                                                       {"tiers", tiers()},
                                                       {"words", words_table()}})),
                                       "按日期规定的值", "Dated values")},
                  {"formula", described(expression(), "由其他数量算出", "Computed")},
                  {"agreed", described(open, "由合作协议约定", "Left to the agreement")},
                  {"unknown", described(open, "来源没有给出", "The source does not give it")}}));
    Tree::List forms;
    for (const char* form : {"values", "formula", "agreed", "unknown"})
        forms.push_back(Tree::map({{"required", Tree::list({form})}}));
    schema.set("oneOf", std::move(forms));
    return schema;
}

Tree caps() {
    return list_of(object(
        with(identified(),
             {{"!at_most", expression()},
              {"per", described(choice_of(cap_scopes()), "合在一起计算的范围", "Counted per")},
              {"counter", described(reference("name"), "共用的计数", "A counter shared by caps")},
              {"when_dry", described(choice_of(dry_words()), "用完时", "When it runs out")}})));
}

Tree split() {
    Tree share = object({{"!party", text()},
                         {"zh", text()},
                         {"en", text()},
                         {"share", expression()},
                         {"up_to", expression()},
                         {"at_most", expression()},
                         {"caps", reference("caps")},
                         {"within", list_of(reference("share"))}});
    return share;
}

Tree split_block() {
    return object(with(citation(), {{"!method", choice_of(split_methods())},
                                    {"!parties", list_of(reference("share"))}}));
}

Tree submission() {
    return object(with(citation(), {{"!after", expression()},
                                    {"within", expression()},
                                    {"within_working_days", expression()}}));
}

Tree compensation() {
    return object(
        with(citation(),
             {{"!trigger", reference("requirement")},
              {"!base", expression()},
              {"rate", expression()},
              {"rounding", rounded()},
              {"caps", reference("caps")},
              {"!split", reference("split")},
              {"!uncovered_to", reference("party")},
              {"interest", object({{"!base", expression()}, {"!split", reference("split")}})},
              {"advance", object(with(citation(), {{"!method", choice_of(advance_methods())},
                                                   {"!trigger", reference("requirement")},
                                                   {"!amount", expression()}}))},
              {"submission", reference("submission")}}));
}

Tree subsidy() {
    return object(with(identified(), {{"!expense", choice_of(expense_words())},
                                      {"!timing", choice_of(timing_words())},
                                      {"!payee", reference("party")},
                                      {"conditions", list_of(reference("requirement"))},
                                      {"trigger", reference("requirement")},
                                      {"!base", expression()},
                                      {"rate", expression()},
                                      {"rounding", rounded()},
                                      {"caps", reference("caps")},
                                      {"payers", reference("split")},
                                      {"submission", reference("submission")}}));
}

Tree breaker() {
    return object(with(identified(), {{"!per", choice_of(breaker_scopes())},
                                      {"!measure", expression()},
                                      {"warn_at", expression()},
                                      {"warn_above", expression()},
                                      {"stop_at", expression()},
                                      {"stop_above", expression()},
                                      {"!strict", Tree::map({{"type", "boolean"}})}}));
}

Tree recovery() {
    return object(with(citation(), {{"!method", expression()},
                                    {"!order", list_of(reference("party"))},
                                    {"!creditor", reference("party")},
                                    {"pursued_by", reference("party")}}));
}

Tree composition() {
    const Tree programmes = list_of(reference("name"));
    return object(with(citation(), {{"stacks_on", programmes},
                                    {"confirmed_by", reference("name")},
                                    {"excludes", programmes},
                                    {"one_channel", Tree::map({{"type", "boolean"}})}}));
}

Tree workflow() {
    std::vector<Word> ways;
    for (const StageWay& way : stage_ways()) ways.push_back(way.word);
    return object(
        with(citation(), {{"!stages", list_of(object({{"!stage", choice_of(stage_words())},
                                                      {"by", choice_of(ways)},
                                                      {"when", reference("condition")},
                                                      {"papers", list_of(reference("name"))}}))}}));
}

Tree definitions() {
    return Tree::map(
        {{"name", Tree::map({{"type", "string"}, {"pattern", "^[a-z][a-z0-9_]{0,59}$"}})},
         {"expression", operations()},
         {"condition", conditions()},
         {"requirement", requirement()},
         {"party", party()},
         {"caps", caps()},
         {"share", split()},
         {"split", split_block()},
         {"submission", submission()}});
}

}  // namespace

Tree json_schema() {
    std::vector<std::string> units(unit_codes().begin(), unit_codes().end());
    const Tree requirements = list_of(reference("requirement"));
    Tree schema = object({
        {"!programme", described(reference("name"), "方案代号", "Id of the programme")},
        {"!title", object(reading())},
        {"!jurisdiction", described(Tree::map({{"type", "string"}, {"pattern", "^\\d{6}$"}}),
                                    "行政区划代码（GB/T 2260）", "Region code")},
        {"notice_case", Tree::map({{"type", "integer"}, {"minimum", 1}, {"maximum", 20}})},
        {"!from", described(date(), "本版本的第一天", "First day of this version")},
        {"until", described(date(), "本版本的最后一天", "Last day of this version")},
        {"!sources",
         by_name(object(with(reading(), {{"address", Tree::map({{"type", "string"}})}})))},
        {"lists", described(by_name(object(cited())), "名单", "Lists")},
        {"papers", described(by_name(object(cited())), "材料", "Papers")},
        {"asks", described(by_name(object(with(cited(), {{"!unit", choice(std::move(units))},
                                                         {"one_of", list_of(text())}}))),
                           "填报事项", "Questions put to the applicant")},
        {"quantities", described(by_name(quantity()), "数量", "Quantities")},
        {"eligibility", described(requirements, "资格条件", "Eligibility")},
        {"controls", described(requirements, "管控要求", "Controls")},
        {"exposure",
         object(with(citation(), {{"!covered", expression()}, {"!reserved", expression()}}))},
        {"compensation", described(compensation(), "损失补偿", "Compensation of losses")},
        {"subsidies", described(list_of(subsidy()), "补贴", "Subsidies")},
        {"breakers", described(list_of(breaker()), "熔断", "Breakers")},
        {"recovery", described(recovery(), "追偿分配", "Recovery")},
        {"credit_line", object(with(citation(), {{"!amount", expression()}}))},
        {"composition", described(composition(), "与其他方案的关系", "Beside other programmes")},
        {"workflow", described(workflow(), "办理流程", "Workflow")},
        {"services",
         described(list_of(object(with(identified(), {{"!kind", choice_of(service_kinds())}}))),
                   "配套服务", "Services")},
    });
    schema.set("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.set("title", "知融政策方案 Zhirong programme");
    schema.set("$defs", definitions());
    return schema;
}

}  // namespace zhirong::programme
