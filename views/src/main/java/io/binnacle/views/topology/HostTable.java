package io.binnacle.views.topology;

import io.binnacle.model.Condition;
import io.binnacle.model.HostId;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
    /// To which zone it belongs, by number in [#zones].
    final int[] zone;
    /// Its place within its zone.
    final int[] cell;
    final int[] firstNode;
    final int[] nodeCount;
    final int[] firstGroup;
    final int[] groupCount;
    /// The gravest state of what runs there.
    final Condition[] worst;
    final int[] wrong;
    /// Whether it has so many more containers than the others that it is one stack where each is a dot elsewhere.
    final boolean[] outsize;
    /// In order; one without a name when hosts do not stand in zones.
    List<String> zones = List.of("");
    /// All panels are equally large.
    double w;
    double h;
    /// How high the name of a zone is.
    double zoneHead;
    /// Where panels lie, once they do.
    @Nullable
    HostGrid grid;

    /// Whether the operator put it where it stands.
    final boolean[] pinned;
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
        zone = other.zone;
        cell = other.cell;
        zones = other.zones;
        firstNode = other.firstNode;
        nodeCount = other.nodeCount;
        firstGroup = other.firstGroup;
        groupCount = other.groupCount;
        worst = other.worst;
        wrong = other.wrong;
        outsize = other.outsize;
        pinned = other.pinned;
        grid = other.grid;
        zoneHead = other.zoneHead;
        cpu = new double[count];
        memory = new double[count];
        w = other.w;
        h = other.h;
        mostNodes = other.mostNodes;
    }

    boolean zoned() {
        return zones.size() > 1 || !zones.getFirst().isEmpty();
    }

    /// Of each zone how many places it takes, with those left free between others.
    int[] cells() {
        var cells = new int[zones.size()];
        for (var host = 0; host < count; host++) {
            cells[zone[host]] = Math.max(cells[zone[host]], cell[host] + 1);
        }
        return cells;
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
        zone = new int[count];
        cell = new int[count];
        firstNode = new int[count];
        nodeCount = new int[count];
        firstGroup = new int[count];
        groupCount = new int[count];
        worst = new Condition[count];
        wrong = new int[count];
        outsize = new boolean[count];
        pinned = new boolean[count];
    }
}
