#include "features/insurance_policy/documents.h"

#include <algorithm>

namespace zhirong::insurance_policy {
namespace {

using paper::Document;
using paper::Fields;
using paper::Heading;
using paper::Paragraph;
using paper::Signatures;
using paper::Table;

constexpr std::size_t most_printed = 1'000;

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
    std::string days(Date from, Date until) const {
        return chinese_ ? "自 " + to_string(from) + " 零时起至 " + to_string(until) + " 二十四时止"
                        : "from 00:00 on " + to_string(from) + " to 24:00 on " + to_string(until);
    }

private:
    bool chinese_;
};

std::string kind_words(const Words& words, const std::optional<RightKind>& kind) {
    return kind ? words(label_of(*kind)) : "—";
}

std::string percent_of(Ratio share) { return to_percent(share); }

std::string deductible_words(const Words& words, const insurance::Deductible& deductible) {
    std::string text = words(label_of(deductible.rule));
    if (deductible.fixed) text += words("，", ", ") + words.yuan(deductible.fixed->value);
    if (deductible.share) text += words("，", ", ") + percent_of(deductible.share->value);
    return text;
}

Fields parties_fields(const Words& words, const Named& named) {
    return {{{words("保险人", "Insurer"), named.insurer},
             {words("投保人", "Policyholder"), named.holder},
             {words("统一社会信用代码", "Credit code"), named.holder_code}},
            1};
}

std::string territory(const Words& words, const insurance::Stretch& stretch) {
    return words(label_of(stretch.zone));
}

Table schedule_table(const Words& words, const std::vector<ScheduledItem>& items) {
    Table table{{{words("序号", "No."), 2},
                 {words("号码", "Number"), 5},
                 {words("种类", "Kind"), 4},
                 {words("名称", "Title"), 9},
                 {words("权利人", "Owner"), 5}},
                {}};
    for (std::size_t i = 0; i < std::min(items.size(), most_printed); ++i)
        table.rows.push_back({std::to_string(i + 1), items[i].number,
                              kind_words(words, items[i].kind), items[i].title,
                              items[i].owner.value_or("—")});
    return table;
}

std::string movement_words(const Words& words, const Movement& movement) {
    struct Tell {
        const Words& words;
        std::string operator()(const insurance::Change& change) const {
            std::string text;
            const auto add = [&](std::string part) {
                text += (text.empty() ? "" : words("；", "; ")) + std::move(part);
            };
            if (!change.add.empty())
                add(words("增加 ", "added: ") + std::to_string(change.add.size()) +
                    words(" 件", ""));
            if (!change.remove.empty())
                add(words("减少 ", "removed: ") + std::to_string(change.remove.size()) +
                    words(" 件", ""));
            if (change.sum)
                add(words("保险金额改为 ", "sum insured now ") + words.yuan(*change.sum));
            if (change.zone)
                add(words("地域改为", "territory now ") + words(label_of(*change.zone)));
            return text;
        }
        std::string operator()(const insurance::Cancellation& cancellation) const {
            return words("终止承保，", "end of cover, ") + words(label_of(cancellation.manner));
        }
        std::string operator()(const insurance::Reinstatement&) const {
            return words("恢复承保", "return of cover");
        }
    };
    return std::visit(Tell{words}, movement);
}
Date from_of(const Movement& movement) {
    return std::visit([](const auto& each) { return each.from; }, movement);
}

std::string signed_change(const Words& words, const Premium& premium) {
    const Money change = premium.after - premium.before;
    return (change < Money{} ? words("应退 ", "to be returned: ")
                             : words("应收 ", "to be paid: ")) +
           words.yuan(change < Money{} ? -change : change);
}

}  // namespace

