#include "platform/pdf/canvas.h"

#include <cairo-pdf.h>
#include <cairo.h>
#include <pango/pangocairo.h>

#include <array>
#include <numeric>
#include <stdexcept>

#include "base/ensure.h"

namespace zhirong::pdf {
namespace {

constexpr const char* family = "Noto Sans CJK SC";

cairo_status_t append(void* bytes, const unsigned char* data, unsigned int length) {
    static_cast<std::string*>(bytes)->append(reinterpret_cast<const char*>(data), length);
    return CAIRO_STATUS_SUCCESS;
}

PangoAlignment alignment(Align align) {
    switch (align) {
        case Align::left: return PANGO_ALIGN_LEFT;
        case Align::centre: return PANGO_ALIGN_CENTER;
        case Align::right: return PANGO_ALIGN_RIGHT;
    }
    return PANGO_ALIGN_LEFT;
}

}  // namespace

double TextBlock::height() const { return std::accumulate(heights_.begin(), heights_.end(), 0.0); }

Canvas::Canvas(const std::string& title, Date created)
    : surface_(cairo_pdf_surface_create_for_stream(append, &bytes_, page_width, page_height),
               cairo_surface_destroy),
      cairo_(cairo_create(surface_.get()), cairo_destroy) {
    cairo_pdf_surface_set_metadata(surface_.get(), CAIRO_PDF_METADATA_TITLE, title.c_str());
    // Cairo would write the time of day.
    cairo_pdf_surface_set_metadata(surface_.get(), CAIRO_PDF_METADATA_CREATE_DATE,
                                   (to_string(created) + "T00:00:00+08:00").c_str());
}

Canvas::~Canvas() = default;

TextBlock Canvas::set(const std::string& text, double width, const Style& style) {
    TextBlock block;
    block.layout_ = std::shared_ptr<PangoLayout>(pango_cairo_create_layout(cairo_.get()),
                                                 [](PangoLayout* each) { g_object_unref(each); });
    PangoLayout* layout = block.layout_.get();
    const std::unique_ptr<PangoFontDescription, void (*)(PangoFontDescription*)> font(
        pango_font_description_new(), pango_font_description_free);
    pango_font_description_set_family(font.get(), family);
    pango_font_description_set_absolute_size(font.get(), style.size * PANGO_SCALE);
    if (style.bold) pango_font_description_set_weight(font.get(), PANGO_WEIGHT_BOLD);
    pango_layout_set_font_description(layout, font.get());
    pango_layout_set_width(layout, static_cast<int>(width * PANGO_SCALE));
    // A number without a break goes on in the next line sooner than over the edge.
    pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
    pango_layout_set_alignment(layout, alignment(style.align));
    pango_layout_set_text(layout, text.data(), static_cast<int>(text.size()));
    constexpr double leading = 1.06;
    for (int i = 0; i < pango_layout_get_line_count(layout); ++i) {
        PangoRectangle extents;
        pango_layout_line_get_extents(pango_layout_get_line_readonly(layout, i), nullptr, &extents);
        block.heights_.push_back(leading * extents.height / PANGO_SCALE);
    }
    block.grey_ = style.grey;
    return block;
}

void Canvas::draw(const TextBlock& text, double x, double y, std::size_t first, std::size_t end) {
    ensure(end <= text.lines());
    cairo_set_source_rgb(cairo_.get(), text.grey_, text.grey_, text.grey_);
    PangoLayoutIter* iterator = pango_layout_get_iter(text.layout_.get());
    for (std::size_t line = 0; line < end; ++line, pango_layout_iter_next_line(iterator)) {
        if (line < first) continue;
        PangoRectangle extents;  // of the line within the layout: aligned as the style says
        pango_layout_iter_get_line_extents(iterator, nullptr, &extents);
        const int baseline = pango_layout_iter_get_baseline(iterator);
        cairo_move_to(cairo_.get(), x + static_cast<double>(extents.x) / PANGO_SCALE,
                      y + static_cast<double>(baseline - extents.y) / PANGO_SCALE);
        pango_cairo_show_layout_line(cairo_.get(), pango_layout_iter_get_line_readonly(iterator));
        y += text.height(line);
    }
    pango_layout_iter_free(iterator);
}

void Canvas::fill(double x, double y, double width, double height, double red, double green,
                  double blue) {
    cairo_set_source_rgb(cairo_.get(), red, green, blue);
    cairo_rectangle(cairo_.get(), x, y, width, height);
    cairo_fill(cairo_.get());
}

void Canvas::line(double x1, double y1, double x2, double y2, double width, double grey,
                  bool dashed) {
    constexpr std::array dashes{3.0, 2.0};
    cairo_set_dash(cairo_.get(), dashes.data(), dashed ? 2 : 0, 0);
    cairo_set_source_rgb(cairo_.get(), grey, grey, grey);
    cairo_set_line_width(cairo_.get(), width);
    cairo_move_to(cairo_.get(), x1, y1);
    cairo_line_to(cairo_.get(), x2, y2);
    cairo_stroke(cairo_.get());
}

void Canvas::end_page() { cairo_show_page(cairo_.get()); }

std::string Canvas::finish() {
    cairo_.reset();
    cairo_surface_finish(surface_.get());
    if (const cairo_status_t status = cairo_surface_status(surface_.get());
        status != CAIRO_STATUS_SUCCESS)
        throw std::runtime_error(std::string("PDF: ") + cairo_status_to_string(status));
    return std::move(bytes_);
}

}  // namespace zhirong::pdf
