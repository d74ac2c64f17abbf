#include "features/pledge/form_fields.h"

#include <set>

#include "features/pledge/shape.h"

namespace zhirong::pledge::fields {
namespace {

Text filled(const std::string& text) { return text.empty() ? std::nullopt : Text(text); }

Text period(const std::optional<Date>& from, const std::optional<Date>& until) {
    if (!from || !until) return std::nullopt;
    return to_string(*from) + " 至 " + to_string(*until);
}

Text block(const std::optional<PartyBlock>& party) {
    if (!party) return std::nullopt;
    std::string text = party->name + "（" + label_of(party->category).zh + "，" +
                       label_of(party->origin).zh + "）；" + label_of(party->identity_paper).zh +
                       " " + party->identity_number;
    const auto add = [&](const char* title, const std::optional<std::string>& value) {
        if (value) text += std::string("；") + title + " " + *value;
    };
    add("法定代表人", party->legal_representative);
    add("联系人", party->contact);
    add("电话", party->phone);
    add("邮编", party->postcode);
    add("地址", party->address);
    return text;
}

// One text of each right, in its order; absent where one of them has none.
template <class F>
Text of_rights(const Case& one, F text_of) {
    std::string text;
    for (const zhirong::rights::Right& right : one.rights()) {
        const Text each = text_of(right);
        if (!each) return std::nullopt;
        text += (text.empty() ? "" : "；") + *each;
    }
    return filled(text);
}
template <class F>
Text of_works(const Case& one, F text_of) {
    return of_rights(one, [&](const zhirong::rights::Right& right) -> Text {
        const auto* work = std::get_if<zhirong::rights::Copyright>(&right.details);
        return work == nullptr ? std::nullopt : text_of(right, *work);
    });
}

}  // namespace

Text debt_contract(const Case& one) { return filled(one.application.debt_contract); }
Text pledge_contract(const Case& one) { return filled(one.application.pledge_contract); }
Text signed_on(const Case& one) { return to_string(one.application.signed_on); }
Text debt_kind(const Case& one) {
    if (!one.application.debt_kind) return std::nullopt;
    return label_of(*one.application.debt_kind).zh;
}
Text secured_amount(const Case& one) {
    if (one.application.secured_amount <= Money{}) return std::nullopt;
    return with_separators(one.application.secured_amount) + " 元";
}
Text debt_period(const Case& one) {
    return period(one.application.debt_from, one.application.debt_until);
}
Text scope(const Case& one) { return one.application.scope; }
Text rights(const Case& one) {
    return of_rights(one, [](const zhirong::rights::Right& right) -> Text {
        std::string text = right.title + " " + right.number;
        if (const auto granted = zhirong::rights::granted_on(right.details))
            text += " " + to_string(*granted);
        return text;
    });
}
Text right_count(const Case& one) {
    if (!one.application.right_count) return std::nullopt;
    return std::to_string(*one.application.right_count);
}
Text pledgor(const Case& one) { return block(one.application.pledgor); }
Text pledgee(const Case& one) { return block(one.application.pledgee); }
Text agent(const Case& one) { return one.application.agent; }
Text appraised(const Case& one) { return one.application.appraised ? "是" : "否"; }

Text work_kinds(const Case& one) {
    return of_works(one, [](const auto&, const zhirong::rights::Copyright& work) -> Text {
        return label_of(work.work).zh;
    });
}
Text completed_on(const Case& one) {
    return of_works(one, [](const auto&, const zhirong::rights::Copyright& work) -> Text {
        return to_string(work.completed_on);
    });
}
Text published_on(const Case& one) {
    return of_works(one, [](const auto&, const zhirong::rights::Copyright& work) -> Text {
        return work.first_published_on ? to_string(*work.first_published_on) : "未发表";
    });
}
Text work_registration(const Case& one) {
    return of_works(
        one,
        [](const zhirong::rights::Right& right, const zhirong::rights::Copyright& work) -> Text {
            return right.number + (work.registered_on ? " " + to_string(*work.registered_on) : "");
        });
}
Text power(const Case& one) {
    return one.application.work ? filled(one.application.work->power) : std::nullopt;
}
Text power_scope(const Case& one) {
    return one.application.work ? filled(one.application.work->power_scope) : std::nullopt;
}
Text licensed(const Case& one) {
    const auto& work = one.application.work;
    if (!work) return std::nullopt;
    if (!work->licensed_before) return "否";
    return work->licences ? Text("是：" + *work->licences) : std::nullopt;
}
Text value(const Case& one) {
    const auto& work = one.application.work;
    if (!work || !work->value) return std::nullopt;
    return with_separators(*work->value) + " 元" +
           (work->appraiser ? "（" + *work->appraiser + "）" : "");
}
Text secured_period(const Case& one) {
    const auto& work = one.application.work;
    return work ? period(work->secured_from, work->secured_until) : std::nullopt;
}
Text filed_by(const Case& one) {
    if (!one.application.work) return std::nullopt;
    return label_of(one.application.work->filed_by).zh;
}
Text nice_classes(const Case& one) {
    return of_rights(one, [](const zhirong::rights::Right& right) -> Text {
        std::string text;
        for (const std::string& each : zhirong::rights::classes(right.details))
            text += (text.empty() ? "第" : "、") + each;
        return filled(text.empty() ? text : text + "类");
    });
}
Text valid_until(const Case& one) {
    return of_rights(one, [](const zhirong::rights::Right& right) -> Text {
        const auto* mark = std::get_if<zhirong::rights::Trademark>(&right.details);
        return mark == nullptr ? std::nullopt : Text(to_string(mark->valid_until));
    });
}

}  // namespace zhirong::pledge::fields
