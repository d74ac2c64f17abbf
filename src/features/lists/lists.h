#pragma once
// White lists and lists of demonstration firms, with dated membership.
#include <optional>
#include <string>
#include <vector>

#include "core/access/roles.h"
#include "features/lists/record.h"
#include "features/lists/shape.h"

namespace zhirong {
class View;
}

namespace zhirong::lists {

// Whether the subject (credit code, or patent number in the register's form) stood on the list on
// that day; what a programme's fact `list.<id>` asks. Refused (`list.unknown`) where there is no
// such list: not being on a list is something else than a list that nobody keeps.
// Asked on behalf of a decision, not of a reader: it does not mind who is signed in.
Result<bool> is_member(View& view, const std::string& list, const std::string& subject, Date on);

struct Standing {
    std::string list;
    std::string subject;
    std::string name;
    Period period;
};
// Who stood on the list on that day, by subject.
Result<std::vector<Standing>> members_on(View& view, const std::string& list, Date on);

// ---- pure
std::string id_of_list(const std::string& name);
std::string id_of_member(const std::string& list, const std::string& subject);

// Who may register a list, and change those that their organisation keeps: the registration desk
// of the office for intellectual property, and the platform's administrator.
bool may_keep_lists(const Actor& actor);
Result<std::monostate> require_keeper(const Actor& actor, const List& list);

// The subject as the list names it: checked and in the register's form.
Result<std::string> read_subject(SubjectKind kind, const std::string& text,
                                 const std::string& reason_if_irregular);

Result<Registered> decide(const RegisterList& command, const Actor& actor);
// Nothing for `member`: the subject is new to the list.
Result<Entered> decide(const List& list, const std::optional<Member>& member,
                       const EnterMember& command, const Actor& actor);
Result<Ended> decide(const Member& member, const EndMember& command, const Actor& actor);
Result<Annulled> decide(const Member& member, const AnnulMember& command, const Actor& actor);

const Period* period_on(const Member& member, Date date);

List apply(List list, const List::Event& event);
// Everybody: that a list is kept is public. Who sees its members is told in routes.cpp.
std::vector<std::string> parties(const List& list);
Label stage_words(const List& list);
Member apply(Member member, const Member::Event& event);
std::vector<std::string> parties(const Member& member);
Label stage_words(const Member& member);

}  // namespace zhirong::lists
