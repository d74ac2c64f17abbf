#include "features/grading/run.h"

#include <algorithm>

#include "base/ensure.h"
#include "core/journal/digest.h"
#include "features/grading/refusals.h"

namespace zhirong::gradings {
namespace {

using grading::Outcome;
using grading::Scorecard;

Reason reason_of(const RefusalKind& kind, std::vector<Fact> facts = {}) {
    const Refusal refusal{&kind, "", std::move(facts)};
    return {kind.code, in_chinese(refusal), in_english(refusal)};
}

// Why a dimension says nothing of a firm: of itself, or because too few firms could be compared.
grading::Lack lack_of(const Scored& scored, std::size_t dimension, std::size_t firm) {
    const std::int64_t value = scored.population.values[dimension][firm];
    return grading::is_lacking(value) ? grading::lack_of(value) : grading::Lack::too_few_firms;
}

void add_lacking(const Scored& scored, std::size_t firm, std::vector<Reason>& reasons) {
    const Scorecard& card = scored.card->card;
    const auto& weights = card.fields[scored.population.field[firm]].weights;
    for (std::size_t d = 0; d < card.dimensions.size(); ++d) {
        const grading::Dimension& dimension = card.dimensions[d];
        if (dimension.absent != grading::Absent::refuse || weights[d] == 0 ||
            scored.grades.dimensions[d].levels[firm] < grading::too_few_level)
            continue;
        const grading::Reading why = grading::lack_reading(lack_of(scored, d, firm));
        reasons.push_back(
            reason_of(grading::refusals::dimension_lacking, {{"zh", dimension.reading.zh},
                                                             {"en", dimension.reading.en},
                                                             {"reason", why.zh},
                                                             {"reason_en", why.en}}));
    }
}

void add_undecided(const Scored& scored, std::size_t firm, std::vector<Reason>& reasons) {
    const Scorecard& card = scored.card->card;
    for (std::size_t c = 0; c < card.corrections.size(); ++c) {
        const grading::Correction& correction = card.corrections[c];
        if (scored.grades.rules[c][firm] != grading::unknown_rule || correction.if_unknown)
            continue;
        std::string zh;
        std::string en;
        for (const grading::CorrectionRule& rule : correction.rules)
            for (const grading::Condition& condition : rule.when) {
                if (condition.operand.what != grading::Operand::What::figure) continue;
                const auto& cells = scored.columns.figures[condition.operand.index];
                if (!cells.empty() && cells[firm] != grading::unknown_figure) continue;
                const grading::Column& column = grading::figure_table()[condition.operand.index];
                if (zh.find(column.zh) != std::string::npos) continue;
                zh += (zh.empty() ? "" : "、") + std::string(column.zh);
                en += (en.empty() ? "" : ", ") + std::string(column.en);
            }
        const RefusalKind& kind = grading::refusals::correction_unknown;
        reasons.push_back(
            {kind.code, in_chinese({&kind, "", {{"zh", correction.reading.zh}, {"missing", zh}}}),
             in_english({&kind, "", {{"en", correction.reading.en}, {"missing", en}}})});
    }
}

std::vector<Reason> reasons_of(const Scored& scored, std::size_t firm) {
    std::vector<Reason> reasons;
    switch (scored.grades.outcome[firm]) {
        case Outcome::graded: break;
        case Outcome::without_field:
            reasons.push_back(reason_of(grading::refusals::without_field));
            break;
        case Outcome::dimension_lacking: add_lacking(scored, firm, reasons); break;
        case Outcome::correction_unknown: add_undecided(scored, firm, reasons); break;
    }
    return reasons;
}

std::optional<std::string> id_of(const std::vector<grading::SegmentRule>& rules,
                                 std::uint8_t number) {
    if (number == grading::unknown_rule) return "unknown";
    if (number == grading::no_rule) return std::nullopt;
    return rules[number].id;
}

std::string name_of_version(const Card& card) {
    return card.card.id + "@" + card.card.version.substr(0, 12);
}

}  // namespace

Cards::Cards(std::vector<CardPointer> all) : all_(std::move(all)) {
    std::ranges::stable_sort(all_, [](const CardPointer& a, const CardPointer& b) {
        return std::pair(a->card.id, a->card.from) < std::pair(b->card.id, b->card.from);
    });
}

Result<CardPointer> Cards::named(const std::string& name, Date day) const {
    const std::size_t at = name.find('@');
    const std::string id = name.substr(0, at);
    CardPointer best;
    CardPointer later;
    for (const CardPointer& each : all_) {
        if (each->card.id != id) continue;
        if (at != std::string::npos) {
            const std::string wanted = name.substr(at + 1);
            if (!wanted.empty() && each->card.version.starts_with(wanted)) best = each;
        } else if (each->card.from <= day) {
            best = each;
        } else {
            later = each;
        }
    }
    if (best) return best;
    if (later)
        return refuse(
            scorecard_not_yet, "scorecard",
            {{"found", name}, {"from", to_string(later->card.from)}, {"today", to_string(day)}});
    std::string known;
    for (const CardPointer& each : all_)
        known += (known.empty() ? "" : "、") + name_of_version(*each);
    return refuse(no_scorecard, "scorecard",
                  {{"found", name}, {"expected", known.empty() ? "—" : known}});
}

CardPointer Cards::version(const std::string& id, const std::string& version) const {
    for (const CardPointer& each : all_)
        if (each->card.id == id && each->card.version == version) return each;
    return nullptr;
}

std::optional<std::size_t> Scored::find(const std::string& credit_code) const {
    const auto found = std::ranges::lower_bound(firms, credit_code, {}, &FirmRow::credit_code);
    if (found == firms.end() || found->credit_code != credit_code) return std::nullopt;
    return static_cast<std::size_t>(found - firms.begin());
}

Result<std::shared_ptr<const Scored>> score(CardPointer card, const Book& book, Date day,
                                            const Workers& workers) {
    Tables tables = fill(book, day);
    if (tables.firms.empty())
        return refuse(empty_population, "", {{"found", std::to_string(book.without_code)}});
    if (tables.firms.size() > most_firms_of_a_run)
        return refuse(too_many_firms, "",
                      {{"found", std::to_string(tables.firms.size())},
                       {"expected", std::to_string(most_firms_of_a_run)}});
    CHECKED(grading::check(tables.columns));
    auto portfolios =
        TRY(grading::Portfolios::make(std::move(tables.patents), tables.firms.size(), workers));
    const Scorecard& scorecard = card->card;
    auto population = grading::measure(scorecard, portfolios, tables.columns, day, workers);
    auto grades = grading::grade(scorecard, population, tables.columns, workers);
    std::optional<grading::Segments> segments;
    if (card->segmentation)
        segments = grading::segment(*card->segmentation, scorecard, population, tables.columns,
                                    grades, workers);
    return std::make_shared<const Scored>(Scored{.card = std::move(card),
                                                 .day = day,
                                                 .firms = std::move(tables.firms),
                                                 .inputs = std::move(tables.inputs),
                                                 .portfolios = std::move(portfolios),
                                                 .columns = std::move(tables.columns),
                                                 .population = std::move(population),
                                                 .grades = std::move(grades),
                                                 .segments = std::move(segments)});
}

std::vector<Graded> results_of(const Scored& scored, const std::string& run) {
    const Scorecard& card = scored.card->card;
    std::vector<Graded> all;
    all.reserve(scored.firms.size());
    for (std::size_t firm = 0; firm < scored.firms.size(); ++firm) {
        const FirmRow& row = scored.firms[firm];
        Graded graded{.run = run,
                      .day = scored.day,
                      .scorecard = card.id,
                      .version = card.version,
                      .credit_code = row.credit_code,
                      .name = row.name,
                      .region = row.region,
                      .patents = row.patents,
                      .field = std::nullopt,
                      .grade = std::nullopt,
                      .by_score = std::nullopt,
                      .score = std::nullopt,
                      .reasons = reasons_of(scored, firm),
                      .stage = std::nullopt,
                      .segment = std::nullopt,
                      .inputs = row.inputs};
        if (scored.population.field[firm] != grading::no_field)
            graded.field = card.fields[scored.population.field[firm]].id;
        if (scored.grades.score[firm] != grading::no_score) {
            graded.score = grading::points_text(scored.grades.score[firm]);
            graded.by_score = card.grades[scored.grades.by_score[firm]].id;
        }
        if (scored.grades.grade[firm] != grading::no_grade)
            graded.grade = card.grades[scored.grades.grade[firm]].id;
        if (scored.segments) {
            graded.stage = id_of(scored.card->segmentation->stages, scored.segments->stage[firm]);
            graded.segment =
                id_of(scored.card->segmentation->segments, scored.segments->segment[firm]);
        }
        all.push_back(std::move(graded));
    }
    return all;
}

std::string digest_of(const std::vector<Graded>& results) {
    std::string text;
    for (const Graded& each : results) {
        text +=
            each.credit_code + '|' + each.inputs + '|' + each.version + '|' + to_string(each.day);
        for (const auto* part : {&each.region, &each.field, &each.grade, &each.by_score,
                                 &each.score, &each.stage, &each.segment})
            text += '|' + part->value_or("-");
        for (const Reason& reason : each.reasons) text += '|' + reason.zh;
        text += '\n';
    }
    return digest(DigestKind::sha256, text);
}

RunComputed summary_of(const Scored& scored, const Book& book, const std::vector<Graded>& results) {
    const Scorecard& card = scored.card->card;
    RunComputed run;
    run.scorecard = card.id;
    run.version = card.version;
    run.title_zh = card.title.zh;
    run.title_en = card.title.en;
    run.day = scored.day;
    run.firms = std::ssize(results);
    run.patents = std::ssize(book.patents);
    run.patents_without_code = book.without_code;
    for (const grading::Grade& each : card.grades)
        run.distribution.push_back({each.id, each.reading.zh, each.reading.en, 0});
    const auto add = [](std::vector<CodeCount>& counts, const std::string& code,
                        const std::string& zh, const std::string& en) {
        auto found = std::ranges::find_if(
            counts, [&](const CodeCount& each) { return each.code == code && each.zh == zh; });
        if (found == counts.end()) found = counts.insert(counts.end(), {code, zh, en, 0});
        ++found->firms;
    };
    if (const auto& segmentation = scored.card->segmentation) {
        run.segmentation = segmentation->id;
        run.segmentation_version = segmentation->version;
        for (const grading::SegmentRule& each : segmentation->segments)
            run.segments.push_back({each.id, each.reading.zh, each.reading.en, 0});
    }
    for (const Graded& each : results) {
        if (each.grade) {
            ++run.graded;
            ++std::ranges::find(run.distribution, *each.grade, &GradeCount::grade)->firms;
        }
        for (const Reason& reason : each.reasons)
            add(run.refusals, reason.code, reason.zh, reason.en);
        if (!each.segment) continue;
        const auto found = std::ranges::find(run.segments, *each.segment, &CodeCount::code);
        if (found != run.segments.end()) ++found->firms;
    }
    std::ranges::stable_sort(run.refusals, std::greater{}, &CodeCount::firms);
    for (const grading::Lever& lever : card.levers)
        for (std::size_t grade = 0; grade < card.grades.size(); ++grade)
            run.levers.push_back(
                {.grade = card.grades[grade].id,
                 .lever = lever.id,
                 .zh = lever.reading.zh,
                 .en = lever.reading.en,
                 .unit = std::string(programme::code(lever.unit)),
                 .value = lever.values[grade]
                              ? std::optional(programme::as_written(*lever.values[grade]))
                              : std::nullopt,
                 .shown_zh = grading::to_text(lever, grade, grading::Language::zh),
                 .shown_en = grading::to_text(lever, grade, grading::Language::en)});
    run.inputs = scored.inputs;
    run.results = digest_of(results);
    return run;
}

std::optional<Moves> moves(const Scored& a, const Scored& b) {
    const std::size_t grades = a.card->card.grades.size();
    if (grades != b.card->card.grades.size()) return std::nullopt;
    ensure(a.firms.size() == b.firms.size());
    Moves moves;
    moves.table.assign(grades + 1, std::vector<std::int64_t>(grades + 1, 0));
    for (std::size_t firm = 0; firm < a.firms.size(); ++firm) {
        const std::uint8_t from = a.grades.grade[firm];
        const std::uint8_t to = b.grades.grade[firm];
        const auto place = [&](std::uint8_t grade) {
            return grade == grading::no_grade ? grades : std::size_t{grade};
        };
        ++moves.table[place(from)][place(to)];
        if (from == grading::no_grade)
            moves.newly_graded += to == grading::no_grade ? 0 : 1;
        else if (to == grading::no_grade)
            ++moves.no_longer_graded;
        else if (from == to)
            ++moves.same;
        else
            ++(to < from ? moves.better : moves.worse);
    }
    return moves;
}

}  // namespace zhirong::gradings
