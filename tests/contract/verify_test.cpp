// verify finds whatever was changed behind the program's back.
#include "platform/desk/verify.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "app/close_day.h"
#include "app/demonstration/story.h"
#include "http/small_book.h"

using namespace zhirong;
using namespace zhirong::testing;

namespace {

VerifyReport verified(Office& office, const VerifyProgress& progress = {}) {
    System& system = office.system();
    return verify(system.desk().database(), system.desk().kinds(), system.proofs(), progress);
}

bool finds(const VerifyReport& report, const std::string& check) {
    return std::ranges::any_of(report.checks, [&](const Check& each) {
        return each.name.name == check && each.differences > 0 && !each.first.empty();
    });
}

std::int64_t compared(const VerifyReport& report, const std::string& check) {
    for (const Check& each : report.checks)
        if (each.name.name == check) return each.compared;
    return -1;
}

struct Tampering {
    std::string name;
    std::vector<const char*> statements;
    std::vector<const char*> found_by;
};

const std::vector<Tampering> tamperings{
    {"a posting's amount",
     {"update posting set fen = fen + 1 where account = 'Assets:Cash' and book = 'pump-works'"},
     {"chain", "entries", "loans"}},
    {"two amounts that still balance",
     {"update posting set fen = fen + 1 where account = 'Assets:Cash' and book = 'pump-works'",
      "update posting set fen = fen - 1 where account like 'Liabilities:Loans:Interest:%' and "
      "book = 'pump-works' and entry in (select entry from posting where account = 'Assets:Cash' "
      "and book = 'pump-works')"},
     {"chain", "loans"}},
    {"a posting's date",
     {"update posting set value_date = '2020-01-01' where account = 'Assets:Cash'"},
     {"entries"}},
    {"an event's body",
     {"update event set body = replace(body, '9000.00', '8000.00') where type = 'recorded'"},
     {"chain", "records"}},
    {"an event that is no JSON any more",
     {"update event set body = '{' where type = 'recorded'"},
     {"chain", "records"}},
    {"an entry deleted",
     {"delete from posting where entry = 'EN7-0' or subject = 'LN000000000001'",
      "delete from entry where id not in (select entry from posting)"},
     {"chain", "loans"}},
    {"postings deleted but not their entry",
     {"delete from posting where subject = 'LN000000000001'"},
     {"chain", "entries", "loans"}},
    {"two journal lines swapped",
     {"update journal set number = -1 where number = 1",
      "update journal set number = 1 where number = 2",
      "update journal set number = 2 where number = -1"},
     {"chain"}},
    {"the last journal line cut off",
     {"delete from journal where number = (select max(number) from journal)"},
     {"chain", "strays"}},
    {"who did it", {"update journal set actor = 'somebody' where number = 1"}, {"chain", "strays"}},
    {"a record's content",
     {"update record set body = replace(body, '湘江泵业', '湘江水泵')"},
     {"records"}},
    {"a record's stage", {"update record set stage = 'settled' where kind = 'loan'"}, {"records"}},
    {"a loan hidden from its parties",
     {"delete from record_party where kind = 'loan'"},
     {"records"}},
    {"a loan shown to a stranger",
     {"insert into record_party (organisation, kind, record, updated) select 'hunan-fund', kind, "
      "id, updated from record where id = 'LN000000000001'"},
     {"records"}},
    {"a record deleted", {"delete from record where kind = 'loan'"}, {"strays"}},
    {"a request forgotten", {"delete from request where journal = 2"}, {"strays"}},
    {"the fund's balance",
     {"update posting set fen = fen + 100 where account = 'Equity:Fund:Free'"},
     {"chain", "entries", "days"}},
    {"the fund's balance of a day",
     {"update account_day set credit = credit + 100 where parent = 'Equity:Fund' and leaf = "
      "'Free'"},
     {"days", "funds"}},
    {"a day of an account forgotten",
     {"delete from account_day where leaf = 'Cash' and book = 'pump-works'"},
     {"days"}},
    {"what stands over accounts",
     {"update account_day set debit = debit + 100 where leaf = '' and parent = 'Assets' and book = "
      "'pump-works'"},
     {"days"}},
    {"a parent without accounts",
     {"insert into account_day (leaf, book, day, parent, debit, credit) values ('', 'pump-works', "
      "'2024-03-01', 'Equity', 0, 0)"},
     {"days"}},
    {"an account taken off the list",
     {"delete from account where leaf = 'Cash' and book = 'pump-works'"},
     {"days"}},
    {"an account that was never posted to",
     {"insert into account (book, parent, leaf) values ('pump-works', 'Assets', 'Gold')"},
     {"days"}},
    {"the line of a posting",
     {"update posting set journal = journal + 1 where account = 'Assets:Cash'"},
     {"strays"}},
    {"a day that moved",
     {"insert into account_day_moved (leaf, book, day, parent, debit, credit) values ('Cash', "
      "'pump-works', '2025-01-02', 'Assets', 100, 0)"},
     {"days"}},
    {"a day nothing was posted on",
     {"insert into account_day (leaf, book, day, parent, debit, credit) values ('Cash', "
      "'pump-works', '1999-01-01', 'Assets', 0, 0)"},
     {"days"}},
    {"the end of the chain", {"update chain set number = number - 1"}, {"chain"}}};

void check_tampering(const Engine& engine, const Tampering& tampering) {
    CAPTURE(engine.name);
    CAPTURE(tampering.name);
    Office office(engine);
    fill(office);
    office.system().desk().database().write([&](Session& session) {
        for (const char* statement : tampering.statements) REQUIRE(session.execute(statement) > 0);
    });
    const VerifyReport report = verified(office);
    CHECK(!report.whole());
    for (const char* check : tampering.found_by) {
        CAPTURE(check);
        CHECK(finds(report, check));
    }
}

}  // namespace

