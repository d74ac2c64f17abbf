#include "core/journal/digest.h"

#include <doctest/doctest.h>

using namespace zhirong;

TEST_CASE("both digests match the published example of \"abc\"") {
    // FIPS 180-4 appendix; GB/T 32905-2016 appendix A.1.
    CHECK(digest(DigestKind::sha256, "abc") ==
          "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK(digest(DigestKind::sm3, "abc") ==
          "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
}

TEST_CASE("a chained digest depends on what came before") {
    CHECK(chained_digest(DigestKind::sha256, "", "a") !=
          chained_digest(DigestKind::sha256, "x", "a"));
    CHECK(parse_digest_kind("sm3") == DigestKind::sm3);
    CHECK(!parse_digest_kind("md5"));
}
