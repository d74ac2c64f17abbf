#include "app/programme_commands.h"

#include <fmt/core.h>

#include <filesystem>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "app/resources.h"
#include "core/programme/breaker.h"
#include "core/programme/compensation.h"
#include "core/programme/plan.h"
#include "core/programme/schema.h"
#include "core/programme/subsidy.h"
#include "core/programme/warnings.h"
#include "platform/json/json.h"
#include "platform/reference_data/reference_data.h"
#include "platform/yaml/programme_files.h"

namespace zhirong {
namespace {

using namespace programme;
using std::filesystem::path;

struct Explain {
    std::string file;
    std::string facts;
    std::string agreement;
    std::string date;
    std::string quantity;
    std::string language = "zh";
    Language in() const { return language == "en" ? Language::en : Language::zh; }
};

constexpr const char* exit_codes =
    "Exit codes: 0 yes, all is well; 1 no, or something failed; 2 wrong usage or unreadable file.";

std::string in_language(const Refusal& refusal, Language language) {
    return language == Language::zh ? in_chinese(refusal) : in_english(refusal);
}

void print_problems(const Output& output, const std::vector<FileProblem>& problems,
                    Language language) {
    for (const FileProblem& each : problems)
        fmt::print(output.err, "{}\n", programme::to_text(each, language));
}

int check(const Output& output, const std::vector<std::string>& files, Language language) {
    bool good = true;
    for (const std::string& file : files) {
        const auto loaded = load_programme_file(file);
        if (!loaded) {
            print_problems(output, loaded.error(), language);
            good = false;
            continue;
        }
        std::string agreed;
        std::string unknown;
        for (const NamedQuantity& each : loaded->quantities)
            if (const auto* open = std::get_if<Open>(&each.definition))
                (open->why == Open::Why::agreed ? agreed : unknown) +=
                    "\n  " + each.name + (language == Language::zh ? "：" : ": ") +
                    each.reading.in(language);
        fmt::print(output.out, "{}: {} {}, {} {}\n", file, loaded->title.in(language), loaded->id,
                   language == Language::zh ? "版本" : "version", loaded->version);
        for (const Problem& each : warnings(*loaded))
            fmt::print(output.err, "{}{}\n", language == Language::zh ? "提醒：" : "warning: ",
                       programme::to_text(FileProblem{file, each}, language));
        if (!agreed.empty())
            fmt::print(output.out, "{}{}\n",
                       language == Language::zh ? "办法留给合作协议约定："
                                                : "Left to a cooperation agreement:",
                       agreed);
        if (!unknown.empty())
            fmt::print(output.out, "{}{}\n",
                       language == Language::zh ? "手头的来源没有给出，用到时须由协议写明："
                                                : "Not given by the source at hand; an agreement "
                                                  "must state it where it is needed:",
                       unknown);
    }
    return good ? 0 : 1;
}

// What could not be computed is told by name; the other parts are still explained.
int print_refusals(const Output& output, const Refusals& refusals, Language language) {
    for (const Refusal& each : refusals.all)
        fmt::print(output.out, "  ✗ {}\n", in_language(each, language));
    return 1;
}

int explain_eligibility(const Output& output, const Programme& programme, const Facts& facts,
                        const Agreement& agreement, Date date, Language language) {
    const bool zh = language == Language::zh;
    fmt::print(output.out, "\n{}\n", zh ? "1. 资格条件" : "1. Eligibility");
    const auto results = eligibility(programme, facts, agreement, date);
    if (!results) return print_refusals(output, results.error(), language);
    bool eligible = true;
    for (const ConditionResult& each : *results) {
        eligible = eligible && each.holds;
        fmt::print(output.out, "  {} {} [{}]\n", each.holds ? "✓" : "✗", each.reading.in(language),
                   each.id);
        if (!each.holds)
            fmt::print(output.out, "      {}{}\n      {}{}\n",
                       zh ? "现为：" : "found: ", each.found.in(language),
                       zh ? "应为：" : "needed: ", each.needed.in(language));
    }
    return eligible ? 0 : 1;
}

int explain_quantity(const Output& output, const Programme& programme, const std::string& name,
                     const Facts& facts, const Agreement& agreement, Date date, Language language) {
    const auto evaluated = evaluate(programme, name, facts, agreement, date);
    if (!evaluated) return print_refusals(output, evaluated.error(), language);
    fmt::print(output.out, "{}", render(evaluated->trace.root, language));
    return 0;
}

// One block after another, numbered; the code of the worst.
class Explanation {
public:
    Explanation(const Output& output, Language language) : output_(output), language_(language) {}

