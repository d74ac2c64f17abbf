// Loaded into the program before the C library (LD_PRELOAD): a disk that fails when it is told to
// and forgets at a power cut what was not synced, and a clock that can be set. See faulty_world.h.
//
// The disk is the one that the kernel promises (fsync(2), errors): what was written since the last
// sync reaches `durable` when a sync succeeds; where a sync fails, the pages it was to write are
// taken for clean and never written, unless the program writes them again.
#include <dlfcn.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <ctime>
#include <map>
#include <mutex>
#include <string>
#include <vector>

#include "faults/world_control.h"

namespace {

using namespace zhirong::testing;

template <class F>
F next(const char* name) {
    return reinterpret_cast<F>(dlsym(RTLD_NEXT, name));
}
// The calls that stand behind ours. Looked up when first needed: libraries that are set up before
// this one write and ask for the time too.
struct Real {
    ssize_t (*pwrite)(int, const void*, size_t, off_t) = next<decltype(pwrite)>("pwrite64");
    ssize_t (*write)(int, const void*, size_t) = next<decltype(write)>("write");
    int (*fsync)(int) = next<decltype(fsync)>("fsync");
    int (*fdatasync)(int) = next<decltype(fdatasync)>("fdatasync");
    int (*ftruncate)(int, off_t) = next<decltype(ftruncate)>("ftruncate64");
    int (*clock_gettime)(clockid_t, timespec*) = next<decltype(clock_gettime)>("clock_gettime");
};
const Real& real() {
    static const Real calls;
    return calls;
}

struct Change {
    off_t from = 0;
    off_t size = 0;
    bool cut = false;  // to `from`
};

struct Disk {
    WorldControl* control = nullptr;
    std::string folder, durable;
    std::mutex mutex;
    std::map<std::string, std::vector<Change>> changes;  // since the last sync, by name

