#pragma once
// A right in words and figures, for lists, its page and its history.
#include "core/annual_fees/annual_fees.h"
#include "features/rights/record.h"

namespace zhirong::rights {

// A line of a list.
Tree row(const Right& right, Date today);
// Every particular with its name, kind by kind: {name, zh, en, type, value}.
Tree figures(const Right& right, Date today);
// What an event changed, figure by figure: {name, zh, en, before?, after?}.
Tree difference(const Right& before, const Right& after, Date today);

// Sections of the right's page (page.h).
// From filing to the legal end, with what lies between and where today stands.
Tree life_section(const Right& right, Date today);
// Of a patent: every year's fee, and what is due today and why.
Tree fees_section(const Right& right, const annual_fees::Schedule& schedule, Date today);
Tree co_owners_section(const Right& right);
Tree notices_section(const Right& right);

}  // namespace zhirong::rights
