#pragma once
#include "features/gazette/record.h"

namespace zhirong {

template <>
struct EnumNames<gazette::Register> {
    using enum gazette::Register;
    using R = gazette::Register;
    static constexpr std::array names{
        EnumName<R>{patent, "patent", "专利权质押", "Pledges of patents"},
        EnumName<R>{trademark, "trademark", "注册商标专用权质押", "Pledges of trademarks"},
        EnumName<R>{copyright, "copyright", "著作权质权", "Pledges of copyright"},
        EnumName<R>{licence, "licence", "许可合同备案", "Licences"},
        EnumName<R>{receivable, "receivable", "应收账款质押", "Pledges of receivables"}};
};
template <>
struct EnumNames<gazette::Matter> {
    using enum gazette::Matter;
    using M = gazette::Matter;
    static constexpr std::array names{
        EnumName<M>{registered, "registered", "登记", "Registered"},
        EnumName<M>{filed, "filed", "备案", "Filed"},
        EnumName<M>{changed, "changed", "变更", "Changed"},
        EnumName<M>{extended, "extended", "延期", "Extended"},
        EnumName<M>{assigned, "assigned", "转让", "Assigned"},
        EnumName<M>{reissued, "reissued", "补发", "Certificate issued again"},
        EnumName<M>{cancelled, "cancelled", "注销", "Cancelled"},
        EnumName<M>{revoked, "revoked", "撤销", "Revoked"},
        EnumName<M>{lapsed, "lapsed", "失效", "Lapsed"},
        EnumName<M>{objected, "objected", "异议", "Objected to"}};
};
template <>
struct Shape<gazette::PublishedRight> {
    using T = gazette::PublishedRight;
    static constexpr std::array fields{
        field<&T::number>("number", "号码", "Number"), field<&T::title>("title", "名称", "Title"),
        field<&T::main_class>("main_class", "主分类号", "Main class"),
        field<&T::granted_on>("granted_on", "授权或者注册日", "Granted or registered on")};
};
template <>
struct Shape<gazette::Entry> {
    using T = gazette::Entry;
    static constexpr std::array fields{
        field<&T::of>("of", "登记簿", "Register"),
        field<&T::matter>("matter", "事项", "Matter"),
        field<&T::on>("on", "日期", "Date"),
        field<&T::number>("number", "登记号", "Number of the registration"),
        field<&T::desk>("desk", "登记机构", "Registration desk"),
        field<&T::first_party>("first_party", "出质人、许可人", "Pledgor or licensor"),
        field<&T::second_party>("second_party", "质权人、被许可人", "Pledgee or licensee"),
        field<&T::rights>("rights", "知识产权", "Rights"),
        field<&T::what>("what", "变更内容", "What was changed"),
        field<&T::notice_number>("notice_number", "通知书编号", "Number of the notice"),
        field<&T::sequence>("sequence", "序号", "Sequence")};
};
template <>
struct Shape<gazette::Published> : EventShape<"published", "公告", "Published"> {
    static constexpr std::array fields{
        field<&gazette::Published::entry>("entry", "公告事项", "Entry")};
};
template <>
struct Shape<gazette::Publication> {
    using T = gazette::Publication;
    static constexpr std::array fields{field<&T::id>("id", "编号", "Id"),
                                       field<&T::entry>("entry", "公告事项", "Entry")};
};

}  // namespace zhirong
