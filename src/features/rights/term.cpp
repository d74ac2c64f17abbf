#include "features/rights/term.h"

#include <array>

#include "base/ensure.h"

namespace zhirong::rights {
namespace {

constexpr int months_a_year = 12;
constexpr int grace_months = 6;           // Implementing Rules 2023, r.115; Trademark Law 40
constexpr int renewal_opens_months = 12;  // Trademark Law 40
constexpr int copyright_years = 50;       // Copyright Law 23
constexpr int layout_years = 10;          // 集成电路布图设计保护条例 12
constexpr int layout_years_unused = 15;   // from completion, whatever was used or registered

struct PatentTerm {
    RightKind kind;
    Date filed_from;
    int years;
    const char* source;
    const char* zh;
    const char* en;
};
// Patent Law 42: a design filed before the amended law came into force keeps the ten years of the
// law it was filed under.
const std::array<PatentTerm, 4>& patent_terms() {
    static const Date always = date_of(1985, 4, 1);  // the first Patent Law
    static const Date amended = date_of(2021, 6, 1);
    static const char* zh = "《专利法》第四十二条，自申请日起计算";
    static const char* en = "Patent Law 42, counted from the filing date";
    static const std::array<PatentTerm, 4> all{
        PatentTerm{RightKind::invention, always, 20, "patent_law_42", zh, en},
        PatentTerm{RightKind::utility_model, always, 10, "patent_law_42", zh, en},
        PatentTerm{RightKind::design, amended, 15, "patent_law_42", zh, en},
        PatentTerm{RightKind::design, always, 10, "patent_law_42_2008",
                   "《专利法》（2008年）第四十二条，自申请日起计算",
                   "Patent Law (2008) 42, counted from the filing date"}};
    return all;
}

const PatentTerm& patent_term(RightKind kind, Date filing_date) {
    for (const PatentTerm& term : patent_terms())
        if (term.kind == kind && filing_date >= term.filed_from) return term;
    ensure(false);
    return patent_terms().front();
}

Date years_after(Date from, int years) { return add_months(from, months_a_year * years); }

// Protected until 31 December of the n-th year after that of `from`.
Date new_year_after(Date from, int years) {
    return date_of(static_cast<int>(civil(from).year()) + years + 1, 1, 1);
}

struct OfKind {
    RightKind kind;

