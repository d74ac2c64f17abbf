#pragma once
#include "features/rights/record.h"

namespace zhirong {

template <>
struct EnumNames<rights::WorkKind> {
    using enum rights::WorkKind;
    using W = rights::WorkKind;
    static constexpr std::array names{
        EnumName<W>{text, "text", "文字作品", "Text"},
        EnumName<W>{oral, "oral", "口述作品", "Oral work"},
        EnumName<W>{music, "music", "音乐作品", "Music"},
        EnumName<W>{drama, "drama", "戏剧作品", "Drama"},
        EnumName<W>{quyi, "quyi", "曲艺作品", "Quyi"},
        EnumName<W>{dance, "dance", "舞蹈作品", "Dance"},
        EnumName<W>{acrobatics, "acrobatics", "杂技艺术作品", "Acrobatics"},
        EnumName<W>{fine_art, "fine_art", "美术作品", "Fine art"},
        EnumName<W>{architecture, "architecture", "建筑作品", "Architecture"},
        EnumName<W>{photograph, "photograph", "摄影作品", "Photograph"},
        EnumName<W>{audiovisual, "audiovisual", "视听作品", "Audiovisual work"},
        EnumName<W>{graphic, "graphic", "图形作品", "Graphic work"},
        EnumName<W>{model, "model", "模型作品", "Model"},
        EnumName<W>{software, "software", "计算机软件", "Software"},
        EnumName<W>{sound_recording, "sound_recording", "录音制品", "Sound recording"},
        EnumName<W>{video_recording, "video_recording", "录像制品", "Video recording"},
        EnumName<W>{typographical, "typographical", "版式设计", "Typographical arrangement"},
        EnumName<W>{broadcast, "broadcast", "广播、电视节目", "Broadcast"},
        EnumName<W>{performance, "performance", "表演", "Performance"},
        EnumName<W>{other, "other", "其他", "Other"}};
};
template <>
struct EnumNames<rights::Author> {
    using enum rights::Author;
    using A = rights::Author;
    static constexpr std::array names{
        EnumName<A>{entity, "entity", "法人或者非法人组织", "An entity"},
        EnumName<A>{natural_person, "natural_person", "自然人", "A natural person"}};
};
template <>
struct EnumNames<rights::LicenceType> {
    using enum rights::LicenceType;
    using L = rights::LicenceType;
    static constexpr std::array names{EnumName<L>{exclusive, "exclusive", "独占许可", "Exclusive"},
                                      EnumName<L>{sole, "sole", "排他许可", "Sole"},
                                      EnumName<L>{ordinary, "ordinary", "普通许可", "Ordinary"}};
};
template <>
struct EnumNames<rights::Status> {
    using enum rights::Status;
    using S = rights::Status;
    static constexpr std::array names{
        EnumName<S>{not_yet_granted, "not_yet_granted", "尚未授权", "Not yet granted"},
        EnumName<S>{granted, "granted", "有效", "In force"},
        EnumName<S>{terminated, "terminated", "已终止", "Terminated"},
        EnumName<S>{invalidated, "invalidated", "已宣告无效", "Invalidated"}};
};
template <>
struct EnumNames<rights::Notice> {
    using enum rights::Notice;
    using N = rights::Notice;
    static constexpr std::array names{
        EnumName<N>{ownership_suspension, "ownership_suspension", "权属纠纷中止程序",
                    "Suspension for an ownership dispute"},
        EnumName<N>{court_preservation, "court_preservation", "法院财产保全", "Court preservation"},
        EnumName<N>{invalidation_proceeding, "invalidation_proceeding", "无效宣告程序",
                    "Invalidation proceeding"},
        EnumName<N>{revocation_proceeding, "revocation_proceeding", "撤销程序",
                    "Revocation proceeding"},
        EnumName<N>{ownership_dispute, "ownership_dispute", "权属纠纷", "Ownership dispute"},
        EnumName<N>{infringement_dispute, "infringement_dispute", "侵权纠纷",
                    "Infringement dispute"}};
};
template <>
struct EnumNames<rights::StatusChange> {
    using enum rights::StatusChange;
    using C = rights::StatusChange;
    static constexpr std::array names{
        EnumName<C>{granted, "granted", "授权或者核准注册", "Granted or registered"},
        EnumName<C>{terminated, "terminated", "权利终止", "Terminated"},
        EnumName<C>{invalidated, "invalidated", "宣告无效", "Invalidated"},
        EnumName<C>{restored, "restored", "权利恢复", "Restored"},
        EnumName<C>{suspension_begun, "suspension_begun", "中止程序开始",
                    "Ownership suspension begins"},
        EnumName<C>{suspension_ended, "suspension_ended", "中止程序结束",
                    "Ownership suspension ends"},
        EnumName<C>{preservation_begun, "preservation_begun", "财产保全开始",
                    "Court preservation begins"},
        EnumName<C>{preservation_ended, "preservation_ended", "财产保全解除",
                    "Court preservation ends"},
        EnumName<C>{invalidation_begun, "invalidation_begun", "启动无效宣告程序",
                    "Invalidation proceeding begins"},
        EnumName<C>{invalidation_ended, "invalidation_ended", "无效宣告程序结束（维持有效）",
                    "Invalidation proceeding ends, right upheld"},
        EnumName<C>{revocation_begun, "revocation_begun", "启动撤销程序",
                    "Revocation proceeding begins"},
        EnumName<C>{revocation_ended, "revocation_ended", "撤销程序结束（维持注册）",
                    "Revocation proceeding ends, registration upheld"},
        EnumName<C>{ownership_dispute_begun, "ownership_dispute_begun", "发生权属纠纷",
                    "Ownership dispute begins"},
        EnumName<C>{ownership_dispute_ended, "ownership_dispute_ended", "权属纠纷了结",
                    "Ownership dispute ends"},
        EnumName<C>{infringement_dispute_begun, "infringement_dispute_begun", "发生侵权纠纷",
                    "Infringement dispute begins"},
        EnumName<C>{infringement_dispute_ended, "infringement_dispute_ended", "侵权纠纷了结",
                    "Infringement dispute ends"}};
};

// An alternative of the particulars: its name on the wire and its words in a form.
template <>
struct Shape<rights::Patent> : EventShape<"patent", "专利", "Patent"> {
    using T = rights::Patent;
    static constexpr std::array fields{
        field<&T::main_class>("main_class", "主分类号（IPC；外观设计为洛迦诺）",
                              "Main class (IPC; of a design Locarno)", not_blank),
        field<&T::further_classes>("further_classes", "其他分类号", "Further classes"),
        field<&T::filing_date>("filing_date", "申请日", "Filing date"),
        field<&T::grant_date>("grant_date", "授权公告日", "Grant date"),
        field<&T::fee_paid_through_year>("fee_paid_through_year", "年费已缴至第几年度",
                                         "Annual fees paid through patent year", not_negative),
        field<&T::same_day_invention>(
            "same_day_invention", "同日就同样的发明创造申请了发明专利",
            "An invention was applied for the same day on the same thing")};
};
template <>
struct Shape<rights::Goods> {
    using T = rights::Goods;
    static constexpr std::array fields{
        field<&T::nice_class>("nice_class", "尼斯类别", "Nice class", positive),
        field<&T::group>("group", "类似群", "Similar group", not_blank),
        field<&T::name>("name", "商品或者服务", "Goods or services", not_blank)};
};
template <>
struct Shape<rights::Trademark> : EventShape<"trademark", "注册商标", "Registered trademark"> {
    using T = rights::Trademark;
    static constexpr std::array fields{
        field<&T::sign>("sign", "商标文字", "Words of the mark", not_blank),
        field<&T::goods>("goods", "核定使用的商品或者服务", "Goods and services", not_blank),
        field<&T::filing_date>("filing_date", "申请日", "Filing date"),
        field<&T::registered_on>("registered_on", "注册日", "Registered on"),
        field<&T::valid_until>("valid_until", "有效期至", "Valid until"),
        field<&T::similar_marks>("similar_marks", "近似商标的注册号",
                                 "Numbers of marks that are similar")};
};
template <>
struct Shape<rights::Copyright> : EventShape<"copyright", "著作权", "Copyright"> {
    using T = rights::Copyright;
    static constexpr std::array fields{
        field<&T::work>("work", "作品类别", "Kind of work"),
        field<&T::author>("author", "作者（或者视为作者）", "Author"),
        field<&T::completed_on>("completed_on", "创作完成日", "Completed on"),
        field<&T::first_published_on>("first_published_on", "首次发表日", "First published on"),
        field<&T::author_died_on>("author_died_on", "作者死亡日", "Author died on"),
        field<&T::registered_on>("registered_on", "著作权登记日", "Registered on")};
};
template <>
struct Shape<rights::Indication>
    : EventShape<"geographical_indication", "地理标志", "Geographical indication"> {
    using T = rights::Indication;
    static constexpr std::array fields{
        field<&T::product>("product", "产品", "Product", not_blank),
        field<&T::area>("area", "产地范围", "Area", not_blank),
        field<&T::registered_on>("registered_on", "批准或者注册日", "Registered on")};
};
template <>
struct Shape<rights::Layout>
    : EventShape<"integrated_circuit_layout", "集成电路布图设计", "Layout design"> {
    using T = rights::Layout;
    static constexpr std::array fields{
        field<&T::completed_on>("completed_on", "创作完成日", "Completed on"),
        field<&T::filing_date>("filing_date", "申请日", "Filing date"),
        field<&T::first_exploited_on>("first_exploited_on", "首次商业利用日",
                                      "First commercial exploitation"),
        field<&T::registered_on>("registered_on", "登记日", "Registered on")};
};
template <>
struct Shape<rights::Variety> : EventShape<"plant_variety", "植物新品种", "Plant variety"> {
    using T = rights::Variety;
    static constexpr std::array fields{
        field<&T::species>("species", "植物种属", "Species", not_blank),
        field<&T::woody>("woody", "木本或者藤本", "Tree or vine"),
        field<&T::filing_date>("filing_date", "申请日", "Filing date"),
        field<&T::granted_on>("granted_on", "授权日", "Granted on")};
};
template <>
struct Shape<rights::Secret> : EventShape<"trade_secret", "商业秘密", "Trade secret"> {
    using T = rights::Secret;
    static constexpr std::array fields{
        field<&T::kept_since>("kept_since", "保密起始日", "Kept since"),
        field<&T::measures>("measures", "保密措施", "Measures of secrecy", long_text),
        field<&T::evidence>("evidence", "封存或者存证编号（不填写秘密本身）",
                            "Where it is sealed (never the secret itself)", not_blank)};
};
template <>
struct Shape<rights::Dataset> : EventShape<"data", "数据知识产权", "Data IP"> {
    using T = rights::Dataset;
    static constexpr std::array fields{
        field<&T::registered_on>("registered_on", "登记日", "Registered on"),
        field<&T::valid_until>("valid_until", "登记证书有效期至", "Valid until"),
        field<&T::source>("source", "数据来源", "Source of the data", not_blank),
        field<&T::use>("use", "应用场景", "Use", not_blank)};
};

template <>
struct Shape<rights::Holder> {
    using T = rights::Holder;
    static constexpr std::array fields{
        field<&T::name>("name", "权利人名称", "Name of the holder", not_blank),
        field<&T::credit_code>("credit_code", "统一社会信用代码", "Unified social credit code",
                               not_blank)};
};
template <>
struct Shape<rights::CoOwner> {
    using T = rights::CoOwner;
    static constexpr std::array fields{
        field<&T::name>("name", "共有人", "Co-owner", not_blank),
        field<&T::consent>("consent", "同意出质的书面文件", "Paper of consent", not_blank)};
};
template <>
struct Shape<rights::NoticeInForce> {
    using T = rights::NoticeInForce;
    static constexpr std::array fields{field<&T::notice>("notice", "事项", "Notice"),
                                       field<&T::since>("since", "自", "Since"),
                                       field<&T::reference>("reference", "文号", "Reference")};
};
template <>
struct Shape<rights::LicenceInForce> {
    using T = rights::LicenceInForce;
    static constexpr std::array fields{field<&T::licence>("licence", "许可", "Licence"),
                                       field<&T::licensee>("licensee", "被许可人", "Licensee"),
                                       field<&T::type>("type", "许可类型", "Type"),
                                       field<&T::from>("from", "起始日", "From"),
                                       field<&T::until>("until", "截止日", "Until")};
};
template <>
struct Shape<rights::RecordRight> {
    using T = rights::RecordRight;
    static constexpr std::array fields{
        field<&T::number>("number", "专利号、注册号或者登记号（商业秘密为自编号）",
                          "Number in the register (of a secret your own)", not_blank),
        field<&T::title>("title", "名称", "Title", not_blank),
        field<&T::details>("details", "权利种类", "Kind of right"),
        field<&T::co_owners>("co_owners", "共有人", "Co-owners"),
        field<&T::co_ownership_agreement>("co_ownership_agreement", "共有人关于行使权利的约定",
                                          "The co-owners' agreement on exercising the right",
                                          not_blank),
        field<&T::family>("family", "同族或者品牌", "Family or brand", not_blank),
        field<&T::registry>("registry", "登记窗口", "Registration desk", not_blank)};
};
template <>
struct Shape<rights::EnterRight> {
    static constexpr auto fields =
        joined(std::array{field<&rights::EnterRight::holder>("holder", "权利人", "Holder")},
               Shape<rights::RecordRight>::fields);
};
template <>
struct Shape<rights::ClaimRight> {
    static constexpr NoFields fields{};
};
template <>
struct Shape<rights::CorrectRight> {
    using T = rights::CorrectRight;
    static constexpr std::array fields{
        field<&T::title>("title", "名称", "Title", not_blank),
        field<&T::details>("details", "著录事项", "Particulars"),
        field<&T::co_owners>("co_owners", "共有人", "Co-owners"),
        field<&T::co_ownership_agreement>("co_ownership_agreement", "共有人关于行使权利的约定",
                                          "The co-owners' agreement on exercising the right",
                                          not_blank),
        field<&T::family>("family", "同族或者品牌", "Family or brand", not_blank),
        field<&T::reason>("reason", "更正理由", "Reason", long_text),
        field<&T::evidence>("evidence", "证明文件", "Evidence", not_blank)};
};
template <>
struct Shape<rights::NoteFeePaid> {
    using T = rights::NoteFeePaid;
    static constexpr std::array fields{
        field<&T::through_year>("through_year", "年费缴至第几年度", "Paid through patent year",
                                positive),
        field<&T::on>("on", "缴费日", "Date of payment"),
        field<&T::receipt>("receipt", "票据号", "Receipt", not_blank)};
};
template <>
struct Shape<rights::NoteRenewal> {
    using T = rights::NoteRenewal;
    static constexpr std::array fields{
        field<&T::until>("until", "续展后有效期至", "Valid until"),
        field<&T::on>("on", "续展申请日", "Applied for on"),
        field<&T::reference>("reference", "续展证明编号", "Certificate of renewal", not_blank)};
};
template <>
struct Shape<rights::NoteConsent> {
    using T = rights::NoteConsent;
    static constexpr std::array fields{
        field<&T::co_owner>("co_owner", "共有人", "Co-owner", not_blank),
        field<&T::consent>("consent", "同意出质的书面文件", "Paper of consent", not_blank)};
};
template <>
struct Shape<rights::NoteStatus> {
    using T = rights::NoteStatus;
    static constexpr std::array fields{
        field<&T::change>("change", "登记事项", "What is noted"),
        field<&T::on>("on", "生效日", "Date of effect"),
        field<&T::reference>("reference", "文号", "Reference", not_blank),
        field<&T::fee_paid_through_year>("fee_paid_through_year", "恢复专利权时年费已缴至第几年度",
                                         "Of a patent restored: fees paid through year", positive)};
};
template <>
struct Shape<rights::NoteTransfer> {
    using T = rights::NoteTransfer;
    static constexpr std::array fields{
        field<&T::to>("to", "受让人", "Transferee"),
        field<&T::organisation>("organisation", "受让人在本平台的机构", "Its organisation here",
                                not_blank),
        field<&T::on>("on", "转移登记日", "Date of registration"),
        field<&T::reference>("reference", "文号", "Reference", not_blank),
        field<&T::pledgee_consent>("pledgee_consent", "质权人同意转让的文件",
                                   "The pledgee's paper of consent", not_blank)};
};

template <>
struct Shape<rights::Recorded> : EventShape<"recorded", "录入权利", "Right recorded"> {
    using T = rights::Recorded;
    static constexpr std::array fields{field<&T::owner>("owner", "权利人机构", "Organisation"),
                                       field<&T::holder>("holder", "权利人", "Holder"),
                                       field<&T::kind>("kind", "权利种类", "Kind of right"),
                                       field<&T::details>("details", "内容", "Details")};
};
template <>
struct Shape<rights::Claimed> : EventShape<"claimed", "权利人认领", "Taken over by its owner"> {
    static constexpr std::array fields{
        field<&rights::Claimed::owner>("owner", "权利人机构", "Organisation")};
};
template <>
struct Shape<rights::Corrected> : EventShape<"corrected", "更正著录事项", "Record corrected"> {
    static constexpr std::array fields{
        field<&rights::Corrected::details>("details", "更正后", "As corrected")};
};
template <>
struct Shape<rights::FeePaid> : EventShape<"fee_paid", "缴纳年费", "Annual fee paid"> {
    using T = rights::FeePaid;
    static constexpr std::array fields{
        field<&T::through_year>("through_year", "年费缴至第几年度", "Paid through patent year"),
        field<&T::on>("on", "缴费日", "Date of payment"),
        field<&T::receipt>("receipt", "票据号", "Receipt")};
};
template <>
struct Shape<rights::Renewed> : EventShape<"renewed", "续展", "Renewed"> {
    using T = rights::Renewed;
    static constexpr std::array fields{
        field<&T::until>("until", "有效期至", "Valid until"),
        field<&T::on>("on", "申请日", "Applied for on"),
        field<&T::reference>("reference", "证明编号", "Certificate")};
};
template <>
struct Shape<rights::ConsentGiven>
    : EventShape<"consent_given", "共有人同意出质", "Co-owner consents to the pledge"> {
    using T = rights::ConsentGiven;
    static constexpr std::array fields{field<&T::co_owner>("co_owner", "共有人", "Co-owner"),
                                       field<&T::consent>("consent", "书面文件", "Paper")};
};
template <>
struct Shape<rights::StatusNoted>
    : EventShape<"status_noted", "登记权利状态", "Status noted by the registry"> {
    using T = rights::StatusNoted;
    static constexpr std::array fields{
        field<&T::change>("change", "登记事项", "What is noted"),
        field<&T::on>("on", "生效日", "Date of effect"),
        field<&T::reference>("reference", "文号", "Reference"),
        field<&T::fee_paid_through_year>("fee_paid_through_year", "年费已缴至第几年度",
                                         "Annual fees paid through year")};
};
template <>
struct Shape<rights::Pledged> : EventShape<"pledged", "质权设立", "Pledged"> {
    using T = rights::Pledged;
    static constexpr std::array fields{field<&T::pledge>("pledge", "质押", "Pledge"),
                                       field<&T::pledgee>("pledgee", "质权人", "Pledgee"),
                                       field<&T::on>("on", "登记日", "Date of registration")};
};
template <>
struct Shape<rights::Released> : EventShape<"released", "质权消灭", "Released from the pledge"> {
    using T = rights::Released;
    static constexpr std::array fields{field<&T::pledge>("pledge", "质押", "Pledge"),
                                       field<&T::on>("on", "日期", "Date")};
};
template <>
struct Shape<rights::Licensed> : EventShape<"licensed", "许可他人使用", "Licensed"> {
    static constexpr std::array fields{
        field<&rights::Licensed::licence>("licence", "许可", "Licence")};
};
template <>
struct Shape<rights::LicenceEnded> : EventShape<"licence_ended", "许可终止", "Licence ended"> {
    using T = rights::LicenceEnded;
    static constexpr std::array fields{field<&T::licence>("licence", "许可", "Licence"),
                                       field<&T::on>("on", "日期", "Date")};
};
template <>
struct Shape<rights::Transferred>
    : EventShape<"transferred", "处置转让", "Sold out of the pledge"> {
    using T = rights::Transferred;
    static constexpr std::array fields{field<&T::buyer>("buyer", "受让人", "Buyer", not_blank),
                                       field<&T::on>("on", "日期", "Date")};
};
template <>
struct Shape<rights::OwnerChanged> : EventShape<"owner_changed", "权利转移", "Owner changed"> {
    using T = rights::OwnerChanged;
    static constexpr std::array fields{
        field<&T::owner>("owner", "权利人机构", "Organisation"),
        field<&T::holder>("holder", "受让人", "Transferee"),
        field<&T::before>("before", "转让人", "Transferor"),
        field<&T::on>("on", "转移登记日", "Date of registration"),
        field<&T::reference>("reference", "文号", "Reference"),
        field<&T::pledgee_consent>("pledgee_consent", "质权人同意文件", "The pledgee's consent")};
};

template <>
struct Shape<rights::Right> {
    using T = rights::Right;
    static constexpr std::array fields{
        field<&T::id>("id", "编号", "Id"),
        field<&T::number>("number", "号码", "Number"),
        field<&T::right_kind>("right_kind", "权利种类", "Kind of right"),
        field<&T::title>("title", "名称", "Title"),
        field<&T::details>("details", "著录事项", "Particulars"),
        field<&T::owner>("owner", "权利人机构", "Organisation of the owner"),
        field<&T::holder>("holder", "权利人", "Holder"),
        field<&T::co_owners>("co_owners", "共有人", "Co-owners"),
        field<&T::co_ownership_agreement>("co_ownership_agreement", "共有约定",
                                          "Co-ownership agreement"),
        field<&T::family>("family", "同族或者品牌", "Family or brand"),
        field<&T::registry>("registry", "登记窗口", "Registration desk"),
        field<&T::status>("status", "状态", "Status"),
        field<&T::ended_on>("ended_on", "失效日", "Ended on"),
        field<&T::notices>("notices", "登记事项", "Notices in force"),
        field<&T::licences>("licences", "许可", "Licences in force"),
        field<&T::pledge>("pledge", "质押", "Pledge in force"),
        field<&T::pledgee>("pledgee", "质权人", "Pledgee"),
        field<&T::sale>("sale", "处置转让", "Sale")};
};

}  // namespace zhirong
