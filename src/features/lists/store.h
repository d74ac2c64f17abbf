#pragma once
#include <functional>
#include <optional>
#include <string>

#include "features/lists/import.h"

namespace zhirong {
class View;
class Work;
}  // namespace zhirong

namespace zhirong::lists {

Result<List> list_named(View& view, const std::string& name);
std::optional<Member> find_member(View& view, const std::string& list, const std::string& subject);
// The members of a list by subject, from the one after `after`, until `use` says false. Reads
// without holding: a decision holds the list's own record, which every change of a member takes
// first.
void each_member(View& view, const std::string& list, const std::string& after,
                 const std::function<bool(Member)>& use);
MembersBySubject members_of(View& view, const std::string& list);

// Writes what the judgement accepts.
void import_rows(Work& work, List& list, const Judgement& judgement, const std::string& file);

}  // namespace zhirong::lists
