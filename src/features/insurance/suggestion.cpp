#include "features/insurance/suggestion.h"

#include <algorithm>

#include "features/rights/rights.h"

namespace zhirong::insurance {
namespace {

using rights::Right;

// The registrant of an indication is its holder; whoever else insures for others is no firm here.
enum class Way { rights, applications, exhibitions, exporter, maker, licensor, acquirer };

template <class T>
bool among(const std::vector<T>& all, const T& one) {
    return std::ranges::find(all, one) != all.end();
}
template <class T>
Phrase listed(const std::vector<T>& all) {
    Phrase words;
    for (const T& each : all) {
        const Label label = label_of(each);
        words.zh += (words.zh.empty() ? "" : "、") + label.zh;
        words.en += (words.en.empty() ? "" : ", ") + label.en;
    }
    return words;
}
bool excludes_known(const Product& product) {
    return std::ranges::find(product.exclusions, "known", &Exclusion::id) !=
           product.exclusions.end();
}

// As which the firm would be insured: the first that the product names and a firm may be.
std::optional<std::pair<Insured, Way>> way_of(const Product& product) {
    const std::vector<RightKind>& kinds = product.objects.kinds;
    const bool indications = kinds == std::vector<RightKind>{RightKind::geographical_indication};
    for (const Insured each : product.insured.may_be) {
        switch (each) {
            case Insured::owner:
                if (product.objects.counted == Counted::right) return {{each, Way::rights}};
                break;
            case Insured::association:
                if (product.objects.counted == Counted::right && indications)
                    return {{each, Way::rights}};
                break;
            case Insured::applicant:
                if (product.objects.counted == Counted::application)
                    return {{each, Way::applications}};
                break;
            case Insured::exhibitor:
                if (product.objects.counted == Counted::exhibition)
                    return {{each, Way::exhibitions}};
                break;
            case Insured::exporter:
                if (product.objects.counted == Counted::contract) return {{each, Way::exporter}};
                break;
            case Insured::manufacturer:
                if (product.objects.counted == Counted::contract) return {{each, Way::maker}};
                break;
            case Insured::licensor:
                if (product.objects.counted == Counted::contract) return {{each, Way::licensor}};
                break;
            case Insured::acquirer:
                if (product.objects.counted == Counted::contract) return {{each, Way::acquirer}};
                break;
            case Insured::licensee:
            case Insured::agency:
            case Insured::lender:
            case Insured::service_firm: break;
        }
    }
    return std::nullopt;
}

class Suggesting {
public:
    Suggesting(const Product& product, const std::vector<Right>& rights, const Plans& plans,
               Date today)
        : product_(product), rights_(rights), plans_(plans), today_(today) {}

    std::vector<Suggestion> all() {
        const auto way = way_of(product_);
        if (!way) {
            const Phrase who = listed(product_.insured.may_be);
            return {refused("not_for_firms",
                            {"由" + who.zh + "投保，不由权利企业自己投保",
                             "Taken out by: " + who.en + "; not by a firm for its own rights"})};
        }
        insured_ = way->first;
        way_ = way->second;
        Suggestion base;
        base.insured = insured_;
        if (way_ == Way::exhibitions) return of_exhibitions(base);
        count_objects(base);
        if (base.fits == Fits::no) return {base};
        return of_zones(base);
    }

private:
    Suggestion refused(const char* code, Phrase words) const {
        Suggestion made;
        made.reasons.push_back({code, std::move(words)});
        return made;
    }
    static void no(Suggestion& made, const char* code, Phrase words) {
        made.fits = Fits::no;
        made.reasons.push_back({code, std::move(words)});
    }
    static void lacks(Suggestion& made, const char* plan) {
        if (made.fits != Fits::no) made.fits = Fits::unknown;
        if (!among(made.missing, std::string(plan))) made.missing.emplace_back(plan);
    }

