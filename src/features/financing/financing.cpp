#include "features/financing/financing.h"

#include <algorithm>
#include <iterator>
#include <set>

#include "features/financing/shape.h"

namespace zhirong::financing {
namespace {

constexpr RefusalKind tenor_too_long{"financing.tenor", 422,
                                     "期限 {found} 个月超过上限 {expected} 个月",
                                     "{found} months is more than the {expected} allowed"};
constexpr RefusalKind right_named_twice{"financing.right_twice", 422, "知识产权 {found} 重复列出",
                                        "Right {found} is listed twice"};
constexpr RefusalKind other_phase{
    "financing.phase", 409, "融资处于“{found}”阶段，此操作只能在“{expected}”阶段办理",
    "The financing is at “{found_en}”; this is done at “{expected_en}”"};

constexpr RefusalKind no_insurer{
    "financing.no_insurer", 422, "该方案由保险机构评价，请填写担保或保险机构",
    "Under this programme the insurer evaluates: name the guarantor or insurer"};

constexpr int longest_tenor_months = 120;

constexpr std::array moves{
    PhaseMove{Phase::application, Act::accept, Role::bank_officer},
    PhaseMove{Phase::application, Act::decline, Role::bank_officer},
    PhaseMove{Phase::valuation, Act::decline, Role::bank_officer},
    PhaseMove{Phase::due_diligence, Act::decline, Role::bank_officer},
    PhaseMove{Phase::application, Act::withdraw, Role::enterprise_officer},
    PhaseMove{Phase::valuation, Act::withdraw, Role::enterprise_officer},
    PhaseMove{Phase::due_diligence, Act::withdraw, Role::enterprise_officer},
};

Result<std::monostate> require_act(const Financing& financing, Act act, const Actor& actor) {
    std::string possible;
    std::string possible_en;
    for (const PhaseMove& move : moves) {
        if (move.from != financing.phase) continue;
        if (move.act == act) return require(actor, move.who);
        possible += (possible.empty() ? "" : "、") + label_of(move.act).zh;
        possible_en += (possible_en.empty() ? "" : ", ") + label_of(move.act).en;
    }
    return refuse(refusals::not_now, "",
                  {{"found", label_of(financing.phase).zh},
                   {"act", label_of(act).zh},
                   {"expected", possible.empty() ? "无" : possible},
                   {"found_en", label_of(financing.phase).en},
                   {"act_en", label_of(act).en},
                   {"expected_en", possible_en.empty() ? "nothing" : possible_en}});
}

void enter(Financing& financing, Phase phase, Date on) {
    financing.phase = phase;
    financing.history.push_back({phase, on});
}

struct Applier {
    Financing& f;

