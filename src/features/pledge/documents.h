#pragma once
// The papers of a registration: certificate, application forms, notices. What the forms ask is the
// register's own table (register.h).
#include "core/paper/paper.h"
#include "features/pledge/register.h"

namespace zhirong::pledge {

// As the register stands after all its entries; an ended registration says so on its face.
// BrokenInvariant before the registration. `desk`: its name.
paper::Document certificate_document(const Pledge& pledge, const std::string& desk,
                                     Date printed_on);
// The joint application. What is not filled in stays blank, to be written by hand.
paper::Document registration_form(const Pledge& pledge, const Examined& examined, Date today);
// The form of what is asked afterwards, of the register's own set of forms.
paper::Document procedure_form(const Pledge& pledge, const Procedure& procedure, Date today);
// A paper that the desk sent to the parties.
paper::Document notice_document(const Pledge& pledge, const DeskNotice& notice,
                                const std::string& desk);

}  // namespace zhirong::pledge
