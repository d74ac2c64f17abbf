// What `zhirong serve --demonstration` opens with: every screen has something to show, to those who
// would look there, and the book behind it is whole.
#include <doctest/doctest.h>

#include <algorithm>
#include <map>

#include "app/demonstration/story.h"
#include "platform/database/testing/engines.h"
#include "platform/desk/verify.h"
#include "platform/json/json.h"
#include "story/book.h"

using namespace zhirong;

namespace {

struct Demonstration {
    testing::TemporaryFolder folder;
    System system{testing::book_in(folder.path())};
    Teller teller{system};
    Demonstration() { load_demonstration(system); }
    Tree get(const char* user, const std::string& path) {
        return teller.get(user, "/api/v1" + path);
    }
};
Demonstration& demonstration() {
    static Demonstration loaded;
    return loaded;
}

const Tree* inside(const Tree& tree, std::initializer_list<const char*> path) {
    const Tree* found = &tree;
    for (const char* name : path) found = found == nullptr ? nullptr : found->find(name);
    return found;
}
std::string text(const Tree& tree, std::initializer_list<const char*> path) {
    const Tree* found = inside(tree, path);
    return found == nullptr || found->text() == nullptr ? "" : *found->text();
}
const Tree::List& list(const Tree& tree, const char* name = "items") {
    const Tree* found = tree.find(name);
    REQUIRE(found != nullptr);
    REQUIRE(found->list() != nullptr);
    return *found->list();
}
// How many rows have which word there.
std::map<std::string, int> counted(const Tree::List& rows,
                                   std::initializer_list<const char*> path) {
    std::map<std::string, int> found;
    for (const Tree& row : rows) ++found[text(row, path)];
    return found;
}
Money money(const Tree& tree, std::initializer_list<const char*> path) {
    const auto amount = parse_money(text(tree, path));
    REQUIRE(amount.has_value());
    return *amount;
}

using Counts = std::map<std::string, int>;

}  // namespace

TEST_CASE("prices of eight quarters are published, small groups within wider ones") {
    Demonstration& all = demonstration();
    const Tree by_class = all.get("bank.officer", "/price-index?basis=deal&by=class");
    CHECK(text(by_class, {"published", "quarter"}) == "2025Q1");
    CHECK(*inside(by_class, {"all", "count"})->integer() == 120);
    Counts rows;
    for (const Tree& row : list(by_class, "rows"))
        rows[text(row, {"key"})] = static_cast<int>(*row.find("count")->integer());
    CHECK(rows["F04D"] == 40);
    // One a quarter: never told alone.
    CHECK(rows.count("C12N") == 0);
    CHECK(rows[""] > 0);
    CHECK(list(all.get("policy.officer", "/price-publications")).size() == 3);
    CHECK(list(all.get("bank.officer", "/price-index?basis=deal&by=quarter"), "series").size() >=
          7);
    CHECK(!list(all.get("fund.officer", "/price-deals")).empty());
    const Tree back_test = all.get("policy.officer", "/price-backtest");
    CHECK(back_test.find("all") != nullptr);
}

TEST_CASE("the night warns the owner of a fee unpaid, and pledgor and bank of a proceeding") {
    Demonstration& all = demonstration();
    const auto kinds = [&](const char* user) {
        return counted(list(all.get(user, "/watch-warnings")), {"kind", "name"});
    };
    CHECK(kinds("pump") == Counts{{"fee_in_grace", 1}});
    CHECK(kinds("optics") == Counts{{"invalidation_proceeding", 1}});
    CHECK(kinds("bank.officer") == Counts{{"invalidation_proceeding", 1}});
    CHECK(kinds("bio")["renewal_due"] == 1);
}

TEST_CASE("the desk has marks registered, a work to be cured and one that waits") {
    Demonstration& all = demonstration();
    const auto queue = list(all.get("registry", "/registration-desk/queue"));
    // With the robot's patent, filed online.
    CHECK(counted(queue, {"intake", "name"}) == Counts{{"counter", 2}, {"online", 1}});
    CHECK(counted(queue, {"stage", "name"}) ==
          Counts{{"submitted", 2}, {"correction_requested", 1}});
    const auto decided = list(all.get("registry", "/registration-desk/queue?scope=decided"));
    CHECK(counted(decided, {"in_register", "name"})["trademark"] == 1);
    const Tree marks = all.get("bio", "/rights?kind=trademark");
    int pledged = 0;
    for (const Tree& mark : list(marks)) {
        const Tree page = all.get("bio", "/rights/" + text(mark, {"id"}));
        if (page.find("right")->find("pledge") != nullptr) ++pledged;
    }
    CHECK(list(marks).size() == 3);
    CHECK(pledged == 2);
}

