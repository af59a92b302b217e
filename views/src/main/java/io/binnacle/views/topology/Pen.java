package io.binnacle.views.topology;

import io.binnacle.styles.Role;
import io.binnacle.styles.Typeface;
import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.RoundRectangle2D;
import org.jspecify.annotations.Nullable;

/// A Java2D surface that speaks in roles and typefaces. All measures are px of the view at 100 %; a finer screen or
/// picture is a scale of the surface.
final class Pen {
    /// The least size words may have.
    static final double SMALLEST_TEXT = 12;

    private static final double MIDDLE_OF_CAPITALS = 0.364;

    final Graphics2D g;
    final Palette palette;
    final double pixelScale;
    /// Whether what is drawn stays shapes and words, and nothing may be drawn as a picture of it.
    final boolean vector;

    private final TextWidths widths;
    private final Sprites sprites;
    private final @Nullable Pixels pixels;
    private final Rectangle clip;
    private double alpha = 1;

    /// Paints bare pixels.
    Pen(Graphics2D g, Palette palette, double pixelScale, Sprites sprites, Target target) {
        this(g, palette, pixelScale, false, sprites, target.pixels(), target.clip());
    }

    Pen(Graphics2D g, Palette palette, double pixelScale, boolean vector, Sprites sprites) {
        this(g, palette, pixelScale, vector, sprites, null, new Rectangle());
    }

    private Pen(
            Graphics2D g,
            Palette palette,
            double pixelScale,
            boolean vector,
            Sprites sprites,
            @Nullable Pixels pixels,
            Rectangle clip) {
        this.pixels = pixels;
        this.clip = clip;
        this.g = g;
        this.palette = palette;
        this.pixelScale = pixelScale;
        this.vector = vector;
        this.sprites = sprites;
        this.widths = TextWidths.SHARED;
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        g.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        if (pixelScale != 1) {
            g.scale(pixelScale, pixelScale);
        }
    }

    Sprites sprites() {
        return sprites;
    }

    /// Lays a sprite over the pixels, if they are known; else this does nothing and says so.
    boolean stamped(Pixels sprite, int left, int top) {
        if (pixels == null) {
            return false;
        }
        pixels.stamp(sprite, left, top, opacity(), clip);
        return true;
    }

    /// Whether it paints onto bare pixels, and a px is so many whole ones.
    boolean fills() {
        return pixels != null && whole(1);
    }

    /// Lays one colour over a box of whole px; only where [#fills] says so.
    void fillWhole(double left, double top, double right, double bottom, Color colour) {
        if (pixels != null) {
            var over = Pixels.premultiplied(colour, opacity());
            pixels.fill(inPixels(left), inPixels(top), inPixels(right), inPixels(bottom), over, clip);
        }
    }

    /// Of 255.
    private int opacity() {
        return (int) Math.round(Math.min(1, alpha) * 255);
    }

    private int inPixels(double px) {
        return (int) Math.rint(px * pixelScale);
    }

    /// Whether it paints onto bare pixels.
    boolean bare() {
        return pixels != null;
    }

    /// Lays a tile over a box, in pixels; only where [#bare] says so.
    void stretch(Pixels tile, int x, int y, int w, int h, int edge) {
        if (pixels != null) {
            pixels.stretch(tile, x, y, w, h, edge, opacity(), clip);
        }
    }

    double alpha() {
        return alpha;
    }

    void alpha(double value) {
        if (value != alpha) {
            alpha = value;
            g.setComposite(
                    value >= 1
                            ? AlphaComposite.SrcOver
                            : AlphaComposite.getInstance(AlphaComposite.SRC_OVER, (float) value));
        }
    }

    Color colour(Role role) {
        return palette.role(role);
    }

    void fill(Shape shape, Color colour) {
        g.setColor(colour);
        g.fill(shape);
    }

