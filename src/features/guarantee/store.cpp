#include "features/guarantee/store.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/journal/digest.h"
#include "features/expense/expense.h"
#include "features/financing/financing.h"
#include "features/guarantee/accounts.h"
#include "features/guarantee/entries.h"
#include "features/organisation/organisation.h"
#include "features/rights/rights.h"
#include "features/risk_sharing/risk_sharing.h"
#include "platform/desk/verify.h"
#include "platform/desk/work.h"

namespace zhirong::guarantee {
namespace {

using financing::Financing;
using organisation::Organisation;

constexpr RefusalKind one_loan{
    "guarantee.one_loan", 422,
    "须指明平台融资项目，或者填写借款企业、贷款合同编号及贷款内容，二者填且只填一项",
    "Name a financing of the platform, or state borrower, contract and loan: one of the two"};
constexpr RefusalKind no_line{"guarantee.line", 422, "没有编号为“{found}”的担保额度",
                              "There is no guarantor line “{found}”"};
constexpr RefusalKind no_financing{"guarantee.financing", 422, "没有编号为“{found}”的融资项目",
                                   "There is no financing “{found}”"};
constexpr RefusalKind not_a_firm{"guarantee.borrower", 422, "平台上没有企业“{found}”",
                                 "There is no firm “{found}” on the platform"};
constexpr RefusalKind not_lent{"guarantee.not_lent", 409, "融资项目尚未放款",
                               "The financing has not been disbursed"};
constexpr RefusalKind lent_already{"guarantee.lent_already", 409, "融资项目已放款，不能再申请担保",
                                   "The financing has been disbursed: it is too late to apply"};
constexpr RefusalKind loan_overdue{"guarantee.loan_overdue", 409,
                                   "贷款已逾期 {found} 天，担保不能生效",
                                   "The loan is {found} days overdue: no guarantee is issued"};
constexpr RefusalKind under_cover{
    "guarantee.under_cover", 409, "贷款已由风险补偿资金补偿（{found}），不能再由本担保代偿",
    "The loan is covered by a fund ({found}); it cannot be guaranteed as well"};
constexpr RefusalKind guaranteed_already{"guarantee.guaranteed_already", 409,
                                         "该笔贷款已有担保 {found}",
                                         "The loan has a guarantee already, {found}"};
constexpr RefusalKind loss_paid_already{
    "guarantee.loss_paid", 409, "该笔贷款的损失已由 {found} 申请补偿，同一损失不得重复代偿",
    "{found} claims the loss of this loan already; nobody is paid twice for the same loss"};
constexpr RefusalKind stated_of_platform{
    "guarantee.stated", 422, "平台融资项目的贷款以平台账务为准，不能另行填报",
    "Of a financing of the platform its own books say this: leave it out"};

template <Record R>
void for_each(View& view, const std::function<void(const R&)>& use) {
    constexpr std::int64_t page = 200;
    std::string after;
    for (;;) {
        const Rows rows = view.session().query(
            "select id from record where kind = $1 and id > $2 order by id limit $3", R::kind,
            after, page);
        for (const Row& row : rows) use(view.linked<R>(row.text(0)));
        if (std::ssize(rows) < page) return;
        after = rows.back().text(0);
    }
}

Result<std::monostate> require_firm(View& view, const std::string& id) {
    const auto found = view.find<Organisation>(id);
    if (found && found->details.kind == OrganisationKind::enterprise) return {};
    return refuse(not_a_firm, "borrower", {{"found", id}});
}

// The loan of a financing once it has been lent.
Result<LoanTold> lent(View& view, const std::string& id) {
    const auto financing = view.get<Financing>(id);
    if (!financing) return refuse(no_financing, "financing", {{"found", id}});
    if (!financing->loan) return refuse(not_lent, "financing");
    const auto loan = view.linked<loan::Loan>(*financing->loan);
    if (loan.final || loan.summary.principal == Money{}) return refuse(not_lent, "financing");
    if (loan.summary.days_overdue > 0)
        return refuse(loan_overdue, "financing",
                      {{"found", std::to_string(loan.summary.days_overdue)}});
    for (const auto& cover : risk_sharing::covers_of_loan(view, loan.id, loan.borrower))
        if (cover.stage != risk_sharing::Stage::released)
            return refuse(under_cover, "financing", {{"found", cover.id}});
    LoanTold told{.borrower = loan.borrower,
                  .bank = loan.lender,
                  .financing = id,
                  .loan = loan.id,
                  .contract = {},
                  .principal = loan.summary.principal,
                  .months = 0,
                  .disbursed_on = {},
                  .matures_on = loan.terms.maturity};
    for (const loan::Event& event : loan.events)
        if (std::holds_alternative<loan::Disbursed>(event.happening) &&
            (!told.disbursed_on || event.date < *told.disbursed_on))
            told.disbursed_on = event.date;
    ensure(told.disbursed_on.has_value());
    return told;
}

// What names the loan, however it is written.
std::string mark_of(const std::optional<std::string>& financing,
                    const std::optional<std::string>& contract, const std::string& bank) {
    const std::string key = financing ? "financing\n" + *financing
                                      : "contract\n" + expense::key_of_paper(*contract, bank);
    constexpr std::size_t length = 24;
    return LoanMark::prefix + digest(DigestKind::sha256, key).substr(0, length);
}

expense::Thing thing_of(const Guarantee& guarantee) {
    const Applied& application = guarantee.application;
    const std::string key =
        guarantee.issued->loan
            ? *guarantee.issued->loan
            : expense::key_of_paper(*application.contract, guarantee.party(Party::bank));
    return {expense::Kind::loan_loss, key, {}, guarantee.loss()};
}

}  // namespace

Standing standing_now(View& view, const std::string& guarantor) {
    const std::string id = standing_of(guarantor);
    Standing none;
    none.id = id;
    none.guarantor = guarantor;
    return view.find<Standing>(id).value_or(none);
}

Result<Held> held(View& view, const Shelf& shelf, const std::string& line) {
    Held all;
    auto found = view.get<Line>(line);
    if (!found) return refuse(no_line, "line", {{"found", line}});
    all.line = *std::move(found);
    all.scheme = TRY(shelf.version(all.line.proposal.details.scheme, all.line.proposal.version));
    all.standing = standing_now(view, all.line.proposal.guarantor);
    return all;
}

void count(Work& work, const Guarantee& guarantee, Money outstanding, const Year& year) {
    if (outstanding == Money{} && year == Year{}) return;
    const Moved moved{guarantee.id, guarantee.application.borrower, outstanding, year,
                      work.today()};
    auto line = work.linked<Line>(guarantee.application.line);
    work.happened(line, moved);
    auto standing = standing_now(work, guarantee.party(Party::guarantor));
    work.happened(standing, moved);
}

void recovered(Work& work, Guarantee& guarantee, Recovered event) {
    Money to_payers;
    for (const PartAmount& each : event.returned.parts)
        if (each.party != Party::bank) to_payers += each.amount - guarantee.returned_to(each.party);
    work.post(recovery_entry(guarantee, event));
    work.happened(guarantee, std::move(event));
    count(work, guarantee, Money{},
          {.issued = {}, .released = {}, .paid = {}, .recovered = to_payers});
}

Result<LoanTold> told_before(View& view, const Apply& command) {
    const bool stated = command.borrower && command.contract && command.principal && command.months;
    const bool any = command.borrower || command.contract || command.principal || command.months;
    if (command.financing.has_value() == any || (any && !stated))
        return refuse(one_loan, "financing");
    if (stated) {
        CHECKED(require(view.actor(), Role::bank_officer));
        CHECKED(require_firm(view, *command.borrower));
        return LoanTold{.borrower = *command.borrower,
                        .bank = view.actor().organisation,
                        .financing = {},
                        .loan = {},
                        .contract = command.contract,
                        .principal = *command.principal,
                        .months = *command.months,
                        .disbursed_on = {},
                        .matures_on = {}};
    }
    const auto financing = view.get<Financing>(*command.financing);
    if (!financing) return refuse(no_financing, "financing", {{"found", *command.financing}});
    if (financing->loan) return refuse(lent_already, "financing");
    return LoanTold{.borrower = financing->applicant,
                    .bank = financing->application.bank,
                    .financing = financing->id,
                    .loan = {},
                    .contract = {},
                    .principal = financing->application.amount,
                    .months = financing->application.tenor_months,
                    .disbursed_on = {},
                    .matures_on = {}};
}

Result<LoanTold> told_after(View& view, const ReportLoan& command, const Line& line) {
    const bool stated = command.borrower && command.contract && command.principal &&
                        command.disbursed_on && command.matures_on;
    const bool any = command.borrower || command.contract || command.principal ||
                     command.disbursed_on || command.matures_on;
    if (command.financing.has_value() == any || (any && !stated))
        return refuse(one_loan, "financing");
    if (command.financing) return lent(view, *command.financing);
    CHECKED(require_firm(view, *command.borrower));
    return LoanTold{.borrower = *command.borrower,
                    .bank = line.proposal.details.bank,
                    .financing = {},
                    .loan = {},
                    .contract = command.contract,
                    .principal = *command.principal,
                    .months = 0,
                    .disbursed_on = command.disbursed_on,
                    .matures_on = command.matures_on};
}

Result<LoanTold> told_after(View& view, const Guarantee& guarantee, const Issue& command) {
    const Applied& application = guarantee.application;
    const bool all = command.principal && command.disbursed_on && command.matures_on;
    const bool any = command.principal || command.disbursed_on || command.matures_on;
    if (application.financing) {
        if (any) return refuse(stated_of_platform, "principal");
        return lent(view, *application.financing);
    }
    if (!all) return refuse(one_loan, "principal");
    return LoanTold{.borrower = application.borrower,
                    .bank = guarantee.party(Party::bank),
                    .financing = {},
                    .loan = {},
                    .contract = application.contract,
                    .principal = *command.principal,
                    .months = 0,
                    .disbursed_on = command.disbursed_on,
                    .matures_on = command.matures_on};
}

FirmKnown known_of(View& view, const std::string& borrower) {
    const auto firm = view.linked<Organisation>(borrower);
    FirmKnown known;
    if (firm.details.size) {
        // Both are the classes of 工信部联企业〔2011〕300号, by the same names.
        const auto size = read<FirmSize>(write(*firm.details.size));
        ensure(size.has_value());
        known.size = *size;
    }
    known.technology_firm = firm.details.technology_firm;
    // Whoever asks: the bank need not be a party to the firm's rights. More than a few do not
    // matter.
    constexpr int enough = 100;
    for (const Row& row : view.session().query(
             "select record from record_party where kind = 'right' and organisation = $1 order by "
             "record",
             borrower)) {
        const auto right = view.linked<rights::Right>(row.text(0));
        if (right.owner == borrower && right.status == rights::Status::granted &&
            ++known.rights == enough)
            break;
    }
    return known;
}

Result<LossTold> loss_of(View& view, const Guarantee& guarantee, const Call& command,
                         const loan::Market& market) {
    if (!guarantee.issued || !guarantee.issued->loan) return stated_loss(guarantee, command);
    const auto loan = view.linked<loan::Loan>(*guarantee.issued->loan);
    const loan::State state = TRY(loan::fold(loan, market, view.today())).state;
    // Penalty and compound interest are nobody's but the bank's.
    const Money interest =
        state.written_off ? state.claim.interest : state.interest_accrued + state.interest_due;
    return LossTold{{risk_sharing::principal_loss(state), interest},
                    view.today() - Days(state.days_overdue)};
}

Result<std::monostate> mark(Work& work, const LoanTold& loan, const std::string& guarantee) {
    LoanMark none;
    none.id = mark_of(loan.financing, loan.contract, loan.bank);
    auto found = work.find<LoanMark>(none.id).value_or(none);
    if (found.guarantee)
        return refuse(guaranteed_already, loan.financing ? "financing" : "contract",
                      {{"found", *found.guarantee}});
    work.happened(found, Marked{guarantee});
    return {};
}

void unmark(Work& work, const Guarantee& guarantee) {
    const Applied& application = guarantee.application;
    auto found = work.linked<LoanMark>(
        mark_of(application.financing, application.contract, guarantee.party(Party::bank)));
    work.happened(found, Unmarked{guarantee.id});
}

Result<std::monostate> put_down_loss(Work& work, const Guarantee& guarantee) {
    const expense::Thing thing = thing_of(guarantee);
    if (const auto entry = expense::find(work, thing.kind, thing.key)) {
        const auto others = expense::overlapping(*entry, thing, guarantee.id);
        if (!others.empty()) return refuse(loss_paid_already, "", {{"found", others.front().by}});
    }
    const Applied& application = guarantee.application;
    expense::put_down(work, thing,
                      {guarantee.id,
                       application.scheme,
                       application.version,
                       guarantee.party(Party::bank),
                       {},
                       thing.amount,
                       work.today()});
    return {};
}

void take_out_loss(Work& work, const Guarantee& guarantee, const std::string& reason) {
    expense::release(work, thing_of(guarantee), guarantee.id, reason);
}

namespace {

template <Record R>
std::vector<R> own(View& view) {
    std::vector<R> all;
    Page page{.cursor = {}, .limit = 500, .stage = {}};
    for (;;) {
        auto found = view.list<R>(page);
        ensure(found.has_value());
        for (R& one : found->items) all.push_back(std::move(one));
        if (!found->next) return all;
        page.cursor = *found->next;
    }
}

}  // namespace

std::vector<Guarantee> own_guarantees(View& view) { return own<Guarantee>(view); }
std::vector<Line> own_lines(View& view) { return own<Line>(view); }

std::vector<Guarantee> with_key(View& view, const std::string& key) {
    std::vector<Guarantee> all;
    Page page{.cursor = {}, .limit = 500, .stage = {}};
    for (;;) {
        auto found = view.with_key<Guarantee>(key, false, page);
        ensure(found.has_value());
        for (Guarantee& one : found->items) all.push_back(std::move(one));
        if (!found->next) return all;
        page.cursor = *found->next;
    }
}

namespace {

// Whoever asks: what happens to a loan happens to its guarantee.
std::optional<Guarantee> guarantee_of_loan(View& view, const loan::Loan& loan) {
    for (const Row& row : view.session().query(
             "select record from record_key where kind = 'guarantee' and key = $1 order by record",
             "loan:" + loan.id)) {
        auto found = view.linked<Guarantee>(row.text(0));
        if (found.stage != Stage::released && found.stage != Stage::closed) return found;
    }
    return std::nullopt;
}

}  // namespace

Result<std::monostate> loan_paid(Work& work, const Shelf& shelf, const loan::Loan& loan,
                                 Money gross, Money costs) {
    auto guarantee = guarantee_of_loan(work, loan);
    if (!guarantee) return {};
    const auto* scheme =
        TRY(shelf.version(guarantee->application.scheme, guarantee->application.version));
    if (guarantee->stage == Stage::issued) {
        const Money principal = std::min(guarantee->balance, loan.summary.principal);
        if (principal == guarantee->balance) return {};
        const Money now = guaranteed_amount(*scheme, principal);
        const Money less = guarantee->outstanding - now;
        work.happened(*guarantee, BalanceReported{principal, now, loan.id, work.today()});
        count(work, *guarantee, -less,
              {.issued = {}, .released = less, .paid = {}, .recovered = {}});
    } else if (guarantee->stage == Stage::paid) {
        // What is beyond the loss is the bank's: interest that ran on.
        const Money net = std::min(gross - costs, guarantee->loss() - guarantee->net());
        if (net <= Money{}) return {};
        recovered(
            work, *guarantee,
            recover(*guarantee, *scheme, net + costs, costs, loan.id, loan.lender, work.today()));
    }
    return {};
}

Result<std::monostate> loan_ended(Work& work, const loan::Loan& loan) {
    auto guarantee = guarantee_of_loan(work, loan);
    if (!guarantee || guarantee->stage != Stage::issued || !loan.final) return {};
    const Money outstanding = guarantee->outstanding;
    work.happened(*guarantee, Released{"贷款已结清", work.today()});
    count(work, *guarantee, -outstanding,
          {.issued = {}, .released = outstanding, .paid = {}, .recovered = {}});
    return {};
}

namespace {

using Place = std::pair<std::string, std::string>;  // book and account

void hold(Check& check, const std::string& where, const std::string& what_zh,
          const std::string& what_en, Money is, Money should) {
    ++check.compared;
    if (is == should) return;
    check.differs(
        where, fmt::format("{}为 {} 元，应为 {} 元", what_zh, to_string(is), to_string(should)),
        fmt::format("{} is {}, {} was expected", what_en, to_string(is), to_string(should)));
}

// What the books of all parties should say of it.
std::map<Place, Money> expected_of(const Guarantee& guarantee) {
    std::map<Place, Money> should;
    const std::string& id = guarantee.id;
    const std::string& borrower = guarantee.application.borrower;
    const std::string& guarantor = guarantee.party(Party::guarantor);
    if (guarantee.issued) {
        const Money due = guarantee.fee_received ? Money{} : guarantee.issued->fee.amount;
        should[{guarantor, accounts::fee_receivable(id)}] += due;
        should[{borrower, accounts::fee_payable(id)}] -= due;
        should[{guarantor, accounts::fee_earned(id)}] -= guarantee.issued->fee.amount;
        should[{borrower, accounts::fee_cost(id)}] += guarantee.issued->fee.amount;
        for (const PartAmount& each : guarantee.issued->fee.upstream) {
            const Money passed = guarantee.fee_received ? each.amount : Money{};
            should[{guarantor, accounts::re_fee_cost(id)}] += passed;
            should[{guarantee.party(each.party), accounts::re_fee_earned(id)}] -= passed;
        }
    }
    if (!guarantee.paid) return should;
    const bool closed = guarantee.stage == Stage::closed;
    Money still;
    for (const PartAmount& each : guarantee.payment->split.parts) {
        if (each.party == Party::bank) continue;
        const std::string& book = guarantee.party(each.party);
        const Money lost = each.amount - guarantee.returned_to(each.party);
        still += lost;
        should[{book, accounts::recourse(id)}] += closed ? Money{} : lost;
        should[{book, accounts::loss_borne(id)}] += closed ? lost : Money{};
        if (each.party == Party::guarantor) continue;
        const Money owed = guarantee.is_reimbursed(each.party) ? Money{} : each.amount;
        should[{guarantor, accounts::due_from_sharers(id)}] += owed;
        should[{book, accounts::due_to_guarantor(id)}] -= owed;
    }
    const std::string& bank = guarantee.party(Party::bank);
    should[{bank, accounts::shared_loss(id)}] -= closed ? Money{} : still;
    should[{bank, accounts::shared_loss_received(id)}] -= closed ? still : Money{};
    should[{borrower, accounts::owed_to_guarantors(id)}] -= still;
    should[{borrower, accounts::paid_by_guarantor(id)}] += still;
    return should;
}

// Of a line or a guarantor: what its guarantees sum to.
struct Sum {
    Money outstanding;
    std::map<std::string, Money> by_borrower;
    Money issued, paid, recovered;
};
void add_to(Sum& sum, const Guarantee& guarantee) {
    sum.outstanding += guarantee.outstanding;
    sum.by_borrower[guarantee.application.borrower] += guarantee.outstanding;
    if (guarantee.issued) sum.issued += guarantee.issued->guaranteed;
    if (guarantee.paid) sum.paid += guarantee.payment->split.paid;
    if (guarantee.recovered)
        for (const PartAmount& each : guarantee.recovered->returned.parts)
            if (each.party != Party::bank) sum.recovered += each.amount;
}
void hold_totals(Check& check, const std::string& where, const Totals& totals, const Sum& sum) {
    Year all;
    for (const auto& [year, brought] : totals.years) all += brought;
    hold(check, where, "担保责任余额", "outstanding", totals.outstanding, sum.outstanding);
    hold(check, where, "新增担保额", "issued", all.issued, sum.issued);
    hold(check, where, "代偿额", "paid", all.paid, sum.paid);
    hold(check, where, "追偿额", "recovered", all.recovered, sum.recovered);
    // What was issued and is not outstanding has been released; what is only accepted was not
    // issued yet.
    for (const auto& [borrower, amount] : sum.by_borrower)
        hold(check, where, borrower + " 的担保责任余额", "outstanding of " + borrower,
             totals.of(borrower), amount);
}

void prove(View& view, Check& check) {
    std::map<std::string, Sum> lines;
    std::map<std::string, Sum> guarantors;
    for_each<Guarantee>(view, [&](const Guarantee& guarantee) {
        for (const auto& [place, should] : expected_of(guarantee)) {
            const Rows rows = view.session().query(
                "select cast(coalesce(sum(fen), 0) as bigint) from posting where subject = $1 and "
                "book = $2 and account = $3",
                guarantee.id, place.first, place.second);
            hold(check, "guarantee " + guarantee.id,
                 "账簿 " + place.first + " 科目 " + place.second,
                 "book " + place.first + ", account " + place.second,
                 Money{rows.front().integer(0)}, should);
        }
        add_to(lines[guarantee.application.line], guarantee);
        add_to(guarantors[guarantee.party(Party::guarantor)], guarantee);
    });
    for_each<Line>(view, [&](const Line& line) {
        hold_totals(check, "guarantor_line " + line.id, line.totals, lines[line.id]);
    });
    for_each<Standing>(view, [&](const Standing& standing) {
        hold_totals(check, "guarantor_standing " + standing.id, standing.totals,
                    guarantors[standing.guarantor]);
    });
}

}  // namespace

Proof guarantees_proof() {
    return {{"guarantees", "担保、额度与各方账簿一致",
             "Guarantees, lines and the books of all parties agree"},
            prove};
}

}  // namespace zhirong::guarantee
