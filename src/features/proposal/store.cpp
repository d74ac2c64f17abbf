#include <algorithm>

#include "core/lending/programme_bounds.h"
#include "features/loan_to_value/loan_to_value.h"
#include "features/organisation/organisation.h"
#include "features/proposal/products.h"
#include "features/rights/rights.h"
#include "features/risk_sharing/risk_sharing.h"
#include "features/valuation/valuation.h"
#include "platform/desk/verify.h"
#include "platform/desk/work.h"

namespace zhirong::proposal {
namespace {

using financing::Financing;
using organisation::Organisation;

constexpr std::int64_t page_size = 500;
constexpr std::int64_t most_proposals_of_a_firm = 500;

constexpr RefusalKind nobody{"proposal.firm", 422, "请写明企业或融资项目",
                             "Name the firm or the financing"};
constexpr RefusalKind no_firm{"proposal.firm_unknown", 422, "“{found}”不是平台上的企业",
                              "“{found}” is no enterprise on the platform"};
constexpr RefusalKind no_need{"proposal.need", 422, "请写明申请金额和期限",
                              "State the amount and the tenor that are needed"};
constexpr RefusalKind right_unknown{"proposal.right", 422,
                                    "“{found}”不是该企业登记的知识产权，不能作为质押物",
                                    "“{found}” is no right that the firm has recorded"};
constexpr RefusalKind range_order{
    "proposal.range", 422, "价值应为低值 ≤ 中值 ≤ 高值，实际为 {found}",
    "The range must rise from low over median to high; found {found}"};
constexpr RefusalKind fund_unknown{"proposal.fund", 422,
                                   "补偿金“{found}”不存在，或与本行没有合作协议",
                                   "The fund “{found}” is not there or has no agreement with the "
                                   "bank"};
constexpr RefusalKind share_range{"proposal.cover_share", 422,
                                  "分担比例 {found} 应大于 0、小于 100%",
                                  "The share {found} must be above 0 and below 100 %"};
constexpr RefusalKind not_of_bank{"proposal.not_of_bank", 403, "融资 {found} 的贷款银行不是贵行",
                                  "Financing {found} is not of your bank"};

// Records of a kind to which the organisation is a party, whoever asks.
template <class R, class Use>
void each_of_party(View& view, const std::string& party, Use use) {
    std::string after;
    for (;;) {
        const Rows rows = view.session().query(
            "select record from record_party where organisation = $1 and kind = $2 and record > $3 "
            "order by record limit $4",
            party, R::kind, after, page_size);
        for (const Row& row : rows) use(view.linked<R>(row.text(0)));
        if (std::ssize(rows) < page_size) return;
        after = rows.back().text(0);
    }
}

std::vector<Proposal> proposals_of(View& view, const std::string& key) {
    const Rows rows = view.session().query(
        "select record from record_key where kind = $1 and key = $2 order by record limit $3",
        Proposal::kind, key, most_proposals_of_a_firm);
    std::vector<Proposal> found;
    for (const Row& row : rows) found.push_back(view.linked<Proposal>(row.text(0)));
    return found;
}

// The value that a bank accepted for a right of this firm, the latest: with the range of its
// report, or, where that gave none, one point.
std::map<std::string, Range> accepted_values(View& view, const std::string& firm,
                                             const std::string& bank,
                                             const std::optional<std::string>& only) {
    std::map<std::string, std::pair<Date, Range>> latest;
    each_of_party<Financing>(view, firm, [&](const Financing& financing) {
        if (financing.applicant != firm || !financing.value || !financing.valuation) return;
        if (only && financing.id != *only) return;
        if (!bank.empty() && financing.application.bank != bank) return;
        const auto valued = view.linked<valuation::Valuation>(*financing.valuation);
        if (!valued.accepted || !valued.report) return;
        for (const valuation::Line& line : valued.report->lines) {
            auto& known = latest[line.right];
            if (known.second.basis.empty() || known.first < valued.accepted->on)
                known = {valued.accepted->on,
                         {line.low.value_or(line.value), line.value, line.high.value_or(line.value),
                          (line.low && line.high ? "采纳的评估价值："
                                                 : "采纳的评估价值（单点，无区间）：") +
                              valued.report->number + "，" + valued.id}};
        }
    });
    std::map<std::string, Range> values;
    for (auto& [right, found] : latest) values.emplace(right, std::move(found.second));
    return values;
}

Result<lending::ValuedRight> valued(View& view, const rights::Right& right, Range range,
                                    const std::optional<std::string>& financing) {
    lending::ValuedRight one{.right = right.id,
                             .title = right.title,
                             .kind = right.right_kind,
                             .low = range.low,
                             .median = range.median,
                             .high = range.high,
                             .ends = rights::legal_end(right),
                             .pledged_for = {},
                             .basis = std::move(range.basis)};
    if (right.pledge) {
        const bool of_this = financing && view.linked<Financing>(*financing).pledge == right.pledge;
        if (!of_this) one.pledged_for = right.pledge;
    }
    return one;
}

std::vector<rights::Right> rights_of(View& view, const std::string& firm) {
    std::vector<rights::Right> all;
    each_of_party<rights::Right>(view, firm, [&](rights::Right right) {
        if (right.owner == firm &&
            rights::status_at(right, view.today()) == rights::Status::granted)
            all.push_back(std::move(right));
    });
    return all;
}

Result<std::vector<lending::ValuedRight>> rights_and_values(
    View& view, const Context& context, const Question& question, const std::string& firm,
    const std::optional<Financing>& financing, const Asker& asker) {
    std::vector<lending::ValuedRight> found;
    if (question.values) {
        for (std::size_t i = 0; i < question.values->size(); ++i) {
            const StatedValue& each = (*question.values)[i];
            const std::string at = shapes::item_path("question.values", i);
            const auto right = view.find<rights::Right>(each.right);
            if (!right || right->owner != firm)
                return refuse(right_unknown, at + ".right", {{"found", each.right}});
            if (each.low > each.median || each.median > each.high)
                return refuse(
                    range_order, at + ".median",
                    {{"found", with_separators(each.low) + " / " + with_separators(each.median) +
                                   " / " + with_separators(each.high)}});
            found.push_back(TRY(valued(view, *right, {each.low, each.median, each.high, each.basis},
                                       question.financing)));
        }
        return found;
    }
    std::optional<std::string> only;
    if (financing && financing->value) only = financing->id;
    const auto accepted = accepted_values(view, firm, asker.bank, only);
    for (const rights::Right& right : rights_of(view, firm)) {
        if (financing && std::ranges::find(financing->application.rights, right.id) ==
                             financing->application.rights.end())
            continue;
        std::optional<Range> range;
        if (context.range) range = context.range(view, right.id);
        if (const auto known = accepted.find(right.id); !range && known != accepted.end())
            range = known->second;
        if (range) found.push_back(TRY(valued(view, right, *std::move(range), question.financing)));
    }
    return found;
}

Result<std::optional<lending::Cover>> cover_of(View& view, const Question& question,
                                               const std::string& bank) {
    if (!question.cover) return std::nullopt;
    const StatedCover& stated = *question.cover;
    if (stated.share <= Ratio{} || stated.share >= Ratio::whole(1))
        return refuse(share_range, "question.cover.share", {{"found", to_percent(stated.share)}});
    const auto fund = view.find<risk_sharing::Fund>(stated.fund);
    if (!fund || (!bank.empty() && fund->with(bank) == nullptr))
        return refuse(fund_unknown, "question.cover.fund", {{"found", stated.fund}});
    return lending::Cover{.fund = stated.fund,
                          .share = stated.share,
                          .free = fund->free(),
                          .source = fund->details.name + "：" + stated.source};
}

programme::Facts facts_of(const Inputs& inputs) {
    programme::Facts facts;
    facts.set("loan.principal", inputs.need.amount);
    facts.set("loan.signed_on", inputs.on);
    if (inputs.size) facts.set("borrower.size", *inputs.size);
    if (inputs.technology_firm)
        facts.set("borrower.technology_enterprise", *inputs.technology_firm);
    if (inputs.region) facts.set("borrower.region", *inputs.region);
    if (inputs.grade) facts.set("borrower.grade", inputs.grade->grade);
    if (!inputs.rights.empty()) {
        Money low;
        for (const lending::ValuedRight& right : inputs.rights) low += right.low;
        facts.set("pledge.value", low);
    }
    return facts;
}

Result<std::optional<lending::ProgrammeBounds>> programme_of(
    View& view, const Context& context, const Question& question,
    const std::optional<Financing>& financing, const Inputs& inputs) {
    std::optional<std::string> id = question.programme;
    programme::Agreement agreement;
    std::optional<risk_sharing::Fund> fund;
    if (financing && financing->application.fund)
        fund = view.find<risk_sharing::Fund>(*financing->application.fund);
    if (question.cover) fund = view.find<risk_sharing::Fund>(question.cover->fund);
    if (!id && financing) id = financing->application.programme;
    if (!id && fund) id = fund->details.programme;
    if (!id) return std::nullopt;
    auto programme = context.programmes.in(view).in_force(*id, inputs.on);
    if (!programme) {
        for (Refusal& each : programme.error().all) each.field = "question.programme";
        return std::unexpected(std::move(programme).error());
    }
    if (fund && fund->details.programme == *id)
        if (const auto* cooperation = fund->with(inputs.bank))
            agreement = TRY(risk_sharing::agreement_of(*cooperation, **programme));
    programme::Facts facts = facts_of(inputs);
    facts.published = context.published(inputs.on);
    return lending::bounds_of(**programme, facts, agreement, inputs.on);
}

Result<std::optional<lending::SharedRoom>> room_for(View& view, const Question& question,
                                                    const Organisation& firm) {
    if (!question.shared_limit) return std::nullopt;
    // Held where a decision is made, so that two of them cannot both count on what is left.
    const auto limit = TRY(view.get<SharedLimit>(*question.shared_limit));
    const ProposeLimit& details = limit.proposed.details;
    if (details.list &&
        !TRY(lists::is_member(view, *details.list, firm.details.credit_code, view.today())))
        return std::nullopt;
    return room_of(limit, view.today());
}

// Of the lists that products ask about, those on which the firm stands today. A list that nobody
// keeps is not known, which is something else than not to stand on it.
Result<std::optional<std::vector<std::string>>> lists_of(View& view, const Context& context,
                                                         const Organisation& firm) {
    std::optional<std::vector<std::string>> standing;
    for (const lending::Product* product : context.products.in_force(view.today()))
        for (const lending::Condition& condition : product->who) {
            if (condition.asked != lending::Asked::on_list || !condition.one_of) continue;
            for (const std::string& list : *condition.one_of) {
                const auto member =
                    lists::is_member(view, list, firm.details.credit_code, view.today());
                if (!member) continue;
                if (!standing) standing.emplace();
                if (*member && std::ranges::find(*standing, list) == standing->end())
                    standing->push_back(list);
            }
        }
    return standing;
}

}  // namespace

std::vector<financing::Financing> financings_of(View& view, const Proposal& proposal) {
    std::vector<Financing> all;
    for (const Draw& draw : proposal.draws) all.push_back(view.linked<Financing>(draw.financing));
    return all;
}

std::vector<lending::Exposure> exposures_of(View& view, const std::string& bank,
                                            const std::string& firm, const std::string& but,
                                            Date today) {
    // Whoever decides holds the firm's record with the bank, which every approval and every end of
    // a line changes. The rest is read as it is: an approval that also held the other proposals
    // would wait for one whose own approval waits for the firm.
    View looking(view.session(), view.actor(), view.today());
    std::vector<lending::Exposure> all;
    for (const Proposal& each : proposals_of(looking, key_of_firm(bank, firm))) {
        if (each.id == but || each.stage != Stage::approved) continue;
        const std::vector<Financing> served = financings_of(looking, each);
        // Contracted, not lent yet.
        Money contracted;
        for (const Draw& draw : each.draws) {
            const auto found = std::ranges::find(served, draw.financing, &Financing::id);
            const bool ended = found->phase == financing::Phase::declined ||
                               found->phase == financing::Phase::withdrawn;
            if (!found->loan && !ended) contracted += draw.amount;
        }
        if (contracted > Money{})
            all.push_back({each.id,
                           {"授信方案 " + each.id + " 已签约未放款", "Contracted under " + each.id},
                           contracted});
        const Money left = each.proposed.terms.line - drawn(each, served);
        if (!expired(each, today) && left > Money{})
            all.push_back(
                {each.id, {"授信方案 " + each.id + " 未用额度", "Not drawn of " + each.id}, left});
    }
    // After what is contracted: what is lent meanwhile then counts twice rather than not at all.
    std::vector<lending::Exposure> lent;
    each_of_party<loan::Loan>(looking, firm, [&](const loan::Loan& loan) {
        if (loan.borrower != firm || loan.lender != bank || loan.final) return;
        if (loan.summary.principal > Money{})
            lent.push_back({loan.id,
                            {"贷款 " + loan.id + " 本金余额", "Principal of loan " + loan.id},
                            loan.summary.principal});
    });
    all.insert(all.begin(), lent.begin(), lent.end());
    return all;
}

Result<Inputs> gather(View& view, const Context& context, const Question& question,
                      const Asker& asker) {
    const Date today = view.today();
    std::optional<Financing> financing;
    std::string firm_id;
    if (question.financing) {
        financing = TRY(view.get<Financing>(*question.financing));
        if (!asker.bank.empty() && financing->application.bank != asker.bank)
            return refuse(not_of_bank, "question.financing", {{"found", financing->id}});
        firm_id = financing->applicant;
    } else if (question.firm) {
        firm_id = *question.firm;
    } else {
        return refuse(nobody, "question.firm");
    }
    const auto firm = view.find<Organisation>(firm_id);
    if (!firm || firm->details.kind != OrganisationKind::enterprise)
        return refuse(no_firm, "question.firm", {{"found", firm_id}});
    Inputs inputs{.on = today,
                  .bank = asker.bank,
                  .firm = firm_id,
                  .firm_name = firm->details.name,
                  .technology_firm = firm->details.technology_firm,
                  .region = firm->details.region,
                  .life_stage = question.life_stage};
    if (firm->details.size) inputs.size = std::string(name_of(*firm->details.size));
    if (question.need)
        inputs.need = *question.need;
    else if (financing)
        inputs.need = {financing->application.amount, financing->application.tenor_months};
    else
        return refuse(no_need, "question.need");
    inputs.grade = question.grade;
    if (!inputs.grade && context.grade) inputs.grade = context.grade(view, firm_id);
    inputs.rights = TRY(rights_and_values(view, context, question, firm_id, financing, asker));
    inputs.room = TRY(room_for(view, question, *firm));
    inputs.cover = TRY(cover_of(view, question, asker.bank));
    if (asker.own_table) {
        inputs.table = loan_to_value::table_in_force(view, asker.bank, today);
        inputs.exposures = exposures_of(view, asker.bank, firm_id, "", today);
    }
    inputs.lists = TRY(lists_of(view, context, *firm));
    inputs.one_year = TRY(context.market.rates.at(Tenor::one_year, today));
    inputs.over_five_years = TRY(context.market.rates.at(Tenor::over_five_years, today));
    inputs.programme = TRY(programme_of(view, context, question, financing, inputs));
    return inputs;
}

std::map<std::string, std::string> firms_by_code(View& view) {
    std::map<std::string, std::string> firms;
    std::string after;
    for (;;) {
        const Rows rows = view.session().query(
            "select id from record where kind = $1 and id > $2 order by id limit $3",
            Organisation::kind, after, page_size);
        for (const Row& row : rows) {
            const auto each = view.linked<Organisation>(row.text(0));
            if (each.details.kind == OrganisationKind::enterprise)
                firms.emplace(each.details.credit_code, each.id);
        }
        if (std::ssize(rows) < page_size) return firms;
        after = rows.back().text(0);
    }
}

std::optional<Proposal> proposal_of(View& view, const std::string& financing) {
    for (Proposal& each : proposals_of(view, key_of_financing(financing)))
        if (each.stage == Stage::approved) return std::move(each);
    return std::nullopt;
}

Result<std::monostate> draw(Work& work, const Financing& financing, const std::string& contract,
                            const Wanted& wanted) {
    auto proposal = proposal_of(work, financing.id);
    if (!proposal) return {};
    const Money already = drawn(*proposal, financings_of(work, *proposal));
    CHECKED(bound(*proposal, already, wanted, work.today()));
    work.happened(*proposal, Drawn{financing.id, contract, wanted.principal, work.today()});
    return {};
}

void give_back(Work& work, const std::string& financing, const std::string& contract) {
    for (Proposal& each : proposals_of(work, key_of_financing(financing)))
        if (std::ranges::find(each.draws, contract, &Draw::contract) != each.draws.end())
            work.happened(each, Returned{contract, work.today()});
}

Proof proposals_proof() {
    return {{"proposals", "授信方案重算一致、共用额度不超", "Proposals recompute, limits hold"},
            [](View& view, Check& check) {
                std::string after;
                const auto each = [&]<class R>(const R*, const auto& use) {
                    after.clear();
                    for (;;) {
                        const Rows rows = view.session().query(
                            "select id from record where kind = $1 and id > $2 order by id limit "
                            "$3",
                            R::kind, after, page_size);
                        for (const Row& row : rows) use(view.linked<R>(row.text(0)));
                        if (std::ssize(rows) < page_size) return;
                        after = rows.back().text(0);
                    }
                };
                each(static_cast<const Proposal*>(nullptr), [&](const Proposal& proposal) {
                    ++check.compared;
                    if (write(recomputed(proposal)) != write(proposal.proposed.offer))
                        check.differs("proposal " + proposal.id, "按留存资料重算与记录不一致",
                                      "computed anew from what was kept it differs");
                });
                each(static_cast<const SharedLimit*>(nullptr), [&](const SharedLimit& limit) {
                    ++check.compared;
                    if (limit.used() > limit.proposed.details.amount)
                        check.differs("shared limit " + limit.id, "占用超过总额",
                                      "more is used than it holds");
                });
            }};
}

}  // namespace zhirong::proposal
