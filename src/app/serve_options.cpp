#include "app/serve_options.h"

#include <fmt/format.h>

namespace zhirong {

std::shared_ptr<GivenOptions> add_serve_options(CLI::App& command) {
    auto given = std::make_shared<GivenOptions>();
    for (const Setting& setting : serve_settings()) {
        std::string words = fmt::format("{} {}", setting.en, setting.zh);
        const std::string shown = setting.shown(ServeSettings{});
        CLI::Option* option =
            command.add_option("--" + std::string(setting.name), (*given)[setting.name], words)
                ->type_name(setting.value)
                ->check(CLI::Validator(
                    [&setting](std::string& text) -> std::string {
                        ServeSettings scratch;
                        const auto wrong = setting.apply(setting.name, text, scratch);
                        return wrong ? in_chinese(*wrong) + " / " + in_english(*wrong) : "";
                    },
                    ""));
        option->type_size(1)->allow_extra_args(false);
        if (setting.repeated)
            option->expected(1, CLI::detail::expected_max_vector_size)->allow_extra_args(false);
        else
            option->expected(1);
        if (!shown.empty()) option->default_str(shown);
    }
    return given;
}

Result<ServeSettings> settings_of(const ConfigurationFile& file, const GivenOptions& given) {
    std::vector<Given> all;
    for (const Given& each : file.serve)
        if (const auto found = given.find(each.first);
            found == given.end() || found->second.empty())
            all.push_back(each);
    for (const auto& [name, texts] : given)
        for (const std::string& text : texts) all.emplace_back(name, text);
    return settings_from(all);
}

}  // namespace zhirong
