#include <fmt/core.h>

#include <filesystem>
#include <map>
#include <set>

#include "app/cli.h"
#include "app/demonstration/cast.h"
#include "app/demonstration/story.h"
#include "core/ledger/account_names.h"
#include "platform/database/testing/temporary_folder.h"

namespace zhirong {
namespace {

struct Demo {
    std::string language = "zh";
    std::string keep;  // a folder that must not hold a book yet; empty: a temporary one
    bool all = false;
};

class Telling {
public:
    Telling(System& system, const Demo& demo) : system_(system), demo_(demo) {}

    void chapter(const Chapter& chapter, const std::string& financing) {
        fmt::print("\n\033[1m{}\033[0m  [{}]\n", say(chapter.zh, chapter.en),
                   to_string(system_.desk().business_date()));
        figures(financing);
        entries();
    }

    void books() {
        system_.desk().read(auditor(), [&](View& view) {
            for (const CastOrganisation& each : cast_organisations()) {
                const auto balances = view.balances(each.id, view.today(), DateKind::value);
                Money sum;
                for (const Balance& balance : balances) sum += balance.total();
                if (balances.empty()) continue;
                fmt::print("\n\033[1m{}\033[0m  {}\n", each.name, each.id);
                for (const Balance& balance : balances)
                    if (balance.total() != Money{})
                        line(words_of_account(balance.account), balance.total());
                fmt::print("  {} = {}\n", say("借贷合计", "debits less credits"), to_string(sum));
            }
        });
    }

private:
    static Actor auditor() { return {"auditor", "platform", {Role::auditor}}; }
    const std::string& say(const std::string& zh, const std::string& en) const {
        return demo_.language == "zh" ? zh : en;
    }
    void line(const AccountWords& account, Money amount) const {
        fmt::print("  {:>18} {}  {}\n", with_separators(amount < Money{} ? -amount : amount),
                   amount < Money{} ? say("贷", "cr") : say("借", "dr"),
                   say(account.zh, account.en));
    }

    // What is new on the page since the chapter before, with its explanation.
    void figures(const std::string& financing) {
        Teller teller(system_);
        const Tree page = teller.get("auditor", "/api/v1/financings/" + financing);
        for (const Tree& section : *page.find("sections")->list()) {
            std::map<std::string, int> times;  // Some figures stand more than once in a section.
            for (const Tree& field : *section.find("fields")->list()) {
                const Tree& value = *field.find("value");
                const std::string text = value.text() != nullptr ? *value.text()
                                         : value.integer() != nullptr
                                             ? std::to_string(*value.integer())
                                             : "";
                const std::string words = *field.find("zh")->text();
                const std::string name =
                    *section.find("kind")->text() + words + std::to_string(++times[words]);
                if (text.empty() || shown_[name] == text) continue;
                shown_[name] = text;
                fmt::print("  {} {}: {}\n",
                           say(*section.find("title")->find("zh")->text(),
                               *section.find("title")->find("en")->text()),
                           say(*field.find("zh")->text(), *field.find("en")->text()), text);
                if (const Tree* why = field.find("why"); why != nullptr && demo_.all)
                    explain(*why, 2);
            }
        }
    }

    void explain(const Tree& why, int depth) const {
        constexpr int deepest = 6;
        const std::string indent(static_cast<std::size_t>(depth) * 2, ' ');
        const auto phrase = [&](const char* name) -> std::string {
            const Tree* tree = why.find(name);
            return tree == nullptr ? "" : say(*tree->find("zh")->text(), *tree->find("en")->text());
        };
        fmt::print("{}· {} = {}", indent, phrase("title"), *why.find("result")->text());
        if (const std::string formula = phrase("formula"); !formula.empty())
            fmt::print("  ({})", formula);
        if (const std::string source = phrase("source"); !source.empty())
            fmt::print("  〔{}〕", source);
        fmt::print("\n");
        if (depth < deepest)
            for (const Tree& step : *why.find("steps")->list()) explain(step, depth + 1);
    }

