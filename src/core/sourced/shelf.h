#pragma once
// Product files of one sort, all versions of each, and what is offered on a day. A product P has
// `id`, `from`, `until` and `in_force(Date)`.
#include <string>
#include <vector>

#include "base/date.h"
#include "base/result.h"
#include "base/tree.h"

namespace zhirong::sourced {

template <class P>
class Shelf {
public:
    // By id and first day. `unknown` is what find() refuses with: {found}, {date}, {expected}.
    Shelf(std::vector<P> products, const RefusalKind& unknown)
        : products_(std::move(products)), unknown_(&unknown) {}

    const std::vector<P>& all() const { return products_; }
    std::vector<const P*> in_force(Date date) const {
        std::vector<const P*> found;
        for (const P& each : products_)
            if (each.in_force(date)) found.push_back(&each);
        return found;
    }
    // Refused with those there are.
    Result<const P*> find(const std::string& id, Date date) const {
        std::string known;
        for (const P* each : in_force(date)) {
            if (each->id == id) return each;
            known += (known.empty() ? "" : ", ") + each->id;
        }
        return refuse(*unknown_, "product",
                      {{"found", id}, {"date", to_string(date)}, {"expected", known}});
    }
    // The version of the day; before the first one, the first. Null: no such product.
    const P* shown(const std::string& id, Date date) const {
        const P* found = nullptr;
        for (const P& each : products_)
            if (each.id == id && (found == nullptr || each.in_force(date))) found = &each;
        return found;
    }

    // {items, on}: what is offered on the day or will be, each as `summary` tells it.
    template <class Summary>
    Tree list(Date date, Summary summary) const {
        Tree::List items;
        for (const P& each : products_) {
            if (each.until && *each.until < date) continue;
            Tree one = summary(each);
            one.set("in_force", each.in_force(date));
            items.push_back(std::move(one));
        }
        return Tree::map({{"items", std::move(items)}, {"on", to_string(date)}});
    }
    // {product, versions, on}: a product as `product` already tells it, with its versions.
    template <class Summary>
    Tree page(const P& shown, Tree product, Date date, Summary summary) const {
        Tree::List versions;
        for (const P& each : products_)
            if (each.id == shown.id) versions.push_back(summary(each));
        return Tree::map({{"product", std::move(product)},
                          {"versions", std::move(versions)},
                          {"on", to_string(date)}});
    }

private:
    std::vector<P> products_;
    const RefusalKind* unknown_;
};

}  // namespace zhirong::sourced
