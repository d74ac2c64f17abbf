#pragma once
#include <memory>
#include <string>

namespace zhirong {
class Api;
}

namespace zhirong::gradings {

class Laboratory;

// Scorecards come from that folder: std::runtime_error where one is wrong.
void add_routes(Api& api, const std::string& scorecards);

// Its parts.
void add_run_routes(Api& api, const std::shared_ptr<Laboratory>& laboratory);
void add_portrait_routes(Api& api, const std::shared_ptr<Laboratory>& laboratory);
void add_import_routes(Api& api);
void add_segment_routes(Api& api, const std::shared_ptr<Laboratory>& laboratory);

}  // namespace zhirong::gradings
