#include "features/disposal/routes.h"

#include "features/disposal/disposal.h"
#include "features/rights/rights.h"
#include "platform/desk/api.h"

namespace zhirong::disposal {
namespace {

using financing::Financing;
using financing::Phase;

constexpr RefusalKind not_overdue{
    "disposal.not_overdue", 409, "贷款没有逾期，不能处置质物（民法典436条）",
    "The loan is not overdue, the pledge may not be sold (Civil Code 436)"};
constexpr RefusalKind debt_missing{"disposal.debt", 409, "贷款已经结清，没有需要清偿的债务",
                                   "The loan is settled, there is no debt to pay"};

struct Context {
    loan::Market market;
    loan::RiskSharers sharers;
    DisposerOf disposer_of;
};

Result<Tree> start(Work& work, const Request& request, const Start& command,
                   const Context& context) {
    auto financing = TRY(work.get<Financing>(request.path_parameter("id")));
    CHECKED(require(work.actor(), Role::bank_officer));
    CHECKED(financing::require_phase(financing, Phase::post_loan));
    const auto loan = work.linked<loan::Loan>(*financing.loan);
    const auto state = TRY(loan::fold(loan, context.market, work.today())).state;
    if (state.final) return refuse(debt_missing);
    if (state.days_overdue == 0 && !state.written_off) return refuse(not_overdue);
    Disposal disposal{.id = work.new_id(Disposal::prefix)};
    CHECKED(work.create(disposal,
                        Started{financing.id, loan.id, loan.lender, loan.borrower,
                                context.disposer_of(work, financing), financing.application.rights,
                                *financing.value, command, work.today()}));
    work.happened(financing, financing::DisposalStarted{work.today(), disposal.id});
    return Tree::map({{"id", disposal.id}});
}

template <class C>
Result<Tree> act(Work& work, const Request& request, const C& command) {
    auto disposal = TRY(work.get<Disposal>(request.path_parameter("id")));
    work.happened(disposal, TRY(decide(disposal, command, work.actor(), work.today())));
    return Tree::map({{"id", disposal.id}});
}

Result<Tree> sell(Work& work, const Request& request, const Sell& command) {
    auto disposal = TRY(work.get<Disposal>(request.path_parameter("id")));
    const Sold sold = TRY(decide(disposal, command, work.actor(), work.today()));
    work.happened(disposal, sold);
    work.post(sale_entry(disposal, sold));
    for (const std::string& id : disposal.start.rights) {
        auto right = work.linked<rights::Right>(id);
        work.happened(right, rights::Transferred{sold.details.buyer, work.today()});
    }
    return Tree::map({{"id", disposal.id}});
}

// The loan learns what was recovered; those who bore the loss get their part; the way ends if
// nothing is owed any more.
Result<Tree> distribute(Work& work, const Request& request, const Distribute& command,
                        const Context& context) {
    auto disposal = TRY(work.get<Disposal>(request.path_parameter("id")));
    auto loan = work.linked<loan::Loan>(disposal.start.loan);
    auto financing = work.linked<Financing>(disposal.start.financing);
    const Money owed = TRY(loan::fold(loan, context.market, work.today())).state.owed;
    const Distributed distributed =
        TRY(decide(disposal, command, owed, work.actor(), work.today()));
    work.happened(disposal, distributed);
    work.post(distribution_entry(disposal, distributed));
    if (distributed.recovered > Money{})
        CHECKED(loan::happen(work, loan, loan::Recovered{distributed.recovered}, work.today(),
                             disposal.id, context.market));
    CHECKED(context.sharers.recovered(work, loan, distributed.gross, distributed.costs, owed));
    if (loan.final) {
        CHECKED(context.sharers.ended(work, loan));
        work.happened(financing, financing::Closed{work.today()});
    }
    return Tree::map({{"id", disposal.id}});
}

Tree section(const Disposal& disposal) {
    financing::Section section("disposal", disposal.id, {"disposal", "质物处置", "Disposal"},
                               stage_words(disposal));
    section.figure("channel", "处置方式", "Channel", "text",
                   label_of(disposal.start.details.channel).zh);
    section.figure("reference", "参考价", "Reference value", "money",
                   to_string(disposal.start.reference_value));
    for (const Listed& round : disposal.rounds) {
        const std::string zh = "第" + std::to_string(round.round) + "轮起拍价（" +
                               to_string(round.details.sale_on) + "）";
        const std::string en = "Start price of round " + std::to_string(round.round) + " (" +
                               to_string(round.details.sale_on) + ")";
        section.figure("start_price", zh.c_str(), en.c_str(), "money",
                       to_string(round.details.start_price));
    }
    if (disposal.sale) {
        section.figure("price", "成交价", "Price", "money",
                       to_string(disposal.sale->details.price));
        section.figure("costs", "处置费用", "Costs", "money",
                       to_string(disposal.sale->details.costs));
        section.figure("buyer", "买受人", "Buyer", "text", disposal.sale->details.buyer);
    }
    if (disposal.distribution) {
        section.figure("recovered", "清偿债务", "For the debt", "money",
                       to_string(disposal.distribution->recovered),
                       write(why(*disposal.distribution)));
        section.figure("surplus", "归还出质人", "To the pledgor", "money",
                       to_string(disposal.distribution->surplus));
    }
    return section.take();
}

void offer_acts(View& view, const Api& api, const Disposal& disposal, financing::Page& page) {
    const std::map<std::string, std::string> id{{"id", disposal.id}};
    const std::string& disposer = disposal.start.disposer;
    const std::string today = to_string(view.today());
    const Role seller =
        view.actor().has(Role::insurer_officer) ? Role::insurer_officer : Role::appraiser_officer;
    const auto offer = [&](Role role, const std::string& who, const char* operation, Tree prefill) {
        page.offer(view.actor(), role, who, api.action(operation, id, std::move(prefill)));
    };
    switch (disposal.stage) {
        case Stage::started:
        case Stage::unsold:
            offer(seller, disposer, "listForSale", Tree::map({{"sale_on", today}}));
            break;
        case Stage::listed:
            offer(seller, disposer, "recordSale",
                  Tree::map({{"price", to_string(disposal.rounds.back().details.start_price)}}));
            offer(seller, disposer, "failRound", Tree::Map{});
            break;
        case Stage::sold:
            offer(Role::bank_officer, disposal.start.bank, "distributeProceeds", Tree::Map{});
            break;
        case Stage::distributed: break;
    }
}

void contribute(View& view, const Api& api, const Financing& financing, financing::Page& page) {
    if (financing.disposal) {
        const auto disposal = view.linked<Disposal>(*financing.disposal);
        page.streams.push_back(disposal.id);
        page.subjects.push_back(disposal.id);
        page.sections.push_back(section(disposal));
        offer_acts(view, api, disposal, page);
        return;
    }
    if (financing.phase != Phase::post_loan || !financing.loan) return;
    const auto loan = view.linked<loan::Loan>(*financing.loan);
    if (!loan.final && (loan.summary.days_overdue > 0 || loan.summary.principal == Money{}))
        page.allow(view.actor(), Role::bank_officer, financing.application.bank,
                   api.action("startDisposal", {{"id", financing.id}}));
}

Endpoint endpoint(const char* path, const char* operation, Words words, std::vector<Role> roles) {
    return {.path = path,
            .operation = operation,
            .words = std::move(words),
            .tag = "disposal",
            .roles = std::move(roles)};
}

}  // namespace

void add_routes(Api& api, financing::Pages& pages, const loan::Market& market,
                const loan::RiskSharers& sharers, DisposerOf disposer_of) {
    const Context context{market, sharers, std::move(disposer_of)};
    const std::vector<Role> sellers{Role::appraiser_officer, Role::insurer_officer};
    api.kind<Disposal>();
    api.command<Start>(
        endpoint("/api/v1/financings/{id}/disposal", "startDisposal",
                 {"启动质物处置", "Start the disposal"}, {Role::bank_officer}),
        {},
        [context](Work& work, const Request& request, const Start& command) {
            return start(work, request, command, context);
        },
        201);
    api.command<List>(endpoint("/api/v1/disposals/{id}/listing", "listForSale",
                               {"公告挂牌", "List for sale"}, sellers),
                      {}, act<List>);
    api.command<FailRound>(endpoint("/api/v1/disposals/{id}/failure", "failRound",
                                    {"登记流拍", "Note that nobody bid"}, sellers),
                           {}, act<FailRound>);
    api.command<Sell>(endpoint("/api/v1/disposals/{id}/sale", "recordSale",
                               {"登记成交", "Record the sale"}, sellers),
                      {}, sell);
    api.command<Distribute>(
        endpoint("/api/v1/disposals/{id}/distribution", "distributeProceeds",
                 {"分配价款", "Distribute the proceeds"}, {Role::bank_officer}),
        {}, [context](Work& work, const Request& request, const Distribute& command) {
            return distribute(work, request, command, context);
        });
    pages.push_back([&api](View& view, const Financing& financing, financing::Page& page) {
        contribute(view, api, financing, page);
    });
}

}  // namespace zhirong::disposal
