#include "platform/notices/subscription.h"

namespace zhirong::notices {
namespace {

constexpr std::string_view all_kinds = "all";

constexpr const char* columns =
    "select s.id, s.organisation, s.person, s.channel, s.address, s.kinds, s.secret, s.journal, "
    "s.ordinal, s.batch_journal, s.batch_ordinal, s.failures, s.failing_since, s.next_try, "
    "s.lease_until, s.state, s.created, s.last_success, s.last_problem from subscription s ";

template <class T>
T named(const std::string& name) {
    for (const auto& entry : EnumNames<T>::names)
        if (name == entry.name) return entry.value;
    ensure(false);
    return {};
}

std::string written(const std::vector<std::string>& kinds) {
    std::string text;
    for (const std::string& kind : kinds) text += (text.empty() ? "" : ",") + kind;
    return text.empty() ? std::string(all_kinds) : text;
}

std::vector<std::string> read_kinds(const std::string& text) {
    std::vector<std::string> kinds;
    if (text == all_kinds) return kinds;
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find(',', begin), text.size());
        kinds.push_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return kinds;
}

Subscription from(const Row& row) {
    std::size_t column = 0;
    const auto text = [&] { return row.text(column++); };
    const auto integer = [&] { return row.integer(column++); };
    Subscription one;
    one.id = text();
    one.organisation = text();
    one.person = text();
    one.channel = named<Channel>(text());
    one.address = text();
    one.kinds = read_kinds(text());
    one.secret = text();
    one.place.journal = integer();
    one.place.ordinal = integer();
    one.batch.journal = integer();
    one.batch.ordinal = integer();
    one.failures = integer();
    one.failing_since = {integer()};
    one.next_try = {integer()};
    one.lease_until = {integer()};
    one.state = named<State>(text());
    one.created = {integer()};
    one.last_success = {integer()};
    one.last_problem = text();
    return one;
}

std::vector<Subscription> all_from(const Rows& rows) {
    std::vector<Subscription> all;
    for (const Row& row : rows) all.push_back(from(row));
    return all;
}

}  // namespace

void insert(Session& session, Subscription subscription) {
    const std::int64_t end =
        session.query("select number from chain where id = 1").front().integer(0);
    session.execute(
        "insert into subscription (id, organisation, person, channel, address, kinds, secret, "
        "journal, ordinal, batch_journal, batch_ordinal, failures, failing_since, next_try, "
        "lease_until, lease_by, state, created, last_success, last_problem) values ($1, $2, $3, "
        "$4, $5, $6, $7, $8, 0, $8, 0, 0, 0, 0, 0, '', 'active', $9, 0, '')",
        subscription.id, subscription.organisation, subscription.person,
        name_of(subscription.channel), subscription.address, written(subscription.kinds),
        subscription.secret, end + 1, subscription.created.milliseconds);
}

std::vector<Subscription> of_organisation(Session& session, const std::string& organisation) {
    return all_from(session.query(
        std::string(columns) + "where s.organisation = $1 order by s.created, s.id", organisation));
}

std::optional<Subscription> find(Session& session, const std::string& organisation,
                                 const std::string& id) {
    const Rows rows = session.query(
        std::string(columns) + "where s.organisation = $1 and s.id = $2", organisation, id);
    if (rows.empty()) return std::nullopt;
    return from(rows.front());
}

bool remove(Session& session, const std::string& organisation, const std::string& id) {
    return session.execute("delete from subscription where organisation = $1 and id = $2",
                           organisation, id) > 0;
}

bool resume(Session& session, const std::string& organisation, const std::string& id) {
    return session.execute(
               "update subscription set state = 'active', failures = 0, failing_since = 0, "
               "next_try = 0 where organisation = $1 and id = $2",
               organisation, id) > 0;
}

std::vector<Subscription> due(Session& session, Instant now) {
    return all_from(session.query(
        std::string(columns) +
            "where s.state = 'active' and (s.next_try <= $1 or s.next_try > $2) and "
            "(s.lease_until <= $1 or s.lease_until > $3) and "
            "(s.channel = 'webhook' or exists (select 1 from person p where p.id = s.person and "
            "p.disabled = 0)) order by s.next_try, s.created, s.id",
        now.milliseconds, now.milliseconds + longest_pause_milliseconds,
        now.milliseconds + lease_milliseconds));
}

}  // namespace zhirong::notices
