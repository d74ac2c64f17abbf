#pragma once
// Whether conditions that must hold together leave room for anything, as far as the file alone
// tells. What it finds impossible is impossible; what it does not, may be.
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/programme/programme.h"

namespace zhirong::programme {

struct Contradiction {
    Position position;
    std::string name;  // of the fact or quantity, or "any"
};

class Contradictions {
public:
    Contradictions(const Programme& programme, Date day) : programme_(programme), day_(day) {}

    void require(const Condition& condition);
    const std::vector<Contradiction>& found() const { return found_; }

private:
    // What is left open for one fact or quantity.
    struct Room {
        std::optional<Value> least;
        bool least_excluded = false;
        std::optional<Value> most;
        bool most_excluded = false;
        std::optional<std::set<std::string>> words;
        std::optional<bool> flag;

        bool empty() const;
        void raise(const std::optional<Value>& value, bool excluded);
        void lower(const std::optional<Value>& value, bool excluded);
    };

    void narrow(const Condition& condition);
    void stop(Position position, const std::string& name) { found_.push_back({position, name}); }

    const Programme& programme_;
    Date day_;
    std::vector<Contradiction> found_;
    std::map<std::string, Room> rooms_;
};

// The condition that holds exactly where this one does not, or one that holds there and elsewhere;
// absent where neither can be written.
std::optional<Condition> opposite(const Programme& programme, const Condition& condition);

}  // namespace zhirong::programme
