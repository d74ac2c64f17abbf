#include "platform/pdf/pdf.h"

#include <doctest/doctest.h>

using namespace zhirong;
using namespace zhirong::paper;
using zhirong::pdf::render;

namespace {

Document certificate() {
    return {.title = "专利权质押登记证",
            .subtitle = "",
            .number = "Y2024000123",
            .blocks = {Fields{{{"出质人", "湘江泵业有限公司"}, {"质权人", "长沙科技银行"}}},
                       Heading{"质押的专利"},
                       Table{{{"专利号", 2}, {"名称", 3}}, {{"2014103620773", "一种泵"}}},
                       Signatures{{"登记机构"}}},
            .footer = "知融",
            .created = date_of(2024, 3, 15)};
}

std::size_t count(const std::string& bytes, const std::string& part) {
    std::size_t found = 0;
    for (std::size_t at = bytes.find(part); at != std::string::npos; at = bytes.find(part, at + 1))
        ++found;
    return found;
}

// Objects of pages stand outside compressed streams.
std::size_t pages(const std::string& bytes) { return count(bytes, "/Type /Page %"); }

}  // namespace

TEST_CASE("the same document gives the same bytes, and another one others") {
    const std::string once = render(certificate());
    CHECK(once == render(certificate()));
    CHECK(once.starts_with("%PDF-"));
    CHECK(once.find("20240315") != std::string::npos);
    Document other = certificate();
    other.number = "Y2024000124";
    CHECK(once != render(other));
}

TEST_CASE("a table goes on over as many pages as it needs") {
    Document document = certificate();
    CHECK(pages(render(document)) == 1);
    Table& table = std::get<Table>(document.blocks[2]);
    table.rows.assign(120, {"2014103620773", "一种泵"});
    CHECK(pages(render(document)) == 4);
}

TEST_CASE("a cell that no page can hold is cut between its lines") {
    Document document = certificate();
    std::string text;
    for (int i = 0; i < 3'000; ++i) text += "保密措施、";
    std::get<Table>(document.blocks[2]).rows.push_back({"1", text});
    const std::string bytes = render(document);
    CHECK(pages(bytes) > 3);
    CHECK(pages(bytes) < 20);
}

TEST_CASE("charts are drawn of whatever they are given, also of nothing and of one point") {
    Document document = certificate();
    document.blocks.emplace_back(Bars{"敏感性", {}, std::nullopt});
    document.blocks.emplace_back(Bars{"敏感性", {{"许可费率", 5, 5, "5"}}, 5});
    document.blocks.emplace_back(Columns{"分布", {}});
    document.blocks.emplace_back(Columns{"分布", {{"0", 0, 0, ""}}});
    CHECK(pages(render(document)) == 1);
}
