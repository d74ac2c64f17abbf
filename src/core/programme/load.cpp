#include <algorithm>
#include <stdexcept>

#include "core/programme/load_parts.h"

namespace zhirong::programme {
namespace {

constexpr RefusalKind duplicate_name{"programme.duplicate_name", 400, "名称 {name} 已用过",
                                     "The name {name} is already used"};
constexpr RefusalKind too_many{"programme.too_many_quantities", 400, "数量多于 {most} 个",
                               "More than {most} quantities"};
constexpr RefusalKind bad_jurisdiction{
    "programme.bad_jurisdiction", 400,
    "{found} 不是行政区划代码；应为带引号的六位数字（GB/T 2260），"
    "如 \"430000\"",
    "{found} is no region code; six digits in quotes "
    "(GB/T 2260), such as \"430000\""};
constexpr RefusalKind bad_case{"programme.bad_notice_case", 400,
                               "notice_case 应为 1 至 20 的整数（通知的案例序号）",
                               "notice_case is a whole number from 1 to 20: the case of the "
                               "notice"};
constexpr RefusalKind upside_down{"programme.range_upside_down", 400, "until 不能早于 from",
                                  "until cannot be before from"};
constexpr RefusalKind unknown_party{"programme.unknown_party", 400,
                                    "没有名为 {name} 的参与方{near}",
                                    "There is no party called {name}{near_en}"};
constexpr RefusalKind out_of_range{"programme.out_of_range", 400,
                                   "份额过于精细，无法精确相加；请用较短的小数或分数",
                                   "The shares are too fine to be added exactly; use shorter "
                                   "decimals or fractions"};

class Loader {
public:
    Loader(const Tree& tree, Programme& programme, Problems& problems)
        : programme_(programme),
          scope_{problems, programme, {}, {}, {}, {}},
          top_(tree, problems) {}

    void read() {
        if (!top_.is_map()) return;
        read_head();
        read_sources();
        read_declarations(scope_, top_);
        read_quantities();
        programme_.eligibility = read_requirements(scope_, top_, "eligibility");
        programme_.controls = read_requirements(scope_, top_, "controls");
        if (const Tree* tree = top_.optional("exposure")) read_exposure(*tree);
        if (const Tree* tree = top_.optional("compensation")) read_compensation(scope_, *tree);
        read_subsidies(scope_, top_);
        read_breakers(scope_, top_);
        if (const Tree* tree = top_.optional("recovery")) read_recovery(scope_, *tree);
        if (const Tree* tree = top_.optional("credit_line")) read_credit_line(*tree);
        if (const Tree* tree = top_.optional("composition")) read_composition(scope_, *tree);
        if (const Tree* tree = top_.optional("workflow")) read_workflow(scope_, *tree);
        read_services(scope_, top_);
        top_.finish();
    }

private:
    Problems& problems() { return scope_.problems; }

    void read_head() {
        programme_.id = top_.text("programme");
        if (!programme_.id.empty() && !is_name(programme_.id))
            report(problems(), top_.tree().find("programme")->position, problems::bad_name,
                   {{"found", programme_.id}});
        if (const Tree* title = top_.required("title")) {
            Reader reader(*title, problems());
            programme_.title = reader.reading();
            reader.finish();
        }
        read_jurisdiction();
        if (const Tree* number = top_.optional("notice_case")) {
            const auto* value = number->integer();
            if (value == nullptr || *value < 1 || *value > 20)
                report(problems(), number->position, bad_case);
            else
                programme_.notice_case = static_cast<int>(*value);
        }
        const auto from = top_.value("from", Unit::date);
        const auto until = top_.optional_value("until", Unit::date);
        if (from) programme_.from = std::get<Date>(*from);
        if (until) programme_.until = std::get<Date>(*until);
        if (from && until && programme_.from > *programme_.until)
            report(problems(), top_.tree().find("until")->position, upside_down);
    }

    void read_jurisdiction() {
        const Tree* tree = top_.required("jurisdiction");
        if (tree == nullptr) return;
        const std::string* code = tree->text();
        if (code != nullptr && is_region_code(*code))
            programme_.jurisdiction = *code;
        else
            report(problems(), tree->position, bad_jurisdiction,
                   {{"found", code != nullptr              ? *code
                              : tree->integer() != nullptr ? std::to_string(*tree->integer())
                                                           : std::string(tree->kind_en())}});
    }

    void read_sources() {
        const Tree* tree = top_.required("sources");
        if (tree == nullptr) return;
        const Reader reader(*tree, problems());
        if (!reader.is_map()) return;
        for (const auto& [id, body] : *tree->map()) {
            if (!is_name(id))
                report(problems(), body.key_position, problems::bad_name, {{"found", id}});
            Reader source(body, problems());
            programme_.sources.push_back({id, source.reading(), source.optional_text("address")});
            source.finish();
            scope_.source_ids.push_back(id);
        }
    }

