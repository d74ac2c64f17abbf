#include "features/grading/portrait.h"

#include <algorithm>

#include "core/grading/population.h"
#include "features/grading/members.h"
#include "features/grading/words.h"

namespace zhirong::gradings {
namespace {

using grading::PatentColumn;

std::optional<PatentRow> row_of(const PortraitRight& right, Date day) {
    return patent_row(right.known, right.facts ? &*right.facts : nullptr, day);
}

const grading::Word& word_of(PatentColumn column, std::int32_t cell) {
    return grading::description(column).words[static_cast<std::size_t>(cell)];
}

std::int32_t cell_of(const PatentRow& row, PatentColumn column) {
    return row.cells[grading::index_of(column)];
}

// Counted under a code with its words, in the order given or by number.
class Counts {
public:
    void add(const std::string& code, const std::string& zh, const std::string& en) {
        auto found = std::ranges::find(counts_, code, &CodeCount::code);
        if (found == counts_.end()) found = counts_.insert(counts_.end(), {code, zh, en, 0});
        ++found->firms;
    }
    Tree by_number(std::size_t most) {
        std::ranges::stable_sort(counts_, [](const CodeCount& a, const CodeCount& b) {
            return std::pair(-a.firms, a.code) < std::pair(-b.firms, b.code);
        });
        return tree(most);
    }
    Tree by_code() {
        std::ranges::sort(counts_, {}, &CodeCount::code);
        return tree(counts_.size());
    }

private:
    Tree tree(std::size_t most) const {
        Tree::List list;
        for (std::size_t i = 0; i < std::min(most, counts_.size()); ++i)
            list.push_back(Tree::map({{"code", counts_[i].code},
                                      {"zh", counts_[i].zh},
                                      {"en", counts_[i].en},
                                      {"count", counts_[i].firms}}));
        return list;
    }
    std::vector<CodeCount> counts_;
};

std::string year_of(Date date) { return to_string(date).substr(0, 4); }

template <class T>
std::string value_text(const T& value) {
    if constexpr (std::is_same_v<T, Date>)
        return to_string(value);
    else if constexpr (std::is_same_v<T, Ratio>)
        return to_string(value);
    else if constexpr (std::is_same_v<T, Money>)
        return to_string(value);
    else if constexpr (std::is_same_v<T, bool>)
        return value ? "true" : "false";
    else if constexpr (std::is_enum_v<T>)
        return std::string(name_of(value));
    else
        return std::to_string(value);
}
template <class T>
const char* type_of_value() {
    if constexpr (std::is_same_v<T, Date>)
        return "date";
    else if constexpr (std::is_same_v<T, Ratio>)
        return "rate";
    else if constexpr (std::is_same_v<T, Money>)
        return "money";
    else if constexpr (std::is_same_v<T, bool>)
        return "flag";
    else if constexpr (std::is_enum_v<T>)
        return "word";
    else
        return "count";
}
template <class T>
void set_words(Tree& tree, const T& value) {
    if constexpr (std::is_enum_v<T>) tree.set("words", write(label_of(value)));
}

}  // namespace

Tree patents_tree(const std::vector<PortraitRight>& rights, const grading::Scorecard* card,
                  Date day) {
    Counts kinds;
    Counts statuses;
    Counts years;
    Counts classes;
    Counts fields;
    std::int64_t total = 0;
    std::int64_t in_force = 0;
    std::int64_t with_facts = 0;
    for (const PortraitRight& each : rights) {
        const auto row = row_of(each, day);
        if (!row) continue;
        ++total;
        with_facts += each.facts ? 1 : 0;
        const grading::Word& kind = word_of(PatentColumn::kind, cell_of(*row, PatentColumn::kind));
        kinds.add(kind.code, kind.zh, kind.en);
        const grading::Word& status =
            word_of(PatentColumn::status, cell_of(*row, PatentColumn::status));
        statuses.add(status.code, status.zh, status.en);
        in_force += std::string_view(status.code) == "in_force" ? 1 : 0;
        const std::string year = year_of(Date{Days{cell_of(*row, PatentColumn::filed_on)}});
        years.add(year, year, year);
        if (row->ipc.empty()) continue;
        constexpr std::size_t subclass = 4;
        const std::string code = row->ipc.substr(0, subclass);
        classes.add(code, code, code);
        if (card != nullptr) {
            const grading::Field& field = card->fields[grading::field_of(*card, row->ipc)];
            fields.add(field.id, field.reading.zh, field.reading.en);
        }
    }
    constexpr std::size_t most_classes = 10;
    constexpr std::size_t all = 100;
    return Tree::map({{"total", total},
                      {"in_force", in_force},
                      {"with_facts", with_facts},
                      {"by_kind", kinds.by_number(all)},
                      {"by_status", statuses.by_number(all)},
                      {"by_year", years.by_code()},
                      {"by_class", classes.by_number(most_classes)},
                      {"by_field", fields.by_number(all)}});
}

Tree rights_tree(const std::vector<PortraitRight>& rights, Date day, const NameOf& name) {
    Tree::List list;
    for (const PortraitRight& each : rights) {
        const auto row = row_of(each, day);
        if (!row) continue;
        const rights::Right& right = each.known.right;
        const grading::Word& status =
            word_of(PatentColumn::status, cell_of(*row, PatentColumn::status));
        const grading::Word& kind = word_of(PatentColumn::kind, cell_of(*row, PatentColumn::kind));
        Tree tree = Tree::map(
            {{"id", right.id},
             {"number", right.number},
             {"title", right.title},
             {"class", std::get<rights::Patent>(right.details).main_class},
             {"kind", Tree::map({{"name", kind.code}, {"zh", kind.zh}, {"en", kind.en}})},
             {"status", Tree::map({{"name", status.code}, {"zh", status.zh}, {"en", status.en}})},
             {"filed_on", to_string(std::get<rights::Patent>(right.details).filing_date)}});
        if (const auto end = rights::legal_end(right)) tree.set("legal_end", to_string(*end));
        if (right.pledgee) tree.set("pledgee", name(*right.pledgee));
        for (const PatentColumn column : {PatentColumn::claims, PatentColumn::forward_citations,
                                          PatentColumn::family_size, PatentColumn::licences})
            if (cell_of(*row, column) != grading::unknown_cell)
                tree.set(grading::description(column).name, std::int64_t{cell_of(*row, column)});
        if (each.facts && !each.facts->notes.empty()) {
            const FactsNoted& last = each.facts->notes.back();
            tree.set("facts_from", last.source + "（" + to_string(last.as_of) + "）");
        }
        list.push_back(std::move(tree));
    }
    return list;
}

Tree pledges_tree(const std::vector<PortraitRight>& rights, const NameOf& name) {
    Tree::List list;
    for (const PortraitRight& each : rights)
        if (const rights::Right& right = each.known.right;
            right.pledge && is_patent(right.right_kind))
            list.push_back(Tree::map({{"pledge", *right.pledge},
                                      {"number", right.number},
                                      {"title", right.title},
                                      {"pledgee", name(*right.pledgee)}}));
    return list;
}

Tree licences_tree(const std::vector<PortraitRight>& rights, Date day) {
    Tree::List list;
    for (const PortraitRight& each : rights)
        for (const rights::LicenceInForce& licence : each.known.right.licences)
            if (is_patent(each.known.right.right_kind))
                list.push_back(Tree::map({{"number", each.known.right.number},
                                          {"title", each.known.right.title},
                                          {"licensee", licence.licensee},
                                          {"type", write(label_of(licence.type))},
                                          {"from", to_string(licence.from)},
                                          {"until", to_string(licence.until)},
                                          {"over", licence.until < day}}));
    return list;
}

Tree figures_tree(const FirmFigures* figures, const OrganisationKnown* organisation, Date day,
                  const NameOf& name) {
    Tree::List list;
    const auto one = [&](const Field& part, auto member) {
        using Member = std::remove_cvref_t<decltype(std::declval<FigureValues>().*member)>;
        using T = typename Member::value_type;
        Tree tree = Tree::map(
            {{"name", part.name}, {"zh", part.zh}, {"en", part.en}, {"type", type_of_value<T>()}});
        const auto column = grading::find_figure(part.name);
        if (column) {
            tree.set("title", Tree::map({{"zh", grading::description(*column).zh},
                                         {"en", grading::description(*column).en}}));
        }
        const CountingFigure found =
            figures == nullptr ? CountingFigure{} : counting(*figures, member, day);
        if (found.statement != nullptr) {
            const FiguresStated& stated = found.statement->stated;
            const T& value = *(stated.details.values.*member);
            tree.set("value", value_text(value));
            set_words(tree, value);
            tree.set("as_of", to_string(stated.details.as_of));
            tree.set("source", stated.details.source);
            tree.set("statement", found.number);
            tree.set("stated_by", name(stated.organisation));
            tree.set("by_firm", stated.by_firm);
            if (found.statement->verified)
                tree.set("verified_by", name(found.statement->verified->organisation));
        } else if constexpr (std::is_same_v<T, FirmSize>) {
            if (organisation != nullptr && organisation->size) {
                tree.set("value", value_text(*organisation->size));
                set_words(tree, *organisation->size);
                tree.set("source", "机构登记");
                tree.set("by_firm", true);
            }
        }
        list.push_back(std::move(tree));
    };
    const auto* part = Shape<FigureValues>::fields.data();
    std::apply([&](auto... member) { (one(*part++, member), ...); }, members_of<FigureValues>);
    return list;
}

Tree statements_tree(const FirmFigures& figures, const NameOf& name) {
    Tree::List list;
    for (std::size_t i = 0; i < figures.statements.size(); ++i) {
        const Statement& each = figures.statements[i];
        Tree tree = Tree::map({{"statement", static_cast<std::int64_t>(i) + 1},
                               {"as_of", to_string(each.stated.details.as_of)},
                               {"on", to_string(each.stated.on)},
                               {"source", each.stated.details.source},
                               {"stated_by", name(each.stated.organisation)},
                               {"by_firm", each.stated.by_firm}});
        if (each.verified) {
            tree.set("verified_by", name(each.verified->organisation));
            tree.set("verified_on", to_string(each.verified->on));
            tree.set("evidence", each.verified->evidence);
        }
        if (each.withdrawn) tree.set("withdrawn", each.withdrawn->reason);
        list.push_back(std::move(tree));
    }
    return list;
}

Tree missing_tree(const std::vector<PortraitRight>& rights, const FirmFigures* figures,
                  const Graded* graded, Date day) {
    Tree::List list;
    const auto say = [&](const char* code, std::string zh, std::string en) {
        list.push_back(Tree::map({{"code", code}, {"zh", std::move(zh)}, {"en", std::move(en)}}));
    };
    std::int64_t patents = 0;
    std::int64_t without_facts = 0;
    for (const PortraitRight& each : rights)
        if (row_of(each, day)) {
            ++patents;
            without_facts += each.facts ? 0 : 1;
        }
    if (patents == 0)
        say("patents",
            "登记簿中没有以本企业信用代码在册的专利：由登记窗口录入、导入，或由企业录入本企业专利"
            "。",
            "No patent with this credit code is on the register: the desk enters or imports them, "
            "or the firm records its own.");
    if (graded == nullptr)
        say("run", "尚无评级批次包含本企业：由银行或主管部门在“评级批次”中运行一次。",
            "No grading run has this firm yet: a bank or the authority runs one.");
    if (without_facts > 0)
        say("facts",
            std::to_string(without_facts) +
                " 件专利没有补充信息（权利要求、被引、同族等），"
                "相应维度未知：由登记窗口、银行或主管部门按专利号导入。",
            std::to_string(without_facts) +
                " patents lack claims, citations, family and the like, "
                "so those dimensions are not known: import them by patent number.");
    const auto unknown = [&](const char* column, auto member, const char* who_zh,
                             const char* who_en) {
        if (figures != nullptr && counting(*figures, member, day).statement != nullptr) return;
        const grading::Column& description = grading::description(*grading::find_figure(column));
        say(column, "缺少" + std::string(description.zh) + "：" + who_zh,
            "Not known: " + std::string(description.en) + ". " + who_en);
    };
    using V = FigureValues;
    const char* firm_zh = "由企业申报，或由银行录入。";
    const char* firm_en = "The firm states it, or a bank enters it.";
    const char* bank_zh = "由银行或主管部门填写；缺少时评分卡可能不予评级。";
    const char* bank_en = "A bank or the authority states it; without it there may be no grade.";
    unknown("rd_staff", &V::rd_staff, firm_zh, firm_en);
    unknown("revenue", &V::revenue, firm_zh, firm_en);
    unknown("rd_intensity", &V::rd_intensity, firm_zh, firm_en);
    unknown("rd_staff_kept", &V::rd_staff_kept, firm_zh, firm_en);
    unknown("patented_revenue_share", &V::patented_revenue_share, firm_zh, firm_en);
    unknown("founded_on", &V::founded_on, firm_zh, firm_en);
    unknown("credit_policy", &V::credit_policy, bank_zh, bank_en);
    unknown("negative_list", &V::negative_list, bank_zh, bank_en);
    return list;
}

Tree groups_tree(const grading::Scorecard& card, const grading::Explanation& explanation) {
    Tree::List list;
    for (std::size_t group = 0; group < card.groups.size(); ++group) {
        std::int64_t points = 0;
        std::int64_t weight = 0;
        std::int64_t unknown = 0;
        std::int64_t dimensions = 0;
        for (const grading::DimensionStep& step : explanation.dimensions) {
            if (card.dimensions[step.dimension].group != group) continue;
            points += step.points;
            weight += step.weight;
            ++dimensions;
            unknown += step.lack ? 1 : 0;
        }
        Tree tree = Tree::map({{"id", card.groups[group].id},
                               {"title", reading_tree(card.groups[group].reading)},
                               {"source", citation_tree(card.sources, card.groups[group].citation)},
                               {"dimensions", dimensions},
                               {"unknown", unknown},
                               {"weight", decimal_of(weight)},
                               {"points", grading::points_text(points)}});
        if (weight > 0)
            tree.set("percentile", decimal_of(grading::nearest_quotient(points, weight)));
        list.push_back(std::move(tree));
    }
    return list;
}

}  // namespace zhirong::gradings
