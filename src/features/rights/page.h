#pragma once
// What the console shows of one right. The register gives particulars, life and fees; a feature
// that knows more of it (pledges, licences, values, warnings) adds a section, the acts that the
// person may do now, and the records whose events belong to the right's story:
//
//     pages.push_back([&api](View& view, const rights::Right& right, rights::Page& page) {
//         rights::Section section("licences", {"licences", "实施许可", "Licences"});
//         section.column("licensee", "被许可人", "Licensee", "text")
//             .column("until", "截止日", "Until", "date")
//             .row({{"licensee", "…"}, {"until", "2026-12-31"}}, "/licences/LC1")
//             .when_empty("没有许可备案", "No licence is on file");
//         page.sections.push_back(section.take());
//         page.streams.push_back("LC1");
//         page.offer(view.actor(), Role::enterprise_officer, right.owner, api.action(…));
//     });
//
// Types of values: money, rate, date, text, count, days, words (a Label written), link (an address
// of the console in `href`). A section that needs a drawing of its own gives `data`, and
// web/src/features/rights/sections.tsx names the component for its kind.
#include <functional>
#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

#include "base/shape.h"
#include "core/access/roles.h"
#include "features/rights/record.h"

namespace zhirong {
class View;
}

namespace zhirong::rights {

class Section {
public:
    // One of a kind on a page.
    Section(std::string kind, const Label& title);
    // A figure above the table. `why`: its explanation, or null.
    Section& figure(const char* name, const char* zh, const char* en, const char* type, Tree value,
                    Tree why = {});
    // Columns first, then rows with a value for each that they have; `href` opens the row.
    Section& column(const char* name, const char* zh, const char* en, const char* type);
    Section& row(std::initializer_list<std::pair<const char*, Tree>> cells, std::string href = {});
    Section& row(Tree cells, std::string href = {});
    // What stands instead of a table without rows.
    Section& when_empty(const char* zh, const char* en);
    // One sentence below the title: where it comes from, or what to know.
    Section& note(const char* zh, const char* en);
    Section& data(Tree data);
    Tree take();

private:
    Tree head_;
    Tree::List fields_, columns_, rows_;
};

struct Page {
    std::vector<Tree> sections;
    std::vector<Tree> actions;
    std::vector<std::string> streams;  // records whose events are part of the story

    // If the person holds the role in that organisation.
    void offer(const Actor& actor, Role role, const std::string& organisation, Tree action);
};

using Contribute = std::function<void(View&, const Right&, Page&)>;
// What the features add, in the order shown.
struct Pages {
    std::vector<Contribute> sections;

    void push_back(Contribute contribute) { sections.push_back(std::move(contribute)); }
};

}  // namespace zhirong::rights
