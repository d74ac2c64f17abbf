// The second and third stage over the API: from an accepted application to a passed due diligence.
#include <doctest/doctest.h>

#include <algorithm>

#include "features/due_diligence/due_diligence.h"
#include "features/due_diligence/routes.h"
#include "features/financing/financing.h"
#include "features/financing/routes.h"
#include "features/organisation/organisation.h"
#include "features/organisation/routes.h"
#include "features/rights/rights.h"
#include "features/valuation/routes.h"
#include "features/valuation/store.h"
#include "features/valuation/valuation.h"
#include "features/workbench/routes.h"
#include "platform/database/testing/temporary_folder.h"
#include "platform/desk/api.h"
#include "platform/http/router.h"
#include "platform/json/json.h"
#include "platform/reference_data/appraisal_data.h"

using namespace zhirong;

namespace {

const Date today = date_of(2024, 3, 15);

const std::map<std::string, Actor> people{
    {"firm", {"firm", "pump-works", {Role::enterprise_officer}}},
    {"officer", {"officer", "changsha-bank", {Role::bank_officer}}},
    {"both", {"both", "changsha-bank", {Role::bank_officer, Role::bank_approver}}},
    {"approver", {"approver", "changsha-bank", {Role::bank_approver}}},
    {"appraiser", {"appraiser", "hunan-appraisal", {Role::appraiser_officer}}},
    {"auditor", {"auditor", "platform", {Role::auditor}}},
};

// The whole desk on a file of its own, spoken to as the router hears it.
class Office {
public:
    Office()
        : desk_(
              open_database("sqlite:" + (folder_.path() / "test.db").string()),
              [] { return Instant{1'710'468'000'000}; }, today),
          api_(desk_) {
        organisation::add_routes(api_);
        api_.kind<rights::Right>();
        financing::add_routes(api_, pages_, shelf_);
        workbench::add_routes(api_, data_, valuation::values_for);
        valuation::add_routes(api_, pages_, right_pages_, data_);
        due_diligence::add_routes(api_, pages_);
        RouterSettings settings;
        settings.gate = [](const Request& request, const Route&) -> Result<std::any> {
            return Person{people.at(std::string(*request.header("x-user"))), "某人"};
        };
        settings.failure_report = [](const Request&, std::string_view what) { FAIL(what); };
        router_ = std::make_unique<Router>(api_.routes(), std::move(settings));
        record_parties();
    }

    Response post(const std::string& user, const std::string& path, const Tree& body) {
        return send(Method::post, user, path, write_json(body));
    }
    Tree page(const std::string& user, const std::string& financing) {
        const Response response = send(Method::get, user, "/api/v1/financings/" + financing, "");
        REQUIRE(response.status == 200);
        return body_of(response);
    }
    static Tree body_of(const Response& response) {
        return parse_json(response.content(), {.bytes = 1 << 20, .depth = 64}).value();
    }
    static std::string code_of(const Response& response) {
        const Tree body = body_of(response);
        const Tree* code = body.find("code");
        return code == nullptr ? "" : *code->text();
    }
    static std::string id_of(const Response& response) {
        INFO(response.content());
        REQUIRE(response.status < 300);
        return *body_of(response).find("id")->text();
    }

    // A right for each kind and its co-owner, and a financing over them that the bank accepted.
    std::string accepted_financing(const std::vector<std::string>& right_ids) {
        Tree::List rights;
        for (const std::string& id : right_ids) rights.emplace_back(id);
        const std::string id = id_of(post("firm", "/api/v1/financings",
                                          Tree::map({{"bank", "changsha-bank"},
                                                     {"appraiser", "hunan-appraisal"},
                                                     {"amount", "5000000.00"},
                                                     {"tenor_months", 12},
                                                     {"purpose", "采购原料"},
                                                     {"rights", std::move(rights)}})));
        id_of(post("officer", "/api/v1/financings/" + id + "/acceptance",
                   Tree::map({{"note", "受理"}})));
        return id;
    }

private:
    Response send(Method method, const std::string& user, const std::string& target,
                  std::string body) {
        Request request;
        request.method = method;
        request.target = target;
        request.headers = {{"x-user", user},
                           {"content-type", "application/json"},
                           {"idempotency-key", "key-" + std::to_string(++keys_)}};
        if (method == Method::get) request.headers.resize(1);
        request.body = std::move(body);
        return router_->answer(std::move(request));
    }

