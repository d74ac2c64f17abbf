#include <fmt/format.h>

#include <algorithm>
#include <mutex>
#include <stdexcept>

#include "features/programmes/programmes.h"
#include "platform/desk/verify.h"
#include "platform/desk/work.h"
#include "platform/json/json.h"
#include "platform/yaml/yaml.h"

namespace zhirong::programmes {
namespace {

using programme::Programme;

template <Record R>
R stored(const std::string& body) {
    const auto tree = parse_json(body, {.bytes = std::size_t{1} << 28, .depth = 64});
    ensure(tree.has_value());
    auto record = read<R>(*tree);
    ensure(record.has_value());
    return *std::move(record);
}

std::expected<Programme, programme::Problems> load_text(const std::string& text) {
    const auto tree = yaml::parse_yaml(text);
    if (!tree) return std::unexpected(tree.error());
    return programme::load(*tree);
}

// The programmes with the days that the closings leave them.
programme::Library arranged(const Editions& editions,
                            const std::map<std::string, Closing>& closings) {
    programme::Library library;
    for (const auto& edition : editions) {
        Programme programme = edition->programme;
        if (const auto closing = closings.find(programme.version); closing != closings.end())
            programme.until = closing->second.until;
        if (auto added = library.add(std::move(programme)); !added)
            throw std::runtime_error(in_chinese(added.error().first()) + " / " +
                                     in_english(added.error().first()));
    }
    return library;
}

std::shared_ptr<const Edition> published_edition(Session& session, const std::string& id) {
    const Rows rows =
        session.query("select body from record where id = $1 and kind = 'publication'", id);
    ensure(!rows.empty());
    Published content = stored<Publication>(rows.front().text(0)).content;
    auto programme = load_text(content.text);
    if (!programme || programme->version != content.version)
        throw std::runtime_error(
            fmt::format("已公布的政策 {0}（{1}）无法读作其公布时的版本 / publication {0} ({1}) "
                        "does not read as "
                        "the version under which it was published: run zhirong verify",
                        id, content.programme));
    return std::make_shared<const Edition>(
        Edition{*std::move(programme), std::move(content.text), std::move(content.cases), id});
}

std::int64_t newest_publication(Session& session) {
    return session
        .query("select cast(coalesce(max(updated), 0) as bigint) from record where kind = $1",
               std::string(Series::kind))
        .front()
        .integer(0);
}

// `known` saves reading again what does not change.
std::shared_ptr<const Stock> stocked(Session& session, const Stock& shipped, const Stock& known,
                                     std::int64_t as_of) {
    auto stock = std::make_shared<Stock>();
    stock->as_of = as_of;
    for (const Row& row : session.query("select body from record where kind = $1 order by id",
                                        std::string(Series::kind)))
        for (const Followed& each : stored<Series>(row.text(0)).versions) {
            if (each.closes) stock->closings[each.closes->version] = *each.closes;
            const auto found = std::ranges::find(known.editions, each.publication,
                                                 [](const auto& one) { return one->publication; });
            stock->editions.push_back(found != known.editions.end()
                                          ? *found
                                          : published_edition(session, each.publication));
        }
    // A published text may come with a later program: it is the same version.
    for (const auto& edition : shipped.editions)
        if (stock->find(edition->programme.version) == nullptr) stock->editions.push_back(edition);
    stock->library = arranged(stock->editions, stock->closings);
    return stock;
}

}  // namespace

const Edition* Stock::find(std::string_view version) const {
    const auto found = std::ranges::find(editions, version, [](const auto& edition) {
        return std::string_view(edition->programme.version);
    });
    return found == editions.end() ? nullptr : found->get();
}

struct Shelf::Newest {
    std::mutex guard;
    std::shared_ptr<const Stock> stock;
};

Shelf::~Shelf() = default;

Shelf::Shelf(Editions shipped) : newest_(std::make_unique<Newest>()) {
    auto stock = std::make_shared<Stock>();
    stock->editions = std::move(shipped);
    stock->library = arranged(stock->editions, {});
    shipped_ = stock;
    newest_->stock = stock;
}

const Stock& Shelf::stock(View& view) const {
    if (const void* held = view.held(this)) return *static_cast<const Stock*>(held);
    auto stock = current(view.session());
    const Stock& result = *stock;
    view.hold(this, std::move(stock));
    return result;
}

std::shared_ptr<const Stock> Shelf::current(Session& session) const {
    const std::int64_t as_of = newest_publication(session);
    std::shared_ptr<const Stock> known;
    {
        const std::scoped_lock lock(newest_->guard);
        // A reader whose moment is a little older may see a newer stock: versions do not begin in
        // the past of those they follow.
        if (newest_->stock->as_of >= as_of) return newest_->stock;
        known = newest_->stock;
    }
    auto stock = stocked(session, *shipped_, *known, as_of);
    const std::scoped_lock lock(newest_->guard);
    if (newest_->stock->as_of < as_of) newest_->stock = std::move(stock);
    return newest_->stock;
}

std::size_t Review::passed() const {
    return static_cast<std::size_t>(std::ranges::count_if(outcomes, &programme::Outcome::passed));
}

Review review(const Stock& stock, const std::string& text, const std::string& cases,
              const programme::Published& published) {
    Review review;
    auto programme = load_text(text);
    if (!programme) {
        review.problems = std::move(programme).error();
    } else {
        review.programme = *std::move(programme);
    }
    // What the cases may name, the programme declares: without it they cannot be judged.
    const auto tree = yaml::parse_yaml(cases);
    if (!tree) review.case_problems = tree.error();
    if (!tree || !review.programme) return review;
    programme::Library library;
    ensure(library.add(*review.programme).has_value());
    for (const std::string& id : stock.library.ids())
        if (id != review.programme->id)
            for (const Programme& other : stock.library.versions(id))
                ensure(library.add(other).has_value());
    const auto read = programme::load_cases(*tree, library);
    if (!read) {
        review.case_problems = read.error();
        return review;
    }
    for (const programme::Case& each : read->cases)
        review.outcomes.push_back(programme::run(library, read->programme, each, published));
    return review;
}

Result<std::optional<Closing>> place(const Stock& stock, const Programme& programme, Date today) {
    std::vector<Standing> others;
    for (const Programme& each : stock.library.versions(programme.id))
        others.push_back({each.version, each.from, each.until});
    return place(others, {programme.version, programme.from, programme.until}, today);
}

// Where there is no series yet, two that begin it collide on its id, and one of them begins again.
void hold_series(Work& work, const std::string& programme) {
    (void)work.get<Series>(series_of(programme));
}

Result<std::string> publish(Work& work, const Shelf& shelf, Published published) {
    const Stock& stock = shelf.stock(work);
    const std::string id = series_of(published.programme);
    auto found = work.get<Series>(id);
    Series series = found ? *std::move(found) : Series{.id = id, .versions = {}};
    const auto programme = load_text(published.text);
    ensure(programme.has_value());
    published.closes = TRY(place(stock, *programme, work.today()));
    Publication publication{.id = work.new_id(Publication::prefix), .content = {}};
    const Followed followed{publication.id, published.version, published.from, published.until,
                            published.closes};
    CHECKED(work.create(publication, std::move(published)));
    if (found)
        work.happened(series, followed);
    else
        CHECKED(work.create(series, followed));
    return publication.id;
}

Proof publications_proof() {
    return {{"publications", "公布的政策文本与其版本一致", "Published texts are their versions"},
            [](View& view, Check& check) {
                for (const Row& row : view.session().query(
                         "select id from record where kind = 'publication' order by id")) {
                    const auto publication = view.linked<Publication>(row.text(0));
                    const auto programme = load_text(publication.content.text);
                    ++check.compared;
                    const std::string found = programme ? programme->version : "?";
                    if (found != publication.content.version)
                        check.differs("publication " + publication.id,
                                      fmt::format("文本的版本为 {}，公布时为 {}", found,
                                                  publication.content.version),
                                      fmt::format("the text is version {}, published as {}", found,
                                                  publication.content.version));
                }
            }};
}

}  // namespace zhirong::programmes
