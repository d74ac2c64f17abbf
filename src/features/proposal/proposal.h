#pragma once
// What may be done with a credit proposal, what comes of it, and what the contract asks of it.
#include <span>
#include <string>
#include <vector>

#include "features/financing/financing.h"
#include "features/loan/loan.h"
#include "features/proposal/limit.h"
#include "features/proposal/record.h"
#include "features/proposal/shape.h"

namespace zhirong {
class View;
class Work;
struct Proof;
}  // namespace zhirong

namespace zhirong::proposal {

Proposal apply(Proposal proposal, const Event& event);
// The bank alone: a proposal is its own affair.
std::vector<std::string> parties(const Proposal& proposal);
std::vector<std::string> keys(const Proposal& proposal);
Label stage_words(const Proposal& proposal);
Borrower apply(Borrower borrower, const BorrowerEvent& event);
std::vector<std::string> parties(const Borrower& borrower);
Label stage_words(const Borrower& borrower);

std::string key_of_firm(const std::string& bank, const std::string& firm);
std::string key_of_financing(const std::string& financing);
std::string borrower_id(const std::string& bank, const std::string& firm);

// ---- decisions
// `offer`: of `product` for `inputs`.
Result<Proposed> decide(const Propose& command, const lending::Product& product,
                        const Inputs& inputs, const Offer& offer, const Actor& actor, Date today);
// `fresh`: the inputs of today, for what others may have used up since.
Result<Event> decide(const Proposal& proposal, const Decide& command, const Inputs& fresh,
                     const Actor& actor, Date today);
Result<Withdrawn> decide(const Proposal& proposal, const Withdraw& command, const Actor& actor,
                         Date today);
Result<Ended> decide(const Proposal& proposal, const End& command, const Actor& actor, Date today);
Result<Attached> decide(const Proposal& proposal, const financing::Financing& financing,
                        const Actor& actor, Date today);

// Draws that still count: not those of a financing that ended without a loan, and of a revolving
// line not those whose loan is settled.
Money drawn(const Proposal& proposal, std::span<const financing::Financing> financings);
bool expired(const Proposal& proposal, Date today);

// What a contract wants.
struct Wanted {
    Money principal;
    loan::RateTerms rate;
    Date maturity;
};
// Refused where it is past the approved line, price or tenor.
Result<std::monostate> bound(const Proposal& proposal, Money drawn_already, const Wanted& wanted,
                             Date today);

// Computed anew from what was frozen; the same bytes, or the record was tampered with.
Offer recomputed(const Proposal& proposal);

// ---- with the store
// The approved proposal that bounds this financing, held until the command ends.
std::optional<Proposal> proposal_of(View& view, const std::string& financing);
// The contract of this financing keeps within its approved proposal, and counts against its line;
// nothing to keep to where there is none.
Result<std::monostate> draw(Work& work, const financing::Financing& financing,
                            const std::string& contract, const Wanted& wanted);
void give_back(Work& work, const std::string& financing, const std::string& contract);

// Every proposal recomputes to the figures it holds; no shared limit is used beyond its amount.
Proof proposals_proof();

}  // namespace zhirong::proposal
