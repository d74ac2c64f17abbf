#include "core/programme/compare.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <set>
#include <tuple>

#include "core/programme/evaluate.h"
#include "core/programme/subsidy.h"

namespace zhirong::programme {
namespace {

using columns::Answer;
using columns::Mark;
using columns::Number;

// One figure of one version, row by row.
struct Figures {
    Reading words;
    bool is_count = false;
    std::vector<Number> amounts;
    std::vector<Mark> known;
};
using AllFigures = std::map<std::string, Figures>;

// The rows that are asked about, by date.
struct Rows {
    columns::Table table{0};
    std::vector<std::uint32_t> of_book;
    std::vector<Date> dates;
    std::vector<std::uint16_t> agreements;
    std::map<CapScope, std::vector<std::uint32_t>> indexes;
    std::set<std::uint32_t> applied_for;  // loans, whose applications are rows of their own
};

Rows rows_of(const Programme& a, const Programme& b, const Book& book,
             const WhatIfRequest& request) {
    Rows rows;
    for (std::uint32_t row = 0; row < book.rows(); ++row) {
        if (book.dates[row] < request.from || request.to < book.dates[row]) continue;
        const std::string& applied_to = book.applied_to[row];
        if (!applied_to.empty() && applied_to != a.id && applied_to != b.id) continue;
        rows.of_book.push_back(row);
        const std::uint32_t loan = book.subjects.at(CapScope::loan).of_rows[row];
        if (!applied_to.empty() && loan != columns::nobody) rows.applied_for.insert(loan);
    }
    std::ranges::sort(rows.of_book, {}, [&](std::uint32_t row) {
        return std::tie(book.dates[row], book.records[row]);
    });
    rows.table = book.table.select(rows.of_book);
    for (const std::uint32_t row : rows.of_book) {
        rows.dates.push_back(book.dates[row]);
        rows.agreements.push_back(book.agreement_of_row[row]);
        for (const auto& [scope, subjects] : book.subjects)
            rows.indexes[scope].push_back(subjects.of_rows[row]);
    }
    return rows;
}

// The terms that this version leaves open too, in its unit; where it does not accept the value, it
// is not there.
std::vector<Agreement> carried_over(const Programme& programme,
                                    const std::vector<Agreement>& agreements) {
    std::vector<Agreement> carried;
    for (const Agreement& each : agreements) {
        Agreement kept{each.id, {}};
        for (const Term& term : each.terms) {
            const NamedQuantity* quantity = programme.find_quantity(term.name);
            if (quantity == nullptr || quantity->unit != unit_of(term.value)) continue;
            const Agreement alone{each.id, {term}};
            if (load_agreement(programme, to_tree(programme, alone))) kept.terms.push_back(term);
        }
        carried.push_back(std::move(kept));
    }
    return carried;
}

// A reason why nothing is paid, whatever else may be missing.
bool decides(const Refusals& refusals) {
    return std::ranges::any_of(refusals.all, [](const Refusal& each) {
        return each.kind == &refusals::condition_failed ||
               each.kind == &refusals::trigger_not_met || each.kind == &refusals::too_late;
    });
}

struct WhyRow {
    const RefusalKind& kind;
    const char* zh;
    const char* en;
};
const std::array<WhyRow, 9> whys{{
    {refusals::missing_fact, "账簿没有这项事实", "The book does not hold this fact"},
    {refusals::missing_term, "协议没有约定", "No agreement states it"},
    {refusals::unknown_parameter, "政策来源没有给出", "The source of the policy does not give it"},
    {refusals::no_tier, "不在任何一档之内", "Outside every tier"},
    {refusals::no_value_on_date, "当日没有规定的值", "No value on that day"},
    {refusals::no_reference_rate, "当日的利率未公布或未载入", "Not published or not loaded"},
    {refusals::ratio_to_nothing, "为零，不能作除数", "Nothing, so nothing is measured by it"},
    {refusals::dates_upside_down, "日期先后颠倒", "The dates are upside down"},
    {refusals::out_of_range, "计算结果超出可表示的范围", "The result is out of range"},
}};

// Of a refusal without such a row, its own words.
Reading why_of(const Refusal& refusal) {
    const auto found =
        std::ranges::find_if(whys, [&](const WhyRow& row) { return &row.kind == refusal.kind; });
    if (found == whys.end()) return {in_chinese(refusal), in_english(refusal)};
    return {found->zh, found->en};
}

Reading name_in_words(const Programme& programme, const std::string& name) {
    if (const FactKind* fact = find_fact(name)) return {fact->zh, fact->en};
    if (const Declaration* declared = programme.find_declaration(name)) return declared->reading;
    if (const NamedQuantity* quantity = programme.find_quantity(name)) return quantity->reading;
    if (const ReferenceKind* reference = find_reference(name))
        return {reference->zh, reference->en};
    return {};
}

// The version has no rule for such a row: it pays nothing for it, and that is told.
bool without_rule(const Refusals& refusals) {
    return std::ranges::all_of(refusals.all, [](const Refusal& each) {
        return each.kind == &refusals::no_tier || each.kind == &refusals::no_choice ||
               each.kind == &refusals::no_value_on_date;
    });
}

class Evaluation {
public:
    Evaluation(Side side, const Programme& programme, const Book& book, Rows& rows,
               const WhatIfRequest& request, std::function<void()> step);

