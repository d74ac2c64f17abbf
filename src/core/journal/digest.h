#pragma once
// The hash chain over the journal: each line's digest covers its content and the digest before it,
// so that no line can be changed, removed or put in later without every following digest failing.
#include <optional>
#include <string>
#include <string_view>

namespace zhirong {

enum class DigestKind {
    sha256,
    sm3,  // GB/T 32905-2016
};

std::optional<DigestKind> parse_digest_kind(std::string_view name);  // "sha256", "sm3"
std::string_view name_of_digest(DigestKind kind);

// Lower-case hexadecimal, 64 characters for both kinds.
std::string digest(DigestKind kind, std::string_view content);

// digest(previous ‖ line feed ‖ content). The first line's `previous` is empty.
std::string chained_digest(DigestKind kind, std::string_view previous, std::string_view content);

}  // namespace zhirong
