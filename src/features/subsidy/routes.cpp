#include "features/subsidy/routes.h"

#include <algorithm>
#include <set>

#include "core/programme/composition.h"
#include "features/facts/facts.h"
#include "features/organisation/organisation.h"
#include "features/rights/rights.h"
#include "features/subsidy/refusals.h"
#include "platform/desk/api.h"
#include "platform/desk/task.h"
#include "platform/desk/timeline.h"
#include "platform/spreadsheet/spreadsheet.h"

namespace zhirong::subsidy {
namespace {

using counter::Charged;
using counter::Counter;
using facts::KnownFact;
using organisation::Organisation;

std::string name_of_organisation(View& view, const std::string& id) {
    const auto found = view.find<Organisation>(id);
    return found ? found->details.name : id;
}
Tree party(View& view, const std::string& id) {
    return Tree::map({{"id", id}, {"name", name_of_organisation(view, id)}});
}
Tree party_words(const std::string& name) {
    const auto* found = programme::find_party(name);
    return found == nullptr ? Tree::map({{"name", name}, {"zh", name}, {"en", name}})
                            : Tree::map({{"name", name}, {"zh", found->zh}, {"en", found->en}});
}

// ---- applications
Result<Application> application_of(Work& work, const Request& request) {
    return work.get<Application>(request.path_parameter("id"));
}

Tree named(const Application& application) { return Tree::map({{"id", application.id}}); }

// An event of an application, with what follows from it: the books, counters and register.
void happen(Work& work, Application& application, Event event, const char* rule, const char* zh,
            const char* en) {
    const Application before = application;
    work.happened(application, std::move(event));
    if (Entry entry = difference(before, application, work.today(), rule, zh, en); !entry.empty())
        work.post(std::move(entry));
    recharge(work, &before, application, zh);
}

Result<Tree> file(Work& work, const Content& command, const Context& context) {
    Assessment assessment = assess(work, context, command, work.actor().organisation, "");
    if (!assessment.problems.all.empty()) return std::unexpected(std::move(assessment.problems));
    Application application{.id = work.new_id(Application::prefix)};
    CHECKED(work.create(application, std::move(assessment.filed)));
    recharge(work, nullptr, application, "提交申请");
    return named(application);
}

// The same application with other content: after a correction was asked for, or to settle an
// advance.
Result<Tree> file_again(Work& work, const Request& request, const Content& command,
                        const Context& context, Act act) {
    auto application = TRY(application_of(work, request));
    CHECKED(next(moves, application.stage, act, work.actor()));
    CHECKED(require_applicant(application, work.actor()));
    if (act == Act::settle) CHECKED(require_unsettled(application));
    Assessment assessment =
        assess(work, context, command, application.filed.applicant, application.id);
    if (!assessment.problems.all.empty()) return std::unexpected(std::move(assessment.problems));
    happen(work, application, std::move(assessment.filed), "subsidy.filed", "补正后重新提交",
           "Filed again");
    return named(application);
}

Result<Tree> request_correction(Work& work, const Request& request,
                                const RequestCorrection& command) {
    auto application = TRY(application_of(work, request));
    work.happened(application, TRY(decide(application, command, work.actor(), work.today())));
    return named(application);
}

Result<Tree> withdraw(Work& work, const Request& request, const Withdraw& command) {
    auto application = TRY(application_of(work, request));
    happen(work, application, TRY(decide(application, command, work.actor(), work.today())),
           "subsidy.withdrawn", "撤回申请", "Withdrawn");
    return named(application);
}

Result<Tree> review(Work& work, const Request& request, const Review& command) {
    auto application = TRY(application_of(work, request));
    happen(work, application, TRY(decide(application, command, work.actor(), work.today())),
           "subsidy.reviewed", "审核", "Reviewed");
    return named(application);
}

template <class V>
Event event_of(V&& decided) {
    return std::visit([](auto&& each) -> Event { return std::move(each); },
                      std::forward<V>(decided));
}

Result<Tree> decide_review(Work& work, const Request& request, const Decide& command,
                           const Context& context) {
    auto application = TRY(application_of(work, request));
    std::vector<Part> parts;
    if (application.review && application.review->accepted)
        parts = TRY(share_among_payers(work, context, application, application.review->amount));
    happen(work, application,
           event_of(TRY(decide(application, command, parts, work.actor(), work.today()))),
           "subsidy.decided", "复核", "Decided");
    return named(application);
}

Result<Tree> propose_clawback(Work& work, const Request& request, const ProposeClawback& command) {
    auto application = TRY(application_of(work, request));
    work.happened(application, TRY(decide(application, command, work.actor())));
    return named(application);
}

Result<Tree> decide_clawback(Work& work, const Request& request, const Decide& command) {
    auto application = TRY(application_of(work, request));
    happen(
        work, application,
        event_of(TRY(subsidy::decide_clawback(application, command, work.actor(), work.today()))),
        "subsidy.clawback", "追回补贴", "Subsidy clawed back");
    return named(application);
}

Result<Tree> record_return(Work& work, const Request& request, const RecordReturn& command) {
    auto application = TRY(application_of(work, request));
    happen(work, application, TRY(decide(application, command, work.actor(), work.today())),
           "subsidy.returned", "收到退回的补贴", "Subsidy returned");
    return named(application);
}

// ---- batches
struct Gathering {
    std::vector<Application> applications;
    std::vector<Line> lines;
    std::vector<PotShare> pots;
};

Result<Gathering> gathered(Work& work, const Gather& command) {
    if (command.applications.size() > most_lines)
        return refuse(too_many, "applications",
                      {{"expected", std::to_string(most_lines)},
                       {"found", std::to_string(command.applications.size())}});
    Gathering gathering;
    std::set<std::string> seen;
    for (const std::string& id : command.applications) {
        if (!seen.insert(id).second) return refuse(named_twice, "applications", {{"found", id}});
        auto application = TRY(work.get<Application>(id));
        CHECKED(next(moves, application.stage, Act::gather, work.actor()));
        if (application.filed.office != work.actor().organisation)
            return refuse(zhirong::refusals::not_found, "applications", {{"found", id}});
        const Application& first =
            gathering.applications.empty() ? application : gathering.applications.front();
        if (application.filed.programme != first.filed.programme)
            return refuse(
                several_programmes, "applications",
                {{"expected", first.filed.title.zh}, {"found", application.filed.title.zh}});
        gathering.lines.push_back({application.id,
                                   application.filed.applicant,
                                   application.amount,
                                   application.amount,
                                   application.parts,
                                   {},
                                   {}});
        gathering.applications.push_back(std::move(application));
    }
    return gathering;
}

// What is charged to a counter by applications that are not among these.
std::map<std::string, Money> others_in(View& view, const std::string& counter,
                                       const std::vector<Application>& these) {
    std::map<std::string, Money> charged;
    for (const StoredEvent& event : view.events({counter}))
        if (event.type == Shape<Charged>::name) {
            const auto each = read<Charged>([&] {
                Tree body = Tree::Map{};
                for (const auto& [name, value] : *event.body.map())
                    if (name != "type") body.set(name, value);
                return body;
            }());
            ensure(each.has_value());
            charged[each->application] += each->change;
        }
    for (const Application& each : these) charged.erase(each.id);
    std::erase_if(charged, [](const auto& each) { return each.second == Money{}; });
    return charged;
}

// Pots that are shared pro rata are shared among all that asked of them, once the year is over.
Result<std::monostate> share_pots(Work& work, Gathering& gathering) {
    std::map<std::string, std::vector<std::size_t>> asking;  // lines by counter
    for (std::size_t i = 0; i < gathering.applications.size(); ++i)
        for (const CapRoom& cap : gathering.applications[i].filed.computed.caps)
            if (cap.counter && cap.when_dry == programme::WhenDry::pro_rata)
                asking[id_of(*cap.counter)].push_back(i);
    for (const auto& [id, lines] : asking) {
        const auto counter = work.linked<Counter>(id);
        const std::vector<Fact> words{{"zh", counter.words.zh}, {"en", counter.words.en}};
        if (counter.key.year != 0 && work.today() <= date_of(counter.key.year, 12, 31)) {
            auto facts = words;
            facts.push_back({"found", std::to_string(counter.key.year)});
            return refuse(pot_not_over, "applications", facts);
        }
        const auto others = others_in(work, id, gathering.applications);
        if (!others.empty()) {
            Money sum;
            std::string named;
            for (const auto& [application, amount] : others) {
                sum += amount;
                if (named.size() < 100) named += (named.empty() ? "" : "、") + application;
            }
            auto facts = words;
            facts.push_back({"expected", with_separators(sum)});
            facts.push_back({"found", named});
            return refuse(pot_incomplete, "applications", facts);
        }
        std::vector<Money> asked;
        Money sum;
        for (const std::size_t i : lines) {
            asked.push_back(gathering.lines[i].amount);
            sum += asked.back();
        }
        const auto shares = share_pot(counter.limit, asked);
        Money shared;
        for (std::size_t i = 0; i < lines.size(); ++i) {
            gathering.lines[lines[i]].amount = shares[i];
            shared += shares[i];
        }
        gathering.pots.push_back({id, counter.words, counter.limit, Money{}, sum, shared});
    }
    return {};
}

// Treasuries are found by the region of the borrower, at the level that the programme names.
std::string treasury_of(View& view, const Application& application, const std::string& party) {
    const std::string region = view.linked<Organisation>(application.filed.borrower).details.region;
    if (party == "treasury_central") return office_of_region(view, "100000");
    if (party == "treasury_province") return office_of_region(view, region.substr(0, 2) + "0000");
    if (party == "treasury_city") return office_of_region(view, region.substr(0, 4) + "00");
    if (party == "treasury_county") return office_of_region(view, region);
    // 同级财政, 属地财政: the lowest level that is here.
    if (party == "treasury_local") {
        const std::string county = office_of_region(view, region);
        return county.empty() ? office_of_region(view, region.substr(0, 4) + "00") : county;
    }
    return {};
}

Result<std::monostate> find_payers(Work& work, const Gather& command, Gathering& gathering) {
    for (std::size_t i = 0; i < gathering.lines.size(); ++i) {
        Line& line = gathering.lines[i];
        const Application& application = gathering.applications[i];
        for (const Part& part : line.parts) {
            if (application.payers.contains(part.party)) {
                line.payers[part.party] = application.payers.at(part.party);
                continue;
            }
            const auto named = command.payers.find(part.party);
            const std::string payer = named != command.payers.end()
                                          ? named->second
                                          : treasury_of(work, application, part.party);
            const auto organisation = work.find<Organisation>(payer);
            if (payer.empty() || !organisation) {
                const Tree words = party_words(part.party);
                return refuse(payer_missing, "payers." + part.party,
                              {{"zh", *words.find("zh")->text()},
                               {"en", *words.find("en")->text()},
                               {"found", payer.empty() ? application.id : payer}});
            }
            line.payers[part.party] = payer;
        }
    }
    return {};
}

Result<Tree> gather(Work& work, const Gather& command, const Context& context) {
    Gathering gathering = TRY(gathered(work, command));
    CHECKED(share_pots(work, gathering));
    for (std::size_t i = 0; i < gathering.lines.size(); ++i) {
        Line& line = gathering.lines[i];
        const Application& application = gathering.applications[i];
        if (line.amount != line.accepted)
            line.parts = TRY(share_among_payers(work, context, application, line.amount));
        const Money net = total(application.paid) - total(application.reclaimed);
        line.now = split_by(line.amount - net, parts_of(line.parts));
    }
    CHECKED(find_payers(work, command, gathering));
    const Filed& first = gathering.applications.front().filed;
    Batch batch{.id = work.new_id(Batch::prefix)};
    const auto totals = totals_of(gathering.lines);
    CHECKED(work.create(batch, BatchProposed{work.actor().organisation, command, first.programme,
                                             first.version, gathering.lines, gathering.pots, totals,
                                             work.actor().user, work.today()}));
    for (Application& application : gathering.applications)
        work.happened(application, Gathered{batch.id});
    return Tree::map({{"id", batch.id}});
}

// Nothing is ordered that its premium does not carry any more.
Result<std::monostate> require_carried(const Application& application, const Line& line) {
    if (!application.premium_change) return {};
    const Money most =
        kept(application.premium_change->given, application.filed.computed.granted, line.amount);
    if (line.amount <= most) return {};
    return refuse(premium_fell, "",
                  {{"found", application.id}, {"expected", with_separators(most)}});
}

Result<Tree> decide_batch(Work& work, const Request& request, const Decide& command) {
    auto batch = TRY(work.get<Batch>(request.path_parameter("id")));
    const auto decided = TRY(decide(batch, command, work.actor(), work.today()));
    if (const auto* rejected = std::get_if<BatchRejected>(&decided)) {
        work.happened(batch, *rejected);
        for (const Line& line : batch.order.lines) {
            auto application = work.linked<Application>(line.application);
            happen(work, application, Ungathered{batch.id, rejected->opinion}, "subsidy.ungathered",
                   "移出拨付批次", "Taken out of the batch");
        }
        return Tree::map({{"id", batch.id}});
    }
    work.happened(batch, std::get<BatchApproved>(decided));
    for (const Line& line : batch.order.lines) {
        auto application = work.linked<Application>(line.application);
        CHECKED(require_carried(application, line));
        happen(work, application,
               Ordered{batch.id, line.amount, line.parts, line.now, line.payers, work.today()},
               "subsidy.ordered", "批准拨付补贴", "Payment of the subsidy ordered");
    }
    for (const PotShare& pot : batch.order.pots) {
        auto counter = work.linked<Counter>(pot.counter);
        work.happened(counter, counter::Shared{batch.id, pot.asked, pot.shared, work.today()});
    }
    return Tree::map({{"id", batch.id}});
}

Result<Tree> pay(Work& work, const Request& request, const Pay& command) {
    auto batch = TRY(work.get<Batch>(request.path_parameter("id")));
    const BatchPaid paid = TRY(decide(batch, command, work.actor(), work.today()));
    work.happened(batch, paid);
    for (const Line& line : batch.order.lines) {
        auto application = work.linked<Application>(line.application);
        happen(work, application, Paid{batch.id, command.reference, work.today()}, "subsidy.paid",
               "拨付补贴", "Subsidy paid");
    }
    return Tree::map({{"id", batch.id}});
}

// ---- what is shown
Tree problems_tree(const Refusals& refusals) {
    Tree::List list;
    for (const Refusal& each : refusals.all)
        list.push_back(Tree::map({{"code", each.kind->code},
                                  {"field", each.field},
                                  {"zh", in_chinese(each)},
                                  {"en", in_english(each)}}));
    return list;
}

// A fact with its words and its value as people read it.
Tree facts_tree(const std::vector<KnownFact>& facts, const programme::Programme* programme) {
    Tree::List list;
    for (const KnownFact& each : facts) {
        std::string zh = each.name;
        std::string en = each.name;
        std::optional<programme::Unit> unit;
        if (const auto* kind = programme::find_fact(each.name)) {
            zh = kind->zh;
            en = kind->en;
            unit = kind->unit;
        } else if (programme != nullptr) {
            if (const auto* declared = programme->find_declaration(each.name)) {
                zh = declared->reading.zh;
                en = declared->reading.en;
                unit = declared->unit;
            }
        }
        Tree row = Tree::map({{"name", each.name}, {"zh", zh}, {"en", en}, {"value", each.value}});
        if (unit) {
            const auto value = programme::parse_value(*unit, each.value);
            ensure(value.has_value());
            row.set("shown", Tree::map({{"zh", to_text(*value, programme::Language::zh)},
                                        {"en", to_text(*value, programme::Language::en)}}));
        }
        row.set("origin", write(label_of(each.origin)));
        row.set("reference", each.reference);
        list.push_back(std::move(row));
    }
    return list;
}

Tree condition_tree(const Condition& each) {
    Tree tree = Tree::map({{"id", each.id}, {"zh", each.words.zh}, {"en", each.words.en}});
    if (each.left_out > 0) tree.set("left_out", each.left_out);
    if (each.holds) {
        tree.set("holds", *each.holds);
        tree.set("found", Tree::map({{"zh", each.found.zh}, {"en", each.found.en}}));
        tree.set("needed", Tree::map({{"zh", each.needed.zh}, {"en", each.needed.en}}));
    }
    return tree;
}

Tree computed_tree(const Computed& computed) {
    Tree::List payers;
    for (const Part& part : computed.payers) {
        Tree row = party_words(part.party);
        row.set("amount", to_string(part.amount));
        payers.push_back(std::move(row));
    }
    Tree::List caps;
    for (const CapRoom& cap : computed.caps) {
        Tree row = write(cap);
        if (cap.counter) row.set("counter_id", id_of(*cap.counter));
        caps.push_back(std::move(row));
    }
    Tree tree = Tree::map({{"base", to_string(computed.base)},
                           {"entitled", to_string(computed.entitled)},
                           {"granted", to_string(computed.granted)},
                           {"caps", std::move(caps)},
                           {"payers", std::move(payers)},
                           {"trace", computed.trace}});
    if (computed.last_day) tree.set("last_day", to_string(*computed.last_day));
    return tree;
}

// The policy with its rights: those that are left out first, then by number.
Tree insured_tree(const Insured& insured) {
    Tree::List rights;
    for (const bool counts : {false, true})
        for (const InsuredRight& each : insured.rights) {
            if (each.fails.empty() != counts) continue;
            Tree::List fails;
            for (const FailedCondition& one : each.fails)
                fails.push_back(Tree::map(
                    {{"id", one.id},
                     {"zh", one.words.zh},
                     {"en", one.words.en},
                     {"found", Tree::map({{"zh", one.found.zh}, {"en", one.found.en}})},
                     {"needed", Tree::map({{"zh", one.needed.zh}, {"en", one.needed.en}})}}));
            Tree right = Tree::map({{"number", each.number},
                                    {"title", each.title},
                                    {"premium", to_string(each.premium)},
                                    {"counts", counts},
                                    {"fails", std::move(fails)}});
            if (each.kind) right.set("kind", write(label_of(*each.kind)));
            if (!each.days.empty())
                right.set("days", Tree::map({{"from", to_string(each.days.front().from)},
                                             {"until", to_string(each.days.back().until)}}));
            rights.push_back(std::move(right));
        }
    return Tree::map({{"policy", insured.policy},
                      {"number", insured.number},
                      {"insurer", insured.insurer},
                      {"line", write(insured.line_words)},
                      {"from", to_string(insured.from)},
                      {"until", to_string(insured.until)},
                      {"premium", to_string(insured.premium)},
                      {"paid", to_string(insured.paid)},
                      {"eligible", to_string(insured.eligible)},
                      {"why", insured.why},
                      {"rights", std::move(rights)}});
}

Tree assessment_tree(View& view, const Assessment& assessment, const Context& context) {
    const Filed& filed = assessment.filed;
    const auto* programme = context.shelf.in(view).version(filed.programme, filed.version);
    Tree::List missing;
    for (const Missing& each : assessment.missing) {
        Tree::List choices;
        for (const std::string& choice : each.choices) {
            const auto* word = programme::find_word(choice);
            choices.push_back(Tree::map({{"name", choice},
                                         {"zh", word == nullptr ? choice : word->zh},
                                         {"en", word == nullptr ? choice : word->en}}));
        }
        missing.push_back(Tree::map({{"fact", each.fact},
                                     {"unit", std::string(programme::code(each.unit))},
                                     {"zh", each.words.zh},
                                     {"en", each.words.en},
                                     {"choices", std::move(choices)},
                                     {"may_be_stated", each.may_be_stated}}));
    }
    Tree::List conditions;
    for (const Condition& each : assessment.conditions) conditions.push_back(condition_tree(each));
    Tree tree = Tree::map({{"missing", std::move(missing)},
                           {"conditions", std::move(conditions)},
                           {"facts", facts_tree(filed.facts, programme)},
                           {"problems", problems_tree(assessment.problems)}});
    if (filed.insured) tree.set("insured", insured_tree(*filed.insured));
    if (assessment.computed) tree.set("computed", computed_tree(filed.computed));
    return tree;
}

Tree row(View& view, const Application& application) {
    const Filed& filed = application.filed;
    Tree tree = Tree::map(
        {{"id", application.id},
         {"programme", Tree::map({{"id", filed.programme}, {"title", write(filed.title)}})},
         {"subsidy", Tree::map({{"id", filed.subsidy}, {"title", write(filed.subject)}})},
         {"expense", write(label_of(filed.expense))},
         {"timing", write(label_of(filed.timing))},
         {"applicant", party(view, filed.applicant)},
         {"borrower", party(view, filed.borrower)},
         {"office", party(view, filed.office)},
         {"what", write(expense::words_of(filed.thing))},
         {"filed_on", to_string(filed.on)},
         {"granted", to_string(filed.computed.granted)},
         {"charged", to_string(application.charged())},
         {"due",
          to_string(application.final || total(application.paid) == Money{} ? application.due()
                                                                            : Money{})},
         {"paid", to_string(total(application.paid))},
         {"outstanding", to_string(application.outstanding())},
         {"stage", write(stage_words(application))}});
    if (filed.thing.period) tree.set("period", write(*filed.thing.period));
    if (application.batch) tree.set("batch", *application.batch);
    return tree;
}

Result<Tree> list_applications(View& view, const Request& request) {
    const auto page = TRY(view.list<Application>(TRY(page_of(request))));
    const auto stage = request.query_value("stage");
    const auto programme = request.query_value("programme");
    Tree::List items;
    for (const Application& each : page.items)
        if ((!stage || *stage == name_of(each.stage)) &&
            (!programme || *programme == each.filed.programme))
            items.push_back(row(view, each));
    return page_tree(std::move(items), page);
}

// What the premium does not carry any more, with the reason.
Tree clawback_form(const Application& application) {
    const Money excess = application.excess();
    if (excess == Money{}) return Tree::Map{};
    const PremiumChanged& change = *application.premium_change;
    return Tree::map(
        {{"amount", to_string(excess)},
         {"reason", "保单 " + application.filed.insured->number + " 于 " + to_string(change.on) +
                        " 保险费变更，计入保费减至 " + to_string(change.base) + " 元"}});
}

Tree actions(View& view, const Api& api, const Application& application) {
    Tree::List list;
    const Actor& actor = view.actor();
    const bool office = actor.organisation == application.filed.office;
    const bool applicant = actor.organisation == application.filed.applicant;
    const bool officer = office && actor.has(Role::treasury_officer);
    const bool approver = office && actor.has(Role::treasury_approver);
    const auto offer = [&](const char* operation, Tree prefill = Tree::Map{},
                           bool dangerous = false) {
        list.push_back(
            api.action(operation, {{"id", application.id}}, std::move(prefill), dangerous));
    };
    switch (application.stage) {
        case Stage::filed:
            if (officer) {
                offer("reviewSubsidy", Tree::map({{"accepted", true}}));
                offer("requestSubsidyCorrection");
            }
            if (applicant && total(application.paid) == Money{})
                offer("withdrawSubsidy", Tree::Map{}, true);
            break;
        case Stage::correction_requested:
            if (applicant && total(application.paid) == Money{})
                offer("withdrawSubsidy", Tree::Map{}, true);
            break;
        case Stage::reviewed:
            if (approver && application.review->maker != actor.user)
                offer("decideSubsidy", Tree::map({{"approved", true}}));
            break;
        case Stage::paid:
        case Stage::clawed_back:
            if (officer && total(application.paid) > total(application.reclaimed))
                offer("proposeClawback", clawback_form(application), true);
            if (officer && application.outstanding() > Money{})
                offer("recordSubsidyReturn",
                      Tree::map({{"amount", to_string(application.outstanding())}}));
            break;
        case Stage::clawback_proposed:
            if (approver && application.clawback->maker != actor.user)
                offer("decideClawback", Tree::map({{"approved", true}}));
            break;
        case Stage::accepted:
        case Stage::refused:
        case Stage::withdrawn:
        case Stage::batched: break;
    }
    return list;
}

Tree parts_tree(View& view, const Application& application) {
    Tree::List list;
    for (const auto& [name, ordered] : application.ordered) {
        Tree each = party_words(name);
        const auto of = [&](const Parts& parts) {
            const auto found = parts.find(name);
            return to_string(found == parts.end() ? Money{} : found->second);
        };
        each.set("payer", party(view, application.payers.at(name)));
        each.set("ordered", to_string(ordered));
        each.set("paid", of(application.paid));
        each.set("reclaimed", of(application.reclaimed));
        each.set("returned", of(application.returned));
        list.push_back(std::move(each));
    }
    return list;
}

// Who else stands in the register for the same thing: by programme and application, and only the
// office sees whose they are.
Tree register_tree(View& view, const Application& application, const Context& context) {
    const expense::Thing& thing = application.filed.thing;
    const auto entry = expense::find(view, thing.kind, thing.key);
    Tree::List claims;
    if (entry)
        for (const expense::Claim& each : entry->claims) {
            const auto* programme = context.shelf.in(view).version(each.programme, each.version);
            Tree claim =
                Tree::map({{"by", each.by},
                           {"programme",
                            Tree::map({{"zh", programme ? programme->title.zh : each.programme},
                                       {"en", programme ? programme->title.en : each.programme}})},
                           {"amount", to_string(each.amount)},
                           {"on", to_string(each.on)},
                           {"own", each.by == application.id}});
            if (each.period) claim.set("period", write(*each.period));
            claims.push_back(std::move(claim));
        }
    return Tree::map({{"id", expense::id_of(thing.kind, thing.key)},
                      {"what", write(expense::words_of(thing))},
                      {"amount", to_string(thing.amount)},
                      {"claims", std::move(claims)}});
}

Result<Tree> show_application(View& view, const Api& api, const Request& request, Api& desk_api,
                              const Context& context) {
    const auto application = TRY(view.get<Application>(request.path_parameter("id")));
    const Filed& filed = application.filed;
    const auto* programme = context.shelf.in(view).version(filed.programme, filed.version);
    Tree tree = row(view, application);
    tree.set("version", filed.version);
    tree.set("rules_of", to_string(filed.rules_of));
    tree.set("content", write(filed.content));
    tree.set("facts", facts_tree(filed.facts, programme));
    tree.set("computed", computed_tree(filed.computed));
    if (filed.insured) tree.set("insured", insured_tree(*filed.insured));
    if (application.premium_change) {
        const PremiumChanged& change = *application.premium_change;
        Tree changed = Tree::map({{"on", to_string(change.on)},
                                  {"premium", to_string(change.premium)},
                                  {"paid", to_string(change.paid)},
                                  {"base", to_string(change.base)},
                                  {"given", to_string(application.computed_now())},
                                  {"note", change.note},
                                  {"excess", to_string(application.excess())},
                                  {"why", write(why_excess(application))}});
        tree.set("premium_change", std::move(changed));
    }
    Tree::List conditions;
    for (const Condition& each : conditions_of(view, context, application))
        conditions.push_back(condition_tree(each));
    tree.set("conditions", std::move(conditions));
    tree.set("register", register_tree(view, application, context));
    tree.set("payments", parts_tree(view, application));
    if (application.review) tree.set("review", write(*application.review));
    if (application.correction) tree.set("correction", *application.correction);
    if (application.refused_because) tree.set("refused_because", *application.refused_because);
    if (application.clawback) tree.set("clawback", write(*application.clawback));
    tree.set("actions", actions(view, api, application));
    const bool applicant = view.actor().organisation == filed.applicant;
    tree.set("may_correct", applicant && application.stage == Stage::correction_requested);
    tree.set("may_settle", applicant && application.stage == Stage::paid && !application.final);
    tree.set("timeline",
             timeline(view, desk_api.desk(), {application.id},
                      [&](const std::string& id) { return name_of_organisation(view, id); }));
    return tree;
}

// ---- counters
Tree counter_row(View& view, const Counter& counter, const Context& context) {
    Tree tree = Tree::map({{"id", counter.id},
                           {"words", write(counter.words)},
                           {"name", counter.key.name},
                           {"per", write(label_of(counter.key.per))},
                           {"limit", to_string(counter.limit)},
                           {"used", to_string(counter.used)},
                           {"is_pot", counter.is_pot},
                           {"stage", write(stage_words(counter))}});
    const std::string programme = counter.key.name.substr(0, counter.key.name.find('.'));
    if (const auto& versions = context.shelf.in(view).versions(programme); !versions.empty())
        tree.set("programme",
                 Tree::map({{"id", programme},
                            {"title", Tree::map({{"zh", versions.back().title.zh},
                                                 {"en", versions.back().title.en}})}}));
    if (counter.key.year != 0) tree.set("year", counter.key.year);
    if (!counter.key.subject.empty())
        tree.set("subject", Tree::map({{"id", counter.key.subject},
                                       {"name", name_of_organisation(view, counter.key.subject)}}));
    return tree;
}

Result<Tree> list_counters(View& view, const Request& request, const Context& context) {
    const auto page = TRY(view.list<Counter>(TRY(page_of(request))));
    Tree::List items;
    for (const Counter& each : page.items) items.push_back(counter_row(view, each, context));
    return page_tree(std::move(items), page);
}

Result<Tree> show_counter(View& view, const Request& request, const Context& context) {
    const auto counter = TRY(view.get<Counter>(request.path_parameter("id")));
    Tree tree = counter_row(view, counter, context);
    Tree::List changes;
    std::map<std::string, Money> by_application;
    Money used;
    for (const StoredEvent& event : view.events({counter.id})) {
        if (event.type != Shape<Charged>::name) continue;
        const std::string application = *event.body.find("application")->text();
        const Money change = *parse_money(*event.body.find("change")->text());
        used += change;
        by_application[application] += change;
        changes.push_back(Tree::map({{"on", *event.body.find("on")},
                                     {"application", application},
                                     {"reason", *event.body.find("reason")},
                                     {"change", to_string(change)},
                                     {"used", to_string(used)}}));
    }
    Tree::List applications;
    for (const auto& [id, amount] : by_application) {
        const auto application = view.find<Application>(id);
        if (amount == Money{} || !application) continue;
        applications.push_back(Tree::map({{"id", id},
                                          {"applicant", party(view, application->filed.applicant)},
                                          {"amount", to_string(amount)},
                                          {"stage", write(stage_words(*application))}}));
    }
    tree.set("changes", std::move(changes));
    tree.set("applications", std::move(applications));
    if (counter.shared) tree.set("shared", write(*counter.shared));
    return tree;
}

// ---- batches
Tree total_tree(View& view, const Total& total) {
    Tree tree = party_words(total.party);
    tree.set("payer", party(view, total.organisation));
    tree.set("amount", to_string(total.amount));
    return tree;
}

Money sum_of(const Batch& batch) {
    Money sum;
    for (const Total& each : batch.order.totals) sum += each.amount;
    return sum;
}

Tree batch_row(View& view, const Batch& batch, const Context& context) {
    const auto* programme =
        context.shelf.in(view).version(batch.order.programme, batch.order.version);
    const std::string& id = batch.order.programme;
    return Tree::map(
        {{"id", batch.id},
         {"title", batch.order.details.title},
         {"programme",
          Tree::map({{"id", id},
                     {"title", Tree::map({{"zh", programme ? programme->title.zh : id},
                                          {"en", programme ? programme->title.en : id}})}})},
         {"office", party(view, batch.order.office)},
         {"on", to_string(batch.order.on)},
         {"lines", std::ssize(batch.order.lines)},
         {"amount", to_string(sum_of(batch))},
         {"stage", write(stage_words(batch))}});
}

Result<Tree> list_batches(View& view, const Request& request, const Context& context) {
    const auto page = TRY(view.list<Batch>(TRY(page_of(request))));
    Tree::List items;
    for (const Batch& each : page.items) items.push_back(batch_row(view, each, context));
    return page_tree(std::move(items), page);
}

Tree batch_actions(View& view, const Api& api, const Batch& batch) {
    Tree::List list;
    const Actor& actor = view.actor();
    if (actor.organisation != batch.order.office) return list;
    if (batch.stage == BatchStage::proposed && actor.has(Role::treasury_approver) &&
        actor.user != batch.order.maker)
        list.push_back(
            api.action("decideSubsidyBatch", {{"id", batch.id}}, Tree::map({{"approved", true}})));
    if (batch.stage == BatchStage::approved && actor.has(Role::treasury_officer) &&
        actor.user != batch.approval->checker)
        list.push_back(api.action("paySubsidyBatch", {{"id", batch.id}}));
    return list;
}

Result<Tree> show_batch(View& view, Api& api, const Request& request, const Context& context) {
    const auto batch = TRY(view.get<Batch>(request.path_parameter("id")));
    Tree tree = batch_row(view, batch, context);
    Tree::List lines;
    for (const Line& line : batch.order.lines) {
        const auto application = view.linked<Application>(line.application);
        const auto applicant = view.linked<Organisation>(line.applicant);
        Tree::List parts;
        for (const auto& [name, amount] : line.now) {
            Tree part = party_words(name);
            part.set("payer", party(view, line.payers.at(name)));
            part.set("amount", to_string(amount));
            parts.push_back(std::move(part));
        }
        lines.push_back(Tree::map({{"application", line.application},
                                   {"applicant", party(view, line.applicant)},
                                   {"credit_code", applicant.details.credit_code},
                                   {"what", write(expense::words_of(application.filed.thing))},
                                   {"accepted", to_string(line.accepted)},
                                   {"amount", to_string(line.amount)},
                                   {"now", to_string(total(line.now))},
                                   {"parts", std::move(parts)}}));
    }
    tree.set("items", std::move(lines));
    Tree::List totals;
    for (const Total& each : batch.order.totals) totals.push_back(total_tree(view, each));
    tree.set("totals", std::move(totals));
    Tree::List pots;
    for (const PotShare& each : batch.order.pots) pots.push_back(write(each));
    tree.set("pots", std::move(pots));
    tree.set("maker", person_name(view, batch.order.maker));
    if (batch.approval) tree.set("checker", person_name(view, batch.approval->checker));
    if (batch.rejected_because) tree.set("rejected_because", *batch.rejected_because);
    if (batch.payment) tree.set("payment", write(*batch.payment));
    tree.set("actions", batch_actions(view, api, batch));
    tree.set("timeline", timeline(view, api.desk(), {batch.id}, [&](const std::string& id) {
                 return name_of_organisation(view, id);
             }));
    return tree;
}

// ---- what waits for a person
template <class R>
Result<std::vector<R>> standing(View& view, std::string_view stage) {
    return TRY(view.list<R>({.cursor = {}, .limit = most_tasks, .stage = std::string(stage)}))
        .items;
}

Tree about(View& view, const Application& application) {
    const std::string who = name_of_organisation(view, application.filed.applicant);
    const Label& what = application.filed.subject;
    return Tree::map({{"zh", who + " · " + what.zh}, {"en", who + " · " + what.en}});
}

// The acts that go on with it: an applicant may withdraw at any time, and nobody waits for that.
Result<std::monostate> add_applications(View& view, const Api& api, Stage stage, Tree::List& list) {
    for (const Application& each : TRY(standing<Application>(view, name_of(stage)))) {
        const Tree offered = actions(view, api, each);
        const Date since = each.review ? each.review->on : each.filed.on;
        for (const Tree& act : *offered.list())
            if (*act.find("name")->text() != "withdrawSubsidy")
                list.push_back(task(Application::kind, each.id, about(view, each), act, since));
    }
    return {};
}

Result<std::monostate> add_corrections(View& view, const Api& api, Tree::List& list) {
    for (const Application& each :
         TRY(standing<Application>(view, name_of(Stage::correction_requested))))
        if (each.filed.applicant == view.actor().organisation)
            list.push_back(task(Application::kind, each.id, about(view, each),
                                api.action("correctSubsidy", {{"id", each.id}}), each.filed.on));
    return {};
}

// Paid, and the premium does not carry it any more.
Result<std::monostate> add_excesses(View& view, const Api& api, Tree::List& list) {
    Page page{.cursor = {}, .limit = 200, .stage = {}};
    const auto found =
        TRY(view.with_key<Application>("excess:" + view.actor().organisation, false, page));
    for (const Application& each : found.items) {
        const Tree offered = actions(view, api, each);
        for (const Tree& act : *offered.list())
            if (*act.find("name")->text() == "proposeClawback")
                list.push_back(task(Application::kind, each.id, about(view, each), act,
                                    each.premium_change->on));
    }
    return {};
}

// A pot that is shared pro rata is not shared before its year is over.
bool may_be_gathered(const Application& application, Date today) {
    return std::ranges::none_of(application.filed.computed.caps, [&](const CapRoom& cap) {
        return cap.counter && cap.when_dry == programme::WhenDry::pro_rata &&
               cap.counter->year != 0 && today <= date_of(cap.counter->year, 12, 31);
    });
}

// One line for all of a programme: they are paid together.
Result<std::monostate> add_ungathered(View& view, const Api& api, Tree::List& list) {
    std::map<std::string, std::vector<Application>> by_programme;
    for (Application& each : TRY(standing<Application>(view, name_of(Stage::accepted))))
        if (each.filed.office == view.actor().organisation && may_be_gathered(each, view.today()))
            by_programme[each.filed.programme].push_back(std::move(each));
    for (const auto& [programme, accepted] : by_programme) {
        const Label& title = accepted.front().filed.title;
        const std::string count = std::to_string(accepted.size());
        const auto oldest = std::ranges::min_element(
            accepted, {}, [](const Application& each) { return each.review->on; });
        list.push_back(task("subsidy_gathering", programme,
                            Tree::map({{"zh", title.zh + "（" + count + " 笔）"},
                                       {"en", title.en + " (" + count + ")"}}),
                            api.action("gatherSubsidies", {}), oldest->review->on));
    }
    return {};
}

Result<std::monostate> add_batches(View& view, const Api& api, BatchStage stage, Tree::List& list) {
    for (const Batch& each : TRY(standing<Batch>(view, name_of(stage)))) {
        const std::string& title = each.order.details.title;
        const Tree offered = batch_actions(view, api, each);
        for (const Tree& act : *offered.list())
            list.push_back(task(Batch::kind, each.id, Tree::map({{"zh", title}, {"en", title}}),
                                act, each.approval ? each.approval->on : each.order.on));
    }
    return {};
}

// A cell that a spreadsheet program keeps as it is: quoted, and text that looks like a formula or
// would lose digits as a number begins with a tab.
std::string cell(const std::string& text) {
    const bool formula =
        !text.empty() && std::string_view("=+-@\t").find(text.front()) != std::string_view::npos;
    std::string quoted = formula ? "\"\t" : "\"";
    for (const char c : text) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
    return quoted + '"';
}

// One line for each payee, with what each payer pays; in the order of the batch.
spreadsheet::Sheet payment_sheet(View& view, const Batch& batch) {
    using enum spreadsheet::ColumnKind;
    spreadsheet::Sheet sheet{"拨付清单",
                             {{"序号", number, 6},
                              {"收款单位", text, 30},
                              {"统一社会信用代码", text, 22},
                              {"申请编号", text, 18},
                              {"补贴项目", text, 20},
                              {"本次拨付（元）", number, 16}},
                             {}};
    for (const Total& each : batch.order.totals)
        sheet.columns.push_back({*party_words(each.party).find("zh")->text() + "：" +
                                     name_of_organisation(view, each.organisation) + "（元）",
                                 number, 24});
    for (const Line& line : batch.order.lines) {
        const auto application = view.linked<Application>(line.application);
        const auto payee = view.linked<Organisation>(line.applicant);
        std::vector<std::string> row{std::to_string(sheet.rows.size() + 1),
                                     payee.details.name,
                                     payee.details.credit_code,
                                     application.id,
                                     application.filed.subject.zh,
                                     to_string(total(line.now))};
        for (const Total& each : batch.order.totals) {
            const auto part = line.now.find(each.party);
            const bool pays =
                part != line.now.end() && line.payers.at(each.party) == each.organisation;
            row.push_back(to_string(pays ? part->second : Money{}));
        }
        sheet.rows.push_back(std::move(row));
    }
    std::vector<std::string> sums{"", "合计", "", "", "", to_string(sum_of(batch))};
    for (const Total& each : batch.order.totals) sums.push_back(to_string(each.amount));
    sheet.rows.push_back(std::move(sums));
    return sheet;
}

std::string csv_text(const spreadsheet::Sheet& sheet) {
    std::string text = "\xEF\xBB\xBF";  // Excel takes it for UTF-8.
    const auto line = [&](const std::vector<std::string>& cells) {
        for (std::size_t i = 0; i < cells.size(); ++i) text += (i == 0 ? "" : ",") + cell(cells[i]);
        text += "\r\n";
    };
    std::vector<std::string> titles;
    for (const spreadsheet::Column& each : sheet.columns) titles.push_back(each.title);
    line(titles);
    for (const auto& row : sheet.rows) line(row);
    return text;
}

Result<Api::File> payments_as_csv(View& view, const Request& request) {
    const auto batch = TRY(view.get<Batch>(request.path_parameter("id")));
    return Api::File{"payments-" + batch.id + ".csv", "text/csv; charset=utf-8",
                     csv_text(payment_sheet(view, batch))};
}

Result<Api::File> payments_as_workbook(View& view, const Request& request) {
    const auto batch = TRY(view.get<Batch>(request.path_parameter("id")));
    return Api::File{"payments-" + batch.id + ".xlsx",
                     "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                     spreadsheet::write_table(payment_sheet(view, batch))};
}

// ---- what there is to apply for
Result<Tree> list_subsidies(View& view, const Context& context) {
    Tree::List items;
    const auto& details = view.linked<Organisation>(view.actor().organisation).details;
    for (const std::string& id : context.shelf.in(view).ids()) {
        const auto programme = context.shelf.in(view).in_force(id, view.today());
        if (!programme) continue;
        Tree::List papers;
        for (const programme::Declaration& declared : (*programme)->declarations)
            if (declared.kind == programme::Declared::paper)
                papers.push_back(
                    Tree::map({{"name", std::string(programme::declared_name(declared.fact)->id)},
                               {"zh", declared.reading.zh},
                               {"en", declared.reading.en}}));
        for (const programme::Subsidy& each : (*programme)->subsidies) {
            const auto* payee = programme::find_party(each.payee);
            items.push_back(Tree::map(
                {{"programme", Tree::map({{"id", id},
                                          {"title", Tree::map({{"zh", (*programme)->title.zh},
                                                               {"en", (*programme)->title.en}})},
                                          {"jurisdiction", (*programme)->jurisdiction}})},
                 {"subsidy", each.id},
                 {"title", Tree::map({{"zh", each.reading.zh}, {"en", each.reading.en}})},
                 {"expense", write(label_of(each.expense))},
                 {"timing", write(label_of(each.timing))},
                 {"payee", Tree::map({{"name", each.payee},
                                      {"zh", payee == nullptr ? each.payee : payee->zh},
                                      {"en", payee == nullptr ? each.payee : payee->en}})},
                 {"for_me", is_payee(each.payee, details.kind)},
                 {"papers", papers}}));
        }
    }
    return Tree::map({{"items", std::move(items)}});
}

// The loans that the person may apply for, by id and with words.
Result<Tree> list_loans(View& view) {
    constexpr std::int64_t most = 200;
    Tree::List items;
    for (const loan::Loan& each : TRY(view.list<loan::Loan>({.cursor = {}, .limit = most})).items)
        items.push_back(Tree::map({{"id", each.id},
                                   {"borrower", party(view, each.borrower)},
                                   {"lender", party(view, each.lender)},
                                   {"principal", to_string(each.terms.principal_limit)},
                                   {"maturity", to_string(each.terms.maturity)},
                                   {"settled", each.final}}));
    return Tree::map({{"items", std::move(items)}});
}

// Policies of the firm whose premium is paid, each with what became of it.
Result<Tree> list_policies(View& view) {
    Tree::List items;
    Page page{.cursor = {}, .limit = 200, .stage = {}};
    for (;;) {
        const auto found = TRY(view.with_key<insurance_policy::Policy>(
            "holder:" + view.actor().organisation, false, page));
        for (const insurance_policy::Policy& each : found.items) {
            if (!each.bound || each.paid <= Money{}) continue;
            Tree::List applied;
            for (const Application& application : applications_on(view, each.id))
                if (application.charged() > Money{}) applied.push_back(application.id);
            items.push_back(
                Tree::map({{"id", each.id},
                           {"number", each.bound->number},
                           {"line", write(label_of(each.application.line))},
                           {"insurer", party(view, each.application.insurer)},
                           {"from", to_string(each.inception().from)},
                           {"until", to_string(each.inception().until())},
                           {"items", static_cast<std::int64_t>(each.inception().schedule.size())},
                           {"premium", to_string(each.premium)},
                           {"paid", to_string(each.paid)},
                           {"applied", std::move(applied)}}));
        }
        if (!found.next) return Tree::map({{"items", std::move(items)}});
        page.cursor = *found.next;
    }
}

// On a policy's page: its subsidies, as far as the person is a party to them.
insurance_policy::Addition on_policy(View& view, const insurance_policy::Policy& policy) {
    if (!policy.bound) return {};
    rights::Section section("subsidies", {"subsidies", "保费补贴", "Premium subsidies"});
    section.column("id", "申请编号", "Application", "text")
        .column("title", "补贴", "Subsidy", "words")
        .column("granted", "可补", "Granted", "money")
        .column("paid", "已拨付", "Paid", "money")
        .column("excess", "应追回", "To be taken back", "money")
        .column("stage", "阶段", "Stage", "words")
        .when_empty("没有申请保费补贴", "No subsidy is applied for");
    bool standing = false;
    for (const Application& each : applications_on(view, policy.id)) {
        if (!view.get<Application>(each.id)) continue;
        standing = standing || each.charged() > Money{};
        section.row({{"id", each.id},
                     {"title", write(each.filed.title)},
                     {"granted", to_string(each.computed_now())},
                     {"paid", to_string(total(each.paid) - total(each.reclaimed))},
                     {"excess", to_string(each.excess())},
                     {"stage", write(stage_words(each))}},
                    "/subsidies/" + each.id);
    }
    const Actor& actor = view.actor();
    const bool may_apply = actor.has(Role::enterprise_officer) &&
                           actor.organisation == policy.application.holder && !standing &&
                           policy.paid > Money{};
    if (may_apply)
        section.data(
            Tree::map({{"link", Tree::map({{"href", "/subsidies/apply?policy=" + policy.id},
                                           {"zh", "申请保费补贴"},
                                           {"en", "Apply for a subsidy"}})}}));
    return {section.take(), {}};
}

Endpoint endpoint(const char* path, const char* operation, Words words,
                  std::vector<Role> roles = {}) {
    return {.path = path,
            .operation = operation,
            .words = std::move(words),
            .tag = "subsidy",
            .roles = std::move(roles)};
}

Route preview_route(Api& api, const Context& context) {
    Route route;
    route.method = Method::post;
    route.repetition = Repetition::harmless;
    route.path = "/api/v1/subsidy-previews";
    route.operation = "previewSubsidy";
    route.summary = {"试算补贴", "Preview a subsidy"};
    route.tag = "subsidy";
    std::vector<std::string> roles;
    for (const Role role : applicant_roles) roles.emplace_back(name_of(role));
    route.access = Access::permitted(std::move(roles));
    route.request = {"", schema<Content>()};
    route.response = {"", Tree::map({{"type", "object"}})};
    route.handler = [&api, context](const Request& request) -> Result<Response> {
        const Content content = TRY(read<Content>(request.json));
        const std::string own(request.query_value("application").value_or(""));
        Tree tree;
        api.desk().read(person_of(request).actor, [&](View& view) {
            const Assessment assessment =
                assess(view, context, content, view.actor().organisation, own);
            tree = assessment_tree(view, assessment, context);
        });
        return json(200, tree);
    };
    route.query = {{"application", {"所更正的申请", "The application that is corrected"}, {}}};
    return route;
}

void add_application_commands(Api& api, const Context& context) {
    const std::vector<Role> applicants(applicant_roles.begin(), applicant_roles.end());
    const std::vector<Role> officer{Role::treasury_officer};
    const std::vector<Role> approver{Role::treasury_approver};
    api.command<Content>(
        endpoint("/api/v1/subsidy-applications", "fileSubsidy", {"申请补贴", "Apply for a subsidy"},
                 applicants),
        {{"loan", "/api/v1/subsidy-loans"},
         {"policy", "/api/v1/subsidy-policies"},
         {"office", "/api/v1/organisations?kind=treasury"}},
        [context](Work& work, const Request&, const Content& command) {
            return file(work, command, context);
        },
        201);
    api.command<Content>(endpoint("/api/v1/subsidy-applications/{id}/correction", "correctSubsidy",
                                  {"补正申请", "Correct the application"}, applicants),
                         {}, [context](Work& work, const Request& request, const Content& command) {
                             return file_again(work, request, command, context, Act::correct);
                         });
    api.command<Content>(endpoint("/api/v1/subsidy-applications/{id}/settlement", "settleSubsidy",
                                  {"据实结算", "Settle the advance"}, applicants),
                         {}, [context](Work& work, const Request& request, const Content& command) {
                             return file_again(work, request, command, context, Act::settle);
                         });
    api.command<Withdraw>(endpoint("/api/v1/subsidy-applications/{id}/withdrawal",
                                   "withdrawSubsidy", {"撤回申请", "Withdraw"}, applicants),
                          {}, withdraw);
    api.command<RequestCorrection>(
        endpoint("/api/v1/subsidy-applications/{id}/correction-request", "requestSubsidyCorrection",
                 {"要求补正", "Ask for a correction"}, officer),
        {}, request_correction);
    api.command<Review>(endpoint("/api/v1/subsidy-applications/{id}/review", "reviewSubsidy",
                                 {"审核补贴", "Review the application"}, officer),
                        {}, review);
    api.command<Decide>(endpoint("/api/v1/subsidy-applications/{id}/decision", "decideSubsidy",
                                 {"复核补贴", "Decide the application"}, approver),
                        {}, [context](Work& work, const Request& request, const Decide& command) {
                            return decide_review(work, request, command, context);
                        });
    api.command<ProposeClawback>(
        endpoint("/api/v1/subsidy-applications/{id}/clawback", "proposeClawback",
                 {"提请追回", "Propose a clawback"}, officer),
        {}, propose_clawback);
    api.command<Decide>(endpoint("/api/v1/subsidy-applications/{id}/clawback-decision",
                                 "decideClawback", {"复核追回", "Decide the clawback"}, approver),
                        {}, decide_clawback);
    api.command<RecordReturn>(
        endpoint("/api/v1/subsidy-applications/{id}/returns", "recordSubsidyReturn",
                 {"登记退回款", "Record a return"}, officer),
        {}, record_return);
}

void add_batch_commands(Api& api, const Context& context) {
    const std::vector<Role> officer{Role::treasury_officer};
    api.command<Gather>(
        endpoint("/api/v1/subsidy-batches", "gatherSubsidies",
                 {"编制拨付批次", "Put a batch together"}, officer),
        {},
        [context](Work& work, const Request&, const Gather& command) {
            return gather(work, command, context);
        },
        201);
    api.command<Decide>(endpoint("/api/v1/subsidy-batches/{id}/decision", "decideSubsidyBatch",
                                 {"复核拨付批次", "Decide the batch"}, {Role::treasury_approver}),
                        {}, decide_batch);
    api.command<Pay>(endpoint("/api/v1/subsidy-batches/{id}/payment", "paySubsidyBatch",
                              {"登记拨付", "Record the payment"}, officer),
                     {}, pay);
}

void add_queries(Api& api, const Context& context) {
    const Tree object = Tree::map({{"type", "object"}});
    const auto listed = [](const char* path, const char* operation, Words words,
                           std::vector<QueryParameter> more = {}) {
        Endpoint list = endpoint(path, operation, std::move(words));
        list.query = page_parameters();
        list.query.insert(list.query.end(), more.begin(), more.end());
        return list;
    };
    api.query(listed("/api/v1/subsidy-applications", "listSubsidyApplications",
                     {"补贴申请列表", "Subsidy applications"},
                     {{"stage", {"阶段", "Stage"}, {}}, {"programme", {"政策", "Programme"}, {}}}),
              object, list_applications);
    api.query(endpoint("/api/v1/subsidy-applications/{id}", "showSubsidyApplication",
                       {"补贴申请详情", "One subsidy application"}),
              object, [&api, context](View& view, const Request& request) {
                  return show_application(view, api, request, api, context);
              });
    api.query(listed("/api/v1/subsidy-counters", "listSubsidyCounters",
                     {"补贴额度列表", "Counters of subsidies"}),
              object, [context](View& view, const Request& request) {
                  return list_counters(view, request, context);
              });
    api.query(endpoint("/api/v1/subsidy-counters/{id}", "showSubsidyCounter",
                       {"补贴额度详情", "One counter"}),
              object, [context](View& view, const Request& request) {
                  return show_counter(view, request, context);
              });
    api.query(listed("/api/v1/subsidy-batches", "listSubsidyBatches",
                     {"拨付批次列表", "Batches of subsidies"}),
              object, [context](View& view, const Request& request) {
                  return list_batches(view, request, context);
              });
    api.query(
        endpoint("/api/v1/subsidy-batches/{id}", "showSubsidyBatch", {"拨付批次详情", "One batch"}),
        object, [&api, context](View& view, const Request& request) {
            return show_batch(view, api, request, context);
        });
    api.query(
        endpoint("/api/v1/subsidies", "listSubsidies", {"可申请的补贴", "What can be applied for"}),
        object, [context](View& view, const Request&) { return list_subsidies(view, context); });
    api.query(endpoint("/api/v1/subsidy-policies", "listSubsidyPolicies",
                       {"可申请补贴的保单", "Policies to apply for"}),
              object, [](View& view, const Request&) { return list_policies(view); });
    api.query(endpoint("/api/v1/subsidy-loans", "listSubsidyLoans",
                       {"可申请补贴的贷款", "Loans to apply for"}),
              object, [](View& view, const Request&) { return list_loans(view); });
}

}  // namespace

Result<Tree::List> waiting(View& view, const Api& api) {
    const Actor& actor = view.actor();
    const auto has = [&](Role role) { return actor.has(role); };
    Tree::List list;
    for (const auto& [role, stage] : {std::pair{Role::treasury_officer, Stage::filed},
                                      std::pair{Role::treasury_approver, Stage::reviewed},
                                      std::pair{Role::treasury_approver, Stage::clawback_proposed}})
        if (has(role)) CHECKED(add_applications(view, api, stage, list));
    if (has(Role::treasury_officer)) CHECKED(add_ungathered(view, api, list));
    if (has(Role::treasury_officer)) CHECKED(add_excesses(view, api, list));
    if (std::ranges::any_of(applicant_roles, has)) CHECKED(add_corrections(view, api, list));
    if (has(Role::treasury_approver)) CHECKED(add_batches(view, api, BatchStage::proposed, list));
    if (has(Role::treasury_officer)) CHECKED(add_batches(view, api, BatchStage::approved, list));
    return list;
}

void add_routes(Api& api, const Context& context, insurance_policy::Pages& policy_pages,
                insurance_policy::Listeners& listeners) {
    api.kind<SubsidisedRight>();
    policy_pages.push_back(
        [](View& view, const insurance_policy::Policy& policy) { return on_policy(view, policy); });
    listeners.push_back([context](Work& work, const insurance_policy::Policy& policy) {
        return premium_changed(work, context, policy);
    });
    api.kind<expense::Entry>();
    api.kind<Application>();
    api.kind<Counter>();
    api.kind<Docket>();
    api.kind<Batch>();
    add_application_commands(api, context);
    add_batch_commands(api, context);
    add_queries(api, context);
    api.route(preview_route(api, context));
    api.download(endpoint("/api/v1/subsidy-batches/{id}/payments.xlsx", "exportSubsidyPayments",
                          {"导出拨付清单", "Export the payments"}),
                 payments_as_workbook);
    api.download(endpoint("/api/v1/subsidy-batches/{id}/payments.csv", "exportSubsidyPaymentsCsv",
                          {"导出拨付清单（CSV）", "Export the payments as CSV"}),
                 payments_as_csv);
}

}  // namespace zhirong::subsidy
