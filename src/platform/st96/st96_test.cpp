#include "platform/st96/st96.h"

#include <doctest/doctest.h>

#include <map>

using namespace zhirong;

namespace {

constexpr const char* namespaces =
    R"( xmlns:com="http://www.wipo.int/standards/XMLSchema/ST96/Common")"
    R"( xmlns:pat="http://www.wipo.int/standards/XMLSchema/ST96/Patent")"
    R"( xmlns:tmk="http://www.wipo.int/standards/XMLSchema/ST96/Trademark")";

std::string patent(const std::string& inside = {}) {
    return std::string("<pat:BibliographicData") + namespaces + R"(>
  <pat:PatentGrantIdentification>
    <com:IPOfficeCode>CN</com:IPOfficeCode>
    <pat:PatentNumber>201410362077.3</pat:PatentNumber>
    <pat:GrantDate>2016-08-31</pat:GrantDate>
  </pat:PatentGrantIdentification>
  <pat:ApplicationIdentification>
    <com:ApplicationNumber><com:ApplicationNumberText>201410362077</com:ApplicationNumberText></com:ApplicationNumber>
    <pat:FilingDate>2014-07-28</pat:FilingDate>
  </pat:ApplicationIdentification>
  <pat:IPCRClassificationBag>
    <pat:IPCRClassification><pat:Section>H</pat:Section><pat:Class>02</pat:Class>
      <pat:Subclass>J</pat:Subclass><pat:MainGroup>7</pat:MainGroup>
      <pat:Subgroup>00</pat:Subgroup></pat:IPCRClassification>
    <pat:IPCRClassification><pat:PatentClassificationSymbolText>H01M 10/42</pat:PatentClassificationSymbolText></pat:IPCRClassification>
  </pat:IPCRClassificationBag>
  <pat:InventionTitleBag><pat:InventionTitle com:languageCode="zh">一种电池管理方法</pat:InventionTitle>
    <pat:InventionTitle com:languageCode="en">Battery management</pat:InventionTitle></pat:InventionTitleBag>
  <pat:PartyBag>
    <pat:ApplicantBag><pat:Applicant><com:EntityName>申请人公司</com:EntityName></pat:Applicant></pat:ApplicantBag>
    <pat:OwnerBag><pat:Owner><com:OrganizationStandardName>星河科技</com:OrganizationStandardName></pat:Owner></pat:OwnerBag>
  </pat:PartyBag>)" +
           inside + "</pat:BibliographicData>";
}

const std::string mark = std::string("<tmk:Trademark") + namespaces + R"(>
  <com:RegistrationNumber>12345678</com:RegistrationNumber>
  <tmk:ApplicationDate>2013-01-04</tmk:ApplicationDate>
  <com:RegistrationDate>2014-02-28</com:RegistrationDate>
  <com:ExpiryDate>2024-02-27</com:ExpiryDate>
  <tmk:MarkRepresentation><tmk:MarkVerbalElementText>湘江</tmk:MarkVerbalElementText></tmk:MarkRepresentation>
  <tmk:GoodsServicesBag><tmk:GoodsServices>
    <tmk:NationalClassNumber>0749</tmk:NationalClassNumber>
    <tmk:ClassDescription><tmk:ClassNumber>7</tmk:ClassNumber>
      <tmk:GoodsServicesDescriptionText>泵</tmk:GoodsServicesDescriptionText></tmk:ClassDescription>
  </tmk:GoodsServices></tmk:GoodsServicesBag>
  <tmk:ApplicantBag><tmk:Applicant><com:EntityName>湘江泵业</com:EntityName></tmk:Applicant></tmk:ApplicantBag>
</tmk:Trademark>)";

struct Found {
    std::vector<std::map<std::string, std::string>> rows;
    std::string refusal;
};

Found read(const std::string& document, const spreadsheet::TableLimits& limits = {}) {
    Found found;
    std::vector<std::string> titles;
    const auto answer =
        st96::read_rights(document, limits, [&](const TableRow& row) -> Result<std::monostate> {
            if (row.number == 1) {
                titles = row.cells;
                return {};
            }
            auto& cells = found.rows.emplace_back();
            for (std::size_t i = 0; i < row.cells.size(); ++i)
                if (!row.cells[i].empty()) cells[titles.at(i)] = row.cells[i];
            return {};
        });
    if (!answer) found.refusal = answer.error().first().kind->code;
    return found;
}

}  // namespace

TEST_CASE("a patent of ST.96 is a row: owner before applicant, both ways to write a class") {
    const Found found = read(patent());
    REQUIRE(found.rows.size() == 1);
    CHECK(found.rows.front() ==
          std::map<std::string, std::string>{{"号码", "201410362077.3"},
                                             {"名称", "一种电池管理方法"},
                                             {"权利人", "星河科技"},
                                             {"分类号", "H02J7/00；H01M10/42"},
                                             {"申请日", "2014-07-28"},
                                             {"授权或者注册日", "2016-08-31"}});
}

TEST_CASE("a mark of ST.96 is a row with its goods, class and similar group") {
    const Found found = read(mark);
    REQUIRE(found.rows.size() == 1);
    const auto& row = found.rows.front();
    CHECK(row.at("权利种类") == "注册商标");
    CHECK(row.at("号码") == "12345678");
    CHECK(row.at("名称") == "湘江");
    CHECK(row.at("商标文字") == "湘江");
    CHECK(row.at("商品服务") == "7/0749/泵");
    CHECK(row.at("有效期至") == "2024-02-27");
    CHECK(row.at("权利人") == "湘江泵业");
}

TEST_CASE("several rights of one document are rows in their order, whatever holds them") {
    const Found found = read("<bag>" + patent() + "<x>" + mark + "</x>" + patent() + "</bag>");
    REQUIRE(found.rows.size() == 3);
    CHECK(found.rows.at(1).at("号码") == "12345678");
    // What one right says is not carried over to the next.
    CHECK_FALSE(found.rows.at(2).contains("商标文字"));
    CHECK_FALSE(found.rows.at(2).contains("商品服务"));
}

TEST_CASE("a document that is no ST.96, broken off or beyond the limits is refused") {
    CHECK(read("<a><b/></a>").refusal == "st96.no_right");
    CHECK(read("<a>").refusal == "spreadsheet.damaged");
    CHECK(read("").refusal == "spreadsheet.damaged");
    CHECK(read("no xml").refusal == "spreadsheet.damaged");
    CHECK(read(patent() + "<more/>").refusal == "spreadsheet.damaged");
    CHECK(read(patent().substr(0, 400)).refusal == "spreadsheet.damaged");
    CHECK(read("<bag>" + patent() + patent() + "</bag>", {.rows = 2}).refusal ==
          "spreadsheet.too_large");
    const std::string long_title(40'000, 'x');
    CHECK(read(patent("<pat:InventionTitleBag><pat:InventionTitle>" + long_title +
                      "</pat:InventionTitle></pat:InventionTitleBag>"))
              .rows.size() == 1);  // The first title stands.
    // An entity that doubles itself is not unfolded.
    CHECK(read(R"(<!DOCTYPE a [<!ENTITY x "xxxxxxxxxx"><!ENTITY y "&x;&x;&x;&x;">]><a>&y;</a>)")
              .refusal != "");
}

TEST_CASE("a right with nothing in it is a row that the import will refuse") {
    const Found found =
        read(std::string("<pat:BibliographicData") + namespaces + "><x/></pat:BibliographicData>");
    CHECK(found.refusal == "");
}
