// Two cities at the size that the notice tells of. Beijing (case 16): 472 firms insure 4,818
// patents, and the premium subsidy is applied for, reviewed, paid, by sixteen clients at once.
// Ningbo (case 19): 5,992 marks and 1,859 patents come from files into two policies. How long it
// took is said, and not asked for.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <map>
#include <mutex>
#include <sstream>
#include <thread>

#include "features/rights/testing/rights_table.h"
#include "http/client.h"
#include "platform/database/testing/temporary_folder.h"
#include "platform/desk/verify.h"

using namespace zhirong;
using namespace zhirong::testing;
using rights::testing::credit_code;
using rights::testing::patent_number;

namespace {

constexpr int clients = 16;
constexpr int firms = 472;
constexpr int patents = 4'818;
const char* const policies = "/api/v1/insurance-policies";
const char* const subsidies = "/api/v1/subsidy-applications";

class Clock {
public:
    // Since the last time that it was asked.
    std::string seconds() {
        const auto now = std::chrono::steady_clock::now();
        const auto passed = std::chrono::duration_cast<std::chrono::milliseconds>(now - since_);
        since_ = now;
        return fmt::format("{}.{:03} s", passed.count() / 1'000, passed.count() % 1'000);
    }

private:
    std::chrono::steady_clock::time_point since_ = std::chrono::steady_clock::now();
};

// Whoever speaks from a thread of its own: with keys of its own, and what was refused is told.
class Client {
public:
    Client(Colleague who, std::string name) : who_(std::move(who)), name_(std::move(name)) {}

    Told post(const std::string& path, const Tree& body, int expected) {
        Told told = who_.post(path, body, name_ + "-" + std::to_string(++keys_));
        if (told.status != expected)
            throw std::runtime_error(path + ": " + std::to_string(told.status) + " " + told.code() +
                                     " " + told.text({"detail"}));
        return told;
    }
    Told try_post(const std::string& path, const Tree& body) {
        return who_.post(path, body, name_ + "-" + std::to_string(++keys_));
    }

private:
    Colleague who_;
    std::string name_;
    int keys_ = 0;
};

// Does `each` for 0 up to `count` from sixteen threads. What went wrong, by its first words.
template <class F>
std::vector<std::string> all_at_once(int count, F each) {
    std::atomic<int> next = 0;
    std::mutex mutex;
    std::vector<std::string> wrong;
    {
        std::vector<std::jthread> threads;
        for (int client = 0; client < clients; ++client)
            threads.emplace_back([&] {
                for (int i = next++; i < count; i = next++) try {
                        each(i);
                    } catch (const std::exception& error) {
                        const std::lock_guard lock(mutex);
                        wrong.emplace_back(error.what());
                    }
            });
    }
    return wrong;
}

std::string first_of(const std::vector<std::string>& wrong) {
    return wrong.empty() ? "" : wrong.front();
}

void check_whole(Office& office) {
    System& system = office.system();
    const auto report = verify(system.desk().database(), system.desk().kinds(), system.proofs());
    for (const Check& check : report.checks)
        for (const Difference& each : check.first)
            MESSAGE(check.name.name << ' ' << each.where << ' ' << each.en);
    CHECK(report.whole());
}

// ---- Beijing
// The pack's rules of 2021 as if they held in 2025, for the shelf's products begin in 2024; with a
// pot of the year beside the limits of the firms, which the source does not tell.
std::string rules_of_2025() {
    std::ifstream file(std::string(SOURCE_DIR) +
                       "/programmes/16-beijing/programme-2021-01-01.yaml");
    std::stringstream text;
    text << file.rdbuf();
    std::string rules = text.str();
    const auto replace = [&](const std::string& what, const std::string& by) {
        std::size_t times = 0;
        for (std::size_t at = rules.find(what); at != std::string::npos;
             at = rules.find(what, at + by.size())) {
            rules.replace(at, what.size(), by);
            ++times;
        }
        REQUIRE(times > 0);
    };
    replace("2021-01-01", "2025-01-01");
    replace("2022-06-05", "2026-06-05");
    replace("quantities:\n",
            "quantities:\n"
            "  trial_pot:\n"
            "    zh: 全年资金（试算）\n"
            "    en: Money of the year, for the trial\n"
            "    unit: money\n"
            "    source: notice\n"
            "    values:\n"
            "      - {from: 2025-01-01, value: 14000000.00}\n");
    replace("        per: borrower_year\n",
            "        per: borrower_year\n"
            "      - id: pot_of_year\n"
            "        zh: 全年资金（试算）\n"
            "        en: Money of the year, for the trial\n"
            "        source: notice\n"
            "        at_most: trial_pot\n"
            "        per: programme_year\n"
            "        when_dry: first_come\n");
    return rules;
}
const std::string programme = "beijing_ip_insurance_premium";

int firm_of(int patent) { return patent < 10 * firms ? patent / 10 : patent - 10 * firms; }
std::string number_of(int patent) {
    return patent_number(fmt::format("2019{}{:07}", patent % 3 == 0 ? 2 : 1, patent));
}
std::string user_of(int firm) { return fmt::format("firm-{}", firm); }
// One firm in eight insures for much, in both lines.
bool insures_much(int firm) { return firm >= 98 && firm % 8 == 0; }

class Beijing {
public:
    Beijing() : office(engines()[0], date_of(2025, 1, 6), DigestKind::sha256, written()) {
        office.add_organisation("zscqj", "北京市知识产权局", OrganisationKind::treasury, "110000");
        office.add_person("officer", "zscqj", {Role::treasury_officer});
        office.add_person("approver", "zscqj", {Role::treasury_approver});
        office.add_organisation("window", "登记窗口", OrganisationKind::registry, "110000");
        office.add_person("window", "window", {Role::registry_officer});
        office.add_organisation("picc", "试点财险", OrganisationKind::insurer, "110000");
        office.add_person("shi", "picc", {Role::insurer_officer});
        office.add_person("yan", "picc", {Role::insurer_approver});
        for (int i = 0; i < patents; ++i) of_firm[firm_of(i)].push_back(number_of(i));
    }

