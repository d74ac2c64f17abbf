#include "features/loan/routes.h"

#include <algorithm>

#include "core/journal/digest.h"
#include "features/loan/commands.h"
#include "features/loan/why.h"
#include "platform/desk/api.h"

namespace zhirong::loan {
namespace {

using financing::Financing;
using financing::Phase;

constexpr RefusalKind write_off_waits{"loan.write_off_waits", 409, "核销申请待审批",
                                      "A write-off is waiting to be decided"};
constexpr RefusalKind no_write_off{"loan.no_write_off", 409, "没有待审批的核销申请",
                                   "No write-off is waiting to be decided"};
constexpr RefusalKind not_a_loss_yet{"loan.write_off_early", 409, "贷款未逾期，不能提请核销",
                                     "The loan is not overdue; it cannot be written off"};
constexpr RefusalKind bad_date{"loan.date", 400, "日期“{found}”无效，应为 YYYY-MM-DD",
                               "“{found}” is no date, write YYYY-MM-DD"};

struct Context {
    Market market;
    RiskSharers sharers;
};

// What the borrower paid, if that is what happened.
Money paid_by(const Happening& happening) {
    if (const auto* repaid = std::get_if<Repaid>(&happening)) return repaid->amount;
    if (const auto* prepaid = std::get_if<Prepaid>(&happening)) return prepaid->amount;
    return {};
}

// The event, and what follows from it: for those who share the risk, and for the financing when
// nothing is owed any more.
Result<Tree> happen_and_follow(Work& work, Loan loan, Happening happening, Date date,
                               std::string reference, const Context& context) {
    const Market& market = context.market;
    const Money owed = TRY(fold(loan, market, work.today())).state.owed;
    const Money paid = paid_by(happening);
    const std::string event =
        TRY(loan::happen(work, loan, std::move(happening), date, std::move(reference), market));
    const bool is_written_off = std::holds_alternative<WrittenOff>(loan.events.back().happening);
    if (paid > Money{}) CHECKED(context.sharers.paid(work, loan, paid, owed));
    if (loan.final || is_written_off) CHECKED(context.sharers.ended(work, loan));
    auto financing = work.linked<Financing>(loan.financing);
    // Settled, or written off after the pledge is gone: nothing is left to do on this way.
    const bool written_off = is_written_off && financing.phase == Phase::disposal;
    if (financing.phase != Phase::closed && (loan.final || written_off))
        work.happened(financing, financing::Closed{work.today()});
    return Tree::map({{"id", loan.id}, {"event", event}});
}

Result<Loan> loan_of(Work& work, const Request& request) {
    return work.get<Loan>(request.path_parameter("id"));
}

Result<Tree> propose_write_off(Work& work, const Request& request, const ProposeWriteOff& command) {
    auto loan = TRY(loan_of(work, request));
    CHECKED(require(work.actor(), Role::bank_officer));
    if (loan.write_off) return refuse(write_off_waits);
    if (loan.summary.days_overdue == 0) return refuse(not_a_loss_yet);
    work.happened(loan, WriteOffProposed{work.actor().user, command.reason, work.today()});
    return Tree::map({{"id", loan.id}});
}

Result<Tree> decide_write_off(Work& work, const Request& request, const DecideWriteOff& command,
                              const Context& context) {
    auto loan = TRY(loan_of(work, request));
    CHECKED(require(work.actor(), Role::bank_approver));
    if (!loan.write_off) return refuse(no_write_off);
    CHECKED(require_other_person(work.actor(), loan.write_off->maker));
    if (!command.approved) {
        work.happened(loan, WriteOffRejected{command.opinion});
        return Tree::map({{"id", loan.id}});
    }
    return happen_and_follow(work, std::move(loan), WrittenOff{}, work.today(), command.opinion,
                             context);
}

// ---- the page
Tree state_tree(const Loan& loan, const Folded& folded) {
    Tree::List schedule;
    for (const Instalment& each : folded.state.schedule) schedule.push_back(write(each));
    return Tree::map({{"id", loan.id},
                      {"state", write(folded.state)},
                      {"schedule", std::move(schedule)},
                      {"events", write(loan.events)}});
}

void offer_acts(View& view, const Api& api, const Loan& loan, const State& state,
                financing::Page& page) {
    const std::map<std::string, std::string> id{{"id", loan.id}};
    const std::string today = to_string(view.today());
    const auto allow = [&](const char* operation, Tree prefill = Tree::Map{},
                           bool dangerous = false) {
        page.allow(view.actor(), Role::bank_officer, loan.lender,
                   api.action(operation, id, std::move(prefill), dangerous));
    };
    if (loan.write_off)
        page.offer(view.actor(), Role::bank_approver, loan.lender,
                   api.action("decideWriteOff", id, Tree::Map{}, true));
    if (state.final || state.written_off) return;
    Tree repayment = api.action("recordRepayment", id,
                                Tree::map({{"amount", to_string(state.due)}, {"date", today}}));
    if (state.due > Money{})
        page.offer(view.actor(), Role::bank_officer, loan.lender, std::move(repayment));
    else
        page.allow(view.actor(), Role::bank_officer, loan.lender, std::move(repayment));
    allow("recordPrepayment", Tree::map({{"date", today}}));
    allow("advanceCosts", Tree::map({{"date", today}}));
    allow("extendLoan");
    allow("restructureLoan");
    allow("resetRate");
    allow("waive");
    if (state.days_overdue == 0) return;
    allow("accelerate", Tree::Map{}, true);
    if (!loan.write_off) allow("proposeWriteOff", Tree::Map{}, true);
}

void contribute(View& view, const Api& api, const Market& market, const Financing& financing,
                financing::Page& page) {
    if (!financing.loan) return;
    const auto loan = view.linked<Loan>(*financing.loan);
    const auto folded = fold(loan, market, view.today());
    ensure(folded.has_value());
    const State& state = folded->state;
    page.streams.push_back(loan.id);
    page.subjects.push_back(loan.id);
    page.loan = state_tree(loan, *folded);
    financing::Section section("loan", loan.id, {"loan", "贷款", "Loan"}, stage_words(loan));
    const auto figure = [&](const char* name, const char* zh, const char* en, Money amount,
                            Account account) {
        section.figure(name, zh, en, "money", to_string(amount),
                       write(why(account, folded->movements, loan.terms, view.today())));
    };
    figure("principal", "本金余额（未逾期）", "Principal not overdue",
           state.principal_not_due + state.principal_due, Account::principal);
    figure("overdue_principal", "逾期本金", "Overdue principal", state.principal_overdue,
           Account::overdue_principal);
    figure("accrued_interest", "应计利息", "Interest accrued, not due", state.interest_accrued,
           Account::accrued_interest);
    figure("due_interest", "到期未还利息", "Interest due", state.interest_due,
           Account::due_interest);
    figure("penalty", "罚息", "Penalty interest", state.penalty, Account::penalty);
    figure("compound", "复利", "Compound interest", state.compound, Account::compound);
    section.figure("due", "当前应还", "Due now", "money", to_string(state.due));
    section.figure("owed", "全部欠款", "Owed in all", "money", to_string(state.owed));
    section.figure("annual_rate", "执行年利率", "Annual rate", "rate",
                   to_string(state.annual_rate));
    section.figure("days_overdue", "逾期天数", "Days overdue", "days", state.days_overdue);
    section.figure("class", "五级分类", "Class", "text", label_of(state.loan_class).zh);
    page.sections.push_back(section.take());
    offer_acts(view, api, loan, state, page);
}

Result<Tree> state_at(View& view, const Request& request, const Market& market) {
    const auto loan = TRY(view.get<Loan>(request.path_parameter("id")));
    Date on = view.today();
    if (const auto text = request.query_value("date")) {
        const auto date = parse_date(*text);
        if (!date) return refuse(bad_date, "date", {{"found", std::string(*text)}});
        on = *date;
    }
    return state_tree(loan, TRY(fold(loan, market, on)));
}

Endpoint endpoint(const char* path, const char* operation, Words words,
                  Role role = Role::bank_officer) {
    return {.path = path,
            .operation = operation,
            .words = std::move(words),
            .tag = "loan",
            .roles = {role}};
}

// A command that becomes one event of the loan.
template <class C>
void event_command(Api& api, Endpoint where, const Context& context,
                   Happening (*happening)(const C&), Date (*date)(const C&, Date),
                   std::string (*reference)(const C&)) {
    api.command<C>(std::move(where), {},
                   [=](Work& work, const Request& request, const C& command) -> Result<Tree> {
                       auto loan = TRY(loan_of(work, request));
                       CHECKED(require(work.actor(), Role::bank_officer));
                       return happen_and_follow(work, std::move(loan), happening(command),
                                                date(command, work.today()), reference(command),
                                                context);
                   });
}

Result<Answer> bring(Work& work, const Market& market, std::span<const std::string> loans,
                     Date day) {
    work.lock({loans.begin(), loans.end()});  // All of them in one question.
    std::int64_t posted = 0;
    for (const std::string& id : loans) {
        auto loan = work.linked<Loan>(id);
        if (loan.final || (loan.booked_through && *loan.booked_through >= day)) continue;
        auto booking = TRY(bring_books(loan, market, day));
        posted += std::ssize(booking.entries);
        work.happened(loan, booking.event);
        work.post(std::move(booking.entries));
    }
    return Answer{200, Tree::map({{"entries", posted}})};
}

// The events of one day, in batches, so that a crash loses no more than a few batches of work.
int bring_all(Desk& desk, const Market& market, const std::vector<std::string>& loans, Date day,
              const std::function<bool(int, int)>& progress) {
    constexpr std::size_t batch = 200;
    const std::span<const std::string> all(loans);
    std::size_t given = 0;
    const auto next = [&]() -> std::optional<Desk::Task> {
        if (given == all.size()) return std::nullopt;
        const auto part = all.subspan(given, std::min(batch, all.size() - given));
        given += part.size();
        // The key names the day and the loans: what was done is not done again.
        return Desk::Task{
            {"closeDay",
             "close-day/" + to_string(day) + '/' + part.front(),
             "close-day/" + to_string(day),
             {"system", "platform", {Role::administrator}}},
            [&market, part, day](Work& work) { return bring(work, market, part, day); }};
    };
    int entries = 0;
    std::size_t closed = 0;
    desk.execute_in_order(next, [&](const Result<Answer>& answer) {
        ensure(answer.has_value());
        entries += static_cast<int>(*answer->body.find("entries")->integer());
        closed = std::min(closed + batch, all.size());
        return !progress || progress(static_cast<int>(closed), static_cast<int>(all.size()));
    });
    return entries;
}

}  // namespace

Result<std::string> repay(Work& work, Loan loan, Money amount, Date date, std::string reference,
                          const Market& market, const RiskSharers& sharers) {
    const Tree done = TRY(happen_and_follow(work, std::move(loan), Repaid{amount}, date,
                                            std::move(reference), {market, sharers}));
    return *done.find("event")->text();
}

ClosedDay close_day(Desk& desk, const Market& market, Date to,
                    const std::function<bool(int, int)>& progress,
                    const std::function<void(Date)>& before_morning) {
    ClosedDay closed{desk.business_date(), to};
    std::vector<std::string> loans = desk.database().read([](Session& session) {
        std::vector<std::string> ids;
        // Settled loans are folded no more; the stage column says so without reading the record.
        for (const Row& row : session.query(
                 "select id from record where kind = 'loan' and stage <> 'settled' order by id"))
            ids.push_back(row.text(0));
        return ids;
    });
    closed.loans = static_cast<int>(loans.size());
    bool goes_on = true;
    const auto watched = [&](int done, int all) {
        goes_on = !progress || progress(done, all);
        return goes_on;
    };
    for (Date day = closed.from; day < to; day += Days(1)) {
        closed.entries += bring_all(desk, market, loans, day, watched);
        if (!goes_on) {
            closed.to = day;
            break;
        }
        if (before_morning) before_morning(day + Days(1));
        const Command command{"moveBusinessDate",
                              "business-date/" + to_string(day + Days(1)),
                              "business-date",
                              {"system", "platform", {Role::administrator}}};
        const auto moved = desk.execute(command, [&](Work& work) -> Result<Answer> {
            work.move_business_date(day + Days(1));
            return Answer{200, Tree::Map{}};
        });
        ensure(moved.has_value());
    }
    return closed;
}

void add_routes(Api& api, financing::Pages& pages, const Market& market,
                const RiskSharers& sharers) {
    const Context context{market, sharers};
    api.kind<Loan>();
    event_command<RecordRepayment>(
        api,
        endpoint("/api/v1/loans/{id}/repayments", "recordRepayment",
                 {"登记还款", "Record a repayment"}),
        context, [](const RecordRepayment& c) -> Happening { return Repaid{c.amount}; },
        [](const RecordRepayment& c, Date) { return c.date; },
        [](const RecordRepayment& c) { return c.reference; });
    event_command<RecordPrepayment>(
        api,
        endpoint("/api/v1/loans/{id}/prepayments", "recordPrepayment",
                 {"登记提前还款", "Record a prepayment"}),
        context, [](const RecordPrepayment& c) -> Happening { return Prepaid{c.amount, c.effect}; },
        [](const RecordPrepayment& c, Date) { return c.date; },
        [](const RecordPrepayment& c) { return c.reference; });
    event_command<AdvanceCosts>(
        api,
        endpoint("/api/v1/loans/{id}/costs", "advanceCosts",
                 {"登记垫付费用", "Record costs advanced"}),
        context, [](const AdvanceCosts& c) -> Happening { return CostAdvanced{c.amount}; },
        [](const AdvanceCosts& c, Date) { return c.date; },
        [](const AdvanceCosts& c) { return c.reference; });
    event_command<Extend>(
        api,
        endpoint("/api/v1/loans/{id}/extension", "extendLoan", {"办理展期", "Extend the loan"}),
        context, [](const Extend& c) -> Happening { return Extended{c.maturity}; },
        [](const Extend&, Date today) { return today; },
        [](const Extend& c) { return c.reference; });
    event_command<Restructure>(
        api,
        endpoint("/api/v1/loans/{id}/restructuring", "restructureLoan",
                 {"办理重组", "Restructure the loan"}),
        context,
        [](const Restructure& c) -> Happening {
            return Restructured{c.rate, c.method, c.maturity, c.capitalise_interest};
        },
        [](const Restructure&, Date today) { return today; },
        [](const Restructure& c) { return c.reference; });
    event_command<ResetRate>(
        api, endpoint("/api/v1/loans/{id}/rate", "resetRate", {"调整利率", "Reset the rate"}),
        context, [](const ResetRate& c) -> Happening { return RateReset{c.annual}; },
        [](const ResetRate&, Date today) { return today; },
        [](const ResetRate& c) { return c.reference; });
    event_command<Accelerate>(
        api,
        endpoint("/api/v1/loans/{id}/acceleration", "accelerate", {"宣布提前到期", "Accelerate"}),
        context, [](const Accelerate&) -> Happening { return Accelerated{}; },
        [](const Accelerate&, Date today) { return today; },
        [](const Accelerate& c) { return c.reason; });
    event_command<Waive>(
        api, endpoint("/api/v1/loans/{id}/waivers", "waive", {"办理减免", "Waive"}), context,
        [](const Waive& c) -> Happening { return Waived{c.component, c.amount}; },
        [](const Waive&, Date today) { return today; }, [](const Waive& c) { return c.reason; });
    api.command<ProposeWriteOff>(endpoint("/api/v1/loans/{id}/write-off", "proposeWriteOff",
                                          {"提请核销", "Propose the write-off"}),
                                 {}, propose_write_off);
    api.command<DecideWriteOff>(
        endpoint("/api/v1/loans/{id}/write-off-decision", "decideWriteOff",
                 {"审批核销", "Decide the write-off"}, Role::bank_approver),
        {}, [context](Work& work, const Request& request, const DecideWriteOff& c) {
            return decide_write_off(work, request, c, context);
        });
    api.query({.path = "/api/v1/loans/{id}/state",
               .operation = "showLoanState",
               .words = {"某日贷款状态", "The loan at a date"},
               .tag = "loan",
               .query = {{"date",
                          {"日期", "Date"},
                          Tree::map({{"type", "string"}, {"format", "date"}})}}},
              schema<State>(), [market](View& view, const Request& request) {
                  return state_at(view, request, market);
              });
    pages.rows.push_back([market](View& view, const Financing& financing, Tree& row) {
        if (!financing.loan) return;
        const auto folded = fold(view.linked<Loan>(*financing.loan), market, view.today());
        ensure(folded.has_value());
        const State& state = folded->state;
        row.set("outstanding", to_string(state.principal()));
        row.set("owed", to_string(state.owed));
        row.set("days_overdue", state.days_overdue);
        row.set("class", std::string(name_of(state.loan_class)));
    });
    pages.push_back([&api, market](View& view, const Financing& financing, financing::Page& page) {
        contribute(view, api, market, financing, page);
    });
}

}  // namespace zhirong::loan
