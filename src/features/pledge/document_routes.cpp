#include "features/pledge/document_routes.h"

#include <charconv>

#include "features/organisation/organisation.h"
#include "features/pledge/documents.h"
#include "features/pledge/store.h"
#include "platform/desk/api.h"
#include "platform/desk/timeline.h"
#include "platform/pdf/pdf.h"

namespace zhirong::pledge {
namespace {

constexpr RefusalKind not_registered{
    "pledge.no_certificate", 409, "“{found}”尚未登记，没有登记证；可先打印申请表",
    "“{found}” is not registered and has no certificate; its application form can be printed"};

std::string desk_of(View& view, const Pledge& pledge) {
    return view.linked<organisation::Organisation>(pledge.application.registry).details.name;
}

Api::File file(const std::string& name, const paper::Document& document) {
    return {name + ".pdf", "application/pdf", pdf::render(document)};
}

Result<Api::File> certificate(View& view, const Request& request) {
    const auto pledge = TRY(view.get<Pledge>(request.path_parameter("id")));
    if (!pledge.registered_on) return refuse(not_registered, "id", {{"found", pledge.id}});
    return file("certificate-" + pledge.now->certificate,
                certificate_document(pledge, desk_of(view, pledge), view.today()));
}

Result<Api::File> form(View& view, const Request& request) {
    const auto pledge = TRY(view.get<Pledge>(request.path_parameter("id")));
    return file("application-" + pledge.id,
                registration_form(pledge, examined(view, pledge), view.today()));
}

Result<Api::File> notice(View& view, const Request& request) {
    const auto pledge = TRY(view.get<Pledge>(request.path_parameter("id")));
    const std::string& text = request.path_parameter("notice");
    std::size_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size() || number < 1 ||
        number > pledge.notices.size())
        return refuse(refusals::not_found, "notice", {{"found", text}});
    auto sent = pledge.notices[number - 1];
    if (sent.officer) sent.officer = person_name(view, *sent.officer);
    return file("notice-" + pledge.id + '-' + text,
                notice_document(pledge, sent, desk_of(view, pledge)));
}

Result<Api::File> asked_form(View& view, const Request& request) {
    const auto procedure = TRY(view.get<Procedure>(request.path_parameter("id")));
    const auto pledge = view.linked<Pledge>(procedure.pledge);
    return file("application-" + procedure.id, procedure_form(pledge, procedure, view.today()));
}

// What can be printed of a registration now, with its address.
Result<Tree> documents(View& view, const Request& request) {
    const auto pledge = TRY(view.get<Pledge>(request.path_parameter("id")));
    const std::string at = "/api/v1/pledges/" + pledge.id;
    Tree::List list;
    const auto add = [&](const Label& title, const std::string& number, Date on, std::string path) {
        list.push_back(Tree::map({{"title", write(title)},
                                  {"number", number},
                                  {"on", to_string(on)},
                                  {"path", std::move(path)}}));
    };
    const Edition& edition = edition_of(pledge, view.today());
    add({"form", edition.form_zh, edition.form_en}, pledge.id,
        pledge.submitted_on.value_or(view.today()), at + "/application.pdf");
    if (pledge.registered_on)
        add({"certificate", "登记证", "Certificate"}, pledge.now->certificate,
            *pledge.registered_on, at + "/certificate.pdf");
    for (std::size_t i = 0; i < pledge.notices.size(); ++i)
        add(label_of(pledge.notices[i].kind), pledge.notices[i].number.value_or(""),
            pledge.notices[i].on, at + "/notices/" + std::to_string(i + 1));
    if (pledge.procedure)
        if (const auto procedure = view.find<Procedure>(*pledge.procedure))
            add(label_of(kind_of(*procedure)), procedure->id, procedure->filed_on,
                "/api/v1/pledge-procedures/" + procedure->id + "/application.pdf");
    return Tree::map({{"items", std::move(list)}});
}

Endpoint endpoint(const char* path, const char* operation, Words words) {
    return Endpoint{
        .path = path, .operation = operation, .words = std::move(words), .tag = "pledge"};
}

}  // namespace

void add_document_routes(Api& api) {
    api.query(endpoint("/api/v1/pledges/{id}/documents", "listPledgeDocuments",
                       {"登记文件", "Papers of a registration"}),
              Tree::map({{"type", "object"}}), documents);
    api.download(endpoint("/api/v1/pledges/{id}/certificate.pdf", "printPledgeCertificate",
                          {"打印登记证", "Certificate as PDF"}),
                 certificate);
    api.download(endpoint("/api/v1/pledges/{id}/application.pdf", "printPledgeApplication",
                          {"打印登记申请表", "Application form as PDF"}),
                 form);
    api.download(endpoint("/api/v1/pledges/{id}/notices/{notice}", "printPledgeNotice",
                          {"打印通知书", "A notice as PDF"}),
                 notice);
    api.download(endpoint("/api/v1/pledge-procedures/{id}/application.pdf",
                          "printProcedureApplication", {"打印申请表", "Application form as PDF"}),
                 asked_form);
}

}  // namespace zhirong::pledge
