#include "features/rights/figures.h"

#include <algorithm>

#include "features/rights/fees.h"
#include "features/rights/rights.h"

namespace zhirong::rights {
namespace {

Tree classes_tree(const Right& right) {
    Tree::List list;
    for (std::string& one : classes(right.details)) list.emplace_back(std::move(one));
    return list;
}

}  // namespace

Tree row(const Right& right, Date today) {
    Tree row = Tree::map({{"id", right.id},
                          {"number", right.number},
                          {"title", right.title},
                          {"kind", std::string(name_of(right.right_kind))},
                          {"owner", right.owner},
                          {"holder", write(right.holder)},
                          {"classes", classes_tree(right)},
                          {"status", write(label_of(status_at(right, today)))}});
    if (const auto end = legal_end(right)) row.set("legal_end", to_string(*end));
    if (const auto upkeep = next_upkeep(right); upkeep && right.status == Status::granted) {
        row.set("upkeep_due", to_string(upkeep->due));
        row.set("upkeep_grace_end", to_string(upkeep->grace_end));
    }
    if (right.pledge) row.set("pledge", *right.pledge);
    return row;
}

namespace {

class Figures {
public:
    Figures& add(const char* name, const char* zh, const char* en, const char* type, Tree value) {
        list_.push_back(Tree::map(
            {{"name", name}, {"zh", zh}, {"en", en}, {"type", type}, {"value", std::move(value)}}));
        return *this;
    }
    // Each field of the particulars in its own words.
    void add_all(const Particulars& particulars) {
        std::visit(
            [&]<class T>(const T& details) {
                for (const Field& part : Shape<T>::fields) add_field(details, part);
            },
            particulars);
    }
    Tree take() { return std::move(list_); }

private:
    // What kind of value stands there tells its reader, which each type has one of.
    template <class V, class T>
    bool say_as(const T& details, const Field& part) {
        const void* member = part.in(const_cast<T*>(&details));
        const V* value = nullptr;
        if (part.codec == &shapes::Coded<V>::codec) {
            value = static_cast<const V*>(member);
        } else if (part.codec == &shapes::Coded<std::optional<V>>::codec) {
            const auto& optional = *static_cast<const std::optional<V>*>(member);
            if (!optional) return true;  // nothing to say
            value = &*optional;
        } else {
            return false;
        }
        say(part, *value);
        return true;
    }
    template <class T>
    void add_field(const T& details, const Field& part) {
        const bool said = say_as<Date>(details, part) || say_as<bool>(details, part) ||
                          say_as<int>(details, part) || say_as<std::string>(details, part) ||
                          say_as<WorkKind>(details, part) || say_as<Author>(details, part) ||
                          say_as<std::vector<Goods>>(details, part) ||
                          say_as<std::vector<std::string>>(details, part);
        ensure(said);
    }
    void say(const Field& part, Date value) {
        add(part.name, part.zh, part.en, "date", to_string(value));
    }
    void say(const Field& part, bool value) {
        add(part.name, part.zh, part.en, "text", value ? "是" : "否");
    }
    void say(const Field& part, int value) { add(part.name, part.zh, part.en, "count", value); }
    void say(const Field& part, const std::string& value) {
        add(part.name, part.zh, part.en, "text", value);
    }
    template <class E>
        requires std::is_enum_v<E>
    void say(const Field& part, E value) {
        add(part.name, part.zh, part.en, "text", label_of(value).zh);
    }
    void say(const Field& part, const std::vector<Goods>& value) {
        for (const Goods& goods : value)
            add(part.name, part.zh, part.en, "text",
                "第" + std::to_string(goods.nice_class) + "类 " + goods.group + " " + goods.name);
    }
    void say(const Field& part, const std::vector<std::string>& value) {
        for (const std::string& text : value) add(part.name, part.zh, part.en, "text", text);
    }

