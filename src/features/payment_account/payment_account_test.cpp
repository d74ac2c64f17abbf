#include "features/payment_account/payment_account.h"

#include <doctest/doctest.h>

using namespace zhirong;
using namespace zhirong::payment_account;

namespace {

const Date day = date_of(2024, 6, 21);
const Actor officer{"wang", "bank", {Role::bank_officer}};
const Actor approver{"chen", "bank", {Role::bank_approver}};
// One who may do both still needs another for the second.
const Actor both{"wang", "bank", {Role::bank_officer, Role::bank_approver}};

Enter enter() { return {"firm", "6228 0001 0002 0003", "湘江银行", "313551000099", "开户许可证"}; }
PaymentAccount folded(const PaymentAccount& account, const Event& event) {
    return payment_account::apply(account, event);
}
PaymentAccount entered() { return folded({.id = "PA1"}, *decide(enter(), officer, day)); }
template <class T>
std::string code_of(const Result<T>& result) {
    return result ? "" : result.error().first().kind->code;
}

}  // namespace

TEST_CASE("an account's number is kept without its spaces") {
    CHECK(entered().details.number == "6228000100020003");
    CHECK(entered().keeper == "bank");
    CHECK(entered().stage == Stage::proposed);
}

TEST_CASE("numbers that are none are refused") {
    Enter wrong = enter();
    wrong.number = "123";
    CHECK(code_of(decide(wrong, officer, day)) == "payment_account.number");
    wrong.number = "1234";
    CHECK(code_of(decide(wrong, officer, day)) == "");
    wrong.number = std::string(34, '1');
    CHECK(code_of(decide(wrong, officer, day)) == "");
    wrong.number = std::string(35, '1');
    CHECK(code_of(decide(wrong, officer, day)) == "payment_account.number");
    wrong.number = "6228/0001";
    CHECK(code_of(decide(wrong, officer, day)) == "payment_account.number");
    wrong = enter();
    wrong.bank_cnaps = "31355100009";
    CHECK(code_of(decide(wrong, officer, day)) == "payment_account.cnaps");
    CHECK(code_of(decide(enter(), approver, day)) == "access.role_missing");
}

TEST_CASE("one enters, another of the same organisation approves") {
    const PaymentAccount account = entered();
    CHECK(code_of(decide(account, Decide{true, "已核对"}, both, day)) == "access.same_person");
    CHECK(code_of(decide(account, Decide{true, "已核对"}, officer, day)) == "access.role_missing");
    const Actor elsewhere{"zhao", "fund", {Role::fund_approver}};
    CHECK(code_of(decide(account, Decide{true, "已核对"}, elsewhere, day)) ==
          "payment_account.not_keeper");
    const PaymentAccount active =
        folded(account, *decide(account, Decide{true, "已核对"}, approver, day));
    CHECK(active.stage == Stage::active);
    CHECK(active.checker == "chen");
    CHECK(code_of(decide(active, Decide{true, "再次"}, approver, day)) == "lifecycle.not_now");
    const PaymentAccount closed = folded(active, *decide(active, Close{"换行"}, officer, day));
    CHECK(closed.stage == Stage::closed);
    CHECK(code_of(decide(closed, Close{"换行"}, officer, day)) == "lifecycle.not_now");
    const PaymentAccount rejected =
        folded(account, *decide(account, Decide{false, "户名不符"}, approver, day));
    CHECK(rejected.stage == Stage::rejected);
    CHECK(code_of(decide(rejected, Close{"x"}, officer, day)) == "lifecycle.not_now");
}
