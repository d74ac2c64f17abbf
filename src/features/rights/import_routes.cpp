#include <charconv>

#include "core/journal/digest.h"
#include "features/rights/routes.h"
#include "features/rights/store.h"
#include "platform/desk/api.h"
#include "platform/spreadsheet/spreadsheet.h"

// Imports from the console: the same as the command line's, a few batches a request, so that the
// person sees how far it is and may stop.
namespace zhirong::rights {
namespace {

constexpr RefusalKind other_file{
    "right.import_other_file", 409, "文件与预览的不同（预览 {expected}，现为 {found}）：请重新预览",
    "This is not the file that was previewed ({expected}, now {found}): preview it again"};
constexpr RefusalKind bad_from{"right.import_from", 400, "from 应为已完成的行数，实际为“{found}”",
                               "from must be the number of rows done, found “{found}”"};

constexpr std::size_t most_file_bytes = spreadsheet::TableLimits{}.file_bytes;
constexpr std::int64_t rows_a_request = 5 * rows_a_batch;
// So many are shown and reported in the console; what is beyond is counted.
constexpr std::size_t most_refused_told = 20'000;

Import import_of(const Request& request) {
    const Actor& actor = person_of(request).actor;
    return {.file = request.body,
            .digest = digest(DigestKind::sha256, request.body),
            .registry = actor.organisation,
            .actor = actor,
            .size = ImportSize::console};
}

Result<Tree> preview_import(View& view, const Request&, const Import& import) {
    std::vector<RefusedRow> refused;
    const Preview found = TRY(preview(view, import, [&](const RefusedRow& row) {
        if (refused.size() < most_refused_told) refused.push_back(row);
    }));
    return Tree::map({{"file", import.digest},
                      {"rows", found.counts.rows()},
                      {"counts", write(found.counts)},
                      {"ignored_columns", write(found.ignored)},
                      {"refused", write(refused)}});
}

Result<std::int64_t> rows_done(const Request& request) {
    const std::string text(request.query_value("from").value_or("0"));
    std::int64_t from = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), from);
    if (error != std::errc{} || end != text.data() + text.size() || from < 0)
        return refuse(bad_from, "from", {{"found", text}});
    return from;
}

Result<Response> import_part(Desk& desk, const Request& request) {
    CHECKED(require(person_of(request).actor, Role::registry_officer));
    const Import import = import_of(request);
    const std::string& promised = request.path_parameter("file");
    if (promised != import.digest)
        return refuse(other_file, "file", {{"found", import.digest}, {"expected", promised}});
    const std::int64_t from = TRY(rows_done(request));
    // The whole file is read before anything of it is written.
    if (from == 0) (void)TRY(count_rows(import.file, import.size));
    std::vector<RefusedRow> refused;
    const Imported imported = TRY(import_rights(
        desk, import, from,
        [&](const RefusedRow& row) {
            if (refused.size() < most_refused_told) refused.push_back(row);
        },
        [&](std::int64_t done) { return done - from < rows_a_request; }));
    return json(200, Tree::map({{"counts", write(imported.counts)},
                                {"next", imported.next},
                                {"repeated", imported.repeated},
                                {"ended", imported.ended},
                                {"refused", write(refused)}}));
}

Result<Api::File> template_file(View&, const Request&) {
    spreadsheet::Sheet sheet{.name = "知识产权", .columns = {}, .rows = import_examples()};
    for (const std::string& title : import_titles())
        sheet.columns.push_back({title, spreadsheet::ColumnKind::text, 18});
    return Api::File{"rights-template.xlsx",
                     "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                     spreadsheet::write_table(sheet)};
}

// Many transactions, each under a key of its own: sent again it goes on where it was.
Route import_route(Desk& desk) {
    Route route;
    route.method = Method::post;
    route.path = "/api/v1/rights/imports/{file}/parts";
    route.operation = "importRights";
    route.summary = {"导入知识产权", "Import rights"};
    route.tag = "rights";
    route.access = Access::permitted({std::string(name_of(Role::registry_officer))});
    route.file_bytes = most_file_bytes;
    route.response = {"", Tree::map({{"type", "object"}})};
    route.query = {
        {"from", {"已完成的行数", "Rows that are done"}, Tree::map({{"type", "integer"}})}};
    route.handler = [&desk](const Request& request) { return import_part(desk, request); };
    return route;
}

}  // namespace

void add_import_routes(Api& api) {
    api.file_query<Import>(
        {.path = "/api/v1/rights/import-preview",
         .operation = "previewRightsImport",
         .words = {"预览导入", "Preview an import"},
         .tag = "rights",
         .roles = {Role::registry_officer}},
        most_file_bytes,
        [](const Request& request) -> Result<Import> { return import_of(request); },
        preview_import);
    api.route(import_route(api.desk()));
    api.download({.path = "/api/v1/rights/import-template.xlsx",
                  .operation = "downloadRightsTemplate",
                  .words = {"下载导入模板", "Download the template"},
                  .tag = "rights"},
                 template_file);
}

}  // namespace zhirong::rights
