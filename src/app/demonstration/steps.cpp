#include "app/demonstration/steps.h"

#include <algorithm>

#include "app/people.h"

namespace zhirong {

Date on(const char* date) {
    const auto parsed = parse_date(date);
    ensure(parsed.has_value());
    return *parsed;
}

std::string id_of(const Tree& answer) { return *answer.find("id")->text(); }

void register_organisations(Teller& teller, std::span<const CastOrganisation> organisations) {
    for (const CastOrganisation& each : organisations)
        teller.post("admin", "/api/v1/organisations", [&] {
            Tree body = Tree::map({{"id", each.id},
                                   {"name", each.name},
                                   {"kind", std::string(name_of(each.kind))},
                                   {"credit_code", each.credit_code},
                                   {"region", each.region}});
            if (each.size != nullptr) {
                body.set("size", each.size);
                body.set("technology_firm", true);
            }
            return body;
        });
}

void add_people(Teller& teller, std::span<const CastPerson> people) {
    for (const CastPerson& person : people)
        (void)add_person(
            teller.system(),
            {person.user, person.name, person.organisation, {person.role}, demonstration_password});
}

void record_patents(Teller& teller, std::span<const CastRight> patents) {
    for (const CastRight& right : patents)
        teller.post(right.firm_user, "/api/v1/rights", [&] {
            return Tree::map(
                {{"number", right.number},
                 {"title", right.title},
                 {"details", Tree::map({{"type", "patent"},
                                        {"main_class", right.main_class},
                                        {"further_classes", Tree::List{}},
                                        {"filing_date", right.filed},
                                        {"grant_date", right.granted},
                                        {"fee_paid_through_year", right.fee_paid_through_year},
                                        {"same_day_invention", false}})},
                 {"co_owners", Tree::List{}},
                 {"registry", "changsha-window"}});
        });
}

const CastOrganisation& cast_organisation(std::string_view id) {
    for (const auto organisations : {cast_organisations(), portfolio_organisations()}) {
        const auto found = std::ranges::find_if(
            organisations, [&](const CastOrganisation& each) { return each.id == id; });
        if (found != organisations.end()) return *found;
    }
    ensure(false);
    return cast_organisations().front();
}

std::string comma_separated(std::span<const TableRow> rows) {
    std::string text;
    for (const TableRow& row : rows) {
        for (std::size_t i = 0; i < row.size(); ++i) {
            ensure(row[i].find_first_of(",\"\r\n") == std::string::npos);
            text += (i == 0 ? "" : ",") + row[i];
        }
        text += '\n';
    }
    return text;
}

}  // namespace zhirong
