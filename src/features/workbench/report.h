#pragma once
// The paper of a finished working file: 资产评估报告 of an appraiser, 评价报告 of a bank, an
// insurer or the firm itself. Everything on it comes from the file, so it can be printed again
// unchanged.
#include <string>

#include "core/access/roles.h"
#include "core/paper/paper.h"
#include "features/workbench/workbench.h"

namespace zhirong::workbench {

paper::Document report_of(const WorkingFile& file, const std::string& organisation,
                          OrganisationKind kind);

}  // namespace zhirong::workbench
