// What holds across records holds under 64 clients at once, whichever server each of them asks: one
// pledge for a right, the money of a fund, caps that several programmes share, one payment for one
// expense, the limit of a policy, of a line and of a guarantor. Each test ends with what
// `zhirong verify` says of the book, and none of the answers is an error of the world.
#include <doctest/doctest.h>

#include <algorithm>
#include <numeric>

#include "app/close_day.h"
#include "contract/servers.h"
#include "core/identifiers/identifiers.h"
#include "features/counter/counter.h"
#include "features/financing/financing.h"
#include "features/insurance_policy/insurance_policy.h"
#include "features/proposal/proposal.h"
#include "features/risk_sharing/risk_sharing.h"
#include "features/subsidy/subsidy.h"
#include "platform/desk/work.h"

using namespace zhirong;
using namespace zhirong::testing;

namespace {

using Asked = Servers::Asked;
using Counts = std::map<std::string, int>;

void expect(const Counts& found, const Counts& wanted) {
    CHECK_MESSAGE((found == wanted), words(found));
}
void require(const Counts& found, const Counts& wanted) {
    REQUIRE_MESSAGE((found == wanted), words(found));
}

const std::string firm_code = "91430100MA4L16JQ9D";  // the code that the test's organisations have

std::string numbered(const std::string& name, int number) {
    return name + '-' + std::to_string(number);
}
std::string code_of(int number) {
    const std::string code = "9143010" + std::to_string(1'000'000'000 + number);
    return code + credit_code_check(code + '0');
}

// An office, its servers, and what every test asks of them.
struct Place {
    Place(const Engine& engine, Date opening, const std::filesystem::path& programmes = {})
        : office(engine, opening, DigestKind::sha256, programmes), servers(office, engine) {}

    Told done(const std::string& user, const std::string& path, const Tree& body) {
        Told told = servers.told(0, servers.cookie(user), {user, path, body}, office.new_key());
        std::string errors;
        for (const std::string& each : told.errors()) errors += each + ' ';
        REQUIRE_MESSAGE(told.status < 300, path, " ", told.code(), " ", errors,
                        told.text({"detail"}));
        return told;
    }
    // Every one of these must succeed: several clients prepare what the test is about.
    std::vector<Told> all_done(const std::function<Asked(int client)>& ask) {
        std::vector<Told> answers = servers.at_once(ask);
        const Counts found = counted(answers);
        require(found, {{"done", clients}});
        return answers;
    }
    void move_to(Date day) { REQUIRE(close_day(office.system(), {day}, {})); }
    void read(const std::function<void(View&)>& use) {
        office.system().desk().read({"auditor", "platform", {Role::auditor}}, use);
    }
    Money balance(const std::string& book, const std::string& account) {
        Money amount;
        read([&](View& view) { amount = view.balance(book, account); });
        return amount;
    }
    void finish() {
        CHECK(servers.failures() == 0);
        check_whole(office);
    }

    Office office;
    Servers servers;
};

void on_each(const std::function<void(const Engine&)>& test) {
    for (const Engine& engine : engines()) {
        CAPTURE(engine.name);
        test(engine);
    }
}

Tree approval() { return Tree::map({{"approved", true}, {"opinion", "同意"}}); }

// ---- a right
Tree party(const char* name) {
    return Tree::map({{"name", name},
                      {"category", "legal_person"},
                      {"origin", "mainland"},
                      {"identity_paper", "credit_code"},
                      {"identity_number", firm_code},
                      {"address", "长沙市岳麓区1号"}});
}
Tree paper_form(const std::string& contract, const std::string& desk) {
    Tree::List papers;
    for (const char* kind : {"application_form", "undertaking", "main_contract", "pledge_contract"})
        papers.push_back(Tree::map({{"kind", kind}, {"reference", "附件"}}));
    return Tree::map(
        {{"registry", desk},
         {"debt_contract", "借字" + contract},
         {"pledge_contract", "质字" + contract},
         {"signed_on", "2024-02-20"},
         {"names_both_parties", true},
         {"debt_kind", "loan"},
         {"secured_amount", "1000000.00"},
         {"debt_from", "2024-03-01"},
         {"debt_until", "2025-03-01"},
         {"scope", "本金、利息及实现质权的费用"},
         {"right_count", 1},
         {"rights", Tree::list({Tree::map({{"number", "12345678"}, {"title", "湘江泵"}})})},
         {"forfeiture_clause", false},
         {"appraised", false},
         {"papers", std::move(papers)},
         {"pledgor", party("湘江泵业")},
         {"pledgee", party("科技银行")}});
}
Tree mark(const char* desk) {
    return Tree::map(
        {{"holder", Tree::map({{"name", "湘江泵业"}, {"credit_code", firm_code}})},
         {"number", "12345678"},
         {"title", "湘江泵"},
         {"details",
          Tree::map({{"type", "trademark"},
                     {"sign", "湘江泵"},
                     {"goods", Tree::list({Tree::map(
                                   {{"nice_class", 7}, {"group", "0749"}, {"name", "泵"}})})},
                     {"registered_on", "2016-05-14"},
                     {"valid_until", "2026-05-13"},
                     {"similar_marks", Tree::List{}}})},
         {"co_owners", Tree::List{}},
         {"registry", desk}});
}

// ---- a fund, subsidies, and the firms that they support
class City : public Place {
public:
    explicit City(const Engine& engine)
        : Place(engine, date_of(2024, 3, 1),
                std::string(SOURCE_DIR) + "/tests/contract/programmes") {
        using enum OrganisationKind;
        office.add_organisation("fund-office", "示范市担保基金", fund_operator);
        office.add_organisation("city-bank", "示范银行", bank);
        office.add_organisation("city", "示范市财政局", treasury);
        office.add_person("officer", "fund-office", {Role::fund_officer});
        office.add_person("approver", "fund-office", {Role::fund_approver});
        office.add_person("banker", "city-bank", {Role::bank_officer});
    }
    void firm(const std::string& id) {
        office.add_organisation(id, id, OrganisationKind::enterprise);
        office.add_person(id, id, {Role::enterprise_officer});
    }
    void establish(const char* amount, const char* deposit) {
        fund = done("approver", "/api/v1/funds",
                    Tree::map({{"name", "示范补偿金"},
                               {"programme", "shared_fund"},
                               {"contributors", Tree::list({"示范市"})},
                               {"contributions", Tree::list({amount})}}))
                   .text({"id"});
        done("officer", "/api/v1/funds/" + fund + "/cooperations",
             Tree::map({{"bank", "city-bank"},
                        {"number", "合作 1 号"},
                        {"deposit", deposit},
                        {"committed_line", "100000000.00"},
                        {"terms", Tree::Map{}},
                        {"clause", "第一条"}}));
    }

    // Lent today at 5 %, over the server of that client. What is enrolled in the fund, as the
    // disbursement does it, is all due at maturity; of the rest interest is due on 21 April.
    Result<Answer> lend(int client, const std::string& name, const std::string& firm,
                        Money principal, Date maturity, bool enrolled) {
        System& system = servers.system(client);
        const facts::Context context{
            system.shelf(),
            system.market(),
            [&](Date today) { return system.reference_data().published(today); },
            {}};
        loan::Loan loan{.id = "LN-" + name};
        loan.financing = "FA-" + name;
        loan.lender = "city-bank";
        loan.borrower = firm;
        loan.terms.principal_limit = principal;
        loan.terms.rate = loan::FixedRate{Ratio::percent(5)};
        loan.terms.maturity = maturity;
        if (enrolled) loan.terms.method = loan::RepaymentMethod::bullet;
        const Command command{"test", "lend-" + name, name, {"system", "city-bank", {}}};
        return system.desk().execute(command, [&](Work& work) -> Result<Answer> {
            if (enrolled) {
                risk_sharing::Disbursement disbursement;
                disbursement.financing = loan.financing;
                disbursement.loan = loan.id;
                disbursement.fund = fund;
                disbursement.version =
                    system.shelf().in(work).versions("shared_fund").back().version;
                disbursement.signed_on = work.today();
                disbursement.borrower = firm;
                disbursement.credit_code = firm_code;
                disbursement.principal = principal;
                disbursement.known.know("loan.principal", principal, facts::Origin::loan, loan.id);
                disbursement.bearers = {{"bank", "city-bank"}};
                CHECKED(risk_sharing::enrol(work, context, disbursement));
            }
            financing::Financing financing{.id = loan.financing};
            financing::Applied applied;
            applied.applicant = firm;
            applied.application.bank = "city-bank";
            applied.application.appraiser = "city-bank";
            applied.application.amount = principal;
            applied.application.purpose = "研发";
            applied.application.rights = {"RT1"};
            applied.fund_operator = "fund-office";
            applied.on = work.today();
            CHECKED(work.create(financing, applied));
            loan::Loan opened = loan;
            CHECKED(work.create(opened, loan::Opened{loan.financing, loan.lender, loan.borrower,
                                                     loan.terms, "fund-office"}));
            CHECKED(loan::happen(work, opened, loan::Disbursed{principal}, work.today(), "放款",
                                 system.market()));
            std::string cover;
            if (enrolled)
                cover = risk_sharing::cover_of_loan(work, loan.id, loan.borrower)
                            .value_or(risk_sharing::Cover{})
                            .id;
            return Answer{201, Tree::map({{"id", cover}})};
        });
    }
    // Of that many loans "name-0" …, lent at once.
    std::vector<Told> lend_all(int count, const std::string& name,
                               const std::function<std::string(int)>& firm_of, Money principal,
                               Date maturity, bool enrolled) {
        std::vector<Told> answers(static_cast<std::size_t>(count));
        in_threads(count, [&](int i) {
            const auto lent = lend(i, numbered(name, i), firm_of(i), principal, maturity, enrolled);
            Told& told = answers[static_cast<std::size_t>(i)];
            if (lent)
                told.status = 201;
            else
                told = {lent.error().first().kind->status,
                        Tree::map({{"code", lent.error().first().kind->code}})};
        });
        return answers;
    }
    // Of the loans "name-0" …, in their order.
    std::vector<std::string> covers(int count, const std::string& name,
                                    const std::function<std::string(int)>& firm_of) {
        std::vector<std::string> ids;
        read([&](View& view) {
            for (int i = 0; i < count; ++i)
                ids.push_back(
                    risk_sharing::cover_of_loan(view, "LN-" + numbered(name, i), firm_of(i))->id);
        });
        return ids;
    }
    static Asked act(const std::string& user, const std::string& cover, const char* what) {
        const std::string path = "/api/v1/covers/" + cover + "/" + what;
        if (std::string_view(what) == "claim")
            return {user, path,
                    Tree::map({{"demand_letter", "催收 1 号"}, {"statement", "已催收"}})};
        if (std::string_view(what) == "proposal")
            return {user, path, Tree::map({{"opinion", "符合"}})};
        return {user, path, approval()};
    }
    // Claimed and proposed, all at once.
    void propose_all(const std::vector<std::string>& ids) {
        for (const auto& [user, what] :
             {std::pair{"banker", "claim"}, std::pair{"officer", "proposal"}}) {
            std::vector<Asked> asked;
            for (const std::string& id : ids) asked.push_back(act(user, id, what));
            const Counts found = counted(servers.at_once(asked));
            require(found, {{"done", static_cast<int>(ids.size())}});
        }
    }
    Money paid_by_fund() {
        Money paid;
        read([&](View& view) { paid = view.linked<risk_sharing::Fund>(fund).paid; });
        return paid;
    }
    // What the counters of caps hold that are called so.
    Money used(const std::string& name) {
        Money used;
        read([&](View& view) {
            for (const Row& row : view.session().query("select id from record where kind = $1",
                                                       counter::Counter::kind)) {
                const auto each = view.linked<counter::Counter>(row.text(0));
                if (each.key.name == name) used += each.used;
            }
        });
        return used;
    }
    // Of 1,000,000 for the 51 nights up to 21 April.
    static Asked interest_paid(const std::string& loan) {
        return {"banker", "/api/v1/loans/" + loan + "/repayments",
                Tree::map({{"amount", "7083.33"}, {"date", "2024-04-21"}, {"reference", "付息"}})};
    }
    static Asked march_interest(const std::string& firm, const std::string& loan,
                                const char* programme) {
        return {firm, "/api/v1/subsidy-applications",
                Tree::map({{"programme", programme},
                           {"subsidy", "interest"},
                           {"loan", loan},
                           {"from", "2024-03-01"},
                           {"until", "2024-03-31"},
                           {"facts", Tree::Map{}},
                           {"papers", Tree::Map{}}})};
    }

    std::string fund;
};

// ---- an insurer with a policy
struct Insurer : Place {
    explicit Insurer(const Engine& engine) : Place(engine, date_of(2025, 3, 3)) {
        office.add_organisation("picc", "甲财险", OrganisationKind::insurer);
        office.add_organisation("pump", "泵业公司", OrganisationKind::enterprise);
        office.add_person("shi", "picc", {Role::insurer_officer});
        office.add_person("yan", "picc", {Role::insurer_approver});
        office.add_person("pump", "pump", {Role::enterprise_officer});
    }
    static std::string patent() {
        for (const char c : std::string("0123456789X"))
            if (read_patent_number(std::string("201511000001.") + c))
                return std::string("201511000001") + c;
        return {};
    }
    // Of one invention, from 10 March 2025; whatever happened before 9 April is not insured.
    std::string policy(const char* sum) {
        const std::string id =
            done("pump", "/api/v1/insurance-policies",
                 Tree::map({{"product", "patent_execution"},
                            {"insurer", "picc"},
                            {"insured", "owner"},
                            {"zone", "mainland"},
                            {"sum", sum},
                            {"from", "2025-03-10"},
                            {"months", 12},
                            {"claims", 0},
                            {"items", Tree::list({Tree::map({{"number", patent()},
                                                             {"kind", "invention"},
                                                             {"title", "一种泵"}})})},
                            {"known_disputes", "无"}}))
                .text({"id"});
        const std::string path = "/api/v1/insurance-policies/" + id;
        done("shi", path + "/underwriting",
             Tree::map({{"verdict", "accept"}, {"opinion", "正常"}}));
        done("shi", path + "/binding", Tree::map({{"signatory", "施承保"}}));
        return id;
    }
    // Each of another day, since one event is notified once.
    static Tree notice(const std::string& policy, int number) {
        return Tree::map(
            {{"policy", policy},
             {"item", patent()},
             {"event", Tree::map({{"what", "展会发现侵权产品"},
                                  {"occurred_on", to_string(date_of(2025, 4, 15) + Days(number))},
                                  {"zone", "mainland"},
                                  {"opponent", "仿冒公司"}})},
             {"claimed_on", "2025-07-01"},
             {"estimates", Tree::list({Tree::map({{"item", "legal"}, {"amount", "20000.00"}})})}});
    }
};

// ---- a bank that approves lines
Tree patent_of(const char* number, const char* registry) {
    return Tree::map({{"number", number},
                      {"title", "一种泵"},
                      {"details", Tree::map({{"type", "patent"},
                                             {"main_class", "F04D13/06"},
                                             {"further_classes", Tree::List{}},
                                             {"filing_date", "2014-07-28"},
                                             {"grant_date", "2016-08-17"},
                                             {"fee_paid_through_year", 12},
                                             {"same_day_invention", false}})},
                      {"co_owners", Tree::List{}},
                      {"registry", registry}});
}
void add_firm(Place& place, const std::string& id, int number) {
    place.done("admin", "/api/v1/organisations",
               Tree::map({{"id", id},
                          {"name", "企业" + std::to_string(number)},
                          {"kind", "enterprise"},
                          {"credit_code", code_of(number)},
                          {"region", "430100"},
                          {"size", "small"},
                          {"technology_firm", true}}));
    place.office.add_person(id, id, {Role::enterprise_officer});
}

struct Bank : Place {
    explicit Bank(const Engine& engine) : Place(engine, date_of(2024, 5, 6)) {
        office.add_organisation("a-bank", "甲银行", OrganisationKind::bank);
        office.add_organisation("window", "登记窗口", OrganisationKind::registry);
        office.add_person("li", "a-bank", {Role::bank_officer});
        office.add_person("wang", "a-bank", {Role::bank_approver});
    }
    void firms(int count) {
        for (int i = 0; i < count; ++i) add_firm(*this, numbered("firm", i), i);
    }
    std::string right(const std::string& firm) {
        return done(firm, "/api/v1/rights", patent_of("2014103620773", "window")).text({"id"});
    }
    std::string shared_limit(const char* amount) {
        const std::string id = done("li", "/api/v1/shared-limits",
                                    Tree::map({{"name", "高新园区"},
                                               {"mode", "park_batch"},
                                               {"amount", amount},
                                               {"until", "2025-05-06"},
                                               {"reason", "整体授信"}}))
                                   .text({"id"});
        done("wang", "/api/v1/shared-limits/" + id + "/decision", approval());
        return id;
    }
    // Out of a shared limit, or on the value of a right.
    static Tree proposal(const std::string& firm, const char* need, const char* line,
                         const char* grade, const char* rate, const std::string& limit,
                         const std::string& right = {}) {
        Tree question = Tree::map(
            {{"firm", firm},
             {"need", Tree::map({{"amount", need}, {"months", 12}})},
             {"grade",
              Tree::map({{"grade", grade}, {"on", "2024-05-01"}, {"source", "行内评级"}})}});
        if (!limit.empty()) question.set("shared_limit", limit);
        if (!right.empty())
            question.set("values", Tree::list({Tree::map({{"right", right},
                                                          {"low", "8000000.00"},
                                                          {"median", "10000000.00"},
                                                          {"high", "12000000.00"},
                                                          {"basis", "行内评价"}})}));
        return Tree::map({{"question", question},
                          {"terms", Tree::map({{"line", line}, {"rate", rate}, {"months", 12}})},
                          {"note", "测算后提交"}});
    }
    // Applications of the firm that nobody has worked on yet.
    void financings(const std::string& firm, int count,
                    const std::function<std::string(int)>& name) {
        const Command command{"test", office.new_key(), "financings", {"system", "a-bank", {}}};
        REQUIRE(office.system().desk().execute(command, [&](Work& work) -> Result<Answer> {
            for (int i = 0; i < count; ++i) {
                financing::Financing financing{.id = name(i)};
                financing::Applied applied;
                applied.applicant = firm;
                applied.application.bank = "a-bank";
                applied.application.appraiser = "a-bank";
                applied.application.amount = yuan(300'000);
                applied.application.purpose = "研发";
                applied.application.rights = {"RT1"};
                applied.on = work.today();
                CHECKED(work.create(financing, applied));
            }
            return Answer{};
        }));
    }
    // What a contract of 300,000 under the financing takes of its line, as it is proposed.
    Told draw(int client, const std::string& financing) {
        const Command command{"test", "draw-" + financing, financing, {"li", "a-bank", {}}};
        const auto answer =
            servers.system(client).desk().execute(command, [&](Work& work) -> Result<Answer> {
                CHECKED(proposal::draw(
                    work, work.linked<financing::Financing>(financing), "CT-" + financing,
                    {yuan(300'000), loan::FixedRate{Ratio(47, 1000)}, date_of(2025, 5, 6)}));
                return Answer{200, Tree::Map{}};
            });
        if (answer) return {200, answer->body};
        const Refusal& refusal = answer.error().first();
        return {refusal.kind->status, Tree::map({{"code", refusal.kind->code}})};
    }
};

// ---- a guarantor whose guarantee follows the loan
struct Guarantor : Place {
    explicit Guarantor(const Engine& engine) : Place(engine, date_of(2025, 6, 2)) {
        using enum OrganisationKind;
        office.add_organisation("bank", "科技银行", bank);
        office.add_organisation("guarantor", "融资担保公司", guarantor);
        office.add_organisation("window", "登记窗口", registry);
        office.add_person("banker", "bank", {Role::bank_officer});
        office.add_person("bank-head", "bank", {Role::bank_approver});
        office.add_person("officer", "guarantor", {Role::guarantor_officer});
        office.add_person("approver", "guarantor", {Role::guarantor_approver});
        add_firm(*this, "firm-0", 0);
        done("firm-0", "/api/v1/rights", patent_of("2014103620773", "window"));
        done("officer", "/api/v1/guarantors/guarantor/net-assets",
             Tree::map({{"net_assets", "90000000.00"},
                        {"as_of", "2025-05-31"},
                        {"mainly_small", false},
                        {"paper", "审计报告"}}));
        done("approver", "/api/v1/guarantors/guarantor/net-assets-confirmation", approval());
    }
    std::string line(const char* amount) {
        const std::string id = done("officer", "/api/v1/guarantor-lines",
                                    Tree::map({{"bank", "bank"},
                                               {"scheme", "follow_the_loan"},
                                               {"number", "担合1"},
                                               {"amount", amount},
                                               {"until", "2025-12-31"}}))
                                   .text({"id"});
        const std::string path = "/api/v1/guarantor-lines/" + id;
        done("approver", path + "/decision", approval());
        done("bank-head", path + "/acceptance",
             Tree::map({{"accepted", true}, {"opinion", "接受"}}));
        return id;
    }
    static Asked loan(const std::string& line, const std::string& contract) {
        return {"banker", "/api/v1/guaranteed-loans",
                Tree::map({{"line", line},
                           {"borrower", "firm-0"},
                           {"contract", contract},
                           {"principal", "1000000.00"},
                           {"disbursed_on", "2025-06-01"},
                           {"matures_on", "2026-05-31"},
                           {"reference", "放款凭证"}})};
    }
};

// A statement of the bank's account under that number, with the one receipt R-1: the interest of a
// loan.
std::string statement(const std::string& number) {
    const auto balance = [](const char* code, const char* amount) {
        return std::string("<Bal><Tp><CdOrPrtry><Cd>") + code +
               "</Cd></CdOrPrtry></Tp><Amt Ccy=\"CNY\">" + amount +
               "</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2024-04-21</Dt></Dt></Bal>";
    };
    return R"(<?xml version="1.0" encoding="UTF-8"?>)"
           "\n<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.08\"><BkToCstmrStmt>"
           "<GrpHdr><MsgId>M-" +
           number + "</MsgId><CreDtTm>2024-04-21T20:00:00+08:00</CreDtTm></GrpHdr><Stmt><Id>" +
           number +
           "</Id><Acct><Id><Othr><Id>4301000000000001</Id></Othr></Id><Ccy>CNY</Ccy></Acct>" +
           balance("OPBD", "1000.00") + balance("CLBD", "8083.33") +
           "<Ntry><Amt Ccy=\"CNY\">7083.33</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>"
           "<BookgDt><Dt>2024-04-21</Dt></BookgDt><AcctSvcrRef>R-1</AcctSvcrRef><BkTxCd><Prtry><Cd>"
           "NTRF</Cd></Prtry></BkTxCd><NtryDtls><TxDtls><RltdPties><Dbtr><Pty><Nm>湘江泵业</Nm></"
           "Pty>"
           "</Dbtr></RltdPties><RmtInf><Ustrd>LN-a</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>"
           "</Stmt></BkToCstmrStmt></Document>\n";
}

Money granted(City& city, const std::string& application) {
    Money granted;
    city.read([&](View& view) {
        granted = view.linked<subsidy::Application>(application).filed.computed.granted;
    });
    return granted;
}

}  // namespace

TEST_CASE("64 clients register pledges of one right: one stands, the others are told so") {
    on_each([](const Engine& engine) {
        Place place(engine, date_of(2024, 3, 1));
        place.office.add_organisation("window", "登记窗口", OrganisationKind::registry);
        place.office.add_person("window", "window", {Role::registry_officer});
        place.done("window", "/api/v1/registration-desk/hours",
                   Tree::map({{"closes_at", "17:00"},
                              {"promises", Tree::list({Tree::map({{"in_register", "trademark"},
                                                                  {"working_days", 0}})})}}));
        const std::string right =
            place.done("window", "/api/v1/rights/entries", mark("window")).text({"id"});
        // Another contract each; the desk numbers its receipts.
        const auto filed = place.all_done([&](int client) {
            return Asked{
                "window", "/api/v1/registration-desk/registrations",
                Tree::map({{"in_register", "trademark"},
                           {"received_on", "2024-03-01"},
                           {"received_at", "10:00"},
                           {"rights", Tree::list({right})},
                           {"application", paper_form(std::to_string(client), "window")}})};
        });
        const auto registered = place.servers.at_once([&](int client) {
            return Asked{"window",
                         "/api/v1/pledges/" + filed[static_cast<std::size_t>(client)].text({"id"}) +
                             "/registration",
                         Tree::map({{"serial", client + 1}})};
        });
        const Counts found = counted(registered);
        expect(found, {{"done", 1}, {"409 pledge.already_pledged", clients - 1}});
        const auto winner =
            std::ranges::find_if(registered, [](const Told& each) { return each.status == 200; });
        REQUIRE(winner != registered.end());
        place.read([&](View& view) {
            CHECK(view.linked<rights::Right>(right).pledge == winner->text({"id"}));
        });
        place.finish();
    });
}

TEST_CASE("64 loans at once never reserve more than a fund has") {
    on_each([](const Engine& engine) {
        City city(engine);
        city.firm("pump");
        city.establish("1000000.00", "600000.00");
        // A tenth of each is set aside: ten of them fit.
        const Counts found = counted(city.lend_all(
            clients, "a", [](int) { return "pump"; }, yuan(1'000'000), date_of(2024, 6, 1), true));
        expect(found, {{"done", 10}, {"409 cover.fund_exhausted", clients - 10}});
        CHECK(city.balance("fund-office", "Equity:Fund:Free") == Money{});
        CHECK(city.balance("fund-office", "Equity:Fund:Reserved") == yuan(-1'000'000));
        city.finish();
    });
}

TEST_CASE("64 compensations approved at once never pay more than a fund has") {
    on_each([](const Engine& engine) {
        City city(engine);
        const auto firm_of = [](int i) { return numbered("firm", i); };
        for (int i = 0; i < clients; ++i)
            city.office.add_organisation(firm_of(i), firm_of(i), OrganisationKind::enterprise);
        city.establish("1000000.00", "600000.00");
        const Counts lent =
            counted(city.lend_all(clients, "a", firm_of, yuan(100'000), date_of(2024, 6, 1), true));
        require(lent, {{"done", clients}});
        city.move_to(date_of(2024, 9, 5));
        const std::vector<std::string> covers = city.covers(clients, "a", firm_of);
        city.propose_all(covers);
        // 40,000 each: 25 of them are the whole fund.
        const auto decided = city.servers.at_once([&](int client) {
            return City::act("approver", covers[static_cast<std::size_t>(client)], "decision");
        });
        const Counts found = counted(decided);
        expect(found, {{"done", 25}, {"409 cover.not_at_hand", clients - 25}});
        CHECK(city.paid_by_fund() == yuan(1'000'000));
        CHECK(city.balance("fund-office", "Expenses:Compensation") == yuan(1'000'000));
        CHECK(city.balance("fund-office", "Assets:Deposits:Bank-city-bank") == Money{});
        CHECK(city.used("firm_support") == yuan(1'000'000));
        city.finish();
    });
}

TEST_CASE("64 approvals of one compensation pay it once") {
    on_each([](const Engine& engine) {
        City city(engine);
        city.firm("pump");
        city.establish("1000000.00", "600000.00");
        REQUIRE(city.lend(0, "a", "pump", yuan(100'000), date_of(2024, 6, 1), true));
        REQUIRE(city.lend(0, "a", "pump", yuan(100'000), date_of(2024, 6, 1), true));
        city.move_to(date_of(2024, 9, 5));
        std::string cover;
        city.read(
            [&](View& view) { cover = risk_sharing::cover_of_loan(view, "LN-a", "pump")->id; });
        city.propose_all({cover});
        const Counts found = counted(
            city.servers.at_once([&](int) { return City::act("approver", cover, "decision"); }));
        expect(found, {{"done", 1}, {"409 lifecycle.not_now", clients - 1}});
        CHECK(city.paid_by_fund() == yuan(40'000));
        CHECK(city.used("firm_support") == yuan(40'000));
        city.finish();
    });
}

TEST_CASE("what a firm gets of a fund and of subsidies together stays under the cap they share") {
    on_each([](const Engine& engine) {
        City city(engine);
        city.firm("pump");
        city.establish("10000000.00", "6000000.00");
        constexpr int half = clients / 2;
        const auto pump = [](int) { return std::string("pump"); };
        const Counts lost =
            counted(city.lend_all(half, "lost", pump, yuan(100'000), date_of(2024, 6, 1), true));
        const Counts served = counted(
            city.lend_all(half, "served", pump, yuan(1'000'000), date_of(2025, 3, 1), false));
        require(lost, {{"done", half}});
        require(served, {{"done", half}});
        city.move_to(date_of(2024, 4, 25));
        std::vector<Asked> repayments;
        for (int i = 0; i < half; ++i)
            repayments.push_back(City::interest_paid("LN-" + numbered("served", i)));
        const Counts repaid = counted(city.servers.at_once(repayments));
        require(repaid, {{"done", half}});
        city.move_to(date_of(2024, 9, 5));
        const std::vector<std::string> covers = city.covers(half, "lost", pump);
        city.propose_all(covers);

        // At the same moment 32 compensations of 40,000 are approved and 32 subsidies of more than
        // 2,000 applied for; the firm may have 100,000 of both together, the year's pot 30,000.
        std::vector<Asked> asked;
        for (int i = 0; i < half; ++i) {
            asked.push_back(City::act("approver", covers[static_cast<std::size_t>(i)], "decision"));
            asked.push_back(
                City::march_interest("pump", "LN-" + numbered("served", i), "shared_interest"));
        }
        const auto answers = city.servers.at_once(asked);
        std::vector<Told> compensations;
        std::vector<Told> subsidies;
        Money subsidised;
        for (std::size_t i = 0; i < answers.size(); ++i) {
            (i % 2 == 0 ? compensations : subsidies).push_back(answers[i]);
            if (i % 2 == 1 && answers[i].status == 201)
                subsidised += granted(city, answers[i].text({"id"}));
        }
        const Counts paid = counted(compensations);
        const Counts filed = counted(subsidies);
        MESSAGE(engine.name, ": ", words(paid), "; ", words(filed), "; subsidised ",
                to_string(subsidised));
        for (const auto& [answer, times] : paid)
            CHECK_MESSAGE((answer == "done" || answer == "409 cover.proposal_stale"), answer);
        for (const auto& [answer, times] : filed)
            CHECK_MESSAGE(
                (answer == "done" || answer.starts_with("422 ") || answer.starts_with("409 ")),
                answer);
        CHECK(subsidised <= yuan(30'000));
        CHECK(city.paid_by_fund() + subsidised <= yuan(100'000));
        CHECK(city.used("firm_support") == city.paid_by_fund() + subsidised);
        CHECK(city.used("shared_interest.pot_of_year") == subsidised);
        // Whoever comes next finds what is left: nothing was refused while there was room.
        CHECK(yuan(100'000) - city.used("firm_support") < yuan(40'000));
        city.finish();
    });
}

TEST_CASE(
    "64 applications for one interest, in two programmes that exclude each other: one stands") {
    on_each([](const Engine& engine) {
        City city(engine);
        city.firm("pump");
        REQUIRE(city.lend(0, "a", "pump", yuan(1'000'000), date_of(2025, 3, 1), false));
        city.move_to(date_of(2024, 4, 25));
        const Asked paid = City::interest_paid("LN-a");
        city.done(paid.user, paid.path, paid.body);
        const auto filed = city.servers.at_once([&](int client) {
            return City::march_interest(
                "pump", "LN-a", client / 2 % 2 == 0 ? "shared_interest" : "district_interest");
        });
        const Counts found = counted(filed);
        expect(found, {{"done", 1}, {"409 expense.claimed_already", clients - 1}});
        city.finish();
    });
}

TEST_CASE("64 claims approved at once never take more than a policy insures") {
    on_each([](const Engine& engine) {
        Insurer insurer(engine);
        const std::string policy = insurer.policy("100000.00");
        insurer.move_to(date_of(2025, 7, 15));
        const auto notified = insurer.all_done([&](int client) {
            return Asked{"pump", "/api/v1/insurance-claims", Insurer::notice(policy, client)};
        });
        const auto at = [&](int client, const char* what) {
            return "/api/v1/insurance-claims/" +
                   notified[static_cast<std::size_t>(client)].text({"id"}) + "/" + what;
        };
        insurer.all_done([&](int client) {
            return Asked{"shi", at(client, "cover-check"),
                         Tree::map({{"result", "accepted"},
                                    {"exclusions", Tree::List{}},
                                    {"opinion", "属于保险责任"}})};
        });
        // (20,000 − 1,000) × 90 % = 17,100 each: five of them fit, the sixth would not.
        insurer.all_done([&](int client) {
            return Asked{
                "shi", at(client, "payment-proposal"),
                Tree::map(
                    {{"basis", "judgment"},
                     {"reference", "（2025）湘01民初1号"},
                     {"basis_on", "2025-07-10"},
                     {"parts", Tree::list({Tree::map({{"item", "legal"}, {"loss", "20000.00"}})})},
                     {"opinion", "按判决核定"}})};
        });
        const auto decided = insurer.servers.at_once(
            [&](int client) { return Asked{"yan", at(client, "payment-decision"), approval()}; });
        const Counts found = counted(decided);
        expect(found, {{"done", 5}, {"409 claim.limit_changed", clients - 5}});
        insurer.read([&](View& view) {
            CHECK(view.linked<insurance_policy::Policy>(policy).limit_taken() == yuan(85'500));
        });
        // Those are paid, by many at once, and once each.
        std::vector<Asked> payments;
        for (int client = 0; client < clients; ++client)
            if (decided[static_cast<std::size_t>(client)].status == 200)
                for (int times = 0; times < 8; ++times)
                    payments.push_back(
                        {"shi", at(client, "payments"), Tree::map({{"reference", "付1"}})});
        const Counts paid = counted(insurer.servers.at_once(payments));
        expect(paid, {{"done", 5}, {"409 lifecycle.not_now", 35}});
        CHECK(insurer.balance("pump", "Income:InsuranceClaims") == -yuan(85'500));
        insurer.finish();
    });
}

TEST_CASE("64 proposals approved at once stay within the limit that they share") {
    on_each([](const Engine& engine) {
        Bank bank(engine);
        bank.firms(8);
        const std::string limit = bank.shared_limit("5000000.00");
        // Of eight firms, eight each.
        const auto made = bank.all_done([&](int client) {
            return Asked{"li", "/api/v1/products/abc_park_batch/proposals",
                         Bank::proposal("firm-" + std::to_string(client / 2 % 8), "500000.00",
                                        "500000.00", "t1", "3.45%", limit)};
        });
        const auto decided = bank.servers.at_once([&](int client) {
            return Asked{"wang",
                         "/api/v1/credit-proposals/" +
                             made[static_cast<std::size_t>(client)].text({"id"}) + "/decision",
                         approval()};
        });
        const Counts found = counted(decided);
        MESSAGE(engine.name, ": ", words(found));
        CHECK(found.at("done") == 10);
        for (const auto& [answer, times] : found)
            CHECK_MESSAGE((answer == "done" || answer.starts_with("409 ")), answer);
        bank.read([&](View& view) {
            CHECK(view.linked<proposal::SharedLimit>(limit).used() == yuan(5'000'000));
        });
        bank.finish();
    });
}

TEST_CASE("64 contracts under one approved line never draw more than it") {
    on_each([](const Engine& engine) {
        Bank bank(engine);
        bank.firms(1);
        const std::string right = bank.right("firm-0");
        const std::string line = bank.done("li", "/api/v1/products/ccb_technology_flow/proposals",
                                           Bank::proposal("firm-0", "2000000.00", "2000000.00",
                                                          "t8", "4.70%", "", right))
                                     .text({"id"});
        bank.done("wang", "/api/v1/credit-proposals/" + line + "/decision", approval());
        const auto financing = [](int client) { return numbered("FA", client); };
        bank.financings("firm-0", clients, financing);
        bank.all_done([&](int client) {
            return Asked{"li", "/api/v1/financings/" + financing(client) + "/proposal",
                         Tree::map({{"proposal", line}})};
        });
        // 300,000 each: six of them fit.
        std::vector<Told> drawn(clients);
        in_threads(clients, [&](int client) {
            drawn[static_cast<std::size_t>(client)] = bank.draw(client, financing(client));
        });
        const Counts found = counted(drawn);
        expect(found, {{"done", 6}, {"422 proposal.above_line", clients - 6}});
        bank.finish();
    });
}

TEST_CASE("64 loans reported at once are guaranteed up to the line, and one loan once") {
    on_each([](const Engine& engine) {
        Guarantor guarantor(engine);
        const std::string line = guarantor.line("2700000.00");
        // 90 % of 1,000,000 each: three of them fit.
        const auto reported = guarantor.servers.at_once(
            [&](int client) { return Guarantor::loan(line, "借字" + std::to_string(client)); });
        const Counts found = counted(reported);
        MESSAGE(engine.name, ": ", words(found));
        CHECK(found.at("done") == 3);
        for (const auto& [answer, times] : found)
            CHECK_MESSAGE(
                (answer == "done" || answer.starts_with("409 ") || answer.starts_with("422 ")),
                answer);
        guarantor.finish();
    });
    on_each([](const Engine& engine) {
        Guarantor guarantor(engine);
        const std::string line = guarantor.line("9000000.00");
        const Counts found = counted(
            guarantor.servers.at_once([&](int) { return Guarantor::loan(line, "同一合同"); }));
        expect(found, {{"done", 1}, {"409 guarantee.guaranteed_already", clients - 1}});
        guarantor.finish();
    });
}

TEST_CASE("64 approvals for one firm count one another") {
    on_each([](const Engine& engine) {
        Bank bank(engine);
        bank.firms(1);
        const std::string right = bank.right("firm-0");
        const auto made = bank.all_done([&](int) {
            return Asked{
                "li", "/api/v1/products/ccb_technology_flow/proposals",
                Bank::proposal("firm-0", "500000.00", "500000.00", "t8", "4.70%", "", right)};
        });
        const auto decided = bank.servers.at_once([&](int client) {
            return Asked{"wang",
                         "/api/v1/credit-proposals/" +
                             made[static_cast<std::size_t>(client)].text({"id"}) + "/decision",
                         approval()};
        });
        const Counts found = counted(decided);
        MESSAGE(engine.name, ": ", words(found));
        // The product lends a firm of that grade 2,000,000 in all.
        CHECK(found.at("done") == 4);
        for (const auto& [answer, times] : found)
            CHECK_MESSAGE(
                (answer == "done" || answer.starts_with("409 ") || answer.starts_with("422 ")),
                answer);
        bank.finish();
    });
}

TEST_CASE("an account is entered once, however many enter it at the same moment") {
    on_each([](const Engine& engine) {
        Bank bank(engine);
        const Counts found = counted(bank.servers.at_once([](int) {
            return Asked{"li", "/api/v1/payment-accounts",
                         Tree::map({{"holder", "a-bank"},
                                    {"number", "6228 0001"},
                                    {"bank", "甲银行营业部"},
                                    {"bank_cnaps", "105551000013"},
                                    {"basis", "本行账户"}})};
        }));
        expect(found, {{"done", 1}, {"409 payment_account.known", clients - 1}});
        bank.finish();
    });
}

TEST_CASE("a receipt that stands in 64 statements taken at once is recorded once") {
    on_each([](const Engine& engine) {
        City city(engine);
        city.office.add_person("head", "city-bank", {Role::bank_approver});
        city.firm("pump");
        REQUIRE(city.lend(0, "a", "pump", yuan(1'000'000), date_of(2025, 3, 1), false));
        city.move_to(date_of(2024, 4, 25));
        const std::string account = city.done("banker", "/api/v1/payment-accounts",
                                              Tree::map({{"holder", "city-bank"},
                                                         {"number", "4301000000000001"},
                                                         {"bank", "示范银行"},
                                                         {"bank_cnaps", "313581000012"},
                                                         {"basis", "本行账户"}}))
                                        .text({"id"});
        city.done("head", "/api/v1/payment-accounts/" + account + "/decision", approval());
        const auto taken = city.all_done([](int client) {
            return Asked{"banker", "/api/v1/bank-statements", {}, statement(numbered("S", client))};
        });
        int repayments = 0;
        city.read([&](View& view) {
            const auto loan = view.linked<loan::Loan>("LN-a");
            repayments = static_cast<int>(std::ranges::count_if(loan.events, [](const auto& each) {
                return std::holds_alternative<loan::Repaid>(each.happening);
            }));
        });
        CHECK(repayments == 1);
        city.finish();
    });
}

TEST_CASE("of 64 registrations of the same claim at once one stands") {
    on_each([](const Engine& engine) {
        Bank bank(engine);
        bank.firms(2);
        const auto registration = [](const char* contract) {
            return Asked{"li", "/api/v1/receivables",
                         Tree::map({{"claim", "other_money"},
                                    {"nature", "existing"},
                                    {"grantor_organisation", "firm-0"},
                                    {"debtor_organisation", "firm-1"},
                                    {"base_contract", contract},
                                    {"right_numbers", Tree::List{}},
                                    {"description", "供货合同项下的全部货款"},
                                    {"payments", Tree::List{}},
                                    {"transfer_ban", "none"},
                                    {"account_bank", "甲银行"},
                                    {"account_number", "6222000000000001"},
                                    {"account_restricted", true},
                                    {"debt_contract", "甲银借字2024-9"},
                                    {"pledge_contract", "甲银质字2024-9"},
                                    {"secured_amount", "1000000.00"},
                                    {"debt_from", "2024-05-06"},
                                    {"debt_until", "2026-02-28"},
                                    {"term_months", 24}})};
        };
        // An earlier one of another contract has begun the register's numbers.
        const Asked earlier = registration("供货0");
        bank.done(earlier.user, earlier.path, earlier.body);
        const Counts found =
            counted(bank.servers.at_once([&](int) { return registration("供货1"); }));
        expect(found, {{"done", 1}, {"409 receivable.registered_already", clients - 1}});
        bank.finish();
    });
}
