#pragma once
// How firms are graded by their rights, as data: dimensions, a formula for each field of
// technology, normalisation, grades, corrections and levers. The frame is that of 技术流 (domain.md
// §5: indicator set → percentile within field and region → formula of the field → corrections →
// grade → levers); its 32 dimensions, weights and cut-offs are not public. Whoever holds a
// Scorecard holds one that was checked as a whole.
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "core/grading/columns.h"
#include "core/grading/condition.h"
#include "core/programme/value.h"

namespace zhirong::grading {

inline constexpr std::size_t most_dimensions = 64;
inline constexpr std::size_t most_groups = 16;
inline constexpr std::size_t most_fields = 64;
inline constexpr std::size_t most_grades = 32;
inline constexpr std::size_t most_corrections = 16;
inline constexpr std::size_t most_rules = 32;
inline constexpr std::size_t most_conditions = 16;
inline constexpr std::int64_t most_years = 100;

enum class Aggregate {
    count,          // of patents
    sum,            // of the measure
    mean,           // of the measure
    greatest,       // of the measure
    least,          // of the measure
    share,          // of those `among` that are also `where`
    distinct,       // words of the column, or calendar years of a date
    concentration,  // sum of the squared shares of the words (Herfindahl–Hirschman index)
    growth,         // of the patents dated in the last `years` over those in as many before:
                    // (late − early) ÷ (late + early)
    figure,         // what is known of the firm itself
};
std::span<const Word> aggregate_words();

// What is added up: a count or flag as it is, a date as years from or to the day.
struct Measure {
    enum class As { itself, years_since, years_until };
    As as = As::itself;
    PatentColumn column = PatentColumn::claims;
};

enum class Absent {
    refuse,  // the firm is not graded, and told which dimension lacks what
    worst,   // percentile zero
};

struct Dimension {
    std::string id;
    std::size_t group = 0;
    Reading reading;
    Citation citation;
    Aggregate aggregate = Aggregate::count;
    std::optional<Measure> measure;  // sum, mean, greatest, least, distinct, concentration, growth
    Conditions where;                // which patents
    Conditions among;                // of a share: out of which
    std::int64_t years = 0;          // of a growth
    std::optional<Figure> figure;    // of `figure` itself; else the count that divides (`per`)
    bool more_is_better = true;
    // Of the patents that count or may count, at least this part must be known; those that are not
    // are left out and told. In millionths.
    std::int64_t least_known = million;
    Absent absent = Absent::refuse;
    Position position;
};

// A field of technology and its formula.
struct Field {
    std::string id;
    Reading reading;
    Citation citation;
    std::vector<std::string> classes;   // of the IPC; the longest that fits decides
    bool otherwise = false;             // what no class of any field fits
    std::vector<std::int64_t> weights;  // by dimension, in millionths, of sum one
};

enum class Key { field, region, province };
std::span<const Word> key_words();

struct Normalisation {
    // From the narrowest group to the widest; each compares by part of what the one before does.
    std::vector<std::vector<Key>> levels;
    std::int64_t minimum = 1;    // fewer known values than this: the wider group
    std::int64_t winsorise = 0;  // millionths at each end, brought to the value where it begins
    Citation citation;
};

struct Grade {
    std::string id;
    Reading reading;
    std::int64_t at_least = 0;  // score in millionths; zero of the last
};

struct Effect {
    enum class Kind { cap, floor, up, down };
    Kind kind = Kind::cap;
    std::size_t grade = 0;  // of cap (no better than) and floor (no worse than)
    int notches = 0;        // of up and down, within the grades there are
};
// Grades count from 0, the best.
std::size_t corrected(std::size_t grade, const Effect& effect, std::size_t grades);

struct CorrectionRule {
    Reading reading;
    Conditions when;
    Effect effect;
};
struct Correction {
    std::string id;
    Reading reading;
    Citation citation;
    std::vector<CorrectionRule> rules;  // the first that holds
    std::optional<Effect> if_unknown;   // absent: the firm is not graded
    Position position;
};

struct Lever {
    std::string id;
    Reading reading;
    Citation citation;
    programme::Unit unit = programme::Unit::flag;
    std::vector<std::pair<std::string, Reading>> choices;  // of a text
    // By grade; absent where the lever does not apply (no price where nothing is lent).
    std::vector<std::optional<programme::Value>> values;
};
std::string to_text(const Lever& lever, std::size_t grade, Language language);

struct Group {
    std::string id;
    Reading reading;
    Citation citation;
};

struct Scorecard {
    std::string id;
    Reading title;
    Date from;
    std::vector<programme::Source> sources;
    std::vector<Group> groups;
    std::vector<Field> fields;
    Conditions field_decided_by;  // the patents whose classes decide a firm's field
    Citation field_citation;
    std::vector<Dimension> dimensions;
    Citation formula_citation;
    Normalisation normalisation;
    std::vector<Grade> grades;  // the best first
    Citation grade_citation;
    std::vector<Correction> corrections;  // in the order in which they are applied
    std::vector<Lever> levers;
    std::string version;  // SHA-256 of the canonical content, 64 hexadecimal digits

    const programme::Source* find_source(std::string_view source) const;
    std::optional<std::size_t> find_dimension(std::string_view dimension) const;
    std::optional<std::size_t> find_group(std::string_view group) const;
    std::optional<std::size_t> find_grade(std::string_view grade) const;
};

std::expected<Scorecard, programme::Problems> load_scorecard(const Tree& tree);

// The field of a class such as "H04L9/32": that of the longest class that it begins with.
std::size_t field_of(const Scorecard& scorecard, std::string_view ipc);

}  // namespace zhirong::grading
