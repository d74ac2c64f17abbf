#include "features/licence/grounds.h"

#include <algorithm>
#include <array>

#include "features/licence/clock.h"
#include "features/licence/shape.h"
#include "features/licence/territory.h"

namespace zhirong::licence {
namespace {

using rights::LicenceInForce;
using rights::Right;

struct What {
    std::string zh;
    std::string en;
};

// A ground that each right is asked about by itself.
template <std::optional<What> (*ask)(const Licence&, const Surroundings&, const Right&, Date)>
std::vector<Finding> of_each(const Licence& licence, const Surroundings& around, Date today) {
    std::vector<Finding> findings;
    for (const Right& right : around.rights)
        if (auto what = ask(licence, around, right, today))
            findings.push_back({right.id, right.number, std::move(what->zh), std::move(what->en)});
    return findings;
}

std::optional<What> not_in_force(const Licence&, const Surroundings&, const Right& right,
                                 Date today) {
    const rights::Status status = rights::status_at(right, today);
    if (status == rights::Status::granted) return std::nullopt;
    const Label words = label_of(status);
    if (right.ended_on)
        return What{words.zh + "（" + to_string(*right.ended_on) + "）",
                    words.en + " on " + to_string(*right.ended_on)};
    return What{words.zh, words.en};
}

// A licensor who is not the owner may sublicense what a filed licence allows it to.
std::optional<What> head_falls_short(const Licence& licence, const Licence& head,
                                     const Right& right, Date today) {
    const std::string number = head.number.value_or(head.id);
    if (head.content.licensee_organisation != licence.licensor)
        return What{"备案 " + number + " 的被许可人为" + head.content.licensee_name,
                    "the licensee of " + number + " is " + head.content.licensee_name};
    if (standing(head, today) != Standing::in_force)
        return What{"备案 " + number + " 现不在有效期内", "filing " + number + " is not in force"};
    if (!head.content.sublicensable)
        return What{"备案 " + number + " 的合同未允许分许可",
                    "the contract of " + number + " allows no sublicence"};
    if (std::ranges::find(head.content.rights, right.id) == head.content.rights.end())
        return What{"备案 " + number + " 不含此权利", "filing " + number + " is not on this right"};
    const auto last = last_day(head);
    if (last && licence.content.until && *licence.content.until > *last)
        return What{"分许可至 " + to_string(*licence.content.until) + "，备案 " + number +
                        " 仅至 " + to_string(*last),
                    "the sublicence runs until " + to_string(*licence.content.until) + ", filing " +
                        number + " only until " + to_string(*last)};
    if (!within(licence.content.territory, head.content.territory))
        return What{"分许可的地域超出备案 " + number + " 的" + words_of(head.content.territory).zh,
                    "its territory goes beyond that of " + number + ", " +
                        words_of(head.content.territory).en};
    return std::nullopt;
}

std::optional<What> not_entitled(const Licence& licence, const Surroundings& around,
                                 const Right& right, Date today) {
    if (right.sale)
        return What{"已于 " + to_string(right.sale->on) + " 转让给" + right.sale->buyer,
                    "transferred to " + right.sale->buyer + " on " + to_string(right.sale->on)};
    if (right.owner == licence.licensor) return std::nullopt;
    if (around.head) return head_falls_short(licence, *around.head, right, today);
    return What{
        "登记的权利人为" + right.holder.name + "，许可人为" + licence.licensor_name,
        "the holder on record is " + right.holder.name + ", the licensor " + licence.licensor_name};
}

std::vector<Finding> contract_content(const Licence& licence, const Surroundings& around, Date) {
    std::vector<Finding> findings;
    for (Label& gap : contract_gaps(licence.content, around.rights))
        findings.push_back({"", "", std::move(gap.zh), std::move(gap.en)});
    return findings;
}

// On its end date the right lives no more, so the licence must end before.
std::optional<What> beyond_right(const Licence& licence, const Surroundings&, const Right& right,
                                 Date) {
    const rights::Term term = rights::term_of(right);
    if (!licence.content.until || !term.end || *licence.content.until < *term.end)
        return std::nullopt;
    return What{"许可至 " + to_string(*licence.content.until) + "，权利自 " + to_string(*term.end) +
                    " 起不再有效（" + term.source.zh + "）",
                "licensed until " + to_string(*licence.content.until) + ", the right ends on " +
                    to_string(*term.end) + " (" + term.source.en + ")"};
}

// Patent Law 14: a co-owner alone may grant an ordinary licence, where no agreement says otherwise.
std::optional<What> co_owner_consent(const Licence& licence, const Surroundings&,
                                     const Right& right, Date) {
    if (right.co_ownership_agreement) return std::nullopt;
    if (!licence.marks && licence.content.type == LicenceType::ordinary) return std::nullopt;
    std::string names;
    for (const rights::CoOwner& co_owner : right.co_owners)
        if (std::ranges::find(licence.content.co_owner_consents, co_owner.name,
                              &CoOwnerConsent::co_owner) == licence.content.co_owner_consents.end())
            names += (names.empty() ? "" : "、") + co_owner.name;
    if (names.empty()) return std::nullopt;
    return What{"缺少共有人同意：" + names, "no consent of " + names};
}

std::optional<What> fee_in_grace(const Licence&, const Surroundings&, const Right& right,
                                 Date today) {
    const auto upkeep = rights::next_upkeep(right);
    if (!upkeep || upkeep->what != rights::Upkeep::What::annual_fee ||
        rights::standing(right, today) != rights::Standing::in_grace)
        return std::nullopt;
    const std::string year = std::to_string(upkeep->year);
    return What{"第" + year + "年度年费应于 " + to_string(upkeep->due) + " 前缴纳；可于 " +
                    to_string(upkeep->grace_end) + " 前连同滞纳金补缴",
                "the fee of year " + year + " was due by " + to_string(upkeep->due) +
                    "; it can be paid with surcharge until " + to_string(upkeep->grace_end)};
}

// Disputes over ownership that have not led to a suspension are no ground.
std::optional<What> suspended_or_preserved(const Licence&, const Surroundings&, const Right& right,
                                           Date) {
    What what;
    for (const rights::NoticeInForce& one : right.notices) {
        if (one.notice != rights::Notice::ownership_suspension &&
            one.notice != rights::Notice::court_preservation)
            continue;
        const Label words = label_of(one.notice);
        what.zh += (what.zh.empty() ? "" : "；") + words.zh + "，自 " + to_string(one.since) +
                   "（" + one.reference + "）";
        what.en += (what.en.empty() ? "" : "; ") + words.en + " since " + to_string(one.since) +
                   " (" + one.reference + ")";
    }
    if (what.zh.empty()) return std::nullopt;
    return what;
}

std::vector<Finding> filed_already(const Licence&, const Surroundings& around, Date) {
    if (!around.same_contract) return {};
    return {{"", "", "见备案 " + *around.same_contract, "see " + *around.same_contract}};
}

const Consent* consent_of(const Licence& licence, const Right& right) {
    const auto found = std::ranges::find_if(licence.consents, [&](const Consent& consent) {
        return consent.right == right.id && consent.pledge == right.pledge;
    });
    return found == licence.consents.end() ? nullptr : &*found;
}

std::optional<What> pledgee_consent(const Licence& licence, const Surroundings&, const Right& right,
                                    Date) {
    if (!right.pledge) return std::nullopt;
    const Consent* consent = consent_of(licence, right);
    if (consent == nullptr)
        return What{"已出质（" + *right.pledge + "），尚未征求质权人同意",
                    "pledged (" + *right.pledge + "), the pledgee not yet asked"};
    if (consent->answer == Answer::given) return std::nullopt;
    if (consent->answer == Answer::waiting)
        return What{"已出质（" + *right.pledge + "），质权人自 " + to_string(consent->asked_on) +
                        " 起尚未答复",
                    "pledged (" + *right.pledge + "), the pledgee asked on " +
                        to_string(consent->asked_on) + " has not answered"};
    return What{
        "已出质（" + *right.pledge + "），质权人不同意：" + consent->paper.value_or(""),
        "pledged (" + *right.pledge + "), the pledgee declined: " + consent->paper.value_or("")};
}

const Licence* filed_here(const Surroundings& around, const std::string& id) {
    const auto found = std::ranges::find(around.others, id, &Licence::id);
    return found == around.others.end() ? nullptr : &*found;
}

bool same_time(const Licence& licence, const LicenceInForce& other) {
    return other.until >= licence.content.effective_on &&
           (!licence.content.until || other.from <= *licence.content.until);
}

bool same_place(const Licence& licence, const Licence* other) {
    return other == nullptr || other->content.territory.empty() ||
           licence.content.territory.empty() ||
           overlap(licence.content.territory, other->content.territory);
}

// An exclusive licence shuts out everybody, a sole one everybody but the licensor; either of them
// cannot be granted while somebody else holds a licence.
bool exclude_each_other(LicenceType one, LicenceType other) {
    return one != LicenceType::ordinary || other != LicenceType::ordinary;
}

std::optional<What> conflicting_licence(const Licence& licence, const Surroundings& around,
                                        const Right& right, Date) {
    if (!licence.content.type) return std::nullopt;
    for (const LicenceInForce& other : right.licences) {
        if (other.licence == licence.id || licence.content.head_licence == other.licence) continue;
        const Licence* filed = filed_here(around, other.licence);
        if (!exclude_each_other(*licence.content.type, other.type) || !same_time(licence, other) ||
            !same_place(licence, filed))
            continue;
        const Label type = label_of(other.type);
        const std::string number =
            filed != nullptr && filed->number ? *filed->number : other.licence;
        const std::string period = to_string(other.from) + " 至 " + to_string(other.until);
        return What{other.licensee + "已有" + type.zh + "（" + number + "，" + period + "）",
                    type.en + " licence of " + other.licensee + " (" + number + ", " +
                        to_string(other.from) + " to " + to_string(other.until) + ")"};
    }
    return std::nullopt;
}

// Implementing Rules 2023, r.86: wherever and whenever the other licence holds.
std::optional<What> open_licence_barred(const Licence& licence, const Surroundings& around,
                                        const Right& right, Date today) {
    if (!licence.content.open_licence) return std::nullopt;
    if (licence.marks) return What{"商标没有开放许可", "there is no open licence of marks"};
    if (licence.content.type && *licence.content.type != LicenceType::ordinary)
        return What{"开放许可只能是普通许可", "an open licence can only be an ordinary one"};
    for (const LicenceInForce& other : right.licences)
        if (other.type != LicenceType::ordinary && other.until >= today)
            return What{"处于" + label_of(other.type).zh + "期限内（" + other.licensee + "，至 " +
                            to_string(other.until) + "）",
                        "under an " + label_of(other.type).en + " licence of " + other.licensee +
                            " until " + to_string(other.until)};
    if (auto what = suspended_or_preserved(licence, around, right, today)) return what;
    if (auto what = fee_in_grace(licence, around, right, today)) return what;
    if (auto what = pledgee_consent(licence, around, right, today)) return what;
    return std::nullopt;
}

// What the desk itself objected to, until it is cured.
std::vector<Finding> other(const Licence& licence, const Surroundings&, Date) {
    if (!licence.open_defects) return {};
    return {{"", "", *licence.open_defects, *licence.open_defects}};
}

Label order_62(const char* item_zh, const char* item_en) {
    return {"cnipa_62_12",
            std::string("《专利实施许可合同备案办法》（国家知识产权局令第62号）第十二条") + item_zh,
            std::string("CNIPA Order 62, article 12 ") + item_en};
}
Label trademark_rules() {
    return {"trademark_law_43", "《商标法》第四十三条、《商标法实施条例》第六十九条",
            "Trademark Law 43 and its Rules 69"};
}
Label civil_code_444() {
    return {"civil_code_444", "《民法典》第四百四十四条：出质后未经质权人同意不得许可他人使用",
            "Civil Code 444: no licence of a pledged right without the pledgee's consent"};
}

const std::vector<GroundRule>& all_rules() {
    static const std::vector<GroundRule> rules{
        {Ground::not_in_force,
         1,
         {"licence.not_in_force", 422, "权利不在有效状态：{right} {found}",
          "{right} is not in force: {found_en}"},
         order_62("（一）", "(1)"),
         trademark_rules(),
         of_each<not_in_force>},
        {Ground::not_entitled,
         2,
         {"licence.not_entitled", 422,
          "许可人不是登记的权利人，也不是有权授予许可的人：{right} {found}",
          "The licensor is neither the registered holder of {right} nor entitled to license it: "
          "{found_en}"},
         order_62("（二）", "(2)"),
         trademark_rules(),
         of_each<not_entitled>},
        {Ground::contract_content,
         3,
         {"licence.contract_content", 422, "许可合同缺少必备内容：{found}",
          "The contract lacks required content: {found_en}"},
         order_62("（三）、第九条", "(3), article 9"),
         trademark_rules(),
         contract_content},
        {Ground::beyond_right,
         4,
         {"licence.beyond_right", 422, "许可期限超过权利有效期：{right} {found}",
          "The licence outlasts {right}: {found_en}"},
         order_62("（四）", "(4)"),
         trademark_rules(),
         of_each<beyond_right>},
        {Ground::co_owner_consent,
         5,
         {"licence.co_owner_consent", 422,
          "共有的权利，独占、排他许可（商标为任何许可）须全体共有人同意：{right} {found}",
          "{right} is co-owned: an exclusive or sole licence (of a mark, any) needs all co-owners: "
          "{found_en}"},
         {"patent_law_14",
          "《专利法》第十四条、《专利实施许可合同备案办法》（国家知识产权局令第62号）第十二条（五"
          "）",
          "Patent Law 14; CNIPA Order 62, article 12 (5)"},
         trademark_rules(),
         of_each<co_owner_consent>},
        {Ground::fee_in_grace,
         6,
         {"licence.fee_in_grace", 422, "专利权处于年费滞纳期：{right} {found}",
          "The annual fee of {right} is in its surcharge period: {found_en}"},
         order_62("（六）", "(6)"),
         trademark_rules(),
         of_each<fee_in_grace>},
        {Ground::suspended_or_preserved,
         7,
         {"licence.suspended_or_preserved", 422, "权利处于中止程序或者财产保全：{right} {found}",
          "{right} is under suspension or court preservation: {found_en}"},
         order_62("（七）", "(7)"),
         trademark_rules(),
         of_each<suspended_or_preserved>},
        {Ground::filed_already,
         8,
         {"licence.filed_already", 409, "同一许可合同已经申请备案：{found}",
          "The same contract is filed already: {found_en}"},
         order_62("（八）", "(8)"),
         trademark_rules(),
         filed_already},
        {Ground::pledgee_consent,
         9,
         {"licence.pledgee_consent", 409,
          "出质的权利未经质权人同意不得许可（《民法典》第四百四十四条）：{right} {found}",
          "{right} is pledged and cannot be licensed without the pledgee's consent (Civil Code "
          "444): {found_en}"},
         civil_code_444(),
         civil_code_444(),
         of_each<pledgee_consent>},
        {Ground::conflicting_licence,
         10,
         {"licence.conflicting_licence", 409, "与已备案的许可冲突：{right} {found}",
          "{right} carries a licence that conflicts: {found_en}"},
         order_62("（十）", "(10)"),
         trademark_rules(),
         of_each<conflicting_licence>},
        {Ground::open_licence_barred,
         11,
         {"licence.open_licence_barred", 422,
          "不得实行开放许可（《专利法实施细则》第八十六条）：{right} {found}",
          "{right} may not be under open licence (Implementing Rules r.86): {found_en}"},
         {"implementing_rules_86", "《专利法实施细则》（2023年）第八十六条",
          "Implementing Rules 2023, r.86"},
         trademark_rules(),
         of_each<open_licence_barred>},
        {Ground::other,
         12,
         {"licence.other_ground", 422, "其他不应备案的情形：{found}",
          "Not fit for filing: {found_en}"},
         order_62("（十一）", "(11)"),
         trademark_rules(),
         other}};
    return rules;
}

}  // namespace

Refusal Found::refusal() const { return {&rule_of(ground).refusal, "", facts}; }

Label Found::source() const {
    const GroundRule& rule = rule_of(ground);
    return of_marks ? rule.of_marks : rule.of_patents;
}

std::span<const GroundRule> ground_rules() { return all_rules(); }

const GroundRule& rule_of(Ground ground) {
    const auto found = std::ranges::find(all_rules(), ground, &GroundRule::ground);
    ensure(found != all_rules().end());
    return *found;
}

std::vector<Found> grounds(const Licence& licence, const Surroundings& around, Date today) {
    std::vector<Found> all;
    for (const GroundRule& rule : all_rules())
        for (Finding& finding : rule.find(licence, around, today))
            all.push_back({rule.ground,
                           finding.right,
                           {{"right", finding.number},
                            {"found", std::move(finding.zh)},
                            {"found_en", std::move(finding.en)}},
                           licence.marks});
    return all;
}

std::vector<Label> notes(const Licence& licence, const Surroundings& around) {
    std::vector<Label> all;
    const Draft& content = licence.content;
    if (licence.marks)
        all.push_back({"mark_opposability",
                       "商标使用许可未经备案不得对抗善意第三人（《商标法》第四十三条）",
                       "An unfiled licence of a mark does not bind third parties in good faith "
                       "(Trademark Law 43)"});
    for (const Right& right : around.rights) {
        if (!licence.marks && !right.co_owners.empty() && content.type == LicenceType::ordinary &&
            !right.co_ownership_agreement)
            all.push_back({"shared_fees",
                           right.number + " 为共有：共有人可以单独以普通许可方式许可，收取的使用费"
                                          "应当在共有人之间分配（《专利法》第十四条）",
                           right.number + " is co-owned: one owner may grant an ordinary licence, "
                                          "and its fees are shared (Patent Law 14)"});
        if (const Consent* consent = right.pledge ? consent_of(licence, right) : nullptr;
            consent != nullptr && consent->answer == Answer::given && consent->proceeds) {
            const Label use = label_of(*consent->proceeds);
            all.push_back({"proceeds",
                           right.number + " 已出质：许可费应当向质权人" + use.zh +
                               "（《民法典》第四百四十四条）",
                           right.number + " is pledged: what it earns " +
                               (consent->proceeds == Proceeds::prepay_debt ? "prepays the debt"
                                                                           : "is deposited") +
                               " (Civil Code 444)"});
        }
        for (const rights::NoticeInForce& notice : right.notices)
            if (notice.notice != rights::Notice::ownership_suspension &&
                notice.notice != rights::Notice::court_preservation)
                all.push_back({"notice",
                               right.number + " " + label_of(notice.notice).zh + "，自 " +
                                   to_string(notice.since),
                               right.number + " " + label_of(notice.notice).en + " since " +
                                   to_string(notice.since)});
    }
    if (content.assignment_banned)
        all.push_back(
            {"assignment_banned",
             "合同禁止转让或者出质许可费：金钱债权的这一约定不得对抗第三人"
             "（《民法典》第五百四十五条）",
             "The contract forbids to assign or pledge the fees: for claims of money that "
             "does not bind third parties (Civil Code 545)"});
    return all;
}

std::vector<Label> contract_gaps(const Draft& content, const std::vector<Right>& rights) {
    std::vector<Label> gaps;
    const auto lacks = [&](bool gap, const char* name, const char* zh, const char* en) {
        if (gap)
            gaps.push_back(
                {name, std::string("未载明") + zh, std::string("it does not state ") + en});
    };
    lacks(!content.names_both_parties, "parties", "双方当事人的名称、地址",
          "names and addresses of both parties");
    lacks(!content.lists_each_right, "rights", "权利项数以及每项的名称、号码、申请日、授权公告日",
          "the number of rights and each one's name, number, filing and grant date");
    lacks(!content.type.has_value(), "type", "许可的种类", "the type of the licence");
    lacks(!content.until.has_value(), "until", "许可的期限", "the term of the licence");
    lacks(content.territory.empty(), "territory", "许可的地域", "the territory");
    lacks(!content.fee.has_value(), "fee", "许可费及其支付方式", "the fee and how it is paid");
    for (const Right& right : rights) {
        const auto* mark = std::get_if<rights::Trademark>(&right.details);
        if (mark == nullptr) continue;
        lacks(content.goods.empty(), "goods", "许可使用的商品或者服务",
              "the goods or services licensed");
        for (const std::string& group : content.goods)
            if (std::ranges::find(mark->goods, group, &rights::Goods::group) == mark->goods.end())
                gaps.push_back(
                    {"goods", "商品类似群 " + group + " 不在商标 " + right.number + " 的核定范围内",
                     "group " + group + " is not among the goods of mark " + right.number});
    }
    return gaps;
}

std::vector<PaperNeeded> papers_needed(const Draft& content) {
    struct Needed {
        PaperKind kind;
        bool (*needed)(const Draft&);
    };
    static constexpr std::array needed{
        Needed{PaperKind::application_form, [](const Draft&) { return true; }},
        Needed{PaperKind::licence_contract, [](const Draft&) { return true; }},
        Needed{PaperKind::identity_papers, [](const Draft&) { return true; }},
        Needed{PaperKind::power_of_attorney,
               [](const Draft& draft) { return draft.agent.has_value(); }},
        Needed{PaperKind::entitlement_proof,
               [](const Draft& draft) { return draft.head_licence.has_value(); }}};
    const Label source{"cnipa_62_8", "《专利实施许可合同备案办法》（国家知识产权局令第62号）",
                       "CNIPA Order 62"};
    std::vector<PaperNeeded> papers;
    for (const Needed& one : needed) {
        if (!one.needed(content)) continue;
        const auto paper = std::ranges::find(content.papers, one.kind, &Paper::kind);
        const bool present = paper != content.papers.end();
        papers.push_back(
            {label_of(one.kind), source, present, present ? paper->reference : std::string()});
    }
    return papers;
}

}  // namespace zhirong::licence
