#include "features/lists/import.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "core/tabular/tabular.h"
#include "features/lists/refusals.h"

namespace zhirong::lists {
namespace {

constexpr std::size_t most_characters = 200;

enum class Column { subject, name, from, until, reference, reason };

struct ColumnTitle {
    Column column;
    std::optional<SubjectKind> only;
    const char* title;
};
// The first title of a column is the one that the template has.
constexpr std::array titles{
    ColumnTitle{Column::subject, SubjectKind::enterprise, "统一社会信用代码"},
    ColumnTitle{Column::subject, SubjectKind::enterprise, "社会信用代码"},
    ColumnTitle{Column::subject, SubjectKind::enterprise, "信用代码"},
    ColumnTitle{Column::subject, SubjectKind::enterprise, "unified social credit code"},
    ColumnTitle{Column::subject, SubjectKind::enterprise, "credit code"},
    ColumnTitle{Column::subject, SubjectKind::right, "专利号"},
    ColumnTitle{Column::subject, SubjectKind::right, "patent number"},
    ColumnTitle{Column::name, SubjectKind::enterprise, "企业名称"},
    ColumnTitle{Column::name, SubjectKind::right, "专利名称"},
    ColumnTitle{Column::name, std::nullopt, "名称"},
    ColumnTitle{Column::name, std::nullopt, "单位名称"},
    ColumnTitle{Column::name, std::nullopt, "name"},
    ColumnTitle{Column::from, std::nullopt, "起始日"},
    ColumnTitle{Column::from, std::nullopt, "起始日期"},
    ColumnTitle{Column::from, std::nullopt, "认定日期"},
    ColumnTitle{Column::from, std::nullopt, "from"},
    ColumnTitle{Column::until, std::nullopt, "截止日"},
    ColumnTitle{Column::until, std::nullopt, "截止日期"},
    ColumnTitle{Column::until, std::nullopt, "有效期至"},
    ColumnTitle{Column::until, std::nullopt, "until"},
    ColumnTitle{Column::reference, std::nullopt, "文号"},
    ColumnTitle{Column::reference, std::nullopt, "文件号"},
    ColumnTitle{Column::reference, std::nullopt, "reference"},
    ColumnTitle{Column::reason, SubjectKind::enterprise, "代码接受理由"},
    ColumnTitle{Column::reason, SubjectKind::enterprise, "irregular code reason"}};

constexpr std::array columns{Column::subject, Column::name,      Column::from,
                             Column::until,   Column::reference, Column::reason};

const char* title_of(Column column, SubjectKind subject) {
    for (const ColumnTitle& each : titles)
        if (each.column == column && (!each.only || each.only == subject)) return each.title;
    return nullptr;
}

// Which column of the file holds what.
class Header {
public:
    static Result<Header> read(const TableRow& row, SubjectKind subject) {
        Header header(subject);
        std::string found;
        for (std::size_t at = 0; at < row.cells.size(); ++at) {
            const std::string title = tabular::trimmed(row.cells[at]);
            if (title.empty()) continue;
            found += (found.empty() ? "" : "、") + title;
            const auto known = std::ranges::find_if(titles, [&](const ColumnTitle& each) {
                return (!each.only || each.only == subject) &&
                       tabular::lower_case(title) == each.title;
            });
            if (known == titles.end()) {
                header.ignored_.push_back(title);
                continue;
            }
            const auto [place, fresh] = header.places_.emplace(known->column, at);
            if (!fresh)
                return refuse(header_twice, tabular::letters_of(at) + std::to_string(row.number),
                              {{"found", title},
                               {"expected", tabular::letters_of(place->second) + "、" +
                                                tabular::letters_of(at)}});
        }
        for (const Column needed : {Column::subject, Column::name})
            if (!header.places_.contains(needed))
                return refuse(no_header, "A" + std::to_string(row.number),
                              {{"row", std::to_string(row.number)},
                               {"expected", title_of(needed, subject)},
                               {"found", found}});
        return header;
    }

    std::string text(const TableRow& row, Column column) const {
        const auto place = places_.find(column);
        if (place == places_.end() || place->second >= row.cells.size()) return {};
        return tabular::trimmed(row.cells[place->second]);
    }
    // Where it stands, or would stand; a column that the file lacks has only its row.
    std::string cell(const TableRow& row, Column column) const {
        const auto place = places_.find(column);
        return (place == places_.end() ? "" : tabular::letters_of(place->second)) +
               std::to_string(row.number);
    }
    std::string title(Column column) const { return title_of(column, subject_); }
    std::vector<std::string> take_ignored() { return std::move(ignored_); }

private:
    explicit Header(SubjectKind subject) : subject_(subject) {}
    SubjectKind subject_;
    std::map<Column, std::size_t> places_;
    std::vector<std::string> ignored_;
};

class RowReader {
public:
    RowReader(const Header& header, const TableRow& row) : header_(header), row_(row) {}

