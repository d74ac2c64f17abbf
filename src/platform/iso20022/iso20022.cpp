#include "platform/iso20022/iso20022.h"

#include <charconv>
#include <map>

#include "platform/iso20022/definition.h"
#include "platform/spreadsheet/xml.h"

namespace zhirong::iso20022 {
namespace {

constexpr RefusalKind other_document{
    "camt053.document", 422,
    "文件的根元素是“{found}”，应为命名空间 {expected} 中的 Document（camt.053.001.08 对账单）",
    "The file begins with “{found}”; expected Document of {expected} (a camt.053.001.08 "
    "statement)"};
constexpr RefusalKind unexpected_element{
    "camt053.element", 422, "第 {line} 行：{place} 中不应有 {found}，此处应为 {expected}",
    "Line {line}: {found} does not belong into {place} here; expected {expected_en}"};
constexpr RefusalKind missing_element{"camt053.missing", 422,
                                      "第 {line} 行：{place} 缺少 {expected}",
                                      "Line {line}: {place} lacks {expected_en}"};
constexpr RefusalKind bad_value{"camt053.value", 422,
                                "第 {line} 行：{place} 为“{found}”，应为{expected}",
                                "Line {line}: {place} is “{found}”, expected {expected_en}"};
constexpr RefusalKind bad_currency{"camt053.currency", 422,
                                   "第 {line} 行：{place} 的币种为“{found}”，应为 {expected}",
                                   "Line {line}: {place} is in “{found}”, expected {expected}"};
constexpr RefusalKind stray_text{"camt053.stray_text", 422,
                                 "第 {line} 行：{place} 中不应有文字“{found}”",
                                 "Line {line}: text “{found}” does not belong into {place}"};
constexpr RefusalKind too_many{"camt053.too_many", 413,
                               "文件中的 {what} 超过 {expected} 个：请让银行分成几份发送",
                               "The file has more than {expected} {what}: have it sent in parts"};

Direction direction_of(std::string_view code) {
    return code == "DBIT" ? Direction::debit : Direction::credit;
}
Money money_of(std::string_view text) { return parse_amount(collapsed(text)).value(); }
Date day_of(std::string_view text) { return parse_date(collapsed(text).substr(0, 10)).value(); }
// The day in China: a moment of another zone may lie in the day before or after.
Date day_of_moment(std::string_view text) {
    const std::string_view moment = collapsed(text);
    const Date there = day_of(moment);
    const auto two = [](std::string_view at) { return (at[0] - '0') * 10 + (at[1] - '0'); };
    const std::size_t zone = moment.find_first_of("Z+-", 11);
    if (zone == std::string_view::npos) return there;
    constexpr int china = 8 * 60;
    int ahead = 0;  // of UTC, in minutes
    if (moment[zone] != 'Z') {
        ahead = two(moment.substr(zone + 1)) * 60 + two(moment.substr(zone + 4));
        if (moment[zone] == '-') ahead = -ahead;
    }
    constexpr int day = 24 * 60;
    const int minute = two(moment.substr(11)) * 60 + two(moment.substr(14)) - ahead + china;
    return there + Days{minute < 0 ? -1 : minute / day};
}
std::int64_t number_of(std::string_view text) {
    const std::string_view digits = collapsed(text);
    std::int64_t number = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return number;
}

// Where a value goes, by the way to its element from Stmt on.
using Put = void (*)(AccountStatement&, std::string_view);
StatementEntry& entry(AccountStatement& statement) { return statement.entries.back(); }
EntryDetail& detail(AccountStatement& statement) { return entry(statement).details.back(); }
StatedBalance& balance(AccountStatement& statement) { return statement.balances.back(); }

const std::map<std::string_view, Put>& puts() {
    using S = AccountStatement;
    using V = std::string_view;
    static const std::map<std::string_view, Put> all{
        {"Id", [](S& s, V v) { s.id = v; }},
        {"ElctrncSeqNb", [](S& s, V v) { s.sequence = number_of(v); }},
        {"FrToDt/FrDtTm", [](S& s, V v) { s.from = day_of_moment(v); }},
        {"FrToDt/ToDtTm", [](S& s, V v) { s.to = day_of_moment(v); }},
        {"Acct/Id/IBAN", [](S& s, V v) { s.account = v; }},
        {"Acct/Id/Othr/Id", [](S& s, V v) { s.account = v; }},
        {"Acct/Ccy", [](S& s, V v) { s.account_currency = v; }},
        {"Bal/Tp/CdOrPrtry/Cd", [](S& s, V v) { balance(s).code = v; }},
        {"Bal/Amt", [](S& s, V v) { balance(s).amount = money_of(v); }},
        {"Bal/CdtDbtInd", [](S& s, V v) { balance(s).direction = direction_of(v); }},
        {"Bal/Dt/Dt", [](S& s, V v) { balance(s).on = day_of(v); }},
        {"Bal/Dt/DtTm", [](S& s, V v) { balance(s).on = day_of_moment(v); }},
        {"Ntry/NtryRef", [](S& s, V v) { entry(s).reference = v; }},
        {"Ntry/Amt", [](S& s, V v) { entry(s).amount = money_of(v); }},
        {"Ntry/CdtDbtInd", [](S& s, V v) { entry(s).direction = direction_of(v); }},
        {"Ntry/RvslInd",
         [](S& s, V v) { entry(s).reversal = collapsed(v) == "true" || collapsed(v) == "1"; }},
        {"Ntry/BookgDt/Dt", [](S& s, V v) { entry(s).booked = day_of(v); }},
        {"Ntry/BookgDt/DtTm", [](S& s, V v) { entry(s).booked = day_of_moment(v); }},
        {"Ntry/ValDt/Dt", [](S& s, V v) { entry(s).value = day_of(v); }},
        {"Ntry/ValDt/DtTm", [](S& s, V v) { entry(s).value = day_of_moment(v); }},
        {"Ntry/AcctSvcrRef", [](S& s, V v) { entry(s).servicer_reference = v; }},
        {"Ntry/AddtlNtryInf", [](S& s, V v) { entry(s).information = v; }},
        {"Ntry/NtryDtls/TxDtls/Refs/AcctSvcrRef",
         [](S& s, V v) { detail(s).servicer_reference = v; }},
        {"Ntry/NtryDtls/TxDtls/Refs/InstrId", [](S& s, V v) { detail(s).instruction = v; }},
        {"Ntry/NtryDtls/TxDtls/Refs/EndToEndId", [](S& s, V v) { detail(s).end_to_end = v; }},
        {"Ntry/NtryDtls/TxDtls/Refs/TxId", [](S& s, V v) { detail(s).transaction = v; }},
        {"Ntry/NtryDtls/TxDtls/Amt", [](S& s, V v) { detail(s).amount = money_of(v); }},
        {"Ntry/NtryDtls/TxDtls/CdtDbtInd",
         [](S& s, V v) { detail(s).direction = direction_of(v); }},
        {"Ntry/NtryDtls/TxDtls/RltdPties/Dbtr/Pty/Nm", [](S& s, V v) { detail(s).debtor = v; }},
        {"Ntry/NtryDtls/TxDtls/RltdPties/Cdtr/Pty/Nm", [](S& s, V v) { detail(s).creditor = v; }},
        {"Ntry/NtryDtls/TxDtls/RmtInf/Ustrd",
         [](S& s, V v) { detail(s).remittance.emplace_back(v); }},
        {"Ntry/NtryDtls/TxDtls/AddtlTxInf", [](S& s, V v) { detail(s).information = v; }},
    };
    return all;
}

// Keeps to the definition element by element, and takes what is asked for on the way.
class Reader : public spreadsheet::XmlHandler {
public:
    bool asks_for_place() const override { return true; }