    void operator()(const Applied& e) const {
        f.applicant = e.applicant;
        f.application = e.application;
        f.fund_operator = e.fund_operator;
        f.route = e.route;
        enter(f, Phase::application, e.on);
    }
    void operator()(const Accepted& e) const { enter(f, Phase::valuation, e.on); }
    void operator()(const Declined& e) const {
        f.ended_because = e.reason;
        enter(f, Phase::declined, e.on);
    }
    void operator()(const Withdrawn& e) const {
        f.ended_because = e.reason;
        enter(f, Phase::withdrawn, e.on);
    }
    void operator()(const ValuationCommissioned& e) const { f.valuation = e.valuation; }
    void operator()(const Valued& e) const {
        f.value = e.value;
        enter(f, Phase::due_diligence, e.on);
    }
    void operator()(const DueDiligenceOpened& e) const { f.due_diligence = e.due_diligence; }
    void operator()(const ContractProposed& e) const { f.contract = e.contract; }
    void operator()(const Contracted& e) const {
        f.contract = e.contract;
        enter(f, Phase::pledge_registration, e.on);
    }
    void operator()(const PledgeFiled& e) const {
        const auto filed = std::ranges::find(f.pledges, e.pledge, &PledgeFiling::pledge);
        if (filed == f.pledges.end())
            f.pledges.push_back({e.pledge, e.registry});
        else
            filed->registry = e.registry;
        f.pledge = f.pledges.front().pledge;
        f.registry = e.registry;
    }
    void operator()(const PledgeRegistered& e) const { enter(f, Phase::credit, e.on); }
    void operator()(const PledgeRefused& e) const {
        std::erase_if(f.pledges, [&](const PledgeFiling& one) {
            return !e.pledge || one.pledge == *e.pledge;
        });
        f.pledge = f.pledges.empty() ? std::nullopt : std::optional(f.pledges.front().pledge);
        enter(f, Phase::pledge_registration, e.on);
    }
    void operator()(const CreditProposed& e) const { f.credit = e.credit; }
    void operator()(const Disbursed& e) const {
        f.loan = e.loan;
        enter(f, Phase::post_loan, e.on);
    }
    void operator()(const CompensationClaimed& e) const { f.claim = e.claim; }
    void operator()(const DisposalStarted& e) const {
        f.disposal = e.disposal;
        enter(f, Phase::disposal, e.on);
    }
    void operator()(const Closed& e) const { enter(f, Phase::closed, e.on); }
};

}  // namespace

Financing apply(Financing financing, const Event& event) {
    std::visit(Applier{financing}, event);
    return financing;
}

Label stage_words(const Financing& financing) { return label_of(financing.phase); }

std::vector<std::string> parties(const Financing& financing) {
    std::vector<std::string> all{financing.applicant, financing.application.bank,
                                 financing.application.appraiser};
    for (const auto& other :
         {financing.application.guarantor, financing.fund_operator, financing.registry})
        if (other) all.push_back(*other);
    for (const PledgeFiling& filing : financing.pledges) all.push_back(filing.registry);
    return all;
}

Result<Applied> decide(const Apply& command, const std::optional<std::string>& fund_operator,
                       std::optional<Route> route, const Actor& actor, Date today) {
    CHECKED(require(actor, Role::enterprise_officer));
    if (command.tenor_months > longest_tenor_months)
        return refuse(tenor_too_long, "tenor_months",
                      {{"found", std::to_string(command.tenor_months)},
                       {"expected", std::to_string(longest_tenor_months)}});
    std::set<std::string> seen;
    for (std::size_t i = 0; i < command.rights.size(); ++i)
        if (!seen.insert(command.rights[i]).second)
            return refuse(right_named_twice, shapes::item_path("rights", i),
                          {{"found", command.rights[i]}});
    if (valuation_way(route) == ValuationWay::insurer_evaluation && !command.guarantor)
        return refuse(no_insurer, "guarantor");
    return Applied{actor.organisation, command, fund_operator, std::move(route), today};
}

Result<Accepted> decide(const Financing& financing, const Accept& command, const Actor& actor,
                        Date today) {
    CHECKED(require_act(financing, Act::accept, actor));
    return Accepted{today, command.note};
}

Result<Declined> decide(const Financing& financing, const Decline& command, const Actor& actor,
                        Date today) {
    CHECKED(require_act(financing, Act::decline, actor));
    return Declined{today, command.reason};
}

Result<Withdrawn> decide(const Financing& financing, const Withdraw& command, const Actor& actor,
                         Date today) {
    CHECKED(require_act(financing, Act::withdraw, actor));
    return Withdrawn{today, command.reason};
}

Result<std::monostate> require_phase(const Financing& financing, Phase phase) {
    if (financing.phase == phase) return {};
    return refuse(other_phase, "",
                  {{"found", label_of(financing.phase).zh},
                   {"expected", label_of(phase).zh},
                   {"found_en", label_of(financing.phase).en},
                   {"expected_en", label_of(phase).en}});
}

std::vector<PhaseMove> moves_from(Phase phase) {
    std::vector<PhaseMove> possible;
    std::ranges::copy_if(moves, std::back_inserter(possible),
                         [&](const PhaseMove& move) { return move.from == phase; });
    return possible;
}

}  // namespace zhirong::financing
