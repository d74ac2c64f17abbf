#pragma once
#include <cstddef>
#include <string_view>
#include <variant>

#include "base/result.h"

namespace zhirong {

// What a password must be (NIST SP 800-63B section 5.1.1.2: length and no common ones; GB/T
// 22239-2019 section 8.1.4.1 lets an operator ask for kinds of characters and an age besides).
struct PasswordPolicy {
    std::size_t shortest = 10;  // characters
    int kinds = 1;              // of digits, capitals, small letters and others
    int days = 0;               // until it must be changed; 0: never
};

// Refused at `field`, with what to do: too short or long, too few kinds, the user's name with
// little else, or a word of the dictionary that attackers try first (cracklib).
Result<std::monostate> check_password(std::string_view password, std::string_view user,
                                      const PasswordPolicy& policy, std::string_view field);

}  // namespace zhirong
