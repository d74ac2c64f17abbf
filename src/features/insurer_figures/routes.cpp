#include "features/insurer_figures/routes.h"

#include <algorithm>

#include "features/insurer_figures/store.h"
#include "features/organisation/organisation.h"
#include "platform/desk/api.h"
#include "platform/desk/task.h"
#include "platform/desk/timeline.h"

namespace zhirong::insurer_figures {
namespace {

using organisation::Organisation;

constexpr RefusalKind insurer_missing{"figures.insurer_missing", 422, "请指明保险机构（insurer）",
                                      "Name the insurer whose figures are asked for"};
constexpr RefusalKind no_insurer{"figures.insurer", 422, "“{found}”不是保险机构",
                                 "“{found}” is no insurer"};
constexpr RefusalKind bad_date{"figures.date", 400, "日期“{found}”无效：应为 YYYY-MM-DD",
                               "“{found}” is no date: write YYYY-MM-DD"};

Endpoint endpoint(const char* path, const char* operation, Words words, std::vector<Role> roles) {
    return Endpoint{.path = path,
                    .operation = operation,
                    .words = std::move(words),
                    .tag = "insurer_figures",
                    .roles = std::move(roles)};
}

const std::vector<Role> officer{Role::insurer_officer};
const std::vector<Role> approver{Role::insurer_approver};

std::string name_of_organisation(View& view, const std::string& id) {
    return view.linked<Organisation>(id).details.name;
}

Tree answer(const std::string& id, std::string_view stage) {
    return Tree::map({{"id", id}, {"stage", std::string(stage)}});
}

bool may_decide(const View& view, const std::string& insurer, const std::string& maker) {
    const Actor& actor = view.actor();
    return actor.has(Role::insurer_approver) && actor.organisation == insurer &&
           actor.user != maker;
}

Tree::List decide_actions(View& view, const Api& api, const Treaty& treaty) {
    Tree::List actions;
    if (treaty.stage == TreatyStage::proposed &&
        may_decide(view, treaty.entered.insurer, treaty.entered.maker))
        actions.push_back(api.action("decideReinsuranceTreaty", {{"id", treaty.id}},
                                     Tree::map({{"approved", true}})));
    return actions;
}
Tree::List decide_actions(View& view, const Api& api, const Closing& closing) {
    Tree::List actions;
    if (closing.stage == ClosingStage::proposed &&
        may_decide(view, closing.proposed.insurer, closing.proposed.maker))
        actions.push_back(api.action("decideInsuranceClosing", {{"id", closing.id}},
                                     Tree::map({{"approved", true}})));
    return actions;
}

Result<Tree> enter_treaty(Work& work, const EnterTreaty& command) {
    Treaty treaty;
    treaty.id = work.new_id(Treaty::prefix);
    CHECKED(work.create(treaty, TRY(decide(command, treaties_of(work, work.actor().organisation),
                                           work.actor(), work.today()))));
    return answer(treaty.id, name_of(treaty.stage));
}

Result<Tree> decide_treaty(Work& work, const Request& request, const Decide& command) {
    auto treaty = TRY(work.get<Treaty>(request.path_parameter("id")));
    const auto others = treaties_of(work, treaty.entered.insurer);
    work.happened(treaty, TRY(decide(treaty, command, others, work.actor(), work.today())));
    return answer(treaty.id, name_of(treaty.stage));
}

Result<Tree> propose_closing(Work& work, const insurance::Shelf& shelf, const Close& command) {
    const std::string& insurer = work.actor().organisation;
    CHECKED(check(command, closings_of(work, insurer), work.actor(), work.today()));
    const Book book = TRY(book_of(work, shelf, insurer, command.through));
    auto event = TRY(decide(command, book, work.actor(), work.today()));
    const std::string id = closing_id(insurer, command.through);
    // Proposed before and not closed: proposed anew.
    Closing closing = work.find<Closing>(id).value_or(Closing{.id = id});
    work.happened(closing, std::move(event));
    return answer(closing.id, name_of(closing.stage));
}

Result<Tree> decide_closing(Work& work, const insurance::Shelf& shelf, const Request& request,
                            const Decide& command) {
    auto closing = TRY(work.get<Closing>(request.path_parameter("id")));
    const ClosingProposed& proposed = closing.proposed;
    const auto closings = closings_of(work, proposed.insurer);
    // Who may not is told before the whole book is read.
    auto event = TRY(decide(closing, command, proposed, closings, work.actor(), work.today()));
    if (!command.approved) {
        work.happened(closing, std::move(event));
        return answer(closing.id, name_of(closing.stage));
    }
    const Book book = TRY(book_of(work, shelf, proposed.insurer, proposed.through));
    const Actor maker{proposed.maker, proposed.insurer, {Role::insurer_officer}};
    const auto now =
        TRY(decide(Close{proposed.through, proposed.choices}, book, maker, proposed.on));
    event = TRY(decide(closing, command, now, closings, work.actor(), work.today()));
    work.happened(closing, std::move(event));
    post(work, closing, book, last_closed(closings));
    return answer(closing.id, name_of(closing.stage));
}

// ---- queries
Tree terms_tree(const reinsurance::Terms& terms) {
    Tree::List lines;
    for (const Line line : terms.lines) lines.push_back(write(label_of(line)));
    Tree tree = Tree::map({{"kind", write(label_of(terms.kind))},
                           {"lines", std::move(lines)},
                           {"from", to_string(terms.from)},
                           {"until", to_string(terms.until)},
                           {"commission", to_string(terms.commission)}});
    if (terms.share) tree.set("share", to_string(*terms.share));
    if (terms.retention) tree.set("retention", to_string(*terms.retention));
    if (terms.multiple) tree.set("multiple", *terms.multiple);
    return tree;
}

template <class R>
Tree decision_tree(const R& record) {
    return Tree::map({{"approved", record.decided->approved},
                      {"opinion", record.decided->opinion},
                      {"on", to_string(record.decided->on)}});
}

Result<Tree> list_treaties(View& view, const Api& api, const Request& request) {
    Tree::List items;
    for (const Treaty& each : treaties_of(view, TRY(insurer_of(view, request))))
        items.push_back(treaty_row(view, api, each));
    return Tree::map({{"items", std::move(items)}});
}

Result<Tree> list_closings(View& view, const Api& api, const Request& request) {
    const auto closings = closings_of(view, TRY(insurer_of(view, request)));
    Tree::List items;
    for (const Closing& each : closings) items.push_back(closing_row(view, api, each));
    return Tree::map(
        {{"items", std::move(items)}, {"actions", begin_actions(view, api, closings)}});
}

Tree timeline_of(View& view, Api& api, const std::string& id) {
    return timeline(view, api.desk(), {id},
                    [&](const std::string& each) { return name_of_organisation(view, each); });
}

Result<Tree> show_treaty(View& view, Api& api, const Request& request) {
    const Treaty treaty = TRY(view.get<Treaty>(request.path_parameter("id")));
    Tree tree = Tree::map({{"treaty", treaty_row(view, api, treaty)},
                           {"actions", decide_actions(view, api, treaty)},
                           {"timeline", timeline_of(view, api, treaty.id)}});
    if (treaty.decided) tree.set("decision", decision_tree(treaty));
    return tree;
}

Tree closed_line_tree(const ClosedLine& line, Date through) {
    Tree tree = Tree::map({{"line", write(label_of(line.line))},
                           {"figures", figures_tree(line.figures, line.ibnr, through)},
                           {"method", write(label_of(line.method))},
                           {"why", write(line.why)}});
    if (line.not_computable) tree.set("not_computable", write(*line.not_computable));
    if (line.prior) tree.set("prior", write(*line.prior));
    return tree;
}

Tree postings_tree(View& view, const Closing& closing) {
    Tree::List list;
    auto found = view.postings({.book = closing.proposed.insurer, .subject = closing.id}).items;
    std::ranges::reverse(found);
    for (const StoredPosting& each : found)
        list.push_back(Tree::map({{"entry", each.entry},
                                  {"value_date", to_string(each.value_date)},
                                  {"account", each.posting.account},
                                  {"amount", to_string(each.posting.amount)},
                                  {"zh", each.reason.zh},
                                  {"en", each.reason.en}}));
    return list;
}

Result<Tree> show_closing(View& view, Api& api, const Request& request) {
    const Closing closing = TRY(view.get<Closing>(request.path_parameter("id")));
    const ClosingProposed& proposed = closing.proposed;
    Tree::List lines;
    for (const ClosedLine& each : proposed.lines)
        lines.push_back(closed_line_tree(each, proposed.through));
    Tree::List treaties;
    for (const TreatyFigures& each : proposed.treaties) treaties.push_back(write(each));
    Tree tree = Tree::map({{"closing", closing_row(view, api, closing)},
                           {"lines", std::move(lines)},
                           {"treaties", std::move(treaties)},
                           {"postings", postings_tree(view, closing)},
                           {"actions", decide_actions(view, api, closing)},
                           {"timeline", timeline_of(view, api, closing.id)}});
    if (closing.decided) tree.set("decision", decision_tree(closing));
    return tree;
}

void add_commands(Api& api, const insurance::Shelf& shelf) {
    api.command<EnterTreaty>(
        endpoint("/api/v1/reinsurance-treaties", "enterReinsuranceTreaty",
                 {"录入分保合同", "Enter a reinsurance treaty"}, officer),
        {},
        [](Work& work, const Request&, const EnterTreaty& command) {
            return enter_treaty(work, command);
        },
        201);
    api.command<Decide>(
        endpoint("/api/v1/reinsurance-treaties/{id}/decision", "decideReinsuranceTreaty",
                 {"审批分保合同", "Decide the treaty"}, approver),
        {}, decide_treaty);
    api.command<Close>(
        endpoint("/api/v1/insurance-closings", "proposeInsuranceClosing",
                 {"提交月末结账", "Propose a closing"}, officer),
        {},
        [&shelf](Work& work, const Request&, const Close& command) {
            return propose_closing(work, shelf, command);
        },
        201);
    api.command<Decide>(
        endpoint("/api/v1/insurance-closings/{id}/decision", "decideInsuranceClosing",
                 {"审批结账", "Decide the closing"}, approver),
        {}, [&shelf](Work& work, const Request& request, const Decide& command) {
            return decide_closing(work, shelf, request, command);
        });
}

void add_queries(Api& api) {
    const Tree object = Tree::map({{"type", "object"}});
    const QueryParameter insurer{
        "insurer", {"保险机构（管理员、审计员填写）", "Insurer, for administrator and auditor"}};
    auto treaties = endpoint("/api/v1/reinsurance-treaties", "listReinsuranceTreaties",
                             {"分保合同", "Reinsurance treaties"}, readers());
    treaties.query = {insurer};
    api.query(std::move(treaties), object, [&api](View& view, const Request& request) {
        return list_treaties(view, api, request);
    });
    api.query(endpoint("/api/v1/reinsurance-treaties/{id}", "showReinsuranceTreaty",
                       {"分保合同详情", "One treaty"}, readers()),
              object, [&api](View& view, const Request& request) {
                  return show_treaty(view, api, request);
              });
    auto closings = endpoint("/api/v1/insurance-closings", "listInsuranceClosings",
                             {"月末结账", "Closings"}, readers());
    closings.query = {insurer};
    api.query(std::move(closings), object, [&api](View& view, const Request& request) {
        return list_closings(view, api, request);
    });
    api.query(endpoint("/api/v1/insurance-closings/{id}", "showInsuranceClosing",
                       {"结账详情", "One closing"}, readers()),
              object, [&api](View& view, const Request& request) {
                  return show_closing(view, api, request);
              });
}

}  // namespace

std::vector<Role> readers() {
    return {Role::insurer_officer, Role::insurer_approver, Role::administrator, Role::auditor};
}

Result<std::string> insurer_of(View& view, const Request& request) {
    if (!view.sees_all()) return view.actor().organisation;
    const std::string named(request.query_value("insurer").value_or(""));
    if (named.empty()) return refuse(insurer_missing, "insurer");
    const auto found = view.find<Organisation>(named);
    if (!found || found->details.kind != OrganisationKind::insurer)
        return refuse(no_insurer, "insurer", {{"found", named}});
    return named;
}

Result<Date> date_of_query(const Request& request, const char* name, Date otherwise) {
    const auto text = request.query_value(name);
    if (!text || text->empty()) return otherwise;
    const auto date = parse_date(*text);
    if (!date) return refuse(bad_date, name, {{"found", std::string(*text)}});
    return *date;
}

Tree::List begin_actions(View& view, const Api& api, const std::vector<Closing>& closings) {
    Tree::List actions;
    if (!view.actor().has(Role::insurer_officer)) return actions;
    // The month end after the last, or the last one that is over.
    const Date over = end_of_month(add_months(end_of_month(view.today()), -1));
    const Closing* last = last_closed(closings);
    const Date following = last == nullptr ? over : end_of_month(last->proposed.through + Days{1});
    if (following <= over)
        actions.push_back(api.action("proposeInsuranceClosing", {},
                                     Tree::map({{"through", to_string(following)}})));
    actions.push_back(api.action("enterReinsuranceTreaty", {}, Tree::Map{}));
    return actions;
}

Tree treaty_row(View& view, const Api&, const Treaty& treaty) {
    const TreatyEntered& entered = treaty.entered;
    return Tree::map({{"id", treaty.id},
                      {"insurer", name_of_organisation(view, entered.insurer)},
                      {"title", entered.title},
                      {"reinsurer", entered.reinsurer},
                      {"reference", entered.reference},
                      {"terms", terms_tree(entered.terms)},
                      {"entered_on", to_string(entered.on)},
                      {"stage", write(label_of(treaty.stage))}});
}

Tree closing_row(View& view, const Api&, const Closing& closing) {
    const ClosingProposed& proposed = closing.proposed;
    LineFigures all;
    Money ibnr;
    for (const ClosedLine& each : proposed.lines) {
        all += each.figures;
        ibnr += each.ibnr;
    }
    Tree tree = Tree::map({{"id", closing.id},
                           {"insurer", name_of_organisation(view, proposed.insurer)},
                           {"through", to_string(proposed.through)},
                           {"total", figures_tree(all, ibnr, proposed.through)},
                           {"proposed_on", to_string(proposed.on)},
                           {"stage", write(label_of(closing.stage))}});
    if (closing.decided) tree.set("decided_on", to_string(closing.decided->on));
    return tree;
}

Tree figures_tree(const LineFigures& figures, Money ibnr, std::optional<Date> ibnr_through) {
    Tree tree = write(figures);
    tree.set("unearned", to_string(figures.unearned()));
    tree.set("ibnr", to_string(ibnr));
    tree.set("incurred", to_string(incurred(figures, ibnr)));
    tree.set("why_unearned", write(why_unearned(figures)));
    tree.set("why_incurred", write(why_incurred(figures, ibnr, ibnr_through)));
    if (const auto ratio = loss_ratio(figures, ibnr)) {
        tree.set("loss_ratio", to_string(*ratio));
        tree.set("why_loss_ratio", write(*why_loss_ratio(figures, ibnr, ibnr_through)));
    }
    return tree;
}

void add_routes(Api& api, const insurance::Shelf& shelf) {
    api.kind<Treaty>();
    api.kind<Closing>();
    add_commands(api, shelf);
    add_queries(api);
    add_figures_routes(api, shelf);
}

Result<Tree::List> waiting(View& view, const Api& api) {
    Tree::List list;
    if (!view.actor().has(Role::insurer_approver)) return list;
    const std::string& insurer = view.actor().organisation;
    for (const Treaty& each : treaties_of(view, insurer))
        for (const Tree& action : decide_actions(view, api, each))
            list.push_back(task("reinsurance_treaty", each.id,
                                Tree::map({{"zh", each.entered.title}, {"en", each.entered.title}}),
                                action, each.entered.on));
    for (const Closing& each : closings_of(view, insurer))
        for (const Tree& action : decide_actions(view, api, each)) {
            const std::string day = to_string(each.proposed.through);
            list.push_back(task("insurance_closing", each.id,
                                Tree::map({{"zh", day + " 月末结账"}, {"en", "Closing of " + day}}),
                                action, each.proposed.on));
        }
    return list;
}

}  // namespace zhirong::insurer_figures
