#pragma once
#include "features/insurance_policy/insurance_policy.h"

namespace zhirong::rights_protection {

struct Context {
    const insurance::Shelf& shelf;
};

}  // namespace zhirong::rights_protection
