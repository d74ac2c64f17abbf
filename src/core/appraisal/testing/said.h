#pragma once
// What a test sees of an answer: "ok", or every refusal as "code field".
#include <string>

#include "base/result.h"

namespace zhirong::appraisal {

template <class T>
std::string said(const Result<T>& result) {
    if (result) return "ok";
    std::string all;
    for (const Refusal& each : result.error().all) {
        if (!all.empty()) all += ", ";
        all += each.kind->code;
        if (!each.field.empty()) all += " " + each.field;
        // Words with a name that no fact fills would reach a person as they are.
        for (const std::string& text : {in_chinese(each), in_english(each)})
            if (text.find('{') != std::string::npos) all += " UNFILLED: " + text;
    }
    return all;
}

}  // namespace zhirong::appraisal
