#pragma once
// Ctrl-C and SIGTERM as something to ask for or to wait for, instead of sudden death.
namespace zhirong {

// To be made before any thread: they inherit that the signals wait. At the end of its life the
// signals do again what they did.
class Interruption {
public:
    Interruption();
    ~Interruption();
    Interruption(const Interruption&) = delete;
    Interruption& operator=(const Interruption&) = delete;

    // Whether one has come since.
    bool came();
    void await();

private:
    bool came_ = false;
};

}  // namespace zhirong
