// A pledge of a filed licence's fees that could be registered at once; the tests spoil it one way
// at a time.
#include "features/receivable/receivable.h"

namespace zhirong::receivable::example {

inline const Date today = date_of(2024, 3, 1);
inline const Actor bank{"wang", "bank", {Role::bank_officer}};
inline const Actor firm{"li", "xinghe", {Role::enterprise_officer}};
inline const Actor debtor{"zhao", "yinhe", {Role::enterprise_officer}};

inline const Party the_bank{"bank", "甲银行", "914301007121000X1H"};
inline const Party the_firm{"xinghe", "星河科技", "91430100MA4L8K2N6B"};

inline licence::Licence filed_licence() {
    licence::Draft content;
    content.registry = "desk";
    content.contract_number = "星许字2024-1";
    content.signed_on = date_of(2024, 2, 20);
    content.effective_on = date_of(2024, 2, 26);
    content.licensee_name = "银河装备";
    content.licensee_organisation = "yinhe";
    content.type = licence::LicenceType::exclusive;
    content.until = date_of(2029, 2, 25);
    content.territory = {"430000"};
    content.fee = licence::FixedFee{yuan(1'500'000), {}};
    licence::Licence licence;
    licence.id = "LC1";
    licence.stage = licence::Stage::filed;
    licence.licensor = "xinghe";
    licence.licensor_name = "星河科技";
    licence.content = content;
    licence.number = "X2024000001";
    licence.filed_on = date_of(2024, 2, 28);
    return licence;
}

inline Register application() {
    Register command;
    command.licence = "LC1";
    command.description = "备案许可合同项下的全部许可费";
    command.account_bank = "甲银行";
    command.account_number = "6222000000000001";
    command.account_restricted = true;
    command.debt_contract = "甲银借字2024-9";
    command.pledge_contract = "甲银质字2024-9";
    command.secured_amount = yuan(1'000'000);
    command.debt_from = today;
    command.debt_until = date_of(2026, 2, 28);
    command.term_months = 24;
    return command;
}

inline Named named() {
    return {.secured_party = the_bank,
            .grantor = the_firm,
            .debtor = std::nullopt,
            .licence = filed_licence(),
            .others = {}};
}

inline Registration registered(const Register& command = application(), Date on = today,
                               const char* number = "AR202400000001") {
    Registration registration;
    registration.id = number;
    return apply(registration, Registered{number, the_bank, the_firm,
                                          Party{"yinhe", "银河装备", ""}, command, on});
}

// The code of the first refusal and its field; "accepted" where there is none.
template <class T>
std::string refused(const Result<T>& result) {
    if (result) return "accepted";
    const Refusal& first = result.error().first();
    return std::string(first.kind->code) + (first.field.empty() ? "" : " " + first.field);
}

// Of 2024 as in reference/calendar-cn.json.
inline WorkingDays calendar_2024() {
    const Tree data = Tree::map(
        {{"source", "2024"},
         {"holidays",
          Tree::map(
              {{"2024", Tree::List{"2024-01-01", "2024-02-09", "2024-02-12", "2024-02-13",
                                   "2024-02-14", "2024-02-15", "2024-02-16", "2024-04-04",
                                   "2024-04-05", "2024-05-01", "2024-05-02", "2024-05-03",
                                   "2024-06-10", "2024-09-16", "2024-09-17", "2024-10-01",
                                   "2024-10-02", "2024-10-03", "2024-10-04", "2024-10-07"}}})},
         {"working_weekends",
          Tree::map({{"2024", Tree::List{"2024-02-04", "2024-02-09", "2024-02-18", "2024-04-07",
                                         "2024-04-28", "2024-05-11", "2024-09-14", "2024-09-29",
                                         "2024-10-12"}}})}});
    return WorkingDays::read(data).value();
}

}  // namespace zhirong::receivable::example
