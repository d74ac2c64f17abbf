#pragma once
// What the console shows beside the loans, so that no screen of it is blank: each told by those who
// do it, on a day on which the story stands still. All of it is invented, and follows from small
// formulas where there is much of it.
#include <string>

#include "app/demonstration/teller.h"

namespace zhirong {

// Who comes in beside the loans, and their rights.
void bring_in_the_others(Teller& teller);

// Deals of the exchange that were made in these days, both included.
void report_deals(Teller& teller, Date from, Date through);
void publish_prices(Teller& teller, const std::string& quarter);

// A proceeding against a patent that is pledged: the night warns its owner and the bank.
void begin_a_proceeding(Teller& teller);

// The desk's hours; an application of each register at its counter, each further on than the last.
void keep_the_desk(Teller& teller);

// The bank's panel, and its question to it about a financing.
void keep_the_panel(Teller& teller, const std::string& financing);
// A finished working file of a right of `financing`, and drafts of the bank and of a firm.
void value_by_working_file(Teller& teller, const std::string& financing, const std::string& right);

// Firms of the province on the register, what is known of them, and a run that grades them.
void grade_the_firms(Teller& teller);

// Ceilings, a park with a limit of its own, and proposals for its firms.
void lend_to_the_park(Teller& teller);

// A guarantor's net assets and its lines to a bank, and a loan guaranteed by four parties.
void open_guarantor_lines(Teller& teller);
// That loan fails: it is called, paid, and recovered in part; another is guaranteed as it is lent,
// and a third waits for the guarantor's opinion.
void guarantee_loans(Teller& teller);

// Policies of an insurer in two years, claims at every stage, disputes that the service alliance
// takes up, and month ends of which the last waits for its decision.
void insure_the_first_year(Teller& teller);
void claim_in_the_first_year(Teller& teller);
void insure_the_second_year(Teller& teller);
void claim_in_the_second_year(Teller& teller);
void propose_a_month_end(Teller& teller);

// The accounts of the bank and of a firm that it lent to, and a statement of the bank's account:
// the firm's interest, a payment that nobody named, a charge.
void take_a_statement(Teller& teller, const std::string& financing);

// One licence on file whose income is pledged, another in draft.
void license(Teller& teller);

}  // namespace zhirong
