#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "features/insurance_claim/example_test.h"

using namespace zhirong;
using namespace zhirong::insurance_claim;
using namespace zhirong::insurance_claim::example;

namespace {

std::string notice_of(const std::function<void(Notify&)>& spoil, const History& before = {}) {
    Notify command = notice();
    spoil(command);
    return refused(decide(command, policy(), product(), before, NotifiedBy::person, firm, today));
}

Money sum_of(const std::map<Place, Money>& books, const std::string& book) {
    Money sum;
    for (const auto& [place, amount] : books)
        if (place.first == book) sum += amount;
    return sum;
}
Money in(const Claim& claim, const char* book, const std::string& account) {
    const auto all = books(claim);
    const auto found = all.find({book, account});
    return found == all.end() ? Money{} : found->second;
}

}  // namespace

TEST_CASE("a notice names an event of the past, an item of the schedule and what it cost") {
    CHECK(notice_of([](Notify&) {}) == "accepted");
    CHECK(notice_of([](Notify& n) { n.item = "P3"; }) == "claim.not_in_schedule item");
    CHECK(notice_of([](Notify& n) { n.event.occurred_on = today + Days{1}; }) ==
          "claim.in_future event.occurred_on");
    CHECK(notice_of([](Notify& n) { n.claimed_on = today + Days{1}; }) ==
          "claim.in_future claimed_on");
    CHECK(notice_of([](Notify& n) { n.claimed_on = date_of(2024, 4, 9); }) ==
          "claim.out_of_order claimed_on");
    CHECK(notice_of([](Notify& n) { n.estimates = {{"meals", yuan(1)}}; }) ==
          "claim.item_unknown estimates[0].item");
    CHECK(notice_of([](Notify& n) { n.estimates.push_back(n.estimates[0]); }) ==
          "claim.item_twice estimates[1].item");
    CHECK(notice_of([](Notify& n) { n.estimates = {{"costs", Money{}}}; }) ==
          "claim.nothing_claimed estimates");
    // Out of the territory or the term it is taken down all the same.
    CHECK(notice_of([](Notify& n) { n.event.zone = Zone::europe; }) == "accepted");
    CHECK(refused(decide(notice(), policy(), product(), {}, NotifiedBy::person,
                         Actor{"x", "other", {Role::enterprise_officer}}, today)) ==
          "access.other_organisation");
    Policy securing = policy();
    securing.application.line = insurance::Line::pledge_guarantee;
    securing.application.financing = "FN1";
    CHECK(refused(decide(notice(), securing, product(), {}, NotifiedBy::person, firm, today)) ==
          "claim.through_cover policy");
    Policy unbound = policy();
    unbound.bound.reset();
    unbound.stage = insurance_policy::Stage::accepted;
    CHECK(refused(decide(notice(), unbound, product(), {}, NotifiedBy::person, firm, today)) ==
          "claim.policy_not_bound policy");
}

TEST_CASE("one event is notified once on a policy, by its date or by its case") {
    const auto known = [](Date on, std::optional<std::string> court, const char* policy_id) {
        return History{"",
                       {{.claim = "IC7",
                         .policy = policy_id,
                         .policy_number = "IP2024000001",
                         .line = insurance::Line::execution,
                         .insurer = "picc",
                         .item = "P1",
                         .occurred_on = on,
                         .court_case = std::move(court),
                         .notified_on = today}}};
    };
    const auto same = [](Notify&) {};
    CHECK(notice_of(same, known(date_of(2024, 4, 10), {}, "IN1")) ==
          "claim.notified_already event");
    CHECK(notice_of(same, known(date_of(2024, 2, 1), "（2024）湘01知民初12号", "IN1")) ==
          "claim.notified_already event");
    CHECK(notice_of(same, known(date_of(2024, 2, 1), {}, "IN1")) == "accepted");
    CHECK(notice_of(same, known(date_of(2024, 4, 10), {}, "IN2")) == "accepted");
}

