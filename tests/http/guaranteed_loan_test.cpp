// A loan of the platform that a guarantor stands for: asked for with the financing, issued when the
// bank has lent, called when the firm does not pay, and what the sale of the pledge brings goes
// through the loan's own books to those who bore the loss.
#include "http/lending_city.h"

using namespace zhirong;
using namespace zhirong::testing;

namespace {

const Tree approval = Tree::map({{"approved", true}, {"opinion", "同意"}});

// A guarantor with a line to the bank: the bank bears a fifth.
std::string open_line(City& city) {
    city.office.add_organisation("guarantor", "融资担保公司", OrganisationKind::guarantor);
    city.office.add_person("officer", "guarantor", {Role::guarantor_officer});
    city.office.add_person("approver", "guarantor", {Role::guarantor_approver});
    const std::string guarantor = "/api/v1/guarantors/guarantor";
    const auto done = [&](const char* user, const std::string& path, const Tree& body) {
        const Told told = city.office.sign_in(user).post(path, body);
        REQUIRE_MESSAGE(told.status < 300, path << ": " << told.text({"detail"}));
        return told;
    };
    done("officer", guarantor + "/net-assets",
         Tree::map({{"net_assets", "50000000.00"},
                    {"as_of", "2023-12-31"},
                    {"mainly_small", true},
                    {"paper", "审计报告"}}));
    done("approver", guarantor + "/net-assets-confirmation", approval);
    const std::string line = done("officer", "/api/v1/guarantor-lines",
                                  Tree::map({{"bank", "bank"},
                                             {"scheme", "bank_guarantor_two_eight"},
                                             {"number", "担合2024-1"},
                                             {"amount", "20000000.00"},
                                             {"until", "2025-12-31"}}))
                                 .text({"id"});
    done("approver", "/api/v1/guarantor-lines/" + line + "/decision", approval);
    done("head", "/api/v1/guarantor-lines/" + line + "/acceptance",
         Tree::map({{"accepted", true}, {"opinion", "接受"}}));
    return line;
}

}  // namespace

TEST_CASE("a guarantor stands for a loan of the platform, pays, and gets back its part") {
    City city(plain());
    const std::string line = open_line(city);
    city.lend_until_credit();
    const std::string at =
        "/api/v1/guarantees/" +
        city.expect(city.office.sign_in("firm").post("/api/v1/guarantees",
                                                     Tree::map({{"line", line},
                                                                {"financing", city.financing},
                                                                {"purpose", "流动资金"}})),
                    201)
            .text({"id"});
    const auto send = [&](const char* user, const char* act, const Tree& body) {
        return city.office.sign_in(user).post(at + "/" + act, body);
    };
    city.expect(send("officer", "proposal",
                     Tree::map({{"opinion", "经营正常"},
                                {"counter_guarantees",
                                 Tree::list({Tree::map({{"kind", "personal_guarantee"},
                                                        {"paper", "保证合同1号"}})})}})),
                200);
    city.expect(send("approver", "decision", approval), 200);
    const Tree voucher = Tree::map({{"reference", "放款凭证1"}});
    CHECK(send("banker", "issue", voucher).code() == "guarantee.not_lent");
    city.act("banker", "proposeDisbursement", city.disbursement());
    city.act("head", "decideDisbursement", {{"approved", true}, {"opinion", "同意"}});
    city.expect(send("banker", "issue", voucher), 200);
    CHECK(city.office.sign_in("banker").get(at).text({"guarantee", "outstanding"}) == "3200000.00");
    city.expect(send("officer", "fee", Tree::map({{"reference", "收款1"}})), 200);

    city.close_to("2024-06-15");
    const Tree letter = Tree::map({{"demand_letter", "催收函1号"}, {"statement", "催收未果"}});
    city.expect(send("banker", "call", letter), 200);
    city.expect(send("officer", "payment-proposal", Tree::map({{"opinion", "同意代偿"}})), 200);
    city.expect(send("approver", "payment-decision", approval), 200);
    // 4,000,000 and 165 days at 4.5 % over 360, 82,500: four fifths of it.
    const auto shown = [&](const char* what) {
        return city.office.sign_in("officer").get(at).text({"guarantee", what});
    };
    CHECK(shown("paid") == "3266000.00");
    CHECK(city.whole());
    city.sell("qian");
    CHECK(shown("recovered") == "1000000.00");
    Money recourse;
    city.office.system().desk().read({"admin", "platform", {Role::administrator}}, [&](View& view) {
        recourse = view.balance("guarantor", "Assets:Recourse:" + at.substr(at.rfind('/') + 1));
    });
    CHECK(recourse == yuan(3'266'000 - 800'000));
    CHECK(city.whole());
    CHECK(send("banker", "call", letter).status == 409);
}
