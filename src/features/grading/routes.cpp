#include "features/grading/routes.h"

#include "core/identifiers/identifiers.h"
#include "features/grading/refusals.h"
#include "features/grading/store.h"
#include "platform/desk/api.h"

namespace zhirong::gradings {
namespace {

const std::vector<Role> staters{Role::enterprise_officer, Role::bank_officer, Role::policy_officer};
const std::vector<Role> verifiers{Role::bank_officer, Role::policy_officer};

Endpoint endpoint(const char* path, const char* operation, Words words, std::vector<Role> roles) {
    return {.path = path,
            .operation = operation,
            .words = std::move(words),
            .tag = "grading",
            .roles = std::move(roles)};
}

Result<Tree> state_figures(Work& work, const Request&, const StateFigures& command) {
    const Reader reader(work);
    auto figures = work.find<FirmFigures>(id_of_figures(command.credit_code));
    const FiguresStated stated =
        TRY(decide(figures, command, work.actor(), reader.own(), work.today()));
    FirmFigures record = figures ? *std::move(figures)
                                 : FirmFigures{.id = id_of_figures(stated.details.credit_code),
                                               .credit_code = {},
                                               .statements = {}};
    work.happened(record, stated);
    return Tree::map({{"credit_code", record.credit_code},
                      {"statement", static_cast<std::int64_t>(record.statements.size())}});
}

template <class C>
Result<Tree> change_figures(Work& work, const Request& request, const C& command) {
    const std::string& code = request.path_parameter("code");
    CHECKED(require_sight(Reader(work), code));
    auto figures = work.find<FirmFigures>(id_of_figures(code));
    if (!figures) return refuse(may_not_see, "credit_code", {{"found", code}});
    if constexpr (std::is_same_v<C, VerifyFigures>)
        work.happened(*figures, TRY(decide(*figures, command, work.actor(), work.today())));
    else
        work.happened(*figures, TRY(decide(*figures, command, work.actor())));
    return Tree::map({{"credit_code", code}});
}

template <class C>
Result<Tree> change_grade(Work& work, const Request& request, const C& command) {
    const std::string& code = request.path_parameter("code");
    CHECKED(require_sight(Reader(work), code));
    auto firm = work.find<FirmGrade>(id_of_grade(code));
    const Graded* graded = firm ? grade_on(*firm, work.today()) : nullptr;
    if (graded == nullptr)
        return refuse(no_grade, "", {{"day", to_string(work.today())}, {"found", code}});
    if constexpr (std::is_same_v<C, ProposeOverride>)
        work.happened(*firm, TRY(decide(*firm, work.linked<Run>(graded->run), command, work.actor(),
                                        work.today())));
    else
        work.happened(*firm, TRY(decide(*firm, command, work.actor(), work.today())));
    return Tree::map({{"credit_code", code}});
}

}  // namespace

void add_routes(Api& api, const std::string& scorecards) {
    api.kind<FirmFigures>();
    api.kind<PatentFacts>();
    api.kind<Run>();
    api.kind<FirmGrade>();
    api.kind<Demand>();
    api.kind<Push>();
    const auto laboratory = std::make_shared<Laboratory>(load_cards(scorecards));

    api.command<StateFigures>(endpoint("/api/v1/firm-figures", "stateFirmFigures",
                                       {"申报企业指标", "State a firm's figures"}, staters),
                              {}, state_figures, 201);
    api.command<VerifyFigures>(
        endpoint("/api/v1/firm-figures/{code}/verification", "verifyFirmFigures",
                 {"核实企业指标", "Verify figures"}, verifiers),
        {}, change_figures<VerifyFigures>);
    api.command<WithdrawFigures>(
        endpoint("/api/v1/firm-figures/{code}/withdrawal", "withdrawFirmFigures",
                 {"撤回企业指标", "Withdraw figures"}, staters),
        {}, change_figures<WithdrawFigures>);
    api.command<ProposeOverride>(
        endpoint("/api/v1/firm-grades/{code}/overrides", "proposeGradeOverride",
                 {"提出人工调整", "Propose an override"}, {Role::bank_officer}),
        {{"grade", "/api/v1/grade-levels"}}, change_grade<ProposeOverride>);
    api.command<DecideOverride>(
        endpoint("/api/v1/firm-grades/{code}/override-decision", "decideGradeOverride",
                 {"复核人工调整", "Decide an override"}, {Role::bank_approver}),
        {}, change_grade<DecideOverride>);
    api.command<Appeal>(
        endpoint("/api/v1/firm-grades/{code}/appeals", "appealGrade",
                 {"对评级提出异议", "Appeal against the grade"}, {Role::enterprise_officer}),
        {}, change_grade<Appeal>);
    api.command<AnswerAppeal>(
        endpoint("/api/v1/firm-grades/{code}/appeal-answer", "answerGradeAppeal",
                 {"答复异议", "Answer the appeal"}, verifiers),
        {}, change_grade<AnswerAppeal>);
    add_run_routes(api, laboratory);
    add_portrait_routes(api, laboratory);
    add_import_routes(api);
    add_segment_routes(api, laboratory);
}

}  // namespace zhirong::gradings
