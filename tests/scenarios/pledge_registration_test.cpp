#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <iterator>

#include "features/contract/contract.h"
#include "features/financing/routes.h"
#include "features/organisation/organisation.h"
#include "features/pledge/pledge.h"
#include "features/pledge/routes.h"
#include "features/rights/routes.h"
#include "platform/database/sqlite_database.h"
#include "platform/database/testing/temporary_folder.h"
#include "platform/desk/api.h"
#include "platform/json/json.h"

using namespace zhirong;

namespace {

const Date today = date_of(2024, 2, 8);
const Actor platform{"root", "platform", {Role::administrator}};
const Actor firm{"li", "xinghe", {Role::enterprise_officer}};
const Actor bank{"wang", "changsha-bank", {Role::bank_officer}};
const Actor desk_officer{"zhou", "hunan-desk", {Role::registry_officer}};

WorkingDays calendar() {
    std::ifstream file(SOURCE_DIR "/reference/calendar-cn.json");
    const std::string text(std::istreambuf_iterator<char>(file), {});
    return WorkingDays::read(parse_json(text).value()).value();
}

Tree at(const Tree& tree, std::initializer_list<std::string_view> path) {
    const Tree* here = &tree;
    for (const std::string_view name : path) {
        here = here->find(name);
        REQUIRE_MESSAGE(here != nullptr, std::string(name));
    }
    return *here;
}

Tree::List items(const Tree& tree, std::initializer_list<std::string_view> path) {
    const Tree found = at(tree, path);
    REQUIRE(found.list() != nullptr);
    return *found.list();
}

std::string text(const Tree& tree, std::initializer_list<std::string_view> path) {
    const Tree found = at(tree, path);
    REQUIRE(found.text() != nullptr);
    return *found.text();
}

// A store with the organisations, and the routes as the server has them, called by their names.
struct Office {
    testing::TemporaryFolder folder;
    Desk desk{open_sqlite(folder.path() / "book.db", OpenMode::read_write),
              [] { return Instant{1'707'350'400'000}; }, today};
    Api api{desk};
    WorkingDays working_days = calendar();
    financing::Pages pages;
    rights::Pages right_pages;
    annual_fees::Schedule annual_fees;
    programmes::Shelf shelf{programmes::Editions{}};
    int key = 0;

    Office() {
        api.kind<organisation::Organisation>();
        api.kind<contract::Contract>();
        financing::add_routes(api, pages, shelf);
        rights::add_routes(api, right_pages, annual_fees);
        pledge::add_routes(api, pages, working_days);
        organisation("xinghe", OrganisationKind::enterprise);
        organisation("changsha-bank", OrganisationKind::bank);
        organisation("appraiser", OrganisationKind::appraiser);
        organisation("hunan-desk", OrganisationKind::registry);
    }

    template <class F>
    void write_as(const Actor& actor, F use) {
        const Command command{"test", "key" + std::to_string(++key), "content", actor};
        REQUIRE(desk.execute(command,
                             [&](Work& work) -> Result<Answer> {
                                 use(work);
                                 return Answer{};
                             })
                    .has_value());
    }

    void organisation(const char* id, OrganisationKind kind) {
        write_as(platform, [&](Work& work) {
            organisation::Organisation record;
            record.id = id;
            organisation::Register details;
            details.id = id;
            details.name = std::string("机构") + id;
            details.kind = kind;
            details.credit_code = "91350200MA2YJ1XR9G";
            details.region = "430100";
            REQUIRE(work.create(record, organisation::Registered{details}).has_value());
        });
    }

