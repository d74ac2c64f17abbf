#pragma once
// What the figures are made of, and what a closing does to the store.
#include <string>
#include <vector>

#include "features/insurer_figures/insurer_figures.h"

namespace zhirong {
class View;
class Work;
struct Proof;
}  // namespace zhirong

namespace zhirong::insurer_figures {

std::vector<Treaty> treaties_of(View& view, const std::string& insurer);
std::vector<Closing> closings_of(View& view, const std::string& insurer);

// Refused where a product's file is not there in the version of a policy.
Result<Book> book_of(View& view, const insurance::Shelf& shelf, const std::string& insurer,
                     Date on);

// Earned premium of every policy, IBNR, and what the treaties take.
void post(Work& work, const Closing& closing, const Book& book, const Closing* before);

// A policy's unearned premium in the books is what was written and not earned; what closings posted
// is what the last one says.
Proof figures_proof();

}  // namespace zhirong::insurer_figures
