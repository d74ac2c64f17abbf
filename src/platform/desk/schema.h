#pragma once
#include <vector>

#include "platform/database/migrations.h"

namespace zhirong {

// The tables of the product, oldest first. A published migration is never edited, only followed.
const std::vector<Migration>& desk_migrations();

}  // namespace zhirong