Document policy_document(const Policy& policy, const Product& product, const Named& named, Date on,
                         Language language) {
    const Words words(language);
    const auto covered = insurance::coverage(product, policy.inception(), policy.moved());
    ensure(covered.has_value());
    const insurance::Stretch* stretch = insurance::stretch_on(*covered, on);
    if (stretch == nullptr) stretch = &covered->stretches.front();
    const std::vector<ScheduledItem> items =
        insurance::schedule_on(policy.inception(), policy.moved(), stretch->from);
    Document document{.title = words("知识产权保险单", "Intellectual property insurance policy"),
                      .subtitle = words(product.title),
                      .number = policy.bound->number,
                      .blocks = {},
                      .footer = named.insurer,
                      .created = on};
    auto& blocks = document.blocks;
    blocks.emplace_back(parties_fields(words, named));
    blocks.emplace_back(Heading{words("承保内容", "Cover")});
    blocks.emplace_back(Fields{
        {{words("险种", "Line"), words(label_of(product.line))},
         {words("保险期间", "Term"),
          words.days(policy.inception().from, policy.inception().until())},
         {words("承保基础", "Trigger"), words(label_of(product.trigger))},
         {words("承保地域", "Territory"), territory(words, *stretch)},
         {words("保险标的", "Insured"), words(label_of(product.objects.counted)) +
                                            words("：", ": ") + std::to_string(stretch->count)},
         {words("保险金额", "Sum insured"), words.yuan(stretch->sum) + words("（", " (") +
                                                words(label_of(product.sum.basis)) +
                                                words("）", ")")},
         {words("每次赔偿限额", "Limit per claim"),
          words.yuan(std::min(stretch->sum, product.limits.per_claim.value))},
         {words("累计赔偿限额", "Aggregate limit"), words.yuan(stretch->aggregate)},
         {words("免赔", "Deductible"), deductible_words(words, product.deductible)},
         {words("赔付比例", "Share insured"), percent_of(product.insured_share.value)},
         {words("保险费", "Premium"), words.yuan(policy.premium)},
         {words("状态截至", "As of"), to_string(on)}},
        2});
    blocks.emplace_back(Heading{words("保险责任", "What is covered")});
    blocks.emplace_back(Paragraph{words(product.cover)});
    blocks.emplace_back(Paragraph{words("保险事故：", "Insured event: ") + words(product.event)});
    Table limits{{{words("分项", "Item"), 3}, {words("分项限额", "Sub-limit"), 2, true}}, {}};
    for (const insurance::Item& item : product.items) {
        std::string limit = words("以保险金额为限", "the sum insured");
        if (item.most) limit = words.yuan(item.most->value);
        if (item.share)
            limit = words("保险金额的 ", "of the sum insured ") + percent_of(item.share->value);
        limits.rows.push_back({words(item.title), limit});
    }
    blocks.emplace_back(std::move(limits));
    blocks.emplace_back(Heading{words("责任免除", "Exclusions")});
    int number = 0;
    for (const insurance::Exclusion& each : product.exclusions)
        blocks.emplace_back(Paragraph{std::to_string(++number) + ". " + words(each.title)});
    blocks.emplace_back(Heading{words("索赔材料", "Papers of a claim")});
    std::string papers;
    for (const Phrase& each : product.papers)
        papers += (papers.empty() ? "" : words("、", ", ")) + words(each);
    blocks.emplace_back(Paragraph{papers});
    blocks.emplace_back(Paragraph{words("赔付依据：", "Paid on: ") + [&] {
        std::string all;
        for (const auto basis : product.payable_on.any_of)
            all += (all.empty() ? "" : words("、", ", ")) + words(label_of(basis));
        return all;
    }()});
    if (!policy.movements.empty()) {
        blocks.emplace_back(Heading{words("批改", "Endorsements")});
        Table table{{{words("序号", "No."), 2},
                     {words("生效日", "From"), 4},
                     {words("内容", "Change"), 8},
                     {words("保费变动", "Premium"), 5, true},
                     {words("出单日", "Made on"), 4}},
                    {}};
        for (const Dated& each : policy.movements)
            table.rows.push_back({std::to_string(each.number), to_string(from_of(each.movement)),
                                  movement_words(words, each.movement),
                                  signed_change(words, each.premium), to_string(each.on)});
        blocks.emplace_back(std::move(table));
    }
    blocks.emplace_back(Heading{words("保险标的清单", "Schedule")});
    blocks.emplace_back(schedule_table(words, items));
    if (items.size() > most_printed)
        blocks.emplace_back(
            Paragraph{words("清单共 ", "The schedule has ") + std::to_string(items.size()) +
                          words(" 件，此处列出前 1000 件，全部见电子清单。",
                                " items; the first 1,000 are printed, all are in the workbook."),
                      true});
    blocks.emplace_back(
        Paragraph{words("条款版本：", "Version of the terms: ") + product.version, true});
    if (insurance::has_examples(product))
        blocks.emplace_back(
            Paragraph{words("本产品的费率或限额含示例数字，正式使用前须换成保险人的现行条款。",
                            "Rates or limits of this product are examples, to be replaced by the "
                            "insurer's present terms before use."),
                      true});
    blocks.emplace_back(Signatures{{named.insurer, named.holder}});
    return document;
}

