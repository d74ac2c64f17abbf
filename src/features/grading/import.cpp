#include "features/grading/import.h"

#include <algorithm>
#include <functional>

#include "base/text.h"
#include "core/grading/table.h"
#include "core/identifiers/identifiers.h"
#include "core/tabular/tabular.h"
#include "features/grading/members.h"
#include "features/grading/refusals.h"

namespace zhirong::gradings {
namespace {

using tabular::Header;
using tabular::RowReader;
using tabular::Title;

// Columns of every table; what a table measures begins at `first_value`, in the order of its Shape.
enum Column : int {
    subject,
    name,
    as_of,
    source,
    region,
    amount,
    amount_myriad,
    purpose,
    term,
    person,
    telephone,
    first_value = 100
};

constexpr std::array<const char*, 12> figure_words{
    "成立日期",         "企业规模",           "从业人员",     "研发人员",
    "研发人员年留存率", "研发费用占营业收入", "营业收入",     "专利产品收入占比",
    "许可收入",         "技术合同登记数",     "信贷政策分类", "在负面清单内"};
constexpr std::array<const char*, 17> fact_words{
    "取得方式",       "第一发明人", "权利要求项数",   "被引次数", "引用次数", "同族专利数",
    "同族国家数",     "发明人数",   "许可备案次数",   "转让次数", "质押次数", "涉诉次数",
    "无效后维持次数", "国际申请",   "已在产品中实施", "获专利奖", "纳入标准"};

template <class Values, std::size_t N>
std::vector<Title> with_values(std::vector<Title> titles, const std::array<const char*, N>& words) {
    static_assert(Shape<Values>::fields.size() == N);
    int column = first_value;
    for (std::size_t i = 0; i < N; ++i, ++column) {
        titles.push_back({column, words[i]});
        titles.push_back({column, Shape<Values>::fields[i].name});
    }
    return titles;
}

const std::vector<Title> code_titles{{subject, "统一社会信用代码"},
                                     {subject, "社会信用代码"},
                                     {subject, "信用代码"},
                                     {subject, "credit code"},
                                     {name, "企业名称"},
                                     {name, "单位名称"},
                                     {name, "name"}};

const std::vector<Title>& figures_table() {
    static const std::vector<Title> titles = [] {
        std::vector<Title> all = code_titles;
        all.insert(all.end(), {{as_of, "数据截止日"},
                               {as_of, "截止日"},
                               {as_of, "as of"},
                               {source, "来源资料"},
                               {source, "来源"},
                               {source, "source"},
                               {region, "行政区划代码"},
                               {region, "region"}});
        return with_values<FigureValues>(std::move(all), figure_words);
    }();
    return titles;
}

const std::vector<Title>& facts_table() {
    static const std::vector<Title> titles = [] {
        std::vector<Title> all{{subject, "专利号"}, {subject, "申请号"}, {subject, "patent number"},
                               {name, "专利名称"},  {name, "名称"},      {as_of, "检索日期"},
                               {as_of, "as of"},    {source, "来源"},    {source, "source"}};
        return with_values<PatentFactValues>(std::move(all), fact_words);
    }();
    return titles;
}

const std::vector<Title>& demand_table() {
    static const std::vector<Title> titles = [] {
        std::vector<Title> all = code_titles;
        all.insert(all.end(), {{amount, "融资金额（元）"},
                               {amount, "融资金额"},
                               {amount, "amount"},
                               {amount_myriad, "融资金额（万元）"},
                               {purpose, "用途"},
                               {purpose, "purpose"},
                               {term, "期限（月）"},
                               {term, "期限"},
                               {term, "months"},
                               {person, "联系人"},
                               {telephone, "联系电话"},
                               {as_of, "调查日期"},
                               {source, "来源"}});
        return all;
    }();
    return titles;
}

std::vector<std::string> titles_of(const std::vector<Title>& titles) {
    std::vector<std::string> first;
    int column = -1;
    for (const Title& each : titles)
        if (each.column != column) {
            column = each.column;
            first.emplace_back(each.text);
        }
    return first;
}

// One cell as the member's type; what cannot be is told at the cell.
class Cells {
public:
    Cells(RowReader& reader, const Header& header) : reader_(reader), header_(header) {}

