#include "platform/desk/task.h"

namespace zhirong {

Tree task(const char* kind, const std::string& record, Tree about, const Tree& action,
          std::optional<Date> since, std::optional<Date> due) {
    Tree tree = Tree::map({{"kind", kind},
                           {"record", record},
                           {"about", std::move(about)},
                           {"action", Tree::map({{"name", *action.find("name")},
                                                 {"zh", *action.find("zh")},
                                                 {"en", *action.find("en")}})}});
    if (since) tree.set("since", to_string(*since));
    if (due) tree.set("due", to_string(*due));
    return tree;
}

}  // namespace zhirong
