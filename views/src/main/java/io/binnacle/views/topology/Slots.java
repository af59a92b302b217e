package io.binnacle.views.topology;

import io.binnacle.model.Container;
import io.binnacle.model.ContainerId;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/// Gives each container of a group its slot and leaves it there: one that goes leaves a hole, one that comes takes the
/// first. Only a group that is mostly holes closes up.
final class Slots {
    private final Map<ContainerId, Integer> slots;

    Slots(Map<ContainerId, Integer> slots) {
        this.slots = slots;
    }

    /// @param sorted by host and app; each run comes back ordered by slot
    void assign(List<Container> sorted) {
        var start = 0;
        for (var i = 1; i <= sorted.size(); i++) {
            if (i == sorted.size() || !together(sorted.get(i), sorted.get(start))) {
                assignGroup(sorted.subList(start, i));
                start = i;
            }
        }
        forget(sorted);
    }

    private static boolean together(Container one, Container other) {
        return one.host().equals(other.host()) && one.app().equals(other.app());
    }

    private void assignGroup(List<Container> group) {
        var taken = new BitSet();
        for (var container : group) {
            var slot = slots.get(container.id());
            if (slot != null && slot >= 2 * group.size() + 3) {
                group.forEach(each -> slots.remove(each.id()));
                taken.clear();
                break;
            }
            if (slot != null) {
                taken.set(slot);
            }
        }
        for (var container : group) {
            if (!slots.containsKey(container.id())) {
                var free = taken.nextClearBit(0);
                taken.set(free);
                slots.put(container.id(), free);
            }
        }
        group.sort(Comparator.comparing(container -> slots.getOrDefault(container.id(), 0)));
    }

    private void forget(List<Container> present) {
        if (slots.size() > 2 * present.size() + 100) {
            var ids = new HashSet<ContainerId>(present.size() * 2);
            present.forEach(container -> ids.add(container.id()));
            slots.keySet().retainAll(ids);
        }
    }
}
