#pragma once
// Firms with patents, a bank that lends on them, another bank, and the desk.
#include "app/close_day.h"
#include "features/rights/rights.h"
#include "http/client.h"

namespace zhirong::testing {

inline const std::string pump_right = "RT201910123456X";
inline const std::string second_right = "RT2020102345670";

struct LicenceOffices {
    explicit LicenceOffices(Date opening = date_of(2024, 3, 1)) : office(engines()[0], opening) {
        auto admin = office.sign_in("admin");
        const auto organisation = [&](const char* id, const char* name, const char* kind,
                                      const char* code) {
            Tree body = Tree::map({{"id", id},
                                   {"name", name},
                                   {"kind", kind},
                                   {"credit_code", code},
                                   {"region", "430100"}});
            if (std::string_view(kind) == "enterprise") {
                body.set("size", "small");
                body.set("technology_firm", true);
            }
            if (admin.post("/api/v1/organisations", body).status != 201)
                throw std::runtime_error(id);
        };
        organisation("pump", "湘江泵业", "enterprise", "91430100MA4L8K2N6B");
        organisation("alloy", "娄底合金", "enterprise", "91431300MA4W1E2R36");
        organisation("optics", "岳麓光电", "enterprise", "91430100MA4L7P3T8G");
        organisation("a-bank", "甲银行", "bank", "914301007121000X1H");
        organisation("b-bank", "乙银行", "bank", "914306007121000Y2F");
        organisation("window", "登记窗口", "registry", "12430100MB1K2L3M4L");
        office.add_person("pump", "pump", {Role::enterprise_officer});
        office.add_person("alloy", "alloy", {Role::enterprise_officer});
        office.add_person("optics", "optics", {Role::enterprise_officer});
        office.add_person("bank", "a-bank", {Role::bank_officer});
        office.add_person("other.bank", "b-bank", {Role::bank_officer});
        office.add_person("desk", "window", {Role::registry_officer});
        auto firm = office.sign_in("pump");
        const auto patent = [&](const char* number, const char* filed, const char* granted) {
            const Told told =
                firm.post("/api/v1/rights",
                          Tree::map({{"number", number},
                                     {"title", "变频泵组的控制方法"},
                                     {"details", Tree::map({{"type", "patent"},
                                                            {"main_class", "F04D15/00"},
                                                            {"further_classes", Tree::List{}},
                                                            {"filing_date", filed},
                                                            {"grant_date", granted},
                                                            {"fee_paid_through_year", 10},
                                                            {"same_day_invention", false}})},
                                     {"co_owners", Tree::List{}},
                                     {"registry", "window"}}));
            if (told.status != 201) throw std::runtime_error(told.code());
        };
        patent("ZL201910123456.X", "2019-02-20", "2021-03-16");
        patent("ZL202010234567.0", "2020-03-27", "2021-11-05");
    }

    void go_to(Date day) {
        if (!close_day(office.system(), {day}, {})) throw std::runtime_error("close_day");
    }

    // As if a pledge had been registered, or had ended.
    void happen_to(const std::string& right_id, rights::Event event) {
        const Command command{"test", office.new_key(), right_id, {"system", "window", {}}};
        const auto answer =
            office.system().desk().execute(command, [&](Work& work) -> Result<Answer> {
                auto right = TRY(work.get<rights::Right>(right_id));
                work.happened(right, std::move(event));
                return Answer{200, Tree::Map{}};
            });
        if (!answer) throw std::runtime_error("happen_to");
    }

    Office office;
};

inline Tree with(const Tree& body, const std::string& name, Tree value) {
    Tree::Map members = *body.map();
    std::erase_if(members, [&](const auto& member) { return member.first == name; });
    if (!value.is_null()) members.emplace_back(name, std::move(value));
    return members;
}

inline Tree licence_draft(std::initializer_list<Tree> rights = {pump_right}) {
    const auto paper = [](const char* kind, const char* reference) {
        return Tree::map({{"kind", kind}, {"reference", reference}});
    };
    return Tree::map(
        {{"registry", "window"},
         {"rights", Tree::List(rights)},
         {"contract_number", "湘泵许字2024-01"},
         {"signed_on", "2024-02-20"},
         {"effective_on", "2024-02-26"},
         {"licensee_name", "娄底合金"},
         {"licensee_organisation", "alloy"},
         {"foreign_party", false},
         {"names_both_parties", true},
         {"lists_each_right", true},
         {"type", "exclusive"},
         {"until", "2029-02-25"},
         {"territory", Tree::list({"430000"})},
         {"fee",
          Tree::map(
              {{"type", "fixed"},
               {"amount", "1500000.00"},
               {"payments",
                Tree::list({Tree::map({{"due", "2024-06-30"}, {"amount", "500000.00"}}),
                            Tree::map({{"due", "2025-06-30"}, {"amount", "1000000.00"}})})}})},
         {"goods", Tree::List{}},
         {"open_licence", false},
         {"sublicensable", false},
         {"co_owner_consents", Tree::List{}},
         {"assignment_banned", false},
         {"papers", Tree::list({paper("application_form", "表1"), paper("licence_contract", "合同"),
                                paper("identity_papers", "承诺书")})}});
}

// Drafted, submitted and filed under that serial; its id.
inline std::string filed_licence(LicenceOffices& offices, const Tree& draft, int serial) {
    const Told drafted = offices.office.sign_in("pump").post("/api/v1/licences", draft);
    if (drafted.status != 201) throw std::runtime_error(drafted.code());
    const std::string path = "/api/v1/licences/" + drafted.text({"id"});
    const Told submitted = offices.office.sign_in("pump").post(path + "/submission", Tree::Map{});
    if (submitted.status != 200) throw std::runtime_error(submitted.code());
    const Told filed =
        offices.office.sign_in("desk").post(path + "/filing", Tree::map({{"serial", serial}}));
    if (filed.status != 200) throw std::runtime_error(filed.code());
    return drafted.text({"id"});
}

}  // namespace zhirong::testing
