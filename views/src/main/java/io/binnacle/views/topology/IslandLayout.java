package io.binnacle.views.topology;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Lays out one island of the Apps view: blocks in rows by rank, apps in rows inside each block.
final class IslandLayout {
    private static final int SWEEPS = 6;
    private static final double BLOCK_GAP_X = 58;
    private static final double BLOCK_GAP_Y = 20;
    private static final double SINGLE_GAP_Y = 34;
    private static final int LEAST_IN_ROW = 6;
    private static final int MANY_BLOCKS = 6;
    private static final int MANY_APPS = 40;
    /// How much larger everything must be drawn for a picture without ranks to be preferred.
    private static final double WORTH_LEAVING_RANKS = 1.2;
    private static final double HALF = AppsLayout.STEP_X / 2;

    private final AppTable apps;
    private final Calls calls;
    private final double aspect;
    private final List<List<Block>> rows = new ArrayList<>();
    private boolean ranked = true;
    private final int inRow;

    /// A folder with its apps in rows by rank, or one app alone.
    private static final class Block {
        final boolean enclosed;
        final List<List<Integer>> rows = new ArrayList<>();
        double x;
        double width;

        Block(boolean enclosed) {
            this.enclosed = enclosed;
        }

        double height() {
            return (rows.size() - 1) * AppsLayout.STEP_Y
                    + AppsLayout.CARD_HEIGHT
                    + (enclosed ? AppsLayout.PAD_TOP + AppsLayout.PAD_BOTTOM : 6);
        }

        double inset() {
            return enclosed ? AppsLayout.PAD_SIDE : 0;
        }
    }

    IslandLayout(AppTable apps, Calls calls, List<Integer> island, double aspect) {
        this.apps = apps;
        this.calls = calls;
        this.aspect = aspect;
        this.inRow = Math.max(LEAST_IN_ROW, (int) Math.ceil(Math.sqrt(island.size() * 1.6)));
        arrange(blocks(island), island.size());
    }

    private Map<String, List<Integer>> blocks(List<Integer> island) {
        var blocks = new LinkedHashMap<String, List<Integer>>();
        for (int app : island) {
            var key = apps.folder[app].isEmpty() ? "\u0000" + app : apps.folder[app];
            blocks.computeIfAbsent(key, _ -> new ArrayList<>()).add(app);
        }
        return blocks;
    }

    private void arrange(Map<String, List<Integer>> parts, int members) {
        var blockOf = new HashMap<Integer, Integer>();
        var blocks = new ArrayList<Block>();
        parts.forEach((name, apart) -> {
            apart.forEach(app -> blockOf.put(app, blocks.size()));
            blocks.add(block(name, apart));
        });
        var between = calls.among(blockOf);
        byRank(Ranks.of(blocks.size(), between), blocks).forEach(this::wrap);
        if (blocks.size() >= MANY_BLOCKS && members >= MANY_APPS) {
            besideEachOther(blocks, between);
        }
    }

    /// Where ranks make a tower or a beam of the picture, the blocks stand by nearness: forces find who belongs beside
    /// whom, and callers are above those they call as far as that goes.
    private void besideEachOther(List<Block> blocks, List<int[]> between) {
        var sizes = blocks.stream()
                .map(block -> new BlockField.Size(block.width + BLOCK_GAP_X, block.height() + BLOCK_GAP_Y))
                .toList();
        var near = new ArrayList<List<Block>>();
        for (var row : new BlockField(sizes, between, aspect).rows()) {
            near.add(new ArrayList<>(row.stream().map(blocks::get).toList()));
        }
        if (scale(near) > WORTH_LEAVING_RANKS * scale(rows)) {
            rows.clear();
            rows.addAll(near);
            ranked = false;
        }
    }

    /// How large the rows could be drawn in a view one high.
    private double scale(List<List<Block>> of) {
        var width = 1.0;
        var height = 1.0;
        for (var row : of) {
            width = Math.max(
                    width,
                    row.stream().mapToDouble(block -> block.width + BLOCK_GAP_X).sum());
            height += row.stream().mapToDouble(Block::height).max().orElse(0) + BLOCK_GAP_Y;
        }
        return Math.min(aspect / width, 1 / height);
    }

    private static <T> List<List<T>> byRank(int[] rank, List<T> members) {
        var ranks = new ArrayList<List<T>>();
        for (var i = 0; i < rank.length; i++) {
            while (ranks.size() <= rank[i]) {
                ranks.add(new ArrayList<>());
            }
            ranks.get(rank[i]).add(members.get(i));
        }
        return ranks;
    }

    private Block block(String name, List<Integer> members) {
        var block = new Block(!name.startsWith("\u0000"));
        var index = new HashMap<Integer, Integer>();
        members.forEach(app -> index.put(app, index.size()));
        for (var row : byRank(Ranks.of(members.size(), calls.among(index)), members)) {
            for (var from = 0; from < row.size(); from += inRow) {
                block.rows.add(new ArrayList<>(row.subList(from, Math.min(row.size(), from + inRow))));
            }
        }
        var widest = block.rows.stream().mapToInt(List::size).max().orElse(1);
        block.width = widest * AppsLayout.STEP_X - (AppsLayout.STEP_X - AppsLayout.CARD_WIDTH - 8) + 2 * block.inset();
        return block;
    }

