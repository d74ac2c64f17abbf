#pragma once
#include <optional>
#include <string>
#include <vector>

#include "features/workbench/routes.h"
#include "features/workbench/workbench.h"

namespace zhirong {
class View;
struct AppraisalData;
struct Proof;
}  // namespace zhirong

namespace zhirong::workbench {

// The rights as their register knows them now: those of a financing that the person may see or is
// to value, or rights of their own. Refused where one has ended or was never granted.
Result<std::vector<Subject>> subjects_of(View& view, const ValuesFor& values_for,
                                         const std::optional<std::string>& financing,
                                         const std::vector<std::string>& rights);

Basis basis_of(const WorkingFile& file, const AppraisalData& data);

// Of inputs, basis and result, as they are written: the same file gives the same bytes.
std::string digest_of(const Finished& finished);

struct Replay {
    Calculation calculation;
    std::string digest;
    bool same = false;                   // bytes, and so every figure
    std::optional<std::string> differs;  // the first place where they do not
};
Replay replay(const Finished& finished);

// That every finished file, computed again, gives what it says.
Proof replay_proof();

}  // namespace zhirong::workbench
