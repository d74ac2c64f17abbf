#pragma once
// An insurance product of intellectual property as its insurer offers it, as data: who and what may
// be insured, where, against what, up to which limits, at what price, and how a claim is paid
// (domain.md §7). Each figure says where it comes from; one without a public source is marked as
// the product's own example. Whoever holds a Product holds one that was checked as a whole, and
// whose worked cases come out as written.
#include <expected>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "core/insurance/terms.h"
#include "core/programme/problem.h"
#include "core/sourced/figures.h"

namespace zhirong::insurance {

using appraisal::Basis;
using appraisal::Provenance;
using sourced::CountFigure;
using sourced::DaysFigure;
using sourced::MoneyFigure;
using sourced::MonthsFigure;
using sourced::RatioFigure;

struct InsuredRule {
    std::vector<Insured> may_be;
    Provenance provenance;
};
struct ObjectRule {
    Counted counted = Counted::right;
    std::vector<RightKind> kinds;  // none: what is counted is no right
    Provenance provenance;
};
struct TerritoryRule {
    std::vector<Zone> zones;
    Provenance provenance;
};

// What the insured chooses: of each object, or of the policy as a whole.
struct SumRule {
    SumBasis basis = SumBasis::each;
    MoneyFigure least;
    MoneyFigure most;
};
struct TermRule {
    MonthsFigure least;
    MonthsFigure most;
};

// A kind of cost or loss that is borne, up to an amount or a share of the sum insured.
struct Item {
    std::string id;
    Phrase title;
    std::optional<MoneyFigure> most;
    std::optional<RatioFigure> share;
};
struct Limits {
    MoneyFigure per_claim;
    MoneyFigure aggregate;  // of a policy's whole term
};
struct Deductible {
    DeductibleRule rule = DeductibleRule::none;
    std::optional<MoneyFigure> fixed;
    std::optional<RatioFigure> share;
};

struct KindFactor {
    RightKind kind = RightKind::invention;
    Ratio factor;
};
struct KindFactors {
    std::vector<KindFactor> rows;
    Provenance provenance;
};
struct ZoneFactor {
    Zone zone = Zone::mainland;
    Ratio factor;
};
struct ZoneFactors {
    std::vector<ZoneFactor> rows;
    Provenance provenance;
};
// From..to, both counted in; without `to` it goes on.
struct CountBand {
    int from = 0;
    std::optional<int> to;
    Ratio factor;
};
struct CountFactors {
    std::vector<CountBand> bands;
    Provenance provenance;
};
// Above the band before it and up to this sum.
struct SumBand {
    Money up_to;
    Ratio factor;
};
struct SumFactors {
    std::vector<SumBand> bands;
    Provenance provenance;
};
// The premium of a year: base × factors, of a shorter or longer term in proportion of months.
struct Rating {
    RatingBasis basis = RatingBasis::rate_on_sum;
    std::optional<RatioFigure> rate;
    std::optional<MoneyFigure> amount;
    std::optional<KindFactors> kinds;
    std::optional<ZoneFactors> zones;
    std::optional<CountFactors> counts;
    std::optional<SumFactors> sums;
    std::optional<CountFactors> claims;  // of the three years before
    MoneyFigure minimum;
};

// What the insurer's officer may accept alone; the rest is referred.
struct Underwriting {
    MoneyFigure sum_up_to;                  // of the policy
    CountFigure claims_up_to;               // of the three years before
    std::optional<MonthsFigure> life_left;  // of each right, at inception
};
// What the insurer keeps when the insured cancels: of a year's premium, by months begun.
struct ShortRate {
    std::vector<Ratio> shares;
    Provenance provenance;
};
struct PaymentBases {
    std::vector<PaymentBasis> any_of;
    Provenance provenance;
};
struct Exclusion {
    std::string id;
    Phrase title;
    Provenance provenance;
};
struct Advance {
    RatioFigure share;
    Phrase when;
};
struct Recovery {
    RecoveryRule rule = RecoveryRule::in_proportion;
    Phrase text;
    Provenance provenance;
};

struct Case {
    Phrase title;
    QuoteRequest request;
    Money premium;
    std::optional<Loss> loss;
    std::optional<Money> payable;
};

struct Product {
    std::string id;
    Phrase title;
    Phrase summary;
    Phrase insurer;
    Line line = Line::execution;
    int notice_case = 0;
    Date from;
    std::optional<Date> until;  // the last day
    Provenance provenance;      // where a product of this sort is publicly described
    Phrase cover;
    InsuredRule insured;
    ObjectRule objects;
    TerritoryRule territory;
    Trigger trigger = Trigger::claims_made;
    Phrase event;  // what happens for a claim to arise
    MonthsFigure retroactive;
    DaysFigure waiting;
    TermRule term;
    SumRule sum;
    std::vector<Item> items;
    Limits limits;
    Deductible deductible;
    RatioFigure insured_share;
    Rating rating;
    Underwriting underwriting;
    ShortRate short_rate;
    PaymentBases payable_on;
    std::vector<Exclusion> exclusions;
    std::vector<Phrase> papers;
    std::optional<Advance> advance;
    Recovery recovery;
    std::vector<Case> cases;