Document certificate_document(const Policy& policy, const Product& product, const Named& named,
                              const ScheduledItem& item, const std::vector<Span>& spans, Date on,
                              Language language) {
    const Words words(language);
    Document document{
        .title = words("知识产权保险凭证", "Certificate of intellectual property insurance"),
        .subtitle = words(product.title),
        .number = policy.bound->number,
        .blocks = {},
        .footer = named.insurer,
        .created = on};
    auto& blocks = document.blocks;
    blocks.emplace_back(parties_fields(words, named));
    Fields fields{{{words("号码", "Number"), item.number},
                   {words("种类", "Kind"), kind_words(words, item.kind)},
                   {words("名称", "Title"), item.title},
                   {words("权利人", "Owner"), item.owner.value_or(named.holder)},
                   {words("险种", "Line"), words(label_of(product.line))}},
                  1};
    for (const Span& span : spans)
        fields.rows.emplace_back(words("承保期间", "Covered"), words.days(span.from, span.until));
    blocks.emplace_back(std::move(fields));
    blocks.emplace_back(Paragraph{words(product.cover)});
    blocks.emplace_back(
        Paragraph{words("本凭证不改变保险单的约定，以保险单及批单为准。截至 ",
                        "This certificate changes nothing in the policy and its endorsements, "
                        "which prevail. As of ") +
                      to_string(on) + words("。", "."),
                  true});
    blocks.emplace_back(Signatures{{named.insurer}});
    return document;
}

Document endorsement_document(const Policy& policy, const Product& product, const Named& named,
                              const Dated& movement, Language language) {
    const Words words(language);
    Document document{.title = words("批单", "Endorsement"),
                      .subtitle = words(product.title),
                      .number = policy.bound->number + "-" + std::to_string(movement.number),
                      .blocks = {},
                      .footer = named.insurer,
                      .created = movement.on};
    auto& blocks = document.blocks;
    blocks.emplace_back(parties_fields(words, named));
    blocks.emplace_back(
        Fields{{{words("保单号", "Policy"), policy.bound->number},
                {words("批改生效日", "Effective from"), to_string(from_of(movement.movement))},
                {words("批改内容", "Change"), movement_words(words, movement.movement)},
                {words("事由", "Reason"), movement.reason},
                {words("批改前保险费", "Premium before"), words.yuan(movement.premium.before)},
                {words("批改后保险费", "Premium after"), words.yuan(movement.premium.after)},
                {words("保费变动", "Change of premium"), signed_change(words, movement.premium)},
                {words("出单日", "Made on"), to_string(movement.on)}},
               1});
    if (const auto* change = std::get_if<insurance::Change>(&movement.movement)) {
        if (!change->add.empty()) {
            blocks.emplace_back(Heading{words("增加的标的", "Added")});
            blocks.emplace_back(schedule_table(words, change->add));
        }
        if (!change->remove.empty()) {
            blocks.emplace_back(Heading{words("减少的标的", "Removed")});
            std::string numbers;
            for (const std::string& each : change->remove)
                numbers += (numbers.empty() ? "" : words("、", ", ")) + each;
            blocks.emplace_back(Paragraph{numbers});
        }
    }
    blocks.emplace_back(Signatures{{named.insurer, named.holder}});
    return document;
}

}  // namespace zhirong::insurance_policy
