#include "http/small_book.h"

#include <stdexcept>

#include "app/close_day.h"
#include "features/loan/shape.h"

namespace zhirong::testing {
namespace {

void happen(Office& office, loan::Loan& loan, loan::Event event) {
    const Command command{"test", office.new_key(), event.id, {"system", "changsha-bank", {}}};
    const auto answer = office.system().desk().execute(command, [&](Work& work) -> Result<Answer> {
        const auto market = office.system().market();
        if (event.id == "EV1")
            CHECKED(work.create(
                loan, loan::Opened{"", loan.lender, loan.borrower, loan.terms, std::nullopt}));
        else
            loan = TRY(work.get<loan::Loan>(loan.id));
        work.happened(
            loan, TRY(loan::record(loan, event, "voucher", market, work.actor(), work.today())));
        auto booking = TRY(loan::bring_books(loan, market, work.today()));
        work.happened(loan, booking.event);
        work.post(std::move(booking.entries));
        return Answer{200, Tree::Map{}};
    });
    if (!answer) throw std::runtime_error(in_english(answer.error().first()));
}

void close_to(Office& office, Date day) {
    const auto closed = close_day(office.system(), {day}, {});
    if (!closed) throw std::runtime_error(in_english(closed.error().first()));
}

}  // namespace

SmallBook fill(Office& office) {
    office.add_organisation("changsha-bank", "长沙银行", OrganisationKind::bank);
    office.add_organisation("pump-works", "湘江泵业", OrganisationKind::enterprise);
    office.add_organisation("hunan-fund", "湖南补偿金", OrganisationKind::fund_operator);
    office.add_person("fund.approver", "hunan-fund", {Role::fund_approver});
    office.add_person("fund.officer", "hunan-fund", {Role::fund_officer});

    const std::string programme = "hunan_ip_pledge_risk_compensation";
    const Told established =
        office.sign_in("fund.approver")
            .begin("establishFund", Tree::map({{"name", "湖南省知识产权质押融资补偿金"},
                                               {"programme", programme},
                                               {"contributors", Tree::list({"湖南省"})},
                                               {"contributions", Tree::list({"65000000.00"})}}));
    if (established.status != 201) throw std::runtime_error(established.text({"detail"}));

    loan::Loan loan{.id = "LN000000000001"};
    loan.lender = "changsha-bank";
    loan.borrower = "pump-works";
    loan.terms.principal_limit = yuan(2'000'000);
    loan.terms.rate = loan::FixedRate{Ratio::percent(5)};
    loan.terms.maturity = date_of(2025, 3, 1);
    happen(office, loan, {"EV1", date_of(2024, 3, 1), loan::Disbursed{yuan(2'000'000)}});
    close_to(office, date_of(2024, 4, 25));
    // Back-dated: the books get the difference.
    happen(office, loan, {"EV2", date_of(2024, 4, 22), loan::Repaid{yuan(9'000)}});
    return {loan.id, established.text({"id"})};
}

}  // namespace zhirong::testing
