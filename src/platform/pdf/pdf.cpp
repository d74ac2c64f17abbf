#include "platform/pdf/pdf.h"

#include <algorithm>
#include <numeric>

#include "base/ensure.h"
#include "platform/pdf/canvas.h"

namespace zhirong::pdf {
namespace {

using namespace paper;

constexpr double side = 56;  // margins
constexpr double top = 58;
constexpr double bottom = 62;
constexpr double width = page_width - 2 * side;
constexpr double full_height = page_height - top - bottom;
constexpr double padding_x = 5;
constexpr double padding_y = 3.5;
constexpr double rule = 0.5;

constexpr Style body{.size = 9.5};
constexpr Style quiet{.size = 8, .grey = 0.4};
constexpr Style label{.size = 9, .grey = 0.25};
constexpr Style head{.size = 9, .bold = true};

struct Cell {
    const std::string* text;
    double width;
    Style style;
    bool shaded = false;
};

// Sets blocks one below the other, on as many pages as they need. `pages`: how many there will be
// in all, for the line at the foot; unknown the first time.
class Flow {
public:
    Flow(const Document& document, int pages)
        : document_(document), pages_(pages), canvas_(document.title, document.created) {}

    void title() {
        if (!document_.number.empty())
            text("编号：" + document_.number, {.size = 9, .grey = 0.25, .align = Align::right}, 6);
        text(document_.title, {.size = 18, .bold = true, .align = Align::centre}, 4);
        if (!document_.subtitle.empty())
            text(document_.subtitle, {.size = 10, .grey = 0.3, .align = Align::centre}, 0);
        y_ += 12;
    }
    void add(const Heading& heading) {
        keep_together(60);
        y_ += 8;
        text(heading.text, {.size = 11.5, .bold = true}, 4);
    }
    void add(const Paragraph& paragraph) {
        text(paragraph.text, paragraph.quiet ? quiet : body, 6);
    }
    void add(const Fields& fields) {
        ensure(fields.columns >= 1 && fields.columns <= 3);
        const auto pairs = static_cast<std::size_t>(fields.columns);
        const double label_width = pairs == 1 ? 130 : 80;
        const double value_width = width / static_cast<double>(pairs) - label_width;
        static const std::string nothing;
        for (std::size_t i = 0; i < fields.rows.size(); i += pairs) {
            std::vector<Cell> cells;
            for (std::size_t j = i; j < i + pairs; ++j) {
                const bool there = j < fields.rows.size();
                cells.push_back(
                    {there ? &fields.rows[j].first : &nothing, label_width, label, true});
                cells.push_back({there ? &fields.rows[j].second : &nothing, value_width, body});
            }
            row(cells);
        }
        y_ += 8;
    }
    void add(const Table& table) {
        const int shares =
            std::accumulate(table.columns.begin(), table.columns.end(), 0,
                            [](int sum, const Column& column) { return sum + column.share; });
        const auto share = [&](const Column& column) { return width * column.share / shares; };
        std::vector<Cell> titles;
        for (const Column& column : table.columns) {
            Style style = head;
            style.align = column.right ? Align::right : Align::left;
            titles.push_back({&column.title, share(column), style, true});
        }
        repeated_ = titles;
        row(titles);
        for (const std::vector<std::string>& line : table.rows) {
            ensure(line.size() == table.columns.size());
            std::vector<Cell> cells;
            for (std::size_t i = 0; i < line.size(); ++i)
                cells.push_back(
                    {&line[i],
                     share(table.columns[i]),
                     {.size = 9, .align = table.columns[i].right ? Align::right : Align::left}});
            row(cells);
        }
        repeated_.clear();
        y_ += 8;
    }
    void add(const Bars& chart) {
        constexpr double line_height = 17;
        constexpr double label_width = 118;
        constexpr double text_width = 128;
        constexpr double room = width - label_width - text_width;
        keep_together(std::min(full_height, 24 + line_height * double(chart.bars.size())));
        chart_title(chart.title);
        if (chart.bars.empty()) return;
        std::int64_t low = chart.mark.value_or(chart.bars.front().from);
        std::int64_t high = low;
        for (const Bar& bar : chart.bars) {
            low = std::min({low, bar.from, bar.to});
            high = std::max({high, bar.from, bar.to});
        }
        const double span = std::max(1.0, double(high) - double(low));
        const auto at = [&](std::int64_t value) {
            return side + label_width + room * (double(value) - double(low)) / span;
        };
        for (const Bar& bar : chart.bars) {
            keep_together(line_height);
            const double from = at(std::min(bar.from, bar.to));
            const double to = at(std::max(bar.from, bar.to));
            one_line(bar.label, side, label_width - 6, y_ + 3, Align::right);
            canvas_.fill(from, y_ + 3, std::max(1.0, to - from), line_height - 6, 0.23, 0.45, 0.72);
            one_line(bar.text, side + width - text_width + 6, text_width - 6, y_ + 3, Align::left);
            if (chart.mark)
                canvas_.line(at(*chart.mark), y_, at(*chart.mark), y_ + line_height, 0.8, 0.2,
                             true);
            y_ += line_height;
        }
        y_ += 10;
    }
    void add(const Columns& chart) {
        constexpr double height = 120;
        keep_together(height + 44);
        chart_title(chart.title);
        if (chart.columns.empty()) return;
        std::int64_t high = 1;
        for (const Bar& bar : chart.columns) high = std::max(high, bar.to);
        const double each = width / double(chart.columns.size());
        const double gap = std::min(3.0, each / 5);
        const double foot = y_ + height;
        for (std::size_t i = 0; i < chart.columns.size(); ++i) {
            const Bar& bar = chart.columns[i];
            const double tall = height * double(bar.to) / double(high);
            const double x = side + each * double(i);
            canvas_.fill(x + gap / 2, foot - tall, each - gap, tall, 0.23, 0.45, 0.72);
            if (!bar.label.empty()) {
                constexpr double label_width = 90;
                one_line(
                    bar.label,
                    std::clamp(x + each / 2 - label_width / 2, side, side + width - label_width),
                    label_width, foot + 3, Align::centre);
            }
        }
        canvas_.line(side, foot, side + width, foot, rule, 0.3);
        y_ = foot + 26;
    }
    void add(const Signatures& signatures) {
        constexpr double height = 92;
        const auto count = std::max<std::size_t>(1, signatures.parties.size());
        const double each = width / double(count);
        keep_together(height + 10);
        y_ += 6;
        for (std::size_t i = 0; i < signatures.parties.size(); ++i) {
            const double x = side + each * double(i);
            frame(x, y_, each, height);
            const TextBlock party =
                canvas_.set(signatures.parties[i] + "（签章）", each - 2 * padding_x, body);
            canvas_.draw(party, x + padding_x, y_ + padding_y);
            const TextBlock day = canvas_.set("年　　月　　日", each - 2 * padding_x,
                                              {.size = 9.5, .align = Align::right});
            canvas_.draw(day, x + padding_x, y_ + height - padding_y - day.height());
        }
        y_ += height + 8;
    }

