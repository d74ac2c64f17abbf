// Every ground of the registers of marks and works, of the patent practice before 2021, and the
// kinds that no register takes.
#include <doctest/doctest.h>

#include <algorithm>
#include <functional>

#include "features/pledge/example_test.h"

using namespace zhirong;
using namespace zhirong::pledge;
using namespace zhirong::pledge::example;
using rights::Notice;
using rights::Status;

namespace {

PartyBlock party(const char* name, const char* number) {
    PartyBlock block;
    block.name = name;
    block.identity_number = number;
    return block;
}

rights::Right mark(const char* number = "12345678", const char* sign = "湘江泵") {
    rights::Right right;
    right.id = std::string("RTmark") + number;
    right.number = number;
    right.right_kind = RightKind::trademark;
    right.title = sign;
    right.details = rights::Trademark{.sign = sign,
                                      .goods = {{7, "0749", "泵（机器）"}},
                                      .filing_date = date_of(2013, 5, 6),
                                      .registered_on = date_of(2014, 8, 14),
                                      .valid_until = date_of(2024, 8, 13),
                                      .similar_marks = {}};
    right.owner = "xinghe";
    right.holder = {"星河电池有限公司", "91430100MA4L8K2N6B"};
    right.registry = "desk";
    right.status = Status::granted;
    return right;
}
rights::Trademark& mark_of(rights::Right& right) {
    return std::get<rights::Trademark>(right.details);
}

rights::Right work() {
    rights::Right right;
    right.id = "RTwork";
    right.number = "2019SR0123456";
    right.right_kind = RightKind::copyright;
    right.title = "泵组远程诊断软件";
    right.details = rights::Copyright{.work = rights::WorkKind::software,
                                      .author = rights::Author::entity,
                                      .completed_on = date_of(2018, 3, 1),
                                      .first_published_on = date_of(2018, 9, 30),
                                      .author_died_on = {},
                                      .registered_on = date_of(2019, 2, 15)};
    right.owner = "xinghe";
    right.holder = {"星河电池有限公司", "91430100MA4L8K2N6B"};
    right.registry = "desk";
    right.status = Status::granted;
    return right;
}
rights::Copyright& work_of(rights::Right& right) {
    return std::get<rights::Copyright>(right.details);
}

// An application that its register would take at once.
Prepare application_for(RegisterKind which, const rights::Right& right) {
    Prepare form = application();
    form.in_register = which;
    form.pledgor = party("星河电池有限公司", "91430100MA4L8K2N6B");
    form.pledgee = party("长沙科技银行", "914301007121000X1H");
    form.rights = {{right.number, right.title, std::nullopt, std::nullopt}};
    form.papers = {{PaperKind::application_form, "1"},
                   {PaperKind::undertaking, "2"},
                   {PaperKind::identity_papers, "3"},
                   {PaperKind::main_contract, "4"},
                   {PaperKind::pledge_contract, "5"}};
    if (which == RegisterKind::copyright) {
        WorkForm work_form;
        work_form.power = "复制权、发行权、信息网络传播权";
        work_form.power_scope = "中国境内";
        work_form.secured_from = form.debt_from;
        work_form.secured_until = form.debt_until;
        form.work = work_form;
    }
    return form;
}

Pledge filed(RegisterKind which, const Prepare& form, Date on = today) {
    Pledge pledge;
    pledge.id = "PL1";
    pledge.stage = Stage::submitted;
    pledge.in_register = which;
    pledge.pledgor = "xinghe";
    pledge.pledgee = "bank";
    pledge.application = form;
    pledge.submitted_on = on;
    pledge.clock_from = on;
    return pledge;
}

std::string codes(const Pledge& pledge, const Examined& rights, Date on = today) {
    std::string text;
    for (const Found& found : grounds(pledge, rights, on)) {
        text += (text.empty() ? "" : " ") + std::string(name_of(found.ground));
        CHECK(in_chinese(found.refusal()).find('{') == std::string::npos);
        CHECK(in_english(found.refusal()).find('{') == std::string::npos);
    }
    return text;
}

struct Row {
    const char* what;
    const char* codes;
    std::function<void(rights::Right&, Prepare&, Rights& others)> spoil;
    Date on = today;
};

void hold(RegisterKind which, const rights::Right& right, const std::vector<Row>& rows) {
    for (const Row& row : rows) {
        CAPTURE(row.what);
        rights::Right one = right;
        Prepare form = application_for(which, right);
        Rights others{one};
        row.spoil(one, form, others);
        others.front() = one;
        CHECK(codes(filed(which, form), Examined({one}, others), row.on) == row.codes);
    }
}

void nothing(rights::Right&, Prepare&, Rights&) {}

std::string patent_codes(const rights::Right& right, const Prepare& form, Date filed_on, Date on) {
    return codes(filed(RegisterKind::patent, form, filed_on), {right}, on);
}

}  // namespace

