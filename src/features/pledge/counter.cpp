#include "features/pledge/counter.h"

#include <algorithm>

#include "core/access/party.h"

namespace zhirong::pledge {
namespace {

constexpr RefusalKind other_register{"pledge.other_register", 422,
                                     "{found}（{kind}）应在“{expected}”办理",
                                     "{found} ({kind_en}) belongs into “{expected_en}”"};
constexpr RefusalKind no_party{"pledge.party_missing", 422, "请填写{expected}",
                               "Fill in the {expected_en}"};

Result<std::monostate> require_one_register(const ReceiveAtCounter& command, const Rights& rights) {
    for (const rights::Right& right : rights) {
        const auto at = std::ranges::find(command.rights, right.id);
        const std::string field = shapes::item_path(
            "rights", static_cast<std::size_t>(std::distance(command.rights.begin(), at)));
        const auto which = register_of(right.right_kind);
        if (!which) return std::unexpected(no_register(right, field));
        if (*which != command.in_register)
            return refuse(other_register, field,
                          {{"found", right.title + " " + right.number},
                           {"kind", label_of(right.right_kind).zh},
                           {"kind_en", label_of(right.right_kind).en},
                           {"expected", label_of(*which).zh},
                           {"expected_en", label_of(*which).en}});
    }
    return {};
}

}  // namespace

Result<Pledge> as_received(const ReceiveAtCounter& command, const Rights& rights, Date today) {
    CHECKED(require_one_register(command, rights));
    CHECKED(edition_at(command.in_register, command.received_on));
    for (const auto& [party, field] : {std::pair{&command.application.pledgor, "pledgor"},
                                       std::pair{&command.application.pledgee, "pledgee"}})
        if (!*party) {
            const bool pledgor = party == &command.application.pledgor;
            return refuse(no_party, std::string("application.") + field,
                          {{"expected", pledgor ? "出质人" : "质权人"},
                           {"expected_en", pledgor ? "pledgor" : "pledgee"}});
        }
    Pledge pledge;
    pledge.stage = Stage::submitted;
    pledge.in_register = command.in_register;
    pledge.intake = Intake::counter;
    pledge.rights = command.rights;
    pledge.application = command.application;
    pledge.application.in_register = command.in_register;
    pledge.loan_amount = command.application.secured_amount;
    pledge.submitted_on = std::min(command.received_on, today);
    return pledge;
}

Result<ReceivedAtCounter> decide(const ReceiveAtCounter& command, const Examined& examined,
                                 const Receipt& receipt, const std::string& pledgor,
                                 const std::string& pledgee, const Actor& actor, Date today) {
    CHECKED(require(actor, Role::registry_officer));
    Pledge pledge = TRY(as_received(command, examined.rights, today));
    pledge.pledgor = pledgor;
    pledge.pledgee = pledgee;
    CHECKED(require_complete(pledge, examined, today));
    ReceivedAtCounter received;
    received.pledgor = pledgor;
    received.pledgee = pledgee;
    received.rights = command.rights;
    received.application = std::move(pledge.application);
    received.application.registry = actor.organisation;
    received.in_register = command.in_register;
    received.receipt = receipt;
    received.officer = actor.user;
    return received;
}

}  // namespace zhirong::pledge
