#include "features/rights/particulars.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "core/identifiers/identifiers.h"
#include "features/rights/shape.h"
#include "features/rights/term.h"

namespace zhirong::rights {
namespace {

constexpr RefusalKind in_the_future{"right.date_in_future", 422,
                                    "日期 {found} 晚于营业日 {expected}",
                                    "{found} is later than the business date {expected}"};
constexpr RefusalKind filed_too_early{"right.filing_date", 422,
                                      "申请日 {found} 早于《专利法》施行日 {expected}",
                                      "{found} is before the Patent Law of {expected}"};
constexpr RefusalKind granted_before_filing{
    "right.grant_before_filing", 422, "授权或者注册日 {found} 早于申请日 {expected}",
    "Granted on {found}, before it was filed on {expected}"};
constexpr RefusalKind out_of_order{"right.date_order", 422, "日期 {found} 早于{before} {expected}",
                                   "{found} is before {before_en}, {expected}"};
constexpr RefusalKind bad_class{"right.class", 422, "分类号“{found}”无效：应为{expected}",
                                "“{found}” is no class: write {expected_en}"};
constexpr RefusalKind fee_year{"right.fee_year", 422, "年费年度 {found} 无效：应为 {expected}",
                               "Patent year {found} cannot be: it must be {expected_en}"};
constexpr RefusalKind only_utility_model{
    "right.same_day_invention", 422, "只有实用新型才有同日发明申请，此号为{found}",
    "Only a utility model has a same-day invention application; this number is of the kind "
    "{found_en}"};
constexpr RefusalKind nice_class{"right.nice_class", 422, "尼斯类别 {found} 不存在：应为 1 至 45",
                                 "There is no Nice class {found}: write 1 to 45"};
constexpr RefusalKind similar_group{
    "right.similar_group", 422, "类似群“{found}”无效：应为四位数字，前两位为类别 {expected}",
    "“{found}” is no similar group: write four digits, the first two the class, {expected}"};
constexpr RefusalKind mark_term{
    "right.trademark_term", 422, "商标有效期至 {found} 与注册日不符：每十年为一期，应为 {expected}",
    "A mark registered then is not valid until {found}: terms are of ten years, so {expected}"};
constexpr RefusalKind bad_number{"right.number", 422, "“{found}”不是{kind}的号码：{expected}",
                                 "“{found}” is no number of the kind {kind_en}: {expected_en}"};

constexpr Date first_patent_law{std::chrono::year{1985} / 4 / 1};

bool all_digits(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

// "H04L9/32" or its class alone, "H04L".
bool is_patent_class(std::string_view text) {
    if (text.size() < 4 || text[0] < 'A' || text[0] > 'H' || !all_digits(text.substr(1, 2)) ||
        text[3] < 'A' || text[3] > 'Z')
        return false;
    if (text.size() == 4) return true;
    const std::string_view group = text.substr(4);
    const std::size_t slash = group.find('/');
    return slash != std::string_view::npos && slash <= 4 && group.size() - slash - 1 <= 6 &&
           group.size() - slash - 1 >= 2 && all_digits(group.substr(0, slash)) &&
           all_digits(group.substr(slash + 1));
}

// "06-01"
bool is_design_class(std::string_view text) {
    return text.size() == 5 && text[2] == '-' && all_digits(text.substr(0, 2)) &&
           all_digits(text.substr(3));
}

std::string two_digits(int number) { return (number < 10 ? "0" : "") + std::to_string(number); }

// Every fault of one right's particulars, at its field.
class Examiner {
public:
    Examiner(RightKind kind, Date today, const std::string& path)
        : kind_(kind), today_(today), path_(path) {}

    void operator()(const Patent& patent) {
        check_class("main_class", patent.main_class);
        for (std::size_t i = 0; i < patent.further_classes.size(); ++i)
            check_class(shapes::item_path("further_classes", i).c_str(), patent.further_classes[i]);
        if (patent.filing_date < first_patent_law)
            problems_.add(filed_too_early, at("filing_date"),
                          {{"found", to_string(patent.filing_date)},
                           {"expected", to_string(first_patent_law)}});
        past("filing_date", patent.filing_date);
        granted("grant_date", patent.grant_date, patent.filing_date);
        // The fee of the year of the grant is paid with the grant.
        const bool granted = patent.grant_date.has_value();
        if (patent.filing_date >= first_patent_law)
            check_year(patent.fee_paid_through_year, granted ? 1 : 0,
                       granted ? years_of_term(kind_, patent.filing_date) : 0);
        if (patent.same_day_invention && kind_ != RightKind::utility_model)
            problems_.add(only_utility_model, at("same_day_invention"),
                          {{"found", label_of(kind_).zh}, {"found_en", label_of(kind_).en}});
    }
    void operator()(const Trademark& mark) {
        for (std::size_t i = 0; i < mark.goods.size(); ++i) check_goods(mark.goods[i], i);
        past("registered_on", mark.registered_on);
        if (mark.filing_date) granted("registered_on", mark.registered_on, *mark.filing_date);
        check_mark_term(mark);
    }
    void operator()(const Copyright& work) {
        past("completed_on", work.completed_on);
        ordered("first_published_on", work.first_published_on, work.completed_on, "创作完成日",
                "its completion");
        ordered("registered_on", work.registered_on, work.completed_on, "创作完成日",
                "its completion");
        if (work.author_died_on) past("author_died_on", *work.author_died_on);
    }
    void operator()(const Indication& indication) {
        past("registered_on", indication.registered_on);
    }
    void operator()(const Layout& layout) {
        past("completed_on", layout.completed_on);
        past("filing_date", layout.filing_date);
        ordered("first_exploited_on", layout.first_exploited_on, layout.completed_on, "创作完成日",
                "its completion");
        ordered("filing_date", layout.filing_date, layout.completed_on, "创作完成日",
                "its completion");
        granted("registered_on", layout.registered_on, layout.filing_date);
    }
    void operator()(const Variety& variety) {
        past("filing_date", variety.filing_date);
        granted("granted_on", variety.granted_on, variety.filing_date);
    }
    void operator()(const Secret& secret) { past("kept_since", secret.kept_since); }
    void operator()(const Dataset& dataset) {
        past("registered_on", dataset.registered_on);
        if (dataset.valid_until < dataset.registered_on)
            disorder("valid_until", dataset.valid_until, dataset.registered_on, "登记日",
                     "its registration");
    }

    Result<std::monostate> verdict() {
        if (problems_.none()) return {};
        return std::unexpected(problems_.take());
    }

private:
    std::string at(const char* field) const { return shapes::member_path(path_, field); }

    void past(const char* field, Date date) {
        if (date > today_)
            problems_.add(in_the_future, at(field),
                          {{"found", to_string(date)}, {"expected", to_string(today_)}});
    }
    void granted(const char* field, std::optional<Date> date, Date filed) {
        if (!date) return;
        past(field, *date);
        if (*date < filed)
            problems_.add(granted_before_filing, at(field),
                          {{"found", to_string(*date)}, {"expected", to_string(filed)}});
    }
    void ordered(const char* field, std::optional<Date> date, Date after, const char* zh,
                 const char* en) {
        if (!date) return;
        past(field, *date);
        if (*date < after) disorder(field, *date, after, zh, en);
    }
    void disorder(const char* field, Date date, Date after, const char* zh, const char* en) {
        problems_.add(out_of_order, at(field),
                      {{"found", to_string(date)},
                       {"expected", to_string(after)},
                       {"before", zh},
                       {"before_en", en}});
    }
    void check_class(const char* field, const std::string& text) {
        const bool design = kind_ == RightKind::design;
        if (design ? is_design_class(text) : is_patent_class(text)) return;
        problems_.add(
            bad_class, at(field),
            {{"found", text},
             {"expected", design ? "洛迦诺分类，例如 06-01" : "国际专利分类，例如 H04L9/32"},
             {"expected_en",
              design ? "a Locarno class such as 06-01" : "an IPC class such as H04L9/32"}});
    }
    void check_year(int year, int least, int most) {
        if (year >= least && year <= most) return;
        const std::string first = std::to_string(least);
        const std::string last = std::to_string(most);
        problems_.add(fee_year, at("fee_paid_through_year"),
                      {{"found", std::to_string(year)},
                       {"expected", least == most ? first : first + " 至 " + last},
                       {"expected_en", least == most ? first : first + " to " + last}});
    }
    void check_goods(const Goods& goods, std::size_t i) {
        const std::string item = shapes::item_path("goods", i);
        if (goods.nice_class < 1 || goods.nice_class > 45) {
            problems_.add(nice_class, shapes::member_path(at(item.c_str()), "nice_class"),
                          {{"found", std::to_string(goods.nice_class)}});
            return;
        }
        const std::string prefix = two_digits(goods.nice_class);
        if (goods.group.size() != 4 || !all_digits(goods.group) || !goods.group.starts_with(prefix))
            problems_.add(similar_group, shapes::member_path(at(item.c_str()), "group"),
                          {{"found", goods.group}, {"expected", prefix}});
    }
    // Terms of ten years follow each other from the day of registration.
    void check_mark_term(const Trademark& mark) {
        constexpr int months_a_term = 120;
        int terms = 1;
        const auto last_day = [&] {
            return add_months(mark.registered_on, months_a_term * terms) - Days{1};
        };
        while (last_day() < mark.valid_until && terms < 20) ++terms;
        if (last_day() == mark.valid_until) return;
        problems_.add(
            mark_term, at("valid_until"),
            {{"found", to_string(mark.valid_until)}, {"expected", to_string(last_day())}});
    }

    RightKind kind_;
    Date today_;
    const std::string& path_;
    shapes::Problems problems_;
};

struct KindOf {
    RightKind operator()(const Patent&) const { return RightKind::invention; }
    RightKind operator()(const Trademark&) const { return RightKind::trademark; }
    RightKind operator()(const Copyright&) const { return RightKind::copyright; }
    RightKind operator()(const Indication&) const { return RightKind::geographical_indication; }
    RightKind operator()(const Layout&) const { return RightKind::integrated_circuit_layout; }
    RightKind operator()(const Variety&) const { return RightKind::plant_variety; }
    RightKind operator()(const Secret&) const { return RightKind::trade_secret; }
    RightKind operator()(const Dataset&) const { return RightKind::data; }
};

// "12345678", of a divided mark "12345678A", of an international registration "G1234567".
bool is_mark_number(std::string_view text) {
    if (text.starts_with('G')) text.remove_prefix(1);
    if (!text.empty() && text.back() >= 'A' && text.back() <= 'Z') text.remove_suffix(1);
    return text.size() <= 9 && all_digits(text);
}

std::string without_spaces(const std::string& text) {
    std::string rest = text;
    std::erase(rest, ' ');
    return rest;
}

// Letters in one case and no spaces, so that a mark is compared by what is read.
std::string as_read(const std::string& sign) {
    std::string text = without_spaces(sign);
    for (char& c : text)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return text;
}

const Goods* shared_group(const Trademark& one, const Trademark& other) {
    for (const Goods& goods : one.goods)
        if (std::ranges::find(other.goods, goods.group, &Goods::group) != other.goods.end())
            return &goods;
    return nullptr;
}

bool names(const Trademark& mark, const std::string& number) {
    return std::ranges::find(mark.similar_marks, number) != mark.similar_marks.end();
}

}  // namespace

std::optional<Date> filed_on(const Particulars& particulars) {
    if (const auto* patent = std::get_if<Patent>(&particulars)) return patent->filing_date;
    if (const auto* mark = std::get_if<Trademark>(&particulars)) return mark->filing_date;
    if (const auto* layout = std::get_if<Layout>(&particulars)) return layout->filing_date;
    if (const auto* variety = std::get_if<Variety>(&particulars)) return variety->filing_date;
    return std::nullopt;
}

std::optional<Date> granted_on(const Particulars& particulars) {
    struct Granted {
        std::optional<Date> operator()(const Patent& one) const { return one.grant_date; }
        std::optional<Date> operator()(const Trademark& one) const { return one.registered_on; }
        std::optional<Date> operator()(const Copyright& one) const { return one.registered_on; }
        std::optional<Date> operator()(const Indication& one) const { return one.registered_on; }
        std::optional<Date> operator()(const Layout& one) const { return one.registered_on; }
        std::optional<Date> operator()(const Variety& one) const { return one.granted_on; }
        std::optional<Date> operator()(const Secret& one) const { return one.kept_since; }
        std::optional<Date> operator()(const Dataset& one) const { return one.registered_on; }
    };
    return std::visit(Granted{}, particulars);
}

bool exists(const Particulars& particulars) {
    return std::holds_alternative<Copyright>(particulars) || granted_on(particulars).has_value();
}

std::vector<std::string> classes(const Particulars& particulars) {
    std::vector<std::string> all;
    if (const auto* patent = std::get_if<Patent>(&particulars)) {
        all.push_back(patent->main_class);
        all.insert(all.end(), patent->further_classes.begin(), patent->further_classes.end());
    } else if (const auto* mark = std::get_if<Trademark>(&particulars)) {
        for (const Goods& goods : mark->goods)
            if (std::string nice = std::to_string(goods.nice_class);
                std::ranges::find(all, nice) == all.end())
                all.push_back(std::move(nice));
    }
    return all;
}

Result<Numbered> read_number(const std::string& text, const Particulars& particulars) {
    return read_number(text, std::visit(KindOf{}, particulars));
}

Result<Numbered> read_number(const std::string& text, RightKind kind) {
    if (is_patent(kind)) {
        std::string number = TRY(read_patent_number(text));
        const RightKind patent = kind_of_patent(number);
        return Numbered{std::move(number), patent};
    }
    std::string number = without_spaces(text);
    const auto fault = [&](const char* zh, const char* en) -> Result<Numbered> {
        return refuse(bad_number, "number",
                      {{"found", text},
                       {"kind", label_of(kind).zh},
                       {"kind_en", label_of(kind).en},
                       {"expected", zh},
                       {"expected_en", en}});
    };
    constexpr std::size_t most_characters = 60;
    if (kind == RightKind::trademark && !is_mark_number(number))
        return fault("应为不超过9位的注册号，例如 12345678、G1234567",
                     "at most nine digits, such as 12345678 or G1234567");
    if (number.empty() || count_characters(number).value_or(number.size()) > most_characters)
        return fault("应为 1 至 60 个字符", "write 1 to 60 characters");
    return Numbered{std::move(number), kind};
}

Result<std::monostate> check_particulars(const Particulars& particulars, RightKind kind, Date today,
                                         const std::string& path) {
    Examiner examiner(kind, today, path);
    std::visit(examiner, particulars);
    return examiner.verdict();
}

std::optional<Label> alike(const std::string& number, const Trademark& one,
                           const std::string& other_number, const Trademark& other) {
    const Goods* goods = shared_group(one, other);
    if (goods == nullptr) return std::nullopt;
    const bool same = one.sign && other.sign && as_read(*one.sign) == as_read(*other.sign);
    const bool named = names(one, other_number) || names(other, number);
    if (!same && !named) return std::nullopt;
    const std::string group = goods->group + " " + goods->name;
    return Label{same ? "same_sign" : "similar_sign",
                 (same ? "与第" : "与近似商标第") + other_number + "号" +
                     (same ? "商标文字相同" : "同列") + "，且同在类似群 " + group,
                 (same ? "its words are those of " : "it is said to be similar to ") +
                     other_number + ", and both cover " + group};
}

}  // namespace zhirong::rights
