#include "features/licence/certificate.h"

#include "features/licence/licence.h"

namespace zhirong::licence {

paper::Document certificate(const Licence& licence, const std::vector<rights::Right>& rights,
                            const std::string& desk, Date printed_on) {
    ensure(licence.number.has_value() && licence.filed_on.has_value());
    const Draft& content = licence.content;
    paper::Document document;
    document.title = licence.marks ? "商标使用许可备案证明" : "专利实施许可合同备案证明";
    document.number = *licence.number;
    document.created = printed_on;
    document.footer = "备案号 " + *licence.number + "　打印日 " + to_string(printed_on);
    document.blocks.emplace_back(paper::Paragraph{
        licence.marks
            ? "依据《中华人民共和国商标法》第四十三条及《商标法实施条例》第六十九条，下列商标"
              "使用许可予以备案。"
            : "依据《中华人民共和国专利法实施细则》第十五条及《专利实施许可合同备案办法》，下列"
              "专利实施许可合同予以备案。"});
    paper::Fields fields{.rows = {}, .columns = 2};
    const auto add = [&](const char* label, std::string value) {
        fields.rows.emplace_back(label, std::move(value));
    };
    add("许可人", licence.licensor_name);
    add("被许可人", content.licensee_name);
    add("许可合同编号", content.contract_number);
    add("许可种类", content.type ? label_of(*content.type).zh : "");
    add("合同签订日", to_string(content.signed_on));
    add("许可地域", words_of(content.territory).zh);
    add("许可期限", to_string(content.effective_on) + " 至 " +
                        (content.until ? to_string(*content.until) : ""));
    add("权利项数", std::to_string(rights.size()));
    add("备案日", to_string(*licence.filed_on));
    add("变更次数", std::to_string(licence.changes));
    document.blocks.emplace_back(std::move(fields));
    paper::Fields fee{.rows = {{"许可费及支付方式", content.fee ? words_of(*content.fee).zh : ""}},
                      .columns = 1};
    if (licence.ended_on)
        fee.rows.emplace_back(
            "终止", to_string(*licence.ended_on) + "，" + licence.ended_because.value_or(""));
    document.blocks.emplace_back(std::move(fee));
    document.blocks.emplace_back(
        paper::Heading{licence.marks ? "许可使用的商标" : "许可实施的专利"});
    paper::Table table{.columns = {{"号码", 3}, {"名称", 5}, {"申请日", 2}, {"授权公告日", 2}},
                       .rows = {}};
    for (const rights::Right& right : rights) {
        const auto filed = rights::filed_on(right.details);
        const auto granted = rights::granted_on(right.details);
        table.rows.push_back({right.number, right.title, filed ? to_string(*filed) : "",
                              granted ? to_string(*granted) : ""});
    }
    document.blocks.emplace_back(std::move(table));
    document.blocks.emplace_back(
        paper::Paragraph{licence.marks ? "商标使用许可未经备案不得对抗善意第三人。"
                                       : "许可的内容以备案合同为准；变更、延长、注销须另行备案。",
                         true});
    document.blocks.emplace_back(paper::Signatures{{desk}});
    return document;
}

}  // namespace zhirong::licence
