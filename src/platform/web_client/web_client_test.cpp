#include "platform/web_client/web_client.h"

#include <doctest/doctest.h>

#include "platform/http/server.h"

using namespace zhirong;

TEST_CASE("a number is public at the edges of what is reserved, and not within") {
    for (const char* host :
         {"9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "126.255.255.255",
          "172.15.255.255", "172.32.0.0", "192.167.255.255", "192.169.0.0", "223.255.255.255",
          "2400:3200::1", "[2400:3200::1]", "bank.example"}) {
        CAPTURE(host);
        CHECK(is_public(host));
    }
    for (const char* host : {"10.0.0.0",        "10.255.255.255",
                             "100.64.0.0",      "100.127.255.255",
                             "127.0.0.1",       "0.0.0.0",
                             "169.254.169.254", "172.16.0.0",
                             "172.31.255.255",  "192.168.0.1",
                             "198.18.0.1",      "224.0.0.1",
                             "255.255.255.255", "::1",
                             "[::1]",           "::",
                             "::ffff:10.0.0.1", "::ffff:127.0.0.1",
                             "fe80::1",         "fd00::1",
                             "ff02::1",         "64:ff9b::a00:1",
                             "2002:a00:1::"}) {
        CAPTURE(host);
        CHECK_FALSE(is_public(host));
    }
    for (const char* host : {"127.0.0.1", "127.8.9.10", "[::1]", "::ffff:127.0.0.1", "localhost"})
        CHECK(is_this_machine(host));
    for (const char* host : {"10.0.0.1", "128.0.0.1", "localhost.example", "[::2]"})
        CHECK_FALSE(is_this_machine(host));
}

TEST_CASE("numbers in other dresses are known for what they are") {
    CHECK(host_of("https://0x7f.1/hook") == "127.0.0.1");
    CHECK(host_of("https://2130706433/hook") == "127.0.0.1");
    CHECK(host_of("https://0177.0.0.1/") == "127.0.0.1");
    CHECK(host_of("https://hook.example:8443/a?b=c") == "hook.example");
    CHECK(host_of("https://[::1]:8443/") == "[::1]");
    CHECK(host_of("no address at all ").empty());
}

TEST_CASE("an address that others chose is asked only where it may lead") {
    Server server({}, {.answer = [](Request) { return no_content(); }});
    const std::string port = std::to_string(server.port());
    const auto status = [&](const std::string& host, Reach reach) {
        try {
            return ask({.url = "http://" + host + ':' + port + "/", .reach = reach}).status;
        } catch (const WebFailure&) {
            return 0;
        }
    };
    CHECK(status("127.0.0.1", Reach::anywhere) == 204);
    CHECK(status("127.0.0.1", Reach::public_or_this_machine) == 204);
    CHECK(status("127.0.0.1", Reach::public_only) == 0);
    // The name is looked up first: what it resolves to counts.
    CHECK(status("localhost", Reach::public_only) == 0);
    CHECK(status("localhost", Reach::anywhere) == 204);
}

TEST_CASE("who was told to stop asks no more") {
    std::stop_source source;
    source.request_stop();
    Server server({}, {.answer = [](Request) { return no_content(); }});
    CHECK_THROWS_AS(ask({.url = "http://127.0.0.1:" + std::to_string(server.port()) + "/",
                         .stop = source.get_token()}),
                    WebFailure);
}
