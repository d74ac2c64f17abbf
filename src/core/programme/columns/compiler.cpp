#include "core/programme/columns/compiler.h"

#include <algorithm>
#include <limits>
#include <numeric>

#include "base/allocate_column.h"
#include "base/ensure.h"
#include "core/programme/arithmetic.h"

namespace zhirong::programme::columns {
namespace {

using Node = Compiler::Node;

std::optional<Number> common_denominator(Number a, Number b) {
    Number common = 0;
    if (__builtin_mul_overflow(a, b / std::gcd(a, b), &common)) return std::nullopt;
    return common;
}

std::optional<Number> times(Number a, Number b) {
    Number product = 0;
    if (__builtin_mul_overflow(a, b, &product)) return std::nullopt;
    return product;
}

// The numbers of the values; of rates, their numerators over one denominator, which is widened.
std::optional<std::vector<Number>> over_one(const std::vector<Value>& values, Number& denominator) {
    for (const Value& value : values)
        if (const auto* rate = std::get_if<Ratio>(&value)) {
            const auto common = common_denominator(denominator, rate->denominator());
            if (!common) return std::nullopt;
            denominator = *common;
        }
    std::vector<Number> numbers;
    for (const Value& value : values) {
        const auto* rate = std::get_if<Ratio>(&value);
        const auto number = rate == nullptr
                                ? std::optional(number_of(value))
                                : times(rate->numerator(), denominator / rate->denominator());
        if (!number) return std::nullopt;
        numbers.push_back(*number);
    }
    return numbers;
}

}  // namespace

Compiler::Compiler(const Programme& programme, const Agreement& agreement,
                   const Published& published, Date day, Table& table, Code& code)
    : programme_(programme),
      agreement_(agreement),
      published_(published),
      day_(day),
      table_(table),
      code_(code) {
    no_facts_.published = published;
    code_.published = published;
}

// ---- registers

RegisterId Compiler::constant(Storage storage, Number value) {
    code_.registers.push_back({Register::From::constant, storage, value, nullptr});
    return static_cast<RegisterId>(code_.registers.size() - 1);
}

RegisterId Compiler::refused(Storage storage) {
    code_.registers.push_back({Register::From::refused, storage, 0, nullptr});
    return static_cast<RegisterId>(code_.registers.size() - 1);
}

RegisterId Compiler::input() {
    code_.registers.push_back({Register::From::input, Storage::numbers, 0, nullptr});
    return static_cast<RegisterId>(code_.registers.size() - 1);
}

RegisterId Compiler::emit(Storage storage, Instruction instruction) {
    code_.registers.push_back({Register::From::computed, storage, 0, nullptr});
    const auto id = static_cast<RegisterId>(code_.registers.size() - 1);
    instruction.outputs.insert(instruction.outputs.begin(), id);
    code_.instructions.push_back(std::move(instruction));
    return id;
}

Node Compiler::refused_node(Unit unit) {
    return {.unit = unit, .value = refused(storage_of(unit))};
}

Node Compiler::computed(Unit unit, Op op, std::vector<RegisterId> inputs) {
    return {.unit = unit, .value = emit(storage_of(unit), {.op = op, .inputs = std::move(inputs)})};
}

Node Compiler::constant_node(const Value& value) {
    Node node{.unit = unit_of(value)};
    if (const auto* word = std::get_if<std::string>(&value))
        node.value = constant(Storage::words, table_.dictionary().code(*word));
    else if (const auto* flag = std::get_if<bool>(&value))
        node.value = constant(Storage::marks, *flag ? 1 : 0);
    else
        node.value = constant(Storage::numbers, number_of(value));
    if (const auto* rate = std::get_if<Ratio>(&value)) {
        node.constant = *rate;
        node.denominator = rate->denominator();
    }
    return node;
}

// ---- what is the same in every row is computed once, by the evaluation with a trace

bool Compiler::needs_facts(const Expression& expression) {
    switch (expression.operation) {
        case Operation::fact:
        case Operation::enterprise_size: return true;
        case Operation::quantity: return needs_facts(*programme_.find_quantity(expression.name));
        default: break;
    }
    const auto needs = [&](const auto& each) { return needs_facts(each); };
    return std::ranges::any_of(expression.operands, needs) ||
           std::ranges::any_of(expression.conditions, needs);
}

bool Compiler::needs_facts(const Condition& condition) {
    const auto needs = [&](const auto& each) { return needs_facts(each); };
    if (condition.kind != Condition::Kind::comparison)
        return std::ranges::any_of(condition.parts, needs);
    return needs_facts(condition.left) || std::ranges::any_of(condition.right, needs);
}

bool Compiler::needs_facts(const NamedQuantity& quantity) {
    if (const auto known = needs_facts_.find(quantity.name); known != needs_facts_.end())
        return known->second;
    bool needed = false;
    if (const auto* formula = std::get_if<Expression>(&quantity.definition)) {
        needed = needs_facts(*formula);
    } else if (const auto* values = std::get_if<std::vector<Dated>>(&quantity.definition)) {
        needed = std::ranges::any_of(*values, [&](const Dated& each) {
            const auto* table = std::get_if<TierTable>(&each.what);
            const auto* words = std::get_if<WordTable>(&each.what);
            return (table != nullptr && needs_facts(table->by)) ||
                   (words != nullptr && needs_facts(words->by));
        });
    }
    return needs_facts_[quantity.name] = needed;
}

template <class Rule>
Node Compiler::settled(const Rule& rule, Unit unit) {
    try {
        Evaluator evaluator(programme_, no_facts_, agreement_, day_);
        const auto step = evaluator.compute(rule);
        if (!step || evaluator.refused()) return refused_node(unit);
        return constant_node(step->result);
    } catch (const std::overflow_error&) {
        return refused_node(unit);
    }
}

// ---- quantities

Node Compiler::fact(const std::string& name) {
    if (const auto known = facts_.find(name); known != facts_.end()) return known->second;
    const auto declared = declared_name(name);
    Node node;
    if (declared && declared->kind == Declared::used) {
        node.value = input();
        used_.emplace(declared->id, node.value);
    } else {
        const FactKind* kind = find_fact(name);
        const Declaration* own = programme_.find_declaration(name);
        ensure(kind != nullptr || own != nullptr);
        const Unit unit = kind != nullptr ? kind->unit : own->unit;
        const Column* column = table_.find(name);
        if (column == nullptr || column->unit != unit) {
            node = refused_node(unit);
        } else {
            code_.registers.push_back({Register::From::fact, storage_of(unit), 0, column});
            node.unit = unit;
            node.value = static_cast<RegisterId>(code_.registers.size() - 1);
            node.denominator = column->denominator;
        }
    }
    return facts_.emplace(name, node).first->second;
}

Node Compiler::compute(const NamedQuantity& quantity) {
    if (const auto known = quantities_.find(quantity.name); known != quantities_.end())
        return known->second;
    Node node;
    if (!needs_facts(quantity)) {
        node = settled(quantity, quantity.unit);
    } else if (const auto* formula = std::get_if<Expression>(&quantity.definition)) {
        node = compute(*formula);
    } else {
        node = refused_node(quantity.unit);
        for (const Dated& each : std::get<std::vector<Dated>>(quantity.definition)) {
            if (day_ < each.from || (each.until && *each.until < day_)) continue;
            const auto* table = std::get_if<TierTable>(&each.what);
            const auto* of_words = std::get_if<WordTable>(&each.what);
            node = table != nullptr      ? tiers(quantity, *table)
                   : of_words != nullptr ? words(quantity, *of_words)
                                         : constant_node(std::get<Value>(each.what));
            break;
        }
    }
    return quantities_.emplace(quantity.name, node).first->second;
}

Node Compiler::compute(const Expression& expression) {
    if (const auto known = expressions_.find(&expression); known != expressions_.end())
        return known->second;
    const Node node = compute_anew(expression);
    return expressions_.emplace(&expression, node).first->second;
}

Node Compiler::compute_anew(const Expression& expression) {
    if (expression.operation == Operation::fact) return fact(expression.name);
    if (expression.operation == Operation::quantity)
        return compute(*programme_.find_quantity(expression.name));
    if (!needs_facts(expression)) return settled(expression, expression.unit);
    switch (expression.operation) {
        case Operation::share: return share(expression);
        case Operation::least:
        case Operation::greatest:
        case Operation::sum:
        case Operation::remaining: {
            Node result = compute(expression.operands.front());
            for (std::size_t i = 1; i < expression.operands.size(); ++i)
                result = combine(expression.operation, result, compute(expression.operands[i]));
            return result;
        }
        case Operation::ratio: return ratio(expression);
        case Operation::interest: return interest(expression);
        case Operation::reference_rate: return reference_rate(expression);
        case Operation::choose: return choose(expression);
        case Operation::date_moved: return move_date(expression);
        case Operation::end_of_year:
            return computed(Unit::date, Op::end_of_year, {compute(expression.operands[0]).value});
        case Operation::days_between:
        case Operation::working_days_between:
            return computed(
                Unit::days,
                expression.operation == Operation::days_between ? Op::days_between
                                                                : Op::working_days_between,
                {compute(expression.operands[0]).value, compute(expression.operands[1]).value});
        case Operation::enterprise_size: return enterprise_size();
        default: break;
    }
    ensure(false);
    return {};
}

RegisterId Compiler::under(const Node& node) {
    return node.under ? *node.under : constant(Storage::numbers, node.denominator);
}

Node Compiler::scaled(Node node, Number denominator) {
    if (node.denominator == denominator) return node;
    const Number factor = denominator / node.denominator;
    const Register& from = code_.registers[node.value];
    if (from.from == Register::From::constant) {
        const auto value = times(from.constant, factor);
        if (!value) return refused_node(node.unit);
        node.value = constant(Storage::numbers, *value);
    } else {
        node.value =
            emit(Storage::numbers, {.op = Op::scale, .inputs = {node.value}, .number = factor});
    }
    node.denominator = denominator;
    return node;
}

bool Compiler::same_scale(Node& a, Node& b) {
    const auto common = common_denominator(a.denominator, b.denominator);
    if (!common) return false;
    a = scaled(a, *common);
    b = scaled(b, *common);
    return true;
}

Node Compiler::fraction(Instruction instruction) {
    code_.registers.push_back({Register::From::computed, Storage::numbers, 0, nullptr});
    Node node{.unit = Unit::rate};
    node.under = static_cast<RegisterId>(code_.registers.size() - 1);
    instruction.outputs = {*node.under};
    node.value = emit(Storage::numbers, std::move(instruction));
    return node;
}

Node Compiler::combine(Operation operation, Node a, Node b) {
    const auto pick = [&](Op sum, Op remaining, Op least, Op greatest) {
        return operation == Operation::sum         ? sum
               : operation == Operation::remaining ? remaining
               : operation == Operation::least     ? least
                                                   : greatest;
    };
    if (a.unit == Unit::rate && (a.under || b.under)) {
        return fraction({.op = pick(Op::fraction_add, Op::fraction_remaining, Op::fraction_least,
                                    Op::fraction_greatest),
                         .inputs = {a.value, under(a), b.value, under(b)}});
    }
    if (a.unit == Unit::rate && !same_scale(a, b)) return refused_node(Unit::rate);
    Node node =
        computed(a.unit, pick(Op::add, Op::remaining, Op::least, Op::greatest), {a.value, b.value});
    node.denominator = a.denominator;
    return node;
}

Node Compiler::share(const Expression& expression) {
    const Node rate = compute(expression.operands[0]);
    const Node of = compute(expression.operands[1]);
    if (expression.unit == Unit::rate) {
        if (rate.under || of.under) {
            return fraction({.op = Op::fraction_multiply,
                             .inputs = {rate.value, under(rate), of.value, under(of)}});
        }
        const auto denominator = times(rate.denominator, of.denominator);
        if (!denominator) return refused_node(Unit::rate);
        Node node = computed(Unit::rate, Op::multiply, {rate.value, of.value});
        node.denominator = *denominator;
        return node;
    }
    Instruction part{.op = Op::part,
                     .inputs = {of.value, rate.value},
                     .number = rate.denominator,
                     .rounding = *expression.rounding};
    if (rate.under) {
        part.op = Op::part_of_column;
        part.inputs.push_back(*rate.under);
    }
    return {.unit = Unit::money, .value = emit(Storage::numbers, std::move(part))};
}

Node Compiler::ratio(const Expression& expression) {
    Node of = compute(expression.operands[0]);
    Node to = compute(expression.operands[1]);
    if (of.under || to.under || (of.unit == Unit::rate && !same_scale(of, to)))
        return refused_node(Unit::rate);
    return fraction({.op = Op::ratio, .inputs = {of.value, to.value}});
}

Node Compiler::interest(const Expression& expression) {
    const Node principal = compute(expression.operands[0]);
    const Node rate = compute(expression.operands[1]);
    const Node days = compute(expression.operands[2]);
    Instruction interest{.op = Op::interest,
                         .inputs = {principal.value, rate.value, days.value},
                         .rounding = *expression.rounding};
    const bool days_vary = expression.days_in_year == 0;
    if (rate.under && days_vary) return refused_node(Unit::money);
    if (rate.under || days_vary) {
        interest.op = Op::interest_of_column;
        interest.number = days_vary ? rate.denominator : expression.days_in_year;
        interest.inputs.push_back(days_vary ? compute(expression.operands[3]).value : *rate.under);
    } else {
        const auto denominator = times(rate.denominator, expression.days_in_year);
        if (!denominator) return refused_node(Unit::money);
        interest.number = *denominator;
    }
    return {.unit = Unit::money, .value = emit(Storage::numbers, std::move(interest))};
}

Node Compiler::reference_rate(const Expression& expression) {
    Node node{.unit = Unit::rate, .denominator = reference_denominator};
    node.value = emit(Storage::numbers, {.op = Op::reference_rate,
                                         .inputs = {compute(expression.operands[0]).value},
                                         .tenor = find_reference(expression.name)->tenor});
    return node;
}

Node Compiler::select(RegisterId condition, Node yes, Node no) {
    const bool fraction = yes.under || no.under;
    if (yes.unit == Unit::rate && !fraction && !same_scale(yes, no))
        return refused_node(Unit::rate);
    Node node = computed(yes.unit, Op::select, {condition, yes.value, no.value});
    node.denominator = yes.denominator;
    if (fraction)
        node.under = emit(Storage::numbers,
                          {.op = Op::select, .inputs = {condition, under(yes), under(no)}});
    return node;
}

Node Compiler::choose(const Expression& expression) {
    const std::size_t cases = expression.conditions.size();
    std::vector<RegisterId> conditions;
    std::vector<Node> taken;
    for (std::size_t i = 0; i < cases; ++i) {
        conditions.push_back(decide(expression.conditions[i]));
        taken.push_back(compute(expression.operands[i]));
    }
    Node result = expression.operands.size() > cases ? compute(expression.operands.back())
                                                     : refused_node(expression.unit);
    for (std::size_t i = cases; i-- > 0;) result = select(conditions[i], taken[i], result);
    return result;
}

Node Compiler::move_date(const Expression& expression) {
    const Node date = compute(expression.operands[0]);
    const Node by = compute(expression.operands[1]);
    Instruction move{.op = Op::move_working_days, .inputs = {date.value, by.value}};
    if (expression.name != "working_days_later") {
        move.op = expression.name.starts_with("days") ? Op::move_days : Op::move_months;
        move.number = expression.name.starts_with("years") ? 12 : 1;
        if (expression.name.ends_with("earlier")) move.number = -move.number;
    }
    return {.unit = Unit::date, .value = emit(Storage::numbers, std::move(move))};
}

Node Compiler::enterprise_size() {
    if (published_.sizes == nullptr) return refused_node(Unit::text);
    Instruction size{.op = Op::enterprise_size};
    for (const char* name : {"borrower.industry", "borrower.employees", "borrower.annual_revenue",
                             "borrower.total_assets"})
        size.inputs.push_back(fact(name).value);
    for (const char* word : {"large", "medium", "small", "micro"})
        size.values.push_back(table_.dictionary().code(word));
    for (const EnterpriseSizes::Industry& industry : published_.sizes->industries())
        size.values.push_back(table_.dictionary().code(industry.code));
    return {.unit = Unit::text, .value = emit(Storage::words, std::move(size))};
}

Node Compiler::tiers(const NamedQuantity& quantity, const TierTable& table) {
    const Node by = compute(table.by);
    const auto& rows = table.tiers;
    Number scale = by.under ? 1 : by.denominator;
    std::vector<Value> bound_values;
    Instruction place{.op = Op::tier, .inputs = {by.value}};
    place.upper_included = table.upper_included;
    place.open_below = !rows.front().lower.has_value();
    place.open_above = !rows.back().upper.has_value();
    if (!place.open_below) bound_values.push_back(*rows.front().lower);
    for (const Tier& tier : rows)
        if (tier.upper) bound_values.push_back(*tier.upper);
    const auto bounds = over_one(bound_values, scale);
    if (!bounds) return refused_node(quantity.unit);
    place.bounds = *bounds;

    Node node{.unit = quantity.unit};
    std::vector<Value> values;
    for (const Tier& tier : rows) values.push_back(tier.value);
    if (table.method == TierMethod::slice) {
        const auto rates = over_one(values, node.denominator);
        if (!rates) return refused_node(quantity.unit);
        Instruction slices{.op = Op::slices, .inputs = {by.value}, .number = node.denominator};
        slices.rounding = *table.rounding;
        slices.values = *rates;
        slices.bounds = place.bounds;
        slices.open_above = place.open_above;
        if (place.open_below) slices.bounds.insert(slices.bounds.begin(), 0);
        node.denominator = 1;
        node.value = emit(Storage::numbers, std::move(slices));
        return node;
    }
    if (by.under) {
        place.op = Op::tier_of_fraction;
        place.inputs.push_back(*by.under);
        place.number = scale;
    } else if (by.unit == Unit::rate) {
        place.inputs = {scaled(by, scale).value};
    }
    place.values.resize(rows.size());  // How many tiers there are.
    return pick(quantity.unit, emit(Storage::numbers, std::move(place)), values);
}

Node Compiler::pick(Unit unit, RegisterId row, const std::vector<Value>& values) {
    Node node{.unit = unit};
    Instruction pick{.op = Op::pick, .inputs = {row}};
    if (storage_of(unit) == Storage::numbers) {
        const auto numbers = over_one(values, node.denominator);
        if (!numbers) return refused_node(unit);
        pick.values = *numbers;
    } else {
        for (const Value& value : values)
            pick.values.push_back(unit == Unit::text
                                      ? table_.dictionary().code(std::get<std::string>(value))
                                      : Number{std::get<bool>(value)});
    }
    node.value = emit(storage_of(unit), std::move(pick));
    return node;
}

Node Compiler::words(const NamedQuantity& quantity, const WordTable& table) {
    constexpr Number none = -1;
    Instruction row{.op = Op::row_of_word, .inputs = {compute(table.by).value}};
    row.number = table.otherwise ? static_cast<Number>(table.rows.size()) : none;
    std::vector<Value> values;
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        values.push_back(table.rows[i].value);
        for (const std::string& word : table.rows[i].words) {
            const WordCode code = table_.dictionary().code(word);
            if (row.values.size() <= code) row.values.resize(code + 1, row.number);
            // The first row that names it.
            if (row.values[code] == row.number) row.values[code] = static_cast<Number>(i);
        }
    }
    if (table.otherwise) values.push_back(*table.otherwise);
    return pick(quantity.unit, emit(Storage::numbers, std::move(row)), values);
}

