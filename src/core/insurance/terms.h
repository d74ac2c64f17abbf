#pragma once
// The words of insurance products, and what is asked of them: a quote, or what a loss comes to.
#include <optional>
#include <string>
#include <vector>

#include "base/shape.h"
#include "core/explanation/why.h"
#include "core/identifiers/right_kind.h"

namespace zhirong::insurance {

// The regulator's lines (科技保险业务统计制度, 2024) and those that the notice's cases add.
enum class Line {
    application_cost,
    execution,
    infringed_loss,
    infringement_liability,
    pledge_guarantee,
    professional_liability,
    conversion_cost,
    pct_cost,
    hague_cost,
    madrid_cost,
    overseas_liability,
    overseas_legal_cost,
    trade_secret,
    geographical_indication,
    copyright,
    data,
    exhibition,
    licence_credit,
    mediation
};
enum class Insured {
    owner,
    licensee,
    licensor,
    applicant,
    agency,
    manufacturer,
    exporter,
    exhibitor,
    lender,
    association,
    service_firm,
    acquirer
};
enum class Zone { mainland, hong_kong_macao_taiwan, asia, europe, north_america, elsewhere };
// Whether the claim or the event must fall into the insured period.
enum class Trigger { claims_made, occurrence };
enum class Counted { right, application, loan, practitioner, contract, exhibition };
enum class SumBasis { each, policy };
enum class DeductibleRule {
    none,
    fixed,
    share,
    both,    // first the fixed amount, then the share of what is left
    greater  // the fixed amount or the share of the loss, whichever is more
};
enum class RatingBasis { rate_on_sum, amount_each };
// What must have happened before the insurer pays.
enum class PaymentBasis {
    judgment,
    award,
    mediation,
    settlement,
    administrative_decision,
    application_refused,
    cost_incurred,
    loan_default,
    loss_assessed
};
// Who is served first by what is recovered from the one at fault.
enum class RecoveryRule { in_proportion, insurer_first, insured_first };

struct Group {
    std::optional<RightKind> kind;
    int count = 1;
};
struct QuoteRequest {
    Insured insured = Insured::owner;
    std::vector<Group> groups;
    Zone zone = Zone::mainland;
    Money sum;  // of each, or of the policy, as the product says
    int months = 12;
    int claims = 0;  // in the three years before
};
struct LossPart {
    std::string item;
    Money amount;
};
struct Loss {
    std::vector<LossPart> parts;
    Money limit_left;  // of the policy's aggregate
};

}  // namespace zhirong::insurance

