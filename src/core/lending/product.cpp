#include "core/lending/product.h"

#include <algorithm>
#include <map>
#include <set>

#include "core/programme/programme.h"
#include "core/programme/reader.h"
#include "core/sourced/reading.h"

namespace zhirong::lending {
namespace {

using programme::Problems;
using sourced::joined;
using sourced::position_of;

constexpr RefusalKind name_form{
    "product.name", 422, "代号“{found}”应由小写字母、数字和下划线组成，最多60个字符",
    "“{found}” must be small letters, digits and underscores, at most 60 of them"};
constexpr RefusalKind twice{"product.twice", 422, "“{found}”重复列出", "“{found}” is listed twice"};
constexpr RefusalKind no_test{
    "product.condition_empty", 422, "条件“{found}”没有写 one_of、at_least 或 at_most",
    "The condition “{found}” has neither one_of nor at_least nor at_most"};
constexpr RefusalKind not_a_choice{"product.choice", 422, "“{found}”不是{what}：可选 {expected}",
                                   "“{found}” is none of {what_en}: {expected}"};
constexpr RefusalKind not_a_number{"product.number", 422, "“{found}”不是{what}的数值",
                                   "“{found}” is no number for {what_en}"};
constexpr RefusalKind not_ordered{"product.not_ordered", 422,
                                  "{what}没有大小之分，请写 one_of，不写 at_least 或 at_most",
                                  "{what_en} has no order: write one_of, not at_least or at_most"};
constexpr RefusalKind share_range{"product.share_range", 422,
                                  "{what}为 {found}，应大于 0、不超过 {expected}",
                                  "{what_en} is {found}, must be above 0 and at most {expected}"};
constexpr RefusalKind basis_points{"product.basis_points", 422,
                                   "“{found}”应精确到万分之一，例如 25%",
                                   "“{found}” must be in whole basis points, such as 25%"};
constexpr RefusalKind rate_order{"product.rate_order", 422, "利率下限 {found} 高于上限 {expected}",
                                 "The floor of {found} is above the ceiling of {expected}"};
constexpr RefusalKind dates_order{"product.dates", 422, "截止日 {found} 早于生效日 {expected}",
                                  "The last day {found} is before the first, {expected}"};
constexpr RefusalKind grade_unknown{"product.grade_unknown", 422,
                                    "等级“{found}”不在等级表中：{expected}",
                                    "The grade “{found}” is not on the scale: {expected}"};
constexpr RefusalKind grades_missing{
    "product.grades_missing", 422, "条件“{found}”以等级为准，但没有写等级表 grades",
    "The condition “{found}” asks for a grade, but there are no grades"};
constexpr RefusalKind cover_figure{"product.cover_figure", 422,
                                   "增信作用为{what}时须写明 {expected}",
                                   "A cover that {what_en} must state {expected}"};
constexpr RefusalKind cover_without_value{"product.cover_without_value", 422,
                                          "提高质押率的增信须有质押率表（line.loan_to_value）",
                                          "A cover that raises ceilings needs line.loan_to_value"};
constexpr RefusalKind no_bound{
    "product.no_bound", 422,
    "额度没有任何约束：至少写明质押率（loan_to_value）、单户上限（cap）或等级额度（grades 的 "
    "line）",
    "Nothing bounds the line: state loan_to_value, cap, or the lines of grades"};
constexpr RefusalKind mode_condition{
    "product.mode_condition", 422, "{what}模式的产品须有关于“{expected}”的条件",
    "A product of the mode {what_en} must have a condition on {expected_en}"};
constexpr RefusalKind tenor_zero{"product.tenor", 422, "最长期限应至少一个月",
                                 "The longest tenor must be a month at least"};

// Codes of loan::RepaymentMethod; a test of the features holds both lists together.
const std::vector<std::string> repayment_methods{"equal_installments", "equal_principal",
                                                 "interest_first", "bullet", "quarterly_interest"};

class Check {
public:
    Check(const Product& product, const Tree& tree, Problems& problems)
        : product_(product), tree_(tree), problems_(problems) {}

