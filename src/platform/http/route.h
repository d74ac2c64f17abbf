#pragma once
// The one route table: what is served, what is documented and who may call it are the same rows.
#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "base/result.h"
#include "base/tree.h"
#include "platform/http/message.h"

namespace zhirong {

struct Words {
    std::string zh;
    std::string en;
};

// JSON Schema 2020-12. With a name it becomes a component of the API document and may be used by
// other schemas through `reference`.
struct Schema {
    std::string name;  // "Loan"; empty: written out where it is used
    Tree schema;       // null: there is none
    bool exists() const { return !schema.is_null(); }
};
// {"$ref": "#/components/schemas/Loan"}
Tree reference(std::string_view schema_name);

// Who may call. What a permission means is for the gate to know.
struct Access {
    enum class Level { everyone, signed_in, permitted };
    Level level = Level::signed_in;
    std::vector<std::string> permissions;  // one of them is enough

    static Access everyone() { return {Level::everyone, {}}; }
    static Access signed_in() { return {Level::signed_in, {}}; }
    static Access permitted(std::vector<std::string> any_of) {
        return {Level::permitted, std::move(any_of)};
    }
};

struct QueryParameter {
    std::string name;
    Words meaning;
    Tree schema = Tree::map({{"type", "string"}});
    bool required = false;
};

// Signing in or out may be repeated freely; any other write names itself, so that sending it twice
// does it once. What the key means is the desk's business.
enum class Repetition { keyed, harmless };

// The answer, or why not. May block; runs on a worker.
using Handler = std::function<Result<Response>(const Request&)>;

struct Route {
    Method method = Method::get;
    std::string path;       // "/api/v1/loans/{id}/repayments": a parameter is a whole segment
    std::string operation;  // "recordRepayment", unique
    Words summary;
    std::string tag;  // "loan"
    Access access;
    Schema request;  // none: a body is refused, but where a file is taken
    // Above zero: the body is a file of at most so many bytes, sent as application/octet-stream.
    std::size_t file_bytes = 0;
    Schema response;  // none: the answer has no content
    std::vector<QueryParameter> query;
    int success = 200;
    Repetition repetition = Repetition::keyed;
    Handler handler;

    bool is_write() const { return method != Method::get && method != Method::head; }
    bool needs_idempotency_key() const {
        return is_write() && repetition == Repetition::keyed && path.starts_with("/api/v1/");
    }
};

}  // namespace zhirong
