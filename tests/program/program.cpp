#include "program/program.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <fstream>
#include <iterator>
#include <optional>
#include <stdexcept>
#include <thread>

#include "program/client.h"

namespace zhirong::testing {
namespace {

using Clock = std::chrono::steady_clock;
using namespace std::chrono_literals;

// To load the demonstration takes seconds, and a minute on a machine that builds as well.
constexpr auto start_patience = 3min;

std::string text_of(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

std::filesystem::path new_log() {
    std::string name = std::filesystem::temp_directory_path() / "zhirong-output-XXXXXX";
    const int file = ::mkstemp(name.data());
    if (file < 0) throw std::runtime_error("no temporary file can be made at " + name);
    ::close(file);
    return name;
}

pid_t start(const std::vector<std::string>& arguments, const std::filesystem::path& log,
            std::vector<std::string> environment = {}) {
    std::vector<std::string> words{ZHIRONG};
    words.insert(words.end(), arguments.begin(), arguments.end());
    std::vector<char*> argv;
    for (std::string& word : words) argv.push_back(word.data());
    argv.push_back(nullptr);
    std::vector<char*> settings;
    for (std::string& setting : environment) settings.push_back(setting.data());
    for (char** inherited = environ; *inherited != nullptr; ++inherited)
        settings.push_back(*inherited);
    settings.push_back(nullptr);
    const pid_t parent = ::getpid();
    const pid_t process = ::fork();
    if (process < 0) throw std::runtime_error("fork failed");
    if (process > 0) return process;
    // A killed test must leave no server behind.
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (::getppid() != parent) ::_exit(127);
    // A file at its limit is then an error of the write, as a full disk is, and not the end.
    ::signal(SIGXFSZ, SIG_IGN);
    const int output = ::open(log.c_str(), O_WRONLY | O_APPEND | O_CLOEXEC);
    const int nothing = ::open("/dev/null", O_RDONLY | O_CLOEXEC);
    ::dup2(nothing, STDIN_FILENO);
    ::dup2(output, STDOUT_FILENO);
    ::dup2(output, STDERR_FILENO);
    ::execve(ZHIRONG, argv.data(), settings.data());
    ::_exit(127);
}

// Nothing: it still runs.
std::optional<int> exit_code(pid_t process) {
    int status = 0;
    if (::waitpid(process, &status, WNOHANG) == 0) return {};
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

int await_exit(pid_t process, std::chrono::seconds limit) {
    const auto deadline = Clock::now() + limit;
    while (true) {
        if (const auto code = exit_code(process)) return *code;
        if (Clock::now() > deadline) ::kill(process, SIGKILL);
        std::this_thread::sleep_for(1ms);
    }
}

// One that is free now; that nobody takes it before the server does is likely, not certain.
std::uint16_t free_port() {
    const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    const bool found =
        ::bind(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0 &&
        ::getsockname(socket, reinterpret_cast<sockaddr*>(&address), &size) == 0;
    ::close(socket);
    if (!found) throw std::runtime_error("loopback has no free port");
    return ntohs(address.sin_port);
}

}  // namespace

Ran run_program(const std::vector<std::string>& arguments, std::chrono::seconds limit) {
    const std::filesystem::path log = new_log();
    const int code = await_exit(start(arguments, log), limit);
    Ran ran{code, text_of(log)};
    std::filesystem::remove(log);
    return ran;
}

std::optional<Ran> run_and_kill(const std::vector<std::string>& arguments,
                                std::chrono::microseconds life) {
    const std::filesystem::path log = new_log();
    const pid_t process = start(arguments, log);
    std::this_thread::sleep_for(life);
    ::kill(process, SIGKILL);
    int status = 0;
    ::waitpid(process, &status, 0);
    const Ran ran{WIFEXITED(status) ? WEXITSTATUS(status) : -1, text_of(log)};
    std::filesystem::remove(log);
    return WIFEXITED(status) ? std::optional(ran) : std::nullopt;
}

void RunningServer::launch(const std::vector<std::string>& arguments,
                           const std::vector<std::string>& environment) {
    // Tests ask as fast as they can, from one address and as one person.
    std::vector<std::string> words{"serve",
                                   "--port",
                                   std::to_string(port_),
                                   "--requests-per-address",
                                   "0",
                                   "--requests-per-account",
                                   "0"};
    words.insert(words.end(), arguments.begin(), arguments.end());
    process_ = start(words, log_, environment);
}

RunningServer::RunningServer(const std::vector<std::string>& arguments, WhenItSaysSo)
    : log_(new_log()), port_(free_port()) {
    launch(arguments);
    try {
        line_after("Zhirong is ready");
    } catch (...) {
        kill();
        std::filesystem::remove(log_);
        throw;
    }
}

RunningServer::RunningServer(const std::vector<std::string>& arguments)
    : RunningServer(arguments, std::vector<std::string>{}) {}

RunningServer::RunningServer(const std::vector<std::string>& arguments,
                             const std::vector<std::string>& environment)
    : log_(new_log()), port_(free_port()) {
    launch(arguments, environment);
    const auto deadline = Clock::now() + start_patience;
    while (true) {
        try {
            Client client(port_);
            if (client.get("/api/v1/health").status == 200) return;
        } catch (const NoAnswer&) {
            // Not yet.
        }
        const auto code = exit_code(process_);
        if (code) process_ = -1;
        if (code || Clock::now() > deadline) {
            const std::string printed = output();
            kill();
            std::filesystem::remove(log_);
            throw std::runtime_error("the server does not answer" +
                                     (code ? "; it ended with " + std::to_string(*code) : "") +
                                     ":\n" + printed);
        }
        std::this_thread::sleep_for(2ms);
    }
}

RunningServer::~RunningServer() {
    kill();
    std::filesystem::remove(log_);
}

void RunningServer::kill() {
    if (process_ < 0) return;
    ::kill(process_, SIGKILL);
    int status = 0;
    ::waitpid(process_, &status, 0);
    process_ = -1;
}

void RunningServer::signal(int number) const { ::kill(process_, number); }

std::string RunningServer::line_after(const std::string& beginning) const {
    const auto deadline = Clock::now() + start_patience;
    while (Clock::now() < deadline) {
        const std::string text = '\n' + output();
        const std::size_t at = text.find('\n' + beginning);
        const std::size_t start = at + 1 + beginning.size();
        if (at != std::string::npos && text.find('\n', start) != std::string::npos)
            return text.substr(start, text.find('\n', start) - start);
        std::this_thread::sleep_for(2ms);
    }
    throw std::runtime_error("the server did not print \"" + beginning + "\":\n" + output());
}

Ran RunningServer::stop(std::chrono::seconds limit) {
    signal(SIGTERM);
    return await_end(limit);
}

Ran RunningServer::await_end(std::chrono::seconds limit) {
    const int code = await_exit(process_, limit);
    process_ = -1;
    return {code, output()};
}

void RunningServer::limit_files(std::optional<std::uint64_t> bytes) {
    rlimit limit{};
    ::prlimit(process_, RLIMIT_FSIZE, nullptr, &limit);
    limit.rlim_cur = bytes ? *bytes : limit.rlim_max;
    if (::prlimit(process_, RLIMIT_FSIZE, &limit, nullptr) != 0)
        throw std::runtime_error("the size of the server's files cannot be limited");
}

std::string RunningServer::output() const { return text_of(log_); }

}  // namespace zhirong::testing
