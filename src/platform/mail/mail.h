#pragma once
// Plain letters by SMTP (RFC 5321, 5322, 2045 to 2047).
#include <chrono>
#include <stdexcept>
#include <stop_token>
#include <string>
#include <string_view>

#include "base/date.h"

namespace zhirong {

struct SmtpSettings {
    std::string server;  // smtps://mail.example, smtp://mail.example:587; empty: no mail is sent
    std::string from;
    std::string user = {};  // empty: does not sign in
    std::string secret = {};
    bool is_configured() const { return !server.empty(); }
};

struct Mail {
    std::string to;
    std::string subject;
    std::string text;
    std::string id;  // of the message, before the @: the same mail sent twice is recognised by it
    Instant at;
};

// It was not taken over: no connection, no trust, refused, too slow.
struct MailFailure : std::runtime_error {
    using std::runtime_error::runtime_error;
};

// Returns when the server took it over. But to this machine itself the connection is encrypted
// (smtps:// or STARTTLS) or there is none. Safe to call from any thread; blocks.
void send(const SmtpSettings& settings, const Mail& mail, std::chrono::seconds patience,
          const std::stop_token& stop = {});

// Whether the server's address is one that `send` would use.
bool is_mail_server(const std::string& address);

// "li.ming@bank.example": a name and a domain, in ASCII, without what a header could be broken by.
bool is_mail_address(std::string_view text);

// As it goes over the wire. The same mail gives the same bytes.
std::string message(const SmtpSettings& settings, const Mail& mail);
// A header's text as encoded words (RFC 2047), none above 75 octets, no character cut in two; ASCII
// as it is.
std::string encoded_words(std::string_view text);

}  // namespace zhirong