    Result<std::monostate> start(std::string_view name, const Attributes& attributes) override {
        if (open_.empty()) {
            if (name != "Document" || place.space != statement_space)
                return refuse(other_document, "",
                              {{"found", std::string(name) + (place.space.empty() ? "" : " ") +
                                             std::string(place.space)},
                               {"expected", statement_space}});
            open_.push_back({&statement_definition(), "Document"});
            return {};
        }
        Open& parent = open_.back();
        if (parent.definition->value == Value::unread) {
            open_.push_back({parent.definition, std::string(name)});
            return {};
        }
        const Element* element = TRY(admitted(parent, name));
        CHECKED(refuse_text(parent));
        open_.push_back({element->content, std::string(name)});
        if (element->content->value == Value::amount) CHECKED(currency_of(attributes));
        return began(name);
    }

    void text(std::string_view piece) override {
        constexpr std::size_t most = 4'000;
        if (open_.empty() || open_.back().definition->value == Value::unread) return;
        if (text_.size() < most) text_ += piece;
    }

    Result<std::monostate> end(std::string_view name) override {
        Open& open = open_.back();
        const Definition& definition = *open.definition;
        if (definition.value == Value::none) {
            CHECKED(refuse_text(open));
            CHECKED(complete(open));
        } else if (definition.value != Value::unread) {
            const Expected expected = judge(definition, text_);
            if (!expected.met())
                return refused(
                    bad_value,
                    {{"found", text_}, {"expected", expected.zh}, {"expected_en", expected.en}});
            put(text_);
        }
        text_.clear();
        open_.pop_back();
        (void)name;
        return {};
    }

    StatementMessage take() { return std::move(message_); }

private:
    struct Open {
        const Definition* definition;
        std::string name;
        std::size_t at = 0;  // in the definition's elements
        int count = 0;       // of those at `at`
    };

    std::string path() const {
        std::string all;
        for (const Open& open : open_) all.append(all.empty() ? "" : "/").append(open.name);
        return all;
    }

