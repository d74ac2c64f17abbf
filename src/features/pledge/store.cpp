#include "features/pledge/store.h"

#include <algorithm>

#include "features/organisation/organisation.h"
#include "features/pledge/clock.h"
#include "features/pledge/publication.h"
#include "platform/desk/timeline.h"
#include "platform/desk/work.h"

namespace zhirong::pledge {
namespace {

using rights::Right;

// A firm's marks are looked through up to this many; above it the rest would have to be paged, and
// no register lets one firm hold so many alike.
constexpr std::int64_t most_marks = 500;

Tree party(View& view, const std::string& organisation, const std::optional<PartyBlock>& block) {
    if (!organisation.empty())
        return Tree::map(
            {{"id", organisation},
             {"name", view.linked<organisation::Organisation>(organisation).details.name}});
    return Tree::map({{"id", ""}, {"name", block ? block->name : std::string()}});
}

// A year whose holidays are not yet published has no due date to show.
std::optional<Date> shown(Result<std::optional<Date>> due) {
    return std::move(due).value_or(std::nullopt);
}

// The rule's last day, the desk's own promise where it made one, and where that leaves the clock.
void add_clock(View& view, Tree& row, const std::optional<Date>& due,
               const std::optional<Date>& from, RegisterKind in_register,
               const std::string& registry, Standing otherwise, const WorkingDays& calendar) {
    Standing standing = otherwise;
    if (due) {
        row.set("due_on", to_string(*due));
        standing = *due < view.today()    ? Standing::overdue
                   : *due == view.today() ? Standing::due_today
                                          : Standing::running;
        if (*due >= view.today())
            if (const auto left = calendar.working_days_between(view.today(), *due))
                row.set("working_days_left", *left);
        if (const auto window = view.find<Window>(window_id(registry)))
            for (const Promise& promise : window->details.promises)
                if (promise.in_register == in_register)
                    if (const auto day = calendar.add_working_days(*from, promise.working_days))
                        row.set("promised_on", to_string(*day));
    }
    row.set("standing", write(label_of(standing)));
}

void add_receipt(Tree& row, const std::optional<Receipt>& receipt) {
    if (receipt) row.set("receipt", write(*receipt));
}

bool is_open(Stage stage) {
    return stage == Stage::draft || stage == Stage::submitted ||
           stage == Stage::correction_requested;
}

std::string portfolio_key(const Right& right) {
    if (!right.owner.empty()) return "owner:" + right.owner;
    if (right.holder.credit_code) return "credit:" + *right.holder.credit_code;
    return "holder:" + right.holder.name;
}

}  // namespace

Rights rights_of(View& view, std::vector<std::string> ids) {
    std::ranges::sort(ids);
    Rights rights;
    for (const std::string& id : ids) rights.push_back(view.linked<Right>(id));
    return rights;
}

Examined examined(View& view, const Rights& rights, RegisterKind in_register) {
    Examined examined(rights);
    if (in_register != RegisterKind::trademark) return examined;
    View registers(view.session(), {"system", "platform", {Role::administrator}}, view.today());
    std::vector<std::string> asked;
    for (const Right& right : rights) {
        const std::string key = portfolio_key(right);
        if (std::ranges::find(asked, key) != asked.end()) continue;
        asked.push_back(key);
        Page page{.cursor = {}, .limit = most_marks, .stage = {}};
        const auto owned = registers.with_key<Right>(key, false, page);
        ensure(owned.has_value());
        for (const Right& other : owned->items)
            if (other.right_kind == RightKind::trademark) examined.marks.push_back(other);
    }
    return examined;
}

Examined examined(View& view, const Pledge& pledge) {
    return examined(view, rights_of(view, pledge.rights), pledge.in_register);
}

std::vector<Pledge> pledges_of(View& view, const financing::Financing& financing) {
    std::vector<Pledge> pledges;
    for (const financing::PledgeFiling& filing : financing.pledges)
        pledges.push_back(view.linked<Pledge>(filing.pledge));
    return pledges;
}

void happened_to(Work& work, Pledge& pledge, const Event& event) {
    using financing::Phase;
    const std::size_t entries = pledge.entries.size();
    work.happened(pledge, event);
    for (std::size_t i = entries; i < pledge.entries.size(); ++i)
        if (is_gazetted(pledge.entries[i].kind))
            gazette::publish(
                work,
                publication_of(pledge, pledge.entries[i],
                               work.linked<organisation::Organisation>(pledge.application.registry)
                                   .details.name));
    if (!pledge.ended_on) return;
    for (Right& right : rights_of(work, pledge.rights))
        if (right.pledge == pledge.id)
            work.happened(right, rights::Released{pledge.id, work.today()});
    if (pledge.financing.empty()) return;
    auto financing = work.linked<financing::Financing>(pledge.financing);
    const bool waits = financing.phase == Phase::pledge_registration ||
                       (financing.phase == Phase::credit && !financing.loan);
    if (waits) work.happened(financing, financing::PledgeRefused{work.today(), pledge.id});
}

Pledge with_names(View& view, Pledge pledge) {
    for (RegisterEntry& entry : pledge.entries)
        if (entry.officer) entry.officer = person_name(view, *entry.officer);
    for (DeskNotice& notice : pledge.notices)
        if (notice.officer) notice.officer = person_name(view, *notice.officer);
    return pledge;
}

Procedure with_names(View& view, Procedure procedure) {
    for (DeskNotice& notice : procedure.notices)
        if (notice.officer) notice.officer = person_name(view, *notice.officer);
    return procedure;
}

Tree row(View& view, const Pledge& pledge, const WorkingDays& calendar) {
    Tree row = Tree::map({{"id", pledge.id},
                          {"kind", "registration"},
                          {"pledge", pledge.id},
                          {"procedure", write(Label{"registration", "设立登记", "Registration"})},
                          {"in_register", write(label_of(pledge.in_register))},
                          {"intake", write(label_of(pledge.intake))},
                          {"financing", pledge.financing},
                          {"applicant", party(view, pledge.pledgor, pledge.application.pledgor)},
                          {"pledgee", party(view, pledge.pledgee, pledge.application.pledgee)},
                          {"rights", static_cast<std::int64_t>(pledge.rights.size())},
                          {"amount", to_string(pledge.now ? pledge.now->secured_amount
                                                          : pledge.application.secured_amount)},
                          {"corrections", static_cast<std::int64_t>(pledge.corrections.size())},
                          {"stage", write(stage_words(pledge))}});
    if (pledge.submitted_on) row.set("submitted_on", to_string(*pledge.submitted_on));
    if (pledge.certificate) row.set("certificate", *pledge.certificate);
    if (const auto decided = decided_on(pledge)) row.set("decided_on", to_string(*decided));
    add_receipt(row, pledge.receipt);
    add_clock(view, row, shown(due_on(pledge, calendar)), pledge.clock_from, pledge.in_register,
              pledge.application.registry,
              pledge.stage == Stage::correction_requested ? Standing::standing_still
              : is_open(pledge.stage)                     ? Standing::waiting
                                                          : Standing::decided,
              calendar);
    return row;
}

Tree row(View& view, const Procedure& procedure, const Pledge& of, const WorkingDays& calendar) {
    Tree row = Tree::map({{"id", procedure.id},
                          {"kind", "procedure"},
                          {"pledge", procedure.pledge},
                          {"procedure", write(label_of(kind_of(procedure)))},
                          {"in_register", write(label_of(procedure.in_register))},
                          {"intake", write(label_of(procedure.intake))},
                          {"financing", procedure.financing},
                          {"applicant", party(view, procedure.pledgor, of.application.pledgor)},
                          {"pledgee", party(view, procedure.pledgee, of.application.pledgee)},
                          {"rights", static_cast<std::int64_t>(of.rights.size())},
                          {"corrections", static_cast<std::int64_t>(procedure.corrections.size())},
                          {"stage", write(stage_words(procedure))},
                          {"filed_on", to_string(procedure.filed_on)}});
    if (procedure.submitted_on) row.set("submitted_on", to_string(*procedure.submitted_on));
    if (of.certificate) row.set("certificate", *of.certificate);
    if (procedure.decided_on) row.set("decided_on", to_string(*procedure.decided_on));
    add_receipt(row, procedure.receipt);
    add_clock(view, row, shown(due_on(procedure, calendar)), procedure.clock_from,
              procedure.in_register, procedure.registry,
              procedure.stage == ProcedureStage::correction_requested   ? Standing::standing_still
              : procedure.stage == ProcedureStage::awaiting_other_party ? Standing::waiting
                                                                        : Standing::decided,
              calendar);
    return row;
}

Tree ground_tree(const Found& found) {
    const GroundRule& rule = *found.rule;
    const Refusal refusal = found.refusal();
    return Tree::map({{"number", rule.number},
                      {"ground", write(label_of(found.ground))},
                      {"right", found.right},
                      {"zh", in_chinese(refusal)},
                      {"en", in_english(refusal)},
                      {"waivable", rule.waivable},
                      {"waived", found.waived}});
}

Tree labels(const std::vector<Label>& all) {
    Tree::List list;
    for (const Label& one : all) list.push_back(write(one));
    return list;
}

Tree papers_tree(const std::vector<PaperNeeded>& papers) {
    Tree::List list;
    for (const PaperNeeded& paper : papers)
        list.push_back(Tree::map({{"paper", write(paper.paper)},
                                  {"source", write(paper.source)},
                                  {"present", paper.present},
                                  {"reference", paper.reference}}));
    return list;
}

PartyBlock block_of(View& view, const std::string& organisation) {
    const auto details = view.linked<organisation::Organisation>(organisation).details;
    PartyBlock block;
    block.name = details.name;
    block.identity_number = details.credit_code;
    return block;
}

}  // namespace zhirong::pledge
