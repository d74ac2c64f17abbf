#include "app/insurance_suggestion_routes.h"

#include <algorithm>
#include <set>

#include "app/premium_aid.h"
#include "core/programme/prose.h"
#include "features/insurance/shelf_row.h"
#include "features/insurance/suggestion.h"
#include "features/programmes/check.h"
#include "features/programmes/trial.h"
#include "platform/desk/api.h"
#include "platform/reference_data/reference_data.h"
#include "platform/yaml/yaml.h"

namespace zhirong::insurance {
namespace {

using organisation::Organisation;
using programme::Programme;
using programmes::words;

constexpr RefusalKind not_a_firm{"insurance.not_a_firm", 422,
                                 "“{found}”不是企业：适合的产品按企业登记的知识产权推荐",
                                 "“{found}” is no enterprise: suggestions are made from the rights "
                                 "that an enterprise has recorded"};
constexpr RefusalKind known_already{
    "insurance.fact_known", 422, "“{zh}”由系统按报价和登记记录得出，不由申请人填写",
    "“{en}” follows from the quote and the records; it is not the applicant's to state"};
constexpr RefusalKind not_asked{"insurance.programme_not_asked", 422,
                                "方案“{found}”不在本地区现行的保费补贴方案内：{expected}",
                                "“{found}” is no premium programme in force here; there are: "
                                "{expected}"};

using ByProgramme = std::map<std::string, NamedFacts>;

// A programme in force here, with what is known and stated for it.
struct Local {
    const Programme& programme;
    std::vector<const programme::Subsidy*> subsidies;
    programmes::ReadText text;
    std::set<std::string> facts_read;  // of the vocabulary
    programme::Agreement terms;
    std::map<std::string, NamedFacts> known;  // by subsidy
    // Missing of any product, or stated.
    std::set<std::string> missing_facts;
    std::set<std::string> missing_terms;
};

class Suggestions {
public:
    Suggestions(View& view, const Shelf& shelf, const programmes::Shelf& programmes,
                const ReferenceData& reference, const KnownForSubsidy& known,
                const SuggestQuestion& question, Organisation firm)
        : view_(view),
          shelf_(shelf),
          stock_(programmes.stock(view)),
          published_(reference.published(view.today())),
          known_(known),
          question_(question),
          firm_(std::move(firm)) {}

    Result<Tree> answer() {
        CHECKED(read_programmes());
        read_rights();
        const Plans plans = question_.plans.value_or(Plans{});
        Tree::List items;
        for (const Product* product : shelf_.in_force(view_.today()))
            for (const Suggestion& each : suggest(*product, rights_, plans, view_.today()))
                items.push_back(told(*product, each));
        return Tree::map({{"on", to_string(view_.today())},
                          {"firm", Tree::map({{"id", firm_.id},
                                              {"name", firm_.details.name},
                                              {"region", firm_.details.region}})},
                          {"rights", told_rights()},
                          {"items", std::move(items)},
                          {"programmes", std::move(programmes_)},
                          {"no_programme", local_.empty()},
                          {"asked", asked()}});
    }

private:
    static NamedFacts of(const std::optional<ByProgramme>& given, const std::string& programme) {
        if (!given) return {};
        const auto found = given->find(programme);
        return found == given->end() ? NamedFacts{} : found->second;
    }

    Result<std::monostate> read_programmes() {
        const NamedFacts stated = question_.facts.value_or(NamedFacts{});
        CHECKED(programmes::facts_of(stated, nullptr, published_, "facts"));
        for (const auto& [name, value] : stated)
            if (is_known_of_a_quote(name)) {
                const programme::FactKind& fact = *programme::find_fact(name);
                return refuse(known_already, "facts." + name, {{"zh", fact.zh}, {"en", fact.en}});
            }
        for (const std::string& id : stock_.library.ids()) CHECKED(read_programme(id, stated));
        CHECKED(all_asked(question_.declared, "declared"));
        CHECKED(all_asked(question_.terms, "terms"));
        return {};
    }
    Result<std::monostate> all_asked(const std::optional<ByProgramme>& given,
                                     const std::string& field) const {
        if (!given) return {};
        std::string there;
        for (const Local& each : local_) there += (there.empty() ? "" : ", ") + each.programme.id;
        for (const auto& [id, facts] : *given)
            if (std::ranges::none_of(local_,
                                     [&](const Local& each) { return each.programme.id == id; }))
                return refuse(not_asked, field + "." + id, {{"found", id}, {"expected", there}});
        return {};
    }

