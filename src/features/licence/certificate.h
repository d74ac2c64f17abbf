#pragma once
#include <vector>

#include "core/paper/paper.h"
#include "features/licence/record.h"

namespace zhirong::licence {

// The certificate of a filed licence (备案证明). `desk`: its name; the filing has its number.
paper::Document certificate(const Licence& licence, const std::vector<rights::Right>& rights,
                            const std::string& desk, Date printed_on);

}  // namespace zhirong::licence
