#pragma once
// An application that could be registered at once; the tests spoil it one way at a time.
#include "features/pledge/pledge.h"

namespace zhirong::pledge::example {

inline const Date today = date_of(2024, 2, 8);
inline const Actor firm{"li", "xinghe", {Role::enterprise_officer}};
inline const Actor bank{"wang", "bank", {Role::bank_officer}};
inline const Actor desk{"zhou", "desk", {Role::registry_officer}};

inline rights::Right right() {
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
    right.registry = "desk";
    right.status = rights::Status::granted;
    return right;
}

inline rights::Patent& patent_of(rights::Right& right) {
    return std::get<rights::Patent>(right.details);
}

inline Prepare application() {
    Prepare application;
    application.registry = "desk";
    application.debt_contract = "湘银借字2024-17";
    application.pledge_contract = "湘银质字2024-17";
    application.signed_on = date_of(2024, 2, 5);
    application.names_both_parties = true;
    application.debt_kind = DebtKind::loan;
    application.secured_amount = yuan(5'000'000);
    application.debt_from = date_of(2024, 2, 20);
    application.debt_until = date_of(2025, 2, 20);
    application.scope = "本金、利息、罚息及实现质权的费用";
    application.right_count = 1;
    application.rights = {{"ZL201410362077.3", right().title, rights::filed_on(right().details),
                           rights::granted_on(right().details)}};
    application.papers = {{PaperKind::application_form, "表1"},
                          {PaperKind::pledge_contract, "湘银质字2024-17"},
                          {PaperKind::undertaking, "承诺书1"}};
    return application;
}

inline financing::Financing ready_to_file() {
    financing::Financing ready;
    ready.id = "FA1";
    ready.applicant = "xinghe";
    ready.application.bank = "bank";
    ready.application.appraiser = "appraiser";
    ready.application.amount = yuan(5'000'000);
    ready.application.rights = {right().id};
    ready.phase = financing::Phase::pledge_registration;
    return ready;
}

inline Pledge draft(const Prepare& prepared = application()) {
    Pledge pledge;
    pledge.id = "PL1";
    return apply(pledge, decide(ready_to_file(), {right()}, {}, prepared, firm, today).value());
}

inline Pledge submitted(const Prepare& prepared = application()) {
    return apply(draft(prepared), Confirmed{today});
}

}  // namespace zhirong::pledge::example
