#include "features/payment/routes.h"

#include "features/payment/store.h"
#include "features/payment_account/payment_account.h"
#include "platform/desk/api.h"

namespace zhirong::payment {
namespace {

constexpr RefusalKind bad_day{"payment.day", 400, "“{found}”不是日期：应为 YYYY-MM-DD",
                              "“{found}” is no date: write YYYY-MM-DD"};
constexpr RefusalKind days_reversed{"payment.days", 400, "开始日 {from} 晚于结束日 {to}",
                                    "It begins on {from}, after its end on {to}"};

Result<Date> day_of(const Request& request, const char* name, Date otherwise) {
    const auto text = request.query_value(name);
    if (!text || text->empty()) return otherwise;
    const auto day = parse_date(*text);
    if (!day) return refuse(bad_day, name, {{"found", std::string(*text)}});
    return *day;
}

// The business date where no day is named; of one financing or payment whatever its day.
Result<Wanted> wanted_of(View& view, const Request& request) {
    Wanted wanted;
    wanted.financing = request.query_value("financing").value_or("");
    wanted.payment = request.query_value("payment").value_or("");
    const bool one = !wanted.financing.empty() || !wanted.payment.empty();
    wanted.to = TRY(day_of(request, "to", view.today()));
    wanted.from = TRY(day_of(request, "from", one ? Date{} : wanted.to));
    if (wanted.from > wanted.to)
        return refuse(days_reversed, "from",
                      {{"from", to_string(wanted.from)}, {"to", to_string(wanted.to)}});
    return wanted;
}

Tree account_tree(const iso20022::Account& account) {
    return Tree::map({{"number", account.number},
                      {"holder", account.holder},
                      {"bank", account.bank},
                      {"bank_cnaps", account.bank_cnaps}});
}

Tree problem_tree(const Refusal& refusal) {
    return Tree::map(
        {{"name", refusal.kind->code}, {"zh", in_chinese(refusal)}, {"en", in_english(refusal)}});
}

Tree row(const Payment& payment) {
    Tree tree =
        Tree::map({{"id", payment.id},
                   {"kind", write(label_of(payment.kind))},
                   {"record", payment.record},
                   {"payee", Tree::map({{"id", payment.payee}, {"name", payment.payee_name}})},
                   {"amount", to_string(payment.amount)},
                   {"on", to_string(payment.on)},
                   {"remittance", payment.remittance}});
    if (!payment.financing.empty()) tree.set("financing", payment.financing);
    if (payment.account) tree.set("account", account_tree(*payment.account));
    if (payment.problem) tree.set("problem", problem_tree(*payment.problem));
    return tree;
}

// What is to be paid, and the message that would carry it or what stands against it.
Result<Tree> list(View& view, const Request& request) {
    const Wanted wanted = TRY(wanted_of(view, request));
    const std::vector<Payment> found = payments(view, wanted);
    Tree::List items;
    Money sum;
    for (const Payment& payment : found) {
        items.push_back(row(payment));
        sum += payment.amount;
    }
    Tree tree = Tree::map({{"from", to_string(wanted.from)},
                           {"to", to_string(wanted.to)},
                           {"items", std::move(items)},
                           {"sum", to_string(sum)}});
    const auto payer = payer_of(view, std::string(request.query_value("account").value_or("")));
    if (payer)
        tree.set("payer", account_tree(payer->account));
    else
        tree.set("problem", problem_tree(payer.error().first()));
    if (payer && !found.empty())
        if (const auto message = message_of(*payer, found)) tree.set("message", message->id);
    return tree;
}

Result<Api::File> download(View& view, const Request& request) {
    const Wanted wanted = TRY(wanted_of(view, request));
    const Payer payer =
        TRY(payer_of(view, std::string(request.query_value("account").value_or(""))));
    Message message = TRY(message_of(payer, payments(view, wanted)));
    return Api::File{message.id + ".xml", "application/xml", std::move(message.text)};
}

Endpoint endpoint(const char* path, const char* operation, Words words) {
    return {
        .path = path,
        .operation = operation,
        .words = std::move(words),
        .tag = "payment",
        .roles = {payment_account::officers.begin(), payment_account::officers.end()},
        .query = {{"from", {"自（日期）", "From (date)"}},
                  {"to", {"至（日期，默认业务日期）", "To (date; the business date if absent)"}},
                  {"financing", {"融资编号", "Financing"}},
                  {"payment", {"付款编号（EndToEndId）", "Payment (EndToEndId)"}},
                  {"account", {"付款账户编号", "Account that pays"}}}};
}

}  // namespace

void add_routes(Api& api) {
    api.query(endpoint("/api/v1/payments", "listPayments", {"待付款项", "Payments to make"}),
              Tree::map({{"type", "object"}}), list);
    api.download(endpoint("/api/v1/payments/pain001.xml", "downloadPayments",
                          {"下载付款报文（pain.001）", "Download the payment message (pain.001)"}),
                 download);
}

}  // namespace zhirong::payment
