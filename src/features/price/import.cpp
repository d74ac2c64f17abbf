#include "features/price/import.h"

#include <algorithm>
#include <array>
#include <map>

#include "core/tabular/tabular.h"
#include "features/price/refusals.h"

namespace zhirong::price {
namespace {

using tabular::Title;

enum Column : int {
    reference,
    on,
    kind,
    right_class,
    region,
    price_column,
    appraisal,
    channel,
    rounds,
    days,
    seller,
    buyer,
    source_column,
};
// The first title of a column is the template's.
constexpr std::array titles{Title{reference, "成交编号"},
                            Title{reference, "项目编号"},
                            Title{reference, "reference"},
                            Title{on, "成交日期"},
                            Title{on, "成交日"},
                            Title{on, "date"},
                            Title{kind, "权利种类"},
                            Title{kind, "类型"},
                            Title{kind, "kind"},
                            Title{right_class, "分类号"},
                            Title{right_class, "ipc小类"},
                            Title{right_class, "class"},
                            Title{region, "行政区划代码"},
                            Title{region, "地区"},
                            Title{region, "region"},
                            Title{price_column, "成交价"},
                            Title{price_column, "成交金额"},
                            Title{price_column, "price"},
                            Title{appraisal, "评估价"},
                            Title{appraisal, "评估价值"},
                            Title{appraisal, "appraisal"},
                            Title{channel, "交易方式"},
                            Title{channel, "channel"},
                            Title{rounds, "轮次"},
                            Title{rounds, "rounds"},
                            Title{days, "天数"},
                            Title{days, "days"},
                            Title{seller, "转让方"},
                            Title{seller, "seller"},
                            Title{buyer, "受让方"},
                            Title{buyer, "buyer"},
                            Title{source_column, "依据文件"},
                            Title{source_column, "source"}};
constexpr std::array<int, 8> needed_columns{reference,    on,      kind,   region,
                                            price_column, channel, seller, buyer};

template <class E>
std::optional<E> choice(tabular::RowReader& reader, const tabular::Header& header, int column) {
    const std::string found = reader.needed(column);
    if (found.empty()) return std::nullopt;
    std::string known;
    for (const auto& entry : EnumNames<E>::names) {
        if (found == entry.zh || tabular::lower_case(found) == entry.name) return entry.value;
        known += (known.empty() ? "" : "、") + std::string(entry.zh);
    }
    reader.wrong(tabular::refusals::cell_choice, column,
                 {{"column", header.title(column)}, {"found", found}, {"expected", known}});
    return std::nullopt;
}

std::optional<Money> money(tabular::RowReader& reader, const tabular::Header& header, int column,
                           bool needed) {
    std::string found = needed ? reader.needed(column) : reader.text(column);
    if (found.empty()) return std::nullopt;
    const std::string written = found;
    std::erase(found, ',');
    const auto amount = parse_money(found);
    if (amount && *amount > Money{}) return amount;
    reader.wrong(cell_money, column, {{"column", header.title(column)}, {"found", written}});
    return std::nullopt;
}

int column_of(std::string_view field) {
    static const std::map<std::string_view, int> columns{
        {"on", on}, {"right_class", right_class}, {"region", region}, {"buyer", buyer}};
    const auto found = columns.find(field);
    return found == columns.end() ? static_cast<int>(reference) : found->second;
}

JudgedRow read_row(const tabular::Header& header, const TableRow& row, const std::string& source,
                   const ReportedBefore& before, const Actor& actor, Date today,
                   std::map<std::string, int>& seen) {
    tabular::RowReader reader(header, row);
    JudgedRow judged{.number = row.number, .verdict = Verdict::refused, .deal = {}, .problems = {}};
    ReportDeal& deal = judged.deal;
    deal.reference = reader.needed(reference);
    deal.on = reader.needed_date(on);
    if (const auto one = choice<RightKind>(reader, header, kind)) deal.kind = *one;
    deal.right_class = reader.text(right_class);
    deal.region = reader.needed(region);
    if (const auto amount = money(reader, header, price_column, true)) deal.price = *amount;
    deal.appraisal = money(reader, header, appraisal, false);
    if (const auto one = choice<Channel>(reader, header, channel)) deal.channel = *one;
    deal.rounds = reader.whole_number(rounds);
    deal.days = reader.whole_number(days);
    if (deal.rounds && *deal.rounds < 1)
        reader.wrong(zhirong::refusals::field_positive, rounds,
                     {{"found", std::to_string(*deal.rounds)}});
    if (deal.days && *deal.days < 0)
        reader.wrong(zhirong::refusals::field_negative, days,
                     {{"found", std::to_string(*deal.days)}});
    deal.seller = reader.needed(seller);
    deal.buyer = reader.needed(buyer);
    deal.source = reader.text(source_column);
    if (deal.source.empty()) deal.source = source;
    if (deal.source.empty())
        reader.wrong(tabular::refusals::cell_missing, source_column,
                     {{"column", header.title(source_column)}});
    if (reader.problems.all.empty()) {
        const auto [place, fresh] = seen.emplace(deal.reference, row.number);
        if (!fresh)
            reader.wrong(row_twice, reference,
                         {{"found", deal.reference}, {"expected", std::to_string(place->second)}});
    }
    if (reader.problems.all.empty()) {
        auto decided = decide(deal, actor, today);
        if (decided) {
            deal = decided->details;
            auto reported = is_reported(before(deal.reference), deal);
            if (reported)
                judged.verdict = *reported ? Verdict::already : Verdict::reports;
            else
                reader.wrong(std::move(reported).error(), reference);
        } else {
            for (Refusal& each : decided.error().all) {
                const int column = column_of(each.field);
                reader.wrong(Refusals{{std::move(each)}}, column);
            }
        }
    }
    judged.problems = std::move(reader.problems);
    return judged;
}

}  // namespace

std::int64_t Judgement::count(Verdict verdict) const {
    return std::ranges::count(rows, verdict, &JudgedRow::verdict);
}

std::string Judgement::refused_rows() const {
    std::string text;
    for (const JudgedRow& row : rows)
        if (row.verdict == Verdict::refused) text += std::to_string(row.number) + ' ';
    return text;
}

Result<bool> is_reported(const std::optional<Deal>& before, const ReportDeal& deal) {
    if (!before) return false;
    if (before->details == deal && !before->withdrawn) return true;
    return refuse(reference_taken, "reference",
                  {{"found", deal.reference}, {"expected", to_string(before->details.price)}});
}

Result<Judgement> judge(const Table& table, const std::string& source, const ReportedBefore& before,
                        const Actor& actor, Date today) {
    if (!may_report(actor)) return refuse(not_reporter);
    if (table.rows.size() < 2) return refuse(no_rows);
    const auto header = TRY(tabular::Header::read(table.rows.front(), titles, needed_columns));
    Judgement judgement;
    std::map<std::string, int> seen;
    for (std::size_t i = 1; i < table.rows.size(); ++i)
        judgement.rows.push_back(
            read_row(header, table.rows[i], source, before, actor, today, seen));
    judgement.ignored = header.ignored();
    return judgement;
}

std::vector<std::string> import_titles() {
    std::vector<std::string> all;
    int last = -1;
    for (const Title& title : titles)
        if (title.column != last) {
            all.emplace_back(title.text);
            last = title.column;
        }
    return all;
}

std::vector<std::string> import_example() {
    return {"CD-2024-001", "2024-03-28", "发明专利", "H04L",   "510100", "200000.00", "3000000.00",
            "挂牌",        "2",          "20",       "甲公司", "乙公司", "成交公告"};
}

}  // namespace zhirong::price
