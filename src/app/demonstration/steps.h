#pragma once
// Steps that several parts of the demonstration take.
#include <span>

#include "app/demonstration/cast.h"
#include "app/demonstration/teller.h"

namespace zhirong {

Date on(const char* date);
std::string id_of(const Tree& answer);

void register_organisations(Teller& teller, std::span<const CastOrganisation> organisations);
// A person who is there already stays as they are.
void add_people(Teller& teller, std::span<const CastPerson> people);
// Each by the firm that owns it.
void record_patents(Teller& teller, std::span<const CastRight> patents);

// The organisation of the cast; it must be in it.
const CastOrganisation& cast_organisation(std::string_view id);

using TableRow = std::vector<std::string>;
// As a spreadsheet saves it; no cell may hold a comma, a quote or a line's end.
std::string comma_separated(std::span<const TableRow> rows);

}  // namespace zhirong
