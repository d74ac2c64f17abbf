#include "platform/notices/channels.h"

#include <fmt/format.h>

#include "platform/json/json.h"
#include "platform/notices/signature.h"

namespace zhirong::notices {
namespace {

constexpr int gone = 410;

void post(const ChannelSettings& settings, const Subscription& subscription, const Notice& notice,
          const std::stop_token& stop) {
    const std::string body = webhook_body(notice);
    WebAnswer answer;
    try {
        answer = ask({.url = subscription.address,
                      .method = "POST",
                      .headers = {{"Content-Type", "application/json"},
                                  {"User-Agent", "Zhirong"},
                                  {"Zhirong-Event", notice.kind + '.' + notice.type},
                                  {"Zhirong-Delivery", notice.id},
                                  {"Zhirong-Signature",
                                   signature(subscription.secret,
                                             settings.clock().milliseconds / 1'000, body)}},
                      .body = body,
                      .patience = delivery_patience,
                      // Nobody reads the answer; a word or two of it are no reason to refuse it.
                      .most_bytes = std::size_t{1} << 16,
                      .reach = settings.to.reach,
                      .stop = stop});
    } catch (const WebFailure& failure) {
        throw DeliveryFailure(fmt::format("无法送达 / not delivered: {}", failure.what()));
    }
    if (answer.status < 200 || answer.status > 299)
        throw DeliveryFailure(
            fmt::format("对方返回 {0} / the receiver answered {0}", answer.status),
            answer.status == gone);
}

}  // namespace

std::string webhook_body(const Notice& notice) {
    return write_json(Tree::map({{"id", notice.id},
                                 {"type", notice.kind + '.' + notice.type},
                                 {"zh", notice.zh},
                                 {"en", notice.en},
                                 {"record", notice.record},
                                 {"kind", notice.kind},
                                 {"at", to_string(notice.at)},
                                 {"business_date", to_string(notice.business_date)}}));
}

Mail letter(const ChannelSettings& settings, const Subscription& subscription,
            std::span<const Notice> notices) {
    ensure(!notices.empty());
    std::string text = fmt::format("知融：贵机构有 {} 条新动态。\n\n", notices.size());
    const auto line = [&](const Notice& notice, const std::string& kind, const std::string& what) {
        text += fmt::format("{}  {} {}  {}  [{}]\n", to_string(notice.business_date), kind,
                            notice.record, what, notice.id);
    };
    for (const Notice& notice : notices) line(notice, settings.kinds(notice.kind).zh, notice.zh);
    text += fmt::format("\n--\n\nZhirong: {} thing{} happened to records of your organisation.\n\n",
                        notices.size(), notices.size() == 1 ? "" : "s");
    for (const Notice& notice : notices) line(notice, settings.kinds(notice.kind).en, notice.en);
    if (!settings.to.console.empty())
        text += fmt::format("\n查看或停止订阅 / to look, or to stop these letters: {}/notices\n",
                            settings.to.console);
    // The batch is the same when it is sent again, and so are its letter's name and time.
    const Notice& last = notices.back();
    return {
        .to = subscription.address,
        .subject = fmt::format("知融：{} 条新动态 / {} notices", notices.size(), notices.size()),
        .text = std::move(text),
        .id = fmt::format("{}.{}", subscription.id, last.id),
        .at = last.at};
}

Deliver deliver_by(ChannelSettings settings) {
    ensure(settings.clock && settings.kinds);
    return [settings = std::move(settings)](const Subscription& subscription,
                                            std::span<const Notice> notices,
                                            const std::stop_token& stop) {
        if (subscription.channel == Channel::webhook) {
            for (const Notice& notice : notices) post(settings, subscription, notice, stop);
            return;
        }
        if (!settings.to.smtp.is_configured())
            throw DeliveryFailure("本系统未配置邮件服务器 / no mail server is configured here");
        try {
            send(settings.to.smtp, letter(settings, subscription, notices), delivery_patience,
                 stop);
        } catch (const MailFailure& failure) {
            throw DeliveryFailure(fmt::format("无法送达 / not delivered: {}", failure.what()));
        }
    };
}

AddressProblem problem_of(const std::string& url, Reach reach) {
    const std::string host = host_of(url);
    const std::size_t scheme = url.find("://");
    if (host.empty() || scheme == std::string::npos) return AddressProblem::no_address;
    const std::size_t path = url.find_first_of("/?#", scheme + 3);
    // A name before the host is a password in the clear, or makes one host look like another.
    if (url.substr(0, path).contains('@')) return AddressProblem::no_address;
    if (reach != Reach::anywhere && !is_public(host) &&
        !(reach == Reach::public_or_this_machine && is_this_machine(host)))
        return AddressProblem::not_public;
    if (reach == Reach::public_only && is_this_machine(host)) return AddressProblem::not_public;
    return is_reachable_address(url) ? AddressProblem::none : AddressProblem::not_secure;
}

}  // namespace zhirong::notices
