#pragma once
#include "base/shape.h"
#include "core/ledger/entry.h"

namespace zhirong {

template <>
struct Shape<Reason> {
    static constexpr std::tuple fields{
        field("programme", &Reason::programme, "政策", "Programme"),
        field("version", &Reason::version, "版本", "Version"),
        field("rule", &Reason::rule, "条款", "Rule"),
        field("zh", &Reason::zh, "说明", "Explanation in Chinese"),
        field("en", &Reason::en, "英文说明", "Explanation in English")};
};

template <>
struct Shape<Posting> {
    static constexpr std::tuple fields{
        field("book", &Posting::book, "账簿", "Book"),
        field("account", &Posting::account, "科目", "Account"),
        field("amount", &Posting::amount, "金额（借正贷负）", "Amount (debit positive)")};
};

}  // namespace zhirong
