// The clocks of the registration desk by the calendar that comes with the program: holidays, and
// the weekend days worked for them.
#include <doctest/doctest.h>

#include <array>
#include <fstream>
#include <iterator>

#include "features/pledge/clock.h"
#include "features/pledge/example_test.h"
#include "platform/json/json.h"

using namespace zhirong;
using namespace zhirong::pledge;
using namespace zhirong::pledge::example;

namespace {

Pledge submitted_on(Date date) { return apply(draft(), Confirmed{date}); }

// The real calendar: 2020 to 2025 as the State Council published them.
const WorkingDays& published() {
    static const WorkingDays days = [] {
        std::ifstream file(SOURCE_DIR "/reference/calendar-cn.json");
        const std::string text(std::istreambuf_iterator<char>(file), {});
        return WorkingDays::read(parse_json(text).value()).value();
    }();
    return days;
}

Pledge at_desk(RegisterKind which, Date from) {
    Pledge pledge = submitted_on(from);
    pledge.in_register = which;
    return pledge;
}

}  // namespace

TEST_CASE("each register's clock across holidays and worked weekends") {
    struct Row {
        const char* what;
        RegisterKind which;
        Date from;
        Date due;
    };
    using enum RegisterKind;
    const std::array rows{
        // 3 working days since 2021-11-15, 7 before.
        Row{"the last working day of the 7-day rule", patent, date_of(2021, 11, 12),
            date_of(2021, 11, 23)},
        Row{"the first day of the 3-day rule", patent, date_of(2021, 11, 15),
            date_of(2021, 11, 18)},
        Row{"over the Spring Festival of 2024: 9 and 18 February were worked", patent,
            date_of(2024, 2, 8), date_of(2024, 2, 19)},
        Row{"over the National Day of 2024: 29 September and 12 October were worked", patent,
            date_of(2024, 9, 27), date_of(2024, 10, 8)},
        Row{"from a Saturday that was worked", patent, date_of(2024, 10, 12),
            date_of(2024, 10, 16)},
        Row{"from a Saturday that was not", patent, date_of(2024, 3, 9), date_of(2024, 3, 13)},
        // 5 working days.
        Row{"marks, an ordinary week", trademark, date_of(2024, 3, 4), date_of(2024, 3, 11)},
        Row{"marks over Labour Day: 28 April and 11 May were worked", trademark,
            date_of(2024, 4, 26), date_of(2024, 5, 7)},
        Row{"marks over the Spring Festival", trademark, date_of(2024, 2, 7), date_of(2024, 2, 20)},
        // 10 working days.
        Row{"works, two ordinary weeks", copyright, date_of(2024, 3, 4), date_of(2024, 3, 18)},
        Row{"works over the National Day", copyright, date_of(2024, 9, 27), date_of(2024, 10, 16)},
        Row{"works over the Spring Festival", copyright, date_of(2024, 2, 7), date_of(2024, 2, 27)},
    };
    for (const Row& row : rows) {
        CAPTURE(row.what);
        const auto due = due_on(at_desk(row.which, row.from), published());
        REQUIRE(due.has_value());
        REQUIRE(due->has_value());
        CHECK(to_string(**due) == to_string(row.due));
    }
}

TEST_CASE("every procedure of every register has its clock") {
    for (const auto& which : EnumNames<RegisterKind>::names)
        for (const ProcedureRule& rule : editions(which.value).back().procedures) {
            CAPTURE(which.name);
            CAPTURE(name_of(rule.kind));
            Procedure procedure;
            procedure.in_register = which.value;
            procedure.stage = ProcedureStage::submitted;
            procedure.submitted_on = procedure.clock_from = date_of(2024, 3, 4);
            switch (rule.kind) {
                case ProcedureKind::change: procedure.form = ChangeParticulars{}; break;
                case ProcedureKind::extend: procedure.form = ExtendTerm{}; break;
                case ProcedureKind::cancel: procedure.form = CancelRegistration{}; break;
                case ProcedureKind::revoke: procedure.form = RevokeRegistration{}; break;
                case ProcedureKind::reissue: procedure.form = ReissueCertificate{}; break;
                case ProcedureKind::withdraw: procedure.form = WithdrawApplication{}; break;
                case ProcedureKind::assign: procedure.form = AssignPledge{}; break;
            }
            const Date due = which.value == RegisterKind::patent      ? date_of(2024, 3, 7)
                             : which.value == RegisterKind::trademark ? date_of(2024, 3, 11)
                                                                      : date_of(2024, 3, 18);
            CHECK(due_on(procedure, published()).value() == due);
            procedure.stage = ProcedureStage::correction_requested;
            CHECK(due_on(procedure, published()).value() == std::nullopt);
            procedure.stage = ProcedureStage::approved;
            CHECK(due_on(procedure, published()).value() == std::nullopt);
        }
}

TEST_CASE(
    "what comes to the counter counts from its day until the closing hour, then from the next") {
    const int closes = minute_of("17:00", "").value();
    const auto from = [&](Date day, const char* time) {
        return to_string(
            counted_from(day, minute_of(time, "").value(), closes, published()).value());
    };
    CHECK(from(date_of(2024, 3, 4), "16:59") == "2024-03-04");
    CHECK(from(date_of(2024, 3, 4), "17:00") == "2024-03-04");
    CHECK(from(date_of(2024, 3, 4), "17:01") == "2024-03-05");
    CHECK(from(date_of(2024, 3, 8), "17:01") == "2024-03-11");    // Friday
    CHECK(from(date_of(2024, 3, 9), "09:00") == "2024-03-11");    // Saturday
    CHECK(from(date_of(2024, 2, 9), "17:01") == "2024-02-18");    // before the Spring Festival
    CHECK(from(date_of(2024, 9, 30), "17:01") == "2024-10-08");   // before the National Day
    CHECK(from(date_of(2024, 10, 12), "10:00") == "2024-10-12");  // a Saturday that was worked
    for (const char* bad : {"", "9:00", "24:00", "12:60", "12-30", "12:3", "一点"})
        CHECK(minute_of(bad, "received_at").error().first().field == "received_at");
}