    // Those whose place holds the firm, in force or not, so that a firm is told what ended.
    Result<std::monostate> read_programme(const std::string& id, const NamedFacts& stated) {
        const Date today = view_.today();
        const Programme* shown = nullptr;
        for (const Programme& each : stock_.library.versions(id)) {
            if (premium_subsidies(each).empty()) continue;
            if (!programmes::covers(each.jurisdiction, firm_.details.region)) continue;
            if (shown == nullptr || !shown->in_force(today)) shown = &each;
        }
        if (shown == nullptr) return {};
        Tree told = programmes::head(*shown);
        told.set("in_force", shown->in_force(today));
        programmes_.push_back(std::move(told));
        if (!shown->in_force(today)) return {};
        auto tree = yaml::parse_yaml(stock_.find(shown->version)->text);
        ensure(tree.has_value());
        Local local{.programme = *shown,
                    .subsidies = premium_subsidies(*shown),
                    .text = {*std::move(tree), *shown}};
        const Tree used = programmes::facts_used(local.text.tree);
        for (const Tree& each : *used.list()) local.facts_read.insert(*each.find("name")->text());
        const NamedFacts own = of(question_.declared, id);
        CHECKED(programmes::facts_of(own, shown, published_, "declared." + id));
        auto terms = programmes::agreement_of(*shown, of(question_.terms, id));
        if (!terms) return std::unexpected(under(std::move(terms).error(), "terms." + id));
        local.terms = *std::move(terms);
        for (const programme::Subsidy* subsidy : local.subsidies) {
            NamedFacts& facts = local.known[subsidy->id];
            know_firm(facts);
            for (const programmes::KnownFact& each : known_(view_, firm_, *shown, *subsidy))
                facts.try_emplace(each.name, each.value);
            CHECKED(state(facts, stated, *shown, "facts"));
            CHECKED(state(facts, own, *shown, "declared." + id));
        }
        // What was stated stays in the form, where it may be changed.
        for (const NamedFacts* each : {&stated, &own})
            for (const auto& [name, value] : *each) local.missing_facts.insert(name);
        const NamedFacts agreed = of(question_.terms, id);
        for (const auto& [name, value] : agreed) local.missing_terms.insert(name);
        local_.push_back(std::move(local));
        return {};
    }
    // What the system knows cannot be stated otherwise.
    static Result<std::monostate> state(NamedFacts& facts, const NamedFacts& stated,
                                        const Programme& programme, const std::string& field) {
        for (const auto& [name, value] : stated) {
            if (value.is_null()) continue;
            if (facts.contains(name)) {
                const programme::Reading fact = reading_of(programme, name);
                return refuse(known_already, field + "." + name,
                              {{"zh", fact.zh}, {"en", fact.en}});
            }
        }
        for (const auto& [name, value] : stated)
            if (!value.is_null()) facts.emplace(name, value);
        return {};
    }
    static programme::Reading reading_of(const Programme& programme, const std::string& name) {
        if (const programme::FactKind* fact = programme::find_fact(name))
            return {fact->zh, fact->en};
        for (const programme::Declaration& each : programme.declarations)
            if (each.fact == name) return each.reading;
        return {name, name};
    }
    static Refusals under(Refusals refusals, const std::string& field) {
        const std::string before = "agreement";
        for (Refusal& each : refusals.all)
            if (each.field.starts_with(before))
                each.field = field + each.field.substr(before.size());
        return refusals;
    }
    void know_firm(NamedFacts& facts) const {
        const organisation::Register& details = firm_.details;
        facts["borrower.region"] = details.region;
        if (details.size) facts["borrower.size"] = std::string(name_of(*details.size));
        if (details.technology_firm)
            facts["borrower.technology_enterprise"] = *details.technology_firm;
    }

