#include "core/ledger/account_names.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "core/ledger/entry.h"

using namespace zhirong;

TEST_CASE("an account is called by its longest known prefix, and keeps what follows") {
    CHECK(words_of_account("Assets:Cash").zh == "银行存款及现金");
    CHECK(words_of_account("Assets:Loans:Principal:LN0123").zh == "贷款本金 LN0123");
    CHECK(words_of_account("Assets:Loans:Principal:LN0123").en == "Loan principal LN0123");
    CHECK(words_of_account("Assets:Loans:Other:LN0123").en == "Loans Other:LN0123");
    // A prefix is whole parts: "Cashier" is no "Cash".
    CHECK(words_of_account("Assets:Cashier").en == "Assets Cashier");
    CHECK(words_of_account("Nothing:Known").zh == "Nothing:Known");
}

TEST_CASE("the table is sorted, names each account once, and only accounts") {
    const auto names = account_names();
    for (std::size_t i = 1; i < names.size(); ++i)
        CHECK(std::string_view(names[i - 1].prefix) < std::string_view(names[i].prefix));
    for (const AccountName& name : names)
        CHECK_MESSAGE(is_account_name(std::string(name.prefix) + ":X"), name.prefix);
}
