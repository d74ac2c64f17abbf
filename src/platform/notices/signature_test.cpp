#include "platform/notices/signature.h"

#include <doctest/doctest.h>

using namespace zhirong::notices;

TEST_CASE("the signature is what openssl computes") {
    // printf '1719797400.{"id":"12.0"}' | openssl dgst -sha256 -hmac whsec_test -hex
    CHECK(signature("whsec_test", 1'719'797'400, R"({"id":"12.0"})") ==
          "t=1719797400,v1=22b99e18260d49d22104bc39461a0b7f338ea8ad9d6e390d204369815a06cf98");
}

TEST_CASE("another secret, moment or body gives another signature") {
    const std::string one = signature("a", 1, "x");
    CHECK(signature("b", 1, "x").substr(4) != one.substr(4));
    CHECK(signature("a", 2, "x").substr(4) != one.substr(4));
    CHECK(signature("a", 1, "y").substr(4) != one.substr(4));
    CHECK(signature("a", 1, "x") == one);
}
