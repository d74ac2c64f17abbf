#pragma once
// What may be asked about texts and programmes without changing anything.
#include <map>
#include <optional>
#include <string>

#include "base/shape.h"

namespace zhirong::programmes {

// Either a text or a published version (of which no version: the newest) is meant.
struct Subject {
    std::optional<std::string> text;
    std::optional<std::string> programme;
    std::optional<std::string> version;
};
struct CheckText {
    std::string text;
};
struct RunCases {
    std::string text;
    std::string cases;
};
struct Try {
    std::optional<std::string> text;
    std::optional<std::string> programme;
    std::optional<std::string> version;
    std::map<std::string, Tree> facts;
    std::optional<std::map<std::string, Tree>> agreement;
    std::optional<Tree> proceeds;
    std::optional<Date> date;  // absent: today
};
struct Compare {
    Subject before;
    Subject after;
};
struct AskDirectory {
    std::map<std::string, Tree> facts;
    // The facts that a programme declares itself, by its id.
    std::optional<std::map<std::string, std::map<std::string, Tree>>> declared;
    std::optional<Date> date;  // absent: today
};

inline constexpr Limits document{.most_characters = std::size_t{1} << 20};

}  // namespace zhirong::programmes

namespace zhirong {

template <>
struct Shape<programmes::Subject> {
    using T = programmes::Subject;
    static constexpr std::array fields{
        field<&T::text>("text", "文本", "Text", programmes::document),
        field<&T::programme>("programme", "方案", "Programme"),
        field<&T::version>("version", "版本", "Version")};
};
template <>
struct Shape<programmes::CheckText> {
    static constexpr std::array fields{
        field<&programmes::CheckText::text>("text", "文本", "Text", programmes::document)};
};
template <>
struct Shape<programmes::RunCases> {
    using T = programmes::RunCases;
    static constexpr std::array fields{
        field<&T::text>("text", "文本", "Text", programmes::document),
        field<&T::cases>("cases", "算例", "Cases", programmes::document)};
};
template <>
struct Shape<programmes::Try> {
    using T = programmes::Try;
    static constexpr std::array fields{
        field<&T::text>("text", "文本", "Text", programmes::document),
        field<&T::programme>("programme", "方案", "Programme"),
        field<&T::version>("version", "版本", "Version"),
        field<&T::facts>("facts", "事实", "Facts"),
        field<&T::agreement>("agreement", "协议约定", "Agreed terms"),
        field<&T::proceeds>("proceeds", "处置价款", "Proceeds"),
        field<&T::date>("date", "适用日期", "Day whose rules apply")};
};
template <>
struct Shape<programmes::Compare> {
    using T = programmes::Compare;
    static constexpr std::array fields{field<&T::before>("before", "原文本", "Before"),
                                       field<&T::after>("after", "新文本", "After")};
};
template <>
struct Shape<programmes::AskDirectory> {
    using T = programmes::AskDirectory;
    static constexpr std::array fields{
        field<&T::facts>("facts", "事实", "Facts"),
        field<&T::declared>("declared", "各方案另问的事实", "Facts that programmes ask besides"),
        field<&T::date>("date", "日期", "Date")};
};

}  // namespace zhirong