    void read_quantities() {
        const Tree* tree = top_.optional("quantities");
        if (tree == nullptr) return;
        const Reader reader(*tree, problems());
        if (!reader.is_map()) return;
        if (tree->map()->size() > most_quantities) {
            report(problems(), tree->position, too_many,
                   {{"most", std::to_string(most_quantities)}});
            return;
        }
        for (const auto& [name, body] : *tree->map()) {
            const Tree* unit = body.find("unit");
            scope_.quantities[name] = unit != nullptr && unit->text() != nullptr
                                          ? parse_unit(*unit->text())
                                          : std::nullopt;
        }
        for (const auto& [name, body] : *tree->map()) {
            auto quantity = read_quantity(scope_, name, body);
            if (!quantity) continue;
            if (const auto* open = std::get_if<Open>(&quantity->definition))
                scope_.choices[name] = open->choices;
            programme_.quantities.push_back(*std::move(quantity));
        }
    }

    void read_exposure(const Tree& tree) {
        Reader reader(tree, problems());
        Citation citation = read_citation(scope_, reader);
        auto covered = read_required(scope_, reader, "covered", Unit::money);
        auto reserved = read_required(scope_, reader, "reserved", Unit::money);
        reader.finish();
        if (covered && reserved)
            programme_.exposure =
                Exposure{*std::move(covered), *std::move(reserved), std::move(citation)};
    }

    void read_credit_line(const Tree& tree) {
        Reader reader(tree, problems());
        Citation citation = read_citation(scope_, reader);
        auto amount = read_required(scope_, reader, "amount", Unit::money);
        reader.finish();
        if (amount) programme_.credit_line = CreditLine{*std::move(amount), std::move(citation)};
    }

    Programme& programme_;
    Scope scope_;
    Reader top_;
};

}  // namespace

void report_unknown(Problems& problems, Position position, const RefusalKind& kind,
                    const std::string& name, std::span<const std::string> known) {
    const Hint near = hint(name, known);
    report(problems, position, kind, {{"name", name}, {"near", near.zh}, {"near_en", near.en}});
}

bool check_party(Problems& problems, const std::string& name, Position position) {
    if (find_party(name) != nullptr) return true;
    report_unknown(problems, position, unknown_party, name, party_names());
    return false;
}

std::string read_party(Scope& scope, Reader& reader, std::string_view field) {
    std::string name = reader.text(field);
    if (!name.empty() && !check_party(scope.problems, name, reader.tree().find(field)->position))
        return {};
    return name;
}

std::optional<std::size_t> read_word(Reader& reader, std::string_view field,
                                     std::span<const Word> words) {
    return reader.word(field, codes_of(words));
}

std::string read_id(Scope& scope, Reader& reader) {
    std::string id = reader.text("id");
    if (id.empty()) return id;
    const Position position = reader.tree().find("id")->position;
    if (!is_name(id)) report(scope.problems, position, problems::bad_name, {{"found", id}});
    if (!scope.ids.insert(id).second)
        report(scope.problems, position, duplicate_name, {{"name", id}});
    return id;
}

const Tree::List* optional_list(Reader& reader, std::string_view field) {
    return reader.optional(field) == nullptr ? nullptr : reader.list(field);
}

std::optional<Requirement> read_requirement(Scope& scope, const Tree& tree) {
    Reader reader(tree, scope.problems);
    Requirement requirement;
    requirement.position = tree.position;
    requirement.id = read_id(scope, reader);
    requirement.reading = reader.reading();
    requirement.citation = read_citation(scope, reader);
    const Tree* when = reader.required("when");
    reader.finish();
    if (when == nullptr) return std::nullopt;
    auto condition = read_condition(scope, *when);
    if (!condition) return std::nullopt;
    requirement.condition = *std::move(condition);
    return requirement;
}

std::vector<Requirement> read_requirements(Scope& scope, Reader& reader, std::string_view field) {
    std::vector<Requirement> requirements;
    if (const Tree::List* items = optional_list(reader, field))
        for (const Tree& item : *items)
            if (auto requirement = read_requirement(scope, item))
                requirements.push_back(*std::move(requirement));
    return requirements;
}

std::expected<Programme, Problems> load(const Tree& tree) {
    Problems problems;
    Programme programme;
    Loader(tree, programme, problems).read();
    // Most checks of the whole make sense only where each part could be read.
    if (problems.empty()) {
        try {
            check_whole(programme, problems);
        } catch (const std::overflow_error&) {  // Shares too fine to be added exactly.
            report(problems, tree.position, out_of_range);
        }
    }
    if (!problems.empty()) {
        sort_by_position(problems);
        return std::unexpected(std::move(problems));
    }
    programme.version = content_hash(tree);
    return programme;
}

}  // namespace zhirong::programme
