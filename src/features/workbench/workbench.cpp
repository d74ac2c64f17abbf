#include "features/workbench/workbench.h"

#include <algorithm>
#include <set>

#include "core/access/party.h"
#include "features/workbench/refusals.h"

namespace zhirong::workbench {
namespace {

// Asset Appraisal Law: at least two professionals accept and sign (domain.md §1.1).
constexpr std::size_t least_professionals = 2;
constexpr std::array keepers{Role::appraiser_officer, Role::bank_officer, Role::guarantor_officer,
                             Role::insurer_officer, Role::enterprise_officer};

Result<std::monostate> require_draft(const WorkingFile& file, const Actor& actor) {
    CHECKED(require_keeper(actor));
    CHECKED(require_acting_for(actor, file.organisation));
    if (file.stage == Stage::draft) return {};
    const Label stage = label_of(file.stage);
    return refuse(refusals::not_draft, "", {{"found", stage.zh}, {"found_en", stage.en}});
}

Result<std::monostate> require_latest(const WorkingFile& file, int saves) {
    if (saves == file.saves) return {};
    return refuse(refusals::saved_since, "saves",
                  {{"found", std::to_string(saves)}, {"expected", std::to_string(file.saves)}});
}

void check_signed(const std::vector<Professional>& professionals, const Actor& actor,
                  shapes::Problems& problems) {
    if (actor.has(Role::appraiser_officer) && professionals.size() < least_professionals)
        problems.add(refusals::professionals, "sheet.professionals",
                     {{"expected", std::to_string(least_professionals)},
                      {"found", std::to_string(professionals.size())}});
    std::set<std::string> licences;
    for (std::size_t i = 0; i < professionals.size(); ++i)
        if (!licences.insert(professionals[i].licence).second)
            problems.add(refusals::licence_twice,
                         shapes::item_path("sheet.professionals", i) + ".licence",
                         {{"found", professionals[i].licence}});
}

Refusals in_sheet(Refusals refused) {
    for (Refusal& each : refused.all)
        each.field = each.field.empty() ? "sheet" : shapes::member_path("sheet", each.field);
    return refused;
}

struct Applier {
    WorkingFile& f;

