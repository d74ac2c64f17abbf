#pragma once
// What a feature's record must offer, so that the desk can store it, show it and prove it: a record
// is nothing but its events, folded.
#include <functional>
#include <map>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "base/shape.h"
#include "base/tree.h"

namespace zhirong {

// A record R has: `static constexpr const char* kind, *prefix` (of its ids), `std::string id`, a
// Shape, `using Event` (a variant of shaped structs, each Shape also with `zh` and `en` words), and
// beside it:
//     R apply(R, const R::Event&)                  pure; an event that cannot apply is a bug
//     std::vector<std::string> parties(const R&)   the organisations that may see it
//     Label stage_words(const R&)                  where it stands
// and, where it is to be found by more than its id:
//     std::vector<std::string> keys(const R&)      "number:12345678", "holder:湘江泵业"
template <class R>
concept Record = requires(R record, const typename R::Event& event) {
    { R::kind } -> std::convertible_to<const char*>;
    { R::prefix } -> std::convertible_to<const char*>;
    { record.id } -> std::convertible_to<std::string>;
    { apply(record, event) } -> std::same_as<R>;
    { parties(record) } -> std::same_as<std::vector<std::string>>;
    { stage_words(record) } -> std::same_as<Label>;
};

template <class R>
concept Keyed = Record<R> && requires(const R& record) {
    { keys(record) } -> std::same_as<std::vector<std::string>>;
};
// Empty where records of the kind are found by their ids alone.
template <Record R>
std::vector<std::string> keys_of([[maybe_unused]] const R& record) {
    if constexpr (Keyed<R>)
        return keys(record);
    else
        return {};
}

// The record that its events make, for comparison with the one that is stored.
struct Rebuilt {
    Tree body;
    std::string stage;
    std::vector<std::string> parties;  // now
    std::set<std::string> ever;        // after any of its events
    std::set<std::string> keys;
};

// A kind of record without its type, for what treats all kinds alike: proof and timeline.
struct RecordKind {
    std::string kind;
    // BrokenInvariant where the events are not what the record could have been told.
    std::function<Rebuilt(const std::string& id, std::span<const Tree> events)> rebuild;
    std::map<std::string, Label> events;  // by type
    std::set<std::string> routine;        // types of events that happen every night
};

// A party that everybody is: for records such as organisations, whose names are no secret.
inline constexpr const char* everybody = "*";

namespace records {
template <class... T>
std::map<std::string, Label> event_words(const std::variant<T...>*) {
    return {{Shape<T>::name, {Shape<T>::name, Shape<T>::zh, Shape<T>::en}}...};
}
template <class... T>
bool is_routine(const std::variant<T...>& event) {
    return std::visit([]<class E>(const E&) { return Shape<E>::routine; }, event);
}
template <class... T>
std::set<std::string> routine_events(const std::variant<T...>*) {
    std::set<std::string> types;
    (void)((Shape<T>::routine && types.insert(Shape<T>::name).second), ...);
    return types;
}
}  // namespace records

template <Record R>
RecordKind record_kind() {
    return {R::kind,
            [](const std::string& id, std::span<const Tree> events) {
                R record{};
                record.id = id;
                Rebuilt rebuilt;
                for (const Tree& body : events) {
                    auto event = read<typename R::Event>(body);
                    ensure(event.has_value());
                    record = apply(std::move(record), std::as_const(*event));  // Not std::apply.
                    rebuilt.parties = parties(record);
                    rebuilt.ever.insert(rebuilt.parties.begin(), rebuilt.parties.end());
                }
                rebuilt.body = write(record);
                // A member that its Shape would refuse: it could not be read again.
                ensure(read<R>(rebuilt.body).has_value());
                rebuilt.stage = stage_words(record).name;
                for (std::string& key : keys_of(record)) rebuilt.keys.insert(std::move(key));
                return rebuilt;
            },
            records::event_words(static_cast<const typename R::Event*>(nullptr)),
            records::routine_events(static_cast<const typename R::Event*>(nullptr))};
}

}  // namespace zhirong
