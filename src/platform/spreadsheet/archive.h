#pragma once
// A zip archive in memory, which is what an .xlsx is.
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <variant>

#include "base/result.h"
#include "platform/spreadsheet/spreadsheet.h"

namespace zhirong::spreadsheet {

class ArchiveReader {
public:
    // `bytes` must outlive it. Refused where they are no archive.
    static Result<ArchiveReader> open(std::string_view bytes, const TableLimits& limits);
    ArchiveReader(ArchiveReader&&) noexcept;
    ArchiveReader& operator=(ArchiveReader&&) noexcept;
    ~ArchiveReader();

    bool has(const std::string& part);
    // Gives `use` the part piece by piece until it says false or the part ends. Refused where the
    // part is missing, damaged, or unpacks beyond the limits; what was given before is then void.
    Result<std::monostate> read(const std::string& part,
                                const std::function<bool(std::string_view)>& use);

private:
    struct State;
    explicit ArchiveReader(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

class ArchiveWriter {
public:
    ArchiveWriter();
    ArchiveWriter(const ArchiveWriter&) = delete;
    ArchiveWriter& operator=(const ArchiveWriter&) = delete;
    ~ArchiveWriter();

    void begin(const std::string& part);
    void write(std::string_view text);
    void end();
    std::string finish();

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace zhirong::spreadsheet
