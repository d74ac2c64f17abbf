#include "features/programmes/routes.h"

#include "core/programme/prose.h"
#include "platform/desk/api.h"

namespace zhirong::programmes {
namespace {

using programme::Library;
using programme::Programme;

constexpr RefusalKind unknown_programme{"programme.unknown", 404,
                                        "没有政策方案“{found}”，现有：{expected}",
                                        "No programme “{found}”; there are: {expected}"};
constexpr RefusalKind unknown_version{"programme.unknown_version", 404, "政策方案没有版本“{found}”",
                                      "The programme has no version “{found}”"};

Tree words(const programme::Reading& reading) {
    return Tree::map({{"zh", reading.zh}, {"en", reading.en}});
}

Tree citation(const Programme& programme, const programme::Citation& citation) {
    Tree tree = Tree::map({{"source", citation.source}, {"article", citation.article}});
    if (const auto* source = programme.find_source(citation.source))
        tree.set("title", words(source->title));
    return tree;
}

Tree head(const Programme& programme) {
    Tree tree = Tree::map({{"id", programme.id},
                           {"title", words(programme.title)},
                           {"version", programme.version},
                           {"from", to_string(programme.from)},
                           {"jurisdiction", programme.jurisdiction}});
    if (programme.until) tree.set("until", to_string(*programme.until));
    if (programme.notice_case) tree.set("notice_case", *programme.notice_case);
    return tree;
}

Tree sources(const Programme& programme) {
    Tree::List list;
    for (const programme::Source& source : programme.sources)
        list.push_back(Tree::map(
            {{"id", source.id}, {"title", words(source.title)}, {"address", source.address}}));
    return list;
}

Tree quantities(const Programme& programme) {
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

Tree conditions(const Programme& programme) {
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
Result<const Programme*> chosen(const Library& library, const Request& request) {
    const std::string& id = request.path_parameter("id");
    const auto& versions = library.versions(id);
    if (versions.empty()) {
        std::string known;
        for (const std::string& each : library.ids()) known += (known.empty() ? "" : ", ") + each;
        return refuse(unknown_programme, "id", {{"found", id}, {"expected", known}});
    }
    const auto version = request.query_value("version");
    if (!version) return &versions.back();
    const Programme* found = library.version(id, *version);
    if (found == nullptr)
        return refuse(unknown_version, "version", {{"found", std::string(*version)}});
    return found;
}

}  // namespace

void add_routes(Api& api, const Library& library) {
    api.query({.path = "/api/v1/programmes",
               .operation = "listProgrammes",
               .words = {"政策方案", "Programmes"},
               .tag = "programme"},
              Tree::map({{"type", "object"}}), [&library](View&, const Request&) -> Result<Tree> {
                  Tree::List items;
                  for (const std::string& id : library.ids())
                      for (const Programme& programme : library.versions(id))
                          items.push_back(head(programme));
                  return Tree::map({{"items", std::move(items)}});
              });
    api.query({.path = "/api/v1/programmes/{id}",
               .operation = "showProgramme",
               .words = {"政策方案详情", "One programme"},
               .tag = "programme",
               .query = {{"version", {"版本（内容摘要）", "Version (content hash)"}}}},
              Tree::map({{"type", "object"}}),
              [&library](View&, const Request& request) -> Result<Tree> {
                  const Programme& programme = *TRY(chosen(library, request));
                  Tree tree = head(programme);
                  tree.set("sources", sources(programme));
                  tree.set("quantities", quantities(programme));
                  tree.set("eligibility", conditions(programme));
                  tree.set("blocks", paragraphs(programme));
                  tree.set("reading", whole_text(programme));
                  return tree;
              });
}

}  // namespace zhirong::programmes
