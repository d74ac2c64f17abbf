#pragma once
// Where a figure of a reference table comes from. A figure without a source is not shipped as if it
// had one.
#include "core/explanation/why.h"

namespace zhirong::appraisal {

enum class Basis {
    law,         // law or regulation, cited
    press,       // published by an office, a lender or the press
    background,  // practice as generally known, not verified
    example,     // the product's own example, to be replaced by the user's figures
};

struct Provenance {
    Basis basis = Basis::example;
    Phrase source;
};

}  // namespace zhirong::appraisal

namespace zhirong {

template <>
struct EnumNames<appraisal::Basis> {
    using enum appraisal::Basis;
    using B = appraisal::Basis;
    static constexpr std::array names{
        EnumName<B>{law, "law", "法律法规", "Law"},
        EnumName<B>{press, "press", "公开报道", "Published"},
        EnumName<B>{background, "background", "背景知识（未经核实）", "Background, not verified"},
        EnumName<B>{example, "example", "本产品示例", "The product's own example"}};
};
template <>
struct Shape<appraisal::Provenance> {
    using P = appraisal::Provenance;
    static constexpr std::array fields{field<&P::basis>("basis", "依据类型", "Basis"),
                                       field<&P::source>("source", "来源", "Source")};
};

}  // namespace zhirong
