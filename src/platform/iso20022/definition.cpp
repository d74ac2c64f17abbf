#include "platform/iso20022/definition.h"

#include <algorithm>
#include <array>

#include "base/date.h"
#include "base/text.h"
#include "core/iso20022/iso20022.h"

namespace zhirong::iso20022 {
namespace {

constexpr Definition unread{.value = Value::unread};
constexpr Definition text35{.value = Value::text, .most = most_of_reference};
constexpr Definition text34{.value = Value::text, .most = most_of_account};
constexpr Definition text140{.value = Value::text, .most = most_of_name};
constexpr Definition text500{.value = Value::text, .most = most_of_information};
constexpr Definition external_code{.value = Value::code, .most = 4};
constexpr Definition amount{.value = Value::amount};
constexpr Definition date{.value = Value::date};
constexpr Definition date_time{.value = Value::date_time};
constexpr Definition indicator{.value = Value::indicator};
constexpr Definition number{.value = Value::number, .most = 18};

constexpr std::array credit_debit_codes{"CRDT", "DBIT"};
constexpr Definition credit_debit{.value = Value::code, .codes = credit_debit_codes};
// Only what is booked belongs into a statement.
constexpr std::array booked_codes{"BOOK"};
constexpr Definition booked_code{.value = Value::code, .codes = booked_codes};
constexpr std::array currency_codes{currency};
constexpr Definition currency_code{.value = Value::code, .codes = currency_codes};

constexpr Definition sequence(std::span<const Element> elements) { return {.elements = elements}; }
constexpr Definition choice(std::span<const Element> elements) {
    return {.elements = elements, .choice = true};
}

constexpr std::array date_or_time_elements{Element{"Dt", &date}, Element{"DtTm", &date_time}};
constexpr Definition date_or_time = choice(date_or_time_elements);

constexpr std::array code_or_own_elements{Element{"Cd", &external_code}, Element{"Prtry", &text35}};
constexpr Definition code_or_own = choice(code_or_own_elements);

constexpr std::array period_elements{Element{"FrDtTm", &date_time}, Element{"ToDtTm", &date_time}};
constexpr Definition period = sequence(period_elements);

// ---- the account
constexpr std::array other_account_elements{Element{"Id", &text34}, Element{"SchmeNm", &unread, 0},
                                            Element{"Issr", &text35, 0}};
constexpr Definition other_account = sequence(other_account_elements);
constexpr std::array account_id_elements{Element{"IBAN", &text34}, Element{"Othr", &other_account}};
constexpr Definition account_id = choice(account_id_elements);
constexpr std::array account_elements{
    Element{"Id", &account_id},  Element{"Tp", &unread, 0},   Element{"Ccy", &currency_code, 0},
    Element{"Nm", &unread, 0},   Element{"Prxy", &unread, 0}, Element{"Ownr", &unread, 0},
    Element{"Svcr", &unread, 0},
};
constexpr Definition account = sequence(account_elements);

// ---- a balance
constexpr std::array balance_type_elements{Element{"CdOrPrtry", &code_or_own},
                                           Element{"SubTp", &unread, 0}};
constexpr Definition balance_type = sequence(balance_type_elements);
constexpr std::array balance_elements{
    Element{"Tp", &balance_type}, Element{"CdtLine", &unread, 0, unbounded},
    Element{"Amt", &amount},      Element{"CdtDbtInd", &credit_debit},
    Element{"Dt", &date_or_time}, Element{"Avlbty", &unread, 0, unbounded},
};
constexpr Definition balance = sequence(balance_elements);

// ---- an entry's details
constexpr std::array reference_elements{
    Element{"MsgId", &text35, 0},
    Element{"AcctSvcrRef", &text35, 0},
    Element{"PmtInfId", &text35, 0},
    Element{"InstrId", &text35, 0},
    Element{"EndToEndId", &text35, 0},
    Element{"UETR", &unread, 0},
    Element{"TxId", &text35, 0},
    Element{"MndtId", &text35, 0},
    Element{"ChqNb", &text35, 0},
    Element{"ClrSysRef", &text35, 0},
    Element{"AcctOwnrTxId", &text35, 0},
    Element{"AcctSvcrTxId", &text35, 0},
    Element{"MktInfrstrctrTxId", &text35, 0},
    Element{"PrcgId", &text35, 0},
    Element{"Prtry", &unread, 0, unbounded},
};
constexpr Definition references = sequence(reference_elements);

constexpr std::array party_elements{
    Element{"Nm", &text140, 0},       Element{"PstlAdr", &unread, 0},  Element{"Id", &unread, 0},
    Element{"CtryOfRes", &unread, 0}, Element{"CtctDtls", &unread, 0},
};
constexpr Definition party = sequence(party_elements);
constexpr std::array party_or_agent_elements{Element{"Pty", &party}, Element{"Agt", &unread}};
constexpr Definition party_or_agent = choice(party_or_agent_elements);
constexpr std::array parties_elements{
    Element{"InitgPty", &unread, 0},         Element{"Dbtr", &party_or_agent, 0},
    Element{"DbtrAcct", &unread, 0},         Element{"UltmtDbtr", &unread, 0},
    Element{"Cdtr", &party_or_agent, 0},     Element{"CdtrAcct", &unread, 0},
    Element{"UltmtCdtr", &unread, 0},        Element{"TradgPty", &unread, 0},
    Element{"Prtry", &unread, 0, unbounded},
};
constexpr Definition related_parties = sequence(parties_elements);

constexpr std::array remittance_elements{Element{"Ustrd", &text140, 0, unbounded},
                                         Element{"Strd", &unread, 0, unbounded}};
constexpr Definition remittance = sequence(remittance_elements);

constexpr std::array transaction_elements{
    Element{"Refs", &references, 0},
    Element{"Amt", &amount, 0},
    Element{"CdtDbtInd", &credit_debit, 0},
    Element{"AmtDtls", &unread, 0},
    Element{"Avlbty", &unread, 0, unbounded},
    Element{"BkTxCd", &unread, 0},
    Element{"Chrgs", &unread, 0},
    Element{"Intrst", &unread, 0},
    Element{"RltdPties", &related_parties, 0},
    Element{"RltdAgts", &unread, 0},
    Element{"LclInstrm", &unread, 0},
    Element{"Purp", &unread, 0},
    Element{"RltdRmtInf", &unread, 0, 10},
    Element{"RmtInf", &remittance, 0},
    Element{"RltdDts", &unread, 0},
    Element{"RltdPric", &unread, 0},
    Element{"RltdQties", &unread, 0, unbounded},
    Element{"FinInstrmId", &unread, 0},
    Element{"Tax", &unread, 0},
    Element{"RtrInf", &unread, 0},
    Element{"CorpActn", &unread, 0},
    Element{"SfkpgAcct", &unread, 0},
    Element{"CshDpst", &unread, 0, unbounded},
    Element{"CardTx", &unread, 0},
    Element{"AddtlTxInf", &text500, 0},
    Element{"SplmtryData", &unread, 0, unbounded},
};
constexpr Definition transaction = sequence(transaction_elements);
constexpr std::array details_elements{Element{"Btch", &unread, 0},
                                      Element{"TxDtls", &transaction, 0, unbounded}};
constexpr Definition details = sequence(details_elements);

// ---- an entry
constexpr std::array status_elements{Element{"Cd", &booked_code}};
constexpr Definition status = choice(status_elements);
constexpr std::array entry_elements{
    Element{"NtryRef", &text35, 0},
    Element{"Amt", &amount},
    Element{"CdtDbtInd", &credit_debit},
    Element{"RvslInd", &indicator, 0},
    Element{"Sts", &status},
    Element{"BookgDt", &date_or_time, 0},
    Element{"ValDt", &date_or_time, 0},
    Element{"AcctSvcrRef", &text35, 0},
    Element{"Avlbty", &unread, 0, unbounded},
    Element{"BkTxCd", &unread},
    Element{"ComssnWvrInd", &indicator, 0},
    Element{"AddtlInfInd", &unread, 0},
    Element{"AmtDtls", &unread, 0},
    Element{"Chrgs", &unread, 0},
    Element{"TechInptChanl", &unread, 0},
    Element{"Intrst", &unread, 0},
    Element{"CardTx", &unread, 0},
    Element{"NtryDtls", &details, 0, unbounded},
    Element{"AddtlNtryInf", &text500, 0},
};
constexpr Definition entry = sequence(entry_elements);

// ---- the statement and the message
constexpr std::array copy_codes{"CODU", "COPY", "DUPL"};
constexpr Definition copy_code{.value = Value::code, .codes = copy_codes};
constexpr std::array statement_elements{
    Element{"Id", &text35},
    Element{"StmtPgntn", &unread, 0},
    Element{"ElctrncSeqNb", &number, 0},
    Element{"RptgSeq", &unread, 0},
    Element{"LglSeqNb", &number, 0},
    Element{"CreDtTm", &date_time, 0},
    Element{"FrToDt", &period, 0},
    Element{"CpyDplctInd", &copy_code, 0},
    Element{"RptgSrc", &unread, 0},
    Element{"Acct", &account},
    Element{"RltdAcct", &unread, 0},
    Element{"Intrst", &unread, 0, unbounded},
    Element{"Bal", &balance, 1, unbounded},
    Element{"TxsSummry", &unread, 0},
    Element{"Ntry", &entry, 0, unbounded},
    Element{"AddtlStmtInf", &text500, 0},
};
constexpr Definition statement = sequence(statement_elements);
constexpr std::array header_elements{
    Element{"MsgId", &text35},          Element{"CreDtTm", &date_time},
    Element{"MsgRcpt", &unread, 0},     Element{"MsgPgntn", &unread, 0},
    Element{"OrgnlBizQry", &unread, 0}, Element{"AddtlInf", &text500, 0},
};
constexpr Definition header = sequence(header_elements);
constexpr std::array message_elements{Element{"GrpHdr", &header},
                                      Element{"Stmt", &statement, 1, unbounded},
                                      Element{"SplmtryData", &unread, 0, unbounded}};
constexpr Definition message = sequence(message_elements);
constexpr std::array document_elements{Element{"BkToCstmrStmt", &message}};
constexpr Definition document = sequence(document_elements);

// Two digits at a place, at most so much.
bool are_two(std::string_view text, std::size_t at, int most) {
    if (text.size() < at + 2 || text[at] < '0' || text[at] > '9' || text[at + 1] < '0' ||
        text[at + 1] > '9')
        return false;
    return (text[at] - '0') * 10 + (text[at + 1] - '0') <= most;
}

// "", "Z", "+08:00".
bool is_zone(std::string_view text) {
    if (text.empty() || text == "Z") return true;
    return text.size() == 6 && (text[0] == '+' || text[0] == '-') && text[3] == ':' &&
           are_two(text, 1, 13) && are_two(text, 4, 59);
}

bool is_time(std::string_view text) {
    if (text.size() < 8 || !are_two(text, 0, 23) || text[2] != ':' || !are_two(text, 3, 59) ||
        text[5] != ':' || !are_two(text, 6, 59))
        return false;
    text.remove_prefix(8);
    if (text.starts_with('.')) {
        text.remove_prefix(1);
        const std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
        if (digits == 0) return false;
        text.remove_prefix(digits);
    }
    return is_zone(text);
}

bool is_amount(std::string_view value) { return parse_amount(value).has_value(); }

std::string joined(std::span<const char* const> codes) {
    std::string all;
    for (const char* code : codes) all.append(all.empty() ? "" : "、").append(code);
    return all;
}

Expected judge_text(const Definition& definition, std::string_view value) {
    const auto characters = count_characters(value);
    if (characters && *characters >= 1 && *characters <= definition.most) return {};
    const std::string most = std::to_string(definition.most);
    return {"1 至 " + most + " 个字符", "1 to " + most + " characters"};
}

}  // namespace

std::string_view collapsed(std::string_view value) {
    constexpr const char* spaces = " \t\r\n";
    const std::size_t from = value.find_first_not_of(spaces);
    if (from == std::string_view::npos) return {};
    return value.substr(from, value.find_last_not_of(spaces) + 1 - from);
}

Expected judge(const Definition& definition, std::string_view value) {
    switch (definition.value) {
        case Value::none:
        case Value::unread: return {};
        case Value::text: return judge_text(definition, value);
        case Value::code:
            if (definition.codes.empty()) return judge_text(definition, value);
            if (std::ranges::find(definition.codes, value) != definition.codes.end()) return {};
            return {joined(definition.codes), joined(definition.codes)};
        case Value::amount:
            if (is_amount(collapsed(value))) return {};
            return {"不为负、最多两位小数的金额",
                    "an amount that is not negative, with at most two decimals"};
        case Value::date:
            if (parse_date(collapsed(value).substr(0, 10)) &&
                is_zone(
                    collapsed(value).substr(std::min<std::size_t>(10, collapsed(value).size()))))
                return {};
            return {"日期 YYYY-MM-DD", "a date, YYYY-MM-DD"};
        case Value::date_time: {
            const std::string_view moment = collapsed(value);
            if (moment.size() > 11 && moment[10] == 'T' && parse_date(moment.substr(0, 10)) &&
                is_time(moment.substr(11)))
                return {};
            return {"日期时间 YYYY-MM-DDThh:mm:ss", "a moment, YYYY-MM-DDThh:mm:ss"};
        }
        case Value::indicator: {
            const std::string_view word = collapsed(value);
            if (word == "true" || word == "false" || word == "1" || word == "0") return {};
            return {"true 或 false", "true or false"};
        }
        case Value::number: {
            const std::string_view digits = collapsed(value);
            if (!digits.empty() && digits.size() <= definition.most &&
                digits.find_first_not_of("0123456789") == std::string_view::npos)
                return {};
            return {"不超过 18 位的整数", "a whole number of at most 18 digits"};
        }
    }
    return {};
}

const Definition& statement_definition() { return document; }

}  // namespace zhirong::iso20022
