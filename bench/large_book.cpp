// A book as large as a province's, for bench/speed: fills it with loans, folds them all, asks for
// balances, and writes the rows of its last commands again with SQLite alone. Prints JSON.
#include <fmt/core.h>
#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <filesystem>
#include <random>
#include <thread>

#include "app/system.h"
#include "base/ensure.h"
#include "features/financing/financing.h"
#include "features/loan/routes.h"
#include "features/organisation/organisation.h"
#include "platform/desk/account_path.h"

namespace {

using namespace zhirong;
using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
}

Configuration configuration(const std::string& database, const std::string& root, OpenMode access) {
    Configuration configuration;
    configuration.database = database;
    configuration.resources = root;
    configuration.clock = system_now;
    configuration.opening_date = date_of(2025, 1, 2);
    configuration.access = access;
    return configuration;
}

// As the demonstration's bank lends: three years at most, half a million to five, four ways to pay.
loan::Terms terms_of(std::int64_t number, Date today) {
    loan::Terms terms;
    terms.principal_limit = yuan(500'000 + number % 10 * 500'000);
    terms.rate = loan::FixedRate{Ratio(345 + number % 8 * 20, 10'000)};
    constexpr std::array methods{
        loan::RepaymentMethod::quarterly_interest, loan::RepaymentMethod::interest_first,
        loan::RepaymentMethod::equal_installments, loan::RepaymentMethod::equal_principal};
    terms.method = methods[static_cast<std::size_t>(number) % methods.size()];
    terms.payment_day = static_cast<int>(number % 28) + 1;
    terms.maturity = add_months(today, 12 + static_cast<int>(number % 3) * 12);
    return terms;
}

constexpr std::int64_t records_a_command = 200;
constexpr std::int64_t most_firms = 100'000;  // each borrows again once all have
constexpr std::size_t fillers = 4;
constexpr const char* bank = "changsha-bank";

std::string firm_of(std::int64_t number) { return fmt::format("firm-{}", number % most_firms); }

Command command_of(const char* name, std::int64_t first) {
    return {name,
            fmt::format("large-book/{}/{}", name, first),
            "large-book",
            {"bank.officer", bank, {Role::bank_officer, Role::administrator}}};
}

void add_firms(Desk& desk, std::int64_t first, std::int64_t last) {
    const Command command = command_of("registerOrganisation", first);
    const auto added = desk.execute(command, [&](Work& work) -> Result<Answer> {
        for (std::int64_t number = first; number < last; ++number) {
            organisation::Organisation firm{.id = firm_of(number), .details = {}};
            CHECKED(work.create(
                firm, organisation::Registered{{.id = firm.id,
                                                .name = fmt::format("第{}号科技有限公司", number),
                                                .credit_code = fmt::format("firm {}", number),
                                                .irregular_code_reason = "made up",
                                                .region = "430100"}}));
        }
        return Answer{};
    });
    ensure(added.has_value());
}

void open_loans(Desk& desk, const loan::Market& market, std::int64_t first, std::int64_t last) {
    const Command command = command_of("openLoan", first);
    const auto opened = desk.execute(command, [&](Work& work) -> Result<Answer> {
        for (std::int64_t number = first; number < last; ++number) {
            loan::Loan loan{.id = work.new_id(loan::Loan::prefix)};
            const loan::Terms terms = terms_of(number, work.today());
            const std::string borrower = firm_of(number);
            financing::Financing financing{.id = work.new_id(financing::Financing::prefix)};
            CHECKED(work.create(financing,
                                financing::Applied{.applicant = borrower,
                                                   .application = {.bank = bank,
                                                                   .appraiser = "hunan-appraisal",
                                                                   .amount = terms.principal_limit,
                                                                   .purpose = "周转",
                                                                   .rights = {"RT2020116789018"}},
                                                   .on = work.today()}));
            work.happened(financing, financing::Disbursed{work.today(), loan.id});
            CHECKED(
                work.create(loan, loan::Opened{financing.id, bank, borrower, terms, std::nullopt}));
            const loan::Event drawn{work.new_id("EV"), work.today(),
                                    loan::Disbursed{terms.principal_limit}};
            work.happened(loan, TRY(loan::record(loan, drawn, "voucher", market, work.actor(),
                                                 work.today())));
            auto booking = TRY(loan::bring_books(loan, market, work.today()));
            work.happened(loan, booking.event);
            work.post(std::move(booking.entries));
        }
        return Answer{};
    });
    ensure(opened.has_value());
}

void fill_book(const std::string& database, const std::string& root, std::int64_t count) {
    System system(configuration(database, root, OpenMode::read_write));
    const auto start = Clock::now();
    const std::int64_t firms = std::min(count, most_firms);
    for (std::int64_t first = 0; first < firms; first += records_a_command)
        add_firms(system.desk(), first, std::min(first + records_a_command, firms));
    std::atomic<std::int64_t> next = 0;
    {
        std::vector<std::jthread> threads;
        for (std::size_t i = 0; i < fillers; ++i)
            threads.emplace_back([&] {
                for (;;) {
                    const std::int64_t first = next.fetch_add(records_a_command);
                    if (first >= count) return;
                    open_loans(system.desk(), system.market(), first,
                               std::min(first + records_a_command, count));
                }
            });
    }
    fmt::print("{{\"loans\": {}, \"seconds\": {:.3f}}}\n", count, seconds_since(start));
}

// The day after the last one closed, decided for every loan, nothing stored.
void fold(const std::string& database, const std::string& root) {
    System system(configuration(database, root, OpenMode::read_only));
    const auto start = Clock::now();
    std::vector<loan::Loan> loans;
    Date day;
    system.desk().read({"system", "platform", {Role::administrator}}, [&](View& view) {
        day = view.today();
        for (const Row& row : view.session().query(
                 "select id from record where kind = 'loan' and stage <> 'settled' order by id"))
            loans.push_back(view.linked<loan::Loan>(row.text(0)));
    });
    const double loaded = seconds_since(start);
    const auto folded_by = [&](std::size_t threads) {
        const auto began = Clock::now();
        std::atomic<std::size_t> next = 0, entries = 0;
        {
            std::vector<std::jthread> running;
            for (std::size_t i = 0; i < threads; ++i)
                running.emplace_back([&] {
                    constexpr std::size_t slice = 1'000;
                    for (;;) {
                        const std::size_t first = next.fetch_add(slice);
                        if (first >= loans.size()) return;
                        for (std::size_t at = first; at < std::min(first + slice, loans.size());
                             ++at) {
                            const auto booking = bring_books(loans[at], system.market(), day);
                            ensure(booking.has_value());
                            entries += booking->entries.size();
                        }
                    }
                });
        }
        ensure(entries > 0);
        return seconds_since(began);
    };
    const double one = folded_by(1), two = folded_by(2);
    fmt::print(
        "{{\"loans\": {}, \"load_seconds\": {:.3f}, \"fold_seconds\": {:.3f}, "
        "\"fold_seconds_on_two_cores\": {:.3f}}}\n",
        loans.size(), loaded, one, two);
}

// Of any account of the book at the end of any day that the book knows.
void balances(const std::string& database, const std::string& root, const std::string& book) {
    System system(configuration(database, root, OpenMode::read_only));
    const Actor auditor{"auditor", "platform", {Role::auditor}};
    std::vector<std::string> accounts;
    std::vector<Date> days;
    std::int64_t postings = 0;
    system.desk().read(auditor, [&](View& view) {
        for (const Row& row : view.session().query(
                 "select parent || ':' || leaf as account from account where book = $1 order by 1",
                 book))
            accounts.push_back(row.text(0));
        for (const Row& row : view.session().query(
                 "select distinct day from account_day where leaf = '' and book = $1 order by day",
                 book))
            days.push_back(*parse_date(row.text(0)));
        postings = view.session().query("select count(*) from posting").front().integer(0);
    });
    ensure(!accounts.empty() && !days.empty());
    std::mt19937 random{1};  // NOLINT(cert-msc51-cpp): the same questions in each run
    constexpr std::size_t questions = 20'000;
    std::vector<double> microseconds;
    for (std::size_t i = 0; i < questions; ++i) {
        const std::string& account = accounts[random() % accounts.size()];
        const Date day = days[random() % days.size()];
        const auto start = Clock::now();
        system.desk().read(auditor, [&](View& view) { (void)view.balance(book, account, day); });
        microseconds.push_back(seconds_since(start) * 1e6);
    }
    std::ranges::sort(microseconds);
    fmt::print(
        "{{\"postings\": {}, \"accounts\": {}, \"days\": {}, \"questions\": {}, "
        "\"median_us\": {:.1f}, \"p99_us\": {:.1f}, \"longest_us\": {:.1f}}}\n",
        postings, accounts.size(), days.size(), questions, microseconds[questions / 2],
        microseconds[questions * 99 / 100], microseconds.back());
}

// The balance of every account of the book today, as plain-text accounting would report it.
void report(const std::string& database, const std::string& root, const std::string& book) {
    System system(configuration(database, root, OpenMode::read_only));
    const Actor auditor{"auditor", "platform", {Role::auditor}};
    std::vector<Balance> balances;
    const auto start = Clock::now();
    system.desk().read(auditor, [&](View& view) {
        balances = view.balances(book, view.today(), DateKind::booking);
    });
    const double seconds = seconds_since(start);
    std::erase_if(balances, [](const Balance& each) { return each.total() == Money{}; });
    fmt::print("{{\"seconds\": {:.4f}, \"accounts\": {{", seconds);
    const char* separator = "";
    for (const Balance& each : balances)
        fmt::print("{}\"{}\": \"{}\"", std::exchange(separator, ", "), each.account,
                   to_string(each.total()));
    fmt::print("}}}}\n");
}

// ---- what SQLite alone does with the same rows

void run(sqlite3* database, const std::string& sql) {
    char* message = nullptr;
    if (sqlite3_exec(database, sql.c_str(), nullptr, nullptr, &message) != SQLITE_OK)
        throw std::runtime_error(sql + ": " + (message == nullptr ? "" : message));
}

sqlite3_stmt* prepared(sqlite3* database, const std::string& sql) {
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v2(database, sql.c_str(), -1, &statement, nullptr) != SQLITE_OK)
        throw std::runtime_error(sql + ": " + sqlite3_errmsg(database));
    return statement;
}

// The rows of the commands after `from`, held in memory, then written command by command, `group`
// commands to a commit, into an empty book with the same tables and indexes.
void replay(const std::string& source, std::int64_t from, std::int64_t group,
            const std::string& target) {
    sqlite3* book = nullptr;
    ensure(sqlite3_open_v2(source.c_str(), &book, SQLITE_OPEN_READONLY, nullptr) == SQLITE_OK);
    std::filesystem::remove(target);
    sqlite3* copy = nullptr;
    ensure(sqlite3_open(target.c_str(), &copy) == SQLITE_OK);
    run(copy, "pragma journal_mode = wal");
    run(copy, "pragma synchronous = full");
    sqlite3_stmt* schema = prepared(
        book, "select sql from sqlite_schema where sql is not null and name not like 'sqlite_%'");
    while (sqlite3_step(schema) == SQLITE_ROW)
        run(copy, reinterpret_cast<const char*>(sqlite3_column_text(schema, 0)));
    sqlite3_finalize(schema);
    run(copy, "insert into chain values (1, 'sha256', 0, '')");

    // The accounts that a line posts to, and the parents they stand under.
    const auto posted = [](std::string_view leaf) {
        return fmt::format(
            "select {} as leaf, book, booking_date as day, {} as parent from posting "
            "where entry in (select id from entry where journal = ?1)",
            leaf, parent_of_posting);
    };
    const std::string leaves = posted(leaf_of_posting), parents = posted("''");
    const std::string of_journal = " where journal = ?1";
    const std::array<std::array<std::string, 3>, 9> tables{{
        {"event", "event" + of_journal, ""},
        {"record", "record where id in (select stream from event" + of_journal + ")",
         " on conflict (id) do update set version = excluded.version, stage = excluded.stage, "
         "updated = excluded.updated, body = excluded.body"},
        {"record_party",
         "record_party where record in (select stream from event" + of_journal + ")",
         " on conflict do update set updated = excluded.updated"},
        {"entry", "entry" + of_journal, ""},
        {"posting", "posting where entry in (select id from entry" + of_journal + ")", ""},
        {"account", "(select distinct book, parent, leaf from (" + leaves + ")) as account",
         " on conflict do nothing"},
        {"account_day",
         "(" + leaves + " union " + parents +
             ") as at cross join account_day on account_day.leaf = at.leaf and account_day.book = "
             "at.book and account_day.day = at.day and account_day.parent = at.parent",
         " on conflict do update set debit = debit + excluded.debit"},
        {"request", "request" + of_journal, ""},
        {"journal", "journal where number = ?1", ""},
    }};
    struct Write {
        sqlite3_stmt* statement;
        std::vector<sqlite3_value*> values;
    };
    std::vector<std::vector<Write>> commands;
    std::vector<std::pair<sqlite3_stmt*, sqlite3_stmt*>> statements;  // select, insert
    for (const auto& [name, rows, conflict] : tables) {
        sqlite3_stmt* select = prepared(book, "select " + name + ".* from " + rows);
        std::string insert = "insert into " + name + " values (?";
        for (int i = 1; i < sqlite3_column_count(select); ++i) insert += ", ?";
        statements.emplace_back(select, prepared(copy, insert + ")" + conflict));
    }
    std::int64_t bytes = 0;
    sqlite3_stmt* lines = prepared(book, "select number from journal where number > ?1 order by 1");
    sqlite3_bind_int64(lines, 1, from);
    while (sqlite3_step(lines) == SQLITE_ROW) {
        auto& writes = commands.emplace_back();
        for (const auto& [select, insert] : statements) {
            sqlite3_reset(select);
            sqlite3_bind_int64(select, 1, sqlite3_column_int64(lines, 0));
            while (sqlite3_step(select) == SQLITE_ROW) {
                auto& write = writes.emplace_back(insert, std::vector<sqlite3_value*>{});
                for (int i = 0; i < sqlite3_column_count(select); ++i) {
                    write.values.push_back(sqlite3_value_dup(sqlite3_column_value(select, i)));
                    bytes += sqlite3_column_bytes(select, i);
                }
            }
        }
    }
    ensure(!commands.empty());
    sqlite3_stmt* chain = prepared(copy, "update chain set number = number + 1, digest = ?1");
    const auto start = Clock::now();
    std::int64_t in_group = 0;
    for (const auto& writes : commands) {
        if (in_group == 0) run(copy, "begin immediate");
        for (const Write& write : writes) {
            for (int i = 0; i < std::ssize(write.values); ++i)
                sqlite3_bind_value(write.statement, i + 1,
                                   write.values[static_cast<std::size_t>(i)]);
            if (sqlite3_step(write.statement) != SQLITE_DONE)
                throw std::runtime_error(sqlite3_errmsg(copy));
            sqlite3_reset(write.statement);
        }
        sqlite3_bind_text(chain, 1, std::string(64, 'a').c_str(), -1, SQLITE_TRANSIENT);
        ensure(sqlite3_step(chain) == SQLITE_DONE);
        sqlite3_reset(chain);
        if (++in_group == group) {
            run(copy, "commit");
            in_group = 0;
        }
    }
    if (in_group > 0) run(copy, "commit");
    const double seconds = seconds_since(start);
    std::size_t rows = 0;
    for (const auto& writes : commands) rows += writes.size() + 1;
    fmt::print(
        "{{\"commands\": {}, \"rows_a_command\": {:.1f}, \"bytes_a_command\": {}, "
        "\"group\": {}, \"seconds\": {:.3f}}}\n",
        commands.size(), static_cast<double>(rows) / static_cast<double>(commands.size()),
        bytes / std::ssize(commands), group, seconds);
}

int usage() {
    fmt::print(stderr,
               "large_book fill DATABASE ROOT LOANS\n"
               "large_book fold DATABASE ROOT\n"
               "large_book balances DATABASE ROOT BOOK\n"
               "large_book report DATABASE ROOT BOOK\n"
               "large_book replay SQLITE_FILE AFTER_LINE COMMANDS_A_COMMIT NEW_FILE\n");
    return 2;
}

}  // namespace

int main(int count, char** arguments) {
    const std::vector<std::string> given(arguments + 1, arguments + count);
    if (given.size() == 4 && given[0] == "fill")
        fill_book(given[1], given[2], std::stoll(given[3]));
    else if (given.size() == 3 && given[0] == "fold")
        fold(given[1], given[2]);
    else if (given.size() == 4 && given[0] == "balances")
        balances(given[1], given[2], given[3]);
    else if (given.size() == 4 && given[0] == "report")
        report(given[1], given[2], given[3]);
    else if (given.size() == 5 && given[0] == "replay")
        replay(given[1], std::stoll(given[2]), std::stoll(given[3]), given[4]);
    else
        return usage();
    return 0;
}
