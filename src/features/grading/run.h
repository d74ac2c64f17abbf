#pragma once
// A whole population scored at once, and what is kept of it.
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/workers.h"
#include "core/grading/explanation.h"
#include "features/grading/fill.h"

namespace zhirong::gradings {

inline constexpr std::size_t most_firms_of_a_run = 100'000;

// A scorecard with the segments on top of it, as its folder holds them.
struct Card {
    grading::Scorecard card;
    std::optional<grading::Segmentation> segmentation;
    std::string file;  // "example-32/scorecard.yaml"
};
using CardPointer = std::shared_ptr<const Card>;

// Every version there is, by id and then by the day from which it holds.
class Cards {
public:
    explicit Cards(std::vector<CardPointer> all);
    const std::vector<CardPointer>& all() const { return all_; }
    // The version of that id that holds on the day: "example_32"; or one by its digest or the
    // beginning of it: "example_32@3f2a".
    Result<CardPointer> named(const std::string& name, Date day) const;
    // Null where it is gone.
    CardPointer version(const std::string& id, const std::string& version) const;

private:
    std::vector<CardPointer> all_;
};

struct Scored {
    CardPointer card;
    Date day;
    std::vector<FirmRow> firms;
    std::string inputs;
    grading::Portfolios portfolios;
    grading::Firms columns;
    grading::Population population;
    grading::Grades grades;
    std::optional<grading::Segments> segments;

    std::optional<std::size_t> find(const std::string& credit_code) const;
};
Result<std::shared_ptr<const Scored>> score(CardPointer card, const Book& book, Date day,
                                            const Workers& workers = in_turn);

// Of each firm, as it is kept; `run` may be empty.
std::vector<Graded> results_of(const Scored& scored, const std::string& run);
// SHA-256 over everything but the run's id: the same for the same book and scorecard.
std::string digest_of(const std::vector<Graded>& results);
// Counts, distribution, levers. Who ran it, and where the journal stood, are the caller's to say.
RunComputed summary_of(const Scored& scored, const Book& book, const std::vector<Graded>& results);

// What one version does to the grades of another over the same firms.
struct Moves {
    std::vector<std::vector<std::int64_t>> table;  // by grade of a, then of b; the last is "none"
    std::int64_t better = 0;
    std::int64_t same = 0;
    std::int64_t worse = 0;
    std::int64_t newly_graded = 0;
    std::int64_t no_longer_graded = 0;
};
// By how far the grade is from the best of its own scorecard, so both need as many grades; nothing
// where they have not.
std::optional<Moves> moves(const Scored& a, const Scored& b);

}  // namespace zhirong::gradings
