package io.binnacle.docker;

import io.binnacle.model.Container;
import io.binnacle.model.ContainerState;
import io.binnacle.model.RevisionId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/// Who takes whose place so that an app becomes another revision, one after another. Pure.
///
/// Whose place was taken is set aside under another name and kept, stopped, until the change after this one: so the way
/// back is exact.
///
/// @param swaps in order, the unwell ones first
/// @param same those that are of the revision already
/// @param leftovers kept by an earlier change, and removed when this one has come to its end
/// @param strays set aside by a change that did not come to its end, and still running
/// @param running how many run now
/// @param well how many of them are well
/// @param basis what must not have changed between a preview and its run
record AppSwap(
        List<Swap> swaps,
        List<Container> same,
        List<Container> leftovers,
        List<Container> strays,
        int running,
        int well,
        String basis) {
    private static final Comparator<Container> NEWEST_FIRST =
            Comparator.comparing(Container::createdAt).reversed().thenComparing(Container::name);

    /// @param old whose place is taken
    /// @param aside what it is called from then on
    /// @param kept the one that comes back in its place, set aside by an earlier change
    /// @param pattern where nobody comes back, an instance of the wished revision that a new one is made like
    record Swap(Container old, String aside, Optional<Container> kept, Optional<Container> pattern) {
        String name() {
            return old.name();
        }
    }

    AppSwap {
        swaps = List.copyOf(swaps);
        same = List.copyOf(same);
        leftovers = List.copyOf(leftovers);
        strays = List.copyOf(strays);
    }

    /// All of them anew.
    static AppSwap redeploy(String app, Collection<Container> all) {
        return plan(app, all, Optional.empty());
    }

    /// All that are of another revision back to that one.
    static AppSwap rollback(String app, Collection<Container> all, RevisionId to) {
        return plan(app, all, Optional.of(to));
    }

    private static AppSwap plan(String app, Collection<Container> all, Optional<RevisionId> to) {
        var standing = standing(all);
        var wished = all.stream()
                .filter(one -> to.filter(one.revision()::equals).isPresent())
                .toList();
        var same = standing.stream().filter(wished::contains).toList();
        var kept = new ArrayList<>(
                wished.stream().filter(Container::setAside).sorted(NEWEST_FIRST).toList());
        var swaps = new ArrayList<Swap>();
        var replaced = standing.stream()
                .filter(one -> !same.contains(one))
                .sorted(AppScale.IN_TURN)
                .toList();
        var own = new ArrayList<Optional<Container>>();
        replaced.forEach(old -> own.add(taken(kept, old)));
        for (var i = 0; i < replaced.size(); i++) {
            var old = replaced.get(i);
            var back = own.get(i).or(() -> kept.isEmpty() ? Optional.empty() : Optional.of(kept.removeFirst()));
            var pattern = back.isPresent()
                    ? Optional.<Container>empty()
                    : wished.stream().min(NEWEST_FIRST);
            swaps.add(new Swap(old, Aside.of(old, app), back, pattern));
        }
        return new AppSwap(
                swaps,
                same,
                leftovers(all, swaps),
                strays(all, swaps),
                Math.toIntExact(
                        standing.stream().filter(one -> one.state().counts()).count()),
                Math.toIntExact(standing.stream().filter(AppScale::well).count()),
                AppScale.basis(all));
    }

    /// The one whose place this one took.
    private static Optional<Container> taken(List<Container> kept, Container one) {
        var former = one.labels().getOrDefault(Successor.REPLACES, "");
        var found = kept.stream().filter(old -> old.id().value().equals(former)).findFirst();
        found.ifPresent(kept::remove);
        return found;
    }

    /// Those that run, or should: who was stopped in order is none of them.
    static List<Container> standing(Collection<Container> all) {
        return all.stream()
                .filter(one -> !one.setAside())
                .filter(one -> one.state().counts() || failed(one))
                .toList();
    }

    private static boolean failed(Container one) {
        return one.state() == ContainerState.EXITED && !AppScale.resumable(one);
    }

    private static List<Container> others(Collection<Container> all, List<Swap> swaps) {
        var back = new HashSet<Container>();
        swaps.forEach(swap -> swap.kept().ifPresent(back::add));
        return all.stream()
                .filter(one -> one.setAside() && !back.contains(one))
                .sorted(Comparator.comparing(Container::name))
                .toList();
    }

    private static List<Container> leftovers(Collection<Container> all, List<Swap> swaps) {
        return others(all, swaps).stream().filter(one -> !one.state().counts()).toList();
    }

    private static List<Container> strays(Collection<Container> all, List<Swap> swaps) {
        return others(all, swaps).stream().filter(one -> one.state().counts()).toList();
    }

    /// The one revision all of those have whose place is taken; empty when they differ.
    Optional<RevisionId> before() {
        var revisions =
                swaps.stream().map(swap -> swap.old().revision()).distinct().toList();
        return revisions.size() == 1 && same.isEmpty() ? Optional.of(revisions.getFirst()) : Optional.empty();
    }
}
