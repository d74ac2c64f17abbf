#include "platform/identity/lockout.h"

#include <algorithm>

#include "core/journal/digest.h"

namespace zhirong::lockout {
namespace {

constexpr RefusalKind too_many{"identity.too_many_attempts", 429,
                               "尝试次数过多，请在 {found} 秒后再试",
                               "Too many attempts: try again in {found} seconds"};

constexpr std::string_view address_prefix = "address:";

}  // namespace

// What people type as a name is no matter for the store: it may be a password in the wrong field.
std::string of_user(const std::string& user) { return "user:" + digest(DigestKind::sha256, user); }

std::string of_address(const std::string& address) { return std::string(address_prefix) + address; }

Result<std::monostate> check(Session& session, const std::string& name, Instant now) {
    const Rows rows = session.query("select until from sign_in_failure where name = $1", name);
    if (rows.empty()) return {};
    const std::int64_t left = rows.front().integer(0) - now.milliseconds;
    // Longer than anybody has to wait: the clock was ahead then, or was set back since.
    if (left <= 0 || left > longest_wait_seconds * 1'000) return {};
    const std::int64_t seconds = (left + 999) / 1'000;
    return refuse(too_many, "", {{"found", std::to_string(seconds)}});
}

void failed(Session& session, const std::string& name, Instant now) {
    session.execute("delete from sign_in_failure where last < $1",
                    now.milliseconds - forgotten_after_hours * 3'600'000);
    session.execute(
        "insert into sign_in_failure (name, failures, last, until) values ($1, 1, $2, 0) on "
        "conflict (name) do update set failures = sign_in_failure.failures + 1, last = "
        "excluded.last",
        name, now.milliseconds);
    const std::int64_t failures =
        session.query("select failures from sign_in_failure where name = $1", name)
            .front()
            .integer(0);
    const std::int64_t free =
        name.starts_with(address_prefix) ? free_failures_address : free_failures;
    if (failures < free) return;
    constexpr std::int64_t most_doublings = 10;  // beyond the longest wait
    const std::int64_t wait = std::min(
        longest_wait_seconds, first_wait_seconds << std::min(failures - free, most_doublings));
    session.execute("update sign_in_failure set until = $1 where name = $2",
                    now.milliseconds + wait * 1'000, name);
}

void succeeded(Session& session, const std::string& name) {
    session.execute("delete from sign_in_failure where name = $1", name);
}

}  // namespace zhirong::lockout
