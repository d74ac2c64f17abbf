#include "platform/desk/timeline.h"

#include <algorithm>

namespace zhirong {

Tree timeline(View& view, const Desk& desk, const std::vector<std::string>& streams) {
    Tree::List lines;
    for (const StoredEvent& event : view.events(streams)) {
        const Label& label = desk.kind(event.kind).events.at(event.type);
        lines.push_back(Tree::map({{"at", event.at.milliseconds},
                                   {"date", to_string(event.booking_date)},
                                   {"actor", event.actor},
                                   {"organisation", event.organisation},
                                   {"kind", event.kind},
                                   {"type", event.type},
                                   {"zh", label.zh},
                                   {"en", label.en},
                                   {"body", event.body}}));
    }
    std::ranges::reverse(lines);
    return lines;
}

}  // namespace zhirong
