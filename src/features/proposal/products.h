#pragma once
// The products that come with the program, and what a proposal is gathered from.
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/lending/product.h"
#include "core/programme/facts.h"
#include "core/sourced/shelf.h"
#include "features/lists/lists.h"
#include "features/programmes/programmes.h"
#include "features/proposal/proposal.h"

namespace zhirong::proposal {

class Products : public sourced::Shelf<lending::Product> {
public:
    explicit Products(std::vector<lending::Product> products);
};

// Where grades and values come from, for a feature that knows them; either may be absent.
using GradeOf = std::function<std::optional<lending::KnownGrade>(View&, const std::string& firm)>;
struct Range {
    Money low;
    Money median;
    Money high;
    std::string basis;
};
using RangeOf = std::function<std::optional<Range>(View&, const std::string& right)>;

struct Context {
    const Products& products;
    const programmes::Shelf& programmes;
    loan::Market market;
    std::function<programme::Published(Date)> published;
    GradeOf grade = {};
    RangeOf range = {};
};

// Who asks on whose behalf: the bank whose business it is, or nobody's for a firm that looks for
// itself.
struct Asker {
    std::string bank;
    bool own_table = false;  // the bank's own ceilings and exposures may be used
};

// Everything that is known today of the firm, its rights and its need, frozen as it is used.
Result<Inputs> gather(View& view, const Context& context, const Question& question,
                      const Asker& asker);
// The organisations by their credit code, for the members of a list.
std::map<std::string, std::string> firms_by_code(View& view);
// What the firm owes the bank, and may still draw; `but` is not counted.
std::vector<lending::Exposure> exposures_of(View& view, const std::string& bank,
                                            const std::string& firm, const std::string& but,
                                            Date today);
std::vector<financing::Financing> financings_of(View& view, const Proposal& proposal);

// ---- pure
// One firm of a batch, with what the product comes to.
struct BatchRow {
    std::string subject;  // credit code, as the list names it
    std::string name;
    std::optional<std::string> firm;  // the organisation, where it is on the platform
    std::optional<Offer> offer;
    Phrase why_not;  // the first condition that does not hold; empty: eligible
};
Phrase first_reason(const Offer& offer);

inline constexpr std::size_t most_of_a_batch = 2'000;

}  // namespace zhirong::proposal
