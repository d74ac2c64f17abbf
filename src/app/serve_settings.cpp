#include "app/serve_settings.h"

#include <arpa/inet.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <concepts>

namespace zhirong {
namespace {

constexpr RefusalKind not_a_number{"configuration.number", 422,
                                   "{name} 为 {found}，应为 {least} 至 {most} 的整数",
                                   "{name} is {found}, expected a whole number from {least} to "
                                   "{most}"};
constexpr RefusalKind not_an_address{
    "configuration.address", 422, "{name} 为 {found}，应为 IPv4 或 IPv6 地址，如 127.0.0.1",
    "{name} is {found}, expected an address of IPv4 or IPv6 such as 127.0.0.1"};
constexpr RefusalKind not_an_endpoint{
    "configuration.endpoint", 422, "{name} 为 {found}，应为 地址:端口，如 127.0.0.1:9187",
    "{name} is {found}, expected ADDRESS:PORT such as 127.0.0.1:9187"};
constexpr RefusalKind not_a_choice{"configuration.choice", 422, "{name} 为 {found}，可用：{known}",
                                   "{name} is {found}, known are: {known}"};
constexpr RefusalKind blank{"configuration.blank", 422, "{name} 为空，应写明其值",
                            "{name} is empty, expected a value"};
constexpr RefusalKind unknown{"configuration.unknown", 422, "没有 {name} 这一项设置",
                              "there is no setting {name}"};
constexpr RefusalKind half_of_a_pair{
    "configuration.tls_pair", 422, "tls-certificate 与 tls-key 须同时给出，或同时不给",
    "tls-certificate and tls-key are given together or not at all"};
constexpr RefusalKind tls_and_proxy{
    "configuration.tls_proxy", 422, "既有证书又有 tls-proxy：TLS 在本服务或在代理终结，只能取其一",
    "there is a certificate and a tls-proxy: TLS ends here or at the proxy, name one of them"};

Refusal refusal(const RefusalKind& kind, const char* name, const std::string& found,
                std::vector<Fact> more = {}) {
    std::vector<Fact> facts{{"name", name}, {"found", found.empty() ? "\"\"" : found}};
    facts.insert(facts.end(), more.begin(), more.end());
    return {&kind, {}, std::move(facts)};
}

template <class T>
std::optional<Refusal> read_number(const char* name, const std::string& text, std::int64_t least,
                                   std::int64_t most, T& into) {
    std::int64_t value = 0;
    const char* end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, value);
    if (error != std::errc{} || stop != end || value < least || value > most)
        return refusal(not_a_number, name, text,
                       {{"least", std::to_string(least)}, {"most", std::to_string(most)}});
    if constexpr (std::is_integral_v<T>)
        into = static_cast<T>(value);
    else
        into = T(value);
    return std::nullopt;
}

bool is_address(const std::string& text) {
    std::array<unsigned char, sizeof(in6_addr)> bytes{};
    return ::inet_pton(AF_INET, text.c_str(), bytes.data()) == 1 ||
           ::inet_pton(AF_INET6, text.c_str(), bytes.data()) == 1;
}

std::optional<Refusal> read_address(const char* name, const std::string& text, std::string& into) {
    if (!is_address(text)) return refusal(not_an_address, name, text);
    into = text;
    return std::nullopt;
}

std::optional<Refusal> read_endpoint(const char* name, const std::string& text,
                                     std::string& address, std::uint16_t& port) {
    const std::size_t colon = text.rfind(':');
    std::string host = text.substr(0, std::min(colon, text.size()));
    if (host.starts_with('[') && host.ends_with(']')) host = host.substr(1, host.size() - 2);
    std::int64_t number = 0;
    if (colon == std::string::npos || !is_address(host) ||
        read_number(name, text.substr(colon + 1), 0, 65'535, number))
        return refusal(not_an_endpoint, name, text);
    address = host;
    port = static_cast<std::uint16_t>(number);
    return std::nullopt;
}

std::optional<Refusal> read_text(const char* name, const std::string& text, std::string& into) {
    if (text.empty()) return refusal(blank, name, text);
    into = text;
    return std::nullopt;
}

std::string text_of(std::integral auto number) { return std::to_string(number); }
std::string text_of(std::chrono::seconds time) { return std::to_string(time.count()); }

template <auto member, std::int64_t least, std::int64_t most>
std::optional<Refusal> number(const char* name, const std::string& text, ServeSettings& settings) {
    return read_number(name, text, least, most, settings.*member);
}
template <auto member>
std::optional<Refusal> path(const char* name, const std::string& text, ServeSettings& settings) {
    return read_text(name, text, settings.*member);
}
template <auto member>
std::string shown(const ServeSettings& settings) {
    return text_of(settings.*member);
}
template <auto member>
std::string shown_text(const ServeSettings& settings) {
    return settings.*member;
}
std::string nothing(const ServeSettings&) { return {}; }

using S = ServeSettings;
constexpr std::int64_t most_seconds = 86'400;
constexpr std::int64_t most_of_anything = 1'000'000;

// The same for what is about identity: a member of IdentityOptions, or of a part of it.
template <auto part, auto member, std::int64_t least, std::int64_t most>
std::optional<Refusal> number_of(const char* name, const std::string& text,
                                 ServeSettings& settings) {
    return read_number(name, text, least, most, settings.identity.*part.*member);
}
template <auto part, auto member>
std::string shown_of(const ServeSettings& settings) {
    return text_of(settings.identity.*part.*member);
}
template <auto member>
std::optional<Refusal> rate(const char* name, const std::string& text, ServeSettings& settings) {
    return read_number(name, text, 0, most_of_anything, settings.identity.*member);
}
template <auto member>
std::string shown_rate(const ServeSettings& settings) {
    return text_of(settings.identity.*member);
}
template <auto member>
std::optional<Refusal> openid(const char* name, const std::string& text, ServeSettings& settings) {
    return read_text(name, text, settings.identity.openid.*member);
}

template <auto member>
std::optional<Refusal> smtp(const char* name, const std::string& text, ServeSettings& settings) {
    return read_text(name, text, settings.notices.settings.smtp.*member);
}

std::optional<Refusal> role(const char* name, const std::string& text, ServeSettings& settings) {
    std::string known;
    for (const auto& entry : EnumNames<Role>::names) {
        if (text == entry.name) {
            settings.identity.second_factor_for.push_back(entry.value);
            return std::nullopt;
        }
        known += (known.empty() ? "" : ", ") + std::string(entry.name);
    }
    return refusal(not_a_choice, name, text, {{"known", known}});
}

using Passwords = PasswordPolicy;
constexpr auto passwords = &IdentityOptions::passwords;

constexpr std::array settings{
    Setting{"address", "ADDRESS", "Address to listen on", "监听地址", false, false,
            [](const char* name, const std::string& text, S& into) {
                return read_address(name, text, into.address);
            },
            shown_text<&S::address>},
    Setting{"port", "PORT", "Port, 0 for a free one", "端口，0 为任一空闲端口", false, false,
            number<&S::port, 0, 65'535>, shown<&S::port>},
    Setting{"metrics", "ADDRESS:PORT", "Where Prometheus reads /metrics; not for the public",
            "Prometheus 读取 /metrics 的地址，不应对外开放", false, false,
            [](const char* name, const std::string& text, S& into) {
                return read_endpoint(name, text, into.metrics_address, into.metrics_port);
            },
            nothing},
    Setting{"tls-certificate", "FILE", "Certificate and those above it, PEM; serves HTTPS",
            "证书链（PEM），给出后以 HTTPS 服务", false, true, path<&S::tls_certificate>, nothing},
    Setting{"tls-key", "FILE", "Its key, PEM, not readable by everybody",
            "私钥（PEM），不得所有人可读", false, true, path<&S::tls_key>, nothing},
    Setting{"tls-proxy", "ADDRESS",
            "A proxy that speaks TLS to the outside: its X-Forwarded-For and X-Request-Id are "
            "believed; may be repeated",
            "对外终结 TLS 的代理地址，信任其 X-Forwarded-For 与 X-Request-Id，可重复", true, true,
            [](const char* name, const std::string& text, S& into) {
                std::string address;
                auto wrong = read_address(name, text, address);
                if (!wrong) into.tls_proxies.push_back(std::move(address));
                return wrong;
            },
            nothing},
    Setting{"log", "LEVEL", "Least to log: debug, info, warning, error or off", "日志级别", false,
            true,
            [](const char* name, const std::string& text, S& into) -> std::optional<Refusal> {
                const auto level = log_level_named(text);
                if (!level)
                    return refusal(not_a_choice, name, text,
                                   {{"known", "debug, info, warning, error, off"}});
                into.log = *level;
                return std::nullopt;
            },
            [](const S&) -> std::string { return "info"; }},
    Setting{"log-format", "FORMAT", "Lines of the log: text or json", "日志格式", false, false,
            [](const char* name, const std::string& text, S& into) -> std::optional<Refusal> {
                const auto format = log_format_named(text);
                if (!format) return refusal(not_a_choice, name, text, {{"known", "text, json"}});
                into.log_format = *format;
                return std::nullopt;
            },
            [](const S&) -> std::string { return "text"; }},
    Setting{"drain", "SECONDS", "At a stop: not ready, but serving, for so long",
            "停止前先标为未就绪并继续服务的秒数", false, true, number<&S::drain, 0, most_seconds>,
            shown<&S::drain>},
    Setting{"stop-timeout", "SECONDS", "At a stop: for requests under way",
            "停止时等待在办请求的秒数", false, true, number<&S::stop_timeout, 1, most_seconds>,
            shown<&S::stop_timeout>},
    Setting{"workers", "NUMBER", "Requests handled at a time", "同时处理的请求数", false, false,
            number<&S::workers, 1, 1'000>, shown<&S::workers>},
    Setting{"longest-queue", "NUMBER", "Requests that may wait for a worker; the next gets 503",
            "排队请求数上限，超出返回 503", false, false,
            number<&S::longest_queue, 1, most_of_anything>, shown<&S::longest_queue>},
    Setting{"most-connections", "NUMBER", "Connections at a time", "连接数上限", false, true,
            number<&S::most_connections, 1, most_of_anything>, shown<&S::most_connections>},
    Setting{"most-connections-per-address", "NUMBER",
            "Of these from one address, proxies excepted; 0: no other limit",
            "单一地址连接数上限，代理除外，0 为不另设限", false, true,
            number<&S::most_connections_per_address, 0, most_of_anything>,
            shown<&S::most_connections_per_address>},
    Setting{"header-timeout", "SECONDS", "For a request's header, and for the handshake of TLS",
            "收齐请求头及 TLS 握手的秒数", false, true, number<&S::header_timeout, 1, most_seconds>,
            shown<&S::header_timeout>},
    Setting{"request-timeout", "SECONDS", "For a whole request", "收齐请求的秒数", false, true,
            number<&S::request_timeout, 1, most_seconds>, shown<&S::request_timeout>},
    Setting{"idle-timeout", "SECONDS", "Between requests of a connection", "连接空闲的秒数", false,
            true, number<&S::idle_timeout, 1, most_seconds>, shown<&S::idle_timeout>},
    Setting{"write-timeout", "SECONDS", "For a whole answer", "发出应答的秒数", false, true,
            number<&S::write_timeout, 1, most_seconds>, shown<&S::write_timeout>},
    Setting{"password-length", "NUMBER", "Characters a password has at least", "密码最少字符数",
            false, false, number_of<passwords, &Passwords::shortest, 10, 128>,
            shown_of<passwords, &Passwords::shortest>},
    Setting{"password-kinds", "NUMBER", "Kinds of characters it has at least", "密码最少字符种类",
            false, false, number_of<passwords, &Passwords::kinds, 1, 4>,
            shown_of<passwords, &Passwords::kinds>},
    Setting{"password-days", "NUMBER", "Days until it must be changed, 0: never",
            "密码更换周期（天）", false, false, number_of<passwords, &Passwords::days, 0, 3'650>,
            shown_of<passwords, &Passwords::days>},
    Setting{"second-factor-for", "ROLE", "A role that needs a second factor; may be repeated",
            "须使用第二因素的角色，可重复", true, false, role, nothing},
    Setting{"openid-issuer", "ADDRESS", "OpenID Connect provider", "身份提供方地址", false, false,
            openid<&OpenIdSettings::issuer>, nothing},
    Setting{"openid-client", "ID", "Our client id there", "客户端编号", false, false,
            openid<&OpenIdSettings::client>, nothing},
    Setting{"openid-secret-file", "FILE", "File of the client's secret", "客户端密钥文件", false,
            false,
            [](const char* name, const std::string& text, S& into) {
                return read_text(name, text, into.identity.openid_secret_file);
            },
            nothing},
    Setting{"openid-return", "ADDRESS",
            "Where the browser comes back: https://…/api/v1/session/openid/return", "返回地址",
            false, false, openid<&OpenIdSettings::return_to>, nothing},
    Setting{"openid-claim", "CLAIM", "The claim by which people are known", "标识用户的声明", false,
            false, openid<&OpenIdSettings::claim>,
            [](const S& chosen) { return chosen.identity.openid.claim; }},
    Setting{"requests-per-address", "NUMBER", "Requests a second of one address, 0: no limit",
            "每地址每秒请求数", false, false, rate<&IdentityOptions::requests_of_address>,
            shown_rate<&IdentityOptions::requests_of_address>},
    Setting{"requests-per-account", "NUMBER", "Requests a second of one account, 0: no limit",
            "每账号每秒请求数", false, false, rate<&IdentityOptions::requests_of_account>,
            shown_rate<&IdentityOptions::requests_of_account>},
    Setting{"smtp", "ADDRESS", "Mail server: smtps://…, or smtp://… with STARTTLS", "邮件服务器",
            false, false, smtp<&SmtpSettings::server>, nothing},
    Setting{"smtp-from", "ADDRESS", "Whom letters come from", "发件地址", false, false,
            smtp<&SmtpSettings::from>, nothing},
    Setting{"smtp-user", "USER", "The user there", "邮件服务器用户名", false, false,
            smtp<&SmtpSettings::user>, nothing},
    Setting{"smtp-secret-file", "FILE", "File of the user's password", "邮件服务器密码文件", false,
            false,
            [](const char* name, const std::string& text, S& into) {
                return read_text(name, text, into.notices.smtp_secret_file);
            },
            nothing},
    Setting{"console-address", "ADDRESS",
            "Where people find the console, for letters and calendars: https://…", "控制台地址",
            false, false,
            [](const char* name, const std::string& text, S& into) {
                return read_text(name, text, into.notices.settings.console);
            },
            nothing},
    Setting{"webhooks-to", "WHERE", "Where webhooks may lead: public, or this-machine as well",
            "推送可达范围：public 或另含本机 this-machine", false, false,
            [](const char* name, const std::string& text, S& into) -> std::optional<Refusal> {
                if (text != "public" && text != "this-machine")
                    return refusal(not_a_choice, name, text, {{"known", "public, this-machine"}});
                into.notices.settings.reach =
                    text == "public" ? Reach::public_only : Reach::public_or_this_machine;
                return std::nullopt;
            },
            [](const S&) -> std::string { return "public"; }},
};

}  // namespace

std::span<const Setting> serve_settings() { return settings; }

const Setting* serve_setting_named(std::string_view name) {
    const auto found = std::ranges::find(settings, name, &Setting::name);
    return found == settings.end() ? nullptr : &*found;
}

Result<ServeSettings> settings_from(std::span<const Given> given) {
    ServeSettings chosen;
    Refusals refusals;
    for (const auto& [name, text] : given) {
        const Setting* setting = serve_setting_named(name);
        auto wrong = setting != nullptr ? setting->apply(setting->name, text, chosen)
                                        : std::optional(Refusal{&unknown, {}, {{"name", name}}});
        if (wrong) refusals.all.push_back(*std::move(wrong));
    }
    if (refusals.all.empty())
        if (auto wrong = contradiction_in(chosen)) refusals.all.push_back(*std::move(wrong));
    if (!refusals.all.empty()) return std::unexpected(std::move(refusals));
    return chosen;
}

std::optional<Refusal> contradiction_in(const ServeSettings& chosen) {
    if (chosen.tls_certificate.empty() != chosen.tls_key.empty())
        return Refusal{&half_of_a_pair, {}, {}};
    if (!chosen.tls_certificate.empty() && !chosen.tls_proxies.empty())
        return Refusal{&tls_and_proxy, {}, {}};
    return std::nullopt;
}

}  // namespace zhirong