// ---- conditions

RegisterId Compiler::decide(const Condition& condition) {
    if (condition.kind == Condition::Kind::comparison) return compare(condition);
    Instruction join{.op = condition.kind == Condition::Kind::negation ? Op::negation
                           : condition.kind == Condition::Kind::all    ? Op::all
                                                                       : Op::any};
    for (const Condition& part : condition.parts) join.inputs.push_back(decide(part));
    return emit(Storage::marks, std::move(join));
}

RegisterId Compiler::compare(const Condition& condition) {
    const Node left = compute(condition.left);
    if (condition.comparison == Comparison::within) return within(condition, left.value);
    if (left.unit == Unit::text && !condition.literals.empty()) {
        Instruction among{.op = Op::one_of, .inputs = {left.value}};
        for (const Value& word : condition.literals) {
            const WordCode code = table_.dictionary().code(std::get<std::string>(word));
            if (among.values.size() <= code) among.values.resize(code + 1);
            among.values[code] = 1;
        }
        return emit(Storage::marks, std::move(among));
    }
    Node right = condition.literals.empty() ? compute(condition.right.front())
                                            : constant_node(condition.literals.front());
    Instruction test{.op = Op::compare, .comparison = condition.comparison};
    test.inputs = {left.value, right.value};
    if (left.unit == Unit::text) {
        test.op = Op::compare_words;
    } else if (left.unit == Unit::flag) {
        test.op = Op::compare_marks;
    } else if (left.under || right.under || left.denominator != right.denominator) {
        test.op = Op::compare_fractions;
        test.inputs = {left.value, under(left), right.value, under(right)};
    }
    return emit(Storage::marks, std::move(test));
}

