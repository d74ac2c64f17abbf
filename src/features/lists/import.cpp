#include "features/lists/import.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "core/tabular/tabular.h"
#include "features/lists/refusals.h"

namespace zhirong::lists {
namespace {

enum Column : int { subject, name, from, until, reference, reason };

using tabular::Header;
using tabular::RowReader;
using tabular::Title;

// In the order of the columns; the first title of each is the template's.
constexpr std::array enterprise_titles{Title{subject, "统一社会信用代码"},
                                       Title{subject, "社会信用代码"},
                                       Title{subject, "信用代码"},
                                       Title{subject, "unified social credit code"},
                                       Title{subject, "credit code"},
                                       Title{name, "企业名称"},
                                       Title{name, "名称"},
                                       Title{name, "单位名称"},
                                       Title{name, "name"},
                                       Title{from, "起始日"},
                                       Title{from, "起始日期"},
                                       Title{from, "认定日期"},
                                       Title{from, "from"},
                                       Title{until, "截止日"},
                                       Title{until, "截止日期"},
                                       Title{until, "有效期至"},
                                       Title{until, "until"},
                                       Title{reference, "文号"},
                                       Title{reference, "文件号"},
                                       Title{reference, "reference"},
                                       Title{reason, "代码接受理由"},
                                       Title{reason, "irregular code reason"}};
constexpr std::array right_titles{
    Title{subject, "专利号"},   Title{subject, "patent number"}, Title{name, "专利名称"},
    Title{name, "名称"},        Title{name, "单位名称"},         Title{name, "name"},
    Title{from, "起始日"},      Title{from, "起始日期"},         Title{from, "认定日期"},
    Title{from, "from"},        Title{until, "截止日"},          Title{until, "截止日期"},
    Title{until, "有效期至"},   Title{until, "until"},           Title{reference, "文号"},
    Title{reference, "文件号"}, Title{reference, "reference"}};
constexpr std::array<int, 2> needed{subject, name};

std::span<const Title> titles_of(SubjectKind kind) {
    return kind == SubjectKind::enterprise ? std::span<const Title>(enterprise_titles)
                                           : std::span<const Title>(right_titles);
}

// What a row leaves empty is what was given for the whole file.
std::optional<Date> date_or(RowReader& reader, const Header& header, const TableRow& row,
                            Column column, const std::optional<Date>& otherwise) {
    return header.text(row, column).empty() ? otherwise : reader.date(column);
}

JudgedRow read_row(const Header& header, const TableRow& row, const ImportDefaults& defaults,
                   SubjectKind kind) {
    RowReader reader(header, row);
    JudgedRow judged{.number = row.number};
    judged.subject = tabular::upper_case(reader.needed(subject));
    judged.name = reader.needed(name);
    judged.from = date_or(reader, header, row, from, defaults.from);
    if (!judged.from && header.text(row, from).empty())
        reader.wrong(cell_missing, from, {{"column", header.title(from)}});
    judged.until = date_or(reader, header, row, until, defaults.until);
    judged.reference = reader.text(reference);
    if (judged.reference.empty()) judged.reference = defaults.reference;
    if (judged.reference.empty())
        reader.wrong(cell_missing, reference, {{"column", header.title(reference)}});
    if (kind == SubjectKind::enterprise)
        if (std::string why = reader.text(reason); !why.empty())
            judged.irregular_code_reason = std::move(why);
    if (!judged.subject.empty()) {
        auto read = read_subject(kind, judged.subject, judged.irregular_code_reason.value_or(""));
        if (read)
            judged.subject = *std::move(read);
        else
            reader.wrong(std::move(read).error(), subject);
    }
    judged.problems = std::move(reader.problems);
    return judged;
}

// Which column a refusal of the decision is about.
Column column_of(std::string_view field) {
    if (field == "subject") return subject;
    return field == "until" ? until : from;
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
    const Header header =
        TRY(Header::read(table.rows.front(), titles_of(list.details.subject), needed));
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
    judgement.ignored = header.ignored();
    return judgement;
}

std::vector<std::string> template_header(SubjectKind kind) {
    std::vector<std::string> header;
    int next = 0;
    for (const Title& title : titles_of(kind))
        if (title.column == next) {
            header.emplace_back(title.text);
            ++next;
        }
    return header;
}

}  // namespace zhirong::lists
