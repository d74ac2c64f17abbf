#pragma once
// The settings of `zhirong serve` about who is told of what happens, and how.
#include <string>

#include "platform/notices/settings.h"

namespace zhirong {

struct Configuration;

struct NoticeOptions {
    NoticeSettings settings;
    std::string smtp_secret_file;
};

// std::runtime_error where the mail server's settings are not complete or its secret's file cannot
// be read, or others may read it.
void configure(Configuration& configuration, const NoticeOptions& options);

}  // namespace zhirong
