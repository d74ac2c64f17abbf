#include "features/subsidy/batch.h"

#include <algorithm>

#include "core/access/party.h"
#include "features/subsidy/shape.h"

namespace zhirong::subsidy {
namespace {

struct Applier {
    Batch& batch;
    void operator()(const BatchProposed& event) const { batch.order = event; }
    void operator()(const BatchApproved& event) const {
        batch.stage = after(batch_moves, batch.stage, BatchAct::approve);
        batch.approval = event;
    }
    void operator()(const BatchRejected& event) const {
        batch.stage = after(batch_moves, batch.stage, BatchAct::reject);
        batch.rejected_because = event.opinion;
    }
    void operator()(const BatchPaid& event) const {
        batch.stage = after(batch_moves, batch.stage, BatchAct::pay);
        batch.payment = event;
    }
};

}  // namespace

Batch apply(Batch batch, const BatchEvent& event) {
    std::visit(Applier{batch}, event);
    return batch;
}

std::vector<std::string> parties(const Batch& batch) {
    std::vector<std::string> all{batch.order.office};
    for (const Total& each : batch.order.totals) all.push_back(each.organisation);
    std::ranges::sort(all);
    const auto rest = std::ranges::unique(all);
    all.erase(rest.begin(), rest.end());
    return all;
}

Label stage_words(const Batch& batch) { return label_of(batch.stage); }

Result<std::variant<BatchRejected, BatchApproved>> decide(const Batch& batch, const Decide& command,
                                                          const Actor& actor, Date today) {
    CHECKED(next(batch_moves, batch.stage, command.approved ? BatchAct::approve : BatchAct::reject,
                 actor));
    CHECKED(require_acting_for(actor, batch.order.office));
    if (!command.approved) return BatchRejected{command.opinion};
    CHECKED(require_other_person(actor, batch.order.maker));
    return BatchApproved{command.opinion, actor.user, today};
}

Result<BatchPaid> decide(const Batch& batch, const Pay& command, const Actor& actor, Date today) {
    CHECKED(next(batch_moves, batch.stage, BatchAct::pay, actor));
    CHECKED(require_acting_for(actor, batch.order.office));
    CHECKED(require_other_person(actor, batch.approval->checker));
    return BatchPaid{command.reference, today};
}

std::vector<Total> totals_of(const std::vector<Line>& lines) {
    std::vector<Total> totals;
    for (const Line& line : lines)
        for (const auto& [party, amount] : line.now) {
            const std::string& payer = line.payers.at(party);
            const auto same = std::ranges::find_if(totals, [&](const Total& each) {
                return each.party == party && each.organisation == payer;
            });
            if (same == totals.end())
                totals.push_back({party, payer, amount});
            else
                same->amount += amount;
        }
    return totals;
}

std::vector<Money> share_pot(Money available, const std::vector<Money>& asked) {
    Money sum;
    std::vector<std::int64_t> weights;
    for (const Money each : asked) {
        sum += each;
        weights.push_back(each.fen);
    }
    if (sum <= available) return asked;
    return allocate(std::max(available, Money{}), weights);
}

}  // namespace zhirong::subsidy