TEST_CASE("the bank has a panel that it asked, and a file was finished and can be computed again") {
    Demonstration& all = demonstration();
    const Tree members = all.get("bank.officer", "/panel-members");
    REQUIRE(list(members).size() == 3);
    for (const Tree& member : list(members)) CHECK(member.find("valid")->boolean()[0]);
    const Tree inquiries = all.get("bank.officer", "/panel-inquiries");
    REQUIRE(list(inquiries).size() == 1);
    const Tree& inquiry = list(inquiries).front();
    CHECK(list(inquiry, "invited").size() == 2);
    for (const Tree& each : list(inquiry, "invited")) CHECK(each.find("fee") != nullptr);
    CHECK(list(inquiry, "excluded").size() == 1);

    const Tree files = all.get("appraiser", "/working-files");
    REQUIRE(list(files).size() == 1);
    const Tree& file = list(files).front();
    CHECK(text(file, {"stage", "name"}) == "finished");
    CHECK(money(file, {"value", "low"}) < money(file, {"value", "mid"}));
    CHECK(money(file, {"value", "mid"}) < money(file, {"value", "high"}));
    CHECK(*all.get("appraiser", "/working-files/" + text(file, {"id"}) + "/replay")
               .find("same")
               ->boolean());
    for (const char* user : {"pump", "bank.officer"})
        CHECK(counted(list(all.get(user, "/working-files")), {"stage", "name"}) ==
              Counts{{"draft", 1}});
}

TEST_CASE("firms are graded where enough is known of them, and not where it is not") {
    Demonstration& all = demonstration();
    const Tree runs = all.get("bank.officer", "/grading-runs");
    REQUIRE(list(runs).size() == 1);
    const Tree run = all.get("bank.officer", "/grading-runs/" + text(list(runs).front(), {"id"}));
    CHECK(*run.find("firms")->integer() - *run.find("graded")->integer() == 3);
    CHECK(list(run, "segments").size() >= 3);
    CHECK(*all.get("bank.officer", "/grading-runs/" + text(list(runs).front(), {"id"}) + "/replay")
               .find("same")
               ->boolean());
    const Tree known = all.get("robot", "/firm-grades/own");
    CHECK(known.find("grade") != nullptr);
    const Tree unknown = all.get("bio", "/firm-grades/own");
    CHECK(text(unknown, {"grade", "grade"}).empty());
    CHECK(!list(unknown, "missing").empty());
    CHECK(list(all.get("bank.officer", "/financing-demands")).size() >= 10);
}

TEST_CASE("ceilings hold and others wait; a park's firms have lines, one approved, one waiting") {
    Demonstration& all = demonstration();
    const Tree tables = all.get("bank.approver", "/loan-to-value-tables");
    CHECK(counted(list(tables), {"stage", "name"}) == Counts{{"approved", 1}, {"proposed", 1}});
    CHECK(std::ranges::count_if(list(tables), [](const Tree& each) {
              return each.find("in_force")->boolean()[0];
          }) == 1);
    CHECK(counted(list(all.get("bank.approver", "/credit-proposals")), {"stage", "name"}) ==
          Counts{{"approved", 1}, {"proposed", 1}});
    const Tree limits = all.get("bank.officer", "/shared-limits");
    REQUIRE(list(limits).size() == 1);
    CHECK(money(list(limits).front(), {"used"}) > Money{});
}

TEST_CASE("one licence is on file with its income pledged, another in draft") {
    Demonstration& all = demonstration();
    CHECK(counted(list(all.get("bearing", "/licences")), {"stage", "name"}) ==
          Counts{{"filed", 1}, {"draft", 1}});
    const Tree income = all.get("bank.officer", "/receivables");
    REQUIRE(list(income).size() == 1);
    const Tree page = all.get("bank.officer", "/receivables/" + text(list(income).front(), {"id"}));
    CHECK(text(page, {"registration", "standing", "name"}) == "in_force");
    CHECK(text(page, {"registration", "debtor"}) == "湘江智能泵业有限公司");
}

TEST_CASE("a guarantee was paid and recovered in part, one followed its loan, one waits") {
    Demonstration& all = demonstration();
    const Tree guarantees = all.get("guarantee", "/guarantees");
    CHECK(counted(list(guarantees), {"stage", "name"}) ==
          Counts{{"applied", 1}, {"issued", 1}, {"paid", 1}});
    for (const Tree& each : list(guarantees)) {
        if (text(each, {"stage", "name"}) != "paid") continue;
        // 2,463,000 lost, 80 % of it guaranteed.
        CHECK(text(each, {"paid"}) == "1970400.00");
        CHECK(text(each, {"recovered"}) == "350000.00");
        const Tree page = all.get("reguarantee", "/guarantees/" + text(each, {"id"}));
        CHECK(list(page, "chain").size() == 4);
        CHECK(list(page, "actions").size() == 1);
    }
    CHECK(list(all.get("bank.officer", "/guarantor-lines")).size() == 2);
    const Tree standing = all.get("guarantee", "/guarantors/xiang-guarantee/standing");
    CHECK(money(standing, {"outstanding"}) == yuan(4'050'000));
    CHECK(money(standing, {"leverage", "limit"}) == yuan(3'000'000'000));
    CHECK(list(standing, "groups").size() == 1);
    CHECK(list(standing, "years").size() == 2);
}

TEST_CASE("the demonstration's book is whole, and told again it says nothing new") {
    Demonstration& all = demonstration();
    const auto lines = [&] {
        return all.system.desk().database().read([](Session& session) {
            return session.query("select number from chain where id = 1").front().integer(0);
        });
    };
    const std::int64_t once = lines();
    load_demonstration(all.system);
    CHECK(lines() == once);
    const VerifyReport report =
        verify(all.system.desk().database(), all.system.desk().kinds(), all.system.proofs());
    for (const Check& check : report.checks)
        for (const Difference& difference : check.first)
            FAIL_CHECK(check.name.en << ": " << difference.where << ": " << difference.en);
    CHECK(report.whole());
}
