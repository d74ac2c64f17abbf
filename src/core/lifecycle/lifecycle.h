#pragma once
// A record's stages as one table of moves. From it come the next stage, the refusal of everything
// else, the acts offered to a person, and the test of all stage × act pairs.
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "base/shape.h"
#include "core/access/roles.h"

namespace zhirong {

// Act is an enum with EnumNames (the words on the button), so is Stage.
template <class Stage, class Act>
struct Move {
    Stage from;
    Act act;
    Stage to;
    Role who;
};

namespace refusals {
inline constexpr RefusalKind not_now{
    "lifecycle.not_now", 409, "当前阶段“{found}”不能{act}；现在可以：{expected}",
    "Stage “{found_en}” does not allow “{act_en}”; now possible: {expected_en}"};
}

// The stage after `act`; refused where the table has no such move or the actor lacks its role. An
// act that several roles may do has a move for each of them.
template <class Stage, class Act, std::size_t N>
Result<Stage> next(const std::array<Move<Stage, Act>, N>& moves, Stage from, Act act,
                   const Actor& actor) {
    std::string possible;
    std::string possible_en;
    std::optional<Role> needed;
    std::optional<Act> named;
    for (const auto& move : moves) {
        if (move.from != from) continue;
        if (move.act == act) {
            if (actor.has(move.who)) return move.to;
            if (!needed) needed = move.who;
        }
        if (named == move.act) continue;
        named = move.act;
        possible += (possible.empty() ? "" : "、") + label_of(move.act).zh;
        possible_en += (possible_en.empty() ? "" : ", ") + label_of(move.act).en;
    }
    if (needed) return std::unexpected(require(actor, *needed).error());
    return refuse(refusals::not_now, "",
                  {{"found", label_of(from).zh},
                   {"act", label_of(act).zh},
                   {"expected", possible.empty() ? "无" : possible},
                   {"found_en", label_of(from).en},
                   {"act_en", label_of(act).en},
                   {"expected_en", possible_en.empty() ? "nothing" : possible_en}});
}

// The stage an event that already happened led to: who did it was checked when it was decided.
template <class Stage, class Act, std::size_t N>
Stage after(const std::array<Move<Stage, Act>, N>& moves, Stage from, Act act) {
    for (const auto& move : moves)
        if (move.from == from && move.act == act) return move.to;
    ensure(false);
    return from;
}

}  // namespace zhirong