    void record_parties() {
        const Command command{"setUp", "set-up", "", people.at("auditor")};
        const auto organisation = [](Work& work, const char* id, const char* name,
                                     OrganisationKind kind) {
            organisation::Organisation record;
            record.id = id;
            organisation::Registered event;
            event.details.id = id;
            event.details.name = name;
            event.details.kind = kind;
            event.details.credit_code = "91430100MA4L16JQ9B";
            event.details.region = "430100";
            REQUIRE(work.create(record, event).has_value());
        };
        const auto right = [](Work& work, const char* id, RightKind kind, const char* co_owner) {
            rights::Right record;
            record.id = id;
            rights::Recorded event;
            event.owner = "pump-works";
            event.holder = {"湘江泵业", std::nullopt};
            event.kind = kind;
            event.details.title = std::string("专利") + id;
            event.details.number = id;
            event.details.details = rights::Patent{.main_class = "F04B1/00",
                                                   .further_classes = {},
                                                   .filing_date = date_of(2018, 1, 1)};
            event.details.registry = "changsha-window";
            if (*co_owner != '\0') event.details.co_owners = {{co_owner, "同意书"}};
            REQUIRE(work.create(record, event).has_value());
        };
        const auto done = desk_.execute(command, [&](Work& work) -> Result<Answer> {
            organisation(work, "pump-works", "湘江泵业", OrganisationKind::enterprise);
            organisation(work, "changsha-bank", "长沙银行", OrganisationKind::bank);
            organisation(work, "hunan-appraisal", "湖南评估", OrganisationKind::appraiser);
            right(work, "RT1", RightKind::invention, "");
            right(work, "RT2", RightKind::utility_model, "某研究院");
            right(work, "RT3", RightKind::invention, "湖南评估");
            right(work, "RT4", RightKind::design, "");
            return Answer{};
        });
        REQUIRE(done.has_value());
    }

    testing::TemporaryFolder folder_;
    Desk desk_;
    Api api_;
    financing::Pages pages_;
    rights::Pages right_pages_;
    const AppraisalData data_ =
        load_appraisal_data(std::filesystem::path(SOURCE_DIR) / "reference" / "valuation");
    const programmes::Shelf shelf_{programmes::Editions{}};
    std::unique_ptr<Router> router_;
    int keys_ = 0;
};

const Tree* by(const Tree* list, const char* name, const std::string& value) {
    for (const Tree& one : *list->list())
        if (*one.find(name)->text() == value) return &one;
    return nullptr;
}
std::vector<std::string> actions_of(const Tree& page) {
    std::vector<std::string> names;
    for (const Tree& action : *page.find("actions")->list())
        names.push_back(*action.find("name")->text());
    return names;
}
bool offers(const Tree& page, const std::string& name) {
    const auto names = actions_of(page);
    return std::ranges::find(names, name) != names.end();
}
const Tree& prefill(const Tree& page, const std::string& name) {
    const Tree* action = by(page.find("actions"), "name", name);
    REQUIRE(action != nullptr);
    return *action->find("prefill");
}
std::string figure(const Tree& page, const char* section, const char* name) {
    const Tree* found = by(page.find("sections"), "kind", section);
    REQUIRE(found != nullptr);
    const Tree* field = by(found->find("fields"), "name", name);
    return field == nullptr ? "" : *field->find("value")->text();
}

void replace(Tree& tree, std::string_view name, Tree value) {
    for (auto& [key, old] : *tree.map())
        if (key == name) {
            old = std::move(value);
            return;
        }
    tree.set(std::string(name), std::move(value));
}

// The form as it came, with what a person adds to it.
Tree valuation_report(const Tree& page, const std::vector<std::string>& values) {
    auto form = prefill(page, "reportValuation");
    replace(form, "number", "湘评报字〔2024〕第18号");
    replace(form, "method", "income");
    Tree::List lines = *form.find("lines")->list();
    REQUIRE(lines.size() == values.size());
    for (std::size_t i = 0; i < lines.size(); ++i) replace(lines[i], "value", values[i]);
    replace(form, "lines", lines);
    replace(form, "professionals",
            Tree::list({Tree::map({{"name", "钱一"}, {"licence", "43000001"}}),
                        Tree::map({{"name", "孙二"}, {"licence", "43000002"}})}));
    replace(form, "assumptions", "持续使用假设");
    Tree::List papers = *form.find("papers")->list();
    for (Tree& paper : papers) replace(paper, "reference", "档案 1");
    replace(form, "papers", papers);
    return form;
}

Tree due_diligence_report(const Tree& page) {
    auto form = prefill(page, "reportDueDiligence");
    Tree::List answers = *form.find("answers")->list();
    for (Tree& answer : answers) {
        replace(answer, "text", "已核实");
        Tree::List papers = *answer.find("papers")->list();
        for (Tree& paper : papers) replace(paper, "reference", "档案 2");
        replace(answer, "papers", papers);
    }
    replace(form, "answers", answers);
    replace(form, "investigators", Tree::list({"officer", "both"}));
    replace(form, "conclusion", "建议同意");
    return form;
}

std::string commission(Office& office, const std::string& financing) {
    return Office::id_of(
        office.post("officer", "/api/v1/financings/" + financing + "/valuation",
                    prefill(office.page("officer", financing), "commissionValuation")));
}

void value(Office& office, const std::string& financing, const std::vector<std::string>& values) {
    const std::string path = "/api/v1/valuations/" + commission(office, financing);
    Office::id_of(office.post("appraiser", path + "/report",
                              valuation_report(office.page("appraiser", financing), values)));
    Office::id_of(office.post("officer", path + "/acceptance", Tree::map({{"note", "采纳"}})));
}

}  // namespace

