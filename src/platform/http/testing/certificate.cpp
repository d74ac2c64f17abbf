#include "platform/http/testing/certificate.h"

#include <openssl/ec.h>
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>
#include <sys/stat.h>

#include <cstdio>
#include <memory>

#include "base/ensure.h"

namespace zhirong::testing {
namespace {

struct Close {
    void operator()(std::FILE* file) const { std::fclose(file); }
};
std::unique_ptr<std::FILE, Close> written(const std::filesystem::path& path) {
    std::unique_ptr<std::FILE, Close> file(std::fopen(path.c_str(), "wb"));
    ensure(file != nullptr);
    return file;
}

void name_it(X509* certificate) {
    X509_NAME* name = X509_get_subject_name(certificate);
    const auto* host = reinterpret_cast<const unsigned char*>("localhost");
    ensure(X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC, host, -1, -1, 0) == 1);
    ensure(X509_set_issuer_name(certificate, name) == 1);
    X509_EXTENSION* names =
        X509V3_EXT_conf_nid(nullptr, nullptr, NID_subject_alt_name, "DNS:localhost,IP:127.0.0.1");
    ensure(names != nullptr && X509_add_ext(certificate, names, -1) == 1);
    X509_EXTENSION_free(names);
}

}  // namespace

CertificateFiles make_certificate(const std::filesystem::path& folder, const std::string& name,
                                  int days) {
    constexpr long hour = 3'600;
    EVP_PKEY* key = EVP_EC_gen("P-256");
    X509* certificate = X509_new();
    ensure(key != nullptr && certificate != nullptr);
    ensure(X509_set_version(certificate, X509_VERSION_3) == 1);
    ASN1_INTEGER_set(X509_get_serialNumber(certificate), 1);
    X509_gmtime_adj(X509_getm_notBefore(certificate), -hour);
    X509_gmtime_adj(X509_getm_notAfter(certificate), days * 24 * hour);
    ensure(X509_set_pubkey(certificate, key) == 1);
    name_it(certificate);
    ensure(X509_sign(certificate, key, EVP_sha256()) > 0);

    const CertificateFiles files{folder / (name + ".crt"), folder / (name + ".key")};
    ensure(PEM_write_X509(written(files.certificate).get(), certificate) == 1);
    ensure(PEM_write_PrivateKey(written(files.key).get(), key, nullptr, nullptr, 0, nullptr,
                                nullptr) == 1);
    ensure(::chmod(files.key.c_str(), S_IRUSR | S_IWUSR) == 0);
    X509_free(certificate);
    EVP_PKEY_free(key);
    return files;
}

}  // namespace zhirong::testing
