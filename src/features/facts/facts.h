#pragma once
// What is known of a loan, an application or a claim, each fact with where it came from, for a
// programme to decide on. What the system knows is not asked, and cannot be stated otherwise.
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/shape.h"
#include "core/programme/programme.h"
#include "features/loan/loan.h"
#include "features/organisation/organisation.h"
#include "features/programmes/programmes.h"
#include "features/rights/rights.h"

namespace zhirong {
class View;
}

namespace zhirong::facts {

// Where a fact came from.
enum class Origin {
    loan,
    organisation,
    pledge,
    rights,  // the register of rights
    fund,
    policy,
    list,
    counter,      // what was let through before
    application,  // this one and those before it
    programme,    // what is declared as filed
    applicant,    // stated by the applicant
};
struct KnownFact {
    std::string name;
    Tree value;  // as a case writes it
    Origin origin = Origin::applicant;
    std::string reference;  // the record, the paper
    friend bool operator==(const KnownFact&, const KnownFact&) = default;
};

class Known {
public:
    // The first to know a fact is believed.
    void know(std::string name, programme::Value value, Origin origin, std::string reference = {});
    // The same, of a fact known earlier.
    void know_as(const KnownFact& fact) {
        if (find(fact.name) == nullptr) all_.push_back(fact);
    }
    // Another value of a fact that is known, where what it rests on has become known since.
    void correct(std::string_view name, programme::Value value);
    const KnownFact* find(std::string_view name) const;
    const std::vector<KnownFact>& all() const { return all_; }

private:
    std::vector<KnownFact> all_;
};

// As the programme reads them. BrokenInvariant for what it cannot read: it was read before.
programme::Facts facts_of(const std::vector<KnownFact>& known,
                          const programme::Programme& programme);

// Facts that the system keeps itself: whoever applies cannot state them.
bool is_kept_by_the_system(std::string_view fact);

// What the applicant states; every fact that is not the programme's, not the applicant's to state,
// of another form, or known otherwise is refused at its field.
// "asked.research_share: 30%" as a case writes it, and papers by their id in the programme.
Refusals know_stated(Known& known, const std::map<std::string, Tree>& facts,
                     const std::map<std::string, std::string>& papers,
                     const programme::Programme& programme);

// As people write it in a form: "是" or "true", "30%", "12", "2024-03-01". Nothing written says
// nothing; what cannot be read is left as it stands, for know_stated to refuse at its field.
std::map<std::string, Tree> as_stated(const std::map<std::string, std::string>& written,
                                      const programme::Programme& programme);

// What the programme puts to whoever applies, and the papers it wants, each still without answer:
// for a form to begin with.
Tree questions_of(const programme::Programme& programme);
Tree papers_of(const programme::Programme& programme);

// A fact that is missing is asked for at its field, unless it is the system's to know.
Refusals asked_at_field(Refusals refusals);

// The day on which it was settled by payment.
std::optional<Date> settled_on(const loan::Folded& folded);

// From the loan's fold of today, but for the interest, which is of a period.
void know_loan(Known& known, const loan::Loan& loan, const loan::Folded& folded);
// From the firm's entry in the register.
void know_borrower(Known& known, const organisation::Organisation& borrower);

// What is said of "the right" holds where there is one.
void know_right(Known& known, const rights::Right& right, Date today);

// Of a right that a policy insures for `holder`: what the register says of it, its owner and its
// notices. Whether a licensee has the holder's consent the register does not know.
void know_insured_right(Known& known, const rights::Right& right,
                        const organisation::Organisation& holder, Date today);

// Whether a firm, by its credit code, or a patent, by its number, stands on the list on that day.
// Refused where nobody keeps such a list.
using OnList =
    std::function<Result<bool>(View&, const std::string& list, const std::string& credit_code,
                               const std::string& right, Date on)>;
// What is needed to find out what is known.
struct Context {
    const programmes::Shelf& shelf;
    loan::Market market;
    std::function<programme::Published(Date)> published;
    OnList on_list;  // none: no lists are kept
};
// Those lists that the programme names and somebody keeps.
void know_lists(Known& known, View& view, const OnList& on_list,
                const programme::Programme& programme, const std::string& credit_code,
                const std::string& right, Date on);

}  // namespace zhirong::facts

namespace zhirong {

template <>
struct EnumNames<facts::Origin> {
    using E = facts::Origin;
    static constexpr std::array names{
        EnumName<E>{E::loan, "loan", "贷款账务", "The loan's books"},
        EnumName<E>{E::organisation, "organisation", "机构登记", "The organisation's record"},
        EnumName<E>{E::pledge, "pledge", "质押登记", "The pledge"},
        EnumName<E>{E::rights, "rights", "权利登记簿", "The register of rights"},
        EnumName<E>{E::fund, "fund", "补偿金", "The fund"},
        EnumName<E>{E::policy, "policy", "保险单", "The insurance policy"},
        EnumName<E>{E::list, "list", "名单", "A list"},
        EnumName<E>{E::counter, "counter", "历次补贴", "What was paid before"},
        EnumName<E>{E::application, "application", "本系统申请记录", "Applications here"},
        EnumName<E>{E::programme, "programme", "申请材料", "Papers filed"},
        EnumName<E>{E::applicant, "applicant", "申请人申报", "Stated by the applicant"}};
};

template <>
struct Shape<facts::KnownFact> {
    using T = facts::KnownFact;
    static constexpr std::array fields{field<&T::name>("name", "名称", "Name"),
                                       field<&T::value>("value", "值", "Value"),
                                       field<&T::origin>("origin", "来源", "Origin"),
                                       field<&T::reference>("reference", "出处", "Reference")};
};

}  // namespace zhirong