namespace zhirong {

template <>
struct EnumNames<insurance::Line> {
    using enum insurance::Line;
    using L = insurance::Line;
    static constexpr std::array names{
        EnumName<L>{application_cost, "application_cost", "申请费用补偿", "Application cost"},
        EnumName<L>{execution, "execution", "维权执行", "Execution"},
        EnumName<L>{infringed_loss, "infringed_loss", "被侵权损失", "Infringed loss"},
        EnumName<L>{infringement_liability, "infringement_liability", "侵权责任",
                    "Infringement liability"},
        EnumName<L>{pledge_guarantee, "pledge_guarantee", "质押融资保证",
                    "Pledge-finance guarantee"},
        EnumName<L>{professional_liability, "professional_liability", "职业责任",
                    "Professional liability"},
        EnumName<L>{conversion_cost, "conversion_cost", "技术转化费用损失",
                    "Technology-conversion cost"},
        EnumName<L>{pct_cost, "pct_cost", "PCT 国际专利申请费用", "PCT application cost"},
        EnumName<L>{hague_cost, "hague_cost", "海牙外观设计申请费用", "Hague application cost"},
        EnumName<L>{madrid_cost, "madrid_cost", "马德里商标申请费用", "Madrid application cost"},
        EnumName<L>{overseas_liability, "overseas_liability", "海外侵权责任", "Overseas liability"},
        EnumName<L>{overseas_legal_cost, "overseas_legal_cost", "海外纠纷法律费用",
                    "Overseas legal cost"},
        EnumName<L>{trade_secret, "trade_secret", "商业秘密", "Trade secret"},
        EnumName<L>{geographical_indication, "geographical_indication", "地理标志",
                    "Geographical indication"},
        EnumName<L>{copyright, "copyright", "著作权", "Copyright"},
        EnumName<L>{data, "data", "数据知识产权", "Data"},
        EnumName<L>{exhibition, "exhibition", "展会纠纷", "Exhibition disputes"},
        EnumName<L>{licence_credit, "licence_credit", "许可信用", "Licence credit"},
        EnumName<L>{mediation, "mediation", "调解联动", "Mediation-linked"}};
};
template <>
struct EnumNames<insurance::Insured> {
    using enum insurance::Insured;
    using I = insurance::Insured;
    static constexpr std::array names{
        EnumName<I>{owner, "owner", "权利人", "Owner of the right"},
        EnumName<I>{licensee, "licensee", "被许可人", "Licensee"},
        EnumName<I>{licensor, "licensor", "许可人", "Licensor"},
        EnumName<I>{applicant, "applicant", "申请人", "Applicant"},
        EnumName<I>{agency, "agency", "代理机构", "Agency"},
        EnumName<I>{manufacturer, "manufacturer", "生产或销售企业", "Maker or seller"},
        EnumName<I>{exporter, "exporter", "出口企业", "Exporter"},
        EnumName<I>{exhibitor, "exhibitor", "参展企业", "Exhibitor"},
        EnumName<I>{lender, "lender", "贷款银行", "Lender"},
        EnumName<I>{association, "association", "地理标志注册人", "Registrant of the indication"},
        EnumName<I>{service_firm, "service_firm", "知识产权服务机构", "Service firm"},
        EnumName<I>{acquirer, "acquirer", "技术受让人", "Acquirer of the technology"}};
};
template <>
struct EnumNames<insurance::Zone> {
    using enum insurance::Zone;
    using Z = insurance::Zone;
    static constexpr std::array names{
        EnumName<Z>{mainland, "mainland", "中国内地", "Mainland China"},
        EnumName<Z>{hong_kong_macao_taiwan, "hong_kong_macao_taiwan", "港澳台",
                    "Hong Kong, Macao, Taiwan"},
        EnumName<Z>{asia, "asia", "亚洲其他国家和地区", "Rest of Asia"},
        EnumName<Z>{europe, "europe", "欧洲", "Europe"},
        EnumName<Z>{north_america, "north_america", "北美", "North America"},
        EnumName<Z>{elsewhere, "elsewhere", "其他国家和地区", "Elsewhere"}};
};
template <>
struct EnumNames<insurance::Trigger> {
    using enum insurance::Trigger;
    using T = insurance::Trigger;
    static constexpr std::array names{
        EnumName<T>{claims_made, "claims_made", "期内索赔制", "Claims made"},
        EnumName<T>{occurrence, "occurrence", "期内发生制", "Occurrence"}};
};
template <>
struct EnumNames<insurance::Counted> {
    using enum insurance::Counted;
    using C = insurance::Counted;
    static constexpr std::array names{
        EnumName<C>{right, "right", "权利（件）", "Rights"},
        EnumName<C>{application, "application", "申请（件）", "Applications"},
        EnumName<C>{loan, "loan", "贷款（笔）", "Loans"},
        EnumName<C>{practitioner, "practitioner", "执业人员（名）", "Practitioners"},
        EnumName<C>{contract, "contract", "合同（份）", "Contracts"},
        EnumName<C>{exhibition, "exhibition", "展会（场）", "Exhibitions"}};
};
template <>
struct EnumNames<insurance::SumBasis> {
    using enum insurance::SumBasis;
    using B = insurance::SumBasis;
    static constexpr std::array names{EnumName<B>{each, "each", "每件", "Each"},
                                      EnumName<B>{policy, "policy", "每张保单", "The policy"}};
};
template <>
struct EnumNames<insurance::DeductibleRule> {
    using enum insurance::DeductibleRule;
    using D = insurance::DeductibleRule;
    static constexpr std::array names{
        EnumName<D>{none, "none", "无免赔", "None"},
        EnumName<D>{fixed, "fixed", "免赔额", "Fixed amount"},
        EnumName<D>{share, "share", "免赔率", "Share of the loss"},
        EnumName<D>{both, "both", "先扣免赔额，再扣免赔率", "Fixed amount, then the share"},
        EnumName<D>{greater, "greater", "免赔额与免赔率取高", "The greater of amount and share"}};
};
template <>
struct EnumNames<insurance::RatingBasis> {
    using enum insurance::RatingBasis;
    using R = insurance::RatingBasis;
    static constexpr std::array names{
        EnumName<R>{rate_on_sum, "rate_on_sum", "按保额乘费率", "Rate on the sum insured"},
        EnumName<R>{amount_each, "amount_each", "按件计费", "Amount for each"}};
};
template <>
struct EnumNames<insurance::PaymentBasis> {
    using enum insurance::PaymentBasis;
    using B = insurance::PaymentBasis;
    static constexpr std::array names{
        EnumName<B>{judgment, "judgment", "生效判决", "Judgment in force"},
        EnumName<B>{award, "award", "仲裁裁决", "Arbitral award"},
        EnumName<B>{mediation, "mediation", "调解协议", "Mediated agreement"},
        EnumName<B>{settlement, "settlement", "经同意的和解", "Settlement with consent"},
        EnumName<B>{administrative_decision, "administrative_decision", "行政处理决定",
                    "Administrative decision"},
        EnumName<B>{application_refused, "application_refused", "申请被驳回",
                    "Application refused"},
        EnumName<B>{cost_incurred, "cost_incurred", "费用已实际发生", "Cost incurred"},
        EnumName<B>{loan_default, "loan_default", "借款人逾期未还", "Default of the borrower"},
        EnumName<B>{loss_assessed, "loss_assessed", "损失经核定", "Loss assessed"}};
};
template <>
struct EnumNames<insurance::RecoveryRule> {
    using enum insurance::RecoveryRule;
    using R = insurance::RecoveryRule;
    static constexpr std::array names{
        EnumName<R>{in_proportion, "in_proportion", "按各自承担的损失分配",
                    "In proportion of the loss borne"},
        EnumName<R>{insurer_first, "insurer_first", "先归还保险人", "The insurer first"},
        EnumName<R>{insured_first, "insured_first", "先补足被保险人", "The insured first"}};
};
template <>
struct Shape<insurance::Group> {
    using T = insurance::Group;
    static constexpr std::array fields{field<&T::kind>("kind", "权利种类", "Kind of right"),
                                       field<&T::count>("count", "件数", "Count", positive)};
};
template <>
struct Shape<insurance::QuoteRequest> {
    using T = insurance::QuoteRequest;
    static constexpr std::array fields{
        field<&T::insured>("insured", "被保险人", "Insured"),
        field<&T::groups>("groups", "保险标的", "What is insured", not_blank),
        field<&T::zone>("zone", "地域", "Territory"),
        field<&T::sum>("sum", "保险金额", "Sum insured", positive),
        field<&T::months>("months", "保险期间（月）", "Term, months", positive),
        field<&T::claims>("claims", "近三年赔案数", "Claims of the last three years",
                          not_negative)};
};
template <>
struct Shape<insurance::LossPart> {
    using T = insurance::LossPart;
    static constexpr std::array fields{
        field<&T::item>("item", "分项", "Item", not_blank),
        field<&T::amount>("amount", "损失金额", "Loss", not_negative)};
};
template <>
struct Shape<insurance::Loss> {
    using T = insurance::Loss;
    static constexpr std::array fields{
        field<&T::parts>("parts", "分项损失", "Parts of the loss", not_blank),
        field<&T::limit_left>("limit_left", "剩余累计限额", "Aggregate limit left", not_negative)};
};

}  // namespace zhirong