    Tree::List list_;
};

}  // namespace

Tree figures(const Right& right, Date today) {
    const Term term = term_of(right);
    Figures figures;
    figures.add("number", "号码", "Number", "text", right.number)
        .add("holder", "权利人", "Holder", "text", right.holder.name)
        .add("status", "状态", "Status", "text", label_of(status_at(right, today)).zh);
    if (right.ended_on)
        figures.add("ended_on", "失效日", "Ended on", "date", to_string(*right.ended_on));
    figures.add_all(right.details);
    if (term.end)
        figures.add("legal_end", "保护期届满（该日起不再有效）",
                    "Term ends (in force until the day before)", "date", to_string(*term.end));
    figures.add("term_source", "保护期依据", "Source of the term", "text", term.source.zh);
    if (const auto upkeep = next_upkeep(right); upkeep && right.status == Status::granted) {
        const bool fee = upkeep->what == Upkeep::What::annual_fee;
        if (upkeep->opens)
            figures.add("upkeep_opens", "可办理续展的首日", "Renewal opens on", "date",
                        to_string(*upkeep->opens));
        figures
            .add("upkeep_due", fee ? "下一年度年费应缴至" : "期满前续展至",
                 fee ? "Next annual fee due by" : "To be renewed by", "date",
                 to_string(upkeep->due))
            .add("upkeep_grace_end", fee ? "滞纳期届满" : "宽展期届满", "End of grace", "date",
                 to_string(upkeep->grace_end))
            .add("upkeep_source", "依据", "Source", "text", upkeep->source.zh);
    }
    if (right.family)
        figures.add("family", "同族或者品牌", "Family or brand", "text", *right.family);
    for (const CoOwner& co_owner : right.co_owners)
        figures.add(
            "co_owner", "共有人", "Co-owner", "text",
            co_owner.name + (co_owner.consent ? "（已同意：" + *co_owner.consent + "）" : ""));
    for (const NoticeInForce& notice : right.notices)
        figures.add("notice", "登记事项", "Notice", "text",
                    label_of(notice.notice).zh + "，" + to_string(notice.since) + "（" +
                        notice.reference + "）");
    for (const LicenceInForce& licence : right.licences)
        figures.add("licence", "许可", "Licence", "text",
                    label_of(licence.type).zh + "：" + licence.licensee + "，" +
                        to_string(licence.from) + " 至 " + to_string(licence.until));
    return figures.take();
}

namespace {

// Figures of one name together: a right has several goods, co-owners, notices.
std::string together(const Tree& all, std::string_view name) {
    std::string text;
    for (const Tree& figure : *all.list()) {
        if (*figure.find("name")->text() != name) continue;
        const Tree& value = *figure.find("value");
        if (!text.empty()) text += "；";
        if (const auto* words = value.text()) text += *words;
        if (const auto* number = value.integer()) text += std::to_string(*number);
    }
    return text;
}

// What follows from the others, with the date on which it was asked.
bool is_derived(std::string_view name) {
    return name.starts_with("upkeep_") || name == "term_source" || name == "status";
}

class Differences {
public:
    void add(const Tree& words, const std::string& before, const std::string& after) {
        if (before == after) return;
        Tree one = Tree::map(
            {{"name", *words.find("name")}, {"zh", *words.find("zh")}, {"en", *words.find("en")}});
        if (!before.empty()) one.set("before", before);
        if (!after.empty()) one.set("after", after);
        list_.push_back(std::move(one));
    }
    void add(const char* name, const char* zh, const char* en, const std::string& before,
             const std::string& after) {
        add(Tree::map({{"name", name}, {"zh", zh}, {"en", en}}), before, after);
    }
    Tree take() { return std::move(list_); }

private:
    Tree::List list_;
};

}  // namespace

Tree difference(const Right& before, const Right& after, Date today) {
    Differences differences;
    differences.add("title", "名称", "Title", before.title, after.title);
    differences.add("status", "状态", "Status", label_of(before.status).zh,
                    label_of(after.status).zh);
    const Tree was = figures(before, today);
    const Tree is = figures(after, today);
    std::vector<std::string> told;
    for (const Tree* list : {&is, &was})
        for (const Tree& figure : *list->list()) {
            const std::string& name = *figure.find("name")->text();
            if (is_derived(name) || std::ranges::find(told, name) != told.end()) continue;
            told.push_back(name);
            differences.add(figure, together(was, name), together(is, name));
        }
    differences.add("pledge", "质押", "Pledge", before.pledge.value_or(""),
                    after.pledge.value_or(""));
    differences.add("owner", "权利人机构", "Organisation of the owner", before.owner, after.owner);
    return differences.take();
}

namespace {

Tree mark(const char* name, const char* zh, const char* en, Date date) {
    return Tree::map({{"name", name}, {"zh", zh}, {"en", en}, {"date", to_string(date)}});
}

std::optional<Date> begins_on(const Particulars& particulars) {
    if (const auto filed = filed_on(particulars)) return filed;
    if (const auto* work = std::get_if<Copyright>(&particulars)) return work->completed_on;
    return granted_on(particulars);
}

}  // namespace

Tree life_section(const Right& right, Date today) {
    Section section("life", {"life", "权利存续", "The right's life"});
    const Term term = term_of(right);
    Tree::List marks;
    const auto filed = filed_on(right.details);
    if (filed) marks.push_back(mark("filed", "申请", "Filed", *filed));
    if (const auto granted = granted_on(right.details))
        marks.push_back(mark("granted", "授权或者注册", "Granted", *granted));
    for (const NoticeInForce& notice : right.notices) {
        const Label words = label_of(notice.notice);
        marks.push_back(mark("notice", words.zh.c_str(), words.en.c_str(), notice.since));
    }
    if (const auto upkeep = next_upkeep(right); upkeep && right.status == Status::granted) {
        const bool fee = upkeep->what == Upkeep::What::annual_fee;
        marks.push_back(mark("upkeep", fee ? "年费应缴" : "续展到期",
                             fee ? "Fee due" : "Renewal due", upkeep->due));
        marks.push_back(
            mark("grace", fee ? "滞纳期届满" : "宽展期届满", "End of grace", upkeep->grace_end));
    }
    if (right.ended_on) marks.push_back(mark("ended", "失效", "Ended", *right.ended_on));
    Tree data = Tree::map({{"today", to_string(today)}, {"marks", std::move(marks)}});
    if (const auto begins = begins_on(right.details)) data.set("from", to_string(*begins));
    if (term.end) {
        data.set("to", to_string(*term.end));
        section.figure("legal_end", "保护期届满（该日起不再有效）",
                       "Term ends (in force until the day before)", "date", to_string(*term.end));
        if (status_at(right, today) == Status::granted && today < *term.end)
            section.figure("left", "剩余天数", "Days left", "days",
                           std::int64_t{(*term.end - today).count()});
    }
    section.figure("source", "保护期依据", "Source of the term", "text", term.source.zh);
    return section.data(std::move(data)).take();
}

Tree fees_section(const Right& right, const annual_fees::Schedule& schedule, Date today) {
    const FeeCalendar calendar = fee_calendar(right, schedule, today);
    Section section("fees", {"fees", "年费", "Annual fees"});
    const FeeYear* now = calendar.now();
    Tree::List amounts;
    if (now != nullptr) {
        section.figure("year", "应缴年度", "Year to pay", "text",
                       "第 " + std::to_string(now->year) + " 年度");
        section.figure("due", "应缴至", "Due by", "date", to_string(now->due));
        section.figure("grace_end", "滞纳期届满", "End of grace", "date",
                       to_string(now->grace_end));
        for (const FeeAmount& amount : now->today)
            amounts.push_back(Tree::map({{"reduction", amount.reduction},
                                         {"zh", amount.words.zh},
                                         {"en", amount.words.en},
                                         {"fee", to_string(amount.fee)},
                                         {"surcharge", to_string(amount.surcharge)},
                                         {"total", to_string(amount.total)},
                                         {"why", write(amount.why)}}));
    }
    Tree::List years;
    for (const FeeYear& year : calendar.years) {
        if (year.state == FeeState::none) continue;
        Tree one = Tree::map({{"year", year.year},
                              {"due", to_string(year.due)},
                              {"grace_end", to_string(year.grace_end)},
                              {"state", write(label_of(year.state))}});
        if (year.full) one.set("full", to_string(*year.full));
        Tree::List steps;
        for (const SurchargeStep& step : year.steps)
            steps.push_back(Tree::map(
                {{"from", to_string(step.from)}, {"surcharge", to_string(step.surcharge)}}));
        one.set("steps", std::move(steps));
        years.push_back(std::move(one));
    }
    Tree data = Tree::map({{"today", to_string(today)},
                           {"amounts", std::move(amounts)},
                           {"years", std::move(years)}});
    if (calendar.edition != nullptr) {
        const annual_fees::Provenance& provenance = calendar.edition->provenance;
        data.set("source", Tree::map({{"zh", provenance.source.zh},
                                      {"en", provenance.source.en},
                                      {"verified", provenance.verified}}));
    }
    return section.data(std::move(data)).take();
}

Tree co_owners_section(const Right& right) {
    Section section("co_owners", {"co_owners", "共有人", "Co-owners"});
    section.column("name", "共有人", "Co-owner", "text")
        .column("consent", "同意出质的书面文件", "Paper of consent", "text")
        .when_empty("没有共有人", "There are no co-owners");
    section.note(
        "出质须经全体共有人同意，另有约定的除外（《专利权质押登记办法》）；同意只对一次质"
        "押有效",
        "A pledge needs every co-owner's consent unless they agreed otherwise; a consent "
        "is for one pledge");
    for (const CoOwner& co_owner : right.co_owners)
        section.row({{"name", co_owner.name}, {"consent", co_owner.consent.value_or("尚未同意")}});
    if (right.co_ownership_agreement)
        section.figure("agreement", "共有约定", "Co-ownership agreement", "text",
                       *right.co_ownership_agreement);
    return section.take();
}

Tree notices_section(const Right& right) {
    Section section("notices", {"notices", "登记事项", "Notices"});
    section.column("notice", "事项", "Notice", "words")
        .column("since", "自", "Since", "date")
        .column("reference", "文号", "Reference", "text")
        .when_empty("没有中止、保全、无效或者争议",
                    "No suspension, preservation, invalidation or dispute is noted");
    for (const NoticeInForce& notice : right.notices)
        section.row({{"notice", write(label_of(notice.notice))},
                     {"since", to_string(notice.since)},
                     {"reference", notice.reference}});
    return section.take();
}

}  // namespace zhirong::rights