    // Why a right of an insured kind is left out of the quote; nothing where it is insured.
    std::optional<Reason> out(const Right& right) const {
        using enum rights::Status;
        const rights::Status status = rights::status_at(right, today_);
        const rights::Status needed = way_ == Way::applications ? not_yet_granted : granted;
        if (status != needed) {
            const Label found = label_of(status);
            const Label expected = label_of(needed);
            return Reason{
                "right_status",
                {"现为“" + found.zh + "”，本产品承保“" + expected.zh + "”的",
                 "It is “" + found.en + "”; the product insures what is “" + expected.en + "”"}};
        }
        if (way_ == Way::applications) return std::nullopt;
        if (!right.notices.empty() && excludes_known(product_)) {
            const Label notice = label_of(right.notices.front().notice);
            return Reason{
                "known_dispute",
                {"登记簿载有“" + notice.zh + "”，投保前已知的纠纷不予承保",
                 "The register notes “" + notice.en + "”; a dispute known before is not insured"}};
        }
        const auto& least = product_.underwriting.life_left;
        const auto end = rights::legal_end(right);
        if (!least || !end) return std::nullopt;
        const int left = months_until(today_, *end);
        if (left >= least->value) return std::nullopt;
        const std::string found = std::to_string(left);
        const std::string needed_months = std::to_string(least->value);
        return Reason{"life_left",
                      {"距届满 " + found + " 个月，少于 " + needed_months + " 个月，须由保险人审批",
                       found + " months of life left, fewer than " + needed_months +
                           ": referred to the insurer"}};
    }

    void count_objects(Suggestion& base) {
        base.fits = Fits::yes;
        switch (way_) {
            case Way::rights:
            case Way::applications: count_rights(base); return;
            case Way::exporter:
            case Way::maker: planned(base, plans_.products, "products"); return;
            case Way::acquirer: planned(base, plans_.contracts, "contracts"); return;
            case Way::licensor: count_licences(base); return;
            case Way::exhibitions: return;
        }
    }
    void planned(Suggestion& base, const std::optional<int>& count, const char* plan) {
        if (!count) return lacks(base, plan);
        if (*count == 0)
            return plan == std::string("products")
                       ? no(base, "no_products", {"填写的产品数为零", "No products were named"})
                       : no(base, "no_contracts",
                            {"填写的技术合同数为零", "No technology contracts were named"});
        groups_ = {{std::nullopt, *count}};
        const std::string number = std::to_string(*count);
        if (plan == std::string("products"))
            base.reasons.push_back({"products",
                                    {"按填写的 " + number + " 款产品计",
                                     "Counted by the products stated, " + number}});
        else
            base.reasons.push_back({"contracts",
                                    {"按填写的 " + number + " 份技术合同计",
                                     "Counted by the technology contracts stated, " + number}});
    }
    void count_licences(Suggestion& base) {
        int count = 0;
        for (const Right& right : rights_) {
            const auto running = std::ranges::count_if(
                right.licences,
                [&](const rights::LicenceInForce& each) { return each.until >= today_; });
            if (running == 0) continue;
            count += static_cast<int>(running);
            base.rights.push_back(right.id);
        }
        if (count == 0)
            return no(base, "no_licences",
                      {"登记的知识产权没有生效的许可", "No licence in force on the rights held"});
        groups_ = {{std::nullopt, count}};
        base.reasons.push_back({"licences",
                                {"有 " + std::to_string(count) + " 份生效的许可",
                                 std::to_string(count) + " licences in force"}});
    }
    void count_rights(Suggestion& base) {
        const std::vector<RightKind>& kinds = product_.objects.kinds;
        std::map<RightKind, int> counts;
        for (const Right& right : rights_) {
            if (!among(kinds, right.right_kind)) continue;
            if (auto reason = out(right)) {
                base.left_out.push_back({right.id, *std::move(reason)});
                continue;
            }
            ++counts[right.right_kind];
            base.rights.push_back(right.id);
        }
        const Phrase insured = listed(kinds);
        if (base.rights.empty()) {
            if (base.left_out.empty())
                return no(base, "kind",
                          {"承保" + insured.zh + "，企业没有登记这些种类的权利",
                           "It insures: " + insured.en + "; the firm has recorded none"});
            return no(base, "none_insurable",
                      {"所承保种类的权利都不能投保，原因逐件列明",
                       "None of the rights of these kinds can be insured; each says why"});
        }
        for (const auto& [kind, count] : counts) groups_.push_back({kind, count});
        const std::string count = std::to_string(base.rights.size());
        base.reasons.push_back({"rights",
                                {"承保" + insured.zh + "，有 " + count + " 件可以投保",
                                 "It insures: " + insured.en + "; " + count + " can be insured"}});
    }

