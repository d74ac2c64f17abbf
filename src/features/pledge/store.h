#pragma once
// What the examination of a pledge needs from the books, and how the desk's lists show what is
// there.
#include <functional>

#include "core/calendar/working_days.h"
#include "features/pledge/pledge.h"

namespace zhirong {
class View;
class Work;
}  // namespace zhirong

namespace zhirong::pledge {

// What is still owed on a financing's loan on the platform; nothing: there is none, or it cannot be
// told.
using Owed = std::function<std::optional<Money>(View&, const std::string& financing)>;

// In the order of their ids, as everything that is locked.
Rights rights_of(View& view, std::vector<std::string> ids);
// With the other marks of their holders, whoever asks: the pre-check must say to a firm what it
// says to the desk.
Examined examined(View& view, const Rights& rights, RegisterKind in_register);
Examined examined(View& view, const Pledge& pledge);
// The registrations that a financing has, in the order filed.
std::vector<Pledge> pledges_of(View& view, const financing::Financing& financing);

// Writes what happened to a pledge, and publishes the entry it made. Where that ends it, its rights
// are free, and a financing that is not paid out goes back to filing.
void happened_to(Work& work, Pledge& pledge, const Event& event);

// An organisation as the forms write a party.
PartyBlock block_of(View& view, const std::string& organisation);

// The same with its officers' names in place of their accounts, to be shown and printed.
Pledge with_names(View& view, Pledge pledge);
Procedure with_names(View& view, Procedure procedure);

// Where the clock of an application stands today.
enum class Standing { waiting, running, due_today, overdue, standing_still, decided };

// The lines of the desk's lists. `of`: the pledge that the procedure concerns.
Tree row(View& view, const Pledge& pledge, const WorkingDays& calendar);
Tree row(View& view, const Procedure& procedure, const Pledge& of, const WorkingDays& calendar);
Tree ground_tree(const Found& found);
Tree labels(const std::vector<Label>& all);
Tree papers_tree(const std::vector<PaperNeeded>& papers);

}  // namespace zhirong::pledge

namespace zhirong {
template <>
struct EnumNames<pledge::Standing> {
    using enum pledge::Standing;
    using E = pledge::Standing;
    static constexpr std::array names{
        EnumName<E>{waiting, "waiting", "待当事人", "Waiting for the parties"},
        EnumName<E>{running, "running", "期限内", "In time"},
        EnumName<E>{due_today, "due_today", "今日到期", "Due today"},
        EnumName<E>{overdue, "overdue", "已超期", "Overdue"},
        EnumName<E>{standing_still, "standing_still", "补正中，停止计算", "Standing still"},
        EnumName<E>{decided, "decided", "已办结", "Decided"}};
};
}  // namespace zhirong
