#include "platform/spreadsheet/archive.h"

#include <minizip/unzip.h>
#include <minizip/zip.h>

#include <algorithm>
#include <cstring>
#include <limits>
#include <utility>

#include "base/ensure.h"
#include "platform/spreadsheet/refusals.h"

namespace zhirong::spreadsheet {
namespace {

constexpr std::size_t most_parts = 10'000;
constexpr std::size_t piece_bytes = 64 * 1024;
constexpr std::uint64_t ratio_counts_from = std::uint64_t{1} << 20;

// What minizip takes for a file.
struct Memory {
    std::string_view readable;
    std::string written;
    bool writing = false;
    std::size_t position = 0;

    std::size_t size() const { return writing ? written.size() : readable.size(); }
};

Memory& memory_of(voidpf stream) { return *static_cast<Memory*>(stream); }

voidpf open_memory(voidpf opaque, const void*, int) { return opaque; }

uLong read_memory(voidpf, voidpf stream, void* buffer, uLong size) {
    Memory& memory = memory_of(stream);
    if (memory.writing) return 0;
    const std::size_t count = std::min<std::size_t>(size, memory.readable.size() - memory.position);
    std::memcpy(buffer, memory.readable.data() + memory.position, count);
    memory.position += count;
    return count;
}

uLong write_memory(voidpf, voidpf stream, const void* buffer, uLong size) {
    Memory& memory = memory_of(stream);
    if (!memory.writing) return 0;
    const std::size_t end = memory.position + size;
    if (memory.written.size() < end) memory.written.resize(end);
    std::memcpy(memory.written.data() + memory.position, buffer, size);
    memory.position = end;
    return size;
}

ZPOS64_T tell_memory(voidpf, voidpf stream) { return memory_of(stream).position; }

long seek_memory(voidpf, voidpf stream, ZPOS64_T offset, int origin) {
    Memory& memory = memory_of(stream);
    const std::size_t from = origin == ZLIB_FILEFUNC_SEEK_CUR   ? memory.position
                             : origin == ZLIB_FILEFUNC_SEEK_END ? memory.size()
                                                                : 0;
    if (offset > memory.size() - from) return -1;
    memory.position = from + offset;
    return 0;
}

int close_memory(voidpf, voidpf) { return 0; }
int error_of_memory(voidpf, voidpf) { return 0; }

zlib_filefunc64_def functions_on(Memory& memory) {
    return {open_memory, read_memory,  write_memory,    tell_memory,
            seek_memory, close_memory, error_of_memory, &memory};
}

std::unexpected<Refusals> damaged_part(const std::string& part, std::string found) {
    return refuse(damaged, "", {{"part", part}, {"found", std::move(found)}});
}

}  // namespace

struct ArchiveReader::State {
    Memory memory;
    TableLimits limits;
    unzFile file = nullptr;
    ~State() {
        if (file != nullptr) unzClose(file);
    }
};

ArchiveReader::ArchiveReader(std::unique_ptr<State> state) : state_(std::move(state)) {}
ArchiveReader::ArchiveReader(ArchiveReader&&) noexcept = default;
ArchiveReader& ArchiveReader::operator=(ArchiveReader&&) noexcept = default;
ArchiveReader::~ArchiveReader() = default;

Result<ArchiveReader> ArchiveReader::open(std::string_view bytes, const TableLimits& limits) {
    auto state = std::make_unique<State>();
    state->memory.readable = bytes;
    state->limits = limits;
    zlib_filefunc64_def functions = functions_on(state->memory);
    state->file = unzOpen2_64("", &functions);
    unz_global_info64 info{};
    if (state->file == nullptr || unzGetGlobalInfo64(state->file, &info) != UNZ_OK)
        return damaged_part("zip", "no directory");
    if (info.number_entry > most_parts)
        return refuse(too_large, "",
                      {{"what", "压缩包内的文件数"},
                       {"what_en", "The number of parts"},
                       {"expected", std::to_string(most_parts)},
                       {"found", std::to_string(info.number_entry)}});
    return ArchiveReader(std::move(state));
}

bool ArchiveReader::has(const std::string& part) {
    return unzLocateFile(state_->file, part.c_str(), 1) == UNZ_OK;
}

Result<std::monostate> ArchiveReader::read(const std::string& part,
                                           const std::function<bool(std::string_view)>& use) {
    if (!has(part)) return damaged_part(part, "missing");
    unz_file_info64 info{};
    if (unzGetCurrentFileInfo64(state_->file, &info, nullptr, 0, nullptr, 0, nullptr, 0) !=
            UNZ_OK ||
        unzOpenCurrentFile(state_->file) != UNZ_OK)
        return damaged_part(part, "unreadable");
    struct Close {
        unzFile file;
        ~Close() { unzCloseCurrentFile(file); }
    };
    // What the directory says of sizes is not believed beyond what the file can hold.
    const std::uint64_t packed =
        std::clamp<std::uint64_t>(info.compressed_size, 1, state_->memory.readable.size());
    std::uint64_t unpacked = 0;
    std::string buffer(piece_bytes, '\0');
    {
        const Close close{state_->file};
        for (;;) {
            const int count =
                unzReadCurrentFile(state_->file, buffer.data(), static_cast<unsigned>(piece_bytes));
            if (count < 0) return damaged_part(part, "cannot be unpacked");
            if (count == 0) break;
            unpacked += static_cast<std::uint64_t>(count);
            if (unpacked > state_->limits.part_bytes)
                return refuse(too_large, "",
                              {{"what", "展开后的内容"},
                               {"what_en", "The unpacked content"},
                               {"expected", std::to_string(state_->limits.part_bytes)},
                               {"found", "> " + std::to_string(state_->limits.part_bytes)}});
            if (unpacked > ratio_counts_from && unpacked / packed >= state_->limits.ratio)
                return refuse(inflated, "",
                              {{"part", part}, {"expected", std::to_string(state_->limits.ratio)}});
            if (!use(std::string_view(buffer).substr(0, static_cast<std::size_t>(count))))
                return {};
        }
        // Closing it here tells whether the checksum holds; closing it twice is harmless.
        if (unpacked != info.uncompressed_size || unzCloseCurrentFile(state_->file) == UNZ_CRCERROR)
            return damaged_part(part, "size or checksum");
    }
    return {};
}

struct ArchiveWriter::State {
    Memory memory;
    zipFile file = nullptr;
    ~State() {
        if (file != nullptr) zipClose(file, nullptr);
    }
};

ArchiveWriter::ArchiveWriter() : state_(std::make_unique<State>()) {
    state_->memory.writing = true;
    zlib_filefunc64_def functions = functions_on(state_->memory);
    state_->file = zipOpen2_64("", APPEND_STATUS_CREATE, nullptr, &functions);
    ensure(state_->file != nullptr);
}

ArchiveWriter::~ArchiveWriter() = default;

void ArchiveWriter::begin(const std::string& part) {
    zip_fileinfo info{};
    info.tmz_date.tm_year = 1980;  // The first year a zip knows: same content, same bytes.
    info.tmz_date.tm_mday = 1;
    ensure(zipOpenNewFileInZip64(state_->file, part.c_str(), &info, nullptr, 0, nullptr, 0, nullptr,
                                 Z_DEFLATED, Z_DEFAULT_COMPRESSION, 0) == ZIP_OK);
}

void ArchiveWriter::write(std::string_view text) {
    ensure(text.size() <= std::numeric_limits<unsigned>::max());
    ensure(zipWriteInFileInZip(state_->file, text.data(), static_cast<unsigned>(text.size())) ==
           ZIP_OK);
}

void ArchiveWriter::end() { ensure(zipCloseFileInZip(state_->file) == ZIP_OK); }

std::string ArchiveWriter::finish() {
    const zipFile file = std::exchange(state_->file, nullptr);
    ensure(zipClose(file, nullptr) == ZIP_OK);
    return std::move(state_->memory.written);
}

}  // namespace zhirong::spreadsheet
