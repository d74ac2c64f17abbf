#pragma once
// Progress of long work on standard error: where it is a terminal, or where asked for.
#include <chrono>
#include <cstdint>
#include <string>

namespace zhirong {

class Progress {
public:
    explicit Progress(bool always);
    // Ends the line.
    ~Progress();
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

    // "words 120/5000"; at most ten times a second.
    void show(const std::string& words, std::int64_t done, std::int64_t all);

private:
    bool shown_;
    bool terminal_;
    bool open_ = false;
    std::chrono::steady_clock::time_point next_;
};

}  // namespace zhirong
