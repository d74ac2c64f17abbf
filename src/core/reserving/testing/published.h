#pragma once
// Triangles with printed results, and triangles made of a few numbers. Amounts in yuan here.
#include <string>
#include <vector>

#include "core/reserving/triangle.h"

namespace zhirong::reserving::testing {

using Amounts = std::vector<std::vector<std::int64_t>>;

inline TriangleRows rows_of(const Amounts& amounts, Basis basis = Basis::paid) {
    constexpr int first_year = 2001;
    TriangleRows rows{.basis = basis};
    for (std::size_t i = 0; i < amounts.size(); ++i)
        for (std::size_t k = 0; k < amounts[i].size(); ++k)
            rows.cells.push_back({std::to_string(first_year + static_cast<int>(i)),
                                  static_cast<int>(k) + 1, yuan(amounts[i][k])});
    return rows;
}

inline Triangle triangle_of(const Amounts& amounts, Basis basis = Basis::paid) {
    return Triangle::read(rows_of(amounts, basis)).value();
}

// Taylor and Ashe, "Second moments of estimates of outstanding claims", Journal of Econometrics 23
// (1983), as in Mack, ASTIN Bulletin 23 (1993), table 1.
inline const Amounts taylor_ashe{
    {357'848, 1'124'788, 1'735'330, 2'218'270, 2'745'596, 3'319'994, 3'466'336, 3'606'286,
     3'833'515, 3'901'463},
    {352'118, 1'236'139, 2'170'033, 3'353'322, 3'799'067, 4'120'063, 4'647'867, 4'914'039,
     5'339'085},
    {290'507, 1'292'306, 2'218'525, 3'235'179, 3'985'995, 4'132'918, 4'628'910, 4'909'315},
    {310'608, 1'418'858, 2'195'047, 3'757'447, 4'029'929, 4'381'982, 4'588'268},
    {443'160, 1'136'350, 2'128'333, 2'897'821, 3'402'672, 3'873'311},
    {396'132, 1'333'217, 2'180'715, 2'985'752, 3'691'712},
    {440'832, 1'288'463, 2'419'861, 3'483'130},
    {359'480, 1'421'128, 2'864'498},
    {376'686, 1'363'294},
    {344'014}};

// Reinsurance Association of America, Historical Loss Development (1991), as in Mack (1994).
inline const Amounts reinsurance_association{
    {5012, 8269, 10907, 11805, 13539, 16181, 18009, 18608, 18662, 18834},
    {106, 4285, 5396, 10666, 13782, 15599, 15496, 16169, 16704},
    {3410, 8992, 13873, 16141, 18735, 22214, 22863, 23466},
    {5655, 11555, 15766, 21266, 23425, 26083, 27067},
    {1092, 9565, 15836, 22169, 25955, 26180},
    {1513, 6445, 11702, 12935, 15852},
    {557, 4020, 10946, 12314},
    {1351, 6947, 13112},
    {3133, 5395},
    {2063}};

}  // namespace zhirong::reserving::testing