    std::string text(Column column) {
        std::string text = header_.text(row_, column);
        const std::size_t characters = count_characters(text).value_or(0);
        if (characters > most_characters)
            wrong(cell_long, column,
                  {{"column", header_.title(column)},
                   {"expected", std::to_string(most_characters)},
                   {"found", std::to_string(characters)}});
        else if (has_control_characters(text))
            wrong(cell_text, column, {{"column", header_.title(column)}});
        return text;
    }
    std::string needed(Column column, const std::string& otherwise = {}) {
        std::string found = text(column);
        if (found.empty()) found = otherwise;
        if (found.empty()) wrong(cell_missing, column, {{"column", header_.title(column)}});
        return found;
    }
    std::optional<Date> date(Column column, const std::optional<Date>& otherwise) {
        const std::string found = text(column);
        if (found.empty()) return otherwise;
        const auto date = tabular::read_written_date(found);
        if (!date) wrong(cell_date, column, {{"found", found}});
        return date;
    }
    void wrong(const RefusalKind& kind, Column column, std::vector<Fact> facts) {
        problems.all.push_back({&kind, header_.cell(row_, column), std::move(facts)});
    }
    void wrong(Refusals refusals, Column column) {
        for (Refusal& refusal : refusals.all) {
            refusal.field = header_.cell(row_, column);
            problems.all.push_back(std::move(refusal));
        }
    }

    Refusals problems;

private:
    const Header& header_;
    const TableRow& row_;
};

JudgedRow read_row(const Header& header, const TableRow& row, const ImportDefaults& defaults,
                   SubjectKind kind) {
    RowReader reader(header, row);
    JudgedRow judged{.number = row.number};
    judged.subject = tabular::upper_case(reader.needed(Column::subject));
    judged.name = reader.needed(Column::name);
    judged.from = reader.date(Column::from, defaults.from);
    if (!judged.from && header.text(row, Column::from).empty())
        reader.wrong(cell_missing, Column::from, {{"column", header.title(Column::from)}});
    judged.until = reader.date(Column::until, defaults.until);
    judged.reference = reader.needed(Column::reference, defaults.reference);
    if (kind == SubjectKind::enterprise)
        if (std::string reason = reader.text(Column::reason); !reason.empty())
            judged.irregular_code_reason = std::move(reason);
    if (!judged.subject.empty()) {
        auto subject =
            read_subject(kind, judged.subject, judged.irregular_code_reason.value_or(""));
        if (subject)
            judged.subject = *std::move(subject);
        else
            reader.wrong(std::move(subject).error(), Column::subject);
    }
    judged.problems = std::move(reader.problems);
    return judged;
}

// Which column a refusal of the decision is about.
Column column_of(std::string_view field) {
    if (field == "subject") return Column::subject;
    return field == "until" ? Column::until : Column::from;
}

void refuse_row(JudgedRow& judged, const Header& header, const TableRow& row, Refusals refusals) {
    RowReader reader(header, row);
    for (Refusal& refusal : refusals.all) {
        const Column column = column_of(refusal.field);
        reader.wrong(Refusals{{std::move(refusal)}}, column);
    }
    judged.problems = std::move(reader.problems);
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

Result<Judgement> judge(const List& list, const Table& table, const ImportDefaults& defaults,
                        MembersBySubject members, const Actor& actor) {
    CHECKED(require_keeper(actor, list));
    if (table.rows.empty()) return refuse(no_rows);
    Header header = TRY(Header::read(table.rows.front(), list.details.subject));
    if (table.rows.size() == 1) return refuse(no_rows);
    Judgement judgement;
    for (std::size_t at = 1; at < table.rows.size(); ++at) {
        const TableRow& row = table.rows[at];
        JudgedRow judged = read_row(header, row, defaults, list.details.subject);
        if (judged.problems.all.empty()) {
            const auto found = members.find(judged.subject);
            Member* member = found == members.end() ? nullptr : &found->second;
            const Period* same = nullptr;
            if (member != nullptr)
                if (const auto period =
                        std::ranges::find(member->periods, *judged.from, &Period::from);
                    period != member->periods.end())
                    same = &*period;
            if (same != nullptr && same->until == judged.until) {
                judged.verdict = Verdict::already;
            } else if (same != nullptr && judged.until) {
                auto ended = decide(
                    *member, EndMember{*judged.from, *judged.until, judged.reference}, actor);
                if (ended) {
                    judged.verdict = Verdict::ends;
                    *member = apply(std::move(*member), *ended);
                } else {
                    refuse_row(judged, header, row, std::move(ended).error());
                }
            } else {
                auto entered =
                    decide(list, member == nullptr ? std::nullopt : std::optional(*member),
                           EnterMember{judged.subject, judged.name, *judged.from, judged.until,
                                       judged.reference, judged.irregular_code_reason},
                           actor);
                if (entered) {
                    judged.verdict = Verdict::enters;
                    Member& entering = members[judged.subject];
                    entering = apply(std::move(entering), *entered);
                } else {
                    refuse_row(judged, header, row, std::move(entered).error());
                }
            }
        }
        judgement.rows.push_back(std::move(judged));
    }
    judgement.ignored = header.take_ignored();
    return judgement;
}

std::vector<std::string> template_header(SubjectKind subject) {
    std::vector<std::string> header;
    for (const Column column : columns)
        if (const char* title = title_of(column, subject)) header.emplace_back(title);
    return header;
}

}  // namespace zhirong::lists