    void register_firms() {
        Colleague admin = office.sign_in("admin");
        const auto wrong = all_at_once(firms, [&](int firm) {
            const std::string id = user_of(firm);
            Client(admin, "register-" + id)
                .post("/api/v1/organisations",
                      Tree::map({{"id", id},
                                 {"name", fmt::format("京城{}科技有限公司", firm)},
                                 {"kind", "enterprise"},
                                 {"credit_code", credit_code(firm)},
                                 {"region", "110108"},
                                 {"size", "small"},
                                 {"technology_firm", true}}),
                      201);
            office.add_person(id, id, {Role::enterprise_officer});
        });
        REQUIRE_MESSAGE(wrong.empty(), first_of(wrong));
    }

    void enter_rights() {
        std::string file = rights::testing::table_head();
        for (int i = 0; i < patents; ++i)
            file += fmt::format(
                "{},一种装置（{}）,京城{}科技有限公司,{},F04D15/00,2019-03-0{},"
                "2021-03-10,8\n",
                number_of(i), i, firm_of(i), credit_code(firm_of(i)), 1 + i % 9);
        Colleague keeper = office.sign_in("window");
        const Told preview = keeper.upload("/api/v1/rights/import-preview", file);
        REQUIRE(preview.status == 200);
        const std::string part =
            "/api/v1/rights/imports/" + preview.text({"file"}) + "/parts?from=";
        std::int64_t from = 0;
        for (;;) {
            const Told told = keeper.upload(part + std::to_string(from), file);
            REQUIRE_MESSAGE(told.status == 200, told.text({"detail"}));
            if (*told.body.find("ended")->boolean()) break;
            from = *told.body.find("next")->integer();
        }
    }

    void keep_lists() {
        Colleague window = office.sign_in("window");
        Client keeper(window, "lists");
        for (const char* id : {"champion_demonstration", "foreign_hidden_champion",
                               "champion_product", "champion_cultivation", "key_field_small_firm",
                               "dishonest", "insurers_of_beijing_ip_insurance_premium"})
            keeper.post("/api/v1/lists",
                        Tree::map({{"id", id},
                                   {"title_zh", id},
                                   {"title_en", id},
                                   {"subject", "enterprise"},
                                   {"source", "通知附件"},
                                   {"region", "110000"}}),
                        201);
        const auto enter = [](Client& who, const std::string& list, const std::string& code) {
            who.post("/api/v1/lists/" + list + "/members",
                     Tree::map({{"subject", code},
                                {"name", "成员"},
                                {"from", "2024-01-01"},
                                {"reference", "通知附件"}}),
                     201);
        };
        enter(keeper, "insurers_of_" + programme, "91430100MA4L16JQ9D");
        const auto wrong = all_at_once(firms, [&](int firm) {
            Client each(window, "list-" + std::to_string(firm));
            enter(each, "key_field_small_firm", credit_code(firm));
        });
        REQUIRE_MESSAGE(wrong.empty(), first_of(wrong));
    }

