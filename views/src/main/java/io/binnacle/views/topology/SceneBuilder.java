package io.binnacle.views.topology;

import io.binnacle.model.Link;
import io.binnacle.model.Topology;
import io.binnacle.session.Gauges;
import io.binnacle.session.Picture;
import io.binnacle.views.Fill;
import io.binnacle.views.MapKind;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Makes scenes of pictures: counts, places, and leads the links. Belongs to one thread, as the places it keeps do.
final class SceneBuilder {
    /// So often everybody is asked again how they are though nothing in the picture changed: what has happened is no
    /// news
    /// for ever.
    static final Duration NEWS_AGE = Duration.ofSeconds(15);

    private final Places places;
    private @Nullable Built last;

    SceneBuilder(Places places) {
        this.places = places;
    }

    /// What a scene is made of.
    ///
    /// @param now for ages and for what is news
    /// @param arrangement how it is to be laid out
    /// @param number comes back with the scene, so that the asker knows which wish is done
    record Wish(
            Picture picture,
            Instant now,
            MapKind kind,
            Fill fill,
            Link.Evidence links,
            Arrangement arrangement,
            double viewWidth,
            double viewHeight,
            long number) {
        /// The same of less.
        @SuppressWarnings("ReferenceEquality") // nothing was taken out
        Wish with(Topology less) {
            var sifted = less == picture.topology()
                    ? picture
                    : new Picture(
                            picture.number(),
                            less,
                            picture.change(),
                            picture.complete(),
                            picture.clusters(),
                            picture.problems(),
                            picture.at());
            return new Wish(sifted, now, kind, fill, links, arrangement, viewWidth, viewHeight, number);
        }

        Wish with(Fill newFill, Instant later) {
            return new Wish(picture, later, kind, newFill, links, arrangement, viewWidth, viewHeight, number);
        }
    }

    MapScene build(Wish wish, Gauges gauges) {
        var before = last;
        if (before != null && sameThings(before.wish(), wish)) {
            if (recent(before, wish)) {
                return measured(before, before.wish().now(), wish, gauges);
            }
            if (before.census().holds(wish.now())) {
                return measured(before, wish.now(), wish, gauges);
            }
        }
        var built = arrange(wish, gauges);
        last = built;
        return built.scene();
    }

    /// The next scene is laid out anew, whatever it shows.
    void move(Move move) {
        places.apply(move);
        last = null;
    }

    private static boolean recent(Built before, Wish wish) {
        return Duration.between(before.wish().now(), wish.now()).compareTo(NEWS_AGE) < 0;
    }

    /// @param since when everybody was last asked how they are
    private MapScene measured(Built before, Instant since, Wish wish, Gauges gauges) {
        var census = new Census(before.census(), wish.now());
        census.measure(gauges, wish.fill());
        var alike = before.wish().fill() == wish.fill() && census.looksLike(before.seen());
        var seen = alike ? before.seen() : census;
        last = new Built(before.wish().with(wish.fill(), since), before.census(), before.scene(), seen);
        return new MapScene(wish, census, before.scene(), alike);
    }

    /// What was built last, so that new measurements alone cost no new layout.
    ///
    /// @param seen with the measurements that were told last as different
    private record Built(Wish wish, Census census, MapScene scene, Census seen) {}

    @SuppressWarnings("ReferenceEquality") // a topology that is the same object has not changed; more need not be known
    private static boolean sameThings(Wish before, Wish now) {
        return before.picture().topology() == now.picture().topology()
                && before.picture().problems().equals(now.picture().problems())
                && before.kind() == now.kind()
                && before.links() == now.links()
                && before.arrangement().equals(now.arrangement())
                && before.viewWidth() == now.viewWidth()
                && before.viewHeight() == now.viewHeight();
    }

    private Built arrange(Wish wish, Gauges gauges) {
        if (wish.viewWidth() > 0 && wish.viewHeight() > 0) {
            places.viewWidth = wish.viewWidth();
            places.viewHeight = wish.viewHeight();
        }
        places.unfolded.clear();
        places.unfolded.addAll(wish.arrangement().unfolded());
        places.grouping = wish.arrangement().grouping();
        var wiring = new Wiring(wish.picture().topology(), wish.links());
        var census = new Census(wish.picture(), wish.now(), places, wiring);
        census.measure(gauges, wish.fill());
        var scene = switch (wish.kind()) {
            case HOSTS -> hosts(wish, census);
            case APPS -> apps(wish, census);
        };
        return new Built(wish, census, scene, census);
    }

    private MapScene hosts(Wish wish, Census census) {
        var layout = new HostsLayout(census, places);
        var size = layout.place();
        var wires = new Harness(census, places).wires();
        var open = wish.arrangement().open().flatMap(stack -> open(stack, census, size));
        return new MapScene(wish, census, wires, layout.enclosures(), open, World.of(size));
    }

    /// Absent when there is no such stack any more.
    private static Optional<OpenStack> open(Stack stack, Census census, double[] world) {
        var groups = census.groups;
        for (var group = 0; group < groups.count; group++) {
            if (groups.stacked[group]
                    && stack.host().equals(census.hosts.id[groups.host[group]])
                    && stack.app().equals(census.apps.id[groups.app[group]])) {
                return Optional.of(OpenStack.spread(groups, census.nodes, group, world[0], world[1]));
            }
        }
        return Optional.empty();
    }

    private MapScene apps(Wish wish, Census census) {
        var layout = new AppsLayout(census, places);
        var world = layout.place();
        var wires = new AppCurves(census, layout).wires();
        return new MapScene(wish, census, wires, layout.enclosures(), Optional.empty(), world);
    }
}