    void all() {
        if (!programme::is_name(product_.id)) add("product", name_form, {{"found", product_.id}});
        if (product_.until && *product_.until < product_.from)
            add("until", dates_order,
                {{"found", to_string(*product_.until)}, {"expected", to_string(product_.from)}});
        conditions();
        line();
        grades();
        rate();
        if (product_.tenor.longest.value < 1) add("tenor.longest.value", tenor_zero);
        cover();
        for (std::size_t i = 0; i < product_.repayment.size(); ++i)
            choice(shapes::item_path("repayment", i), product_.repayment[i], repayment_methods,
                   {"repayment", "还款方式", "the repayment methods"});
        if (product_.subsidy)
            share("subsidy.share.value", product_.subsidy->share.value, Ratio::whole(1),
                  {"", "补贴比例", "The share of the interest"});
    }

private:
    void add(const std::string& path, const RefusalKind& kind, std::vector<Fact> facts = {}) {
        problems_.push_back(programme::problem(position_of(tree_, path), kind, std::move(facts)));
    }
    void choice(const std::string& path, const std::string& found,
                const std::vector<std::string>& known, const Label& what) {
        if (std::ranges::find(known, found) != known.end()) return;
        add(path, not_a_choice,
            {{"found", found},
             {"what", what.zh},
             {"what_en", what.en},
             {"expected", joined(known)}});
    }
    void share(const std::string& path, Ratio found, Ratio most, const Label& what) {
        if (found > Ratio{} && found <= most) return;
        add(path, share_range,
            {{"what", what.zh},
             {"what_en", what.en},
             {"found", to_percent(found)},
             {"expected", to_percent(most)}});
    }
    template <class T>
    static std::vector<std::string> names() {
        std::vector<std::string> all;
        for (const auto& each : EnumNames<T>::names) all.emplace_back(each.name);
        return all;
    }

    void conditions() {
        std::set<std::string> seen;
        bool mode_met = product_.mode == Mode::pledge;
        for (std::size_t i = 0; i < product_.who.size(); ++i) {
            const Condition& condition = product_.who[i];
            const std::string path = shapes::item_path("who", i);
            if (!programme::is_name(condition.id))
                add(path + ".id", name_form, {{"found", condition.id}});
            if (!seen.insert(condition.id).second)
                add(path + ".id", twice, {{"found", condition.id}});
            one_condition(condition, path);
            mode_met = mode_met || condition.asked == asked_by(product_.mode);
        }
        if (!mode_met) {
            const Label mode = label_of(product_.mode);
            const Label asked = label_of(asked_by(product_.mode));
            add("who", mode_condition,
                {{"what", mode.zh},
                 {"what_en", mode.en},
                 {"expected", asked.zh},
                 {"expected_en", asked.en}});
        }
    }
    static Asked asked_by(Mode mode) {
        switch (mode) {
            case Mode::park_batch:
            case Mode::supply_chain: return Asked::in_shared_limit;
            case Mode::government_enhanced: return Asked::cover_agreed;
            default: return Asked::life_stage;
        }
    }
    void one_condition(const Condition& condition, const std::string& path) {
        using enum Asked;
        if (!condition.one_of && !condition.at_least && !condition.at_most)
            add(path, no_test, {{"found", condition.id}});
        const Label what = label_of(condition.asked);
        const bool number = condition.asked == rights || condition.asked == need ||
                            condition.asked == need_months || condition.asked == right_months_left;
        const auto bound = [&](const std::optional<std::string>& text, const char* name) {
            if (!text) return;
            if (condition.asked == grade)
                known_grade(path + name, *text);
            else if (!number)
                add(path + name, not_ordered, {{"what", what.zh}, {"what_en", what.en}});
            else if (!parse_money(*text))
                add(path + name, not_a_number,
                    {{"found", *text}, {"what", what.zh}, {"what_en", what.en}});
        };
        bound(condition.at_least, ".at_least");
        bound(condition.at_most, ".at_most");
        if (condition.asked == grade && !product_.grades)
            add(path, grades_missing, {{"found", condition.id}});
        if (!condition.one_of) return;
        for (std::size_t i = 0; i < condition.one_of->size(); ++i) {
            const std::string& each = (*condition.one_of)[i];
            const std::string at = shapes::item_path(path + ".one_of", i);
            if (condition.asked == grade) known_grade(at, each);
            if (condition.asked == life_stage) choice(at, each, names<LifeStage>(), what);
            if (condition.asked == right_kind) choice(at, each, names<RightKind>(), what);
            if (condition.asked == size)
                choice(at, each, {"micro", "small", "medium", "large"}, what);
            if (condition.asked == technology_firm || condition.asked == in_shared_limit ||
                condition.asked == cover_agreed)
                choice(at, each, {"true", "false"}, what);
            if (condition.asked == region && !programme::is_region_code(each))
                add(at, not_a_number, {{"found", each}, {"what", what.zh}, {"what_en", what.en}});
        }
    }
    void known_grade(const std::string& path, const std::string& grade) {
        if (!product_.grades || product_.place_of(grade)) return;
        add(path, grade_unknown, {{"found", grade}, {"expected", joined(product_.grades->scale)}});
    }

