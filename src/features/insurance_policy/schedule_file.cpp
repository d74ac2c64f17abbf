#include "features/insurance_policy/schedule_file.h"

#include <algorithm>
#include <array>
#include <map>

#include "core/identifiers/identifiers.h"
#include "core/tabular/tabular.h"

namespace zhirong::insurance_policy {
namespace {

using tabular::Header;
using tabular::RowReader;
using tabular::Title;

enum Column : int { number, kind, title, owner };

constexpr RefusalKind empty_file{"policy.schedule_empty", 422, "文件只有表头，没有标的",
                                 "The file has titles and no rows"};
constexpr RefusalKind listed_twice{"policy.row_twice", 422, "“{found}”与第 {expected} 行重复",
                                   "“{found}” stands in row {expected} already"};
constexpr RefusalKind scheduled_already{"policy.scheduled_already", 422,
                                        "“{found}”已在保险标的清单内",
                                        "“{found}” is in the schedule already"};

constexpr std::array titles{
    Title{number, "号码"},     Title{number, "专利号"},  Title{number, "商标注册号"},
    Title{number, "注册号"},   Title{number, "申请号"},  Title{number, "登记号"},
    Title{number, "合同编号"}, Title{number, "number"},  Title{kind, "权利种类"},
    Title{kind, "种类"},       Title{kind, "类型"},      Title{kind, "专利类型"},
    Title{kind, "kind"},       Title{title, "名称"},     Title{title, "专利名称"},
    Title{title, "商标名称"},  Title{title, "发明名称"}, Title{title, "title"},
    Title{owner, "权利人"},    Title{owner, "专利权人"}, Title{owner, "注册人"},
    Title{owner, "企业名称"},  Title{owner, "owner"}};
constexpr std::array<int, 2> needed{number, title};

// By its Chinese or English words or its name; without a column for it, the only kind there is.
std::optional<RightKind> kind_of(RowReader& reader, const Product& product) {
    const std::string text = tabular::lower_case(reader.text(kind));
    const std::vector<RightKind>& kinds = product.objects.kinds;
    if (kinds.empty()) return std::nullopt;
    if (text.empty() && kinds.size() == 1) return kinds.front();
    std::string expected;
    for (const auto& each : EnumNames<RightKind>::names) {
        if (text == each.name || text == each.zh || text == tabular::lower_case(each.en) ||
            (text.size() >= std::string_view("发明").size() &&
             std::string_view(each.zh).starts_with(text)))
            return each.value;
        if (std::ranges::find(kinds, each.value) != kinds.end())
            expected += (expected.empty() ? "" : "、") + std::string(each.zh);
    }
    if (text.empty())
        reader.wrong(tabular::refusals::cell_missing, kind, {{"column", "权利种类"}});
    else
        reader.wrong(
            tabular::refusals::cell_choice, kind,
            {{"column", "权利种类"}, {"found", reader.text(kind)}, {"expected", expected}});
    return std::nullopt;
}

// A patent's number says its kind.
std::optional<RightKind> kind_by_number(const std::string& text, const Product& product) {
    if (std::ranges::none_of(product.objects.kinds, is_patent)) return std::nullopt;
    const auto read = read_patent_number(text);
    if (!read) return std::nullopt;
    return kind_of_patent(*read);
}

bool insures_patents_only(const Product& product) {
    return !product.objects.kinds.empty() && std::ranges::all_of(product.objects.kinds, is_patent);
}

JudgedItem read_row(const Header& header, const TableRow& row, const Product& product) {
    RowReader reader(header, row);
    JudgedItem judged;
    judged.row = row.number;
    judged.item.number = reader.needed(number);
    judged.item.title = reader.needed(title);
    if (const std::string named = reader.text(owner); !named.empty()) judged.item.owner = named;
    if (header.text(row, kind).empty() && insures_patents_only(product)) {
        if (auto read = read_patent_number(judged.item.number); read)
            judged.item.kind = kind_of_patent(*read);
        else if (reader.problems.all.empty())
            reader.wrong(std::move(read).error(), number);
    } else {
        if (header.text(row, kind).empty())
            judged.item.kind = kind_by_number(judged.item.number, product);
        if (!judged.item.kind) judged.item.kind = kind_of(reader, product);
    }
    if (reader.problems.all.empty()) {
        auto read = read_items(product, {judged.item}, "row");
        if (read) {
            judged.item = std::move(read->front());
        } else {
            for (Refusal& each : read.error().all)
                reader.wrong(Refusals{{std::move(each)}},
                             each.field.ends_with("kind") ? kind : number);
        }
    }
    judged.problems = std::move(reader.problems);
    return judged;
}

Result<Header> header_of(const Table& table) {
    if (table.rows.empty()) return refuse(empty_file);
    return Header::read(table.rows.front(), titles, needed);
}

}  // namespace

Result<std::vector<ScheduledItem>> items_of(const Table& table, const Product& product) {
    const Header header = TRY(header_of(table));
    std::vector<ScheduledItem> all;
    for (std::size_t i = 1; i < table.rows.size(); ++i) {
        JudgedItem judged = read_row(header, table.rows[i], product);
        if (judged.problems.all.empty()) all.push_back(std::move(judged.item));
    }
    return all;
}

Result<JudgedSchedule> judge(const Table& table, const Product& product,
                             const std::vector<ScheduledItem>& scheduled, const KnownRights& known,
                             Date from) {
    const Header header = TRY(header_of(table));
    if (table.rows.size() == 1) return refuse(empty_file);
    JudgedSchedule judgement;
    judgement.ignored = header.ignored();
    std::map<std::string, int> seen;
    for (const ScheduledItem& each : scheduled) seen.emplace(each.number, 0);
    for (std::size_t i = 1; i < table.rows.size(); ++i) {
        const TableRow& row = table.rows[i];
        JudgedItem judged = read_row(header, row, product);
        if (judged.problems.all.empty()) {
            const std::string cell = header.cell(row, number);
            const auto [first, fresh] = seen.emplace(judged.item.number, judged.row);
            if (!fresh)
                judged.problems.all.push_back(
                    first->second == 0
                        ? Refusal{&scheduled_already, cell, {{"found", judged.item.number}}}
                        : Refusal{&listed_twice,
                                  cell,
                                  {{"found", judged.item.number},
                                   {"expected", std::to_string(first->second)}}});
            else if (auto refusal = not_insurable(product, judged.item, known, from, cell))
                judged.problems.all.push_back(*std::move(refusal));
        }
        ++(judged.problems.all.empty() ? judgement.good : judgement.wrong);
        judgement.rows.push_back(std::move(judged));
    }
    return judgement;
}

std::vector<std::string> schedule_titles(const Product& product) {
    std::vector<std::string> all{"号码"};
    if (!product.objects.kinds.empty()) all.emplace_back("权利种类");
    all.emplace_back("名称");
    all.emplace_back("权利人");
    return all;
}

}  // namespace zhirong::insurance_policy