// Decided once for each word there is.
RegisterId Compiler::within(const Condition& condition, RegisterId region) {
    if (condition.literals.empty()) return refused(Storage::marks);
    const auto& outer = std::get<std::string>(condition.literals.front());
    Instruction lies{.op = Op::within, .inputs = {region}};
    for (WordCode code = 0; code < table_.dictionary().size(); ++code)
        lies.values.push_back(is_within(table_.dictionary().word(code), outer) ? 1 : 0);
    return emit(Storage::marks, std::move(lies));
}

RegisterId Compiler::last_day(const Submission& submission) {
    return emit(Storage::numbers,
                {.op = submission.working_days ? Op::move_working_days : Op::move_days,
                 .inputs = {compute(submission.after).value, compute(submission.within).value}});
}

// ---- splits

std::vector<Compiler::Part> Compiler::split(const Split& split, RegisterId total) {
    if (split.method == Split::Method::layers) return layers(split.shares, total);
    return by_shares(split.shares,
                     split.method == Split::Method::floor_then_in_order
                         ? Allocation::floor_then_in_order
                         : Allocation::largest_remainder,
                     total);
}

std::vector<Compiler::Part> Compiler::layers(const std::vector<Share>& shares, RegisterId total) {
    std::vector<Part> parts;
    RegisterId left = total;
    for (const Share& share : shares) {
        RegisterId amount = left;
        if (share.up_to)
            amount = emit(Storage::numbers,
                          {.op = Op::least, .inputs = {left, compute(*share.up_to).value}});
        if (&share != &shares.back())
            left = emit(Storage::numbers, {.op = Op::remaining, .inputs = {left, amount}});
        finish(share, Allocation::largest_remainder, amount, parts);
    }
    return parts;
}

