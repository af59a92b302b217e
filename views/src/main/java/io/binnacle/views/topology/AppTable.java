package io.binnacle.views.topology;

import io.binnacle.model.AppId;
import io.binnacle.model.Condition;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The apps of a scene, then those outside of it as pills; places are the upper left corners of their cards.
final class AppTable {
    final int count;
    /// Those below are apps, the others pills.
    final int apps;
    /// None for a pill.
    final @Nullable AppId[] id;
    final String[] name;
    final String[] version;
    /// The folder it belongs to, or empty.
    final String[] folder;
    final int[] hue;
    final int[] instances;
    final int[] healthy;
    final int[] wanted;
    final Condition[] condition;
    final double[] fill;
    final double[] x;
    final double[] y;
    /// Called by more than eight others: stands aside and its links are folded.
    final boolean[] hub;
    /// Called by as many, but drawn with its links all the same.
    final boolean[] spread;
    final boolean[] callsHub;
    /// Whether the operator put it where it stands.
    final boolean[] pinned;
    final int[] callers;
    final int[] calls;
    private final Map<AppId, Integer> index;

    /// The same, to be measured anew: all but the measurements is shared.
    AppTable(AppTable other) {
        count = other.count;
        apps = other.apps;
        id = other.id;
        name = other.name;
        version = other.version;
        folder = other.folder;
        hue = other.hue;
        instances = other.instances;
        healthy = other.healthy;
        wanted = other.wanted;
        condition = other.condition;
        x = other.x;
        y = other.y;
        hub = other.hub;
        spread = other.spread;
        callsHub = other.callsHub;
        pinned = other.pinned;
        callers = other.callers;
        calls = other.calls;
        index = other.index;
        fill = new double[count];
    }

    AppTable(int apps, int pills) {
        this.apps = apps;
        count = apps + pills;
        id = new AppId[count];
        name = new String[count];
        version = new String[count];
        folder = new String[count];
        hue = new int[count];
        instances = new int[count];
        healthy = new int[count];
        wanted = new int[count];
        condition = new Condition[count];
        fill = new double[count];
        x = new double[count];
        y = new double[count];
        hub = new boolean[count];
        spread = new boolean[count];
        callsHub = new boolean[count];
        index = new HashMap<>();
        pinned = new boolean[count];
        callers = new int[count];
        calls = new int[count];
        Arrays.fill(condition, Condition.HEALTHY);
        Arrays.fill(version, "");
        Arrays.fill(folder, "");
    }

    void put(int at, AppId app) {
        id[at] = app;
        index.put(app, at);
    }

    /// Its index, or -1.
    int of(AppId app) {
        return index.getOrDefault(app, -1);
    }

    boolean pill(int app) {
        return app >= apps;
    }
}