    /// A rank too wide for the view becomes several rows.
    private void wrap(List<Block> rank) {
        var most = inRow * AppsLayout.STEP_X * 1.25;
        var row = new ArrayList<Block>();
        var width = 0.0;
        for (var block : rank) {
            if (!row.isEmpty() && width + block.width > most) {
                rows.add(row);
                row = new ArrayList<>();
                width = 0;
            }
            row.add(block);
            width += block.width + BLOCK_GAP_X;
        }
        if (!row.isEmpty()) {
            rows.add(row);
        }
    }

    void place() {
        var y = 0.0;
        for (var row : rows) {
            var tallest = 0.0;
            for (var block : row) {
                stack(block, y);
                tallest = Math.max(tallest, block.height());
            }
            var single = row.stream().noneMatch(block -> block.enclosed);
            y += tallest + (single ? SINGLE_GAP_Y : BLOCK_GAP_Y);
        }
        rows.forEach(this::beginInTheMiddle);
        for (var sweep = 0; sweep < SWEEPS; sweep++) {
            var down = sweep % 2 == 0;
            var order = down ? rows : rows.reversed();
            for (var row : order) {
                settle(row, down ? calls.callers : calls.servers);
            }
        }
        centrePills();
    }

    /// Pills are narrower than the cards they were placed as.
    private void centrePills() {
        for (var row : rows) {
            for (var block : row) {
                for (var inner : block.rows) {
                    for (int app : inner) {
                        apps.x[app] += (AppsLayout.CARD_WIDTH - AppsLayout.width(apps, app)) / 2;
                    }
                }
            }
        }
    }

    private void stack(Block block, double top) {
        var y = top + (block.enclosed ? AppsLayout.PAD_TOP : 0);
        for (var row : block.rows) {
            for (int app : row) {
                apps.y[app] = y + AppsLayout.CARD_HEIGHT - AppsLayout.height(apps, app);
            }
            y += AppsLayout.STEP_Y;
        }
    }

    private void beginInTheMiddle(List<Block> row) {
        var total = row.stream().mapToDouble(block -> block.width + BLOCK_GAP_X).sum() - BLOCK_GAP_X;
        var x = -total / 2;
        for (var block : row) {
            block.x = x;
            x += block.width + BLOCK_GAP_X;
            for (var inner : block.rows) {
                var width = inner.size() * AppsLayout.STEP_X - (AppsLayout.STEP_X - AppsLayout.CARD_WIDTH - 8);
                var at = block.x + (block.width - width) / 2;
                for (int app : inner) {
                    apps.x[app] = at;
                    at += AppsLayout.STEP_X;
                }
            }
        }
    }

    private void settle(List<Block> row, List<List<Integer>> towards) {
        if (ranked) {
            slide(row, towards);
        }
        for (var block : row) {
            block.rows.forEach(inner -> settleInside(inner, towards));
            keepInside(block);
        }
    }

    private void slide(List<Block> row, List<List<Integer>> towards) {
        var wish = new HashMap<Block, Double>();
        for (var block : row) {
            wish.put(block, block.x + shift(block, towards));
        }
        row.sort(Comparator.comparingDouble(block -> wish.getOrDefault(block, 0.0)));
        var wished =
                row.stream().mapToDouble(block -> wish.getOrDefault(block, 0.0)).toArray();
        var widths =
                row.stream().mapToDouble(block -> block.width + BLOCK_GAP_X).toArray();
        var solved = Spacing.solve(wished, widths);
        for (var i = 0; i < solved.length; i++) {
            move(row.get(i), solved[i]);
        }
    }

    private double shift(Block block, List<List<Integer>> towards) {
        var sum = 0.0;
        var count = 0;
        for (var inner : block.rows) {
            for (int app : inner) {
                for (int other : towards.get(app)) {
                    sum += apps.x[other] - apps.x[app];
                    count++;
                }
            }
        }
        return count == 0 ? 0 : sum / count;
    }

    private void move(Block block, double to) {
        var by = Math.round((to - block.x) / HALF) * HALF;
        block.x += by;
        for (var inner : block.rows) {
            for (int app : inner) {
                apps.x[app] += by;
            }
        }
    }

    private void settleInside(List<Integer> row, List<List<Integer>> towards) {
        if (row.size() == 1 && towards.get(row.getFirst()).isEmpty()) {
            return;
        }
        var wish = new HashMap<Integer, Double>();
        for (int app : row) {
            wish.put(
                    app,
                    towards.get(app).stream()
                            .mapToDouble(other -> apps.x[other])
                            .average()
                            .orElse(apps.x[app]));
        }
        row.sort(Comparator.comparingDouble(app -> wish.getOrDefault(app, 0.0)));
        var wished =
                row.stream().mapToDouble(app -> wish.getOrDefault(app, 0.0)).toArray();
        var widths = row.stream().mapToDouble(_ -> AppsLayout.STEP_X).toArray();
        var solved = Spacing.solve(wished, widths);
        for (var i = 0; i < solved.length; i++) {
            apps.x[row.get(i)] = solved[i];
        }
    }

    /// Back between the walls of the block, in line with half columns.
    private void keepInside(Block block) {
        var left = block.x + block.inset();
        var columns = Math.round((block.width - 2 * block.inset() - AppsLayout.CARD_WIDTH - 8) / HALF);
        for (var inner : block.rows) {
            var least = 0L;
            for (var i = 0; i < inner.size(); i++) {
                var app = inner.get(i);
                var most = columns - 2L * (inner.size() - 1 - i);
                var half = Math.round((apps.x[app] - left) / HALF);
                half = Math.clamp(half, Math.min(least, most), Math.max(least, most));
                apps.x[app] = left + half * HALF;
                least = half + 2;
            }
        }
    }
}
