// Rights beside those of the loans, what threatens one of them, and the desk's counter.
#include "app/demonstration/portfolio.h"
#include "app/demonstration/steps.h"

namespace zhirong {
namespace {

constexpr const char* desk = "changsha-window";

Tree goods(int nice_class, const char* group, const char* name) {
    return Tree::map({{"nice_class", nice_class}, {"group", group}, {"name", name}});
}

struct Mark {
    const char* number;
    const char* sign;
    const char* registered;
    const char* valid_until;
    std::vector<Tree> goods;
    std::vector<const char*> similar;
};

// Two alike, which go into one pledge, and one whose term is to be renewed this year.
std::vector<Mark> marks() {
    return {{"18346027",
             "洞庭益生",
             "2016-12-21",
             "2026-12-20",
             {goods(5, "0501", "益生菌制剂"), goods(30, "3005", "食用淀粉")},
             {"26790315"}},
            {"26790315",
             "洞庭益生元",
             "2018-09-14",
             "2028-09-13",
             {goods(5, "0501", "益生元制剂")},
             {"18346027"}},
            {"15502846", "湖畔晨光", "2015-11-14", "2025-11-13", {goods(29, "2907", "酸奶")}, {}}};
}

void record_marks(Teller& teller) {
    for (const Mark& mark : marks())
        teller.post("bio", "/api/v1/rights", [&] {
            Tree::List similar;
            for (const char* number : mark.similar) similar.emplace_back(number);
            return Tree::map({{"number", mark.number},
                              {"title", mark.sign},
                              {"details", Tree::map({{"type", "trademark"},
                                                     {"sign", mark.sign},
                                                     {"goods", Tree::List(mark.goods)},
                                                     {"registered_on", mark.registered},
                                                     {"valid_until", mark.valid_until},
                                                     {"similar_marks", std::move(similar)}})},
                              {"co_owners", Tree::List{}},
                              {"family", "洞庭益生"},
                              {"registry", desk}});
        });
}

void record_works(Teller& teller) {
    struct Work {
        const char *number, *title, *completed, *published, *registered;
    };
    for (const Work& work :
         {Work{"2022SR0451893", "协作机器人示教编程软件", "2021-11-30", "2022-01-10", "2022-04-08"},
          Work{"2023SR1187204", "柔性产线调度软件", "2023-05-18", "2023-06-30", "2023-10-09"}})
        teller.post("robot", "/api/v1/rights", [&] {
            return Tree::map({{"number", work.number},
                              {"title", work.title},
                              {"details", Tree::map({{"type", "copyright"},
                                                     {"work", "software"},
                                                     {"author", "entity"},
                                                     {"completed_on", work.completed},
                                                     {"first_published_on", work.published},
                                                     {"registered_on", work.registered}})},
                              {"co_owners", Tree::List{}},
                              {"registry", desk}});
        });
}

Tree party(const char* organisation, const char* address) {
    const CastOrganisation& found = cast_organisation(organisation);
    return Tree::map({{"name", found.name},
                      {"category", "legal_person"},
                      {"origin", "mainland"},
                      {"identity_paper", "credit_code"},
                      {"identity_number", found.credit_code},
                      {"address", address}});
}

Tree papers(std::initializer_list<const char*> kinds, const std::string& reference) {
    Tree::List list;
    for (const char* kind : kinds)
        list.push_back(Tree::map({{"kind", kind}, {"reference", reference}}));
    return list;
}

struct Paper {
    const char* in_register;
    const char* firm;
    const char* address;
    std::vector<std::pair<const char*, const char*>> rights;  // number, title
    std::vector<std::string> ids;
    const char* amount;
    const char* serial;
    const char* at;  // the counter
};

Tree paper_application(const Paper& paper) {
    const std::string serial = paper.serial;
    Tree::List rights;
    for (const auto& [number, title] : paper.rights)
        rights.push_back(Tree::map({{"number", number}, {"title", title}}));
    Tree application =
        Tree::map({{"registry", desk},
                   {"debt_contract", "岳商银借字2025-" + serial},
                   {"pledge_contract", "岳商银质字2025-" + serial},
                   {"signed_on", "2025-06-20"},
                   {"names_both_parties", true},
                   {"debt_kind", "loan"},
                   {"secured_amount", paper.amount},
                   {"debt_from", "2025-06-25"},
                   {"debt_until", "2026-06-24"},
                   {"scope", "本金、利息、罚息及实现质权的费用"},
                   {"right_count", static_cast<std::int64_t>(paper.rights.size())},
                   {"rights", std::move(rights)},
                   {"forfeiture_clause", false},
                   {"appraised", false},
                   {"papers", papers({"application_form", "undertaking", "identity_papers",
                                      "main_contract", "pledge_contract"},
                                     "收件材料" + serial)},
                   {"pledgor", party(paper.firm, paper.address)},
                   {"pledgee", party("yueyang-bank", "岳阳市岳阳楼区金鹗中路8号")}});
    if (std::string_view(paper.in_register) == "copyright")
        application.set("work", Tree::map({{"power", "复制权、发行权、信息网络传播权"},
                                           {"power_scope", "中国境内"},
                                           {"licensed_before", false},
                                           {"filed_by", "pledgor"},
                                           {"secured_from", "2025-06-25"},
                                           {"secured_until", "2026-06-24"}}));
    return application;
}

std::string receive(Teller& teller, const Paper& paper) {
    return id_of(teller.post("registry", "/api/v1/registration-desk/registrations", [&] {
        Tree::List ids;
        for (const std::string& id : paper.ids) ids.emplace_back(id);
        return Tree::map({{"in_register", paper.in_register},
                          {"received_on", "2025-06-24"},
                          {"received_at", paper.at},
                          {"rights", std::move(ids)},
                          {"pledgor_organisation", paper.firm},
                          {"pledgee_organisation", "yueyang-bank"},
                          {"application", paper_application(paper)}});
    }));
}

std::string id_of_right(Teller& teller, const std::string& user, const char* number) {
    const Tree found = teller.get(user, std::string("/api/v1/rights?search=") + number);
    for (const Tree& each : *found.find("items")->list())
        if (*each.find("number")->text() == number) return id_of(each);
    throw StoryBroken(user + " has no right " + number);
}

}  // namespace

void bring_in_the_others(Teller& teller) {
    register_organisations(teller, portfolio_organisations());
    add_people(teller, portfolio_people());
    record_patents(teller, portfolio_patents());
    record_marks(teller);
    record_works(teller);
}

void begin_a_proceeding(Teller& teller) {
    teller.post("registry", "/api/v1/rights/RT201810456789X/notices", [] {
        return Tree::map({{"change", "invalidation_begun"},
                          {"on", "2025-06-11"},
                          {"reference", "演示无效案4W125001"}});
    });
}

void keep_the_desk(Teller& teller) {
    teller.post("registry", "/api/v1/registration-desk/hours", [] {
        const auto promise = [](const char* in_register, int days) {
            return Tree::map({{"in_register", in_register}, {"working_days", days}});
        };
        return Tree::map({{"closes_at", "17:00"},
                          {"promises", Tree::list({promise("patent", 1), promise("trademark", 1),
                                                   promise("copyright", 2)})}});
    });
    const Paper registered{
        "trademark",
        "dongting-bio",
        "岳阳市经济技术开发区通海路16号",
        {{"18346027", "洞庭益生"}, {"26790315", "洞庭益生元"}},
        {id_of_right(teller, "bio", "18346027"), id_of_right(teller, "bio", "26790315")},
        "900000.00",
        "21",
        "09:20"};
    const Paper defective{"copyright",
                          "xingsha-robot",
                          "长沙县星沙街道漓湘路9号",
                          {{"2022SR0451893", "协作机器人示教编程软件"}},
                          {id_of_right(teller, "robot", "2022SR0451893")},
                          "1500000.00",
                          "22",
                          "10:45"};
    const Paper waiting{"copyright",
                        "xingsha-robot",
                        "长沙县星沙街道漓湘路9号",
                        {{"2023SR1187204", "柔性产线调度软件"}},
                        {id_of_right(teller, "robot", "2023SR1187204")},
                        "1000000.00",
                        "23",
                        "16:30"};
    const std::string marks_pledge = receive(teller, registered);
    teller.post("registry", "/api/v1/pledges/" + marks_pledge + "/registration",
                [] { return Tree::map({{"serial", 21}}); });
    const std::string to_be_cured = receive(teller, defective);
    teller.post("registry", "/api/v1/pledges/" + to_be_cured + "/correction", [] {
        return Tree::map({{"defects", "质权合同第3页缺少出质人盖章"},
                          {"notice_number", "演示著质补〔2025〕4号"}});
    });
    receive(teller, waiting);
}

}  // namespace zhirong
