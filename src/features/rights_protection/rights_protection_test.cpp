#include "features/rights_protection/rights_protection.h"

#include <doctest/doctest.h>

#include "core/insurance/testing/product.h"

using namespace zhirong;
using namespace zhirong::rights_protection;

namespace {

const Date today = date_of(2024, 6, 3);
const Actor firm{"li", "xinghe", {Role::enterprise_officer}};
const Actor office{"shen", "ip-office", {Role::policy_officer}};
const Actor other_office{"wang", "other-office", {Role::policy_officer}};

Open opening() {
    return {.right = {},
            .number = "P1",
            .kind = RightKind::invention,
            .title = "发明",
            .event = {.what = "展会上销售仿冒产品",
                      .occurred_on = date_of(2024, 5, 1),
                      .zone = Zone::mainland,
                      .opponent = "仿冒公司"},
            .demands = {Demand::stop, Demand::damages},
            .amount = yuan(200'000),
            .policy = {}};
}
Case opened() {
    Case record;
    record.id = "PC1";
    return rights_protection::apply(record, Event(decide(opening(), {}, firm, today).value()));
}
Helper helper() {
    Helper made;
    made.id = "AH1";
    return rights_protection::apply(
        made, Helper::Event(decide(Admit{"宁和调解中心", HelperSort::mediation_centre,
                                         "宁调字第1号", "330200", "0574-1"},
                                   office, today)
                                .value()));
}
template <class C>
Case after(const Case& record, const C& command, const Actor& actor = firm, Date on = today) {
    return rights_protection::apply(record, Event(decide(record, command, actor, on).value()));
}
Case assigned() {
    const Case record = opened();
    return rights_protection::apply(
        record, Event(decide(record, Assign{"AH1"}, helper(), firm, today).value()));
}
Case mediating() { return after(assigned(), OpenMediation{"宁和调解中心", today}); }
NoteCost cost(CostKind kind, std::int64_t amount, const char* invoice) {
    return {.kind = kind,
            .item = {},
            .amount = yuan(amount),
            .payee = "宁和",
            .invoice = invoice,
            .on = today};
}
Case with_cost(const Case& record, const NoteCost& command,
               const insurance::Product* product = nullptr) {
    return rights_protection::apply(record,
                                    Event(decide(record, command, product, firm, today).value()));
}
EndMediation success(Date on = today) {
    return {true, on, "调解书1", yuan(80'000), false, "达成协议"};
}
insurance::Product mediation_product() {
    insurance::Product product = insurance::testing::product();
    product.line = insurance::Line::mediation;
    product.items = {{"mediation", {"调解费", "Mediation"}, {}, {}},
                     {"legal", {"法律费用", "Legal"}, {}, {}}};
    product.payable_on = {{insurance::PaymentBasis::mediation}, insurance::testing::from};
    return product;
}

template <class T>
std::string refused(const Result<T>& result) {
    if (result) return "accepted";
    const Refusal& first = result.error().first();
    return std::string(first.kind->code) + (first.field.empty() ? "" : " " + first.field);
}

}  // namespace

TEST_CASE("a case names one right, its demands, and a dispute of the past") {
    const auto spoiled = [](const std::function<void(Open&)>& spoil) {
        Open command = opening();
        spoil(command);
        return refused(decide(command, {}, firm, today));
    };
    CHECK(spoiled([](Open&) {}) == "accepted");
    CHECK(spoiled([](Open& o) { o.right = "RT1"; }) == "protection.right right");
    CHECK(spoiled([](Open& o) { o.number.reset(); }) == "protection.right_written number");
    CHECK(spoiled([](Open& o) { o.title.reset(); }) == "protection.right_written title");
    CHECK(spoiled([](Open& o) { o.demands.clear(); }) == "protection.no_demand demands");
    CHECK(spoiled([](Open& o) { o.demands.push_back(Demand::stop); }) ==
          "protection.demand_twice demands[0]");
    CHECK(spoiled([](Open& o) { o.event.occurred_on = today + Days{1}; }) ==
          "protection.in_future event.occurred_on");
    // Another's right is a matter of defence only.
    Named named;
    named.right = rights::Right{};
    named.right->owner = "somebody";
    Open of_right = opening();
    of_right.number.reset();
    of_right.kind.reset();
    of_right.title.reset();
    of_right.right = "RT1";
    CHECK(refused(decide(of_right, named, firm, today)) == "protection.not_yours right");
    of_right.demands = {Demand::defence};
    CHECK(refused(decide(of_right, named, firm, today)) == "accepted");
}

TEST_CASE("the alliance's office keeps its list, and helps with its cases alone") {
    CHECK(refused(decide(Admit{"甲所", HelperSort::law_firm, "1", "33020", "x"}, office, today)) ==
          "alliance.region region");
    CHECK(refused(decide(helper(), Dismiss{"退"}, other_office, today)) ==
          "access.other_organisation");
    const Helper gone = rights_protection::apply(
        helper(), Helper::Event(decide(helper(), Dismiss{"退"}, office, today).value()));
    CHECK(stage_words(gone).name == "left");
    CHECK(refused(decide(gone, Dismiss{"退"}, office, today)) == "alliance.dismissed");
    CHECK(refused(decide(opened(), Assign{"AH1"}, gone, firm, today)) ==
          "protection.helper_left helper");
    const Case record = assigned();
    CHECK(parties(record) == std::vector<std::string>{"xinghe", "ip-office"});
    const OpenMediation begin{"宁和调解中心", today};
    CHECK(refused(decide(record, begin, office, today)) == "accepted");
    CHECK(refused(decide(record, begin, other_office, today)) == "access.other_organisation");
}

TEST_CASE("a mediation succeeds with an agreement and fails without one") {
    const Case record = mediating();
    EndMediation end = success();
    end.agreement.reset();
    CHECK(refused(decide(record, end, firm, today)) == "protection.agreement agreement");
    end = success();
    end.success = false;
    CHECK(refused(decide(record, end, firm, today)) == "protection.agreement_of_failure agreement");
    CHECK(refused(decide(record, success(today - Days{1}), firm, today)) ==
          "protection.out_of_order on");
    const Case failed = after(record, EndMediation{false, today, {}, {}, {}, "未达成"});
    CHECK(failed.stage == Stage::mediation_failed);
    const Case suing = after(failed, Sue{"长沙中院", "（2024）湘01知民初9号", today});
    CHECK(suing.stage == Stage::in_suit);
    const Case judged =
        after(suing, NoteJudgment{"判1", date_of(2024, 12, 2), JudgmentResult::won, yuan(90'000)},
              firm, date_of(2024, 12, 3));
    CHECK(days_used(judged, date_of(2025, 3, 1)) == 182);
    CHECK(target_day(judged) == std::nullopt);
}

TEST_CASE("days run from the intake to the result against the target") {
    const Case record = mediating();
    CHECK(days_used(record, date_of(2024, 6, 13)) == 10);
    CHECK(target_day(record) == date_of(2024, 7, 3));
    const Case done = after(record, success(date_of(2024, 6, 20)), firm, date_of(2024, 6, 25));
    CHECK(days_used(done, date_of(2024, 9, 1)) == 17);
}

TEST_CASE("costs become the estimates of a claim where the product knows them") {
    const insurance::Product product = mediation_product();
    Case record = mediating();
    record = with_cost(record, cost(CostKind::mediation, 3'000, "F1"), &product);
    record = with_cost(record, cost(CostKind::lawyers, 8'000, "F2"), &product);
    record = with_cost(record, cost(CostKind::court, 1'000, "F3"), &product);
    record = with_cost(record, cost(CostKind::travel, 900, "F4"), &product);
    CHECK(refused(decide(record, cost(CostKind::other, 1, "F1"), &product, firm, today)) ==
          "protection.invoice_twice invoice");
    NoteCost named = cost(CostKind::other, 1, "F5");
    named.item = "meals";
    CHECK(refused(decide(record, named, &product, firm, today)) == "protection.item item");
    CHECK(record.cost() == yuan(12'900));

    CHECK(refused(notice(record, "IN1", product)) == "protection.no_result");
    const Case done = after(record, success());
    const auto told = notice(done, "IN1", product);
    REQUIRE(told);
    REQUIRE(told->estimates.size() == 2);
    CHECK(told->estimates[0].item == "mediation");
    CHECK(told->estimates[0].amount == yuan(3'000));
    // Lawyers and court together; travel has no item.
    CHECK(told->estimates[1].item == "legal");
    CHECK(told->estimates[1].amount == yuan(9'000));
    CHECK(told->claimed_on == today);
    CHECK(told->protection_case == "PC1");
    CHECK(pays_on_mediation(product));
    CHECK_FALSE(pays_on_mediation(insurance::testing::product()));
    const Case without = after(mediating(), success());
    CHECK(refused(notice(without, "IN1", product)) == "protection.nothing_to_claim");
}

TEST_CASE("the insurer is told once, by the firm") {
    const Case done = after(mediating(), success());
    CHECK(refused(may_claim(done, firm)) == "accepted");
    CHECK(refused(may_claim(done, office)) == "access.role_missing");
    CHECK(refused(may_claim(mediating(), firm)) == "lifecycle.not_now");
    const Case told =
        rights_protection::apply(done, Event(CostsClaimed{"IC1", "IN1", true, today}));
    CHECK(refused(may_claim(told, firm)) == "protection.claimed_already");
}
