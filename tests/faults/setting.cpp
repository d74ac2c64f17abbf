#include "faults/setting.h"

#include <cstdlib>
#include <iostream>
#include <random>
#include <string>

namespace zhirong::testing {

std::uint64_t setting(const char* name, std::uint64_t otherwise) {
    const char* text = std::getenv(name);
    return text == nullptr ? otherwise : std::stoull(text);
}

std::uint64_t seed() {
    static const std::uint64_t chosen = [] {
        const std::uint64_t number = setting("ZHIRONG_SEED", std::random_device()());
        std::cout << "ZHIRONG_SEED=" << number << " repeats these moments\n";
        return number;
    }();
    return chosen;
}

}  // namespace zhirong::testing
