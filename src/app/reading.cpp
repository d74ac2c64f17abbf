#include "app/reading.h"

#include <algorithm>
#include <charconv>

#include "app/system.h"
#include "platform/password/secrets.h"

namespace zhirong {
namespace {

constexpr std::int64_t page_size = 100;

}  // namespace

// A page about one record: it ends in an id. Lists show what each row's page shows more of.
bool is_sensitive(const Route& route) {
    static const std::vector<std::string> open_to_all{"organisation", "programme", "studio",
                                                      "insurance",    "gazette",   "session",
                                                      "operation",    "watch"};
    return route.method == Method::get && route.path.contains('{') &&
           std::ranges::find(open_to_all, route.tag) == open_to_all.end() &&
           route.access.level != Access::Level::everyone;
}

void write_reading(System& system, const Request& request, const Route& route, const Person& who) {
    constexpr std::size_t id_bytes = 12;
    constexpr std::size_t longest_target = 500;
    const std::string id = random_token(id_bytes);
    system.desk().database().write([&](Session& session) {
        session.execute(
            "insert into reading (id, at, person, organisation, operation, target, address, "
            "request) values ($1, $2, $3, $4, $5, $6, $7, $8)",
            id, system.configuration().clock().milliseconds, who.actor.user, who.actor.organisation,
            route.operation, request.target.substr(0, longest_target), request.remote_address,
            request.id);
    });
}

std::vector<QueryParameter> reading_parameters() {
    return {{"person", {"用户", "User"}},
            {"cursor", {"上一页返回的 next", "The `next` of the page before"}}};
}

Result<Tree> readings(System& system, const Request& request) {
    std::int64_t at = INT64_MAX;
    std::string id;
    if (const auto cursor = request.query_value("cursor"); cursor && !cursor->empty()) {
        const std::size_t dot = std::min(cursor->find('.'), cursor->size());
        const auto [end, error] = std::from_chars(cursor->data(), cursor->data() + dot, at);
        if (error != std::errc{} || end != cursor->data() + dot || dot == cursor->size())
            return refuse(refusals::bad_cursor, "cursor", {{"found", std::string(*cursor)}});
        id = std::string(cursor->substr(dot + 1));
    }
    const std::string person(request.query_value("person").value_or(""));
    const Rows rows = system.desk().database().read([&](Session& session) {
        constexpr const char* columns =
            "select id, at, person, organisation, operation, target, address, request from "
            "reading ";
        return person.empty()
                   ? session.query(std::string(columns) +
                                       "where (at, id) < ($1, $2) order by at desc, id desc "
                                       "limit $3",
                                   at, id, page_size + 1)
                   : session.query(std::string(columns) +
                                       "where person = $1 and (at, id) < ($2, $3) order by at "
                                       "desc, id desc limit $4",
                                   person, at, id, page_size + 1);
    });
    Tree::List items;
    Tree next;
    for (const Row& row : rows) {
        if (std::ssize(items) == page_size) {
            const Row& last = rows[static_cast<std::size_t>(page_size) - 1];
            next = std::to_string(last.integer(1)) + '.' + last.text(0);
            break;
        }
        items.push_back(Tree::map({{"id", row.text(0)},
                                   {"at", row.integer(1)},
                                   {"person", row.text(2)},
                                   {"organisation", row.text(3)},
                                   {"operation", row.text(4)},
                                   {"target", row.text(5)},
                                   {"address", row.text(6)},
                                   {"request", row.text(7)}}));
    }
    Tree tree = Tree::map({{"items", std::move(items)}});
    if (!next.is_null()) tree.set("next", std::move(next));
    return tree;
}

}  // namespace zhirong
