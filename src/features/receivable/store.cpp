#include "features/receivable/store.h"

#include <algorithm>
#include <array>

#include "features/organisation/organisation.h"
#include "features/receivable/moves.h"
#include "platform/desk/api.h"
#include "platform/desk/timeline.h"

namespace zhirong::receivable {
namespace {

using licence::Licence;
using organisation::Organisation;

constexpr std::int64_t most_found = 500;

struct Operation {
    Act act;
    const char* name;
    bool dangerous;
};
constexpr std::array operations{
    Operation{Act::change, "changeReceivable", false},
    Operation{Act::extend, "extendReceivable", false},
    Operation{Act::report_name_change, "reportReceivableName", false},
    Operation{Act::register_name_change, "registerReceivableName", false},
    Operation{Act::report_discharge, "reportReceivableDischarge", false},
    Operation{Act::cancel, "cancelReceivable", true},
    Operation{Act::confirm_debt, "confirmReceivable", false},
    Operation{Act::note_confirmation, "noteReceivableConfirmation", false},
    Operation{Act::object, "objectToReceivable", true},
    Operation{Act::notify_objection, "notifyReceivableObjection", false},
    Operation{Act::submit_suit, "submitReceivableSuit", false},
    Operation{Act::withdraw_objection, "withdrawReceivableObjection", true},
};

const Operation& operation_of(Act act) {
    const auto found = std::ranges::find(operations, act, &Operation::act);
    ensure(found != operations.end());
    return *found;
}

std::string name_of_organisation(View& view, const std::string& id) {
    return view.linked<Organisation>(id).details.name;
}

std::optional<Licence> licence_of(View& view, const Registration& registration) {
    if (!registration.content.licence) return std::nullopt;
    return view.find<Licence>(*registration.content.licence);
}

class Figures {
public:
    Figures& add(const char* name, const char* zh, const char* en, const char* type, Tree value,
                 std::string href = {}) {
        Tree figure = Tree::map(
            {{"name", name}, {"zh", zh}, {"en", en}, {"type", type}, {"value", std::move(value)}});
        if (!href.empty()) figure.set("href", std::move(href));
        list_.push_back(std::move(figure));
        return *this;
    }
    Tree take() { return std::move(list_); }

private:
    Tree::List list_;
};

// What everybody sees first; the rest is the parties'.
Tree figures(View& view, const Registration& registration) {
    const Register& content = registration.content;
    Figures figures;
    figures.add("number", "登记编号", "Number", "text", registration.number)
        .add("secured_party", "质权人", "Secured party", "text", registration.secured_party.name)
        .add("grantor", "出质人", "Grantor", "text", registration.grantor.name)
        .add("grantor_code", "出质人统一社会信用代码", "Credit code of the grantor", "text",
             registration.grantor.code)
        .add("claim", "应收账款种类", "Kind of claim", "text", label_of(content.claim).zh)
        .add("nature", "现有或者将有", "Existing or future", "text", label_of(content.nature).zh)
        .add("description", "质押财产描述", "Description", "text", content.description);
    if (registration.debtor)
        figures.add("debtor", "债务人", "Debtor", "text", registration.debtor->name);
    if (content.licence) {
        const auto licence = licence_of(view, registration);
        const std::string number = licence && licence->number ? *licence->number : *content.licence;
        figures.add("licence", "许可合同备案", "Licence filing", "link", number,
                    "/licences/" + *content.licence);
    }
    if (content.base_contract)
        figures.add("base_contract", "基础合同编号", "Base contract", "text",
                    *content.base_contract);
    for (const std::string& right : content.right_numbers)
        figures.add("right", "涉及的权利", "Right", "text", right);
    figures
        .add("registered_on", "登记日", "Registered on", "date",
             to_string(registration.registered_on))
        .add("ends_on", "登记到期日", "The registration ends on", "date",
             to_string(ends_on(registration)))
        .add("term_months", "登记期限（月）", "Term in months", "count", registration.term_months);
    if (content.unified_number)
        figures.add("unified_number", "中登网登记编号", "Number in the PBoC register", "text",
                    *content.unified_number);
    for (const Party& former : registration.former)
        figures.add("former", "曾用名称", "Former name", "text", former.name);
    if (!sees_whole(view, registration)) return figures.take();
    figures.add("debt_contract", "主债权合同", "Debt contract", "text", content.debt_contract)
        .add("pledge_contract", "质押合同", "Pledge contract", "text", content.pledge_contract)
        .add("secured_amount", "主债权金额", "Amount of the debt", "money",
             to_string(content.secured_amount))
        .add("debt_from", "债务起始日", "Debt from", "date", to_string(content.debt_from))
        .add("debt_until", "债务到期日", "Debt until", "date", to_string(content.debt_until))
        .add("transfer_ban", "转让限制", "Bar on assignment", "text",
             label_of(content.transfer_ban).zh);
    if (content.account_number)
        figures.add("account", "指定收款账户", "Collection account", "text",
                    content.account_bank.value_or("") + " " + *content.account_number +
                        (content.account_restricted ? "（限制支取）" : "（未限制支取）"));
    if (content.financing)
        figures.add("financing", "融资项目", "Financing", "link", *content.financing,
                    "/financings/" + *content.financing);
    if (const auto& confirmation = registration.confirmation) {
        figures.add("confirmed_on", "债务人确认日", "Confirmed on", "date",
                    to_string(confirmation->confirmed_on));
        if (confirmation->amount)
            figures.add("confirmed_amount", "确认的现有金额", "Amount confirmed", "money",
                        to_string(*confirmation->amount));
        figures.add("confirmation", "确认书", "Paper of confirmation", "text", confirmation->paper)
            .add("knows_account", "承诺付至指定收款账户", "Pays into the account", "text",
                 Tree(confirmation->knows_account));
    }
    if (const auto& change = registration.name_change)
        figures.add("name_change", "待登记的名称变更", "Change of name to register", "text",
                    label_of(change->whose).zh + " → " + change->name + "（" +
                        to_string(change->changed_on) + "）");
    if (const auto& discharge = registration.discharge)
        figures.add("discharge", "已报告", "Reported", "text",
                    label_of(discharge->reason).zh + "，自 " + to_string(discharge->discharged_on));
    if (const auto& cancelled = registration.cancelled)
        figures.add("cancelled", "注销", "Cancelled", "text",
                    label_of(cancelled->reason).zh + "，" + to_string(cancelled->on) +
                        (cancelled->late ? "（逾期办理）" : ""));
    return figures.take();
}

Tree objection_tree(View& view, const Objection& objection, const WorkingDays& calendar) {
    const auto now = standing(objection, calendar, view.today());
    Tree tree = Tree::map({{"number", objection.number},
                           {"objector", name_of_organisation(view, objection.objector)},
                           {"reason", objection.reason},
                           {"answer", objection.answer},
                           {"demanded_on", to_string(objection.demanded_on)},
                           {"on", to_string(objection.on)}});
    if (now) tree.set("standing", write(label_of(*now)));
    if (const auto due = notify_by(objection, calendar)) tree.set("notify_by", to_string(*due));
    if (const auto due = suit_by(objection, calendar)) tree.set("suit_by", to_string(*due));
    if (objection.notified_on) tree.set("notified_on", to_string(*objection.notified_on));
    if (objection.suit) tree.set("suit", *objection.suit);
    return tree;
}

Tree ranking(View& view, const Registration& registration) {
    Tree::List list;
    int rank = 0;
    for (const Registration& one : ranked(of_same_income(view, registration), view.today()))
        list.push_back(Tree::map({{"rank", ++rank},
                                  {"id", one.id},
                                  {"number", one.number},
                                  {"secured_party", one.secured_party.name},
                                  {"registered_on", to_string(one.registered_on)},
                                  {"ends_on", to_string(ends_on(one))},
                                  {"own", one.id == registration.id}}));
    return list;
}

const Objection* open_of(const Registration& registration, const std::string& organisation,
                         const WorkingDays& calendar, Date today, bool with_suit) {
    for (const Objection& one : registration.objections) {
        const auto now = standing(one, calendar, today);
        if (one.objector == organisation && now &&
            (*now == ObjectionStanding::pending ||
             (with_suit && *now == ObjectionStanding::in_suit)))
            return &one;
    }
    return nullptr;
}

// The prefilled form of an act, or nothing where there is nothing for it to do now.
std::optional<Tree> form_for(View& view, const Registration& registration,
                             const WorkingDays& calendar, Act act) {
    const std::string& own = view.actor().organisation;
    const Date today = view.today();
    const std::string day = to_string(today);
    const bool secured = registration.secured_party.organisation == own;
    const bool grantor = registration.grantor.organisation == own;
    const bool holds = standing(registration, today) == Standing::in_force;
    const Register& content = registration.content;
    switch (act) {
        case Act::change: {
            if (!secured || !holds) return std::nullopt;
            Tree form = Tree::map({{"description", content.description},
                                   {"secured_amount", to_string(content.secured_amount)},
                                   {"debt_until", to_string(content.debt_until)},
                                   {"account_restricted", content.account_restricted}});
            if (content.account_bank) form.set("account_bank", *content.account_bank);
            if (content.account_number) form.set("account_number", *content.account_number);
            if (content.unified_number) form.set("unified_number", *content.unified_number);
            return form;
        }
        case Act::extend:
            if (!secured || !holds || today < extension_opens(registration)) return std::nullopt;
            return Tree::map({{"months", content.term_months}});
        case Act::report_name_change:
            if ((!secured && !grantor) || !holds || registration.name_change) return std::nullopt;
            return Tree::map(
                {{"whose", grantor ? "grantor" : "secured_party"}, {"changed_on", day}});
        case Act::register_name_change:
            if (!secured || !holds || !registration.name_change) return std::nullopt;
            return Tree::Map{};
        case Act::report_discharge:
            if ((!secured && !grantor) || registration.discharge) return std::nullopt;
            return Tree::map({{"on", day}});
        case Act::cancel: {
            if (!secured) return std::nullopt;
            const auto& discharge = registration.discharge;
            return Tree::map(
                {{"reason",
                  std::string(name_of(discharge ? discharge->reason : CancelReason::debt_ended))},
                 {"discharged_on", to_string(discharge ? discharge->discharged_on : today)},
                 {"paper", discharge ? discharge->paper : ""}});
        }
        case Act::confirm_debt:
            if (!registration.debtor || registration.debtor->organisation != own || !holds ||
                registration.confirmation)
                return std::nullopt;
            return Tree::map({{"knows_account", content.account_number.has_value()}});
        case Act::note_confirmation:
            if (!secured || !holds || registration.confirmation) return std::nullopt;
            return Tree::map({{"on", day}, {"knows_account", content.account_number.has_value()}});
        case Act::object:
            if (!holds ||
                !is_concerned(registration, of_grantor(view, registration.grantor), own, today) ||
                open_of(registration, own, calendar, today, true) != nullptr)
                return std::nullopt;
            return Tree::map({{"demanded_on", day}});
        case Act::notify_objection:
            if (const Objection* one = open_of(registration, own, calendar, today, false);
                one != nullptr && !one->notified_on)
                return Tree::map({{"objection", one->number}, {"on", day}});
            return std::nullopt;
        case Act::submit_suit:
            if (const Objection* one = open_of(registration, own, calendar, today, false))
                return Tree::map({{"objection", one->number}, {"accepted_on", day}});
            return std::nullopt;
        case Act::withdraw_objection:
            if (const Objection* one = open_of(registration, own, calendar, today, true))
                return Tree::map({{"objection", one->number}});
            return std::nullopt;
    }
    return std::nullopt;
}

// What somebody waits for; the rest may be done at any time.
bool is_awaited(const Registration& registration, Act act) {
    switch (act) {
        case Act::confirm_debt:
        case Act::register_name_change:
        case Act::extend:
        case Act::notify_objection:
        case Act::submit_suit: return true;
        case Act::cancel: return registration.discharge.has_value();
        default: return false;
    }
}

}  // namespace

std::vector<Registration> with_key(View& view, const std::string& key) {
    std::vector<Registration> all;
    Page page{.cursor = {}, .limit = most_found, .stage = {}};
    for (;;) {
        auto found = view.with_key<Registration>(key, false, page);
        ensure(found.has_value());
        for (Registration& one : found->items) all.push_back(std::move(one));
        if (!found->next) return all;
        page.cursor = *found->next;
    }
}

std::vector<Registration> of_grantor(View& view, const Party& grantor) {
    return with_key(view, "grantor:" + grantor.code);
}

std::vector<Registration> of_same_income(View& view, const Registration& registration) {
    std::vector<Registration> all = registration.content.licence
                                        ? with_key(view, "licence:" + *registration.content.licence)
                                        : of_grantor(view, registration.grantor);
    std::erase_if(all, [&](const Registration& other) {
        return other.id != registration.id && !same_income(registration, other);
    });
    return all;
}

bool sees_whole(View& view, const Registration& registration) {
    return view.sees_all() || is_party(registration, view.actor().organisation);
}

std::vector<Deadline> deadlines(const Registration& registration, const WorkingDays& calendar,
                                Date today) {
    std::vector<Deadline> all;
    const auto add = [&](const char* name, const char* zh, const char* en, Result<Date> due) {
        if (due) all.push_back({{name, zh, en}, *due});
    };
    if (registration.stage == Stage::cancelled) return all;
    if (registration.discharge)
        add("cancel", "注销登记", "Cancel the registration",
            cancel_by(registration.discharge->discharged_on, calendar));
    if (standing(registration, today) != Standing::in_force) return all;
    if (registration.name_change)
        add("name_change", "登记名称变更", "Register the change of name",
            name_change_by(registration.name_change->changed_on, calendar));
    add("ends_on", "登记到期（此前 90 日内可以展期）",
        "The registration ends (it can be extended in its last 90 days)", ends_on(registration));
    for (const Objection& one : registration.objections) {
        const auto now = standing(one, calendar, today);
        if (!now || *now != ObjectionStanding::pending) continue;
        if (!one.notified_on)
            add("notify_objection", "通知质权人异议", "Notify the secured party",
                notify_by(one, calendar));
        add("suit", "起诉或者仲裁，逾期异议失效", "Sue, or the objection lapses",
            suit_by(one, calendar));
    }
    return all;
}

Tree row(View& view, const Registration& registration) {
    const Register& content = registration.content;
    Tree row = Tree::map(
        {{"id", registration.id},
         {"number", registration.number},
         {"secured_party", registration.secured_party.name},
         {"grantor", registration.grantor.name},
         {"grantor_code", registration.grantor.code},
         {"claim", write(label_of(content.claim))},
         {"nature", write(label_of(content.nature))},
         {"description", content.description},
         {"registered_on", to_string(registration.registered_on)},
         {"ends_on", to_string(ends_on(registration))},
         {"days_left", static_cast<std::int64_t>((ends_on(registration) - view.today()).count())},
         {"standing", write(label_of(standing(registration, view.today())))},
         {"confirmed", registration.confirmation.has_value()}});
    if (registration.debtor) row.set("debtor", registration.debtor->name);
    if (content.licence) row.set("licence", *content.licence);
    if (sees_whole(view, registration))
        row.set("secured_amount", to_string(content.secured_amount));
    const auto open = std::ranges::count_if(registration.objections,
                                            [](const Objection& one) { return !one.withdrawn_on; });
    row.set("objections", static_cast<std::int64_t>(open));
    return row;
}

Offered offered(View& view, const Api& api, const Registration& registration,
                const WorkingDays& calendar) {
    Offered offered;
    std::vector<Act> seen;
    for (const auto& move : moves) {
        if (move.from != registration.stage || !view.actor().has(move.who) ||
            std::ranges::find(seen, move.act) != seen.end())
            continue;
        auto form = form_for(view, registration, calendar, move.act);
        if (!form) continue;
        seen.push_back(move.act);
        const Operation& operation = operation_of(move.act);
        Tree action = api.action(operation.name, {{"id", registration.id}}, *std::move(form),
                                 operation.dangerous);
        (is_awaited(registration, move.act) ? offered.awaited : offered.allowed)
            .push_back(std::move(action));
    }
    return offered;
}

Tree page(View& view, Api& api, const Registration& registration, const WorkingDays& calendar) {
    const bool whole = sees_whole(view, registration);
    Offered offered = receivable::offered(view, api, registration, calendar);
    Tree::List actions = std::move(offered.awaited);
    for (Tree& action : offered.allowed) actions.push_back(std::move(action));
    Tree::List payments;
    Tree::List notes_list;
    Tree::List clock_list;
    Tree::List objections;
    if (whole) {
        for (const Payment& payment : registration.content.payments)
            payments.push_back(Tree::map({{"due", to_string(payment.due)},
                                          {"amount", to_string(payment.amount)},
                                          {"past", payment.due < view.today()}}));
        if (standing(registration, view.today()) == Standing::in_force)
            for (const Label& note :
                 notes(registration, licence_of(view, registration), view.today()))
                notes_list.push_back(write(note));
    }
    for (const Deadline& deadline : deadlines(registration, calendar, view.today()))
        clock_list.push_back(Tree::map(
            {{"name", deadline.what.name},
             {"zh", deadline.what.zh},
             {"en", deadline.what.en},
             {"due", to_string(deadline.due)},
             {"days_left", static_cast<std::int64_t>((deadline.due - view.today()).count())},
             {"source", write(source_of_times())}}));
    for (const Objection& objection : registration.objections)
        objections.push_back(objection_tree(view, objection, calendar));
    Tree tree = Tree::map({{"registration", row(view, registration)},
                           {"whole", whole},
                           {"fields", figures(view, registration)},
                           {"payments", std::move(payments)},
                           {"ranking", ranking(view, registration)},
                           {"objections", std::move(objections)},
                           {"notes", std::move(notes_list)},
                           {"clocks", std::move(clock_list)},
                           {"actions", std::move(actions)}});
    tree.set("timeline", whole ? timeline(view, api.desk(), {registration.id},
                                          [&](const std::string& each) {
                                              return name_of_organisation(view, each);
                                          })
                               : Tree(Tree::List{}));
    return tree;
}

}  // namespace zhirong::receivable
