#include "features/lists/import.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

using namespace zhirong;
using namespace zhirong::lists;

namespace {

const Actor keeper{"zheng", "window", {Role::registry_officer}};
const std::string code = "91430100MA4L8K2N6B";

List list_of(SubjectKind subject) {
    RegisterList details{.id = "firms",
                         .title_zh = "示范企业",
                         .title_en = "Firms",
                         .subject = subject,
                         .source = "文1号",
                         .region = "430000"};
    return apply(List{.id = id_of_list("firms")}, Registered{"window", details});
}

Table table_of(std::vector<std::vector<std::string>> rows) {
    Table table;
    for (std::vector<std::string>& cells : rows)
        table.rows.push_back({static_cast<int>(table.rows.size()) + 1, std::move(cells)});
    return table;
}

Judgement judged(std::vector<std::vector<std::string>> rows, const ImportDefaults& defaults = {}) {
    auto result =
        judge(list_of(SubjectKind::enterprise), table_of(std::move(rows)), defaults, {}, keeper);
    REQUIRE(result);
    return *std::move(result);
}

std::string problem_of(const JudgedRow& row) {
    return row.problems.all.empty()
               ? ""
               : row.problems.first().field + ' ' + row.problems.first().kind->code;
}

}  // namespace

TEST_CASE("cells lose their spaces and small letters, and defaults fill what is empty") {
    const Judgement judgement =
        judged({{"Name", "Credit Code", "起始日"},
                {"\u3000湘江泵业 ", "\u00A091430100ma4l8k2n6b\n"},
                {"娄底合金", "91431300MA4W1E2R36", "2024/1/1"}},
               {.from = date_of(2023, 10, 1), .until = date_of(2026, 9, 30), .reference = "文2号"});
    REQUIRE(judgement.count(Verdict::enters) == 2);
    const JudgedRow& first = judgement.rows.front();
    CHECK(first.subject == code);
    CHECK(first.name == "湘江泵业");
    CHECK(first.from == date_of(2023, 10, 1));
    CHECK(first.until == date_of(2026, 9, 30));
    CHECK(first.reference == "文2号");
    CHECK(judgement.rows.back().from == date_of(2024, 1, 1));
}

TEST_CASE("names are held to two hundred characters") {
    const auto row = [&](std::size_t characters) {
        std::string name;
        for (std::size_t i = 0; i < characters; ++i) name += "企";
        return judged({{"名称", "信用代码", "起始日", "文号"}, {name, code, "2024-01-01", "文1号"}})
            .rows.front();
    };
    CHECK(problem_of(row(199)) == "");
    CHECK(problem_of(row(200)) == "");
    CHECK(problem_of(row(201)) == "A2 table.cell_long");
}

TEST_CASE("a code against the formula is accepted with its reason") {
    const std::vector<std::string> header{"名称", "信用代码", "起始日", "文号", "代码接受理由"};
    const std::string irregular = "91430100MA4L8K2N6A";
    CHECK(problem_of(judged({header, {"甲", irregular, "2024-01-01", "文1号"}}).rows.front()) ==
          "B2 identifier.credit_code");
    const Judgement accepted =
        judged({header, {"甲", irregular, "2024-01-01", "文1号", "登记机关核发"}});
    CHECK(accepted.rows.front().verdict == Verdict::enters);
}

TEST_CASE("rows follow one another: what one enters the next may end, but not overlap") {
    const Judgement judgement = judged({{"名称", "信用代码", "起始日", "截止日", "文号"},
                                        {"甲", code, "2020-01-01", "", "文1号"},
                                        {"甲", code, "2020-01-01", "2020-12-31", "文2号"},
                                        {"甲", code, "2020-12-31", "", "文3号"},
                                        {"甲", code, "2021-01-01", "", "文3号"},
                                        {"甲", code, "2020-01-01", "2021-06-30", "文4号"},
                                        {"甲", code, "2020-01-01", "", "文1号"}});
    using enum Verdict;
    std::vector<Verdict> verdicts;
    for (const JudgedRow& row : judgement.rows) verdicts.push_back(row.verdict);
    CHECK(verdicts == std::vector{enters, ends, refused, enters, refused, refused});
    CHECK(problem_of(judgement.rows[2]) == "C4 list.overlap");
    CHECK(problem_of(judgement.rows[4]) == "D6 list.ended_already");
    CHECK(problem_of(judgement.rows[5]) == "C7 list.overlap");
    CHECK(judgement.refused_rows() == "4 6 7 ");
}

TEST_CASE("only the keeper's own people may import") {
    const Table table = table_of({{"名称", "信用代码"}, {"甲", code}});
    const List list = list_of(SubjectKind::enterprise);
    const auto code_for = [&](const Actor& actor) {
        const auto result = judge(list, table, {}, {}, actor);
        return result ? std::string() : std::string(result.error().first().kind->code);
    };
    CHECK(code_for(keeper) == "");
    CHECK(code_for({"li", "window", {Role::bank_officer}}) == "list.not_keeper");
    CHECK(code_for({"li", "elsewhere", {Role::registry_officer}}) == "access.other_organisation");
}

TEST_CASE("the template has the header that a list of its kind is imported by") {
    CHECK(template_header(SubjectKind::enterprise).front() == "统一社会信用代码");
    CHECK(template_header(SubjectKind::right) ==
          std::vector<std::string>{"专利号", "专利名称", "起始日", "截止日", "文号"});
}

TEST_CASE("whatever is entered and ended, periods stay in order and never overlap") {
    CHECK(rc::check([] {
        const List list = list_of(SubjectKind::enterprise);
        Member member{.id = id_of_member("firms", code)};
        for (int step = 0; step < 20; ++step) {
            const Date from = date_of(2024, 1, 1) + Days(*rc::gen::inRange(0, 40));
            const Date until = from + Days(*rc::gen::inRange(0, 10));
            if (*rc::gen::arbitrary<bool>()) {
                const auto open = *rc::gen::arbitrary<bool>();
                const auto entered = decide(
                    list, member,
                    EnterMember{
                        code, "甲", from, open ? std::nullopt : std::optional(until), "文", {}},
                    keeper);
                if (entered) member = apply(std::move(member), *entered);
            } else if (const auto ended = decide(member, EndMember{from, until, "文"}, keeper)) {
                member = apply(std::move(member), *ended);
            }
            for (std::size_t i = 1; i < member.periods.size(); ++i) {
                const Period& before = member.periods[i - 1];
                RC_ASSERT(before.until.has_value());
                RC_ASSERT(*before.until < member.periods[i].from);
            }
        }
    }));
}
