#pragma once
// Who read what: each look at a page that holds a firm's affairs is written down before the page is
// shown.
#include <vector>

#include "base/result.h"
#include "base/tree.h"
#include "platform/http/route.h"
#include "platform/identity/person.h"

namespace zhirong {

class System;

// Whether looking at what this route answers is written down.
bool is_sensitive(const Route& route);
void write_reading(System& system, const Request& request, const Route& route, const Person& who);

// {items: [{id, at, person, organisation, operation, target, address, request}], next}, newest
// first; of one person where the query names one.
Result<Tree> readings(System& system, const Request& request);
std::vector<QueryParameter> reading_parameters();

}  // namespace zhirong
