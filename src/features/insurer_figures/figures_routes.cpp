#include <cstdint>
#include <map>

#include "features/insurer_figures/accumulation.h"
#include "features/insurer_figures/routes.h"
#include "features/insurer_figures/store.h"
#include "features/organisation/organisation.h"
#include "platform/desk/api.h"
#include "platform/spreadsheet/spreadsheet.h"

namespace zhirong::insurer_figures {
namespace {

using organisation::Organisation;
using reserving::Basis;

constexpr RefusalKind after_today{"figures.after_today", 422, "日期 {found} 晚于今日 {expected}",
                                  "{found} is after today, {expected}"};
constexpr RefusalKind bad_choice{"figures.choice", 400, "“{found}”不在可选值中：{expected}",
                                 "“{found}” must be one of: {expected}"};
constexpr int months_shown = 24;
constexpr std::size_t most_shown = 100;

Result<Date> day_of(View& view, const Request& request) {
    const Date day = TRY(date_of_query(request, "on", view.today()));
    if (day > view.today())
        return refuse(after_today, "on",
                      {{"found", to_string(day)}, {"expected", to_string(view.today())}});
    return day;
}

template <class E>
Result<E> choice_of(const Request& request, const char* name, E otherwise) {
    const std::string text(request.query_value(name).value_or(""));
    if (text.empty()) return otherwise;
    std::string known;
    for (const auto& entry : EnumNames<E>::names) {
        if (text == entry.name) return entry.value;
        known += (known.empty() ? "" : ", ") + std::string(entry.name);
    }
    return refuse(bad_choice, name, {{"found", text}, {"expected", known}});
}

// What the closings say of a day: the last that was closed through it or before.
struct IbnrKnown {
    std::optional<Date> through;
    std::map<Line, Money> amounts;
    Money of(Line line) const {
        const auto found = amounts.find(line);
        return found == amounts.end() ? Money{} : found->second;
    }
    Money all() const {
        Money sum;
        for (const auto& [line, amount] : amounts) sum += amount;
        return sum;
    }
};
IbnrKnown ibnr_known(const std::vector<Closing>& closings, Date on) {
    std::vector<Closing> until;
    for (const Closing& each : closings)
        if (each.proposed.through <= on) until.push_back(each);
    IbnrKnown known;
    if (const Closing* last = last_closed(until)) {
        known.through = last->proposed.through;
        for (const ClosedLine& each : last->proposed.lines)
            known.amounts.emplace(each.line, each.ibnr);
    }
    return known;
}

// The last month end that is not after the day.
Date valuation(Date on) { return is_month_end(on) ? on : end_of_month(add_months(on, -1)); }

struct Asked {
    Book book;
    IbnrKnown ibnr;
    std::vector<Closing> closings;
};
Result<Asked> asked(View& view, const insurance::Shelf& shelf, const Request& request) {
    const std::string insurer = TRY(insurer_of(view, request));
    const Date on = TRY(day_of(view, request));
    Asked all;
    all.book = TRY(book_of(view, shelf, insurer, on));
    all.closings = closings_of(view, insurer);
    all.ibnr = ibnr_known(all.closings, on);
    return all;
}

Result<Tree> dashboard(View& view, const Api& api, const insurance::Shelf& shelf,
                       const Request& request) {
    const Asked all = TRY(asked(view, shelf, request));
    const Book& book = all.book;
    Tree::List lines;
    for (const Line line : lines_of(book))
        lines.push_back(
            Tree::map({{"line", write(label_of(line))},
                       {"figures", figures_tree(figures_of(book, line), all.ibnr.of(line),
                                                all.ibnr.through)}}));
    Tree::List months;
    for (const MonthPremium& each : by_month(book, months_shown))
        months.push_back(Tree::map({{"month", to_string(each.month).substr(0, 7)},
                                    {"written", to_string(each.written)},
                                    {"earned", to_string(each.earned)}}));
    Tree::List treaties;
    for (const TreatyFigures& each : treaty_figures(book)) treaties.push_back(write(each));
    Tree::List entered;
    for (const Treaty& each : treaties_of(view, book.insurer))
        entered.push_back(treaty_row(view, api, each));
    Tree::List closings;
    for (const Closing& each : all.closings) closings.push_back(closing_row(view, api, each));
    Tree tree = Tree::map(
        {{"insurer", Tree::map({{"id", book.insurer},
                                {"name", view.linked<Organisation>(book.insurer).details.name}})},
         {"on", to_string(book.on)},
         {"valuation", to_string(valuation(book.on))},
         {"total", figures_tree(figures_of(book, {}), all.ibnr.all(), all.ibnr.through)},
         {"lines", std::move(lines)},
         {"months", std::move(months)},
         {"ceded", std::move(treaties)},
         {"treaties", std::move(entered)},
         {"closings", std::move(closings)},
         {"actions", begin_actions(view, api, all.closings)}});
    if (all.ibnr.through) tree.set("ibnr_through", to_string(*all.ibnr.through));
    return tree;
}

// ---- triangles
struct AskedTriangle {
    Line line = Line::execution;
    Basis basis = Basis::incurred;
    Runoff runoff;
};
Result<AskedTriangle> asked_triangle(View& view, const insurance::Shelf& shelf,
                                     const Request& request) {
    AskedTriangle all;
    all.line = TRY(choice_of(request, "line", Line::execution));
    all.basis = TRY(choice_of(request, "basis", Basis::incurred));
    const std::string insurer = TRY(insurer_of(view, request));
    const Date through = valuation(TRY(day_of(view, request)));
    all.runoff = runoff(TRY(book_of(view, shelf, insurer, through)), all.line, through);
    return all;
}

Tree refusal_tree(const Refusals& refusals) {
    return Tree::map({{"code", refusals.first().kind->code},
                      {"zh", in_chinese(refusals.first())},
                      {"en", in_english(refusals.first())}});
}

Tree periods_tree(const Runoff& runoff) {
    Tree::List list;
    for (std::size_t i = 0; i < runoff.periods.size(); ++i)
        list.push_back(Tree::map({{"name", runoff.periods[i].name},
                                  {"from", to_string(runoff.periods[i].from)},
                                  {"until", to_string(runoff.periods[i].until)},
                                  {"earned", to_string(runoff.earned[i])}}));
    return list;
}

Tree rows_tree(const Runoff& runoff, Basis basis) {
    Tree::List list;
    const auto& amounts = runoff.of(basis);
    for (std::size_t i = 0; i < amounts.size(); ++i) {
        Tree::List cells;
        for (const Money amount : amounts[i]) cells.emplace_back(to_string(amount));
        list.push_back(Tree::map({{"origin", runoff.periods[runoff.first_claims + i].name},
                                  {"amounts", std::move(cells)}}));
    }
    return list;
}

Result<Tree> triangles(View& view, const insurance::Shelf& shelf, const Request& request) {
    const AskedTriangle all = TRY(asked_triangle(view, shelf, request));
    Tree tree = Tree::map({{"line", write(label_of(all.line))},
                           {"basis", write(label_of(all.basis))},
                           {"through", to_string(all.runoff.through)},
                           {"periods", periods_tree(all.runoff)},
                           {"rows", rows_tree(all.runoff, all.basis)}});
    const auto found = ladder(all.runoff, all.basis);
    if (!found) {
        tree.set("not_computable", refusal_tree(found.error()));
        return tree;
    }
    tree.set("ladder", write(found->ladder));
    tree.set("why", write(reserving::why_reserve(found->ladder)));
    if (found->mack)
        tree.set("mack", write(*found->mack));
    else
        tree.set("no_errors", refusal_tree(found->mack.error()));
    tree.set("calendar", write(found->calendar));
    return tree;
}

// ---- accumulation
Tree texts(const std::vector<std::string>& all) {
    Tree::List list;
    for (const std::string& each : all) list.emplace_back(each);
    return list;
}

Result<Tree> accumulations(View& view, const insurance::Shelf& shelf, const Request& request) {
    const Asked all = TRY(asked(view, shelf, request));
    const Accumulation found = accumulation(all.book, most_shown);
    std::map<std::string, std::string> numbers;
    for (const Holding& each : all.book.holdings)
        numbers.emplace(each.policy.id, each.policy.bound->number);
    const auto policies = [&](const std::vector<std::string>& ids) {
        Tree::List list;
        for (const std::string& id : ids)
            list.push_back(Tree::map({{"id", id}, {"number", numbers[id]}}));
        return list;
    };
    Tree::List events;
    for (const EventSum& each : found.events) {
        Tree tree = Tree::map({{"court_case", each.court_case},
                               {"opponent", each.opponent},
                               {"claims", texts(each.claims)},
                               {"policies", policies(each.policies)},
                               {"limits", to_string(each.limits)},
                               {"paid", to_string(each.paid)},
                               {"outstanding", to_string(each.outstanding)},
                               {"incurred", to_string(each.incurred())}});
        if (each.occurred_on) tree.set("occurred_on", to_string(*each.occurred_on));
        events.push_back(std::move(tree));
    }
    Tree::List items;
    for (const ItemSum& each : found.items) {
        Tree::List lines;
        for (const Line line : each.lines) lines.push_back(write(label_of(line)));
        Tree tree = Tree::map({{"number", each.item.number},
                               {"title", each.item.title},
                               {"lines", std::move(lines)},
                               {"policies", policies(each.policies)},
                               {"sum", to_string(each.sum)},
                               {"claims", each.claims},
                               {"incurred", to_string(each.incurred)}});
        if (each.item.kind) tree.set("kind", write(label_of(*each.item.kind)));
        items.push_back(std::move(tree));
    }
    return Tree::map({{"on", to_string(all.book.on)},
                      {"events", std::move(events)},
                      {"items", std::move(items)},
                      {"items_in_all", found.items_in_all},
                      {"most", static_cast<std::int64_t>(most_shown)}});
}

// ---- files
enum class Exported { lines, policies, triangle, accumulation };

Api::File file_of(std::string name, const spreadsheet::Sheet& sheet) {
    return {std::move(name), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            spreadsheet::write_table(sheet)};
}

spreadsheet::Sheet lines_sheet(const Asked& all) {
    using enum spreadsheet::ColumnKind;
    spreadsheet::Sheet sheet{"经营分析",
                             {{"险种", text, 20},
                              {"截至", date, 12},
                              {"保单数", number, 10},
                              {"赔案数", number, 10},
                              {"保费收入（元）", number, 18},
                              {"满期保费（元）", number, 18},
                              {"未到期责任准备金（元）", number, 22},
                              {"已付赔款（元）", number, 18},
                              {"已报案未决赔款（元）", number, 20},
                              {"IBNR（元）", number, 18},
                              {"追偿所得（元）", number, 16},
                              {"已发生赔款（元）", number, 18},
                              {"赔付率", number, 10}},
                             {}};
    const auto add = [&](const std::string& name, const LineFigures& figures, Money ibnr) {
        const auto ratio = loss_ratio(figures, ibnr);
        sheet.rows.push_back({name, to_string(all.book.on), std::to_string(figures.policies),
                              std::to_string(figures.claims), to_string(figures.written),
                              to_string(figures.earned), to_string(figures.unearned()),
                              to_string(figures.paid), to_string(figures.outstanding),
                              to_string(ibnr), to_string(figures.recovered),
                              to_string(incurred(figures, ibnr)), ratio ? to_string(*ratio) : ""});
    };
    for (const Line line : lines_of(all.book))
        add(label_of(line).zh, figures_of(all.book, line), all.ibnr.of(line));
    add("合计", figures_of(all.book, {}), all.ibnr.all());
    return sheet;
}

spreadsheet::Sheet policies_sheet(View& view, const Asked& all) {
    using enum spreadsheet::ColumnKind;
    spreadsheet::Sheet sheet{"逐单保费",
                             {{"保单号", text, 18},
                              {"险种", text, 18},
                              {"投保人", text, 26},
                              {"起保日", date, 12},
                              {"终保日", date, 12},
                              {"截至", date, 12},
                              {"保费收入（元）", number, 18},
                              {"满期保费（元）", number, 18},
                              {"未到期责任准备金（元）", number, 22},
                              {"已收保费（元）", number, 18}},
                             {}};
    std::map<std::string, std::string> names;
    for (const Holding& each : all.book.holdings) {
        const std::string& holder = each.policy.application.holder;
        auto name = names.find(holder);
        if (name == names.end())
            name = names.emplace(holder, view.linked<Organisation>(holder).details.name).first;
        const Money earned = insurance::earned_by(each.coverage, all.book.on);
        const insurance::Inception& inception = each.policy.inception();
        sheet.rows.push_back({each.policy.bound->number, label_of(each.line()).zh, name->second,
                              to_string(inception.from), to_string(inception.until()),
                              to_string(all.book.on), to_string(each.written), to_string(earned),
                              to_string(each.written - earned), to_string(each.policy.paid)});
    }
    return sheet;
}

spreadsheet::Sheet triangle_sheet(const AskedTriangle& all) {
    using enum spreadsheet::ColumnKind;
    spreadsheet::Sheet sheet{
        "流量三角形", {{"事故期", text, 18}, {"满期保费（元）", number, 18}}, {}};
    const Runoff& runoff = all.runoff;
    const auto& amounts = runoff.of(all.basis);
    for (std::size_t k = 1; k <= amounts.size(); ++k)
        sheet.columns.push_back({"第 " + std::to_string(k) + " 季（元）", number, 16});
    sheet.columns.push_back({"最终赔款（元）", number, 18});
    sheet.columns.push_back({"准备金（元）", number, 18});
    const auto found = ladder(runoff, all.basis);
    for (std::size_t i = 0; i < runoff.periods.size(); ++i) {
        std::vector<std::string> row{runoff.periods[i].name, to_string(runoff.earned[i])};
        const bool claims = i >= runoff.first_claims && !amounts.empty();
        if (claims)
            for (const Money amount : amounts[i - runoff.first_claims])
                row.push_back(to_string(amount));
        row.resize(amounts.size() + 2);
        if (claims && found) {
            const auto& origin = found->ladder.origins[i - runoff.first_claims];
            row.push_back(to_string(origin.ultimate));
            row.push_back(to_string(origin.reserve));
        }
        row.resize(amounts.size() + 4);
        sheet.rows.push_back(std::move(row));
    }
    return sheet;
}

spreadsheet::Sheet accumulation_sheet(const Asked& all) {
    using enum spreadsheet::ColumnKind;
    spreadsheet::Sheet sheet{"累积风险",
                             {{"号码", text, 20},
                              {"名称", text, 36},
                              {"险种", text, 30},
                              {"承保保单数", number, 12},
                              {"保险金额合计（元）", number, 20},
                              {"赔案数", number, 10},
                              {"已报案赔款（元）", number, 18}},
                             {}};
    for (const ItemSum& each : accumulation(all.book, SIZE_MAX).items) {
        std::string lines;
        for (const Line line : each.lines) lines += (lines.empty() ? "" : "、") + label_of(line).zh;
        sheet.rows.push_back({each.item.number, each.item.title, lines,
                              std::to_string(each.policies.size()), to_string(each.sum),
                              std::to_string(each.claims), to_string(each.incurred)});
    }
    return sheet;
}

}  // namespace
}  // namespace zhirong::insurer_figures

