#pragma once
// What stands in the fields of the registers' forms.
#include "features/pledge/examination.h"

namespace zhirong::pledge::fields {

using Text = std::optional<std::string>;

Text debt_contract(const Case&);
Text pledge_contract(const Case&);
Text signed_on(const Case&);
Text debt_kind(const Case&);
Text secured_amount(const Case&);
Text debt_period(const Case&);
Text scope(const Case&);
Text rights(const Case&);
Text right_count(const Case&);
Text pledgor(const Case&);
Text pledgee(const Case&);
Text agent(const Case&);
Text appraised(const Case&);
Text work_kinds(const Case&);
Text completed_on(const Case&);
Text published_on(const Case&);
Text work_registration(const Case&);
Text power(const Case&);
Text power_scope(const Case&);
Text licensed(const Case&);
Text value(const Case&);
Text secured_period(const Case&);
Text filed_by(const Case&);
Text nice_classes(const Case&);
Text valid_until(const Case&);

}  // namespace zhirong::pledge::fields
