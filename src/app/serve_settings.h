#pragma once
// What `zhirong serve` may be told. The list is the one place for it: the options of the command
// line, the keys of the configuration file, the manual and the completion come from it.
#include <chrono>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "app/identity_options.h"
#include "app/notice_options.h"
#include "base/result.h"
#include "platform/log/log.h"

namespace zhirong {

struct ServeSettings {
    std::string address = "127.0.0.1";
    std::uint16_t port = 8080;
    std::string metrics_address;  // empty: no metrics are served
    std::uint16_t metrics_port = 0;
    std::string tls_certificate;  // empty: HTTP in the clear
    std::string tls_key;
    std::vector<std::string> tls_proxies;
    LogLevel log = LogLevel::info;
    LogFormat log_format = LogFormat::text;
    std::chrono::seconds drain{0};
    std::chrono::seconds stop_timeout{10};
    std::size_t workers = 16;
    std::size_t longest_queue = 1024;
    std::size_t most_connections = 10'000;
    std::size_t most_connections_per_address = 1'000;
    std::chrono::seconds header_timeout{10};
    std::chrono::seconds request_timeout{30};
    std::chrono::seconds idle_timeout{60};
    std::chrono::seconds write_timeout{60};
    IdentityOptions identity;
    NoticeOptions notices;
};

// A name with its text: "log-format", "json".
using Given = std::pair<std::string, std::string>;

struct Setting {
    const char* name;   // as an option: --log-format; as a key of the file: log_format
    const char* value;  // what stands for it in the help
    const char* en;
    const char* zh;
    bool repeated;   // several values add up
    bool on_reload;  // SIGHUP brings it into force; others wait for the next start
    // Takes the text into the settings, or says what is wrong with it.
    std::optional<Refusal> (*apply)(const char* name, const std::string& text, ServeSettings&);
    std::string (*shown)(const ServeSettings&);
};

std::span<const Setting> serve_settings();
// Null: there is none of that name.
const Setting* serve_setting_named(std::string_view name);

// The defaults, then one after another. Refusals name the setting.
Result<ServeSettings> settings_from(std::span<const Given> given);

// What is wrong with settings that are each right: half of a pair.
std::optional<Refusal> contradiction_in(const ServeSettings& settings);

}  // namespace zhirong
