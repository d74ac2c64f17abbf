#pragma once
// What a product costs and what it pays, each with its working. Pure and exact: the same product
// and request give the same bytes.
#include "base/result.h"
#include "core/insurance/product.h"

namespace zhirong::insurance {

struct RatedGroup {
    std::optional<RightKind> kind;
    int count = 0;
    Money sum;     // of the group as a whole
    Ratio factor;  // all factors of the group together, that of the term included
    Money premium;
};
struct ItemLimit {
    std::string item;
    Phrase title;
    Money limit;
};
struct Quote {
    std::string product;
    std::string version;
    int count = 0;
    Money sum;        // of the policy: the aggregate limit
    Money per_claim;  // limit of a claim
    std::vector<ItemLimit> items;
    std::vector<RatedGroup> groups;
    Money rated;    // Σ premium of the groups
    Money premium;  // at least the product's minimum
    Why why;
};
// Refused: an insured who is not eligible, a territory that is not covered, a sum, a term or claims
// outside of what the product offers. Does not look at the groups.
Result<std::monostate> check_terms(const Product& product, const QuoteRequest& request);
// Refused the same, and a kind that is not covered or a count outside of what the product offers.
Result<Quote> quote(const Product& product, const QuoteRequest& request);

struct PaidPart {
    std::string item;
    Phrase title;
    Money loss;
    Money limit;
    Money covered;
};
struct Payable {
    std::vector<PaidPart> parts;
    Money covered;
    Money payable;
    Money borne_by_insured;
    std::optional<Money> advance;
    Why why;
};
// min(limit of the claim, limit left, max(0, covered − fixed) × (1 − share) × share insured) of a
// policy whose sum insured (of each, or as a whole) is `sum`. `greater` takes the greater of fixed
// and share × covered off instead.
Result<Payable> payable(const Product& product, Money sum, const Loss& loss);

}  // namespace zhirong::insurance

namespace zhirong {

template <>
struct Shape<insurance::RatedGroup> {
    using T = insurance::RatedGroup;
    static constexpr std::tuple fields{field("kind", &T::kind, "权利种类", "Kind of right"),
                                       field("count", &T::count, "件数", "Count"),
                                       field("sum", &T::sum, "保险金额", "Sum insured"),
                                       field("factor", &T::factor, "系数合计", "Factors together"),
                                       field("premium", &T::premium, "保险费", "Premium")};
};
template <>
struct Shape<insurance::ItemLimit> {
    using T = insurance::ItemLimit;
    static constexpr std::tuple fields{field("item", &T::item, "代号", "Id"),
                                       field("title", &T::title, "分项", "Item"),
                                       field("limit", &T::limit, "分项限额", "Sub-limit")};
};
template <>
struct Shape<insurance::Quote> {
    using T = insurance::Quote;
    static constexpr std::tuple fields{
        field("product", &T::product, "产品", "Product"),
        field("version", &T::version, "版本", "Version"),
        field("count", &T::count, "件数", "Count"),
        field("sum", &T::sum, "保险金额合计", "Sum insured in all"),
        field("per_claim", &T::per_claim, "每次赔偿限额", "Limit per claim"),
        field("items", &T::items, "分项限额", "Sub-limits"),
        field("groups", &T::groups, "分组计费", "Groups"),
        field("rated", &T::rated, "计算保费", "Rated premium"),
        field("premium", &T::premium, "保险费", "Premium"),
        field("why", &T::why, "计算过程", "Working")};
};
template <>
struct Shape<insurance::PaidPart> {
    using T = insurance::PaidPart;
    static constexpr std::tuple fields{
        field("item", &T::item, "代号", "Id"), field("title", &T::title, "分项", "Item"),
        field("loss", &T::loss, "损失", "Loss"), field("limit", &T::limit, "限额", "Limit"),
        field("covered", &T::covered, "计入", "Covered")};
};
template <>
struct Shape<insurance::Payable> {
    using T = insurance::Payable;
    static constexpr std::tuple fields{
        field("parts", &T::parts, "分项", "Parts"),
        field("covered", &T::covered, "计入损失", "Covered loss"),
        field("payable", &T::payable, "应赔金额", "Payable"),
        field("borne_by_insured", &T::borne_by_insured, "被保险人自担", "Borne by the insured"),
        field("advance", &T::advance, "可预付", "May be advanced"),
        field("why", &T::why, "计算过程", "Working")};
};

}  // namespace zhirong
