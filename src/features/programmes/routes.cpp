#include "features/programmes/routes.h"

#include <algorithm>

#include "core/programme/prose.h"
#include "core/programme/schema.h"
#include "features/organisation/organisation.h"
#include "features/programmes/check.h"
#include "features/programmes/questions.h"
#include "features/programmes/trial.h"
#include "platform/desk/api.h"
#include "platform/reference_data/reference_data.h"
#include "platform/yaml/yaml.h"

namespace zhirong::programmes {
namespace {

using programme::Library;
using programme::Programme;

constexpr RefusalKind unknown_programme{"programme.unknown", 404,
                                        "没有政策方案“{found}”，现有：{expected}",
                                        "No programme “{found}”; there are: {expected}"};
constexpr RefusalKind unknown_version{"programme.unknown_version", 404, "政策方案没有版本“{found}”",
                                      "The programme has no version “{found}”"};
constexpr RefusalKind no_subject{"programme.no_subject", 400,
                                 "请给出文本 text，或方案代号 programme（可加 version）",
                                 "Give a text, or a programme and maybe its version"};
constexpr RefusalKind not_clean{
    "programme.not_clean", 422, "文本有 {count} 处问题，改正后才能试算；第一处在第 {line} 行：{zh}",
    "The text has {count} problems to mend before it can be tried; the first is on line {line}: "
    "{en}"};

Tree citation(const Programme& programme, const programme::Citation& citation) {
    Tree tree = Tree::map({{"source", citation.source}, {"article", citation.article}});
    if (const auto* source = programme.find_source(citation.source))
        tree.set("title", words(source->title));
    return tree;
}

Tree sources(const Programme& programme) {
    Tree::List list;
    for (const programme::Source& source : programme.sources)
        list.push_back(Tree::map(
            {{"id", source.id}, {"title", words(source.title)}, {"address", source.address}}));
    return list;
}

Tree named_quantities(const Programme& programme) {
    Tree::List list;
    for (const programme::NamedQuantity& quantity : programme.quantities) {
        const bool open = std::holds_alternative<programme::Open>(quantity.definition);
        list.push_back(Tree::map({{"name", quantity.name},
                                  {"unit", programme::code(quantity.unit)},
                                  {"title", words(quantity.reading)},
                                  {"reading", words(programme::prose(programme, quantity))},
                                  {"open", open},
                                  {"citation", citation(programme, quantity.citation)}}));
    }
    return list;
}

Tree eligibility_read(const Programme& programme) {
    Tree::List list;
    for (const programme::Requirement& requirement : programme.eligibility)
        list.push_back(
            Tree::map({{"id", requirement.id},
                       {"title", words(requirement.reading)},
                       {"reading", words(programme::prose(programme, requirement.condition))},
                       {"citation", citation(programme, requirement.citation)}}));
    return list;
}

Tree paragraphs(const Programme& programme) {
    Tree::List list;
    for (const programme::Paragraph& paragraph : programme::prose(programme)) {
        Tree::List sentences;
        for (const auto& sentence : paragraph.sentences) sentences.push_back(words(sentence));
        list.push_back(Tree::map(
            {{"heading", words(paragraph.heading)}, {"sentences", std::move(sentences)}}));
    }
    return list;
}

Tree whole_text(const Programme& programme) {
    std::string zh;
    std::string en;
    for (const programme::Paragraph& paragraph : programme::prose(programme)) {
        zh += paragraph.heading.zh + '\n';
        en += paragraph.heading.en + '\n';
        for (const auto& sentence : paragraph.sentences) {
            zh += "· " + sentence.zh + '\n';
            en += "· " + sentence.en + '\n';
        }
    }
    return Tree::map({{"zh", zh}, {"en", en}});
}

// The version asked for, or the latest of the programme.
Result<const Programme*> chosen(const Library& library, const std::string& id,
                                const std::optional<std::string>& version) {
    const auto& versions = library.versions(id);
    if (versions.empty()) {
        std::string known;
        for (const std::string& each : library.ids()) known += (known.empty() ? "" : ", ") + each;
        return refuse(unknown_programme, "id", {{"found", id}, {"expected", known}});
    }
    if (!version) return &versions.back();
    const Programme* found = library.version(id, *version);
    if (found == nullptr) return refuse(unknown_version, "version", {{"found", *version}});
    return found;
}

Result<const Programme*> asked_for(const Library& library, const Request& request) {
    const auto version = request.query_value("version");
    return chosen(library, request.path_parameter("id"),
                  version ? std::optional(std::string(*version)) : std::nullopt);
}

// Where the version stands: in force, still to come, or ended.
Label standing(const Programme& programme, Date today) {
    if (today < programme.from) return {"to_come", "尚未生效", "To come"};
    if (!programme.in_force(today)) return {"ended", "已失效", "Ended"};
    return {"in_force", "现行有效", "In force"};
}

// The version with its days as later publications left them, and how it came about.
Tree row(View& view, const Stock& stock, const Programme& programme) {
    Tree tree = head(programme);
    tree.set("standing", write(standing(programme, view.today())));
    const Edition* edition = stock.find(programme.version);
    ensure(edition != nullptr);
    if (!edition->publication.empty()) {
        const Published published = view.linked<Publication>(edition->publication).content;
        tree.set(
            "published",
            Tree::map(
                {{"on", to_string(published.on)},
                 {"organisation",
                  view.linked<organisation::Organisation>(published.organisation).details.name},
                 {"opinion", published.opinion}}));
    }
    if (const auto closing = stock.closings.find(programme.version);
        closing != stock.closings.end())
        tree.set("ended_by_publication", true);
    return tree;
}

Tree list(View& view, const Stock& stock) {
    Tree::List items;
    for (const std::string& id : stock.library.ids())
        for (const Programme& programme : stock.library.versions(id))
            items.push_back(row(view, stock, programme));
    return Tree::map({{"items", std::move(items)}});
}

Result<Tree> show(View& view, const Stock& stock, const Request& request) {
    const Programme& programme = *TRY(asked_for(stock.library, request));
    Tree tree = row(view, stock, programme);
    Tree::List versions;
    for (const Programme& each : stock.library.versions(programme.id))
        versions.push_back(row(view, stock, each));
    tree.set("versions", std::move(versions));
    tree.set("sources", sources(programme));
    tree.set("quantities", named_quantities(programme));
    tree.set("eligibility", eligibility_read(programme));
    tree.set("blocks", paragraphs(programme));
    tree.set("reading", whole_text(programme));
    return tree;
}

Result<Tree> show_text(const Stock& stock, const Request& request) {
    const Programme& programme = *TRY(asked_for(stock.library, request));
    const Edition* edition = stock.find(programme.version);
    ensure(edition != nullptr);
    return Tree::map(
        {{"version", programme.version}, {"text", edition->text}, {"cases", edition->cases}});
}

struct Parsed {
    ReadText text;
    programme::Problems problems;
};
Parsed parsed(const std::string& text) {
    auto tree = yaml::parse_yaml(text);
    if (!tree) return {{}, std::move(tree).error()};
    auto programme = programme::load(*tree);
    if (!programme) return {{*std::move(tree), std::nullopt}, std::move(programme).error()};
    return {{*std::move(tree), *std::move(programme)}, {}};
}

Result<ReadText> read_subject(const Stock& stock, const Subject& subject) {
    if (subject.text) return parsed(*subject.text).text;
    if (!subject.programme) return refuse(no_subject);
    const Programme& programme = *TRY(chosen(stock.library, *subject.programme, subject.version));
    return parsed(stock.find(programme.version)->text).text;
}

// The programme to try: of a text, or the version with the days that publications left it.
Result<Programme> subject_of(const Stock& stock, const Try& question) {
    if (question.text) {
        Parsed read = parsed(*question.text);
        if (read.text.programme) return *std::move(read.text.programme);
        const programme::Problem& first = read.problems.front();
        return refuse(not_clean, "text",
                      {{"count", std::to_string(read.problems.size())},
                       {"line", std::to_string(first.position.line)},
                       {"zh", first.zh},
                       {"en", first.en}});
    }
    if (!question.programme) return refuse(no_subject);
    return *TRY(chosen(stock.library, *question.programme, question.version));
}

Result<Tree> run_trial(View& view, const Stock& stock, const ReferenceData& reference,
                       const Try& question) {
    const Programme programme = TRY(subject_of(stock, question));
    const Date date = question.date.value_or(view.today());
    const auto facts =
        TRY(facts_of(question.facts, &programme, reference.published(view.today()), "facts"));
    const auto agreement =
        TRY(agreement_of(programme, question.agreement.value_or(std::map<std::string, Tree>{})));
    const auto proceeds = TRY(proceeds_of(programme, question.proceeds));
    const Tried tried{programme, facts, agreement, date, proceeds};
    Tree answers = conditions(tried);
    Tree tree = head(programme);
    tree.set("date", to_string(date));
    tree.set("eligible", eligible(answers));
    tree.set("conditions", std::move(answers));
    tree.set("figures", figures(tried));
    tree.set("quantities", quantity_figures(tried));
    return tree;
}

Tree run_cases(View& view, const Stock& stock, const ReferenceData& reference,
               const RunCases& question) {
    const Review done =
        review(stock, question.text, question.cases, reference.published(view.today()));
    Tree::List outcomes;
    for (const programme::Outcome& each : done.outcomes) {
        Tree::List differences;
        for (const programme::Difference& difference : each.differences)
            differences.push_back(Tree::map({{"what", difference.what},
                                             {"expected", difference.expected},
                                             {"found", difference.found}}));
        outcomes.push_back(Tree::map({{"name", each.name},
                                      {"line", each.position.line},
                                      {"passed", each.passed()},
                                      {"differences", std::move(differences)}}));
    }
    return Tree::map({{"text_clean", done.programme.has_value()},
                      {"problems", problems(done.case_problems)},
                      {"passed", static_cast<std::int64_t>(done.passed())},
                      {"outcomes", std::move(outcomes)}});
}

// The firm's own record, then what others know of it.
std::map<std::string, KnownFact> all_known(View& view, const KnownFacts& known) {
    std::map<std::string, KnownFact> facts;
    const auto own = view.get<organisation::Organisation>(view.actor().organisation);
    if (!own || own->details.kind != OrganisationKind::enterprise) return facts;
    const auto add = [&](const char* name, Tree value) {
        facts[name] = {name, std::move(value), {"机构登记", "From the organisation's record"}};
    };
    if (own->details.size) add("borrower.size", std::string(name_of(*own->details.size)));
    if (own->details.technology_firm)
        add("borrower.technology_enterprise", *own->details.technology_firm);
    add("borrower.region", own->details.region);
    for (KnownFact& fact : known(view)) facts.try_emplace(fact.name, fact);
    return facts;
}

// The facts that the programmes in force ask of an applicant, with what is known already; then what
// each of them asks besides, for the names of those are its own.
Tree directory_form(View& view, const Stock& stock, const KnownFacts& known_facts) {
    std::map<std::string, Tree> used;
    // Tells the programmes of other places from one's own, whether or not a rule asks for it.
    used.emplace("borrower.region", fact_form(*programme::find_fact("borrower.region")));
    Tree::List own;
    for (const std::string& id : stock.library.ids()) {
        const auto programme = stock.library.in_force(id, view.today());
        if (!programme) continue;
        const Tree text = parsed(stock.find((*programme)->version)->text).text.tree;
        // What only a loss or a recovery needs is not the applicant's to say.
        Tree asked = Tree::Map{};
        for (const auto& [name, block] : *text.map())
            if (name != "compensation" && name != "recovery") asked.set(name, block);
        const Tree facts = facts_used(asked);
        for (const Tree& fact : *facts.list()) used.emplace(*fact.find("name")->text(), fact);
        Tree declared = facts_declared(**programme);
        if (!declared.list()->empty())
            own.push_back(Tree::map({{"id", id},
                                     {"title", words((*programme)->title)},
                                     {"facts", std::move(declared)}}));
    }
    const auto known = all_known(view, known_facts);
    Tree::List facts;
    for (const programme::FactKind& kind : programme::vocabulary()) {
        const auto found = used.find(kind.name);
        if (found == used.end()) continue;
        Tree fact = found->second;
        if (const auto value = known.find(kind.name); value != known.end()) {
            fact.set("value", value->second.value);
            fact.set("origin", words(value->second.origin));
        }
        facts.push_back(std::move(fact));
    }
    return Tree::map({{"date", to_string(view.today())},
                      {"facts", std::move(facts)},
                      {"programmes", std::move(own)}});
}

Result<Tree> ask_directory(View& view, const Stock& stock, const ReferenceData& reference,
                           const AskDirectory& question) {
    const Date date = question.date.value_or(view.today());
    const auto published = reference.published(view.today());
    CHECKED(facts_of(question.facts, nullptr, published, "facts"));
    Tree::List items;
    for (const std::string& id : stock.library.ids()) {
        const auto programme = stock.library.in_force(id, date);
        if (!programme) continue;
        std::map<std::string, Tree> given;
        if (question.declared)
            if (const auto own = question.declared->find(id); own != question.declared->end())
                given = own->second;
        CHECKED(facts_of(given, *programme, published, "declared." + id));
        given.insert(question.facts.begin(), question.facts.end());
        const auto facts = TRY(facts_of(given, *programme, published, "facts"));
        const programme::Agreement none;
        const std::optional<programme::Proceeds> no_proceeds;
        const Tried tried{**programme, facts, none, date, no_proceeds};
        Tree answers = conditions(tried);
        Tree item = head(**programme);
        item.set("eligible", eligible(answers));
        item.set("conditions", std::move(answers));
        item.set("figures", figures(tried));
        if (const programme::Value* region = facts.find("borrower.region"))
            item.set("local", covers((*programme)->jurisdiction, std::get<std::string>(*region)));
        items.push_back(std::move(item));
    }
    return Tree::map({{"date", to_string(date)}, {"items", std::move(items)}});
}

Endpoint endpoint(const char* path, const char* operation, Words words) {
    return {.path = path, .operation = operation, .words = std::move(words), .tag = "programme"};
}

}  // namespace

void add_routes(Api& api, const Shelf& shelf, const ReferenceData& reference, KnownFacts known) {
    const Tree object = Tree::map({{"type", "object"}});
    const QueryParameter version{"version", {"版本（内容摘要）", "Version (content hash)"}};
    api.kind<Publication>();
    api.kind<Series>();
    api.query(endpoint("/api/v1/programmes", "listProgrammes", {"政策方案", "Programmes"}), object,
              [&shelf](View& view, const Request&) -> Result<Tree> {
                  return list(view, shelf.stock(view));
              });
    Endpoint one =
        endpoint("/api/v1/programmes/{id}", "showProgramme", {"政策方案详情", "One programme"});
    one.query = {version};
    api.query(std::move(one), object, [&shelf](View& view, const Request& request) {
        return show(view, shelf.stock(view), request);
    });
    Endpoint text = endpoint("/api/v1/programmes/{id}/text", "showProgrammeText",
                             {"政策文本与算例", "Text and worked cases"});
    text.query = {version};
    api.query(std::move(text), object, [&shelf](View& view, const Request& request) {
        return show_text(shelf.stock(view), request);
    });
    api.question<CheckText>(
        endpoint("/api/v1/programmes/check", "checkProgramme", {"检查政策文本", "Check a text"}),
        [](View&, const Request&, const CheckText& question) -> Result<Tree> {
            const Parsed read = parsed(question.text);
            return check(read.text, read.problems);
        });
    api.question<RunCases>(
        endpoint("/api/v1/programmes/cases", "runCases", {"运行算例", "Run worked cases"}),
        [&shelf, &reference](View& view, const Request&, const RunCases& question) -> Result<Tree> {
            return run_cases(view, shelf.stock(view), reference, question);
        });
    api.question<Try>(endpoint("/api/v1/programmes/trial", "tryProgramme", {"试算", "Try a case"}),
                      [&shelf, &reference](View& view, const Request&, const Try& question) {
                          return run_trial(view, shelf.stock(view), reference, question);
                      });
    api.question<Compare>(
        endpoint("/api/v1/programmes/comparison", "compareProgrammes",
                 {"比较两个版本", "Compare two versions"}),
        [&shelf](View& view, const Request&, const Compare& question) -> Result<Tree> {
            const Stock& stock = shelf.stock(view);
            const ReadText before = TRY(read_subject(stock, question.before));
            const ReadText after = TRY(read_subject(stock, question.after));
            return compare(before, after);
        });
    api.query(endpoint("/api/v1/programmes/schema", "showProgrammeSchema",
                       {"政策文本的结构", "JSON Schema of a programme's text"}),
              object,
              [](View&, const Request&) -> Result<Tree> { return programme::json_schema(); });
    api.query(endpoint("/api/v1/programme-facts", "listProgrammeFacts",
                       {"政策要求的事实", "What programmes ask of an applicant"}),
              object,
              [&shelf, known = std::move(known)](View& view, const Request&) -> Result<Tree> {
                  return directory_form(view, shelf.stock(view), known);
              });
    api.query(endpoint("/api/v1/programme-vocabulary", "showProgrammeVocabulary",
                       {"政策用语", "Names that a programme may use"}),
              object, [](View&, const Request&) -> Result<Tree> { return vocabulary(); });
    api.question<AskDirectory>(
        endpoint("/api/v1/programmes/directory", "askDirectory",
                 {"政策匹配", "What an applicant is eligible for"}),
        [&shelf, &reference](View& view, const Request&, const AskDirectory& question) {
            return ask_directory(view, shelf.stock(view), reference, question);
        });
}

}  // namespace zhirong::programmes
