// The books as they are read: one level of accounts at a time, and the postings of each.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <map>
#include <set>

#include "app/close_day.h"
#include "http/small_book.h"
#include "platform/spreadsheet/spreadsheet.h"

using namespace zhirong;
using namespace zhirong::testing;

namespace {

const std::string balances = "/api/v1/ledger/balances?book=changsha-bank";

std::string text(const Tree& tree, std::string_view name) { return *tree.find(name)->text(); }
Money money(const Tree& tree, std::string_view name) { return *parse_money(text(tree, name)); }
const Tree::List& items(const Told& told) {
    REQUIRE(told.status == 200);
    return *told.body.find("items")->list();
}

// All pages of a list; how many items each has at most is in the path.
template <class Use>
void each_page(Colleague& reader, const std::string& path, Use&& use) {
    for (std::string cursor;;) {
        const Told page = reader.get(path + cursor);
        use(page);
        const Tree* next = page.body.find("next");
        if (next == nullptr) return;
        cursor = "&cursor=" + *next->text();
    }
}

// Every single account under the parent, found by opening all that stands over it.
std::map<std::string, Money> opened(Colleague& reader, const std::string& of,
                                    const std::string& under) {
    std::map<std::string, Money> found;
    const Told level = reader.get(of + "&limit=500&under=" + under);
    Money sum;
    for (const Tree& item : items(level)) {
        sum += money(item, "balance");
        const std::string account = text(item, "account");
        if (*item.find("below")->boolean()) {
            const auto below = opened(reader, of, account);
            Money all;
            for (const auto& [unused, balance] : below) all += balance;
            CHECK_MESSAGE(all == money(item, "balance"), account);
            found.insert(below.begin(), below.end());
        } else {
            found[account] = money(item, "balance");
        }
    }
    CHECK_MESSAGE(money(*level.body.find("total"), "balance") == sum, under);
    return found;
}

std::map<std::string, Money> all_of(Office& office, Date on, DateKind by) {
    std::map<std::string, Money> all;
    office.system().desk().read({"admin", "platform", {Role::administrator}}, [&](View& view) {
        for (const Balance& each : view.balances("changsha-bank", on, by))
            all[each.account] = each.total();
    });
    return all;
}

// A hundred and twenty loans in the book of the bank.
void lend(Office& office) {
    const Command command{"test", office.new_key(), "many", {"system", "changsha-bank", {}}};
    const auto done = office.system().desk().execute(command, [](Work& work) -> Result<Answer> {
        organisation::Organisation firm{.id = "many-loans", .details = {}};
        CHECKED(work.create(firm, organisation::Registered{{.id = firm.id,
                                                            .name = "多笔贷款",
                                                            .credit_code = "many",
                                                            .irregular_code_reason = "made up",
                                                            .region = "430100"}}));
        Postings postings;
        for (int number = 0; number < 120; ++number)
            postings.move("changsha-bank",
                          fmt::format("Assets:Loans:Principal:LN{:03}-{}", number, number % 7),
                          "Assets:Cash", yuan(number + 1));
        work.post(Entry(work.today(), firm.id, {"", "", "", "放款", "Lent"}, postings.take()));
        return Answer{200, Tree::Map{}};
    });
    REQUIRE(done.has_value());
}

}  // namespace

TEST_CASE("the tree of accounts adds up, at each date and by each kind of date") {
    for (const Engine& engine : engines()) {
        CAPTURE(engine.name);
        Office office(engine);
        fill(office);
        Colleague admin = office.sign_in("admin");
        for (const Date on : {date_of(2024, 3, 1), date_of(2024, 4, 23), date_of(2024, 4, 25)})
            for (const auto& [by, kind] :
                 {std::pair{"value", DateKind::value}, std::pair{"booking", DateKind::booking}}) {
                CAPTURE(to_string(on));
                CAPTURE(by);
                const std::string of = fmt::format("{}&date={}&by={}", balances, to_string(on), by);
                const auto all = all_of(office, on, kind);
                CHECK(!all.empty());
                CHECK(opened(admin, of, "") == all);
            }
        // A repayment booked on the 25th counts from the 22nd.
        CHECK(all_of(office, date_of(2024, 4, 23), DateKind::value).at("Assets:Cash") >
              all_of(office, date_of(2024, 4, 23), DateKind::booking).at("Assets:Cash"));
        const Told roots = admin.get(balances);
        CHECK(money(*roots.body.find("total"), "balance") == Money{});
        std::vector<std::string> order;
        for (const Tree& root : items(roots)) order.push_back(text(root, "account"));
        CHECK(order == std::vector<std::string>{"Assets", "Income"});
        std::vector<std::string> of_firm;
        for (const Tree& root : items(admin.get("/api/v1/ledger/balances?book=pump-works")))
            of_firm.push_back(text(root, "account"));
        CHECK(of_firm == std::vector<std::string>{"Assets", "Liabilities", "Expenses"});
        CHECK(text(items(roots)[0], "account_zh") == "资产");
    }
}

