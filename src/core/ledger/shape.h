#pragma once
#include "base/shape.h"
#include "core/ledger/entry.h"

namespace zhirong {

template <>
struct Shape<Reason> {
    static constexpr std::array fields{
        field<&Reason::programme>("programme", "政策", "Programme"),
        field<&Reason::version>("version", "版本", "Version"),
        field<&Reason::rule>("rule", "条款", "Rule"),
        field<&Reason::zh>("zh", "说明", "Explanation in Chinese"),
        field<&Reason::en>("en", "英文说明", "Explanation in English")};
};

template <>
struct Shape<Posting> {
    static constexpr std::array fields{
        field<&Posting::book>("book", "账簿", "Book"),
        field<&Posting::account>("account", "科目", "Account"),
        field<&Posting::amount>("amount", "金额（借正贷负）", "Amount (debit positive)")};
};

}  // namespace zhirong
