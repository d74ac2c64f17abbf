#include "features/grading/store.h"

#include <algorithm>
#include <filesystem>
#include <mutex>
#include <stdexcept>
#include <thread>

#include "base/ensure.h"
#include "features/grading/refusals.h"
#include "platform/desk/view.h"
#include "platform/json/json.h"
#include "platform/workers/workers.h"
#include "platform/yaml/scorecard_files.h"

namespace zhirong::gradings {
namespace {

using organisation::Organisation;
using rights::Right;

constexpr std::int64_t events_of_a_page = 20'000;
constexpr std::size_t events_of_a_part = 500;
constexpr std::size_t populations_kept = 2;
constexpr std::size_t most_workers = 8;

template <class Event>
Event stored_event(const std::string& body) {
    const auto tree = parse_json(body);
    ensure(tree.has_value());
    auto event = read<Event>(*tree);
    ensure(event.has_value());  // Written by us; verify finds what was changed by others.
    return *std::move(event);
}

// Every event of a kind up to a line of the journal, by record and version. Read page by page and
// understood by several workers at a time.
template <class R, class Use>
void each_event(Session& session, std::int64_t through, const Workers& workers, Use use) {
    std::string stream;
    std::int64_t version = 0;
    for (;;) {
        const Rows rows = session.query(
            "select stream, version, body from event where kind = $1 and journal <= $2 and "
            "(stream > $3 or (stream = $3 and version > $4)) order by stream, version limit $5",
            R::kind, through, stream, version, events_of_a_page);
        std::vector<std::optional<typename R::Event>> events(rows.size());
        workers((rows.size() + events_of_a_part - 1) / events_of_a_part, [&](std::size_t part) {
            const std::size_t end = std::min(rows.size(), (part + 1) * events_of_a_part);
            for (std::size_t i = part * events_of_a_part; i < end; ++i)
                events[i] = stored_event<typename R::Event>(rows[i].text(2));
        });
        for (std::size_t i = 0; i < rows.size(); ++i) use(rows[i].text(0), *std::move(events[i]));
        if (std::ssize(rows) < events_of_a_page) return;
        stream = rows.back().text(0);
        version = rows.back().integer(1);
    }
}

template <class R>
Known<R> fold_all(Session& session, std::int64_t through, const Workers& workers,
                  const std::string& prefix) {
    Known<R> all;
    each_event<R>(session, through, workers,
                  [&](const std::string& stream, typename R::Event event) {
                      R& record = all[stream.substr(prefix.size())];
                      record.id = stream;
                      record = apply(std::move(record), std::as_const(event));
                  });
    return all;
}

OrganisationKnown known_of(const Organisation& organisation) {
    return {organisation.details.name, organisation.details.region, organisation.details.size};
}

std::string told(const std::vector<programme::FileProblem>& problems) {
    std::string text;
    for (const programme::FileProblem& each : problems)
        text += (text.empty() ? "" : "\n") + programme::to_text(each, programme::Language::zh) +
                '\n' + programme::to_text(each, programme::Language::en);
    return text;
}

CardPointer load_card(const std::filesystem::path& file) {
    auto scorecard = grading::load_scorecard_file(file);
    if (!scorecard) throw std::runtime_error(told(scorecard.error()));
    auto card = std::make_shared<Card>();
    card->file = (file.parent_path().filename() / file.filename()).string();
    card->card = *std::move(scorecard);
    const std::string ending = file.filename().string().substr(std::string("scorecard").size());
    const auto segments = file.parent_path() / ("segments" + ending);
    if (std::filesystem::exists(segments)) {
        auto segmentation = grading::load_segmentation_file(segments, card->card);
        if (!segmentation) throw std::runtime_error(told(segmentation.error()));
        card->segmentation = *std::move(segmentation);
    }
    return card;
}

}  // namespace

Cards load_cards(const std::string& folder) {
    std::vector<std::filesystem::path> files;
    if (std::filesystem::is_directory(folder))
        for (const auto& each : std::filesystem::recursive_directory_iterator(folder))
            if (each.path().extension() == ".yaml" &&
                each.path().filename().string().starts_with("scorecard"))
                files.push_back(each.path());
    std::ranges::sort(files);
    std::vector<CardPointer> cards;
    for (const auto& file : files) cards.push_back(load_card(file));
    return Cards(std::move(cards));
}

std::int64_t end_of_journal(Session& session) {
    const Rows rows = session.query("select number from journal order by number desc limit 1");
    return rows.empty() ? 0 : rows.front().integer(0);
}

Book read_book(Session& session, std::int64_t through, Date day, const Workers& workers) {
    Book book;
    each_event<Organisation>(
        session, through, workers, [&](const std::string&, Organisation::Event event) {
            const auto& details = std::get<organisation::Registered>(event).details;
            if (details.kind == OrganisationKind::enterprise)
                book.organisations[details.credit_code] = {details.name, details.region,
                                                           details.size};
        });
    book.figures = fold_all<FirmFigures>(session, through, workers, FirmFigures::prefix);
    const auto facts = fold_all<PatentFacts>(session, through, workers, PatentFacts::prefix);

    RegisterRight known;
    const auto finish = [&] {
        if (known.right.id.empty()) return;
        const auto found = facts.find(known.right.number);
        if (auto row = patent_row(known, found == facts.end() ? nullptr : &found->second, day)) {
            if (row->holder_code.empty())
                ++book.without_code;
            else
                book.patents.push_back(*std::move(row));
        }
        known = {};
    };
    each_event<Right>(session, through, workers,
                      [&](const std::string& stream, Right::Event event) {
                          if (stream != known.right.id) {
                              finish();
                              known.right.id = stream;
                          }
                          tell(known, event);
                      });
    finish();
    std::ranges::sort(book.patents, {}, &PatentRow::number);
    return book;
}

std::vector<RegisterRight> rights_of(Session& session, const std::string& credit_code) {
    const Rows rows = session.query(
        "select e.stream, e.body from record_key k join event e on e.stream = k.record "
        "where k.kind = $1 and k.key = $2 order by e.stream, e.version",
        Right::kind, "credit:" + credit_code);
    std::vector<RegisterRight> all;
    for (const Row& row : rows) {
        if (all.empty() || all.back().right.id != row.text(0)) {
            all.emplace_back();
            all.back().right.id = row.text(0);
        }
        tell(all.back(), stored_event<Right::Event>(row.text(1)));
    }
    return all;
}

std::optional<std::string> organisation_id_of(Session& session, const std::string& credit_code) {
    std::optional<std::string> id;
    for (const Row& row :
         session.query("select id, body from record where kind = $1", Organisation::kind)) {
        // Cheaper than reading each: the code is eighteen characters that occur nowhere else.
        if (row.text(1).find(credit_code) == std::string::npos) continue;
        const auto tree = parse_json(row.text(1));
        ensure(tree.has_value());
        const auto organisation = read<Organisation>(*tree);
        ensure(organisation.has_value());
        if (organisation->details.credit_code == credit_code &&
            organisation->details.kind == OrganisationKind::enterprise)
            id = organisation->id;
    }
    return id;
}

std::optional<OrganisationKnown> organisation_of(Session& session, const std::string& credit_code) {
    const auto id = organisation_id_of(session, credit_code);
    if (!id) return std::nullopt;
    const Rows rows = session.query("select body from record where id = $1", *id);
    const auto tree = parse_json(rows.front().text(0));
    ensure(tree.has_value());
    const auto organisation = read<Organisation>(*tree);
    ensure(organisation.has_value());
    return known_of(*organisation);
}

std::set<std::string> on_register(Session& session, const std::vector<std::string>& numbers) {
    std::set<std::string> found;
    for (const std::string& number : numbers)
        if (!session
                 .query("select 1 from record_key where kind = $1 and key = $2 limit 1",
                        Right::kind, "number:" + number)
                 .empty())
            found.insert(number);
    return found;
}

Reader::Reader(View& view) : all_(view.sees_all()) {
    if (all_) return;
    const auto own = view.linked<Organisation>(view.actor().organisation);
    if (own.details.kind == OrganisationKind::enterprise) own_ = own.details.credit_code;
    all_ = own.details.kind == OrganisationKind::bank ||
           own.details.kind == OrganisationKind::authority;
}

Result<std::monostate> require_sight(const Reader& reader, const std::string& credit_code) {
    if (reader.sees(credit_code)) return {};
    return refuse(may_not_see, "credit_code", {{"found", credit_code}});
}

// Populations that were scored, for the threads of all requests.
struct Laboratory::Kept {
    std::mutex mutex;
    std::vector<std::pair<std::string, std::shared_ptr<const Scored>>> all;  // the latest last