TEST_CASE("an untouched book is whole, on both engines and with both digests") {
    for (const Engine& engine : engines())
        for (const DigestKind digest : {DigestKind::sha256, DigestKind::sm3}) {
            CAPTURE(engine.name);
            Office office(engine, date_of(2024, 3, 1), digest);
            fill(office);
            const VerifyReport report = verified(office);
            for (const Check& check : report.checks)
                for (const Difference& difference : check.first)
                    FAIL_CHECK(check.name.en << ": " << difference.where << ": " << difference.en);
            CHECK(report.whole());
            CHECK(report.digest_kind == name_of_digest(digest));
            CHECK(report.end_of_chain.size() == 64);
            CHECK(compared(report, "chain") == report.journal_lines);
            CHECK(compared(report, "entries") > 50);
            CHECK(compared(report, "loans") == 1);
            CHECK(compared(report, "funds") >= 3);
        }
}

TEST_CASE("the demonstration's book is whole: a loss shared, a pledge sold, the rest written off") {
    const TemporaryFolder folder;
    Configuration configuration;
    configuration.database = engines()[0].new_url(folder);
    configuration.resources = SOURCE_DIR;
    configuration.clock = [] { return Instant{1'709'258'400'000}; };
    configuration.opening_date = *parse_date(story_opening);
    configuration.demonstration = true;
    System system(configuration);
    load_demonstration(system);
    const VerifyReport report =
        verify(system.desk().database(), system.desk().kinds(), system.proofs());
    for (const Check& check : report.checks)
        for (const Difference& difference : check.first)
            FAIL_CHECK(check.name.en << ": " << difference.where << ": " << difference.en);
    CHECK(compared(report, "loans") >= 1);
    CHECK(compared(report, "reconciliation") >= 1);
}

TEST_CASE("each kind of tampering is found and named") {
    for (const Tampering& tampering : tamperings) check_tampering(engines()[0], tampering);
}

TEST_CASE("tampering is found on PostgreSQL, too") {
    check_tampering(engines()[1], tamperings.front());
    check_tampering(engines()[1], tamperings.back());
}

TEST_CASE("a proof can be stopped between pages") {
    Office office;
    fill(office);
    CHECK_THROWS_AS(
        verified(office, [](const Label&, std::int64_t, std::int64_t) { return false; }),
        Interrupted);
}

TEST_CASE("closing the same days again changes nothing") {
    Office office;
    fill(office);
    const std::string before = verified(office).end_of_chain;
    const auto closed = loan::close_day(office.system().desk(), office.system().market(),
                                        office.system().desk().business_date());
    CHECK(closed.entries == 0);
    CHECK(verified(office).end_of_chain == before);
}
