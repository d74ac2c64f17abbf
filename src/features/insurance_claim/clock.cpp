#include "features/insurance_claim/clock.h"

#include <algorithm>

namespace zhirong::insurance_claim {
namespace {

// The day the times of a claim count from: a claim that is opened again is asked anew.
Date begun(const Claim& claim) { return claim.reopened_on.value_or(claim.notice.on); }

std::optional<Date> last_paper(const Claim& claim) {
    std::optional<Date> last;
    for (const AskedPaper& each : claim.papers)
        if (each.received_on) last = std::max(last.value_or(*each.received_on), *each.received_on);
    return last;
}

// Before a day off moves it; nothing where the time does not run.
std::optional<Date> counted(const Claim& claim, Term term) {
    const Stage stage = claim.stage;
    const bool undecided = stage == Stage::notified || stage == Stage::handling ||
                           stage == Stage::refusal_proposed || stage == Stage::payment_proposed;
    switch (term) {
        case Term::decision:
            if (!undecided || awaits_papers(claim)) return std::nullopt;
            return begun(claim) + Days{times().decision_days + waited_days(claim)};
        case Term::certain_amount:
            if (!undecided || awaits_papers(claim) || !claim.advances.empty()) return std::nullopt;
            return begun(claim) + Days{times().certain_amount_days + waited_days(claim)};
        case Term::payment:
            if (stage != Stage::decided) return std::nullopt;
            return claim.settlement->on + Days{times().payment_days};
        case Term::refusal_notice:
            if (stage != Stage::refused || claim.refusal_sent) return std::nullopt;
            return claim.refusal->on + Days{times().refusal_notice_days};
    }
    return std::nullopt;
}

Phrase source_of(Term term) {
    switch (term) {
        case Term::decision:
            return {"《保险法》第二十三条；补充材料期间扣除（《保险法司法解释（二）》第十五条）",
                    "Insurance Law, article 23; without the days papers were awaited "
                    "(Interpretation II, article 15)"};
        case Term::payment: return {"《保险法》第二十三条", "Insurance Law, article 23"};
        case Term::refusal_notice: return {"《保险法》第二十四条", "Insurance Law, article 24"};
        case Term::certain_amount: return {"《保险法》第二十五条", "Insurance Law, article 25"};
    }
    return {};
}

}  // namespace

const Times& times() {
    static const Times all;
    return all;
}

bool awaits_papers(const Claim& claim) {
    return std::ranges::any_of(claim.papers,
                               [](const AskedPaper& each) { return !each.received_on; });
}

int waited_days(const Claim& claim) {
    if (!claim.papers_asked_on || awaits_papers(claim)) return 0;
    const auto last = last_paper(claim);
    // What was waited for before it was opened again is of the first time.
    if (!last || *claim.papers_asked_on < begun(claim)) return 0;
    return static_cast<int>((*last - *claim.papers_asked_on).count());
}

Result<std::vector<Deadline>> deadlines(const Claim& claim, const WorkingDays& calendar,
                                        Date today) {
    std::vector<Deadline> all;
    for (const Term term :
         {Term::decision, Term::payment, Term::refusal_notice, Term::certain_amount}) {
        const auto day = counted(claim, term);
        if (!day) continue;
        const Date due = TRY(calendar.next_working_day(*day));
        all.push_back({term, due, today > due, source_of(term)});
    }
    return all;
}

Result<bool> is_late(const Claim& claim, Term term, Date on, const WorkingDays& calendar) {
    const auto day = counted(claim, term);
    if (!day || on <= *day) return false;
    return on > TRY(calendar.next_working_day(*day));
}

}  // namespace zhirong::insurance_claim
