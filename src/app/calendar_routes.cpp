#include "app/calendar_routes.h"

#include "app/deadlines.h"
#include "app/own_route.h"
#include "app/system.h"
#include "core/icalendar/icalendar.h"
#include "platform/password/secrets.h"

namespace zhirong {
namespace {

constexpr RefusalKind no_feed{"calendar.no_feed", 404, "日历订阅地址无效或已停用：请在知融重新生成",
                              "This calendar's address is not valid any more: make a new one in "
                              "Zhirong"};

constexpr const char* feed_path = "/api/v1/calendar/feed";
constexpr std::size_t token_bytes = 32;

Deadlines deadlines_for(System& system, const Actor& actor) {
    Deadlines found;
    system.desk().read(actor, [&](View& view) { found = deadlines_of(system, view); });
    return found;
}

Response calendar_file(System& system, const Actor& actor) {
    const Deadlines found = deadlines_for(system, actor);
    const std::string& console = system.configuration().notices.console;
    icalendar::Calendar calendar{
        .name = "知融期限",
        .description =
            "还款、保险、许可、授权与权利的期限 / Deadlines of loans, policies, licences, "
            "consents and rights",
        .made = system.configuration().clock(),
        .events = {}};
    if (found.more)
        calendar.description +=
            "\n记录较多，只列出最近变动的部分 / There are many records: those changed last are "
            "shown";
    for (const Deadline& each : found.all) {
        icalendar::Event event{.uid = each.id + "@zhirong",
                               .on = each.on,
                               .summary = each.zh,
                               .description = each.en,
                               .category = each.kind.zh,
                               .url = {},
                               .days_before = each.days_before};
        if (!console.empty() && !each.page.empty()) event.url = console + each.page;
        calendar.events.push_back(std::move(event));
    }
    Response response;
    response.content_type = "text/calendar; charset=utf-8";
    response.body = icalendar::to_text(calendar);
    return std::move(response)
        .with("Content-Disposition", "attachment; filename=\"zhirong.ics\"")
        .with("Cache-Control", "no-store");
}

Route calendar_route(Method method, const char* path, const char* operation, Words words,
                     Handler handler) {
    Route route =
        own_route(method, path, operation, std::move(words), "notice", std::move(handler));
    route.repetition = Repetition::harmless;
    return route;
}

Route list_deadlines(System& system) {
    Route route = calendar_route(
        Method::get, "/api/v1/deadlines", "listDeadlines", {"期限", "Deadlines"},
        [&system](const Request& request) -> Result<Response> {
            const Person& person = person_of(request);
            const Deadlines found = deadlines_for(system, person.actor);
            Tree::List items;
            for (const Deadline& each : found.all) {
                Tree tree = Tree::map({{"id", each.id},
                                       {"kind", write(each.kind)},
                                       {"on", to_string(each.on)},
                                       {"zh", each.zh},
                                       {"en", each.en},
                                       {"record", each.record}});
                if (!each.page.empty()) tree.set("page", each.page);
                items.push_back(std::move(tree));
            }
            Tree tree = Tree::map({{"items", std::move(items)},
                                   {"more", found.more},
                                   {"as_of", to_string(system.desk().business_date())}});
            system.desk().database().read([&](Session& session) {
                for (const Row& row : session.query(
                         "select created from calendar_feed where person = $1", person.actor.user))
                    tree.set("feed_created", row.integer(0));
            });
            return json(200, tree);
        });
    route.response = {"", Tree::map({{"type", "object"}})};
    return route;
}

Route download_calendar(System& system) {
    return calendar_route(Method::get, "/api/v1/calendar", "downloadCalendar",
                          {"下载日历", "Download the calendar"},
                          [&system](const Request& request) -> Result<Response> {
                              return calendar_file(system, person_of(request).actor);
                          });
}

// A new one takes the old one's place. Shown once; its digest is kept.
Route make_feed(System& system) {
    Route route = calendar_route(
        Method::post, feed_path, "makeCalendarFeed",
        {"生成日历订阅地址", "Make a calendar address"},
        [&system](const Request& request) -> Result<Response> {
            const std::string token = random_token(token_bytes);
            const std::string& person = person_of(request).actor.user;
            const std::int64_t now = system.configuration().clock().milliseconds;
            system.desk().database().write([&](Session& session) {
                session.execute(
                    "insert into calendar_feed (digest, person, created) values ($1, $2, $3) on "
                    "conflict (person) do update set digest = excluded.digest, created = "
                    "excluded.created",
                    digest(DigestKind::sha256, token), person, now);
            });
            return json(201,
                        Tree::map({{"path", std::string(feed_path) + "?token=" + token},
                                   {"address", system.configuration().notices.console.empty()
                                                   ? Tree{}
                                                   : Tree(system.configuration().notices.console +
                                                          feed_path + "?token=" + token)}}));
        });
    route.success = 201;
    route.response = {"", Tree::map({{"type", "object"}})};
    return route;
}

Route remove_feed(System& system) {
    Route route =
        calendar_route(Method::remove, feed_path, "removeCalendarFeed",
                       {"停用日历订阅地址", "Withdraw the calendar address"},
                       [&system](const Request& request) -> Result<Response> {
                           system.desk().database().write([&](Session& session) {
                               session.execute("delete from calendar_feed where person = $1",
                                               person_of(request).actor.user);
                           });
                           return json(200, Tree::map({{"removed", true}}));
                       });
    route.response = {"", Tree::map({{"type", "object"}})};
    return route;
}

// A calendar program does not sign in: the address is the key. Who may not sign in any more has
// none.
Route show_feed(System& system) {
    Route route = calendar_route(
        Method::get, feed_path, "showCalendarFeed", {"日历订阅", "The calendar at its address"},
        [&system](const Request& request) -> Result<Response> {
            const std::string known =
                digest(DigestKind::sha256, std::string(request.query_value("token").value_or("")));
            const Rows rows = system.desk().database().read([&](Session& session) {
                return session.query("select person from calendar_feed where digest = $1", known);
            });
            if (rows.empty()) return refuse(no_feed);
            for (const Account& account : system.identity().accounts())
                if (account.person.actor.user == rows.front().text(0) && !account.disabled)
                    return calendar_file(system, account.person.actor);
            return refuse(no_feed);
        });
    route.access = Access::everyone();
    route.query = {{"token", {"地址中的密钥", "The secret of the address"}}};
    return route;
}

}  // namespace

void add_calendar_routes(System& system) {
    for (Route& route :
         std::vector<Route>{list_deadlines(system), download_calendar(system), make_feed(system),
                            remove_feed(system), show_feed(system)})
        system.api().route(std::move(route));
}

}  // namespace zhirong