TEST_CASE("marks: every ground, below, at and above its limit") {
    const auto r = [](auto change) {
        return [change](rights::Right& right, Prepare&, Rights&) { change(right); };
    };
    const auto p = [](auto change) {
        return [change](rights::Right&, Prepare& form, Rights&) { change(form); };
    };
    const auto alike = [](const char* number, const char* sign, const char* group) {
        return [=](rights::Right&, Prepare&, Rights& others) {
            rights::Right other = mark(number, sign);
            mark_of(other).goods = {{7, group, "泵"}};
            others.push_back(other);
        };
    };
    hold(RegisterKind::trademark, mark(),
         {{"in order", "", nothing},
          {"another holds it", "not_the_registrant",
           r([](rights::Right& right) { right.owner = "other"; })},
          {"sold out of an earlier pledge", "not_the_registrant",
           r([](rights::Right& right) { right.sale = rights::Transferred{"某公司", today}; })},
          {"the name differs from the file's", "not_the_registrant",
           p([](Prepare& form) { form.pledgor->name = "星河新能源有限公司"; })},
          {"the name differs, and a paper proves it", "", p([](Prepare& form) {
               form.pledgor->name = "星河新能源有限公司";
               form.papers.push_back({PaperKind::registrant_proof, "变更证明"});
           })},
          {"the contract is unlawful", "contract_illegal",
           p([](Prepare& form) { form.unlawful_term = "约定的利率超过法定上限"; })},
          {"revoked", "mark_not_in_force",
           r([](rights::Right& right) { right.status = Status::terminated; })},
          {"declared invalid", "mark_not_in_force",
           r([](rights::Right& right) { right.status = Status::invalidated; })},
          {"the last day of its term", "", nothing, date_of(2024, 8, 13)},
          {"the first day after it", "mark_not_in_force", nothing, date_of(2024, 8, 14)},
          {"the last day of grace", "mark_not_in_force", nothing, date_of(2025, 2, 13)},
          {"after grace", "mark_not_in_force", nothing, date_of(2025, 2, 14)},
          {"renewed", "",
           r([](rights::Right& right) { mark_of(right).valid_until = date_of(2034, 8, 13); }),
           date_of(2024, 8, 14)},
          {"frozen by a court", "frozen", r([](rights::Right& right) {
               right.notices = {{Notice::court_preservation, today, "（2024）湘01执1号"}};
           })},
          {"a revocation that is only asked for does not stop it", "", r([](rights::Right& right) {
               right.notices = {{Notice::revocation_proceeding, today, "撤三"}};
           })},
          {"the same sign on similar goods is left out", "similar_marks_missing",
           alike("23456789", "湘江泵", "0749")},
          {"the same sign read the same", "similar_marks_missing",
           [](rights::Right& right, Prepare& form, Rights& others) {
               mark_of(right).sign = "XJ pump";
               right.title = form.rights[0].title.emplace("XJ pump");
               others.push_back(mark("23456789", "xjPUMP"));
           }},
          {"the same sign on other goods", "", alike("23456789", "湘江泵", "0701")},
          {"another sign on the same goods", "", alike("23456789", "岳麓", "0749")},
          {"a sign said to be similar", "similar_marks_missing",
           [](rights::Right& right, Prepare&, Rights& others) {
               mark_of(right).similar_marks = {"23456789"};
               others.push_back(mark("23456789", "湘江"));
           }},
          {"a same mark that has ended", "",
           [](rights::Right&, Prepare&, Rights& others) {
               rights::Right dead = mark("23456789");
               dead.status = Status::terminated;
               others.push_back(dead);
           }},
          {"the contract names no scope", "contract_content",
           p([](Prepare& form) { form.scope.reset(); })},
          {"the contract names another mark", "contract_content contract_content",
           p([](Prepare& form) { form.rights[0].number = "9"; })},
          {"a co-owner has not agreed", "co_owner_consent", r([](rights::Right& right) {
               right.co_owners = {{"湖南大学", std::nullopt}};
               right.co_ownership_agreement = "共有协议";
           })},
          {"every co-owner agreed", "",
           r([](rights::Right& right) { right.co_owners = {{"湖南大学", "同意书"}}; })},
          {"pledged already", "already_pledged",
           r([](rights::Right& right) { right.pledge = "PL0"; })},
          {"a foreign party without an agency", "foreign_without_agent",
           p([](Prepare& form) { form.pledgee->origin = Origin::foreign; })},
          {"a foreign party with one", "", p([](Prepare& form) {
               form.pledgee->origin = Origin::foreign;
               form.agent = "某商标代理机构";
           })}});
}