    Disk() {
        const char* file = std::getenv(world_control_variable);
        const char* watched = std::getenv(world_folder_variable);
        const char* copies = std::getenv(world_durable_variable);
        if (file == nullptr || watched == nullptr || copies == nullptr) return;
        const int descriptor = ::open(file, O_RDWR | O_CLOEXEC);
        if (descriptor < 0) return;
        void* memory = ::mmap(nullptr, sizeof(WorldControl), PROT_READ | PROT_WRITE, MAP_SHARED,
                              descriptor, 0);
        ::close(descriptor);
        if (memory == MAP_FAILED) return;
        folder = watched;
        durable = copies;
        control = static_cast<WorldControl*>(memory);
    }
};
// Never destroyed: the program writes to its end.
Disk& disk() {
    static Disk* const one = new Disk;
    return *one;
}

struct File {
    int kind = 0;  // a WorldFile, or 0: none of ours
    std::string name;
};

File file_of(int descriptor) {
    const std::string& folder = disk().folder;
    if (disk().control == nullptr) return {};
    std::array<char, 4096> path;
    const std::string link = "/proc/self/fd/" + std::to_string(descriptor);
    const ssize_t size = ::readlink(link.c_str(), path.data(), path.size());
    if (size < 0) return {};
    const std::string found(path.data(), static_cast<std::size_t>(size));
    if (found == folder) return {file_folder, {}};
    if (!found.starts_with(folder + '/')) return {};
    if (found.ends_with(".db")) return {file_database, found.substr(folder.size() + 1)};
    if (found.ends_with(".db-wal")) return {file_log, found.substr(folder.size() + 1)};
    return {};
}

bool fails(int call, const File& file) {
    WorldControl& control = *disk().control;
    if ((control.calls & call) == 0 || (control.files & file.kind) == 0) return false;
    if (control.passing > 0 && control.passing-- > 0) return false;
    if (control.failing <= 0 || control.failing-- <= 0) return false;
    ++control.failed;
    errno = control.error;
    return true;
}

void remember(const File& file, Change change) {
    const std::lock_guard lock(disk().mutex);
    disk().changes[file.name].push_back(change);
}

void copy(int from, int to, Change change) {
    std::array<char, 64 * 1024> piece;
    while (change.size > 0) {
        const auto wanted = std::min(change.size, static_cast<off_t>(piece.size()));
        const ssize_t got =
            ::pread(from, piece.data(), static_cast<std::size_t>(wanted), change.from);
        if (got <= 0) return;  // Cut off since; what did so comes later in the list.
        real().pwrite(to, piece.data(), static_cast<std::size_t>(got), change.from);
        change.from += got;
        change.size -= got;
    }
}

void make_durable(const File& file) {
    std::vector<Change> changes;
    const std::lock_guard lock(disk().mutex);
    changes.swap(disk().changes[file.name]);
    const int from = ::open((disk().folder + '/' + file.name).c_str(), O_RDONLY | O_CLOEXEC);
    const int to =
        ::open((disk().durable + '/' + file.name).c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
    for (const Change& change : changes)
        if (change.cut)
            real().ftruncate(to, change.from);
        else
            copy(from, to, change);
    ::close(to);
    ::close(from);
}

int sync(int descriptor, int (*as)(int)) {
    const File file = file_of(descriptor);
    if (file.kind == 0) return as(descriptor);
    if (fails(call_sync, file)) {
        const int reason = errno;
        const std::lock_guard lock(disk().mutex);
        disk().changes[file.name].clear();
        errno = reason;
        return -1;
    }
    const int done = as(descriptor);
    if (done == 0 && file.kind != file_folder) make_durable(file);
    return done;
}

}  // namespace

extern "C" {

ssize_t pwrite64(int descriptor, const void* bytes, size_t size, off_t at) {
    const File file = file_of(descriptor);
    if (file.kind == 0) return real().pwrite(descriptor, bytes, size, at);
    if (fails(call_write, file)) {
        // Half of it got there.
        const int reason = errno;
        const ssize_t written = real().pwrite(descriptor, bytes, size / 2, at);
        if (written > 0) remember(file, {at, written});
        errno = reason;
        return -1;
    }
    const ssize_t written = real().pwrite(descriptor, bytes, size, at);
    if (written > 0) remember(file, {at, written});
    return written;
}

ssize_t pwrite(int descriptor, const void* bytes, size_t size, off_t at) {
    return pwrite64(descriptor, bytes, size, at);
}

// The store writes at places; only that it does is relied on here.
ssize_t write(int descriptor, const void* bytes, size_t size) {
    const File file = file_of(descriptor);
    if (file.kind == 0) return real().write(descriptor, bytes, size);
    return pwrite64(descriptor, bytes, size, ::lseek(descriptor, 0, SEEK_CUR));
}

int fsync(int descriptor) { return sync(descriptor, real().fsync); }
int fdatasync(int descriptor) { return sync(descriptor, real().fdatasync); }

int ftruncate64(int descriptor, off_t size) noexcept {
    const int done = real().ftruncate(descriptor, size);
    const File file = file_of(descriptor);
    if (done == 0 && file.kind != 0) remember(file, {size, 0, true});
    return done;
}
int ftruncate(int descriptor, off_t size) noexcept { return ftruncate64(descriptor, size); }

int clock_gettime(clockid_t clock, timespec* time) noexcept {
    const int done = real().clock_gettime(clock, time);
    if (done != 0 || (clock != CLOCK_REALTIME && clock != CLOCK_REALTIME_COARSE)) return done;
    const WorldControl* control = disk().control;
    if (control == nullptr) return done;
    constexpr std::int64_t thousand = 1'000;
    constexpr std::int64_t million = 1'000'000;
    const std::int64_t milliseconds = std::int64_t{time->tv_sec} * thousand +
                                      time->tv_nsec / million + control->clock_offset_milliseconds;
    time->tv_sec = milliseconds / thousand;
    time->tv_nsec = milliseconds % thousand * million + time->tv_nsec % million;
    return done;
}

int gettimeofday(timeval* time, void*) noexcept {
    timespec now{};
    const int done = clock_gettime(CLOCK_REALTIME, &now);
    *time = {now.tv_sec, now.tv_nsec / 1'000};
    return done;
}

time_t time(time_t* into) noexcept {
    timespec now{};
    clock_gettime(CLOCK_REALTIME, &now);
    if (into != nullptr) *into = now.tv_sec;
    return now.tv_sec;
}

}  // extern "C"
