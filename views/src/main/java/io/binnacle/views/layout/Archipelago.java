package io.binnacle.views.layout;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/// A whole layout: every island by itself, then side by side in shelves, those with pins where these are.
final class Archipelago {
    private static final double GAP = 1.5;

    private final Points points;
    private final List<Island> islands = new ArrayList<>();
    private boolean settled;

    private static final class Island {
        final int[] members;
        final Pins pins;
        final Multilevel layout;

        Island(int[] members, Pins pins, Multilevel layout) {
            this.members = members;
            this.pins = pins;
            this.layout = layout;
        }
    }

    Archipelago(Net net, Pins pins, Points points, RandomGenerator random) {
        this.points = points;
        var place = new int[net.count];
        for (var members : net.islands()) {
            for (var i = 0; i < members.length; i++) {
                place[members[i]] = i;
            }
            var held = pins.of(members);
            islands.add(new Island(members, held, new Multilevel(net.part(members, place), held, random)));
        }
        arrange();
        settled = islands.stream().allMatch(island -> island.layout.settled());
    }

    boolean settled() {
        return settled;
    }

    double progress() {
        return islands.stream()
                .mapToDouble(island -> island.layout.progress())
                .min()
                .orElse(1);
    }

    void step() {
        if (settled) {
            return;
        }
        islands.forEach(island -> island.layout.step());
        settled = islands.stream().allMatch(island -> island.layout.settled());
        if (settled) {
            islands.forEach(island ->
                    new Crowding(island.layout.points, island.pins.fixed, 2 * MultilevelLayout.RADIUS).relieve());
        }
        arrange();
    }

    private void arrange() {
        var right = pinned();
        var free = islands.stream().filter(island -> !island.pins.any()).toList();
        var area = 0.0;
        for (var island : free) {
            var box = island.layout.points.box();
            area += (box[2] - box[0] + GAP) * (box[3] - box[1] + GAP);
        }
        shelve(free, right, Math.sqrt(area) * 1.2);
    }

    /// Puts those with pins where they are; their right end, with a gap, is the answer.
    private double pinned() {
        var right = 0.0;
        for (var island : islands) {
            if (island.pins.any()) {
                put(island, 0, 0);
                right = Math.max(right, island.layout.points.box()[2] + GAP);
            }
        }
        return right;
    }

    private void shelve(List<Island> free, double left, double width) {
        var x = left;
        var y = 0.0;
        var tallest = 0.0;
        for (var island : free) {
            var box = island.layout.points.box();
            if (x > left && x + box[2] - box[0] > left + width) {
                x = left;
                y += tallest + GAP;
                tallest = 0;
            }
            put(island, x - box[0], y - box[1]);
            x += box[2] - box[0] + GAP;
            tallest = Math.max(tallest, box[3] - box[1]);
        }
    }

    private void put(Island island, double byX, double byY) {
        for (var i = 0; i < island.members.length; i++) {
            points.x[island.members[i]] = island.layout.points.x[i] + byX;
            points.y[island.members[i]] = island.layout.points.y[i] + byY;
        }
    }
}