TEST_CASE("cover is refused only with a ground, and by two persons") {
    const Policy of = policy();
    const Product sold = product();
    const Circumstances good{of, sold, date_of(2024, 1, 1), {}, room()};
    const Claim claim = notified();
    const auto check = [&](CoverResult result, std::vector<std::string> exclusions,
                           const Circumstances& at) {
        return refused(
            decide(claim, CheckCover{result, std::move(exclusions), "意见"}, at, officer, today));
    };
    CHECK(check(CoverResult::refused, {}, good) == "claim.no_ground exclusions");
    CHECK(check(CoverResult::refused, {"war"}, good) == "claim.exclusion_unknown exclusions[0]");
    CHECK(check(CoverResult::refused, {"intent"}, good) == "accepted");
    CHECK(check(CoverResult::accepted, {"intent"}, good) == "claim.cover_failed result");
    const Circumstances outside{of, sold, std::nullopt, {}, room()};
    CHECK(check(CoverResult::accepted, {}, outside) == "claim.cover_failed result");
    const Claim doubtful = insurance_claim::apply(
        claim, Event(decide(claim, CheckCover{CoverResult::refused, {}, "不在期间"}, outside,
                            officer, today)
                         .value()));
    CHECK(doubtful.stage == Stage::refusal_proposed);
    const Actor both{"shi", "picc", {Role::insurer_officer, Role::insurer_approver}};
    CHECK(refused(decide(doubtful, DecideRefusal{true, "同意"}, both, today)) ==
          "access.same_person");
    const Claim again = insurance_claim::apply(
        doubtful, Event(decide(doubtful, DecideRefusal{false, "再查"}, approver, today).value()));
    CHECK(again.stage == Stage::notified);
    CHECK_FALSE(again.cover);
    const Claim no = insurance_claim::apply(
        doubtful, Event(decide(doubtful, DecideRefusal{true, "同意"}, approver, today).value()));
    CHECK(no.stage == Stage::refused);
    CHECK_FALSE(counts(no));
    CHECK(refused(decide(no, Close{"结"}, officer, today)) == "claim.refusal_not_sent");
}

TEST_CASE("papers are asked for once") {
    Claim claim = notified();
    const AskPapers ask{{"判决书", "发票"}, today};
    claim = insurance_claim::apply(claim, Event(decide(claim, ask, officer, today).value()));
    CHECK(awaits_papers(claim));
    CHECK(refused(decide(claim, ask, officer, today)) == "claim.papers_asked");
    const ReceivePaper paper{"发票", "F1", today};
    claim = insurance_claim::apply(claim, Event(decide(claim, paper, firm, today).value()));
    CHECK(refused(decide(claim, paper, firm, today)) == "claim.received_already paper");
    CHECK(awaits_papers(claim));
    claim = insurance_claim::apply(
        claim, Event(decide(claim, ReceivePaper{"判决书", "P1", today}, officer, today).value()));
    CHECK_FALSE(awaits_papers(claim));
    CHECK(refused(decide(notified(), AskPapers{{"发票", "发票"}, today}, officer, today)) ==
          "claim.paper_twice papers[1]");
}

