package io.binnacle.views.topology;

import io.binnacle.model.AppId;
import io.binnacle.model.Link;
import io.binnacle.session.Gauges;
import io.binnacle.session.Picture;
import io.binnacle.views.Fill;
import io.binnacle.views.MapKind;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/// Makes scenes of pictures: counts, places, and leads the links. Belongs to one thread, as the places it keeps do.
final class SceneBuilder {
    private final Places places;

    SceneBuilder(Places places) {
        this.places = places;
    }

    /// What a scene is made of.
    ///
    /// @param now for ages and for what is news
    /// @param unfolded hubs whose links are drawn all the same
    /// @param number comes back with the scene, so that the asker knows which wish is done
    record Wish(
            Picture picture,
            Instant now,
            MapKind kind,
            Fill fill,
            Link.Evidence links,
            Set<AppId> unfolded,
            double viewWidth,
            double viewHeight,
            long number) {}

    MapScene build(Wish wish, Gauges gauges) {
        if (wish.viewWidth() > 0 && wish.viewHeight() > 0) {
            places.viewWidth = wish.viewWidth();
            places.viewHeight = wish.viewHeight();
        }
        places.unfolded.clear();
        places.unfolded.addAll(wish.unfolded());
        var wiring = new Wiring(wish.picture().topology(), wish.links());
        var census = new Census(wish.picture(), wish.now(), places, wiring);
        census.measure(gauges, wish.fill());
        return switch (wish.kind()) {
            case HOSTS -> hosts(wish, census);
            case APPS -> apps(wish, census);
        };
    }

    private MapScene hosts(Wish wish, Census census) {
        var size = new HostsLayout(census, places).place();
        var wires = new Harness(census, places).wires();
        return new MapScene(wish, census, wires, List.of(), size[0], size[1]);
    }

    private MapScene apps(Wish wish, Census census) {
        var layout = new AppsLayout(census, places);
        var size = layout.place();
        var wires = new AppCurves(census, layout).wires();
        return new MapScene(wish, census, wires, layout.enclosures(), size[0], size[1]);
    }
}
