package io.binnacle.views.topology;

import io.binnacle.model.Link;
import io.binnacle.session.Gauges;
import io.binnacle.session.Picture;
import io.binnacle.views.Fill;
import io.binnacle.views.MapKind;
import java.util.List;

/// Makes scenes of pictures: counts, places, and leads the links. Belongs to one thread, as the places it keeps do.
final class SceneBuilder {
    private final Places places;

    SceneBuilder(Places places) {
        this.places = places;
    }

    /// What a scene is made of.
    record Wish(Picture picture, MapKind kind, Fill fill, Link.Evidence links, double viewWidth, double viewHeight) {}

    MapScene build(Wish wish, Gauges gauges) {
        if (wish.viewWidth() > 0 && wish.viewHeight() > 0) {
            places.viewWidth = wish.viewWidth();
            places.viewHeight = wish.viewHeight();
        }
        var wiring = new Wiring(wish.picture().topology(), wish.links());
        var census = new Census(wish.picture(), places, wiring);
        census.measure(gauges, wish.fill());
        return switch (wish.kind()) {
            case HOSTS -> hosts(wish, census);
            case APPS -> apps(wish, census);
        };
    }

    private MapScene hosts(Wish wish, Census census) {
        var size = new HostsLayout(census, places).place();
        var wires = new Harness(census, places).wires();
        return new MapScene(wish.picture(), wish.kind(), wish.fill(), census, wires, List.of(), size[0], size[1]);
    }

    private MapScene apps(Wish wish, Census census) {
        var layout = new AppsLayout(census, places);
        var size = layout.place();
        var wires = new AppCurves(census, layout).wires();
        return new MapScene(
                wish.picture(), wish.kind(), wish.fill(), census, wires, layout.enclosures(), size[0], size[1]);
    }
}
