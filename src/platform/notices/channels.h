#pragma once
// How notices reach whoever subscribed.
#include <functional>
#include <string>
#include <string_view>

#include "platform/notices/dispatcher.h"
#include "platform/notices/settings.h"

namespace zhirong::notices {

struct ChannelSettings {
    NoticeSettings to;
    std::function<Instant()> clock;
    std::function<Label(const std::string& kind)> kinds;  // what records are called
};

Deliver deliver_by(ChannelSettings settings);

// {id, type, zh, en, record, kind, at, business_date}
std::string webhook_body(const Notice& notice);
Mail letter(const ChannelSettings& settings, const Subscription& subscription,
            std::span<const Notice> notices);

// Why a webhook's address will not do. As far as can be said before its name is looked up.
enum class AddressProblem { none, no_address, not_secure, not_public };
AddressProblem problem_of(const std::string& url, Reach reach);

}  // namespace zhirong::notices
