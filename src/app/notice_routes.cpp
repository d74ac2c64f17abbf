#include "app/notice_routes.h"

#include <algorithm>

#include "app/notices.h"
#include "app/own_route.h"
#include "app/system.h"
#include "platform/password/secrets.h"

namespace zhirong {
namespace {

using notices::AddressProblem;
using notices::Channel;
using notices::Subscription;

constexpr RefusalKind bad_address{
    "notice.address", 422, "“{found}”不是网址：应为 https:// 开头的完整地址",
    "“{found}” is no address: give a whole one that begins with https://"};
constexpr RefusalKind not_secure{"notice.not_secure", 422,
                                 "“{found}”未加密：推送地址应以 https:// 开头",
                                 "“{found}” is not encrypted: it must begin with https://"};
constexpr RefusalKind not_public{
    "notice.not_public", 422, "“{found}”指向内部网络或本机：推送地址应可从公网访问",
    "“{found}” leads to an internal network or this machine: give a public address"};
constexpr RefusalKind bad_mail{
    "notice.mail_address", 422, "“{found}”不是邮件地址：应形如 li.ming@bank.example（英文字符）",
    "“{found}” is no mail address: write li.ming@bank.example, in ASCII"};
constexpr RefusalKind no_mail_server{
    "notice.no_mail_server", 409, "本系统未配置邮件服务器：请联系运维人员（--smtp）",
    "No mail server is configured here: ask the operators (--smtp)"};
constexpr RefusalKind unknown_kind{"notice.kind", 422,
                                   "没有名为“{found}”的记录种类，可选：{expected}",
                                   "There is no kind of record “{found}”; there are: {expected}"};
constexpr RefusalKind repeated_kind{"notice.kind_twice", 422, "“{found}”重复", "“{found}” twice"};
constexpr RefusalKind too_many{"notice.too_many", 409,
                               "每个机构最多 {expected} 项订阅：请先删除不用的",
                               "At most {expected} subscriptions of an organisation: delete one "
                               "that is not needed"};
constexpr RefusalKind not_delivered{"notice.not_delivered", 502, "测试消息未送达：{found}",
                                    "The test was not delivered: {found}"};

constexpr std::size_t most_subscriptions = 20;
constexpr std::size_t id_bytes = 9;
constexpr std::size_t secret_bytes = 32;

struct NewSubscription {
    Channel channel = Channel::webhook;
    std::string address;
    std::optional<std::vector<std::string>> kinds;
};

}  // namespace

template <>
struct Shape<NewSubscription> {
    using T = NewSubscription;
    static constexpr std::array fields{
        field<&T::channel>("channel", "方式", "How"),
        field<&T::address>("address", "推送地址或邮件地址", "Address of the webhook or mailbox",
                           {.not_blank = true, .most_characters = 500}),
        field<&T::kinds>("kinds", "记录种类（不填为全部）", "Kinds of record (none: all)",
                         {.most_items = 100})};
};

namespace {

std::string told_kinds(System& system) {
    std::string names;
    for (const RecordKind& kind : system.desk().kinds())
        if (is_told_of(kind.kind)) names += (names.empty() ? "" : ", ") + kind.kind;
    return names;
}

void check_address(System& system, const NewSubscription& given, Refusals& problems) {
    const auto add = [&](const RefusalKind& kind) {
        problems.all.push_back({&kind, "address", {{"found", given.address}}});
    };
    if (given.channel == Channel::mail) {
        if (!is_mail_address(given.address)) add(bad_mail);
        if (!system.configuration().notices.smtp.is_configured())
            problems.all.push_back({&no_mail_server, "channel", {}});
        return;
    }
    switch (notices::problem_of(given.address, system.configuration().notices.reach)) {
        case AddressProblem::none: return;
        case AddressProblem::no_address: return add(bad_address);
        case AddressProblem::not_secure: return add(not_secure);
        case AddressProblem::not_public: return add(not_public);
    }
}

Result<std::monostate> check(System& system, const NewSubscription& given) {
    Refusals problems;
    check_address(system, given, problems);
    const std::vector<std::string> kinds = given.kinds.value_or(std::vector<std::string>{});
    for (std::size_t i = 0; i < kinds.size(); ++i) {
        const std::string place = "kinds[" + std::to_string(i) + ']';
        const bool known = std::ranges::any_of(
            system.desk().kinds(), [&](const RecordKind& kind) { return kind.kind == kinds[i]; });
        if (!known || !is_told_of(kinds[i]))
            problems.all.push_back(
                {&unknown_kind, place, {{"found", kinds[i]}, {"expected", told_kinds(system)}}});
        else if (std::ranges::count(std::span(kinds).first(i), kinds[i]) > 0)
            problems.all.push_back({&repeated_kind, place, {{"found", kinds[i]}}});
    }
    if (!problems.all.empty()) return std::unexpected(std::move(problems));
    return {};
}

Tree row(const Subscription& one) {
    Tree::List kinds;
    for (const std::string& kind : one.kinds) kinds.push_back(write(words_of_kind(kind)));
    Tree tree = Tree::map({{"id", one.id},
                           {"channel", write(label_of(one.channel))},
                           {"address", one.address},
                           {"kinds", std::move(kinds)},
                           {"person", one.person},
                           {"state", write(label_of(one.state))},
                           {"failures", one.failures},
                           {"created", one.created.milliseconds}});
    if (one.last_success.milliseconds > 0) tree.set("last_success", one.last_success.milliseconds);
    if (one.failures > 0) tree.set("failing_since", one.failing_since.milliseconds);
    if (one.failures > 0 && one.state == notices::State::active)
        tree.set("next_try", one.next_try.milliseconds);
    if (!one.last_problem.empty()) tree.set("last_problem", one.last_problem);
    return tree;
}

Route notice_route(Method method, const char* path, const char* operation, Words words,
                   Handler handler) {
    return unkept_route(method, path, operation, std::move(words), "notice", std::move(handler));
}

Route list_subscriptions(System& system) {
    return notice_route(
        Method::get, "/api/v1/subscriptions", "listSubscriptions", {"消息订阅", "Subscriptions"},
        [&system](const Request& request) -> Result<Response> {
            const std::string& organisation = person_of(request).actor.organisation;
            Tree::List items;
            for (const Subscription& one : system.desk().database().read([&](Session& session) {
                     return notices::of_organisation(session, organisation);
                 }))
                items.push_back(row(one));
            Tree::List kinds;
            for (const RecordKind& kind : system.desk().kinds())
                if (is_told_of(kind.kind)) kinds.push_back(write(words_of_kind(kind.kind)));
            return json(200,
                        Tree::map({{"items", std::move(items)},
                                   {"kinds", std::move(kinds)},
                                   {"mail", system.configuration().notices.smtp.is_configured()},
                                   {"most", static_cast<std::int64_t>(most_subscriptions)}}));
        });
}

Route add_subscription(System& system) {
    Route route = notice_route(
        Method::post, "/api/v1/subscriptions", "addSubscription",
        {"新增订阅", "Add a subscription"}, [&system](const Request& request) -> Result<Response> {
            const auto given = TRY(read<NewSubscription>(request.json));
            CHECKED(check(system, given));
            const Actor& actor = person_of(request).actor;
            Subscription one{.id = "S" + random_token(id_bytes),
                             .organisation = actor.organisation,
                             .person = actor.user,
                             .channel = given.channel,
                             .address = given.address,
                             .kinds = given.kinds.value_or(std::vector<std::string>{}),
                             .secret = given.channel == Channel::webhook
                                           ? "whsec_" + random_token(secret_bytes)
                                           : "",
                             .created = system.configuration().clock()};
            const bool added = system.desk().database().write([&](Session& session) {
                if (notices::of_organisation(session, one.organisation).size() >=
                    most_subscriptions)
                    return false;
                notices::insert(session, one);
                return true;
            });
            if (!added)
                return refuse(too_many, "", {{"expected", std::to_string(most_subscriptions)}});
            Tree tree = row(one);
            if (!one.secret.empty()) tree.set("secret", one.secret);
            return json(201, tree);
        });
    route.request = {"", schema<NewSubscription>()};
    route.success = 201;
    return route;
}

Route remove_subscription(System& system) {
    return notice_route(
        Method::remove, "/api/v1/subscriptions/{id}", "removeSubscription",
        {"删除订阅", "Delete a subscription"},
        [&system](const Request& request) -> Result<Response> {
            const std::string& id = request.path_parameter("id");
            const bool removed = system.desk().database().write([&](Session& session) {
                return notices::remove(session, person_of(request).actor.organisation, id);
            });
            if (!removed) return refuse(refusals::not_found, "", {{"found", id}});
            return json(200, Tree::map({{"removed", true}}));
        });
}

Route resume_subscription(System& system) {
    return notice_route(
        Method::post, "/api/v1/subscriptions/{id}/resumption", "resumeSubscription",
        {"恢复订阅", "Resume a subscription"},
        [&system](const Request& request) -> Result<Response> {
            const std::string& id = request.path_parameter("id");
            const bool resumed = system.desk().database().write([&](Session& session) {
                return notices::resume(session, person_of(request).actor.organisation, id);
            });
            if (!resumed) return refuse(refusals::not_found, "", {{"found", id}});
            return json(200, Tree::map({{"id", id}}));
        });
}

// At once and beside the journal: it moves nothing, and bears an id that no event has.
Route test_subscription(System& system) {
    return notice_route(
        Method::post, "/api/v1/subscriptions/{id}/test", "testSubscription",
        {"发送测试消息", "Send a test"}, [&system](const Request& request) -> Result<Response> {
            const std::string& id = request.path_parameter("id");
            const auto one = system.desk().database().read([&](Session& session) {
                return notices::find(session, person_of(request).actor.organisation, id);
            });
            if (!one) return refuse(refusals::not_found, "", {{"found", id}});
            const Instant now = system.configuration().clock();
            const notices::Notice notice{.id = "test." + std::to_string(now.milliseconds),
                                         .record = one->id,
                                         .kind = "subscription",
                                         .type = "test",
                                         .zh = "测试消息",
                                         .en = "A test",
                                         .at = now,
                                         .business_date = system.desk().business_date()};
            notices::ChannelSettings settings = channel_settings(system);
            settings.kinds = [](const std::string& kind) {
                return Label{kind, "订阅", "Subscription"};
            };
            try {
                notices::deliver_by(std::move(settings))(*one, std::span(&notice, 1), {});
            } catch (const notices::DeliveryFailure& failure) {
                return refuse(not_delivered, "", {{"found", failure.what()}});
            }
            return json(200, Tree::map({{"delivered", notice.id}}));
        });
}

}  // namespace

void add_notice_routes(System& system) {
    for (Route& route : std::vector<Route>{list_subscriptions(system), add_subscription(system),
                                           remove_subscription(system), resume_subscription(system),
                                           test_subscription(system)})
        system.api().route(std::move(route));
}

}  // namespace zhirong
