#include "features/insurance_policy/policy.h"

#include <algorithm>
#include <set>

#include "core/access/party.h"
#include "features/insurance_policy/accounts.h"

namespace zhirong::insurance_policy {
namespace {

using insurance::coverage;
using insurance::Coverage;
using shapes::item_path;

constexpr RefusalKind item_twice{"policy.item_twice", 422,
                                 "“{found}”在清单内重复（第 {expected} 行）",
                                 "“{found}” is listed twice (row {expected})"};
constexpr RefusalKind kind_not_insured{
    "policy.kind", 422, "“{found}”不在本产品承保的权利种类内：{expected}",
    "{found_en} is no kind of right that this product insures: {expected_en}"};
constexpr RefusalKind kind_missing{"policy.kind_missing", 422, "请写明权利种类，可选：{expected}",
                                   "State the kind of right, one of: {expected_en}"};
constexpr RefusalKind kind_of_no_right{"policy.kind_of_no_right", 422,
                                       "本产品按{expected}计，不写权利种类",
                                       "This product counts {expected_en}: state no kind of right"};
constexpr RefusalKind kind_differs{"policy.kind_differs", 422,
                                   "号码“{found}”是{expected}的号码，所填种类不符",
                                   "“{found}” is the number of another kind: {expected_en}"};
constexpr RefusalKind right_ended{
    "policy.right_ended", 422, "“{found}”{expected}，不能承保：请从清单中删除",
    "“{found}” {expected_en} and cannot be insured: take it out of the schedule"};
constexpr RefusalKind begins_before{"policy.begins_before", 422,
                                    "起保日 {found} 早于今日 {expected}，不能倒签",
                                    "Cover cannot begin on {found}, before today, {expected}"};
constexpr RefusalKind nothing_insured{"policy.nothing_insured", 422,
                                      "保险标的清单是空的：请先录入或导入标的",
                                      "Nothing is in the schedule yet: enter or import it first"};
constexpr RefusalKind nothing_revised{"policy.nothing_revised", 422, "没有修改任何内容",
                                      "Nothing is revised"};
constexpr RefusalKind stricter_only{
    "policy.stricter_only", 422, "核保结论不得宽于核保事项：应为“{expected}”，所选为“{found}”",
    "The findings say “{expected_en}”; “{found_en}” would be laxer"};
constexpr RefusalKind no_request{"policy.no_request", 404, "没有待答复的第 {found} 号批改申请",
                                 "No request number {found} is open"};
constexpr RefusalKind not_covering{
    "policy.not_covering", 409, "{found} 保单不在承保状态，不能批改",
    "The policy does not cover {found}: it cannot be endorsed from then"};
constexpr RefusalKind future_effect{"policy.future_cancellation", 422,
                                    "终止日 {found} 不在保险期间内：{expected}",
                                    "{found} is outside of the term, {expected}"};
constexpr RefusalKind insurer_short_rate{
    "policy.insurer_short_rate", 422, "保险人解除合同的，按日比例退还保费，不得按短期费率",
    "An insurer that cancels returns the premium pro rata, not by the short rate"};
constexpr RefusalKind too_much_paid{"policy.too_much_paid", 422,
                                    "收到 {found} 元多于应收 {expected} 元",
                                    "{found} is more than the {expected} still to be paid"};
constexpr RefusalKind too_much_refunded{"policy.too_much_refunded", 422,
                                        "退还 {found} 元多于应退 {expected} 元",
                                        "{found} is more than the {expected} to be returned"};
constexpr RefusalKind same_party{"policy.same_party", 422, "投保人与保险人不能是同一机构",
                                 "Policyholder and insurer cannot be the same"};
constexpr RefusalKind item_missing{"policy.item_missing", 422, "清单内没有“{found}”",
                                   "“{found}” is not in the schedule"};

template <class T>
std::pair<std::string, std::string> listed(const std::vector<T>& all) {
    std::string zh;
    std::string en;
    for (const T& each : all) {
        const Label words = label_of(each);
        zh += (zh.empty() ? "" : "、") + words.zh;
        en += (en.empty() ? "" : ", ") + words.en;
    }
    return {zh, en};
}

Result<ScheduledItem> read_item(const Product& product, const ScheduledItem& item,
                                const std::string& at) {
    const std::vector<RightKind>& kinds = product.objects.kinds;
    const auto [zh, en] = listed(kinds);
    ScheduledItem read = item;
    if (kinds.empty()) {
        const Label counted = label_of(product.objects.counted);
        if (item.kind)
            return refuse(kind_of_no_right, at + ".kind",
                          {{"expected", counted.zh}, {"expected_en", counted.en}});
        return read;
    }
    if (!item.kind)
        return refuse(kind_missing, at + ".kind", {{"expected", zh}, {"expected_en", en}});
    if (std::ranges::find(kinds, *item.kind) == kinds.end())
        return refuse(kind_not_insured, at + ".kind",
                      {{"found", label_of(*item.kind).zh},
                       {"found_en", label_of(*item.kind).en},
                       {"expected", zh},
                       {"expected_en", en}});
    auto numbered = rights::read_number(item.number, *item.kind);
    if (!numbered) {
        for (Refusal& each : numbered.error().all) each.field = at + ".number";
        return std::unexpected(std::move(numbered).error());
    }
    if (numbered->kind != *item.kind)
        return refuse(kind_differs, at + ".kind",
                      {{"found", item.number},
                       {"expected", label_of(numbered->kind).zh},
                       {"expected_en", label_of(numbered->kind).en}});
    read.number = numbered->number;
    return read;
}

// However a person writes the number of an item: "ZL201510362077.3" is listed as "2015103620773".
std::string as_listed(const Product& product, const std::string& number) {
    for (const RightKind kind : product.objects.kinds)
        if (const auto read = rights::read_number(number, kind); read && read->kind == kind)
            return read->number;
    return number;
}

// The stage that the act leads to, where this person may do it for its side.
Result<Stage> moved(const Policy& policy, Act act, const Actor& actor) {
    const Stage to = TRY(next(moves, policy.stage, act, actor));
    CHECKED(require_acting_for(actor, actor.has(Role::insurer_officer)
                                          ? policy.application.insurer
                                          : policy.application.holder));
    return to;
}

Money unpaid(const Policy& policy) { return policy.premium - policy.paid; }

Result<Coverage> coverage_of(const Policy& policy, const Product& product,
                             const std::vector<Movement>& movements) {
    if (policy.inception().schedule.empty()) return refuse(nothing_insured, "items");
    return coverage(product, policy.inception(), movements);
}

// Fields as the command has them: "movements[3].add[0].number" is its "add[0].number".
Refusals of_command(Refusals refusals, std::size_t place) {
    const std::string prefix = item_path("movements", place) + ".";
    for (Refusal& each : refusals.all)
        if (each.field.starts_with(prefix)) each.field = each.field.substr(prefix.size());
    return refusals;
}

// The premium with one movement more.
Result<Premium> with(const Policy& policy, const Product& product, Movement movement) {
    std::vector<Movement> movements = policy.moved();
    movements.push_back(std::move(movement));
    auto after = coverage_of(policy, product, movements);
    if (!after) return std::unexpected(of_command(std::move(after).error(), movements.size() - 1));
    return Premium{policy.premium, after->premium};
}

int next_number(const Policy& policy) { return static_cast<int>(policy.movements.size()) + 1; }

// A movement of the past cannot add a right that has ended, whenever it is made known.
Result<std::monostate> check_insurable(const Product& product,
                                       const std::vector<ScheduledItem>& items,
                                       const KnownRights& known, Date from,
                                       const std::string& field) {
    Refusals wrong;
    for (std::size_t i = 0; i < items.size(); ++i)
        if (auto refusal =
                not_insurable(product, items[i], known, from, item_path(field, i) + ".number"))
            wrong.all.push_back(*std::move(refusal));
    if (!wrong.all.empty()) return std::unexpected(std::move(wrong));
    return {};
}

Result<insurance::Change> read_change(const Product& product, Date from,
                                      const std::optional<std::vector<ScheduledItem>>& add,
                                      const std::optional<std::vector<std::string>>& remove,
                                      std::optional<Money> sum,
                                      std::optional<insurance::Zone> zone) {
    insurance::Change change{.from = from, .add = {}, .remove = {}, .sum = sum, .zone = zone};
    if (add) change.add = TRY(read_items(product, *add, "add"));
    if (remove)
        for (const std::string& each : *remove) change.remove.push_back(as_listed(product, each));
    return change;
}

std::string term_words(const Inception& inception) {
    return to_string(inception.from) + " – " + to_string(inception.until());
}

bool none_told(const std::string& disputes) {
    return disputes == "无" || disputes == "没有" || disputes == "none" || disputes == "None";
}

Result<Applied> checked(Applied applied, const Product& product, Date today) {
    Inception& inception = applied.inception;
    if (inception.from < today)
        return refuse(begins_before, "from",
                      {{"found", to_string(inception.from)}, {"expected", to_string(today)}});
    if (applied.holder == applied.insurer) return refuse(same_party, "insurer");
    if (inception.schedule.empty())
        CHECKED(insurance::check_terms(product, {.insured = inception.insured,
                                                 .zone = inception.zone,
                                                 .sum = inception.sum,
                                                 .months = inception.months,
                                                 .claims = inception.claims}));
    else
        CHECKED(coverage(product, inception, {}));
    return applied;
}

}  // namespace

std::vector<Movement> Policy::moved() const {
    std::vector<Movement> all;
    for (const Dated& each : movements) all.push_back(each.movement);
    return all;
}
Money Policy::limit_taken() const {
    Money sum;
    for (const auto& [claim, amount] : taken) sum += amount;
    return sum;
}

Result<std::vector<ScheduledItem>> read_items(const Product& product,
                                              const std::vector<ScheduledItem>& items,
                                              const std::string& field) {
    std::vector<ScheduledItem> all;
    std::map<std::string, std::size_t> seen;
    Refusals wrong;
    for (std::size_t i = 0; i < items.size(); ++i) {
        const std::string at = item_path(field, i);
        auto read = read_item(product, items[i], at);
        if (!read) {
            for (Refusal& each : read.error().all) wrong.all.push_back(std::move(each));
            continue;
        }
        if (const auto [first, fresh] = seen.emplace(read->number, i); !fresh) {
            wrong.all.push_back(
                {&item_twice,
                 at + ".number",
                 {{"found", read->number}, {"expected", std::to_string(first->second + 1)}}});
            continue;
        }
        all.push_back(*std::move(read));
    }
    if (!wrong.all.empty()) return std::unexpected(std::move(wrong));
    return all;
}

ScheduledItem item_of(const rights::Right& right) {
    return {right.number, right.right_kind, right.title,
            right.holder.name.empty() ? std::nullopt : std::optional(right.holder.name)};
}

std::optional<Refusal> not_insurable(const Product& product, const ScheduledItem& item,
                                     const KnownRights& known, Date from, std::string field) {
    const auto found = known.find(item.number);
    if (found == known.end()) return std::nullopt;
    const rights::Right& right = found->second;
    const rights::Status status = rights::status_at(right, from);
    const bool of_application = product.objects.counted == insurance::Counted::application;
    const auto say = [&](std::string zh, std::string en) {
        return Refusal{
            &right_ended,
            std::move(field),
            {{"found", item.number}, {"expected", std::move(zh)}, {"expected_en", std::move(en)}}};
    };
    switch (status) {
        case rights::Status::not_yet_granted:
            if (of_application) return std::nullopt;
            return say("尚未授权", "is not granted yet");
        case rights::Status::granted:
            if (!of_application) return std::nullopt;
            return say("已经授权，不再是申请", "is granted and no application any more");
        case rights::Status::terminated:
            return say("在 " + to_string(from) + " 已经终止", "has ended by " + to_string(from));
        case rights::Status::invalidated: return say("已被宣告无效", "was declared invalid");
    }
    return std::nullopt;
}

Result<Applied> decide(const Apply& command, const Product& product, const std::string& holder,
                       const std::optional<std::string>& beneficiary,
                       const std::vector<rights::Right>& rights, const Actor& actor, Date today) {
    if (actor.has(Role::insurer_officer))
        CHECKED(require_acting_for(actor, command.insurer));
    else
        CHECKED(require(actor, Role::enterprise_officer));
    Applied applied{.product = product.id,
                    .version = product.version,
                    .line = product.line,
                    .insurer = command.insurer,
                    .holder = holder,
                    .inception = {.insured = command.insured,
                                  .zone = command.zone,
                                  .sum = command.sum,
                                  .months = command.months,
                                  .claims = command.claims,
                                  .from = command.from,
                                  .schedule = {}},
                    .known_disputes = command.known_disputes,
                    .renews = {},
                    .financing = command.financing,
                    .beneficiary = beneficiary,
                    .on = today,
                    .maker = actor.user};
    std::vector<ScheduledItem> items =
        TRY(read_items(product, command.items.value_or(std::vector<ScheduledItem>{}), "items"));
    KnownRights known;
    std::set<std::string> numbers;
    for (const ScheduledItem& each : items) numbers.insert(each.number);
    for (std::size_t i = 0; i < rights.size(); ++i) {
        const ScheduledItem item = item_of(rights[i]);
        const std::string field = item_path("rights", i);
        auto read = read_item(product, item, field);
        if (!read) {
            for (Refusal& each : read.error().all) each.field = field;
            return std::unexpected(std::move(read).error());
        }
        if (!numbers.insert(read->number).second)
            return refuse(item_twice, field,
                          {{"found", read->number}, {"expected", std::to_string(i + 1)}});
        known.emplace(read->number, rights[i]);
        if (auto refusal = not_insurable(product, *read, known, command.from, field))
            return std::unexpected(Refusals{{*std::move(refusal)}});
        items.push_back(*std::move(read));
    }
    applied.inception.schedule = std::move(items);
    return checked(std::move(applied), product, today);
}

Result<Revised> decide(const Policy& policy, const Revise& command, const Product& product,
                       const Actor& actor, Date today) {
    CHECKED(moved(policy, Act::revise, actor));
    Applied now = policy.application;
    Inception& inception = now.inception;
    if (!command.zone && !command.sum && !command.from && !command.months && !command.claims &&
        !command.add && !command.remove && !command.known_disputes)
        return refuse(nothing_revised);
    if (command.zone) inception.zone = *command.zone;
    if (command.sum) inception.sum = *command.sum;
    if (command.from) inception.from = *command.from;
    if (command.months) inception.months = *command.months;
    if (command.claims) inception.claims = *command.claims;
    if (command.known_disputes) now.known_disputes = *command.known_disputes;
    if (command.remove)
        for (std::size_t i = 0; i < command.remove->size(); ++i) {
            const std::string number = as_listed(product, (*command.remove)[i]);
            const auto found =
                std::ranges::find(inception.schedule, number, &ScheduledItem::number);
            if (found == inception.schedule.end())
                return refuse(item_missing, item_path("remove", i), {{"found", number}});
            inception.schedule.erase(found);
        }
    if (command.add) {
        std::vector<ScheduledItem> added = TRY(read_items(product, *command.add, "add"));
        for (std::size_t i = 0; i < added.size(); ++i) {
            const auto there =
                std::ranges::find(inception.schedule, added[i].number, &ScheduledItem::number);
            if (there != inception.schedule.end())
                return refuse(
                    item_twice, item_path("add", i) + ".number",
                    {{"found", added[i].number},
                     {"expected", std::to_string(there - inception.schedule.begin() + 1)}});
            inception.schedule.push_back(std::move(added[i]));
        }
    }
    now = TRY(checked(std::move(now), product, today));
    return Revised{now.inception, now.known_disputes, today};
}

Result<Revised> scheduled(const Policy& policy, std::vector<ScheduledItem> items,
                          const Product& product, const Actor& actor, Date today) {
    Revise command;
    command.add = std::move(items);
    return decide(policy, command, product, actor, today);
}

std::vector<Finding> assess(const Policy& policy, const Product& product, const KnownRights& known,
                            int claims_known) {
    const Inception& inception = policy.inception();
    const insurance::Underwriting& rules = product.underwriting;
    std::vector<Finding> all;
    if (const auto covered = coverage(product, inception, {}); covered) {
        const Money aggregate = covered->stretches.front().aggregate;
        all.push_back({{"sum", "保单累计限额", "Aggregate limit of the policy"},
                       aggregate > rules.sum_up_to.value ? Verdict::refer : Verdict::accept,
                       with_separators(aggregate),
                       "≤ " + with_separators(rules.sum_up_to.value),
                       rules.sum_up_to.provenance.source});
    }
    const int claims = std::max(inception.claims, claims_known);
    all.push_back({{"claims", "近三年赔案数", "Claims of the last three years"},
                   claims > rules.claims_up_to.value ? Verdict::refer : Verdict::accept,
                   std::to_string(claims),
                   "≤ " + std::to_string(rules.claims_up_to.value),
                   rules.claims_up_to.provenance.source});
    if (claims_known > inception.claims)
        all.push_back({{"claims_told", "投保人告知的赔案数少于平台记录",
                        "Fewer claims are told than the record knows"},
                       Verdict::refer,
                       std::to_string(inception.claims),
                       "≥ " + std::to_string(claims_known),
                       {"《保险法》第十六条", "Insurance Law, article 16"}});
    if (!none_told(policy.application.known_disputes))
        all.push_back({{"disputes", "告知有已知纠纷", "Known disputes are told"},
                       Verdict::refer,
                       policy.application.known_disputes,
                       "无",
                       {"《保险法》第十六条", "Insurance Law, article 16"}});
    for (const ScheduledItem& item : inception.schedule) {
        if (auto refusal = not_insurable(product, item, known, inception.from, "")) {
            all.push_back({{"ended", "权利不能承保：" + item.number,
                            "The right cannot be insured: " + item.number},
                           Verdict::decline,
                           in_chinese(*refusal),
                           "有效",
                           product.objects.provenance.source});
            continue;
        }
        const auto found = known.find(item.number);
        if (found == known.end()) continue;
        const rights::Right& right = found->second;
        if (const auto end = rights::legal_end(right);
            rules.life_left && end && add_months(inception.from, rules.life_left->value) > *end)
            all.push_back(
                {{"life_left", "权利剩余期限：" + item.number, "Life left of " + item.number},
                 Verdict::refer,
                 to_string(*end),
                 "≥ " + std::to_string(rules.life_left->value) + " 个月",
                 rules.life_left->provenance.source});
        for (const rights::NoticeInForce& notice : right.notices)
            all.push_back({{"notice", item.number + " 登记有" + label_of(notice.notice).zh,
                            item.number + ": " + label_of(notice.notice).en},
                           Verdict::refer,
                           notice.reference,
                           "无",
                           {"登记簿", "The register"}});
        if (inception.insured == insurance::Insured::owner && !right.owner.empty() &&
            right.owner != policy.application.holder && !item.owner)
            all.push_back({{"owner", "登记的权利人不是投保人：" + item.number,
                            "The owner on record is not the policyholder: " + item.number},
                           Verdict::refer,
                           right.holder.name,
                           "投保人",
                           {"登记簿", "The register"}});
    }
    return all;
}

Verdict worst(const std::vector<Finding>& findings) {
    Verdict verdict = Verdict::accept;
    for (const Finding& each : findings) verdict = std::max(verdict, each.verdict);
    return verdict;
}

Result<Underwritten> decide(const Policy& policy, const Underwrite& command, const Product& product,
                            std::vector<Finding> findings, const Actor& actor, Date today) {
    CHECKED(require(actor, Role::insurer_officer));
    CHECKED(require_acting_for(actor, policy.application.insurer));
    if (policy.stage != Stage::applied)
        return std::unexpected(next(moves, policy.stage, Act::underwrite, actor).error());
    const Coverage covered = TRY(coverage_of(policy, product, {}));
    const Verdict found = worst(findings);
    if (command.verdict < found)
        return refuse(stricter_only, "verdict",
                      {{"expected", label_of(found).zh},
                       {"expected_en", label_of(found).en},
                       {"found", label_of(command.verdict).zh},
                       {"found_en", label_of(command.verdict).en}});
    switch (command.verdict) {
        case Verdict::accept:
            return Accepted{command.opinion, actor.user, std::move(findings), covered.premium,
                            today};
        case Verdict::refer:
            return Referred{command.opinion, actor.user, std::move(findings), covered.premium,
                            today};
        case Verdict::decline: break;
    }
    return Declined{command.opinion, std::move(findings), today};
}

Result<std::variant<Accepted, Declined>> decide(const Policy& policy, const DecideReferral& command,
                                                const Actor& actor, Date today) {
    CHECKED(require(actor, Role::insurer_approver));
    CHECKED(require_acting_for(actor, policy.application.insurer));
    if (policy.stage != Stage::referred)
        return std::unexpected(next(moves, policy.stage, Act::decide_referral, actor).error());
    CHECKED(require_other_person(actor, policy.referral->maker));
    if (!command.approved) return Declined{command.opinion, policy.referral->findings, today};
    return Accepted{command.opinion, actor.user, policy.referral->findings,
                    policy.referral->premium, today};
}

Result<Withdrawn> decide(const Policy& policy, const Withdraw& command, const Actor& actor,
                         Date today) {
    CHECKED(moved(policy, Act::withdraw, actor));
    return Withdrawn{command.reason, today};
}

Result<Bound> decide(const Policy& policy, const Bind& command, const Product& product,
                     const KnownRights& known, std::string number, const Actor& actor, Date today) {
    CHECKED(moved(policy, Act::bind, actor));
    const Inception& inception = policy.inception();
    if (inception.from < today)
        return refuse(begins_before, "from",
                      {{"found", to_string(inception.from)}, {"expected", to_string(today)}});
    CHECKED(check_insurable(product, inception.schedule, known, inception.from, "schedule"));
    const Coverage covered = TRY(coverage_of(policy, product, {}));
    return Bound{std::move(number), command.signatory, covered.premium, today};
}

Result<Endorsed> decide(const Policy& policy, const Endorse& command, const Product& product,
                        const KnownRights& known, const Actor& actor, Date today) {
    CHECKED(moved(policy, Act::endorse, actor));
    if (command.request && std::ranges::none_of(policy.requests, [&](const AskedEndorsement& each) {
            return each.open && each.number == *command.request;
        }))
        return refuse(no_request, "request", {{"found", std::to_string(*command.request)}});
    insurance::Change change = TRY(
        read_change(product, command.from, command.add, command.remove, command.sum, command.zone));
    CHECKED(check_insurable(product, change.add, known, change.from, "add"));
    const Premium premium = TRY(with(policy, product, change));
    if (insurance::schedule_on(policy.inception(), policy.moved(), change.from).empty())
        return refuse(not_covering, "from", {{"found", to_string(change.from)}});
    return Endorsed{next_number(policy), std::move(change), command.reason,
                    command.request,     premium,           today};
}

Result<EndorsementRequested> decide(const Policy& policy, const RequestEndorsement& command,
                                    const Product& product, const Actor& actor, Date today) {
    CHECKED(moved(policy, Act::request_endorsement, actor));
    insurance::Change change = TRY(
        read_change(product, command.from, command.add, command.remove, command.sum, command.zone));
    (void)TRY(with(policy, product, std::move(change)));
    return EndorsementRequested{static_cast<int>(policy.requests.size()) + 1, command, today};
}

Result<RequestRefused> decide(const Policy& policy, const RefuseRequest& command,
                              const Actor& actor, Date today) {
    CHECKED(moved(policy, Act::answer_request, actor));
    if (std::ranges::none_of(policy.requests, [&](const AskedEndorsement& each) {
            return each.open && each.number == command.request;
        }))
        return refuse(no_request, "request", {{"found", std::to_string(command.request)}});
    return RequestRefused{command.request, command.reason, today};
}

Result<Cancelled> decide(const Policy& policy, const Cancel& command, const Product& product,
                         const Actor& actor, Date today) {
    CHECKED(moved(policy, Act::cancel, actor));
    if (command.by == CancelledBy::insurer && command.manner == Manner::short_rate)
        return refuse(insurer_short_rate, "manner");
    if (command.from < policy.inception().from || command.from > policy.inception().until())
        return refuse(
            future_effect, "from",
            {{"found", to_string(command.from)}, {"expected", term_words(policy.inception())}});
    const Premium premium =
        TRY(with(policy, product, insurance::Cancellation{command.from, command.manner}));
    return Cancelled{next_number(policy), command, premium, today};
}

Result<Reinstated> decide(const Policy& policy, const Reinstate& command, const Product& product,
                          const Actor& actor, Date today) {
    CHECKED(moved(policy, Act::reinstate, actor));
    const Premium premium = TRY(with(policy, product, insurance::Reinstatement{command.from}));
    return Reinstated{next_number(policy), command, premium, today};
}

Result<PremiumPaid> decide(const Policy& policy, const NotePayment& command, const Actor& actor,
                           Date today) {
    CHECKED(moved(policy, Act::note_payment, actor));
    if (command.amount > unpaid(policy))
        return refuse(too_much_paid, "amount",
                      {{"found", with_separators(command.amount)},
                       {"expected", with_separators(std::max(Money{}, unpaid(policy)))}});
    return PremiumPaid{command.amount, command.reference, today};
}

Result<PremiumRefunded> decide(const Policy& policy, const NoteRefund& command, const Actor& actor,
                               Date today) {
    CHECKED(moved(policy, Act::note_refund, actor));
    if (command.amount > -unpaid(policy))
        return refuse(too_much_refunded, "amount",
                      {{"found", with_separators(command.amount)},
                       {"expected", with_separators(std::max(Money{}, -unpaid(policy)))}});
    return PremiumRefunded{command.amount, command.reference, today};
}

Result<Applied> decide(const Policy& policy, const Renew& command, const Product& product,
                       int claims, const Actor& actor, Date today) {
    CHECKED(moved(policy, Act::renew, actor));
    const Inception& before = policy.inception();
    Applied applied = policy.application;
    applied.product = product.id;
    applied.version = product.version;
    applied.known_disputes = command.known_disputes;
    applied.renews = policy.id;
    applied.on = today;
    applied.maker = actor.user;
    Inception& inception = applied.inception;
    inception.schedule = insurance::schedule_on(before, policy.moved(), before.until());
    if (inception.schedule.empty())
        return refuse(not_covering, "", {{"found", to_string(before.until())}});
    const Coverage covered = TRY(coverage(product, before, policy.moved()));
    const insurance::Stretch& last = covered.stretches.back();
    inception.sum = command.sum.value_or(last.sum);
    inception.zone = last.zone;
    inception.from = before.until() + Days{1};
    inception.months = command.months;
    inception.claims = claims;
    return checked(std::move(applied), product, today);
}

bool disputes_told(const Policy& policy) { return !none_told(policy.application.known_disputes); }

Standing standing(const Policy& policy, Date on) {
    if (!policy.bound) return Standing::not_bound;
    if (on < policy.inception().from) return Standing::not_begun;
    if (on > policy.inception().until()) return Standing::expired;
    bool covered = true;
    std::vector<const Dated*> dated;
    for (const Dated& each : policy.movements) dated.push_back(&each);
    const auto from = [](const Dated* each) {
        return std::visit([](const auto& movement) { return movement.from; }, each->movement);
    };
    // Of one day the end of cover comes before its return.
    std::ranges::stable_sort(dated, {}, [&](const Dated* each) {
        return std::pair(from(each),
                         std::holds_alternative<insurance::Cancellation>(each->movement) ? 0 : 1);
    });
    for (const Dated* each : dated) {
        if (from(each) > on) break;
        if (std::holds_alternative<insurance::Cancellation>(each->movement)) covered = false;
        if (std::holds_alternative<insurance::Reinstatement>(each->movement)) covered = true;
    }
    return covered ? Standing::in_force : Standing::ended;
}

namespace {

struct Applier {
    Policy& policy;
    void operator()(const Applied& event) const { policy.application = event; }
    void operator()(const Revised& event) const {
        policy.application.inception = event.inception;
        policy.application.known_disputes = event.known_disputes;
        policy.stage = Stage::applied;
        policy.acceptance.reset();
        policy.referral.reset();
    }
    void operator()(const Referred& event) const {
        policy.referral = event;
        policy.stage = Stage::referred;
    }
    void operator()(const Accepted& event) const {
        policy.acceptance = event;
        policy.stage = Stage::accepted;
    }
    void operator()(const Declined& event) const {
        policy.declined = event;
        policy.stage = Stage::declined;
    }
    void operator()(const Withdrawn&) const { policy.stage = Stage::withdrawn; }
    void operator()(const Bound& event) const {
        policy.bound = event;
        policy.premium = event.premium;
        policy.stage = Stage::in_force;
    }
    void operator()(const Endorsed& event) const {
        ensure(policy.premium == event.premium.before);
        policy.movements.push_back(
            {event.number, event.change, event.reason, event.premium, event.on});
        policy.premium = event.premium.after;
        if (event.request) close(*event.request);
    }
    void operator()(const EndorsementRequested& event) const {
        policy.requests.push_back({event.number, event.content, event.on, true});
    }
    void operator()(const RequestRefused& event) const { close(event.request); }
    void operator()(const Cancelled& event) const {
        ensure(policy.premium == event.premium.before);
        policy.movements.push_back(
            {event.number, insurance::Cancellation{event.content.from, event.content.manner},
             event.content.reason, event.premium, event.on});
        policy.premium = event.premium.after;
        policy.stage = Stage::cancelled;
    }
    void operator()(const Reinstated& event) const {
        ensure(policy.premium == event.premium.before);
        policy.movements.push_back({event.number, insurance::Reinstatement{event.content.from},
                                    event.content.reason, event.premium, event.on});
        policy.premium = event.premium.after;
        policy.stage = Stage::in_force;
    }
    void operator()(const PremiumPaid& event) const {
        policy.paid += event.amount;
        policy.paid_on = event.on;
    }
    void operator()(const PremiumRefunded& event) const { policy.paid -= event.amount; }
    void operator()(const PremiumEarned& event) const {
        policy.earned = event.earned;
        policy.earned_through = event.through;
    }
    void operator()(const LimitTaken& event) const { policy.taken[event.claim] = event.amount; }

private:
    void close(int request) const {
        const auto found = std::ranges::find(policy.requests, request, &AskedEndorsement::number);
        ensure(found != policy.requests.end());
        found->open = false;
    }
};

}  // namespace

Policy apply(Policy policy, const Event& event) {
    std::visit(Applier{policy}, event);
    return policy;
}
std::vector<std::string> parties(const Policy& policy) {
    std::vector<std::string> all{policy.application.insurer, policy.application.holder};
    if (policy.application.beneficiary) all.push_back(*policy.application.beneficiary);
    return all;
}
Label stage_words(const Policy& policy) { return label_of(policy.stage); }

std::vector<std::string> keys(const Policy& policy) {
    // A search for a right goes through its own record (InsuredItem); these are for short policies.
    constexpr std::size_t most_items = 1'000;
    std::set<std::string> all{"holder:" + policy.application.holder,
                              "insurer:" + policy.application.insurer,
                              "product:" + policy.application.product};
    if (policy.bound) all.insert("number:" + policy.bound->number);
    if (policy.application.financing) all.insert("financing:" + *policy.application.financing);
    if (policy.inception().schedule.size() <= most_items)
        for (const ScheduledItem& each : policy.inception().schedule)
            all.insert("item:" + each.number);
    return {all.begin(), all.end()};
}

InsuredItem apply(InsuredItem item, const InsuredItem::Event& event) {
    const CoverSet& set = std::get<CoverSet>(event);
    std::erase_if(item.covers, [&](const InsuredCover& each) { return each.policy == set.policy; });
    if (!set.spans.empty()) item.covers.push_back({set.policy, set.number, set.spans});
    return item;
}
std::vector<std::string> parties(const InsuredItem&) { return {}; }
Label stage_words(const InsuredItem& item) {
    return item.covers.empty() ? Label{"free", "未投保", "Not insured"}
                               : Label{"insured", "已投保", "Insured"};
}
std::string insured_item_id(insurance::Line line, const ScheduledItem& item) {
    return "insured:" + std::string(name_of(line)) + ":" +
           (item.kind ? std::string(name_of(*item.kind)) : "item") + ":" + item.number;
}
std::optional<Overlap> overlap(const InsuredItem& item, const std::string& except,
                               const std::vector<Span>& spans) {
    for (const InsuredCover& cover : item.covers) {
        if (cover.policy == except) continue;
        for (const Span& other : cover.spans)
            for (const Span& own : spans) {
                const Span both{std::max(own.from, other.from), std::min(own.until, other.until)};
                if (both.from <= both.until) return Overlap{cover, both};
            }
    }
    return std::nullopt;
}

Numbering apply(Numbering numbering, const Numbering::Event& event) {
    numbering.last = std::get<Taken>(event).last;
    return numbering;
}
std::vector<std::string> parties(const Numbering&) { return {}; }
Label stage_words(const Numbering&) { return {"open", "发号中", "Giving numbers"}; }

// ---- entries
namespace {

Reason reason(const char* rule, const char* zh, const char* en) {
    return {.programme = {}, .version = {}, .rule = rule, .zh = zh, .en = en};
}

}  // namespace

Entry premium_entry(const Policy& policy, Money change, Date on) {
    const std::string& insurer = policy.application.insurer;
    const std::string& holder = policy.application.holder;
    Postings postings;
    postings.move(insurer, accounts::premium_receivable(policy.id), accounts::premium_written,
                  change);
    postings.move(insurer, accounts::unearned_change, accounts::unearned(policy.id), change);
    postings.move(holder, accounts::insurance_cost, accounts::premium_payable(policy.id), change);
    return {on, policy.id,
            reason("insurance.premium_written", "保险费（承保与批改）",
                   "Premium, by binding or endorsement"),
            postings.take()};
}
Entry payment_entry(const Policy& policy, Money amount, Date on) {
    Postings postings;
    postings.move(policy.application.insurer, accounts::cash,
                  accounts::premium_receivable(policy.id), amount);
    postings.move(policy.application.holder, accounts::premium_payable(policy.id), accounts::cash,
                  amount);
    return {on, policy.id,
            amount < Money{}
                ? reason("insurance.premium_returned", "退还保险费", "Premium returned")
                : reason("insurance.premium_paid", "收取保险费", "Premium paid"),
            postings.take()};
}
Entry earning_entry(const Policy& policy, Money change, Date through) {
    Postings postings;
    postings.move(policy.application.insurer, accounts::unearned(policy.id),
                  accounts::unearned_change, change);
    return {through, policy.id,
            reason("insurance.premium_earned", "转回未到期责任准备金", "Premium earned"),
            postings.take()};
}

}  // namespace zhirong::insurance_policy
