#pragma once
#include <filesystem>

namespace zhirong {

// Held by the one process that may write the file: an advisory lock (flock) on FILE.lock. The
// kernel lets go of it when the process ends, however it ends, so it never gets stuck; the lock's
// file stays behind and means nothing.
class WriterLock {
public:
    // Throws DatabaseError busy, naming the process that holds it.
    explicit WriterLock(const std::filesystem::path& file);
    WriterLock(const WriterLock&) = delete;
    WriterLock& operator=(const WriterLock&) = delete;
    ~WriterLock();

private:
    int descriptor_ = -1;
};

}  // namespace zhirong
