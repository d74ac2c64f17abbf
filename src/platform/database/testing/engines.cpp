#include "platform/database/testing/engines.h"

#include <exception>
#include <mutex>
#include <thread>
#include <vector>

#include "platform/database/testing/private_postgres.h"

namespace zhirong::testing {

const std::array<Engine, 2>& engines() {
    static const std::array<Engine, 2> all{
        Engine{"SQLite",
               [](const TemporaryFolder& folder) {
                   return "sqlite:" + (folder.path() / "test.db").string();
               }},
        Engine{"PostgreSQL",
               [](const TemporaryFolder&) { return PrivatePostgres::shared().new_database(); }},
    };
    return all;
}

void on_each_engine(const std::function<void(Database&, const std::string& url)>& test) {
    for (const Engine& engine : engines()) {
        const TemporaryFolder folder;
        const std::string url = engine.new_url(folder);
        const auto database = open_database(url);
        test(*database, url);
    }
}

void in_threads(int count, const std::function<void(int)>& act) {
    std::mutex mutex;
    std::exception_ptr failure;
    std::vector<std::jthread> threads;
    for (int i = 0; i < count; ++i)
        threads.emplace_back([&, i] {
            try {
                act(i);
            } catch (...) {
                const std::lock_guard lock{mutex};
                if (!failure) failure = std::current_exception();
            }
        });
    threads.clear();
    if (failure) std::rethrow_exception(failure);
}

}  // namespace zhirong::testing
