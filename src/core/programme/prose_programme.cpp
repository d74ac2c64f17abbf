#include <fmt/format.h>

#include "core/programme/prose.h"
#include "core/programme/trace.h"

namespace zhirong::programme {
namespace {

using Sentences = std::vector<Sentence>;

Reading joined(const std::vector<Reading>& parts, const char* zh, const char* en) {
    Reading all;
    for (const Reading& part : parts) {
        all.zh += (all.zh.empty() ? "" : zh) + part.zh;
        all.en += (all.en.empty() ? "" : en) + part.en;
    }
    return all;
}

Reading words_of(const Word& word) { return {word.zh, word.en}; }

Reading named(const Reading& name, const Reading& what) {
    return {name.zh + "：" + what.zh, name.en + ": " + what.en};
}

Reading party_words(const std::string& party, const Reading& reading = {}) {
    if (!reading.zh.empty()) return reading;
    const Party* known = find_party(party);
    return known == nullptr ? Reading{party, party} : Reading{known->zh, known->en};
}

Reading rate_of(const Programme& programme, const Expression& rate,
                const std::optional<Rounding>& rounding) {
    Reading words = prose(programme, rate);
    if (!rounding) return words;
    const Reading how = rounding_name(*rounding);
    return {words.zh + "（" + how.zh + "）", words.en + " (" + how.en + ")"};
}

void add_caps(const Programme& programme, const std::vector<Cap>& caps, Sentences& sentences) {
    for (const Cap& cap : caps) {
        Reading most = prose(programme, cap.at_most);
        if (counts(cap)) {
            const Word& scope = cap_scopes()[static_cast<std::size_t>(cap.per)];
            most = {fmt::format("{}不超过{}", scope.zh, most.zh),
                    fmt::format("{} at most {}", scope.en, most.en)};
            if (cap.when_dry == WhenDry::pro_rata) {
                const Word& dry = dry_words()[static_cast<std::size_t>(cap.when_dry)];
                most.zh += std::string("，不足时") + dry.zh;
                most.en += std::string("; where it does not suffice, ") + dry.en;
            }
        }
        sentences.push_back({named(cap.reading, most), cap.at_most.position});
    }
}

void add_shares(const Programme& programme, const std::vector<Share>& shares, const Reading& within,
                Sentences& sentences) {
    for (const Share& share : shares) {
        const Reading who = party_words(share.party, share.reading);
        Reading what = share.share ? prose(programme, *share.share) : Reading{"其余", "the rest"};
        if (share.up_to) {
            const Reading end = prose(programme, *share.up_to);
            what = {"先承担，至 " + end.zh + " 为止", "bears first, up to " + end.en};
        }
        if (share.at_most) {
            const Reading most = prose(programme, *share.at_most);
            what.zh += "，至多 " + most.zh;
            what.en += ", at most " + most.en;
        }
        const Reading name{within.zh + who.zh, within.en + who.en};
        sentences.push_back({named(name, what), share.position});
        add_caps(programme, share.caps, sentences);
        add_shares(programme, share.within, {name.zh + "之内，", name.en + ", of which "},
                   sentences);
    }
}

void add_requirements(const Programme& programme, const std::vector<Requirement>& requirements,
                      Sentences& sentences) {
    for (const Requirement& each : requirements)
        sentences.push_back({named(each.reading, prose(programme, each.condition)), each.position});
}

void add_submission(const Programme& programme, const std::optional<Submission>& submission,
                    Sentences& sentences) {
    if (!submission) return;
    const Reading after = prose(programme, submission->after);
    const Reading within = prose(programme, submission->within);
    sentences.push_back(
        {named({"申请期限", "To be applied for"},
               {fmt::format("{}后 {}{}内", after.zh, within.zh,
                            submission->working_days ? "（工作日）" : ""),
                fmt::format("within {}{} of the {}", within.en,
                            submission->working_days ? " (working days)" : "", after.en)}),
         submission->within.position});
}

class Aloud {
public:
    explicit Aloud(const Programme& programme) : programme_(programme) {}