    // The entries since the chapter before; what was only accrued day by day is summed up.
    void entries() {
        struct Shown {
            Reason reason;
            std::vector<Posting> postings;
        };
        std::map<std::pair<std::int64_t, std::int64_t>, Shown> found;
        std::map<std::string, std::pair<int, Money>> daily;
        system_.desk().read(auditor(), [&](View& view) {
            for (const Row& row :
                 view.session().query("select e.journal, e.ordinal, e.rule, e.zh, e.en, p.book, "
                                      "p.account, p.fen from entry e "
                                      "join posting p on p.entry = e.id where e.journal > $1 order "
                                      "by e.journal, e.ordinal, p.ordinal",
                                      seen_)) {
                Shown& shown = found[{row.integer(0), row.integer(1)}];
                shown.reason.rule = row.text(2);
                shown.reason.zh = row.text(3);
                shown.reason.en = row.text(4);
                shown.postings.push_back({row.text(5), row.text(6), Money{row.integer(7)}});
            }
        });
        for (const auto& [place, shown] : found) {
            seen_ = std::max(seen_, place.first);
            if (shown.reason.rule.ends_with("_accrued")) {
                auto& [count, sum] = daily[shown.reason.rule];
                ++count;
                for (const Posting& posting : shown.postings)
                    if (posting.book == "changsha-bank" && posting.amount > Money{})
                        sum += posting.amount;
                continue;
            }
            fmt::print("  — {}\n", say(shown.reason.zh, shown.reason.en));
            for (const Posting& posting : shown.postings) {
                AccountWords words = words_of_account(posting.account);
                words.zh = posting.book + " " + words.zh;
                words.en = posting.book + " " + words.en;
                line(words, posting.amount);
            }
        }
        for (const auto& [rule, total] : daily)
            fmt::print("  — {} {}: {} {}\n", rule, say("逐日计提", "day by day"), total.first,
                       with_separators(total.second));
    }

    System& system_;
    const Demo& demo_;
    std::map<std::string, std::string> shown_;
    std::int64_t seen_ = 0;
};

int tell(const GlobalOptions& options, const Demo& demo) {
    GlobalOptions own = options;
    std::optional<testing::TemporaryFolder> temporary;
    if (demo.keep.empty())
        own.data = temporary.emplace().path().string();
    else
        own.data = demo.keep;
    own.database.clear();
    own.database_file.clear();
    own.opening_date = story_opening;
    Configuration configuration = own.configuration(OpenMode::read_write);
    configuration.demonstration = true;
    System system(std::move(configuration));
    Teller teller(system);
    Telling telling(system, demo);
    fmt::print("{}\n",
               demo.language == "zh"
                   ? "知融演示：湖南省知识产权质押融资风险补偿（通知案例二），"
                     "一笔贷款从申请到追偿。企业、人员与金额均为虚构，规则来自政策文件。"
                   : "Zhirong: Hunan's risk compensation (case 2 of the notice), one loan from "
                     "application to "
                     "recovery. Firms, people and amounts are invented; the rules are not.");
    set_the_stage(teller);
    tell_the_first_loan(teller, [&](const Chapter& chapter, const std::string& financing) {
        telling.chapter(chapter, financing);
    });
    fmt::print("\n\033[1m{}\033[0m\n",
               demo.language == "zh" ? "各方账簿" : "The books of all parties");
    telling.books();
    return ExitCode::ok;
}

}  // namespace

void add_demo_command(CommandLine& line) {
    auto given = std::make_shared<Demo>();
    CLI::App* command =
        line.add("demo", "Tell the story of the first loan 讲述第一笔贷款的全过程",
                 "Examples 示例：\n"
                 "  zhirong demo\n"
                 "  zhirong demo --explain          with the working of every figure "
                 "显示每个数字的计算过程\n"
                 "  zhirong demo --keep story       keeps the book in the folder story 保留账簿\n"
                 "  zhirong --data story export journal --format hledger --out books");
    command->add_option("--lang", given->language, "zh or en 语言")
        ->check(CLI::IsMember({"zh", "en"}))
        ->capture_default_str();
    command->add_option("--keep", given->keep, "Folder that keeps the book 保留账簿的文件夹");
    command->add_flag("--explain", given->all, "Show the working of every figure 显示计算过程");
    command->callback([line, given] { line.exit_code = tell(*line.options, *given); });
}

}  // namespace zhirong
