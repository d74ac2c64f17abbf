#include "features/receivable/clock.h"

#include <algorithm>

namespace zhirong::receivable {

const Times& times() {
    static const Times all;
    return all;
}

Label source_of_times() {
    return {"pboc_7_2021",
            "《动产和权利担保统一登记办法》（中国人民银行令〔2021〕第7号）；期限数值按业内通行"
            "文本，待与官方文本核对",
            "PBoC Order 7/2021; the lengths are background knowledge, to be checked against the "
            "official text"};
}

Date ends_on(const Registration& registration) {
    return add_months(registration.registered_on, registration.term_months);
}

Date extension_opens(const Registration& registration) {
    return ends_on(registration) - Days{times().extension_days};
}

Standing standing(const Registration& registration, Date today) {
    if (registration.stage == Stage::cancelled) return Standing::cancelled;
    return today > ends_on(registration) ? Standing::lapsed : Standing::in_force;
}

Result<Date> cancel_by(Date discharged_on, const WorkingDays& calendar) {
    return calendar.add_working_days(discharged_on, times().cancel_working_days);
}

Result<Date> name_change_by(Date changed_on, const WorkingDays& calendar) {
    return calendar.next_working_day(add_months(changed_on, times().name_change_months));
}

Result<Date> notify_by(const Objection& objection, const WorkingDays& calendar) {
    return calendar.next_working_day(objection.on + Days{times().notify_days});
}

Result<Date> suit_by(const Objection& objection, const WorkingDays& calendar) {
    return calendar.next_working_day(objection.on + Days{times().suit_days});
}

Result<ObjectionStanding> standing(const Objection& objection, const WorkingDays& calendar,
                                   Date today) {
    if (objection.withdrawn_on) return ObjectionStanding::withdrawn;
    if (objection.suit) return ObjectionStanding::in_suit;
    if (today <= objection.on + Days{times().suit_days}) return ObjectionStanding::pending;
    return today <= TRY(suit_by(objection, calendar)) ? ObjectionStanding::pending
                                                      : ObjectionStanding::lapsed;
}

std::vector<Registration> ranked(std::vector<Registration> registrations, Date today) {
    std::erase_if(registrations, [&](const Registration& one) {
        return standing(one, today) != Standing::in_force;
    });
    // Numbers of a year rise in the order in which they were given.
    std::ranges::sort(registrations, [](const Registration& one, const Registration& other) {
        if (one.registered_on != other.registered_on)
            return one.registered_on < other.registered_on;
        return one.number < other.number;
    });
    return registrations;
}

}  // namespace zhirong::receivable
