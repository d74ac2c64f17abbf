#include <array>

#include "app/demonstration/portfolio.h"
#include "app/demonstration/steps.h"

namespace zhirong {
namespace {

constexpr int first_year = 2023;
constexpr int quarters = 8;
constexpr int first_month = 4;  // of the first quarter
constexpr int months_a_year = 12;

// What is sold in each quarter. Pumps and chips make groups; the others are too few for one of
// their own and stay with their neighbours.
struct Line {
    const char* kind;
    const char* right_class;
    const char* region;
    int deals;
    int yuan;  // about this
};
constexpr std::array lines{Line{"invention", "F04D", "430100", 5, 260'000},
                           Line{"invention", "H01L", "430200", 4, 420'000},
                           Line{"invention", "C12N", "430600", 1, 350'000},
                           Line{"utility_model", "B25J", "430100", 2, 90'000},
                           Line{"trademark", "07", "430100", 1, 120'000},
                           Line{"trademark", "30", "440300", 1, 150'000},
                           Line{"copyright", "", "430100", 1, 60'000}};

std::string two_digits(int number) { return (number < 10 ? "0" : "") + std::to_string(number); }

struct Sale {
    int number = 0;  // of all
    Date on;
    const Line* line = nullptr;
    int yuan = 0;
};

std::vector<Sale> sales() {
    std::vector<Sale> all;
    int number = 0;
    for (int quarter = 0; quarter < quarters; ++quarter) {
        int of_quarter = 0;
        for (const Line& line : lines)
            for (int deal = 0; deal < line.deals; ++deal, ++of_quarter) {
                ++number;
                const int month = first_month - 1 + 3 * quarter + of_quarter % 3;
                const int day = 3 + (5 * of_quarter + quarter) % 25;
                // Within a quarter of the usual price, which rises by a fortieth a quarter.
                const int shift = number * 7919 % 101 - 50;
                const int yuan = line.yuan + quarter * line.yuan / 40 + shift * line.yuan / 200;
                all.push_back({number,
                               date_of(first_year + month / months_a_year,
                                       static_cast<unsigned>(month % months_a_year + 1),
                                       static_cast<unsigned>(day)),
                               &line, yuan / 1'000 * 1'000});
            }
    }
    return all;
}

TableRow row_of(const Sale& sale) {
    const int appraised = sale.yuan / 100 * (90 + sale.number * 37 % 45);
    const bool listed = sale.number % 4 != 0;
    return {"XZ-" + std::to_string(sale.number),
            to_string(sale.on),
            sale.line->kind,
            sale.line->right_class,
            sale.line->region,
            std::to_string(sale.yuan),
            std::to_string(appraised),
            listed ? "listing" : "agreement",
            listed ? std::to_string(1 + sale.number % 3) : "",
            std::to_string(15 + sale.number % 40),
            "演示转让方" + two_digits(sale.number % 11 + 1),
            "演示受让方" + two_digits(sale.number % 13 + 1),
            "演示成交公告" + std::to_string(sale.number)};
}

}  // namespace

void report_deals(Teller& teller, Date from, Date through) {
    teller.import("fund.officer", "/api/v1/price-deals", [&] {
        std::vector<TableRow> rows{{"成交编号", "成交日期", "权利种类", "分类号", "行政区划代码",
                                    "成交价", "评估价", "交易方式", "轮次", "天数", "转让方",
                                    "受让方", "依据文件"}};
        for (const Sale& sale : sales())
            if (sale.on >= from && sale.on <= through) rows.push_back(row_of(sale));
        return comma_separated(rows);
    });
}

void publish_prices(Teller& teller, const std::string& quarter) {
    teller.post("policy.officer", "/api/v1/price-publications",
                [&] { return Tree::map({{"quarter", quarter}}); });
}

}  // namespace zhirong
