#include "core/programme/composition.h"

#include <algorithm>

namespace zhirong::programme {

namespace refusals {
const RefusalKind excluded{"programme.excluded", 409,
                           "「{first}」与「{second}」不得并享；请只选其中一项",
                           "{first_en} and {second_en} exclude each other; choose one"};
const RefusalKind second_channel{
    "programme.second_channel", 409,
    "一笔贷款只能走一条补偿渠道：已纳入「{first}」，不能再纳入「{second}」",
    "One loan, one channel of compensation: it is under {first_en} and cannot be under "
    "{second_en}"};
}  // namespace refusals

namespace {

bool names(const Programme& programme, const std::string& other,
           std::vector<std::string> Composition::* list) {
    return programme.composition && std::ranges::find(*programme.composition.*list, other) !=
                                        (*programme.composition.*list).end();
}

bool one_channel(const Programme& programme) {
    return programme.composition && programme.composition->one_channel;
}

}  // namespace

bool may_stack(const Programme& first, const Programme& second) {
    return names(first, second.id, &Composition::stacks_on) ||
           names(second, first.id, &Composition::stacks_on);
}

Result<void> may_stand_together(const Programme& first, const Programme& second) {
    const std::vector<Fact> facts{{"first", first.title.zh},
                                  {"second", second.title.zh},
                                  {"first_en", first.title.en},
                                  {"second_en", second.title.en}};
    if (names(first, second.id, &Composition::excludes) ||
        names(second, first.id, &Composition::excludes))
        return refuse(refusals::excluded, "programme", facts);
    if (first.compensation && second.compensation && !may_stack(first, second) &&
        (one_channel(first) || one_channel(second)))
        return refuse(refusals::second_channel, "programme", facts);
    return {};
}

}  // namespace zhirong::programme
