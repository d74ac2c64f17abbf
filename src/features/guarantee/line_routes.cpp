#include "features/guarantee/line_routes.h"

#include <algorithm>

#include "core/access/party.h"
#include "features/guarantee/moves.h"
#include "features/organisation/organisation.h"
#include "platform/desk/api.h"
#include "platform/desk/task.h"
#include "platform/desk/timeline.h"

namespace zhirong::guarantee {
namespace {

using organisation::Organisation;

constexpr RefusalKind scheme_not_there{"guarantee.scheme_unknown", 404, "没有担保方案“{found}”",
                                       "No guarantee scheme “{found}”"};
constexpr RefusalKind wrong_kind{"guarantee.organisation", 422, "“{found}”不是{expected}",
                                 "“{found}” is no {expected_en}"};
constexpr RefusalKind no_member{"guarantee.member", 422, "平台上没有企业“{found}”",
                                "There is no firm “{found}” on the platform"};
constexpr RefusalKind no_guarantor{"guarantee.guarantor", 404,
                                   "没有担保机构“{found}”，或者不是贵机构",
                                   "There is no guarantor “{found}”, or it is not your own"};

// A question about a scheme: what a loan costs, who bears a loss, who gets back what.
struct Quote {
    std::string scheme;
    Money principal;
    int months = 12;
    bool counter_guaranteed = false;
    std::optional<Ratio> rate;
    std::optional<Money> lost_principal;
    std::optional<Money> lost_interest;
    std::optional<Money> left;
    std::optional<Money> recovered;
};

}  // namespace
}  // namespace zhirong::guarantee

namespace zhirong {
template <>
struct Shape<guarantee::Quote> {
    using T = guarantee::Quote;
    static constexpr std::array fields{
        field<&T::scheme>("scheme", "担保方案", "Scheme", not_blank),
        field<&T::principal>("principal", "贷款本金", "Principal", positive),
        field<&T::months>("months", "期限（月）", "Term, months", positive),
        field<&T::counter_guaranteed>("counter_guaranteed", "有反担保", "Counter-guaranteed"),
        field<&T::rate>("rate", "约定年费率", "Rate agreed"),
        field<&T::lost_principal>("lost_principal", "未还本金", "Principal unpaid", not_negative),
        field<&T::lost_interest>("lost_interest", "未还利息", "Interest unpaid", not_negative),
        field<&T::left>("left", "代偿上限余额", "What may still be paid", not_negative),
        field<&T::recovered>("recovered", "追偿净额", "Recovered, net", not_negative)};
};
}  // namespace zhirong

