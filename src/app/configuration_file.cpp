#include "app/configuration_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <system_error>

namespace zhirong {
namespace {

using programme::FileProblem;
using programme::problem;

constexpr RefusalKind unreadable{"configuration.unreadable", 422, "无法读取配置文件：{found}",
                                 "the configuration file cannot be read: {found}"};
constexpr RefusalKind not_a_map{"configuration.not_a_map", 422,
                                "配置文件应由“名称: 值”各行组成，如 port: 8080",
                                "a configuration file consists of lines `name: value`, such as "
                                "port: 8080"};
constexpr RefusalKind unknown_key{
    "configuration.unknown_key", 422,
    "没有 {name} 这一项设置{hint_zh}，全部设置见 zhirong serve --help",
    "there is no setting {name}{hint_en}; all of them are in zhirong "
    "serve --help"};
constexpr RefusalKind not_a_value{"configuration.value", 422, "{name} 应为一个值",
                                  "{name} takes one value"};
constexpr RefusalKind twice{"configuration.database_twice", 422,
                            "database 与 database_file 只能给出其一",
                            "give database or database_file, not both"};
constexpr RefusalKind password_in_address{
    "configuration.password", 422,
    "database 中含有口令：请将整个地址写入仅服务可读的文件，并以 database_file 指明该文件",
    "database holds a password: write the whole address into a file that only the server may read, "
    "and name that file by database_file"};

constexpr std::array common{"data", "database", "database_file", "resources"};

std::string as_option(std::string name) {
    std::ranges::replace(name, '_', '-');
    return name;
}

std::string as_key(std::string name) {
    std::ranges::replace(name, '-', '_');
    return name;
}

std::vector<std::string> known_keys() {
    std::vector<std::string> names(common.begin(), common.end());
    for (const Setting& setting : serve_settings()) names.push_back(as_key(setting.name));
    return names;
}

std::optional<std::string> scalar(const Tree& tree) {
    if (tree.text() != nullptr) return *tree.text();
    if (tree.integer() != nullptr) return std::to_string(*tree.integer());
    return std::nullopt;
}

class Reader {
public:
    explicit Reader(const std::filesystem::path& path) : path_(path) {}

    void read(const Tree& tree) {
        if (tree.map() == nullptr) return wrong(tree.position, not_a_map);
        for (const auto& [name, value] : *tree.map()) entry(name, value);
        if (file.database && file.database_file)
            wrong(tree.find("database_file")->key_position, twice);
        if (file.database && has_password(*file.database))
            wrong(tree.find("database")->position, password_in_address);
        if (!problems.empty()) return;
        if (const auto contradiction = contradiction_in(*settings_from_valid()))
            wrong(tree.position, *contradiction->kind, contradiction->facts);
    }

    void wrong(Position position, const RefusalKind& kind, std::vector<Fact> facts = {}) {
        problems.push_back({path_, problem(position, kind, std::move(facts))});
    }

    ConfigurationFile file;
    std::vector<FileProblem> problems;

private:
    void entry(const std::string& name, const Tree& value) {
        if (std::ranges::find(common, name) != common.end()) return take_common(name, value);
        // Written as the option is, it is not the key.
        const Setting* setting =
            name.contains('-') ? nullptr : serve_setting_named(as_option(name));
        if (setting == nullptr) return unknown(name, value);
        if (setting->repeated && value.list() != nullptr) {
            for (const Tree& each : *value.list()) take(*setting, each);
            return;
        }
        take(*setting, value);
    }

    void unknown(const std::string& name, const Tree& value) {
        const std::string near = programme::nearest(as_key(name), known_keys());
        wrong(value.key_position, unknown_key,
              {{"name", name},
               {"hint_zh", near.empty() ? "" : "，是否指 " + near},
               {"hint_en", near.empty() ? "" : ", did you mean " + near}});
    }

    void take_common(const std::string& name, const Tree& value) {
        const auto text = scalar(value);
        if (!text || text->empty()) return wrong(value.position, not_a_value, {{"name", name}});
        (name == "data"            ? file.data
         : name == "database"      ? file.database
         : name == "database_file" ? file.database_file
                                   : file.resources) = *text;
    }

    void take(const Setting& setting, const Tree& value) {
        const auto text = scalar(value);
        if (!text) return wrong(value.position, not_a_value, {{"name", as_key(setting.name)}});
        ServeSettings scratch;
        if (const auto refusal = setting.apply(setting.name, *text, scratch))
            return wrong(value.position, *refusal->kind, refusal->facts);
        file.serve.emplace_back(setting.name, *text);
    }

    std::optional<ServeSettings> settings_from_valid() const {
        ServeSettings settings;
        for (const auto& [name, text] : file.serve) {
            const Setting* setting = serve_setting_named(name);
            (void)setting->apply(setting->name, text, settings);
        }
        return settings;
    }

    const std::filesystem::path& path_;
};

}  // namespace

std::expected<ConfigurationFile, std::vector<FileProblem>> read_configuration_file(
    const std::filesystem::path& path) {
    Reader reader(path);
    try {
        const auto tree = programme::read_yaml_file(path);
        if (!tree) return std::unexpected(tree.error());
        reader.read(*tree);
    } catch (const std::system_error& error) {
        reader.wrong({1, 1}, unreadable, {{"found", error.code().message()}});
    }
    if (!reader.problems.empty()) return std::unexpected(std::move(reader.problems));
    return std::move(reader.file);
}

bool has_password(std::string_view database) {
    const std::size_t scheme = database.find("://");
    if (scheme == std::string_view::npos) return false;
    const std::string_view rest = database.substr(scheme + 3);
    const std::string_view authority = rest.substr(0, rest.find_first_of("/?"));
    const std::size_t at = authority.rfind('@');
    const bool in_authority =
        at != std::string_view::npos && authority.substr(0, at).find(':') != std::string_view::npos;
    const std::size_t query = rest.find('?');
    return in_authority || (query != std::string_view::npos &&
                            rest.substr(query).find("password=") != std::string_view::npos);
}

std::string to_text(const std::vector<FileProblem>& problems) {
    std::string text;
    for (const FileProblem& each : problems)
        text += fmt::format("{}:{}:{}: {} / {}\n", each.file.string(), each.problem.position.line,
                            each.problem.position.column, each.problem.zh, each.problem.en);
    return text;
}

}  // namespace zhirong
