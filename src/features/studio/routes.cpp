#include "features/studio/routes.h"

#include <algorithm>

#include "features/organisation/organisation.h"
#include "features/studio/draft.h"
#include "features/studio/shape.h"
#include "features/studio/starter.h"
#include "features/studio/title.h"
#include "platform/desk/api.h"
#include "platform/desk/task.h"
#include "platform/desk/timeline.h"
#include "platform/reference_data/reference_data.h"
#include "platform/yaml/yaml.h"

namespace zhirong::studio {
namespace {

using organisation::Organisation;
using programmes::Shelf;
using programmes::Stock;

constexpr RefusalKind unknown_version{"studio.version", 422, "方案 {programme} 没有版本“{found}”",
                                      "{programme} has no version “{found}”"};

constexpr std::int64_t most_drafts = 20;  // at a time: each holds its texts

struct Context {
    const Shelf& shelf;
    const ReferenceData& reference;
};

std::string region_of(View& view, const std::string& office) {
    return view.linked<Organisation>(office).details.region;
}

Result<Tree> open(Work& work, const Open& command, const Shelf& shelf) {
    std::string text;
    std::string cases;
    if (command.version) {
        const Stock& stock = shelf.stock(work);
        if (stock.library.version(command.programme, *command.version) == nullptr)
            return refuse(unknown_version, "version",
                          {{"programme", command.programme}, {"found", *command.version}});
        const programmes::Edition& edition = *stock.find(*command.version);
        text = edition.text;
        cases = edition.cases;
    } else {
        const Beginning beginning{
            command.programme, command.title.value_or(""), command.title_en.value_or(""),
            region_of(work, work.actor().organisation), work.today() + Days(1)};
        text = starter_text(beginning);
        cases = starter_cases(beginning);
    }
    const Opened opened =
        TRY(decide(command, std::move(text), std::move(cases), work.actor(), work.today()));
    Draft draft{.id = work.new_id(Draft::prefix)};
    CHECKED(work.create(draft, opened));
    return Tree::map({{"id", draft.id}});
}

template <class C>
Result<Tree> act(Work& work, const Request& request, const C& command) {
    auto draft = TRY(work.get<Draft>(request.path_parameter("id")));
    work.happened(draft, TRY(decide(draft, command, work.actor(), work.today())));
    return Tree::map({{"id", draft.id}, {"revision", draft.revision}});
}

Result<Tree> submit(Work& work, const Request& request, const Submit& command,
                    const Context& context) {
    auto draft = TRY(work.get<Draft>(request.path_parameter("id")));
    const Stock& stock = context.shelf.stock(work);
    const auto review = programmes::review(stock, draft.text, draft.cases,
                                           context.reference.published(work.today()));
    const Submitted submitted = TRY(decide(
        draft, command, review, region_of(work, draft.organisation), work.actor(), work.today()));
    CHECKED(programmes::place(stock, *review.programme, work.today()));
    work.happened(draft, submitted);
    return Tree::map({{"id", draft.id}});
}

Result<Tree> publish(Work& work, const Request& request, const Publish& command,
                     const Context& context) {
    auto draft = TRY(work.get<Draft>(request.path_parameter("id")));
    programmes::hold_series(work, draft.programme);
    const auto review = programmes::review(context.shelf.stock(work), draft.text, draft.cases,
                                           context.reference.published(work.today()));
    programmes::Published published = TRY(decide(
        draft, command, review, region_of(work, draft.organisation), work.actor(), work.today()));
    const std::string publication =
        TRY(programmes::publish(work, context.shelf, std::move(published)));
    work.happened(draft,
                  PublishedAs{publication, command.opinion, work.actor().user, work.today()});
    return Tree::map({{"id", draft.id}, {"publication", publication}});
}

// As its text says now, which may have errors elsewhere; its id where it does not say.
Tree title_of(const Draft& draft) {
    const auto tree = yaml::parse_yaml(title_lines(draft.text));
    const Tree* title = tree ? tree->find("title") : nullptr;
    const auto in = [&](const char* language) {
        const Tree* found = title == nullptr ? nullptr : title->find(language);
        return found == nullptr || found->text() == nullptr ? draft.programme : *found->text();
    };
    return Tree::map({{"zh", in("zh")}, {"en", in("en")}});
}

Tree row(View& view, const Draft& draft) {
    Tree tree = Tree::map({{"id", draft.id},
                           {"programme", draft.programme},
                           {"title", title_of(draft)},
                           {"stage", write(stage_words(draft))},
                           {"office", view.linked<Organisation>(draft.organisation).details.name},
                           {"author", person_name(view, draft.authors.front())},
                           {"revision", draft.revision},
                           {"changed_on", to_string(draft.changed_on)}});
    if (draft.based_on) tree.set("based_on", *draft.based_on);
    return tree;
}

Result<Tree> list(View& view, const Request& request) {
    Page wanted = TRY(page_of(request));
    wanted.limit = std::min(wanted.limit, most_drafts);
    const auto page = TRY(view.list<Draft>(wanted));
    Tree::List items;
    for (const Draft& draft : page.items) items.push_back(row(view, draft));
    return page_tree(std::move(items), page);
}

// The acts that the person may do now; a person who wrote it is not offered to approve it.
Tree actions(const View& view, const Api& api, const Draft& draft) {
    const Actor& actor = view.actor();
    const bool wrote = std::ranges::find(draft.authors, actor.user) != draft.authors.end();
    Tree::List list;
    for (const auto& move : moves) {
        if (move.from != draft.stage || !actor.has(move.who) ||
            actor.organisation != draft.organisation || (move.act == Act::publish && wrote))
            continue;
        const std::map<std::string, std::string> id{{"id", draft.id}};
        const Tree revision = Tree::map({{"revision", draft.revision}});
        switch (move.act) {
            case Act::save: list.push_back(api.action("saveDraft", id, revision)); break;
            case Act::submit: list.push_back(api.action("submitDraft", id, revision)); break;
            case Act::send_back: list.push_back(api.action("sendBackDraft", id)); break;
            case Act::publish: list.push_back(api.action("publishDraft", id)); break;
            case Act::withdraw:
                list.push_back(api.action("withdrawDraft", id, Tree::Map{}, true));
                break;
        }
    }
    return list;
}

bool is_named(const Tree& action, const char* name) { return *action.find("name")->text() == name; }

// Newest first. Without the texts that each saving carries.
Tree history(View& view, const Desk& desk, const Draft& draft) {
    constexpr std::int64_t most_lines = 200;
    const RecordKind& kind = desk.kind(Draft::kind);
    Tree::List list;
    for (const Row& row : view.session().query(
             "select e.type, j.at, j.booking_date, j.actor from event e join journal j on "
             "j.number = e.journal where e.stream = $1 order by e.version desc limit $2",
             draft.id, most_lines)) {
        const Label& words = kind.events.at(row.text(0));
        list.push_back(Tree::map({{"zh", words.zh},
                                  {"en", words.en},
                                  {"at", row.integer(1)},
                                  {"date", row.text(2)},
                                  {"person", person_name(view, row.text(3))}}));
    }
    return list;
}

Tree opinions(View& view, const Draft& draft) {
    Tree::List list;
    for (const Opinion& each : draft.opinions)
        list.push_back(Tree::map({{"act", write(label_of(each.act))},
                                  {"person", person_name(view, each.person)},
                                  {"words", each.words},
                                  {"on", to_string(each.on)}}));
    return list;
}

// Where its version would stand among the others, or why it cannot.
Tree placing(View& view, const Stock& stock, const Draft& draft) {
    const auto review = programmes::review(stock, draft.text, "", {});
    if (!review.programme || draft.stage == Stage::published) return {};
    Tree tree = Tree::map(
        {{"version", review.programme->version}, {"from", to_string(review.programme->from)}});
    if (review.programme->until) tree.set("until", to_string(*review.programme->until));
    const auto closes = programmes::place(stock, *review.programme, view.today());
    if (!closes) {
        const Refusal& refusal = closes.error().first();
        tree.set("refused", Tree::map({{"zh", in_chinese(refusal)}, {"en", in_english(refusal)}}));
    } else if (*closes) {
        const auto* ended = stock.library.version(review.programme->id, (*closes)->version);
        tree.set("closes", Tree::map({{"version", (*closes)->version},
                                      {"from", to_string(ended->from)},
                                      {"until", to_string((*closes)->until)}}));
    }
    return tree;
}

Result<Tree> show(View& view, Api& api, const Request& request, const Shelf& shelf) {
    const auto draft = TRY(view.get<Draft>(request.path_parameter("id")));
    Tree tree = row(view, draft);
    tree.set("text", draft.text);
    tree.set("cases", draft.cases);
    Tree::List authors;
    for (const std::string& each : draft.authors) authors.push_back(person_name(view, each));
    tree.set("authors", std::move(authors));
    if (draft.submission) tree.set("submission", write(*draft.submission));
    if (draft.publication) tree.set("publication", *draft.publication);
    tree.set("opinions", opinions(view, draft));
    if (Tree place = placing(view, shelf.stock(view), draft); !place.is_null())
        tree.set("placing", std::move(place));
    tree.set("actions", actions(view, api, draft));
    tree.set("history", history(view, api.desk(), draft));
    return tree;
}

Endpoint endpoint(const char* path, const char* operation, Words words, std::vector<Role> roles) {
    return {.path = path,
            .operation = operation,
            .words = std::move(words),
            .tag = "studio",
            .roles = std::move(roles)};
}

}  // namespace

Result<Tree::List> waiting(View& view, const Api& api) {
    const auto in = [&](Stage stage) {
        return view.list<Draft>(
            {.cursor = {}, .limit = most_drafts, .stage = std::string(name_of(stage))});
    };
    const auto add = [&](Tree::List& list, const Draft& draft, const Tree& action) {
        list.push_back(task(Draft::kind, draft.id, title_of(draft), action, draft.changed_on));
    };
    const Actor& actor = view.actor();
    Tree::List list;
    if (actor.has(Role::policy_approver))
        for (const Draft& draft : TRY(in(Stage::submitted)).items) {
            const Tree offered = actions(view, api, draft);
            const Tree::List& acts = *offered.list();
            const auto is_approval = [](const Tree& act) { return is_named(act, "publishDraft"); };
            if (std::ranges::none_of(acts, is_approval)) continue;
            for (const Tree& act : acts)
                if (is_approval(act) || is_named(act, "sendBackDraft")) add(list, draft, act);
        }
    if (actor.has(Role::policy_officer))
        for (const Draft& draft : TRY(in(Stage::editing)).items) {
            const bool returned =
                !draft.opinions.empty() && draft.opinions.back().act == Act::send_back;
            if (returned && std::ranges::find(draft.authors, actor.user) != draft.authors.end())
                add(list, draft, api.action("submitDraft", {{"id", draft.id}}));
        }
    return list;
}

void add_routes(Api& api, const Shelf& shelf, const ReferenceData& reference) {
    const Context context{shelf, reference};
    const std::vector<Role> officers{Role::policy_officer};
    const std::vector<Role> approvers{Role::policy_approver};
    api.kind<Draft>();
    api.command<Open>(
        endpoint("/api/v1/drafts", "openDraft", {"起草政策", "Write a programme"}, officers), {},
        [&shelf](Work& work, const Request&, const Open& command) {
            return open(work, command, shelf);
        },
        201);
    api.command<Save>(endpoint("/api/v1/drafts/{id}/save", "saveDraft", {"保存", "Save"}, officers),
                      {}, act<Save>);
    api.command<Submit>(
        endpoint("/api/v1/drafts/{id}/submission", "submitDraft", {"提交审批", "Submit"}, officers),
        {}, [context](Work& work, const Request& request, const Submit& command) {
            return submit(work, request, command, context);
        });
    api.command<Withdraw>(
        endpoint("/api/v1/drafts/{id}/withdrawal", "withdrawDraft", {"撤回", "Withdraw"}, officers),
        {}, act<Withdraw>);
    api.command<SendBack>(endpoint("/api/v1/drafts/{id}/return", "sendBackDraft",
                                   {"退回修改", "Send back"}, approvers),
                          {}, act<SendBack>);
    api.command<Publish>(endpoint("/api/v1/drafts/{id}/publication", "publishDraft",
                                  {"批准公布", "Publish"}, approvers),
                         {}, [context](Work& work, const Request& request, const Publish& command) {
                             return publish(work, request, command, context);
                         });
    const Tree object = Tree::map({{"type", "object"}});
    Endpoint all = endpoint("/api/v1/drafts", "listDrafts", {"政策草稿", "Drafts"}, {});
    all.query = page_parameters();
    api.query(std::move(all), object, list);
    api.query(endpoint("/api/v1/drafts/{id}", "showDraft", {"草稿详情", "One draft"}, {}), object,
              [&api, &shelf](View& view, const Request& request) {
                  return show(view, api, request, shelf);
              });
}

}  // namespace zhirong::studio
