#include "features/insurance_claim/routes.h"

#include <algorithm>

#include "features/insurance_claim/documents.h"
#include "features/organisation/organisation.h"
#include "platform/desk/api.h"
#include "platform/desk/task.h"
#include "platform/pdf/pdf.h"
#include "platform/spreadsheet/spreadsheet.h"

namespace zhirong::insurance_claim {
namespace {

using organisation::Organisation;

constexpr RefusalKind bad_language{"claim.language", 400, "语言“{found}”不在可选值中：zh, en",
                                   "“{found}” must be zh or en"};
constexpr RefusalKind not_settled_yet{"claim.not_decided", 409,
                                      "赔案尚未核定赔付（现为“{found}”），没有赔付通知书",
                                      "Nothing was decided to be paid yet (it is “{found_en}”)"};
constexpr RefusalKind not_refused{"claim.not_refused", 409,
                                  "赔案没有拒赔（现为“{found}”），没有拒绝赔偿通知书",
                                  "The claim is not refused (it is “{found_en}”)"};

Endpoint endpoint(const char* path, const char* operation, Words words, std::vector<Role> roles) {
    return Endpoint{.path = path,
                    .operation = operation,
                    .words = std::move(words),
                    .tag = "insurance_claim",
                    .roles = std::move(roles)};
}

const std::vector<Role> officer{Role::insurer_officer};
const std::vector<Role> approver{Role::insurer_approver};
const std::vector<Role> firm{Role::enterprise_officer};
const std::vector<Role> either{Role::enterprise_officer, Role::insurer_officer};

// An act on one claim alone.
template <class C>
auto alone() {
    return [](Work& work, const Request& request, const C& command) -> Result<Tree> {
        auto claim = TRY(work.get<Claim>(request.path_parameter("id")));
        happened(work, claim, TRY(decide(claim, command, work.actor(), work.today())));
        return answer(claim);
    };
}
// One that has a time.
template <class C>
auto timed(const Context& context) {
    return [&context](Work& work, const Request& request, const C& command) -> Result<Tree> {
        auto claim = TRY(work.get<Claim>(request.path_parameter("id")));
        happened(work, claim,
                 TRY(decide(claim, command, context.calendar, work.actor(), work.today())));
        return answer(claim);
    };
}
// One that asks what the policy still has.
template <class C>
auto within_limit(const Context& context) {
    return [&context](Work& work, const Request& request, const C& command) -> Result<Tree> {
        auto claim = TRY(work.get<Claim>(request.path_parameter("id")));
        const Surroundings around = TRY(surroundings(work, context.shelf, claim));
        happened(
            work, claim,
            TRY(decide(claim, command, *around.product, around.room, work.actor(), work.today())));
        return answer(claim);
    };
}

void add_notice(Api& api, const Context& context) {
    api.command<Notify>(
        endpoint("/api/v1/insurance-claims", "notifyClaim", {"报案", "Notify a claim"}, either),
        {{"policy", "/api/v1/insurance-policies"}},
        [&context](Work& work, const Request&, const Notify& command) -> Result<Tree> {
            const Claim claim = TRY(notify(work, context.shelf, command, NotifiedBy::person));
            Tree tree = answer(claim);
            tree.set("page", "/insurance-claims/" + claim.id);
            return tree;
        },
        201);
    api.command<Withdraw>(endpoint("/api/v1/insurance-claims/{id}/withdrawal", "withdrawClaim",
                                   {"撤回索赔", "Withdraw"}, firm),
                          {}, alone<Withdraw>());
}

void add_check(Api& api, const Context& context) {
    api.command<CheckCover>(
        endpoint("/api/v1/insurance-claims/{id}/cover-check", "checkClaimCover",
                 {"审核责任", "Check cover"}, officer),
        {},
        [&context](Work& work, const Request& request, const CheckCover& command) -> Result<Tree> {
            auto claim = TRY(work.get<Claim>(request.path_parameter("id")));
            const Surroundings around = TRY(surroundings(work, context.shelf, claim));
            happened(
                work, claim,
                TRY(decide(claim, command, around.circumstances(), work.actor(), work.today())));
            return answer(claim);
        });
    api.command<DecideRefusal>(
        endpoint("/api/v1/insurance-claims/{id}/refusal-decision", "decideClaimRefusal",
                 {"审批拒赔", "Decide the refusal"}, approver),
        {}, alone<DecideRefusal>());
    api.command<SendRefusal>(
        endpoint("/api/v1/insurance-claims/{id}/refusal-notice", "sendClaimRefusal",
                 {"登记拒赔通知送达", "Note that the refusal was sent"}, officer),
        {}, timed<SendRefusal>(context));
    api.command<SetReserve>(
        endpoint("/api/v1/insurance-claims/{id}/reserves", "setClaimReserve",
                 {"设定未决估损", "Set the reserve"}, officer),
        {},
        [&context](Work& work, const Request& request, const SetReserve& command) -> Result<Tree> {
            auto claim = TRY(work.get<Claim>(request.path_parameter("id")));
            const Surroundings around = TRY(surroundings(work, context.shelf, claim));
            happened(work, claim,
                     TRY(decide(claim, command, *around.product, work.actor(), work.today())));
            return answer(claim);
        });
    api.command<AskPapers>(
        endpoint("/api/v1/insurance-claims/{id}/paper-requests", "askClaimPapers",
                 {"一次性通知补充材料", "Ask for papers"}, officer),
        {}, alone<AskPapers>());
    api.command<ReceivePaper>(endpoint("/api/v1/insurance-claims/{id}/papers", "receiveClaimPaper",
                                       {"提交材料", "Hand in a paper"}, either),
                              {}, alone<ReceivePaper>());
    api.command<Investigate>(
        endpoint("/api/v1/insurance-claims/{id}/investigations", "investigateClaim",
                 {"登记查勘", "Note an investigation"}, officer),
        {}, alone<Investigate>());
}

void add_payment(Api& api, const Context& context) {
    api.command<ProposeAdvance>(
        endpoint("/api/v1/insurance-claims/{id}/advances", "proposeClaimAdvance",
                 {"提出预付", "Propose an advance"}, officer),
        {}, within_limit<ProposeAdvance>(context));
    api.command<DecideAdvance>(
        endpoint("/api/v1/insurance-claims/{id}/advance-decision", "decideClaimAdvance",
                 {"审批预付", "Decide the advance"}, approver),
        {}, within_limit<DecideAdvance>(context));
    api.command<ProposePayment>(
        endpoint("/api/v1/insurance-claims/{id}/payment-proposal", "proposeClaimPayment",
                 {"提出赔付", "Propose the payment"}, officer),
        {}, within_limit<ProposePayment>(context));
    api.command<DecidePayment>(
        endpoint("/api/v1/insurance-claims/{id}/payment-decision", "decideClaimPayment",
                 {"审批赔付", "Decide the payment"}, approver),
        {}, within_limit<DecidePayment>(context));
    api.command<Pay>(endpoint("/api/v1/insurance-claims/{id}/payments", "payClaim",
                              {"支付赔款", "Pay"}, officer),
                     {}, timed<Pay>(context));
    api.command<NoteReturn>(endpoint("/api/v1/insurance-claims/{id}/returns", "noteClaimReturn",
                                     {"登记退回预付款", "Note an advance returned"}, officer),
                            {}, alone<NoteReturn>());
    api.command<Recover>(endpoint("/api/v1/insurance-claims/{id}/recoveries", "recoverClaim",
                                  {"登记追偿所得", "Note a recovery"}, officer),
                         {}, alone<Recover>());
    api.command<Close>(
        endpoint("/api/v1/insurance-claims/{id}/closing", "closeClaim", {"结案", "Close"}, officer),
        {}, alone<Close>());
    api.command<Reopen>(endpoint("/api/v1/insurance-claims/{id}/reopening", "reopenClaim",
                                 {"重开赔案", "Reopen"}, officer),
                        {}, alone<Reopen>());
}

// ---- queries
Result<Tree> list(View& view, const Context& context, const Request& request) {
    const Page page = TRY(page_of(request));
    const std::string key(request.query_value("key").value_or(""));
    const auto found =
        key.empty() ? TRY(view.list<Claim>(page)) : TRY(view.with_key<Claim>(key, false, page));
    Tree::List items;
    for (const Claim& each : found.items) items.push_back(row(view, context, each));
    return page_tree(std::move(items), found);
}

Result<Api::File> workbook(View& view, const Context& context) {
    using enum spreadsheet::ColumnKind;
    spreadsheet::Sheet sheet{"知识产权保险赔案",
                             {{"赔案号", text, 18},
                              {"保单号", text, 16},
                              {"险种", text, 16},
                              {"保险人", text, 24},
                              {"被保险人", text, 26},
                              {"出险标的", text, 20},
                              {"事故发生日", date, 12},
                              {"维权或索赔受理日", date, 16},
                              {"报案日", date, 12},
                              {"地域", text, 12},
                              {"估计损失（元）", number, 16},
                              {"未决估损（元）", number, 16},
                              {"已付（元）", number, 16},
                              {"追偿净额（元）", number, 16},
                              {"最近期限", date, 12},
                              {"阶段", text, 12}},
                             {}};
    Page page{.cursor = {}, .limit = 500, .stage = {}};
    for (;;) {
        const auto found = TRY(view.list<Claim>(page));
        for (const Claim& each : found.items) {
            const Notified& notice = each.notice;
            Money estimated;
            for (const LossPart& part : notice.estimates) estimated += part.amount;
            std::string due;
            if (const auto times = deadlines(each, context.calendar, view.today());
                times && !times->empty())
                due = to_string(std::ranges::min_element(*times, {}, &Deadline::due)->due);
            sheet.rows.push_back({each.id, notice.policy_number, label_of(notice.line).zh,
                                  name_of_organisation(view, notice.insurer),
                                  name_of_organisation(view, notice.holder), notice.item.number,
                                  to_string(notice.event.occurred_on), to_string(notice.claimed_on),
                                  to_string(notice.on), label_of(notice.event.zone).zh,
                                  to_string(estimated),
                                  sees_inside(view, each) ? to_string(outstanding(each)) : "",
                                  to_string(each.paid - each.returned), to_string(each.recovered()),
                                  due, label_of(each.stage).zh});
        }
        if (!found.next) break;
        page.cursor = *found.next;
    }
    return Api::File{"insurance-claims.xlsx",
                     "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                     spreadsheet::write_table(sheet)};
}

struct Printing {
    Claim claim;
    const Product* product = nullptr;
    Named named;
    Language language = Language::zh;
};
Result<Printing> printing(View& view, const Context& context, const Request& request) {
    Printing all;
    all.claim = TRY(view.get<Claim>(request.path_parameter("id")));
    const auto policy = view.linked<Policy>(all.claim.notice.policy);
    all.product = TRY(insurance_policy::product_of(context.shelf, policy));
    const auto holder = view.linked<Organisation>(all.claim.notice.holder);
    all.named = {name_of_organisation(view, all.claim.notice.insurer), holder.details.name,
                 holder.details.credit_code};
    const std::string language(request.query_value("language").value_or("zh"));
    if (language != "zh" && language != "en")
        return refuse(bad_language, "language", {{"found", language}});
    all.language = language == "en" ? Language::en : Language::zh;
    return all;
}
Refusals wrong_stage(const RefusalKind& kind, const Claim& claim) {
    return {{{&kind,
              "",
              {{"found", label_of(claim.stage).zh}, {"found_en", label_of(claim.stage).en}}}}};
}
Result<Api::File> payment_file(View& view, const Context& context, const Request& request) {
    const Printing all = TRY(printing(view, context, request));
    if (!all.claim.settled) return std::unexpected(wrong_stage(not_settled_yet, all.claim));
    return Api::File{all.claim.id + "-payment.pdf", "application/pdf",
                     pdf::render(payment_notice(all.claim, *all.product, all.named, all.language))};
}
Result<Api::File> refusal_file(View& view, const Context& context, const Request& request) {
    const Printing all = TRY(printing(view, context, request));
    if (!all.claim.refusal || !all.claim.refusal->approved)
        return std::unexpected(wrong_stage(not_refused, all.claim));
    return Api::File{all.claim.id + "-refusal.pdf", "application/pdf",
                     pdf::render(refusal_notice(all.claim, *all.product, all.named, all.language))};
}

// What the product of a claim has to choose from.
template <class T>
auto choices(const Context& context, std::vector<T> Product::* list) {
    return [&context, list](View& view, const Request& request) -> Result<Tree> {
        const auto claim = TRY(view.get<Claim>(request.path_parameter("id")));
        const auto policy = view.linked<Policy>(claim.notice.policy);
        const Product& product = *TRY(insurance_policy::product_of(context.shelf, policy));
        Tree::List items;
        for (const T& each : product.*list)
            items.push_back(Tree::map({{"id", each.id}, {"title", write(each.title)}}));
        return Tree::map({{"items", std::move(items)}});
    };
}

void add_queries(Api& api, const Context& context) {
    const Tree object = Tree::map({{"type", "object"}});
    api.query(endpoint("/api/v1/insurance-claims/{id}/items", "listClaimItems",
                       {"赔付项目", "Items of the product"}, {}),
              object, choices(context, &Product::items));
    api.query(endpoint("/api/v1/insurance-claims/{id}/exclusions", "listClaimExclusions",
                       {"责任免除", "Exclusions of the product"}, {}),
              object, choices(context, &Product::exclusions));
    const QueryParameter language{"language", {"zh 或 en", "zh or en"}};
    auto listing =
        endpoint("/api/v1/insurance-claims", "listClaims", {"赔案列表", "Insurance claims"}, {});
    listing.query = page_parameters();
    listing.query.push_back({"stage", {"阶段", "Stage"}});
    listing.query.push_back(
        {"key", {"如 policy:<保单>、item:<权利号码>", "Such as policy:<id>, item:<number>"}});
    api.query(std::move(listing), object, [&context](View& view, const Request& request) {
        return list(view, context, request);
    });
    api.query(endpoint("/api/v1/insurance-claims/{id}", "showClaim", {"赔案详情", "One claim"}, {}),
              object, [&api, &context](View& view, const Request& request) -> Result<Tree> {
                  return page(view, api, context,
                              TRY(view.get<Claim>(request.path_parameter("id"))));
              });
    api.download(endpoint("/api/v1/insurance-claims.xlsx", "exportClaims",
                          {"导出赔案", "Export the claims"}, {}),
                 [&context](View& view, const Request&) { return workbook(view, context); });
    auto paid = endpoint("/api/v1/insurance-claims/{id}/payment.pdf", "printClaimPayment",
                         {"打印赔付通知书", "Print the notice of payment"}, {});
    paid.query = {language};
    api.download(std::move(paid), [&context](View& view, const Request& request) {
        return payment_file(view, context, request);
    });
    auto refused = endpoint("/api/v1/insurance-claims/{id}/refusal.pdf", "printClaimRefusal",
                            {"打印拒绝赔偿通知书", "Print the notice of refusal"}, {});
    refused.query = {language};
    api.download(std::move(refused), [&context](View& view, const Request& request) {
        return refusal_file(view, context, request);
    });
}

rights::Section section_of(const std::vector<Claim>& claims) {
    rights::Section section("insurance_claims", {"insurance_claims", "理赔", "Claims"});
    section.column("id", "赔案号", "Claim", "text")
        .column("policy", "保单号", "Policy", "text")
        .column("item", "出险标的", "Item", "text")
        .column("occurred_on", "事故发生日", "Happened on", "date")
        .column("paid", "已付", "Paid", "money")
        .column("stage", "阶段", "Stage", "words")
        .when_empty("没有赔案", "No claim");
    for (const Claim& each : claims)
        section.row({{"id", each.id},
                     {"policy", each.notice.policy_number},
                     {"item", each.notice.item.number},
                     {"occurred_on", to_string(each.notice.event.occurred_on)},
                     {"paid", to_string(each.paid - each.returned)},
                     {"stage", write(label_of(each.stage))}},
                    "/insurance-claims/" + each.id);
    return section;
}

insurance_policy::Addition on_policy(View& view, const Policy& policy) {
    if (!policy.bound) return {};
    rights::Section section = section_of(claims_of_policy(view, policy.id));
    const Actor& actor = view.actor();
    const bool may_notify =
        (actor.has(Role::enterprise_officer) && actor.organisation == policy.application.holder) ||
        (actor.has(Role::insurer_officer) && actor.organisation == policy.application.insurer);
    if (may_notify)
        section.data(
            Tree::map({{"link", Tree::map({{"href", "/insurance-claims/new?policy=" + policy.id},
                                           {"zh", "报案"},
                                           {"en", "Notify a claim"}})}}));
    return {section.take(), {}};
}

}  // namespace

void add_routes(Api& api, const Context& context, insurance_policy::Pages& policy_pages,
                rights::Pages& right_pages) {
    api.kind<Claim>();
    api.kind<History>();
    add_notice(api, context);
    add_check(api, context);
    add_payment(api, context);
    add_queries(api, context);
    policy_pages.push_back(on_policy);
    right_pages.push_back([](View& view, const rights::Right& right, rights::Page& page) {
        Page first{.cursor = {}, .limit = 100, .stage = {}};
        const auto found = view.with_key<Claim>("item:" + right.number, false, first);
        if (found && !found->items.empty())
            page.sections.push_back(section_of(found->items).take());
    });
}

Result<Tree::List> waiting(View& view, const Api& api, const Context& context) {
    Tree::List list;
    if (view.sees_all()) return list;
    const auto found = TRY(view.list<Claim>({.cursor = {}, .limit = most_tasks, .stage = {}}));
    for (const Claim& claim : found.items) {
        if (std::ssize(list) >= most_tasks) break;
        const std::string holder = name_of_organisation(view, claim.notice.holder);
        const Label line = label_of(claim.notice.line);
        const Tree about = Tree::map({{"zh", holder + " · " + line.zh + " · " + claim.id},
                                      {"en", holder + " · " + line.en + " · " + claim.id}});
        std::optional<Date> due;
        if (const auto times = deadlines(claim, context.calendar, view.today());
            times && !times->empty())
            due = std::ranges::min_element(*times, {}, &Deadline::due)->due;
        for (const Tree& action : offered(view, api, context, claim).awaited)
            list.push_back(task("insurance_claim", claim.id, about, action, claim.notice.on, due));
    }
    return list;
}

}  // namespace zhirong::insurance_claim
