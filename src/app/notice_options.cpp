#include "app/notice_options.h"

#include <fmt/core.h>

#include <stdexcept>

#include "app/system.h"
#include "platform/secret_file/secret_file.h"

namespace zhirong {

void configure(Configuration& configuration, const NoticeOptions& options) {
    NoticeSettings settings = options.settings;
    if (!settings.console.empty() && !is_reachable_address(settings.console))
        throw std::runtime_error(
            fmt::format("console-address {0}：应为 https:// 地址 / {0} must be an https:// address",
                        settings.console));
    while (settings.console.ends_with('/')) settings.console.pop_back();
    SmtpSettings& smtp = settings.smtp;
    if (smtp.server.empty()) {
        if (!smtp.from.empty() || !smtp.user.empty() || !options.smtp_secret_file.empty())
            throw std::runtime_error(
                "smtp-from、smtp-user、smtp-secret-file 须与 smtp 一起给出 / need smtp "
                "beside them");
    } else {
        if (!is_mail_server(smtp.server))
            throw std::runtime_error(
                fmt::format("smtp {0}：应为 smtps:// 或 smtp:// 地址，不含用户名 / {0} must be an "
                            "smtps:// or smtp:// address without a user's name",
                            smtp.server));
        if (!is_mail_address(smtp.from))
            throw std::runtime_error(fmt::format(
                "smtp-from “{0}”：应为邮件地址 / “{0}” must be a mail address", smtp.from));
        if (smtp.user.empty() != options.smtp_secret_file.empty())
            throw std::runtime_error(
                "smtp-user 与 smtp-secret-file 须一起给出 / must be given together");
        if (!smtp.user.empty()) smtp.secret = first_line_of_secret_file(options.smtp_secret_file);
    }
    configuration.notices = std::move(settings);
}

}  // namespace zhirong
