#include "features/workbench/store.h"

#include <algorithm>

#include "core/journal/digest.h"
#include "features/financing/financing.h"
#include "features/rights/rights.h"
#include "features/workbench/refusals.h"
#include "platform/desk/verify.h"
#include "platform/desk/view.h"
#include "platform/json/json.h"
#include "platform/reference_data/appraisal_data.h"

namespace zhirong::workbench {
namespace {

constexpr std::int64_t page_size = 200;

Result<Subject> subject_of(const rights::Right& right, Date today, const std::string& field) {
    const rights::Status status = rights::status_at(right, today);
    if (status != rights::Status::granted) {
        const Label words = label_of(status);
        return refuse(refusals::right_ended, field,
                      {{"found", right.title}, {"status", words.zh}, {"status_en", words.en}});
    }
    const rights::Term term = rights::term_of(right);
    Subject subject{.right = right.id,
                    .number = right.number,
                    .title = right.title,
                    .kind = label_of(right.right_kind).zh,
                    .owner = right.holder.name,
                    .legal_end = term.end,
                    .term_source = {term.source.zh, term.source.en},
                    .licences = {}};
    for (const rights::LicenceInForce& licence : right.licences)
        if (licence.until >= today) subject.licences.push_back({licence.licensee, licence.until});
    return subject;
}

// The path of the first member in which two trees are unlike.
std::optional<std::string> first_difference(const Tree& a, const Tree& b, const std::string& path) {
    if (a == b) return std::nullopt;
    if (a.map() != nullptr && b.map() != nullptr) {
        for (const auto& [name, value] : *a.map()) {
            const Tree* other = b.find(name);
            if (other == nullptr) return shapes::member_path(path, name);
            if (auto found = first_difference(value, *other, shapes::member_path(path, name)))
                return found;
        }
        for (const auto& [name, value] : *b.map())
            if (a.find(name) == nullptr) return shapes::member_path(path, name);
    }
    if (a.list() != nullptr && b.list() != nullptr)
        for (std::size_t i = 0; i < std::min(a.list()->size(), b.list()->size()); ++i)
            if (auto found =
                    first_difference((*a.list())[i], (*b.list())[i], shapes::item_path(path, i)))
                return found;
    return path;
}

Tree content(const Sheet& sheet, const Basis& basis, const Calculation& calculation) {
    return Tree::map(
        {{"sheet", write(sheet)}, {"basis", write(basis)}, {"calculation", write(calculation)}});
}

std::string digest_of(const Tree& content) {
    return digest(DigestKind::sha256, write_json(content));
}

void prove(View& view, Check& check) {
    Page page{.cursor = {}, .limit = page_size, .stage = std::string(name_of(Stage::finished))};
    for (;;) {
        const auto files = view.list<WorkingFile>(page);
        ensure(files.has_value());
        for (const WorkingFile& file : files->items) {
            ++check.compared;
            const Replay again = replay(finished(file));
            if (again.same) continue;
            const std::string where = again.differs.value_or("digest");
            check.differs("working_file " + file.id, "重算与存档不一致：" + where,
                          "Computed again it differs at " + where);
        }
        if (!files->next) return;
        page.cursor = *files->next;
    }
}

}  // namespace

Result<std::vector<Subject>> subjects_of(View& view, const ValuesFor& values_for,
                                         const std::optional<std::string>& financing,
                                         const std::vector<std::string>& rights) {
    std::vector<std::string> of_financing;
    if (financing) {
        const auto known = view.find<financing::Financing>(*financing);
        const bool values = known && values_for(view, *known);
        of_financing = values ? known->application.rights
                              : TRY(view.get<financing::Financing>(*financing)).application.rights;
    }
    std::vector<Subject> subjects;
    for (std::size_t i = 0; i < rights.size(); ++i) {
        const std::string field = shapes::item_path("rights", i);
        if (financing && std::ranges::find(of_financing, rights[i]) == of_financing.end())
            return refuse(refusals::right_not_here, field,
                          {{"found", rights[i]}, {"expected", *financing}});
        // Who sees a financing sees its rights.
        const auto right = financing ? view.linked<rights::Right>(rights[i])
                                     : TRY(view.get<rights::Right>(rights[i]));
        subjects.push_back(TRY(subject_of(right, view.today(), field)));
    }
    return subjects;
}

Basis basis_of(const WorkingFile& file, const AppraisalData& data) {
    Basis basis{.base_date = file.base_date,
                .subjects = file.subjects,
                .rules = {},
                .indicators = data.indicators,
                .tables = {}};
    for (const appraisal::CorrectionRow& row : data.corrections.rows)
        basis.rules.push_back(row.rule);
    const auto add = [&](const auto& table) {
        basis.tables.push_back({table.name, table.version, table.from});
    };
    add(data.lives);
    add(data.royalties);
    add(data.corrections);
    add(data.indicators);
    return basis;
}

std::string digest_of(const Finished& finished) {
    return digest_of(content(finished.sheet, finished.basis, finished.calculation));
}

Replay replay(const Finished& finished) {
    Replay again;
    auto calculation = calculate_all(finished.sheet, finished.basis);
    if (!calculation) {
        again.differs = calculation.error().first().field;
        return again;
    }
    again.calculation = *std::move(calculation);
    const Tree now = content(finished.sheet, finished.basis, again.calculation);
    again.digest = digest_of(now);
    again.same = again.digest == finished.digest;
    if (!again.same)
        again.differs = first_difference(
            content(finished.sheet, finished.basis, finished.calculation), now, "");
    return again;
}

Proof replay_proof() {
    return {{"working_files", "估值底稿的重算", "Working files, computed again"}, prove};
}

}  // namespace zhirong::workbench
