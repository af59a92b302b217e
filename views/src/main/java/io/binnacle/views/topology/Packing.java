package io.binnacle.views.topology;

/// The measures of a host's panel and of the groups in it, in px at 100 %.
final class Packing {
    static final double PANEL_PAD = 12;
    static final double PANEL_HEAD = 60;
    static final double PANEL_FOOT = 12;
    static final double PANEL_GAP = 12;
    static final double GROUP_WIDTH = 136;
    static final double GROUP_GAP = 10;
    static final double GUTTER = 24;
    static final double GROUP_HEAD = 28;
    static final double GROUP_FOOT = 24;
    static final double CARD_WIDTH = 124;
    static final double CARD_HEIGHT = 64;
    static final double CARD_STEP = 70;
    static final double CARD_INSET = 6;
    static final double RADIUS = 18;
    static final double PITCH_X = 40;
    static final double PITCH_Y = 35;
    static final double FIRST_X = 29;
    static final double FIRST_Y = 44.5;

    private Packing() {}

    static double panelWidth(int columns) {
        return 2 * PANEL_PAD + columns * GROUP_WIDTH + (columns - 1) * GUTTER;
    }

    static double columnX(int column) {
        return PANEL_PAD + column * (GROUP_WIDTH + GUTTER);
    }

    /// Rows of three and two by turns.
    static int rows(int glyphs) {
        return glyphs == 0 ? 0 : row(glyphs - 1) + 1;
    }

    static int row(int glyph) {
        return glyph / 5 * 2 + (glyph % 5 < 3 ? 0 : 1);
    }

    static double glyphX(int glyph) {
        var inPair = glyph % 5;
        return FIRST_X + (inPair < 3 ? inPair * PITCH_X : (inPair - 3) * PITCH_X + PITCH_X / 2);
    }

    static double glyphY(int glyph, int cards) {
        return FIRST_Y + cards * CARD_STEP + row(glyph) * PITCH_Y;
    }

    static double groupHeight(int cards, int glyphs) {
        return glyphs == 0 ? GROUP_HEAD + cards * CARD_STEP : glyphY(glyphs - 1, cards) + GROUP_FOOT;
    }
}
