#include "core/ledger/entry.h"

#include <doctest/doctest.h>

#include "base/ensure.h"

using namespace zhirong;

namespace {
const Reason reason{"", "", "", "放款", "Draw"};
const Date day = date_of(2024, 3, 1);
}  // namespace

TEST_CASE("an entry balances in each book or cannot be built") {
    CHECK_NOTHROW(
        Entry(day, "LN1", reason,
              {{"bank", "Assets:Loans:Principal", yuan(5)}, {"bank", "Assets:Cash", yuan(-5)}}));
    // Balanced over both books together, yet in neither.
    CHECK_THROWS_AS(Entry(day, "LN1", reason,
                          {{"bank", "Assets:Cash", yuan(-5)}, {"firm", "Assets:Cash", yuan(5)}}),
                    BrokenInvariant);
    CHECK_THROWS_AS(Entry(day, "LN1", {}, {}), BrokenInvariant);
}

TEST_CASE("an account is named under one of the five roots") {
    for (const char* good : {"Assets:Cash", "Equity:Fund:Free", "Assets:Loans:LN0123:9-a"})
        CHECK_MESSAGE(is_account_name(good), good);
    for (const char* bad : {"Assets", "Cash:Assets", "Assets:", "Assets::Cash", "Assets:cash",
                            ":Assets:Cash", "Assets:Cash ", "资产:现金", ""})
        CHECK_MESSAGE(!is_account_name(bad), bad);
}

TEST_CASE("postings to one account are added up and nothing stays of zero") {
    const Entry entry(day, "LN1", reason,
                      Postings{}
                          .move("bank", "Assets:Cash", "Income:Interest", yuan(3))
                          .move("bank", "Assets:Cash", "Income:Interest", yuan(2))
                          .move("bank", "Assets:Due", "Assets:Cash", yuan(5))
                          .take());
    CHECK(entry.postings() == std::vector<Posting>{{"bank", "Income:Interest", yuan(-5)},
                                                   {"bank", "Assets:Due", yuan(5)}});
}
