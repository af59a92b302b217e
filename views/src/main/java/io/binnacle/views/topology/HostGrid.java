package io.binnacle.views.topology;

import java.util.ArrayList;
import java.util.List;

/// Where panels of equal size lie: in one grid, or in one for each zone, zones beside each other while there is room.
final class HostGrid {
    static final double LEAST_HEAD = 28;
    private static final double PAD = 0.4;
    private static final double APART = 0.5;

    private final List<Block> blocks = new ArrayList<>();
    private final double panelWidth;
    private final double panelHeight;
    private final double gap;
    private final double head;
    final double width;
    final double height;

    /// The panels of one zone.
    ///
    /// @param cells how many places it has, some of which may be free
    private record Block(int zone, int cells, int columns, double x, double y, double w, double h) {}

    /// @param cells of each zone how many places it has
    /// @param columns of each zone how many panels stand side by side in it
    /// @param enclosed whether zones are drawn
    /// @param inRow how many panels of all zones stand side by side at most
    /// @param head how high the name of a zone is
    HostGrid(
            int[] cells,
            int[] columns,
            boolean enclosed,
            int inRow,
            double panelWidth,
            double panelHeight,
            double gap,
            double head) {
        this.panelWidth = panelWidth;
        this.panelHeight = panelHeight;
        this.gap = gap;
        this.head = enclosed ? head : 0;
        var pad = pad();
        var x = 0.0;
        var y = 0.0;
        var taken = 0;
        var band = 0.0;
        var right = 0.0;
        for (var zone = 0; zone < cells.length; zone++) {
            if (cells[zone] == 0) {
                continue;
            }
            var across = Math.max(1, columns[zone]);
            var rows = (cells[zone] + across - 1) / across;
            if (taken > 0 && taken + across > inRow) {
                y += band + this.head * APART;
                x = 0;
                taken = 0;
                band = 0;
            }
            var w = across * (panelWidth + gap) - gap + 2 * pad;
            var h = rows * (panelHeight + gap) - gap + this.head + pad;
            blocks.add(new Block(zone, cells[zone], across, x, y, w, h));
            right = Math.max(right, x + w);
            band = Math.max(band, h);
            x += w + this.head * APART;
            taken += across;
        }
        this.width = right;
        this.height = y + band;
    }

    private double pad() {
        return head * PAD;
    }

    private Block block(int zone) {
        return blocks.stream().filter(each -> each.zone() == zone).findFirst().orElseThrow();
    }

    double x(int zone, int cell) {
        var block = block(zone);
        return block.x() + pad() + cell % block.columns() * (panelWidth + gap);
    }

    double y(int zone, int cell) {
        var block = block(zone);
        return block.y() + head + Math.floorDiv(cell, block.columns()) * (panelHeight + gap);
    }

    /// The place in a zone that is nearest to where a panel's middle is.
    ///
    /// @return its number, which may be the first free one after all others, or none when it lies elsewhere
    int cellAt(int zone, double worldX, double worldY) {
        var block = block(zone);
        var column = (int) Math.floor((worldX - block.x() - pad() + gap / 2) / (panelWidth + gap));
        var row = (int) Math.floor((worldY - block.y() - head + gap / 2) / (panelHeight + gap));
        var cell = row * block.columns() + column;
        return column < 0 || column >= block.columns() || row < 0 || cell > block.cells() ? -1 : cell;
    }

    Enclosure enclosure(int zone, String name, int hosts) {
        var block = block(zone);
        return new Enclosure(name, hosts, block.x(), block.y(), block.w(), block.h(), false);
    }
}
