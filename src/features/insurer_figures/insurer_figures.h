#pragma once
// An insurer's figures: treaties, closings, and what its book says on a day.
#include "features/insurer_figures/closing.h"
