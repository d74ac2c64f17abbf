#include <fmt/format.h>

#include <set>

#include "app/cli.h"

namespace zhirong {
namespace {

std::vector<const CLI::App*> commands_of(const CLI::App& app) {
    return app.get_subcommands([](const CLI::App*) { return true; });
}

std::vector<const CLI::Option*> options_of(const CLI::App& app) {
    return app.get_options([](const CLI::Option*) { return true; });
}

// Options have names that begin with a dash, positionals do not.
std::vector<std::string> dashed_names(const CLI::Option& option) {
    std::vector<std::string> names;
    for (const std::string& name : option.get_snames()) names.push_back('-' + name);
    for (const std::string& name : option.get_lnames()) names.push_back("--" + name);
    return names;
}

bool takes_value(const CLI::Option& option) { return option.get_type_size() != 0; }

// Every command with the words that lead to it, "zhirong user add", parents first.
struct Named {
    std::string path;
    const CLI::App* app;
};
void collect(const CLI::App& app, const std::string& path, std::vector<Named>& into) {
    into.push_back({path, &app});
    for (const CLI::App* command : commands_of(app))
        collect(*command, path + ' ' + command->get_name(), into);
}

std::vector<Named> all_commands(const CLI::App& root) {
    std::vector<Named> all;
    collect(root, "zhirong", all);
    return all;
}

// groff_man(7): a backslash, a dash that is typed, and a line that begins like a request.
std::string roff(std::string_view text) {
    std::string escaped;
    bool at_start = true;
    for (const char c : text) {
        if (at_start && (c == '.' || c == '\'')) escaped += "\\&";
        if (c == '\\')
            escaped += "\\e";
        else if (c == '-')
            escaped += "\\-";
        else
            escaped += c;
        at_start = c == '\n';
    }
    return escaped;
}

void print_options(const CLI::App& app, std::string& page) {
    for (const CLI::Option* option : options_of(app)) {
        const auto names = dashed_names(*option);
        const std::string shown =
            names.empty() ? option->get_name(true) : fmt::format("{}", fmt::join(names, ", "));
        page += ".TP\n\\fB" + roff(shown) + "\\fR";
        if (takes_value(*option) && !names.empty())
            page += " \\fI" + roff(option->get_type_name()) + "\\fR";
        page += '\n' + roff(option->get_description());
        if (const std::string standard = option->get_default_str(); !standard.empty())
            page += roff(" [" + standard + "]");
        if (const std::string variable = option->get_envname(); !variable.empty())
            page += roff(" (" + variable + ")");
        page += '\n';
    }
}

std::string manual(const CLI::App& root) {
    std::string page = ".TH ZHIRONG 1 \"\" \"zhirong " ZHIRONG_VERSION
                       "\" \"User Commands\"\n.SH NAME\nzhirong \\- " +
                       roff("core system of intellectual-property finance 知识产权金融核心系统") +
                       "\n.SH SYNOPSIS\n.B zhirong\n.I COMMAND\n[\\fIOPTIONS\\fR]\n"
                       ".SH OPTIONS\nOf every command, before or after its name.\n";
    print_options(root, page);
    page += ".SH COMMANDS\n";
    for (const Named& each : all_commands(root)) {
        if (each.app == &root) continue;
        page += ".SS " + roff(each.path) + '\n' + roff(each.app->get_description()) + '\n';
        print_options(*each.app, page);
        if (const std::string footer = each.app->get_footer(); !footer.empty())
            page += ".PP\n.nf\n" + roff(footer) + "\n.fi\n";
    }
    page +=
        ".SH FILES\n.TP\n.I /etc/zhirong/zhirong.yaml\nConfiguration of the service: long "
        "options with _ for \\-, one a line.\n.TP\n.I /var/lib/zhirong\nThe book of the "
        "service.\n.TP\n.I /usr/share/zhirong\nWhat comes with the program.\n"
        ".SH EXIT STATUS\n0 yes, 1 no or a check failed, 2 wrong usage, 3 the world failed "
        "(database, disk, network).\n";
    return page;
}

std::string completion(const CLI::App& root) {
    std::string known, words;
    std::set<std::string> valued;
    const auto add_words = [](std::string& list, const CLI::App& app) {
        for (const CLI::Option* option : options_of(app))
            for (const std::string& name : dashed_names(*option)) list += ' ' + name;
    };
    for (const Named& each : all_commands(root)) {
        std::string list;
        for (const CLI::App* command : commands_of(*each.app)) list += ' ' + command->get_name();
        add_words(list, *each.app);
        if (each.app != &root) add_words(list, root);
        known += fmt::format("            '{}') ;;\n", each.path);
        words += fmt::format("        '{}') words='{}' ;;\n", each.path, list.substr(1));
        for (const CLI::Option* option : options_of(*each.app))
            if (takes_value(*option))
                for (std::string& name : dashed_names(*option)) valued.insert(std::move(name));
    }
    const std::string values = fmt::format("{}", fmt::join(valued, "|"));
    return "# bash completion of zhirong, written by `zhirong manual bash`.\n"
           "_zhirong() {\n"
           "    local current=${COMP_WORDS[COMP_CWORD]} path=zhirong word words at\n"
           "    COMPREPLY=()\n"
           "    case ${COMP_WORDS[COMP_CWORD - 1]} in\n"
           "        " +
           values +
           ")\n"
           "            mapfile -t COMPREPLY < <(compgen -f -- \"$current\")\n"
           "            return ;;\n"
           "    esac\n"
           "    for ((at = 1; at < COMP_CWORD; at++)); do\n"
           "        word=\"$path ${COMP_WORDS[at]}\"\n"
           "        case $word in\n" +
           known +
           "            *) continue ;;\n"
           "        esac\n"
           "        path=$word\n"
           "    done\n"
           "    case $path in\n" +
           words +
           "    esac\n"
           "    mapfile -t COMPREPLY < <(compgen -W \"$words\" -- \"$current\")\n"
           "    if [[ $current != -* && ${#COMPREPLY[@]} -eq 0 ]]; then\n"
           "        mapfile -t COMPREPLY < <(compgen -f -- \"$current\")\n"
           "    fi\n"
           "}\n"
           "complete -F _zhirong zhirong\n";
}

}  // namespace

void add_manual_command(CommandLine& line) {
    auto kind = std::make_shared<std::string>("man");
    CLI::App* command = line.add("manual", "Print the manual page, or completion for bash 手册",
                                 "Examples 示例：\n"
                                 "  zhirong manual | man -l -\n"
                                 "  source <(zhirong manual bash)");
    command->add_option("FORM", *kind, "man or bash 形式")
        ->check(CLI::IsMember({"man", "bash"}))
        ->capture_default_str();
    command->callback([line, kind] {
        fmt::print("{}", *kind == "man" ? manual(line.app) : completion(line.app));
    });
}

}  // namespace zhirong
