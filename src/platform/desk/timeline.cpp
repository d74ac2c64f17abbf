#include "platform/desk/timeline.h"

#include <algorithm>
#include <map>

namespace zhirong {
namespace {

// The system's own acts, such as the close of a day, are nobody's.
constexpr const char* system_user = "system";

// Names by id, each looked up once.
class Names {
public:
    explicit Names(OrganisationName look_up) : look_up_(std::move(look_up)) {}
    const std::string& of(const std::string& id) {
        auto found = names_.find(id);
        if (found == names_.end()) found = names_.emplace(id, look_up_(id)).first;
        return found->second;
    }

private:
    OrganisationName look_up_;
    std::map<std::string, std::string> names_;
};

}  // namespace

std::string person_name(View& view, const std::string& user) {
    const Rows rows = view.session().query("select name from person where id = $1", user);
    return rows.empty() ? user : rows.front().text(0);
}

Tree timeline(View& view, const Desk& desk, const std::vector<std::string>& streams,
              const OrganisationName& organisation_name) {
    Names people([&](const std::string& user) { return person_name(view, user); });
    Names organisations(organisation_name);
    Tree::List lines;
    for (const StoredEvent& event : view.events(streams)) {
        const Label& label = desk.kind(event.kind).events.at(event.type);
        Tree line = Tree::map({{"at", event.at.milliseconds},
                               {"date", to_string(event.booking_date)},
                               {"actor", event.actor},
                               {"kind", event.kind},
                               {"type", event.type},
                               {"zh", label.zh},
                               {"en", label.en},
                               {"body", event.body}});
        if (event.actor != system_user) {
            line.set("name", people.of(event.actor));
            line.set("organisation", Tree::map({{"id", event.organisation},
                                                {"name", organisations.of(event.organisation)}}));
        }
        lines.push_back(std::move(line));
    }
    std::ranges::reverse(lines);
    return lines;
}

}  // namespace zhirong
