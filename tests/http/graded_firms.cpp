#include "http/graded_firms.h"

#include <array>
#include <stdexcept>

#include "core/identifiers/identifiers.h"
#include "features/rights/rights.h"

namespace zhirong::testing {
namespace {

constexpr std::array classes{"H01L23/31", "C22C14/00", "A61K38/00", "F04D15/00"};

std::string digits(int number, std::size_t length) {
    std::string text = std::to_string(number);
    text.insert(0, length - std::min(length, text.size()), '0');
    return text;
}

}  // namespace

std::string firm_code(int number) {
    const std::string code = "91430100M" + digits(number, 8);
    return code + credit_code_check(code + '0');
}

std::string patent_number(int year, char kind, int number) {
    const std::string body = digits(year, 4) + kind + digits(number, 7);
    for (const char check : std::string("0123456789X"))
        if (const auto read = read_patent_number(body + check)) return *read;
    throw std::runtime_error("no check digit fits " + body);
}

RegisterOfFirms fill_register(Office& office, int firms, int most, int fields) {
    RegisterOfFirms filled;
    const Command command{"test", office.new_key(), "register", {"system", "window", {}}};
    int serial = 0;
    const auto answer = office.system().desk().execute(command, [&](Work& work) -> Result<Answer> {
        for (int firm = 0; firm < firms; ++firm) {
            const std::string code = firm_code(firm + 1);
            filled.codes.push_back(code);
            for (int each = 0; each <= firm % most; ++each, ++serial) {
                const bool invention = each % 2 == 0;
                const int year = 2014 + (firm + each) % 9;
                rights::Patent patent;
                patent.main_class = classes[static_cast<std::size_t>(firm % fields)];
                patent.filing_date = date_of(year, 3, 1);
                patent.grant_date = date_of(year + 1, 9, 1);
                patent.fee_paid_through_year = 2024 - year + 1;
                rights::Recorded recorded;
                recorded.kind = invention ? RightKind::invention : RightKind::utility_model;
                recorded.details.number = patent_number(year, invention ? '1' : '2', serial);
                recorded.details.title = "第" + std::to_string(serial) + "号装置";
                recorded.details.details = patent;
                recorded.details.registry = "window";
                recorded.holder = {"第" + std::to_string(firm + 1) + "科技有限公司", code};
                filled.patents.push_back(recorded.details.number);
                rights::Right right;
                right.id = rights::id_of(recorded);
                CHECKED(work.create(right, recorded));
            }
        }
        return Answer{200, Tree::Map{}};
    });
    if (!answer) throw std::runtime_error(in_english(answer.error().first()));
    return filled;
}

}  // namespace zhirong::testing
