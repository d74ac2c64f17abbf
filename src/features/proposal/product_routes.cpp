#include "features/proposal/routes.h"
#include "platform/desk/api.h"

namespace zhirong::proposal {
namespace {

constexpr RefusalKind unknown_product{"proposal.product_unknown", 404, "没有产品“{found}”",
                                      "No product “{found}”"};

// What suits whom: all products that are offered today, or those named.
struct Evaluate {
    Question question;
    std::optional<std::vector<std::string>> products;
};

bool has_examples(const lending::Product& product) {
    const auto is_example = [](const lending::Provenance& each) {
        return each.basis == lending::Basis::example;
    };
    bool found =
        is_example(product.rate.margin.provenance) || is_example(product.tenor.longest.provenance);
    for (const lending::Condition& each : product.who) found = found || is_example(each.provenance);
    if (product.line.cap) found = found || is_example(product.line.cap->provenance);
    if (product.grades) found = found || is_example(product.grades->provenance);
    return found;
}

Tree summary(const lending::Product& product) {
    Tree tree = Tree::map({{"id", product.id},
                           {"version", product.version},
                           {"title", write(product.title)},
                           {"summary", write(product.summary)},
                           {"lender", write(product.lender.name)},
                           {"mode", write(label_of(product.mode))},
                           {"notice_case", product.notice_case},
                           {"from", to_string(product.from)},
                           {"months", product.tenor.longest.value},
                           {"rate_floor", to_string(product.rate.floor.value)},
                           {"rate_ceiling", to_string(product.rate.ceiling.value)},
                           {"revolving", product.drawdown.revolving},
                           {"examples", has_examples(product)}});
    if (product.until) tree.set("until", to_string(*product.until));
    if (product.line.cap) tree.set("cap", to_string(product.line.cap->value));
    if (product.subsidy) tree.set("subsidy", write(product.subsidy->programme));
    return tree;
}

Result<Tree> list(View& view, const Context& context, const Request&) {
    return context.products.list(view.today(), summary);
}

Result<Tree> show(View& view, const Context& context, const Request& request) {
    const std::string& id = request.path_parameter("id");
    const lending::Product* shown = context.products.shown(id, view.today());
    if (shown == nullptr) return refuse(unknown_product, "id", {{"found", id}});
    return context.products.page(*shown, product_tree(*shown), view.today(), summary);
}

Result<Tree> evaluate_all(View& view, const Context& context, const Request&,
                          const Evaluate& command) {
    const Asker asker = asker_of(view);
    Question question = command.question;
    // A firm asks about itself.
    if (asker.bank.empty() && !view.sees_all()) question.firm = view.actor().organisation;
    const Inputs inputs = TRY(gather(view, context, question, asker));
    std::vector<const lending::Product*> wanted;
    if (command.products)
        for (const std::string& id : *command.products)
            wanted.push_back(TRY(context.products.find(id, view.today())));
    else
        wanted = context.products.in_force(view.today());
    Tree::List offers;
    for (const lending::Product* each : wanted)
        offers.push_back(
            Tree::map({{"product", summary(*each)},
                       {"offer", offer_tree(*each, lending::evaluate(*each, inputs))}}));
    return Tree::map({{"inputs", write(inputs)}, {"offers", std::move(offers)}});
}

}  // namespace
}  // namespace zhirong::proposal

namespace zhirong {
template <>
struct Shape<proposal::Evaluate> {
    using T = proposal::Evaluate;
    static constexpr std::array fields{
        field<&T::question>("question", "企业与需求", "Firm and need"),
        field<&T::products>("products", "产品（不填为全部）", "Products (all without)")};
};
}  // namespace zhirong

namespace zhirong::proposal {

Tree product_tree(const lending::Product& product) {
    Tree tree = write(product);
    tree.set("version", product.version);
    tree.set("examples", has_examples(product));
    return tree;
}

Tree offer_tree(const lending::Product& product, const Offer& offer) {
    Tree tree = write(offer);
    tree.set("reason", write(first_reason(offer)));
    tree.set("repayment", write(product.repayment));
    return tree;
}

void add_product_routes(Api& api, const Context& context) {
    const Tree any_object = Tree::map({{"type", "object"}});
    api.query({.path = "/api/v1/products",
               .operation = "listProducts",
               .words = {"信贷产品", "Loan products"},
               .tag = "proposal"},
              any_object, [&context](View& view, const Request& request) {
                  return list(view, context, request);
              });
    api.query({.path = "/api/v1/products/{id}",
               .operation = "showProduct",
               .words = {"产品详情", "One product"},
               .tag = "proposal"},
              any_object, [&context](View& view, const Request& request) {
                  return show(view, context, request);
              });
    api.question<Evaluate>(
        {.path = "/api/v1/product-evaluation",
         .operation = "evaluateProducts",
         .words = {"测算产品", "What products come to"},
         .tag = "proposal",
         .roles = {Role::bank_officer, Role::bank_approver, Role::enterprise_officer}},
        [&context](View& view, const Request& request, const Evaluate& command) {
            return evaluate_all(view, context, request, command);
        });
}

}  // namespace zhirong::proposal