    std::shared_ptr<const Scored> find(const std::string& run) const {
        for (const auto& [id, scored] : all)
            if (id == run) return scored;
        return nullptr;
    }
    void add(const std::string& run, std::shared_ptr<const Scored> scored) {
        all.emplace_back(run, std::move(scored));
        if (all.size() > populations_kept) all.erase(all.begin());
    }
};

Laboratory::Laboratory(Cards cards)
    : cards_(std::move(cards)),
      workers_(on_threads(
          std::clamp<std::size_t>(std::thread::hardware_concurrency(), 1, most_workers))),
      kept_(std::make_shared<Kept>()) {}

Result<std::shared_ptr<const Scored>> Laboratory::scored(View& view, const Run& run) {
    const std::scoped_lock lock(kept_->mutex);
    if (auto known = kept_->find(run.id)) return known;
    const RunComputed& known = run.computed;
    const CardPointer card = cards_.version(known.scorecard, known.version);
    if (!card)
        return refuse(scorecard_gone, "scorecard",
                      {{"found", known.scorecard}, {"version", known.version.substr(0, 12)}});
    const Book book = read_book(view.session(), known.journal, known.day, workers_);
    auto scored = TRY(score(card, book, known.day, workers_));
    kept_->add(run.id, scored);
    return scored;
}

void Laboratory::keep(const std::string& run, std::shared_ptr<const Scored> scored) {
    const std::scoped_lock lock(kept_->mutex);
    if (!kept_->find(run)) kept_->add(run, std::move(scored));
}

Result<GradeOnDay> latest_grade(View& view, const std::string& credit_code, Date on,
                                const std::string& bank) {
    const auto firm = view.find<FirmGrade>(id_of_grade(credit_code));
    const Graded* graded = firm ? grade_on(*firm, on) : nullptr;
    if (graded == nullptr)
        return refuse(no_grade, "credit_code", {{"day", to_string(on)}, {"found", credit_code}});
    return grade_of(*firm, view.linked<Run>(graded->run), on, bank);
}

}  // namespace zhirong::gradings