TEST_CASE("rights are valued, returned once, accepted, investigated and passed") {
    Office office;
    const std::string id = office.accepted_financing({"RT1", "RT2"});
    CHECK(offers(office.page("officer", id), "commissionValuation"));
    CHECK_FALSE(offers(office.page("firm", id), "commissionValuation"));
    const std::string valuation = commission(office, id);
    CHECK_FALSE(offers(office.page("officer", id), "commissionValuation"));

    const std::string path = "/api/v1/valuations/" + valuation;
    const Tree report =
        valuation_report(office.page("appraiser", id), {"15000000.01", "1000000.03"});
    CHECK(Office::code_of(office.post("officer", path + "/report", report)) ==
          "access.role_missing");
    Office::id_of(office.post("appraiser", path + "/report", report));
    Office::id_of(
        office.post("officer", path + "/return", Tree::map({{"reason", "折现率未说明"}})));
    CHECK(figure(office.page("appraiser", id), "valuation", "returned") == "折现率未说明");
    // What was reported before is the form for the correction.
    Office::id_of(office.post("appraiser", path + "/report",
                              prefill(office.page("appraiser", id), "reportValuation")));
    const Tree accepted = Office::body_of(
        office.post("officer", path + "/acceptance", Tree::map({{"note", "采纳"}})));
    CHECK(*accepted.find("value")->text() == "16000000.04");
    CHECK(figure(office.page("firm", id), "valuation", "total") == "16000000.04");

    CHECK(offers(office.page("officer", id), "openDueDiligence"));
    const std::string one = Office::id_of(
        office.post("officer", "/api/v1/financings/" + id + "/due-diligence", Tree::Map{}));
    const Tree opened = office.page("officer", id);
    CHECK(figure(opened, "due_diligence", "most") == "3900000.00");
    CHECK(*prefill(opened, "reportDueDiligence").find("recommended")->text() == "3900000.00");
    Office::id_of(office.post("officer", "/api/v1/due-diligences/" + one + "/report",
                              due_diligence_report(opened)));

    const Tree decision = Tree::map({{"passed", true}, {"note", "同意"}});
    CHECK(offers(office.page("approver", id), "decideDueDiligence"));
    CHECK_FALSE(offers(office.page("both", id), "decideDueDiligence"));
    CHECK(Office::code_of(office.post("both", "/api/v1/due-diligences/" + one + "/decision",
                                      decision)) == "access.same_person");
    Office::id_of(office.post("approver", "/api/v1/due-diligences/" + one + "/decision", decision));
    const Tree passed = office.page("officer", id);
    const Tree* section = by(passed.find("sections"), "kind", "due_diligence");
    CHECK(*section->find("stage")->find("name")->text() == "passed");
    for (const Tree& paper : *section->find("papers")->list())
        CHECK(*paper.find("present")->boolean());
}