    // Applied for, underwritten by one or by two, bound and paid; the policy's id.
    std::string insure(Client& holder, Client& insurer, Client& approver, int firm,
                       const char* product, const char* sum, bool referred) {
        Tree::List rights;
        for (const std::string& each : of_firm.at(firm)) rights.emplace_back("RT" + each);
        const Told applied = holder.post(policies,
                                         Tree::map({{"product", product},
                                                    {"insurer", "picc"},
                                                    {"insured", "owner"},
                                                    {"zone", "mainland"},
                                                    {"sum", sum},
                                                    {"from", "2025-01-10"},
                                                    {"months", 12},
                                                    {"claims", 0},
                                                    {"rights", std::move(rights)},
                                                    {"known_disputes", "无"}}),
                                         201);
        const std::string id = applied.text({"id"});
        const std::string path = std::string(policies) + "/" + id;
        insurer.post(path + "/underwriting",
                     Tree::map({{"verdict", referred ? "refer" : "accept"}, {"opinion", "可保"}}),
                     200);
        if (referred)
            approver.post(path + "/referral-decision",
                          Tree::map({{"approved", true}, {"opinion", "同意"}}), 200);
        const Told bound = insurer.post(path + "/binding", Tree::map({{"signatory", "施"}}), 200);
        insurer.post(path + "/premium-payments",
                     Tree::map({{"amount", bound.text({"premium"})}, {"reference", "网银"}}), 200);
        return id;
    }

    // Empty: the pot, or the firm's limit, is used up.
    std::string subsidise(Client& holder, Client& officer, Client& approver,
                          const std::string& policy) {
        const Told filed = holder.try_post(
            subsidies, Tree::map({{"programme", programme},
                                  {"subsidy", "premium"},
                                  {"policy", policy},
                                  {"facts", Tree::map({{"borrower.clean_years", 2}})},
                                  {"papers", Tree::Map{}}}));
        if (filed.code() == "subsidy.nothing") return {};
        if (filed.status != 201)
            throw std::runtime_error("not filed: " + filed.code() + " " + filed.text({"detail"}));
        const std::string path = std::string(subsidies) + "/" + filed.text({"id"});
        officer.post(path + "/review", Tree::map({{"accepted", true}, {"opinion", "符合"}}), 200);
        approver.post(path + "/decision", Tree::map({{"approved", true}, {"opinion", "同意"}}),
                      200);
        return filed.text({"id"});
    }

    std::filesystem::path written() const {
        std::filesystem::create_directory(folder.path() / "rules");
        std::ofstream(folder.path() / "rules" / "programme.yaml") << rules_of_2025();
        return folder.path() / "rules";
    }

    TemporaryFolder folder;
    Office office;
    std::map<int, std::vector<std::string>> of_firm;
};

}  // namespace