TEST_CASE("a payment needs a basis of the product, losses of its items and another person") {
    const Claim claim = accepted();
    const auto propose = [&](const std::function<void(ProposePayment&)>& spoil) {
        ProposePayment command = payment(yuan(51'000));
        spoil(command);
        return refused(decide(claim, command, product(), room(), officer, today));
    };
    CHECK(propose([](ProposePayment&) {}) == "accepted");
    CHECK(propose([](ProposePayment& p) { p.basis = PaymentBasis::settlement; }) ==
          "claim.basis basis");
    CHECK(propose([](ProposePayment& p) { p.parts[0].excluded = yuan(52'000); }) ==
          "claim.excluded_too_much parts[0].excluded");
    CHECK(propose([](ProposePayment& p) { p.parts[0].excluded = yuan(1'000); }) ==
          "claim.exclusion_missing parts[0].exclusion");
    CHECK(propose([](ProposePayment& p) { p.parts[0].exclusion = "fines"; }) ==
          "claim.exclusion_without_amount parts[0].excluded");
    CHECK(propose([](ProposePayment& p) { p.basis_on = date_of(2024, 4, 9); }) ==
          "claim.out_of_order basis_on");
    CHECK(refused(decide(claim, payment(yuan(1)), product(), Room{}, officer, today)) ==
          "claim.not_insured");
    // (51,000 − 1,000) × 90 % × 80 %.
    const Claim asked = proposed(claim, yuan(51'000));
    CHECK(asked.proposal->payable == yuan(36'000));
    CHECK(asked.proposal->borne_by_insured == yuan(15'000));
    CHECK(asked.proposal->why.result == "36000.00");
    const Actor both{"shi", "picc", {Role::insurer_officer, Role::insurer_approver}};
    CHECK(refused(decide(asked, DecidePayment{true, "好"}, product(), room(), both, today)) ==
          "access.same_person");
    // Another claim took of the limit meanwhile.
    CHECK(refused(decide(asked, DecidePayment{true, "好"}, product(), room(yuan(20'000)), approver,
                         today)) == "claim.limit_changed");
    const Claim excluding = insurance_claim::apply(
        claim, Event(decide(claim,
                            ProposePayment{PaymentBasis::judgment,
                                           "判",
                                           today,
                                           {{"costs", yuan(51'000), yuan(10'000), "fines"}},
                                           "扣"},
                            product(), room(), officer, today)
                         .value()));
    CHECK(excluding.proposal->payable == yuan(28'800));  // 40,000 × 72 %
}

TEST_CASE("the books follow reserve, payment and recovery, and balance for both sides") {
    Claim claim = accepted();
    CHECK(books(claim).empty());
    claim = insurance_claim::apply(
        claim, Event(decide(claim, SetReserve{{{"costs", yuan(40'000)}}, "初估"}, product(),
                            officer, today)
                         .value()));
    CHECK(in(claim, "picc", "Liabilities:OutstandingClaims:IC1") == -yuan(40'000));
    CHECK(refused(decide(claim, SetReserve{{{"costs", yuan(40'000)}}, "再估"}, product(), officer,
                         today)) == "claim.nothing_changed parts");
    const Claim before = claim;
    claim = paid(claim, yuan(51'000));
    CHECK(outstanding(claim) == Money{});
    CHECK(in(claim, "picc", "Expenses:ClaimsPaid") == yuan(36'000));
    CHECK(in(claim, "picc", "Assets:Cash") == -yuan(36'000));
    CHECK(in(claim, "xinghe", "Income:InsuranceClaims") == -yuan(36'000));
    CHECK_FALSE(difference(before, claim, today).empty());
    claim = insurance_claim::apply(
        claim, Event(decide(claim, Recover{"仿冒公司", yuan(12'000), yuan(1'800), "收1", today},
                            officer, today)
                         .value()));
    // 10,200 net as 36,000 : 15,000.
    CHECK(in(claim, "picc", "Income:Recoveries") == -yuan(7'200));
    CHECK(in(claim, "xinghe", "Income:Recoveries") == -yuan(3'000));
    for (const char* book : {"picc", "xinghe"}) CHECK(sum_of(books(claim), book) == Money{});
}

TEST_CASE("an advance is at most its share, counts as taken and is set off") {
    Claim claim = accepted();
    const auto advance = [](Money amount, AdvanceGround ground = AdvanceGround::product) {
        return ProposeAdvance{ground, {{"costs", yuan(51'000)}}, amount, "诉讼已受理"};
    };
    CHECK(refused(decide(claim, advance(Money{18'000'01}), product(), room(), officer, today)) ==
          "claim.advance_too_much amount");
    Product without = product();
    without.advance.reset();
    CHECK(refused(decide(claim, advance(yuan(1)), without, room(), officer, today)) ==
          "claim.no_advance ground");
    CHECK(refused(decide(claim, advance(yuan(36'000), AdvanceGround::certain_amount), without,
                         room(), officer, today)) == "accepted");
    claim = insurance_claim::apply(
        claim,
        Event(decide(claim, advance(yuan(18'000)), product(), room(), officer, today).value()));
    CHECK(refused(decide(claim, advance(yuan(1)), product(), room(), officer, today)) ==
          "claim.advance_pending");
    CHECK(refused(decide(claim, DecideAdvance{true, "好", {}}, product(), room(), approver,
                         today)) == "claim.reference_missing reference");
    claim = insurance_claim::apply(claim, Event(decide(claim, DecideAdvance{true, "好", "付0"},
                                                       product(), room(), approver, today)
                                                    .value()));
    CHECK(taken(claim) == yuan(18'000));
    CHECK(in(claim, "picc", "Assets:ClaimAdvances:IC1") == yuan(18'000));
    CHECK(refused(decide(claim, Withdraw{"撤"}, firm, today)) == "claim.not_settled");
    const Claim whole = paid(claim, yuan(51'000));
    CHECK(whole.payments.back().amount == yuan(18'000));
    CHECK(in(whole, "picc", "Assets:ClaimAdvances:IC1") == Money{});
    CHECK(taken(whole) == yuan(36'000));
    // Less than was advanced: the rest is to come back.
    Claim less = paid(claim, yuan(11'000));
    CHECK(less.settled_amount == yuan(7'200));
    CHECK(less.payments.back().amount == Money{});
    CHECK(less.open_advance() == yuan(10'800));
    CHECK(refused(decide(less, Close{"结"}, officer, today)) == "claim.not_settled");
    CHECK(refused(decide(less, NoteReturn{yuan(10'801), "退"}, officer, today)) ==
          "claim.too_much_returned amount");
    less = insurance_claim::apply(
        less, Event(decide(less, NoteReturn{yuan(10'800), "退"}, officer, today).value()));
    CHECK(taken(less) == yuan(7'200));
    CHECK(refused(decide(less, Close{"结"}, officer, today)) == "accepted");
}

TEST_CASE("a claim that is opened again only adds, and only the difference is paid") {
    Claim claim = paid(accepted(), yuan(51'000));
    claim = insurance_claim::apply(
        claim, Event(decide(claim, Reopen{"二审改判"}, officer, today).value()));
    CHECK(refused(decide(claim, payment(yuan(50'000)), product(), room(), officer, today)) ==
          "claim.reopening_lowers parts");
    claim = paid(claim, yuan(61'000));
    CHECK(claim.payments.back().amount == yuan(7'200));
    CHECK(taken(claim) == yuan(43'200));
    CHECK(refused(decide(paid(accepted(), yuan(500)), Recover{"甲", yuan(1), {}, "收", today},
                         officer, today)) == "claim.nothing_paid");
}

namespace {

// A policy with claims, each act with what the desk does beside it.
struct Handling {
    Policy policy = example::policy();
    Product product = example::product();
    std::vector<Claim> claims;
    std::map<std::string, Money> posted;  // by claim: what the insurer's cash lost

    explicit Handling(insurance::SumBasis basis) { product.sum.basis = basis; }

    Room left(const Claim& claim) const {
        return room_on(policy, product, day_that_counts(product, claim.notice),
                       taken_by_others(policy, claims, claim));
    }
    void happened(Claim& claim, const Event& event) {
        const Claim before = claim;
        claim = insurance_claim::apply(claim, event);
        const Entry entry = difference(before, claim, today);
        for (const Posting& each : entry.postings())
            if (each.book == "picc" && each.account == "Assets:Cash")
                posted[claim.id] -= each.amount;
        if (taken(before) != taken(claim))
            policy = insurance_policy::apply(
                policy, insurance_policy::LimitTaken{claim.id, taken(claim), today});
    }
    template <class E>
    void attempt(Claim& claim, const Result<E>& decided) {
        if (decided) happened(claim, Event(*decided));
    }
};

}  // namespace

TEST_CASE("in whatever order claims are decided, the limit is never overdrawn") {
    CHECK(rc::check([](bool each_item) {
        Handling desk(each_item ? insurance::SumBasis::each : insurance::SumBasis::policy);
        const Money aggregate =
            room_on(desk.policy, desk.product, date_of(2024, 5, 20), {}).aggregate;
        const int count = *rc::gen::inRange(2, 6);
        for (int i = 0; i < count; ++i) {
            Claim claim = notified();
            claim.id = "IC" + std::to_string(i);
            claim.notice.item.number = *rc::gen::element(std::string("P1"), std::string("P2"));
            desk.claims.push_back(accepted(std::move(claim)));
        }
        const int acts = *rc::gen::inRange(5, 40);
        for (int i = 0; i < acts; ++i) {
            Claim& claim = desk.claims[static_cast<std::size_t>(*rc::gen::inRange(0, count))];
            const Money loss = yuan(*rc::gen::inRange(1, 100'001));
            const Money before = taken(claim);
            const Money settled = claim.settled_amount;
            switch (*rc::gen::inRange(0, 6)) {
                case 0:
                    desk.attempt(claim, decide(claim, payment(loss), desk.product, desk.left(claim),
                                               officer, today));
                    break;
                case 1:
                    desk.attempt(claim, decide(claim, DecidePayment{true, "好"}, desk.product,
                                               desk.left(claim), approver, today));
                    break;
                case 2:
                    desk.attempt(claim, decide(claim, Pay{"付"}, WorkingDays{}, officer, today));
                    break;
                case 3: desk.attempt(claim, decide(claim, Reopen{"改判"}, officer, today)); break;
                case 4: {
                    const ProposeAdvance asked{AdvanceGround::product,
                                               {{"costs", loss}},
                                               yuan(*rc::gen::inRange(1, 40'000)),
                                               "预付"};
                    desk.attempt(claim, decide(claim, asked, desk.product, desk.left(claim),
                                               officer, today));
                    break;
                }
                default:
                    desk.attempt(claim, decide(claim, DecideAdvance{true, "好", "付"}, desk.product,
                                               desk.left(claim), approver, today));
            }
            RC_ASSERT(desk.policy.limit_taken() <= aggregate);
            RC_ASSERT(claim.settled_amount >= settled);
            RC_ASSERT(taken(claim) >= before);
            Money of_item;
            for (const Claim& each : desk.claims) {
                if (each.notice.item.number == claim.notice.item.number) of_item += taken(each);
                for (const char* book : {"picc", "xinghe"})
                    RC_ASSERT(sum_of(books(each), book) == Money{});
                RC_ASSERT(desk.posted[each.id] == each.paid - each.returned);
            }
            if (each_item) RC_ASSERT(of_item <= yuan(100'000));
        }
    }));
}
