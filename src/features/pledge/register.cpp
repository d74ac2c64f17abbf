#include "features/pledge/register.h"

#include <algorithm>
#include <array>

namespace zhirong::pledge {
namespace {

constexpr RefusalKind no_rules{
    "pledge.no_rules", 422,
    "{found} 的申请适用当时的规则，本系统只有自 {expected} 起的{register}规则",
    "An application of {found} falls under the rules of its day; this system has those of "
    "{register_en} from {expected}"};
constexpr RefusalKind no_procedure{"pledge.no_procedure", 422,
                                   "{register}没有“{found}”程序：{expected}",
                                   "{register_en} knows no “{found_en}”: {expected_en}"};
constexpr RefusalKind no_register_here{
    "pledge.no_register", 422, "{right}（{kind}）不能在本系统办理质押登记：{expected}",
    "{right} ({kind_en}) has no register of pledges in this system: {expected_en}"};

struct Elsewhere {
    RightKind kind;
    const char* zh;
    const char* en;
};
// What is known of the practice for kinds that none of the three registers takes.
constexpr std::array elsewhere{
    Elsewhere{RightKind::geographical_indication,
              "地理标志属于产地集体，不能单独出质；以地理标志商标办理的，按商标登记",
              "an indication belongs to its area and cannot be pledged alone; where it is a mark, "
              "the register of marks takes the mark"},
    Elsewhere{RightKind::integrated_circuit_layout,
              "布图设计专有权的质押由国家知识产权局另行登记，请向其申请后在合同中载明登记号",
              "pledges of layout designs are registered by CNIPA separately; file there and write "
              "the number into the contract"},
    Elsewhere{RightKind::plant_variety,
              "品种权的质押由农业农村、林草主管部门的植物新品种保护办公室登记",
              "pledges of plant varieties are registered by the variety office of the agriculture "
              "or forestry department"},
    Elsewhere{RightKind::trade_secret,
              "商业秘密没有质押登记机构，未经登记不设立质权，只能作合同约定的担保",
              "no register takes trade secrets; without registration no pledge exists, only what "
              "the contract promises"},
    Elsewhere{RightKind::data, "数据知识产权的质押由各试点地方的数据知识产权登记平台办理",
              "pledges of data IP are registered by the data platforms of the pilot regions"},
};

}  // namespace

const GroundRule* Edition::rule(Ground ground) const {
    const auto found = std::ranges::find(grounds, ground, &GroundRule::ground);
    return found == grounds.end() ? nullptr : &*found;
}

const ProcedureRule* Edition::procedure(ProcedureKind kind) const {
    const auto found = std::ranges::find(procedures, kind, &ProcedureRule::kind);
    return found == procedures.end() ? nullptr : &*found;
}

std::span<const Edition> editions(RegisterKind in_register) {
    switch (in_register) {
        case RegisterKind::patent: return patent_editions();
        case RegisterKind::trademark: return trademark_editions();
        case RegisterKind::copyright: return copyright_editions();
    }
    ensure(false);
    return {};
}

Result<const Edition*> edition_at(RegisterKind in_register, Date on) {
    const std::span<const Edition> all = editions(in_register);
    const Edition* found = nullptr;
    for (const Edition& each : all)
        if (each.from <= on) found = &each;
    if (found != nullptr) return found;
    return refuse(no_rules, "",
                  {{"found", to_string(on)},
                   {"expected", to_string(all.front().from)},
                   {"register", label_of(in_register).zh},
                   {"register_en", label_of(in_register).en}});
}

const Edition& edition_of(const Pledge& pledge, Date today) {
    const auto found = edition_at(pledge.in_register, pledge.submitted_on.value_or(today));
    ensure(found.has_value());
    return **found;
}

const Edition& edition_of(const Procedure& procedure, Date today) {
    const auto found = edition_at(procedure.in_register, procedure.submitted_on.value_or(today));
    ensure(found.has_value());
    return **found;
}

Result<const ProcedureRule*> procedure_rule(const Edition& edition, ProcedureKind kind) {
    if (const ProcedureRule* rule = edition.procedure(kind)) return rule;
    const Label found = label_of(kind);
    const Label where = label_of(edition.in_register);
    return refuse(
        no_procedure, "",
        {{"register", where.zh},
         {"register_en", where.en},
         {"found", found.zh},
         {"found_en", found.en},
         {"expected", "债权转让的，请注销后由新质权人与出质人重新申请质押登记"},
         {"expected_en", "where the debt was assigned, cancel and let the new pledgee file anew"}});
}

std::optional<RegisterKind> register_of(RightKind kind) {
    if (is_patent(kind)) return RegisterKind::patent;
    if (kind == RightKind::trademark) return RegisterKind::trademark;
    if (kind == RightKind::copyright) return RegisterKind::copyright;
    return std::nullopt;
}

Refusals no_register(const rights::Right& right, const std::string& field) {
    const auto found = std::ranges::find(elsewhere, right.right_kind, &Elsewhere::kind);
    ensure(found != elsewhere.end());
    const Label kind = label_of(right.right_kind);
    return {{{&no_register_here,
              field,
              {{"right", right.title + " " + right.number},
               {"kind", kind.zh},
               {"kind_en", kind.en},
               {"expected", found->zh},
               {"expected_en", found->en}}}}};
}

std::vector<RegisterKind> registers_of(const Rights& rights) {
    std::vector<RegisterKind> found;
    for (const auto& each : EnumNames<RegisterKind>::names)
        if (std::ranges::any_of(rights, [&](const rights::Right& right) {
                return register_of(right.right_kind) == each.value;
            }))
            found.push_back(each.value);
    return found;
}

Rights in_register(const Rights& rights, RegisterKind which) {
    Rights found;
    for (const rights::Right& right : rights)
        if (register_of(right.right_kind) == which) found.push_back(right);
    return found;
}

}  // namespace zhirong::pledge