TEST_CASE("marks: the missing marks are named, and pledged together they are taken") {
    const Prepare form = application_for(RegisterKind::trademark, mark());
    const rights::Right twin = mark("23456789");
    const auto found =
        grounds(filed(RegisterKind::trademark, form), Examined({mark()}, {mark(), twin}), today);
    REQUIRE(found.size() == 1);
    CHECK(in_chinese(found.front().refusal()) ==
          "相同或者类似商品、服务上的相同或者近似商标未一并出质：商标 12345678，"
          "须一并出质：第23456789号“湘江泵”（与第23456789号商标文字相同，且同在类似群 0749 "
          "泵（机器））");
    Prepare both = form;
    both.right_count = 2;
    both.rights.push_back({twin.number, twin.title, std::nullopt, std::nullopt});
    CHECK(codes(filed(RegisterKind::trademark, both), Examined({mark(), twin}, {mark(), twin}))
              .empty());
}

TEST_CASE("works: every ground, below, at and above its limit") {
    const auto r = [](auto change) {
        return [change](rights::Right& right, Prepare&, Rights&) { change(right); };
    };
    const auto p = [](auto change) {
        return [change](rights::Right&, Prepare& form, Rights&) { change(form); };
    };
    const rights::LicenceInForce licence{"LC1", "株洲泵阀集团", rights::LicenceType::exclusive,
                                         date_of(2023, 1, 1), date_of(2026, 12, 31)};
    hold(RegisterKind::copyright, work(),
         {{"in order", "", nothing},
          {"another owns it", "not_the_copyright_owner",
           r([](rights::Right& right) { right.owner = "other"; })},
          {"an owner off the platform, by the code of the form", "",
           r([](rights::Right& right) { right.owner.clear(); })},
          {"an owner off the platform with another code", "not_the_copyright_owner",
           r([](rights::Right& right) {
               right.owner.clear();
               right.holder.credit_code = "91430100MA4L7P3T8G";
           })},
          {"the contract is unlawful", "contract_illegal",
           p([](Prepare& form) { form.unlawful_term = "约定人身权随同转让"; })},
          {"the last day of protection", "debt_beyond_protection",
           p([](Prepare& form) { form.debt_until = date_of(2069, 1, 1); }), date_of(2068, 12, 31)},
          {"the first day without", "protection_expired debt_beyond_protection",
           p([](Prepare& form) { form.debt_until = date_of(2069, 1, 1); }), date_of(2069, 1, 1)},
          {"the debt is due on the last day", "",
           p([](Prepare& form) { form.debt_until = date_of(2068, 12, 31); })},
          {"the debt is due on the day after", "debt_beyond_protection",
           p([](Prepare& form) { form.debt_until = date_of(2069, 1, 1); })},
          {"unpublished for fifty years since completion",
           "protection_expired debt_beyond_protection", r([](rights::Right& right) {
               work_of(right).completed_on = date_of(1973, 3, 1);
               work_of(right).first_published_on.reset();
               work_of(right).registered_on.reset();
           }),
           date_of(2024, 2, 8)},
          {"ownership is disputed", "ownership_dispute", r([](rights::Right& right) {
               right.notices = {{Notice::ownership_dispute, today, "（2024）湘01民初2号"}};
           })},
          {"a co-author has not agreed: no agreement stands for it", "co_owner_consent",
           r([](rights::Right& right) {
               right.co_owners = {{"湖南大学", std::nullopt}};
               right.co_ownership_agreement = "合作开发协议";
           })},
          {"every co-author agreed", "",
           r([](rights::Right& right) { right.co_owners = {{"湖南大学", "同意书"}}; })},
          {"a licence granted before is not told", "licences_undeclared",
           r([&](rights::Right& right) { right.licences = {licence}; })},
          {"it is told without the licensee", "licences_undeclared",
           [&](rights::Right& right, Prepare& form, Rights&) {
               right.licences = {licence};
               form.work->licensed_before = true;
               form.work->licences = "有一项许可";
           }},
          {"it is told", "",
           [&](rights::Right& right, Prepare& form, Rights&) {
               right.licences = {licence};
               form.work->licensed_before = true;
               form.work->licences = "株洲泵阀集团，独占许可，至2026年底";
           }},
          {"under court preservation", "suspended_or_preserved", r([](rights::Right& right) {
               right.notices = {{Notice::court_preservation, today, "保全1"}};
           })},
          {"the contract names no kind of debt", "contract_content",
           p([](Prepare& form) { form.debt_kind.reset(); })},
          {"pledged already", "already_pledged",
           r([](rights::Right& right) { right.pledge = "PL0"; })}});
}

