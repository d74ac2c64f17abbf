// What the studio's editor completes and marks by.
#include <doctest/doctest.h>

#include "core/programme/schema.h"
#include "http/client.h"
#include "platform/json/json.h"

using namespace zhirong;
using namespace zhirong::testing;

TEST_CASE("the studio is given the schema that the command line prints") {
    Office office;
    auto admin = office.sign_in("admin");
    const Told told = admin.get("/api/v1/programmes/schema");
    CHECK(told.status == 200);
    CHECK(told.text({"$schema"}) == "https://json-schema.org/draft/2020-12/schema");
    CHECK(write_json(told.body) == write_json(programme::json_schema()));
    Colleague nobody(office, "");
    CHECK(nobody.get("/api/v1/programmes/schema").status == 401);
}
