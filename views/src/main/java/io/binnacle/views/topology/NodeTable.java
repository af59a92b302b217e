package io.binnacle.views.topology;

import io.binnacle.model.Condition;
import io.binnacle.model.ContainerId;

/// The containers of a scene. Sorted by host, app and slot, so that a group is a run of them.
final class NodeTable {
    final int count;
    final ContainerId[] id;
    final int[] host;
    final int[] group;
    final int[] app;
    final int[] slot;
    final String[] name;
    /// What is wrong, in a few words; empty when nothing is.
    final String[] reason;
    final Condition[] condition;
    /// Whether it is drawn one level richer than the others.
    final boolean[] card;
    /// Whether it is drawn only as part of its group's stack.
    final boolean[] hidden;
    /// The middle of its glyph, or of its card.
    final double[] x;
    final double[] y;
    /// Use ÷ limit, NaN when unknown.
    final double[] fill;

    /// The same, to be measured anew: all but the measurements is shared.
    NodeTable(NodeTable other) {
        count = other.count;
        id = other.id;
        host = other.host;
        group = other.group;
        app = other.app;
        slot = other.slot;
        name = other.name;
        reason = other.reason;
        condition = other.condition;
        card = other.card;
        hidden = other.hidden;
        x = other.x;
        y = other.y;
        fill = new double[count];
    }

    NodeTable(int count) {
        this.count = count;
        id = new ContainerId[count];
        host = new int[count];
        group = new int[count];
        app = new int[count];
        slot = new int[count];
        name = new String[count];
        reason = new String[count];
        condition = new Condition[count];
        card = new boolean[count];
        hidden = new boolean[count];
        x = new double[count];
        y = new double[count];
        fill = new double[count];
    }
}
