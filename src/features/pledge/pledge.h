#pragma once
// What may be done with the registration of a pledge, and what comes of it.
#include "core/access/roles.h"
#include "features/financing/financing.h"
#include "features/pledge/clock.h"
#include "features/pledge/contract.h"
#include "features/pledge/grounds.h"
#include "features/pledge/moves.h"
#include "features/pledge/papers.h"
#include "features/pledge/procedure.h"
#include "features/pledge/record.h"
#include "features/pledge/shape.h"

namespace zhirong::pledge {

// Who prepares the joint application: the pledgor, or whom the programme's workflow names. The
// pledgor signs the form in either case; it is one of the papers.
struct Filer {
    Role role = Role::enterprise_officer;
    std::string organisation;
};
Filer filer_of(const financing::Financing& financing, const Actor& actor);

// A new application for those of the financing's rights that belong into one register. The
// financing must stand at pledge registration and have none there; `filed` are those it has.
Result<Prepared> decide(const financing::Financing& financing, const Rights& rights,
                        const std::vector<Pledge>& filed, const Prepare& command,
                        const Actor& actor, Date today);
// The draft written anew.
Result<Prepared> decide(const Pledge& pledge, const Prepare& command, const Actor& actor,
                        Date today);
// Submits the joint application; every needed paper must be there, and every field of the form. A
// ground that the registry will
// find is no hindrance: the pre-check has told it.
Result<Confirmed> decide(const Pledge& pledge, const Examined& rights, const Confirm& command,
                         const Actor& actor, Date today);
Result<Notified> decide(const Pledge& pledge, const Examined& rights, const Notify& command,
                        const Actor& actor, Date today);
// The declaration of one party, told by the actor's role; both are needed.
Result<Event> decide(const Pledge& pledge, const Waive& command, const Actor& actor, Date today);
Result<CorrectionRequested> decide(const Pledge& pledge, const RequestCorrection& command,
                                   const Actor& actor, Date today);
Result<Resubmitted> decide(const Pledge& pledge, const Examined& rights, const Resubmit& command,
                           const Actor& actor, Date today);
// Refused with every ground that is not waived.
Result<Registered> decide(const Pledge& pledge, const Examined& rights, const Register& command,
                          const Actor& actor, Date today);
Result<Refused> decide(const Pledge& pledge, const Examined& rights, const Refuse& command,
                       const Actor& actor, Date today);
Result<Changed> decide(const Pledge& pledge, const Change& command, const Actor& actor, Date today);
Result<Cancelled> decide(const Pledge& pledge, const Cancel& command, const Actor& actor,
                         Date today);
Result<Revoked> decide(const Pledge& pledge, const Revoke& command, const Actor& actor, Date today);
// Only once none of the patents lives.
Result<Lapsed> decide(const Pledge& pledge, const Examined& rights, const NoteLapse& command,
                      const Actor& actor, Date today);

Pledge apply(Pledge pledge, const Event& event);
std::vector<std::string> parties(const Pledge& pledge);
Label stage_words(const Pledge& pledge);
// "number:", "certificate:", "pledgor:", "pledgee:" and "credit:" of what was ever registered, and
// the days of the desk: "received:desk:2024-02-08", "decided:", "corrected:".
std::vector<std::string> keys(const Pledge& pledge);
// Registered, refused or withdrawn; of a registration that ended since, the registration.
std::optional<Date> decided_on(const Pledge& pledge);
// Every needed paper is there, and every field that the form must have.
Result<std::monostate> require_complete(const Pledge& pledge, const Examined& examined, Date today);
// As the entry of the registration and the gazette name them.
std::vector<PledgedRight> as_registered(const Rights& rights);

// What a loan rests on: its registrations together.
struct Together {
    Rights rights;
    bool registered = false;            // each of them, and none has ended
    std::optional<Date> registered_on;  // the last
};
Together together(const std::vector<Pledge>& pledges, const Rights& rights);

Certificate apply(Certificate certificate, const Certificate::Event& event);
std::vector<std::string> parties(const Certificate& certificate);
Label stage_words(const Certificate& certificate);

// The organisation that must act for a role in this registration.
const std::string& organisation_of(const Pledge& pledge, Role role);

// "Y2024000123": the register's letter, the year of registration and the officer's serial of six
// digits or more.
std::string certificate_number(RegisterKind in_register, Date on, int serial);

}  // namespace zhirong::pledge
