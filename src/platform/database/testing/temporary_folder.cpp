#include "platform/database/testing/temporary_folder.h"

#include <cerrno>
#include <cstdlib>
#include <string>
#include <system_error>

namespace zhirong::testing {

TemporaryFolder::TemporaryFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "zhirong-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr)
        throw std::system_error{errno, std::generic_category(), "mkdtemp " + name};
    path_ = name;
}

TemporaryFolder::~TemporaryFolder() {
    std::error_code ignored;  // A folder left behind in the temporary place fails no test.
    std::filesystem::remove_all(path_, ignored);
}

}  // namespace zhirong::testing
