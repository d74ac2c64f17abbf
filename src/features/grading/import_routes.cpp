// Files of figures, patent facts and demands: one wizard for the three.
#include <array>

#include "core/journal/digest.h"
#include "features/grading/import.h"
#include "features/grading/refusals.h"
#include "features/grading/routes.h"
#include "features/grading/store.h"
#include "platform/desk/api.h"
#include "platform/spreadsheet/spreadsheet.h"

namespace zhirong::gradings {
namespace {

constexpr RefusalKind no_such_import{"grading.no_such_import", 404,
                                     "没有“{found}”这种导入，可用：{expected}",
                                     "There is no import “{found}”; there are: {expected}"};
constexpr RefusalKind not_to_import{"grading.not_to_import", 403, "{expected}可导入此类文件",
                                    "Files of this kind are imported by: {expected}"};

constexpr std::size_t most_file_bytes = spreadsheet::TableLimits{}.file_bytes;
constexpr const char* figures_name = "firm-figures";
constexpr const char* facts_name = "patent-facts";
constexpr const char* demands_name = "financing-demands";

struct Upload {
    Table table;
    std::string file;  // its digest
    ImportDefaults defaults;
};

Result<Upload> read_upload(const Request& request) {
    Upload upload;
    if (const auto text = request.query_value("as_of"); text && !text->empty()) {
        const auto date = parse_date(*text);
        if (!date) return refuse(bad_date, "as_of", {{"found", std::string(*text)}});
        upload.defaults.as_of = *date;
    }
    upload.defaults.source = request.query_value("source").value_or("");
    upload.table = TRY(spreadsheet::read_table(request.body));
    upload.file = digest(DigestKind::sha256, request.body);
    return upload;
}

Result<std::monostate> require_importer(const Actor& actor, const std::string& kind) {
    const bool lends_or_rules = actor.has(Role::bank_officer) || actor.has(Role::policy_officer);
    if (kind == figures_name) {
        if (lends_or_rules || actor.has(Role::enterprise_officer)) return {};
        return refuse(not_to_import, "", {{"expected", "企业、银行、主管部门"}});
    }
    if (kind == facts_name) {
        if (lends_or_rules || actor.has(Role::registry_officer)) return {};
        return refuse(not_to_import, "", {{"expected", "登记窗口、银行、主管部门"}});
    }
    if (kind == demands_name) {
        if (lends_or_rules) return {};
        return refuse(not_to_import, "", {{"expected", "银行、主管部门"}});
    }
    return refuse(
        no_such_import, "",
        {{"found", kind},
         {"expected", std::string(figures_name) + "、" + facts_name + "、" + demands_name}});
}

template <class R>
Known<R> known_of(View& view, const std::vector<std::string>& subjects,
                  std::string (*id_of)(const std::string&)) {
    Known<R> known;
    for (const std::string& each : subjects)
        if (auto record = view.find<R>(id_of(each))) known.emplace(each, *std::move(record));
    return known;
}

template <class Content>
std::string plan_of(const Upload& upload, const Judgement<Content>& judgement) {
    return digest(DigestKind::sha256,
                  upload.file + '\n' +
                      (upload.defaults.as_of ? to_string(*upload.defaults.as_of) : "-") + '\n' +
                      upload.defaults.source + '\n' + judgement.refused_rows());
}

template <class Content>
Tree counts_of(const Judgement<Content>& judgement) {
    Tree tree = Tree::Map{};
    for (const auto& each : EnumNames<ImportVerdict>::names)
        tree.set(each.name, judgement.count(each.value));
    return tree;
}

template <class Content>
Tree preview_tree(const Upload& upload, const Judgement<Content>& judgement) {
    Tree::List rows;
    for (const auto& row : judgement.rows) {
        Tree tree = Tree::map({{"row", row.number},
                               {"verdict", std::string(name_of(row.verdict))},
                               {"subject", row.subject},
                               {"name", row.name}});
        if (!row.problems.all.empty()) {
            Tree::List problems;
            for (const Refusal& problem : row.problems.all)
                problems.push_back(Tree::map({{"cell", problem.field},
                                              {"code", problem.kind->code},
                                              {"zh", in_chinese(problem)},
                                              {"en", in_english(problem)}}));
            tree.set("problems", std::move(problems));
        }
        rows.push_back(std::move(tree));
    }
    Tree::List ignored;
    for (const std::string& title : judgement.ignored) ignored.emplace_back(title);
    return Tree::map({{"file", upload.file},
                      {"plan", plan_of(upload, judgement)},
                      {"counts", counts_of(judgement)},
                      {"ignored_columns", std::move(ignored)},
                      {"rows", std::move(rows)}});
}

Importing importing_of(View& view, const Upload& upload) {
    return {view.actor(), Reader(view).own(), view.today(), upload.defaults};
}

Result<Judgement<FiguresStated>> judged_figures(View& view, const Upload& upload) {
    return judge_figures(upload.table, importing_of(view, upload),
                         known_of<FirmFigures>(view, codes_of(upload.table), id_of_figures));
}
Result<Judgement<FactsNoted>> judged_facts(View& view, const Upload& upload) {
    const auto numbers = numbers_of(upload.table);
    return judge_facts(upload.table, importing_of(view, upload),
                       known_of<PatentFacts>(view, numbers, id_of_facts),
                       on_register(view.session(), numbers));
}
Result<Judgement<DemandSurveyed>> judged_demands(View& view, const Upload& upload) {
    return judge_demands(upload.table, importing_of(view, upload),
                         known_of<Demand>(view, codes_of(upload.table), id_of_demand));
}

// Calls `use` with the judgement of the file's kind.
template <class Use>
Result<Tree> with_judgement(View& view, const std::string& kind, const Upload& upload, Use use) {
    CHECKED(require_importer(view.actor(), kind));
    if (kind == figures_name) return use(TRY(judged_figures(view, upload)), id_of_figures);
    if (kind == facts_name) return use(TRY(judged_facts(view, upload)), id_of_facts);
    return use(TRY(judged_demands(view, upload)), id_of_demand);
}

template <class Content>
struct RecordOf;
template <>
struct RecordOf<FiguresStated> {
    using type = FirmFigures;
};
template <>
struct RecordOf<FactsNoted> {
    using type = PatentFacts;
};
template <>
struct RecordOf<DemandSurveyed> {
    using type = Demand;
};

Result<Tree> preview(View& view, const Request& request, const Upload& upload) {
    return with_judgement(
        view, request.path_parameter("kind"), upload,
        [&]<class Content>(const Judgement<Content>& judgement, auto) -> Result<Tree> {
            return preview_tree(upload, judgement);
        });
}

Result<Tree> import_file(Work& work, const Request& request, const Upload& upload) {
    const auto file = request.query_value("file").value_or("");
    return with_judgement(
        work, request.path_parameter("kind"), upload,
        [&]<class Content>(const Judgement<Content>& judgement,
                           std::string (*id_of)(const std::string&)) -> Result<Tree> {
            using R = typename RecordOf<Content>::type;
            if (file != upload.file)
                return refuse(other_file, "file",
                              {{"found", upload.file}, {"expected", std::string(file)}});
            if (request.query_value("plan") != plan_of(upload, judgement))
                return refuse(changed_since_preview, "plan");
            for (const auto& row : judgement.rows) {
                if (row.verdict != ImportVerdict::enters) continue;
                auto there = work.find<R>(id_of(row.subject));
                R record = there ? *std::move(there) : R{};
                record.id = id_of(row.subject);
                work.happened(record, row.content);
            }
            return Tree::map({{"counts", counts_of(judgement)}});
        });
}

Result<Api::File> template_file(View&, const Request& request) {
    const std::string& kind = request.path_parameter("kind");
    const auto titles = kind == figures_name   ? figures_titles()
                        : kind == facts_name   ? facts_titles()
                        : kind == demands_name ? demand_titles()
                                               : std::vector<std::string>{};
    if (titles.empty())
        return refuse(
            no_such_import, "",
            {{"found", kind},
             {"expected", std::string(figures_name) + "、" + facts_name + "、" + demands_name}});
    std::string line = "\xEF\xBB\xBF";  // Without it Excel takes UTF-8 for GB18030.
    for (const std::string& title : titles) line += (line.size() > 3 ? "," : "") + title;
    return Api::File{kind + "-template.csv", "text/csv; charset=utf-8", line + "\r\n"};
}

}  // namespace

void add_import_routes(Api& api) {
    const std::vector<Role> roles{Role::enterprise_officer, Role::bank_officer,
                                  Role::policy_officer, Role::registry_officer};
    const Tree date_schema = Tree::map({{"type", "string"}, {"format", "date"}});
    std::vector<QueryParameter> defaults{
        {"as_of", {"未填日期的行的日期", "Day of rows without one"}, date_schema},
        {"source", {"未填来源的行的来源", "Source of rows without one"}}};
    const auto endpoint = [&](const char* path, const char* operation, Words words,
                              std::vector<QueryParameter> query) {
        return Endpoint{.path = path,
                        .operation = operation,
                        .words = std::move(words),
                        .tag = "grading",
                        .roles = roles,
                        .query = std::move(query)};
    };
    api.file_query<Upload>(
        endpoint("/api/v1/grading-imports/{kind}/preview", "previewGradingImport",
                 {"预览导入", "Preview an import"}, defaults),
        most_file_bytes, read_upload, preview);
    auto promised = defaults;
    const Tree text_schema = Tree::map({{"type", "string"}});
    promised.push_back({"file",
                        {"预览给出的文件摘要", "The file's digest, as the preview gave it"},
                        text_schema,
                        true});
    promised.push_back({"plan", {"预览给出的 plan", "The preview's plan"}, text_schema, true});
    api.file_command<Upload>(endpoint("/api/v1/grading-imports/{kind}/imports", "importForGrading",
                                      {"导入", "Import"}, std::move(promised)),
                             most_file_bytes, read_upload, import_file);
    api.download({.path = "/api/v1/grading-imports/{kind}/template.csv",
                  .operation = "downloadGradingTemplate",
                  .words = {"下载导入模板", "Download the template"},
                  .tag = "grading"},
                 template_file);
}

}  // namespace zhirong::gradings
