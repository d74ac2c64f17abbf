#pragma once
// Each register's rules as one table, in editions by the date from which they hold: grounds,
// papers, form, clock, and what may be asked after the registration. The tables are
// patent_register.cpp, trademark_register.cpp and copyright_register.cpp.
#include "features/pledge/examination.h"
#include "features/pledge/procedure_shape.h"

namespace zhirong::pledge {

// What may be asked of a register afterwards.
struct ProcedureRule {
    ProcedureKind kind;
    const char* form;  // the code of the form, where the register gives one: "Z53"
    const char* zh;    // its title
    const char* en;
    bool joint;  // both parties apply
    Clock clock;
    std::span<const PaperRule> papers;
    std::span<const GroundRule> grounds;
    // Of those that name a reason, which this register knows; empty: all.
    std::span<const CancelReason> cancel_reasons = {};
    std::span<const RevokeReason> revoke_reasons = {};
};

struct Edition {
    RegisterKind in_register;
    Date from;
    Label source;
    const char* form;  // "Z51"
    const char* form_zh;
    const char* form_en;
    const char* certificate_prefix;  // of the desk's own numbering
    Clock clock;
    std::span<const GroundRule> grounds;
    std::span<const PaperRule> papers;
    std::span<const FormField> fields;
    std::span<const ProcedureRule> procedures;

    const GroundRule* rule(Ground ground) const;
    const ProcedureRule* procedure(ProcedureKind kind) const;
};

// All, oldest first.
std::span<const Edition> patent_editions();
std::span<const Edition> trademark_editions();
std::span<const Edition> copyright_editions();
std::span<const Edition> editions(RegisterKind in_register);

// The rules in force on a day; refused where this system does not have those of that time.
Result<const Edition*> edition_at(RegisterKind in_register, Date on);
// The rules that an application already filed falls under: those of the day it was filed.
const Edition& edition_of(const Pledge& pledge, Date today);
const Edition& edition_of(const Procedure& procedure, Date today);
// Refused with what to do instead where the register knows no such application.
Result<const ProcedureRule*> procedure_rule(const Edition& edition, ProcedureKind kind);

// The register that takes pledges of such a right; nothing: none in this system does.
std::optional<RegisterKind> register_of(RightKind kind);
// Why not, and what the practice is. BrokenInvariant for a kind that has a register.
Refusals no_register(const rights::Right& right, const std::string& field);
// Those that the rights are in, in the order of RegisterKind.
std::vector<RegisterKind> registers_of(const Rights& rights);
// The rights of one register, in the order given.
Rights in_register(const Rights& rights, RegisterKind which);

}  // namespace zhirong::pledge