    std::vector<Paragraph> read() {
        if (!programme_.declarations.empty()) read_declarations();
        if (!programme_.quantities.empty()) {
            auto& sentences = begin("数量", "Quantities");
            for (const NamedQuantity& quantity : programme_.quantities)
                sentences.push_back(
                    {named(quantity.reading, prose(programme_, quantity)), quantity.position});
        }
        if (!programme_.eligibility.empty())
            add_requirements(programme_, programme_.eligibility, begin("资格条件", "Eligibility"));
        if (!programme_.controls.empty())
            add_requirements(programme_, programme_.controls, begin("管控要求", "Controls"));
        if (programme_.exposure) read_exposure();
        if (programme_.compensation) read_compensation(*programme_.compensation);
        for (const Subsidy& subsidy : programme_.subsidies) read_subsidy(subsidy);
        if (!programme_.breakers.empty()) read_breakers();
        if (programme_.recovery) read_recovery(*programme_.recovery);
        if (programme_.credit_line)
            begin("授信额度", "Credit line")
                .push_back(
                    {named({"额度", "Line"}, prose(programme_, programme_.credit_line->amount)),
                     programme_.credit_line->amount.position});
        if (programme_.composition) read_composition(*programme_.composition);
        if (programme_.workflow) read_workflow(*programme_.workflow);
        if (!programme_.services.empty()) {
            auto& sentences = begin("配套服务", "Services");
            for (const Service& each : programme_.services) {
                for (const Word& kind : service_kinds())
                    if (each.kind == kind.code)
                        sentences.push_back(named(words_of(kind), each.reading));
            }
        }
        return std::move(paragraphs_);
    }

private:
    Sentences& begin(std::string zh, std::string en) {
        paragraphs_.push_back({{std::move(zh), std::move(en)}, {}});
        return paragraphs_.back().sentences;
    }

    void read_declarations() {
        Sentences sentences;
        for (const Declaration& each : programme_.declarations) switch (each.kind) {
                case Declared::list:
                    sentences.push_back(named({"名单", "List"}, each.reading));
                    break;
                case Declared::paper:
                    sentences.push_back(named({"材料", "Paper"}, each.reading));
                    break;
                case Declared::asked:
                    sentences.push_back(named({"填报", "Asked"}, each.reading));
                    break;
                case Declared::used: break;  // Read with its cap.
            }
        if (!sentences.empty())
            begin("名单、材料和填报事项", "Lists, papers and questions") = sentences;
    }

    void read_exposure() {
        auto& sentences = begin("纳入与占用", "Covered and set aside");
        sentences.push_back({named({"纳入补偿的本金", "Principal covered"},
                                   prose(programme_, programme_.exposure->covered)),
                             programme_.exposure->covered.position});
        sentences.push_back({named({"占用补偿金", "Set aside of the fund"},
                                   prose(programme_, programme_.exposure->reserved)),
                             programme_.exposure->reserved.position});
    }

    void read_compensation(const Compensation& terms) {
        auto& sentences = begin("补偿", "Compensation");
        sentences.push_back(
            {named(terms.trigger.reading, prose(programme_, terms.trigger.condition)),
             terms.trigger.position});
        sentences.push_back(
            {named({"补偿基数", "Base"}, prose(programme_, terms.base)), terms.base.position});
        if (terms.rate)
            sentences.push_back(
                {named({"补偿比率", "Rate"}, rate_of(programme_, *terms.rate, terms.rounding)),
                 terms.rate->position});
        add_caps(programme_, terms.caps, sentences);
        add_shares(programme_, terms.split.shares, {}, sentences);
        sentences.push_back(named({"未获补偿的部分由谁承担", "What is not covered falls to"},
                                  party_words(terms.uncovered_to)));
        if (terms.interest) {
            sentences.push_back(
                {named({"利息损失", "Lost interest"}, prose(programme_, terms.interest->base)),
                 terms.interest->base.position});
            add_shares(programme_, terms.interest->split.shares, {"利息损失，", "Lost interest, "},
                       sentences);
        }
        if (terms.advance) {
            const Word& method = advance_methods()[static_cast<std::size_t>(terms.advance->method)];
            sentences.push_back({named(terms.advance->trigger.reading,
                                       prose(programme_, terms.advance->trigger.condition)),
                                 terms.advance->trigger.position});
            sentences.push_back({named(words_of(method), prose(programme_, terms.advance->amount)),
                                 terms.advance->amount.position});
        }
        add_submission(programme_, terms.submission, sentences);
    }

    void read_subsidy(const Subsidy& subsidy) {
        auto& sentences = begin("补贴：" + subsidy.reading.zh, "Subsidy: " + subsidy.reading.en);
        sentences.push_back(
            {named({"补贴的费用", "Paid on"},
                   words_of(expense_words()[static_cast<std::size_t>(subsidy.expense)])),
             subsidy.base.position});
        sentences.push_back(
            {named({"付给", "Paid to"}, party_words(subsidy.payee)), subsidy.base.position});
        sentences.push_back(
            {named({"时间", "When"},
                   words_of(timing_words()[static_cast<std::size_t>(subsidy.timing)])),
             subsidy.base.position});
        add_requirements(programme_, subsidy.conditions, sentences);
        if (subsidy.trigger)
            sentences.push_back(
                {named(subsidy.trigger->reading, prose(programme_, subsidy.trigger->condition)),
                 subsidy.trigger->position});
        sentences.push_back(
            {named({"基数", "Base"}, prose(programme_, subsidy.base)), subsidy.base.position});
        if (subsidy.rate)
            sentences.push_back(
                {named({"比率", "Rate"}, rate_of(programme_, *subsidy.rate, subsidy.rounding)),
                 subsidy.rate->position});
        add_caps(programme_, subsidy.caps, sentences);
        if (subsidy.payers)
            add_shares(programme_, subsidy.payers->shares, {"承担：", "Paid by: "}, sentences);
        add_submission(programme_, subsidy.submission, sentences);
    }

