package io.binnacle.views.topology;

import io.binnacle.model.AppId;
import io.binnacle.model.Container;
import io.binnacle.views.Bridge;
import io.binnacle.views.Selection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/// What keys, commands and hands do to single things of the map: open and fold them, pin them, light what they are
/// linked with.
public final class MapDeeds {
    private final TopologyView view;
    private final Bridge bridge;
    private final Attention attention;
    private final Reaching reaching;
    private final Eye eye;
    private final Set<AppId> unfolded = new HashSet<>();
    private Optional<Stack> open = Optional.empty();

    MapDeeds(TopologyView view, Bridge bridge, Attention attention, Reaching reaching, Eye eye) {
        this.view = view;
        this.bridge = bridge;
        this.attention = attention;
        this.reaching = reaching;
        this.eye = eye;
    }

    Arrangement arrangement() {
        return new Arrangement(unfolded, open, bridge.grouping().get());
    }

    /// Another map is shown.
    void forget() {
        open = Optional.empty();
    }

    /// Shows all of what is selected, never larger than twice its size.
    public void fitSelection() {
        eye.fit(bridge.selection().get());
    }

    /// Spreads the containers of a stack over what lies there.
    void open(Stack stack) {
        open = Optional.of(stack);
        view.wish();
    }

    /// Whether one was open.
    boolean closeStack() {
        var was = open.isPresent();
        open = Optional.empty();
        if (was) {
            view.wish();
        }
        return was;
    }

    /// Takes back the last thing done to the map, if there is one: what is carried, what is open, what is lit.
    public boolean takeBack() {
        if (reaching.putBack() || closeStack()) {
            return true;
        }
        var lit = attention.untrace();
        if (lit) {
            view.attended();
        }
        return lit;
    }

    /// Puts a thing somewhere, or lets it go.
    void move(Move move) {
        view.move(move);
    }

    /// Pins what is selected where it stands, or lets it go.
    public void pin() {
        onScene((scene, here) -> Pins.turned(scene, here).ifPresent(this::move));
    }

    /// Folds the links of the hub that is selected, or draws them again.
    public void turnHub() {
        onScene((scene, here) -> {
            var index = here instanceof Selection.OfApp(var app) ? scene.apps.of(app) : -1;
            if (index >= 0 && (scene.apps.hub[index] || scene.apps.spread[index])) {
                turnHub(AppsLayout.idOf(scene.apps, index));
            }
        });
    }

    void turnHub(AppId hub) {
        if (!unfolded.remove(hub)) {
            unfolded.add(hub);
        }
        view.wish();
    }

    /// Lights who would miss the app that is selected.
    public void showFallout() {
        onScene((scene, here) ->
                appOf(scene, here).ifPresent(gone -> light(new Tracer(scene.picture.topology()).without(gone))));
    }

    /// Lights the shortest way from what is selected to another thing.
    void join(Selection other) {
        onScene((scene, _) -> {
            var from = appOf(scene, bridge.selection().get());
            var to = appOf(scene, other);
            if (from.isPresent() && to.isPresent()) {
                light(new Tracer(scene.picture.topology()).between(from.get(), to.get()));
            }
        });
    }

    private void light(Traced traced) {
        attention.trace(traced);
        view.attended();
    }

    private void onScene(BiConsumer<MapScene, Selection> deed) {
        var scene = view.scene();
        if (scene != null) {
            deed.accept(scene, attention.here());
        }
    }

    private static Optional<AppId> appOf(MapScene scene, Selection selection) {
        return switch (selection) {
            case Selection.OfApp(var app) -> Optional.of(app);
            case Selection.OfContainer(var id) ->
                Optional.ofNullable(scene.picture.topology().containers().get(id))
                        .map(Container::app);
            case Selection.OfHost _, Selection.OfLink _, Selection.Nothing _ -> Optional.empty();
        };
    }
}
