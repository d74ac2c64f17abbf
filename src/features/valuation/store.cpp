#include "features/valuation/store.h"

#include <algorithm>

#include "features/price/price.h"
#include "features/rights/rights.h"
#include "platform/desk/view.h"
#include "platform/json/json.h"
#include "platform/reference_data/appraisal_data.h"

namespace zhirong::valuation {
namespace {

// How old a published price may be to stand beside a value: the product's own line.
constexpr int most_months_published = 36;

std::vector<Earlier> earlier_of(View& view, const Valuation& valuation, const std::string& right) {
    std::vector<Earlier> all;
    for (const Valuation& other : accepted_by_key(view, "right:" + right)) {
        if (other.id == valuation.id) continue;
        for (const Line& line : other.report.value().lines)
            if (line.right == right) all.push_back({other.accepted->on, line.value});
    }
    return all;
}

std::vector<Money> published_of(const std::vector<price::Publication>& publications,
                                const rights::Right& right, Date base_date) {
    price::Sought sought{.kind = right.right_kind,
                         .from = add_months(base_date, -most_months_published)};
    if (const auto classes = rights::classes(right.details); !classes.empty())
        sought.right_class = classes.front();
    std::vector<Money> prices;
    for (const price::Comparable& each : price::comparables(publications, sought))
        if (each.basis != price::Basis::value) prices.push_back(each.price);
    return prices;
}

// Without holding it: an acceptance is no reason to stop other banks' business.
Money asked_for(View& view, const std::string& id) {
    const Rows rows = view.session().query("select body from record where id = $1 and kind = $2",
                                           id, financing::Financing::kind);
    ensure(!rows.empty());
    const auto tree = parse_json(rows.front().text(0));
    ensure(tree.has_value());
    const auto financing = read<financing::Financing>(*tree);
    ensure(financing.has_value());
    return financing->application.amount;
}

std::vector<Ratio> own_ratios(View& view, const Valuation& valuation) {
    std::vector<Ratio> ratios;
    for (const Valuation& other : accepted_by_key(view, "valuer:" + valuation.appraiser)) {
        if (other.id == valuation.id) continue;
        ratios.emplace_back(other.accepted->value.fen, asked_for(view, other.financing).fen);
    }
    return ratios;
}

std::optional<ScoredRate> scored_rate(View& view, const Valuation& valuation,
                                      const AppraisalData& data) {
    if (!valuation.file || !valuation.file->score) return std::nullopt;
    const auto file = view.linked<workbench::WorkingFile>(valuation.file->working_file);
    const auto& income = workbench::finished(file).sheet.income;
    const auto* relief = income ? std::get_if<appraisal::RoyaltyRelief>(&income->method) : nullptr;
    if (relief == nullptr) return std::nullopt;
    const auto range = appraisal::royalty_of(data.royalties, income->field.value_or("any"));
    if (!range) return std::nullopt;
    const auto expected =
        appraisal::rate_by_score(range->usual_from, range->usual_to, *valuation.file->score);
    if (!expected) return std::nullopt;
    return ScoredRate{*valuation.file->score, relief->royalty, *expected};
}

}  // namespace

std::vector<Valuation> accepted_by_key(View& view, const std::string& key) {
    const Rows rows = view.session().query(
        "select r.body from record_key k join record r on r.id = k.record where k.kind = $1 and "
        "k.key = $2 and r.stage = $3",
        Valuation::kind, key, std::string(name_of(Stage::accepted)));
    std::vector<Valuation> all;
    for (const Row& row : rows) {
        const auto tree = parse_json(row.text(0));
        ensure(tree.has_value());
        auto valuation = read<Valuation>(*tree);
        ensure(valuation.has_value());
        all.push_back(*std::move(valuation));
    }
    std::ranges::sort(all, {},
                      [](const Valuation& each) { return std::pair(each.accepted->on, each.id); });
    return all;
}

bool values_for(View& view, const financing::Financing& financing) {
    if (!financing.valuation) return false;
    return view.linked<Valuation>(*financing.valuation).appraiser == view.actor().organisation;
}

Known known_of(View& view, const Valuation& valuation, const financing::Financing& financing,
               const AppraisalData& data) {
    const Report& report = valuation.report.value();
    Known known{.total = total(report.lines),
                .asked = financing.application.amount,
                .rights = {},
                .own_ratios = own_ratios(view, valuation),
                .scored = scored_rate(view, valuation, data)};
    const std::vector<price::Publication> publications = price::publications(view);
    for (const Line& line : report.lines) {
        const auto right = view.linked<rights::Right>(line.right);
        known.rights.push_back({right.title, line.value, earlier_of(view, valuation, line.right),
                                published_of(publications, right, valuation.commission.base_date)});
    }
    return known;
}

}  // namespace zhirong::valuation
