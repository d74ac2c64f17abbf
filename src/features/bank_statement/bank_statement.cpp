#include "features/bank_statement/bank_statement.h"

#include <algorithm>
#include <set>

#include "core/identifiers/record_id.h"

namespace zhirong::bank_statement {
namespace {

constexpr RefusalKind no_line{"bank_statement.line", 422,
                              "对账单没有第 {found} 笔，共 {expected} 笔",
                              "The statement has no line {found}; it has {expected}"};
constexpr RefusalKind not_waiting{"bank_statement.not_waiting", 409,
                                  "第 {line} 笔为“{found}”，不再等待认领",
                                  "Line {line} is “{found_en}”; nothing of it waits any more"};
constexpr RefusalKind is_reversal{
    "bank_statement.reversal", 422,
    "第 {line} 笔是冲正，不能作为还款认领：请核对被冲正的款项后标记为非还款",
    "Line {line} is a reversal and repays nothing: look at what it takes back, then set it aside"};
constexpr RefusalKind above_left{"bank_statement.above_left", 422,
                                 "认领金额 {found} 超过第 {line} 笔未认领的 {expected}",
                                 "{found} is more than the {expected} of line {line} that is left"};
Result<const Line*> line_of(const BankStatement& statement, int number) {
    const auto& lines = statement.content.lines;
    const auto found = std::ranges::find(lines, number, &Line::number);
    if (found == lines.end())
        return refuse(
            no_line, "",
            {{"found", std::to_string(number)}, {"expected", std::to_string(lines.size())}});
    if (found->outcome != Outcome::waiting) {
        const Label outcome = label_of(found->outcome);
        return refuse(
            not_waiting, "",
            {{"line", std::to_string(number)}, {"found", outcome.zh}, {"found_en", outcome.en}});
    }
    return &*found;
}

}  // namespace

Money Line::left() const {
    Money left = amount;
    for (const Part& part : parts) left -= part.amount;
    if (aside) left -= aside->amount;
    return left;
}

bool BankStatement::waits() const {
    return std::ranges::any_of(content.lines,
                               [](const Line& line) { return line.outcome == Outcome::waiting; });
}

std::string id_of(const std::string& bank, const std::string& account_number,
                  const std::string& statement) {
    return record_id(BankStatement::prefix, bank + '\n' + account_number + '\n' + statement);
}

Result<Line> may_assign(const BankStatement& statement, int line_number, const Assign& command,
                        const Actor& actor) {
    CHECKED(require(actor, Role::bank_officer));
    const Line* line = TRY(line_of(statement, line_number));
    const std::string number = std::to_string(line_number);
    if (line->reversal) return refuse(is_reversal, "", {{"line", number}});
    if (command.amount > line->left())
        return refuse(above_left, "amount",
                      {{"found", to_string(command.amount)},
                       {"line", number},
                       {"expected", to_string(line->left())}});
    return *line;
}

Result<PutAside> decide(const BankStatement& statement, int line_number, const SetAside& command,
                        const Actor& actor, Date today) {
    CHECKED(require(actor, Role::bank_officer));
    const Line* line = TRY(line_of(statement, line_number));
    return PutAside{line_number, {command.kind, line->left(), command.reason, actor.user}, today};
}

namespace {

struct Applier {
    BankStatement& statement;
    void operator()(const Taken& event) const { statement.content = event; }
    void operator()(const Assigned& event) const {
        Line& line = at(event.line);
        line.parts.push_back(event.part);
        line.maker = event.maker;
        line.note = event.note;
        if (line.left() == Money{}) line.outcome = Outcome::recorded;
        ensure(line.left() >= Money{});
    }
    void operator()(const PutAside& event) const {
        Line& line = at(event.line);
        line.aside = event.aside;
        line.outcome = Outcome::set_aside;
    }
    Line& at(int number) const {
        auto& lines = statement.content.lines;
        const auto found = std::ranges::find(lines, number, &Line::number);
        ensure(found != lines.end() && found->outcome == Outcome::waiting);
        return *found;
    }
};

}  // namespace

BankStatement apply(BankStatement statement, const Event& event) {
    std::visit(Applier{statement}, event);
    return statement;
}

std::vector<std::string> parties(const BankStatement& statement) {
    return {statement.content.bank};
}

Label stage_words(const BankStatement& statement) {
    if (statement.waits()) return {"waiting", "有待认领款项", "Payments wait"};
    return {"done", "已办结", "Done"};
}

std::string key_of_closing(const std::string& account, Date closing) {
    return "closing:" + account + ":" + to_string(closing);
}
std::string key_of_reference(const std::string& account, const std::string& reference) {
    return "reference:" + account + ":" + reference;
}

std::vector<std::string> keys(const BankStatement& statement) {
    const Taken& content = statement.content;
    std::set<std::string> all{key_of_closing(content.account, content.closing.on)};
    for (const Line& line : content.lines)
        if (line.direction == iso20022::Direction::credit && !line.reference.empty())
            all.insert(key_of_reference(content.account, line.reference));
    return {all.begin(), all.end()};
}

}  // namespace zhirong::bank_statement
