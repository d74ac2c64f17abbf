#include "features/pledge/findings.h"

#include <algorithm>

#include "features/pledge/contract.h"
#include "features/pledge/procedure_shape.h"

namespace zhirong::pledge {
namespace {

using rights::Right;

struct What {
    std::string zh;
    std::string en;
};

// A ground that each right is asked about by itself.
template <std::optional<What> (*ask)(const Case&, const Right&)>
std::vector<Finding> of_each(const Case& one) {
    std::vector<Finding> findings;
    for (const Right& right : one.rights())
        if (auto what = ask(one, right))
            findings.push_back({right.id, right.number, std::move(what->zh), std::move(what->en)});
    return findings;
}

std::vector<Finding> on_the_whole(std::optional<What> what) {
    if (!what) return {};
    return {{"", "", std::move(what->zh), std::move(what->en)}};
}

// The holder on record against the pledgor of the form: by organisation where both are on the
// platform, by code else, by name where there is no code.
bool is_pledgor(const Case& one, const Right& right) {
    if (!right.owner.empty() && !one.pledge.pledgor.empty())
        return right.owner == one.pledge.pledgor;
    if (!one.application.pledgor) return false;
    const PartyBlock& pledgor = *one.application.pledgor;
    if (right.holder.credit_code && pledgor.identity_paper == IdentityPaper::credit_code)
        return *right.holder.credit_code == pledgor.identity_number;
    return right.holder.name == pledgor.name;
}
std::string holder_of(const Right& right) {
    return right.holder.name.empty() ? right.owner : right.holder.name;
}
std::string pledgor_of(const Case& one) {
    return one.application.pledgor ? one.application.pledgor->name : one.pledge.pledgor;
}

std::optional<What> holder_differs(const Case& one, const Right& right, const char* zh,
                                   const char* en) {
    if (right.sale)
        return What{"已于 " + to_string(right.sale->on) + " 转让给" + right.sale->buyer,
                    "transferred to " + right.sale->buyer + " on " + to_string(right.sale->on)};
    if (is_pledgor(one, right)) return std::nullopt;
    return What{
        std::string(zh) + "为 " + holder_of(right) + "，出质人为 " + pledgor_of(one),
        std::string("the ") + en + " is " + holder_of(right) + ", the pledgor " + pledgor_of(one)};
}

std::optional<What> patentee(const Case& one, const Right& right) {
    return holder_differs(one, right, "专利权人", "patentee");
}
std::optional<What> copyright_owner(const Case& one, const Right& right) {
    return holder_differs(one, right, "著作权人", "owner");
}
// A name that differs from the file's may be proved to be the registrant's.
std::optional<What> registrant(const Case& one, const Right& right) {
    if (one.has_paper(PaperKind::registrant_proof) && !right.sale) return std::nullopt;
    if (auto what = holder_differs(one, right, "商标注册人", "registrant")) return what;
    const auto& block = one.application.pledgor;
    if (!block || right.holder.name.empty() || block->name == right.holder.name)
        return std::nullopt;
    return What{"档案记载的注册人名称为“" + right.holder.name + "”，申请书写作“" + block->name +
                    "”，且没有提交证明",
                "the file has the registrant as “" + right.holder.name + "”, the form “" +
                    block->name + "”, and nothing proves they are the same"};
}

std::optional<What> ended(const Case& one, const Right& right) {
    using rights::Status;
    const Status status = rights::status_at(right, one.today);
    if (status != Status::terminated && status != Status::invalidated) return std::nullopt;
    const Label words = label_of(status);
    if (right.ended_on)
        return What{words.zh + "(" + to_string(*right.ended_on) + ")",
                    words.en + " on " + to_string(*right.ended_on)};
    const auto end = rights::legal_end(right);
    if (end && one.today >= *end)
        return What{"保护期已于 " + to_string(*end) + " 届满",
                    "its term ended on " + to_string(*end)};
    const std::string grace = to_string(rights::next_upkeep(right).value().grace_end);
    return What{"年费滞纳期已于 " + grace + " 届满仍未缴纳",
                "its annual fee was not paid by the end of grace, " + grace};
}

std::optional<What> applied_for(const Case&, const Right& right) {
    if (right.status != rights::Status::not_yet_granted) return std::nullopt;
    const auto filed = rights::filed_on(right.details);
    const std::string date = filed ? to_string(*filed) : "—";
    return What{"专利申请日为 " + date + "，无授权公告日",
                "filed on " + date + ", no date of grant"};
}

// A fee in its grace was not paid as required: paying it with the surcharge cures the defect.
std::optional<What> overdue_fee(const Case& one, const Right& right) {
    const auto* patent = std::get_if<rights::Patent>(&right.details);
    const auto upkeep = rights::next_upkeep(right);
    if (patent == nullptr || !upkeep) return std::nullopt;
    const rights::Standing standing = rights::standing(right, one.today);
    if (standing != rights::Standing::in_grace && standing != rights::Standing::lapsed)
        return std::nullopt;
    const std::string year = std::to_string(upkeep->year);
    const std::string due = to_string(upkeep->due);
    const std::string grace = to_string(upkeep->grace_end);
    if (standing == rights::Standing::lapsed)
        return What{
            "第" + year + "年度年费应于 " + due + " 前缴纳，滞纳期至 " + grace + " 亦未缴纳",
            "the fee of year " + year + " was due by " + due +
                " and not paid by the end of grace, " + grace};
    return What{
        "第" + year + "年度年费应于 " + due + " 前缴纳；可于 " + grace + " 前连同滞纳金补缴",
        "the fee of year " + year + " was due by " + due +
            "; it can be paid with surcharge until " + grace};
}

std::optional<What> noted(const Right& right, std::initializer_list<rights::Notice> which) {
    What what;
    for (const rights::NoticeInForce& one : right.notices) {
        if (std::ranges::find(which, one.notice) == which.end()) continue;
        const Label words = label_of(one.notice);
        what.zh += (what.zh.empty() ? "" : ";") + words.zh + "，自 " + to_string(one.since) + "(" +
                   one.reference + ")";
        what.en += (what.en.empty() ? "" : "; ") + words.en + " since " + to_string(one.since) +
                   " (" + one.reference + ")";
    }
    if (what.zh.empty()) return std::nullopt;
    return what;
}
std::optional<What> suspended(const Case&, const Right& right) {
    return noted(right, {rights::Notice::ownership_suspension, rights::Notice::court_preservation});
}
std::optional<What> preserved(const Case&, const Right& right) {
    return noted(right, {rights::Notice::court_preservation});
}
std::optional<What> disputed(const Case&, const Right& right) {
    return noted(right, {rights::Notice::ownership_dispute});
}

// On its end date the right lives no more, so the debt must be due before.
std::optional<What> outlasts(const Right& right, const std::optional<Date>& until) {
    const rights::Term term = rights::term_of(right);
    if (!until || !term.end || *until < *term.end) return std::nullopt;
    const bool patent = is_patent(right.right_kind);
    return What{"债务履行期限至 " + to_string(*until) + "，" + (patent ? "专利权" : "权利") +
                    "自 " + to_string(*term.end) + " 起不再有效（" + term.source.zh + "）",
                "the debt runs until " + to_string(*until) + ", the " +
                    (patent ? "patent" : "right") + " ends on " + to_string(*term.end) + " (" +
                    term.source.en + ")"};
}
std::optional<What> debt_outlasts(const Case& one, const Right& right) {
    return outlasts(right, one.application.debt_until);
}
std::optional<What> new_debt_outlasts(const Case& one, const Right& right) {
    if (one.form == nullptr) return std::nullopt;
    const auto* extension = std::get_if<ExtendTerm>(one.form);
    if (extension == nullptr) return std::nullopt;
    return outlasts(right, extension->debt_until);
}

std::optional<What> no_consent_of(const Right& right) {
    std::string names;
    for (const rights::CoOwner& co_owner : right.co_owners)
        if (!co_owner.consent) names += (names.empty() ? "" : "、") + co_owner.name;
    if (names.empty()) return std::nullopt;
    return What{"缺少共有人同意：" + names, "no consent of " + names};
}
std::optional<What> no_consent_nor_agreement(const Case&, const Right& right) {
    if (right.co_ownership_agreement) return std::nullopt;
    return no_consent_of(right);
}
std::optional<What> no_consent(const Case&, const Right& right) { return no_consent_of(right); }

std::optional<What> pledged(const Case& one, const Right& right) {
    if (!right.pledge || *right.pledge == one.pledge.id) return std::nullopt;
    return What{"已出质（" + *right.pledge + "）", "pledged already (" + *right.pledge + ")"};
}

std::optional<What> same_day(const Case&, const Right& right) {
    const auto* patent = std::get_if<rights::Patent>(&right.details);
    if (patent == nullptr || !patent->same_day_invention) return std::nullopt;
    const std::string filed = to_string(patent->filing_date);
    return What{"同一申请人于 " + filed + " 就同样的发明创造申请了发明专利",
                "the applicant filed for an invention on the same thing on " + filed};
}

std::optional<What> invalidation(const Case&, const Right& right) {
    const rights::NoticeInForce* notice = invalidation_of(right);
    if (notice == nullptr) return std::nullopt;
    return What{"自 " + to_string(notice->since) + " 起（" + notice->reference + "）",
                "since " + to_string(notice->since) + " (" + notice->reference + ")"};
}

// A mark whose term is over is refused until it is renewed, though it may still be in its grace.
std::optional<What> mark_ended(const Case& one, const Right& right) {
    if (auto what = right.ended_on ? ended(one, right) : std::nullopt) return what;
    const auto* mark = std::get_if<rights::Trademark>(&right.details);
    if (right.status != rights::Status::granted) {
        const Label words = label_of(right.status);
        return What{words.zh, words.en};
    }
    if (mark == nullptr || one.today <= mark->valid_until) return std::nullopt;
    const auto upkeep = rights::next_upkeep(right);
    const std::string until = to_string(mark->valid_until);
    if (!upkeep || one.today > upkeep->grace_end)
        return What{"有效期已于 " + until + " 届满，未续展",
                    "valid until " + until + ", not renewed"};
    const std::string grace = to_string(upkeep->grace_end);
    return What{
        "有效期已于 " + until + " 届满，尚未续展；可在宽展期内（至 " + grace + "）申请续展后再办理",
        "valid until " + until + " and not renewed yet; it can be renewed until " + grace};
}

std::optional<What> work_expired(const Case& one, const Right& right) {
    if (right.status == rights::Status::terminated) return ended(one, right);
    const rights::Term term = rights::term_of(right);
    if (!term.end || one.today < *term.end) return std::nullopt;
    return What{"保护期已于 " + to_string(*term.end) + " 届满（" + term.source.zh + "）",
                "its term ended on " + to_string(*term.end) + " (" + term.source.en + ")"};
}

bool lives(const Right& right, Date today) {
    return rights::status_at(right, today) == rights::Status::granted;
}

std::optional<What> left_out(const Case& one, const Right& right) {
    const auto* mark = std::get_if<rights::Trademark>(&right.details);
    if (mark == nullptr) return std::nullopt;
    What what;
    for (const Right& other : one.examined.marks) {
        const auto* owned = std::get_if<rights::Trademark>(&other.details);
        if (owned == nullptr || other.id == right.id || !lives(other, one.today)) continue;
        if (std::ranges::find(one.rights(), other.id, &Right::id) != one.rights().end()) continue;
        const auto why = rights::alike(right.number, *mark, other.number, *owned);
        if (!why) continue;
        what.zh += (what.zh.empty() ? "" : "；") + std::string("第") + other.number + "号“" +
                   other.title + "”（" + why->zh + "）";
        what.en += (what.en.empty() ? "" : "; ") + other.number + " “" + other.title + "” (" +
                   why->en + ")";
    }
    if (what.zh.empty()) return std::nullopt;
    what.zh = "须一并出质：" + what.zh;
    what.en = "to be pledged with it: " + what.en;
    return what;
}

std::optional<What> licences_not_told(const Case& one, const Right& right) {
    const auto& work = one.application.work;
    std::string names;
    for (const rights::LicenceInForce& licence : right.licences) {
        const bool told = work && work->licensed_before && work->licences &&
                          work->licences->find(licence.licensee) != std::string::npos;
        if (!told && licence.from <= one.today)
            names += (names.empty() ? "" : "、") + licence.licensee + "（" +
                     label_of(licence.type).zh + "，" + to_string(licence.from) + " 至 " +
                     to_string(licence.until) + "）";
    }
    if (names.empty()) return std::nullopt;
    return What{"申请表未载明出质前授予 " + names + " 的许可",
                "the form does not tell of the licences granted to " + names};
}

const Particulars& now_of(const Case& one) {
    ensure(one.pledge.now.has_value());
    return *one.pledge.now;
}

template <class F>
const F* form_as(const Case& one) {
    return one.form == nullptr ? nullptr : std::get_if<F>(one.form);
}

template <std::optional<What> (*ask)(const Case&)>
std::vector<Finding> once(const Case& one) {
    return on_the_whole(ask(one));
}

std::optional<What> unlawful(const Case& one) {
    if (!one.application.unlawful_term) return std::nullopt;
    return What{*one.application.unlawful_term, *one.application.unlawful_term};
}
std::optional<What> forfeits(const Case& one) {
    if (!one.application.forfeiture_clause) return std::nullopt;
    return What{"债务履行期届满质权人未受清偿时，权利归质权人所有",
                "on default the right becomes the pledgee's"};
}
std::optional<What> no_agency(const Case& one) {
    if (one.agent()) return std::nullopt;
    std::string names;
    for (const auto* block : {&one.application.pledgor, &one.application.pledgee})
        if (*block && (*block)->origin == Origin::foreign)
            names += (names.empty() ? "" : "、") + (*block)->name;
    if (names.empty()) return std::nullopt;
    return What{names + " 为外国或者境外当事人，应当委托依法设立的代理机构办理",
                names + " is a foreign party and must act through an agency"};
}
std::optional<What> objected(const Case& one) {
    if (!one.open_defects) return std::nullopt;
    return What{*one.open_defects, *one.open_defects};
}
std::optional<What> unchanged(const Case& one) {
    const auto* form = form_as<ChangeParticulars>(one);
    if (form == nullptr) return std::nullopt;
    const Particulars& now = now_of(one);
    const auto differs = [](const auto& asked, const auto& stands) {
        return asked && *asked != stands;
    };
    if (differs(form->pledgor_name, now.pledgor_name) ||
        differs(form->pledgor_address, now.pledgor_address) ||
        differs(form->pledgee_name, now.pledgee_name) ||
        differs(form->pledgee_address, now.pledgee_address) ||
        differs(form->secured_amount, now.secured_amount) ||
        differs(form->scope, now.scope.value_or("")))
        return std::nullopt;
    return What{"所填事项与登记簿现记载相同，或者没有填写变更事项",
                "what is filled in stands there already, or nothing is filled in"};
}
std::optional<What> no_agreement(const Case& one) {
    const auto* form = form_as<ChangeParticulars>(one);
    if (form == nullptr || form->agreement) return std::nullopt;
    if (!form->secured_amount && !form->scope) return std::nullopt;
    return What{"变更被担保债权数额或者担保范围须有双方签订的变更协议",
                "a change of amount or scope takes an agreement of both parties"};
}
std::optional<What> no_longer(const Case& one) {
    const auto* form = form_as<ExtendTerm>(one);
    const auto& until = now_of(one).debt_until;
    if (form == nullptr || !until || form->debt_until > *until) return std::nullopt;
    return What{"延期至 " + to_string(form->debt_until) + "，现登记的期限为 " + to_string(*until),
                "extended until " + to_string(form->debt_until) + ", registered until " +
                    to_string(*until)};
}
std::optional<What> owed(const Case& one) {
    const auto* form = form_as<CancelRegistration>(one);
    if (form == nullptr || form->reason != CancelReason::debt_paid) return std::nullopt;
    if (!one.owed || *one.owed <= Money{}) return std::nullopt;
    return What{
        "本平台上的贷款尚欠 " + to_string(*one.owed) + " 元，不能以债务已履行为由注销",
        to_string(*one.owed) + " is still owed on the loan, so it cannot be cancelled as paid"};
}
std::optional<What> to_itself(const Case& one) {
    const auto* form = form_as<AssignPledge>(one);
    if (form == nullptr) return std::nullopt;
    const bool same = (form->organisation && *form->organisation == one.pledge.pledgee) ||
                      form->to.name == now_of(one).pledgee_name;
    if (!same) return std::nullopt;
    return What{"受让人 " + form->to.name + " 即现登记的质权人",
                form->to.name + " is the pledgee on record"};
}
std::optional<What> reason_not_known(const Case& one) {
    const auto lacks = [](const auto& known, auto reason) {
        return !known.empty() && std::ranges::find(known, reason) == known.end();
    };
    const auto words = [](const auto& known) {
        What what;
        for (const auto each : known) {
            what.zh += (what.zh.empty() ? "" : "、") + label_of(each).zh;
            what.en += (what.en.empty() ? "" : ", ") + label_of(each).en;
        }
        return what;
    };
    const auto tell = [&](const Label& found, const What& known) {
        return What{"“" + found.zh + "”不是该登记簿的法定情形；可选：" + known.zh,
                    "“" + found.en + "” is no reason of this register; it knows: " + known.en};
    };
    if (const auto* cancel = form_as<CancelRegistration>(one);
        cancel != nullptr && lacks(one.cancel_reasons, cancel->reason))
        return tell(label_of(cancel->reason), words(one.cancel_reasons));
    if (const auto* revoke = form_as<RevokeRegistration>(one);
        revoke != nullptr && lacks(one.revoke_reasons, revoke->reason))
        return tell(label_of(revoke->reason), words(one.revoke_reasons));
    return std::nullopt;
}
// The holder's name in the register of rights goes first.
std::optional<What> holder_not_renamed(const Case& one, const Right& right) {
    const auto* form = form_as<ChangeParticulars>(one);
    if (form == nullptr || !form->pledgor_name || right.holder.name == *form->pledgor_name)
        return std::nullopt;
    return What{"登记簿的权利人仍为“" + right.holder.name + "”，申请变更为“" + *form->pledgor_name +
                    "”：请先办理权利人名称变更",
                "its register still has “" + right.holder.name +
                    "”; change the holder's name to “" + *form->pledgor_name + "” there first"};
}

}  // namespace

bool Case::has_paper(PaperKind kind) const {
    return std::ranges::find(papers(), kind, &Paper::kind) != papers().end();
}

const rights::NoticeInForce* invalidation_of(const Right& right) {
    const auto found = std::ranges::find(right.notices, rights::Notice::invalidation_proceeding,
                                         &rights::NoticeInForce::notice);
    return found == right.notices.end() ? nullptr : &*found;
}

std::vector<Finding> not_the_patentee(const Case& one) { return of_each<patentee>(one); }
std::vector<Finding> not_in_force(const Case& one) { return of_each<ended>(one); }
std::vector<Finding> not_granted(const Case& one) { return of_each<applied_for>(one); }
std::vector<Finding> fee_unpaid(const Case& one) { return of_each<overdue_fee>(one); }
std::vector<Finding> suspended_or_preserved(const Case& one) { return of_each<suspended>(one); }
std::vector<Finding> debt_beyond_term(const Case& one) { return of_each<debt_outlasts>(one); }
std::vector<Finding> contract_content(const Case& one) {
    std::vector<Finding> findings;
    for (Label& gap : contract_gaps(one.application, one.rights()))
        findings.push_back({"", "", std::move(gap.zh), std::move(gap.en)});
    return findings;
}
std::vector<Finding> co_owner_consent(const Case& one) {
    return of_each<no_consent_nor_agreement>(one);
}
std::vector<Finding> co_owner_consent_of_each(const Case& one) { return of_each<no_consent>(one); }
std::vector<Finding> already_pledged(const Case& one) { return of_each<pledged>(one); }
std::vector<Finding> same_day_invention(const Case& one) { return of_each<same_day>(one); }
std::vector<Finding> invalidation_started(const Case& one) { return of_each<invalidation>(one); }
std::vector<Finding> forfeiture_clause(const Case& one) { return once<forfeits>(one); }
std::vector<Finding> not_the_registrant(const Case& one) { return of_each<registrant>(one); }
std::vector<Finding> contract_illegal(const Case& one) { return once<unlawful>(one); }
std::vector<Finding> mark_not_in_force(const Case& one) { return of_each<mark_ended>(one); }
std::vector<Finding> frozen(const Case& one) { return of_each<preserved>(one); }
std::vector<Finding> similar_marks_missing(const Case& one) { return of_each<left_out>(one); }
std::vector<Finding> not_the_copyright_owner(const Case& one) {
    return of_each<copyright_owner>(one);
}
std::vector<Finding> protection_expired(const Case& one) { return of_each<work_expired>(one); }
std::vector<Finding> ownership_dispute(const Case& one) { return of_each<disputed>(one); }
std::vector<Finding> licences_undeclared(const Case& one) {
    return of_each<licences_not_told>(one);
}
std::vector<Finding> foreign_without_agent(const Case& one) { return once<no_agency>(one); }
std::vector<Finding> other_defects(const Case& one) { return once<objected>(one); }

std::vector<Finding> nothing_changes(const Case& one) { return once<unchanged>(one); }
std::vector<Finding> registrant_not_changed(const Case& one) {
    return of_each<holder_not_renamed>(one);
}
std::vector<Finding> agreement_missing(const Case& one) { return once<no_agreement>(one); }
std::vector<Finding> term_not_longer(const Case& one) { return once<no_longer>(one); }
std::vector<Finding> new_debt_beyond_term(const Case& one) {
    return of_each<new_debt_outlasts>(one);
}
std::vector<Finding> reason_unknown_here(const Case& one) { return once<reason_not_known>(one); }
std::vector<Finding> still_owed(const Case& one) { return once<owed>(one); }
std::vector<Finding> same_pledgee(const Case& one) { return once<to_itself>(one); }

}  // namespace zhirong::pledge
