#include "features/insurance/shelf_row.h"

namespace zhirong::insurance {

Tree summary(const Product& product) {
    Tree tree = Tree::map({{"id", product.id},
                           {"version", product.version},
                           {"title", write(product.title)},
                           {"summary", write(product.summary)},
                           {"insurer", write(product.insurer)},
                           {"line", write(label_of(product.line))},
                           {"notice_case", product.notice_case},
                           {"from", to_string(product.from)},
                           {"trigger", write(product.trigger)},
                           {"counted", write(product.objects.counted)},
                           {"kinds", write(product.objects.kinds)},
                           {"zones", write(product.territory.zones)},
                           {"insured", write(product.insured.may_be)},
                           {"deductible", write(product.deductible.rule)},
                           {"basis", write(product.sum.basis)},
                           {"least", to_string(product.sum.least.value)},
                           {"most", to_string(product.sum.most.value)},
                           {"minimum", to_string(product.rating.minimum.value)},
                           {"examples", has_examples(product)}});
    if (product.until) tree.set("until", to_string(*product.until));
    if (product.rating.rate) tree.set("rate", to_string(product.rating.rate->value));
    if (product.rating.amount) tree.set("amount", to_string(product.rating.amount->value));
    return tree;
}

}  // namespace zhirong::insurance