    void read(int column, std::optional<Date>& value) { value = reader_.date(column); }
    void read(int column, std::optional<std::string>& value) {
        if (std::string text = reader_.text(column); !text.empty()) value = std::move(text);
    }
    void read(int column, std::optional<std::int64_t>& value) {
        const auto number = reader_.whole_number(column);
        if (!number) return;
        if (*number < 0 || *number > grading::largest_patent_count)
            reader_.wrong(figure_range, column,
                          {{"column", header_.title(column)},
                           {"found", std::to_string(*number)},
                           {"low", "0"},
                           {"high", std::to_string(grading::largest_patent_count)}});
        else
            value = *number;
    }
    void read(int column, std::optional<Ratio>& value) {
        const std::string text = reader_.text(column);
        if (text.empty()) return;
        const auto ratio = parse_ratio(text);
        // A bare 35 may be meant as 35 % or as 3500 %: neither is guessed.
        const bool bare = text.find_first_of("%/") == std::string::npos;
        if (!ratio || (bare && *ratio > Ratio::whole(1)))
            reader_.wrong(cell_rate, column, {{"found", text}});
        else
            value = *ratio;
    }
    void read(int column, std::optional<Money>& value) {
        std::string text = reader_.text(column);
        std::erase(text, ',');
        if (text.empty()) return;
        const auto money = parse_money(text);
        if (!money || money->fen < 0)
            reader_.wrong(cell_money, column, {{"found", text}});
        else
            value = *money;
    }
    void read(int column, std::optional<bool>& value) {
        const std::string text = tabular::lower_case(reader_.text(column));
        if (text.empty()) return;
        if (text == "是" || text == "true" || text == "1")
            value = true;
        else if (text == "否" || text == "false" || text == "0")
            value = false;
        else
            reader_.wrong(
                tabular::refusals::cell_choice, column,
                {{"column", header_.title(column)}, {"found", text}, {"expected", "是、否"}});
    }
    template <class E>
        requires std::is_enum_v<E>
    void read(int column, std::optional<E>& value) {
        const std::string text = reader_.text(column);
        if (text.empty()) return;
        std::string known;
        for (const auto& each : EnumNames<E>::names) {
            if (text == each.zh || tabular::lower_case(text) == each.name) value = each.value;
            known += (known.empty() ? "" : "、") + std::string(each.zh);
        }
        if (!value)
            reader_.wrong(
                tabular::refusals::cell_choice, column,
                {{"column", header_.title(column)}, {"found", text}, {"expected", known}});
    }
    template <class Values>
    void read_all(Values& values) {
        int column = first_value;
        std::apply([&](auto... member) { (read(column++, values.*member), ...); },
                   members_of<Values>);
    }

private:
    RowReader& reader_;
    const Header& header_;
};

Date date_or(RowReader& reader, const std::optional<Date>& otherwise) {
    if (const auto date = reader.date(as_of)) return *date;
    if (!otherwise && reader.problems.all.empty()) return reader.needed_date(as_of);
    return otherwise.value_or(Date{});
}
std::string source_or(RowReader& reader, const std::string& otherwise) {
    std::string text = reader.text(source);
    if (!text.empty()) return text;
    return otherwise.empty() ? reader.needed(source) : otherwise;
}

// Where the refusals of a decision belong in the row.
int column_of(std::string_view field) {
    if (field == "credit_code" || field == "number") return subject;
    if (field == "name") return name;
    if (field == "as_of") return as_of;
    if (field == "source") return source;
    if (field == "region") return region;
    constexpr std::string_view values = "values.";
    if (field.starts_with(values)) {
        const auto& fields = Shape<FigureValues>::fields;
        const auto found = std::ranges::find(fields, field.substr(values.size()), &Field::name);
        if (found != fields.end()) return first_value + static_cast<int>(found - fields.begin());
    }
    return subject;
}

template <class Content, class Read>
Result<Judgement<Content>> judge(const Table& table, const std::vector<Title>& titles,
                                 std::span<const int> needed, Read read) {
    if (table.rows.size() < 2) return refuse(no_rows);
    const Header header = TRY(Header::read(table.rows.front(), titles, needed));
    Judgement<Content> judgement;
    std::map<std::string, int> seen;
    for (std::size_t at = 1; at < table.rows.size(); ++at) {
        const TableRow& row = table.rows[at];
        RowReader reader(header, row);
        JudgedRow<Content> judged{.number = row.number};
        judged.name = reader.text(name);
        Cells cells(reader, header);
        read(judged, reader, cells, header);
        if (reader.problems.all.empty()) {
            const auto [first, fresh] = seen.emplace(judged.subject, row.number);
            if (!fresh)
                reader.wrong(row_twice, subject,
                             {{"found", judged.subject}, {"row", std::to_string(first->second)}});
        }
        if (!reader.problems.all.empty()) judged.verdict = ImportVerdict::refused;
        judged.problems = std::move(reader.problems);
        judgement.rows.push_back(std::move(judged));
    }
    judgement.ignored = header.ignored();
    return judgement;
}

std::string code_of(RowReader& reader) {
    std::string text = tabular::upper_case(reader.needed(subject));
    if (text.empty()) return text;
    auto code = read_credit_code(text, "");
    if (code) return *std::move(code);
    reader.wrong(std::move(code).error(), subject);
    return text;
}

void add_refusals(RowReader& reader, Refusals refusals) {
    for (Refusal& each : refusals.all) {
        const int column = column_of(each.field);
        reader.wrong(Refusals{{std::move(each)}}, column);
    }
}

template <class R>
std::optional<R> known_of(const Known<R>& known, const std::string& subject_text) {
    const auto found = known.find(subject_text);
    return found == known.end() ? std::nullopt : std::optional(found->second);
}

std::vector<std::string> subjects_of(const Table& table, const std::vector<Title>& titles,
                                     const std::function<Result<std::string>(std::string)>& read) {
    std::vector<std::string> all;
    if (table.rows.empty()) return all;
    constexpr std::array needed{int{subject}};
    const auto header = Header::read(table.rows.front(), titles, needed);
    if (!header) return all;
    for (std::size_t at = 1; at < table.rows.size(); ++at)
        if (auto text = read(tabular::upper_case(header->text(table.rows[at], subject))))
            all.push_back(*std::move(text));
    return all;
}

bool says_the_same(const FirmFigures& figures, const FiguresStated& stated) {
    return std::ranges::any_of(figures.statements, [&](const Statement& each) {
        return !each.withdrawn && each.stated.organisation == stated.organisation &&
               write(each.stated.details) == write(stated.details);
    });
}

}  // namespace

Result<Judgement<FiguresStated>> judge_figures(const Table& table, const Importing& importing,
                                               const Known<FirmFigures>& known) {
    constexpr std::array needed{int{subject}, int{name}};
    return judge<FiguresStated>(
        table, figures_table(), needed,
        [&](JudgedRow<FiguresStated>& judged, RowReader& reader, Cells& cells, const Header&) {
            StateFigures command;
            command.credit_code = code_of(reader);
            judged.subject = command.credit_code;
            command.name = reader.needed(name);
            command.as_of = date_or(reader, importing.defaults.as_of);
            command.source = source_or(reader, importing.defaults.source);
            if (std::string text = reader.text(region); !text.empty()) command.region = text;
            cells.read_all(command.values);
            if (!reader.problems.all.empty()) return;
            const auto figures = known_of(known, judged.subject);
            auto stated = decide(figures, command, importing.actor, importing.own, importing.today);
            if (!stated) return add_refusals(reader, std::move(stated).error());
            judged.verdict = figures && says_the_same(*figures, *stated) ? ImportVerdict::already
                                                                         : ImportVerdict::enters;
            judged.content = *std::move(stated);
        });
}

Result<Judgement<FactsNoted>> judge_facts(const Table& table, const Importing& importing,
                                          const Known<PatentFacts>& known,
                                          const std::set<std::string>& on_register) {
    constexpr std::array needed{int{subject}};
    return judge<FactsNoted>(
        table, facts_table(), needed,
        [&](JudgedRow<FactsNoted>& judged, RowReader& reader, Cells& cells, const Header&) {
            judged.subject = tabular::upper_case(reader.needed(subject));
            if (!judged.subject.empty()) {
                auto number = read_patent_number(judged.subject);
                if (!number)
                    reader.wrong(std::move(number).error(), subject);
                else
                    judged.subject = *std::move(number);
            }
            FactsNoted noted{.organisation = importing.actor.organisation,
                             .by = importing.actor.user,
                             .as_of = date_or(reader, importing.defaults.as_of),
                             .source = source_or(reader, importing.defaults.source),
                             .values = {}};
            cells.read_all(noted.values);
            if (reader.problems.all.empty()) {
                if (noted.as_of > importing.today)
                    reader.wrong(as_of_future, as_of,
                                 {{"found", to_string(noted.as_of)},
                                  {"expected", to_string(importing.today)}});
                if (noted.values == PatentFactValues{}) reader.wrong(nothing_stated, subject, {});
                if (!on_register.contains(judged.subject))
                    reader.wrong(not_on_register, subject, {{"found", judged.subject}});
            }
            if (!reader.problems.all.empty()) return;
            const auto facts = known_of(known, judged.subject);
            const bool same =
                facts && std::ranges::any_of(facts->notes, [&](const FactsNoted& each) {
                    return each.as_of == noted.as_of && each.source == noted.source &&
                           each.values == noted.values;
                });
            judged.verdict = same ? ImportVerdict::already : ImportVerdict::enters;
            judged.content = std::move(noted);
        });
}

Result<Judgement<DemandSurveyed>> judge_demands(const Table& table, const Importing& importing,
                                                const Known<Demand>& known) {
    constexpr std::array needed{int{subject}, int{name}};
    return judge<DemandSurveyed>(
        table, demand_table(), needed,
        [&](JudgedRow<DemandSurveyed>& judged, RowReader& reader, Cells& cells,
            const Header& header) {
            judged.subject = code_of(reader);
            DemandSurveyed demand{
                .organisation = importing.actor.organisation,
                .by = importing.actor.user,
                .name = reader.needed(name),
                .on = date_or(reader, importing.defaults.as_of),
                .amount = {},
                .purpose = reader.needed(purpose),
                .term_months = 0,
                .contact = masked_contact(reader.text(person), reader.text(telephone)),
                .source = source_or(reader, importing.defaults.source)};
            std::optional<Money> sum;
            cells.read(amount, sum);
            std::optional<Money> myriads;
            cells.read(amount_myriad, myriads);
            if (!sum && myriads) {
                constexpr std::int64_t yuan_of_myriad = 10'000;
                if (*myriads > Money{largest_input.fen / yuan_of_myriad})
                    reader.wrong(cell_money, amount_myriad, {{"found", to_string(*myriads)}});
                else
                    sum = Money{myriads->fen * yuan_of_myriad};
            }
            if (!sum && reader.problems.all.empty())
                (void)reader.needed(header.has(amount_myriad) ? amount_myriad : amount);
            if (sum && sum->fen == 0)
                reader.wrong(cell_money, header.has(amount_myriad) ? amount_myriad : amount,
                             {{"found", "0"}});
            const auto months = reader.whole_number(term);
            constexpr int longest = 360;
            if (!months && reader.problems.all.empty()) (void)reader.needed(term);
            if (months && (*months < 1 || *months > longest))
                reader.wrong(figure_range, term,
                             {{"column", "期限（月）"},
                              {"found", std::to_string(*months)},
                              {"low", "1"},
                              {"high", std::to_string(longest)}});
            if (reader.problems.all.empty() && demand.on > importing.today)
                reader.wrong(
                    as_of_future, as_of,
                    {{"found", to_string(demand.on)}, {"expected", to_string(importing.today)}});
            if (!reader.problems.all.empty()) return;
            demand.amount = *sum;
            demand.term_months = *months;
            const auto before = known_of(known, judged.subject);
            const bool same =
                before && std::ranges::any_of(before->surveys, [&](const DemandSurveyed& each) {
                    return each.on == demand.on && each.amount == demand.amount &&
                           each.purpose == demand.purpose && each.term_months == demand.term_months;
                });
            judged.verdict = same ? ImportVerdict::already : ImportVerdict::enters;
            judged.content = std::move(demand);
        });
}

std::vector<std::string> numbers_of(const Table& table) {
    return subjects_of(table, facts_table(),
                       [](const std::string& text) { return read_patent_number(text); });
}
std::vector<std::string> codes_of(const Table& table) {
    return subjects_of(table, code_titles,
                       [](const std::string& text) { return read_credit_code(text, ""); });
}

std::vector<std::string> figures_titles() { return titles_of(figures_table()); }
std::vector<std::string> facts_titles() { return titles_of(facts_table()); }
std::vector<std::string> demand_titles() { return titles_of(demand_table()); }

std::string masked_contact(std::string_view person, std::string_view telephone) {
    std::string masked;
    if (!person.empty()) {
        // The first character of the name, however many bytes it has.
        std::size_t end = 1;
        while (end < person.size() && (static_cast<unsigned char>(person[end]) & 0xC0U) == 0x80U)
            ++end;
        masked = std::string(person.substr(0, end)) + "**";
    }
    std::string digits;
    for (const char c : telephone)
        if (c >= '0' && c <= '9') digits += c;
    constexpr std::size_t shown_before = 3;
    constexpr std::size_t shown_after = 4;
    if (!digits.empty()) {
        if (!masked.empty()) masked += ' ';
        masked += digits.size() > shown_before + shown_after
                      ? digits.substr(0, shown_before) + "****" +
                            digits.substr(digits.size() - shown_after)
                      : "****";
    }
    return masked;
}

}  // namespace zhirong::gradings
