#include "features/subsidy/application.h"

#include <algorithm>

#include "core/access/party.h"
#include "features/subsidy/accounts.h"
#include "features/subsidy/shape.h"

namespace zhirong::subsidy {
namespace {

constexpr RefusalKind above_computed{
    "subsidy.above_computed", 422,
    "核定金额 {found} 元高于政策计算的 {expected} 元：只能照准或核减",
    "The amount {found} is above the {expected} that the programme gives: accept it or cut it"};
constexpr RefusalKind nothing_left{"subsidy.nothing_left", 422,
                                   "核定金额为零：请改为不予补贴并写明理由",
                                   "The amount is nothing: refuse it instead, with the reason"};
constexpr RefusalKind above_paid{"subsidy.above_paid", 422,
                                 "追回金额 {found} 元超过已付未追回的 {expected} 元",
                                 "{found} cannot be taken back: {expected} is paid and not yet "
                                 "taken back"};
constexpr RefusalKind below_excess{
    "subsidy.below_excess", 422, "保险费已减少，追回金额 {found} 元少于应追回的 {expected} 元",
    "The premium has fallen: {found} is less than the {expected} that must be taken back"};
constexpr RefusalKind above_outstanding{"subsidy.above_outstanding", 422,
                                        "退回金额 {found} 元超过应退未退的 {expected} 元",
                                        "{found} is more than the {expected} still to be returned"};
constexpr RefusalKind paid_already{
    "subsidy.paid_already", 409, "预拨补贴已支付，不能撤回：请据实结算",
    "The advance is paid and cannot be withdrawn: settle it with what came to be"};
constexpr RefusalKind advance_stands{"subsidy.advance_stands", 409,
                                     "预拨补贴已支付，不予补贴须核定为零并追回：请填写核定金额",
                                     "The advance is paid: to refuse it, claim it back"};
constexpr RefusalKind no_advance{"subsidy.no_advance", 409, "只有预拨的补贴需要结算，且只结算一次",
                                 "Only a subsidy paid in advance is settled, and once"};

Parts difference_of(const Parts& a, const Parts& b) {
    Parts result = a;
    for (const auto& [party, amount] : b) result[party] -= amount;
    return result;
}
void add(Parts& to, const Parts& parts) {
    for (const auto& [party, amount] : parts) to[party] += amount;
}
Money of(const Parts& parts, const std::string& party) {
    const auto found = parts.find(party);
    return found == parts.end() ? Money{} : found->second;
}

struct Applier {
    Application& application;

    void move(Act act) const { application.stage = after(moves, application.stage, act); }

