package io.binnacle.views.topology;

import io.binnacle.model.AppId;
import io.binnacle.views.Bridge;
import io.binnacle.views.Foreseen;
import io.binnacle.views.Selection;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Where the operator's hand is: which app shows its handle, and how far one is pulled.
final class Reaching {
    private final Bridge bridge;
    private final Runnable moved;
    private Pull pull = Pull.NONE;
    private Foreseen foreseen = Foreseen.NOTHING;
    private Optional<Pulling> pulling = Optional.empty();
    private Optional<Selection> held = Optional.empty();
    private Optional<Carried> carried = Optional.empty();

    /// @param moved told when something else is to be drawn
    Reaching(Bridge bridge, Runnable moved) {
        this.bridge = bridge;
        this.moved = moved;
    }

    void moves(Pull newPull) {
        pull = newPull;
    }

    void foresee(Foreseen next) {
        foreseen = next;
        moved.run();
    }

    /// All that the change does not concern steps back, unless the map is occupied with something else.
    Selection focus(Selection focused) {
        return focused instanceof Selection.Nothing
                ? foreseen.app().<Selection>map(Selection.OfApp::new).orElse(focused)
                : focused;
    }

    Reach reach() {
        return new Reach(foreseen, carried.isPresent() ? Optional.empty() : handle(), pulling, carried);
    }

    private Optional<AppId> handle() {
        return handles().findFirst();
    }

    /// The app that is pointed at, then the one that is selected.
    private Stream<AppId> handles() {
        return Stream.of(bridge.hovered().get(), bridge.selection().get())
                .filter(Selection.OfApp.class::isInstance)
                .map(selection -> ((Selection.OfApp) selection).app())
                .distinct()
                .filter(app -> pull.from(app).isPresent());
    }

    /// The app whose handle is under the pointer.
    Optional<AppId> handleAt(MapScene scene, Look look, double x, double y) {
        return handles()
                .filter(app -> Grip.of(scene, look.camera(), look.level(), app)
                        .filter(grip -> grip.under(x, y))
                        .isPresent())
                .findFirst();
    }

    boolean grip(@Nullable MapScene scene, Look look, double x, double y) {
        pulling = scene == null
                ? Optional.empty()
                : handleAt(scene, look, x, y)
                        .flatMap(app ->
                                Grip.of(scene, look.camera(), look.level(), app).flatMap(grip -> begun(app, grip)));
        return pulling.isPresent();
    }

    private Optional<Pulling> begun(AppId app, Grip grip) {
        var from = pull.from(app);
        return from.isPresent()
                ? Optional.of(new Pulling(app, from.getAsInt(), grip.x(), grip.x(), grip.y(), false))
                : Optional.empty();
    }

    void pull(double x, double y, boolean tens) {
        pulling.ifPresent(before -> {
            var now = before.moved(x, y, tens);
            pulling = Optional.of(now);
            if (now.to() != before.to()) {
                pull.to(now.app(), now.to());
            }
            moved.run();
        });
    }

    /// Takes hold of what can be carried, or of nothing.
    boolean hold(Optional<Selection> thing) {
        held = thing;
        return held.isPresent();
    }

    void carry(double dx, double dy) {
        held.ifPresent(thing -> {
            carried = Optional.of(new Carried(thing, dx, dy));
            moved.run();
        });
    }

    /// What was carried until now.
    Optional<Carried> letDown() {
        var was = carried;
        carried = Optional.empty();
        held = Optional.empty();
        moved.run();
        return was;
    }

    /// Whether something was carried, which stays where it was.
    boolean putBack() {
        return letDown().isPresent();
    }

    /// Who comes back to the start has changed nothing, and is asked nothing.
    void letGo() {
        pulling = Optional.empty();
        moved.run();
    }
}