TEST_CASE("patents before 2021-11-15: the practice of 2010, by the day of filing") {
    const Date before = date_of(2021, 11, 12);
    const Date after = date_of(2021, 11, 15);
    Prepare form = application();
    form.debt_until = date_of(2022, 2, 20);
    form.debt_from = date_of(2021, 2, 20);
    const auto on = [&](const rights::Right& right, Date filed_on) {
        return patent_codes(right, form, filed_on, filed_on);
    };
    CHECK(on(right(), before).empty());
    CHECK(on(right(), after).empty());
    // An invalidation that has started: no waiver is possible before.
    rights::Right attacked = right();
    attacked.notices = {{Notice::invalidation_proceeding, date_of(2021, 11, 1), "无效1"}};
    for (const Date day : {before, after}) {
        const auto found = grounds(filed(RegisterKind::patent, form, day), {attacked}, day);
        REQUIRE(found.size() == 1);
        CHECK(found.front().ground == Ground::invalidation_started);
        CHECK(found.front().rule->waivable == (day == after));
    }
    // The utility model with a same-day invention was no ground then.
    rights::Right twin = right();
    patent_of(twin).same_day_invention = true;
    CHECK(on(twin, before).empty());
    CHECK(on(twin, after) == "same_day_invention");
    // A fee in its surcharge period.
    rights::Right late = right();
    patent_of(late).fee_paid_through_year = 7;
    CHECK(on(late, before) == "fee_unpaid");
    CHECK(on(late, after) == "fee_unpaid");
    // A clause of forfeiture.
    form.forfeiture_clause = true;
    CHECK(on(right(), before) == "forfeiture_clause");
    CHECK(on(right(), after).empty());
    form.forfeiture_clause = false;
    // Co-owners: an agreement stands for their consent only since then.
    rights::Right shared = right();
    shared.co_owners = {{"湖南大学", std::nullopt}};
    shared.co_ownership_agreement = "共有协议";
    CHECK(on(shared, before) == "co_owner_consent");
    CHECK(on(shared, after).empty());
    // Pledged already.
    rights::Right carried = right();
    carried.pledge = "PL0";
    CHECK(on(carried, before) == "already_pledged");
    // What was filed before goes on under the rules of its day.
    CHECK(patent_codes(shared, form, before, after) == "co_owner_consent");
    int number = 0;
    for (const GroundRule& rule : edition_at(RegisterKind::patent, before).value()->grounds)
        CHECK(rule.number == ++number);
    CHECK(number == 12);
}

TEST_CASE("a register has no rules before its own: an application of that time is refused") {
    const auto code = [](RegisterKind which, Date on) {
        const auto found = edition_at(which, on);
        return found ? std::string() : std::string(found.error().first().kind->code);
    };
    CHECK(code(RegisterKind::patent, date_of(2010, 9, 30)) == "pledge.no_rules");
    CHECK(code(RegisterKind::patent, date_of(2010, 10, 1)).empty());
    CHECK(code(RegisterKind::trademark, date_of(2020, 4, 30)) == "pledge.no_rules");
    CHECK(code(RegisterKind::trademark, date_of(2020, 5, 1)).empty());
    CHECK(code(RegisterKind::copyright, date_of(2010, 12, 31)) == "pledge.no_rules");
    CHECK(code(RegisterKind::copyright, date_of(2011, 1, 1)).empty());
}

