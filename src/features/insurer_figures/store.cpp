#include "features/insurer_figures/store.h"

#include <fmt/format.h>

#include <functional>
#include <map>

#include "features/insurer_figures/accounts.h"
#include "platform/desk/verify.h"
#include "platform/desk/work.h"

namespace zhirong::insurer_figures {
namespace {

template <Keyed R>
void for_each_of(View& view, const std::string& insurer, const std::function<void(R&&)>& use) {
    Page page{.cursor = {}, .limit = 500, .stage = {}};
    for (;;) {
        auto found = view.with_key<R>("insurer:" + insurer, false, page);
        ensure(found.has_value());
        for (R& each : found->items) use(std::move(each));
        if (!found->next) return;
        page.cursor = *found->next;
    }
}

template <Keyed R>
std::vector<R> all_of(View& view, const std::string& insurer) {
    std::vector<R> all;
    for_each_of<R>(view, insurer, [&](R&& each) { all.push_back(std::move(each)); });
    return all;
}

std::vector<Happened> happened(View& view, const std::string& claim) {
    std::vector<Happened> all;
    for (const StoredEvent& each : view.events({claim})) {
        auto event = read<insurance_claim::Event>(each.body);
        ensure(event.has_value());
        all.emplace_back(each.booking_date, *std::move(event));
    }
    return all;
}

template <Record R>
void for_each(View& view, const std::function<void(const R&)>& use) {
    constexpr std::int64_t size = 200;
    std::string after;
    for (;;) {
        const Rows rows = view.session().query(
            "select id from record where kind = $1 and id > $2 order by id limit $3", R::kind,
            after, size);
        for (const Row& each : rows) use(view.linked<R>(each.text(0)));
        if (std::ssize(rows) < size) return;
        after = rows.back().text(0);
    }
}

void hold(Check& check, const std::string& where, const std::string& what, Money is, Money should) {
    ++check.compared;
    if (is == should) return;
    check.differs(where,
                  fmt::format("{} 为 {} 元，应为 {} 元", what, to_string(is), to_string(should)),
                  fmt::format("{} is {}, {} was expected", what, to_string(is), to_string(should)));
}

void prove_policy(View& view, const Policy& policy, Check& check) {
    const std::string account = accounts::unearned(policy.id);
    const Rows rows = view.session().query(
        "select cast(coalesce(sum(fen), 0) as bigint) from posting where subject = $1 and book = "
        "$2 and account = $3",
        policy.id, policy.application.insurer, account);
    hold(check, "policy " + policy.id, account, Money{rows.front().integer(0)},
         policy.earned - policy.premium);
}

}  // namespace

std::vector<Treaty> treaties_of(View& view, const std::string& insurer) {
    return all_of<Treaty>(view, insurer);
}
std::vector<Closing> closings_of(View& view, const std::string& insurer) {
    return all_of<Closing>(view, insurer);
}

Result<Book> book_of(View& view, const insurance::Shelf& shelf, const std::string& insurer,
                     Date on) {
    Book book{.insurer = insurer, .on = on};
    std::map<std::string, const Product*> products;
    Refusals missing;
    for_each_of<Policy>(view, insurer, [&](Policy&& policy) {
        if (!policy.bound || policy.bound->on > on) return;
        auto product = insurance_policy::product_of(shelf, policy);
        if (!product) {
            missing.all.push_back(product.error().first());
            return;
        }
        products.emplace(policy.id, *product);
        if (auto found = holding(policy, **product, on)) book.holdings.push_back(*std::move(found));
    });
    if (!missing.all.empty()) {
        missing.all.resize(1);
        return std::unexpected(std::move(missing));
    }
    for_each_of<Claim>(view, insurer, [&](Claim&& claim) {
        if (claim.notice.on > on) return;
        const auto product = products.find(claim.notice.policy);
        ensure(product != products.end());
        book.claims.push_back(run_of(claim.id, happened(view, claim.id), *product->second));
    });
    for (Treaty& each : treaties_of(view, insurer))
        if (each.stage == TreatyStage::in_force) book.treaties.push_back(std::move(each));
    return book;
}

void post(Work& work, const Closing& closing, const Book& book, const Closing* before) {
    for (const Holding& each : book.holdings) {
        const Money earned = insurance::earned_by(each.coverage, book.on);
        if (earned == each.policy.earned) continue;
        Policy policy = each.policy;
        work.happened(policy, insurance_policy::PremiumEarned{book.on, earned});
        work.post(insurance_policy::earning_entry(policy, earned - each.policy.earned, book.on));
    }
    work.post(
        entries(closing.id, closing.proposed, before == nullptr ? nullptr : &before->proposed));
}

Proof figures_proof() {
    return {{"insurer_figures", "未到期责任准备金、IBNR 与分保科目同结账一致",
             "Unearned premium, IBNR and ceded accounts agree with the closings"},
            [](View& view, Check& check) {
                for_each<Policy>(view, [&](const Policy& policy) {
                    if (policy.bound) prove_policy(view, policy, check);
                });
                std::map<std::string, std::vector<Closing>> by_insurer;
                for_each<Closing>(view, [&](const Closing& closing) {
                    by_insurer[closing.proposed.insurer].push_back(closing);
                });
                for (const auto& [insurer, closings] : by_insurer) {
                    Accounts posted;
                    for (const Closing& each : closings)
                        for (const Row& row : view.session().query(
                                 "select account, cast(sum(fen) as bigint) from posting where "
                                 "subject = $1 and book = $2 group by account",
                                 each.id, insurer))
                            posted[row.text(0)] += Money{row.integer(1)};
                    const Closing* last = last_closed(closings);
                    Accounts should = last == nullptr ? Accounts{} : accounts_of(last->proposed);
                    for (const auto& [account, amount] : posted) should.try_emplace(account);
                    for (const auto& [account, amount] : should)
                        hold(check, "book " + insurer, account, posted[account], amount);
                }
            }};
}

}  // namespace zhirong::insurer_figures
