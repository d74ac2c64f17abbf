#pragma once
// Insurance products on the shelf, and what a question about one of them asks.
#include <optional>
#include <string>
#include <vector>

#include "core/insurance/quote.h"
#include "core/sourced/shelf.h"
#include "features/rights/rights.h"

namespace zhirong::insurance {

class Shelf : public sourced::Shelf<Product> {
public:
    explicit Shelf(std::vector<Product> products);
};

struct Question {
    std::string product;
    std::optional<std::string> firm;
    Insured insured = Insured::owner;
    // What is insured: counted by kind, or rights on the record.
    std::optional<std::vector<Group>> groups;
    std::optional<std::vector<std::string>> rights;
    Zone zone = Zone::mainland;
    Money sum;
    std::optional<int> months;  // a year where nothing is said
    std::optional<int> claims;
    std::optional<std::vector<LossPart>> loss;  // what would be paid of it
    std::optional<Money> limit_left;            // the whole sum where nothing is said
};

// These rights by kind, in the order of the kinds. Refused: one twice, one of another than `firm`
// (where that is known), and one that is not granted (of applications: one that is no longer
// pending).
Result<std::vector<Group>> groups_of(const std::vector<rights::Right>& rights,
                                     const std::optional<std::string>& firm, Counted counted);

// The programmes' word for a line; nothing where they have none.
std::optional<std::string> policy_line(Line line);

}  // namespace zhirong::insurance

namespace zhirong {

template <>
struct Shape<insurance::Question> {
    using T = insurance::Question;
    static constexpr std::array fields{
        field<&T::product>("product", "产品", "Product", not_blank),
        field<&T::firm>("firm", "企业", "Firm"),
        field<&T::insured>("insured", "被保险人", "Insured"),
        field<&T::groups>("groups", "保险标的", "What is insured", not_blank),
        field<&T::rights>("rights", "已登记的知识产权", "Rights on the record", not_blank),
        field<&T::zone>("zone", "地域", "Territory"),
        field<&T::sum>("sum", "保险金额", "Sum insured", positive),
        field<&T::months>("months", "保险期间（月）", "Term, months", positive),
        field<&T::claims>("claims", "近三年赔案数", "Claims of the last three years", not_negative),
        field<&T::loss>("loss", "试算损失", "A loss to try", not_blank),
        field<&T::limit_left>("limit_left", "剩余累计限额", "Aggregate limit left", not_negative)};
};

}  // namespace zhirong
