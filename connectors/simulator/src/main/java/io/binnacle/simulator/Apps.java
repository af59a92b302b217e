package io.binnacle.simulator;

import io.binnacle.model.App;
import io.binnacle.model.ImageRef;
import io.binnacle.model.Revision;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/// Copies of apps with something else wanted.
final class Apps {
    private static final int REVISIONS_KEPT = 12;

    private Apps() {}

    static App wanting(App app, int instances) {
        return copy(app, app.image(), OptionalInt.of(instances), app.revisions());
    }

    /// The app at a new revision, in front of the others.
    static App at(App app, Revision next) {
        var revisions = new ArrayList<Revision>();
        revisions.add(next);
        app.revisions().stream().limit(REVISIONS_KEPT - 1).forEach(revisions::add);
        return copy(app, next.image(), app.wanted(), revisions);
    }

    static App withCurrent(App app, Revision current) {
        var revisions = new ArrayList<>(app.revisions());
        revisions.set(0, current);
        return copy(app, app.image(), app.wanted(), revisions);
    }

    private static App copy(App app, ImageRef image, OptionalInt wanted, List<Revision> revisions) {
        return new App(app.id(), app.name(), app.group(), app.origin(), image, wanted, revisions);
    }
}