    std::string version;  // SHA-256 of the canonical content
    Tree content;         // as it was written

    bool in_force(Date date) const { return from <= date && (!until || date <= *until); }
    const Item* item(const std::string& named) const;
};

std::expected<Product, programme::Problems> load_product(const Tree& tree);
// A figure of it that no public source gives.
bool has_examples(const Product& product);

}  // namespace zhirong::insurance

namespace zhirong {

template <>
struct Shape<insurance::InsuredRule> {
    using T = insurance::InsuredRule;
    static constexpr std::array fields{
        field<&T::may_be>("may_be", "被保险人", "Who may be insured", not_blank),
        field<&T::provenance>("provenance", "出处", "Provenance")};
};
template <>
struct Shape<insurance::ObjectRule> {
    using T = insurance::ObjectRule;
    static constexpr std::array fields{field<&T::counted>("counted", "计数单位", "What is counted"),
                                       field<&T::kinds>("kinds", "权利种类", "Kinds of rights"),
                                       field<&T::provenance>("provenance", "出处", "Provenance")};
};
template <>
struct Shape<insurance::TerritoryRule> {
    using T = insurance::TerritoryRule;
    static constexpr std::array fields{
        field<&T::zones>("zones", "承保地域", "Territory", not_blank),
        field<&T::provenance>("provenance", "出处", "Provenance")};
};
template <>
struct Shape<insurance::SumRule> {
    using T = insurance::SumRule;
    static constexpr std::array fields{field<&T::basis>("basis", "保额按", "Sum insured of"),
                                       field<&T::least>("least", "最低保额", "Least sum"),
                                       field<&T::most>("most", "最高保额", "Most")};
};
template <>
struct Shape<insurance::TermRule> {
    using T = insurance::TermRule;
    static constexpr std::array fields{field<&T::least>("least", "最短期限", "Shortest term"),
                                       field<&T::most>("most", "最长期限", "Longest term")};
};
template <>
struct Shape<insurance::Item> {
    using T = insurance::Item;
    static constexpr std::array fields{
        field<&T::id>("id", "代号", "Id", not_blank), field<&T::title>("title", "项目", "Item"),
        field<&T::most>("most", "分项限额", "Sub-limit"),
        field<&T::share>("share", "分项限额占保额", "Sub-limit as a share of the sum")};
};
template <>
struct Shape<insurance::Limits> {
    using T = insurance::Limits;
    static constexpr std::array fields{
        field<&T::per_claim>("per_claim", "每次赔偿限额", "Limit per claim"),
        field<&T::aggregate>("aggregate", "累计赔偿限额", "Aggregate limit")};
};
template <>
struct Shape<insurance::Deductible> {
    using T = insurance::Deductible;
    static constexpr std::array fields{field<&T::rule>("rule", "免赔方式", "Rule"),
                                       field<&T::fixed>("fixed", "免赔额", "Fixed"),
                                       field<&T::share>("share", "免赔率", "Share")};
};
template <>
struct Shape<insurance::KindFactor> {
    using T = insurance::KindFactor;
    static constexpr std::array fields{field<&T::kind>("kind", "种类", "Kind"),
                                       field<&T::factor>("factor", "系数", "Factor")};
};
template <>
struct Shape<insurance::KindFactors> {
    using T = insurance::KindFactors;
    static constexpr std::array fields{field<&T::rows>("rows", "各种类", "By kind", not_blank),
                                       field<&T::provenance>("provenance", "出处", "Provenance")};
};
template <>
struct Shape<insurance::ZoneFactor> {
    using T = insurance::ZoneFactor;
    static constexpr std::array fields{field<&T::zone>("zone", "地域", "Territory"),
                                       field<&T::factor>("factor", "系数", "Factor")};
};
template <>
struct Shape<insurance::ZoneFactors> {
    using T = insurance::ZoneFactors;
    static constexpr std::array fields{field<&T::rows>("rows", "各地域", "By territory", not_blank),
                                       field<&T::provenance>("provenance", "出处", "Provenance")};
};
template <>
struct Shape<insurance::CountBand> {
    using T = insurance::CountBand;
    static constexpr std::array fields{field<&T::from>("from", "自", "From", not_negative),
                                       field<&T::to>("to", "至", "To", not_negative),
                                       field<&T::factor>("factor", "系数", "Factor")};
};
template <>
struct Shape<insurance::CountFactors> {
    using T = insurance::CountFactors;
    static constexpr std::array fields{field<&T::bands>("bands", "各档", "Bands", not_blank),
                                       field<&T::provenance>("provenance", "出处", "Provenance")};
};
template <>
struct Shape<insurance::SumBand> {
    using T = insurance::SumBand;
    static constexpr std::array fields{field<&T::up_to>("up_to", "至", "Up to", positive),
                                       field<&T::factor>("factor", "系数", "Factor")};
};
template <>
struct Shape<insurance::SumFactors> {
    using T = insurance::SumFactors;
    static constexpr std::array fields{field<&T::bands>("bands", "各档", "Bands", not_blank),
                                       field<&T::provenance>("provenance", "出处", "Provenance")};
};
template <>
struct Shape<insurance::Rating> {
    using T = insurance::Rating;
    static constexpr std::array fields{
        field<&T::basis>("basis", "计费方式", "Basis"),
        field<&T::rate>("rate", "基准费率", "Base rate"),
        field<&T::amount>("amount", "每件基准保费", "Base premium of each"),
        field<&T::kinds>("kinds", "种类系数", "Factors by kind"),
        field<&T::zones>("zones", "地域系数", "Factors by territory"),
        field<&T::counts>("counts", "件数系数", "Factors by count"),
        field<&T::sums>("sums", "保额系数", "Factors by sum insured"),
        field<&T::claims>("claims", "赔付经验系数", "Factors by claims before"),
        field<&T::minimum>("minimum", "最低保费", "Minimum premium")};
};
template <>
struct Shape<insurance::Underwriting> {
    using T = insurance::Underwriting;
    static constexpr std::array fields{
        field<&T::sum_up_to>("sum_up_to", "经办核保保额上限", "Accepted by an officer up to"),
        field<&T::claims_up_to>("claims_up_to", "经办核保近三年赔案上限",
                                "Claims of three years up to"),
        field<&T::life_left>("life_left", "起保时权利剩余月数", "Months of life left")};
};
template <>
struct Shape<insurance::ShortRate> {
    using T = insurance::ShortRate;
    static constexpr std::array fields{
        field<&T::shares>("shares", "各月短期费率", "Short rate by month", not_blank),
        field<&T::provenance>("provenance", "出处", "Provenance")};
};
template <>
struct Shape<insurance::PaymentBases> {
    using T = insurance::PaymentBases;
    static constexpr std::array fields{field<&T::any_of>("any_of", "任一", "Any of", not_blank),
                                       field<&T::provenance>("provenance", "出处", "Provenance")};
};
template <>
struct Shape<insurance::Exclusion> {
    using T = insurance::Exclusion;
    static constexpr std::array fields{field<&T::id>("id", "代号", "Id", not_blank),
                                       field<&T::title>("title", "除外责任", "Exclusion"),
                                       field<&T::provenance>("provenance", "出处", "Provenance")};
};
template <>
struct Shape<insurance::Advance> {
    using T = insurance::Advance;
    static constexpr std::array fields{field<&T::share>("share", "预付比例", "Share advanced"),
                                       field<&T::when>("when", "预付条件", "When")};
};
template <>
struct Shape<insurance::Recovery> {
    using T = insurance::Recovery;
    static constexpr std::array fields{field<&T::rule>("rule", "追偿所得", "Rule"),
                                       field<&T::text>("text", "约定", "Clause"),
                                       field<&T::provenance>("provenance", "出处", "Provenance")};
};
template <>
struct Shape<insurance::Case> {
    using T = insurance::Case;
    static constexpr std::array fields{
        field<&T::title>("title", "算例", "Case"), field<&T::request>("request", "投保", "Request"),
        field<&T::premium>("premium", "保险费", "Premium"), field<&T::loss>("loss", "损失", "Loss"),
        field<&T::payable>("payable", "应赔", "Payable")};
};
template <>
struct Shape<insurance::Product> {
    using T = insurance::Product;
    static constexpr std::array fields{
        field<&T::id>("product", "产品代号", "Product", not_blank),
        field<&T::title>("title", "名称", "Title"),
        field<&T::summary>("summary", "简介", "Summary"),
        field<&T::insurer>("insurer", "保险人", "Insurer"),
        field<&T::line>("line", "险种", "Line"),
        field<&T::notice_case>("notice_case", "通知案例", "Case of the notice"),
        field<&T::from>("from", "生效日", "From"),
        field<&T::until>("until", "截止日", "Until"),
        field<&T::provenance>("provenance", "产品出处", "Provenance"),
        field<&T::cover>("cover", "保险责任", "Cover"),
        field<&T::insured>("insured", "被保险人", "Insured"),
        field<&T::objects>("objects", "保险标的", "What is insured"),
        field<&T::territory>("territory", "承保地域", "Territory"),
        field<&T::trigger>("trigger", "承保基础", "Trigger"),
        field<&T::event>("event", "保险事故", "Event"),
        field<&T::retroactive>("retroactive", "追溯期", "Retroactive period"),
        field<&T::waiting>("waiting", "等待期", "Waiting period"),
        field<&T::term>("term", "保险期间", "Term"),
        field<&T::sum>("sum", "保险金额", "Sum insured"),
        field<&T::items>("items", "分项", "Items", not_blank),
        field<&T::limits>("limits", "赔偿限额", "Limits"),
        field<&T::deductible>("deductible", "免赔", "Deductible"),
        field<&T::insured_share>("insured_share", "赔付比例", "Share insured"),
        field<&T::rating>("rating", "费率", "Rating"),
        field<&T::underwriting>("underwriting", "核保权限", "Underwriting"),
        field<&T::short_rate>("short_rate", "短期费率", "Short rate"),
        field<&T::payable_on>("payable_on", "赔付依据", "Paid on"),
        field<&T::exclusions>("exclusions", "责任免除", "Exclusions", not_blank),
        field<&T::papers>("papers", "索赔材料", "Papers", not_blank),
        field<&T::advance>("advance", "预付赔款", "Advance"),
        field<&T::recovery>("recovery", "追偿", "Recovery"),
        field<&T::cases>("cases", "算例", "Worked cases", not_blank)};
};

}  // namespace zhirong
