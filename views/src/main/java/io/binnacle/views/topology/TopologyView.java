package io.binnacle.views.topology;

import io.binnacle.session.Picture;
import io.binnacle.styles.Pace;
import io.binnacle.styles.Spring;
import io.binnacle.styles.Theme;
import io.binnacle.styles.Tokens;
import io.binnacle.views.Bridge;
import io.binnacle.views.Foreseen;
import io.binnacle.views.MapKind;
import io.binnacle.views.Selection;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// The live map. Shows the bridge's picture as hosts or as apps, follows its selection, and is moved by hand, wheel and
/// keys.
///
/// All of it is used on the UI thread. Layout and painting happen on two threads of their own; while nothing changes
/// and nothing moves, neither of them nor the UI thread does anything for the map.
public final class TopologyView extends Region implements AutoCloseable {
    private final Bridge bridge;
    private final Progress progress = new Progress();
    private final Measured measured;
    private final SceneWorker layout;
    private final Painting painting;
    private final Surface surface;
    private final ToolStrip strip;
    private final Region focusRing = new Region();
    private final HoverCard hoverCard;
    private final Notice notice;
    private final Eye eye;
    private final Attention attention;
    private final Finding finding;
    private final Reaching reaching;
    private final Speaker speaker;
    private final MapDeeds deeds;
    private final MapHand hand;
    private final OutlineTree outline;
    private Runnable onObserveTraffic = () -> {};
    private Theme theme;
    private double pixelScale;
    private @Nullable MapScene scene;
    private boolean frameAsked;
    private int nodesDrawn;

    public TopologyView(Bridge bridge, Theme theme, Optional<Path> stateDirectory) {
        this.bridge = bridge;
        this.theme = theme;
        this.layout =
                new SceneWorker(bridge.workspace().gauges(), stateDirectory, this::arrived, bridge.showing()::counted);
        this.painting = new Painting(bridge.workspace().gauges(), this::painted);
        this.surface = new Surface(painting::release);
        this.strip = new ToolStrip(bridge, this::zoomOut, this::zoomIn);
        this.hoverCard = new HoverCard(time(Pace.HOVER_CARD));
        this.notice = new Notice(() -> onObserveTraffic.run());
        this.eye = new Eye(new Ground(this, bridge), Tokens.of(theme).spring(Spring.Kind.GLIDE));
        this.attention = new Attention(bridge);
        this.measured = new Measured(bridge);
        this.finding = new Finding(bridge.workspace().gauges(), this::found);
        this.reaching = new Reaching(bridge, this::frame);
        this.speaker = new Speaker(this, attention);
        this.deeds = new MapDeeds(this, bridge, attention, reaching, eye);
        this.outline = new OutlineTree(this, bridge);
        this.hand = new MapHand(this, bridge, eye, attention, hoverCard, reaching, deeds);
        build();
        listen();
    }

    private static Duration time(Pace pace) {
        // times are the same in both themes
        return Duration.millis((double) Tokens.of(Theme.DARK).time(pace).toMillis());
    }

