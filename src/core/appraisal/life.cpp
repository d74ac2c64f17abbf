#include "core/appraisal/life.h"

#include <algorithm>

#include "core/appraisal/refusals.h"

namespace zhirong::appraisal {
namespace {

constexpr int months_in_year = 12;

void check_end(const std::optional<Date>& end, LifeBound bound, Date base_date,
               const std::string& path, shapes::Problems& problems) {
    if (!end) return;
    const Label name = label_of(bound);
    if (*end <= base_date)
        problems.add(refusals::life_ended, path,
                     {{"name", name.zh},
                      {"name_en", name.en},
                      {"found", to_string(*end)},
                      {"base_date", to_string(base_date)}});
    else if (const Date latest = anniversary(base_date, longest_life); *end > latest)
        problems.add(refusals::out_of_range, path,
                     {{"name", name.zh},
                      {"name_en", name.en},
                      {"expected", "不晚于 " + to_string(latest)},
                      {"expected_en", "by " + to_string(latest)},
                      {"found", to_string(*end)}});
}

}  // namespace

Date anniversary(Date from, int years) { return add_months(from, years * months_in_year); }

Ratio years_between(Date from, Date to) {
    ensure(from <= to);
    int years = static_cast<int>(civil(to).year()) - static_cast<int>(civil(from).year());
    while (anniversary(from, years) > to) --years;
    const Date begun = anniversary(from, years);
    return Ratio::whole(years) +
           Ratio((to - begun).count(), (anniversary(from, years + 1) - begun).count());
}

void check_life(Date base_date, const LifeBounds& bounds, const std::string& path,
                shapes::Problems& problems) {
    if (!bounds.legal_end && !bounds.economic_years && !bounds.contract_end)
        problems.add(refusals::life_unknown, path);
    check_end(bounds.legal_end, LifeBound::legal, base_date, shapes::member_path(path, "legal_end"),
              problems);
    if (bounds.economic_years)
        check(Quantity::economic_years, *bounds.economic_years,
              shapes::member_path(path, "economic_years"), problems);
    check_end(bounds.contract_end, LifeBound::contract, base_date,
              shapes::member_path(path, "contract_end"), problems);
}

Result<RemainingLife> remaining_life(Date base_date, const LifeBounds& bounds) {
    shapes::Problems problems;
    check_life(base_date, bounds, "", problems);
    if (!problems.none()) return std::unexpected(problems.take());

    RemainingLife life;
    life.why = {.title = {"收益年限", "Years of income"},
                .rule = "appraisal.remaining_life",
                .source = Phrase{"资产评估通行做法（背景知识）；专利权期限见《专利法》第四十二条",
                                 "Appraisal practice (background); patent terms: Patent Law 42"},
                .formula = Phrase{"法定、经济、合同期限中最短者",
                                  "the least of legal, economic and contract life"},
                .unit = Unit::text,
                .inputs = {input("base_date", "基准日", "Base date", base_date)}};
    const auto add = [&](LifeBound bound, Ratio years) { life.bounds.push_back({bound, years}); };
    if (bounds.legal_end) {
        add(LifeBound::legal, years_between(base_date, *bounds.legal_end));
        life.why.inputs.push_back(
            input("legal_end", "法定期限届满日", "End of the legal term", *bounds.legal_end));
    }
    if (bounds.economic_years) {
        add(LifeBound::economic, *bounds.economic_years);
        life.why.inputs.push_back(input("economic_years", "剩余经济年限",
                                        "Remaining economic years",
                                        to_string(*bounds.economic_years)));
    }
    if (bounds.contract_end) {
        add(LifeBound::contract, years_between(base_date, *bounds.contract_end));
        life.why.inputs.push_back(
            input("contract_end", "合同期限届满日", "End of the contract", *bounds.contract_end));
    }
    const auto least = std::ranges::min_element(life.bounds, {}, &BoundYears::years);
    life.least = least->bound;
    life.years = least->years;
    life.why.result = to_string(life.years);
    return life;
}

}  // namespace zhirong::appraisal
