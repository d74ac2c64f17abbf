#include "features/price/routes.h"

#include <algorithm>
#include <map>

#include "core/explanation/why.h"
#include "core/journal/digest.h"
#include "core/tabular/tabular.h"
#include "features/organisation/organisation.h"
#include "features/price/groups.h"
#include "features/price/import.h"
#include "features/price/refusals.h"
#include "features/price/store.h"
#include "platform/desk/api.h"
#include "platform/spreadsheet/spreadsheet.h"

namespace zhirong::price {
namespace {

using organisation::Organisation;

constexpr std::size_t most_file_bytes = spreadsheet::TableLimits{}.file_bytes;
const Tree any_object = Tree::map({{"type", "object"}});

// ---- what is asked for
template <class E>
Result<std::optional<E>> one_of(const Request& request, const char* name) {
    const auto text = request.query_value(name);
    if (!text || text->empty()) return std::nullopt;
    std::string known;
    for (const auto& entry : EnumNames<E>::names) {
        if (entry.name == *text) return entry.value;
        known += (known.empty() ? "" : ", ") + std::string(entry.name);
    }
    return refuse(bad_filter, name,
                  {{"found", std::string(*text)}, {"expected", known}, {"expected_en", known}});
}

Result<std::string> quarter_asked(const Request& request, const char* name) {
    std::string text(request.query_value(name).value_or(""));
    if (text.empty() || last_day(text)) return text;
    return refuse(bad_quarter, name, {{"found", text}});
}

// The first digits of a region: two, four, or a code that ends in zeros.
Result<std::string> region_asked(const Request& request) {
    std::string text(request.query_value("region").value_or(""));
    const std::string found = text;
    while (text.size() > 2 && text.ends_with("00")) text.resize(text.size() - 2);
    if (text.size() == 6) text.resize(4);
    const bool good =
        text.empty() || ((text.size() == 2 || text.size() == 4) && region_words(text).zh != text);
    if (good) return text;
    return refuse(bad_region, "region", {{"found", found}});
}

std::string class_asked(const Request& request) {
    std::string text = tabular::upper_case(std::string(request.query_value("class").value_or("")));
    if (text.size() == 1 && text[0] >= '0' && text[0] <= '9') text.insert(0, "0");
    return text.size() > 4 ? text.substr(0, 4) : text;
}

Result<Filter> filter_of(const Request& request) {
    Filter filter;
    filter.basis = TRY(one_of<Basis>(request, "basis"));
    filter.kind = TRY(one_of<RightKind>(request, "kind"));
    filter.right_class = class_asked(request);
    filter.region = TRY(region_asked(request));
    filter.from = TRY(quarter_asked(request, "from"));
    filter.through = TRY(quarter_asked(request, "through"));
    return filter;
}

std::vector<QueryParameter> filter_parameters() {
    return {{"basis", {"价格类型：value、deal、hammer", "Basis: value, deal, hammer"}},
            {"kind", {"权利种类", "Kind of right"}},
            {"class", {"分类号的开头", "How the class begins"}},
            {"region", {"行政区划代码的开头", "How the region begins"}},
            {"from", {"起始季度，如 2024Q1", "First quarter, such as 2024Q1"}},
            {"through", {"截止季度", "Last quarter"}},
            {"by", {"分组方式", "By what rows are told apart"}}};
}

// ---- words
Label key_words(By by, const std::string& key) {
    const Label wider{key, "更大的组", "Wider groups"};
    if (key.empty() && by != By::section && by != By::right_class) return wider;
    switch (by) {
        case By::kind:
            for (const auto& entry : EnumNames<RightKind>::names)
                if (entry.name == key) return label_of(entry.value);
            return wider;
        case By::basis:
            for (const auto& entry : EnumNames<Basis>::names)
                if (entry.name == key) return label_of(entry.value);
            return wider;
        case By::province:
        case By::city: return region_words(key);
        case By::quarter:
            if (key.size() == 4) return {key, key + "年其余", "Rest of " + key};
            return {key, key.substr(0, 4) + "年第" + key.substr(5) + "季度",
                    key.substr(0, 4) + " Q" + key.substr(5)};
        case By::section:
        case By::right_class:
            return key.empty() ? Label{key, "无分类或者更大的组", "No class, or wider groups"}
                               : Label{key, key, key};
    }
    ensure(false);
    return {};
}

Tree statistics_tree(const Statistics& told) {
    return Tree::map({{"count", told.count},
                      {"total", to_string(told.total)},
                      {"lower", to_string(told.lower)},
                      {"median", to_string(told.median)},
                      {"upper", to_string(told.upper)}});
}

Tree row_tree(By by, const IndexRow& row) {
    Tree tree = statistics_tree(row.statistics);
    tree.set("key", row.key);
    tree.set("label", write(key_words(by, row.key)));
    return tree;
}

std::string name_of_organisation(View& view, const std::string& id) {
    return view.linked<Organisation>(id).details.name;
}

// ---- index
Result<By> by_asked(const Request& request) {
    static constexpr std::array names{
        std::pair{"quarter", By::quarter},   std::pair{"kind", By::kind},
        std::pair{"section", By::section},   std::pair{"class", By::right_class},
        std::pair{"province", By::province}, std::pair{"city", By::city},
        std::pair{"basis", By::basis}};
    const std::string text(request.query_value("by").value_or("quarter"));
    std::string known;
    for (const auto& [name, by] : names) {
        if (text == name) return by;
        known += (known.empty() ? "" : ", ") + std::string(name);
    }
    return refuse(bad_filter, "by", {{"found", text}, {"expected", known}, {"expected_en", known}});
}

std::vector<const Group*> all_shown(std::span<const Publication> all) {
    std::vector<const Group*> groups;
    for (const Publication& one : all)
        for (const Group* group : shown(one)) groups.push_back(group);
    return groups;
}

Tree rule_tree() {
    return write(Phrase{
        "n 个价格由低到高排列，分位 p：n·p 不是整数时取第 ⌈n·p⌉ 个；是整数时取第 n·p 个与下一个的"
        "平均数，四舍五入到分。中位数 p=1/2，四分位数 p=1/4、3/4",
        "Of n rising prices the p-quantile: the one in place ⌈n·p⌉ where n·p is no whole number, "
        "else "
        "the mean of that in place n·p and the next, to the nearest fen. Median p = 1/2, quartiles "
        "p = 1/4 and 3/4"});
}

Result<Tree> show_index(View& view, const Api& api, const Request& request) {
    const Filter filter = TRY(filter_of(request));
    const By by = TRY(by_asked(request));
    const auto all = publications(view);
    const auto groups = all_shown(all);
    const Index index = index_of(groups, filter, by);
    const Index quarters = index_of(groups, filter, By::quarter);
    Tree::List rows;
    for (const IndexRow& row : index.rows) rows.push_back(row_tree(by, row));
    Tree::List series;
    for (const IndexRow& row : quarters.rows)
        if (row.key.size() == 6) series.push_back(row_tree(By::quarter, row));
    Tree::List actions;
    if (may_publish(view.actor())) {
        if (const auto quarter = next_quarter(all, view.today()))
            actions.push_back(api.action("publishPrices", {}, Tree::map({{"quarter", *quarter}})));
        actions.push_back(
            api.action("reportDeal", {}, Tree::map({{"on", to_string(view.today())}})));
    }
    const Minimum minimum = minimum_on(minimums(view), view.today());
    if (view.actor().has(Role::policy_approver))
        actions.push_back(
            api.action("setPriceMinimum", {},
                       Tree::map({{"from", to_string(view.today())},
                                  {"observations", minimum.observations},
                                  {"parties", minimum.parties},
                                  {"largest_share", to_string(minimum.largest_share)}})));
    Tree answer = Tree::map({{"rows", std::move(rows)},
                             {"series", std::move(series)},
                             {"across", index.across},
                             {"rule", rule_tree()},
                             {"minimum", write(minimum)},
                             {"may_report", may_report(view.actor())},
                             {"actions", std::move(actions)}});
    if (index.all) answer.set("all", statistics_tree(*index.all));
    if (!all.empty())
        answer.set("published",
                   Tree::map({{"quarter", all.back().quarter}, {"on", to_string(all.back().on)}}));
    return answer;
}

Result<Api::File> index_file(View& view, const Request& request) {
    const Filter filter = TRY(filter_of(request));
    const By by = TRY(by_asked(request));
    const auto all = publications(view);
    const Index index = index_of(all_shown(all), filter, by);
    using spreadsheet::ColumnKind;
    spreadsheet::Sheet sheet{"价格",
                             {{"分组", ColumnKind::text, 28},
                              {"笔数", ColumnKind::number, 10},
                              {"下四分位数（元）", ColumnKind::number, 20},
                              {"中位数（元）", ColumnKind::number, 20},
                              {"上四分位数（元）", ColumnKind::number, 20},
                              {"合计（元）", ColumnKind::number, 20}},
                             {}};
    const auto add = [&](std::string words, const Statistics& told) {
        sheet.rows.push_back({std::move(words), std::to_string(told.count), to_string(told.lower),
                              to_string(told.median), to_string(told.upper),
                              to_string(told.total)});
    };
    for (const IndexRow& row : index.rows) add(key_words(by, row.key).zh, row.statistics);
    if (index.all) add("合计", *index.all);
    return Api::File{"prices.xlsx",
                     "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                     spreadsheet::write_table(sheet)};
}

Result<Tree> show_comparables(View& view, const Request& request) {
    const auto kind = TRY(one_of<RightKind>(request, "kind"));
    if (!kind)
        return refuse(
            bad_filter, "kind",
            {{"found", ""}, {"expected", "权利种类"}, {"expected_en", "a kind of right"}});
    Sought sought{.kind = *kind,
                  .right_class = class_asked(request),
                  .region = TRY(region_asked(request)),
                  .from = {}};
    if (const auto from = request.query_value("from"); from && !from->empty()) {
        const auto quarter = last_day(std::string(*from));
        sought.from = quarter ? quarter : parse_date(*from);
        if (!sought.from)
            return refuse(bad_filter, "from",
                          {{"found", std::string(*from)},
                           {"expected", "日期或者季度，如 2024-02-29、2024Q1"},
                           {"expected_en", "a date or quarter, such as 2024-02-29 or 2024Q1"}});
    }
    constexpr std::size_t most = 500;
    const auto all = publications(view);
    const auto found = comparables(all, sought);
    Tree::List items;
    for (const Comparable& one : std::span(found).first(std::min(found.size(), most)))
        items.push_back(Tree::map({{"id", one.id},
                                   {"basis", write(label_of(one.basis))},
                                   {"kind", write(label_of(one.kind))},
                                   {"class", one.right_class},
                                   {"region", write(region_words(one.region))},
                                   {"period", one.period},
                                   {"wider", one.wider},
                                   {"price", to_string(one.price)}}));
    return Tree::map({{"items", std::move(items)},
                      {"found", std::ssize(found)},
                      {"least", least_comparables},
                      {"enough", std::ssize(found) >= least_comparables}});
}

// ---- deals
std::optional<Deal> deal_before(View& view, const std::string& reference) {
    return view.find<Deal>(id_of_deal(view.actor().organisation, reference));
}

Result<Tree> report_deal(Work& work, const Request&, const ReportDeal& command) {
    const Reported reported = TRY(decide(command, work.actor(), work.today()));
    Deal deal{.id = id_of_deal(work.actor().organisation, command.reference)};
    if (const auto before = deal_before(work, command.reference))
        CHECKED(is_reported(before, reported.details));
    CHECKED(work.create(deal, reported));
    return Tree::map({{"id", deal.id}});
}

Result<Tree> withdraw_deal(Work& work, const Request& request, const WithdrawDeal& command) {
    auto deal = TRY(work.get<Deal>(request.path_parameter("id")));
    const Withdrawn withdrawn = TRY(decide(deal, command, work.actor(), work.today()));
    work.happened(deal, withdrawn);
    // Read first, then held: publications only ever grow by withdrawn groups.
    const auto place = place_of(deal.id, publications(work));
    if (place) {
        auto publication = work.linked<Publication>(place->publication);
        if (std::ranges::find(publication.withdrawn, place->group) == publication.withdrawn.end())
            work.happened(publication, GroupWithdrawn{place->group, work.today(), command.reason});
    }
    return Tree::map({{"id", deal.id}, {"group_withdrawn", place.has_value()}});
}

// To those who reported it, and still without its parties.
Tree deal_tree(const Api& api, const Deal& deal) {
    const ReportDeal& details = deal.details;
    Tree tree = Tree::map({{"id", deal.id},
                           {"reference", details.reference},
                           {"on", to_string(details.on)},
                           {"known", to_string(deal.known)},
                           {"kind", write(label_of(details.kind))},
                           {"class", details.right_class},
                           {"region", write(region_words(details.region))},
                           {"price", to_string(details.price)},
                           {"channel", write(label_of(details.channel))},
                           {"source", details.source},
                           {"stage", write(stage_words(deal))}});
    if (details.appraisal) tree.set("appraisal", to_string(*details.appraisal));
    if (details.rounds) tree.set("rounds", *details.rounds);
    if (details.days) tree.set("days", *details.days);
    Tree::List actions;
    if (!deal.withdrawn)
        actions.push_back(api.action("withdrawDeal", {{"id", deal.id}}, Tree::Map{}, true));
    tree.set("actions", std::move(actions));
    return tree;
}

Result<Tree> list_deals(View& view, const Api& api, const Request& request) {
    const auto page = TRY(view.list<Deal>(TRY(page_of(request))));
    Tree::List items;
    for (const Deal& deal : page.items)
        if (deal.reporter == view.actor().organisation) items.push_back(deal_tree(api, deal));
    return page_tree(std::move(items), page);
}

struct Upload {
    Table table;
    std::string file;  // its digest
    std::string source;
};

Result<Upload> read_upload(const Request& request) {
    Upload upload;
    upload.table = TRY(spreadsheet::read_table(request.body));
    upload.file = digest(DigestKind::sha256, request.body);
    upload.source = request.query_value("source").value_or("");
    return upload;
}

std::string plan_of(const Upload& upload, const Judgement& judgement) {
    return digest(DigestKind::sha256,
                  upload.file + '\n' + upload.source + '\n' + judgement.refused_rows());
}

Result<Judgement> judge_upload(View& view, const Upload& upload) {
    return judge(
        upload.table, upload.source,
        [&](const std::string& reference) { return deal_before(view, reference); }, view.actor(),
        view.today());
}

Tree counts_of(const Judgement& judgement) {
    return Tree::map({{"reports", judgement.count(Verdict::reports)},
                      {"already", judgement.count(Verdict::already)},
                      {"refused", judgement.count(Verdict::refused)}});
}

Tree judged_tree(const JudgedRow& row) {
    Tree tree = Tree::map({{"row", row.number},
                           {"verdict", std::string(name_of(row.verdict))},
                           {"reference", row.deal.reference},
                           {"price", to_string(row.deal.price)}});
    Tree::List problems;
    for (const Refusal& problem : row.problems.all)
        problems.push_back(Tree::map({{"cell", problem.field},
                                      {"code", problem.kind->code},
                                      {"zh", in_chinese(problem)},
                                      {"en", in_english(problem)}}));
    tree.set("problems", std::move(problems));
    return tree;
}

Result<Tree> preview(View& view, const Request&, const Upload& upload) {
    const Judgement judgement = TRY(judge_upload(view, upload));
    Tree::List rows;
    for (const JudgedRow& row : judgement.rows) rows.push_back(judged_tree(row));
    Tree::List ignored;
    for (const std::string& title : judgement.ignored) ignored.emplace_back(title);
    return Tree::map({{"file", upload.file},
                      {"plan", plan_of(upload, judgement)},
                      {"counts", counts_of(judgement)},
                      {"ignored_columns", std::move(ignored)},
                      {"rows", std::move(rows)}});
}

Result<Tree> import_file(Work& work, const Request& request, const Upload& upload) {
    if (request.query_value("file") != upload.file) return refuse(other_file, "file");
    const Judgement judgement = TRY(judge_upload(work, upload));
    if (request.query_value("plan") != plan_of(upload, judgement))
        return refuse(changed_since_preview, "plan");
    for (const JudgedRow& row : judgement.rows) {
        if (row.verdict != Verdict::reports) continue;
        Deal deal{.id = id_of_deal(work.actor().organisation, row.deal.reference)};
        CHECKED(work.create(
            deal, Reported{work.actor().organisation, work.actor().user, work.today(), row.deal}));
    }
    return Tree::map({{"counts", counts_of(judgement)}});
}

Result<Api::File> template_file(View&, const Request&) {
    std::string text = "\xEF\xBB\xBF";  // Without it Excel takes UTF-8 for GB18030.
    for (const auto& line : {import_titles(), import_example()}) {
        for (std::size_t i = 0; i < line.size(); ++i) text += (i == 0 ? "" : ",") + line[i];
        text += "\r\n";
    }
    return Api::File{"price-deals-template.csv", "text/csv; charset=utf-8", text};
}

// ---- publications
Observation observed(const Deal& deal) {
    const ReportDeal& details = deal.details;
    return {.basis = Basis::deal,
            .kind = details.kind,
            .right_class = details.right_class,
            .region = details.region,
            .on = details.on,
            .price = details.price,
            .parties = {details.seller, details.buyer},
            .deal = deal.id};
}

Result<Tree> publish_prices(Work& work, const Request&, const Publish& command,
                            const Sources& sources) {
    const auto before = publications(work);
    CHECKED(check(command, before, work.actor(), work.today()));
    std::map<Basis, std::vector<Observation>> observations;
    for (const Basis basis : {Basis::value, Basis::hammer})
        sources.observations(
            work, basis, taking_of(basis, command.quarter, before),
            [&](Observation one) { observations[basis].push_back(std::move(one)); });
    const Taking taking = taking_of(Basis::deal, command.quarter, before);
    each_deal(work, taking.after, taking.through, [&](const Deal& deal) {
        if (!deal.withdrawn) observations[Basis::deal].push_back(observed(deal));
    });
    const Minimum minimum = minimum_on(minimums(work), work.today());
    Publication publication{.id = id_of_publication(command.quarter)};
    CHECKED(work.create(publication, TRY(publish(command.quarter, observations, minimum,
                                                 work.actor(), work.today()))));
    return Tree::map({{"id", publication.id}, {"groups", std::ssize(publication.groups)}});
}

Result<Tree> list_publications(View& view, const Request&) {
    Tree::List items;
    for (const Publication& one : publications(view)) {
        std::int64_t count = 0;
        for (const Group* group : shown(one)) count += std::ssize(group->prices);
        Tree::List bases;
        for (const Basis basis : one.bases) bases.push_back(write(label_of(basis)));
        items.push_back(Tree::map({{"quarter", one.quarter},
                                   {"on", to_string(one.on)},
                                   {"bases", std::move(bases)},
                                   {"groups", std::ssize(one.groups) - std::ssize(one.withdrawn)},
                                   {"withdrawn", std::ssize(one.withdrawn)},
                                   {"count", count},
                                   {"minimum", write(one.minimum)}}));
    }
    std::ranges::reverse(items);
    return Tree::map({{"items", std::move(items)}});
}

Result<Tree> set_minimum(Work& work, const Request&, const SetMinimum& command) {
    Minimums kept = minimums(work);
    work.happened(kept, TRY(decide(kept, command, work.actor(), work.today())));
    return Tree::map({{"from", to_string(command.from)}});
}

// ---- back-test
Label aspect_words(View& view, Aspect aspect, const Score& score,
                   std::span<const Outcome> outcomes) {
    if (score.rest) return {"", "其余（各自不足最小组）", "The rest (each below the minimum)"};
    if (score.key.empty()) return {"", "未载明", "Not stated"};
    switch (aspect) {
        case Aspect::method:
            for (const Outcome& one : outcomes)
                if (one.method && one.method->name == score.key) return *one.method;
            break;
        case Aspect::appraiser: {
            const std::string name = name_of_organisation(view, score.key);
            return {score.key, name, name};
        }
        case Aspect::kind:
            for (const auto& entry : EnumNames<RightKind>::names)
                if (entry.name == score.key) return label_of(entry.value);
            break;
        case Aspect::elapsed:
            if (score.key == "more") return {score.key, "超过 24 个月", "More than 24 months"};
            return {score.key, score.key + " 个月以内", "Within " + score.key + " months"};
    }
    return {score.key, score.key, score.key};
}

Tree score_tree(const Score& score) {
    return Tree::map(
        {{"count", score.count},
         {"lower", to_string(Ratio{score.lower, 10'000})},
         {"median", to_string(Ratio{score.median, 10'000})},
         {"upper", to_string(Ratio{score.upper, 10'000})},
         {"near", score.near},
         {"ranged", score.ranged},
         {"within", score.within},
         {"near_share",
          to_string(
              Ratio{round_fen(int128{score.near} * 10'000, score.count, Rounding::half_up).fen,
                    10'000})}});
}

// Those who supervise see groups of all; an appraiser sees what it valued itself.
Result<Tree> show_back_test(View& view, const Sources& sources) {
    auto outcomes = sources.outcomes(view);
    const bool own = view.actor().has(Role::appraiser_officer);
    if (own)
        std::erase_if(outcomes, [&](const Outcome& one) {
            return one.appraiser != view.actor().organisation;
        });
    else
        each_deal(view, std::nullopt, view.today(), [&](const Deal& deal) {
            if (deal.withdrawn || !deal.details.appraisal) return;
            outcomes.push_back({.subject = deal.id,
                                .kind = deal.details.kind,
                                .method = std::nullopt,
                                .appraiser = {},
                                .valued = *deal.details.appraisal,
                                .low = {},
                                .high = {},
                                .realised = deal.details.price,
                                .valued_on = std::nullopt,
                                .realised_on = deal.details.on,
                                .parties = {deal.details.seller, deal.details.buyer}});
        });
    const Minimum minimum = minimum_on(minimums(view), view.today());
    const auto least = own ? std::nullopt : std::optional(minimum);
    Tree tables = Tree::Map{};
    for (const auto& [name, aspect] :
         {std::pair{"method", Aspect::method}, std::pair{"appraiser", Aspect::appraiser},
          std::pair{"kind", Aspect::kind}, std::pair{"elapsed", Aspect::elapsed}}) {
        if (own && aspect == Aspect::appraiser) continue;
        Tree::List rows;
        for (const Score& one : scores(outcomes, aspect, least)) {
            Tree row = score_tree(one);
            row.set("label", write(aspect_words(view, aspect, one, outcomes)));
            rows.push_back(std::move(row));
        }
        tables.set(name, std::move(rows));
    }
    Tree answer =
        Tree::map({{"own", own}, {"tables", std::move(tables)}, {"minimum", write(minimum)}});
    const bool told = !scores(outcomes, Aspect::kind, least).empty();
    if (told) answer.set("all", score_tree(*score(outcomes)));
    if (own) {
        Tree::List items;
        for (const Outcome& one : outcomes) {
            Tree row = Tree::map({{"subject", one.subject},
                                  {"valued", to_string(one.valued)},
                                  {"realised", to_string(one.realised)},
                                  {"ratio", to_string(Ratio{ratio_of(one), 10'000})},
                                  {"near", is_near(one)},
                                  {"realised_on", to_string(one.realised_on)}});
            if (const auto within = is_within(one)) {
                row.set("low", to_string(*one.low));
                row.set("high", to_string(*one.high));
                row.set("within", *within);
            }
            if (one.valued_on) row.set("valued_on", to_string(*one.valued_on));
            if (one.method) row.set("method", write(*one.method));
            if (one.kind) row.set("kind", write(label_of(*one.kind)));
            items.push_back(std::move(row));
        }
        answer.set("items", std::move(items));
    }
    return answer;
}

Endpoint endpoint(const char* path, const char* operation, Words words,
                  std::vector<Role> roles = {}, std::vector<QueryParameter> query = {}) {
    return {.path = path,
            .operation = operation,
            .words = std::move(words),
            .tag = "price",
            .roles = std::move(roles),
            .query = std::move(query)};
}

}  // namespace

void add_routes(Api& api, Sources sources) {
    api.kind<Deal>();
    api.kind<Minimums>();
    api.kind<Publication>();
    const std::vector<Role> reporters{Role::registry_officer, Role::policy_officer,
                                      Role::fund_officer};
    const QueryParameter source{"source", {"未填依据文件的行的依据", "Paper of rows without one"}};

    api.command<ReportDeal>(
        endpoint("/api/v1/price-deals", "reportDeal", {"报送成交", "Report a deal"}, reporters), {},
        report_deal, 201);
    api.command<WithdrawDeal>(endpoint("/api/v1/price-deals/{id}/withdrawal", "withdrawDeal",
                                       {"撤回成交", "Withdraw the deal"}, reporters),
                              {}, withdraw_deal);
    api.command<Publish>(
        endpoint("/api/v1/price-publications", "publishPrices", {"发布价格", "Publish prices"},
                 reporters),
        {},
        [sources](Work& work, const Request& request, const Publish& command) {
            return publish_prices(work, request, command, sources);
        },
        201);
    api.command<SetMinimum>(endpoint("/api/v1/price-minimums", "setPriceMinimum",
                                     {"设定价格公布的最小组", "Set the minimum group of prices"},
                                     {Role::policy_approver}),
                            {}, set_minimum);
    api.file_query<Upload>(endpoint("/api/v1/price-deals/preview", "previewDeals",
                                    {"预览导入", "Preview an import"}, reporters, {source}),
                           most_file_bytes, read_upload, preview);
    const Tree text = Tree::map({{"type", "string"}});
    api.file_command<Upload>(
        endpoint("/api/v1/price-deals/imports", "importDeals", {"导入成交", "Import deals"},
                 reporters,
                 {source,
                  {"file",
                   {"预览给出的文件摘要", "The file's digest, as the preview gave it"},
                   text,
                   true},
                  {"plan", {"预览给出的 plan", "The preview's plan"}, text, true}}),
        most_file_bytes, read_upload, import_file);
    api.download(endpoint("/api/v1/price-deals/template.csv", "downloadDealTemplate",
                          {"下载导入模板", "Download the template"}),
                 template_file);

    api.query(endpoint("/api/v1/price-deals", "listDeals", {"本机构报送的成交", "Deals reported"},
                       reporters, page_parameters()),
              any_object, [&api](View& view, const Request& request) {
                  return list_deals(view, api, request);
              });
    api.query(endpoint("/api/v1/price-index", "showPriceIndex", {"价格指数", "The price index"}, {},
                       filter_parameters()),
              any_object, [&api](View& view, const Request& request) {
                  return show_index(view, api, request);
              });
    api.download(endpoint("/api/v1/price-index.xlsx", "downloadPriceIndex",
                          {"下载价格指数", "Download the price index"}, {}, filter_parameters()),
                 index_file);
    api.query(endpoint("/api/v1/price-comparables", "listComparables",
                       {"可比案例（不含当事人）", "Comparables, without parties"}, {},
                       {{"kind", {"权利种类", "Kind of right"}},
                        {"class", {"分类号", "Class"}},
                        {"region", {"行政区划代码", "Region"}},
                        {"from", {"不早于该日所在季度", "Not before this day's quarter"}}}),
              any_object, show_comparables);
    api.query(
        endpoint("/api/v1/price-publications", "listPublications", {"历次发布", "Publications"}),
        any_object, list_publications);
    api.query(endpoint("/api/v1/price-backtest", "showBackTest",
                       {"评估价与成交价回测", "Valuations against prices"},
                       {Role::policy_officer, Role::policy_approver, Role::appraiser_officer,
                        Role::administrator, Role::auditor}),
              any_object,
              [sources](View& view, const Request&) { return show_back_test(view, sources); });
}

}  // namespace zhirong::price