    private void build() {
        getStyleClass().add("map");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.TREE_VIEW);
        setAccessibleText("Map");
        hoverCard.speak(speaker::card);
        focusRing.getStyleClass().add("map-focus");
        focusRing.setMouseTransparent(true);
        getChildren().addAll(surface, strip, notice, hoverCard, focusRing, outline);
        new Gestures(this, hand);
    }

    private void listen() {
        bridge.picture().subscribe(this::pictured);
        bridge.sought().subscribe(text -> finding.seek(text, scene));
        bridge.showing().mesh().subscribe(_ -> eye.fit());
        bridge.showing().mesh().subscribe(_ -> wish());
        bridge.fill().subscribe(_ -> wish());
        bridge.previewed().subscribe(_ -> wish());
        bridge.links().subscribe(_ -> wish());
        bridge.grouping().subscribe(_ -> wish());
        bridge.map().subscribe((before, _) -> switched(before));
        bridge.selection().subscribe(_ -> selected());
        bridge.hovered().subscribe(_ -> frame());
        bridge.second().subscribe(_ -> tick());
        widthProperty().subscribe(_ -> resized());
        heightProperty().subscribe(_ -> resized());
        sceneProperty().subscribe(_ -> wish());
    }

    /// What the button beside "Traffic is not observed" does.
    public void onObserveTraffic(Runnable action) {
        onObserveTraffic = action;
    }

    /// What keys and commands do to what is selected on it.
    public MapDeeds deeds() {
        return deeds;
    }

    /// What pulling at an app's handle does.
    public void onPull(Pull pull) {
        reaching.moves(pull);
    }

    /// Draws what a change that is being asked for would leave behind.
    public void foresee(Foreseen foreseen) {
        reaching.foresee(foreseen);
    }

    /// Shows all of the map, and goes on doing so while it grows, until a hand moves it.
    public void fit() {
        eye.fit();
    }

    public void zoomIn() {
        eye.zoomIn();
    }

    public void zoomOut() {
        eye.zoomOut();
    }

    /// 1 is 100 %.
    public ReadOnlyDoubleProperty zoomProperty() {
        return eye.zoom();
    }

    /// Moves the camera, if it must, so that a thing is in sight.
    public void reveal(Selection selection) {
        eye.reveal(selection);
    }

    /// Moves near a thing and lets all that does not concern it step back. Nothing ends it.
    public void focus(Selection selection) {
        attention.focus(selection);
        eye.focus(selection);
        frame();
    }

    private void found() {
        showFound();
        frame();
    }

    private void showFound() {
        if (scene != null) {
            strip.show(scene, finding);
        }
    }

    public void setTheme(Theme newTheme) {
        theme = newTheme;
        frame();
    }

    /// Pixels for one px of the view; otherwise the window says.
    public void setPixelScale(double scale) {
        pixelScale = scale;
        frame();
    }

    /// How many containers the last frame drew, in whatever way.
    public int nodesDrawn() {
        return nodesDrawn;
    }

    /// How many frames were painted since the start; does not grow while nothing changes.
    public long framesPainted() {
        return painting.frames();
    }

    /// How many pixel buffers were made since the start; does not grow while the window keeps its size.
    public long buffersMade() {
        return painting.buffersMade();
    }

    /// How many containers were drawn since the start, each time counted.
    public long nodesPainted() {
        return painting.nodesPainted();
    }

    /// Done when everything known now is laid out, painted and shown, and nothing moves.
    public CompletableFuture<Void> whenSettled() {
        var future = progress.whenSettled();
        frame();
        return future;
    }

    /// Ends all movement where it leads to and shows the result.
    public CompletableFuture<Void> renderNow() {
        eye.rest();
        return whenSettled();
    }

    private void switched(MapKind before) {
        eye.leave(before);
        deeds.forget();
        hoverCard.hide();
        attention.forget();
        wish();
    }

    /// That everybody still answers changes nothing on the map.
    private void pictured(Picture before, Picture next) {
        if (!next.onlyHeardSince(before)) {
            wish();
        }
    }

    private void resized() {
        eye.resized();
        wish();
    }

    private void tick() {
        var old = bridge.second().get() % SceneBuilder.NEWS_AGE.toSeconds() == 0;
        if (measured.news() || old || (scene != null && scene.someoneUnseen())) {
            wish();
        }
        measure();
    }

    private void measure() {
        measured.wish(scene == null || getScene() == null ? Set.of() : Sight.of(scene, look()));
    }

    void move(Move move) {
        layout.move(move);
        wish();
    }

    void wish() {
        if (getWidth() < 1 || getHeight() < 1) {
            return;
        }
        layout.wish(
                new SceneBuilder.Wish(
                        bridge.picture().get(),
                        bridge.workspace().surroundings().clock().instant(),
                        bridge.map().get(),
                        bridge.fillNow(),
                        bridge.links().get(),
                        deeds.arrangement(),
                        getWidth() - 2 * Camera.SIDE,
                        getHeight() - Camera.TOP - Camera.BOTTOM,
                        progress.nextWish()),
                bridge.showing().mesh().get());
    }

    private void arrived(MapScene next) {
        var before = scene;
        scene = next;
        progress.built(next.number);
        var switched = before != null && before.kind != next.kind;
        eye.arrive(before, next);
        strip.zoom(eye.camera().zoom());
        if (switched) {
            surface.fade(time(Pace.SLOW));
        }
        finding.look(next);
        showFound();
        notice.show(next.onlyDeclared && next.wires.count > 0);
        if (measured.nothing() || before == null || before.nodes.count != next.nodes.count) {
            measure();
        }
        outline.changed();
        speaker.speak();
        if (before == null || !next.alike || eye.level() == Level.CARDS || progress.awaited()) {
            frame();
        }
    }

    @Override
    public @Nullable Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        var answer = outline.answer(attribute, parameters);
        return answer == null ? super.queryAccessibleAttribute(attribute, parameters) : answer;
    }

    @Nullable
    MapScene scene() {
        return scene;
    }

    /// Asks for a frame; all asked for before the next layout pass are one.
    private void frame() {
        frameAsked = true;
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        surface.resizeRelocate(0, 0, getWidth(), getHeight());
        strip.resizeRelocate(0, 0, getWidth(), Camera.TOP);
        focusRing.resizeRelocate(0, 0, getWidth(), getHeight());
        notice.autosize();
        notice.relocate((getWidth() - notice.getWidth()) / 2, getHeight() - notice.getHeight() - 16);
        if (frameAsked) {
            frameAsked = false;
            order();
        }
    }

    private void order() {
        if (scene != null && getWidth() >= 1 && getHeight() >= 1) {
            painting.order(new Painting.Order(scene, look(), progress.nextOrder()));
        }
    }

    /// What is drawn at a point of the view.
    public Selection at(double x, double y) {
        return hand.at(x, y);
    }

    public Selection here() {
        return attention.here();
    }

    /// Where a thing is in the view now.
    public Optional<double[]> middleOf(Selection selection) {
        var now = scene;
        return now == null
                ? Optional.empty()
                : Bounds.of(now, selection).map(bounds -> new double[] {
                    eye.camera().toViewX(bounds.middleX()), eye.camera().toViewY(bounds.middleY())
                });
    }

    Look look() {
        return new Look(
                eye.camera(),
                getWidth(),
                getHeight(),
                pixels(),
                theme,
                eye.level(),
                bridge.selection().get(),
                bridge.hovered().get(),
                reaching.focus(attention.focused()),
                attention.keyboard(),
                finding.found(),
                attention.traced(),
                reaching.reach(),
                true);
    }

    double pixels() {
        return pixelScale > 0 ? pixelScale : Surface.pixels(this);
    }

    private void painted(Painting.Painted frame) {
        progress.painted(frame.order().number());
        nodesDrawn = frame.nodesDrawn();
        var look = frame.order().look();
        surface.show(frame.buffer(), look.width(), look.height());
        settle();
    }

    private void settle() {
        if (progress.upToDate() && !frameAsked && !eye.moving()) {
            progress.settled();
        }
    }

    private void selected() {
        attention.selected();
        attended();
    }

    /// Another thing has the floor: it is said and drawn.
    void attended() {
        speaker.speak();
        frame();
    }

    void moved() {
        strip.zoom(eye.camera().zoom());
        frame();
    }

    void levelChanged() {
        surface.fade(time(Pace.QUICK));
    }

    /// Opens the field where one says what is sought.
    public void seek() {
        strip.seek();
    }

    @Override
    public void close() {
        eye.halt();
        measured.wish(Set.of());
        finding.close();
        layout.close();
        painting.close();
    }
}
