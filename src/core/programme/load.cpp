#include <algorithm>
#include <set>
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
constexpr RefusalKind two_rests{"programme.two_rests", 400, "一组份额中只能有一个 rest（其余）",
                                "Only one share of a group can be rest"};
constexpr RefusalKind not_a_bearer{"programme.not_a_bearer", 400,
                                   "{name} 不在损失分担各方之中{near}",
                                   "{name} does not bear a part of the loss{near_en}"};
constexpr RefusalKind order_incomplete{"programme.order_incomplete", 400,
                                       "order 应把分担损失的各方各写一次：{names}",
                                       "order names each bearer of the loss once: {names}"};
constexpr RefusalKind recovery_method{"programme.recovery_method", 400,
                                      "{name} 只能取 pro_rata_of_paid 或 in_named_order；请用 "
                                      "one_of 写明",
                                      "{name} must be limited to pro_rata_of_paid and "
                                      "in_named_order; state them with one_of"};

constexpr RefusalKind out_of_range{"programme.out_of_range", 400,
                                   "份额过于精细，无法精确相加；请用较短的小数或分数",
                                   "The shares are too fine to be added exactly; use shorter "
                                   "decimals or fractions"};

const std::vector<std::string> allocations{"largest_remainder", "floor_then_in_order"};

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

class Loader {
public:
    Loader(const Tree& tree, Problems& problems)
        : scope_{problems, {}, {}, {}}, top_(tree, problems) {}

    void read() {
        if (!top_.is_map()) return;
        read_head();
        read_sources();
        read_quantities();
        if (top_.optional("eligibility") != nullptr) read_eligibility();
        if (const Tree* tree = top_.optional("exposure")) read_exposure(*tree);
        if (const Tree* tree = top_.optional("compensation")) read_compensation(*tree);
        if (const Tree* tree = top_.optional("recovery")) read_recovery(*tree);
        top_.finish();
    }

    Programme programme;

private:
    Problems& problems() { return scope_.problems; }

    void read_head() {
        programme.id = top_.text("programme");
        if (!programme.id.empty() && !is_name(programme.id))
            report(problems(), top_.tree().find("programme")->position, problems::bad_name,
                   {{"found", programme.id}});
        if (const Tree* title = top_.required("title")) {
            Reader reader(*title, problems());
            programme.title = reader.reading();
            reader.finish();
        }
        read_jurisdiction();
        if (const Tree* number = top_.optional("notice_case")) {
            const auto* value = number->integer();
            if (value == nullptr || *value < 1 || *value > 20)
                report(problems(), number->position, bad_case);
            else
                programme.notice_case = static_cast<int>(*value);
        }
        const auto from = top_.value("from", Unit::date);
        const auto until = top_.optional_value("until", Unit::date);
        if (from) programme.from = std::get<Date>(*from);
        if (until) programme.until = std::get<Date>(*until);
        if (from && until && programme.from > *programme.until)
            report(problems(), top_.tree().find("until")->position, upside_down);
    }

    void read_jurisdiction() {
        const Tree* tree = top_.required("jurisdiction");
        if (tree == nullptr) return;
        const std::string* code = tree->text();
        const bool good = code != nullptr && code->size() == 6 &&
                          std::ranges::all_of(*code, [](char c) { return c >= '0' && c <= '9'; });
        if (good)
            programme.jurisdiction = *code;
        else
            report(problems(), tree->position, bad_jurisdiction,
                   {{"found", code != nullptr              ? *code
                              : tree->integer() != nullptr ? std::to_string(*tree->integer())
                                                           : std::string(tree->kind_en())}});
    }

    void read_sources() {
        const Tree* tree = top_.required("sources");
        if (tree == nullptr) return;
        Reader reader(*tree, problems());
        if (!reader.is_map()) return;
        for (const auto& [id, body] : *tree->map()) {
            if (!is_name(id))
                report(problems(), body.key_position, problems::bad_name, {{"found", id}});
            Reader source(body, problems());
            programme.sources.push_back({id, source.reading(), source.optional_text("address")});
            source.finish();
            scope_.source_ids.push_back(id);
        }
    }

