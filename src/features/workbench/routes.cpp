#include "features/workbench/routes.h"

#include <algorithm>

#include "features/organisation/organisation.h"
#include "features/price/price.h"
#include "features/rights/rights.h"
#include "features/workbench/refusals.h"
#include "features/workbench/report.h"
#include "features/workbench/store.h"
#include "platform/desk/api.h"
#include "platform/desk/timeline.h"
#include "platform/pdf/pdf.h"
#include "platform/reference_data/appraisal_data.h"
#include "platform/spreadsheet/spreadsheet.h"

namespace zhirong::workbench {

// What is typed so far.
struct Question {
    Tree sheet;
};

}  // namespace zhirong::workbench

namespace zhirong {

template <>
struct Shape<workbench::Question> {
    static constexpr std::array fields{
        field<&workbench::Question::sheet>("sheet", "底稿内容", "Sheet")};
};

}  // namespace zhirong

namespace zhirong::workbench {
namespace {

std::string organisation_name(View& view, const std::string& id) {
    return view.linked<organisation::Organisation>(id).details.name;
}

Tree named(View& view, const std::string& id) {
    return Tree::map({{"id", id}, {"name", organisation_name(view, id)}});
}

// Where the console shows it: whoever opened one wants to go on there.
std::string page_of(const WorkingFile& file) { return "/working-files/" + file.id; }

// ---- commands
Result<Tree> open(Work& work, const ValuesFor& values_for, const Open& command) {
    CHECKED(require_keeper(work.actor()));
    auto subjects = TRY(subjects_of(work, values_for, command.financing, command.rights));
    WorkingFile file;
    file.id = work.new_id(WorkingFile::prefix);
    CHECKED(
        work.create(file, TRY(decide(command, std::move(subjects), work.actor(), work.today()))));
    return Tree::map({{"id", file.id}, {"page", page_of(file)}});
}

Result<Tree> save(Work& work, const Request& request, const Save& command) {
    auto file = TRY(work.get<WorkingFile>(request.path_parameter("id")));
    work.happened(file, TRY(decide(file, command, work.actor(), work.today())));
    return Tree::map({{"id", file.id}, {"saves", file.saves}});
}

Result<Tree> finish(Work& work, const AppraisalData& data, const Request& request,
                    const Finish& command) {
    auto file = TRY(work.get<WorkingFile>(request.path_parameter("id")));
    Finished made = TRY(decide(file, command, basis_of(file, data), work.actor(), work.today()));
    made.digest = digest_of(made);
    const std::string digest = made.digest;
    work.happened(file, std::move(made));
    return Tree::map({{"id", file.id},
                      {"saves", file.saves},
                      {"value", write(value_of(file))},
                      {"digest", digest}});
}

Result<Tree> discard(Work& work, const Request& request, const Discard& command) {
    auto file = TRY(work.get<WorkingFile>(request.path_parameter("id")));
    work.happened(file, TRY(decide(file, command, work.actor(), work.today())));
    return Tree::map({{"id", file.id}});
}

Result<Tree> copy(Work& work, const ValuesFor& values_for, const Request& request,
                  const Copy& command) {
    const auto file = TRY(work.get<WorkingFile>(request.path_parameter("id")));
    std::vector<std::string> rights;
    for (const Subject& subject : file.subjects) rights.push_back(subject.right);
    auto subjects = TRY(subjects_of(work, values_for, file.financing, rights));
    WorkingFile made;
    made.id = work.new_id(WorkingFile::prefix);
    CHECKED(work.create(
        made, TRY(decide(file, command, std::move(subjects), work.actor(), work.today()))));
    return Tree::map({{"id", made.id}, {"page", page_of(made)}});
}

// ---- questions
Tree problems_of(const Refusals& refused) {
    Tree::List problems;
    for (const Refusal& each : refused.all)
        problems.push_back(Tree::map({{"field", each.field},
                                      {"code", each.kind->code},
                                      {"zh", in_chinese(each)},
                                      {"en", in_english(each)}}));
    return problems;
}

// The royalty that a score would choose within the field's usual range: offered, never taken.
Tree royalty_by_score(const Tree& sheet, const Calculation& calculation,
                      const AppraisalData& data) {
    if (!calculation.score) return {};
    const Tree* income = sheet.find("income");
    const Tree* field = income == nullptr ? nullptr : income->find("field");
    const std::string* name = field == nullptr ? nullptr : field->text();
    const auto row = appraisal::royalty_of(data.royalties, name == nullptr ? "any" : *name);
    if (!row) return {};
    const auto rate =
        appraisal::rate_by_score(row->usual_from, row->usual_to, calculation.score->total);
    if (!rate) return {};
    return Tree::map({{"rate", to_string(*rate)},
                      {"from", to_string(row->usual_from)},
                      {"to", to_string(row->usual_to)},
                      {"field", write(row->name)},
                      {"provenance", write(row->provenance)}});
}

Tree answer_of(const Tree& sheet, Calculated made, const AppraisalData& data) {
    Tree answer = Tree::map({{"calculation", write(made.calculation)},
                             {"problems", problems_of(made.problems)},
                             {"live_trials", most_live_trials}});
    if (Tree offered = royalty_by_score(sheet, made.calculation, data); !offered.is_null())
        answer.set("royalty_by_score", std::move(offered));
    return answer;
}

Result<Tree> calculation(View& view, const AppraisalData& data, const Request& request,
                         const Question& question) {
    const auto file = TRY(view.get<WorkingFile>(request.path_parameter("id")));
    return answer_of(question.sheet,
                     calculate(question.sheet, basis_of(file, data), most_live_trials), data);
}

// ---- queries
Tree row_of(View& view, const WorkingFile& file) {
    Tree::List rights;
    for (const Subject& subject : file.subjects)
        rights.push_back(Tree::map({{"id", subject.right}, {"title", subject.title}}));
    Tree row = Tree::map({{"id", file.id},
                          {"title", file.title},
                          {"organisation", named(view, file.organisation)},
                          {"rights", std::move(rights)},
                          {"base_date", to_string(file.base_date)},
                          {"opened_on", to_string(file.opened_on)},
                          {"used", !file.uses.empty()},
                          {"stage", write(stage_words(file))}});
    if (file.financing) row.set("financing", *file.financing);
    if (file.finished) {
        row.set("number", file.finished->number);
        row.set("finished_on", to_string(file.finished->on));
        row.set("methods", write(methods_of(file.finished->calculation)));
        row.set("value", write(value_of(file)));
    }
    return row;
}

Result<Tree> list(View& view, const Api& api, const Request& request) {
    const Page page = TRY(page_of(request));
    const auto right = request.query_value("right");
    const auto found =
        right && !right->empty()
            ? TRY(view.with_key<WorkingFile>("right:" + std::string(*right), false, page))
            : TRY(view.list<WorkingFile>(page));
    Tree::List items;
    for (const WorkingFile& file : found.items) items.push_back(row_of(view, file));
    Tree answer = page_tree(std::move(items), found);
    Tree::List actions;
    if (may_keep(view.actor()))
        actions.push_back(api.action(
            "openWorkingFile", {},
            Tree::map({{"base_date", to_string(view.today())}, {"purpose", "知识产权质押融资"}})));
    answer.set("actions", std::move(actions));
    return answer;
}

Tree suggestions_of(const WorkingFile& file) {
    Tree suggested = Tree::Map{};
    if (const auto end = legal_end(file.subjects)) {
        const auto first = std::ranges::find(file.subjects, end, &Subject::legal_end);
        suggested.set("legal_end", Tree::map({{"date", to_string(*end)},
                                              {"right", first->title},
                                              {"source", write(first->term_source)}}));
    }
    Tree::List contracts;
    for (const Subject& subject : file.subjects)
        for (const LicenceTerm& licence : subject.licences)
            contracts.push_back(Tree::map({{"licensee", licence.licensee},
                                           {"right", subject.title},
                                           // A bound is open at its end.
                                           {"end", to_string(licence.until + Days{1})}}));
    suggested.set("contracts", std::move(contracts));
    return suggested;
}

bool may_edit(const View& view, const WorkingFile& file) {
    return file.stage == Stage::draft && may_keep(view.actor()) &&
           view.actor().organisation == file.organisation;
}

Tree actions_of(const View& view, const Api& api, const WorkingFile& file) {
    Tree::List actions;
    if (!may_keep(view.actor()) || view.actor().organisation != file.organisation) return actions;
    const std::map<std::string, std::string> id{{"id", file.id}};
    actions.push_back(
        api.action("copyWorkingFile", id, Tree::map({{"title", file.title + "（复制）"}})));
    if (file.stage == Stage::draft)
        actions.push_back(api.action("discardWorkingFile", id, Tree::Map{}, true));
    return actions;
}

Result<Tree> show(View& view, const Api& api, const AppraisalData& data, const Request& request) {
    const auto file = TRY(view.get<WorkingFile>(request.path_parameter("id")));
    Tree answer = row_of(view, file);
    Tree::List subjects;
    for (const Subject& subject : file.subjects) subjects.push_back(write(subject));
    answer.set("subjects", std::move(subjects));
    answer.set("purpose", file.purpose);
    answer.set("sheet", file.sheet);
    answer.set("saves", file.saves);
    answer.set("suggestions", suggestions_of(file));
    answer.set("may_edit", may_edit(view, file));
    if (file.copied_from) answer.set("copied_from", *file.copied_from);
    if (file.finished) {
        const Finished& made = *file.finished;
        answer.set("calculation", write(made.calculation));
        answer.set("digest", made.digest);
        answer.set("finished_by", person_name(view, made.by));
        Tree::List tables;
        for (const TableVersion& table : made.basis.tables) tables.push_back(write(table));
        answer.set("tables", std::move(tables));
        if (made.sheet.scoring) answer.set("indicators", write(*made.basis.indicators));
    } else {
        answer.set("computed",
                   answer_of(file.sheet,
                             calculate(file.sheet, basis_of(file, data), most_live_trials), data));
    }
    Tree::List uses;
    for (const Used& use : file.uses)
        uses.push_back(Tree::map(
            {{"valuation", use.valuation}, {"report", use.report}, {"on", to_string(use.on)}}));
    answer.set("uses", std::move(uses));
    answer.set("actions", actions_of(view, api, file));
    answer.set("timeline",
               timeline(view, const_cast<Api&>(api).desk(), {file.id},
                        [&](const std::string& each) { return organisation_name(view, each); }));
    return answer;
}

Result<Tree> show_replay(View& view, const Request& request) {
    const auto file = TRY(view.get<WorkingFile>(request.path_parameter("id")));
    if (!file.finished) return refuse(refusals::not_finished);
    const Replay again = replay(*file.finished);
    Tree answer = Tree::map({{"id", file.id},
                             {"same", again.same},
                             {"stored_digest", file.finished->digest},
                             {"digest", again.digest},
                             {"version", file.finished->calculation.version},
                             {"program_version", calculation_version},
                             {"stored_value", write(value_of(file))}});
    if (again.calculation.conclusion)
        answer.set("value", write(again.calculation.conclusion->value));
    if (again.differs) answer.set("differs", *again.differs);
    return answer;
}

// Published deal and hammer prices of rights like those of the file. They tell a quarter or a year
// at most, so a day is left for the appraiser to state where none follows from it.
Result<Tree> comparables(View& view, const Request& request) {
    constexpr int most_months = 36;
    const auto file = TRY(view.get<WorkingFile>(request.path_parameter("id")));
    const std::vector<price::Publication> publications = price::publications(view);
    std::vector<price::Comparable> found;
    for (const Subject& subject : file.subjects) {
        const auto right = view.linked<rights::Right>(subject.right);
        price::Sought sought{.kind = right.right_kind,
                             .from = add_months(file.base_date, -most_months)};
        if (const auto classes = rights::classes(right.details); !classes.empty())
            sought.right_class = classes.front();
        for (price::Comparable& each : price::comparables(publications, sought))
            if (each.basis != price::Basis::value &&
                std::ranges::find(found, each.id, &price::Comparable::id) == found.end())
                found.push_back(std::move(each));
    }
    Tree::List items;
    for (const price::Comparable& each : found) {
        std::string name = label_of(each.basis).zh + " · " + label_of(each.kind).zh;
        if (!each.right_class.empty()) name += " " + each.right_class;
        const std::string region = price::region_words(each.region).zh;
        if (!region.empty()) name += " · " + region;
        if (!each.period.empty()) name += " · " + each.period;
        constexpr std::size_t shown = 8;
        Tree item = Tree::map({{"name", name + " · " + each.id.substr(0, shown)},
                               {"source", "价格公布 " + each.id},
                               {"price", to_string(each.price)},
                               {"wider", each.wider}});
        if (const auto day = price::last_day(each.period)) item.set("date", to_string(*day));
        items.push_back(std::move(item));
    }
    return Tree::map({{"items", std::move(items)},
                      {"found", static_cast<std::int64_t>(found.size())},
                      {"least", static_cast<std::int64_t>(appraisal::least_comparables)}});
}

// ---- files
Result<WorkingFile> finished_file(View& view, const Request& request) {
    auto file = TRY(view.get<WorkingFile>(request.path_parameter("id")));
    if (!file.finished) return refuse(refusals::not_finished);
    return file;
}

Result<Api::File> report_file(View& view, const Request& request) {
    const auto file = TRY(finished_file(view, request));
    const auto keeper = view.linked<organisation::Organisation>(file.organisation).details;
    return Api::File{file.id + ".pdf", "application/pdf",
                     pdf::render(report_of(file, keeper.name, keeper.kind))};
}

Result<Api::File> years_file(View& view, const Request& request) {
    const auto file = TRY(finished_file(view, request));
    if (!file.finished->calculation.income) return refuse(refusals::no_years);
    using enum spreadsheet::ColumnKind;
    spreadsheet::Sheet sheet{"逐年测算",
                             {{"年序", number, 8},
                              {"起", date, 14},
                              {"止（不含）", date, 14},
                              {"年内比例", number, 12},
                              {"预测额（元）", number, 20},
                              {"归属比例", number, 12},
                              {"税后收益（元）", number, 20},
                              {"折现系数", number, 12},
                              {"现值（元）", number, 20}},
                             {}};
    for (const appraisal::IncomeYear& year : file.finished->calculation.income->single.years)
        sheet.rows.push_back({std::to_string(year.year), to_string(year.from),
                              to_string(year.until), year.fraction, to_string(year.amount),
                              year.portion, to_string(year.benefit), year.factor,
                              to_string(year.present)});
    return Api::File{file.id + "-years.xlsx",
                     "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                     spreadsheet::write_table(sheet)};
}

Tree limits_tree() {
    Tree::List all;
    for (const auto& each : EnumNames<appraisal::Quantity>::names) {
        const appraisal::Limit& limit = appraisal::limit_of(each.value);
        const Label words = appraisal::words_of(limit);
        all.push_back(Tree::map({{"name", each.name},
                                 {"zh", each.zh},
                                 {"en", each.en},
                                 {"percent", limit.percent},
                                 {"bounds", Tree::map({{"zh", words.zh}, {"en", words.en}})}}));
    }
    return all;
}

template <class Method>
Tree uncertain_tree() {
    Tree::List names;
    for (const appraisal::Quantity each : appraisal::uncertain_inputs(Method{}))
        names.emplace_back(name_of(each));
    return names;
}

Result<Tree> reference(const AppraisalData& data) {
    Tree::List costs;
    for (const appraisal::Quantity each : appraisal::uncertain_costs)
        costs.emplace_back(name_of(each));
    return Tree::map(
        {{"indicators", write(data.indicators)},
         {"lives", write(data.lives)},
         {"royalties", write(data.royalties)},
         {"corrections", write(data.corrections)},
         {"quantities", limits_tree()},
         {"uncertain", Tree::map({{"royalty_relief", uncertain_tree<appraisal::RoyaltyRelief>()},
                                  {"profit_share", uncertain_tree<appraisal::ProfitShare>()},
                                  {"excess_earnings", uncertain_tree<appraisal::ExcessEarnings>()},
                                  {"cost", std::move(costs)}})},
         {"least_comparables", static_cast<std::int64_t>(appraisal::least_comparables)},
         {"least_trials", appraisal::least_trials},
         {"most_trials", most_kept_trials},
         {"live_trials", most_live_trials}});
}

Endpoint endpoint(const char* path, const char* operation, Words words,
                  std::vector<QueryParameter> query = {}) {
    return {.path = path,
            .operation = operation,
            .words = std::move(words),
            .tag = "workbench",
            .query = std::move(query)};
}

// For officers of the organisations that value.
Endpoint keeping(const char* path, const char* operation, Words words) {
    Endpoint one = endpoint(path, operation, std::move(words));
    one.roles = {Role::appraiser_officer, Role::bank_officer, Role::guarantor_officer,
                 Role::insurer_officer, Role::enterprise_officer};
    return one;
}

}  // namespace

void add_routes(Api& api, const AppraisalData& data, const ValuesFor& values_for) {
    api.kind<WorkingFile>();
    api.command<Open>(
        keeping("/api/v1/working-files", "openWorkingFile",
                {"开立估值底稿", "Open a working file"}),
        {{"financing", "/api/v1/financings"}, {"rights", "/api/v1/rights"}},
        [values_for](Work& work, const Request&, const Open& command) {
            return open(work, values_for, command);
        },
        201);
    api.command<Save>(keeping("/api/v1/working-files/{id}/sheet", "saveWorkingFile",
                              {"保存底稿", "Save the working file"}),
                      {}, save);
    api.command<Finish>(keeping("/api/v1/working-files/{id}/finish", "finishWorkingFile",
                                {"完成底稿", "Finish the working file"}),
                        {}, [&data](Work& work, const Request& request, const Finish& command) {
                            return finish(work, data, request, command);
                        });
    api.command<Discard>(keeping("/api/v1/working-files/{id}/discard", "discardWorkingFile",
                                 {"作废底稿", "Discard the working file"}),
                         {}, discard);
    api.command<Copy>(
        keeping("/api/v1/working-files/{id}/copies", "copyWorkingFile",
                {"复制为新底稿", "Copy into a new file"}),
        {},
        [values_for](Work& work, const Request& request, const Copy& command) {
            return copy(work, values_for, request, command);
        },
        201);
    api.question<Question>(
        endpoint("/api/v1/working-files/{id}/calculation", "calculateWorkingFile",
                 {"试算（不保存）", "Calculate without keeping"}),
        [&data](View& view, const Request& request, const Question& question) {
            return calculation(view, data, request, question);
        });

    const Tree any_object = Tree::map({{"type", "object"}});
    auto list_query = page_parameters();
    list_query.push_back(
        {"right", {"只列评估该知识产权的底稿", "Only files that value this right"}});
    api.query(endpoint("/api/v1/working-files", "listWorkingFiles",
                       {"估值底稿列表", "Working files"}, std::move(list_query)),
              any_object,
              [&api](View& view, const Request& request) { return list(view, api, request); });
    api.query(endpoint("/api/v1/working-files/{id}", "showWorkingFile",
                       {"估值底稿详情", "One working file"}),
              any_object, [&api, &data](View& view, const Request& request) {
                  return show(view, api, data, request);
              });
    api.query(endpoint("/api/v1/working-files/{id}/replay", "replayWorkingFile",
                       {"重算核对", "Compute again and compare"}),
              any_object, show_replay);
    api.query(endpoint("/api/v1/working-files/{id}/comparables", "listWorkingFileComparables",
                       {"可引用的已公布价格", "Published prices that compare"}),
              any_object, comparables);
    api.query(endpoint("/api/v1/valuation-reference", "showValuationReference",
                       {"估值参考表与指标体系", "Reference tables and indicators"}),
              any_object, [&data](View&, const Request&) { return reference(data); });
    api.download(endpoint("/api/v1/working-files/{id}/report.pdf", "downloadWorkingFileReport",
                          {"下载评估报告", "Download the report"}),
                 report_file);
    api.download(endpoint("/api/v1/working-files/{id}/years.xlsx", "downloadWorkingFileYears",
                          {"下载逐年测算表", "Download the yearly table"}),
                 years_file);
}

}  // namespace zhirong::workbench