    Term operator()(const Patent& patent) const {
        const PatentTerm& term = patent_term(kind, patent.filing_date);
        return {years_after(patent.filing_date, term.years), {term.source, term.zh, term.en}};
    }
    Term operator()(const Trademark& mark) const {
        return {mark.valid_until + Days{1},
                {"trademark_law_39", "《商标法》第三十九条、第四十条：十年，期满可以续展",
                 "Trademark Law 39 and 40: ten years, renewable"}};
    }
    Term operator()(const Copyright& work) const {
        if (work.author == Author::natural_person) {
            const Label source{"copyright_law_23_1",
                               "《著作权法》第二十三条：作者终生及其死亡后五十年，至第五十年的"
                               "12月31日",
                               "Copyright Law 23: the author's life and fifty years, to 31 "
                               "December of the fiftieth"};
            if (!work.author_died_on) return {std::nullopt, source};
            return {new_year_after(*work.author_died_on, copyright_years), source};
        }
        if (work.first_published_on)
            return {new_year_after(*work.first_published_on, copyright_years),
                    {"copyright_law_23_2",
                     "《著作权法》第二十三条：首次发表后五十年，至第五十年的12月31日",
                     "Copyright Law 23: fifty years from first publication, to 31 December of the "
                     "fiftieth"}};
        return {new_year_after(work.completed_on, copyright_years),
                {"copyright_law_23_2_unpublished",
                 "《著作权法》第二十三条：创作完成后五十年内未发表的不再保护",
                 "Copyright Law 23: no protection once fifty years have passed since completion "
                 "without publication"}};
    }
    Term operator()(const Indication&) const {
        return {std::nullopt,
                {"geographical_indication", "地理标志产品保护未规定期限",
                 "No term is set for the protection of geographical indications"}};
    }
    Term operator()(const Layout& layout) const {
        Date end = years_after(layout.filing_date, layout_years);
        if (layout.first_exploited_on)
            end = std::min(end, years_after(*layout.first_exploited_on, layout_years));
        end = std::min(end, years_after(layout.completed_on, layout_years_unused));
        return {end,
                {"layout_regulation_12",
                 "《集成电路布图设计保护条例》第十二条：自申请日或者首次商业利用之日（以较前者为"
                 "准）起十年；自创作完成之日起十五年后不再保护",
                 "Layout-design Regulations 12: ten years from filing or first commercial "
                 "exploitation, whichever is earlier; none after fifteen years from completion"}};
    }
    // The regulations as amended from 2025-06-01; whether they lengthen terms that ran already is
    // not settled by a source we read, so those keep what they were granted with.
    Term operator()(const Variety& variety) const {
        const Date amended = date_of(2025, 6, 1);
        const bool after = variety.granted_on && *variety.granted_on >= amended;
        const Label source =
            after ? Label{"plant_variety_2025",
                          "《植物新品种保护条例》（2025年）：自授权之日起，木本、藤本植物二十五年，"
                          "其他植物二十年",
                          "Plant Variety Regulations (2025): from the grant 25 years for trees and "
                          "vines, 20 for others"}
                  : Label{"plant_variety_1997",
                          "《植物新品种保护条例》（2014年修订）第三十四条：自授权之日起，藤本植物、"
                          "林木等二十年，其他植物十五年",
                          "Plant Variety Regulations (2014) 34: from the grant 20 years for vines "
                          "and trees, 15 for others"};
        if (!variety.granted_on) return {std::nullopt, source};
        const int years = (variety.woody ? 20 : 15) + (after ? 5 : 0);
        return {years_after(*variety.granted_on, years), source};
    }
    Term operator()(const Secret&) const {
        return {std::nullopt,
                {"trade_secret", "商业秘密在保密期间受保护，没有法定期限",
                 "A trade secret is protected while it is kept; the law sets no term"}};
    }
    Term operator()(const Dataset& dataset) const {
        return {dataset.valid_until + Days{1},
                {"data_certificate", "数据知识产权登记证书载明的有效期",
                 "The term that the certificate of registration states"}};
    }
};

// The day of the year of the filing date: a term counted in years ends on its corresponding day
// (Implementing Rules 2023, r.5 and r.115).
Upkeep fee_of(const Patent& patent) {
    const int paid = months_a_year * patent.fee_paid_through_year;
    return {.what = Upkeep::What::annual_fee,
            .year = patent.fee_paid_through_year + 1,
            .opens = std::nullopt,
            .due = add_months(patent.filing_date, paid),
            .grace_end = add_months(patent.filing_date, paid + grace_months),
            .source = {"implementing_rules_115",
                       "《专利法实施细则》（2023年）第一百一十五条：期满前缴纳，可在期满之日起六个"
                       "月内连同滞纳金补缴",
                       "Implementing Rules 2023, r.115: before the year ends, or within six months "
                       "with a surcharge"}};
}

Upkeep renewal_of(const Trademark& mark) {
    return {.what = Upkeep::What::renewal,
            .year = 0,
            .opens = add_months(mark.valid_until, -renewal_opens_months),
            .due = mark.valid_until,
            .grace_end = add_months(mark.valid_until, grace_months),
            .source = {"trademark_law_40",
                       "《商标法》第四十条：期满前十二个月内办理续展，未办理的给予六个月宽展期",
                       "Trademark Law 40: renewal in the twelve months before expiry, or in six "
                       "months of grace"}};
}

Upkeep renewal_of(const Dataset& dataset) {
    return {.what = Upkeep::What::renewal,
            .year = 0,
            .opens = std::nullopt,
            .due = dataset.valid_until,
            .grace_end = dataset.valid_until,
            .source = {"data_certificate", "登记证书载明的有效期", "The certificate's term"}};
}

}  // namespace

Term term_of(const Particulars& particulars, RightKind kind) {
    return std::visit(OfKind{kind}, particulars);
}
Term term_of(const Right& right) { return term_of(right.details, right.right_kind); }
std::optional<Date> legal_end(const Right& right) { return term_of(right).end; }

int years_of_term(RightKind patent, Date filing_date) {
    return patent_term(patent, filing_date).years;
}

std::optional<Upkeep> next_upkeep(const Right& right) {
    if (const auto* patent = std::get_if<Patent>(&right.details)) {
        if (patent->fee_paid_through_year >= years_of_term(right.right_kind, patent->filing_date))
            return std::nullopt;
        return fee_of(*patent);
    }
    if (const auto* mark = std::get_if<Trademark>(&right.details)) return renewal_of(*mark);
    if (const auto* dataset = std::get_if<Dataset>(&right.details)) return renewal_of(*dataset);
    return std::nullopt;
}

Standing standing(const Right& right, Date today) {
    if (right.status != Status::granted) return Standing::not_owed;
    const auto upkeep = next_upkeep(right);
    if (!upkeep || today <= upkeep->due) return Standing::kept;
    return today <= upkeep->grace_end ? Standing::in_grace : Standing::lapsed;
}

Status status_at(const Right& right, Date today) {
    if (right.status != Status::granted) return right.status;
    const Standing now = standing(right, today);
    if (now == Standing::lapsed) return Status::terminated;
    // A mark in its grace is past its term and lives if it is renewed.
    const auto end = legal_end(right);
    const auto upkeep = next_upkeep(right);
    const bool renewable = upkeep && upkeep->what == Upkeep::What::renewal;
    return end && !renewable && today >= *end ? Status::terminated : right.status;
}

}  // namespace zhirong::rights
