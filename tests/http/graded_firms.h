#pragma once
// A register with the patents of many firms, for what compares firms with one another.
#include <string>
#include <vector>

#include "http/client.h"

namespace zhirong::testing {

// A credit code of Changsha whose check character is right.
std::string firm_code(int number);
// Of an invention (kind '1') or utility model ('2') filed in that year, with its check digit.
std::string patent_number(int year, char kind, int number);

struct RegisterOfFirms {
    std::vector<std::string> codes;    // in rising order of their patents
    std::vector<std::string> patents;  // numbers
};
// `firms` firms, the first with one patent, each with one more up to `most`; all of one field and
// region unless `fields` is more. Needs an organisation "window" of the registry.
RegisterOfFirms fill_register(Office& office, int firms, int most = 12, int fields = 1);

}  // namespace zhirong::testing
