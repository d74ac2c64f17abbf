#include "features/insurer_figures/accounts.h"

namespace zhirong::insurer_figures::accounts {

std::string ibnr(insurance::Line line) {
    std::string account = std::string(all_ibnr) + ":";
    bool capital = true;
    for (const char letter : name_of(line)) {
        if (letter == '_') {
            capital = true;
            continue;
        }
        // The names are lower-case ASCII.
        account += capital ? static_cast<char>(letter - 'a' + 'A') : letter;
        capital = false;
    }
    return account;
}

}  // namespace zhirong::insurer_figures::accounts
