#pragma once
// What may be done with the registration of a pledge of receivables, and what comes of it.
#include <optional>
#include <string>
#include <vector>

#include "core/access/roles.h"
#include "features/receivable/clock.h"
#include "features/receivable/record.h"
#include "features/receivable/shape.h"

namespace zhirong::receivable {

// What the command names, as it was found.
struct Named {
    Party secured_party;
    std::optional<Party> grantor;  // the organisation, where one is named
    std::optional<Party> debtor;
    std::optional<licence::Licence> licence;
    std::vector<Registration> others;  // of the same grantor
};
Result<Registered> decide(const Register& command, const Named& named, std::string number,
                          const Actor& actor, Date today);
Result<Changed> decide(const Registration& registration, const Change& command, const Actor& actor,
                       Date today);
Result<Extended> decide(const Registration& registration, const Extend& command, const Actor& actor,
                        Date today);
Result<NameChangeReported> decide(const Registration& registration, const ReportNameChange& command,
                                  const Actor& actor, Date today);
Result<NameChangeRegistered> decide(const Registration& registration,
                                    const RegisterNameChange& command, const WorkingDays& calendar,
                                    const Actor& actor, Date today);
Result<Discharged> decide(const Registration& registration, const ReportDischarge& command,
                          const Actor& actor, Date today);
Result<Cancelled> decide(const Registration& registration, const Cancel& command,
                         const WorkingDays& calendar, const Actor& actor, Date today);
Result<DebtConfirmed> decide(const Registration& registration, const ConfirmDebt& command,
                             const Actor& actor, Date today);
Result<DebtConfirmed> decide(const Registration& registration, const NoteConfirmation& command,
                             const Actor& actor, Date today);
// `others`: of the same grantor.
Result<Objected> decide(const Registration& registration, const std::vector<Registration>& others,
                        const Object& command, const WorkingDays& calendar, const Actor& actor,
                        Date today);
Result<ObjectionNotified> decide(const Registration& registration, const NotifyObjection& command,
                                 const WorkingDays& calendar, const Actor& actor, Date today);
Result<SuitSubmitted> decide(const Registration& registration, const SubmitSuit& command,
                             const WorkingDays& calendar, const Actor& actor, Date today);
Result<ObjectionWithdrawn> decide(const Registration& registration,
                                  const WithdrawObjection& command, const WorkingDays& calendar,
                                  const Actor& actor, Date today);

Registration apply(Registration registration, const Event& event);
// Everybody: the register is there to be searched. Who is no party sees less of the page.
std::vector<std::string> parties(const Registration& registration);
Label stage_words(const Registration& registration);
// "party:<organisation>", "grantor:<code>", "grantor_name:<name>", "licence:<id>",
// "number:<number>", "financing:<id>"; former names too.
std::vector<std::string> keys(const Registration& registration);

Numbering apply(Numbering numbering, const Numbering::Event& event);
std::vector<std::string> parties(const Numbering& numbering);
Label stage_words(const Numbering& numbering);
std::string numbering_of(Date on);
std::string number_of(Date on, int serial);

bool is_party(const Registration& registration, const std::string& organisation);
// Grantor, debtor, and whoever holds a registration in force against the same grantor.
bool is_concerned(const Registration& registration, const std::vector<Registration>& others,
                  const std::string& organisation, Date today);
// Of the same income: the same filed licence, or the same contract of the same grantor.
bool same_income(const Registration& one, const Registration& other);

// What a secured party should know: each with the article it comes from.
std::vector<Label> notes(const Registration& registration,
                         const std::optional<licence::Licence>& licence, Date today);

}  // namespace zhirong::receivable
