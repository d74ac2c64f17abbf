#include "features/guarantee/guarantee.h"

#include <algorithm>

#include "core/access/party.h"
#include "features/guarantee/moves.h"

namespace zhirong::guarantee {
namespace {

constexpr RefusalKind scheme_unknown{"guarantee.scheme", 422,
                                     "没有在 {date} 有效的担保方案“{found}”，可用：{expected}",
                                     "No guarantee scheme “{found}” is in force on {date}; there "
                                     "are: {expected}"};
constexpr RefusalKind scheme_missing{"guarantee.scheme_missing", 409,
                                     "担保方案“{scheme}”的版本 {found} 不在本系统中",
                                     "Version {found} of the scheme “{scheme}” is not here"};
constexpr RefusalKind date_in_future{"guarantee.date_in_future", 422,
                                     "日期 {found} 晚于今天 {expected}",
                                     "{found} is after today, {expected}"};
constexpr RefusalKind nothing_reported{"guarantee.nothing_reported", 409, "没有待确认的净资产",
                                       "No net assets wait to be confirmed"};
constexpr RefusalKind older_report{
    "guarantee.older_report", 422, "净资产截止日 {found} 早于已确认的 {expected}",
    "Net assets as of {found} are older than those confirmed, of {expected}"};
constexpr RefusalKind net_assets_unknown{
    "guarantee.net_assets_unknown", 409,
    "担保机构尚无已确认的净资产，无法计算担保责任余额限额：请先报送并确认净资产",
    "The guarantor has no confirmed net assets to count the limits on: report and confirm them"};
constexpr RefusalKind too_few_members{"guarantee.group_members", 422,
                                      "关联关系至少要有两家不同的企业",
                                      "A relation needs two different firms at least"};
constexpr RefusalKind no_group{"guarantee.group", 404, "没有第 {found} 项有效的关联关系",
                               "There is no relation {found} in force"};
constexpr RefusalKind line_ends_early{"guarantee.line_until", 422,
                                      "额度到期日 {found} 早于今天 {expected}",
                                      "The line's last day {found} is before today, {expected}"};
constexpr RefusalKind party_missing{
    "guarantee.party_missing", 422, "按方案，{found}承担 {share}，须指明机构",
    "Under the scheme the {found_en} bears {share}: name the organisation"};
constexpr RefusalKind party_uncalled{"guarantee.party_uncalled", 422, "方案中没有{found}",
                                     "The scheme has no {found_en}"};
constexpr RefusalKind line_not_in_force{"guarantee.line_not_in_force", 409,
                                        "担保额度现为“{found}”，不能办理",
                                        "The line is “{found_en}”: nothing is issued under it"};
constexpr RefusalKind line_over{"guarantee.line_over", 409,
                                "担保额度已于 {expected} 到期，今天是 {found}",
                                "The line's last day was {expected}, today is {found}"};
constexpr RefusalKind line_passed{"guarantee.line_passed", 409,
                                  "在保余额 {found} 元将超过额度 {expected} 元",
                                  "{found} outstanding would pass the line of {expected}"};
constexpr RefusalKind line_stopped{
    "guarantee.line_stopped", 409, "代偿率已达上限 {expected}（现值 {found}），暂停见贷即保",
    "The claim rate is {found}, at the stop line of {expected}: nothing follows by itself"};
constexpr RefusalKind other_bank{"guarantee.other_bank", 422,
                                 "贷款银行为“{found}”，担保额度属于“{expected}”",
                                 "The loan is “{found}”'s, the line is for “{expected}”"};
constexpr RefusalKind follows_loan{"guarantee.follows_loan", 422,
                                   "该额度见贷即保：请由银行放款后报送贷款",
                                   "Under this line the guarantee follows the loan: the bank "
                                   "reports it once it has lent"};
constexpr RefusalKind decided_each{"guarantee.decided_each", 422, "该额度逐笔审批：请先申请担保",
                                   "Under this line each loan is decided: apply first"};
constexpr RefusalKind counter_missing{"guarantee.counter_missing", 422,
                                      "方案要求反担保，可接受：{expected}",
                                      "The scheme requires a counter-guarantee: {expected_en}"};
constexpr RefusalKind counter_kind{"guarantee.counter_kind", 422,
                                   "方案不接受“{found}”，可接受：{expected}",
                                   "The scheme does not take {found_en}; it takes: {expected_en}"};
constexpr RefusalKind principal_above{"guarantee.principal_above", 422,
                                      "放款金额 {found} 元超过同意担保的 {expected} 元",
                                      "{found} was lent, a guarantee of {expected} was accepted"};
constexpr RefusalKind months_above{"guarantee.months_above", 422,
                                   "贷款期限 {found} 个月超过同意担保的 {expected} 个月",
                                   "The loan runs {found} months, {expected} were accepted"};
constexpr RefusalKind dates_of_loan{"guarantee.loan_dates", 422,
                                    "到期日 {found} 应晚于放款日 {expected}",
                                    "The loan matures on {found}, after {expected} at least"};
constexpr RefusalKind fee_received_already{"guarantee.fee_received", 409, "担保费已于 {found} 收到",
                                           "The fee was received on {found}"};
constexpr RefusalKind balance_rises{"guarantee.balance_rises", 422,
                                    "贷款余额 {found} 元高于上次的 {expected} 元",
                                    "A balance of {found} is above the last, {expected}"};
constexpr RefusalKind books_say_it{
    "guarantee.books_say_it", 422, "平台贷款的余额与损失以平台账务为准，不能另行填报",
    "Of a loan of the platform its own books say this: leave it out"};
constexpr RefusalKind loss_missing{"guarantee.loss_missing", 422,
                                   "须填写未还本金、未还利息和违约日",
                                   "State principal and interest unpaid and the day of default"};
constexpr RefusalKind loss_above{"guarantee.loss_above", 422,
                                 "未还本金 {found} 元高于贷款余额 {expected} 元",
                                 "{found} unpaid is more than the balance of {expected}"};
constexpr RefusalKind no_loss{"guarantee.no_loss", 422, "没有未还本金", "No principal is unpaid"};
constexpr RefusalKind called_early{
    "guarantee.called_early", 409, "违约 {found} 天，满 {expected} 天才可以申请代偿",
    "{found} days in default; the guarantee may be called after {expected}"};
constexpr RefusalKind called_late{
    "guarantee.called_late", 409, "违约已 {found} 天，须在 {expected} 天内申请代偿",
    "{found} days in default; the guarantee was to be called within {expected}"};
constexpr RefusalKind nothing_to_pay{
    "guarantee.nothing_to_pay", 409, "当年代偿已达代偿率上限，本年没有可以代偿的金额",
    "The year's payments have reached the stop line: nothing can be paid"};
constexpr RefusalKind payment_stale{
    "guarantee.payment_stale", 409,
    "代偿上限余额现为 {found} 元，按此应代偿 {now} 元，方案为 {expected} 元：请退回重新拟定",
    "{found} may still be paid, so {now} in place of the {expected} proposed: send it back"};
constexpr RefusalKind not_a_sharer{"guarantee.not_a_sharer", 422, "{found}不须支付分险款",
                                   "The {found_en} owes the guarantor nothing"};
constexpr RefusalKind reimbursed_already{"guarantee.reimbursed", 409, "{found}已支付分险款",
                                         "The {found_en} has reimbursed the guarantor"};
constexpr RefusalKind costs_above{"guarantee.costs_above", 422,
                                  "费用 {found} 元超过收回金额 {expected} 元",
                                  "Costs of {found} are more than the {expected} recovered"};
constexpr RefusalKind recovered_more{"guarantee.recovered_more", 422,
                                     "收回净额 {found} 元超过尚未追回的损失 {expected} 元",
                                     "{found} net is more than what is still lost, {expected}"};
constexpr RefusalKind other_pursuer{"guarantee.other_pursuer", 403, "按方案由{expected}追偿",
                                    "Under the scheme the {expected_en} pursues"};
constexpr RefusalKind not_reimbursed{"guarantee.not_reimbursed", 409,
                                     "{found}尚未支付分险款，不能终结追偿",
                                     "The {found_en} has not reimbursed the guarantor yet"};
// Of a loan that is to be guaranteed without a decision.
constexpr RefusalKind loan_too_large{"guarantee.auto_amount", 422,
                                     "贷款 {found} 元超过见贷即保的单笔上限 {expected} 元",
                                     "A loan of {found} is above the {expected} that follow"};
constexpr RefusalKind loan_too_long{"guarantee.auto_months", 422,
                                    "贷款期限 {found} 个月超过见贷即保的 {expected} 个月",
                                    "A term of {found} months is above the {expected} that follow"};
constexpr RefusalKind borrower_too_much{
    "guarantee.auto_borrower", 422,
    "该企业在本额度下将为 {found} 元，超过见贷即保的单户上限 {expected} 元",
    "The firm would have {found} under this line, above the {expected} that follow"};
constexpr RefusalKind size_unknown{"guarantee.auto_size_unknown", 422,
                                   "企业未登记规模，方案要求：{expected}",
                                   "The firm's size is not known; the scheme asks: {expected_en}"};
constexpr RefusalKind size_other{"guarantee.auto_size", 422,
                                 "企业规模为“{found}”，方案要求：{expected}",
                                 "The firm is {found_en}; the scheme asks: {expected_en}"};
constexpr RefusalKind technology_unknown{"guarantee.auto_technology_unknown", 422,
                                         "企业未登记是否为科技型企业，方案要求科技型企业",
                                         "Whether the firm is a technology firm is not known"};
constexpr RefusalKind technology_no{"guarantee.auto_technology", 422,
                                    "企业不是科技型企业，方案要求科技型企业",
                                    "The firm is no technology firm, as the scheme asks"};
constexpr RefusalKind rights_few{"guarantee.auto_rights", 422,
                                 "企业有效知识产权 {found} 件，方案要求至少 {expected} 件",
                                 "The firm holds {found} rights in force, {expected} are asked"};
constexpr RefusalKind reported_late{
    "guarantee.auto_late", 422, "放款已 {found} 天，须在放款后 {expected} 天内报送",
    "Lent {found} days ago; it is to be reported within {expected}"};
constexpr RefusalKind lent_before_accepted{
    "guarantee.lent_before", 409,
    "放款日 {found} 早于同意担保之日 {expected}：担保以前的贷款不在担保之内",
    "Lent on {found}, before the guarantee was accepted on {expected}: it is not covered"};
constexpr RefusalKind default_before_loan{
    "guarantee.default_before_loan", 422, "违约日 {found} 应晚于放款日 {expected}",
    "In default since {found}, which is not after the disbursement on {expected}"};
constexpr RefusalKind lent_in_future{"guarantee.lent_in_future", 422,
                                     "放款日 {found} 晚于今天 {expected}",
                                     "Lent on {found}, after today, {expected}"};

std::vector<Fact> words(const char* zh, const char* en, const Label& label) {
    return {{zh, label.zh}, {en, label.en}};
}
template <class T>
std::vector<Fact> choices(std::vector<Fact> facts, const std::vector<T>& known) {
    std::string zh;
    std::string en;
    for (const T& each : known) {
        const Label label = label_of(each);
        zh += (zh.empty() ? "" : "、") + label.zh;
        en += (en.empty() ? "" : ", ") + label.en;
    }
    facts.push_back({"expected", zh});
    facts.push_back({"expected_en", en});
    return facts;
}
std::vector<Fact> amounts(Money found, Money expected) {
    return {{"found", with_separators(found)}, {"expected", with_separators(expected)}};
}
std::vector<Fact> numbers(std::int64_t found, std::int64_t expected) {
    return {{"found", std::to_string(found)}, {"expected", std::to_string(expected)}};
}
std::vector<Fact> dates(Date found, Date expected) {
    return {{"found", to_string(found)}, {"expected", to_string(expected)}};
}
void take(Refusals& all, Result<std::monostate> checked) {
    if (!checked) std::ranges::move(checked.error().all, std::back_inserter(all.all));
}
void take(Refusals& all, const RefusalKind& kind, const char* field, std::vector<Fact> facts) {
    all.all.push_back({&kind, field, std::move(facts)});
}

Result<std::monostate> acts_for(const Guarantee& guarantee, Party party, const Actor& actor) {
    return require_acting_for(actor, guarantee.party(party));
}

}  // namespace

Shelf::Shelf(std::vector<Scheme> schemes) : shelf_(std::move(schemes), scheme_unknown) {}

Result<const Scheme*> Shelf::find(const std::string& id, Date date) const {
    auto found = shelf_.find(id, date);
    if (!found)
        for (Refusal& each : found.error().all) each.field = "scheme";
    return found;
}
Result<const Scheme*> Shelf::version(const std::string& id, const std::string& version) const {
    for (const Scheme& each : all())
        if (each.id == id && each.version == version) return &each;
    return refuse(scheme_missing, "", {{"scheme", id}, {"found", version}});
}

int months_begun(Date from, Date until) {
    int months = 0;
    while (add_months(from, months) < until) ++months;
    return months;
}

// ---- standing
std::string standing_of(const std::string& guarantor) { return "standing:" + guarantor; }

Result<NetAssetsReported> decide(const Standing& standing, const ReportNetAssets& command,
                                 const Actor& actor, Date today) {
    CHECKED(require(actor, Role::guarantor_officer));
    if (command.as_of > today) return refuse(date_in_future, "as_of", dates(command.as_of, today));
    if (standing.confirmed && command.as_of < standing.confirmed->details.as_of)
        return refuse(older_report, "as_of",
                      dates(command.as_of, standing.confirmed->details.as_of));
    return NetAssetsReported{command, actor.user, actor.organisation, today};
}

Result<std::variant<NetAssetsConfirmed, NetAssetsReturned>> decide(const Standing& standing,
                                                                   const ConfirmNetAssets& command,
                                                                   const Actor& actor, Date today) {
    CHECKED(require(actor, Role::guarantor_approver));
    if (!standing.reported) return refuse(nothing_reported);
    CHECKED(require_other_person(actor, standing.reported->maker));
    if (!command.approved) return NetAssetsReturned{command.opinion};
    return NetAssetsConfirmed{today, command.opinion};
}

Result<Related> decide(const Standing& standing, const RelateBorrowers& command, const Actor& actor,
                       Date today) {
    CHECKED(require(actor, Role::guarantor_officer));
    const std::set<std::string> distinct(command.members.begin(), command.members.end());
    if (distinct.size() < 2 || distinct.size() != command.members.size())
        return refuse(too_few_members, "members");
    return Related{static_cast<int>(standing.groups.size()) + 1, command, today};
}

Result<RelationEnded> decide(const Standing& standing, const EndRelation& command,
                             const Actor& actor, Date today) {
    CHECKED(require(actor, Role::guarantor_officer));
    const auto found = std::ranges::find(standing.groups, command.group, &Group::number);
    if (found == standing.groups.end() || found->ended_on)
        return refuse(no_group, "group", {{"found", std::to_string(command.group)}});
    return RelationEnded{command.group, command.reason, today};
}

std::set<std::string> related(const Standing& standing, const std::string& borrower) {
    std::set<std::string> found{borrower};
    for (std::size_t before = 0; before != found.size();) {
        before = found.size();
        for (const Group& each : standing.groups) {
            if (each.ended_on) continue;
            const auto& members = each.details.members;
            if (std::ranges::any_of(members, [&](const auto& one) { return found.contains(one); }))
                found.insert(members.begin(), members.end());
        }
    }
    return found;
}

Result<Exposure> exposure(const Standing& standing, const std::string& borrower) {
    if (!standing.confirmed) return refuse(net_assets_unknown);
    Exposure made{.net_assets = standing.confirmed->details.net_assets,
                  .mainly_small = standing.confirmed->details.mainly_small,
                  .outstanding = standing.totals.outstanding,
                  .of_borrower = standing.totals.of(borrower),
                  .of_group = {}};
    for (const std::string& each : related(standing, borrower))
        made.of_group += standing.totals.of(each);
    return made;
}

// ---- lines
Result<LineProposed> decide(const ProposeLine& command, const Scheme& scheme, const Actor& actor,
                            Date today) {
    CHECKED(require(actor, Role::guarantor_officer));
    Refusals refused;
    if (command.until < today) take(refused, line_ends_early, "until", dates(command.until, today));
    const auto party = [&](Party which, const std::optional<std::string>& named,
                           const char* field) {
        const ShareRow* row = scheme.share_of(which);
        if ((row != nullptr) == named.has_value()) return;
        auto facts = words("found", "found_en", label_of(which));
        if (row != nullptr) facts.push_back({"share", to_percent(row->share)});
        take(refused, row != nullptr ? party_missing : party_uncalled, field, std::move(facts));
    };
    party(Party::re_guarantor, command.re_guarantor, "re_guarantor");
    party(Party::national_fund, command.national_fund, "national_fund");
    party(Party::local_fund, command.local_fund, "local_fund");
    if (!refused.all.empty()) return std::unexpected(std::move(refused));
    return LineProposed{actor.organisation, command, scheme.version, actor.user, today};
}

Result<std::variant<LineOffered, LineDeclined>> decide(const Line& line, const DecideLine& command,
                                                       const Actor& actor, Date today) {
    CHECKED(next(line_moves, line.stage, LineAct::decide, actor));
    CHECKED(require_acting_for(actor, line.proposal.guarantor));
    CHECKED(require_other_person(actor, line.proposal.maker));
    if (!command.approved) return LineDeclined{command.opinion, today};
    return LineOffered{command.opinion, today};
}

Result<std::variant<LineAccepted, LineDeclined>> decide(const Line& line, const AcceptLine& command,
                                                        const Actor& actor, Date today) {
    CHECKED(next(line_moves, line.stage, LineAct::accept, actor));
    CHECKED(require_acting_for(actor, line.proposal.details.bank));
    if (!command.accepted) return LineDeclined{command.opinion, today};
    return LineAccepted{command.opinion, today};
}

Result<LineClosed> decide(const Line& line, const CloseLine& command, const Actor& actor,
                          Date today) {
    CHECKED(next(line_moves, line.stage, LineAct::close, actor));
    CHECKED(require_acting_for(actor, line.proposal.guarantor));
    return LineClosed{command.reason, today};
}

Bearers bearers_of(const Line& line) {
    const ProposeLine& details = line.proposal.details;
    Bearers bearers{{"bank", details.bank}, {"guarantor", line.proposal.guarantor}};
    if (details.re_guarantor) bearers["re_guarantor"] = *details.re_guarantor;
    if (details.national_fund) bearers["national_fund"] = *details.national_fund;
    if (details.local_fund) bearers["local_fund"] = *details.local_fund;
    return bearers;
}

Money held_against(const StopRule& rule, const Totals& totals, Date today) {
    switch (rule.base) {
        case ClaimBase::issued_in_year: return totals.year(today).issued;
        case ClaimBase::released_in_year: return totals.year(today).released;
        case ClaimBase::in_force: return totals.outstanding;
    }
    ensure(false);
    return {};
}

std::optional<Room> stop_room(const Scheme& scheme, const Line& line, Date today) {
    if (!scheme.stop) return std::nullopt;
    const StopRule& rule = *scheme.stop;
    Room room = payment_room(held_against(rule, line.totals, today), line.totals.year(today).paid,
                             rule.line.value);
    const Label base = label_of(rule.base);
    room.why.version = scheme.version;
    room.why.source = rule.line.provenance.source;
    room.why.inputs.front().zh = base.zh;
    room.why.inputs.front().en = base.en;
    return room;
}

bool is_stopped(const Scheme& scheme, const Line& line, Date today) {
    if (!scheme.stop) return false;
    const auto rate =
        claim_rate(line.totals.year(today).paid, held_against(*scheme.stop, line.totals, today));
    return !rate || *rate >= scheme.stop->line.value;
}

namespace {

Result<std::monostate> line_open(const Line& line, Date today) {
    if (line.stage != LineStage::in_force)
        return refuse(line_not_in_force, "line", words("found", "found_en", label_of(line.stage)));
    if (today > line.proposal.details.until)
        return refuse(line_over, "line", dates(today, line.proposal.details.until));
    return {};
}

}  // namespace

Result<std::monostate> may_take(const Ground& ground, const std::string& borrower, Money amount,
                                Money own, Date today) {
    Refusals refused;
    take(refused, line_open(ground.line, today));
    const Money on_line = ground.line.totals.outstanding - own + amount;
    if (on_line > ground.line.proposal.details.amount)
        take(refused, line_passed, "", amounts(on_line, ground.line.proposal.details.amount));
    auto now = exposure(ground.standing, borrower);
    if (now) {
        now->outstanding -= own;
        now->of_borrower -= own;
        now->of_group -= own;
        take(refused, within_limits(*now, amount));
    } else {
        std::ranges::move(now.error().all, std::back_inserter(refused.all));
    }
    if (!refused.all.empty()) return std::unexpected(std::move(refused));
    return {};
}

// ---- guarantees
namespace {

Applied applied_of(const LoanTold& loan, const Line& line, std::string purpose, const Actor& actor,
                   Date today) {
    const LineProposed& details = line.proposal;
    return {.line = line.id,
            .scheme = details.details.scheme,
            .version = details.version,
            .applicant = actor.organisation,
            .borrower = loan.borrower,
            .bearers = bearers_of(line),
            .financing = loan.financing,
            .contract = loan.contract,
            .principal = loan.principal,
            .months = loan.months,
            .purpose = std::move(purpose),
            .automatic = false,
            .on = today};
}

Result<std::monostate> same_bank(const Line& line, const LoanTold& loan) {
    if (loan.bank == line.proposal.details.bank) return {};
    return refuse(other_bank, "line",
                  {{"found", loan.bank}, {"expected", line.proposal.details.bank}});
}

Result<std::monostate> check_dates(const LoanTold& loan, Date today) {
    if (*loan.disbursed_on > today)
        return refuse(lent_in_future, "disbursed_on", dates(*loan.disbursed_on, today));
    if (*loan.matures_on <= *loan.disbursed_on)
        return refuse(dates_of_loan, "matures_on", dates(*loan.matures_on, *loan.disbursed_on));
    return {};
}

}  // namespace

Result<Applied> decide(const Apply& command, const LoanTold& loan, const Ground& ground,
                       const Actor& actor, Date today) {
    if (actor.has(Role::enterprise_officer))
        CHECKED(require_acting_for(actor, loan.borrower));
    else
        CHECKED(require_acting_for(actor, loan.bank));
    CHECKED(line_open(ground.line, today));
    CHECKED(same_bank(ground.line, loan));
    if (ground.scheme.mode == Mode::automatic) return refuse(follows_loan, "line");
    return applied_of(loan, ground.line, command.purpose, actor, today);
}

Result<Withdrawn> decide(const Guarantee& guarantee, const Withdraw& command, const Actor& actor,
                         Date today) {
    CHECKED(next(moves, guarantee.stage, Act::withdraw, actor));
    CHECKED(require_acting_for(actor, guarantee.application.applicant));
    return Withdrawn{command.reason, today};
}

Result<Proposed> decide(const Guarantee& guarantee, const Propose& command, const Scheme& scheme,
                        const Actor& actor, Date today) {
    CHECKED(next(moves, guarantee.stage, Act::propose, actor));
    CHECKED(acts_for(guarantee, Party::guarantor, actor));
    const CounterRule& rule = scheme.counter_guarantee;
    if (rule.required && command.counter_guarantees.empty())
        return refuse(counter_missing, "counter_guarantees", choices({}, rule.any_of));
    for (std::size_t i = 0; i < command.counter_guarantees.size(); ++i) {
        const CounterGuarantee kind = command.counter_guarantees[i].kind;
        if (!rule.any_of.empty() && std::ranges::find(rule.any_of, kind) == rule.any_of.end())
            return refuse(counter_kind, shapes::item_path("counter_guarantees", i) + ".kind",
                          choices(words("found", "found_en", label_of(kind)), rule.any_of));
    }
    const LoanAsked asked{guarantee.application.principal, guarantee.application.months,
                          !command.counter_guarantees.empty()};
    return Proposed{command, actor.user, TRY(fee(scheme, asked, command.rate)), today};
}

Result<std::variant<Accepted, Declined>> decide(const Guarantee& guarantee, const Decide& command,
                                                const Ground& ground, const Actor& actor,
                                                Date today) {
    CHECKED(next(moves, guarantee.stage, Act::decide, actor));
    CHECKED(acts_for(guarantee, Party::guarantor, actor));
    CHECKED(require_other_person(actor, guarantee.proposal->maker));
    if (!command.approved) return Declined{command.opinion, today};
    const Money amount = guaranteed_amount(ground.scheme, guarantee.application.principal);
    CHECKED(may_take(ground, guarantee.application.borrower, amount, Money{}, today));
    return Accepted{command.opinion, amount, today};
}

Result<Issued> decide(const Guarantee& guarantee, const Issue& command, const LoanTold& loan,
                      const Ground& ground, const Actor& actor, Date today) {
    CHECKED(next(moves, guarantee.stage, Act::issue, actor));
    CHECKED(acts_for(guarantee, Party::bank, actor));
    CHECKED(check_dates(loan, today));
    if (*loan.disbursed_on < guarantee.accepted->on)
        return refuse(lent_before_accepted, "disbursed_on",
                      dates(*loan.disbursed_on, guarantee.accepted->on));
    if (loan.principal > guarantee.application.principal)
        return refuse(principal_above, "principal",
                      amounts(loan.principal, guarantee.application.principal));
    const int months = months_begun(*loan.disbursed_on, *loan.matures_on);
    if (months > guarantee.application.months)
        return refuse(months_above, "matures_on", numbers(months, guarantee.application.months));
    const Money amount = guaranteed_amount(ground.scheme, loan.principal);
    CHECKED(may_take(ground, guarantee.application.borrower, amount, guarantee.outstanding, today));
    const Propose& agreed = guarantee.proposal->details;
    const LoanAsked asked{loan.principal, months, !agreed.counter_guarantees.empty()};
    return Issued{loan.loan,
                  loan.principal,
                  amount,
                  *loan.disbursed_on,
                  *loan.matures_on,
                  months,
                  TRY(fee(ground.scheme, asked, agreed.rate)),
                  command.reference,
                  today};
}

namespace {

void follow(Refusals& refused, const Automatic& rule, const LoanTold& loan, const FirmKnown& firm,
            Money of_borrower, int months, Date today) {
    if (loan.principal > rule.most.value)
        take(refused, loan_too_large, "principal", amounts(loan.principal, rule.most.value));
    if (months > rule.months.value)
        take(refused, loan_too_long, "matures_on", numbers(months, rule.months.value));
    if (rule.borrower_most && of_borrower > rule.borrower_most->value)
        take(refused, borrower_too_much, "", amounts(of_borrower, rule.borrower_most->value));
    if (rule.sizes) {
        const auto& sizes = rule.sizes->any_of;
        if (!firm.size)
            take(refused, size_unknown, "borrower", choices({}, sizes));
        else if (std::ranges::find(sizes, *firm.size) == sizes.end())
            take(refused, size_other, "borrower",
                 choices(words("found", "found_en", label_of(*firm.size)), sizes));
    }
    if (rule.technology_firm && !firm.technology_firm.value_or(false))
        take(refused, firm.technology_firm ? technology_no : technology_unknown, "borrower", {});
    if (rule.rights && firm.rights < rule.rights->value)
        take(refused, rights_few, "borrower", numbers(firm.rights, rule.rights->value));
    const auto since = (today - *loan.disbursed_on).count();
    if (since > rule.report_within.value)
        take(refused, reported_late, "disbursed_on", numbers(since, rule.report_within.value));
}

}  // namespace

Result<Followed> decide(const ReportLoan& command, const LoanTold& loan, const FirmKnown& firm,
                        const Ground& ground, const Actor& actor, Date today) {
    CHECKED(require(actor, Role::bank_officer));
    CHECKED(require_acting_for(actor, loan.bank));
    CHECKED(same_bank(ground.line, loan));
    if (ground.scheme.mode != Mode::automatic) return refuse(decided_each, "line");
    CHECKED(check_dates(loan, today));
    const int months = months_begun(*loan.disbursed_on, *loan.matures_on);
    const Money amount = guaranteed_amount(ground.scheme, loan.principal);
    Refusals refused;
    follow(refused, *ground.scheme.automatic, loan, firm,
           ground.line.totals.of(loan.borrower) + amount, months, today);
    if (is_stopped(ground.scheme, ground.line, today)) {
        const auto rate = claim_rate(ground.line.totals.year(today).paid,
                                     held_against(*ground.scheme.stop, ground.line.totals, today));
        take(refused, line_stopped, "line",
             {{"found", rate ? to_percent(*rate) : "—"},
              {"expected", to_percent(ground.scheme.stop->line.value)}});
    }
    take(refused, may_take(ground, loan.borrower, amount, Money{}, today));
    if (!refused.all.empty()) return std::unexpected(std::move(refused));
    Followed made{.applied = applied_of(loan, ground.line, {}, actor, today), .issued = {}};
    made.applied.automatic = true;
    made.applied.months = months;
    made.issued = {loan.loan,
                   loan.principal,
                   amount,
                   *loan.disbursed_on,
                   *loan.matures_on,
                   months,
                   TRY(fee(ground.scheme, {loan.principal, months, false})),
                   command.reference,
                   today};
    return made;
}

Result<FeeReceived> decide(const Guarantee& guarantee, const ReceiveFee& command,
                           const Actor& actor, Date today) {
    CHECKED(next(moves, guarantee.stage, Act::receive_fee, actor));
    CHECKED(acts_for(guarantee, Party::guarantor, actor));
    if (guarantee.fee_received)
        return refuse(fee_received_already, "", {{"found", to_string(guarantee.fee_received->on)}});
    return FeeReceived{command.reference, today};
}

Result<BalanceReported> decide(const Guarantee& guarantee, const ReportBalance& command,
                               const Scheme& scheme, const Actor& actor, Date today) {
    CHECKED(next(moves, guarantee.stage, Act::report_balance, actor));
    CHECKED(acts_for(guarantee, Party::bank, actor));
    if (guarantee.issued->loan) return refuse(books_say_it, "principal");
    if (command.principal > guarantee.balance)
        return refuse(balance_rises, "principal", amounts(command.principal, guarantee.balance));
    return BalanceReported{command.principal, guaranteed_amount(scheme, command.principal),
                           command.reference, today};
}

Result<Released> decide(const Guarantee& guarantee, const Release& command, const Actor& actor,
                        Date today) {
    CHECKED(next(moves, guarantee.stage, Act::release, actor));
    CHECKED(acts_for(guarantee, Party::bank, actor));
    return Released{command.reference, today};
}

Result<LossTold> stated_loss(const Guarantee& guarantee, const Call& command) {
    if (!command.principal || !command.interest || !command.default_on)
        return refuse(loss_missing, "principal");
    if (*command.principal > guarantee.balance)
        return refuse(loss_above, "principal", amounts(*command.principal, guarantee.balance));
    return LossTold{{*command.principal, *command.interest}, *command.default_on};
}

Result<Called> decide(const Guarantee& guarantee, const Call& command, const LossTold& told,
                      const Scheme& scheme, const Actor& actor, Date today) {
    CHECKED(next(moves, guarantee.stage, Act::call, actor));
    CHECKED(acts_for(guarantee, Party::bank, actor));
    if (guarantee.issued->loan && (command.principal || command.interest || command.default_on))
        return refuse(books_say_it, "principal");
    if (told.loss.principal <= Money{}) return refuse(no_loss, "principal");
    if (told.default_on <= guarantee.issued->disbursed_on)
        return refuse(default_before_loan, "default_on",
                      dates(told.default_on, guarantee.issued->disbursed_on));
    const PaymentRule& rule = scheme.payment;
    const auto days = (today - told.default_on).count();
    if (days < rule.after.value)
        return refuse(called_early, "default_on", numbers(days, rule.after.value));
    if (days > rule.call_within.value)
        return refuse(called_late, "default_on", numbers(days, rule.call_within.value));
    return Called{command,    told.loss, told.default_on,
                  actor.user, today,     today + Days(rule.pay_within.value)};
}

Result<CallReturned> decide(const Guarantee& guarantee, const ReturnCall& command,
                            const Actor& actor) {
    CHECKED(next(moves, guarantee.stage, Act::return_call, actor));
    CHECKED(acts_for(guarantee, Party::guarantor, actor));
    return CallReturned{command.reason};
}

namespace {

std::optional<Money> left_to_pay(const Scheme& scheme, const Line& line, Date today) {
    if (!scheme.stop || !scheme.stop->caps_payment) return std::nullopt;
    return stop_room(scheme, line, today)->left;
}

}  // namespace

Result<PaymentProposed> decide(const Guarantee& guarantee, const ProposePayment& command,
                               const Scheme& scheme, const Line& line, const Actor& actor,
                               Date today) {
    CHECKED(next(moves, guarantee.stage, Act::propose_payment, actor));
    CHECKED(acts_for(guarantee, Party::guarantor, actor));
    const auto left = left_to_pay(scheme, line, today);
    PaymentProposed proposed{command.opinion, actor.user, left,
                             split(scheme, guarantee.call->loss, left)};
    if (proposed.split.paid <= Money{}) return refuse(nothing_to_pay);
    if (left) proposed.split.why.steps.push_back(stop_room(scheme, line, today)->why);
    return proposed;
}

Result<std::variant<PaymentReturned, Paid>> decide(const Guarantee& guarantee,
                                                   const DecidePayment& command,
                                                   const Scheme& scheme, const Line& line,
                                                   const Actor& actor, Date today) {
    CHECKED(next(moves, guarantee.stage, Act::decide_payment, actor));
    CHECKED(acts_for(guarantee, Party::guarantor, actor));
    CHECKED(require_other_person(actor, guarantee.payment->maker));
    if (!command.approved) return PaymentReturned{command.opinion};
    const auto left = left_to_pay(scheme, line, today);
    const Split now = split(scheme, guarantee.call->loss, left);
    const Split& proposed = guarantee.payment->split;
    if (now.parts != proposed.parts)
        return refuse(payment_stale, "",
                      {{"found", with_separators(left.value_or(Money{}))},
                       {"now", with_separators(now.paid)},
                       {"expected", with_separators(proposed.paid)}});
    return Paid{command.opinion, today, today > guarantee.call->pay_by};
}

Result<Reimbursed> decide(const Guarantee& guarantee, const Reimburse& command, const Actor& actor,
                          Date today) {
    CHECKED(next(moves, guarantee.stage, Act::reimburse, actor));
    const Label named = label_of(command.party);
    if (command.party == Party::bank || command.party == Party::guarantor ||
        guarantee.paid_by(command.party) <= Money{})
        return refuse(not_a_sharer, "party", words("found", "found_en", named));
    CHECKED(acts_for(guarantee, command.party, actor));
    if (guarantee.is_reimbursed(command.party))
        return refuse(reimbursed_already, "party", words("found", "found_en", named));
    return Reimbursed{command.party, guarantee.paid_by(command.party), command.reference, today};
}

Recovered recover(const Guarantee& guarantee, const Scheme& scheme, Money gross, Money costs,
                  std::string reference, std::string by, Date today) {
    Recovered made{.gross = gross,
                   .costs = costs,
                   .returned = {},
                   .reference = std::move(reference),
                   .by = std::move(by),
                   .on = today};
    if (guarantee.recovered) {
        made.gross += guarantee.recovered->gross;
        made.costs += guarantee.recovered->costs;
    }
    made.returned =
        divide(scheme.recovery, guarantee.payment->split.parts, made.gross - made.costs);
    return made;
}

Result<Recovered> decide(const Guarantee& guarantee, const Recover& command, const Scheme& scheme,
                         const Actor& actor, Date today) {
    CHECKED(next(moves, guarantee.stage, Act::recover, actor));
    const Party pursuer = scheme.recovery.pursues;
    if (guarantee.party(pursuer) != actor.organisation)
        return refuse(other_pursuer, "", words("expected", "expected_en", label_of(pursuer)));
    if (command.costs > command.amount)
        return refuse(costs_above, "costs", amounts(command.costs, command.amount));
    const Money net = command.amount - command.costs;
    const Money still = guarantee.loss() - guarantee.net();
    if (net > still) return refuse(recovered_more, "amount", amounts(net, still));
    return recover(guarantee, scheme, command.amount, command.costs, command.reference,
                   actor.organisation, today);
}

Result<Closed> decide(const Guarantee& guarantee, const Close& command, const Actor& actor,
                      Date today) {
    CHECKED(next(moves, guarantee.stage, Act::close, actor));
    CHECKED(acts_for(guarantee, Party::guarantor, actor));
    for (const PartAmount& each : guarantee.payment->split.parts) {
        const bool owes = each.party != Party::bank && each.party != Party::guarantor &&
                          each.amount > Money{} && !guarantee.is_reimbursed(each.party);
        if (owes)
            return refuse(not_reimbursed, "", words("found", "found_en", label_of(each.party)));
    }
    return Closed{command.reason, today};
}

}  // namespace zhirong::guarantee
