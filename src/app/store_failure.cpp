#include "app/store_failure.h"

#include "platform/database/halted.h"

namespace zhirong {
namespace {

constexpr RefusalKind unavailable{
    "store.unavailable", 503, "数据库暂不可用，本次请求未写入任何内容，请稍后用同一幂等键重试",
    "The database is not available; nothing was written. Try again later with the same key"};
constexpr RefusalKind full{"store.full", 503,
                           "磁盘已满，本次请求未写入任何内容；查询仍可使用，请通知运维人员",
                           "The disk is full; nothing was written. Reading goes on; tell the "
                           "operators"};
constexpr RefusalKind halted{
    "store.halted", 503,
    "磁盘曾未能确认写入，系统已停止写入，本次请求未写入任何内容；查询仍可使用，请通知运维人员检查磁"
    "盘并重启服务",
    "The disk did not confirm an earlier write, so nothing was written. Reading goes on; tell the "
    "operators to look at the disk and start the server again"};
constexpr RefusalKind busy{"store.busy", 503, "系统繁忙，本次请求未写入任何内容，请稍后重试",
                           "Too much is waiting; nothing was written. Try again in a moment"};
constexpr RefusalKind unknown_outcome{
    "store.unknown_outcome", 503, "写入结果未知，请用同一幂等键重试：系统会返回结果或重新办理",
    "It is not known whether this was written: send it again with the same key, which gives the "
    "answer or does it now"};

}  // namespace

std::optional<Refusals> store_failure(const std::exception& failure) {
    const auto* error = dynamic_cast<const DatabaseError*>(&failure);
    if (error == nullptr) return std::nullopt;
    const auto refused = [](const RefusalKind& kind) { return Refusals{{{&kind, {}, {}}}}; };
    if (dynamic_cast<const StoreHalted*>(error) != nullptr) return refused(halted);
    switch (error->kind) {
        case DatabaseError::Kind::unavailable:
        case DatabaseError::Kind::corrupt: return refused(unavailable);
        case DatabaseError::Kind::full: return refused(full);
        case DatabaseError::Kind::busy: return refused(busy);
        case DatabaseError::Kind::unknown_outcome: return refused(unknown_outcome);
        case DatabaseError::Kind::constraint:
        case DatabaseError::Kind::other: return std::nullopt;  // A bug of ours: 500.
    }
    return std::nullopt;
}

}  // namespace zhirong