    void read_quantities() {
        const Tree* tree = top_.optional("quantities");
        if (tree == nullptr) return;
        Reader reader(*tree, problems());
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
            programme.quantities.push_back(*std::move(quantity));
        }
    }

    // An id is free, and a condition follows under `when`.
    std::optional<Requirement> read_requirement(const Tree& tree) {
        Reader reader(tree, problems());
        Requirement requirement;
        requirement.position = tree.position;
        requirement.id = read_id(reader);
        requirement.reading = reader.reading();
        requirement.citation = read_citation(scope_, reader);
        const Tree* when = reader.required("when");
        reader.finish();
        if (when == nullptr) return std::nullopt;
        auto condition = read_condition(scope_, *when);
        if (!condition) return std::nullopt;
        requirement.condition = *std::move(condition);
        return requirement;
    }

    std::string read_id(Reader& reader) {
        const std::string id = reader.text("id");
        if (id.empty()) return id;
        const Position position = reader.tree().find("id")->position;
        if (!is_name(id)) report(problems(), position, problems::bad_name, {{"found", id}});
        if (!ids_.insert(id).second) report(problems(), position, duplicate_name, {{"name", id}});
        return id;
    }

    void read_eligibility() {
        const Tree::List* items = top_.list("eligibility");
        if (items == nullptr) return;
        for (const Tree& item : *items)
            if (auto requirement = read_requirement(item))
                programme.eligibility.push_back(*std::move(requirement));
    }

    void read_exposure(const Tree& tree) {
        Reader reader(tree, problems());
        Citation citation = read_citation(scope_, reader);
        auto covered = read_required(scope_, reader, "covered", Unit::money);
        auto reserved = read_required(scope_, reader, "reserved", Unit::money);
        reader.finish();
        if (covered && reserved)
            programme.exposure =
                Exposure{*std::move(covered), *std::move(reserved), std::move(citation)};
    }

    void read_compensation(const Tree& tree) {
        Reader reader(tree, problems());
        if (!reader.is_map()) return;
        Compensation compensation;
        compensation.citation = read_citation(scope_, reader);
        const Tree* trigger = reader.required("trigger");
        auto requirement = trigger == nullptr ? std::nullopt : read_requirement(*trigger);
        auto base = read_required(scope_, reader, "base", Unit::money);
        if (const Tree* rate = reader.optional("rate")) {
            compensation.rate = read_expression(scope_, *rate, Unit::rate);
            compensation.rounding = read_rounding(reader);
        }
        if (reader.optional("caps") != nullptr)
            if (const Tree::List* caps = reader.list("caps"))
                for (const Tree& cap : *caps) read_cap(compensation, cap);
        bool split_read = false;
        if (const Tree* split = reader.required("split"))
            split_read = read_split(compensation.split, *split);
        compensation.uncovered_to = reader.text("uncovered_to");
        reader.finish();
        if (!compensation.uncovered_to.empty())
            check_party(problems(), compensation.uncovered_to, tree.find("uncovered_to")->position);
        if (!requirement || !base || !split_read) return;
        compensation.trigger = *std::move(requirement);
        compensation.base = *std::move(base);
        programme.compensation = std::move(compensation);
    }

    void read_cap(Compensation& compensation, const Tree& tree) {
        Reader reader(tree, problems());
        Cap cap;
        cap.id = read_id(reader);
        cap.reading = reader.reading();
        cap.citation = read_citation(scope_, reader);
        auto limit = read_required(scope_, reader, "at_most", Unit::money);
        reader.finish();
        if (!limit) return;
        cap.at_most = *std::move(limit);
        compensation.caps.push_back(std::move(cap));
    }

    bool read_split(Split& split, const Tree& tree) {
        Reader reader(tree, problems());
        split.citation = read_citation(scope_, reader);
        const auto method = reader.word("method", allocations);
        const Tree::List* items = reader.list("parties");
        reader.finish();
        if (!method || items == nullptr) return false;
        split.method = static_cast<Allocation>(*method);
        std::set<std::string> seen;
        return read_shares(split.shares, *items, seen);
    }

    bool read_shares(std::vector<Share>& shares, const Tree::List& items,
                     std::set<std::string>& seen) {
        bool good = true;
        bool rest = false;
        for (const Tree& item : items) {
            Reader reader(item, problems());
            if (!reader.is_map()) return false;
            Share share;
            share.position = item.position;
            share.party = reader.text("party");
            const Tree* within = reader.optional("within");
            const Tree* part = reader.required("share");
            if (part != nullptr && part->text() != nullptr && *part->text() == "rest") {
                if (rest) report(problems(), part->position, two_rests);
                rest = true;
            } else if (part != nullptr) {
                share.share = read_expression(scope_, *part, Unit::rate);
                good = good && share.share.has_value();
            } else {
                good = false;
            }
            if (const Tree* limit = reader.optional("at_most")) {
                share.at_most = read_expression(scope_, *limit, Unit::money);
                good = good && share.at_most.has_value();
            }
            if (within != nullptr) {
                share.reading = reader.reading();
                if (const Tree::List* parts = reader.list("within"))
                    good = read_shares(share.within, *parts, seen) && good;
                else
                    good = false;
            }
            reader.finish();
            if (share.party.empty()) {
                good = false;
            } else {
                const Position position = item.find("party")->position;
                if (!seen.insert(share.party).second) {
                    report(problems(), position, duplicate_name, {{"name", share.party}});
                    good = false;
                }
                if (within == nullptr) {
                    const Party* party = find_party(share.party);
                    if (party != nullptr) share.reading = {party->zh, party->en};
                    good = check_party(problems(), share.party, position) && good;
                } else if (!is_name(share.party)) {
                    report(problems(), position, problems::bad_name, {{"found", share.party}});
                }
            }
            shares.push_back(std::move(share));
        }
        return good;
    }

    void read_recovery(const Tree& tree) {
        Reader reader(tree, problems());
        if (!reader.is_map()) return;
        Recovery recovery;
        recovery.citation = read_citation(scope_, reader);
        auto method = read_required(scope_, reader, "method", Unit::text);
        const Tree::List* order = reader.list("order");
        recovery.creditor = reader.text("creditor");
        reader.finish();
        if (!recovery.creditor.empty())
            check_party(problems(), recovery.creditor, tree.find("creditor")->position);
        if (method) check_method(*method);
        if (order != nullptr) read_order(recovery, *order, tree.find("order")->position);
        if (!method || order == nullptr) return;
        recovery.method = *std::move(method);
        programme.recovery = std::move(recovery);
    }

    void check_method(const Expression& method) {
        const NamedQuantity* quantity = programme.find_quantity(method.name);
        std::vector<std::string> words;
        if (quantity != nullptr) {
            if (const auto* open = std::get_if<Open>(&quantity->definition)) words = open->choices;
            if (const auto* values = std::get_if<std::vector<Dated>>(&quantity->definition))
                for (const Dated& each : *values)
                    if (const auto* value = std::get_if<Value>(&each.what))
                        words.push_back(std::get<std::string>(*value));
        }
        const bool good = !words.empty() && std::ranges::all_of(words, [](const std::string& each) {
            return each == pro_rata_of_paid || each == in_named_order;
        });
        if (!good) report(problems(), method.position, recovery_method, {{"name", method.name}});
    }

    void read_order(Recovery& recovery, const Tree::List& items, Position position) {
        std::vector<std::string> expected;
        if (programme.compensation) expected = bearers(programme.compensation->split);
        bool known = true;
        for (const Tree& item : items) {
            const std::string name = item.text() != nullptr ? *item.text() : std::string();
            if (!check_party(problems(), name, item.position)) {
                known = false;
            } else if (!expected.empty() && std::ranges::find(expected, name) == expected.end()) {
                report_unknown(problems(), item.position, not_a_bearer, name, expected);
                known = false;
            }
            recovery.order.push_back(name);
        }
        auto written = recovery.order;
        auto wanted = expected;
        std::ranges::sort(written);
        std::ranges::sort(wanted);
        if (!known || expected.empty() || written == wanted) return;
        std::string names;
        for (const std::string& each : expected) names += (names.empty() ? "" : ", ") + each;
        report(problems(), position, order_incomplete, {{"names", names}});
    }

    Scope scope_;
    Reader top_;
    std::set<std::string> ids_;
};

}  // namespace

std::expected<Programme, Problems> load(const Tree& tree) {
    Problems problems;
    Loader loader(tree, problems);
    loader.read();
    // Most checks of the whole make sense only where each part could be read.
    if (problems.empty()) {
        try {
            check_whole(loader.programme, problems);
        } catch (const std::overflow_error&) {  // Shares too fine to be added exactly.
            report(problems, tree.position, out_of_range);
        }
    }
    if (!problems.empty()) {
        sort_by_position(problems);
        return std::unexpected(std::move(problems));
    }
    loader.programme.version = content_hash(tree);
    return std::move(loader.programme);
}

}  // namespace zhirong::programme
