#pragma once
// What watches over the servers asks.
#include <vector>

#include "platform/metrics/metrics.h"

namespace zhirong {

class Server;
class System;

// Alive: the process answers. Asks nobody else, and is answered beside the queue.
inline constexpr const char* live_path = "/api/v1/live";

// GET /api/v1/live and /api/v1/ready. Ready: the store answers, its tables are those of this
// program, and the server is not about to stop; 503 otherwise, so that no new requests are sent
// here.
void add_operation_routes(System& system);

// The book's numbers. `zhirong_store_up` is 0, and the others are absent, where the store fails.
std::vector<Measured> measure_book(System& system);
std::vector<Measured> measure_server(const Server& server);

}  // namespace zhirong
