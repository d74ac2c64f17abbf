#pragma once
// What of the shelf suits a firm: for each product, and each territory that the firm needs, what of
// its rights and plans it insures, with a quote at the least sum insured, and why it fits or does
// not. What the firm did not say is named, and nothing is quoted on it.
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "features/insurance/insurance.h"

namespace zhirong::insurance {

struct ExhibitionPlan {
    Zone zone = Zone::mainland;
    int count = 1;
};
// What a firm means to do, beside the rights it holds. Absent: not said.
struct Plans {
    std::optional<std::vector<Zone>> abroad;  // where it sells, files or may be sued; none: nowhere
    std::optional<std::vector<ExhibitionPlan>> exhibitions;
    std::optional<int> products;   // that it makes or exports
    std::optional<int> contracts;  // technology that it acquires
    std::optional<int> claims;     // of the last three years
};
struct SuggestQuestion {
    std::optional<Plans> plans;
    // Facts that premium programmes ask for: of the vocabulary; of a programme's own, by its id;
    // and the terms that it leaves open, by its id.
    std::optional<std::map<std::string, Tree>> facts;
    std::optional<std::map<std::string, std::map<std::string, Tree>>> declared;
    std::optional<std::map<std::string, std::map<std::string, Tree>>> terms;
};

enum class Fits { yes, unknown, no };
struct Reason {
    std::string code;
    Phrase words;
};
struct LeftOut {
    std::string right;
    Reason reason;
};
struct Suggestion {
    Fits fits = Fits::no;
    std::optional<Insured> insured;
    std::optional<Zone> zone;
    std::vector<Reason> reasons;
    std::vector<std::string> missing;  // fields of Plans
    std::vector<std::string> rights;   // that are insured
    std::vector<LeftOut> left_out;     // of kinds that are insured
    std::optional<QuoteRequest> request;
    std::optional<Quote> quote;
};

// `rights`: those the firm holds. At least one for each product.
std::vector<Suggestion> suggest(const Product& product, const std::vector<rights::Right>& rights,
                                const Plans& plans, Date today);

// Whole months until that day; none once it is past.
int months_until(Date today, Date end);

}  // namespace zhirong::insurance

namespace zhirong {

template <>
struct EnumNames<insurance::Fits> {
    using F = insurance::Fits;
    static constexpr std::array names{
        EnumName<F>{F::yes, "yes", "适合", "Fits"},
        EnumName<F>{F::unknown, "unknown", "尚缺信息", "Something is missing"},
        EnumName<F>{F::no, "no", "不适合", "Does not fit"}};
};
template <>
struct Shape<insurance::ExhibitionPlan> {
    using T = insurance::ExhibitionPlan;
    static constexpr std::array fields{field<&T::zone>("zone", "展会地域", "Territory"),
                                       field<&T::count>("count", "场次", "Number", positive)};
};
template <>
struct Shape<insurance::Plans> {
    using T = insurance::Plans;
    static constexpr std::array fields{
        field<&T::abroad>("abroad", "销售、申请或可能应诉的境外地域",
                          "Territories abroad of sales, filings or suits"),
        field<&T::exhibitions>("exhibitions", "拟参加的展会", "Exhibitions planned"),
        field<&T::products>("products", "生产或出口的产品（款）", "Products made or exported",
                            not_negative),
        field<&T::contracts>("contracts", "拟受让的技术合同（份）", "Technology contracts planned",
                             not_negative),
        field<&T::claims>("claims", "近三年赔案数", "Claims of the last three years",
                          not_negative)};
};
template <>
struct Shape<insurance::SuggestQuestion> {
    using T = insurance::SuggestQuestion;
    static constexpr std::array fields{
        field<&T::plans>("plans", "经营计划", "Plans"),
        field<&T::facts>("facts", "补贴政策要求的事实", "Facts that programmes ask for"),
        field<&T::declared>("declared", "各方案另问的事实", "Facts that programmes ask besides"),
        field<&T::terms>("terms", "各方案未定的条款", "Terms that programmes leave open")};
};
template <>
struct Shape<insurance::Reason> {
    using T = insurance::Reason;
    static constexpr std::array fields{field<&T::code>("code", "代码", "Code"),
                                       field<&T::words>("words", "说明", "Words")};
};
template <>
struct Shape<insurance::LeftOut> {
    using T = insurance::LeftOut;
    static constexpr std::array fields{field<&T::right>("right", "知识产权", "Right"),
                                       field<&T::reason>("reason", "原因", "Reason")};
};

}  // namespace zhirong