    void operator()(const Filed& event) const {
        if (application.stage == Stage::correction_requested)
            move(Act::correct);
        else if (application.stage == Stage::paid)
            move(Act::settle);
        if (application.filed.programme.empty())
            application.final = event.timing != programme::Timing::in_advance;
        application.filed = event;
        application.review.reset();
        application.correction.reset();
        application.premium_change.reset();
        if (application.payers.empty()) application.payers = event.payers;
    }
    void operator()(const CorrectionRequested& event) const {
        move(Act::request_correction);
        application.correction = event.reason;
    }
    void operator()(const Reviewed& event) const {
        move(Act::review);
        application.review = event;
    }
    void operator()(const SentBack&) const {
        move(Act::send_back);
        application.review.reset();
    }
    void operator()(const Accepted& event) const {
        move(Act::accept);
        application.amount = event.amount;
        application.parts = event.parts;
        if (total(application.paid) == Money{}) return;
        // An advance is settled: what is still due waits for a batch.
        application.final = true;
        add(application.reclaimed, event.reclaim);
        if (application.due() == Money{}) application.stage = Stage::paid;
    }
    void operator()(const Refused& event) const {
        move(Act::refuse);
        application.refused_because = event.opinion;
    }
    void operator()(const Withdrawn&) const { move(Act::withdraw); }
    void operator()(const Gathered& event) const {
        move(Act::gather);
        application.batch = event.batch;
    }
    void operator()(const Ungathered&) const {
        move(Act::release);
        application.batch.reset();
        if (application.premium_change) reopen();
    }
    void operator()(const Ordered& event) const {
        application.amount = event.amount;
        application.parts = event.parts;
        add(application.ordered, event.now);
        application.payers = event.payers;
    }
    void operator()(const Paid& event) const {
        move(Act::pay);
        application.paid = application.ordered;
        application.paid_on = event.on;
        application.batch.reset();
    }
    void operator()(const ClawbackProposed& event) const {
        move(Act::propose_clawback);
        application.clawback = event;
    }
    void operator()(const ClawbackRejected&) const {
        move(Act::reject_clawback);
        application.clawback.reset();
        if (total(application.reclaimed) > Money{}) application.stage = Stage::clawed_back;
    }
    void operator()(const ClawedBack& event) const {
        move(Act::claw_back);
        add(application.reclaimed, event.parts);
        application.amount -= event.amount;
        application.clawback.reset();
    }
    void operator()(const Returned& event) const { add(application.returned, event.parts); }
    void operator()(const PremiumChanged& event) const {
        application.premium_change = event;
        // What was agreed to rested on another premium: it is reviewed anew.
        if (application.stage == Stage::accepted || application.stage == Stage::reviewed) reopen();
    }

private:
    void reopen() const {
        if (application.computed_now() >= application.agreed()) return;
        application.stage = Stage::filed;
        application.review.reset();
    }
};

}  // namespace

Money total(const Parts& parts) {
    Money sum;
    for (const auto& [party, amount] : parts) sum += amount;
    return sum;
}

Parts parts_of(const std::vector<Part>& parts) {
    Parts result;
    for (const Part& part : parts) result[part.party] += part.amount;
    return result;
}

Parts split_by(Money amount, const Parts& weights) {
    std::vector<std::int64_t> fen;
    for (const auto& [party, weight] : weights) fen.push_back(weight.fen);
    Parts result;
    if (amount == Money{}) return result;
    const auto split = allocate(amount, fen);
    std::size_t i = 0;
    for (const auto& [party, weight] : weights) result[party] = split[i++];
    return result;
}

Money Application::due() const { return amount - total(paid) + total(reclaimed); }

Money Application::charged() const {
    switch (stage) {
        case Stage::refused:
        case Stage::withdrawn: return {};
        // A cut counts once the second person has agreed: until then it may be sent back.
        case Stage::filed:
        case Stage::correction_requested:
        case Stage::reviewed: return computed_now();
        case Stage::accepted:
        case Stage::batched:
        case Stage::paid:
        case Stage::clawback_proposed:
        case Stage::clawed_back: return amount;
    }
    ensure(false);
    return {};
}

Money Application::computed_now() const {
    return premium_change ? std::min(premium_change->given, filed.computed.granted)
                          : filed.computed.granted;
}
Money Application::agreed() const {
    return stage == Stage::reviewed && review ? review->amount : amount;
}
Money Application::excess() const {
    const Money net = total(paid) - total(reclaimed);
    if (!premium_change || net == Money{}) return {};
    return std::max(Money{},
                    net - kept(premium_change->given, filed.computed.granted, total(paid)));
}

Application apply(Application application, const Event& event) {
    std::visit(Applier{application}, event);
    return application;
}

std::vector<std::string> parties(const Application& application) {
    std::vector<std::string> all{application.filed.applicant, application.filed.borrower,
                                 application.filed.office};
    for (const auto& [party, organisation] : application.payers) all.push_back(organisation);
    std::ranges::sort(all);
    const auto rest = std::ranges::unique(all);
    all.erase(rest.begin(), rest.end());
    return all;
}

Label stage_words(const Application& application) { return label_of(application.stage); }

std::vector<std::string> keys(const Application& application) {
    std::vector<std::string> all;
    const bool proposed = application.stage == Stage::clawback_proposed;
    if (!proposed && application.excess() > Money{})
        all.push_back("excess:" + application.filed.office);
    if (application.filed.content.policy)
        all.push_back("policy:" + *application.filed.content.policy);
    return all;
}

Why why_excess(const Application& application) {
    const Money paid = total(application.paid);
    const Money net = paid - total(application.reclaimed);
    const PremiumChanged& change = *application.premium_change;
    const Computed& computed = application.filed.computed;
    Why step{.title = {"保险费变更后可保留的补贴", "What stays of the subsidy"},
             .rule = "subsidy.kept",
             .formula = Phrase{"按政策可补 × 已拨付 ÷ 原可补金额，不超过已拨付",
                               "given by the programme × paid / granted before, at most what was "
                               "paid"},
             .rounding = Rounding::half_up,
             .inputs = {input("base", "变更后计入保费", "Premium that counts now", change.base),
                        input("given", "按政策可补", "Given by the programme", change.given),
                        input("granted", "原可补金额", "Granted before", computed.granted),
                        input("paid", "已拨付", "Paid", paid)},
             .result = to_string(kept(change.given, computed.granted, paid))};
    if (auto why = read<Why>(change.why)) step.steps.push_back(*std::move(why));
    return {
        .title = {"应追回的补贴", "To be taken back"},
        .rule = "subsidy.excess",
        .programme = application.filed.programme,
        .version = application.filed.version,
        .formula = Phrase{"已拨付 − 已追回 − 可保留", "paid − taken back − what stays"},
        .inputs = {input("paid", "已拨付", "Paid", paid),
                   input("reclaimed", "已追回", "Taken back", paid - net),
                   input("kept", "可保留", "Stays", kept(change.given, computed.granted, paid))},
        .result = to_string(application.excess()),
        .steps = {std::move(step)}};
}

Result<std::monostate> require_unsettled(const Application& application) {
    if (!application.final) return {};
    return refuse(no_advance);
}

Result<std::monostate> require_applicant(const Application& application, const Actor& actor) {
    return require_acting_for(actor, application.filed.applicant);
}

namespace {
Result<std::monostate> require_office(const Application& application, const Actor& actor) {
    return require_acting_for(actor, application.filed.office);
}
}  // namespace

Result<CorrectionRequested> decide(const Application& application, const RequestCorrection& command,
                                   const Actor& actor, Date today) {
    CHECKED(next(moves, application.stage, Act::request_correction, actor));
    CHECKED(require_office(application, actor));
    return CorrectionRequested{command.reason, today};
}

Result<Withdrawn> decide(const Application& application, const Withdraw& command,
                         const Actor& actor, Date today) {
    CHECKED(next(moves, application.stage, Act::withdraw, actor));
    CHECKED(require_applicant(application, actor));
    if (total(application.paid) > Money{}) return refuse(paid_already);
    return Withdrawn{command.reason, today};
}

Result<Reviewed> decide(const Application& application, const Review& command, const Actor& actor,
                        Date today) {
    CHECKED(next(moves, application.stage, Act::review, actor));
    CHECKED(require_office(application, actor));
    const Money computed = application.computed_now();
    if (!command.accepted) {
        if (total(application.paid) > Money{}) return refuse(advance_stands, "accepted");
        return Reviewed{false, {}, command.opinion, actor.user, today};
    }
    const Money amount = command.amount.value_or(computed);
    if (amount > computed)
        return refuse(
            above_computed, "amount",
            {{"found", with_separators(amount)}, {"expected", with_separators(computed)}});
    if (amount == Money{} && total(application.paid) == Money{})
        return refuse(nothing_left, "amount");
    return Reviewed{true, amount, command.opinion, actor.user, today};
}

Result<std::variant<SentBack, Accepted, Refused>> decide(const Application& application,
                                                         const Decide& command,
                                                         const std::vector<Part>& parts,
                                                         const Actor& actor, Date today) {
    const bool accepts = application.review && application.review->accepted;
    const Act act = !command.approved ? Act::send_back : accepts ? Act::accept : Act::refuse;
    CHECKED(next(moves, application.stage, act, actor));
    CHECKED(require_office(application, actor));
    if (!command.approved) return SentBack{command.opinion};
    CHECKED(require_other_person(actor, application.review->maker));
    if (!accepts) return Refused{application.review->opinion, actor.user, today};
    Accepted accepted{application.review->amount, parts, {}, command.opinion, actor.user, today};
    const Parts net = difference_of(application.paid, application.reclaimed);
    if (const Money too_much = total(net) - accepted.amount; too_much > Money{})
        accepted.reclaim = split_by(too_much, net);
    return accepted;
}

Result<ClawbackProposed> decide(const Application& application, const ProposeClawback& command,
                                const Actor& actor) {
    CHECKED(next(moves, application.stage, Act::propose_clawback, actor));
    CHECKED(require_office(application, actor));
    const Money most = total(application.paid) - total(application.reclaimed);
    if (command.amount > most)
        return refuse(
            above_paid, "amount",
            {{"found", with_separators(command.amount)}, {"expected", with_separators(most)}});
    if (const Money least = application.excess(); command.amount < least)
        return refuse(
            below_excess, "amount",
            {{"found", with_separators(command.amount)}, {"expected", with_separators(least)}});
    return ClawbackProposed{command.amount, command.reason, actor.user};
}

Result<std::variant<ClawbackRejected, ClawedBack>> decide_clawback(const Application& application,
                                                                   const Decide& command,
                                                                   const Actor& actor, Date today) {
    CHECKED(next(moves, application.stage, command.approved ? Act::claw_back : Act::reject_clawback,
                 actor));
    CHECKED(require_office(application, actor));
    if (!command.approved) return ClawbackRejected{command.opinion};
    CHECKED(require_other_person(actor, application.clawback->maker));
    // By what each payer still bears.
    const Parts net = difference_of(application.paid, application.reclaimed);
    return ClawedBack{application.clawback->amount, split_by(application.clawback->amount, net),
                      actor.user, today};
}

Result<Returned> decide(const Application& application, const RecordReturn& command,
                        const Actor& actor, Date today) {
    CHECKED(require(actor, Role::treasury_officer));
    CHECKED(require_office(application, actor));
    const Money most = application.outstanding();
    if (command.amount > most)
        return refuse(
            above_outstanding, "amount",
            {{"found", with_separators(command.amount)}, {"expected", with_separators(most)}});
    return Returned{
        split_by(command.amount, difference_of(application.reclaimed, application.returned)),
        command.reference, today};
}

std::map<Place, Money> books(const Application& application) {
    std::map<Place, Money> all;
    const std::string& payee = application.filed.applicant;
    const char* cost = application.final ? accounts::expense : accounts::advance;
    const char* gain = application.final ? accounts::income : accounts::advance_received;
    for (const auto& [party, ordered] : application.ordered) {
        const std::string& payer = application.payers.at(party);
        const Money paid = of(application.paid, party);
        const Money reclaimed = of(application.reclaimed, party);
        const Money returned = of(application.returned, party);
        all[{payer, accounts::cash}] -= paid - returned;
        all[{payer, accounts::payable}] -= ordered - paid;
        all[{payer, accounts::reclaim}] += reclaimed - returned;
        all[{payer, cost}] += ordered - reclaimed;
        all[{payee, accounts::cash}] += paid - returned;
        all[{payee, accounts::receivable}] += ordered - paid;
        all[{payee, accounts::to_return}] -= reclaimed - returned;
        all[{payee, gain}] -= ordered - reclaimed;
    }
    return all;
}

Entry difference(const Application& before, const Application& after, Date on, const char* rule,
                 std::string zh, std::string en) {
    std::map<Place, Money> change = books(after);
    for (const auto& [place, amount] : books(before)) change[place] -= amount;
    std::vector<Posting> postings;
    for (const auto& [place, amount] : change)
        if (amount != Money{}) postings.push_back({place.first, place.second, amount});
    return Entry(on, after.id,
                 {after.filed.programme, after.filed.version, rule, std::move(zh), std::move(en)},
                 std::move(postings));
}

}  // namespace zhirong::subsidy
