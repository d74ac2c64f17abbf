#include "features/pledge/publication.h"

#include "base/ensure.h"

namespace zhirong::pledge {
namespace {

gazette::Register register_of(RegisterKind in_register) {
    switch (in_register) {
        case RegisterKind::patent: return gazette::Register::patent;
        case RegisterKind::trademark: return gazette::Register::trademark;
        case RegisterKind::copyright: return gazette::Register::copyright;
    }
    ensure(false);
    return gazette::Register::patent;
}

gazette::Matter matter_of(EntryKind kind) {
    using enum gazette::Matter;
    switch (kind) {
        case EntryKind::registered: return registered;
        case EntryKind::changed: return changed;
        case EntryKind::extended: return extended;
        case EntryKind::assigned: return assigned;
        case EntryKind::reissued: return reissued;
        case EntryKind::cancelled: return cancelled;
        case EntryKind::revoked: return revoked;
        case EntryKind::lapsed: return lapsed;
    }
    ensure(false);
    return registered;
}

std::string first_certificate(const Pledge& pledge) {
    for (const RegisterEntry& entry : pledge.entries)
        for (const ItemChange& change : entry.changes)
            if (change.item == Item::certificate) return change.before;
    return pledge.certificate.value_or("");
}

std::string what_changed(const RegisterEntry& entry) {
    std::string all;
    for (const ItemChange& change : entry.changes) {
        all += (all.empty() ? "" : "；") + label_of(change.item).zh;
        const bool amount = change.item == Item::secured_amount || change.item == Item::scope;
        if (!amount) all += "：" + change.before + " → " + change.after;
    }
    return all;
}

}  // namespace

gazette::Entry publication_of(const Pledge& pledge, const RegisterEntry& entry,
                              const std::string& desk) {
    ensure(pledge.now.has_value());
    gazette::Entry published{.of = register_of(pledge.in_register),
                             .matter = matter_of(entry.kind),
                             .on = entry.on,
                             .number = first_certificate(pledge),
                             .desk = desk,
                             .first_party = pledge.now->pledgor_name,
                             .second_party = pledge.now->pledgee_name,
                             .rights = {},
                             .what = {},
                             .notice_number = entry.notice_number.value_or("")};
    for (const PledgedRight& right : pledge.pledged) {
        gazette::PublishedRight each{right.number, right.title, {}, right.granted_on};
        // The main class stands first.
        if (!right.classes.empty())
            each.main_class = right.classes.substr(0, right.classes.find("、"));
        published.rights.push_back(std::move(each));
    }
    if (std::string what = what_changed(entry); !what.empty()) published.what = std::move(what);
    return published;
}

}  // namespace zhirong::pledge
