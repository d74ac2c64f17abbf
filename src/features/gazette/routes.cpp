#include "features/gazette/routes.h"

#include <algorithm>
#include <map>

#include "core/identifiers/identifiers.h"
#include "core/tabular/tabular.h"
#include "features/gazette/gazette.h"
#include "platform/desk/api.h"
#include "platform/pdf/pdf.h"
#include "platform/spreadsheet/spreadsheet.h"

namespace zhirong::gazette {
namespace {

constexpr RefusalKind one_question{
    "gazette.search", 400, "请按号码（right）或者单位名称（firm）之一查询",
    "Ask by the number of a right (right) or the name of a firm (firm), one of them"};
constexpr RefusalKind too_short{
    "gazette.search_short", 400, "“{found}”过短：号码至少 {expected} 个字符，单位名称至少 2 个字",
    "“{found}” is too short: at least {expected} characters of a number, 2 of a name"};
constexpr RefusalKind bad_month{"gazette.month", 400,
                                "“{found}”不是年月：应为 YYYY-MM，例如 2024-03",
                                "“{found}” is no month: write YYYY-MM, such as 2024-03"};
constexpr RefusalKind too_many{
    "gazette.too_many", 422, "该月公告多于 {expected} 项：请选择登记簿后再导出",
    "More than {expected} entries in that month: choose a register before exporting"};

constexpr std::int64_t most_found = 50;       // entries looked at for a public search
constexpr std::size_t most_exported = 5'000;  // rows of a file
constexpr std::size_t shortest_number = 6;

std::vector<Entry> entries_of(const std::vector<Publication>& publications) {
    std::vector<Entry> entries;
    for (const Publication& each : publications) entries.push_back(each.entry);
    return entries;
}

Result<std::vector<Entry>> registration(View& view, Register of, const std::string& number) {
    const auto found =
        TRY(view.with_key<Publication>(key_of_registration(of, number), false, {.limit = 500}));
    std::vector<Entry> entries = entries_of(found.items);
    std::ranges::sort(entries, {}, &Entry::sequence);
    return entries;
}

Tree registration_tree(const std::vector<Entry>& entries) {
    const Entry& last = entries.back();
    const Standing standing = standing_of(entries);
    Tree::List history;
    for (const Entry& entry : entries) {
        Tree line = Tree::map({{"matter", write(label_of(entry.matter))},
                               {"on", to_string(entry.on)},
                               {"notice_number", entry.notice_number}});
        if (entry.what) line.set("what", *entry.what);
        history.push_back(std::move(line));
    }
    Tree tree = Tree::map({{"register", write(label_of(last.of))},
                           {"number", last.number},
                           {"desk", last.desk},
                           {"first_party", last.first_party},
                           {"second_party", last.second_party},
                           {"rights", write(last.rights)},
                           {"stands", standing.stands},
                           {"standing", write(standing.words)},
                           {"since", to_string(standing.since)},
                           {"entries", std::move(history)}});
    if (standing.ended_on) tree.set("ended_on", to_string(*standing.ended_on));
    return tree;
}

// A number as people write it, in the form of the register.
std::string number_of(const std::string& text) {
    const std::string plain = tabular::upper_case(tabular::trimmed(text));
    const auto patent = read_patent_number(plain);
    return patent ? *patent : plain;
}

Result<Tree> search(View& view, const Request& request) {
    const auto right = request.query_value("right");
    const auto firm = request.query_value("firm");
    if (right.has_value() == firm.has_value())
        return refuse(one_question, right ? "firm" : "right");
    const std::string text = right ? number_of(std::string(*right)) : tabular::trimmed(*firm);
    constexpr std::size_t shortest_name = 6;  // bytes: two Chinese characters
    if (text.size() < (right ? shortest_number : shortest_name))
        return refuse(too_short, right ? "right" : "firm",
                      {{"found", text}, {"expected", std::to_string(shortest_number)}});
    const auto found = TRY(view.with_key<Publication>(
        right ? key_of_right(text) : key_of_firm(text), !right.has_value(), {.limit = most_found}));
    std::map<std::pair<Register, std::string>, bool> seen;
    std::vector<std::vector<Entry>> registrations;
    for (const Publication& each : found.items)
        if (seen.emplace(std::pair{each.entry.of, each.entry.number}, true).second)
            registrations.push_back(TRY(registration(view, each.entry.of, each.entry.number)));
    // The newest first.
    std::ranges::sort(registrations, [](const auto& one, const auto& other) {
        return std::pair{one.back().on, one.back().number} >
               std::pair{other.back().on, other.back().number};
    });
    Tree::List items;
    for (const std::vector<Entry>& entries : registrations)
        items.push_back(registration_tree(entries));
    return Tree::map({{"asked", text},
                      {"as_of", to_string(view.today())},
                      {"items", std::move(items)},
                      {"more", found.next.has_value()}});
}

struct Wanted {
    std::string month;  // empty: all
    std::optional<Register> of;
};

Result<Wanted> wanted_of(const Request& request) {
    Wanted wanted;
    if (const auto month = request.query_value("month"); month && !month->empty()) {
        wanted.month = *month;
        if (wanted.month.size() != 7 || !parse_date(wanted.month + "-01"))
            return refuse(bad_month, "month", {{"found", wanted.month}});
    }
    if (const auto of = request.query_value("register"); of && !of->empty()) {
        auto read_register = read<Register>(Tree(std::string(*of)));
        if (!read_register) {
            Refusals problems = std::move(read_register).error();
            for (Refusal& each : problems.all) each.field = "register";
            return std::unexpected(std::move(problems));
        }
        wanted.of = *read_register;
    }
    return wanted;
}

Tree row(const Publication& publication) {
    const Entry& entry = publication.entry;
    Tree tree = Tree::map({{"id", publication.id},
                           {"of", write(label_of(entry.of))},
                           {"matter", write(label_of(entry.matter))},
                           {"on", to_string(entry.on)},
                           {"number", entry.number},
                           {"desk", entry.desk},
                           {"first_party", entry.first_party},
                           {"second_party", entry.second_party},
                           {"rights", write(entry.rights)},
                           {"notice_number", entry.notice_number}});
    if (entry.what) tree.set("what", *entry.what);
    return tree;
}

Result<Tree> list(View& view, const Request& request) {
    const Wanted wanted = TRY(wanted_of(request));
    const Page page = TRY(page_of(request));
    const auto found = wanted.month.empty()
                           ? TRY(view.list<Publication>(page))
                           : TRY(view.with_key<Publication>(key_of_day(wanted.month), true, page));
    Tree::List items;
    for (const Publication& each : found.items)
        if (!wanted.of || each.entry.of == *wanted.of) items.push_back(row(each));
    return page_tree(std::move(items), found);
}

Result<std::vector<Entry>> all_of_month(View& view, const Wanted& wanted) {
    if (wanted.month.empty()) return refuse(bad_month, "month", {{"found", ""}});
    std::vector<Entry> entries;
    Page page{.limit = 500};
    for (;;) {
        const auto found = TRY(view.with_key<Publication>(key_of_day(wanted.month), true, page));
        for (const Publication& each : found.items)
            if (!wanted.of || each.entry.of == *wanted.of) entries.push_back(each.entry);
        if (entries.size() > most_exported)
            return refuse(too_many, "month", {{"expected", std::to_string(most_exported)}});
        if (!found.next) break;
        page.cursor = *found.next;
    }
    return entries;
}

Result<Api::File> workbook(View& view, const Request& request) {
    using enum spreadsheet::ColumnKind;
    const Wanted wanted = TRY(wanted_of(request));
    spreadsheet::Sheet sheet{"登记公告",
                             {{"日期", date, 12},
                              {"登记簿", text, 18},
                              {"事项", text, 8},
                              {"登记号", text, 18},
                              {"出质人、许可人", text, 28},
                              {"质权人、被许可人", text, 28},
                              {"号码", text, 18},
                              {"名称", text, 32},
                              {"主分类号", text, 14},
                              {"授权或者注册日", date, 14},
                              {"变更内容", text, 30},
                              {"通知书编号", text, 18},
                              {"登记机构", text, 24}},
                             {}};
    for (const Entry& entry : TRY(all_of_month(view, wanted)))
        for (const PublishedRight& right : entry.rights)
            sheet.rows.push_back({to_string(entry.on), label_of(entry.of).zh,
                                  label_of(entry.matter).zh, entry.number, entry.first_party,
                                  entry.second_party, right.number, right.title,
                                  right.main_class.value_or(""),
                                  right.granted_on ? to_string(*right.granted_on) : "",
                                  entry.what.value_or(""), entry.notice_number, entry.desk});
    return Api::File{"gazette-" + wanted.month + ".xlsx",
                     "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                     spreadsheet::write_table(sheet)};
}

Result<Api::File> printed(View& view, const Request& request) {
    const Wanted wanted = TRY(wanted_of(request));
    const std::vector<Entry> entries = TRY(all_of_month(view, wanted));
    const std::string title =
        wanted.month.substr(0, 4) + "年" + std::to_string(std::stoi(wanted.month.substr(5))) + "月";
    return Api::File{"gazette-" + wanted.month + ".pdf", "application/pdf",
                     pdf::render(issue(title, entries, view.today()))};
}

Endpoint endpoint(const char* path, const char* operation, Words words,
                  std::vector<QueryParameter> query) {
    return Endpoint{.path = path,
                    .operation = operation,
                    .words = std::move(words),
                    .tag = "gazette",
                    .query = std::move(query)};
}

}  // namespace

void add_routes(Api& api) {
    api.kind<Publication>();
    const Tree object = Tree::map({{"type", "object"}});
    const std::vector<QueryParameter> filters{
        {"month", {"年月，例如 2024-03", "Month, such as 2024-03"}},
        {"register", {"登记簿", "Register"}}};
    api.public_query(endpoint("/api/v1/public/registrations", "searchRegistrations",
                              {"公众查询", "Public search of registrations"},
                              {{"right", {"专利号、注册号、登记号", "Number of a right"}},
                               {"firm", {"单位名称的开头", "How the name of a firm begins"}}}),
                     object, search);
    std::vector<QueryParameter> paged = page_parameters();
    paged.insert(paged.end(), filters.begin(), filters.end());
    api.query(endpoint("/api/v1/gazette", "listGazette", {"登记公告", "Gazette"}, paged), object,
              list);
    api.download(endpoint("/api/v1/gazette.xlsx", "exportGazette",
                          {"导出登记公告", "Gazette as a workbook"}, filters),
                 workbook);
    api.download(endpoint("/api/v1/gazette.pdf", "printGazette", {"打印登记公告", "Gazette as PDF"},
                          filters),
                 printed);
}

}  // namespace zhirong::gazette
