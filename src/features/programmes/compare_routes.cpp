#include "features/programmes/compare_routes.h"

#include "features/organisation/organisation.h"
#include "features/programmes/check.h"
#include "platform/desk/api.h"
#include "platform/reference_data/reference_data.h"
#include "platform/yaml/yaml.h"

namespace zhirong::programmes {

// Each version by its name, or as a text that is not published.
struct CompareOnBook {
    std::optional<std::string> a;  // "id", "id@2025-01-01" or "id@<hash>"
    std::optional<std::string> b;
    std::optional<std::string> text_a;
    std::optional<std::string> text_b;
    std::optional<Date> from;  // absent: from the first row
    std::optional<Date> to;    // absent: up to today
    std::optional<int> top;    // borrowers to list; absent: 20
};

}  // namespace zhirong::programmes

namespace zhirong {

template <>
struct Shape<programmes::CompareOnBook> {
    using T = programmes::CompareOnBook;
    static constexpr Limits document{.most_characters = std::size_t{1} << 20};
    static constexpr std::array fields{
        field<&T::a>("a", "版本 A（代号、代号@日期、代号@摘要）",
                     "Version A (id, id@day, id@hash)"),
        field<&T::b>("b", "版本 B（代号、代号@日期、代号@摘要）",
                     "Version B (id, id@day, id@hash)"),
        field<&T::text_a>("text_a", "文本 A", "Text A", document),
        field<&T::text_b>("text_b", "文本 B", "Text B", document),
        field<&T::from>("from", "起始日", "First day"),
        field<&T::to>("to", "截止日", "Last day"),
        field<&T::top>("top", "最多列出的户数", "How many borrowers to list")};
};

}  // namespace zhirong

namespace zhirong::programmes {
namespace {

constexpr RefusalKind no_version{"programme.no_version_to_compare", 400,
                                 "请写明要比较的版本（代号、代号@日期或代号@摘要），或给出文本",
                                 "Name a version to compare (id, id@day or id@hash), or give a "
                                 "text"};
constexpr RefusalKind text_with_problems{
    "programme.not_clean", 422, "文本有 {count} 处问题，改正后才能试算；第一处在第 {line} 行：{zh}",
    "The text has {count} problems to mend before it can be tried; the first is on line {line}: "
    "{en}"};
constexpr RefusalKind dates_upside_down{"programme.dates_upside_down", 422,
                                        "起始日 {from} 晚于截止日 {to}",
                                        "The first day {from} is after the last, {to}"};
constexpr RefusalKind too_many{"programme.too_many_borrowers", 422,
                               "最多列出 {most} 户，要求的是 {found}",
                               "At most {most} borrowers are listed, {found} were asked for"};

Result<programme::Programme> from_text(const std::string& text, const char* field) {
    const auto refused = [&](const programme::Problems& problems) {
        const programme::Problem& first = problems.front();
        return refuse(text_with_problems, field,
                      {{"count", std::to_string(problems.size())},
                       {"line", std::to_string(first.position.line)},
                       {"zh", first.zh},
                       {"en", first.en}});
    };
    const auto tree = yaml::parse_yaml(text);
    if (!tree) return refused(tree.error());
    auto programme = programme::load(*tree);
    if (!programme) return refused(programme.error());
    return *std::move(programme);
}

Result<programme::Programme> version_of(const Stock& stock, const std::optional<std::string>& name,
                                        const std::optional<std::string>& text, const char* field) {
    if (text) return from_text(*text, field);
    if (!name || name->empty()) return refuse(no_version, field);
    return *TRY(stock.library.named(*name));
}

// Who gains and loses is told by name to those who see every record; to others by its place in the
// list.
void hide_borrowers(programme::WhatIf& found) {
    for (programme::Measure& measure : found.measures)
        for (auto* list : {&measure.gainers, &measure.losers})
            for (programme::BorrowerChange& each : *list) each.borrower.clear();
    for (programme::DryPotOfSide& pot : found.dry) pot.record.clear();
}

void name_borrowers(View& view, Tree& tree, const programme::WhatIf& found) {
    Tree::Map names;
    std::map<std::string, bool, std::less<>> told;
    for (const programme::Measure& measure : found.measures)
        for (const auto* list : {&measure.gainers, &measure.losers})
            for (const programme::BorrowerChange& each : *list)
                if (!each.borrower.empty() && told.emplace(each.borrower, true).second)
                    names.emplace_back(
                        each.borrower,
                        view.linked<organisation::Organisation>(each.borrower).details.name);
    tree.set("borrowers", Tree(std::move(names)));
}

}  // namespace

void add_compare_routes(Api& api, const Shelf& shelf, const ReferenceData& reference,
                        ReadBook read_book) {
    api.question<CompareOnBook>(
        {.path = "/api/v1/programmes/compare",
         .operation = "compareProgrammesOnBook",
         .words = {"在现有账簿上比较两个版本", "Two versions over the existing book"},
         .tag = "programme",
         .roles = {Role::policy_officer, Role::policy_approver, Role::administrator,
                   Role::auditor}},
        [&shelf, &reference, read_book = std::move(read_book)](
            View& view, const Request&, const CompareOnBook& question) -> Result<Tree> {
            const Stock& stock = shelf.stock(view);
            const auto a = TRY(version_of(stock, question.a, question.text_a, "a"));
            const auto b = TRY(version_of(stock, question.b, question.text_b, "b"));
            programme::WhatIfRequest request;
            request.from = question.from.value_or(date_of(1900, 1, 1));
            request.to = question.to.value_or(view.today());
            if (request.to < request.from)
                return refuse(dates_upside_down, "from",
                              {{"from", to_string(request.from)}, {"to", to_string(request.to)}});
            const int top = question.top.value_or(20);
            if (top < 0 || top > static_cast<int>(programme::most_top))
                return refuse(too_many, "top",
                              {{"most", std::to_string(programme::most_top)},
                               {"found", std::to_string(top)}});
            request.top = static_cast<std::size_t>(top);
            request.published = reference.published(view.today());
            auto found = programme::compare(a, b, read_book(view), request);
            if (!view.sees_all()) hide_borrowers(found);
            Tree tree = to_tree(found);
            name_borrowers(view, tree, found);
            return tree;
        });
}

}  // namespace zhirong::programmes
