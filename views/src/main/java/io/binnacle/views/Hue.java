package io.binnacle.views;

import io.binnacle.model.AppId;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;

/// Which of the twelve app colours an app has: the same in every view and at every start.
///
/// An app's own hue follows from its id alone. Where another app of the same picture has it already, the later one
/// moves on to the next that is free, while there is a free one; the map settles that, and every view follows.
public final class Hue {
    public static final int COUNT = 12;

    private static volatile Map<AppId, Integer> settled = Map.of();

    private Hue() {}

    /// From 1 to 12, as in `-color-app-1`.
    public static int of(AppId app) {
        var known = settled.get(app);
        return known == null ? own(app) : known;
    }

    private static int own(AppId app) {
        return Math.floorMod(spread(app.value()), COUNT) + 1;
    }

    /// Gives the apps of one picture hues that differ as far as twelve go. Who has one keeps it.
    public static synchronized void settle(Collection<AppId> apps) {
        if (settled.keySet().equals(new HashSet<>(apps))) {
            return;
        }
        var next = new HashMap<AppId, Integer>();
        var taken = new BitSet();
        var others = new ArrayList<AppId>();
        for (var app : apps) {
            var known = settled.get(app);
            if (known == null) {
                others.add(app);
            } else {
                next.put(app, known);
                taken.set(known);
            }
        }
        others.sort(null);
        others.forEach(app -> {
            var hue = free(own(app), taken);
            taken.set(hue);
            next.put(app, hue);
        });
        settled = Map.copyOf(next);
    }

    private static int free(int own, BitSet taken) {
        for (var step = 0; step < COUNT; step++) {
            var hue = (own - 1 + step) % COUNT + 1;
            if (!taken.get(hue)) {
                return hue;
            }
        }
        return own;
    }

    /// FNV-1a: near names get far hues.
    private static int spread(String text) {
        var hash = 0x811c9dc5;
        for (var i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x01000193;
        }
        return hash ^ (hash >>> 15);
    }
}
