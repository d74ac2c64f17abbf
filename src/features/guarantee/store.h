#pragma once
#include <functional>
#include <string>
#include <vector>

#include "features/guarantee/guarantee.h"
#include "features/loan/loan.h"

namespace zhirong {
class Api;
class View;
class Work;
}  // namespace zhirong
namespace zhirong::guarantee {

struct Context {
    const Shelf& shelf;
    loan::Market market;
};

struct Held {
    const Scheme* scheme = nullptr;
    Line line;
    Standing standing;
    Ground ground() const { return {*scheme, line, standing}; }
};
// Line before standing, in that order always: so they are locked.
Result<Held> held(View& view, const Shelf& shelf, const std::string& line);
Standing standing_now(View& view, const std::string& guarantor);
// Puts the change into the line's and the guarantor's totals.
void count(Work& work, const Guarantee& guarantee, Money outstanding, const Year& year);
// Guarantee and totals together.
void recovered(Work& work, Guarantee& guarantee, Recovered event);

// A financing of the platform, or what the bank states; one of the two, and whole.
Result<LoanTold> told_before(View& view, const Apply& command);
Result<LoanTold> told_after(View& view, const ReportLoan& command, const Line& line);
Result<LoanTold> told_after(View& view, const Guarantee& guarantee, const Issue& command);
FirmKnown known_of(View& view, const std::string& borrower);
Result<LossTold> loss_of(View& view, const Guarantee& guarantee, const Call& command,
                         const loan::Market& market);

// No loan is guaranteed twice.
Result<std::monostate> mark(Work& work, const LoanTold& loan, const std::string& guarantee);
void unmark(Work& work, const Guarantee& guarantee);
// Nor is a loss paid twice, under whatever programme.
Result<std::monostate> put_down_loss(Work& work, const Guarantee& guarantee);
void take_out_loss(Work& work, const Guarantee& guarantee, const std::string& reason);

std::vector<Guarantee> with_key(View& view, const std::string& key);
// All that the person sees, newest change first.
std::vector<Guarantee> own_guarantees(View& view);
std::vector<Line> own_lines(View& view);

}  // namespace zhirong::guarantee
