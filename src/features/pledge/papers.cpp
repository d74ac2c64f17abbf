#include "features/pledge/papers.h"

#include <algorithm>

namespace zhirong::pledge {
namespace {

constexpr RefusalKind paper_missing{"pledge.paper_missing", 422,
                                    "缺少材料：{found}（依据：{source}）",
                                    "Paper missing: {found_en} (source: {source_en})"};

}  // namespace

std::vector<PaperNeeded> papers_needed(std::span<const PaperRule> rules, const Case& one) {
    std::vector<PaperNeeded> needed;
    for (const PaperRule& rule : rules) {
        if (!rule.needed(one)) continue;
        Label words = label_of(rule.paper);
        if (rule.instead) {
            words.zh += "或" + label_of(*rule.instead).zh;
            words.en += " or " + label_of(*rule.instead).en;
        }
        const auto found = std::ranges::find_if(one.papers(), [&](const Paper& paper) {
            return paper.kind == rule.paper || paper.kind == rule.instead;
        });
        const bool present = found != one.papers().end();
        needed.push_back({std::move(words),
                          {"rules", rule.zh, rule.en},
                          present,
                          present ? found->reference : ""});
    }
    return needed;
}

std::vector<PaperNeeded> papers_needed(const Pledge& pledge, const Examined& examined, Date today) {
    return papers_needed(edition_of(pledge, today).papers, {.pledge = pledge,
                                                            .application = pledge.application,
                                                            .examined = examined,
                                                            .today = today});
}

std::vector<PaperNeeded> papers_needed(const Pledge& pledge, const ProcedureForm& form,
                                       const Edition& edition, const Examined& examined,
                                       Date today) {
    const ProcedureRule* rule = edition.procedure(kind_of(form));
    ensure(rule != nullptr);
    return papers_needed(rule->papers, {.pledge = pledge,
                                        .application = pledge.application,
                                        .examined = examined,
                                        .today = today,
                                        .form = &form});
}

std::vector<Label> missing(const std::vector<PaperNeeded>& papers) {
    std::vector<Label> absent;
    for (const PaperNeeded& paper : papers)
        if (!paper.present) absent.push_back(paper.paper);
    return absent;
}

Result<std::monostate> require_papers(const std::vector<PaperNeeded>& papers) {
    Refusals refused;
    for (const PaperNeeded& paper : papers)
        if (!paper.present)
            refused.all.push_back({&paper_missing,
                                   "papers",
                                   {{"found", paper.paper.zh},
                                    {"found_en", paper.paper.en},
                                    {"source", paper.source.zh},
                                    {"source_en", paper.source.en}}});
    if (refused.all.empty()) return {};
    return std::unexpected(std::move(refused));
}

}  // namespace zhirong::pledge
