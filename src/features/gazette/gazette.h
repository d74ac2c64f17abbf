#pragma once
// What registers publish of their entries, and what follows from it.
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/paper/paper.h"
#include "features/gazette/record.h"
#include "features/gazette/shape.h"

namespace zhirong {
class Work;
}

namespace zhirong::gazette {

// Within the command that makes the entry; one entry of a registration in one command.
void publish(Work& work, Entry entry);

Publication apply(Publication publication, const Publication::Event& event);
std::vector<std::string> parties(const Publication& publication);  // everybody
Label stage_words(const Publication& publication);
std::vector<std::string> keys(const Publication& publication);

// Keys to find publications by.
std::string key_of_right(const std::string& number);
std::string key_of_firm(const std::string& name);
std::string key_of_registration(Register of, const std::string& number);
std::string key_of_day(const std::string& day);  // "2024-03-15", or as it begins: "2024-03"

// Whether a registration stands, from all its entries in their order.
struct Standing {
    bool stands = true;
    Date since;                    // registered or filed
    std::optional<Date> ended_on;  // of a revoked one, which never was: the day it was revoked
    Label words;                   // 有效, or how it ended
};
Standing standing_of(std::span<const Entry> entries);

// The entries of a period as they are printed. `title`: "2024年3月".
paper::Document issue(const std::string& title, std::span<const Entry> entries, Date printed_on);

}  // namespace zhirong::gazette
