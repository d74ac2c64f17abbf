#pragma once
// Pages of a PDF and what is drawn on them, in points from the upper left corner. The only place
// that knows Cairo and Pango.
#include <memory>
#include <string>
#include <vector>

#include "base/date.h"

using cairo_t = struct _cairo;
using cairo_surface_t = struct _cairo_surface;
using PangoLayout = struct _PangoLayout;

namespace zhirong::pdf {

inline constexpr double page_width = 595.28;  // A4
inline constexpr double page_height = 841.89;

enum class Align { left, centre, right };
struct Style {
    double size = 9.5;
    bool bold = false;
    double grey = 0;  // 0 black to 1 white
    Align align = Align::left;
};

// Text broken into lines for a width.
class TextBlock {
public:
    std::size_t lines() const { return heights_.size(); }
    double height(std::size_t line) const { return heights_[line]; }
    double height() const;

private:
    friend class Canvas;
    std::shared_ptr<PangoLayout> layout_;
    std::vector<double> heights_;
    double grey_ = 0;
};

class Canvas {
public:
    Canvas(const std::string& title, Date created);
    ~Canvas();
    Canvas(const Canvas&) = delete;
    Canvas& operator=(const Canvas&) = delete;

    TextBlock set(const std::string& text, double width, const Style& style);
    // Lines `first` up to `end`, the first one's upper edge at y.
    void draw(const TextBlock& text, double x, double y, std::size_t first, std::size_t end);
    void draw(const TextBlock& text, double x, double y) { draw(text, x, y, 0, text.lines()); }
    void fill(double x, double y, double width, double height, double red, double green,
              double blue);
    void line(double x1, double y1, double x2, double y2, double width, double grey,
              bool dashed = false);

    void end_page();
    // Ends the file; nothing may be drawn afterwards.
    std::string finish();

private:
    std::string bytes_;
    std::unique_ptr<cairo_surface_t, void (*)(cairo_surface_t*)> surface_;
    std::unique_ptr<cairo_t, void (*)(cairo_t*)> cairo_;
};

}  // namespace zhirong::pdf
