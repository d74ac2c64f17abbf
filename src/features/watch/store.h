#pragma once
#include <functional>
#include <string>
#include <vector>

#include "features/watch/watch.h"

namespace zhirong {
class Desk;
class View;
}  // namespace zhirong

namespace zhirong::watch {

// What is to be told of a right, and what is found of it on that day.
struct Look {
    Told told;
    std::vector<Finding> found;
};
Look look_at(View& view, const rights::Right& right, const annual_fees::Schedule& fees, Date on);
std::vector<Warning> warnings_of(View& view, const std::string& right, bool open_only);

// Brings the records of one right to what is found on that day. How many changed.
std::int64_t bring(Work& work, const std::string& right, const annual_fees::Schedule& fees,
                   Date on);

}  // namespace zhirong::watch
