package io.binnacle.views.topology;

import io.binnacle.model.Condition;
import io.binnacle.model.HostId;

/// The hosts of a scene, one index each; places in world px. Filled once by [Census] and [HostsLayout].
final class HostTable {
    final int count;
    final HostId[] id;
    final String[] name;
    final String[] address;
    /// What is said where the host does not answer: "not seen 48 s"; else empty.
    final String[] note;
    final Condition[] condition;
    final boolean[] seen;
    final double[] x;
    final double[] y;
    /// Shares of the capacity in use, NaN when unknown.
    final double[] cpu;
    final double[] memory;
    final int[] firstNode;
    final int[] nodeCount;
    final int[] firstGroup;
    final int[] groupCount;
    /// The gravest state of what runs there.
    final Condition[] worst;
    final int[] wrong;
    /// Whether it has so many more containers than the others that it is one stack where each is a dot elsewhere.
    final boolean[] outsize;
    /// All panels are equally large.
    double w;
    double h;
    /// On a host that is no stack itself.
    int mostNodes;

    /// The same, to be measured anew: all but the measurements and what is said of its silence is shared.
    HostTable(HostTable other) {
        count = other.count;
        id = other.id;
        name = other.name;
        address = other.address;
        note = other.note.clone();
        condition = other.condition;
        seen = other.seen;
        x = other.x;
        y = other.y;
        firstNode = other.firstNode;
        nodeCount = other.nodeCount;
        firstGroup = other.firstGroup;
        groupCount = other.groupCount;
        worst = other.worst;
        wrong = other.wrong;
        outsize = other.outsize;
        cpu = new double[count];
        memory = new double[count];
        w = other.w;
        h = other.h;
        mostNodes = other.mostNodes;
    }

    HostTable(int count) {
        this.count = count;
        id = new HostId[count];
        name = new String[count];
        address = new String[count];
        note = new String[count];
        condition = new Condition[count];
        seen = new boolean[count];
        x = new double[count];
        y = new double[count];
        cpu = new double[count];
        memory = new double[count];
        firstNode = new int[count];
        nodeCount = new int[count];
        firstGroup = new int[count];
        groupCount = new int[count];
        worst = new Condition[count];
        wrong = new int[count];
        outsize = new boolean[count];
    }
}
