#include "features/rights/import.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "core/identifiers/identifiers.h"

namespace zhirong::rights {
namespace {

using tabular::Title;

constexpr RefusalKind bad_goods{
    "right.import_goods", 422,
    "“{found}”不是商品服务：每项写作 类别/类似群/名称，各项以分号隔开，例如 "
    "7/0749/泵；11/1109/水暖器材",
    "“{found}” are no goods: write class/group/name, items apart by semicolons, such as "
    "7/0749/泵；11/1109/水暖器材"};
constexpr RefusalKind another_holder{
    "right.import_holder", 409,
    "登记的权利人为“{expected}”，文件为“{found}”：权利转移请办理转移登记",
    "On record is “{expected}”, the file says “{found}”: register a transfer for that"};

constexpr RefusalKind another_code{
    "right.import_code", 409,
    "登记的统一社会信用代码为“{expected}”，文件为“{found}”：权利转移请办理转移登记",
    "On record is the credit code “{expected}”, the file says “{found}”: register a transfer for "
    "that"};
constexpr RefusalKind older_file{
    "right.import_older", 409,
    "登记簿已有更新的内容（{expected}），文件为 {found}：文件可能较旧，确需改回请逐件更正",
    "The record is further on ({expected}) than the file ({found}), which may be older: correct "
    "the right itself if it must go back"};

enum Column : int {
    kind,
    number,
    title,
    holder,
    credit_code,
    classes_column,
    filed,
    granted,
    valid_until,
    fee_year,
    same_day,
    sign,
    goods,
    similar_marks,
    work,
    author,
    completed,
    published,
    died,
    exploited,
    species,
    woody,
    product,
    area,
    measures,
    evidence,
    source,
    use,
    co_owners,
    agreement,
    family,
};
// The first title of a column is the template's.
constexpr std::array titles{Title{kind, "权利种类"},
                            Title{kind, "专利类型"},
                            Title{kind, "kind"},
                            Title{number, "号码"},
                            Title{number, "专利号"},
                            Title{number, "注册号"},
                            Title{number, "登记号"},
                            Title{number, "number"},
                            Title{title, "名称"},
                            Title{title, "专利名称"},
                            Title{title, "发明名称"},
                            Title{title, "商标名称"},
                            Title{title, "作品名称"},
                            Title{title, "title"},
                            Title{holder, "权利人"},
                            Title{holder, "专利权人"},
                            Title{holder, "注册人"},
                            Title{holder, "著作权人"},
                            Title{holder, "holder"},
                            Title{credit_code, "统一社会信用代码"},
                            Title{credit_code, "信用代码"},
                            Title{credit_code, "credit code"},
                            Title{classes_column, "分类号"},
                            Title{classes_column, "主分类号"},
                            Title{classes_column, "class"},
                            Title{filed, "申请日"},
                            Title{filed, "申请日期"},
                            Title{filed, "filing date"},
                            Title{granted, "授权或者注册日"},
                            Title{granted, "授权公告日"},
                            Title{granted, "授权日"},
                            Title{granted, "注册日"},
                            Title{granted, "登记日"},
                            Title{granted, "grant date"},
                            Title{valid_until, "有效期至"},
                            Title{valid_until, "valid until"},
                            Title{fee_year, "年费已缴至年度"},
                            Title{fee_year, "fees paid through year"},
                            Title{same_day, "同日发明申请"},
                            Title{sign, "商标文字"},
                            Title{sign, "sign"},
                            Title{goods, "商品服务"},
                            Title{goods, "goods"},
                            Title{similar_marks, "近似商标"},
                            Title{work, "作品类别"},
                            Title{author, "作者"},
                            Title{completed, "创作完成日"},
                            Title{published, "首次发表日"},
                            Title{died, "作者死亡日"},
                            Title{exploited, "首次商业利用日"},
                            Title{species, "植物种属"},
                            Title{woody, "木本或者藤本"},
                            Title{product, "产品"},
                            Title{area, "产地范围"},
                            Title{measures, "保密措施"},
                            Title{evidence, "存证编号"},
                            Title{source, "数据来源"},
                            Title{use, "应用场景"},
                            Title{co_owners, "共有人"},
                            Title{co_owners, "co-owners"},
                            Title{agreement, "共有约定"},
                            Title{family, "同族或者品牌"},
                            Title{family, "family"}};
constexpr std::array<int, 3> needed_columns{number, title, holder};

// "7/0749/泵；…", apart by either semicolon; lists of names also by the enumeration comma.
std::vector<std::string> items(std::string_view text, bool names) {
    std::vector<std::string> all;
    std::string item;
    const auto flush = [&] {
        if (std::string one = tabular::trimmed(item); !one.empty()) all.push_back(std::move(one));
        item.clear();
    };
    constexpr std::array<std::string_view, 5> breaks{"；", ";", "、", "，", ","};
    const std::size_t used = names ? breaks.size() : 2;
    while (!text.empty()) {
        const auto* const at =
            std::find_if(breaks.begin(), breaks.begin() + used,
                         [&](std::string_view one) { return text.starts_with(one); });
        if (at != breaks.begin() + used) {
            flush();
            text.remove_prefix(at->size());
        } else {
            item += text.front();
            text.remove_prefix(1);
        }
    }
    flush();
    return all;
}

class Reader {
public:
    Reader(const tabular::Header& header, const TableRow& row) : cells_(header, row, 4'000) {}

    Particulars particulars(RightKind kind) {
        switch (kind) {
            case RightKind::invention:
            case RightKind::utility_model:
            case RightKind::design: return patent();
            case RightKind::trademark: return mark();
            case RightKind::copyright: return copyright();
            case RightKind::geographical_indication:
                return Indication{cells_.needed(product), cells_.needed(area),
                                  cells_.needed_date(granted)};
            case RightKind::integrated_circuit_layout:
                return Layout{cells_.needed_date(completed), cells_.needed_date(filed),
                              cells_.date(exploited), cells_.date(granted)};
            case RightKind::plant_variety:
                return Variety{cells_.needed(species), flag(woody), cells_.needed_date(filed),
                               cells_.date(granted)};
            case RightKind::trade_secret:
                return Secret{cells_.needed_date(granted), cells_.needed(measures),
                              cells_.needed(evidence)};
            case RightKind::data:
                return Dataset{cells_.needed_date(granted), cells_.needed_date(valid_until),
                               cells_.needed(source), cells_.needed(use)};
        }
        ensure(false);
        return Patent{};
    }

    template <class E>
    std::optional<E> choice(Column column) {
        const std::string found = cells_.text(column);
        if (found.empty()) return std::nullopt;
        std::string expected;
        for (const auto& entry : EnumNames<E>::names) {
            if (found == entry.zh || tabular::lower_case(found) == entry.name) return entry.value;
            expected += (expected.empty() ? "" : "、") + std::string(entry.zh);
        }
        cells_.wrong(tabular::refusals::cell_choice, column,
                     {{"found", found}, {"expected", expected}, {"column", column_title(column)}});
        return std::nullopt;
    }

    tabular::RowReader& cells() { return cells_; }

    static std::string column_title(Column column) {
        const auto found = std::ranges::find(titles, static_cast<int>(column), &Title::column);
        return found->text;
    }

private:
    Particulars patent() {
        Patent patent;
        auto symbols = items(cells_.needed(classes_column), true);
        if (!symbols.empty()) {
            patent.main_class = symbols.front();
            patent.further_classes.assign(symbols.begin() + 1, symbols.end());
        }
        patent.filing_date = cells_.needed_date(filed);
        patent.grant_date = cells_.date(granted);
        patent.fee_paid_through_year = cells_.whole_number(fee_year).value_or(0);
        // Unknown is not zero: a granted patent whose fees nobody states cannot be judged.
        if (patent.grant_date) (void)cells_.needed(fee_year);
        patent.same_day_invention = flag(same_day);
        return patent;
    }
    Particulars mark() {
        Trademark mark;
        if (std::string words = cells_.text(sign); !words.empty()) mark.sign = std::move(words);
        const std::string all = cells_.needed(goods);
        for (const std::string& item : items(all, false)) mark.goods.push_back(one_of_goods(item));
        mark.filing_date = cells_.date(filed);
        mark.registered_on = cells_.needed_date(granted);
        mark.valid_until = cells_.needed_date(valid_until);
        mark.similar_marks = items(cells_.text(similar_marks), true);
        return mark;
    }
    Goods one_of_goods(const std::string& item) {
        const std::size_t first = item.find('/');
        const std::size_t second = first == std::string::npos ? first : item.find('/', first + 1);
        int nice = 0;
        const auto [end, error] = std::from_chars(item.data(), item.data() + item.size(), nice);
        if (second == std::string::npos || error != std::errc{} || end != item.data() + first ||
            second + 1 == item.size()) {
            cells_.wrong(bad_goods, goods, {{"found", item}});
            return {};
        }
        return {nice, item.substr(first + 1, second - first - 1), item.substr(second + 1)};
    }
    Particulars copyright() {
        Copyright one;
        if (const auto found = choice<WorkKind>(work)) one.work = *found;
        (void)cells_.needed(work);
        if (const auto found = choice<Author>(author)) one.author = *found;
        (void)cells_.needed(author);
        one.completed_on = cells_.needed_date(completed);
        one.first_published_on = cells_.date(published);
        one.author_died_on = cells_.date(died);
        one.registered_on = cells_.date(granted);
        return one;
    }
    // Empty is no.
    bool flag(Column column) {
        const std::string found = tabular::lower_case(cells_.text(column));
        if (found == "是" || found == "true" || found == "yes" || found == "1") return true;
        if (!found.empty() && found != "否" && found != "false" && found != "no" && found != "0")
            cells_.wrong(
                tabular::refusals::cell_choice, column,
                {{"found", found}, {"expected", "是、否"}, {"column", column_title(column)}});
        return false;
    }

    tabular::RowReader cells_;
};

// The column that a field of the particulars was read from.
int column_of(std::string_view field) {
    struct Place {
        std::string_view part;
        Column column;
    };
    constexpr std::array places{Place{"number", number},
                                Place{"credit_code", credit_code},
                                Place{"holder", holder},
                                Place{"class", classes_column},
                                Place{"filing_date", filed},
                                Place{"fee_paid_through_year", fee_year},
                                Place{"same_day_invention", same_day},
                                Place{"goods", goods},
                                Place{"valid_until", valid_until},
                                Place{"completed_on", completed},
                                Place{"first_published_on", published},
                                Place{"author_died_on", died},
                                Place{"first_exploited_on", exploited},
                                Place{"co_owners", co_owners}};
    for (const Place& place : places)
        if (field.find(place.part) != std::string_view::npos) return place.column;
    return granted;
}

RightKind kind_from_number(const std::string& text) {
    const auto number = read_patent_number(text);
    return number ? kind_of_patent(*number) : RightKind::invention;
}

bool names_kind(RightKind kind, std::string_view text) {
    const Label label = label_of(kind);
    if (text == label.name || text == label.zh) return true;
    // "发明" for 发明专利, "商标" for 注册商标, as people write them.
    constexpr std::string_view patent = "专利";
    constexpr std::string_view registered = "注册";
    return (label.zh.ends_with(patent) &&
            text == std::string_view(label.zh).substr(0, label.zh.size() - patent.size())) ||
           (label.zh.starts_with(registered) &&
            text == std::string_view(label.zh).substr(registered.size()));
}

}  // namespace

Result<ImportReader> ImportReader::make(const TableRow& row, std::string registry, Date today) {
    return ImportReader(TRY(tabular::Header::read(row, titles, needed_columns)),
                        std::move(registry), today);
}

ReadRow ImportReader::read(const TableRow& row) const {
    Reader reader(header_, row);
    tabular::RowReader& cells = reader.cells();
    ReadRow read{.number = row.number};
    EnterRight& right = read.right;
    right.registry = registry_;
    right.number = cells.needed(number);
    right.title = cells.needed(title);
    right.holder.name = cells.needed(holder);
    if (std::string code = tabular::upper_case(cells.text(credit_code)); !code.empty())
        right.holder.credit_code = std::move(code);
    for (std::string& name : items(cells.text(co_owners), true))
        right.co_owners.push_back({std::move(name), std::nullopt});
    if (std::string text = cells.text(agreement); !text.empty())
        right.co_ownership_agreement = std::move(text);
    if (std::string text = cells.text(family); !text.empty()) right.family = std::move(text);

    const std::string word = cells.text(kind);
    std::optional<RightKind> kind_named;
    std::string kinds;
    for (const auto& entry : EnumNames<RightKind>::names) {
        if (names_kind(entry.value, word)) kind_named = entry.value;
        kinds += (kinds.empty() ? "" : "、") + std::string(entry.zh);
    }
    // A table of patents alone says so by its numbers.
    if (word.empty()) kind_named = kind_from_number(right.number);
    if (!kind_named) {
        cells.wrong(tabular::refusals::cell_choice, kind,
                    {{"found", word}, {"expected", kinds}, {"column", "权利种类"}});
    } else {
        right.details = reader.particulars(*kind_named);
        if (cells.problems.all.empty()) {
            const Actor desk{"", registry_, {Role::registry_officer}};
            auto decided = decide(right, "", desk, today_);
            if (decided && decided->kind != *kind_named)
                cells.wrong(tabular::refusals::cell_choice, kind,
                            {{"found", word},
                             {"expected", label_of(decided->kind).zh},
                             {"column", "权利种类"}});
            else if (decided) {
                static_cast<RecordRight&>(right) = decided->details;
                read.recorded = *std::move(decided);
            } else
                for (Refusal& refusal : decided.error().all) {
                    const int column = column_of(refusal.field);
                    cells.wrong(Refusals{{std::move(refusal)}}, column);
                }
        }
    }
    read.problems = std::move(cells.problems);
    return read;
}

void ImportReader::refuse(ReadRow& read, const TableRow& row, Refusals refusals) const {
    tabular::RowReader cells(header_, row);
    for (Refusal& refusal : refusals.all) {
        const int column = refusal.field.empty() ? number : column_of(refusal.field);
        cells.wrong(Refusals{{std::move(refusal)}}, column);
    }
    read.recorded.reset();
    read.problems = std::move(cells.problems);
}

std::vector<std::string> import_titles() {
    std::vector<std::string> all;
    for (const Title& each : titles)
        if (static_cast<std::size_t>(each.column) == all.size()) all.emplace_back(each.text);
    return all;
}

std::vector<std::vector<std::string>> import_examples() {
    const auto row = [](std::initializer_list<std::pair<Column, const char*>> cells) {
        std::vector<std::string> line(import_titles().size());
        for (const auto& [column, text] : cells) line[static_cast<std::size_t>(column)] = text;
        return line;
    };
    return {row({{kind, "发明专利"},
                 {number, "ZL201410362077.3"},
                 {title, "一种电池管理方法"},
                 {holder, "示例科技有限公司"},
                 {classes_column, "H02J7/00；H01M10/42"},
                 {filed, "2014-07-28"},
                 {granted, "2016-08-31"},
                 {fee_year, "10"},
                 {co_owners, "示例大学"}}),
            row({{kind, "注册商标"},
                 {number, "12345678"},
                 {title, "示例牌"},
                 {holder, "示例科技有限公司"},
                 {granted, "2014-02-28"},
                 {valid_until, "2024-02-27"},
                 {sign, "示例"},
                 {goods, "7/0749/泵（机器）；11/1109/水暖器材"}}),
            row({{kind, "著作权"},
                 {number, "2023SR0123456"},
                 {title, "示例软件"},
                 {holder, "示例科技有限公司"},
                 {work, "计算机软件"},
                 {author, "法人或者非法人组织"},
                 {completed, "2022-12-01"},
                 {granted, "2023-01-20"}})};
}

namespace {

// What has been paid or renewed since the file was written stays.
Result<std::monostate> refuse_older(const Particulars& record, const Particulars& file) {
    const auto years = [](const Patent& patent) {
        return "年费已缴至第 " + std::to_string(patent.fee_paid_through_year) + " 年度";
    };
    const auto* patent = std::get_if<Patent>(&record);
    const auto* patent_now = std::get_if<Patent>(&file);
    if (patent != nullptr && patent_now != nullptr &&
        patent_now->fee_paid_through_year < patent->fee_paid_through_year)
        return refuse(older_file, "fee_paid_through_year",
                      {{"found", years(*patent_now)}, {"expected", years(*patent)}});
    const auto until = [](const Particulars& one) -> std::optional<Date> {
        if (const auto* mark = std::get_if<Trademark>(&one)) return mark->valid_until;
        if (const auto* dataset = std::get_if<Dataset>(&one)) return dataset->valid_until;
        return std::nullopt;
    };
    if (const auto on_record = until(record), in_file = until(file);
        on_record && in_file && *in_file < *on_record)
        return refuse(older_file, "valid_until",
                      {{"found", "有效期至 " + to_string(*in_file)},
                       {"expected", "有效期至 " + to_string(*on_record)}});
    return {};
}

}  // namespace

Result<std::optional<Corrected>> update_of(const Right& right, const EnterRight& row,
                                           const std::string& evidence) {
    if (row.holder.name != right.holder.name)
        return refuse(another_holder, "holder",
                      {{"found", row.holder.name}, {"expected", right.holder.name}});
    const auto& code = row.holder.credit_code;
    if (code && right.holder.credit_code && *code != *right.holder.credit_code)
        return refuse(another_code, "credit_code",
                      {{"found", *code}, {"expected", *right.holder.credit_code}});
    CHECKED(refuse_older(right.details, row.details));
    CorrectRight correction{row.title,  row.details, right.co_owners, row.co_ownership_agreement,
                            row.family, "批量导入",  evidence};
    const auto same_names =
        std::ranges::equal(row.co_owners, right.co_owners, {}, &CoOwner::name, &CoOwner::name);
    // Consents were given for a pledge and are no matter of the file.
    if (!same_names) correction.co_owners = row.co_owners;
    // What a file leaves out of these it does not deny.
    if (!row.co_ownership_agreement)
        correction.co_ownership_agreement = right.co_ownership_agreement;
    if (!row.family) correction.family = right.family;
    const Right corrected = apply(right, Corrected{correction});
    if (write(corrected) == write(right)) return std::optional<Corrected>{};
    return std::optional(Corrected{std::move(correction)});
}

}  // namespace zhirong::rights
