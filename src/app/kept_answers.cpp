#include "app/kept_answers.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "app/reading.h"

namespace zhirong {
namespace {

// How this process is, who is signed in, and what another program reads on its own schedule.
bool says_how_it_is(const Route& route) {
    constexpr std::array tags{"operation", "session", "notice", "account"};
    return std::ranges::find(tags, route.tag) != tags.end();
}

// All that handlers of these routes look at, beside the address.
constexpr std::array<std::string_view, 3> headers{"cookie", "authorization", "accept-language"};

}  // namespace

class KeptAnswers::Counted final : public Database {
public:
    Counted(std::unique_ptr<Database> database, std::shared_ptr<std::atomic<std::uint64_t>> version)
        : database_(std::move(database)), version_(std::move(version)) {}

    bool writes_in_turn() const override { return database_->writes_in_turn(); }

private:
    void run_read(const Work& work) override { database_->read(work); }
    void run_write(const Work& work) override {
        // Also after a failure, which may have left something behind; and before the caller goes
        // on, so that whoever has written sees it.
        struct Count {
            std::atomic<std::uint64_t>& version;
            ~Count() { ++version; }
        };
        const Count count{*version_};
        database_->write(work);
    }

    std::unique_ptr<Database> database_;
    std::shared_ptr<std::atomic<std::uint64_t>> version_;
};

std::unique_ptr<Database> KeptAnswers::around(std::unique_ptr<Database> database) {
    keeps_ = true;
    return std::make_unique<Counted>(std::move(database), version_);
}

std::string KeptAnswers::key_of(const Request& request) {
    std::string key = request.target;
    for (const std::string_view name : headers) {
        key += '\n';
        key += request.header(name).value_or("");
    }
    return key;
}

std::optional<KeptAnswers::Question> KeptAnswers::question(const Request& request,
                                                           const Router& router) const {
    if (!keeps_ || request.method != Method::get) return std::nullopt;
    // Before anything is looked up: what is written from now on is not in the answer for sure.
    const std::uint64_t version = *version_;
    const std::string_view operation = router.operation_of(request.method, request.target);
    const auto route = std::ranges::find(router.routes(), operation, &Route::operation);
    if (route == router.routes().end() || is_sensitive(*route) || says_how_it_is(*route))
        return std::nullopt;
    return Question{key_of(request), version};
}

void KeptAnswers::keep(Question question, Response& answer, Clock::time_point now) {
    const bool of_a_session = std::ranges::any_of(
        answer.headers, [](const auto& header) { return header.first == "Set-Cookie"; });
    if (answer.status != 200 || of_a_session || answer.content().size() > largest_answer) return;
    if (question.version != *version_) return;
    if (!answer.shared_body)
        answer.shared_body = std::make_shared<const std::string>(std::move(answer.body));
    const std::size_t size = question.key.size() + answer.content().size();
    const std::lock_guard lock(mutex_);
    // All of it is a second old at most: to begin anew costs little.
    if (bytes_ + size > most_bytes) {
        kept_.clear();
        bytes_ = 0;
    }
    const auto [place, fresh] = kept_.try_emplace(std::move(question.key));
    if (!fresh) bytes_ -= place->first.size() + place->second.answer.content().size();
    place->second = {answer, question.version, now};
    bytes_ += size;
}

std::optional<Response> KeptAnswers::find(const Request& request, Clock::time_point now) {
    if (!keeps_ || request.method != Method::get) return std::nullopt;
    const std::string key = key_of(request);
    const std::lock_guard lock(mutex_);
    const auto found = kept_.find(key);
    if (found == kept_.end()) return std::nullopt;
    Kept& kept = found->second;
    if (kept.version != *version_ || now - kept.since >= longest) return std::nullopt;
    if (now - kept.since >= renewed_after && !std::exchange(kept.renewed, true))
        return std::nullopt;
    return kept.answer;
}

}  // namespace zhirong
