#pragma once
// What the examination of a pledge needs from the books.
#include <functional>

#include "features/pledge/pledge.h"
#include "platform/desk/work.h"

namespace zhirong::pledge {

// What is still owed on a financing's loan on the platform; nothing: there is none, or it cannot be
// told.
using Owed = std::function<std::optional<Money>(View&, const financing::Financing&)>;

// In the order of their ids, as everything that is locked.
Rights rights_of(View& view, std::vector<std::string> ids);
// With the other marks of their holders, whoever asks: the pre-check must say to a firm what it
// says to the desk.
Examined examined(View& view, const Rights& rights, RegisterKind in_register);
Examined examined(View& view, const Pledge& pledge);
// The registrations that a financing has, in the order filed.
std::vector<Pledge> pledges_of(View& view, const financing::Financing& financing);

// Writes what happened to a pledge. Where that ends it, its rights are free, and a financing that
// is not paid out goes back to filing.
void happened_to(Work& work, Pledge& pledge, const Event& event);

// An organisation as the forms write a party.
PartyBlock block_of(View& view, const std::string& organisation);

}  // namespace zhirong::pledge
