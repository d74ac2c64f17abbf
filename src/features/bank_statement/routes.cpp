#include "features/bank_statement/routes.h"

#include <algorithm>
#include <charconv>

#include "core/journal/digest.h"
#include "features/bank_statement/store.h"
#include "features/contract/contract.h"
#include "features/financing/financing.h"
#include "features/organisation/organisation.h"
#include "platform/desk/api.h"
#include "platform/desk/task.h"
#include "platform/desk/timeline.h"
#include "platform/iso20022/iso20022.h"

namespace zhirong::bank_statement {
namespace {

using contract::Contract;
using financing::Financing;
using iso20022::Direction;
using loan::Loan;
using organisation::Organisation;

constexpr std::size_t most_file_bytes = std::size_t{32} << 20;
constexpr std::int64_t most_loans = 500;  // of the form that assigns one

Result<Upload> read_upload(const Request& request) {
    return Upload{TRY(iso20022::read_statements(request.body)),
                  digest(DigestKind::sha256, request.body)};
}

// ---- answers
Tree balance_tree(const BalanceOn& balance) {
    return Tree::map({{"amount", to_string(balance.amount)}, {"on", to_string(balance.on)}});
}

struct Counted {
    std::int64_t count = 0;
    Money amount;
};
Tree counts_tree(const std::vector<Line>& lines) {
    Tree tree = Tree::Map{};
    for (const auto& outcome : EnumNames<Outcome>::names) {
        Counted counted;
        for (const Line& line : lines) {
            if (line.outcome != outcome.value) continue;
            ++counted.count;
            counted.amount += outcome.value == Outcome::waiting ? line.left() : line.amount;
        }
        tree.set(outcome.name,
                 Tree::map({{"count", counted.count}, {"amount", to_string(counted.amount)}}));
    }
    return tree;
}

Tree row(View& view, const std::string& id, const Taken& content, const Label& stage) {
    Tree tree = Tree::map({{"id", id},
                           {"bank", content.bank},
                           {"account", content.account_number},
                           {"number", content.number},
                           {"message", content.message},
                           {"opening", balance_tree(content.opening)},
                           {"closing", balance_tree(content.closing)},
                           {"lines", std::ssize(content.lines)},
                           {"counts", counts_tree(content.lines)},
                           {"taken_on", to_string(content.on)},
                           {"maker", person_name(view, content.maker)},
                           {"stage", write(stage)}});
    if (content.sequence) tree.set("sequence", *content.sequence);
    if (content.before)
        tree.set("before",
                 Tree::map({{"id", *content.before}, {"joins", content.joins.value_or(true)}}));
    return tree;
}

// A loan as people speak of it: the borrower and the contract's number.
Tree loan_tree(View& view, const std::string& id) {
    Tree tree = Tree::map({{"id", id}});
    const auto loan = view.find<Loan>(id);
    if (!loan) return tree;
    tree.set("financing", loan->financing);
    tree.set("borrower", view.linked<Organisation>(loan->borrower).details.name);
    const auto financing = view.linked<Financing>(loan->financing);
    if (financing.contract)
        tree.set("contract",
                 view.linked<Contract>(*financing.contract).content.proposal.contract_number);
    return tree;
}

Tree line_tree(View& view, const Line& line) {
    Tree tree = Tree::map({{"number", line.number},
                           {"entry", line.entry},
                           {"detail", line.detail},
                           {"amount", to_string(line.amount)},
                           {"direction", write(label_of(line.direction))},
                           {"reversal", line.reversal},
                           {"booked", to_string(line.booked)},
                           {"value", to_string(line.value)},
                           {"reference", line.reference},
                           {"end_to_end", line.end_to_end},
                           {"counterparty", line.counterparty},
                           {"texts", write(line.texts)},
                           {"outcome", write(label_of(line.outcome))},
                           {"left", to_string(line.left())}});
    if (line.reason) tree.set("reason", write(label_of(*line.reason)));
    if (line.said) tree.set("said", write(*line.said));
    Tree::List named;
    for (const std::string& loan : line.named) named.push_back(loan_tree(view, loan));
    tree.set("named", std::move(named));
    Tree::List parts;
    for (const Part& part : line.parts) {
        Tree each = loan_tree(view, part.loan);
        each.set("amount", to_string(part.amount));
        if (!part.event.empty()) each.set("allocation", write(part.allocation));
        parts.push_back(std::move(each));
    }
    tree.set("parts", std::move(parts));
    if (line.maker) tree.set("maker", person_name(view, *line.maker));
    if (line.note) tree.set("note", *line.note);
    if (line.aside)
        tree.set("aside", Tree::map({{"kind", write(label_of(line.aside->kind))},
                                     {"amount", to_string(line.aside->amount)},
                                     {"reason", line.aside->reason},
                                     {"maker", person_name(view, line.aside->maker)}}));
    return tree;
}

Tree::List acts(const Api& api, const Actor& actor, const BankStatement& statement,
                const Line& line) {
    Tree::List actions;
    const bool may = actor.has(Role::bank_officer) && actor.organisation == statement.content.bank;
    if (!may || line.outcome != Outcome::waiting) return actions;
    const std::map<std::string, std::string> where{{"id", statement.id},
                                                   {"line", std::to_string(line.number)}};
    if (!line.reversal) {
        Tree prefill = Tree::map({{"amount", to_string(line.left())}});
        if (line.named.size() == 1) prefill.set("loan", line.named.front());
        actions.push_back(api.action("assignEntry", where, std::move(prefill)));
    }
    actions.push_back(api.action("setEntryAside", where));
    return actions;
}

Result<Tree> preview(View& view, const Request&, const Upload& upload, const Context& context) {
    const auto planned = TRY(plan(view, upload, context, [](const std::vector<std::string>&) {}));
    Tree::List items;
    for (const Planned& each : planned) {
        Tree tree = row(view, each.id, each.content, {"planned", "预览", "Preview"});
        Tree::List lines;
        for (const Line& line : each.content.lines) lines.push_back(line_tree(view, line));
        tree.set("entries", std::move(lines));
        items.push_back(std::move(tree));
    }
    return Tree::map({{"file", upload.file}, {"items", std::move(items)}});
}

Result<Tree> take_statements(Work& work, const Upload& upload, const Context& context) {
    const auto taken = TRY(take(work, upload, context));
    Tree::List items;
    for (const BankStatement& each : taken)
        items.push_back(Tree::map({{"id", each.id},
                                   {"number", each.content.number},
                                   {"counts", counts_tree(each.content.lines)}}));
    return Tree::map({{"items", std::move(items)}});
}

// A path's number; one that is none names no line.
int line_number(const Request& request) {
    const std::string text(request.path_parameter("line"));
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc{} && end == text.data() + text.size() ? number : 0;
}

Tree answer(const BankStatement& statement) {
    return Tree::map({{"id", statement.id}, {"stage", write(stage_words(statement))}});
}

Result<Tree> assign(Work& work, const Request& request, const Assign& command,
                    const Context& context) {
    auto statement = TRY(work.get<BankStatement>(request.path_parameter("id")));
    const int number = line_number(request);
    const Line line = TRY(may_assign(statement, number, command, work.actor()));
    const Part part = TRY(record_part(work, statement.content.bank, command.loan, command.amount,
                                      line, voucher_of(statement.content, line), context));
    work.happened(statement, Assigned{number, part, command.note, work.actor().user, work.today()});
    return answer(statement);
}

Result<Tree> set_aside(Work& work, const Request& request, const SetAside& command) {
    auto statement = TRY(work.get<BankStatement>(request.path_parameter("id")));
    work.happened(statement, TRY(decide(statement, line_number(request), command, work.actor(),
                                        work.today())));
    return answer(statement);
}

Result<Tree> list(View& view, const Request& request) {
    Page page = TRY(page_of(request));
    page.stage = request.query_value("stage").value_or("");
    const auto found = TRY(view.list<BankStatement>(page));
    Tree::List items;
    for (const BankStatement& each : found.items)
        items.push_back(row(view, each.id, each.content, stage_words(each)));
    return page_tree(std::move(items), found);
}

Result<Tree> show(View& view, const Request& request, Api& api) {
    const auto statement = TRY(view.get<BankStatement>(request.path_parameter("id")));
    Tree tree = row(view, statement.id, statement.content, stage_words(statement));
    Tree::List lines;
    for (const Line& line : statement.content.lines) {
        Tree each = line_tree(view, line);
        each.set("actions", acts(api, view.actor(), statement, line));
        lines.push_back(std::move(each));
    }
    tree.set("entries", std::move(lines));
    tree.set("timeline", timeline(view, api.desk(), {statement.id}, [&](const std::string& id) {
                 return view.linked<Organisation>(id).details.name;
             }));
    return tree;
}

// Loans of the asking bank on which a repayment can be recorded, for the form that assigns one.
Result<Tree> repayable(View& view, const Request& request, const loan::Market& market) {
    Page page = TRY(page_of(request));
    if (!request.query_value("limit")) page.limit = most_loans;
    const auto found = TRY(view.list<Loan>(page));
    Tree::List items;
    for (const Loan& loan : found.items) {
        if (loan.lender != view.actor().organisation || loan.final) continue;
        const auto folded = loan::fold(loan, market, view.today());
        if (!folded || folded->state.written_off || folded->state.final) continue;
        Tree each = loan_tree(view, loan.id);
        const auto text = [&](const char* name) {
            const Tree* value = each.find(name);
            return value == nullptr ? std::string() : *value->text();
        };
        const std::string owed = to_string(folded->state.owed);
        each.set(
            "title",
            Tree::map({{"zh", text("borrower") + " · " + text("contract") + " · 欠 " + owed},
                       {"en", text("borrower") + " · " + text("contract") + " · owes " + owed}}));
        each.set("number", loan.id);
        each.set("due", to_string(folded->state.due));
        each.set("owed", owed);
        items.push_back(std::move(each));
    }
    return page_tree(std::move(items), found);
}

Endpoint endpoint(const char* path, const char* operation, Words words,
                  std::vector<Role> roles = {Role::bank_officer}) {
    return {.path = path,
            .operation = operation,
            .words = std::move(words),
            .tag = "bank_statement",
            .roles = std::move(roles)};
}

}  // namespace

Result<Tree::List> waiting(View& view) {
    Tree::List tasks;
    if (!view.actor().has(Role::bank_officer)) return tasks;
    const auto page = TRY(view.list<BankStatement>({.limit = most_tasks, .stage = "waiting"}));
    for (const BankStatement& each : page.items) {
        const std::string about = each.content.account_number + " · " + each.content.number;
        tasks.push_back(task(
            "bank_statement", each.id, Tree::map({{"zh", about}, {"en", about}}),
            Tree::map({{"name", "assignEntry"}, {"zh", "认领款项"}, {"en", "Assign payments"}}),
            each.content.on));
    }
    return tasks;
}

void add_routes(Api& api, const Context& context) {
    api.kind<BankStatement>();
    const Tree object = Tree::map({{"type", "object"}});
    api.file_query<Upload>(endpoint("/api/v1/bank-statements/preview", "previewBankStatement",
                                    {"预览对账单", "Preview a statement"}),
                           most_file_bytes, read_upload,
                           [context](View& view, const Request& request, const Upload& upload) {
                               return preview(view, request, upload, context);
                           });
    api.file_command<Upload>(endpoint("/api/v1/bank-statements", "takeBankStatement",
                                      {"接收对账单", "Take a statement"}),
                             most_file_bytes, read_upload,
                             [context](Work& work, const Request&, const Upload& upload) {
                                 return take_statements(work, upload, context);
                             });
    api.command<Assign>(endpoint("/api/v1/bank-statements/{id}/lines/{line}/assignment",
                                 "assignEntry", {"认领款项", "Assign to a loan"}),
                        {{"loan", "/api/v1/repayable-loans"}},
                        [context](Work& work, const Request& request, const Assign& command) {
                            return assign(work, request, command, context);
                        });
    api.command<SetAside>(endpoint("/api/v1/bank-statements/{id}/lines/{line}/set-aside",
                                   "setEntryAside", {"标记为非还款", "Not a repayment"}),
                          {}, set_aside);
    Endpoint listed =
        endpoint("/api/v1/bank-statements", "listBankStatements", {"银行对账单", "Statements"}, {});
    listed.query = page_parameters();
    listed.query.push_back({"stage", {"状态", "Stage"}});
    api.query(std::move(listed), object, list);
    api.query(endpoint("/api/v1/bank-statements/{id}", "showBankStatement",
                       {"对账单详情", "One statement"}, {}),
              object,
              [&api](View& view, const Request& request) { return show(view, request, api); });
    Endpoint loans = endpoint("/api/v1/repayable-loans", "listRepayableLoans",
                              {"可登记还款的贷款", "Loans that can be repaid"});
    loans.query = page_parameters();
    api.query(std::move(loans), object,
              [market = context.market](View& view, const Request& request) {
                  return repayable(view, request, market);
              });
}

}  // namespace zhirong::bank_statement