    std::vector<Suggestion> of_zones(const Suggestion& base) {
        const std::vector<Zone>& territory = product_.territory.zones;
        const bool at_home = among(territory, Zone::mainland) && way_ != Way::exporter;
        if (at_home) return {quoted(base, Zone::mainland)};
        if (!plans_.abroad) {
            Suggestion made = base;
            lacks(made, "abroad");
            return {made};
        }
        std::vector<Suggestion> made;
        for (const Zone each : territory)
            if (among(*plans_.abroad, each)) made.push_back(quoted(base, each));
        if (!made.empty()) return made;
        Suggestion none = base;
        const Phrase where = listed(territory);
        no(none, "territory",
           {"承保地域为" + where.zh + "，不在填写的地域内",
            "The territory is: " + where.en + "; none of it was named"});
        return {none};
    }
    std::vector<Suggestion> of_exhibitions(const Suggestion& base) {
        Suggestion unsaid = base;
        if (!plans_.exhibitions) {
            unsaid.fits = Fits::unknown;
            lacks(unsaid, "exhibitions");
            return {unsaid};
        }
        std::map<Zone, int> counts;
        for (const ExhibitionPlan& each : *plans_.exhibitions)
            if (among(product_.territory.zones, each.zone)) counts[each.zone] += each.count;
        std::vector<Suggestion> made;
        for (const auto& [zone, count] : counts) {
            groups_ = {{std::nullopt, count}};
            Suggestion one = base;
            one.fits = Fits::yes;
            one.reasons.push_back({"exhibitions",
                                   {"填写了 " + std::to_string(count) + " 场展会",
                                    std::to_string(count) + " exhibitions planned"}});
            made.push_back(quoted(std::move(one), zone));
        }
        if (!made.empty()) return made;
        no(unsaid, "no_exhibitions",
           {"没有填写承保地域内的展会", "No exhibition in its territory was named"});
        return {unsaid};
    }

    // At the least sum insured, a year or what the product offers next to it.
    Suggestion quoted(Suggestion made, Zone zone) const {
        made.zone = zone;
        if (product_.rating.claims && !plans_.claims) lacks(made, "claims");
        if (made.fits != Fits::yes) return made;
        QuoteRequest request{
            .insured = insured_,
            .groups = groups_,
            .zone = zone,
            .sum = product_.sum.least.value,
            .months = std::clamp(12, product_.term.least.value, product_.term.most.value),
            .claims = plans_.claims.value_or(0)};
        auto found = quote(product_, request);
        if (!found) {
            made.fits = Fits::no;
            for (const Refusal& each : found.error().all)
                made.reasons.push_back({each.kind->code, {in_chinese(each), in_english(each)}});
            return made;
        }
        const Underwriting& limits = product_.underwriting;
        if (found->sum > limits.sum_up_to.value || request.claims > limits.claims_up_to.value)
            made.reasons.push_back({"referred",
                                    {"保额或赔案数超出经办核保权限，须由保险人审批",
                                     "The sum or the claims before are beyond the officer's "
                                     "authority: referred"}});
        made.request = std::move(request);
        made.quote = *std::move(found);
        return made;
    }

    const Product& product_;
    const std::vector<Right>& rights_;
    const Plans& plans_;
    Date today_;
    Insured insured_ = Insured::owner;
    Way way_ = Way::rights;
    std::vector<Group> groups_;
};

}  // namespace

int months_until(Date today, Date end) {
    int months = 0;
    while (add_months(today, months + 1) <= end) ++months;
    return months;
}

std::vector<Suggestion> suggest(const Product& product, const std::vector<Right>& rights,
                                const Plans& plans, Date today) {
    return Suggesting(product, rights, plans, today).all();
}

}  // namespace zhirong::insurance