TEST_CASE("a total explains itself by each right on the page") {
    Office office;
    const std::string id = office.accepted_financing({"RT1", "RT2"});
    value(office, id, {"100.10", "0.01"});
    const Tree page = office.page("officer", id);
    const Tree* section = by(page.find("sections"), "kind", "valuation");
    const Tree* why = by(section->find("fields"), "name", "total")->find("why");
    CHECK(*why->find("result")->text() == "100.11");
    CHECK(why->find("steps")->list()->size() == 2);
    CHECK(*page.find("financing")->find("phase")->text() == "due_diligence");
    for (const Tree& paper : *section->find("papers")->list())
        CHECK(*paper.find("present")->boolean());
}

TEST_CASE("what the bank found out is not told to the other parties") {
    Office office;
    const std::string id = office.accepted_financing({"RT1"});
    value(office, id, {"20000000.00"});
    const std::string one = Office::id_of(
        office.post("officer", "/api/v1/financings/" + id + "/due-diligence", Tree::Map{}));
    Office::id_of(office.post("officer", "/api/v1/due-diligences/" + one + "/report",
                              due_diligence_report(office.page("officer", id))));
    for (const char* user : {"firm", "appraiser"}) {
        const Tree page = office.page(user, id);
        const Tree* section = by(page.find("sections"), "kind", "due_diligence");
        CHECK(*section->find("stage")->find("name")->text() == "reported");
        CHECK(section->find("fields")->list()->empty());
        CHECK(section->find("papers")->list()->empty());
        CHECK(by(page.find("timeline"), "kind", "due_diligence") == nullptr);
    }
    const Tree seen_by_appraiser = office.page("appraiser", id);
    CHECK(by(seen_by_appraiser.find("waiting_for"), "name", "bank_approver") != nullptr);
    for (const char* user : {"officer", "auditor"}) {
        const Tree page = office.page(user, id);
        CHECK(figure(page, "due_diligence", "loan_to_value") == "0.25");
        CHECK(by(page.find("timeline"), "kind", "due_diligence") != nullptr);
    }
    CHECK(office
              .post("firm", "/api/v1/due-diligences/" + one + "/decision",
                    Tree::map({{"passed", true}, {"note", "同意"}}))
              .status == 404);
}

TEST_CASE("an appraiser named as co-owner of a right is refused the commission") {
    Office office;
    const std::string id = office.accepted_financing({"RT1", "RT3"});
    const Response refused =
        office.post("officer", "/api/v1/financings/" + id + "/valuation",
                    prefill(office.page("officer", id), "commissionValuation"));
    CHECK(refused.status == 422);
    CHECK(Office::code_of(refused) == "valuation.not_independent");
    CHECK(offers(office.page("officer", id), "commissionValuation"));
}

TEST_CASE("a kind of right the example table does not know needs the bank's own table") {
    Office office;
    const std::string id = office.accepted_financing({"RT4"});
    value(office, id, {"1000.00"});
    const std::string path = "/api/v1/financings/" + id + "/due-diligence";
    CHECK(Office::code_of(office.post("officer", path, Tree::Map{})) == "due_diligence.no_ceiling");
    const Tree ceilings = Tree::list({Tree::map({{"kind", "design"}, {"ceiling", "10%"}})});
    Office::id_of(office.post(
        "officer", path,
        Tree::map({{"table", Tree::map({{"source", "本行办法"}, {"ceilings", ceilings}})}})));
    CHECK(figure(office.page("officer", id), "due_diligence", "most") == "100.00");
}

TEST_CASE("acts out of order are refused and leave nothing behind") {
    Office office;
    const std::string id = office.accepted_financing({"RT1"});
    const std::string open = "/api/v1/financings/" + id + "/due-diligence";
    CHECK(Office::code_of(office.post("officer", open, Tree::Map{})) == "financing.phase");
    const std::string valuation = commission(office, id);
    CHECK(Office::code_of(office.post("officer", "/api/v1/valuations/" + valuation + "/acceptance",
                                      Tree::map({{"note", "采纳"}}))) == "lifecycle.not_now");
    CHECK(figure(office.page("officer", id), "valuation", "report_number").empty());
}
