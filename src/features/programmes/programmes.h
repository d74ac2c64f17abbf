#pragma once
// The regional policies that the system knows: those that come with the program, and those that
// officials published through it. A version is never edited; a later one may end it.
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/programme/cases.h"
#include "core/programme/library.h"
#include "features/programmes/publication.h"

namespace zhirong {
class Session;
class View;
class Work;
struct Proof;
}  // namespace zhirong

namespace zhirong::programmes {

// One version as it was written.
struct Edition {
    programme::Programme programme;
    std::string text;         // programme.yaml
    std::string cases;        // cases.yaml; may be empty
    std::string publication;  // id of its record; empty: it comes with the program
};
using Editions = std::vector<std::shared_ptr<const Edition>>;

// All of them at one moment.
struct Stock {
    programme::Library library;
    Editions editions;
    std::map<std::string, Closing> closings;  // by the version that was ended
    std::int64_t as_of = 0;                   // journal line of the newest publication in it

    const Edition* find(std::string_view version) const;
};

// Every server sees what any of them published: a unit of work that asks looks at one number in the
// store first. Safe to use from many threads.
class Shelf {
public:
    // std::runtime_error where two of them would be in force on the same day.
    explicit Shelf(Editions shipped);
    Shelf(const Shelf&) = delete;
    Shelf& operator=(const Shelf&) = delete;
    ~Shelf();

    // Stays as it is until the unit of work ends.
    const Stock& stock(View& view) const;
    const programme::Library& in(View& view) const { return stock(view).library; }
    // What comes with the program, whatever was published.
    const programme::Library& shipped() const { return shipped_->library; }

private:
    std::shared_ptr<const Stock> current(Session& session) const;

    struct Newest;

    std::shared_ptr<const Stock> shipped_;
    std::unique_ptr<Newest> newest_;  // shared by all threads
};

// A text and its worked cases, read as they would be after publication: beside all other
// programmes, but without the other versions of its own.
struct Review {
    std::optional<programme::Programme> programme;
    programme::Problems problems;       // of the text
    programme::Problems case_problems;  // of the cases
    std::vector<programme::Outcome> outcomes;
    bool clean() const { return programme && case_problems.empty(); }
    std::size_t passed() const;
};
Review review(const Stock& stock, const std::string& text, const std::string& cases,
              const programme::Published& published);

// Which version a programme would end if it were published today; refused as place() refuses.
Result<std::optional<Closing>> place(const Stock& stock, const programme::Programme& programme,
                                     Date today);
// What the store knows of the person's own firm beyond its record, and from where.
struct KnownFact {
    std::string name;
    Tree value;
    programme::Reading origin;
};
using KnownFacts = std::function<std::vector<KnownFact>(View&)>;

// From here until the command ends nobody else publishes a version of this programme. To be called
// before the stock is taken.
void hold_series(Work& work, const std::string& programme);
// The version and what it ends become part of the stock; refused where it would be in force beside
// another. `published.closes` is filled in here. Returns the publication's id.
Result<std::string> publish(Work& work, const Shelf& shelf, Published published);

// Each published text reads as the version under which it was published.
Proof publications_proof();

}  // namespace zhirong::programmes
