#include "platform/identity/password_policy.h"

#include <pwquality.h>

#include <memory>
#include <mutex>
#include <stdexcept>
#include <string>

#include "base/text.h"
#include "platform/password/password.h"

namespace zhirong {
namespace {

constexpr RefusalKind password_short{
    "identity.password", 422, "密码至少 {expected} 个字符，至多 1024 字节",
    "A password has at least {expected} characters and at most 1024 bytes"};
constexpr RefusalKind password_plain{
    "identity.password_plain", 422,
    "密码过于简单：应含数字、大写字母、小写字母、其他字符中的至少 {expected} 类",
    "Too plain: use at least {expected} of digits, capitals, small letters and other characters"};
constexpr RefusalKind password_named{"identity.password_named", 422,
                                     "密码除用户名外应另有至少 {expected} 个字符",
                                     "Besides the user name a password has at least {expected} "
                                     "characters"};
constexpr RefusalKind password_common{
    "identity.password_common", 422,
    "该密码属于常见密码，容易被猜中：请使用几个不相关的词组成的短语",
    "This password is among those that are tried first: use a phrase of unrelated words"};

constexpr std::size_t least_beside_name = 6;

int kinds_in(std::string_view password) {
    bool digit = false, capital = false, small = false, other = false;
    for (const char c : password) {
        if (c >= '0' && c <= '9')
            digit = true;
        else if (c >= 'A' && c <= 'Z')
            capital = true;
        else if (c >= 'a' && c <= 'z')
            small = true;
        else
            other = true;
    }
    return digit + capital + small + other;
}

// Asked only whether the dictionary has it: length and kinds are told in our own words.
bool is_common(const std::string& password) {
    struct Free {
        void operator()(pwquality_settings_t* settings) const { pwquality_free_settings(settings); }
    };
    static std::mutex one_at_a_time;  // cracklib keeps its dictionary in static memory
    const std::scoped_lock lock(one_at_a_time);
    const std::unique_ptr<pwquality_settings_t, Free> settings(pwquality_default_settings());
    if (!settings) throw std::runtime_error("pwquality: no memory");
    for (const auto& [setting, value] : {std::pair{PWQ_SETTING_MIN_LENGTH, 6},
                                         {PWQ_SETTING_DIG_CREDIT, 0},
                                         {PWQ_SETTING_UP_CREDIT, 0},
                                         {PWQ_SETTING_LOW_CREDIT, 0},
                                         {PWQ_SETTING_OTH_CREDIT, 0},
                                         {PWQ_SETTING_USER_CHECK, 0},
                                         {PWQ_SETTING_GECOS_CHECK, 0},
                                         {PWQ_SETTING_DICT_CHECK, 1}})
        pwquality_set_int_value(settings.get(), setting, value);
    void* detail = nullptr;
    return pwquality_check(settings.get(), password.c_str(), nullptr, nullptr, &detail) ==
           PWQ_ERROR_CRACKLIB_CHECK;
}

}  // namespace

Result<std::monostate> check_password(std::string_view password, std::string_view user,
                                      const PasswordPolicy& policy, std::string_view field) {
    const std::string at(field);
    if (count_characters(password).value_or(0) < policy.shortest ||
        password.size() > longest_password)
        return refuse(password_short, at, {{"expected", std::to_string(policy.shortest)}});
    if (kinds_in(password) < policy.kinds)
        return refuse(password_plain, at, {{"expected", std::to_string(policy.kinds)}});
    if (!user.empty() && password.contains(user) &&
        password.size() - user.size() < least_beside_name)
        return refuse(password_named, at, {{"expected", std::to_string(least_beside_name)}});
    if (is_common(std::string(password))) return refuse(password_common, at);
    return {};
}

}  // namespace zhirong