    int code() const { return code_; }
    void begin(const char* zh, const char* en) {
        fmt::print(output_.out, "\n{}. {}\n", ++number_, language_ == Language::zh ? zh : en);
    }
    void say(const Reading& words) { fmt::print(output_.out, "  {}\n", words.in(language_)); }
    template <class T>
    void trace(const Result<T>& result) {
        if (result)
            fmt::print(output_.out, "{}", render(result->trace.root, language_));
        else
            refused(result.error());
    }
    void refused(const Refusals& refusals) {
        code_ = std::max(code_, print_refusals(output_, refusals, language_));
    }
    void worse(int code) { code_ = std::max(code_, code); }

private:
    const Output& output_;
    Language language_;
    int number_ = 1;
    int code_ = 0;
};

int explain_all(const Output& output, const Programme& programme, const Facts& facts,
                const Agreement& agreement, Date date, Language language) {
    Explanation told(output, language);
    told.worse(explain_eligibility(output, programme, facts, agreement, date, language));
    if (programme.exposure) {
        told.begin("纳入补偿与占用", "Covered and reserved");
        for (const char* name : {"exposure.covered", "exposure.reserved"})
            told.trace(evaluate(programme, name, facts, agreement, date));
    }
    if (programme.credit_line) {
        told.begin("授信额度", "Credit line");
        told.trace(evaluate(programme, "credit_line", facts, agreement, date));
    }
    if (programme.workflow) {
        told.begin("办理流程", "Workflow");
        const auto stages = plan(programme, facts, agreement, date);
        if (!stages) told.refused(stages.error());
        for (const PlannedStage& each : stages.value_or(std::vector<PlannedStage>{})) {
            const Word& word = stage_words()[static_cast<std::size_t>(each.stage)];
            Reading line{word.zh, word.en};
            for (const StageWay& way : stage_ways())
                if (each.by == way.word.code) {
                    line.zh += std::string("：") + way.word.zh;
                    line.en += std::string(": ") + way.word.en;
                }
            if (!each.needed) line = {line.zh + "：不需要", line.en + ": not needed"};
            told.say(line);
        }
    }
    for (const Subsidy& subsidy : programme.subsidies) {
        told.begin(("补贴：" + subsidy.reading.zh).c_str(),
                   ("Subsidy: " + subsidy.reading.en).c_str());
        told.trace(subsidise(programme, subsidy.id, facts, agreement, date));
    }
    if (programme.compensation && facts.find("loan.principal_loss") != nullptr) {
        told.begin("损失分担", "Sharing of the loss");
        told.trace(compensate(programme, facts, agreement, date));
    }
    if (programme.compensation && programme.compensation->advance) {
        told.begin("预先拨付", "Paid before the loss is final");
        told.trace(advance(programme, facts, agreement, date));
    }
    if (!programme.breakers.empty()) {
        told.begin("熔断", "Breakers");
        const auto states = breakers(programme, facts, agreement, date);
        if (!states) told.refused(states.error());
        for (const BreakerState& each : states.value_or(std::vector<BreakerState>{}))
            fmt::print(output.out, "{}", render(each.trace.root, language));
    }
    return told.code();
}

int explain(const Output& output, const Explain& options, const ReferenceData& reference) {
    const Language language = options.in();
    const auto programme = load_programme_file(options.file);
    if (!programme) {
        print_problems(output, programme.error(), language);
        return 1;
    }
    const auto in_file = [&](const std::string& file, const Problems& problems) {
        for (const Problem& each : problems)
            fmt::print(output.err, "{}\n", programme::to_text(FileProblem{file, each}, language));
        return 1;
    };
    const auto facts_tree = read_yaml_file(options.facts);
    if (!facts_tree) {
        print_problems(output, facts_tree.error(), language);
        return 1;
    }
    auto facts = load_facts(*facts_tree, &*programme);
    if (!facts) return in_file(options.facts, facts.error());
    Agreement agreement;
    if (!options.agreement.empty()) {
        const auto tree = read_yaml_file(options.agreement);
        if (!tree) {
            print_problems(output, tree.error(), language);
            return 1;
        }
        auto loaded = load_agreement(*programme, *tree);
        if (!loaded) return in_file(options.agreement, loaded.error());
        agreement = *std::move(loaded);
    }
    // A contract is bound to the rules of the day it was signed.
    const Value* signed_on = facts->find("loan.signed_on");
    std::optional<Date> date;
    if (!options.date.empty())
        date = parse_date(options.date);
    else if (signed_on != nullptr)
        date = std::get<Date>(*signed_on);
    if (!date) {
        fmt::print(
            output.err, "{}\n",
            language == Language::zh
                ? "请用 --date 2023-06-01 写明适用哪一天的规则，或在事实中写明 loan.signed_on"
                : "State whose day's rules apply with --date 2023-06-01, or loan.signed_on "
                  "among the facts");
        return 2;
    }
    fmt::print(output.out, "{} ({})\n{} {}\n{} {}\n", programme->title.in(language), programme->id,
               language == Language::zh ? "版本" : "version", programme->version,
               language == Language::zh ? "适用日期" : "rules of", to_string(*date));
    facts->published = reference.published(*date);
    if (!options.quantity.empty())
        return explain_quantity(output, *programme, options.quantity, *facts, agreement, *date,
                                language);
    return explain_all(output, *programme, *facts, agreement, *date, language);
}

int test(const Output& output, const std::string& folder, const ReferenceData& reference,
         Language language) {
    const LoadedLibrary loaded = load_library(folder);
    print_problems(output, loaded.problems, language);
    const bool zh = language == Language::zh;
    std::size_t passed = 0;
    std::size_t failed = loaded.problems.size();
    for (const path& file : case_files(folder)) {
        const auto tree = read_yaml_file(file);
        const auto cases =
            tree ? load_cases(*tree, loaded.library) : std::expected<Cases, Problems>{};
        if (!tree) {
            print_problems(output, tree.error(), language);
            ++failed;
            continue;
        }
        if (!cases) {
            for (const Problem& each : cases.error())
                fmt::print(output.err, "{}\n",
                           programme::to_text(FileProblem{file, each}, language));
            ++failed;
            continue;
        }
        fmt::print(output.out, "{}\n", file.string());
        for (const Case& each : cases->cases) {
            const Outcome outcome =
                run(loaded.library, cases->programme, each, reference.published(each.today));
            fmt::print(output.out, "  {} {}\n", outcome.passed() ? "✓" : "✗", outcome.name);
            for (const Difference& difference : outcome.differences)
                fmt::print(output.out, "      {}: {} {}, {} {}\n", difference.what,
                           zh ? "应为" : "expected", difference.expected, zh ? "现为" : "found",
                           difference.found);
            ++(outcome.passed() ? passed : failed);
        }
    }
    fmt::print(output.out, "{} passed, {} failed\n", passed, failed);  // The same for every script.
    return failed == 0 && passed > 0 ? 0 : 1;
}

// A file that cannot be read is the world's failure, told in one line.
template <class Command>
int told(const Output& output, Command command) {
    try {
        return command();
    } catch (const std::runtime_error& error) {
        fmt::print(output.err, "{}\n", error.what());
        return 2;
    }
}

void add_language(CLI::App& command, const std::shared_ptr<Explain>& options) {
    command.add_option("--lang", options->language, "zh or en")
        ->check(CLI::IsMember({"zh", "en"}))
        ->capture_default_str();
}

}  // namespace

CLI::App* add_programme_commands(CLI::App& app, int& exit_code, const std::string& resources,
                                 Output output) {
    CLI::App* group =
        app.add_subcommand("programme", "Check, explain and test regional policies (政策方案)");
    group->require_subcommand(1);
    group->footer(exit_codes);

    auto options = std::make_shared<Explain>();
    auto files = std::make_shared<std::vector<std::string>>();
    auto folder = std::make_shared<std::string>();

    CLI::App* check_command = group->add_subcommand(
        "check", "Say everything that is wrong in programme files, with file, line and column");
    check_command->add_option("FILE", *files, "programme.yaml …")
        ->required()
        ->check(CLI::ExistingFile);
    add_language(*check_command, options);
    check_command->footer(exit_codes);
    check_command->callback([=, &exit_code] {
        exit_code = told(output, [&] { return check(output, *files, options->in()); });
    });

    CLI::App* explain_command = group->add_subcommand(
        "explain", "What a programme says about one loan, and which rule gave each amount");
    explain_command->add_option("FILE", options->file, "programme.yaml")
        ->required()
        ->check(CLI::ExistingFile);
    explain_command
        ->add_option("--loan", options->facts, "The facts of the loan: lines of `name: value`")
        ->required()
        ->check(CLI::ExistingFile);
    explain_command
        ->add_option("--agreement", options->agreement,
                     "The cooperation agreement, for what the programme leaves open")
        ->check(CLI::ExistingFile);
    explain_command->add_option("--date", options->date,
                                "Whose day's rules apply; without it, the day of signing");
    explain_command->add_option("--quantity", options->quantity,
                                "One quantity of the programme instead of all");
    add_language(*explain_command, options);
    explain_command->footer(exit_codes);
    explain_command->callback([=, &exit_code, &resources] {
        exit_code = told(output, [&] {
            return explain(output, *options,
                           load_reference_data(find_resources(resources) / "reference"));
        });
    });

    CLI::App* schema_command = group->add_subcommand(
        "schema", "The JSON Schema of programme files, for the completion and checks of an editor");
    schema_command->footer(exit_codes);
    schema_command->callback([=, &exit_code] {
        fmt::print(output.out, "{}\n", write_json(json_schema()));
        exit_code = 0;
    });

    CLI::App* test_command = group->add_subcommand(
        "test", "Run the worked cases (cases.yaml) of a folder and all folders below it");
    test_command->add_option("DIR", *folder, "programmes/")
        ->required()
        ->check(CLI::ExistingDirectory);
    add_language(*test_command, options);
    test_command->footer(exit_codes);
    test_command->callback([=, &exit_code, &resources] {
        exit_code = told(output, [&] {
            return test(output, *folder,
                        load_reference_data(find_resources(resources) / "reference"),
                        options->in());
        });
    });
    return group;
}

}  // namespace zhirong
