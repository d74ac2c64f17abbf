#pragma once
// The applications of one applicant for one subsidy, refused and withdrawn ones left out: which
// how-manieth the next one is. Held under lock while one is filed.
#include <string>
#include <variant>
#include <vector>

#include "base/shape.h"

namespace zhirong::subsidy {

struct Counted {
    std::string key;
    std::string application;
};
struct Uncounted {
    std::string application;
};
using DocketEvent = std::variant<Counted, Uncounted>;

struct Docket {
    static constexpr const char* kind = "subsidy_docket";
    static constexpr const char* prefix = "SD";
    using Event = DocketEvent;
    std::string id;
    std::string key;
    std::vector<std::string> applications;  // in the order of filing

    // Of that application, or of the next.
    int ordinal_of(const std::string& application) const;
};

std::string docket_key(const std::string& programme, const std::string& subsidy,
                       const std::string& applicant);
std::string docket_id(const std::string& key);
Docket apply(Docket docket, const DocketEvent& event);
std::vector<std::string> parties(const Docket& docket);
Label stage_words(const Docket& docket);

}  // namespace zhirong::subsidy
