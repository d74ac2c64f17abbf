#pragma once
// Runs a code over one batch of rows after the other.
#include <memory>
#include <span>
#include <vector>

#include "core/programme/columns/code.h"

namespace zhirong::programme::columns {

// The values of a register in the rows of a batch: a column, or one value for all.
template <class T>
struct Lane {
    const T* column = nullptr;
    T constant{};
    T operator[](std::size_t row) const { return column != nullptr ? column[row] : constant; }
};

class Runner {
public:
    explicit Runner(const Code& code);

    // The rows of the table that the next runs are about: at most batch_rows.
    void take(std::span<const std::uint32_t> rows);
    // For registers that are inputs: as many values as there are rows, kept by the caller.
    void give(RegisterId input, const Number* values) { lanes_[input].numbers.column = values; }
    // Whether it is known at all, for an input.
    void give_nothing(RegisterId input);
    // The instructions from `first` up to, without, `last`.
    void run(std::size_t first, std::size_t last);

    const Lane<Number>& numbers(RegisterId id) const { return lanes_[id].numbers; }
    const Lane<Mark>& marks(RegisterId id) const { return lanes_[id].marks; }
    // Where the register's value is not known, or cannot be held. Null: it is known in every row.
    const Mark* bad(RegisterId id) const { return bad_[id]; }

private:
    struct Lanes {
        Lane<Number> numbers;
        Lane<WordCode> words;
        Lane<Mark> marks;
    };
    struct Buffer {
        std::vector<Number> numbers;
        std::vector<WordCode> words;
        std::vector<Mark> marks;
        std::vector<Mark> bad;
    };
    friend struct Operations;

    Number* number_buffer(RegisterId id);
    Mark* mark_buffer(RegisterId id);
    // To be written where a row fails.
    void fail(RegisterId id, std::size_t row);
    void merge_bad(const Instruction& instruction);

    const Code& code_;
    std::size_t size_ = 0;
    std::vector<Lanes> lanes_;
    std::vector<const Mark*> bad_;
    std::vector<Buffer> buffers_;
    std::vector<Mark> all_bad_;
};

}  // namespace zhirong::programme::columns
