#include "features/insurance/routes.h"

#include "core/access/party.h"
#include "features/insurance/shelf_row.h"
#include "features/organisation/organisation.h"
#include "platform/desk/api.h"

namespace zhirong::insurance {
namespace {

using organisation::Organisation;

constexpr RefusalKind unknown_product{"insurance.product_unknown", 404, "没有保险产品“{found}”",
                                      "No insurance product “{found}”"};
constexpr RefusalKind groups_or_rights{"insurance.groups_or_rights", 422,
                                       "保险标的与已登记的知识产权，填且只填一项",
                                       "State either what is insured by count or rights on the "
                                       "record, one of the two"};
constexpr RefusalKind firm_unknown{"insurance.firm", 422, "没有机构“{found}”",
                                   "There is no organisation “{found}”"};

Result<Tree> show(View& view, const Shelf& shelf, const Request& request) {
    const std::string& id = request.path_parameter("id");
    const Product* shown = shelf.shown(id, view.today());
    if (shown == nullptr) return refuse(unknown_product, "id", {{"found", id}});
    Tree product = write(*shown);
    product.set("version", shown->version);
    product.set("examples", has_examples(*shown));
    return shelf.page(*shown, std::move(product), view.today(), summary);
}

// A firm asks about itself; others about any firm, or none.
Result<std::optional<Organisation>> firm_asked_about(View& view, const Question& question) {
    const auto own = view.find<Organisation>(view.actor().organisation);
    if (own && own->details.kind == OrganisationKind::enterprise) {
        if (question.firm) CHECKED(require_acting_for(view.actor(), *question.firm));
        return own;
    }
    if (!question.firm) return std::optional<Organisation>{};
    auto named = view.find<Organisation>(*question.firm);
    if (!named) return refuse(firm_unknown, "firm", {{"found", *question.firm}});
    return named;
}

Result<std::vector<Group>> groups_asked(View& view, const Product& product,
                                        const Question& question,
                                        const std::optional<Organisation>& firm) {
    if (question.groups.has_value() == question.rights.has_value())
        return refuse(groups_or_rights, "groups");
    if (question.groups) return *question.groups;
    std::vector<rights::Right> named;
    for (const std::string& id : *question.rights)
        named.push_back(TRY(view.get<rights::Right>(id)));
    return groups_of(named, firm ? std::optional(firm->id) : std::nullopt, product.objects.counted);
}

Result<Tree> quote_one(View& view, const Shelf& shelf, const Question& question) {
    const Product& product = *TRY(shelf.find(question.product, view.today()));
    const auto firm = TRY(firm_asked_about(view, question));
    const QuoteRequest request{.insured = question.insured,
                               .groups = TRY(groups_asked(view, product, question, firm)),
                               .zone = question.zone,
                               .sum = question.sum,
                               .months = question.months.value_or(12),
                               .claims = question.claims.value_or(0)};
    const Quote made = TRY(quote(product, request));
    Tree answer = Tree::map(
        {{"product", summary(product)}, {"request", write(request)}, {"quote", write(made)}});
    if (firm) answer.set("firm", Tree::map({{"id", firm->id}, {"name", firm->details.name}}));
    if (question.loss) {
        const Loss loss{*question.loss, question.limit_left.value_or(made.sum)};
        answer.set("payable", write(TRY(payable(product, question.sum, loss))));
    }
    return answer;
}

}  // namespace

void add_routes(Api& api, const Shelf& shelf) {
    const Tree any_object = Tree::map({{"type", "object"}});
    api.query({.path = "/api/v1/insurance-products",
               .operation = "listInsuranceProducts",
               .words = {"保险产品", "Insurance products"},
               .tag = "insurance"},
              any_object, [&shelf](View& view, const Request&) -> Result<Tree> {
                  return shelf.list(view.today(), summary);
              });
    api.query({.path = "/api/v1/insurance-products/{id}",
               .operation = "showInsuranceProduct",
               .words = {"保险产品详情", "One insurance product"},
               .tag = "insurance"},
              any_object,
              [&shelf](View& view, const Request& request) { return show(view, shelf, request); });
    api.question<Question>({.path = "/api/v1/insurance-quotes",
                            .operation = "quoteInsurance",
                            .words = {"保险报价", "Insurance quote"},
                            .tag = "insurance"},
                           [&shelf](View& view, const Request&, const Question& question) {
                               return quote_one(view, shelf, question);
                           });
}

}  // namespace zhirong::insurance
