#include "platform/mail/mail.h"

#include <curl/curl.h>
#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <memory>

#include "base/ensure.h"
#include "base/text.h"
#include "platform/web_client/web_client.h"

namespace zhirong {
namespace {

constexpr std::string_view plain_scheme = "smtp://";
constexpr std::string_view secure_scheme = "smtps://";

std::string base64(std::string_view bytes) {
    std::string out((bytes.size() + 2) / 3 * 4 + 1, '\0');
    const int written = EVP_EncodeBlock(reinterpret_cast<unsigned char*>(out.data()),
                                        reinterpret_cast<const unsigned char*>(bytes.data()),
                                        static_cast<int>(bytes.size()));
    ensure(written >= 0);
    out.resize(static_cast<std::size_t>(written));
    return out;
}

bool continues_character(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

bool is_plain(std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return c >= ' ' && c < '\x7F'; });
}

// "Mon, 01 Jul 2024 09:30:00 +0800"
std::string date_header(Instant instant) {
    constexpr std::array days{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    constexpr std::array months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const Date date = china_date(instant);
    const auto civil_date = civil(date);
    const std::string text = to_string(instant);  // "2024-07-01T09:30:00.123+08:00"
    return std::string(days.at(std::chrono::weekday(date).c_encoding())) + ", " +
           text.substr(8, 2) + ' ' + months.at(static_cast<unsigned>(civil_date.month()) - 1) +
           ' ' + text.substr(0, 4) + ' ' + text.substr(11, 8) + " +0800";
}

std::string domain_of(std::string_view address) {
    return std::string(address.substr(address.find('@') + 1));
}

struct EndHandle {
    void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
};
struct EndList {
    void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};

struct Unsent {
    std::string_view rest;
};

std::size_t read_on(char* to, std::size_t size, std::size_t count, void* unsent) {
    std::string_view& rest = static_cast<Unsent*>(unsent)->rest;
    const std::size_t taken = std::min(size * count, rest.size());
    std::memcpy(to, rest.data(), taken);
    rest.remove_prefix(taken);
    return taken;
}

int go_on(void* stop, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
    return static_cast<const std::stop_token*>(stop)->stop_requested() ? 1 : 0;
}

}  // namespace

bool is_mail_server(const std::string& address) {
    return (address.starts_with(plain_scheme) || address.starts_with(secure_scheme)) &&
           !address.contains('@') && !host_of(address).empty();
}

bool is_mail_address(std::string_view text) {
    constexpr std::size_t longest = 254;
    constexpr std::size_t longest_name = 64;
    constexpr std::size_t longest_label = 63;
    const auto is_letter = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    };
    const std::size_t at = text.find('@');
    if (text.size() > longest || at == std::string_view::npos || at == 0 || at > longest_name)
        return false;
    const std::string_view name = text.substr(0, at);
    constexpr std::string_view also = ".!#$%&'*+/=?^_`{|}~-";
    if (!std::ranges::all_of(name, [&](char c) { return is_letter(c) || also.contains(c); }) ||
        name.front() == '.' || name.back() == '.' || name.contains(".."))
        return false;
    std::string_view domain = text.substr(at + 1);
    if (!domain.contains('.')) return false;
    for (;;) {
        const std::size_t dot = domain.find('.');
        const std::string_view label = domain.substr(0, dot);
        if (label.empty() || label.size() > longest_label || label.front() == '-' ||
            label.back() == '-' ||
            !std::ranges::all_of(label, [&](char c) { return is_letter(c) || c == '-'; }))
            return false;
        if (dot == std::string_view::npos) return true;
        domain.remove_prefix(dot + 1);
    }
}

std::string encoded_words(std::string_view text) {
    if (is_plain(text)) return std::string(text);
    // "=?UTF-8?B?" and "?=" take 12 of 75 octets; 45 octets make 60 letters.
    constexpr std::size_t most_octets = 45;
    std::string out;
    while (!text.empty()) {
        std::size_t cut = std::min(most_octets, text.size());
        while (cut > 0 && cut < text.size() && continues_character(text[cut])) --cut;
        if (cut == 0) cut = std::min(most_octets, text.size());
        out +=
            (out.empty() ? "=?UTF-8?B?" : "\r\n =?UTF-8?B?") + base64(text.substr(0, cut)) + "?=";
        text.remove_prefix(cut);
    }
    return out;
}

