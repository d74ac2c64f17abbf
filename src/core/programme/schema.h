#pragma once
// The form of programme.yaml as a JSON Schema (draft 2020-12), so that editors complete names,
// explain them and mark what cannot be right. load() remains the judge: units, references and
// contradictions are beyond a schema.
#include "base/tree.h"

namespace zhirong::programme {

Tree json_schema();

}  // namespace zhirong::programme
