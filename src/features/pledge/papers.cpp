#include "features/pledge/papers.h"

#include <algorithm>

namespace zhirong::pledge {
namespace {

constexpr RefusalKind paper_missing{"pledge.paper_missing", 422,
                                    "缺少材料：{found}（依据：{source}）",
                                    "Paper missing: {found_en} (source: {source_en})"};

// The form by its own title, and the papers of other registers without the word of patents.
std::vector<PaperNeeded> titled(std::vector<PaperNeeded> papers, const char* zh, const char* en,
                                RegisterKind in_register) {
    for (PaperNeeded& paper : papers) {
        if (paper.paper.name == name_of(PaperKind::application_form)) {
            paper.paper.zh = zh;
            paper.paper.en = en;
        }
        if (in_register == RegisterKind::patent) continue;
        if (paper.paper.name == name_of(PaperKind::pledge_contract)) paper.paper.zh = "质权合同";
        if (paper.paper.name == name_of(PaperKind::appraisal_report)) paper.paper.zh = "评估报告";
    }
    return papers;
}

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
    const Edition& edition = edition_of(pledge, today);
    return titled(papers_needed(edition.papers, {.pledge = pledge,
                                                 .application = pledge.application,
                                                 .examined = examined,
                                                 .today = today}),
                  edition.form_zh, edition.form_en, edition.in_register);
}

std::vector<PaperNeeded> papers_needed(const Pledge& pledge, const ProcedureForm& form,
                                       const Edition& edition, const Examined& examined,
                                       Date today) {
    const ProcedureRule* rule = edition.procedure(kind_of(form));
    ensure(rule != nullptr);
    return titled(papers_needed(rule->papers, {.pledge = pledge,
                                               .application = pledge.application,
                                               .examined = examined,
                                               .today = today,
                                               .form = &form}),
                  rule->zh, rule->en, edition.in_register);
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
