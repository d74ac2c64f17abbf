#pragma once
// "No" is an answer. A Refusal says what was found, what was expected and what to do, in Chinese
// and English, at the field it concerns. A world that fails (disk, network) is an exception; a bug
// is ensure().
#include <expected>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace zhirong {

// One constant for each way to be refused. The words may hold {names} that a Refusal's facts fill.
struct RefusalKind {
    const char* code;  // stable, "feature.reason"; part of the API
    int status;        // HTTP: 400 malformed, 401, 403, 404, 409 not now, 422 not so
    const char* zh;
    const char* en;
};

struct Fact {
    std::string name;  // as in the words' {name}
    std::string value;
    friend bool operator==(const Fact&, const Fact&) = default;
};

struct Refusal {
    const RefusalKind* kind = nullptr;
    std::string field;  // "amount", "rights[2].number"; empty: the request as a whole
    std::vector<Fact> facts;
};

std::string in_chinese(const Refusal& refusal);
std::string in_english(const Refusal& refusal);

// Everything wrong with one request, so that it is mended in one go. Never empty.
struct Refusals {
    std::vector<Refusal> all;
    const Refusal& first() const { return all.front(); }
};

template <class T>
using Result = std::expected<T, Refusals>;

inline std::unexpected<Refusals> refuse(const RefusalKind& kind, std::string field = {},
                                        std::vector<Fact> facts = {}) {
    return std::unexpected(Refusals{{Refusal{&kind, std::move(field), std::move(facts)}}});
}

}  // namespace zhirong

// The value, or leave the function with the refusals. The one error macro. The counter keeps the
// name of an inner TRY from shadowing the outer one's.
#define TRY(...) ZHIRONG_TRY(__COUNTER__, __VA_ARGS__)
#define ZHIRONG_TRY(number, ...) ZHIRONG_TRY_JOINED(number, __VA_ARGS__)
#define ZHIRONG_TRY_JOINED(number, ...) ZHIRONG_TRY_NAMED(tried_##number##_, __VA_ARGS__)
#define ZHIRONG_TRY_NAMED(name, ...)                         \
    __extension__({                                          \
        auto name = (__VA_ARGS__);                           \
        if (!name) [[unlikely]]                              \
            return std::unexpected(std::move(name).error()); \
        *std::move(name);                                    \
    })
// The same where there is no value to take.
#define CHECKED(...)                                             \
    do {                                                         \
        auto checked_ = (__VA_ARGS__);                           \
        if (!checked_) [[unlikely]]                              \
            return std::unexpected(std::move(checked_).error()); \
    } while (false)
