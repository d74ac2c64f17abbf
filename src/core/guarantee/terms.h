#pragma once
// The words of a guarantee scheme.
#include "base/shape.h"

namespace zhirong::guarantee {

// Who bears a part of the loss.
enum class Party { bank, guarantor, re_guarantor, national_fund, local_fund };

// Whether the guarantor looks at each loan, or the guarantee follows the loan by itself
// (见贷即保: the bank lends, the guarantor trusts its decision; notice case 15).
enum class Mode { approval, automatic };

// What of the loan is guaranteed.
enum class Covered { principal, principal_and_interest };
enum class FeeBasis { principal, guaranteed };

// What the payments of a year are held against.
enum class ClaimBase {
    issued_in_year,
    released_in_year,
    in_force,
};

enum class Division {
    in_proportion,     // of what each bore
    guarantors_first,  // those who paid, until they are whole
    bank_first,
};

enum class CounterGuarantee {
    pledge_of_rights,
    pledge_of_receivables,
    mortgage,
    personal_guarantee,
    corporate_guarantee,
};

enum class FirmSize { micro, small, medium, large };

}  // namespace zhirong::guarantee

namespace zhirong {

template <>
struct EnumNames<guarantee::Party> {
    using enum guarantee::Party;
    using E = guarantee::Party;
    static constexpr std::array names{
        EnumName<E>{bank, "bank", "贷款银行", "Lending bank"},
        EnumName<E>{guarantor, "guarantor", "担保机构", "Guarantor"},
        EnumName<E>{re_guarantor, "re_guarantor", "再担保机构", "Re-guarantor"},
        EnumName<E>{national_fund, "national_fund", "国家融资担保基金", "National guarantee fund"},
        EnumName<E>{local_fund, "local_fund", "地方风险补偿资金", "Local fund"}};
};
template <>
struct EnumNames<guarantee::Mode> {
    using enum guarantee::Mode;
    using E = guarantee::Mode;
    static constexpr std::array names{
        EnumName<E>{approval, "approval", "逐笔审批", "Decided loan by loan"},
        EnumName<E>{automatic, "automatic", "见贷即保", "Follows the loan"}};
};
template <>
struct EnumNames<guarantee::Covered> {
    using enum guarantee::Covered;
    using E = guarantee::Covered;
    static constexpr std::array names{EnumName<E>{principal, "principal", "本金", "Principal"},
                                      EnumName<E>{principal_and_interest, "principal_and_interest",
                                                  "本金和利息", "Principal and interest"}};
};
template <>
struct EnumNames<guarantee::FeeBasis> {
    using enum guarantee::FeeBasis;
    using E = guarantee::FeeBasis;
    static constexpr std::array names{
        EnumName<E>{principal, "principal", "贷款本金", "The loan's principal"},
        EnumName<E>{guaranteed, "guaranteed", "担保金额", "The guaranteed amount"}};
};
template <>
struct EnumNames<guarantee::ClaimBase> {
    using enum guarantee::ClaimBase;
    using E = guarantee::ClaimBase;
    static constexpr std::array names{
        EnumName<E>{issued_in_year, "issued_in_year", "当年新增担保额", "Issued in the year"},
        EnumName<E>{released_in_year, "released_in_year", "当年解除担保额", "Released in the year"},
        EnumName<E>{in_force, "in_force", "在保余额", "In force"}};
};
template <>
struct EnumNames<guarantee::Division> {
    using enum guarantee::Division;
    using E = guarantee::Division;
    static constexpr std::array names{
        EnumName<E>{in_proportion, "in_proportion", "按各方承担的损失同比例分配",
                    "In proportion to what each bore"},
        EnumName<E>{guarantors_first, "guarantors_first", "先偿还代偿各方",
                    "First to those who paid"},
        EnumName<E>{bank_first, "bank_first", "先偿还贷款银行", "First to the bank"}};
};
template <>
struct EnumNames<guarantee::CounterGuarantee> {
    using enum guarantee::CounterGuarantee;
    using E = guarantee::CounterGuarantee;
    static constexpr std::array names{
        EnumName<E>{pledge_of_rights, "pledge_of_rights", "知识产权质押", "Pledge of IP rights"},
        EnumName<E>{pledge_of_receivables, "pledge_of_receivables", "应收账款质押",
                    "Pledge of receivables"},
        EnumName<E>{mortgage, "mortgage", "抵押", "Mortgage"},
        EnumName<E>{personal_guarantee, "personal_guarantee", "实际控制人保证",
                    "The owner's guarantee"},
        EnumName<E>{corporate_guarantee, "corporate_guarantee", "第三方企业保证",
                    "Another firm's guarantee"}};
};
template <>
struct EnumNames<guarantee::FirmSize> {
    using enum guarantee::FirmSize;
    using E = guarantee::FirmSize;
    static constexpr std::array names{EnumName<E>{micro, "micro", "微型", "Micro"},
                                      EnumName<E>{small, "small", "小型", "Small"},
                                      EnumName<E>{medium, "medium", "中型", "Medium"},
                                      EnumName<E>{large, "large", "大型", "Large"}};
};

}  // namespace zhirong
