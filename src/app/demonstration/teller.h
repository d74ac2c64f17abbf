#pragma once
// Tells a story to the system through its own API, as the people of the demonstration would. Each
// step has a key of its own, so a story that was cut off goes on where it stopped.
#include <functional>
#include <map>
#include <string>

#include "app/system.h"

namespace zhirong {

// A step was refused: the story and the rules disagree, which is a bug of the story.
struct StoryBroken : std::runtime_error {
    using runtime_error::runtime_error;
};

class Teller {
public:
    explicit Teller(System& system);

    // The answer of the API to `user`; `body` is made only if this step was not answered before.
    Tree post(const std::string& user, const std::string& path, const std::function<Tree()>& body);
    // A table, previewed and then imported as previewed; `place` is where both are done, such as
    // "/api/v1/price-deals". The story has no row that is refused.
    Tree import(const std::string& user, const std::string& place,
                const std::function<std::string()>& table);
    // A file that a command takes as it is.
    Tree file(const std::string& user, const std::string& path,
              const std::function<std::string()>& content);
    Tree get(const std::string& user, const std::string& path);
    // What the person is offered on the financing's page, or null.
    Tree offered(const std::string& user, const std::string& financing,
                 const std::string& operation);
    // Takes an offered act: its own path, its form with `changes` put in.
    Tree act(const std::string& user, const std::string& financing, const std::string& operation,
             const Tree::Map& changes);
    // Outside the story: a key of its own each time.
    Tree again(const std::string& user, const std::string& path, const Tree& body);
    void close_day(Date to);

    System& system() { return system_; }

private:
    const std::string& session_of(const std::string& user);
    Tree answered(const std::string& user, const std::string& key);
    Tree send(Request request);
    Tree send(const std::string& user, const std::string& path, const Tree& body,
              const std::string& key);
    Tree upload(const std::string& user, const std::string& path, const std::string& file,
                const std::string& key);

    System& system_;
    Router router_;
    std::map<std::string, std::string> sessions_;
    int step_ = 0;
    int extra_ = 0;
};

// The form with some of its members replaced or added.
Tree with(Tree form, const Tree::Map& changes);

}  // namespace zhirong