    void line() {
        const auto& value = product_.line.loan_to_value;
        bool bounded = value.has_value() || product_.line.cap.has_value();
        if (product_.grades)
            for (const GradeRow& row : product_.grades->rows) bounded = bounded || row.line;
        if (!bounded) add("line", no_bound);
        if (!value) return;
        const Label hard{"", "硬上限", "The hard ceiling"};
        share("line.loan_to_value.hard_ceiling.value", value->hard_ceiling.value, Ratio::whole(1),
              hard);
        std::set<RightKind> seen;
        for (std::size_t i = 0; i < value->kinds.size(); ++i) {
            const KindCeiling& each = value->kinds[i];
            const std::string path = shapes::item_path("line.loan_to_value.kinds", i);
            if (!seen.insert(each.kind).second)
                add(path + ".kind", twice, {{"found", label_of(each.kind).zh}});
            share(path + ".most", each.most, value->hard_ceiling.value,
                  {"", label_of(each.kind).zh + "质押率",
                   "The ceiling of " + label_of(each.kind).en});
            if (10'000 % each.most.denominator() != 0)
                add(path + ".most", basis_points, {{"found", to_percent(each.most)}});
        }
    }
    void grades() {
        if (!product_.grades) return;
        std::set<std::string> scale;
        for (std::size_t i = 0; i < product_.grades->scale.size(); ++i)
            if (!scale.insert(product_.grades->scale[i]).second)
                add(shapes::item_path("grades.scale", i), twice,
                    {{"found", product_.grades->scale[i]}});
        std::set<std::string> seen;
        for (std::size_t i = 0; i < product_.grades->rows.size(); ++i) {
            const GradeRow& row = product_.grades->rows[i];
            const std::string path = shapes::item_path("grades.rows", i) + ".grade";
            if (!seen.insert(row.grade).second) add(path, twice, {{"found", row.grade}});
            known_grade(path, row.grade);
        }
    }
    void rate() {
        if (product_.rate.floor.value > product_.rate.ceiling.value)
            add("rate.floor.value", rate_order,
                {{"found", to_percent(product_.rate.floor.value)},
                 {"expected", to_percent(product_.rate.ceiling.value)}});
        share("rate.ceiling.value", product_.rate.ceiling.value, Ratio::whole(1),
              {"", "利率上限", "The ceiling of the rate"});
    }
    void cover() {
        if (!product_.cover) return;
        const CoverRule& rule = *product_.cover;
        const Label what = label_of(rule.effect);
        if (rule.effect == CoverEffect::deduct) {
            if (!rule.most_share)
                add("cover", cover_figure,
                    {{"what", what.zh}, {"what_en", what.en}, {"expected", "most_share"}});
            else  // Wholly covered would leave nothing to divide by.
                share("cover.most_share.value", rule.most_share->value, Ratio::percent(95),
                      {"", "计入的最高增信比例", "The share of the cover that counts"});
            return;
        }
        if (!product_.line.loan_to_value) add("cover", cover_without_value);
        if (!rule.points)
            add("cover", cover_figure,
                {{"what", what.zh}, {"what_en", what.en}, {"expected", "points"}});
        else {
            share("cover.points.value", rule.points->value, Ratio::whole(1),
                  {"", "提高的质押率", "The points by which ceilings rise"});
            if (10'000 % rule.points->value.denominator() != 0)
                add("cover.points.value", basis_points,
                    {{"found", to_percent(rule.points->value)}});
        }
    }

    const Product& product_;
    const Tree& tree_;
    Problems& problems_;
};

}  // namespace

std::optional<std::size_t> Product::place_of(const std::string& grade) const {
    if (!grades) return std::nullopt;
    const auto found = std::ranges::find(grades->scale, grade);
    if (found == grades->scale.end()) return std::nullopt;
    return static_cast<std::size_t>(found - grades->scale.begin());
}

const GradeRow* Product::row_of(const std::string& grade) const {
    if (!grades) return nullptr;
    const auto found = std::ranges::find(grades->rows, grade, &GradeRow::grade);
    return found == grades->rows.end() ? nullptr : &*found;
}

std::expected<Product, Problems> load_product(const Tree& tree) {
    Problems problems;
    auto product = sourced::read_sourced<Product>(tree, problems);
    if (product) Check(*product, tree, problems).all();
    if (!problems.empty()) {
        programme::sort_by_position(problems);
        return std::unexpected(std::move(problems));
    }
    product->version = programme::content_hash(tree);
    product->content = tree;
    return *std::move(product);
}

}  // namespace zhirong::lending
