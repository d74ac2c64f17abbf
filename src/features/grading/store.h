#pragma once
// Reading the book in bulk, and the populations that were scored lately.
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "features/grading/import.h"
#include "features/grading/run.h"

namespace zhirong {
class Session;
class View;
}  // namespace zhirong

namespace zhirong::gradings {

// The scorecards below the folder: of each folder in it scorecard*.yaml, with segments*.yaml of the
// same ending. std::runtime_error naming file and line where one is wrong. No folder, no
// scorecards.
Cards load_cards(const std::string& folder);

// The journal's last line.
std::int64_t end_of_journal(Session& session);

// What the journal said up to that line, of all firms: rights, figures, facts and organisations
// folded from their events, so that it can be read again at any time.
Book read_book(Session& session, std::int64_t through, Date day, const Workers& workers);

// The rights of one firm as they are now, with what the register entered over the years.
std::vector<RegisterRight> rights_of(Session& session, const std::string& credit_code);
std::optional<OrganisationKnown> organisation_of(Session& session, const std::string& credit_code);
// The organisation on the platform with that code, and the other way round.
std::optional<std::string> organisation_id_of(Session& session, const std::string& credit_code);
// Which of these numbers the register knows.
std::set<std::string> on_register(Session& session, const std::vector<std::string>& numbers);

// Whose figures, grade and portrait the person may see: a firm its own; banks, the authority and
// the platform all; others nobody's.
class Reader {
public:
    explicit Reader(View& view);
    bool sees(const std::string& credit_code) const { return all_ || credit_code == own_; }
    // Runs, lists of firms, demands.
    bool sees_all() const { return all_; }
    const std::string& own() const { return own_; }  // empty: the person is of no firm

private:
    bool all_ = false;
    std::string own_;
};
Result<std::monostate> require_sight(const Reader& reader, const std::string& credit_code);

// Populations are dear to make and never change: the last ones are kept.
class Laboratory {
public:
    explicit Laboratory(Cards cards);
    const Cards& cards() const { return cards_; }
    const Workers& workers() const { return workers_; }
    // Scored from the book as the run knew it. Refused where its scorecard is gone.
    Result<std::shared_ptr<const Scored>> scored(View& view, const Run& run);
    void keep(const std::string& run, std::shared_ptr<const Scored> scored);

private:
    Cards cards_;
    Workers workers_;
    struct Kept;
    std::shared_ptr<Kept> kept_;
};

}  // namespace zhirong::gradings
