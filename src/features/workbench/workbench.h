#pragma once
// What may be done with a working file, and what comes of it.
#include <string>
#include <vector>

#include "features/workbench/record.h"
#include "features/workbench/shape.h"

namespace zhirong::workbench {

WorkingFile apply(WorkingFile file, const Event& event);
// The organisation that keeps it, and whoever reads a report that rests on it.
std::vector<std::string> parties(const WorkingFile& file);
Label stage_words(const WorkingFile& file);
// By the rights that it values: "right:RT…"; by its financing: "financing:FA…".
std::vector<std::string> keys(const WorkingFile& file);

// Officers of appraisers, banks, guarantors and firms keep working files.
Result<std::monostate> require_keeper(const Actor& actor);
bool may_keep(const Actor& actor);

constexpr std::size_t most_rights = 50;

// `subjects`: the rights of the command, in its order, as their register knows them today.
Result<Opened> decide(const Open& command, std::vector<Subject> subjects, const Actor& actor,
                      Date today);
Result<Saved> decide(const WorkingFile& file, const Save& command, const Actor& actor, Date today);
// Without its digest: that is of the bytes, which the store knows how to write.
Result<Finished> decide(const WorkingFile& file, const Finish& command, Basis basis,
                        const Actor& actor, Date today);
Result<Discarded> decide(const WorkingFile& file, const Discard& command, const Actor& actor,
                         Date today);
Result<Opened> decide(const WorkingFile& file, const Copy& command, std::vector<Subject> subjects,
                      const Actor& actor, Date today);

// The methods that a finished file rests on, "收益法、市场法".
Phrase methods_of(const Calculation& calculation);
// BrokenInvariant where the file is not finished.
const Finished& finished(const WorkingFile& file);
// The conclusion of a finished file.
appraisal::Value value_of(const WorkingFile& file);

}  // namespace zhirong::workbench
