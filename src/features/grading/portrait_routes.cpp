// What is known of one firm, and why it has its grade.
#include <algorithm>

#include "features/grading/portrait.h"
#include "features/grading/refusals.h"
#include "features/grading/routes.h"
#include "features/grading/store.h"
#include "features/grading/words.h"
#include "platform/desk/api.h"
#include "platform/desk/timeline.h"

namespace zhirong::gradings {
namespace {

using organisation::Organisation;

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

Tree override_tree(View& view, const Override& each) {
    Tree tree = write(each);
    tree.set("organisation_name", organisation_name(view, each.proposed.organisation));
    tree.set("proposed_by", person_name(view, each.proposed.by));
    if (each.decided) tree.set("decided_by", person_name(view, each.decided->by));
    return tree;
}

Tree grade_tree(const GradeOnDay& grade, const Run& run) {
    const auto word = [&](const std::string& id) {
        const auto found = std::ranges::find(run.computed.distribution, id, &GradeCount::grade);
        return found == run.computed.distribution.end()
                   ? Tree::map({{"name", id}, {"zh", id}, {"en", id}})
                   : Tree::map({{"name", id}, {"zh", found->zh}, {"en", found->en}});
    };
    Tree::List levers;
    for (const LeverSetting& each : grade.levers)
        levers.push_back(
            Tree::map({{"id", each.id},
                       {"title", Tree::map({{"zh", each.words.zh}, {"en", each.words.en}})},
                       {"shown", reading_tree(each.shown)},
                       {"applies", each.value.has_value()}}));
    return Tree::map({{"run", grade.run},
                      {"day", to_string(grade.day)},
                      {"grade", word(grade.grade)},
                      {"computed", word(grade.computed)},
                      {"by_score", word(grade.by_score)},
                      {"score", grade.score},
                      {"overridden", grade.overridden.has_value()},
                      {"levers", std::move(levers)}});
}

Tree history_tree(const FirmGrade& firm) {
    Tree::List list;
    for (const Graded& each : firm.grades) list.push_back(write(each));
    return list;
}

std::vector<PortraitRight> portrait_rights(View& view, const std::string& code) {
    std::vector<PortraitRight> all;
    for (RegisterRight& known : rights_of(view.session(), code)) {
        auto facts = view.find<PatentFacts>(id_of_facts(known.right.number));
        all.push_back({std::move(known), std::move(facts)});
    }
    return all;
}

Tree actions_of(const View& view, const Api& api, const std::string& code, const std::string& name,
                const std::optional<FirmFigures>& figures, const std::optional<FirmGrade>& firm,
                const Reader& reader) {
    const Actor& actor = view.actor();
    const std::map<std::string, std::string> where{{"code", code}};
    Tree::List list;
    const bool own = actor.has(Role::enterprise_officer) && reader.own() == code;
    const bool verifier = actor.has(Role::bank_officer) || actor.has(Role::policy_officer);
    if (own || verifier)
        list.push_back(api.action(
            "stateFirmFigures", {},
            Tree::map(
                {{"credit_code", code}, {"name", name}, {"as_of", to_string(view.today())}})));
    if (figures) {
        int unverified = 0;
        int mine = 0;
        for (std::size_t i = 0; i < figures->statements.size(); ++i) {
            const Statement& each = figures->statements[i];
            if (each.withdrawn) continue;
            const bool by_us = each.stated.organisation == actor.organisation;
            if (!each.verified && !by_us) unverified = static_cast<int>(i) + 1;
            if (by_us) mine = static_cast<int>(i) + 1;
        }
        if (verifier && unverified > 0)
            list.push_back(
                api.action("verifyFirmFigures", where, Tree::map({{"statement", unverified}})));
        if ((own || verifier) && mine > 0)
            list.push_back(
                api.action("withdrawFirmFigures", where, Tree::map({{"statement", mine}}), true));
    }
    const Graded* graded = firm ? grade_on(*firm, view.today()) : nullptr;
    if (graded == nullptr) return list;
    const auto open = std::ranges::find_if(firm->overrides, [&](const Override& each) {
        return !each.decided && each.proposed.organisation == actor.organisation;
    });
    if (open != firm->overrides.end()) {
        if (actor.has(Role::bank_approver) && open->proposed.by != actor.user)
            list.push_back(api.action("decideGradeOverride", where));
    } else if (actor.has(Role::bank_officer) && graded->grade) {
        list.push_back(api.action("proposeGradeOverride", where,
                                  Tree::map({{"until", to_string(add_months(view.today(), 6))}}),
                                  true));
    }
    const bool appealed = !firm->appeals.empty() && !firm->appeals.back().answered;
    if (own && !appealed) list.push_back(api.action("appealGrade", where));
    if (verifier && appealed) list.push_back(api.action("answerGradeAppeal", where));
    return list;
}

Result<Tree> show_portrait(View& view, const Api& api, const Laboratory& laboratory,
                           const std::string& code) {
    const Reader reader(view);
    CHECKED(require_sight(reader, code));
    const auto figures = view.find<FirmFigures>(id_of_figures(code));
    const auto firm = view.find<FirmGrade>(id_of_grade(code));
    const auto rights = portrait_rights(view, code);
    const auto organisation = organisation_of(view.session(), code);
    if (!figures && !firm && rights.empty() && !organisation)
        return refuse(may_not_see, "credit_code", {{"found", code}});
    const Date today = view.today();
    const NameOf name_of_organisation = [&](const std::string& id) {
        return organisation_name(view, id);
    };
    std::string name = organisation      ? organisation->name
                       : firm            ? firm->name
                       : !rights.empty() ? rights.back().known.right.holder.name
                                         : figures->statements.back().stated.details.name;
    const Graded* graded = firm ? grade_on(*firm, today) : nullptr;
    const CardPointer card = graded != nullptr
                                 ? laboratory.cards().version(graded->scorecard, graded->version)
                             : laboratory.cards().all().empty() ? nullptr
                                                                : laboratory.cards().all().back();
    Tree tree = Tree::map({{"credit_code", code},
                           {"name", name},
                           {"on_platform", organisation.has_value()},
                           {"today", to_string(today)}});
    if (const auto region = region_of(code, figures ? &*figures : nullptr,
                                      organisation ? &*organisation : nullptr, today))
        tree.set("region", *region);
    if (graded != nullptr) {
        const Run run = view.linked<Run>(graded->run);
        if (const auto grade = grade_of(*firm, run, today, view.actor().organisation))
            tree.set("grade", grade_tree(*grade, run));
        tree.set("latest", write(*graded));
        Tree::List grades;
        for (const GradeCount& each : run.computed.distribution)
            grades.push_back(Tree::map({{"id", each.grade}, {"zh", each.zh}, {"en", each.en}}));
        tree.set("grades", std::move(grades));
        tree.set("history", history_tree(*firm));
        Tree::List overrides;
        for (const Override& each : firm->overrides) overrides.push_back(override_tree(view, each));
        tree.set("overrides", std::move(overrides));
        Tree::List appeals;
        for (const AppealOnRecord& each : firm->appeals) appeals.push_back(write(each));
        tree.set("appeals", std::move(appeals));
        tree.set("trace_there", card != nullptr);
        if (card && card->segmentation) {
            const auto word = [&](const std::vector<grading::SegmentRule>& rules,
                                  const std::optional<std::string>& id) -> Tree {
                const auto found =
                    id ? std::ranges::find(rules, *id, &grading::SegmentRule::id) : rules.end();
                return found == rules.end() ? Tree{} : reading_tree(found->reading);
            };
            tree.set("stage", word(card->segmentation->stages, graded->stage));
            tree.set("segment", word(card->segmentation->segments, graded->segment));
        }
        if (card && graded->field) {
            const auto field =
                std::ranges::find(card->card.fields, *graded->field, &grading::Field::id);
            if (field != card->card.fields.end()) tree.set("field", reading_tree(field->reading));
        }
    }
    tree.set("missing", missing_tree(rights, figures ? &*figures : nullptr, graded, today));
    tree.set("patents", patents_tree(rights, card ? &card->card : nullptr, today));
    tree.set("rights", rights_tree(rights, today, name_of_organisation));
    tree.set("pledges", pledges_tree(rights, name_of_organisation));
    tree.set("licences", licences_tree(rights, today));
    tree.set("figures",
             figures_tree(figures ? &*figures : nullptr, organisation ? &*organisation : nullptr,
                          today, name_of_organisation));
    tree.set("statements",
             figures ? statements_tree(*figures, name_of_organisation) : Tree(Tree::List{}));
    if (const auto demand = view.find<Demand>(id_of_demand(code)); demand && reader.sees_all()) {
        Tree::List surveys;
        for (const DemandSurveyed& each : demand->surveys) surveys.push_back(write(each));
        tree.set("demands", std::move(surveys));
    }
    tree.set("actions", actions_of(view, api, code, name, figures, firm, reader));
    tree.set("timeline", timeline(view, const_cast<Api&>(api).desk(),
                                  {id_of_figures(code), id_of_grade(code)}, name_of_organisation));
    return tree;
}

Tree segment_tree(const Card& card, const grading::SegmentExplanation& told) {
    const auto rules = [&](const std::vector<grading::RuleStep>& steps,
                           const std::vector<grading::SegmentRule>& known) {
        Tree::List list;
        for (std::size_t i = 0; i < steps.size(); ++i)
            list.push_back(told_tree(card, steps[i], known[i].when));
        return list;
    };
    return Tree::map({{"title", reading_tree(card.segmentation->title)},
                      {"stage_rules", rules(told.stage_rules, card.segmentation->stages)},
                      {"segment_rules", rules(told.segment_rules, card.segmentation->segments)},
                      {"reason", reading_tree(told.reason)}});
}

Result<Tree> show_trace(View& view, const Request& request, Laboratory& laboratory) {
    const std::string& code = request.path_parameter("code");
    CHECKED(require_sight(Reader(view), code));
    const auto firm = view.find<FirmGrade>(id_of_grade(code));
    const auto wanted = request.query_value("run");
    const Graded* graded = nullptr;
    if (firm && wanted && !wanted->empty()) {
        const auto found = std::ranges::find(firm->grades, *wanted, &Graded::run);
        if (found != firm->grades.end()) graded = &*found;
    } else if (firm) {
        graded = grade_on(*firm, view.today());
    }
    if (graded == nullptr)
        return refuse(no_grade, "", {{"day", to_string(view.today())}, {"found", code}});
    const Run run = view.linked<Run>(graded->run);
    const auto scored = TRY(laboratory.scored(view, run));
    const auto number = scored->find(code);
    ensure(number.has_value());
    const Card& card = *scored->card;
    const grading::Explanation told = grading::explain(
        card.card, scored->portfolios, scored->columns, scored->population, *number);
    Tree tree = Tree::map({{"credit_code", code},
                           {"name", graded->name},
                           {"run", run.id},
                           {"stored", write(*graded)},
                           {"trace", grading::to_tree(card.card, told)},
                           {"groups", groups_tree(card.card, told)},
                           {"title", reading_tree(card.card.title)},
                           {"firms", run.computed.firms},
                           {"minimum", card.card.normalisation.minimum},
                           {"inputs_same", scored->firms[*number].inputs == graded->inputs}});
    Tree::List grades;
    for (const grading::Grade& each : card.card.grades)
        grades.push_back(Tree::map({{"id", each.id},
                                    {"zh", each.reading.zh},
                                    {"en", each.reading.en},
                                    {"at_least", decimal_of(each.at_least)}}));
    tree.set("grades", std::move(grades));
    tree.set("grade_source", citation_tree(card.card.sources, card.card.grade_citation));
    tree.set("formula_source", citation_tree(card.card.sources, card.card.formula_citation));
    tree.set("field_source", citation_tree(card.card.sources, card.card.field_citation));
    tree.set("normalisation_source",
             citation_tree(card.card.sources, card.card.normalisation.citation));
    Tree::List corrections;
    for (const grading::CorrectionStep& step : told.corrections) {
        Tree::List rules;
        for (std::size_t i = 0; i < step.rules.size(); ++i)
            rules.push_back(told_tree(card, step.rules[i],
                                      card.card.corrections[step.correction].rules[i].when));
        corrections.emplace_back(std::move(rules));
    }
    tree.set("correction_rules", std::move(corrections));
    if (card.segmentation)
        tree.set("segmentation",
                 segment_tree(card, grading::explain_segment(*card.segmentation, card.card,
                                                             scored->columns, told)));
    return tree;
}

Tree found_tree(const std::string& code, const std::string& name) {
    return Tree::map({{"credit_code", code}, {"name", name}});
}

// Firms by how their code or name begins: graded ones, those with figures, those of the register.
Result<Tree> find_firms(View& view, const Request& request) {
    if (!Reader(view).sees_all()) return refuse(may_not_see, "", {{"found", "*"}});
    const std::string wanted(request.query_value("search").value_or(""));
    constexpr std::int64_t most = 200;
    const Page page{.cursor = {}, .limit = most, .stage = {}};
    std::map<std::string, Tree> found;
    const auto add_graded = [&](const Items<FirmGrade>& firms) {
        for (const FirmGrade& firm : firms.items) {
            Tree tree = found_tree(firm.credit_code, firm.name);
            if (const Graded* graded = grade_on(firm, view.today())) {
                tree.set("latest", write(*graded));
                tree.set("runs", static_cast<std::int64_t>(firm.grades.size()));
            }
            found.emplace(firm.credit_code, std::move(tree));
        }
    };
    if (wanted.empty()) {
        add_graded(TRY(view.list<FirmGrade>(page)));
    } else {
        for (const char* family : {"credit:", "name:"})
            add_graded(TRY(view.with_key<FirmGrade>(family + wanted, true, page)));
        for (const char* family : {"credit:", "name:"})
            for (const FirmFigures& each :
                 TRY(view.with_key<FirmFigures>(family + wanted, true, page)).items)
                found.emplace(
                    each.credit_code,
                    found_tree(each.credit_code, each.statements.back().stated.details.name));
    }
    // Holders of the register who were never graded.
    const std::string family = wanted.empty() ? "credit:" : "credit:" + wanted;
    if (std::ssize(found) < most)
        for (const Row& row : view.session().query(
                 "select distinct key from record_key where kind = $1 and key >= $2 and key < $3 "
                 "order by key limit $4",
                 rights::Right::kind, family, family + "\x7f", most)) {
            const std::string code = row.text(0).substr(std::string_view("credit:").size());
            if (found.contains(code)) continue;
            const auto known = organisation_of(view.session(), code);
            found.emplace(code, found_tree(code, known ? known->name : ""));
        }
    Tree::List items;
    for (auto& [code, tree] : found) items.push_back(std::move(tree));
    return Tree::map({{"items", std::move(items)}});
}

}  // namespace

void add_portrait_routes(Api& api, const std::shared_ptr<Laboratory>& laboratory) {
    const Tree any_object = Tree::map({{"type", "object"}});
    api.query(
        endpoint("/api/v1/firm-grades", "findGradedFirms", {"查找企业画像", "Find firms"},
                 {{"search", {"信用代码或企业名称的开头", "How a credit code or name begins"}}}),
        any_object, find_firms);
    api.query(endpoint("/api/v1/firm-grades/{code}", "showFirmPortrait",
                       {"企业知识产权画像", "A firm's IP portrait"}),
              any_object, [&api, laboratory](View& view, const Request& request) {
                  std::string code = request.path_parameter("code");
                  // A firm asks for its own without knowing its code.
                  if (code == "own") code = Reader(view).own();
                  return show_portrait(view, api, *laboratory, code);
              });
    api.query(endpoint("/api/v1/firm-grades/{code}/trace", "showGradingTrace",
                       {"评级依据", "Why this grade"},
                       {{"run", {"评级批次；不填为最近一次", "A run; the latest without it"}}}),
              any_object, [laboratory](View& view, const Request& request) {
                  return show_trace(view, request, *laboratory);
              });
}

}  // namespace zhirong::gradings
