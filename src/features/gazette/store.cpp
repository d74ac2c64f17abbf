#include "features/gazette/gazette.h"
#include "platform/desk/work.h"

namespace zhirong::gazette {

void publish(Work& work, Entry entry) {
    // More entries than a page holds are not made of one registration.
    const auto before = work.with_key<Publication>(key_of_registration(entry.of, entry.number),
                                                   false, {.limit = 500});
    ensure(before.has_value());
    entry.sequence = static_cast<int>(before->items.size()) + 1;
    Publication publication;
    publication.id = work.new_id(Publication::prefix);
    work.happened(publication, Published{std::move(entry)});
}

}  // namespace zhirong::gazette
