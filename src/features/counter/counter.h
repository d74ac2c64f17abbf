#pragma once
// What the caps of programmes have let through so far: for a borrower and year, a pot of a year, a
// group of subsidies together. Kept to the fen under lock, charged when an application is filed and
// given back when it is refused, cut, withdrawn or clawed back.
#include <optional>
#include <set>
#include <string>
#include <variant>
#include <vector>

#include "base/shape.h"
#include "core/programme/limit.h"

namespace zhirong::counter {

// What is counted together.
struct CounterKey {
    std::string name;  // of the group, or "<programme>.<cap>" where the cap counts alone
    programme::CapScope per = programme::CapScope::programme;
    std::string subject;  // organisation, loan, right, fund; empty: everything
    int year = 0;         // 0: all years
    friend bool operator==(const CounterKey&, const CounterKey&) = default;
};
std::string id_of(const CounterKey& key);

struct Charged {
    CounterKey key;
    Label words;  // of the cap that charged last
    std::string application;
    std::string office;
    Money limit;          // as the cap had it
    bool is_pot = false;  // shared pro rata at the end
    Money change;         // more, or less
    std::string reason;
    Date on;
};
// A pot that is shared pro rata at the end has been shared: nothing more is taken in.
struct Shared {
    std::string batch;
    Money asked;
    Money shared;
    Date on;
};
using CounterEvent = std::variant<Charged, Shared>;

struct Counter {
    static constexpr const char* kind = "subsidy_counter";
    static constexpr const char* prefix = "SC";
    using Event = CounterEvent;
    std::string id;
    CounterKey key;
    Label words;
    Money limit;
    Money used;
    bool is_pot = false;
    std::optional<Shared> shared;
    std::vector<std::string> offices;
};

Counter apply(Counter counter, const CounterEvent& event);
std::vector<std::string> parties(const Counter& counter);
Label stage_words(const Counter& counter);

// The year and the subject that a cap counts by; nothing where it is about something that the
// application does not have (a loan, a right, a fund).
struct CountedFor {
    std::string borrower;
    std::string bank;
    std::string guarantor;
    std::string loan;
    std::string policy;
    std::string right;
    std::string fund;
    Date on;
};
std::optional<CounterKey> key_of(const programme::Cap& cap, const std::string& of_programme,
                                 const CountedFor& counted);

}  // namespace zhirong::counter

namespace zhirong {

template <>
struct EnumNames<programme::CapScope> {
    using E = programme::CapScope;
    static constexpr std::array names{
        EnumName<E>{E::claim, "claim", "每笔", "Per claim"},
        EnumName<E>{E::expense, "expense", "每项费用", "Per expense"},
        EnumName<E>{E::loan, "loan", "每笔贷款", "Per loan"},
        EnumName<E>{E::policy, "policy", "每份保单", "Per policy"},
        EnumName<E>{E::right, "right", "每件知识产权", "Per right"},
        EnumName<E>{E::borrower, "borrower", "每家企业", "Per borrower"},
        EnumName<E>{E::borrower_year, "borrower_year", "每家企业每年", "Per borrower and year"},
        EnumName<E>{E::bank, "bank", "每家银行", "Per bank"},
        EnumName<E>{E::bank_year, "bank_year", "每家银行每年", "Per bank and year"},
        EnumName<E>{E::bank_borrower_year, "bank_borrower_year", "每家银行每家企业每年",
                    "Per bank, borrower and year"},
        EnumName<E>{E::guarantor_year, "guarantor_year", "每家担保机构每年",
                    "Per guarantor and year"},
        EnumName<E>{E::fund, "fund", "每个基金", "Per fund"},
        EnumName<E>{E::programme, "programme", "全部资金", "The whole programme"},
        EnumName<E>{E::programme_year, "programme_year", "年度资金", "Per programme and year"}};
};

template <>
struct Shape<counter::CounterKey> {
    using T = counter::CounterKey;
    static constexpr std::array fields{
        field<&T::name>("name", "额度名称", "Name"), field<&T::per>("per", "范围", "Scope"),
        field<&T::subject>("subject", "对象", "Subject"), field<&T::year>("year", "年度", "Year")};
};

template <>
struct Shape<counter::Charged> : EventShape<"charged", "额度变动", "Charged"> {
    using T = counter::Charged;
    static constexpr std::array fields{field<&T::key>("key", "额度", "Key"),
                                       field<&T::words>("words", "名称", "Words"),
                                       field<&T::application>("application", "申请", "Application"),
                                       field<&T::office>("office", "受理单位", "Office"),
                                       field<&T::limit>("limit", "上限", "Limit"),
                                       field<&T::is_pot>("is_pot", "年终按比例", "Shared pro rata"),
                                       field<&T::change>("change", "变动", "Change"),
                                       field<&T::reason>("reason", "原因", "Reason"),
                                       field<&T::on>("on", "日期", "Date")};
};

template <>
struct Shape<counter::Shared> : EventShape<"shared", "按比例分配", "Shared pro rata"> {
    using T = counter::Shared;
    static constexpr std::array fields{
        field<&T::batch>("batch", "批次", "Batch"), field<&T::asked>("asked", "申请合计", "Asked"),
        field<&T::shared>("shared", "分配合计", "Shared"), field<&T::on>("on", "日期", "Date")};
};

template <>
struct Shape<counter::Counter> {
    using T = counter::Counter;
    static constexpr std::array fields{field<&T::id>("id", "编号", "Id"),
                                       field<&T::key>("key", "额度", "Key"),
                                       field<&T::words>("words", "名称", "Words"),
                                       field<&T::limit>("limit", "上限", "Limit"),
                                       field<&T::used>("used", "已用", "Used"),
                                       field<&T::is_pot>("is_pot", "年终按比例", "Shared pro rata"),
                                       field<&T::shared>("shared", "分配", "Shared"),
                                       field<&T::offices>("offices", "受理单位", "Offices")};
};

}  // namespace zhirong
