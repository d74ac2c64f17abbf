#include "features/due_diligence/checklist.h"

namespace zhirong::due_diligence {

// Grounds: the twelve refusal grounds of the patent pledge guide (domain.md §1.2).
std::vector<Item> standard_checklist() {
    using enum PaperKind;
    const Phrase practice{"银行贷前调查惯例（背景知识，以本行制度为准）",
                          "Bank practice before a loan (background; the bank's own rules prevail)"};
    return {
        {"ownership",
         "权属与许可：出质人即登记权利人，共有人同意，已许可情况不妨碍处置，未在先出质",
         "Ownership and licences: the pledgor is the registered owner, co-owners consent, licences "
         "given do not hinder a disposal, no earlier pledge",
         {register_copy},
         {"专利权质押登记办法（第461号公告）不予登记情形1、2、3、8、9；民法典第四百四十四条",
          "CNIPA Announcement 461, refusal grounds 1, 2, 3, 8, 9; Civil Code 444"}},
        {"fee_status",
         "年费：按期缴纳，不在滞纳期",
         "Annual fees: paid on time, not in the grace period",
         {fee_receipt},
         {"不予登记情形4；专利法实施细则（2023）第一百一十五条",
          "Refusal ground 4; Implementing Rules 2023, rule 115"}},
        {"remaining_term",
         "剩余保护期：不短于债务履行期",
         "Remaining term of protection: not shorter than the debt's term",
         {register_copy},
         {"不予登记情形6；专利法第四十二条", "Refusal ground 6; Patent Law 42"}},
        {"litigation",
         "诉讼、无效宣告、权属中止与查封冻结",
         "Litigation, invalidation, suspension and preservation",
         {litigation_search},
         {"不予登记情形5、11；专利法实施细则（2023）第一百零五条",
          "Refusal grounds 5 and 11; Implementing Rules 2023, rule 105"}},
        {"operation",
         "企业经营与第一还款来源",
         "The firm's operation and its first source of repayment",
         {financial_statements, bank_statements},
         practice},
        {"credit_record",
         "企业与实际控制人信用记录",
         "Credit record of the firm and of who controls it",
         {credit_report},
         practice},
        {"use_of_funds",
         "贷款用途真实、合规",
         "The use of the funds is real and allowed",
         {funds_plan},
         practice},
        {"related_parties",
         "关联方、关联交易与对外担保",
         "Related parties, dealings with them and guarantees given",
         {ownership_structure},
         practice},
        {"product_link",
         "知识产权与主营产品的关联：产品实施该权利，收入可辨认",
         "Link of the rights to the products: products use them and their income can be told apart",
         {product_description},
         practice},
    };
}

}  // namespace zhirong::due_diligence
