package io.binnacle.views.topology;

import io.binnacle.styles.Typeface;
import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Fonts by size and the widths of words, both remembered, because measuring words is the dearest part of drawing
/// them. Sizes go in half px, so that zooming does not fill the memory with fonts.
final class TextWidths {
    static final TextWidths SHARED = new TextWidths();

    private static final int KEPT = 20_000;
    private static final double UNIT = 100;

    private final FontRenderContext context = new FontRenderContext(null, true, true);
    private final Map<Sized, Font> fonts = new ConcurrentHashMap<>();
    private final Map<Key, Double> widths = new ConcurrentHashMap<>();

    private record Sized(Typeface face, int halves) {}

    private record Key(Typeface face, String words) {}

    Font font(Typeface face, double size) {
        var halves = (int) Math.round(size * 2);
        return fonts.computeIfAbsent(new Sized(face, halves), _ -> face.at(halves / 2.0));
    }

    double width(String words, Typeface face, double size) {
        if (widths.size() > KEPT) {
            widths.clear();
        }
        return widths.computeIfAbsent(new Key(face, words), this::measured) * size / UNIT;
    }

    private double measured(Key key) {
        return font(key.face(), UNIT).getStringBounds(key.words(), context).getWidth();
    }
}
