package io.binnacle.views.topology;

/// A stack that is open: its containers spread over what lies there, which stays where it is.
///
/// @param group whose containers they are
/// @param x the left edge of what is spread, in the world
record OpenStack(int group, double x, double y, double w, double h) {
    static final double HEAD = 34;
    static final double CROSS = 34;

    private static final double PAD = 12;
    private static final double ASPECT = 1.6;
    private static final int LEAST_COLUMNS = 7;
    private static final double CARD_STEP_X = Packing.CARD_WIDTH + 6;

    /// Spreads the containers of a group at its place, as far as the world goes; what is wrong as cards on top.
    static OpenStack spread(GroupTable groups, NodeTable nodes, int group, double worldWidth, double worldHeight) {
        var first = groups.firstNode[group];
        var end = first + groups.nodeCount[group];
        var cards = 0;
        for (var node = first; node < end; node++) {
            cards += nodes.card[node] ? 1 : 0;
        }
        var glyphs = groups.nodeCount[group] - cards;
        var columns = Math.max(
                LEAST_COLUMNS, (int) Math.ceil(Math.sqrt(glyphs * ASPECT * Packing.PITCH_Y / Packing.PITCH_X)));
        var w = 2 * PAD + (columns + 0.5) * Packing.PITCH_X;
        var cardsInRow = Math.max(1, (int) Math.floor((w - 2 * PAD) / CARD_STEP_X));
        var cardRows = (cards + cardsInRow - 1) / cardsInRow;
        var rows = (glyphs + columns - 1) / columns;
        var h = HEAD + cardRows * Packing.CARD_STEP + (rows + 0.3) * Packing.PITCH_Y + PAD;
        var x = Math.max(0, Math.min(groups.x[group] - PAD, worldWidth - w));
        var y = Math.max(0, Math.min(groups.y[group] - PAD, worldHeight - h));
        var open = new OpenStack(group, x, y, w, h);
        open.place(nodes, first, end, columns, cardsInRow, HEAD + cardRows * Packing.CARD_STEP);
        return open;
    }

    private void place(NodeTable nodes, int first, int end, int columns, int cardsInRow, double top) {
        var card = 0;
        var glyph = 0;
        for (var node = first; node < end; node++) {
            nodes.hidden[node] = false;
            if (nodes.card[node]) {
                nodes.x[node] = x + PAD + card % cardsInRow * CARD_STEP_X + Packing.CARD_WIDTH / 2;
                nodes.y[node] =
                        y + HEAD + Math.floorDiv(card, cardsInRow) * Packing.CARD_STEP + Packing.CARD_HEIGHT / 2;
                card++;
            } else {
                var row = Math.floorDiv(glyph, columns);
                nodes.x[node] = x + PAD + (glyph % columns + 0.5 + row % 2 * 0.5) * Packing.PITCH_X;
                nodes.y[node] = y + top + (row + 0.6) * Packing.PITCH_Y;
                glyph++;
            }
        }
    }

    boolean holds(double worldX, double worldY) {
        return worldX >= x && worldY >= y && worldX <= x + w && worldY <= y + h;
    }

    /// Whether the cross that closes it is there.
    boolean crossAt(double worldX, double worldY) {
        return holds(worldX, worldY) && worldX >= x + w - CROSS && worldY <= y + HEAD;
    }
}
