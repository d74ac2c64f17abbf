#pragma once
// Notices of a whole system: what events and records are called, and the threads that tell of them.
#include <functional>
#include <string>
#include <string_view>

#include "platform/notices/channels.h"

namespace zhirong {

class System;

// What a kind of record is called. BrokenInvariant where there is none of that name.
Label words_of_kind(const std::string& kind);
// Whether anybody is ever told of such records: some are registers of the program's own, and some
// are open to everybody and nobody's in particular.
bool is_told_of(const std::string& kind);

notices::ChannelSettings channel_settings(System& system);
// With another way to deliver, for who tests what a crash leaves.
notices::DispatcherSettings dispatcher_settings(System& system, notices::Deliver deliver);

// From construction to destruction. `failed` is called from several threads.
class NoticeService {
public:
    NoticeService(System& system, std::function<void(std::string_view)> failed);

private:
    notices::Dispatcher dispatcher_;
    notices::Dispatching dispatching_;
};

}  // namespace zhirong
