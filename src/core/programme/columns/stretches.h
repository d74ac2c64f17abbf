#pragma once
// Rows under the same values of a programme and the same agreement are computed by one code.
#include <functional>
#include <map>
#include <memory>
#include <span>
#include <vector>

#include "core/programme/columns/columns.h"
#include "core/programme/columns/compiler.h"
#include "core/programme/columns/runner.h"

namespace zhirong::programme::columns {

// The first day of each stretch in which no value of the programme changes, rising; the last day
// that it is in force is followed by one more.
std::vector<Date> turning_days(const Programme& programme);

// Which rows of a batch one code is for, as rows of the table, rising.
template <class Plan>
struct Group {
    Plan* plan = nullptr;
    std::vector<std::uint32_t> rows;
};

template <class Plan>
class Stretches {
public:
    using Make = std::function<std::unique_ptr<Plan>(Date day, const Agreement& agreement)>;
    Stretches(const Basis& basis, const Applications& applications, Make make)
        : basis_(basis),
          applications_(applications),
          make_(std::move(make)),
          turns_(turning_days(basis.programme)) {}

    // The rows from `begin` up to `end`; those of no stretch are left out.
    std::span<Group<Plan>> groups(std::uint32_t begin, std::uint32_t end) {
        std::size_t used = 0;
        for (std::uint32_t row = begin; row < end; ++row) {
            Plan* plan = plan_of(row);
            if (plan == nullptr) continue;
            std::size_t at = 0;
            while (at < used && groups_[at].plan != plan) ++at;
            if (at == used) {
                if (used == groups_.size()) groups_.emplace_back();
                groups_[at].plan = plan;
                groups_[at].rows.clear();
                ++used;
            }
            groups_[at].rows.push_back(row);
        }
        return {groups_.data(), used};
    }

private:
    Plan* plan_of(std::uint32_t row) {
        const Date date = applications_.dates[row];
        const std::uint16_t agreement =
            applications_.agreements.empty() ? std::uint16_t{0} : applications_.agreements[row];
        if (date >= from_ && date < until_ && agreement == agreement_) return plan_;
        const auto after = std::ranges::upper_bound(turns_, date);
        const auto stretch = static_cast<std::size_t>(after - turns_.begin());
        from_ = after == turns_.begin() ? Date::min() : *std::prev(after);
        until_ = after == turns_.end() ? Date::max() : *after;
        agreement_ = agreement;
        plan_ = nullptr;
        if (!basis_.programme.in_force(date)) return plan_;
        auto& plan = plans_[{stretch, agreement}];
        if (!plan) plan = make_(date, basis_.agreements[agreement]);
        return plan_ = plan.get();
    }

    const Basis& basis_;
    const Applications& applications_;
    Make make_;
    std::vector<Date> turns_;
    std::map<std::pair<std::size_t, std::uint16_t>, std::unique_ptr<Plan>> plans_;
    std::vector<Group<Plan>> groups_;
    // Of the row before.
    Date from_ = Date::max();
    Date until_ = Date::min();
    std::uint16_t agreement_ = 0;
    Plan* plan_ = nullptr;
};

}  // namespace zhirong::programme::columns