std::string message(const SmtpSettings& settings, const Mail& mail) {
    ensure(is_mail_address(mail.to) && is_mail_address(settings.from));
    ensure(is_plain(mail.id) && !has_control_characters(mail.subject) &&
           !mail.subject.contains('\n'));
    std::string out = "Date: " + date_header(mail.at) + "\r\nFrom: " + encoded_words("知融") +
                      " <" + settings.from + ">\r\nTo: <" + mail.to +
                      ">\r\nSubject: " + encoded_words(mail.subject) + "\r\nMessage-ID: <" +
                      mail.id + '@' + domain_of(settings.from) +
                      ">\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n"
                      "Content-Transfer-Encoding: base64\r\nAuto-Submitted: auto-generated\r\n"
                      "\r\n";
    std::string body;
    for (const char c : mail.text) {
        if (c == '\n') body += '\r';
        body += c;
    }
    constexpr std::size_t octets_a_line = 57;  // 76 letters
    for (std::string_view rest = body; !rest.empty();) {
        const std::string_view part = rest.substr(0, octets_a_line);
        out += base64(part) + "\r\n";
        rest.remove_prefix(part.size());
    }
    return out;
}

void send(const SmtpSettings& settings, const Mail& mail, std::chrono::seconds patience,
          const std::stop_token& stop) {
    static const CURLcode ready = curl_global_init(CURL_GLOBAL_DEFAULT);
    if (ready != CURLE_OK) throw MailFailure(curl_easy_strerror(ready));
    if (!is_mail_server(settings.server)) throw MailFailure("no mail server: " + settings.server);
    const std::string content = message(settings, mail);
    const std::unique_ptr<CURL, EndHandle> handle(curl_easy_init());
    const std::string from = '<' + settings.from + '>';
    const std::unique_ptr<curl_slist, EndList> recipients(
        curl_slist_append(nullptr, ('<' + mail.to + '>').c_str()));
    if (!handle || !recipients) throw MailFailure("curl: no memory");
    Unsent unsent{content};
    std::array<char, CURL_ERROR_SIZE> problem{};
    std::stop_token stopped = stop;
    CURL* curl = handle.get();
    curl_easy_setopt(curl, CURLOPT_URL, settings.server.c_str());
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    curl_easy_setopt(curl, CURLOPT_USE_SSL,
                     static_cast<long>(is_this_machine(host_of(settings.server)) ? CURLUSESSL_NONE
                                                                                 : CURLUSESSL_ALL));
    if (!settings.user.empty()) {
        curl_easy_setopt(curl, CURLOPT_USERNAME, settings.user.c_str());
        curl_easy_setopt(curl, CURLOPT_PASSWORD, settings.secret.c_str());
    }
    curl_easy_setopt(curl, CURLOPT_MAIL_FROM, from.c_str());
    curl_easy_setopt(curl, CURLOPT_MAIL_RCPT, recipients.get());
    curl_easy_setopt(curl, CURLOPT_UPLOAD, 1L);
    curl_easy_setopt(curl, CURLOPT_READFUNCTION, &read_on);
    curl_easy_setopt(curl, CURLOPT_READDATA, &unsent);
    curl_easy_setopt(curl, CURLOPT_INFILESIZE_LARGE, static_cast<curl_off_t>(content.size()));
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_PROXY, "");
    curl_easy_setopt(curl, CURLOPT_TIMEOUT, static_cast<long>(patience.count()));
    curl_easy_setopt(curl, CURLOPT_XFERINFOFUNCTION, &go_on);
    curl_easy_setopt(curl, CURLOPT_XFERINFODATA, &stopped);
    curl_easy_setopt(curl, CURLOPT_NOPROGRESS, 0L);
    curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, problem.data());
    if (const CURLcode code = curl_easy_perform(curl); code != CURLE_OK)
        throw MailFailure(problem[0] != '\0' ? problem.data() : curl_easy_strerror(code));
}

}  // namespace zhirong
