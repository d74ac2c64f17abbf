#include "features/pledge/documents.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "features/pledge/example_test.h"
#include "features/pledge/publication.h"

using namespace zhirong;
using namespace zhirong::pledge;

namespace {

Pledge registered() {
    Pledge pledge = example::submitted();
    return apply(pledge, Registered{"Y2024000123", date_of(2024, 2, 19),
                                    as_registered({example::right()}), "周"});
}

Pledge reissued() {
    Amended amended{.kind = EntryKind::reissued,
                    .procedure = "RP1",
                    .changes = {{Item::certificate, "Y2024000123", "Y2024000456"}},
                    .basis = "遗失声明",
                    .notice_number = "N-2",
                    .on = date_of(2024, 3, 4),
                    .officer = "周",
                    .pledgee = {}};
    return apply(registered(), amended);
}

// All the words of a document, in their order.
std::string words(const paper::Document& document) {
    std::string all = document.title + '\n' + document.subtitle + '\n' + document.number;
    for (const paper::Block& block : document.blocks) {
        if (const auto* paragraph = std::get_if<paper::Paragraph>(&block))
            all += '\n' + paragraph->text;
        if (const auto* fields = std::get_if<paper::Fields>(&block))
            for (const auto& [label, value] : fields->rows) all += '\n' + label + "：" + value;
        if (const auto* table = std::get_if<paper::Table>(&block))
            for (const auto& row : table->rows)
                for (const std::string& cell : row) all += '\n' + cell;
        if (const auto* heading = std::get_if<paper::Heading>(&block)) all += '\n' + heading->text;
    }
    return all;
}

bool says(const paper::Document& document, const std::string& text) {
    return words(document).find(text) != std::string::npos;
}

}  // namespace

TEST_CASE("the certificate says what the register says after all its entries") {
    const auto first = certificate_document(registered(), "长沙窗口", date_of(2024, 3, 1));
    CHECK(first.number == "Y2024000123");
    CHECK(says(first, "2024年2月19日起设立"));
    CHECK(says(first, "被担保债权数额：5,000,000.00 元"));
    CHECK(says(first, "2014103620773"));
    CHECK_FALSE(says(first, "本登记已于"));
    const auto second = certificate_document(reissued(), "长沙窗口", date_of(2024, 3, 5));
    CHECK(second.number == "Y2024000456");
    CHECK(says(second, "Y2024000123 → Y2024000456"));
    CHECK(says(second, "补发登记证"));
}

TEST_CASE("the certificate of a registration that ended says so on its face") {
    Cancelled cancelled{.reason = CancelReason::debt_paid,
                        .proof = "结清证明",
                        .notice_number = "N-9",
                        .on = date_of(2024, 6, 3)};
    const auto document =
        certificate_document(apply(registered(), cancelled), "长沙窗口", date_of(2024, 6, 4));
    CHECK(says(document, "本登记已于2024年6月3日终止"));
}

TEST_CASE("an application form has every field of its register's table, filled or blank") {
    const Pledge pledge = example::submitted();
    const auto form = registration_form(pledge, {example::right()}, example::today);
    const Edition& edition = edition_of(pledge, example::today);
    for (const FormField& field : edition.fields) CHECK_MESSAGE(says(form, field.zh), field.zh);
    CHECK(says(form, "湘银质字2024-17"));
    CHECK_FALSE(says(form, "附表"));
}

TEST_CASE("more than ten rights are named in a list of their own, ten are not") {
    for (const std::size_t count : {10U, 11U}) {
        Examined examined;
        for (std::size_t i = 0; i < count; ++i) examined.rights.push_back(example::right());
        const auto form = registration_form(example::submitted(), examined, example::today);
        CHECK(says(form, "见附表") == (count > 10));
        CHECK(says(form, "附表：质押的权利") == (count > 10));
    }
}

TEST_CASE("each notice the desk sent is a paper of its own with its number") {
    const Pledge pledge = apply(
        example::submitted(), CorrectionRequested{"缺少委托书", "B-7", date_of(2024, 2, 9), "周"});
    REQUIRE(pledge.notices.size() == 1);
    const auto notice = notice_document(pledge, pledge.notices.front(), "长沙窗口");
    CHECK(notice.number == "B-7");
    CHECK(says(notice, "补正通知书"));
    CHECK(says(notice, "缺少委托书"));
    CHECK(says(notice, "重新计算"));
}

TEST_CASE("the notice of a registration says that the pledge is created, and by which rule") {
    const DeskNotice told{.kind = NoticeKind::registered,
                          .number = "Y2024000123",
                          .on = date_of(2024, 3, 15),
                          .officer = "周",
                          .text = "",
                          .ground = {}};
    const auto notice = notice_document(reissued(), told, "长沙窗口");
    CHECK(says(notice, "准予登记"));
    CHECK(says(notice, "2024年3月15日起设立"));
}

TEST_CASE("the gazette names a registration by its first certificate and publishes no amount") {
    const Pledge pledge = reissued();
    const gazette::Entry entry = publication_of(pledge, pledge.entries.front(), "长沙窗口");
    CHECK(entry.number == "Y2024000123");
    CHECK(entry.matter == gazette::Matter::registered);
    REQUIRE(entry.rights.size() == 1);
    CHECK(entry.rights.front().main_class == "H02J7/00");
    CHECK(entry.rights.front().granted_on == date_of(2016, 8, 31));
    CHECK_FALSE(entry.what);
    RegisterEntry change = pledge.entries.front();
    change.kind = EntryKind::changed;
    change.changes = {{Item::secured_amount, "5000000.00", "4000000.00"},
                      {Item::pledgee_name, "甲银行", "乙银行"}};
    const gazette::Entry changed = publication_of(pledge, change, "长沙窗口");
    CHECK(changed.what == "被担保债权数额；质权人名称：甲银行 → 乙银行");
    CHECK(is_gazetted(EntryKind::reissued) == false);
}