    // An officer sees the rights that its firm is a party to, so those pledged to it too.
    void read_rights() {
        Page page{.cursor = {}, .limit = 500};
        for (;;) {
            auto found = view_.list<rights::Right>(page);
            ensure(found.has_value());
            for (rights::Right& each : found->items)
                if (each.owner == firm_.id) rights_.push_back(std::move(each));
            if (!found->next) break;
            page.cursor = *found->next;
        }
        std::ranges::sort(rights_, {}, &rights::Right::number);
        for (const rights::Right& each : rights_) by_id_.emplace(each.id, &each);
    }
    Tree told_rights() const {
        Tree::List list;
        for (const rights::Right& each : rights_) {
            Tree tree =
                Tree::map({{"id", each.id},
                           {"number", each.number},
                           {"title", each.title},
                           {"kind", std::string(name_of(each.right_kind))},
                           {"status", write(label_of(rights::status_at(each, view_.today())))}});
            if (const auto end = rights::legal_end(each)) tree.set("ends", to_string(*end));
            list.push_back(std::move(tree));
        }
        return list;
    }

    Tree told(const Product& product, const Suggestion& made) {
        Tree::List missing;
        for (const std::string& name : made.missing) missing.push_back(plan_words(name));
        Tree tree = Tree::map({{"product", summary(product)},
                               {"fits", write(label_of(made.fits))},
                               {"reasons", write(made.reasons)},
                               {"missing", std::move(missing)},
                               {"rights", write(made.rights)},
                               {"left_out", write(made.left_out)}});
        if (made.insured) tree.set("insured", write(label_of(*made.insured)));
        if (made.zone) tree.set("zone", write(label_of(*made.zone)));
        if (!made.quote) return tree;
        tree.set("request", write(*made.request));
        tree.set("quote", write(*made.quote));
        Tree::List aids;
        std::optional<Money> least;
        for (Local& local : local_)
            for (const programme::Subsidy* subsidy : local.subsidies) {
                const Aid found = aid_of(local, *subsidy, product, made);
                if (found.left && (!least || *found.left < *least)) least = found.left;
                aids.push_back(told(local, *subsidy, found));
            }
        tree.set("subsidies", std::move(aids));
        // Of several subsidies the best alone: whether they may be had together is not asked here.
        if (least) tree.set("left", to_string(*least));
        return tree;
    }
    static Tree plan_words(const std::string& name) {
        const auto& fields = Shape<Plans>::fields;
        const auto found = std::ranges::find(fields, name, &Field::name);
        ensure(found != fields.end());
        return Tree::map({{"name", name}, {"zh", found->zh}, {"en", found->en}});
    }

    Aid aid_of(Local& local, const programme::Subsidy& subsidy, const Product& product,
               const Suggestion& made) {
        NamedFacts facts =
            policy_facts(product.line, *made.quote, made.request->months, view_.today());
        facts.insert(local.known[subsidy.id].begin(), local.known[subsidy.id].end());
        std::vector<NamedFacts> of_rights;
        for (const std::string& id : made.rights) {
            NamedFacts read = right_facts(*by_id_.at(id), view_.today());
            std::erase_if(read,
                          [&](const auto& each) { return !local.facts_read.contains(each.first); });
            of_rights.push_back(std::move(read));
        }
        Aid found = aid({local.programme, subsidy, local.terms, published_, view_.today(),
                         made.quote->premium, std::move(facts), std::move(of_rights)});
        for (const std::string& each : found.missing_facts)
            if (!is_known_of_a_quote(each)) local.missing_facts.insert(each);
        local.missing_terms.insert(found.missing_terms.begin(), found.missing_terms.end());
        return found;
    }

