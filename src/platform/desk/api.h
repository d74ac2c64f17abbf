#pragma once
// From typed commands and queries to the one route table. A feature says what a command does; the
// reading of its body, its schema, the sender, the transaction and the answer are the same for all.
#include <functional>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "base/shape.h"
#include "platform/desk/desk.h"
#include "platform/http/route.h"
#include "platform/identity/person.h"

namespace zhirong {

struct Endpoint {
    std::string path;              // "/api/v1/financings/{id}/acceptance"
    std::string operation;         // "acceptFinancing"
    Words words;                   // the button, and the line in the API's document
    std::string tag;               // the feature
    std::vector<Role> roles = {};  // none: everybody who signed in
    std::vector<QueryParameter> query = {};
};

class Api {
public:
    explicit Api(Desk& desk) : desk_(desk) {}

    template <Record R>
    void kind() {
        desk_.kinds().push_back(record_kind<R>());
    }

    // `act` runs within the transaction and may run more than once. Where a schema should offer
    // choices, `lookups` names for a field the list to choose from: {"rights", "/api/v1/rights"}.
    template <class C>
    void command(Endpoint endpoint, const std::map<std::string, std::string>& lookups,
                 std::function<Result<Tree>(Work&, const Request&, const C&)> act,
                 int status = 200) {
        Tree form = schema<C>();
        add_lookups(form, lookups);
        add_command(
            std::move(endpoint), std::move(form), status,
            [act = std::move(act), status](Work& work, const Request& request) -> Result<Answer> {
                const C command = TRY(zhirong::read<C>(request.json));
                return Answer{status, TRY(act(work, request, command))};
            });
    }
    // A command whose body is a file: `read` makes of it what the command is about, before and
    // outside the transaction.
    template <class C>
    void file_command(Endpoint endpoint, std::size_t most_bytes,
                      std::function<Result<C>(const Request&)> read,
                      std::function<Result<Tree>(Work&, const Request&, const C&)> act) {
        add_route(std::move(endpoint), Repetition::keyed, most_bytes,
                  [this, read = std::move(read), act = std::move(act)](
                      const Request& request, const std::string& name) -> Result<Response> {
                      const C given = TRY(read(request));
                      return execute(request, name, [&](Work& work) -> Result<Answer> {
                          return Answer{200, TRY(act(work, request, given))};
                      });
                  });
    }
    // Judges a file and changes nothing.
    template <class C>
    void file_query(Endpoint endpoint, std::size_t most_bytes,
                    std::function<Result<C>(const Request&)> read,
                    std::function<Result<Tree>(View&, const Request&, const C&)> answer) {
        add_route(std::move(endpoint), Repetition::harmless, most_bytes,
                  [this, read = std::move(read), answer = std::move(answer)](
                      const Request& request, const std::string&) -> Result<Response> {
                      const C given = TRY(read(request));
                      return look(request,
                                  [&](View& view) { return answer(view, request, given); });
                  });
    }
    // A file to download.
    struct File {
        std::string name;
        std::string content_type;
        std::string content;
    };
    void download(Endpoint endpoint, std::function<Result<File>(View&, const Request&)> answer);
    void query(Endpoint endpoint, Tree response_schema,
               std::function<Result<Tree>(View&, const Request&)> answer);
    // Answered to everybody, signed in or not: of what every organisation may see.
    void public_query(Endpoint endpoint, Tree response_schema,
                      std::function<Result<Tree>(View&, const Request&)> answer);
    // A question too large for an address: asked with a body, answered from one moment, changes
    // nothing and so may be asked again without a key.
    template <class C>
    void question(Endpoint endpoint,
                  std::function<Result<Tree>(View&, const Request&, const C&)> answer) {
        add_question(
            std::move(endpoint), schema<C>(),
            [answer = std::move(answer)](View& view, const Request& request) -> Result<Tree> {
                return answer(view, request, TRY(zhirong::read<C>(request.json)));
            });
    }
    void route(Route route) { routes_.push_back(std::move(route)); }

    // An act offered to a person: where to send it, and the form.
    Tree action(const std::string& operation, const std::map<std::string, std::string>& parameters,
                Tree prefill = Tree::Map{}, bool dangerous = false) const;

    Desk& desk() { return desk_; }
    std::vector<Route>& routes() { return routes_; }

private:
    static void add_lookups(Tree& form, const std::map<std::string, std::string>& lookups);
    using Named = std::function<Result<Response>(const Request&, const std::string& operation)>;
    void add_route(Endpoint endpoint, Repetition repetition, std::size_t file_bytes, Named handler);
    Result<Response> execute(const Request& request, const std::string& name,
                             const std::function<Result<Answer>(Work&)>& act);
    Result<Response> look(const Request& request, const std::function<Result<Tree>(View&)>& answer);
    void add_command(Endpoint endpoint, Tree form, int status,
                     std::function<Result<Answer>(Work&, const Request&)> act);
    void add_question(Endpoint endpoint, Tree form,
                      std::function<Result<Tree>(View&, const Request&)> answer);
    Handler answered(std::function<Result<Tree>(View&, const Request&)> answer);

    Desk& desk_;
    std::vector<Route> routes_;
};

// limit and cursor, as every list takes them.
std::vector<QueryParameter> page_parameters();
Result<Page> page_of(const Request& request);
template <class T>
Tree page_tree(Tree::List items, const Items<T>& page) {
    Tree tree = Tree::map({{"items", std::move(items)}});
    if (page.next) tree.set("next", *page.next);
    return tree;
}

}  // namespace zhirong
