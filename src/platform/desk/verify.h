#pragma once
// The proof that the book is whole: every journal line's digest from the tables alone, every entry
// balanced, every record nothing but its events. Reads one consistent moment, page by page, so the
// memory it needs does not grow with the book. Changes nothing.
#include <cstdint>
#include <functional>
#include <span>
#include <stdexcept>
#include <string>
#include <vector>

#include "base/shape.h"
#include "platform/desk/record.h"
#include "platform/desk/view.h"

namespace zhirong {

struct Difference {
    std::string where;  // "journal 12", "entry EN12-0", "record LN7K2M…"
    std::string zh;
    std::string en;
};

// What was held against what, and how it came out.
struct Check {
    Label name;
    std::int64_t compared = 0;
    std::int64_t differences = 0;   // all of them
    std::vector<Difference> first;  // at most most_differences

    static constexpr std::size_t most_differences = 20;
    void differs(std::string where, std::string zh, std::string en);
};

struct VerifyReport {
    std::string digest_kind;
    std::int64_t journal_lines = 0;
    std::string end_of_chain;  // to be written down elsewhere: it stands for the whole journal
    std::vector<Check> checks;
    bool whole() const;
};

// What a feature promises of its figures in the books. Reads what it needs in pages of its own.
struct Proof {
    Label name;
    std::function<void(View&, Check&)> run;
};

// Called between pages with what was done and how much there is; false stops (Interrupted).
using VerifyProgress = std::function<bool(const Label& check, std::int64_t done, std::int64_t all)>;
struct Interrupted : std::runtime_error {
    using runtime_error::runtime_error;
};

VerifyReport verify(Database& database, std::span<const RecordKind> kinds,
                    std::span<const Proof> proofs, const VerifyProgress& progress = {});

// {whole, digest, journal_lines, end_of_chain, checks:[{name, zh, en, compared, differences,
// first:[{where, zh, en}]}]}
Tree to_tree(const VerifyReport& report);

}  // namespace zhirong
