#include "core/iso20022/payment.h"

#include <set>

namespace zhirong::iso20022 {
namespace {

constexpr RefusalKind nothing{"pain001.nothing", 422, "没有要付的款项", "There is nothing to pay"};
constexpr RefusalKind bad_text{"pain001.text", 422,
                               "“{found}”不能写入付款报文：应为 1 至 {expected} 个字符的一行文字",
                               "“{found}” cannot stand in the payment message: one line of 1 to "
                               "{expected} characters"};
constexpr RefusalKind bad_cnaps{"pain001.cnaps", 422, "支付系统行号“{found}”应为 12 位数字",
                                "“{found}” is no CNAPS code: twelve digits"};
constexpr RefusalKind bad_amount{"pain001.amount", 422, "付款金额 {found} 应大于零",
                                 "The amount {found} must be above zero"};
constexpr RefusalKind bad_category{"pain001.category", 422, "用途大类“{found}”应为四个大写字母",
                                   "The category purpose “{found}” must be four capital letters"};
constexpr RefusalKind repeated{"pain001.repeated", 422, "端到端标识“{found}”在报文中重复",
                               "EndToEndId “{found}” stands twice in the message"};

// Everything that the definition does not allow, at its place.
class Judge {
public:
    void text(const std::string& text, std::size_t most, const std::string& field) {
        if (!is_text(text, most)) add(bad_text, field, text, std::to_string(most));
    }
    void account(const Account& account, const std::string& field) {
        text(account.number, most_of_account, field + ".number");
        text(account.holder, most_of_name, field + ".holder");
        text(account.bank, most_of_name, field + ".bank");
        if (!is_cnaps(account.bank_cnaps))
            add(bad_cnaps, field + ".bank_cnaps", account.bank_cnaps);
    }
    void transfer(const CreditTransfer& transfer, const std::string& field) {
        text(transfer.instruction, most_of_reference, field + ".instruction");
        text(transfer.end_to_end, most_of_reference, field + ".end_to_end");
        text(transfer.remittance, most_of_remittance, field + ".remittance");
        account(transfer.creditor, field + ".creditor");
        if (transfer.amount <= Money{})
            add(bad_amount, field + ".amount", to_string(transfer.amount));
        if (!seen_.insert(transfer.end_to_end).second)
            add(repeated, field + ".end_to_end", transfer.end_to_end);
    }
    void payment(const PaymentInformation& payment, const std::string& field) {
        text(payment.id, most_of_reference, field + ".id");
        account(payment.debtor, field + ".debtor");
        if (payment.category.size() != 4 ||
            payment.category.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ") != std::string::npos)
            add(bad_category, field + ".category", payment.category);
        if (payment.transfers.empty()) add(nothing, field + ".transfers", "");
        for (std::size_t i = 0; i < payment.transfers.size(); ++i)
            transfer(payment.transfers[i], field + ".transfers[" + std::to_string(i) + "]");
    }
    void add(const RefusalKind& kind, const std::string& field, const std::string& found,
             const std::string& expected = {}) {
        found_.all.push_back({&kind, field, {{"found", found}, {"expected", expected}}});
    }
    Refusals& found() { return found_; }

private:
    Refusals found_;
    std::set<std::string> seen_;
};

Refusals judged(const PaymentInitiation& initiation) {
    Judge judge;
    judge.text(initiation.message, most_of_reference, "message");
    judge.text(initiation.initiator, most_of_name, "initiator");
    judge.text(initiation.initiator_code, most_of_reference, "initiator_code");
    if (initiation.payments.empty()) judge.add(nothing, "payments", "");
    for (std::size_t i = 0; i < initiation.payments.size(); ++i)
        judge.payment(initiation.payments[i], "payments[" + std::to_string(i) + "]");
    return std::move(judge.found());
}

// Elements one in another, two spaces a level.
class Writer {
public:
    template <class Inside>
    void element(const char* name, Inside&& inside) {
        indent();
        text_.append("<").append(name).append(">\n");
        ++depth_;
        inside();
        --depth_;
        indent();
        text_.append("</").append(name).append(">\n");
    }
    void text(const char* name, std::string_view content) {
        indent();
        text_.append("<").append(name).append(">").append(escaped(content));
        text_.append("</").append(name).append(">\n");
    }
    void amount(const char* name, Money money) {
        indent();
        text_.append("<").append(name).append(" Ccy=\"").append(currency).append("\">");
        text_.append(to_string(money)).append("</").append(name).append(">\n");
    }
    void raw(std::string_view text) { text_ += text; }
    std::string take() { return std::move(text_); }

private:
    void indent() { text_.append(2 * static_cast<std::size_t>(depth_), ' '); }
    std::string text_;
    int depth_ = 0;
};

void write_account(Writer& xml, const char* name, const Account& account) {
    xml.element(name, [&] {
        xml.element("Id", [&] { xml.element("Othr", [&] { xml.text("Id", account.number); }); });
        xml.text("Ccy", currency);
    });
}

void write_agent(Writer& xml, const char* name, const Account& account) {
    xml.element(name, [&] {
        xml.element("FinInstnId", [&] {
            xml.element("ClrSysMmbId", [&] {
                xml.element("ClrSysId", [&] { xml.text("Cd", "CNAPS"); });
                xml.text("MmbId", account.bank_cnaps);
            });
            xml.text("Nm", account.bank);
        });
    });
}

void write_transfer(Writer& xml, const CreditTransfer& transfer) {
    xml.element("CdtTrfTxInf", [&] {
        xml.element("PmtId", [&] {
            xml.text("InstrId", transfer.instruction);
            xml.text("EndToEndId", transfer.end_to_end);
        });
        xml.element("Amt", [&] { xml.amount("InstdAmt", transfer.amount); });
        write_agent(xml, "CdtrAgt", transfer.creditor);
        xml.element("Cdtr", [&] { xml.text("Nm", transfer.creditor.holder); });
        write_account(xml, "CdtrAcct", transfer.creditor);
        xml.element("RmtInf", [&] { xml.text("Ustrd", transfer.remittance); });
    });
}

Money sum_of(const PaymentInformation& payment) {
    Money sum;
    for (const CreditTransfer& transfer : payment.transfers) sum += transfer.amount;
    return sum;
}

void write_payment(Writer& xml, const PaymentInformation& payment) {
    xml.element("PmtInf", [&] {
        xml.text("PmtInfId", payment.id);
        xml.text("PmtMtd", "TRF");
        // One booking a transfer, so that each comes back on the statement by its own reference.
        xml.text("BtchBookg", "false");
        xml.text("NbOfTxs", std::to_string(payment.transfers.size()));
        xml.text("CtrlSum", to_string(sum_of(payment)));
        xml.element("PmtTpInf",
                    [&] { xml.element("CtgyPurp", [&] { xml.text("Cd", payment.category); }); });
        xml.element("ReqdExctnDt", [&] { xml.text("Dt", to_string(payment.on)); });
        xml.element("Dbtr", [&] { xml.text("Nm", payment.debtor.holder); });
        write_account(xml, "DbtrAcct", payment.debtor);
        write_agent(xml, "DbtrAgt", payment.debtor);
        xml.text("ChrgBr", "SHAR");
        for (const CreditTransfer& transfer : payment.transfers) write_transfer(xml, transfer);
    });
}

}  // namespace

Result<std::string> write_pain001(const PaymentInitiation& initiation) {
    if (Refusals refusals = judged(initiation); !refusals.all.empty())
        return std::unexpected(std::move(refusals));
    std::size_t transfers = 0;
    Money sum;
    for (const PaymentInformation& payment : initiation.payments) {
        transfers += payment.transfers.size();
        sum += sum_of(payment);
    }
    Writer xml;
    xml.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Document xmlns=\"");
    xml.raw(payment_initiation_space);
    xml.raw("\">\n");
    xml.element("CstmrCdtTrfInitn", [&] {
        xml.element("GrpHdr", [&] {
            xml.text("MsgId", initiation.message);
            xml.text("CreDtTm", to_string(initiation.created));
            xml.text("NbOfTxs", std::to_string(transfers));
            xml.text("CtrlSum", to_string(sum));
            xml.element("InitgPty", [&] {
                xml.text("Nm", initiation.initiator);
                xml.element("Id", [&] {
                    xml.element("OrgId", [&] {
                        xml.element("Othr", [&] {
                            xml.text("Id", initiation.initiator_code);
                            xml.element("SchmeNm", [&] { xml.text("Prtry", "USCC"); });
                        });
                    });
                });
            });
        });
        for (const PaymentInformation& payment : initiation.payments) write_payment(xml, payment);
    });
    xml.raw("</Document>\n");
    return xml.take();
}

}  // namespace zhirong::iso20022
