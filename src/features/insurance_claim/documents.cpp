#include "features/insurance_claim/documents.h"

#include <algorithm>

namespace zhirong::insurance_claim {
namespace {

using paper::Document;
using paper::Fields;
using paper::Heading;
using paper::Paragraph;
using paper::Signatures;
using paper::Table;

// One language's words of what has both.
class Words {
public:
    explicit Words(Language language) : chinese_(language == Language::zh) {}
    std::string operator()(const char* zh, const char* en) const { return chinese_ ? zh : en; }
    std::string operator()(const Phrase& phrase) const { return chinese_ ? phrase.zh : phrase.en; }
    std::string operator()(const Label& label) const { return chinese_ ? label.zh : label.en; }
    std::string yuan(Money amount) const {
        return chinese_ ? with_separators(amount) + " 元" : "CNY " + with_separators(amount);
    }

private:
    bool chinese_;
};

Fields head(const Words& words, const Claim& claim, const Product& product, const Named& named) {
    const Notified& notice = claim.notice;
    Fields fields{
        {{words("被保险人", "Insured"), named.holder},
         {words("统一社会信用代码", "Credit code"), named.holder_code},
         {words("保险单号", "Policy"), notice.policy_number},
         {words("保险产品", "Product"), words(product.title)},
         {words("出险标的", "Item"), notice.item.number + " " + notice.item.title},
         {words("事故发生日", "Date of the event"), to_string(notice.event.occurred_on)},
         {words("发生地域", "Where"), words(label_of(notice.event.zone))},
         {words("维权或索赔受理日", "Suit or claim accepted on"), to_string(notice.claimed_on)},
         {words("报案日", "Notified on"), to_string(notice.on)}},
        1};
    if (notice.event.court_case)
        fields.rows.emplace_back(words("案号", "Number of the case"), *notice.event.court_case);
    return fields;
}

std::string exclusion_title(const Words& words, const Product& product, const std::string& id) {
    const auto found = std::ranges::find(product.exclusions, id, &insurance::Exclusion::id);
    return found == product.exclusions.end() ? id : words(found->title);
}

}  // namespace

Document payment_notice(const Claim& claim, const Product& product, const Named& named,
                        Language language) {
    const Words words(language);
    ensure(claim.settled && claim.settlement);
    const PaymentProposed& settled = *claim.settled;
    Document document{.title = words("赔付通知书", "Notice of payment"),
                      .subtitle = named.insurer,
                      .number = claim.id,
                      .blocks = {},
                      .footer = named.insurer,
                      .created = claim.settlement->on};
    auto& blocks = document.blocks;
    blocks.emplace_back(head(words, claim, product, named));
    blocks.emplace_back(Paragraph{
        words("贵方就上述保险事故提出的索赔，经核定属于保险责任，赔款核定如下。",
              "Your claim for this event is covered; what is paid was determined as follows.")});
    Table table{{{words("赔付项目", "Item"), 5},
                 {words("损失", "Loss"), 4, true},
                 {words("免责金额", "Excluded"), 4, true},
                 {words("免责依据", "Exclusion"), 7}},
                {}};
    for (const AssessedPart& each : settled.content.parts) {
        const insurance::Item* item = product.item(each.item);
        table.rows.push_back(
            {item == nullptr ? each.item : words(item->title), with_separators(each.loss),
             each.excluded ? with_separators(*each.excluded) : "—",
             each.exclusion ? exclusion_title(words, product, *each.exclusion) : "—"});
    }
    blocks.emplace_back(std::move(table));
    const Money paid = claim.paid - claim.returned;
    Fields fields{
        {{words("赔付依据", "Paid on"), words(label_of(settled.content.basis)) + words("（", " (") +
                                            settled.content.reference + words("）", ")")},
         {words("保险金额", "Sum insured"), words.yuan(settled.sum)},
         {words("剩余限额", "Limit left before it"), words.yuan(settled.limit_left)},
         {words("应赔金额（累计）", "Payable in all"), words.yuan(settled.payable)},
         {words("被保险人自担", "Borne by the insured"), words.yuan(settled.borne_by_insured)},
         {words("已付（含预付）", "Paid, advances too"), words.yuan(paid)}},
        2};
    blocks.emplace_back(std::move(fields));
    blocks.emplace_back(Heading{words("计算方法", "How it is computed")});
    if (settled.why.formula) blocks.emplace_back(Paragraph{words(*settled.why.formula)});
    for (const WhyInput& each : settled.why.inputs)
        blocks.emplace_back(Paragraph{
            words(each.zh.c_str(), each.en.c_str()) + words("：", ": ") + each.value, true});
    blocks.emplace_back(Paragraph{
        words("赔款在达成赔偿协议后十日内支付（《保险法》第二十三条）。因第三者造成事故的，"
              "保险人自赔付之日起在赔偿金额范围内代位行使对第三者请求赔偿的权利（第六十条）。",
              "It is paid within ten days of the agreement on it (Insurance Law, article 23). "
              "Where a third party caused the event, the insurer steps into the claim against it "
              "up to what was paid (article 60).")});
    blocks.emplace_back(Paragraph{
        words("条款版本：", "Version of the terms: ") + settled.why.version.value_or(""), true});
    blocks.emplace_back(Signatures{{named.insurer}});
    return document;
}

Document refusal_notice(const Claim& claim, const Product& product, const Named& named,
                        Language language) {
    const Words words(language);
    ensure(claim.cover && claim.refusal);
    Document document{.title = words("拒绝赔偿通知书", "Notice of refusal"),
                      .subtitle = named.insurer,
                      .number = claim.id,
                      .blocks = {},
                      .footer = named.insurer,
                      .created = claim.refusal->on};
    auto& blocks = document.blocks;
    blocks.emplace_back(head(words, claim, product, named));
    blocks.emplace_back(Paragraph{
        words("贵方就上述事故提出的索赔，经核定不属于保险责任，现予拒绝赔偿，理由如下。",
              "Your claim for this event is not covered and is refused, for these reasons.")});
    Table table{{{words("审核事项", "What was checked"), 7},
                 {words("查明", "Found"), 5},
                 {words("应为", "Expected"), 5},
                 {words("依据", "Source"), 6}},
                {}};
    for (const Finding& each : claim.cover->findings)
        if (each.outcome == Outcome::failed)
            table.rows.push_back(
                {words(each.words), each.found, each.expected, words(each.source)});
    blocks.emplace_back(std::move(table));
    blocks.emplace_back(Heading{words("核定意见", "Opinion")});
    blocks.emplace_back(Paragraph{claim.cover->opinion});
    blocks.emplace_back(Paragraph{
        words("本通知书依《保险法》第二十四条自作出核定之日（",
              "Under article 24 of the "
              "Insurance Law this "
              "notice is sent within "
              "three days of the "
              "decision (") +
        to_string(claim.refusal->on) +
        words("）起三日内发出。对核定结果有异议的，可依保险合同约定申请仲裁或者提起诉讼。",
              "). Whoever disagrees may go to arbitration or to court as the contract "
              "says.")});
    blocks.emplace_back(Signatures{{named.insurer}});
    return document;
}

}  // namespace zhirong::insurance_claim