    void stroke(Shape shape, Color colour, double width) {
        stroke(shape, colour, new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    }

    void dashed(Shape shape, Color colour, double width, float... dashes) {
        stroke(
                shape,
                colour,
                new BasicStroke((float) width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, dashes, 0));
    }

    private void stroke(Shape shape, Color colour, BasicStroke stroke) {
        g.setColor(colour);
        g.setStroke(stroke);
        g.draw(shape);
    }

    /// A box whose border lies inside it, so that 1 px is one sharp row of pixels.
    void box(double x, double y, double w, double h, double radius, Color inside, Color border, double width) {
        Boxes.draw(this, x, y, w, h, new Boxes.Style(radius, inside, border, width));
    }

    void fillRounded(double x, double y, double w, double h, double radius, Color inside) {
        box(x, y, w, h, radius, inside, Boxes.NONE, 0);
    }

    void border(double x, double y, double w, double h, double radius, Color border, double width) {
        box(x, y, w, h, radius, Boxes.NONE, border, width);
    }

    /// To the nearest line between two pixels, so that an edge there is sharp.
    double sharp(double value) {
        return Math.round(value * pixelScale) / pixelScale;
    }

    /// Whether a measure ends between two pixels.
    boolean whole(double value) {
        var pixels = value * pixelScale;
        return Math.abs(pixels - Math.rint(pixels)) < 1e-6;
    }

    void dashedBorder(double x, double y, double w, double h, double radius, Color border, double width, float dash) {
        dashed(
                rounded(x + width / 2, y + width / 2, w - width, h - width, radius - width / 2),
                border,
                width,
                dash,
                dash);
    }

    static Shape rounded(double x, double y, double w, double h, double radius) {
        var arc = 2 * Math.max(0, Math.min(radius, Math.min(w, h) / 2));
        return new RoundRectangle2D.Double(x, y, w, h, arc, arc);
    }

    /// Words that begin at x, the middle of their capitals at y.
    double text(String words, double x, double y, Typeface face, double size, Color colour) {
        var font = widths.font(face, size);
        g.setFont(font);
        g.setColor(colour);
        g.drawString(clean(words), (float) x, (float) (y + size * MIDDLE_OF_CAPITALS));
        return width(words, face, size);
    }

    void textRight(String words, double right, double y, Typeface face, double size, Color colour) {
        text(words, right - width(words, face, size), y, face, size, colour);
    }

    void textCentred(String words, double middle, double y, Typeface face, double size, Color colour) {
        text(words, middle - width(words, face, size) / 2, y, face, size, colour);
    }

    double width(String words, Typeface face, double size) {
        return widths.width(clean(words), face, size);
    }

    Font font(Typeface face, double size) {
        return widths.font(face, size);
    }

    /// Names come from machines: what no font can show and no XML may hold is shown as a replacement sign.
    static String clean(String words) {
        for (var i = 0; i < words.length(); i++) {
            if (!showable(words, i)) {
                return cleaned(words);
            }
        }
        return words;
    }

    private static String cleaned(String words) {
        var result = new StringBuilder(words.length());
        words.codePoints().forEach(point -> result.appendCodePoint(forbidden(point) ? '\uFFFD' : point));
        return result.toString();
    }

    private static boolean showable(String words, int at) {
        var unit = words.charAt(at);
        return (unit >= ' ' && unit < 0x7F) || (unit >= 0xA0 && unit < 0xD800);
    }

    private static boolean forbidden(int point) {
        return Character.isISOControl(point)
                || (point >= 0xD800 && point <= 0xDFFF)
                || (point & 0xFFFE) == 0xFFFE
                || Character.getType(point) == Character.FORMAT;
    }

    /// As much of an id as fits, its middle left out; empty when not even that fits.
    String shortened(String id, double room, Typeface face, double size) {
        if (width(id, face, size) <= room) {
            return id;
        }
        for (var kept = id.length() - 2; kept >= 5; kept--) {
            var cut = id.substring(0, (kept + 1) / 2) + "…" + id.substring(id.length() - kept / 2);
            if (width(cut, face, size) <= room) {
                return cut;
            }
        }
        return "";
    }
}