    std::unexpected<Refusals> refused(const RefusalKind& kind, std::vector<Fact> facts) const {
        const std::string line = std::to_string(place.line);
        facts.push_back({"line", line});
        facts.push_back({"place", path()});
        return refuse(kind, "line " + line, std::move(facts));
    }

    // What may stand here, for the words of a refusal.
    static std::string possible(const Open& parent) {
        std::string all;
        const auto& elements = parent.definition->elements;
        for (std::size_t i = parent.definition->choice ? 0 : parent.at; i < elements.size(); ++i) {
            if (!parent.definition->choice && i == parent.at && parent.count >= elements[i].most)
                continue;
            all.append(all.empty() ? "" : ", ").append(elements[i].name);
            if (!parent.definition->choice && elements[i].least > 0) break;
        }
        return all;
    }

    Result<const Element*> admitted(Open& parent, std::string_view name) const {
        const auto& elements = parent.definition->elements;
        if (parent.definition->choice) {
            for (const Element& each : elements)
                if (each.name == name && parent.count == 0) {
                    ++parent.count;
                    return &each;
                }
            return refuse_element(parent, name);
        }
        for (std::size_t at = parent.at; at < elements.size(); ++at) {
            const int count = at == parent.at ? parent.count : 0;
            if (elements[at].name == name && count < elements[at].most) {
                parent.at = at;
                parent.count = count + 1;
                return &elements[at];
            }
            if (count < elements[at].least) break;
        }
        return refuse_element(parent, name);
    }

    std::unexpected<Refusals> refuse_element(const Open& parent, std::string_view name) const {
        const std::string expected = possible(parent);
        return refused(unexpected_element,
                       {{"found", std::string(name)},
                        {"expected", expected.empty() ? "结束" : expected},
                        {"expected_en", expected.empty() ? "its end" : expected}});
    }

    Result<std::monostate> refuse_text(Open& open) {
        if (open.definition->value == Value::none && !collapsed(text_).empty())
            return refused(stray_text, {{"found", std::string(collapsed(text_))}});
        text_.clear();
        return {};
    }

    Result<std::monostate> complete(const Open& open) const {
        const auto& elements = open.definition->elements;
        if (open.definition->choice) {
            if (open.count == 0) return refuse_missing(possible(open));
            return {};
        }
        for (std::size_t at = open.at; at < elements.size(); ++at)
            if ((at == open.at ? open.count : 0) < elements[at].least)
                return refuse_missing(elements[at].name);
        return {};
    }
    std::unexpected<Refusals> refuse_missing(const std::string& expected) const {
        return refused(missing_element, {{"expected", expected}, {"expected_en", expected}});
    }

    Result<std::monostate> currency_of(const Attributes& attributes) const {
        const auto found = attributes.find("Ccy");
        if (found == currency) return {};
        return refused(bad_currency,
                       {{"found", std::string(found.value_or(""))}, {"expected", currency}});
    }

    // An element that begins something of its own.
    Result<std::monostate> began(std::string_view name) {
        const std::size_t depth = open_.size();
        const auto limit = [&](std::size_t& count, std::size_t most) -> Result<std::monostate> {
            if (++count <= most) return {};
            return refuse(too_many, "",
                          {{"what", std::string(name)}, {"expected", std::to_string(most)}});
        };
        if (depth == 3 && name == "Stmt") {
            CHECKED(limit(statements_, most_statements));
            message_.statements.push_back({.line = place.line});
        } else if (depth == 4 && name == "Bal") {
            message_.statements.back().balances.push_back({.line = place.line});
        } else if (depth == 4 && name == "Ntry") {
            CHECKED(limit(entries_, most_entries));
            message_.statements.back().entries.push_back({.line = place.line});
        } else if (depth == 6 && name == "TxDtls") {
            CHECKED(limit(details_, most_details));
            entry(message_.statements.back()).details.push_back({.line = place.line});
        }
        return {};
    }

    void put(std::string_view value) {
        std::string way;
        for (std::size_t i = 3; i < open_.size(); ++i)
            way.append(way.empty() ? "" : "/").append(open_[i].name);
        if (open_[2].name == "GrpHdr") {
            if (way == "MsgId") message_.id = value;
            if (way == "CreDtTm") message_.created = collapsed(value);
        } else if (const auto found = puts().find(way); found != puts().end()) {
            found->second(message_.statements.back(), value);
        }
    }

    StatementMessage message_;
    std::vector<Open> open_;
    std::string text_;
    std::size_t statements_ = 0;
    std::size_t entries_ = 0;
    std::size_t details_ = 0;
};

}  // namespace

Result<StatementMessage> read_statements(std::string_view file) {
    Reader reader;
    CHECKED(spreadsheet::read_xml(file, "camt.053", reader));
    return reader.take();
}

}  // namespace zhirong::iso20022
