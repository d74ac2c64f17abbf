#pragma once
// What was answered is answered again, as long as nothing was written since: many people look at
// the same lists and figures, and each page asks for several.
#include <atomic>
#include <chrono>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>

#include "platform/database/database.h"
#include "platform/http/message.h"
#include "platform/http/router.h"

namespace zhirong {

// For a store that one process writes: every transaction that writes goes through `around` and
// makes all that was kept worth nothing. An answer belongs to the sender's credentials as they were
// sent; who signs out, is disabled or loses a right is written, too. Safe to use from many threads.
class KeptAnswers {
public:
    // What depends on the time of day is at most so old.
    static constexpr std::chrono::milliseconds longest{1'000};
    // Older than this, the next to ask finds nothing, so that one renews it while the others go on
    // with it: were it gone for all at once, all would compute it.
    static constexpr std::chrono::milliseconds renewed_after{600};
    static constexpr std::size_t most_bytes = std::size_t{64} << 20;
    static constexpr std::size_t largest_answer = std::size_t{1} << 20;
    using Clock = std::chrono::steady_clock;

    KeptAnswers() = default;

    // Answers are kept from here on.
    std::unique_ptr<Database> around(std::unique_ptr<Database> database);

    // What a request asks for and how the book stood when it came: to be made before it is
    // answered.
    struct Question {
        std::string key;
        std::uint64_t version;
    };
    // Nothing: its answer is not for keeping.
    std::optional<Question> question(const Request& request, const Router& router) const;
    void keep(Question question, Response& answer, Clock::time_point now = Clock::now());
    std::optional<Response> find(const Request& request, Clock::time_point now = Clock::now());

private:
    class Counted;
    struct Kept {
        Response answer;
        std::uint64_t version;
        Clock::time_point since;
        bool renewed = false;  // somebody is at it
    };
    static std::string key_of(const Request& request);

    std::atomic<bool> keeps_ = false;
    // Shared with the store, which may outlive this.
    std::shared_ptr<std::atomic<std::uint64_t>> version_ =
        std::make_shared<std::atomic<std::uint64_t>>(0);
    std::mutex mutex_;
    std::unordered_map<std::string, Kept> kept_;
    std::size_t bytes_ = 0;
};

}  // namespace zhirong
