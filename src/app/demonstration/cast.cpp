#include "app/demonstration/cast.h"

#include <array>

namespace zhirong {
namespace {

using enum OrganisationKind;

constexpr std::array organisations{
    CastOrganisation{"platform", "知融平台", platform, "91430000MA4T6U7W8Q", "430000", nullptr},
    CastOrganisation{"xiangjiang-pump", "湘江智能泵业有限公司", enterprise, "91430100MA4L8K2N6B",
                     "430100", "small"},
    CastOrganisation{"yuelu-optics", "岳麓光电科技有限公司", enterprise, "91430100MA4L7P3T8G",
                     "430100", "small"},
    CastOrganisation{"xingsha-robot", "星沙机器人有限公司", enterprise, "91430100MA4Q5W1X2L",
                     "430100", "medium"},
    CastOrganisation{"dongting-bio", "洞庭生物技术有限公司", enterprise, "91430600MA4R9H7K3B",
                     "430600", "micro"},
    CastOrganisation{"loudi-alloy", "娄底特种合金有限公司", enterprise, "91431300MA4W1E2R36",
                     "431300", "small"},
    CastOrganisation{"zhuzhou-chip", "株洲功率芯片有限公司", enterprise, "91430200MA4Y5U6P7P",
                     "430200", "medium"},
    CastOrganisation{"changsha-bank", "长沙科技银行", bank, "914301007121000X1H", "430100",
                     nullptr},
    CastOrganisation{"yueyang-bank", "岳阳商业银行", bank, "914306007121000Y2F", "430600", nullptr},
    CastOrganisation{"xiang-guarantee", "湘科融资担保有限公司", guarantor, "91430100MA4P1A2B37",
                     "430100", nullptr},
    CastOrganisation{"xiang-insurance", "湘江财产保险有限公司", insurer, "91430100MA4P5C9D3E",
                     "430100", nullptr},
    CastOrganisation{"hunan-appraisal", "湖南知产评估处置有限公司", appraiser, "91430100MA4N4E5F67",
                     "430100", nullptr},
    CastOrganisation{"hunan-ip-exchange", "湖南省知识产权交易中心", fund_operator,
                     "91430100MA4M2C6D1T", "430100", nullptr},
    CastOrganisation{"changsha-finance", "长沙市财政局", treasury, "114301000061234501", "430100",
                     nullptr},
    CastOrganisation{"hunan-finance", "湖南省财政厅", treasury, "114300000061234610", "430000",
                     nullptr},
    CastOrganisation{"changsha-window", "国家知识产权局长沙业务受理窗口", registry,
                     "12430100MB1K2L3M4L", "430100", nullptr},
    CastOrganisation{"hunan-ip-office", "湖南省知识产权局", authority, "11430000MB0N1P2Q3C",
                     "430000", nullptr}};

constexpr std::array people{
    CastPerson{"admin", "赵管理", "platform", Role::administrator},
    CastPerson{"auditor", "周审计", "platform", Role::auditor},
    CastPerson{"pump", "陈湘江", "xiangjiang-pump", Role::enterprise_officer},
    CastPerson{"optics", "刘岳麓", "yuelu-optics", Role::enterprise_officer},
    CastPerson{"robot", "黄星沙", "xingsha-robot", Role::enterprise_officer},
    CastPerson{"bio", "邓洞庭", "dongting-bio", Role::enterprise_officer},
    CastPerson{"alloy", "谭合金", "loudi-alloy", Role::enterprise_officer},
    CastPerson{"chip", "罗芯片", "zhuzhou-chip", Role::enterprise_officer},
    CastPerson{"bank.officer", "李客户", "changsha-bank", Role::bank_officer},
    CastPerson{"bank.second", "王协办", "changsha-bank", Role::bank_officer},
    CastPerson{"bank.approver", "张审批", "changsha-bank", Role::bank_approver},
    CastPerson{"guarantee", "何担保", "xiang-guarantee", Role::guarantor_officer},
    CastPerson{"guarantee.approver", "吕审定", "xiang-guarantee", Role::guarantor_approver},
    CastPerson{"insurance.officer", "施承保", "xiang-insurance", Role::insurer_officer},
    CastPerson{"insurance.approver", "严核定", "xiang-insurance", Role::insurer_approver},
    CastPerson{"appraiser", "钱评估", "hunan-appraisal", Role::appraiser_officer},
    CastPerson{"fund.officer", "孙经办", "hunan-ip-exchange", Role::fund_officer},
    CastPerson{"fund.approver", "吴审批", "hunan-ip-exchange", Role::fund_approver},
    CastPerson{"subsidy.officer", "冯经办", "changsha-finance", Role::treasury_officer},
    CastPerson{"subsidy.approver", "卫审批", "changsha-finance", Role::treasury_approver},
    CastPerson{"registry", "郑登记", "changsha-window", Role::registry_officer},
    CastPerson{"policy.officer", "沈起草", "hunan-ip-office", Role::policy_officer},
    CastPerson{"policy.approver", "韩审定", "hunan-ip-office", Role::policy_approver}};

constexpr std::array owned_rights{
    CastRight{"pump", "ZL201910123456.X", "一种变频智能泵组的控制方法", "F04D15/00", "2019-02-20",
              "2021-03-16", 10},
    CastRight{"pump", "ZL202010234567.0", "多级泵轴向力平衡装置", "F04D29/041", "2020-03-27",
              "2021-11-05", 9},
    CastRight{"optics", "ZL201810456789.X", "一种大功率激光器散热结构", "H01S3/04", "2018-05-14",
              "2020-06-30", 11},
    CastRight{"robot", "ZL202210567890.9", "协作机器人碰撞检测方法", "B25J19/06", "2022-05-24",
              "2023-08-11", 7},
    CastRight{"bio", "ZL202011678901.8", "一种益生菌微胶囊及其制备方法", "C12N1/20", "2020-12-31",
              "2022-09-02", 9},
    CastRight{"alloy", "ZL202310789012.6", "一种高强耐蚀钛合金及其热处理方法", "C22C14/00",
              "2023-02-17", "2024-01-26", 7},
    CastRight{"alloy", "ZL202110345671.1", "合金薄板控温轧制装置", "B21B37/74", "2021-04-02",
              "2022-10-18", 8},
    CastRight{"chip", "ZL202210998877.9", "一种碳化硅功率模块的封装结构", "H01L23/31", "2022-03-29",
              "2023-07-14", 7}};

constexpr std::array later_organisations{
    CastOrganisation{"hengyang-bearing", "衡阳精密轴承有限公司", enterprise, "91430400MA4T2B5D80",
                     "430400", "small"},
    CastOrganisation{"zhongnan-appraisal", "中南资产评估有限公司", appraiser, "91430100MA4K3F6G16",
                     "430100", nullptr},
    CastOrganisation{"dongting-appraisal", "洞庭湖知识产权评估事务所", appraiser,
                     "91430600MA4J9H2K40", "430600", nullptr},
    // Begins with an empty book.
    CastOrganisation{"dongting-insurance", "洞庭财产保险有限公司", insurer, "91430600MA4U6N2P5B",
                     "430600", nullptr},
    CastOrganisation{"hunan-re-guarantee", "湖南省融资再担保有限公司（演示）", guarantor,
                     "91430000MA4R8D3F53", "430000", nullptr},
    CastOrganisation{"national-guarantee-fund", "国家融资担保基金（演示）", guarantor,
                     "91110000MA1H5J7K2X", "110000", nullptr}};

constexpr std::array later_people{
    CastPerson{"bearing", "蒋轴承", "hengyang-bearing", Role::enterprise_officer},
    CastPerson{"appraiser.zhongnan", "秦评估", "zhongnan-appraisal", Role::appraiser_officer},
    CastPerson{"appraiser.dongting", "许评估", "dongting-appraisal", Role::appraiser_officer},
    CastPerson{"insurer.new", "常承保", "dongting-insurance", Role::insurer_officer},
    CastPerson{"insurer.new.approver", "艾核定", "dongting-insurance", Role::insurer_approver},
    CastPerson{"reguarantee", "龙再保", "hunan-re-guarantee", Role::guarantor_approver},
    CastPerson{"national.fund", "祝国担", "national-guarantee-fund", Role::guarantor_approver}};

constexpr std::array later_patents{
    // The fee of its tenth year falls due on 2025-03-08 and is not paid.
    CastRight{"pump", "ZL201610087321.9", "一种潜水排污泵的机械密封", "F04D29/10", "2016-03-08",
              "2018-06-22", 9},
    CastRight{"robot", "ZL202310664209.7", "机械臂末端力控打磨方法", "B25J9/16", "2023-06-06",
              "2024-02-20", 5},
    CastRight{"robot", "ZL202220918845.9", "一种双臂协作机器人底座", "B25J5/00", "2022-04-20",
              "2022-09-30", 6},
    CastRight{"bearing", "ZL201910445218.0", "高速主轴轴承的预紧力调节装置", "F16C19/54",
              "2019-05-27", "2020-12-08", 9},
    CastRight{"bearing", "ZL202120667103.9", "一种陶瓷滚子保持架", "F16C33/46", "2021-04-01",
              "2021-11-19", 7},
    CastRight{"bearing", "ZL202010771530.1", "轴承钢的贝氏体等温淬火方法", "C21D9/40", "2020-08-04",
              "2022-02-15", 8}};

}  // namespace

std::span<const CastOrganisation> cast_organisations() { return organisations; }
std::span<const CastPerson> cast_people() { return people; }
std::span<const CastRight> cast_rights() { return owned_rights; }

std::span<const CastOrganisation> portfolio_organisations() { return later_organisations; }
std::span<const CastPerson> portfolio_people() { return later_people; }
std::span<const CastRight> portfolio_patents() { return later_patents; }

}  // namespace zhirong