TEST_CASE("papers: each register's own, with what makes them needed") {
    const auto needs = [](RegisterKind which, const rights::Right& right, auto change) {
        Prepare form = application_for(which, right);
        form.papers.clear();
        change(form);
        std::string text;
        for (const PaperNeeded& paper : papers_needed(filed(which, form), {right}, today))
            text += (text.empty() ? "" : " ") + paper.paper.name;
        return text;
    };
    const auto plain = [](Prepare&) {};
    CHECK(needs(RegisterKind::patent, right(), plain) ==
          "application_form pledge_contract undertaking");
    CHECK(needs(RegisterKind::trademark, mark(), plain) ==
          "application_form undertaking main_contract pledge_contract");
    CHECK(needs(RegisterKind::copyright, work(), plain) ==
          "application_form identity_papers main_contract pledge_contract");
    CHECK(needs(RegisterKind::trademark, mark(),
                [](Prepare& form) {
                    form.agent = "代理";
                    form.pledgor->origin = Origin::foreign;
                }) ==
          "application_form undertaking main_contract pledge_contract power_of_attorney "
          "translation");
    CHECK(needs(RegisterKind::copyright, work(),
                [](Prepare& form) {
                    form.work->licensed_before = true;
                    form.appraised = true;
                }) ==
          "application_form identity_papers main_contract pledge_contract "
          "earlier_licences appraisal_report");
    // Ten patents fit on the form, eleven take a list.
    const auto patents = [&](std::size_t count) {
        return needs(RegisterKind::patent, right(),
                     [count](Prepare& form) { form.rights.resize(count); });
    };
    CHECK(patents(10) == "application_form pledge_contract undertaking");
    CHECK(patents(11) == "application_form pledge_contract undertaking right_list");
}

TEST_CASE("the fields of Z51 that must be filled in are named where they are not") {
    const auto absent = [](auto change) {
        Prepare form = application_for(RegisterKind::copyright, work());
        change(form);
        std::string text;
        for (const Label& field :
             missing_fields(filed(RegisterKind::copyright, form), {work()}, today))
            text += (text.empty() ? "" : "、") + field.zh;
        return text;
    };
    CHECK(absent([](Prepare&) {}).empty());
    CHECK(absent([](Prepare& form) { form.work->power.clear(); }) == "出质权利种类");
    CHECK(absent([](Prepare& form) { form.work->secured_until.reset(); }) == "担保期限");
    CHECK(absent([](Prepare& form) { form.work->licensed_before = true; }) == "出质前授权许可情况");
    CHECK(absent([](Prepare& form) { form.debt_until.reset(); }) == "债务履行期限");
    CHECK(absent([](Prepare& form) { form.pledgee.reset(); }) == "质权人");
    CHECK(absent([](Prepare& form) { form.work.reset(); }) ==
          "出质前授权许可情况、出质权利种类、权利范围、担保期限、提交人");
}

TEST_CASE("kinds without a register are refused by name, with what is done instead") {
    for (const auto& kind : EnumNames<RightKind>::names) {
        CAPTURE(kind.name);
        rights::Right one = right();
        one.right_kind = kind.value;
        if (register_of(kind.value)) continue;
        const Refusals refused = no_register(one, "rights[0]");
        REQUIRE(refused.all.size() == 1);
        CHECK(std::string(refused.first().kind->code) == "pledge.no_register");
        CHECK(in_chinese(refused.first()).find(kind.zh) != std::string::npos);
        financing::Financing ready = ready_to_file();
        const auto filed_now = decide(ready, {one}, {}, application(), firm, today);
        REQUIRE(!filed_now);
        CHECK(std::string(filed_now.error().first().kind->code) == "pledge.no_register");
    }
}

TEST_CASE("rights of several kinds have one registration for each register") {
    const Rights rights{right(), mark(), work()};
    CHECK(registers_of(rights) ==
          std::vector{RegisterKind::patent, RegisterKind::trademark, RegisterKind::copyright});
    financing::Financing ready = ready_to_file();
    Prepare form = application();
    form.in_register.reset();
    std::vector<Pledge> have;
    for (const auto& [which, id] : {std::pair{RegisterKind::patent, right().id},
                                    std::pair{RegisterKind::trademark, mark().id},
                                    std::pair{RegisterKind::copyright, work().id}}) {
        const auto prepared = decide(ready, rights, have, form, firm, today);
        REQUIRE(prepared.has_value());
        CHECK(prepared->in_register == which);
        CHECK(prepared->rights == std::vector<std::string>{id});
        have.push_back(apply(Pledge{}, *prepared));
    }
    CHECK(decide(ready, rights, have, form, firm, today).error().first().kind->code ==
          std::string("pledge.already_filed"));
    form.in_register = RegisterKind::copyright;
    CHECK(decide(ready, {right()}, {}, form, firm, today).error().first().kind->code ==
          std::string("pledge.nothing_of_register"));
}
