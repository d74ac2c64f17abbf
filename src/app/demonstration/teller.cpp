#include "app/demonstration/teller.h"

#include "app/close_day.h"
#include "app/demonstration/cast.h"
#include "platform/json/json.h"

namespace zhirong {
namespace {

Tree tree_of(std::string_view text) {
    auto tree = parse_json(text, {.bytes = std::size_t{1} << 26, .depth = 64});
    ensure(tree.has_value());
    return *std::move(tree);
}

}  // namespace

Teller::Teller(System& system)
    : system_(system), router_(system.router([](const Request& request, std::string_view what) {
          throw StoryBroken(request.target + ": " + std::string(what));
      })) {}

const std::string& Teller::session_of(const std::string& user) {
    auto& token = sessions_[user];
    if (token.empty()) {
        auto signed_in = system_.identity().sign_in(
            {.user = user, .password = demonstration_password}, system_now());
        if (!signed_in) throw StoryBroken(user + ": " + in_english(signed_in.error().first()));
        token = *std::move(signed_in);
    }
    return token;
}

Tree Teller::answered(const std::string& user, const std::string& key) {
    return system_.desk().database().read([&](Session& session) {
        const Rows rows =
            session.query("select answer from request where person = $1 and key = $2", user, key);
        return rows.empty() ? Tree{} : tree_of(rows.front().text(0));
    });
}

Tree Teller::send(Request request) {
    const std::string what = request.target;
    const Response response = router_.answer(std::move(request));
    if (response.status >= 300) throw StoryBroken(what + ": " + std::string(response.content()));
    return response.content().empty() ? Tree{} : tree_of(response.content());
}

Tree Teller::post(const std::string& user, const std::string& path,
                  const std::function<Tree()>& body) {
    const std::string key = "story-" + std::to_string(++step_);
    if (Tree before = answered(user, key); !before.is_null()) return before;
    return send(user, path, body(), key);
}

Tree Teller::again(const std::string& user, const std::string& path, const Tree& body) {
    return send(user, path, body, "extra-" + std::to_string(++extra_));
}

Tree Teller::send(const std::string& user, const std::string& path, const Tree& body,
                  const std::string& key) {
    Request request;
    request.method = Method::post;
    request.target = path;
    request.headers = {{"cookie", std::string(Identity::cookie) + '=' + session_of(user)},
                       {"content-type", "application/json"},
                       {"idempotency-key", key}};
    request.body = write_json(body);
    return send(std::move(request));
}

Tree Teller::upload(const std::string& user, const std::string& path, const std::string& file,
                    const std::string& key) {
    Request request;
    request.method = Method::post;
    request.target = path;
    request.headers = {{"cookie", std::string(Identity::cookie) + '=' + session_of(user)},
                       {"content-type", "application/octet-stream"},
                       {"idempotency-key", key}};
    request.body = file;
    return send(std::move(request));
}

Tree Teller::import(const std::string& user, const std::string& place,
                    const std::function<std::string()>& table) {
    const std::string key = "story-" + std::to_string(++step_);
    if (Tree before = answered(user, key); !before.is_null()) return before;
    const std::string file = table();
    const Tree preview = upload(user, place + "/preview", file, key);
    if (*preview.find("counts")->find("refused")->integer() != 0)
        throw StoryBroken(place + ": " + write_json(preview));
    return upload(user,
                  place + "/imports?file=" + *preview.find("file")->text() +
                      "&plan=" + *preview.find("plan")->text(),
                  file, key);
}

Tree Teller::file(const std::string& user, const std::string& path,
                  const std::function<std::string()>& content) {
    const std::string key = "story-" + std::to_string(++step_);
    if (Tree before = answered(user, key); !before.is_null()) return before;
    return upload(user, path, content(), key);
}

Tree Teller::get(const std::string& user, const std::string& path) {
    Request request;
    request.target = path;
    request.headers = {{"cookie", std::string(Identity::cookie) + '=' + session_of(user)}};
    return send(std::move(request));
}

Tree Teller::offered(const std::string& user, const std::string& financing,
                     const std::string& operation) {
    const Tree page = get(user, "/api/v1/financings/" + financing);
    for (const Tree& action : *page.find("actions")->list())
        if (*action.find("name")->text() == operation) return action;
    return {};
}

Tree Teller::act(const std::string& user, const std::string& financing,
                 const std::string& operation, const Tree::Map& changes) {
    const std::string key = "story-" + std::to_string(step_ + 1);
    if (Tree before = answered(user, key); !before.is_null()) {
        ++step_;
        return before;
    }
    const Tree action = offered(user, financing, operation);
    if (action.is_null())
        throw StoryBroken(user + " is not offered " + operation + " on " + financing);
    return post(user, *action.find("path")->text(),
                [&] { return with(*action.find("prefill"), changes); });
}

void Teller::close_day(Date to) {
    if (system_.desk().business_date() >= to) return;
    const auto closed = zhirong::close_day(system_, {to}, {});
    if (!closed) throw StoryBroken(in_english(closed.error().first()));
}

Tree with(Tree form, const Tree::Map& changes) {
    for (const auto& [name, value] : changes) {
        bool found = false;
        for (auto& [key, old] : *form.map())
            if (key == name) {
                old = value;
                found = true;
            }
        if (!found) form.set(name, value);
    }
    return form;
}

}  // namespace zhirong