    // A financing whose contract is signed.
    void financing(const std::string& id) {
        write_as(firm, [&](Work& work) {
            contract::Contract contract;
            contract.id = "CT" + id;
            contract::Propose proposal;
            proposal.contract_number = "湘银借字2024-17";
            proposal.pledge_contract_number = "湘银质字2024-17";
            proposal.principal = yuan(5'000'000);
            proposal.rate = loan::FixedRate{Ratio(435, 10'000)};
            proposal.maturity = date_of(2025, 2, 20);
            proposal.secured_scope = "本金、利息及费用";
            const auto proposed = decide(proposal, id, bank.organisation, firm.organisation,
                                         proposal.principal, bank, today);
            REQUIRE_MESSAGE(proposed.has_value(), in_english(proposed.error().first()));
            REQUIRE(work.create(contract, *proposed).has_value());
            work.happened(contract, contract::Signed{today, "李", std::nullopt});
            financing::Financing record;
            record.id = id;
            financing::Applied applied;
            applied.applicant = firm.organisation;
            applied.application.bank = bank.organisation;
            applied.application.appraiser = "appraiser";
            applied.application.amount = yuan(5'000'000);
            applied.application.rights = {"RT2014103620773"};
            applied.application.purpose = "流动资金";
            applied.on = today;
            REQUIRE(work.create(record, applied).has_value());
            work.happened(record, financing::Contracted{today, contract.id});
        });
    }

    Result<Tree> call(const std::string& operation, const Actor& actor, const std::string& id,
                      Tree body = Tree::Map{}) {
        const auto route = std::ranges::find(api.routes(), operation, &Route::operation);
        REQUIRE(route != api.routes().end());
        Request request;
        request.target = route->path;
        request.headers = {{"idempotency-key", "key" + std::to_string(++key)}};
        request.path_parameters = {{"id", id}};
        request.body = write_json(body);
        request.json = std::move(body);
        request.identity = Person{actor, actor.user};
        const Response response = TRY(route->handler(request));
        return parse_json(response.body).value();
    }

    Tree done(const std::string& operation, const Actor& actor, const std::string& id,
              Tree body = Tree::Map{}) {
        const auto result = call(operation, actor, id, std::move(body));
        REQUIRE_MESSAGE(result.has_value(), in_english(result.error().first()));
        return *result;
    }

    std::string refused(const std::string& operation, const Actor& actor, const std::string& id,
                        Tree body = Tree::Map{}) {
        const auto result = call(operation, actor, id, std::move(body));
        return result ? "accepted" : result.error().first().kind->code;
    }

    void record_right() {
        done("recordRight", firm, "",
             Tree::map({{"number", "ZL201410362077.3"},
                        {"title", "一种电池管理方法"},
                        {"details", Tree::map({{"type", "patent"},
                                               {"main_class", "H02J7/00"},
                                               {"further_classes", Tree::List{}},
                                               {"filing_date", "2014-07-28"},
                                               {"grant_date", "2016-08-31"},
                                               {"fee_paid_through_year", 10},
                                               {"same_day_invention", false}})},
                        {"co_owners", Tree::List{}},
                        {"registry", "hunan-desk"}}));
    }

    // The names of the acts a person is offered on the financing's page.
    std::string offered(const Actor& actor, const std::string& id) {
        std::string names;
        for (const Tree& action : items(done("showFinancing", actor, id), {"actions"}))
            names += (names.empty() ? "" : " ") + text(action, {"name"});
        return names;
    }

    // The form that the firm is offered, with what it fills in itself.
    Tree form(const std::string& id) {
        const Tree page = done("showFinancing", firm, id);
        pledge::Prepare form =
            read<pledge::Prepare>(written_in(items(page, {"actions"}).front())).value();
        form.registry = "hunan-desk";
        return write(form);
    }
    // As the console sends it back: the papers still need their numbers.
    static Tree written_in(const Tree& action) {
        Tree prefill = at(action, {"prefill"});
        for (auto& [name, value] : *prefill.map()) {
            if (name == "registry") value = "hunan-desk";
            if (name == "papers")
                value = Tree::List{
                    Tree::map({{"kind", "application_form"}, {"reference", "表1"}}),
                    Tree::map({{"kind", "pledge_contract"}, {"reference", "湘银质字2024-17"}}),
                    Tree::map({{"kind", "undertaking"}, {"reference", "承诺书1"}})};
        }
        return prefill;
    }

    std::string phase(const std::string& id) {
        return text(done("showFinancing", bank, id), {"financing", "phase"});
    }

    // Whether the stored record is what its events make.
    template <Record R>
    void prove(const std::string& id) {
        desk.read(platform, [&](View& view) {
            std::vector<Tree> bodies;
            for (const StoredEvent& event : view.events({id})) bodies.push_back(event.body);
            CHECK(desk.kind(R::kind).rebuild(id, bodies).body == write(view.get<R>(id).value()));
        });
    }
};

}  // namespace

TEST_CASE("a pledge goes from the offered form to its certificate, and back when it is cancelled") {
    Office office;
    office.record_right();
    office.financing("FA1");
    CHECK(office.offered(firm, "FA1") == "preparePledge");
    CHECK(office.offered(bank, "FA1").empty());

    const std::string id =
        text(office.done("preparePledge", firm, "FA1", office.form("FA1")), {"id"});
    CHECK(office.offered(firm, "FA1") == "preparePledge");
    CHECK(office.offered(bank, "FA1") == "confirmPledge");
    CHECK(at(office.done("preCheckPledge", bank, id), {"would_register"}) == Tree(true));
    CHECK(office.refused("registerPledge", desk_officer, id, Tree::map({{"serial", 1}})) ==
          "lifecycle.not_now");

    office.done("confirmPledge", bank, id);
    const Tree page = office.done("showFinancing", firm, "FA1");
    CHECK(items(page, {"actions"}).empty());
    REQUIRE(items(page, {"waiting_for"}).size() == 1);
    CHECK(text(items(page, {"waiting_for"}).front(), {"name"}) == "registry_officer");
    CHECK(office.offered(desk_officer, "FA1") ==
          "requestPledgeCorrection registerPledge refusePledge");
    const Tree list = office.done("listRegistrations", desk_officer, "");
    REQUIRE(items(list, {"items"}).size() == 1);
    CHECK(text(items(list, {"items"}).front(), {"due_on"}) == "2024-02-19");

    CHECK(text(office.done("registerPledge", desk_officer, id, Tree::map({{"serial", 17}})),
               {"certificate"}) == "Y2024000017");
    CHECK(office.phase("FA1") == "credit");
    CHECK(text(office.done("showRight", bank, "RT2014103620773"), {"right", "pledge"}) == id);
    CHECK(office.offered(desk_officer, "FA1") == "changePledge cancelPledge revokePledge");

    office.done(
        "cancelPledge", desk_officer, id,
        Tree::map(
            {{"reason", "pledgee_waives"}, {"proof", "放弃声明1"}, {"notice_number", "注销1"}}));
    CHECK(office.phase("FA1") == "pledge_registration");
    CHECK(at(office.done("showRight", firm, "RT2014103620773"), {"right"}).find("pledge") ==
          nullptr);
    CHECK(office.offered(firm, "FA1") == "preparePledge");
    office.prove<pledge::Pledge>(id);
    office.prove<rights::Right>("RT2014103620773");
    office.prove<financing::Financing>("FA1");
    office.prove<pledge::Certificate>("hunan-desk:Y2024000017");
}

TEST_CASE("of two financings on one patent the second is refused and goes back to filing") {
    Office office;
    office.record_right();
    std::vector<std::string> ids;
    for (const char* financing : {"FA1", "FA2"}) {
        office.financing(financing);
        ids.push_back(
            text(office.done("preparePledge", firm, financing, office.form(financing)), {"id"}));
        office.done("confirmPledge", bank, ids.back());
    }
    office.done("registerPledge", desk_officer, ids[0], Tree::map({{"serial", 1}}));
    CHECK(office.refused("registerPledge", desk_officer, ids[1], Tree::map({{"serial", 2}})) ==
          "pledge.already_pledged");
    CHECK(office.offered(desk_officer, "FA2") == "requestPledgeCorrection refusePledge");
    office.done(
        "refusePledge", desk_officer, ids[1],
        Tree::map(
            {{"ground", "already_pledged"}, {"reason", "专利已出质"}, {"notice_number", "不予1"}}));
    CHECK(office.phase("FA2") == "pledge_registration");
    CHECK(office.offered(firm, "FA2") == "preparePledge");
    CHECK(office.refused("confirmPledge", bank, ids[1]) == "lifecycle.not_now");
}

TEST_CASE("a desk gives a certificate's number once") {
    Office office;
    office.record_right();
    office.financing("FA1");
    const auto file = [&] {
        const std::string id =
            text(office.done("preparePledge", firm, "FA1", office.form("FA1")), {"id"});
        office.done("confirmPledge", bank, id);
        return id;
    };
    const std::string first = file();
    office.done("registerPledge", desk_officer, first, Tree::map({{"serial", 1}}));
    office.done(
        "revokePledge", desk_officer, first,
        Tree::map(
            {{"reason", "false_papers"}, {"finding", "合同系伪造"}, {"notice_number", "撤销1"}}));
    const std::string second = file();
    CHECK(office.refused("registerPledge", desk_officer, second, Tree::map({{"serial", 1}})) ==
          "record.exists");
    CHECK(office.refused("registerPledge", desk_officer, second, Tree::map({{"serial", 2}})) ==
          "accepted");
}

TEST_CASE("a patent is recorded once, and its desk must be one") {
    Office office;
    office.record_right();
    Tree again = Tree::map({{"number", "2014103620773"},
                            {"title", "重复"},
                            {"details", Tree::map({{"type", "patent"},
                                                   {"main_class", "H02J7/00"},
                                                   {"further_classes", Tree::List{}},
                                                   {"filing_date", "2014-07-28"},
                                                   {"fee_paid_through_year", 0},
                                                   {"same_day_invention", false}})},
                            {"co_owners", Tree::List{}},
                            {"registry", "hunan-desk"}});
    CHECK(office.refused("recordRight", firm, "", again) == "record.exists");
    for (auto& [name, value] : *again.map()) {
        if (name == "number") value = "2014200123454";
        if (name == "registry") value = "changsha-bank";
    }
    CHECK(office.refused("recordRight", firm, "", again) == "right.registry");
}

TEST_CASE("a notice from the registry shows in the pre-check and can be waived over the routes") {
    Office office;
    office.record_right();
    office.financing("FA1");
    office.done(
        "noteRightStatus", desk_officer, "RT2014103620773",
        Tree::map(
            {{"change", "invalidation_begun"}, {"on", "2024-02-07"}, {"reference", "无效1"}}));
    const std::string id =
        text(office.done("preparePledge", firm, "FA1", office.form("FA1")), {"id"});
    const Tree check = office.done("preCheckPledge", firm, id);
    CHECK(at(check, {"would_register"}) == Tree(false));
    REQUIRE(items(check, {"grounds"}).size() == 1);
    CHECK(at(items(check, {"grounds"}).front(), {"number"}) == Tree(11));
    office.done("confirmPledge", bank, id);
    CHECK(office.offered(desk_officer, "FA1") ==
          "notifyPledgeGround requestPledgeCorrection refusePledge");
    const Tree told = Tree::map({{"ground", "invalidation_started"},
                                 {"right", "RT2014103620773"},
                                 {"notice_number", "告知1"}});
    const Tree waiver =
        Tree::map({{"ground", "invalidation_started"}, {"right", "RT2014103620773"}});
    office.done("notifyPledgeGround", desk_officer, id, told);
    CHECK(office.offered(firm, "FA1") == "waivePledgeGround");
    office.done("waivePledgeGround", firm, id, waiver);
    CHECK(office.offered(firm, "FA1").empty());
    office.done("waivePledgeGround", bank, id, waiver);
    CHECK(office.offered(desk_officer, "FA1") ==
          "requestPledgeCorrection registerPledge refusePledge");
    office.done("registerPledge", desk_officer, id, Tree::map({{"serial", 1}}));
    CHECK(office.phase("FA1") == "credit");
}