std::vector<Compiler::Part> Compiler::by_shares(const std::vector<Share>& shares, Allocation method,
                                                RegisterId total) {
    std::vector<Node> rates;
    std::optional<std::size_t> rest;
    bool constant_rates = true;
    Number whole = 1;
    bool held = shares.size() <= most_parts;
    for (std::size_t i = 0; i < shares.size(); ++i) {
        Node rate{.unit = Unit::rate};
        if (shares[i].share) {
            rate = compute(*shares[i].share);
            constant_rates = constant_rates && rate.constant.has_value();
            const auto common = common_denominator(whole, rate.denominator);
            held = held && common && !rate.under;
            if (common) whole = *common;
        } else {
            rest = i;
        }
        rates.push_back(rate);
    }
    std::vector<RegisterId> amounts;
    Instruction allocate{.op = Op::allocate_by, .inputs = {total}, .number = whole};
    allocate.allocation = method;
    if (rest) allocate.bounds = {static_cast<Number>(*rest)};
    if (held && constant_rates) {
        // Checked by the rows' own rule: shares that do not make the whole are refused.
        allocate.op = Op::allocate;
        int128 left = whole;
        for (std::size_t i = 0; i < rates.size(); ++i) {
            const Ratio rate = rates[i].constant.value_or(Ratio{});
            const int128 weight = int128{rate.numerator()} * (whole / rate.denominator());
            left -= weight;
            held = held && left >= 0;
            allocate.values.push_back(held ? static_cast<Number>(weight) : 0);
        }
        held = held && (rest || left == 0);
        if (held && rest) allocate.values[*rest] = static_cast<Number>(left);
    } else if (held) {
        for (std::size_t i = 0; i < rates.size(); ++i)
            if (i != rest) allocate.inputs.push_back(scaled(rates[i], whole).value);
    }
    const Register& of = code_.registers[total];
    const bool of_nothing = of.from == Register::From::constant && of.constant == 0;
    const bool parts_of_nothing = held && constant_rates && of_nothing;
    for (std::size_t i = 0; i < shares.size(); ++i) {
        if (parts_of_nothing) {
            amounts.push_back(total);
        } else if (held) {
            code_.registers.push_back({Register::From::computed, Storage::numbers, 0, nullptr});
            amounts.push_back(static_cast<RegisterId>(code_.registers.size() - 1));
        } else {
            amounts.push_back(refused(Storage::numbers));
        }
    }
    if (held && !parts_of_nothing) {
        allocate.outputs = amounts;
        code_.instructions.push_back(std::move(allocate));
    }
    std::vector<Part> parts;
    for (std::size_t i = 0; i < shares.size(); ++i) finish(shares[i], method, amounts[i], parts);
    return parts;
}

void Compiler::finish(const Share& share, Allocation method, RegisterId amount,
                      std::vector<Part>& parts) {
    if (share.at_most)
        amount = emit(Storage::numbers,
                      {.op = Op::least, .inputs = {amount, compute(*share.at_most).value}});
    if (share.within.empty()) {
        parts.push_back({&share, amount});
        return;
    }
    for (Part& part : by_shares(share.within, method, amount)) parts.push_back(part);
}

}  // namespace zhirong::programme::columns
