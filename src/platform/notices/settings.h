#pragma once
#include <string>

#include "platform/mail/mail.h"
#include "platform/web_client/web_client.h"

namespace zhirong {

// What those who run a server say of its notices.
struct NoticeSettings {
    Reach reach = Reach::public_only;  // of webhooks
    SmtpSettings smtp = {};
    std::string console = {};  // its address, for letters: "https://zhirong.example"; empty: none
};

}  // namespace zhirong
