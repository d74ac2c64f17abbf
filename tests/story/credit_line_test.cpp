// An approved credit proposal bounds the contract of its financing: told over the API.
#include <doctest/doctest.h>

#include "app/demonstration/story.h"
#include "platform/database/testing/engines.h"
#include "platform/desk/verify.h"
#include "story/book.h"

using namespace zhirong;

namespace {

struct Opened {
    testing::TemporaryFolder folder;
    System system{testing::book_in(folder.path())};
    Teller teller{system};

    // What refused it; empty if nothing did.
    std::string refused(const std::string& path, const Tree& body) {
        try {
            teller.again("bank.officer", path, body);
        } catch (const StoryBroken& broken) {
            return broken.what();
        }
        return "";
    }
};

}  // namespace

TEST_CASE("a contract above the approved line is refused, one at the line uses it up") {
    Opened book;
    Teller& teller = book.teller;
    set_the_stage(teller);
    teller.close_day(*parse_date("2024-03-15"));
    const std::string financing = lend(teller,
                                       {.firm = "pump",
                                        .rights = {"RT201910123456X", "RT2020102345670"},
                                        .values = {"12000000.00", "6000000.00"},
                                        .amount = "4000000.00",
                                        .maturity = "2025-03-15",
                                        .until = Plan::Until::investigated},
                                       [](const Chapter&, const std::string&) {});
    const Tree question = Tree::map(
        {{"financing", financing},
         {"grade", Tree::map({{"grade", "t8"}, {"on", "2024-03-01"}, {"source", "行内评级"}})}});
    const Tree proposed = teller.again(
        "bank.officer", "/api/v1/products/ccb_technology_flow/proposals",
        Tree::map(
            {{"question", question},
             {"terms", Tree::map({{"line", "2000000.00"}, {"rate", "4.70%"}, {"months", 12}})},
             {"note", "测算后提交"}}));
    const std::string proposal = *proposed.find("id")->text();
    teller.again("bank.approver", "/api/v1/credit-proposals/" + proposal + "/decision",
                 Tree::map({{"approved", true}, {"opinion", "同意"}}));

    const Tree action = teller.offered("bank.officer", financing, "proposeContract");
    REQUIRE_FALSE(action.is_null());
    const std::string path = *action.find("path")->text();
    const auto contract = [&](const char* principal, const char* rate) {
        return with(*action.find("prefill"),
                    {{"contract_number", "长科银借字2024-1"},
                     {"pledge_contract_number", "长科银质字2024-1"},
                     {"principal", principal},
                     {"rate", Tree::map({{"type", "fixed"}, {"annual", rate}})},
                     {"maturity", "2025-03-15"},
                     {"secured_scope", "本金、利息"}});
    };
    CHECK(book.refused(path, contract("2000000.01", "4.70%")).find("proposal.above_line") !=
          std::string::npos);
    CHECK(book.refused(path, contract("2000000.00", "4.71%")).find("proposal.above_rate") !=
          std::string::npos);
    CHECK(book.refused(path, contract("2000000.00", "4.70%")) == "");
    const Tree shown = teller.get("bank.officer", "/api/v1/credit-proposals/" + proposal);
    CHECK(*shown.find("left")->text() == "0.00");
    CHECK(verify(book.system.desk().database(), book.system.desk().kinds(), book.system.proofs())
              .whole());
}