    Tree told(const Local& local, const programme::Subsidy& subsidy, const Aid& found) const {
        Tree::List problems;
        for (const Refusal& each : found.others)
            problems.push_back(Tree::map(
                {{"code", each.kind->code}, {"zh", in_chinese(each)}, {"en", in_english(each)}}));
        Tree::List missing;
        const auto lacks = [&](const std::string& name, const programme::Reading& reading) {
            missing.push_back(Tree::map({{"name", name}, {"zh", reading.zh}, {"en", reading.en}}));
        };
        for (const std::string& each : found.missing_facts)
            lacks(each, reading_of(local.programme, each));
        for (const std::string& each : found.missing_terms)
            lacks(each, local.programme.find_quantity(each)->reading);
        Tree tree = Tree::map({{"programme", programmes::head(local.programme)},
                               {"subsidy", words(subsidy.reading)},
                               {"missing", std::move(missing)},
                               {"problems", std::move(problems)}});
        if (found.granted) {
            tree.set("granted", to_string(*found.granted));
            tree.set("left", to_string(*found.left));
            tree.set("why", write(*found.why));
        }
        return tree;
    }
    // What would have to be stated for every figure, and what was, as a form asks it.
    Tree asked() const {
        std::set<std::string> common;
        Tree::List own;
        for (const Local& local : local_) {
            Tree::List declared;
            const Tree all = programmes::facts_declared(local.programme);
            for (const Tree& each : *all.list())
                if (local.missing_facts.contains(*each.find("name")->text()))
                    declared.push_back(each);
            Tree::List terms;
            const Tree quantities = programmes::quantities(local.text);
            for (const Tree& each : *quantities.list())
                if (local.missing_terms.contains(*each.find("name")->text())) terms.push_back(each);
            for (const std::string& each : local.missing_facts)
                if (programme::find_fact(each) != nullptr) common.insert(each);
            if (declared.empty() && terms.empty()) continue;
            own.push_back(Tree::map({{"id", local.programme.id},
                                     {"title", words(local.programme.title)},
                                     {"facts", std::move(declared)},
                                     {"terms", std::move(terms)}}));
        }
        Tree::List facts;
        for (const programme::FactKind& kind : programme::vocabulary())
            if (common.contains(kind.name)) facts.push_back(programmes::fact_form(kind));
        return Tree::map({{"facts", std::move(facts)}, {"programmes", std::move(own)}});
    }

    View& view_;
    const Shelf& shelf_;
    const programmes::Stock& stock_;
    programme::Published published_;
    const KnownForSubsidy& known_;
    const SuggestQuestion& question_;
    Organisation firm_;
    std::vector<rights::Right> rights_;
    std::map<std::string, const rights::Right*> by_id_;
    std::vector<Local> local_;
    Tree::List programmes_;
};

}  // namespace

void add_suggestion_routes(Api& api, const Shelf& shelf, const programmes::Shelf& programmes,
                           const ReferenceData& reference, KnownForSubsidy known) {
    api.question<SuggestQuestion>(
        {.path = "/api/v1/insurance-suggestions",
         .operation = "suggestInsurance",
         .words = {"适合本企业的保险", "Insurance that suits the firm"},
         .tag = "insurance",
         .roles = {Role::enterprise_officer}},
        [&shelf, &programmes, &reference, known = std::move(known)](
            View& view, const Request&, const SuggestQuestion& question) -> Result<Tree> {
            auto firm = view.linked<Organisation>(view.actor().organisation);
            if (firm.details.kind != OrganisationKind::enterprise)
                return refuse(not_a_firm, "", {{"found", firm.details.name}});
            return Suggestions(view, shelf, programmes, reference, known, question, std::move(firm))
                .answer();
        });
}

}  // namespace zhirong::insurance
