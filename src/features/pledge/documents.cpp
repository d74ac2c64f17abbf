#include "features/pledge/documents.h"

#include "base/ensure.h"
#include "features/pledge/pledge.h"

namespace zhirong::pledge {
namespace {

using paper::Document;
using paper::Fields;
using paper::Heading;
using paper::Paragraph;
using paper::Signatures;
using paper::Table;

// What the registers call their certificate, and on what it rests.
struct Titles {
    const char* certificate;
    const char* rule;
    const char* number;
    const char* granted;
};
const Titles& titles_of(RegisterKind in_register) {
    static constexpr Titles patent{"专利权质押登记通知书", "《专利权质押登记办法》", "专利号",
                                   "授权公告日"};
    static constexpr Titles trademark{"商标专用权质权登记证", "《注册商标专用权质押登记程序规定》",
                                      "注册号", "注册日"};
    static constexpr Titles copyright{"著作权质权登记证书", "《著作权质权登记办法》", "登记号",
                                      "登记日"};
    switch (in_register) {
        case RegisterKind::patent: return patent;
        case RegisterKind::trademark: return trademark;
        case RegisterKind::copyright: return copyright;
    }
    ensure(false);
    return patent;
}

std::string text(const std::optional<Date>& date) { return date ? to_string(*date) : "—"; }
std::string text(const std::optional<std::string>& words) {
    return words && !words->empty() ? *words : "—";
}
std::string yuan(Money amount) { return with_separators(amount) + " 元"; }

std::string chinese_date(Date date) {
    const std::chrono::year_month_day day{date};
    return std::to_string(static_cast<int>(day.year())) + "年" +
           std::to_string(static_cast<unsigned>(day.month())) + "月" +
           std::to_string(static_cast<unsigned>(day.day())) + "日";
}

Table rights_table(const Pledge& pledge, const Titles& titles) {
    Table table{
        {{titles.number, 5}, {"名称", 8}, {"分类号", 4}, {titles.granted, 4}, {"保护期至", 4}}, {}};
    for (const PledgedRight& right : pledge.pledged) {
        std::optional<Date> last;
        if (right.term_end) last = *right.term_end - Days(1);
        table.rows.push_back({right.number, right.title,
                              right.classes.empty() ? "—" : right.classes, text(right.granted_on),
                              text(last)});
    }
    return table;
}

std::string changes_text(const RegisterEntry& entry) {
    std::string all;
    for (const ItemChange& change : entry.changes) {
        if (!all.empty()) all += '\n';
        all += label_of(change.item).zh + "：" +
               (change.before.empty() ? "（空）" : change.before) + " → " +
               (change.after.empty() ? "（空）" : change.after);
    }
    return all.empty() ? "—" : all;
}

Table entries_table(const Pledge& pledge) {
    Table table{{{"序号", 2}, {"事项", 5}, {"日期", 4}, {"变更前 → 变更后", 11}, {"通知书编号", 5}},
                {}};
    for (const RegisterEntry& entry : pledge.entries)
        table.rows.push_back({std::to_string(entry.number), label_of(entry.kind).zh,
                              to_string(entry.on), changes_text(entry), text(entry.notice_number)});
    return table;
}

std::string party_name(const Pledge& pledge, bool pledgee) {
    if (pledge.now) return pledgee ? pledge.now->pledgee_name : pledge.now->pledgor_name;
    const auto& block = pledgee ? pledge.application.pledgee : pledge.application.pledgor;
    return block ? block->name : "";
}

// What only one kind of form asks.
struct FormRows {
    std::vector<std::pair<std::string, std::string>> rows;

