#include "features/subsidy/docket.h"

#include <algorithm>

#include "core/journal/digest.h"

namespace zhirong::subsidy {

int Docket::ordinal_of(const std::string& application) const {
    const auto found = std::ranges::find(applications, application);
    return static_cast<int>(found - applications.begin()) + 1;
}

std::string docket_key(const std::string& programme, const std::string& subsidy,
                       const std::string& applicant) {
    return programme + '/' + subsidy + '/' + applicant;
}

std::string docket_id(const std::string& key) {
    constexpr std::size_t length = 24;
    return Docket::prefix + digest(DigestKind::sha256, key).substr(0, length);
}

Docket apply(Docket docket, const DocketEvent& event) {
    if (const auto* counted = std::get_if<Counted>(&event)) {
        docket.key = counted->key;
        docket.applications.push_back(counted->application);
    } else {
        ensure(std::erase(docket.applications, std::get<Uncounted>(event).application) == 1);
    }
    return docket;
}

std::vector<std::string> parties(const Docket&) { return {}; }

Label stage_words(const Docket&) { return {"kept", "计数", "Kept"}; }

}  // namespace zhirong::subsidy
