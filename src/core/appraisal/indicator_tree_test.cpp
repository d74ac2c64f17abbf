#include "core/appraisal/indicator_tree.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "core/appraisal/testing/said.h"

using namespace zhirong;
using namespace zhirong::appraisal;

namespace {

Tree node(const char* id, const char* parent, const char* weight) {
    Tree made = Tree::map(
        {{"id", id},
         {"zh", id},
         {"en", id},
         {"weight", weight},
         {"provenance", Tree::map({{"basis", "example"},
                                   {"source", Tree::map({{"zh", "示例"}, {"en", "Example"}})}})}});
    if (*parent != 0) made.set("parent", parent);
    return made;
}

Tree tree_of(Tree::List nodes, int first = 1, int second = 2, int third = 3) {
    return Tree::map(
        {{"name", "example"},
         {"version", 1},
         {"from", "2024-01-01"},
         {"title", Tree::map({{"zh", "示例"}, {"en", "Example"}})},
         {"provenance", Tree::map({{"basis", "example"},
                                   {"source", Tree::map({{"zh", "示例"}, {"en", "Example"}})}})},
         {"counts", Tree::map({{"first", first}, {"second", second}, {"third", third}})},
         {"indicators", std::move(nodes)}});
}

// One value, two below it, three below those.
Tree::List small() {
    return {node("a", "", "100%"), node("b", "a", "60%"), node("c", "a", "40%"),
            node("d", "b", "25%"), node("e", "b", "75%"), node("f", "c", "100%")};
}

std::string answer(Tree::List nodes, int first = 1, int second = 2, int third = 3) {
    return said(load_indicators(tree_of(std::move(nodes), first, second, third)));
}

}  // namespace

TEST_CASE("a score is the weighted sum up three levels, exactly, with its working") {
    const IndicatorTree tree = load_indicators(tree_of(small())).value();
    const auto made =
        score(tree, {{"d", Ratio::whole(80)}, {"e", Ratio::whole(60)}, {"f", Ratio(1, 4)}});
    REQUIRE(made);
    // b = 0.25 × 80 + 0.75 × 60 = 65; a = 0.6 × 65 + 0.4 × 0.25.
    CHECK(made->total == Ratio(391, 10));
    CHECK(made->why.result == "39.1");
    REQUIRE(made->why.steps.size() == 1);
    CHECK(made->why.steps[0].steps[0].result == "65");
    CHECK(made->why.steps[0].steps[0].steps.empty());
    REQUIRE(made->scores.size() == 6);
    CHECK(made->scores[1].score == Ratio::whole(65));
    CHECK(made->scores[4].share == Ratio::percent(45));
    CHECK(made->scores[4].level == 3);
}

TEST_CASE("the same score everywhere is the score, whatever the weights") {
    CHECK(rc::check([] {
        Tree::List nodes = small();
        const int weight = *rc::gen::inRange(0, 10'001);
        nodes[3] = node("d", "b", (std::to_string(weight) + "bp").c_str());
        nodes[4] = node("e", "b", (std::to_string(10'000 - weight) + "bp").c_str());
        const IndicatorTree tree = load_indicators(tree_of(std::move(nodes))).value();
        const Ratio given(*rc::gen::inRange(0, 10'001), 100);
        RC_ASSERT(score(tree, {{"d", given}, {"e", given}, {"f", given}})->total == given);
    }));
}

TEST_CASE("scores are complete, known, from 0 to 100 and at most two decimals") {
    const IndicatorTree tree = load_indicators(tree_of(small())).value();
    const auto with = [&](Ratio value) {
        return said(score(tree, {{"d", value}, {"e", Ratio{}}, {"f", Ratio::whole(100)}}));
    };
    CHECK(with(Ratio{}) == "ok");
    CHECK(with(Ratio::whole(100)) == "ok");
    CHECK(with(Ratio(10'001, 100)) == "appraisal.out_of_range scores.d");
    CHECK(with(Ratio(-1, 100)) == "appraisal.out_of_range scores.d");
    CHECK(with(Ratio(1, 1'000)) == "appraisal.too_fine scores.d");
    CHECK(said(score(tree, {{"b", Ratio{}}, {"x", Ratio{}}, {"d", Ratio{}}, {"e", Ratio{}}})) ==
          "appraisal.score_unknown scores.b, appraisal.score_unknown scores.x, "
          "appraisal.score_missing scores.f");
}

TEST_CASE("weights of every node sum to 100 %, below and above are refused") {
    for (const auto& [weight, expected] :
         {std::pair{"74.99%", "appraisal.weights_sum indicators"},
          {"75%", "ok"},
          {"75.01%", "appraisal.weights_sum indicators"},
          {"-75%", "appraisal.out_of_range indicators[4].weight"},
          {"75.001%", "appraisal.too_fine indicators[4].weight"}}) {
        Tree::List nodes = small();
        nodes[4] = node("e", "b", weight);
        CHECK_MESSAGE(answer(std::move(nodes)) == expected, weight);
    }
    Tree::List nodes = small();
    nodes[0] = node("a", "", "99%");
    CHECK(answer(std::move(nodes)) == "appraisal.weights_sum indicators");
}

TEST_CASE("ids twice, parents that are missing or in a circle, and wrong depths are refused") {
    Tree::List twice = small();
    twice[4] = node("d", "b", "75%");
    CHECK(answer(std::move(twice)) == "appraisal.twice indicators[4].id");
    Tree::List orphan = small();
    orphan[5] = node("f", "x", "100%");
    CHECK(answer(std::move(orphan))
              .starts_with("appraisal.tree_depth indicators[2], appraisal.tree_parent "
                           "indicators[5].parent"));
    Tree::List circle = small();
    circle[0] = node("a", "d", "100%");
    CHECK(answer(std::move(circle)).starts_with("appraisal.tree_circle indicators[0].parent"));
    Tree::List own = small();
    own[0] = node("a", "a", "100%");
    CHECK(answer(std::move(own)).starts_with("appraisal.tree_circle indicators[0].parent"));
    Tree::List deep = small();
    deep.push_back(node("g", "f", "100%"));
    CHECK(answer(std::move(deep)) == "appraisal.tree_depth indicators[6]");
    Tree::List shallow = small();
    shallow.pop_back();
    CHECK(answer(std::move(shallow), 1, 2, 2) == "appraisal.tree_depth indicators[2]");
}

TEST_CASE("the counts are those stated") {
    CHECK(answer(small(), 1, 2, 3) == "ok");
    CHECK(answer(small(), 1, 2, 4) == "appraisal.tree_count counts.third");
    CHECK(answer(small(), 2, 1, 2) ==
          "appraisal.tree_count counts.first, appraisal.tree_count counts.second, "
          "appraisal.tree_count counts.third");
}

TEST_CASE("a rate lies in its range as the score lies between 0 and 100") {
    const auto at = [](Ratio score) {
        return rate_by_score(Ratio::percent(2), Ratio::percent(6), score).value();
    };
    CHECK(at(Ratio{}) == Ratio::percent(2));
    CHECK(at(Ratio::whole(65)) == Ratio(46, 1'000));
    CHECK(at(Ratio::whole(100)) == Ratio::percent(6));
    CHECK(at(Ratio(200, 3)) == Ratio(46'667, 1'000'000));
    CHECK(said(rate_by_score(Ratio::percent(6), Ratio::percent(2), Ratio{})) ==
          "appraisal.distribution_order high");
    CHECK(said(rate_by_score(Ratio::percent(2), Ratio::percent(6), Ratio::whole(101))) ==
          "appraisal.out_of_range score");
}
