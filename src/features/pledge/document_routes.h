#pragma once
namespace zhirong {
class Api;
}

namespace zhirong::pledge {

// The papers of a registration as PDF.
void add_document_routes(Api& api);

}  // namespace zhirong::pledge
