#include "core/identifiers/identifiers.h"

#include <array>

#include "base/ensure.h"
#include "base/text.h"

namespace zhirong {
namespace {

constexpr std::string_view credit_alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
constexpr std::size_t credit_length = 18;

std::unexpected<Refusals> no_patent(std::string_view found, std::string zh, std::string en) {
    return refuse(
        refusals::patent_number, "number",
        {{"found", std::string(found)}, {"fault", std::move(zh)}, {"fault_en", std::move(en)}});
}

char patent_check(std::string_view digits) {
    // Weights 2 to 9, then again from 2; remainder 10 is written X.
    int sum = 0;
    for (std::size_t i = 0; i < digits.size(); ++i)
        sum += (digits[i] - '0') * static_cast<int>(2 + i % 8);
    const int rest = sum % 11;
    return rest == 10 ? 'X' : static_cast<char>('0' + rest);
}

}  // namespace

char credit_code_check(std::string_view code) {
    // Weights are the powers of 3 modulo 31.
    int sum = 0;
    int weight = 1;
    for (const char c : code.substr(0, credit_length - 1)) {
        const std::size_t value = credit_alphabet.find(c);
        ensure(value != std::string_view::npos);
        sum += static_cast<int>(value) * weight;
        weight = weight * 3 % 31;
    }
    return credit_alphabet[static_cast<std::size_t>((31 - sum % 31) % 31)];
}

std::optional<CreditCodeFault> fault_of_credit_code(std::string_view code) {
    if (code.size() != credit_length) return CreditCodeFault::length;
    for (const char c : code)
        if (credit_alphabet.find(c) == std::string_view::npos) return CreditCodeFault::alphabet;
    if (code.back() != credit_code_check(code)) return CreditCodeFault::check;
    return std::nullopt;
}

Result<std::string> read_credit_code(std::string_view code,
                                     const std::string& reason_if_irregular) {
    const auto fault = fault_of_credit_code(code);
    if (!fault) return std::string(code);
    std::string zh;
    std::string en;
    switch (*fault) {
        case CreditCodeFault::length:
            zh = "应为18位，实际" + std::to_string(count_characters(code).value_or(code.size())) +
                 "位";
            en = "18 characters expected, found " +
                 std::to_string(count_characters(code).value_or(code.size()));
            break;
        case CreditCodeFault::alphabet:
            zh = "含有规定以外的字符（只用数字和除I、O、S、V、Z以外的大写字母）";
            en = "only digits and capitals other than I, O, S, V, Z are used";
            break;
        case CreditCodeFault::check:
            if (!is_blank(reason_if_irregular)) return std::string(code);
            zh = std::string("校验位应为") + credit_code_check(code) + "(GB 32100-2015)";
            en = std::string("its check character should be ") + credit_code_check(code) +
                 " (GB 32100-2015)";
            break;
    }
    return refuse(
        refusals::credit_code, "credit_code",
        {{"found", std::string(code)}, {"fault", std::move(zh)}, {"fault_en", std::move(en)}});
}

Result<std::string> read_patent_number(std::string_view text) {
    std::string_view rest = text;
    if (rest.starts_with("ZL") || rest.starts_with("CN")) rest.remove_prefix(2);
    std::string number(rest);
    // The dot may only stand before the check digit.
    if (number.size() >= 2 && number[number.size() - 2] == '.') number.erase(number.size() - 2, 1);
    const bool modern = number.size() == 13;
    if (!modern && number.size() != 9)
        return no_patent(text, "去掉ZL和小数点后应为13位（2003年10月前为9位）",
                         "13 characters without ZL and the dot (9 before October 2003)");
    const std::string_view digits = std::string_view(number).substr(0, number.size() - 1);
    for (const char c : digits)
        if (c < '0' || c > '9')
            return no_patent(text, "校验位之前只能是数字", "only digits before the check digit");
    const char type = digits[modern ? 4 : 2];
    if (std::string_view("12389").find(type) == std::string_view::npos)
        return no_patent(
            text, std::string("第") + (modern ? "5" : "3") + "位应为1、2、3、8或9",
            std::string("character ") + (modern ? "5" : "3") + " must be 1, 2, 3, 8 or 9");
    const char check = patent_check(digits);
    if (number.back() != check)
        return no_patent(text, std::string("校验位应为") + check,
                         std::string("its check digit should be ") + check);
    return number;
}

RightKind kind_of_patent(std::string_view number) {
    const char type = number[number.size() == 13 ? 4 : 2];
    if (type == '2' || type == '9') return RightKind::utility_model;
    return type == '3' ? RightKind::design : RightKind::invention;
}

}  // namespace zhirong
