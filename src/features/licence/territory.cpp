#include "features/licence/territory.h"

#include <algorithm>
#include <array>

namespace zhirong::licence {
namespace {

struct Province {
    const char* code;
    const char* zh;
    const char* en;
};
constexpr std::array provinces{Province{"11", "北京市", "Beijing"},
                               Province{"12", "天津市", "Tianjin"},
                               Province{"13", "河北省", "Hebei"},
                               Province{"14", "山西省", "Shanxi"},
                               Province{"15", "内蒙古自治区", "Inner Mongolia"},
                               Province{"21", "辽宁省", "Liaoning"},
                               Province{"22", "吉林省", "Jilin"},
                               Province{"23", "黑龙江省", "Heilongjiang"},
                               Province{"31", "上海市", "Shanghai"},
                               Province{"32", "江苏省", "Jiangsu"},
                               Province{"33", "浙江省", "Zhejiang"},
                               Province{"34", "安徽省", "Anhui"},
                               Province{"35", "福建省", "Fujian"},
                               Province{"36", "江西省", "Jiangxi"},
                               Province{"37", "山东省", "Shandong"},
                               Province{"41", "河南省", "Henan"},
                               Province{"42", "湖北省", "Hubei"},
                               Province{"43", "湖南省", "Hunan"},
                               Province{"44", "广东省", "Guangdong"},
                               Province{"45", "广西壮族自治区", "Guangxi"},
                               Province{"46", "海南省", "Hainan"},
                               Province{"50", "重庆市", "Chongqing"},
                               Province{"51", "四川省", "Sichuan"},
                               Province{"52", "贵州省", "Guizhou"},
                               Province{"53", "云南省", "Yunnan"},
                               Province{"54", "西藏自治区", "Tibet"},
                               Province{"61", "陕西省", "Shaanxi"},
                               Province{"62", "甘肃省", "Gansu"},
                               Province{"63", "青海省", "Qinghai"},
                               Province{"64", "宁夏回族自治区", "Ningxia"},
                               Province{"65", "新疆维吾尔自治区", "Xinjiang"},
                               Province{"71", "台湾省", "Taiwan"},
                               Province{"81", "香港特别行政区", "Hong Kong"},
                               Province{"82", "澳门特别行政区", "Macao"}};

const Province* province_of(const std::string& code) {
    const auto found = std::ranges::find_if(
        provinces, [&](const Province& each) { return code.starts_with(each.code); });
    return found == provinces.end() ? nullptr : &*found;
}

// The digits that say something: "43" of a province, "4301" of a city, six of a district.
std::string stem(const std::string& code) {
    if (code == whole_country) return "";
    if (code.ends_with("0000")) return code.substr(0, 2);
    if (code.ends_with("00")) return code.substr(0, 4);
    return code;
}

}  // namespace

bool is_region(const std::string& code) {
    constexpr std::size_t length = 6;
    return code.size() == length &&
           std::ranges::all_of(code, [](char c) { return c >= '0' && c <= '9'; }) &&
           (code == whole_country || province_of(code) != nullptr);
}

bool overlap(const std::vector<std::string>& one, const std::vector<std::string>& other) {
    return std::ranges::any_of(one, [&](const std::string& a) {
        return std::ranges::any_of(other, [&](const std::string& b) {
            const std::string first = stem(a);
            const std::string second = stem(b);
            return first.starts_with(second) || second.starts_with(first);
        });
    });
}

bool within(const std::vector<std::string>& inner, const std::vector<std::string>& outer) {
    return std::ranges::all_of(inner, [&](const std::string& a) {
        return std::ranges::any_of(
            outer, [&](const std::string& b) { return stem(a).starts_with(stem(b)); });
    });
}

Label words_of(const std::vector<std::string>& territory) {
    Label words{"territory", "", ""};
    for (const std::string& code : territory) {
        std::string zh = "全国";
        std::string en = "Nationwide";
        if (const Province* province = province_of(code); code != whole_country) {
            const bool whole = code.ends_with("0000");
            zh = std::string(province != nullptr ? province->zh : "") +
                 (whole ? "" : "（" + code + "）");
            en = std::string(province != nullptr ? province->en : "") +
                 (whole ? "" : " (" + code + ")");
        }
        words.zh += (words.zh.empty() ? "" : "、") + zh;
        words.en += (words.en.empty() ? "" : ", ") + en;
    }
    return words;
}

}  // namespace zhirong::licence