    void add(const char* title, const std::optional<std::string>& value) {
        if (value) rows.emplace_back(title, *value);
    }
    void operator()(const ChangeParticulars& form) {
        add("出质人名称变更为", form.pledgor_name);
        add("出质人地址变更为", form.pledgor_address);
        add("质权人名称变更为", form.pledgee_name);
        add("质权人地址变更为", form.pledgee_address);
        if (form.secured_amount) add("被担保债权数额变更为", yuan(*form.secured_amount));
        add("担保范围变更为", form.scope);
        add("变更理由", form.reason);
        add("变更协议", form.agreement);
    }
    void operator()(const ExtendTerm& form) {
        add("债务履行期限延至", to_string(form.debt_until));
        add("延期理由", form.reason);
        add("延期协议", form.agreement);
    }
    void operator()(const CancelRegistration& form) {
        add("注销事由", label_of(form.reason).zh);
        add("证明文件", form.proof);
    }
    void operator()(const RevokeRegistration& form) {
        add("撤销事由", label_of(form.reason).zh);
        add("查明的情形", form.finding);
        add("证据", form.evidence);
    }
    void operator()(const ReissueCertificate& form) {
        add("补发事由", label_of(form.reason).zh);
        add("说明", form.statement);
    }
    void operator()(const WithdrawApplication& form) { add("撤回理由", form.reason); }
    void operator()(const AssignPledge& form) {
        add("受让人（新质权人）", form.to.name);
        add("受让人证件", label_of(form.to.identity_paper).zh + " " + form.to.identity_number);
        add("受让人地址", form.to.address);
        add("债权转让协议", form.agreement);
    }
};

Table papers_table(const std::vector<Paper>& papers) {
    Table table{{{"序号", 1}, {"文件", 4}, {"编号或者名称", 6}}, {}};
    for (const Paper& each : papers)
        table.rows.push_back({std::to_string(table.rows.size() + 1), label_of(each.kind).zh,
                              each.reference.empty() ? "—" : each.reference});
    return table;
}

// Where the desk took it in, and when.
void add_receipt(Document& document, const std::optional<Receipt>& receipt) {
    if (!receipt) return;
    document.blocks.emplace_back(
        Fields{{{"收件编号", receipt->number},
                {"收到时间", to_string(receipt->received_on) + " " + receipt->received_at},
                {"计期起算日", to_string(receipt->counted_from)}},
               3});
}

}  // namespace

Document certificate_document(const Pledge& pledge, const std::string& desk, Date printed_on) {
    ensure(pledge.registered_on && pledge.now);
    const Titles& titles = titles_of(pledge.in_register);
    const Particulars& now = *pledge.now;
    Document document{.title = titles.certificate,
                      .subtitle = desk,
                      .number = now.certificate,
                      .blocks = {},
                      .footer = std::string(titles.certificate) + " · " + now.certificate,
                      .created = printed_on};
    document.blocks.emplace_back(
        Paragraph{now.pledgor_name + "、" + now.pledgee_name + "：依照" + titles.rule +
                  "，对你们的质权予以登记。质权自登记之日即" + chinese_date(*pledge.registered_on) +
                  "起设立（《中华人民共和国民法典》第四百四十四条）。"});
    if (pledge.ended_on)
        document.blocks.emplace_back(
            Paragraph{"本登记已于" + chinese_date(*pledge.ended_on) + "终止：" +
                      pledge.ended_because.value_or(stage_words(pledge).zh) + "。"});
    document.blocks.emplace_back(
        Fields{{{"出质人", now.pledgor_name},
                {"质权人", now.pledgee_name},
                {"被担保债权数额", yuan(now.secured_amount)},
                {"债务履行期限", text(now.debt_from) + " 至 " + text(now.debt_until)},
                {"主合同编号", text(std::optional(pledge.application.debt_contract))},
                {"质押合同编号", text(std::optional(pledge.application.pledge_contract))}},
               2});
    document.blocks.emplace_back(
        Fields{{{"担保范围", text(now.scope)},
                {"质押的权利", std::to_string(pledge.pledged.size()) + " 项"}}});
    document.blocks.emplace_back(Heading{"质押的权利"});
    document.blocks.emplace_back(rights_table(pledge, titles));
    document.blocks.emplace_back(Heading{"登记事项"});
    document.blocks.emplace_back(entries_table(pledge));
    document.blocks.emplace_back(Signatures{{desk}});
    document.blocks.emplace_back(Paragraph{"本件按 " + to_string(printed_on) +
                                               " 的登记簿记载生成；登记簿与本件不一致的，以登记簿为"
                                               "准。公众可凭登记号在公众查询中核对。",
                                           true});
    return document;
}

Document registration_form(const Pledge& pledge, const Examined& examined, Date today) {
    const Edition& edition = edition_of(pledge, today);
    const Case one{
        .pledge = pledge, .application = pledge.application, .examined = examined, .today = today};
    Document document{.title = edition.form_zh,
                      .subtitle = "依据" + edition.source.zh,
                      .number = std::string(edition.form).empty() ? pledge.id : edition.form,
                      .blocks = {},
                      .footer = std::string(edition.form_zh) + " · " + pledge.id,
                      .created = pledge.submitted_on.value_or(today)};
    add_receipt(document, pledge.receipt);
    // More than ten are named in a list of their own, as the form says.
    constexpr std::size_t most_in_form = 10;
    const bool list = examined.rights.size() > most_in_form;
    Fields fields;
    for (const FormField& field : edition.fields) {
        std::string value = field.text(one).value_or("");
        if (list && field.name == std::string_view("rights")) value = "见附表";
        fields.rows.emplace_back(std::string(field.zh) + (field.required ? "" : "（选填）"),
                                 std::move(value));
    }
    document.blocks.emplace_back(std::move(fields));
    document.blocks.emplace_back(Heading{"所附文件"});
    document.blocks.emplace_back(papers_table(pledge.application.papers));
    document.blocks.emplace_back(Signatures{{"出质人", "质权人"}});
    if (list) {
        const Titles& titles = titles_of(pledge.in_register);
        Table table{{{"序号", 1}, {titles.number, 4}, {"名称", 8}, {titles.granted, 3}}, {}};
        for (const rights::Right& right : examined.rights)
            table.rows.push_back({std::to_string(table.rows.size() + 1), right.number, right.title,
                                  text(rights::granted_on(right.details))});
        document.blocks.emplace_back(Heading{"附表：质押的权利"});
        document.blocks.emplace_back(std::move(table));
    }
    return document;
}

Document procedure_form(const Pledge& pledge, const Procedure& procedure, Date today) {
    const Edition& edition = edition_of(procedure, today);
    const ProcedureRule* rule = edition.procedure(kind_of(procedure));
    ensure(rule != nullptr);
    const std::string form = rule->form == nullptr ? "" : rule->form;
    Document document{.title = rule->zh,
                      .subtitle = "依据" + edition.source.zh,
                      .number = form.empty() ? procedure.id : form,
                      .blocks = {},
                      .footer = std::string(rule->zh) + " · " + procedure.id,
                      .created = procedure.filed_on};
    add_receipt(document, procedure.receipt);
    document.blocks.emplace_back(Fields{{{"原登记号", text(pledge.certificate)},
                                         {"原登记日", text(pledge.registered_on)},
                                         {"出质人", party_name(pledge, false)},
                                         {"质权人", party_name(pledge, true)},
                                         {"申请人", label_of(procedure.by).zh},
                                         {"申请日", to_string(procedure.filed_on)}},
                                        2});
    FormRows rows;
    std::visit(rows, procedure.form);
    rows.add("代理人", papers_of(procedure.form).agent);
    document.blocks.emplace_back(Fields{std::move(rows.rows)});
    document.blocks.emplace_back(Heading{"所附文件"});
    document.blocks.emplace_back(papers_table(papers_of(procedure.form).papers));
    if (rule->joint)
        document.blocks.emplace_back(Signatures{{"出质人", "质权人"}});
    else
        document.blocks.emplace_back(Signatures{{label_of(procedure.by).zh}});
    return document;
}

Document notice_document(const Pledge& pledge, const DeskNotice& notice, const std::string& desk) {
    const std::string title = label_of(notice.kind).zh;
    Document document{.title = title,
                      .subtitle = desk,
                      .number = notice.number.value_or(""),
                      .blocks = {},
                      .footer = title + " · " + pledge.id,
                      .created = notice.on};
    document.blocks.emplace_back(
        Paragraph{party_name(pledge, false) + "、" + party_name(pledge, true) + "："});
    if (notice.kind == NoticeKind::registered)
        document.blocks.emplace_back(
            Paragraph{"依照" + std::string(titles_of(pledge.in_register).rule) +
                      "，对你们的质权准予登记。质权自登记之日即" + chinese_date(notice.on) +
                      "起设立（《中华人民共和国民法典》第四百四十四条）。"});
    else
        document.blocks.emplace_back(Paragraph{notice.text});
    if (notice.ground) {
        const GroundRule* rule = edition_of(pledge, notice.on).rule(*notice.ground);
        std::string where = label_of(*notice.ground).zh;
        if (rule != nullptr && rule->number != 0)
            where += "（" + edition_of(pledge, notice.on).source.zh + "，第" +
                     std::to_string(rule->number) + "项）";
        document.blocks.emplace_back(Fields{{{"情形", where}}});
    }
    document.blocks.emplace_back(Fields{{{"登记申请", pledge.id},
                                         {"登记号", text(pledge.certificate)},
                                         {"日期", to_string(notice.on)},
                                         {"经办人", text(notice.officer)}},
                                        2});
    document.blocks.emplace_back(Signatures{{desk}});
    if (notice.kind == NoticeKind::correction)
        document.blocks.emplace_back(
            Paragraph{"补正期间审查期限停止计算，自补正之日起重新计算。", true});
    return document;
}

}  // namespace zhirong::pledge