    // Again without what the other version cannot tell either, so that a row that counts for
    // neither takes nothing from a cap. By figure, the rows to leave out.
    void leave_out(const std::map<std::string, std::vector<Mark>>& rows);

    AllFigures figures;
    ComparedVersion version;
    std::vector<DryPotOfSide> dry;
    std::vector<MissingInBook> missing;

private:
    void eligible();
    void exposure(const char* name, const Reading& words);
    void subsidies();
    void compensation();
    void add_subsidy(const columns::Grants& grants);
    void note_dry(const columns::Grants& grants);
    void note_missing(std::size_t row, const Refusals& refusals);
    Figures& figure(const std::string& id, Reading words);
    bool is_application(std::size_t row) const {
        return !book_.applied_to[rows_.of_book[row]].empty();
    }

    Side side_;
    const Programme& programme_;
    const Book& book_;
    Rows& rows_;
    std::vector<Agreement> agreements_;
    columns::Basis basis_;
    columns::Applications applications_;
    columns::Counters counters_;
    std::map<std::string, std::vector<Mark>> left_out_;
    std::map<std::pair<std::string, std::string>, std::size_t> missing_at_;
    std::vector<std::vector<Mark>> missing_rows_;
};

Evaluation::Evaluation(Side side, const Programme& programme, const Book& book, Rows& rows,
                       const WhatIfRequest& request, std::function<void()> step)
    : side_(side),
      programme_(programme),
      book_(book),
      rows_(rows),
      agreements_(carried_over(programme, book.agreements)),
      basis_{programme, agreements_, request.published},
      applications_{rows.table, {}} {
    version = {
        programme.id, programme.version, programme.title, programme.from, programme.until, 0, 0};
    for (const Date date : rows.dates) {
        Date rules = std::max(date, programme.from);
        if (programme.until) rules = std::min(rules, *programme.until);
        if (rules != date) ++version.moved;
        applications_.dates.push_back(rules);
    }
    applications_.counted_on = rows.dates;
    applications_.agreements = rows.agreements;
    applications_.indexes = rows.indexes;
    eligible();
    step();
    if (programme.exposure) {
        exposure("exposure.covered", {"受补偿的本金", "Covered principal"});
        exposure("exposure.reserved", {"占用的补偿资金", "Reserved by the fund"});
    }
    step();
    if (programme.compensation) compensation();
    step();
    if (!programme.subsidies.empty()) subsidies();
    step();
}

Figures& Evaluation::figure(const std::string& id, Reading words) {
    Figures& all = figures[id];
    all.words = std::move(words);
    all.amounts.assign(rows_.dates.size(), 0);
    all.known.assign(rows_.dates.size(), 1);
    return all;
}

void Evaluation::leave_out(const std::map<std::string, std::vector<Mark>>& rows) {
    left_out_ = rows;
    counters_ = {};
    dry.clear();
    if (programme_.compensation) compensation();
    if (!programme_.subsidies.empty()) subsidies();
}

void Evaluation::note_missing(std::size_t row, const Refusals& refusals) {
    for (const Refusal& each : refusals.all) {
        const auto [found, fresh] = missing_at_.emplace(
            std::pair{std::string(each.kind->code), each.field}, missing.size());
        if (fresh) {
            missing.push_back({side_, each.kind->code, each.field,
                               name_in_words(programme_, each.field), why_of(each), 0});
            missing_rows_.emplace_back(rows_.dates.size());
        }
        Mark& told = missing_rows_[found->second][row];
        if (told == 0) ++missing[found->second].rows;
        told = 1;
    }
}

void Evaluation::eligible() {
    if (programme_.eligibility.empty() && programme_.controls.empty()) return;
    Figures& all = figure("eligible", {"符合条件的笔数", "Eligible"});
    all.is_count = true;
    const auto found = columns::eligibility(
        basis_, applications_, [&](std::size_t row, const Subsidy*, const Refusals& refusals) {
            all.known[row] = 0;
            note_missing(row, refusals);
        });
    for (std::size_t row = 0; row < found.answers.size(); ++row)
        all.amounts[row] = found.answers[row] == Answer::granted ? 1 : 0;
    version.traced += found.traced;
}

void Evaluation::exposure(const char* name, const Reading& words) {
    Figures& all = figure(name, words);
    auto found = columns::evaluate(basis_, name, applications_,
                                   [&](std::size_t row, const Subsidy*, const Refusals& refusals) {
                                       if (is_application(row)) return;
                                       all.known[row] = 0;
                                       note_missing(row, refusals);
                                   });
    all.amounts = std::move(found.numbers);
    for (std::size_t row = 0; row < all.amounts.size(); ++row)
        if (is_application(row)) all.amounts[row] = 0;
    version.traced += found.traced;
}

// Of rows whose loss is known; the others have none to share.
void Evaluation::compensation() {
    const columns::Column* loss = rows_.table.find("loan.principal_loss");
    const std::size_t count = rows_.dates.size();
    applications_.grants.assign(count, columns::no_grant);
    for (std::size_t row = 0; loss != nullptr && row < count; ++row)
        if (!is_application(row) && (loss->missing.empty() || loss->missing[row] == 0) &&
            loss->numbers[row] > 0)
            applications_.grants[row] = 0;
    std::vector<Mark> known(count, 1);
    if (const auto out = left_out_.find("compensation.covered"); out != left_out_.end())
        for (std::size_t row = 0; row < count; ++row)
            if (out->second[row] != 0) {
                applications_.grants[row] = columns::no_grant;
                known[row] = 0;
            }
    const Subsidy* whole = nullptr;
    const auto found =
        columns::grant(basis_, {&whole, 1}, applications_, counters_,
                       [&](std::size_t row, const Subsidy*, const Refusals& refusals) {
                           if (decides(refusals)) return;
                           note_missing(row, refusals);
                           if (!without_rule(refusals)) known[row] = 0;
                       });
    applications_.grants.clear();
    const columns::Grants& grants = found.front();
    version.traced += grants.traced;
    note_dry(grants);
    Figures& shared = figure("compensation.covered", {"纳入分担的损失", "Loss that is shared"});
    shared.amounts = grants.granted;
    shared.known = known;
    Figures& uncovered =
        figure("compensation.uncovered", {"未纳入分担的损失", "Loss that is not shared"});
    uncovered.known = known;
    std::erase_if(figures, [](const auto& each) {
        return each.first.starts_with("compensation.") && each.first != "compensation.covered" &&
               each.first != "compensation.uncovered";
    });
    for (std::size_t p = 0; p < grants.parties.size(); ++p) {
        const Party* party = find_party(grants.parties[p]);
        const std::string id = "compensation." + grants.parties[p];
        // A party that is named twice bears both parts.
        Figures& part = figures.contains(id)
                            ? figures[id]
                            : figure(id, {std::string(party->zh) + "承担的损失",
                                          std::string("Loss borne by the ") + party->en});
        part.known = known;
        for (std::size_t row = 0; row < count; ++row) part.amounts[row] += grants.parts[p][row];
    }
    for (std::size_t row = 0; row < count; ++row)
        if (grants.answers[row] == Answer::granted)
            figures["compensation.uncovered"].amounts[row] = grants.uncovered(row);
}

void Evaluation::subsidies() {
    std::vector<const Subsidy*> asked;
    for (const Subsidy& each : programme_.subsidies) asked.push_back(&each);
    const std::size_t count = rows_.dates.size();
    bool one_is_named = false;
    for (std::size_t row = 0; row < count; ++row) {
        const std::string& named = book_.subsidies[rows_.of_book[row]];
        const auto at = std::ranges::find(
            asked, named, [](const Subsidy* each) { return std::string_view(each->id); });
        const std::uint32_t loan = rows_.indexes.at(CapScope::loan)[row];
        const bool every = !is_application(row) && !rows_.applied_for.contains(loan);
        one_is_named = one_is_named || !every;
        applications_.grants.push_back(every ? columns::every_grant
                                       : !is_application(row) || at == asked.end()
                                           ? columns::no_grant
                                           : static_cast<std::uint16_t>(at - asked.begin()));
    }
    if (!one_is_named) applications_.grants.clear();
    applications_.left_out.clear();
    for (const Subsidy* each : asked) {
        Figures& own = figure("subsidy." + each->id, each->reading);
        if (left_out_.empty()) continue;
        applications_.left_out.emplace_back();
        const auto out = left_out_.find("subsidy." + each->id);
        if (out == left_out_.end()) continue;
        applications_.left_out.back() = out->second;
        for (std::size_t row = 0; row < count; ++row)
            if (out->second[row] != 0) own.known[row] = 0;
    }
    Figures& all = figure("subsidies", {"补贴合计", "Subsidies together"});
    const auto found =
        columns::grant(basis_, asked, applications_, counters_,
                       [&](std::size_t row, const Subsidy* subsidy, const Refusals& refusals) {
                           if (decides(refusals)) return;
                           note_missing(row, refusals);
                           if (!without_rule(refusals))
                               figures["subsidy." + subsidy->id].known[row] = 0;
                       });
    applications_.grants.clear();
    applications_.left_out.clear();
    for (const columns::Grants& grants : found) {
        Figures& own = figures["subsidy." + grants.subsidy->id];
        own.amounts = grants.granted;
        for (std::size_t row = 0; row < count; ++row) {
            all.amounts[row] += grants.granted[row];
            all.known[row] &= own.known[row];
        }
        version.traced += grants.traced;
        note_dry(grants);
    }
}

void Evaluation::note_dry(const columns::Grants& grants) {
    for (const columns::DryPot& pot : grants.dry) {
        const CapScope scope = pot.cap->per == CapScope::bank_year ? CapScope::bank : pot.cap->per;
        const auto subjects = book_.subjects.find(scope);
        dry.push_back(
            {side_, pot.cap->id, pot.cap->reading, pot.cap->per,
             subjects == book_.subjects.end() ? std::string() : subjects->second.name(pot.index),
             pot.year, rows_.dates[pot.row], book_.records[rows_.of_book[pot.row]], pot.limit});
    }
}

// ---- both versions beside each other

constexpr std::array<std::int64_t, 8> band_limits{-100'000'000, -10'000'000, -1'000'000, 0, 0,
                                                  1'000'000,    10'000'000,  100'000'000};

std::vector<ChangeBand> bands_of(const std::vector<BorrowerChange>& changes) {
    std::vector<ChangeBand> bands;
    bands.push_back({std::nullopt, Money{band_limits.front()}, 0});
    for (std::size_t i = 0; i + 1 < band_limits.size(); ++i)
        if (band_limits[i] != band_limits[i + 1])
            bands.push_back({Money{band_limits[i]}, Money{band_limits[i + 1]}, 0});
    bands.push_back({Money{band_limits.back()}, std::nullopt, 0});
    for (const BorrowerChange& change : changes) {
        const Money difference = change.difference();
        if (difference == Money{}) continue;
        for (ChangeBand& band : bands) {
            // A loss of just a limit is in the lesser loss, a gain of just a limit in the lesser
            // gain.
            const bool gain = difference > Money{};
            const bool above =
                !band.from || (gain ? difference > *band.from : difference >= *band.from);
            const bool below = !band.to || (gain ? difference <= *band.to : difference < *band.to);
            if (above && below) {
                ++band.borrowers;
                break;
            }
        }
    }
    return bands;
}

Measure measure(const std::string& id, const Figures* a, const Figures* b, const Book& book,
                const Rows& rows, std::size_t top) {
    Measure result;
    result.id = id;
    result.words = (b != nullptr ? b : a)->words;
    result.is_count = (b != nullptr ? b : a)->is_count;
    std::map<std::pair<int, int>, QuarterTotal> quarters;
    const Subjects& borrowers = book.subjects.at(CapScope::borrower);
    std::map<std::uint32_t, BorrowerChange> changes;
    for (std::size_t row = 0; row < rows.dates.size(); ++row) {
        if ((a != nullptr && a->known[row] == 0) || (b != nullptr && b->known[row] == 0)) {
            ++result.unknown;
            continue;
        }
        ++result.rows;
        // A version without such a figure pays nothing of it.
        const Money under_a{a == nullptr ? 0 : a->amounts[row]};
        const Money under_b{b == nullptr ? 0 : b->amounts[row]};
        const auto date = civil(rows.dates[row]);
        const int year = static_cast<int>(date.year());
        const int quarter = static_cast<int>((static_cast<unsigned>(date.month()) - 1) / 3) + 1;
        QuarterTotal& total = quarters[{year, quarter}];
        total.year = year;
        total.quarter = quarter;
        ++total.rows;
        total.a += under_a;
        total.b += under_b;
        result.a += under_a;
        result.b += under_b;
        const std::uint32_t who = borrowers.of_rows[rows.of_book[row]];
        BorrowerChange& change = changes[who];
        change.borrower = borrowers.name(who);
        ++change.rows;
        change.a += under_a;
        change.b += under_b;
    }
    for (const auto& [key, total] : quarters) result.quarters.push_back(total);
    std::vector<BorrowerChange> all;
    for (auto& [who, change] : changes) all.push_back(std::move(change));
    // By what they get more; of equals, by name, so that the order is one.
    std::ranges::sort(all, [](const BorrowerChange& x, const BorrowerChange& y) {
        return x.difference() != y.difference() ? x.difference() > y.difference()
                                                : x.borrower < y.borrower;
    });
    for (const BorrowerChange& each : all) {
        const bool gains = each.difference() > Money{};
        const bool loses = each.difference() < Money{};
        ++(gains ? result.gain : loses ? result.lose : result.same);
        if (gains && result.gainers.size() < top) result.gainers.push_back(each);
    }
    for (auto each = all.rbegin(); each != all.rend() && result.losers.size() < top; ++each)
        if (each->difference() < Money{}) result.losers.push_back(*each);
    if (!result.is_count) result.bands = bands_of(all);
    return result;
}

// As one reads: what is eligible, what is covered, what a loss costs, what is paid.
int rank(const std::string& id) {
    if (id == "eligible") return 0;
    if (id.starts_with("exposure.")) return 1;
    if (id == "compensation.covered") return 2;
    if (id == "compensation.uncovered") return 4;
    if (id.starts_with("compensation.")) return 3;
    return id == "subsidies" ? 5 : 6;
}

}  // namespace

namespace {

// Where a version cannot tell what it pays.
std::map<std::string, std::vector<Mark>> unknown_to(const AllFigures& a, const AllFigures& b) {
    std::map<std::string, std::vector<Mark>> unknown;
    for (const AllFigures* figures : {&a, &b})
        for (const auto& [id, each] : *figures) {
            if (id != "compensation.covered" && !id.starts_with("subsidy.")) continue;
            if (std::ranges::find(each.known, Mark{0}) == each.known.end()) continue;
            std::vector<Mark>& rows = unknown[id];
            rows.resize(each.known.size());
            for (std::size_t row = 0; row < rows.size(); ++row)
                if (each.known[row] == 0) rows[row] = 1;
        }
    return unknown;
}

}  // namespace

WhatIf compare(const Programme& a, const Programme& b, const Book& book,
               const WhatIfRequest& request) {
    constexpr std::size_t steps = 10;
    std::size_t done = 0;
    const auto step = [&] { request.progress(++done, steps); };
    Rows rows = rows_of(a, b, book, request);
    step();
    Evaluation under_a(Side::a, a, book, rows, request, step);
    Evaluation under_b(Side::b, b, book, rows, request, step);
    if (const auto unknown = unknown_to(under_a.figures, under_b.figures); !unknown.empty()) {
        under_a.leave_out(unknown);
        under_b.leave_out(unknown);
    }
    WhatIf result;
    result.a = std::move(under_a.version);
    result.b = std::move(under_b.version);
    result.from = request.from;
    result.to = request.to;
    result.rows = rows.dates.size();
    std::set<std::pair<int, std::string>> ids;
    for (const auto* figures : {&under_a.figures, &under_b.figures})
        for (const auto& [id, each] : *figures) ids.emplace(rank(id), id);
    if (result.rows > 0)
        for (const auto& [order, id] : ids) {
            const auto of_a = under_a.figures.find(id);
            const auto of_b = under_b.figures.find(id);
            result.measures.push_back(
                measure(id, of_a == under_a.figures.end() ? nullptr : &of_a->second,
                        of_b == under_b.figures.end() ? nullptr : &of_b->second, book, rows,
                        std::min(request.top, most_top)));
        }
    for (Evaluation* each : {&under_a, &under_b}) {
        for (DryPotOfSide& pot : each->dry) result.dry.push_back(std::move(pot));
        for (MissingInBook& fact : each->missing) result.missing.push_back(std::move(fact));
    }
    std::ranges::stable_sort(result.dry, {}, &DryPotOfSide::day);
    std::ranges::stable_sort(result.missing, std::greater{}, &MissingInBook::rows);
    step();
    return result;
}

}  // namespace zhirong::programme
