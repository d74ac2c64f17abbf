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
    static constexpr std::array fields{field<&T::kind>("kind", "权利种类", "Kind of right"),
                                       field<&T::count>("count", "件数", "Count"),
                                       field<&T::sum>("sum", "保险金额", "Sum insured"),
                                       field<&T::factor>("factor", "系数合计", "Factors together"),
                                       field<&T::premium>("premium", "保险费", "Premium")};
};
template <>
struct Shape<insurance::ItemLimit> {
    using T = insurance::ItemLimit;
    static constexpr std::array fields{field<&T::item>("item", "代号", "Id"),
                                       field<&T::title>("title", "分项", "Item"),
                                       field<&T::limit>("limit", "分项限额", "Sub-limit")};
};
template <>
struct Shape<insurance::Quote> {
    using T = insurance::Quote;
    static constexpr std::array fields{
        field<&T::product>("product", "产品", "Product"),
        field<&T::version>("version", "版本", "Version"),
        field<&T::count>("count", "件数", "Count"),
        field<&T::sum>("sum", "保险金额合计", "Sum insured in all"),
        field<&T::per_claim>("per_claim", "每次赔偿限额", "Limit per claim"),
        field<&T::items>("items", "分项限额", "Sub-limits"),
        field<&T::groups>("groups", "分组计费", "Groups"),
        field<&T::rated>("rated", "计算保费", "Rated premium"),
        field<&T::premium>("premium", "保险费", "Premium"),
        field<&T::why>("why", "计算过程", "Working")};
};
template <>
struct Shape<insurance::PaidPart> {
    using T = insurance::PaidPart;
    static constexpr std::array fields{
        field<&T::item>("item", "代号", "Id"), field<&T::title>("title", "分项", "Item"),
        field<&T::loss>("loss", "损失", "Loss"), field<&T::limit>("limit", "限额", "Limit"),
        field<&T::covered>("covered", "计入", "Covered")};
};
template <>
struct Shape<insurance::Payable> {
    using T = insurance::Payable;
    static constexpr std::array fields{
        field<&T::parts>("parts", "分项", "Parts"),
        field<&T::covered>("covered", "计入损失", "Covered loss"),
        field<&T::payable>("payable", "应赔金额", "Payable"),
        field<&T::borne_by_insured>("borne_by_insured", "被保险人自担", "Borne by the insured"),
        field<&T::advance>("advance", "可预付", "May be advanced"),
        field<&T::why>("why", "计算过程", "Working")};
};

}  // namespace zhirong