TEST_CASE("the accounts under one are read page by page and found by how they begin") {
    for (const Engine& engine : engines()) {
        CAPTURE(engine.name);
        Office office(engine);
        fill(office);
        lend(office);
        Colleague admin = office.sign_in("admin");
        const std::string of = balances + "&under=Assets:Loans:Principal";
        std::vector<std::string> seen;
        std::set<Money> totals;
        each_page(admin, of + "&limit=50", [&](const Told& page) {
            for (const Tree& item : items(page)) {
                CHECK_FALSE(*item.find("below")->boolean());
                seen.push_back(text(item, "account"));
            }
            totals.insert(money(*page.body.find("total"), "balance"));
            CHECK((page.body.find("next") == nullptr || items(page).size() == 50));
        });
        CHECK(seen.size() == 121);  // with the loan of the small book
        CHECK(std::ranges::is_sorted(seen));
        CHECK(std::set(seen.begin(), seen.end()).size() == seen.size());
        CHECK(totals == std::set{yuan(2'000'000 + 120 * 121 / 2)});
        const Told some = admin.get(of + "&beginning=LN01");
        CHECK(items(some).size() == 10);
        CHECK(text(items(some)[0], "account") == "Assets:Loans:Principal:LN010-3");
        CHECK(money(*some.body.find("total"), "balance") == *totals.begin());
        CHECK(items(admin.get(of + "&beginning=LN9")).empty());
        // Nobody posted to them before.
        CHECK(items(admin.get(of + "&beginning=LN01&date=2024-04-24")).empty());

        const std::vector<std::pair<std::string, std::string>> refused{
            {"&under=Gold", "ledger.under"},   {"&under=Assets:", "ledger.under"},
            {"&under=assets", "ledger.under"}, {"&beginning=L%20N", "ledger.beginning"},
            {"&cursor=%27", "list.cursor"},    {"&limit=501", "list.limit"}};
        for (const auto& [asked, code] : refused) {
            CAPTURE(asked);
            CHECK(admin.get(balances + asked).code() == code);
        }
        CHECK(items(admin.get(balances + "&under=Equity:Nothing")).empty());
    }
}

TEST_CASE("the table of balances is a workbook whose accounts stand under their sums") {
    Office office;
    fill(office);
    lend(office);
    Colleague admin = office.sign_in("admin");
    const std::string path = "/api/v1/ledger/balances.xlsx?book=changsha-bank";
    const auto sheet = spreadsheet::read_table(admin.download(path));
    REQUIRE(sheet.has_value());
    std::map<std::string, std::vector<std::string>> rows;
    Money debits, credits;
    for (const TableRow& row : sheet->rows) {
        CHECK(rows.emplace(row.cells[0], row.cells).second);
        if (row.cells[2] != "1") continue;
        debits += *parse_money(row.cells[3]);
        credits += *parse_money(row.cells[4]);
    }
    CHECK(debits == credits);
    const auto& loans = rows.at("Assets:Loans:Principal");
    CHECK(loans[1] == "贷款本金");
    CHECK(loans[2] == "3");
    CHECK(loans[5] == "借");
    CHECK(loans[6] == "2007260");
    CHECK(rows.at("Assets:Loans:Principal:LN119-0")[6] == "120");
    CHECK(rows.at("Assets:Cash")[5] == "贷");
    const auto part =
        spreadsheet::read_table(admin.download(path + "&under=Assets:Loans:Principal"));
    REQUIRE(part.has_value());
    CHECK(part->rows.size() == 122);  // with the head
    CHECK(admin.get(path + "&under=x").code() == "ledger.under");
}

TEST_CASE("postings of one account, of a parent and of a book come newest first, page by page") {
    for (const Engine& engine : engines()) {
        CAPTURE(engine.name);
        Office office(engine);
        const SmallBook book = fill(office);
        lend(office);
        Colleague admin = office.sign_in("admin");
        const auto told = [&](const std::string& asked, int limit) {
            std::vector<std::string> seen;
            each_page(admin, fmt::format("/api/v1/ledger/postings?limit={}{}", limit, asked),
                      [&](const Told& page) {
                          for (const Tree& item : items(page))
                              seen.push_back(text(item, "entry") + ' ' + text(item, "account") +
                                             ' ' + text(item, "amount"));
                      });
            return seen;
        };
        const std::string one =
            "&book=changsha-bank&account=Assets:Loans:AccruedInterest:" + book.loan;
        const auto single = told(one, 500);
        CHECK(single.size() > 20);
        CHECK(told(one, 7) == single);
        // The walk through all entries finds the same of the account as its own index.
        for (const std::string& asked : {std::string("&book=changsha-bank&account=Assets:Loans"),
                                         std::string("&book=changsha-bank"), std::string()}) {
            CAPTURE(asked);
            const auto all = told(asked, 500);
            CHECK(told(asked, 11) == all);
            std::vector<std::string> of_account;
            for (const std::string& line : all)
                if (line.find(" Assets:Loans:AccruedInterest:" + book.loan + ' ') !=
                    std::string::npos)
                    of_account.push_back(line);
            CHECK(of_account == single);
        }
        CHECK(told(one + "&from=2024-04-25", 500).size() < single.size());
    }
}

TEST_CASE("what the night does to a loan does not bring it to the top of lists") {
    for (const Engine& engine : engines()) {
        CAPTURE(engine.name);
        Office office(engine);
        const SmallBook book = fill(office);
        const auto place = [&] {
            return office.system().desk().database().read([&](Session& session) {
                const Row row =
                    session.query("select updated, version from record where id = $1", book.loan)
                        .front();
                CHECK(session
                          .query("select 1 from record_party where record = $1 and updated <> $2",
                                 book.loan, row.integer(0))
                          .empty());
                return std::pair{row.integer(0), row.integer(1)};
            });
        };
        const auto [before, version] = place();
        REQUIRE(close_day(office.system(), {date_of(2024, 4, 27)}, {}));
        const auto [after, later] = place();
        CHECK(after == before);
        CHECK(later > version);
        CHECK(verify(office.system().desk().database(), office.system().desk().kinds(),
                     office.system().proofs())
                  .whole());
    }
}
