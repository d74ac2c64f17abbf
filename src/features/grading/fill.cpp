#include "features/grading/fill.h"

#include <algorithm>
#include <limits>

#include "base/ensure.h"
#include "core/grading/population.h"
#include "core/journal/digest.h"

namespace zhirong::gradings {
namespace {

using grading::description;
using grading::Figure;
using grading::figure_table;
using grading::index_of;
using grading::PatentColumn;
using grading::unknown_cell;
using grading::unknown_figure;
using grading::word_number;

std::string sha256(std::string_view text) { return digest(DigestKind::sha256, text); }

std::int32_t cell_of(std::int64_t number) {
    return static_cast<std::int32_t>(std::min<std::int64_t>(number, grading::largest_patent_count));
}

// What the events say of a right one by one, beyond what its record keeps.
struct Teller {
    RegisterRight& known;
    void operator()(const rights::Licensed&) const { ++known.licences; }
    void operator()(const rights::Pledged&) const { ++known.pledges; }
    void operator()(const rights::OwnerChanged&) const { ++known.transfers; }
    void operator()(const rights::Transferred&) const { ++known.transfers; }
    void operator()(const rights::StatusNoted& event) const {
        if (event.change == rights::StatusChange::invalidation_ended)
            ++known.invalidations_survived;
    }
    template <class Other>
    void operator()(const Other&) const {}
};

const char* status_word(const rights::Right& right, Date day) {
    switch (rights::status_at(right, day)) {
        case rights::Status::not_yet_granted: return "pending";
        case rights::Status::granted: return "in_force";
        case rights::Status::invalidated: return "invalidated";
        case rights::Status::terminated: break;
    }
    const auto end = rights::legal_end(right);
    const Date ended = right.ended_on.value_or(day);
    return end && *end <= ended ? "expired" : "lapsed";
}

const char* kind_word(RightKind kind) {
    switch (kind) {
        case RightKind::invention: return "invention";
        case RightKind::utility_model: return "utility_model";
        default: return "design";
    }
}

// The latest note that says it, of those that refer to the day or one before.
template <class Member>
const typename Member::value_type* noted(const PatentFacts& facts,
                                         Member PatentFactValues::* member, Date day) {
    const FactsNoted* best = nullptr;
    for (const FactsNoted& each : facts.notes)
        if (each.values.*member && each.as_of <= day &&
            (best == nullptr || each.as_of >= best->as_of))
            best = &each;
    return best == nullptr ? nullptr : &*(best->values.*member);
}

// The larger of what the register entered and what is stated; nothing where neither says anything.
std::int32_t counted(int entered, const std::optional<std::int64_t>& stated) {
    if (!stated && entered == 0) return unknown_cell;
    return cell_of(std::max<std::int64_t>(entered, stated.value_or(0)));
}

std::int64_t millionths(Ratio ratio) {
    return grading::nearest_quotient(
        static_cast<std::int64_t>(static_cast<int128>(ratio.numerator()) * grading::million / 1),
        ratio.denominator());
}

}  // namespace

void tell(RegisterRight& known, const rights::Right::Event& event) {
    std::visit(Teller{known}, event);
    known.right = rights::apply(std::move(known.right), event);
}

std::optional<std::int64_t> fact_on(const PatentFacts& facts, PatentColumn column, Date day) {
    const auto number = [&](auto member) -> std::optional<std::int64_t> {
        const auto* found = noted(facts, member, day);
        return found == nullptr ? std::nullopt : std::optional(static_cast<std::int64_t>(*found));
    };
    using V = PatentFactValues;
    switch (column) {
        case PatentColumn::origin: {
            const Origin* found = noted(facts, &V::origin, day);
            if (found == nullptr) return std::nullopt;
            return word_number(description(PatentColumn::origin), name_of(*found));
        }
        case PatentColumn::claims: return number(&V::claims);
        case PatentColumn::forward_citations: return number(&V::forward_citations);
        case PatentColumn::backward_citations: return number(&V::backward_citations);
        case PatentColumn::family_size: return number(&V::family_size);
        case PatentColumn::family_countries: return number(&V::family_countries);
        case PatentColumn::inventors: return number(&V::inventors);
        case PatentColumn::licences: return number(&V::licences);
        case PatentColumn::transfers: return number(&V::transfers);
        case PatentColumn::pledges: return number(&V::pledges);
        case PatentColumn::litigations: return number(&V::litigations);
        case PatentColumn::invalidations_survived: return number(&V::invalidations_survived);
        case PatentColumn::pct: return number(&V::pct);
        case PatentColumn::in_product: return number(&V::in_product);
        case PatentColumn::awarded: return number(&V::awarded);
        case PatentColumn::in_standard: return number(&V::in_standard);
        default: return std::nullopt;
    }
}

std::optional<PatentRow> patent_row(const RegisterRight& known, const PatentFacts* facts,
                                    Date day) {
    const rights::Right& right = known.right;
    const auto* patent = std::get_if<rights::Patent>(&right.details);
    if (patent == nullptr || !is_patent(right.right_kind)) return std::nullopt;
    PatentRow row{.number = right.number,
                  .holder_code = right.holder.credit_code.value_or(""),
                  .holder_name = right.holder.name,
                  .cells = {},
                  .ipc = patent->main_class,
                  .lead_inventor = {}};
    row.cells.fill(unknown_cell);
    const auto set = [&](PatentColumn column, std::int32_t cell) {
        row.cells[index_of(column)] = cell;
    };
    const auto word = [&](PatentColumn column, const char* text) {
        set(column, word_number(description(column), text));
    };
    word(PatentColumn::kind, kind_word(right.right_kind));
    word(PatentColumn::status, status_word(right, day));
    set(PatentColumn::filed_on, grading::day_number(patent->filing_date));
    if (patent->grant_date) set(PatentColumn::granted_on, grading::day_number(*patent->grant_date));
    if (const auto end = rights::legal_end(right))
        set(PatentColumn::expires_on, grading::day_number(*end));
    set(PatentColumn::fee_years_paid, patent->fee_paid_through_year);
    set(PatentColumn::co_owned, right.co_owners.empty() ? 0 : 1);
    // A design's class is of Locarno, not of the IPC.
    if (right.right_kind == RightKind::design) row.ipc.clear();

    if (facts != nullptr) {
        for (std::size_t c = 0; c < grading::patent_columns; ++c)
            if (const auto fact = fact_on(*facts, static_cast<PatentColumn>(c), day))
                row.cells[c] = cell_of(*fact);
        if (const auto* found = noted(*facts, &PatentFactValues::lead_inventor, day))
            row.lead_inventor = *found;
    }
    const auto stated = [&](PatentColumn column) -> std::optional<std::int64_t> {
        return facts == nullptr ? std::nullopt : fact_on(*facts, column, day);
    };
    set(PatentColumn::licences, counted(known.licences, stated(PatentColumn::licences)));
    set(PatentColumn::transfers, counted(known.transfers, stated(PatentColumn::transfers)));
    set(PatentColumn::pledges, counted(known.pledges, stated(PatentColumn::pledges)));
    set(PatentColumn::invalidations_survived,
        counted(known.invalidations_survived, stated(PatentColumn::invalidations_survived)));
    return row;
}

std::array<std::int64_t, grading::firm_figures> figure_cells(const FirmFigures* figures,
                                                             const OrganisationKnown* organisation,
                                                             Date day) {
    std::array<std::int64_t, grading::firm_figures> cells{};
    cells.fill(unknown_figure);
    const auto put = [&](Figure figure, std::int64_t number) { cells[index_of(figure)] = number; };
    if (organisation != nullptr && organisation->size)
        put(Figure::size, word_number(description(Figure::size), name_of(*organisation->size)));
    if (figures == nullptr) return cells;
    const auto take = [&](Figure figure, auto member, auto number) {
        if (const auto found = counting(*figures, member, day); found.statement != nullptr)
            put(figure, number(*(found.statement->stated.details.values.*member)));
    };
    const auto itself = [](std::int64_t number) { return number; };
    const auto share = [](Ratio ratio) { return millionths(ratio); };
    const auto fen = [](Money money) { return money.fen; };
    using V = FigureValues;
    take(Figure::founded_on, &V::founded_on,
         [](Date date) { return std::int64_t{grading::day_number(date)}; });
    take(Figure::size, &V::size, [](FirmSize size) {
        return std::int64_t{word_number(description(Figure::size), name_of(size))};
    });
    take(Figure::staff, &V::staff, itself);
    take(Figure::rd_staff, &V::rd_staff, itself);
    take(Figure::rd_staff_kept, &V::rd_staff_kept, share);
    take(Figure::rd_intensity, &V::rd_intensity, share);
    take(Figure::revenue, &V::revenue, fen);
    take(Figure::patented_revenue_share, &V::patented_revenue_share, share);
    take(Figure::licence_income, &V::licence_income, fen);
    take(Figure::technology_contracts, &V::technology_contracts, itself);
    take(Figure::credit_policy, &V::credit_policy, [](CreditPolicy policy) {
        return std::int64_t{word_number(description(Figure::credit_policy), name_of(policy))};
    });
    take(Figure::negative_list, &V::negative_list,
         [](Listed listed) { return std::int64_t{listed == Listed::yes ? 1 : 0}; });
    return cells;
}

std::optional<std::string> region_of(const std::string& credit_code, const FirmFigures* figures,
                                     const OrganisationKnown* organisation, Date day) {
    if (figures != nullptr)
        for (auto each = figures->statements.rbegin(); each != figures->statements.rend(); ++each)
            if (!each->withdrawn && each->stated.details.as_of <= day &&
                each->stated.details.region)
                return each->stated.details.region;
    if (organisation != nullptr && organisation->region.size() == 6) return organisation->region;
    constexpr std::size_t begin = 2;
    constexpr std::size_t digits = 6;
    if (credit_code.size() < begin + digits) return std::nullopt;
    const std::string region = credit_code.substr(begin, digits);
    const bool numeric = std::ranges::all_of(region, [](char c) { return c >= '0' && c <= '9'; });
    // 100000 is the national office: no region.
    return numeric && region[0] != '0' && region != "100000" ? std::optional(region) : std::nullopt;
}

namespace {

std::string name_of_firm(const OrganisationKnown* organisation, const FirmFigures* figures,
                         const std::string& holder) {
    if (organisation != nullptr) return organisation->name;
    if (figures != nullptr && !figures->statements.empty() && holder.empty())
        return figures->statements.back().stated.details.name;
    return holder;
}

std::string text_of(const PatentRow& row) {
    std::string text = "\n" + row.number + '|' + row.ipc + '|' + row.lead_inventor;
    for (const std::int32_t cell : row.cells)
        text += '|' + (cell == unknown_cell ? std::string("?") : std::to_string(cell));
    return text;
}

template <class Map>
const typename Map::mapped_type* find(const Map& map, const std::string& key) {
    const auto found = map.find(key);
    return found == map.end() ? nullptr : &found->second;
}

}  // namespace

Tables fill(const Book& book, Date day) {
    Tables tables;
    std::map<std::string, std::uint32_t> numbers;
    std::map<std::string, std::string> holders;
    for (const PatentRow& row : book.patents) holders[row.holder_code] = row.holder_name;
    for (const auto& [code, holder] : holders) {
        const FirmFigures* figures = find(book.figures, code);
        const OrganisationKnown* organisation = find(book.organisations, code);
        numbers.emplace(code, static_cast<std::uint32_t>(tables.firms.size()));
        tables.firms.push_back({.credit_code = code,
                                .name = name_of_firm(organisation, figures, holder),
                                .region = region_of(code, figures, organisation, day),
                                .patents = 0,
                                .inputs = {}});
    }
    std::vector<std::string> known(tables.firms.size());
    tables.columns.count = tables.firms.size();
    for (auto& figures : tables.columns.figures) figures.reserve(tables.firms.size());
    for (std::size_t firm = 0; firm < tables.firms.size(); ++firm) {
        const FirmRow& row = tables.firms[firm];
        tables.columns.region.push_back(row.region ? std::stoi(*row.region) : unknown_cell);
        const auto cells = figure_cells(find(book.figures, row.credit_code),
                                        find(book.organisations, row.credit_code), day);
        known[firm] = row.credit_code + '|' + row.name + '|' + row.region.value_or("?");
        for (std::size_t f = 0; f < grading::firm_figures; ++f) {
            tables.columns.figures[f].push_back(cells[f]);
            known[firm] +=
                '|' + (cells[f] == unknown_figure ? std::string("?") : std::to_string(cells[f]));
        }
    }
    for (auto& cells : tables.patents.columns) cells.reserve(book.patents.size());
    for (const PatentRow& row : book.patents) {
        const std::uint32_t firm = numbers.at(row.holder_code);
        ++tables.firms[firm].patents;
        known[firm] += text_of(row);
        tables.patents.owner.push_back(firm);
        for (std::size_t c = 0; c < grading::patent_columns; ++c) {
            const auto column = static_cast<PatentColumn>(c);
            std::int32_t cell = row.cells[c];
            if (column == PatentColumn::ipc)
                cell = row.ipc.empty()
                           ? unknown_cell
                           : static_cast<std::int32_t>(tables.patents.ipc.code(row.ipc));
            if (column == PatentColumn::lead_inventor)
                cell = row.lead_inventor.empty()
                           ? unknown_cell
                           : static_cast<std::int32_t>(
                                 tables.patents.inventors.code(row.lead_inventor));
            // Follows from the class: the columns make it themselves.
            if (column == PatentColumn::ipc_subclass) continue;
            tables.patents.columns[c].push_back(cell);
        }
    }
    std::string all;
    for (std::size_t firm = 0; firm < tables.firms.size(); ++firm) {
        tables.firms[firm].inputs = sha256(known[firm]);
        all += tables.firms[firm].inputs + '\n';
    }
    tables.inputs = sha256(all);
    return tables;
}

}  // namespace zhirong::gradings
