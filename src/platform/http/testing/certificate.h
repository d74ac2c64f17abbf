#pragma once
// A certificate for "localhost" that signs itself, made for one test.
#include <filesystem>
#include <string>

namespace zhirong::testing {

struct CertificateFiles {
    std::filesystem::path certificate;
    std::filesystem::path key;  // readable by the owner alone
};

// PEM files <name>.crt and <name>.key in the folder; valid from an hour ago for `days`.
CertificateFiles make_certificate(const std::filesystem::path& folder, const std::string& name,
                                  int days = 30);

}  // namespace zhirong::testing
