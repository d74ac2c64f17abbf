#pragma once
// What an insurer had in its book at the end of a day, as it was known then: policies that were
// bound, with the changes made known by that day, and claims by what had happened to them. What is
// made known later belongs to later days, so the figures of a day that is over never change.
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "features/insurance_claim/insurance_claim.h"
#include "features/insurance_policy/insurance_policy.h"
#include "features/insurer_figures/shape.h"

namespace zhirong::insurer_figures {

using insurance::Product;
using insurance_claim::Claim;
using insurance_policy::Policy;

// Premium that the binding or an endorsement wrote.
struct Written {
    Date on;
    Money amount;
};
struct Holding {
    Policy policy;
    const Product* product = nullptr;
    std::vector<insurance::Movement> movements;  // known by then
    std::vector<Written> writings;
    Money written;
    insurance::Coverage coverage;
    Line line() const { return policy.application.line; }
};
// Nothing where it was not bound by the end of that day.
std::optional<Holding> holding(const Policy& policy, const Product& product, Date on);

// How a claim stood after what happened on a day.
struct ClaimStep {
    Date on;
    Money paid;
    Money outstanding;
    Money recovered;
    bool counts = true;  // neither refused nor withdrawn
    Money incurred() const { return paid + outstanding; }
};
using Happened = std::pair<Date, insurance_claim::Event>;  // booked on
struct ClaimRun {
    std::string id;
    insurance_claim::Notified notice;
    Date origin;  // on which the policy answers: of the event, or of the suit or claim
    std::vector<ClaimStep> steps;
    // Nothing where it was not notified by the end of that day.
    const ClaimStep* at(Date day) const;
};
ClaimRun run_of(const std::string& id, std::span<const Happened> events, const Product& product);

struct Book {
    std::string insurer;
    Date on;
    std::vector<Holding> holdings;
    std::vector<ClaimRun> claims;
    std::vector<Treaty> treaties;  // in force
};

std::vector<Line> lines_of(const Book& book);
LineFigures figures_of(const Book& book, std::optional<Line> line);

// The first of these months begins the series; what went before it is left out.
struct MonthPremium {
    Date month;  // its first day
    Money written;
    Money earned;
};
std::vector<MonthPremium> by_month(const Book& book, int months);

// What the treaties have taken of it, each since it began.
std::vector<TreatyFigures> treaty_figures(const Book& book);

Date end_of_month(Date day);
bool is_month_end(Date day);

}  // namespace zhirong::insurer_figures
