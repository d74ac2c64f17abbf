#include "app/demonstration/portfolio.h"
#include "app/demonstration/steps.h"
#include "app/demonstration/story.h"

namespace zhirong {
namespace {

// The days on which the first loan stands still, by how many chapters of it are told then.
constexpr int after_two_quarters = 6;
constexpr int after_the_default = 7;

// Prices are published by then, and those of single patents are far below what a core patent earns.
constexpr const char* core_product =
    "已公布的多为单件外围专利的成交；本件为企业主导产品的核心专利，按其收入分成评估";

}  // namespace

void load_demonstration(System& system) {
    Teller teller(system);
    const Narrator silent = [](const Chapter&, const std::string&) {};
    const auto plan = [&](Plan one) { return lend(teller, one, silent); };
    set_the_stage(teller);
    bring_in_the_others(teller);
    teller.close_day(on("2024-03-15"));
    report_deals(teller, on("2023-04-01"), on("2023-12-31"));
    open_guarantor_lines(teller);
    insure_the_first_year(teller);
    // Never pays: claimed in the end, and the fund has to look at it.
    const std::string failing = plan({.firm = "optics",
                                      .rights = {"RT201810456789X"},
                                      .values = {"9000000.00"},
                                      .amount = "2000000.00",
                                      .maturity = "2025-03-15",
                                      .serial = 100});
    int chapters = 0;
    tell_the_first_loan(teller, [&](const Chapter&, const std::string&) {
        ++chapters;
        if (chapters == after_two_quarters) {
            publish_prices(teller, "2024Q1");
            report_deals(teller, on("2024-01-01"), on("2024-06-30"));
            claim_in_the_first_year(teller);
        }
        if (chapters == after_the_default) {
            publish_prices(teller, "2024Q4");
            report_deals(teller, on("2024-07-01"), on("2025-03-28"));
            insure_the_second_year(teller);
        }
    });
    publish_prices(teller, "2025Q1");
    teller.act("bank.officer", failing, "claimCompensation",
               {{"demand_letter", "催收函〔2025〕31号"},
                {"statement", "两次书面催收未果，企业已停止经营。"}});
    // Pays; applies again on another patent.
    const std::string paying = plan({.firm = "alloy",
                                     .rights = {"RT2023107890126"},
                                     .values = {"9600000.00"},
                                     .amount = "2400000.00",
                                     .maturity = "2026-05-28",
                                     .serial = 102,
                                     .outlier_reason = core_product});
    plan({.firm = "alloy",
          .rights = {"RT2021103456711"},
          .values = {},
          .amount = "800000.00",
          .maturity = "2026-05-28",
          .serial = 105,
          .until = Plan::Until::commissioned});
    const std::string waiting_for_credit = plan({.firm = "chip",
                                                 .rights = {"RT2022109988779"},
                                                 .values = {"20000000.00"},
                                                 .amount = "4500000.00",
                                                 .maturity = "2026-05-28",
                                                 .serial = 106,
                                                 .outlier_reason = core_product,
                                                 .until = Plan::Until::approved});
    plan({.firm = "robot",
          .rights = {"RT2022105678909"},
          .values = {"16000000.00"},
          .amount = "3500000.00",
          .maturity = "2026-05-28",
          .serial = 103,
          .outlier_reason = core_product,
          .until = Plan::Until::filed});
    const std::string waiting_for_appraiser = plan({.firm = "bearing",
                                                    .rights = {"RT2020107715301"},
                                                    .values = {},
                                                    .amount = "1200000.00",
                                                    .maturity = "2026-05-28",
                                                    .serial = 107,
                                                    .until = Plan::Until::accepted});
    plan({.firm = "bio",
          .rights = {"RT2020116789018"},
          .values = {},
          .amount = "600000.00",
          .maturity = "2026-05-28",
          .serial = 104,
          .until = Plan::Until::applied});
    keep_the_panel(teller, waiting_for_appraiser);
    value_by_working_file(teller, waiting_for_credit, "RT2022109988779");
    grade_the_firms(teller);
    lend_to_the_park(teller);
    license(teller);
    guarantee_loans(teller);
    claim_in_the_second_year(teller);
    teller.close_day(on("2025-06-12"));
    propose_a_month_end(teller);
    begin_a_proceeding(teller);
    teller.close_day(on("2025-06-24"));
    take_a_statement(teller, paying);
    keep_the_desk(teller);
    teller.close_day(on("2025-06-25"));
}

}  // namespace zhirong
