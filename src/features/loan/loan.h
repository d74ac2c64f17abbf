#pragma once
// One loan as the desk keeps it: its terms, its dated events, and up to where the books follow.
// What it owes is never stored as a truth of its own; fold() says it.
#include <functional>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/access/roles.h"
#include "core/ledger/entry.h"
#include "features/loan/entries.h"
#include "features/loan/fold.h"
#include "features/loan/shape.h"

namespace zhirong {
class Work;
}

namespace zhirong::loan {

// What the last close of day or event found. For lists; verify holds it against the fold.
struct Summary {
    Money principal;
    Money owed;
    int days_overdue = 0;
    LoanClass loan_class = LoanClass::normal;
    friend bool operator==(const Summary&, const Summary&) = default;
};

struct Opened {
    std::string financing;
    std::string lender;
    std::string borrower;
    Terms terms;
    std::optional<std::string> fund_operator;  // who sees it because the risk is shared
};
struct Recorded {
    Event event;
    std::string reference;  // the bank's voucher, the court's paper
    std::string maker;
};
// The books now equal the fold of the first `events` recorded, at the end of `through`.
struct BooksBrought {
    Date through;
    int events = 0;
    Summary summary;
    bool final = false;
};
struct WriteOffProposed {
    std::string maker;
    std::string reason;
    Date on;
};
struct WriteOffRejected {
    std::string reason;
};
using LoanEvent = std::variant<Opened, Recorded, BooksBrought, WriteOffProposed, WriteOffRejected>;

struct Loan {
    static constexpr const char* kind = "loan";
    static constexpr const char* prefix = "LN";
    using Event = LoanEvent;

    std::string id;
    std::string financing;
    std::string lender;
    std::string borrower;
    std::optional<std::string> fund_operator;
    Terms terms;
    std::vector<loan::Event> events;  // in the order of arrival
    std::optional<Date> booked_through;
    int booked_events = 0;
    Summary summary;
    bool final = false;
    std::optional<WriteOffProposed> write_off;  // waiting for its checker
};

Loan apply(Loan loan, const LoanEvent& event);
std::vector<std::string> parties(const Loan& loan);
Label stage_words(const Loan& loan);

// The data that a fold needs beside the loan itself.
struct Market {
    const ReferenceRates& rates;
    const WorkingDays& days;
};

Result<Folded> fold(const Loan& loan, const Market& market, Date as_of);

// What brings the books from where they are to the fold at the end of `through`.
struct Booking {
    BooksBrought event;
    std::vector<Entry> entries;
};
Result<Booking> bring_books(const Loan& loan, const Market& market, Date through);

// Whether the event may join the history; it may be back-dated, not post-dated.
Result<Recorded> record(const Loan& loan, Event event, std::string reference, const Market& market,
                        const Actor& actor, Date today);

// Who shares the risk of a loan is told, within the same transaction, what concerns them. The loan
// does not know them.
struct RiskSharers {
    // The borrower paid, having owed `owed` before.
    std::function<Result<std::monostate>(Work&, const Loan&, Money paid, Money owed)> paid;
    // The pledge was sold: `gross`, of which `costs` went to getting it.
    std::function<Result<std::monostate>(Work&, const Loan&, Money gross, Money costs, Money owed)>
        recovered;
    // The loan is settled or written off.
    std::function<Result<std::monostate>(Work&, const Loan&)> ended;
};

// The same as a part of a unit of work: recorded, and the books brought to today. The event's id.
Result<std::string> happen(Work& work, Loan& loan, Happening happening, Date date,
                           std::string reference, const Market& market);

}  // namespace zhirong::loan

namespace zhirong {

template <>
struct Shape<loan::Summary> {
    using T = loan::Summary;
    static constexpr std::array fields{
        field<&T::principal>("principal", "本金余额", "Principal outstanding"),
        field<&T::owed>("owed", "全部欠款", "Owed in all"),
        field<&T::days_overdue>("days_overdue", "逾期天数", "Days overdue"),
        field<&T::loan_class>("loan_class", "五级分类", "Class")};
};
template <>
struct Shape<loan::Opened> : EventShape<"opened", "贷款开立", "Loan opened"> {
    using T = loan::Opened;
    static constexpr std::array fields{
        field<&T::financing>("financing", "融资", "Financing"),
        field<&T::lender>("lender", "贷款人", "Lender"),
        field<&T::borrower>("borrower", "借款人", "Borrower"),
        field<&T::terms>("terms", "条款", "Terms"),
        field<&T::fund_operator>("fund_operator", "补偿金运营机构", "Fund operator")};
};
template <>
struct Shape<loan::Recorded> : EventShape<"recorded", "贷款事件", "Loan event"> {
    using T = loan::Recorded;
    static constexpr std::array fields{field<&T::event>("event", "事件", "Event"),
                                       field<&T::reference>("reference", "凭证", "Reference"),
                                       field<&T::maker>("maker", "经办人", "Maker")};
};
template <>
struct Shape<loan::BooksBrought>
    : EventShape<"books_brought", "日终记账", "Books brought to date"> {
    using T = loan::BooksBrought;
    static constexpr bool routine = true;
    static constexpr std::array fields{field<&T::through>("through", "截至", "Through"),
                                       field<&T::events>("events", "事件数", "Events"),
                                       field<&T::summary>("summary", "结果", "Summary"),
                                       field<&T::final>("final", "已结清", "Settled")};
};
template <>
struct Shape<loan::WriteOffProposed>
    : EventShape<"write_off_proposed", "提请核销", "Write-off proposed"> {
    using T = loan::WriteOffProposed;
    static constexpr std::array fields{field<&T::maker>("maker", "经办人", "Maker"),
                                       field<&T::reason>("reason", "理由", "Reason"),
                                       field<&T::on>("on", "日期", "Date")};
};
template <>
struct Shape<loan::WriteOffRejected>
    : EventShape<"write_off_rejected", "核销未获批准", "Write-off rejected"> {
    using T = loan::WriteOffRejected;
    static constexpr std::array fields{field<&T::reason>("reason", "理由", "Reason")};
};
template <>
struct Shape<loan::Loan> {
    using T = loan::Loan;
    static constexpr std::array fields{
        field<&T::id>("id", "编号", "Id"),
        field<&T::financing>("financing", "融资", "Financing"),
        field<&T::lender>("lender", "贷款人", "Lender"),
        field<&T::borrower>("borrower", "借款人", "Borrower"),
        field<&T::fund_operator>("fund_operator", "补偿金运营机构", "Fund operator"),
        field<&T::terms>("terms", "条款", "Terms"),
        field<&T::events>("events", "事件", "Events"),
        field<&T::booked_through>("booked_through", "账务截至", "Booked through"),
        field<&T::booked_events>("booked_events", "已入账事件数", "Events booked"),
        field<&T::summary>("summary", "概况", "Summary"),
        field<&T::final>("final", "已结清", "Settled"),
        field<&T::write_off>("write_off", "待批核销", "Write-off waiting")};
};

}  // namespace zhirong
