#include "app/close_day.h"

#include "app/system.h"
#include "features/watch/close_day.h"

namespace zhirong {
namespace {

constexpr RefusalKind backwards{"close_day.backwards", 422,
                                "业务日期已是 {expected}，不能退回 {found}",
                                "The business date is {expected}; it cannot go back to {found}"};
constexpr RefusalKind too_far{"close_day.too_far", 422,
                              "{found} 距当前业务日期超过 {expected} 天，请分次办理",
                              "{found} is more than {expected} days ahead; go there in steps"};
constexpr RefusalKind in_the_future{
    "close_day.future", 422, "{found} 尚未到来，业务日期至多为 {expected}",
    "{found} is still to come; the business date can be {expected} at most"};
constexpr int most_days = 3'660;

}  // namespace

Result<loan::ClosedDay> close_day(System& system, const CloseDay& command,
                                  const std::function<bool(int, int)>& progress) {
    const Date from = system.desk().business_date();
    if (command.to < from)
        return refuse(backwards, "to",
                      {{"found", to_string(command.to)}, {"expected", to_string(from)}});
    if (command.to - from > Days(most_days))
        return refuse(too_far, "to",
                      {{"found", to_string(command.to)}, {"expected", std::to_string(most_days)}});
    const Date today = china_date(system.configuration().clock());
    if (!system.configuration().demonstration && command.to > today)
        return refuse(in_the_future, "to",
                      {{"found", to_string(command.to)}, {"expected", to_string(today)}});
    return loan::close_day(
        system.desk(), system.market(), command.to, progress, [&system](Date morning) {
            watch::watch_day(system.desk(), system.reference_data().fees, morning);
        });
}

}  // namespace zhirong
