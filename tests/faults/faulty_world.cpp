#include "faults/faulty_world.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace zhirong::testing {
namespace {

namespace fs = std::filesystem;

bool is_on_disk(const fs::path& file) {
    return file.extension() == ".db" || file.extension() == ".db-wal";
}

void copy_book(const fs::path& from, const fs::path& to) {
    for (const auto& entry : fs::directory_iterator(from))
        if (is_on_disk(entry.path()))
            fs::copy_file(entry.path(), to / entry.path().filename(),
                          fs::copy_options::overwrite_existing);
}

WorldControl* map_control(const fs::path& file) {
    const int descriptor = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    void* memory = MAP_FAILED;
    if (descriptor >= 0 && ::ftruncate(descriptor, sizeof(WorldControl)) == 0)
        memory = ::mmap(nullptr, sizeof(WorldControl), PROT_READ | PROT_WRITE, MAP_SHARED,
                        descriptor, 0);
    const int reason = errno;
    ::close(descriptor);
    if (memory == MAP_FAILED)
        throw std::system_error(reason, std::generic_category(), "map " + file.string());
    return static_cast<WorldControl*>(memory);  // Zeros: nothing fails, the clock is right.
}

}  // namespace

bool FaultyWorld::permitted() {
#ifdef WORLD_PRELOAD
    return true;
#else
    return false;
#endif
}

FaultyWorld::FaultyWorld(fs::path folder)
    : folder_(fs::canonical(folder)), control_(map_control(control_folder_.path() / "control")) {
    copy_book(folder_, durable_.path());
}

FaultyWorld::~FaultyWorld() { ::munmap(control_, sizeof(WorldControl)); }

std::vector<std::string> FaultyWorld::environment() const {
    const auto setting = [](const char* name, const std::string& value) {
        return name + ('=' + value);
    };
    return {
#ifdef WORLD_PRELOAD
        setting("LD_PRELOAD", WORLD_PRELOAD),
#endif
        setting(world_control_variable, (control_folder_.path() / "control").string()),
        setting(world_folder_variable, folder_.string()),
        setting(world_durable_variable, durable_.path().string())};
}

void FaultyWorld::break_disk(const Fault& fault) {
    mend_disk();
    control_->failed = 0;
    control_->files = fault.files;
    control_->error = fault.error;
    control_->passing = fault.passing;
    control_->failing = fault.failing;
    control_->calls = fault.calls;  // the last: from here on it is so
}

void FaultyWorld::mend_disk() { control_->calls = 0; }

std::int64_t FaultyWorld::failures() const { return control_->failed; }

void FaultyWorld::set_clock(std::chrono::milliseconds ahead) {
    control_->clock_offset_milliseconds = ahead.count();
}

void FaultyWorld::cut_power() {
    for (const auto& entry : fs::directory_iterator(folder_)) fs::remove_all(entry.path());
    copy_book(durable_.path(), folder_);
}

}  // namespace zhirong::testing
