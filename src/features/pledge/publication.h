#pragma once
// What the gazette says of an entry of the register.
#include "features/gazette/gazette.h"
#include "features/pledge/pledge.h"

namespace zhirong::pledge {

// Under the number that the registration was given first: a certificate issued again does not make
// another registration. `desk`: its name. What a change makes of an amount is not published.
gazette::Entry publication_of(const Pledge& pledge, const RegisterEntry& entry,
                              const std::string& desk);

}  // namespace zhirong::pledge
