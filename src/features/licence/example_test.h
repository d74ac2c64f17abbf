// A filing that could be made at once; the tests spoil it one way at a time.
#include "features/licence/licence.h"

namespace zhirong::licence::example {

inline const Date today = date_of(2024, 3, 1);
inline const Actor firm{"li", "xinghe", {Role::enterprise_officer}};
inline const Actor bank{"wang", "bank", {Role::bank_officer}};
inline const Actor desk{"zhou", "desk", {Role::registry_officer}};

inline rights::Right patent() {
    rights::Right right;
    right.id = "RT2014103620773";
    right.number = "2014103620773";
    right.right_kind = RightKind::invention;
    right.title = "一种电池管理方法";
    right.details = rights::Patent{.main_class = "H02J7/00",
                                   .further_classes = {},
                                   .filing_date = date_of(2014, 7, 28),
                                   .grant_date = date_of(2016, 8, 31),
                                   .fee_paid_through_year = 10};
    right.owner = "xinghe";
    right.holder = {"星河科技", std::nullopt};
    right.registry = "desk";
    right.status = rights::Status::granted;
    return right;
}

inline rights::Right mark() {
    rights::Right right = patent();
    right.id = "RTmark";
    right.number = "12345678";
    right.right_kind = RightKind::trademark;
    right.title = "星河";
    right.details = rights::Trademark{.sign = "星河",
                                      .goods = {{9, "0922", "电池"}},
                                      .filing_date = std::nullopt,
                                      .registered_on = date_of(2016, 3, 7),
                                      .valid_until = date_of(2026, 3, 6),
                                      .similar_marks = {}};
    return right;
}

inline Draft draft(const std::vector<rights::Right>& rights = {patent()}) {
    Draft draft;
    draft.registry = "desk";
    for (const rights::Right& right : rights) draft.rights.push_back(right.id);
    draft.contract_number = "星许字2024-1";
    draft.signed_on = date_of(2024, 2, 20);
    draft.effective_on = date_of(2024, 2, 26);
    draft.licensee_name = "银河装备";
    draft.type = LicenceType::exclusive;
    draft.until = date_of(2029, 2, 25);
    draft.territory = {"430000"};
    draft.fee = FixedFee{yuan(1'500'000), {}};
    draft.papers = {{PaperKind::application_form, "表1"},
                    {PaperKind::licence_contract, "合同"},
                    {PaperKind::identity_papers, "承诺书"}};
    return draft;
}

inline Licence drafted(const Draft& content = draft(), bool marks = false) {
    Licence licence;
    licence.id = "LC1";
    return apply(licence, Drafted{"xinghe", "星河科技", marks, content, today});
}

inline Licence submitted(const Draft& content = draft(), Date on = today) {
    return apply(drafted(content), Submitted{on});
}

inline Licence filed(const Draft& content = draft(), Date on = today) {
    return apply(submitted(content, on), Filed{"X2024000001", on});
}

// The code of the first refusal and its field; "accepted" where there is none.
template <class T>
std::string refused(const Result<T>& result) {
    if (result) return "accepted";
    const Refusal& first = result.error().first();
    return std::string(first.kind->code) + (first.field.empty() ? "" : " " + first.field);
}

}  // namespace zhirong::licence::example