    Reading threshold(const Breaker::Threshold& threshold) {
        const Reading level = prose(programme_, threshold.level);
        return threshold.above ? Reading{"超过" + level.zh, "is above " + level.en}
                               : Reading{"达到" + level.zh, "reaches " + level.en};
    }

    void read_breakers() {
        auto& sentences = begin("熔断", "Breakers");
        for (const Breaker& each : programme_.breakers) {
            const Word& scope = breaker_scopes()[static_cast<std::size_t>(each.per)];
            const Reading measure = prose(programme_, each.measure);
            const Reading stop = threshold(each.stop);
            Reading words{fmt::format("按{}，{}{}时停止", scope.zh, measure.zh, stop.zh),
                          fmt::format("for {}: stops when {} {}", scope.en, measure.en, stop.en)};
            if (each.warn) {
                const Reading warn = threshold(*each.warn);
                words.zh += "，" + warn.zh + "时预警";
                words.en += ", warns when it " + warn.en;
            }
            words.zh += each.strict ? "；停止后已纳入的也不再补偿" : "；停止后不再纳入新的贷款";
            words.en += each.strict ? "; then pays nothing for what was taken in either"
                                    : "; then takes in nothing new";
            sentences.push_back({named(each.reading, words), each.stop.level.position});
        }
    }

    void read_recovery(const Recovery& rules) {
        auto& sentences = begin("追偿分配", "Recovery");
        sentences.push_back(
            {named({"返还方式", "How it is returned"}, prose(programme_, rules.method)),
             rules.method.position});
        std::vector<Reading> order;
        for (const std::string& party : rules.order) order.push_back(party_words(party));
        sentences.push_back(named({"返还对象", "Returned to"}, joined(order, "、", ", ")));
        if (!rules.pursued_by.empty())
            sentences.push_back(named({"负责追偿", "Pursued by"}, party_words(rules.pursued_by)));
    }

    void read_composition(const Composition& rules) {
        auto& sentences = begin("与其他方案的关系", "Beside other programmes");
        for (const std::string& each : rules.stacks_on)
            sentences.push_back(named({"可与其叠加", "Stacks on"}, {each, each}));
        if (!rules.confirmed_by.empty())
            sentences.push_back(named({"须先经其确认", "Needs the confirmation of"},
                                      {rules.confirmed_by, rules.confirmed_by}));
        for (const std::string& each : rules.excludes)
            sentences.push_back(named({"不得与其并享", "Not together with"}, {each, each}));
        if (rules.one_channel)
            sentences.push_back(
                Reading{"一笔贷款只能走一条补偿渠道", "One loan, one channel of compensation"});
    }

    void read_workflow(const Workflow& workflow) {
        auto& sentences = begin("办理流程", "Workflow");
        for (const StageRule& rule : workflow.stages) {
            Reading words = words_of(stage_words()[static_cast<std::size_t>(rule.stage)]);
            for (const StageWay& way : stage_ways())
                if (way.stage == rule.stage && rule.by == way.word.code) {
                    words.zh += std::string("：") + way.word.zh;
                    words.en += std::string(": ") + way.word.en;
                }
            if (rule.when) {
                const Reading when = prose(programme_, *rule.when);
                words.zh += "（" + when.zh + "的）";
                words.en += " (where " + when.en + ")";
            }
            std::vector<Reading> papers;
            for (const std::string& paper : rule.papers)
                if (const auto* each =
                        programme_.find_declaration(fact_name(Declared::paper, paper)))
                    papers.push_back(each->reading);
            if (!papers.empty()) {
                const Reading list = joined(papers, "、", ", ");
                words.zh += "；材料：" + list.zh;
                words.en += "; papers: " + list.en;
            }
            sentences.push_back({std::move(words), rule.position});
        }
    }

    const Programme& programme_;
    std::vector<Paragraph> paragraphs_;
};

}  // namespace

std::vector<Paragraph> prose(const Programme& programme) { return Aloud(programme).read(); }

}  // namespace zhirong::programme