    int page() const { return page_; }
    std::string finish() {
        foot();
        canvas_.end_page();
        return canvas_.finish();
    }

private:
    double left() const { return page_height - bottom - y_; }
    void foot() {
        const double y = page_height - bottom + 14;
        canvas_.line(side, y - 5, side + width, y - 5, rule, 0.7);
        one_line(document_.footer, side, width - 110, y, Align::left);
        one_line("第 " + std::to_string(page_) + " 页，共 " + std::to_string(pages_) + " 页",
                 side + width - 110, 110, y, Align::right);
    }
    void new_page() {
        foot();
        canvas_.end_page();
        ++page_;
        y_ = top;
        if (!repeated_.empty()) {
            const std::vector<Cell> titles = std::move(repeated_);
            repeated_.clear();
            row(titles);
            repeated_ = titles;
        }
    }
    void keep_together(double height) {
        if (left() < height && y_ > top) new_page();
    }
    void one_line(const std::string& words, double x, double room, double y, Align align) {
        const TextBlock block = canvas_.set(words, room, {.size = 8, .grey = 0.25, .align = align});
        canvas_.draw(block, x, y, 0, std::min<std::size_t>(1, block.lines()));
    }
    void chart_title(const std::string& words) {
        if (!words.empty()) text(words, {.size = 9.5, .bold = true}, 4);
    }
    // Lines that go on over the page's end where they must.
    void text(const std::string& words, const Style& style, double after) {
        const TextBlock block = canvas_.set(words, width, style);
        for (std::size_t line = 0; line < block.lines(); ++line) {
            keep_together(block.height(line));
            canvas_.draw(block, side, y_, line, line + 1);
            y_ += block.height(line);
        }
        y_ += after;
    }
    void frame(double x, double y, double w, double h) {
        canvas_.line(x, y, x + w, y, rule, 0.6);
        canvas_.line(x, y + h, x + w, y + h, rule, 0.6);
        canvas_.line(x, y, x, y + h, rule, 0.6);
        canvas_.line(x + w, y, x + w, y + h, rule, 0.6);
    }
    // A row stays on one page where a page can hold it, and is cut between lines where none can.
    void row(const std::vector<Cell>& cells) {
        std::vector<TextBlock> blocks;
        double height = 0;
        for (const Cell& cell : cells) {
            blocks.push_back(canvas_.set(*cell.text, cell.width - 2 * padding_x, cell.style));
            height = std::max(height, blocks.back().height());
        }
        height += 2 * padding_y;
        if (left() < height && height <= full_height - 40) keep_together(height);
        std::vector<std::size_t> done(cells.size(), 0);
        for (bool more = true; more;) {
            more = draw_slice(cells, blocks, done);
            if (more) new_page();
        }
    }
    // What of the row fits on this page; says whether lines are left.
    bool draw_slice(const std::vector<Cell>& cells, const std::vector<TextBlock>& blocks,
                    std::vector<std::size_t>& done) {
        const double room = left() - 2 * padding_y;
        double used = 0;
        std::vector<std::size_t> until = done;
        bool more = false;
        for (std::size_t i = 0; i < cells.size(); ++i) {
            double height = 0;
            while (until[i] < blocks[i].lines() &&
                   (height + blocks[i].height(until[i]) <= room || (y_ <= top && height == 0)))
                height += blocks[i].height(until[i]++);
            more = more || until[i] < blocks[i].lines();
            used = std::max(used, height);
        }
        const double height = used + 2 * padding_y;
        double x = side;
        for (std::size_t i = 0; i < cells.size(); ++i) {
            if (cells[i].shaded) canvas_.fill(x, y_, cells[i].width, height, 0.95, 0.96, 0.97);
            frame(x, y_, cells[i].width, height);
            canvas_.draw(blocks[i], x + padding_x, y_ + padding_y, done[i], until[i]);
            x += cells[i].width;
        }
        y_ += height;
        done = std::move(until);
        return more;
    }

    const Document& document_;
    int pages_;
    Canvas canvas_;
    int page_ = 1;
    double y_ = top;
    std::vector<Cell> repeated_;  // the titles of the table that is being set
};

void set_all(Flow& pages, const Document& document) {
    pages.title();
    for (const Block& block : document.blocks)
        std::visit([&](const auto& each) { pages.add(each); }, block);
}

}  // namespace

std::string render(const paper::Document& document) {
    // Set once to learn how many pages there are, and again to say so on each.
    Flow counting(document, 0);
    set_all(counting, document);
    Flow pages(document, counting.page());
    set_all(pages, document);
    return pages.finish();
}

}  // namespace zhirong::pdf
