#include "features/consent/consent.h"

#include <doctest/doctest.h>

using namespace zhirong;
using namespace zhirong::consent;

namespace {

const Date today = date_of(2024, 3, 1);
const Actor firm{"li", "firm", {Role::enterprise_officer}};

Give give(Date until) { return {"bank", {Matter::rights, Matter::grade}, until, "授信调查"}; }

std::string code(const auto& decided) { return decided ? "" : decided.error().first().kind->code; }

}  // namespace

TEST_CASE("a consent holds for an office or a bank, for at most three years") {
    using enum OrganisationKind;
    CHECK(decide(give(today), firm, bank, today));
    CHECK(decide(give(date_of(2027, 3, 1)), firm, insurer, today));
    CHECK(code(decide(give(date_of(2027, 3, 2)), firm, bank, today)) == "consent.long");
    CHECK(code(decide(give(date_of(2024, 2, 29)), firm, bank, today)) == "consent.past");
    CHECK(code(decide(give(today), firm, enterprise, today)) == "consent.other_firm");
    CHECK(code(decide(give(today), {"wang", "bank", {Role::bank_officer}}, bank, today)) ==
          "access.role_missing");
}

TEST_CASE("its keys say who sees what of whom until when, and go when it is withdrawn") {
    Consent consent{.id = "con1"};
    consent = zhirong::consent::apply(
        consent, Event{*decide(give(date_of(2024, 12, 31)), firm, OrganisationKind::bank, today)});
    CHECK(keys(consent) == std::vector<std::string>{"sees|bank|firm|right|2024-12-31",
                                                    "sees|bank|firm|patent_facts|2024-12-31",
                                                    "sees|bank|firm|firm_grade|2024-12-31",
                                                    "sees|bank|firm|firm_figures|2024-12-31"});
    CHECK(parties(consent) == std::vector<std::string>{"firm", "bank"});
    const Actor other{"zhao", "other-firm", {Role::enterprise_officer}};
    CHECK(code(decide(consent, Withdraw{}, other, today)) == "consent.not_yours");
    consent = zhirong::consent::apply(consent,
                                      Event{*decide(consent, Withdraw{"不再需要"}, firm, today)});
    CHECK(keys(consent).empty());
    CHECK(stage_words(consent).name == "withdrawn");
    CHECK(code(decide(consent, Withdraw{}, firm, today)) == "consent.withdrawn");
}
