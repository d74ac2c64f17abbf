#pragma once
// What it costs to keep a patent a year longer: the office's schedule, as dated data with its
// sources (reference/annual-fees.yaml), and what a late payment costs more.
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/money.h"
#include "base/result.h"
#include "base/shape.h"
#include "core/identifiers/right_kind.h"

namespace zhirong::annual_fees {

struct Words {
    std::string zh, en;
};
// Where it stands, and whether that was read or is common knowledge nobody has looked up for us.
struct Provenance {
    bool verified = false;
    Words source;
};

struct Band {
    RightKind kind = RightKind::invention;
    int from_year = 1;
    int to_year = 1;
    Money fee;
};
// What a small entity is let off, in the first years from the grant.
struct Reduction {
    std::string id;
    Words words;
    Ratio share;    // let off
    int years = 0;  // that it holds for, the year of the grant the first
    Provenance provenance;
};
// Months beyond the due date: from their first day, or once they are over.
enum class MonthCount { started, completed };
struct Surcharge {
    Ratio a_month;  // of the year's full fee, whatever was let off
    MonthCount counted = MonthCount::started;
    int months = 6;  // of grace
    Provenance provenance;
};
struct Edition {
    Date from;
    Provenance provenance;
    std::vector<Band> bands;
    std::vector<Reduction> reductions;
    Surcharge surcharge;
};

class Schedule {
public:
    // Refused, at the field: editions or bands out of order, years without a fee, shares beyond 1.
    static Result<Schedule> read(const Tree& tree);

    // What holds for a fee that falls due that day; nothing: before the first edition.
    const Edition* on(Date due) const;

private:
    std::vector<Edition> editions_;
};

// Nothing: the edition has no fee for such a year.
std::optional<Money> fee_of(const Edition& edition, RightKind kind, int year);

}  // namespace zhirong::annual_fees

namespace zhirong {

template <>
struct EnumNames<annual_fees::MonthCount> {
    using enum annual_fees::MonthCount;
    using M = annual_fees::MonthCount;
    static constexpr std::array names{
        EnumName<M>{started, "started", "每开始一个月", "Each month begun"},
        EnumName<M>{completed, "completed", "每满一个月", "Each month over"}};
};
template <>
struct Shape<annual_fees::Words> {
    using T = annual_fees::Words;
    static constexpr std::array fields{field<&T::zh>("zh", "中文", "Chinese", not_blank),
                                       field<&T::en>("en", "英文", "English", not_blank)};
};
template <>
struct Shape<annual_fees::Provenance> {
    using T = annual_fees::Provenance;
    static constexpr std::array fields{field<&T::verified>("verified", "已核实", "Verified"),
                                       field<&T::source>("source", "依据", "Source")};
};
template <>
struct Shape<annual_fees::Band> {
    using T = annual_fees::Band;
    static constexpr std::array fields{
        field<&T::kind>("kind", "权利种类", "Kind of right"),
        field<&T::from_year>("from_year", "自第几年度", "From year", positive),
        field<&T::to_year>("to_year", "至第几年度", "To year", positive),
        field<&T::fee>("fee", "年费", "Annual fee", positive)};
};
template <>
struct Shape<annual_fees::Reduction> {
    using T = annual_fees::Reduction;
    static constexpr std::array fields{field<&T::id>("id", "代号", "Id", not_blank),
                                       field<&T::words>("words", "名称", "Words"),
                                       field<&T::share>("share", "减缴比例", "Share let off"),
                                       field<&T::years>("years", "减缴年数", "Years", positive),
                                       field<&T::provenance>("provenance", "依据", "Provenance")};
};
template <>
struct Shape<annual_fees::Surcharge> {
    using T = annual_fees::Surcharge;
    static constexpr std::array fields{
        field<&T::a_month>("a_month", "每月比例", "Share a month"),
        field<&T::counted>("counted", "月数计算", "How months count"),
        field<&T::months>("months", "滞纳期月数", "Months of grace", positive),
        field<&T::provenance>("provenance", "依据", "Provenance")};
};
template <>
struct Shape<annual_fees::Edition> {
    using T = annual_fees::Edition;
    static constexpr std::array fields{field<&T::from>("from", "施行日", "In force from"),
                                       field<&T::provenance>("provenance", "依据", "Provenance"),
                                       field<&T::bands>("bands", "年费标准", "Fees", not_blank),
                                       field<&T::reductions>("reductions", "减缴", "Reductions"),
                                       field<&T::surcharge>("surcharge", "滞纳金", "Surcharge")};
};

}  // namespace zhirong
