#pragma once
// Treaties and closings: what may be done, what comes of it, and what a closing means for the
// books.
#include <map>
#include <string>
#include <vector>

#include "core/access/roles.h"
#include "core/ledger/entry.h"
#include "features/insurer_figures/runoff.h"

namespace zhirong::insurer_figures {

// `others`: the insurer's treaties. Refused where another of the kind takes a line on some of the
// same days, declined ones aside.
Result<TreatyEntered> decide(const EnterTreaty& command, const std::vector<Treaty>& others,
                             const Actor& actor, Date today);
Result<Decided> decide(const Treaty& treaty, const Decide& command,
                       const std::vector<Treaty>& others, const Actor& actor, Date today);

std::string closing_id(const std::string& insurer, Date through);
// The newest that is closed; null: none.
const Closing* last_closed(const std::vector<Closing>& closings);
// Checked before the book is read: the month is over, nothing later is closed, nothing earlier is
// open.
Result<std::monostate> check(const Close& command, const std::vector<Closing>& closings,
                             const Actor& actor, Date today);
// `book` as of the day closed. Every line that has premium is closed; all that lack a loss ratio
// are refused at once.
Result<ClosingProposed> decide(const Close& command, const Book& book, const Actor& actor,
                               Date today);
// `now`: the same closing computed again. What has changed since is not closed.
Result<Decided> decide(const Closing& closing, const Decide& command, const ClosingProposed& now,
                       const std::vector<Closing>& closings, const Actor& actor, Date today);

Treaty apply(Treaty treaty, const Treaty::Event& event);
std::vector<std::string> parties(const Treaty& treaty);
Label stage_words(const Treaty& treaty);
std::vector<std::string> keys(const Treaty& treaty);  // "insurer:<organisation>"

Closing apply(Closing closing, const Closing::Event& event);
std::vector<std::string> parties(const Closing& closing);
Label stage_words(const Closing& closing);
std::vector<std::string> keys(const Closing& closing);  // "insurer:<organisation>"

// ---- what the insurer's book holds by it, debit positive, each part cumulative
using Accounts = std::map<std::string, Money>;
Accounts ibnr_accounts(const ClosingProposed& closing);
Accounts treaty_accounts(const TreatyFigures& treaty);
Accounts accounts_of(const ClosingProposed& closing);
// What it changes from the closing before; nothing where that is nothing.
std::vector<Entry> entries(const std::string& id, const ClosingProposed& closing,
                           const ClosingProposed* before);

// ---- what is shown
Money incurred(const LineFigures& figures, Money ibnr);
// Incurred by earned, to four decimals; nothing where nothing is earned.
std::optional<Ratio> loss_ratio(const LineFigures& figures, Money ibnr);
// `ibnr_through`: the day up to which it is closed; nothing: never.
Why why_unearned(const LineFigures& figures);
Why why_incurred(const LineFigures& figures, Money ibnr, std::optional<Date> ibnr_through);
std::optional<Why> why_loss_ratio(const LineFigures& figures, Money ibnr,
                                  std::optional<Date> ibnr_through);

}  // namespace zhirong::insurer_figures
