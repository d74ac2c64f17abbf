#pragma once
// Turns the rules of a programme into a code for one day's values, one agreement and one table.
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/programme/columns/code.h"
#include "core/programme/evaluator.h"

namespace zhirong::programme::columns {

class Compiler {
public:
    // All are kept by reference while the compiler lives; `day` is any day of the stretch.
    Compiler(const Programme& programme, const Agreement& agreement, const Published& published,
             Date day, Table& table, Code& code);

    // A rate is its numerator, over `denominator` or over a register of its own.
    struct Node {
        Unit unit = Unit::money;
        RegisterId value = 0;
        Number denominator = 1;
        std::optional<RegisterId> under;
        std::optional<Ratio> constant;  // a rate that is the same in every row
    };
    Node compute(const Expression& expression);
    Node compute(const NamedQuantity& quantity);
    Node fact(const std::string& name);
    // A register of marks.
    RegisterId decide(const Condition& condition);
    RegisterId last_day(const Submission& submission);

    struct Part {
        const Share* share = nullptr;
        RegisterId amount = 0;
    };
    // The parties' parts of `total`, groups opened. Of a total that is constant nothing, the parts
    // are not known in just the rows in which those of any total are not.
    std::vector<Part> split(const Split& split, RegisterId total);

    RegisterId input();
    RegisterId nothing() { return constant(Storage::numbers, 0); }
    RegisterId emit(Storage storage, Instruction instruction);
    // What its caps have used, where the programme reads that beside the caps themselves.
    const std::map<std::string, RegisterId>& used() const { return used_; }

private:
    RegisterId constant(Storage storage, Number value);
    RegisterId refused(Storage storage);
    Node refused_node(Unit unit);
    Node constant_node(const Value& value);
    bool needs_facts(const Expression& expression);
    bool needs_facts(const Condition& condition);
    bool needs_facts(const NamedQuantity& quantity);
    template <class Rule>
    Node settled(const Rule& rule, Unit unit);

    Node compute_anew(const Expression& expression);
    Node computed(Unit unit, Op op, std::vector<RegisterId> inputs);
    // A rate of two registers, the instruction's outputs.
    Node fraction(Instruction instruction);
    Node combine(Operation operation, Node a, Node b);
    Node share(const Expression& expression);
    Node ratio(const Expression& expression);
    Node interest(const Expression& expression);
    Node reference_rate(const Expression& expression);
    Node choose(const Expression& expression);
    Node select(RegisterId condition, Node yes, Node no);
    Node move_date(const Expression& expression);
    Node enterprise_size();
    Node tiers(const NamedQuantity& quantity, const TierTable& table);
    Node words(const NamedQuantity& quantity, const WordTable& table);
    Node pick(Unit unit, RegisterId row, const std::vector<Value>& values);
    RegisterId within(const Condition& condition, RegisterId region);
    RegisterId compare(const Condition& condition);

    Node scaled(Node node, Number denominator);
    // False: no common denominator fits.
    bool same_scale(Node& a, Node& b);
    RegisterId under(const Node& node);

    std::vector<Part> layers(const std::vector<Share>& shares, RegisterId total);
    std::vector<Part> by_shares(const std::vector<Share>& shares, Allocation method,
                                RegisterId total);
    void finish(const Share& share, Allocation method, RegisterId amount, std::vector<Part>& parts);

    const Programme& programme_;
    const Agreement& agreement_;
    const Published& published_;
    Date day_;
    Table& table_;
    Code& code_;
    Facts no_facts_;
    std::map<std::string, Node> quantities_;
    std::map<const Expression*, Node> expressions_;
    std::map<std::string, Node> facts_;
    std::map<std::string, bool> needs_facts_;
    std::map<std::string, RegisterId> used_;
};

}  // namespace zhirong::programme::columns