    void operator()(const Opened& e) const {
        f.organisation = e.organisation;
        f.title = e.title;
        f.financing = e.financing;
        f.subjects = e.subjects;
        f.base_date = e.base_date;
        f.purpose = e.purpose;
        f.copied_from = e.copied_from;
        f.sheet = e.sheet;
        f.opened_on = e.on;
    }
    void operator()(const Saved& e) const {
        f.sheet = e.sheet;
        ++f.saves;
    }
    void operator()(const Finished& e) const {
        f.stage = Stage::finished;
        f.sheet = write(e.sheet);
        ++f.saves;
        f.finished = e;
    }
    void operator()(const Discarded&) const { f.stage = Stage::discarded; }
    void operator()(const Used& e) const { f.uses.push_back(e); }
};

Result<std::monostate> require_base_date(Date base_date, Date today) {
    if (base_date <= today) return {};
    return refuse(refusals::base_date_ahead, "base_date",
                  {{"found", to_string(base_date)}, {"expected", to_string(today)}});
}

}  // namespace

WorkingFile apply(WorkingFile file, const Event& event) {
    std::visit(Applier{file}, event);
    return file;
}

std::vector<std::string> parties(const WorkingFile& file) {
    std::vector<std::string> all{file.organisation};
    for (const Used& use : file.uses)
        for (const std::string& reader : use.readers)
            if (std::ranges::find(all, reader) == all.end()) all.push_back(reader);
    return all;
}

Label stage_words(const WorkingFile& file) { return label_of(file.stage); }

std::vector<std::string> keys(const WorkingFile& file) {
    std::vector<std::string> all;
    for (const Subject& subject : file.subjects) all.push_back("right:" + subject.right);
    if (file.financing) all.push_back("financing:" + *file.financing);
    return all;
}

bool may_keep(const Actor& actor) {
    return std::ranges::any_of(keepers, [&](Role role) { return actor.has(role); });
}

Result<std::monostate> require_keeper(const Actor& actor) {
    if (may_keep(actor)) return {};
    return refuse(refusals::who);
}

Result<Opened> decide(const Open& command, std::vector<Subject> subjects, const Actor& actor,
                      Date today) {
    CHECKED(require_keeper(actor));
    if (command.rights.empty()) return refuse(refusals::no_rights, "rights");
    if (command.rights.size() > most_rights)
        return refuse(refusals::too_many_rights, "rights",
                      {{"expected", std::to_string(most_rights)},
                       {"found", std::to_string(command.rights.size())}});
    std::set<std::string> seen;
    for (std::size_t i = 0; i < command.rights.size(); ++i)
        if (!seen.insert(command.rights[i]).second)
            return refuse(refusals::right_twice, shapes::item_path("rights", i),
                          {{"found", command.rights[i]}});
    CHECKED(require_base_date(command.base_date, today));
    ensure(std::ranges::equal(subjects, command.rights, {}, &Subject::right));
    return Opened{.on = today,
                  .by = actor.user,
                  .organisation = actor.organisation,
                  .title = command.title,
                  .financing = command.financing,
                  .subjects = std::move(subjects),
                  .base_date = command.base_date,
                  .purpose = command.purpose,
                  .copied_from = std::nullopt,
                  .sheet = Tree::Map{}};
}

Result<Saved> decide(const WorkingFile& file, const Save& command, const Actor& actor, Date today) {
    CHECKED(require_draft(file, actor));
    CHECKED(require_latest(file, command.saves));
    return Saved{today, actor.user, command.sheet};
}

Result<Finished> decide(const WorkingFile& file, const Finish& command, Basis basis,
                        const Actor& actor, Date today) {
    CHECKED(require_draft(file, actor));
    CHECKED(require_latest(file, command.saves));
    // First what can be computed of it, so that a missing signature hides no wrong rate.
    Calculated made = calculate(command.sheet, basis, most_kept_trials);
    Refusals wrong = in_sheet(std::move(made.problems));
    auto sheet = read<Sheet>(command.sheet);
    if (!sheet)
        for (Refusal& each : in_sheet(std::move(sheet).error()).all)
            if (std::ranges::find(wrong.all, each.field, &Refusal::field) == wrong.all.end())
                wrong.all.push_back(std::move(each));
    if (sheet) {
        shapes::Problems problems;
        check_signed(sheet->professionals, actor, problems);
        if (!problems.none())
            for (Refusal& each : problems.take().all) wrong.all.push_back(std::move(each));
    }
    if (!wrong.all.empty()) return std::unexpected(std::move(wrong));
    ensure(made.calculation.conclusion.has_value());
    // Only what the value rests on is kept with it.
    if (!sheet->market) basis.rules.clear();
    if (!sheet->scoring) basis.indicators.reset();
    return Finished{.on = today,
                    .by = actor.user,
                    .number = command.number,
                    .sheet = *std::move(sheet),
                    .basis = std::move(basis),
                    .calculation = std::move(made.calculation),
                    .digest = ""};
}

Result<Discarded> decide(const WorkingFile& file, const Discard& command, const Actor& actor,
                         Date today) {
    CHECKED(require_draft(file, actor));
    return Discarded{today, actor.user, command.reason};
}

Result<Opened> decide(const WorkingFile& file, const Copy& command, std::vector<Subject> subjects,
                      const Actor& actor, Date today) {
    CHECKED(require_keeper(actor));
    CHECKED(require_acting_for(actor, file.organisation));
    const Date base_date = command.base_date.value_or(file.base_date);
    CHECKED(require_base_date(base_date, today));
    return Opened{.on = today,
                  .by = actor.user,
                  .organisation = actor.organisation,
                  .title = command.title,
                  .financing = file.financing,
                  .subjects = std::move(subjects),
                  .base_date = base_date,
                  .purpose = file.purpose,
                  .copied_from = file.id,
                  .sheet = file.sheet};
}

Phrase methods_of(const Calculation& calculation) {
    Phrase all;
    const auto add = [&](bool used, appraisal::Approach approach) {
        if (!used) return;
        const Label label = label_of(approach);
        all.zh += (all.zh.empty() ? "" : "、") + label.zh;
        all.en += (all.en.empty() ? "" : ", ") + label.en;
    };
    add(calculation.income.has_value(), appraisal::Approach::income);
    add(calculation.market.has_value(), appraisal::Approach::market);
    add(calculation.cost.has_value(), appraisal::Approach::cost);
    return all;
}

const Finished& finished(const WorkingFile& file) {
    ensure(file.finished.has_value());
    return *file.finished;
}

appraisal::Value value_of(const WorkingFile& file) {
    return finished(file).calculation.conclusion.value().value;
}

}  // namespace zhirong::workbench
