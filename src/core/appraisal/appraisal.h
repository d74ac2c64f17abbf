#pragma once
// What an intellectual-property right is worth: the arithmetic of 资产评估, pure. The feature
// `valuation` is the stage 价值评价 of a financing (who reports, who accepts); this folder is what
// a figure in such a report is computed with, for that feature, for grading and for price indices
// alike. Hence its own name: `zhirong::valuation` is the stage, `zhirong::appraisal` the
// arithmetic.
//
//   income_value         relief from royalty, profit share, excess earnings
//   market_value         comparable deals, corrected
//   cost_value           cost to make again, less what has worn away
//   discount_rate        built up, CAPM, weighted cost
//   remaining_life       least of law, economy and contract
//   income_simulation,
//   cost_simulation      the same as a range: distributions, Monte Carlo, tornado
//   reconcile            one value out of several methods
//   score                indicator tree
//   load_…               indicator tree and reference tables (reference/valuation/)
//
// Inputs are exact (Money, Ratio, Date), so an infinite growth rate cannot be written; in between
// is floating point; to_money (value.h) is the only way back. Every answer carries its parts, a Why
// that the console draws, and a Shape for the wire.
#include "core/appraisal/cost.h"
#include "core/appraisal/cost_simulation.h"
#include "core/appraisal/discount_rate.h"
#include "core/appraisal/income.h"
#include "core/appraisal/income_simulation.h"
#include "core/appraisal/indicator_tree.h"
#include "core/appraisal/life.h"
#include "core/appraisal/market.h"
#include "core/appraisal/reconciliation.h"
#include "core/appraisal/reference_tables.h"
#include "core/appraisal/refusals.h"
#include "core/appraisal/simulation.h"
#include "core/appraisal/value.h"
