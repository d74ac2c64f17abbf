#include "platform/mail/mail.h"

#include <doctest/doctest.h>

#include <string>

using namespace zhirong;

TEST_CASE("a mail address has a name and a domain, and nothing that breaks a header") {
    for (const char* good : {"li.ming@bank.example", "a@b.cn", "x+y_z@sub.bank.com.cn"}) {
        CAPTURE(good);
        CHECK(is_mail_address(good));
    }
    for (const char* bad :
         {"", "li", "@bank.example", "li@", "li@bank", "li@@bank.example", "li ming@bank.example",
          "li@bank.example\r\nBcc: a@b.cn", "<li@bank.example>", "li@bank..example", ".li@bank.cn",
          "li.@bank.cn", "l..i@bank.cn", "li@-bank.cn", "李明@bank.example", "li@银行.cn",
          "li@bank.example,a@b.cn", "\"li ming\"@bank.cn"}) {
        CAPTURE(bad);
        CHECK_FALSE(is_mail_address(bad));
    }
    CHECK(is_mail_address(std::string(64, 'a') + "@b.cn"));
    CHECK_FALSE(is_mail_address(std::string(65, 'a') + "@b.cn"));
}

TEST_CASE("a subject in Chinese becomes encoded words of whole characters") {
    CHECK(encoded_words("Zhirong") == "Zhirong");
    // printf 知融 | base64
    CHECK(encoded_words("知融") == "=?UTF-8?B?55+l6J6N?=");
    // 15 characters of three octets fill a word, one more begins the next.
    std::string fifteen;
    for (int i = 0; i < 15; ++i) fifteen += "知";
    CHECK(encoded_words(fifteen).size() == 72);
    CHECK(encoded_words(fifteen + "融") == encoded_words(fifteen) + "\r\n =?UTF-8?B?6J6N?=");
    CHECK(encoded_words("x" + fifteen).contains("?=\r\n =?UTF-8?B?55+l?="));
}

TEST_CASE("a message, to the byte") {
    const SmtpSettings settings{.server = "smtp://127.0.0.1", .from = "notices@zhirong.example"};
    CHECK(message(settings, {.to = "li@bank.example",
                             .subject = "知融",
                             .text = "你好\nHello\n",
                             .id = "S1.12.0",
                             .at = {1'719'797'400'000}}) ==
          "Date: Mon, 01 Jul 2024 09:30:00 +0800\r\n"
          "From: =?UTF-8?B?55+l6J6N?= <notices@zhirong.example>\r\n"
          "To: <li@bank.example>\r\n"
          "Subject: =?UTF-8?B?55+l6J6N?=\r\n"
          "Message-ID: <S1.12.0@zhirong.example>\r\n"
          "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n"
          "Content-Transfer-Encoding: base64\r\nAuto-Submitted: auto-generated\r\n\r\n"
          // printf '你好\r\nHello\r\n' | base64
          "5L2g5aW9DQpIZWxsbw0K\r\n");
}

TEST_CASE("a mail server is smtp or smtps, and carries no password in its address") {
    CHECK(is_mail_server("smtp://127.0.0.1:2525"));
    CHECK(is_mail_server("smtps://mail.example"));
    CHECK_FALSE(is_mail_server("https://mail.example"));
    CHECK_FALSE(is_mail_server("smtps://user:secret@mail.example"));
    CHECK_FALSE(is_mail_server("mail.example"));
}
