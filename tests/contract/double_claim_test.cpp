// No expense and no loss is paid twice: tried for every pair of shipped programmes that could meet,
// each with the facts of its own first worked case that pays something.
#include <doctest/doctest.h>

#include <functional>

#include "core/programme/composition.h"
#include "core/programme/subsidy.h"
#include "features/expense/expense.h"
#include "platform/database/sqlite_database.h"
#include "platform/database/testing/temporary_folder.h"
#include "platform/desk/desk.h"
#include "platform/reference_data/reference_data.h"
#include "platform/yaml/programme_files.h"

using namespace zhirong;
using programme::Case;
using programme::Programme;

namespace {

const std::filesystem::path sources = SOURCE_DIR;

expense::Kind kind_of(programme::Expense what) {
    switch (what) {
        case programme::Expense::loan_interest: return expense::Kind::loan_interest;
        case programme::Expense::lending: return expense::Kind::lending;
        case programme::Expense::insurance_premium: return expense::Kind::premium;
        case programme::Expense::guarantee_fee:
        case programme::Expense::appraisal_fee:
        case programme::Expense::legal_cost:
        case programme::Expense::application_cost:
        case programme::Expense::other_fee: return expense::Kind::invoice;
    }
    ensure(false);
    return {};
}

// What one programme pays on one kind of thing, by its own worked case.
struct Payment {
    const Programme* programme = nullptr;
    std::string name;  // "guangxi_interest/interest", "hunan_…/compensation"
    expense::Kind kind = expense::Kind::invoice;
    Money amount;
    Money of;  // the expense or loss
};

programme::Agreement agreement_of(const Programme& programme, const Case& each) {
    if (each.agreement.is_null()) return {};
    auto loaded = programme::load_agreement(programme, each.agreement);
    return loaded ? *std::move(loaded) : programme::Agreement{};
}

std::vector<Payment> payments_of(const programme::Library& library, const std::string& id,
                                 const std::vector<Case>& cases, const ReferenceData& reference) {
    std::vector<Payment> found;
    const auto add = [&](Payment payment) {
        for (const Payment& each : found)
            if (each.name == payment.name) return;
        if (payment.amount > Money{}) found.push_back(std::move(payment));
    };
    for (const Case& each : cases) {
        const auto published = reference.published(each.today);
        const auto in_force = library.in_force(id, each.date);
        if (!in_force || !run(library, id, each, published).passed()) continue;
        const Programme& programme = **in_force;
        const auto agreement = agreement_of(programme, each);
        programme::Facts facts = each.facts;
        facts.published = published;
        for (const programme::Subsidy& subsidy : programme.subsidies)
            if (const auto result =
                    programme::subsidise(programme, subsidy.id, facts, agreement, each.date))
                add({&programme, id + '/' + subsidy.id, kind_of(subsidy.expense), result->granted,
                     std::max(result->base, result->granted)});
        if (programme.compensation)
            if (const auto result = programme::compensate(programme, facts, agreement, each.date))
                add({&programme, id + "/compensation", expense::Kind::loan_loss, result->covered,
                     result->base});
    }
    return found;
}

struct Shipped {
    programme::Library library;
    std::vector<Payment> payments;
};

Shipped shipped() {
    static const ReferenceData reference = load_reference_data(sources / "reference");
    auto loaded = programme::load_library(sources / "programmes");
    REQUIRE(loaded.problems.empty());
    Shipped all{std::move(loaded.library), {}};
    for (const auto& file : programme::case_files(sources / "programmes")) {
        const auto tree = programme::read_yaml_file(file);
        REQUIRE(tree);
        const auto cases = programme::load_cases(*tree, all.library);
        REQUIRE_MESSAGE(cases, file.string());
        for (Payment& each : payments_of(all.library, cases->programme, cases->cases, reference))
            all.payments.push_back(std::move(each));
    }
    return all;
}

expense::Claim claim_of(const Payment& payment, const expense::Thing& thing) {
    return {payment.name, payment.programme->id, payment.programme->version, "firm",
            thing.period, payment.amount,        date_of(2024, 4, 1)};
}

}  // namespace

TEST_CASE("no pair of shipped programmes pays twice for one expense or loss") {
    const Shipped all = shipped();
    REQUIRE(!all.payments.empty());
    testing::TemporaryFolder folder;
    Desk desk(
        open_sqlite(folder.path() / "book.db", OpenMode::read_write),
        [] { return Instant{1'711'900'800'000}; }, date_of(2024, 4, 1));
    int tried = 0;
    int stacked = 0;
    for (const Payment& first : all.payments) {
        // Each first claim on a thing of its own; the second is tried on the same.
        expense::Thing thing{first.kind, first.name, {}, first.of};
        if (first.kind == expense::Kind::loan_interest)
            thing.period = expense::Period{date_of(2024, 1, 1), date_of(2024, 3, 31)};
        const Command command{"test", first.name, first.name, {"tester", "platform", {}}};
        REQUIRE(desk.execute(command, [&](Work& work) -> Result<Answer> {
            expense::put_down(work, thing, claim_of(first, thing));
            return Answer{200, Tree::Map{}};
        }));
        desk.read({"tester", "platform", {}}, [&](View& view) {
            const auto entry = expense::find(view, thing.kind, thing.key);
            REQUIRE(entry.has_value());
            for (const Payment& second : all.payments) {
                if (second.kind != first.kind) continue;
                CAPTURE(first.name);
                CAPTURE(second.name);
                ++tried;
                const auto may =
                    expense::may_claim(*entry, thing, "second", *second.programme, all.library);
                if (programme::may_stack(*first.programme, *second.programme)) {
                    ++stacked;
                    CHECK(may);
                    CHECK(expense::let_through(*entry, thing, "second") == first.amount);
                    continue;
                }
                REQUIRE(!may);
                const Refusal& refusal = may.error().first();
                CHECK(refusal.kind->status == 409);
                CHECK(in_chinese(refusal).find(first.programme->title.zh) != std::string::npos);
                CHECK(in_chinese(refusal).find(first.name) != std::string::npos);
            }
        });
    }
    MESSAGE(all.payments.size() << " payments, " << tried << " pairs tried, " << stacked
                                << " may stack");
    // Each is tried against itself at least.
    CHECK(tried >= static_cast<int>(all.payments.size()));
}

TEST_CASE(
    "where one channel is demanded, no second compensation stands beside it unless it stacks") {
    const Shipped all = shipped();
    for (const Payment& first : all.payments)
        for (const Payment& second : all.payments) {
            if (first.kind != expense::Kind::loan_loss || second.kind != first.kind) continue;
            if (first.programme == second.programme) continue;
            const bool demanded =
                first.programme->composition && first.programme->composition->one_channel;
            if (!demanded || programme::may_stack(*first.programme, *second.programme)) continue;
            CAPTURE(first.name);
            CAPTURE(second.name);
            CHECK(!programme::may_stand_together(*first.programme, *second.programme));
            CHECK(!programme::may_stand_together(*second.programme, *first.programme));
        }
}
