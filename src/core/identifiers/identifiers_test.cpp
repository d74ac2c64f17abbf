#include "core/identifiers/identifiers.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

using namespace zhirong;

TEST_CASE("published credit codes pass the formula of GB 32100") {
    for (const char* code : {"91350200MA2YJ1XR9G", "11440300595674310M"}) {
        CHECK_MESSAGE(!fault_of_credit_code(code), code);
        CHECK(read_credit_code(code, "") == code);
    }
}

TEST_CASE("a code issued against the formula is accepted with a reason and only then") {
    const auto refused = read_credit_code("91350203M0001QAY9B", " ");
    REQUIRE(!refused);
    CHECK(refused.error().first().field == "credit_code");
    CHECK(in_english(refused.error().first()).find("its check character should be") !=
          std::string::npos);
    CHECK(read_credit_code("91350203M0001QAY9B", "登记机关核发如此,已核验营业执照原件"));
}

TEST_CASE("a reason does not mend a code of wrong length or letters") {
    CHECK(!read_credit_code("91350200MA2YJ1XR9", "核发如此"));
    CHECK(!read_credit_code("91350200MA2YJ1XR9I", "核发如此"));
    CHECK(!read_credit_code("", "核发如此"));
    CHECK(!read_credit_code("91350200ma2yj1xr9g", "核发如此"));
}

TEST_CASE("any change of one character of a credit code is found") {
    CHECK(rc::check([] {
        constexpr std::string_view alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
        std::string code = "91350200MA2YJ1XR9G";
        const auto at = *rc::gen::inRange<std::size_t>(0, code.size());
        const char other = alphabet[*rc::gen::inRange<std::size_t>(0, alphabet.size())];
        RC_PRE(other != code[at]);
        code[at] = other;
        RC_ASSERT(fault_of_credit_code(code) == CreditCodeFault::check);
    }));
}

TEST_CASE("a patent number is read with or without its prefix and dot") {
    for (const char* form :
         {"ZL201410362077.3", "CN2014103620773", "2014103620773", "201410362077.3"})
        CHECK_MESSAGE(read_patent_number(form) == "2014103620773", form);
    CHECK(kind_of_patent("2014103620773") == RightKind::invention);
}

TEST_CASE("a patent number with a fault is refused with what would be right") {
    const auto refused = read_patent_number("ZL201410362077.5");
    REQUIRE(!refused);
    CHECK(in_english(refused.error().first()) ==
          "“ZL201410362077.5” is no patent number: its check digit should be 3");
    for (const char* bad : {"", "ZL", "ZL2014.103620773", "ZL20141036207.73", "ZL201450362077.3",
                            "ZL20141036207a.3", "zl201410362077.3", "ZL201410362077.3 "})
        CHECK_MESSAGE(!read_patent_number(bad), bad);
}
