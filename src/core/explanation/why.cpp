#include "core/explanation/why.h"

namespace zhirong {
namespace {

WhyInput made(std::string name, std::string zh, std::string en, std::string value, Unit unit) {
    return {std::move(name), std::move(zh), std::move(en), std::move(value), unit};
}

}  // namespace

WhyInput input(std::string name, std::string zh, std::string en, Money value) {
    return made(std::move(name), std::move(zh), std::move(en), to_string(value), Unit::money);
}

WhyInput input(std::string name, std::string zh, std::string en, Ratio value) {
    return made(std::move(name), std::move(zh), std::move(en), to_string(value), Unit::rate);
}

WhyInput input(std::string name, std::string zh, std::string en, Date value) {
    return made(std::move(name), std::move(zh), std::move(en), to_string(value), Unit::date);
}

WhyInput input(std::string name, std::string zh, std::string en, std::string value) {
    return made(std::move(name), std::move(zh), std::move(en), std::move(value), Unit::text);
}

}  // namespace zhirong