namespace zhirong {
template <>
struct EnumNames<insurer_figures::Exported> {
    using enum insurer_figures::Exported;
    using T = insurer_figures::Exported;
    static constexpr std::array names{
        EnumName<T>{lines, "lines", "各险种", "By line"},
        EnumName<T>{policies, "policies", "逐单保费", "By policy"},
        EnumName<T>{triangle, "triangle", "流量三角形", "Triangle"},
        EnumName<T>{accumulation, "accumulation", "累积风险", "Accumulation"}};
};
}  // namespace zhirong

namespace zhirong::insurer_figures {
namespace {

Result<Api::File> workbook(View& view, const insurance::Shelf& shelf, const Request& request) {
    const Exported table = TRY(choice_of(request, "table", Exported::lines));
    if (table == Exported::triangle) {
        const AskedTriangle all = TRY(asked_triangle(view, shelf, request));
        return file_of("insurer-triangle.xlsx", triangle_sheet(all));
    }
    const Asked all = TRY(asked(view, shelf, request));
    switch (table) {
        case Exported::policies: return file_of("insurer-policies.xlsx", policies_sheet(view, all));
        case Exported::accumulation:
            return file_of("insurer-accumulation.xlsx", accumulation_sheet(all));
        case Exported::lines:
        case Exported::triangle: break;
    }
    return file_of("insurer-figures.xlsx", lines_sheet(all));
}

}  // namespace

void add_figures_routes(Api& api, const insurance::Shelf& shelf) {
    const Tree object = Tree::map({{"type", "object"}});
    const QueryParameter insurer{
        "insurer", {"保险机构（管理员、审计员填写）", "Insurer, for administrator and auditor"}};
    const QueryParameter on{"on", {"日期（默认为今日）", "Date; today without it"}};
    const QueryParameter line{"line", {"险种", "Line"}};
    const QueryParameter basis{"basis", {"paid 或 incurred", "paid or incurred"}};
    const auto endpoint = [&](const char* path, const char* operation, Words words,
                              std::vector<QueryParameter> query) {
        query.insert(query.begin(), {insurer, on});
        return Endpoint{.path = path,
                        .operation = operation,
                        .words = std::move(words),
                        .tag = "insurer_figures",
                        .roles = readers(),
                        .query = std::move(query)};
    };
    api.query(endpoint("/api/v1/insurer-figures", "showInsurerFigures",
                       {"经营分析", "Insurer's figures"}, {}),
              object, [&api, &shelf](View& view, const Request& request) {
                  return dashboard(view, api, shelf, request);
              });
    api.query(endpoint("/api/v1/insurer-figures/triangles", "showRunoffTriangle",
                       {"流量三角形", "Run-off triangle"}, {line, basis}),
              object, [&shelf](View& view, const Request& request) {
                  return triangles(view, shelf, request);
              });
    api.query(endpoint("/api/v1/insurer-figures/accumulation", "showAccumulation",
                       {"累积风险", "Accumulation"}, {}),
              object, [&shelf](View& view, const Request& request) {
                  return accumulations(view, shelf, request);
              });
    api.download(
        endpoint("/api/v1/insurer-figures.xlsx", "exportInsurerFigures",
                 {"导出经营分析", "Export the figures"},
                 {line,
                  basis,
                  {"table",
                   {"lines、policies、triangle 或 accumulation",
                    "lines, policies, triangle or accumulation"}}}),
        [&shelf](View& view, const Request& request) { return workbook(view, shelf, request); });
}

}  // namespace zhirong::insurer_figures
