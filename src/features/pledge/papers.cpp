#include "features/pledge/papers.h"

#include <algorithm>
#include <array>

#include "features/pledge/shape.h"

namespace zhirong::pledge {
namespace {

struct PaperRule {
    PaperKind paper;
    std::optional<PaperKind> instead;
    bool (*needed)(const Prepare&);
    const char* zh;  // where that is said
    const char* en;
};

constexpr bool always(const Prepare&) { return true; }
constexpr const char* guide_zh = "专利权质押登记办事指南";
constexpr const char* guide_en = "Operating guide to the registration of patent pledges";

constexpr std::array rules{
    PaperRule{PaperKind::application_form, std::nullopt, always, guide_zh, guide_en},
    PaperRule{PaperKind::pledge_contract, std::nullopt, always,
              "《民法典》第四百二十七条；专利权质押登记办事指南",
              "Civil Code 427; operating guide to the registration of patent pledges"},
    PaperRule{PaperKind::undertaking, PaperKind::identity_papers, always, guide_zh, guide_en},
    PaperRule{PaperKind::power_of_attorney, std::nullopt,
              [](const Prepare& p) { return p.agent.has_value(); }, guide_zh, guide_en},
    PaperRule{PaperKind::appraisal_report, std::nullopt,
              [](const Prepare& p) { return p.appraised; }, guide_zh, guide_en},
};

}  // namespace

std::vector<PaperNeeded> papers_needed(const Prepare& application) {
    std::vector<PaperNeeded> needed;
    for (const PaperRule& rule : rules) {
        if (!rule.needed(application)) continue;
        Label words = label_of(rule.paper);
        if (rule.instead) {
            words.zh += "或" + label_of(*rule.instead).zh;
            words.en += " or " + label_of(*rule.instead).en;
        }
        const auto found = std::ranges::find_if(application.papers, [&](const Paper& paper) {
            return paper.kind == rule.paper || paper.kind == rule.instead;
        });
        const bool present = found != application.papers.end();
        needed.push_back({std::move(words),
                          {"operating_guide", rule.zh, rule.en},
                          present,
                          present ? found->reference : ""});
    }
    return needed;
}

std::vector<Label> missing_papers(const Prepare& application) {
    std::vector<Label> missing;
    for (PaperNeeded& paper : papers_needed(application))
        if (!paper.present) missing.push_back(std::move(paper.paper));
    return missing;
}

}  // namespace zhirong::pledge