namespace zhirong::guarantee {
namespace {

constexpr RefusalKind recovered_more{"guarantee.quote_recovered", 422,
                                     "追偿净额 {found} 元超过全部损失 {expected} 元",
                                     "{found} recovered is more than the loss of {expected}"};

Result<std::monostate> require_kind(View& view, const char* field, const std::string& id,
                                    std::initializer_list<OrganisationKind> kinds) {
    const auto found = view.find<Organisation>(id);
    if (found && std::ranges::find(kinds, found->details.kind) != kinds.end()) return {};
    std::string zh;
    std::string en;
    for (const OrganisationKind kind : kinds) {
        const Label label = label_of(kind);
        zh += (zh.empty() ? "" : "、") + label.zh;
        en += (en.empty() ? "" : ", ") + label.en;
    }
    return refuse(wrong_kind, field, {{"found", id}, {"expected", zh}, {"expected_en", en}});
}

Result<Tree> quote(const Shelf& shelf, View& view, const Quote& question) {
    const Scheme& scheme = *TRY(shelf.find(question.scheme, view.today()));
    const LoanAsked loan{question.principal, question.months, question.counter_guaranteed};
    Tree answer = Tree::map({{"scheme", scheme_summary(scheme)},
                             {"guaranteed", to_string(guaranteed_amount(scheme, loan.principal))},
                             {"fee", write(TRY(fee(scheme, loan, question.rate)))}});
    if (!question.lost_principal) return answer;
    const LossAsked loss{*question.lost_principal, question.lost_interest.value_or(Money{})};
    const Money whole = loss.principal + loss.interest;
    const Split shared = split(scheme, loss, question.left);
    answer.set("split", write(shared));
    if (!question.recovered || whole == Money{}) return answer;
    if (*question.recovered > whole)
        return refuse(recovered_more, "recovered",
                      {{"found", with_separators(*question.recovered)},
                       {"expected", with_separators(whole)}});
    answer.set("returned", write(divide(scheme.recovery, shared.parts, *question.recovered)));
    return answer;
}

Result<Tree> show_scheme(View& view, const Shelf& shelf, const Request& request) {
    const std::string& id = request.path_parameter("id");
    const Scheme* shown = shelf.shelf().shown(id, view.today());
    if (shown == nullptr) return refuse(scheme_not_there, "id", {{"found", id}});
    Tree scheme = write(*shown);
    scheme.set("version", shown->version);
    scheme.set("examples", has_examples(*shown));
    // What of a hundred yuan lost each bears: the chain to be drawn.
    const Split of_hundred = split(*shown, {yuan(100), Money{}});
    Tree tree = shelf.shelf().page(*shown, std::move(scheme), view.today(), scheme_summary);
    tree.set("of_hundred", write(of_hundred));
    return tree;
}

// ---- standing
Tree answer(const Standing& standing) {
    return Tree::map({{"id", standing.id}, {"guarantor", standing.guarantor}});
}

template <class C>
Result<Tree> of_standing(Work& work, const Request& request, const C& command) {
    const std::string& guarantor = request.path_parameter("id");
    CHECKED(require_acting_for(work.actor(), guarantor));
    auto standing = standing_now(work, guarantor);
    auto decided = TRY(decide(standing, command, work.actor(), work.today()));
    if constexpr (std::is_same_v<C, ConfirmNetAssets>)
        std::visit([&](auto& event) { work.happened(standing, event); }, decided);
    else
        work.happened(standing, std::move(decided));
    return answer(standing);
}

Result<Tree> relate(Work& work, const Request& request, const RelateBorrowers& command) {
    for (std::size_t i = 0; i < command.members.size(); ++i) {
        const auto firm = work.find<Organisation>(command.members[i]);
        if (!firm || firm->details.kind != OrganisationKind::enterprise)
            return refuse(no_member, shapes::item_path("members", i),
                          {{"found", command.members[i]}});
    }
    return of_standing(work, request, command);
}

Tree room_tree(const Room& room) { return write(room); }

std::string rate_text(const std::optional<Ratio>& rate) {
    return rate ? to_string(*rate) : std::string();
}

Tree years_tree(const Totals& totals) {
    Tree::List years;
    for (const auto& [year, brought] : totals.years) {
        Tree row = write(brought);
        row.set("year", year);
        // The rate by which guarantors report (paid over what ended in the year); each scheme's own
        // is on its line.
        row.set("rate", rate_text(claim_rate(brought.paid, brought.released)));
        years.push_back(std::move(row));
    }
    return years;
}

Tree groups_tree(View& view, const Standing& standing) {
    Tree::List groups;
    for (const Group& each : standing.groups) {
        Tree::List members;
        Money outstanding;
        for (const std::string& member : each.details.members) {
            members.push_back(Tree::map({{"id", member},
                                         {"name", organisation_name(view, member)},
                                         {"outstanding", to_string(standing.totals.of(member))}}));
        }
        // With those related through other groups.
        for (const std::string& member : related(standing, each.details.members.front()))
            outstanding += standing.totals.of(member);
        Tree row = Tree::map({{"number", each.number},
                              {"name", each.details.name},
                              {"paper", each.details.paper},
                              {"on", to_string(each.on)},
                              {"members", std::move(members)},
                              {"outstanding", to_string(outstanding)}});
        if (each.ended_on)
            row.set("ended_on", to_string(*each.ended_on));
        else if (const auto now = exposure(standing, each.details.members.front()))
            row.set("room", room_tree(group_room(*now)));
        groups.push_back(std::move(row));
    }
    return groups;
}

Tree borrowers_tree(View& view, const Standing& standing) {
    std::vector<std::pair<Money, std::string>> all;
    for (const auto& [borrower, amount] : standing.totals.by_borrower)
        all.emplace_back(amount, borrower);
    std::ranges::sort(all, std::greater{});
    constexpr std::size_t most_shown = 20;
    if (all.size() > most_shown) all.resize(most_shown);
    Tree::List borrowers;
    for (const auto& [amount, borrower] : all) {
        Tree row = Tree::map({{"id", borrower},
                              {"name", organisation_name(view, borrower)},
                              {"outstanding", to_string(amount)}});
        if (const auto now = exposure(standing, borrower))
            row.set("room", room_tree(borrower_room(*now)));
        borrowers.push_back(std::move(row));
    }
    return borrowers;
}

Tree::List standing_actions(View& view, const Api& api, const Standing& standing) {
    Tree::List actions;
    if (standing.guarantor != view.actor().organisation) return actions;
    const std::map<std::string, std::string> id{{"id", standing.guarantor}};
    if (standing.reported && view.actor().has(Role::guarantor_approver) &&
        standing.reported->maker != view.actor().user)
        actions.push_back(api.action("confirmNetAssets", id, Tree::map({{"approved", true}})));
    if (view.actor().has(Role::guarantor_officer)) {
        actions.push_back(
            api.action("reportNetAssets", {},
                       Tree::map({{"as_of", to_string(view.today())}, {"mainly_small", false}})));
        actions.push_back(api.action("relateBorrowers", id));
        if (std::ranges::any_of(standing.groups, [](const Group& each) { return !each.ended_on; }))
            actions.push_back(api.action("endBorrowerRelation", id, Tree::Map{}, true));
    }
    return actions;
}

Tree net_assets_tree(View& view, const NetAssetsReported& reported) {
    Tree tree = write(reported.details);
    tree.set("maker", person_name(view, reported.maker));
    tree.set("on", to_string(reported.on));
    return tree;
}

Result<Tree> show_standing(View& view, Api& api, const Request& request) {
    const std::string& guarantor = request.path_parameter("id");
    const auto found = view.find<Organisation>(guarantor);
    const bool own_or_all = view.sees_all() || guarantor == view.actor().organisation;
    if (!own_or_all || !found || found->details.kind != OrganisationKind::guarantor)
        return refuse(no_guarantor, "", {{"found", guarantor}});
    const Standing standing = standing_now(view, guarantor);
    Tree tree = Tree::map({{"guarantor", guarantor},
                           {"name", found->details.name},
                           {"stage", write(stage_words(standing))},
                           {"outstanding", to_string(standing.totals.outstanding)},
                           {"borrowers", borrowers_tree(view, standing)},
                           {"groups", groups_tree(view, standing)},
                           {"years", years_tree(standing.totals)},
                           {"actions", standing_actions(view, api, standing)}});
    if (standing.confirmed) tree.set("net_assets", net_assets_tree(view, *standing.confirmed));
    if (standing.reported) tree.set("reported", net_assets_tree(view, *standing.reported));
    if (const auto now = exposure(standing, "")) tree.set("leverage", write(leverage_room(*now)));
    tree.set("timeline", timeline(view, api.desk(), {standing.id}, [&](const std::string& each) {
                 return organisation_name(view, each);
             }));
    return tree;
}

// ---- lines
Result<Tree> propose_line(Work& work, const ProposeLine& command, const Shelf& shelf) {
    using enum OrganisationKind;
    const Scheme& scheme = *TRY(shelf.find(command.scheme, work.today()));
    const LineProposed proposed = TRY(decide(command, scheme, work.actor(), work.today()));
    CHECKED(require_kind(work, "bank", command.bank, {bank}));
    if (command.re_guarantor)
        CHECKED(require_kind(work, "re_guarantor", *command.re_guarantor, {guarantor}));
    if (command.national_fund)
        CHECKED(require_kind(work, "national_fund", *command.national_fund, {guarantor}));
    if (command.local_fund)
        CHECKED(require_kind(work, "local_fund", *command.local_fund, {fund_operator, treasury}));
    Line line;
    line.id = work.new_id(Line::prefix);
    CHECKED(work.create(line, proposed));
    return Tree::map({{"id", line.id}});
}

template <class C>
Result<Tree> of_line(Work& work, const Request& request, const C& command) {
    auto line = TRY(work.get<Line>(request.path_parameter("id")));
    auto decided = TRY(decide(line, command, work.actor(), work.today()));
    if constexpr (std::is_same_v<C, CloseLine>)
        work.happened(line, std::move(decided));
    else
        std::visit([&](auto& event) { work.happened(line, event); }, decided);
    return Tree::map({{"id", line.id}});
}

Tree line_row(View& view, const Shelf& shelf, const Line& line) {
    const ProposeLine& details = line.proposal.details;
    Tree row = Tree::map({{"id", line.id},
                          {"number", details.number},
                          {"guarantor", organisation_name(view, line.proposal.guarantor)},
                          {"bank", organisation_name(view, details.bank)},
                          {"bank_id", details.bank},
                          {"scheme", details.scheme},
                          {"until", to_string(details.until)},
                          {"stage", write(stage_words(line))}});
    const auto scheme = shelf.version(details.scheme, line.proposal.version);
    // For lists to choose from.
    row.set("name", organisation_name(view, line.proposal.guarantor) + " → " +
                        organisation_name(view, details.bank));
    if (scheme) {
        row.set("scheme_title", write((*scheme)->title));
        row.set("mode", write(label_of((*scheme)->mode)));
    }
    if (!sees_figures(view, line)) return row;
    row.set("amount", to_string(details.amount));
    row.set("outstanding", to_string(line.totals.outstanding));
    row.set("left", to_string(std::max(Money{}, details.amount - line.totals.outstanding)));
    const Year year = line.totals.year(view.today());
    row.set("paid", to_string(year.paid));
    if (scheme && (*scheme)->stop) {
        const StopRule& stop = *(*scheme)->stop;
        row.set("claim_rate",
                rate_text(claim_rate(year.paid, held_against(stop, line.totals, view.today()))));
        row.set("stop_line", to_string(stop.line.value));
        row.set("stopped", is_stopped(**scheme, line, view.today()));
    }
    return row;
}

Tree::List line_actions(View& view, const Api& api, const Shelf& shelf, const Line& line,
                        bool awaited_only) {
    Tree::List actions;
    const Actor& actor = view.actor();
    const ProposeLine& details = line.proposal.details;
    const bool guarantors = actor.organisation == line.proposal.guarantor;
    const bool banks = actor.organisation == details.bank;
    const std::map<std::string, std::string> id{{"id", line.id}};
    if (line.stage == LineStage::proposed && guarantors && actor.has(Role::guarantor_approver) &&
        actor.user != line.proposal.maker)
        actions.push_back(api.action("decideGuarantorLine", id, Tree::map({{"approved", true}})));
    if (line.stage == LineStage::offered && banks && actor.has(Role::bank_approver))
        actions.push_back(api.action("acceptGuarantorLine", id, Tree::map({{"accepted", true}})));
    if (awaited_only || line.stage != LineStage::in_force) return actions;
    const auto scheme = shelf.version(details.scheme, line.proposal.version);
    if (scheme && banks && actor.has(Role::bank_officer)) {
        const bool automatic = (*scheme)->mode == Mode::automatic;
        actions.push_back(api.action(automatic ? "reportGuaranteedLoan" : "applyForGuarantee", {},
                                     Tree::map({{"line", line.id}})));
    }
    if (guarantors && actor.has(Role::guarantor_approver))
        actions.push_back(api.action("closeGuarantorLine", id, Tree::Map{}, true));
    return actions;
}

Result<Tree> list_lines(View& view, const Shelf& shelf) {
    Tree::List items;
    auto all = own_lines(view);
    // A firm looks for a bank's line; the others have theirs in front.
    std::ranges::stable_partition(all, [&](const Line& each) { return sees_figures(view, each); });
    for (const Line& each : all) items.push_back(line_row(view, shelf, each));
    return Tree::map({{"items", std::move(items)}});
}

Result<Tree> show_line(View& view, Api& api, const Shelf& shelf, const Request& request) {
    const auto line = TRY(view.get<Line>(request.path_parameter("id")));
    const ProposeLine& details = line.proposal.details;
    const auto scheme = shelf.version(details.scheme, line.proposal.version);
    const bool figures_shown = sees_figures(view, line);
    Figures figures;
    figures.add("number", "合作协议编号", "Agreement", "text", details.number)
        .link("scheme", "担保方案", "Scheme", scheme ? (*scheme)->title.zh : details.scheme,
              "/guarantees/schemes/" + details.scheme)
        .add("version", "方案版本", "Version", "text", line.proposal.version.substr(0, 12))
        .add("until", "额度到期日", "Last day", "date", to_string(details.until));
    if (line.in_force_since)
        figures.add("since", "生效日", "In force since", "date", to_string(*line.in_force_since));
    if (line.ended_because)
        figures.add("ended", "终止或者未接受的理由", "Why it ended", "text", *line.ended_because);
    Tree tree = Tree::map({{"line", line_row(view, shelf, line)}, {"whole", figures_shown}});
    if (scheme) {
        tree.set("bearers", bearers_tree(view, **scheme, bearers_of(line)));
        if (figures_shown)
            if (const auto room = stop_room(**scheme, line, view.today()))
                tree.set("stop", write(*room));
    }
    tree.set("fields", figures.take());
    tree.set("years", figures_shown ? years_tree(line.totals) : Tree(Tree::List{}));
    tree.set("actions", line_actions(view, api, shelf, line, false));
    tree.set("timeline", figures_shown ? timeline(view, api.desk(), {line.id},
                                                  [&](const std::string& each) {
                                                      return organisation_name(view, each);
                                                  })
                                       : Tree(Tree::List{}));
    return tree;
}

Endpoint endpoint(const char* path, const char* operation, Words words, std::vector<Role> roles) {
    return {.path = path,
            .operation = operation,
            .words = std::move(words),
            .tag = "guarantee",
            .roles = std::move(roles)};
}

}  // namespace

std::string organisation_name(View& view, const std::string& organisation) {
    return view.linked<Organisation>(organisation).details.name;
}

Figures& Figures::add(const char* name, const char* zh, const char* en, const char* type,
                      Tree value, Tree why) {
    Tree figure = Tree::map(
        {{"name", name}, {"zh", zh}, {"en", en}, {"type", type}, {"value", std::move(value)}});
    if (!why.is_null()) figure.set("why", std::move(why));
    list_.push_back(std::move(figure));
    return *this;
}
Figures& Figures::link(const char* name, const char* zh, const char* en, std::string text,
                       std::string href) {
    list_.push_back(Tree::map({{"name", name},
                               {"zh", zh},
                               {"en", en},
                               {"type", "link"},
                               {"value", std::move(text)},
                               {"href", std::move(href)}}));
    return *this;
}

bool sees_figures(const View& view, const Line& line) {
    if (view.sees_all()) return true;
    const Bearers bearers = bearers_of(line);
    return std::ranges::any_of(
        bearers, [&](const auto& each) { return each.second == view.actor().organisation; });
}

Tree bearers_tree(View& view, const Scheme& scheme, const Bearers& bearers) {
    Tree::List list;
    for (const ShareRow& row : scheme.shares) {
        const Label words = label_of(row.party);
        Tree one = Tree::map({{"party", write(words)}, {"share", to_string(row.share)}});
        if (const auto found = bearers.find(words.name); found != bearers.end()) {
            one.set("organisation", found->second);
            one.set("name", organisation_name(view, found->second));
        }
        list.push_back(std::move(one));
    }
    return list;
}

Tree scheme_summary(const Scheme& scheme) {
    Tree::List shares;
    for (const ShareRow& row : scheme.shares)
        shares.push_back(
            Tree::map({{"party", write(label_of(row.party))}, {"share", to_string(row.share)}}));
    Tree tree = Tree::map({{"id", scheme.id},
                           {"version", scheme.version},
                           {"title", write(scheme.title)},
                           {"summary", write(scheme.summary)},
                           {"notice_case", scheme.notice_case},
                           {"from", to_string(scheme.from)},
                           {"mode", write(label_of(scheme.mode))},
                           {"covers", write(label_of(scheme.covers))},
                           {"shares", std::move(shares)},
                           {"rate", to_string(scheme.fee.rate.value)},
                           {"ceiling", to_string(scheme.fee.ceiling.value)},
                           {"examples", has_examples(scheme)}});
    if (scheme.until) tree.set("until", to_string(*scheme.until));
    if (scheme.stop) tree.set("stop_line", to_string(scheme.stop->line.value));
    return tree;
}

Tree::List waiting_lines(View& view, const Api& api) {
    Tree::List list;
    if (view.sees_all()) return list;
    const Actor& actor = view.actor();
    if (actor.has(Role::guarantor_approver)) {
        const Standing standing = standing_now(view, actor.organisation);
        if (standing.reported && standing.reported->maker != actor.user) {
            const std::string about = to_string(standing.reported->details.as_of);
            list.push_back(task(
                "guarantor_standing", standing.id,
                Tree::map({{"zh", "净资产，截至 " + about}, {"en", "Net assets as of " + about}}),
                api.action("confirmNetAssets", {{"id", actor.organisation}}),
                standing.reported->on));
        }
    }
    const auto stages = [&](LineStage stage) {
        auto page =
            view.list<Line>({.cursor = {}, .limit = most_tasks, .stage = label_of(stage).name});
        ensure(page.has_value());
        return std::move(page->items);
    };
    const auto add = [&](const Line& line, const char* operation) {
        const std::string about = line.proposal.details.number;
        list.push_back(task("guarantor_line", line.id, Tree::map({{"zh", about}, {"en", about}}),
                            api.action(operation, {{"id", line.id}}), line.proposal.on));
    };
    if (actor.has(Role::guarantor_approver))
        for (const Line& line : stages(LineStage::proposed))
            if (line.proposal.guarantor == actor.organisation && line.proposal.maker != actor.user)
                add(line, "decideGuarantorLine");
    if (actor.has(Role::bank_approver))
        for (const Line& line : stages(LineStage::offered))
            if (line.proposal.details.bank == actor.organisation) add(line, "acceptGuarantorLine");
    return list;
}

void add_line_routes(Api& api, const Shelf& shelf) {
    const Tree object = Tree::map({{"type", "object"}});
    const std::vector<Role> officer{Role::guarantor_officer};
    const std::vector<Role> approver{Role::guarantor_approver};
    api.kind<Standing>();
    api.kind<Line>();
    api.query(endpoint("/api/v1/guarantee-schemes", "listGuaranteeSchemes",
                       {"担保方案", "Guarantee schemes"}, {}),
              object, [&shelf](View& view, const Request&) -> Result<Tree> {
                  return shelf.shelf().list(view.today(), scheme_summary);
              });
    api.query(endpoint("/api/v1/guarantee-schemes/{id}", "showGuaranteeScheme",
                       {"担保方案详情", "One guarantee scheme"}, {}),
              object, [&shelf](View& view, const Request& request) {
                  return show_scheme(view, shelf, request);
              });
    api.question<Quote>(
        endpoint("/api/v1/guarantee-quotes", "quoteGuarantee", {"担保试算", "Guarantee quote"}, {}),
        [&shelf](View& view, const Request&, const Quote& question) {
            return quote(shelf, view, question);
        });
    api.command<ReportNetAssets>(endpoint("/api/v1/guarantors/{id}/net-assets", "reportNetAssets",
                                          {"报送净资产", "Report net assets"}, officer),
                                 {}, of_standing<ReportNetAssets>);
    api.command<ConfirmNetAssets>(
        endpoint("/api/v1/guarantors/{id}/net-assets-confirmation", "confirmNetAssets",
                 {"确认净资产", "Confirm net assets"}, approver),
        {}, of_standing<ConfirmNetAssets>);
    api.command<RelateBorrowers>(endpoint("/api/v1/guarantors/{id}/relations", "relateBorrowers",
                                          {"登记关联关系", "Record related borrowers"}, officer),
                                 {{"members", "/api/v1/organisations?kind=enterprise"}}, relate);
    api.command<EndRelation>(
        endpoint("/api/v1/guarantors/{id}/relation-ends", "endBorrowerRelation",
                 {"解除关联关系", "End a relation"}, officer),
        {}, of_standing<EndRelation>);
    api.query(endpoint("/api/v1/guarantors/{id}/standing", "showGuarantorStanding",
                       {"担保机构监管指标", "The guarantor's limits"}, {}),
              object, [&api](View& view, const Request& request) {
                  return show_standing(view, api, request);
              });
    api.command<ProposeLine>(
        endpoint("/api/v1/guarantor-lines", "proposeGuarantorLine",
                 {"拟定担保额度", "Propose a line to a bank"}, officer),
        {{"bank", "/api/v1/organisations?kind=bank"},
         {"scheme", "/api/v1/guarantee-schemes"},
         {"re_guarantor", "/api/v1/organisations?kind=guarantor"},
         {"national_fund", "/api/v1/organisations?kind=guarantor"},
         {"local_fund", "/api/v1/organisations?kind=fund_operator,treasury"}},
        [&shelf](Work& work, const Request&, const ProposeLine& command) {
            return propose_line(work, command, shelf);
        },
        201);
    api.command<DecideLine>(endpoint("/api/v1/guarantor-lines/{id}/decision", "decideGuarantorLine",
                                     {"审批担保额度", "Decide the line"}, approver),
                            {}, of_line<DecideLine>);
    api.command<AcceptLine>(
        endpoint("/api/v1/guarantor-lines/{id}/acceptance", "acceptGuarantorLine",
                 {"接受担保额度", "Accept the line"}, {Role::bank_approver}),
        {}, of_line<AcceptLine>);
    api.command<CloseLine>(endpoint("/api/v1/guarantor-lines/{id}/closing", "closeGuarantorLine",
                                    {"终止担保额度", "Close the line"}, approver),
                           {}, of_line<CloseLine>);
    api.query(endpoint("/api/v1/guarantor-lines", "listGuarantorLines",
                       {"担保额度列表", "Guarantor lines"}, {}),
              object, [&shelf](View& view, const Request&) { return list_lines(view, shelf); });
    api.query(endpoint("/api/v1/guarantor-lines/{id}", "showGuarantorLine",
                       {"担保额度详情", "One guarantor line"}, {}),
              object, [&api, &shelf](View& view, const Request& request) {
                  return show_line(view, api, shelf, request);
              });
}

}  // namespace zhirong::guarantee
