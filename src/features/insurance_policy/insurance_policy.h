#pragma once
// Policies, and what other features ask of them.
#include "features/insurance_policy/page.h"
#include "features/insurance_policy/policy.h"
#include "features/insurance_policy/store.h"
