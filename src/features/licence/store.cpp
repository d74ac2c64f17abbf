#include "features/licence/store.h"

#include <algorithm>
#include <array>

#include "features/licence/moves.h"
#include "features/organisation/organisation.h"
#include "platform/desk/api.h"
#include "platform/desk/timeline.h"
#include "platform/json/json.h"

namespace zhirong::licence {
namespace {

using organisation::Organisation;
using rights::Right;

constexpr std::int64_t page_size = 500;

struct Operation {
    Act act;
    const char* name;
    // Somebody waits for it; acts beside the way are offered, and nobody waits for them.
    bool awaited;
    bool dangerous;
};
constexpr std::array operations{
    Operation{Act::draft, "amendLicence", false, false},
    Operation{Act::submit, "submitLicence", true, false},
    Operation{Act::ask_consent, "askLicenceConsent", true, false},
    Operation{Act::give_consent, "giveLicenceConsent", true, false},
    Operation{Act::decline_consent, "declineLicenceConsent", true, true},
    Operation{Act::request_correction, "requestLicenceCorrection", true, false},
    Operation{Act::resubmit, "resubmitLicence", true, false},
    Operation{Act::file, "fileLicence", true, false},
    Operation{Act::refuse, "refuseLicence", true, true},
    Operation{Act::withdraw, "withdrawLicence", false, true},
    Operation{Act::change, "changeLicence", false, false},
    Operation{Act::extend, "extendLicence", false, false},
    Operation{Act::cancel, "cancelLicence", false, true},
    Operation{Act::note_expiry, "noteLicenceExpiry", true, false},
    Operation{Act::disclose, "discloseLicence", false, false},
};

const Operation& operation_of(Act act) {
    const auto found = std::ranges::find(operations, act, &Operation::act);
    ensure(found != operations.end());
    return *found;
}

std::string name_of_organisation(View& view, const std::string& id) {
    return view.linked<Organisation>(id).details.name;
}

// Others that the rights of the filing carry, in the order of their ids.
std::vector<Licence> others_on(View& view, const Licence& licence,
                               const std::vector<Right>& rights) {
    std::vector<std::string> ids;
    for (const Right& right : rights)
        for (const rights::LicenceInForce& one : right.licences)
            if (one.licence != licence.id) ids.push_back(one.licence);
    std::ranges::sort(ids);
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    std::vector<Licence> others;
    for (const std::string& id : ids)
        if (auto other = view.find<Licence>(id)) others.push_back(*std::move(other));
    return others;
}

std::optional<std::string> other_filing(View& view, const Licence& licence, const Draft& content) {
    const auto found =
        view.with_key<Licence>(contract_key(licence.licensor, content.contract_number), false,
                               {.cursor = {}, .limit = page_size, .stage = {}});
    if (!found) return std::nullopt;
    for (const Licence& each : found->items)
        if (each.id != licence.id && is_open(each)) return each.number.value_or(each.id);
    return std::nullopt;
}

void complete(View& view, const Licence& licence, const Draft& content, Surroundings& around) {
    around.others = others_on(view, licence, around.rights);
    around.same_contract = other_filing(view, licence, content);
    if (content.head_licence) around.head = view.find<Licence>(*content.head_licence);
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

Tree figures(View& view, const Licence& licence) {
    const Draft& content = licence.content;
    Figures figures;
    figures.add("licensor", "许可人", "Licensor", "text", licence.licensor_name)
        .add("licensee", "被许可人", "Licensee", "text", content.licensee_name);
    if (content.licensee_code)
        figures.add("licensee_code", "被许可人统一社会信用代码", "Credit code of the licensee",
                    "text", *content.licensee_code);
    figures.add("contract_number", "许可合同编号", "Contract", "text", content.contract_number)
        .add("signed_on", "签订日", "Signed on", "date", to_string(content.signed_on))
        .add("effective_on", "生效日", "In effect from", "date", to_string(content.effective_on))
        .add("until", "许可期限至（含）", "Licensed until", "date",
             content.until ? Tree(to_string(*content.until)) : Tree{})
        .add("type", "许可种类", "Type", "text",
             content.type ? Tree(label_of(*content.type).zh) : Tree{})
        .add("territory", "许可地域", "Territory", "text", words_of(content.territory).zh)
        .add("fee", "许可费", "Fee", "text",
             content.fee ? Tree(words_of(*content.fee).zh) : Tree{});
    for (const std::string& group : content.goods)
        figures.add("goods", "商品类似群", "Group of goods", "text", group);
    figures
        .add("sublicensable", "被许可人可以分许可", "The licensee may sublicense", "text",
             Tree(content.sublicensable))
        .add("assignment_banned", "禁止转让或者出质许可费", "Fees may not be pledged", "text",
             Tree(content.assignment_banned));
    if (content.open_licence)
        figures.add("open_licence", "开放许可", "Open licence", "text", Tree(true));
    if (content.head_licence)
        figures.add("head_licence", "依据的备案", "Filing it rests on", "link",
                    *content.head_licence, "/licences/" + *content.head_licence);
    if (content.agent) figures.add("agent", "代理机构", "Agency", "text", *content.agent);
    figures.add("registry", "备案窗口", "Registration desk", "text",
                name_of_organisation(view, content.registry));
    if (licence.submitted_on)
        figures.add("submitted_on", "提交日", "Submitted on", "date",
                    to_string(*licence.submitted_on));
    if (content.late_reason)
        figures.add("late_reason", "逾期备案的说明", "Why it is filed late", "text",
                    *content.late_reason);
    if (licence.number)
        figures.add("number", "备案号", "Filing number", "text", *licence.number)
            .add("filed_on", "备案日", "Filed on", "date", to_string(*licence.filed_on));
    if (licence.open_defects)
        figures.add("open_defects", "须补正的缺陷", "Defects to cure", "text",
                    *licence.open_defects);
    if (licence.ended_on)
        figures.add("ended_on", "终止日", "Ended on", "date", to_string(*licence.ended_on))
            .add("ended_because", "终止原因", "Why it ended", "text",
                 licence.ended_because.value_or(""));
    for (const std::string& lender : licence.disclosed_to)
        figures.add("disclosed_to", "已开放查阅", "Disclosed to", "text",
                    name_of_organisation(view, lender));
    return figures.take();
}

Tree clock_tree(const char* name, const char* zh, const char* en, Date due, const Label& source,
                View& view, const WorkingDays* calendar) {
    Tree tree = Tree::map({{"name", name},
                           {"zh", zh},
                           {"en", en},
                           {"due", to_string(due)},
                           {"days_left", static_cast<std::int64_t>((due - view.today()).count())},
                           {"source", write(source)}});
    if (calendar != nullptr && due >= view.today())
        if (const auto left = calendar->working_days_between(view.today(), due))
            tree.set("working_days_left", *left);
    return tree;
}

// The times that run for this filing now.
Tree::List clocks(View& view, const Licence& licence, const WorkingDays& calendar) {
    Tree::List list;
    if (licence.stage == Stage::draft && !licence.marks)
        if (const auto last = file_by(licence.content, calendar))
            list.push_back(clock_tree("file_by", "备案期限", "To be filed by", *last,
                                      filing_clock().source, view, nullptr));
    if (const auto due = due_on(licence, calendar); due && *due)
        list.push_back(clock_tree("review", "审查期限", "Review due by", **due,
                                  review_clock().source, view, &calendar));
    if (licence.stage == Stage::filed && licence.content.until)
        list.push_back(clock_tree(
            "until", "许可期限届满", "The licence ends", *licence.content.until,
            {"contract", "许可合同；延长须在届满前备案，届满后办理注销",
             "The contract; an extension is filed before it ends, after it the filing is closed"},
            view, nullptr));
    return list;
}

Tree ground_tree(const Found& found) {
    const Refusal refusal = found.refusal();
    return Tree::map({{"number", rule_of(found.ground).number},
                      {"ground", write(label_of(found.ground))},
                      {"right", found.right},
                      {"code", refusal.kind->code},
                      {"zh", in_chinese(refusal)},
                      {"en", in_english(refusal)},
                      {"source", write(found.source())}});
}

// Once it is decided, the examination is over.
std::vector<Found> found_now(View& view, const Licence& licence, const Surroundings& around) {
    const bool open = licence.stage == Stage::draft || licence.stage == Stage::submitted ||
                      licence.stage == Stage::correction_requested;
    if (!open) return {};
    return grounds(licence, around, view.today());
}

// The prefilled form of an act, or nothing where there is nothing for it to do now.
std::optional<Tree> form_for(View& view, const Licence& licence, const Surroundings& around,
                             const std::vector<Found>& found, Act act) {
    const std::string today = to_string(view.today());
    const auto last = last_day(licence);
    const bool over = last && view.today() > *last;
    switch (act) {
        case Act::draft:
        case Act::resubmit: return write(licence.content);
        case Act::ask_consent:
            if (to_ask(licence, around.rights).empty()) return std::nullopt;
            return Tree::Map{};
        case Act::give_consent:
        case Act::decline_consent:
            if (!is_awaited(licence, view.actor().organisation)) return std::nullopt;
            return Tree::Map{};
        case Act::file:
            if (!found.empty() || over) return std::nullopt;
            return Tree::Map{};
        case Act::refuse:
            if (!found.empty())
                return Tree::map({{"ground", std::string(name_of(found.front().ground))},
                                  {"reason", in_chinese(found.front().refusal())}});
            return Tree::map({{"ground", std::string(name_of(Ground::other))}});
        case Act::request_correction:
            if (found.empty()) return Tree::Map{};
            return Tree::map({{"defects", in_chinese(found.front().refusal())}});
        case Act::extend:
            if (over) return std::nullopt;
            return Tree::map({{"until", to_string(add_months(*licence.content.until, 12))}});
        case Act::cancel:
            if (over) return std::nullopt;
            return Tree::map({{"on", today}});
        case Act::change:
            if (over) return std::nullopt;
            return Tree::Map{};
        case Act::note_expiry:
            if (!over) return std::nullopt;
            return Tree::Map{};
        default: return Tree::Map{};
    }
}

Tree registrations(View& view, const Pages& pages, const Licence& licence) {
    Tree::List list;
    if (licence.number) {
        const Standing now = standing(licence, view.today());
        const bool ended = licence.stage == Stage::cancelled || licence.stage == Stage::expired;
        Tree own = Tree::map(
            {{"registry",
              write(Label{"filing", licence.marks ? "商标使用许可备案" : "专利实施许可合同备案",
                          licence.marks ? "Filing of the trademark licence"
                                        : "Filing of the patent licence"})},
             {"number", *licence.number},
             {"organisation", name_of_organisation(view, licence.content.registry)},
             {"standing", write(ended ? stage_words(licence) : label_of(now))},
             {"holds", !ended && now != Standing::over},
             {"href", ""}});
        if (const auto last = last_day(licence)) own.set("ends_on", to_string(*last));
        list.push_back(std::move(own));
    }
    for (const Contribute& contribute : pages.registrations)
        for (const Registration& one : contribute(view, licence)) {
            Tree tree =
                Tree::map({{"registry", write(Label{"receivable", "应收账款质押登记（许可费）",
                                                    "Pledge of receivables (licence fees)"})},
                           {"number", one.number},
                           {"organisation", one.organisation},
                           {"standing", write(one.standing)},
                           {"holds", one.holds},
                           {"href", one.href}});
            if (one.ends_on) tree.set("ends_on", to_string(*one.ends_on));
            list.push_back(std::move(tree));
        }
    return list;
}

Tree rights_tree(const std::vector<Right>& rights) {
    Tree::List list;
    for (const Right& right : rights) {
        Tree row = Tree::map({{"id", right.id},
                              {"number", right.number},
                              {"title", right.title},
                              {"kind", std::string(name_of(right.right_kind))}});
        if (const auto end = rights::legal_end(right)) row.set("legal_end", to_string(*end));
        if (right.pledge) row.set("pledge", *right.pledge);
        list.push_back(std::move(row));
    }
    return list;
}

Tree payments_tree(const Licence& licence, Date today) {
    Tree::List list;
    if (!licence.content.fee) return list;
    for (const Payment& payment : scheduled(*licence.content.fee))
        list.push_back(Tree::map({{"due", to_string(payment.due)},
                                  {"amount", to_string(payment.amount)},
                                  {"past", payment.due < today}}));
    return list;
}

Tree consents_tree(View& view, const Licence& licence, const std::vector<Right>& rights) {
    Tree::List list;
    for (const Consent& consent : licence.consents) {
        const auto right = std::ranges::find(rights, consent.right, &Right::id);
        Tree row = Tree::map({{"right", consent.right},
                              {"number", right == rights.end() ? consent.right : right->number},
                              {"pledge", consent.pledge},
                              {"pledgee", name_of_organisation(view, consent.pledgee)},
                              {"asked_on", to_string(consent.asked_on)},
                              {"answer", write(label_of(consent.answer))}});
        if (consent.answered_on) row.set("answered_on", to_string(*consent.answered_on));
        if (consent.paper) row.set("paper", *consent.paper);
        if (consent.proceeds) row.set("proceeds", write(label_of(*consent.proceeds)));
        if (consent.account) row.set("account", *consent.account);
        list.push_back(std::move(row));
    }
    return list;
}

Tree papers_tree(const Licence& licence) {
    Tree::List list;
    for (const PaperNeeded& paper : papers_needed(licence.content))
        list.push_back(Tree::map({{"kind", paper.paper.name},
                                  {"zh", paper.paper.zh},
                                  {"en", paper.paper.en},
                                  {"present", paper.present},
                                  {"reference", paper.reference}}));
    return list;
}

Tree labels(const std::vector<Label>& all) {
    Tree::List list;
    for (const Label& one : all) list.push_back(write(one));
    return list;
}

Offered offered_with(View& view, const Api& api, const Licence& licence, const Surroundings& around,
                     const std::vector<Found>& found) {
    Offered offered;
    const Actor& actor = view.actor();
    for (const auto& move : moves) {
        if (move.from != licence.stage) continue;
        const Operation& operation = operation_of(move.act);
        const bool pledgee = move.who == Role::bank_officer;
        // A draft asks when it is submitted; a filed licence is older than the pledge.
        const bool awaited = operation.awaited &&
                             (move.act != Act::ask_consent || licence.stage == Stage::submitted ||
                              licence.stage == Stage::correction_requested);
        const std::string& organisation =
            pledgee ? actor.organisation
                    : (move.who == Role::registry_officer ? licence.content.registry
                                                          : licence.licensor);
        auto form = form_for(view, licence, around, found, move.act);
        if (form && actor.has(move.who) && actor.organisation == organisation) {
            Tree action = api.action(operation.name, {{"id", licence.id}}, *std::move(form),
                                     operation.dangerous);
            (awaited ? offered.awaited : offered.allowed).push_back(std::move(action));
        } else if (form && awaited && !pledgee) {
            const Label who = label_of(move.who);
            if (std::ranges::find(offered.waiting_for, who.name, &Label::name) ==
                offered.waiting_for.end())
                offered.waiting_for.push_back(who);
        }
    }
    const bool consents_awaited = std::ranges::any_of(
        licence.consents, [](const Consent& one) { return one.answer == Answer::waiting; });
    if (consents_awaited && offered.awaited.empty())
        offered.waiting_for.push_back(
            {"pledgee", "质权人（就许可表示同意与否）", "The pledgee, who is asked to consent"});
    return offered;
}

}  // namespace

Result<std::vector<Right>> rights_of_draft(View& view, const Draft& draft) {
    std::vector<std::string> ids = draft.rights;
    std::ranges::sort(ids);
    std::vector<Right> rights;
    for (const std::string& id : ids) {
        // Of a sublicence the owner is somebody else, and the filing it rests on names the right.
        if (!draft.head_licence) {
            rights.push_back(TRY(view.get<Right>(id)));
            continue;
        }
        auto right = view.find<Right>(id);
        if (!right) return refuse(refusals::not_found, "rights", {{"found", id}});
        rights.push_back(*std::move(right));
    }
    return rights;
}

Surroundings surroundings(View& view, const Licence& licence) {
    Surroundings around;
    std::vector<std::string> ids = licence.content.rights;
    std::ranges::sort(ids);
    for (const std::string& id : ids) around.rights.push_back(view.linked<Right>(id));
    complete(view, licence, licence.content, around);
    return around;
}

Result<Surroundings> surroundings(View& view, const Licence& licence, const Draft& content) {
    Surroundings around;
    around.rights = TRY(rights_of_draft(view, content));
    complete(view, licence, content, around);
    return around;
}

void each_licence(View& view, const std::function<bool(const Licence&)>& use) {
    const Actor& actor = view.actor();
    const bool office = view.sees_all() || actor.has(Role::registry_officer) ||
                        actor.has(Role::policy_officer) || actor.has(Role::policy_approver);
    if (!office) {
        Page page{.cursor = {}, .limit = page_size, .stage = {}};
        for (;;) {
            const auto found = view.list<Licence>(page);
            ensure(found.has_value());
            for (const Licence& licence : found->items)
                if (!use(licence)) return;
            if (!found->next) return;
            page.cursor = *found->next;
        }
    }
    std::string last;
    for (;;) {
        const Rows rows = view.session().query(
            "select id, body from record where kind = $1 and id > $2 order by id limit $3",
            Licence::kind, last, page_size);
        for (const Row& row : rows) {
            const auto tree = parse_json(row.text(1));
            ensure(tree.has_value());
            const auto licence = read<Licence>(*tree);
            ensure(licence.has_value());
            if (!use(*licence)) return;
        }
        if (std::ssize(rows) < page_size) return;
        last = rows.back().text(0);
    }
}

Tree row(View& view, const Licence& licence, const WorkingDays& calendar) {
    const Draft& content = licence.content;
    const Standing now = standing(licence, view.today());
    Tree row = Tree::map(
        {{"id", licence.id},
         {"licensor", Tree::map({{"id", licence.licensor}, {"name", licence.licensor_name}})},
         {"licensee", content.licensee_name},
         {"name", licence.licensor_name + " → " + content.licensee_name},
         {"marks", licence.marks},
         {"rights", static_cast<std::int64_t>(content.rights.size())},
         {"contract_number", content.contract_number},
         {"effective_on", to_string(content.effective_on)},
         {"stage", write(stage_words(licence))},
         {"standing", write(label_of(now))}});
    if (content.type) row.set("type", write(label_of(*content.type)));
    if (content.until) row.set("until", to_string(*content.until));
    if (content.fee) {
        row.set("fee_mode", write(label_of(mode_of(*content.fee))));
        row.set("fee", write(words_of(*content.fee)));
        if (const auto amount = certain_amount(*content.fee)) row.set("amount", to_string(*amount));
    }
    if (licence.number) row.set("number", *licence.number);
    if (licence.filed_on) row.set("filed_on", to_string(*licence.filed_on));
    if (licence.submitted_on) row.set("submitted_on", to_string(*licence.submitted_on));
    // A year whose holidays are not yet published has no due date to show.
    if (const auto due = due_on(licence, calendar).value_or(std::nullopt)) {
        row.set("due_on", to_string(*due));
        if (*due >= view.today())
            if (const auto left = calendar.working_days_between(view.today(), *due))
                row.set("working_days_left", *left);
    }
    if (licence.stage == Stage::draft && !licence.marks)
        if (const auto last = file_by(content, calendar)) row.set("file_by", to_string(*last));
    return row;
}

Offered offered(View& view, const Api& api, const Licence& licence) {
    const Surroundings around = surroundings(view, licence);
    return offered_with(view, api, licence, around, found_now(view, licence, around));
}

Tree pre_check(View& view, const Licence& licence) {
    const Surroundings around = surroundings(view, licence);
    Tree::List found;
    for (const Found& one : grounds(licence, around, view.today()))
        found.push_back(ground_tree(one));
    Tree::List missing;
    for (const PaperNeeded& paper : papers_needed(licence.content))
        if (!paper.present) missing.push_back(write(paper.paper));
    return Tree::map({{"would_file", found.empty() && missing.empty()},
                      {"grounds", std::move(found)},
                      {"missing_papers", std::move(missing)},
                      {"notes", labels(notes(licence, around))}});
}

Tree page(View& view, Api& api, const Pages& pages, const Licence& licence,
          const WorkingDays& calendar) {
    const Surroundings around = surroundings(view, licence);
    const auto found = found_now(view, licence, around);
    Offered offered = offered_with(view, api, licence, around, found);
    Tree::List actions = std::move(offered.awaited);
    for (Tree& action : offered.allowed) actions.push_back(std::move(action));
    Tree::List ground_list;
    for (const Found& one : found) ground_list.push_back(ground_tree(one));
    return Tree::map(
        {{"licence", row(view, licence, calendar)},
         {"fields", figures(view, licence)},
         {"rights", rights_tree(around.rights)},
         {"payments", payments_tree(licence, view.today())},
         {"registrations", registrations(view, pages, licence)},
         {"consents", consents_tree(view, licence, around.rights)},
         {"papers", papers_tree(licence)},
         {"grounds", std::move(ground_list)},
         {"notes", labels(notes(licence, around))},
         {"clocks", clocks(view, licence, calendar)},
         {"actions", std::move(actions)},
         {"waiting_for",
          [&] {
              Tree::List list;
              for (const Label& who : offered.waiting_for)
                  list.push_back(Tree::map({{"role", who.name}, {"zh", who.zh}, {"en", who.en}}));
              return list;
          }()},
         {"timeline", timeline(view, api.desk(), {licence.id}, [&](const std::string& each) {
              return name_of_organisation(view, each);
          })}});
}

}  // namespace zhirong::licence