TEST_CASE("Beijing: 472 firms, 4,818 patents, insured and subsidised by sixteen clients at once") {
    Clock clock;
    Beijing beijing;
    beijing.register_firms();
    MESSAGE("472 firms registered, each with a person: " << clock.seconds());
    beijing.enter_rights();
    MESSAGE("4,818 patents imported: " << clock.seconds());
    beijing.keep_lists();
    MESSAGE("472 list entries: " << clock.seconds());

    Office& office = beijing.office;
    const Colleague shi = office.sign_in("shi");
    const Colleague yan = office.sign_in("yan");
    const Colleague officer = office.sign_in("officer");
    const Colleague approver = office.sign_in("approver");
    std::vector<std::vector<std::string>> insured(firms);
    auto wrong = all_at_once(firms, [&](int firm) {
        const std::string key = std::to_string(firm);
        Client holder(office.sign_in(user_of(firm)), "holder-" + key);
        Client insurer(shi, "insurer-" + key);
        Client referee(yan, "referee-" + key);
        const auto i = static_cast<std::size_t>(firm);
        if (insures_much(firm)) {
            insured[i].push_back(beijing.insure(holder, insurer, referee, firm,
                                                "patent_infringed_loss", "800000.00", true));
            insured[i].push_back(beijing.insure(holder, insurer, referee, firm, "patent_execution",
                                                "500000.00", true));
        } else {
            insured[i].push_back(beijing.insure(
                holder, insurer, referee, firm,
                firm % 3 == 0 ? "patent_infringed_loss" : "patent_execution", "100000.00", false));
        }
    });
    REQUIRE_MESSAGE(wrong.empty(), first_of(wrong));
    std::size_t bound = 0;
    for (const auto& each : insured) bound += each.size();
    MESSAGE(bound << " policies applied for, underwritten, bound and paid: " << clock.seconds());

    std::mutex mutex;
    std::vector<std::string> accepted;
    std::atomic<int> dry = 0;
    wrong = all_at_once(firms, [&](int firm) {
        const std::string key = std::to_string(firm);
        Client holder(office.sign_in(user_of(firm)), "applicant-" + key);
        Client reviewer(officer, "reviewer-" + key);
        Client decider(approver, "decider-" + key);
        for (const std::string& policy : insured[static_cast<std::size_t>(firm)]) {
            const std::string id = beijing.subsidise(holder, reviewer, decider, policy);
            if (id.empty()) {
                ++dry;
                continue;
            }
            const std::lock_guard lock(mutex);
            accepted.push_back(id);
        }
    });
    REQUIRE_MESSAGE(wrong.empty(), first_of(wrong));
    MESSAGE(accepted.size() << " subsidies filed, reviewed and accepted, " << dry.load()
                            << " refused for want of money: " << clock.seconds());

    constexpr std::size_t most = 500;
    Client gatherer(officer, "gatherer");
    Client orderer(approver, "orderer");
    for (std::size_t from = 0; from < accepted.size(); from += most) {
        Tree::List lines;
        for (std::size_t i = from; i < std::min(from + most, accepted.size()); ++i)
            lines.emplace_back(accepted[i]);
        const Told batch = gatherer.post("/api/v1/subsidy-batches",
                                         Tree::map({{"title", "保费补贴"},
                                                    {"applications", std::move(lines)},
                                                    {"payers", Tree::Map{}}}),
                                         201);
        const std::string path = "/api/v1/subsidy-batches/" + batch.text({"id"});
        orderer.post(path + "/decision", Tree::map({{"approved", true}, {"opinion", "同意"}}), 200);
        gatherer.post(path + "/payment", Tree::map({{"reference", "国库集中支付"}}), 200);
    }
    MESSAGE("batches put together, approved and paid: " << clock.seconds());

    // No limit of a firm and no pot is passed, and what was paid is what the treasury's book holds.
    Colleague treasury = office.sign_in("officer");
    std::map<std::string, Money> by_firm;
    Money paid;
    int at_the_limit = 0;
    for (const std::string& id : accepted) {
        const Told shown = treasury.get(std::string(subsidies) + "/" + id);
        REQUIRE(shown.text({"stage", "name"}) == "paid");
        const Money amount = *parse_money(shown.text({"paid"}));
        by_firm[shown.text({"applicant", "id"})] += amount;
        paid += amount;
    }
    for (const auto& [firm, amount] : by_firm) {
        CHECK(amount <= yuan(200'000));
        if (amount == yuan(200'000)) ++at_the_limit;
    }
    CHECK(at_the_limit > 0);
    CHECK(dry > 0);
    CHECK(paid == yuan(14'000'000));
    office.system().desk().read({"auditor", "platform", {Role::auditor}}, [&](View& view) {
        CHECK(view.balance("zscqj", "Assets:Cash") == Money{} - paid);
        CHECK(view.balance("zscqj", "Liabilities:SubsidyPayables") == Money{});
    });
    MESSAGE(at_the_limit << " firms at their limit of 200,000, the pot of 14,000,000 paid out");
    clock.seconds();
    check_whole(office);
    MESSAGE("verified: " << clock.seconds());
}

TEST_CASE("Ningbo: 5,992 marks and 1,859 patents from files into two policies") {
    constexpr int marks = 5'992;
    constexpr int inventions = 1'859;
    Office office(engines()[0], date_of(2025, 6, 2));
    office.add_organisation("picc", "甲财险", OrganisationKind::insurer, "330200");
    office.add_person("shi", "picc", {Role::insurer_officer});
    office.add_organisation("centre", "知识产权保险运营服务中心", OrganisationKind::enterprise,
                            "330200");
    office.add_person("centre", "centre", {Role::enterprise_officer});
    Colleague centre = office.sign_in("centre");
    Colleague shi = office.sign_in("shi");
    const auto bind = [&](const char* what, int count, const std::string& file) {
        Clock clock;
        const Told applied = centre.post(policies, Tree::map({{"product", "park_group_execution"},
                                                              {"insurer", "picc"},
                                                              {"insured", "service_firm"},
                                                              {"zone", "mainland"},
                                                              {"sum", "8000000.00"},
                                                              {"from", "2025-06-10"},
                                                              {"months", 12},
                                                              {"claims", 0},
                                                              {"known_disputes", "无"}}));
        REQUIRE_MESSAGE(applied.status == 201, applied.text({"detail"}));
        const std::string path = std::string(policies) + "/" + applied.text({"id"});
        const Told taken = centre.upload(path + "/schedule", file);
        REQUIRE_MESSAGE(taken.status == 200, taken.text({"detail"}));
        CHECK(*taken.body.find("taken")->integer() == count);
        MESSAGE(count << " " << what << " imported: " << clock.seconds());
        REQUIRE(shi.post(path + "/underwriting",
                         Tree::map({{"verdict", "accept"}, {"opinion", "可保"}}))
                    .status == 200);
        MESSAGE("underwritten: " << clock.seconds());
        const Told bound = shi.post(path + "/binding", Tree::map({{"signatory", "施"}}));
        REQUIRE_MESSAGE(bound.status == 200, bound.text({"detail"}));
        MESSAGE("bound: " << clock.seconds());
        const Told page = centre.get(path);
        REQUIRE(page.status == 200);
        CHECK(*page.body.find("policy")->find("items")->integer() == count);
        CHECK(page.text({"why", "result"}) == page.text({"policy", "premium"}));
        MESSAGE("its page: " << clock.seconds());
        REQUIRE(shi.post(path + "/premium-payments",
                         Tree::map(
                             {{"amount", page.text({"policy", "premium"})}, {"reference", "网银"}}))
                    .status == 200);
        clock.seconds();
        CHECK(centre.download(path + "/policy.pdf").starts_with("%PDF"));
        MESSAGE("printed: " << clock.seconds());
        return path;
    };
    std::string file = "商标注册号,名称,权利人,权利种类\n";
    for (int i = 0; i < marks; ++i)
        file += fmt::format("{},甬牌{},会员{}公司,trademark\n", 20'000'000 + i, i, i % 700);
    const std::string of_marks = bind("marks", marks, file);
    file = "专利号,名称,权利人\n";
    for (int i = 0; i < inventions; ++i)
        file += fmt::format("{},一种装置{},会员{}公司\n",
                            patent_number(fmt::format("20191{:07}", i)), i, i % 300);
    const std::string of_patents = bind("patents", inventions, file);

    // One mark of thousands leaves and comes back, and none is insured twice.
    Clock clock;
    const auto endorse = [&](const char* from, const char* what, Tree items) {
        return shi.post(of_marks + "/endorsements",
                        Tree::map({{"from", from}, {what, std::move(items)}, {"reason", "变更"}}));
    };
    REQUIRE(endorse("2025-09-01", "remove", Tree::list({"20000007"})).status == 200);
    MESSAGE("one of 5,992 taken out: " << clock.seconds());
    const Told again = shi.post(
        of_patents + "/endorsements",
        Tree::map(
            {{"from", "2025-07-01"},
             {"add", Tree::list({Tree::map(
                         {{"number", "20000008"}, {"kind", "trademark"}, {"title", "甬牌8"}})})},
             {"reason", "增加"}}));
    CHECK(again.errors() == std::vector<std::string>{"policy.insured_already@add[0].number"});
    check_whole(office);
    MESSAGE("verified: " << clock.seconds());
}
