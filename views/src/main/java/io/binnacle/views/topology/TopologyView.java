package io.binnacle.views.topology;

import io.binnacle.model.AppId;
import io.binnacle.model.Container;
import io.binnacle.model.ContainerId;
import io.binnacle.session.Picture;
import io.binnacle.session.Words;
import io.binnacle.styles.Pace;
import io.binnacle.styles.Spring;
import io.binnacle.styles.Theme;
import io.binnacle.styles.Tokens;
import io.binnacle.views.Bridge;
import io.binnacle.views.MapKind;
import io.binnacle.views.Selection;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
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
    private static final double STEP_IN = 1.25;
    private static final double FOCUS_ZOOM = 1.0;
    private static final int MOST_GLIDING = 2_000;

    private final Bridge bridge;
    private final ReadOnlyDoubleWrapper zoom = new ReadOnlyDoubleWrapper(1);
    private final Map<MapKind, Camera> cameras = new EnumMap<>(MapKind.class);
    private final Set<AppId> unfolded = new HashSet<>();
    private final List<CompletableFuture<Void>> settling = new ArrayList<>();
    private final SceneWorker layout;
    private final Painting painting;
    private final Surface surface;
    private final ToolStrip strip;
    private final HoverCard hoverCard;
    private final Notice notice;
    private final Glide glide;
    private Runnable onObserveTraffic = () -> {};
    private Theme theme;
    private Camera camera = Camera.START;
    private boolean fitted = true;
    private Level level = Level.GLYPHS;
    private double pixelScale;
    private @Nullable MapScene scene;
    private Selection focused = new Selection.Nothing();
    private Selection keyboard = new Selection.Nothing();
    private Optional<Predicate<Container>> filter = Optional.empty();
    private Optional<Set<ContainerId>> found = Optional.empty();
    private boolean frameAsked;
    private long ordered;
    private long painted;
    private long wished;
    private long built;
    private long gaugesSeen = -1;
    private int nodesDrawn;
    private Set<? extends io.binnacle.model.Subject> measured = Set.of();

    public TopologyView(Bridge bridge, Theme theme, Optional<Path> stateDirectory) {
        this.bridge = bridge;
        this.theme = theme;
        var tokens = Tokens.of(theme);
        this.layout = new SceneWorker(bridge.workspace().gauges(), stateDirectory, this::arrived);
        this.painting = new Painting(bridge.workspace().gauges(), this::painted);
        this.surface = new Surface(painting::release);
        this.strip = new ToolStrip(bridge, this::zoomOut, this::zoomIn);
        this.hoverCard = new HoverCard(time(Pace.HOVER_CARD));
        this.notice = new Notice(() -> onObserveTraffic.run());
        this.glide = new Glide(tokens.spring(Spring.Kind.GLIDE), this::moveTo);
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
        setAccessibleRole(AccessibleRole.TEXT);
        setAccessibleText("Map");
        hoverCard.speak(this::wordsOf);
        strip.onSeek(this::seek);
        getChildren().addAll(surface, strip, notice, hoverCard);
        new Gestures(this, new MapHand());
    }

    private void listen() {
        bridge.picture().subscribe(this::pictured);
        bridge.fill().subscribe(_ -> wish());
        bridge.links().subscribe(_ -> wish());
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

    /// Shows all of the map, and goes on doing so while it grows, until a hand moves it.
    public void fit() {
        fitted = true;
        glideTo(fitting());
    }

    public void zoomIn() {
        zoomBy(STEP_IN);
    }

    public void zoomOut() {
        zoomBy(1 / STEP_IN);
    }

    private void zoomBy(double factor) {
        fitted = false;
        glideTo(glide.wanted(camera).zoomedAt(getWidth() / 2, (getHeight() + Camera.TOP) / 2, factor));
    }

    /// 1 is 100 %.
    public ReadOnlyDoubleProperty zoomProperty() {
        return zoom.getReadOnlyProperty();
    }

    /// Moves the camera, if it must, so that a thing is in sight.
    public void reveal(Selection selection) {
        var now = scene;
        if (now == null) {
            return;
        }
        Bounds.of(now, selection)
                .filter(bounds -> !bounds.inside(glide.wanted(camera), getWidth(), getHeight()))
                .ifPresent(bounds -> {
                    fitted = false;
                    var near = Math.max(camera.zoom(), 0.8);
                    glideTo(Camera.centredOn(bounds.middleX(), bounds.middleY(), near, getWidth(), getHeight()));
                });
    }

    /// Moves near a thing and lets all that does not concern it step back. Nothing ends it.
    public void focus(Selection selection) {
        focused = selection;
        var now = scene;
        if (now != null) {
            Bounds.of(now, selection).ifPresent(bounds -> {
                fitted = false;
                var near = Math.max(camera.zoom(), FOCUS_ZOOM);
                glideTo(Camera.centredOn(bounds.middleX(), bounds.middleY(), near, getWidth(), getHeight()));
            });
        }
        frame();
    }

    /// Lets all step back that does not match; empty shows all again.
    public void filter(Optional<Predicate<Container>> wanted) {
        filter = wanted;
        findAgain();
        frame();
    }

    private void findAgain() {
        var now = scene;
        found = now == null ? Optional.empty() : filter.map(each -> matching(now, each));
        if (now != null) {
            strip.show(now, found.map(each -> OptionalInt.of(each.size())).orElse(OptionalInt.empty()));
        }
    }

    private static Set<ContainerId> matching(MapScene scene, Predicate<Container> wanted) {
        var result = new HashSet<ContainerId>();
        for (var container : scene.picture.topology().containers().values()) {
            if (wanted.test(container)) {
                result.add(container.id());
            }
        }
        return result;
    }

    private void seek(String text) {
        filter(Sought.of(text, bridge.picture().get().topology()));
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

    /// "63 of 63 containers drawn", for the status bar.
    public String drawnText() {
        var now = scene;
        var all = now == null ? 0 : now.nodes.count;
        return Words.number(Math.min(nodesDrawn, all)) + " of " + Words.count(all, "container") + " drawn";
    }

    /// How many containers the last frame drew, in whatever way.
    public int nodesDrawn() {
        return nodesDrawn;
    }

    /// How many frames were painted since the start; does not grow while nothing changes.
    public long framesPainted() {
        return painting.frames();
    }

    /// How long the last frame took to paint.
    public java.time.Duration lastFrame() {
        return java.time.Duration.ofNanos(painting.lastNanos());
    }

    /// Done when everything known now is laid out, painted and shown, and nothing moves.
    public CompletableFuture<Void> whenSettled() {
        var future = new CompletableFuture<Void>();
        settling.add(future);
        frame();
        return future;
    }

    /// Ends all movement where it leads to and shows the result.
    public CompletableFuture<Void> renderNow() {
        if (glide.running()) {
            var to = glide.wanted(camera);
            glide.halt();
            moveTo(to);
        }
        return whenSettled();
    }

    private void switched(MapKind before) {
        cameras.put(before, camera);
        hoverCard.hide();
        focused = new Selection.Nothing();
        keyboard = new Selection.Nothing();
        glide.halt();
        wish();
    }

    /// That everybody still answers changes nothing on the map.
    private void pictured(Picture before, Picture next) {
        if (!next.onlyHeardSince(before)) {
            wish();
        }
    }

    private void resized() {
        if (fitted && scene != null) {
            camera = fitting();
        }
        wish();
    }

    private void tick() {
        var revision = bridge.workspace().gauges().revision();
        var now = scene;
        var old = bridge.second().get() % SceneBuilder.NEWS_AGE.toSeconds() == 0;
        if (old || revision != gaugesSeen || (now != null && someoneUnseen(now))) {
            gaugesSeen = revision;
            wish();
        }
        measure();
    }

    private static boolean someoneUnseen(MapScene scene) {
        for (var note : scene.hosts.note) {
            if (!note.isEmpty()) {
                return true;
            }
        }
        return false;
    }

    private void measure() {
        var now = scene;
        var inSight = now == null || getScene() == null ? Set.<io.binnacle.model.Subject>of() : Sight.of(now, look());
        if (!inSight.equals(measured)) {
            measured = inSight;
            bridge.workspace().measure(this, inSight);
        }
    }

    private void wish() {
        if (getWidth() < 1 || getHeight() < 1) {
            return;
        }
        wished++;
        layout.wish(new SceneBuilder.Wish(
                bridge.picture().get(),
                bridge.workspace().surroundings().clock().instant(),
                bridge.map().get(),
                bridge.fill().get(),
                bridge.links().get(),
                Set.copyOf(unfolded),
                getWidth() - 2 * Camera.SIDE,
                getHeight() - Camera.TOP - Camera.BOTTOM,
                wished));
    }

    private void arrived(MapScene next) {
        var before = scene;
        scene = next;
        built = next.number;
        var switched = before != null && before.kind != next.kind;
        if (before == null || switched) {
            fitted = fitted || !cameras.containsKey(next.kind);
            camera = fitted ? fitting() : cameras.getOrDefault(next.kind, fitting());
            level = Level.of(next, new DotGrid(next.hosts), camera.zoom());
            zoom.set(camera.zoom());
            strip.zoom(camera.zoom());
        } else if (fitted && (before.width != next.width || before.height != next.height)) {
            glideTo(fitting());
        }
        if (switched) {
            surface.fade(time(Pace.SLOW));
        }
        findAgain();
        notice.show(next.onlyDeclared && next.wires.count > 0);
        if (measured.isEmpty() || before == null || before.nodes.count != next.nodes.count) {
            measure();
        }
        speak();
        if (before == null || !next.alike || level == Level.CARDS || !settling.isEmpty()) {
            frame();
        }
    }

    private Camera fitting() {
        var now = scene;
        return now == null ? camera : FirstLook.fitting(now, new DotGrid(now.hosts), getWidth(), getHeight());
    }

    private void glideTo(Camera wanted) {
        if (still()) {
            glide.halt();
            moveTo(wanted);
        } else {
            glide.go(camera, wanted);
        }
    }

    private boolean still() {
        return scene == null
                || getScene() == null
                || nodesDrawn > MOST_GLIDING
                || Platform.getPreferences().isReducedMotion();
    }

    private void moveTo(Camera next) {
        camera = next;
        var now = scene;
        if (now != null) {
            var nextLevel = Level.of(now, new DotGrid(now.hosts), next.zoom(), level);
            if (nextLevel != level) {
                level = nextLevel;
                surface.fade(time(Pace.QUICK));
            }
        }
        zoom.set(next.zoom());
        strip.zoom(next.zoom());
        frame();
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
        notice.autosize();
        notice.relocate((getWidth() - notice.getWidth()) / 2, getHeight() - notice.getHeight() - 16);
        if (frameAsked) {
            frameAsked = false;
            order();
        }
    }

    private void order() {
        var now = scene;
        if (now != null && getWidth() >= 1 && getHeight() >= 1) {
            ordered++;
            painting.order(new Painting.Order(now, look(), ordered));
        }
    }

    /// Where a thing is in the view now.
    Optional<double[]> middleOf(Selection selection) {
        var now = scene;
        return now == null
                ? Optional.empty()
                : Bounds.of(now, selection).map(bounds ->
                        new double[] {camera.toViewX(bounds.middleX()), camera.toViewY(bounds.middleY())});
    }

    private Look look() {
        return new Look(
                camera,
                getWidth(),
                getHeight(),
                pixels(),
                theme,
                level,
                bridge.selection().get(),
                bridge.hovered().get(),
                focused,
                keyboard,
                found,
                true);
    }

    private double pixels() {
        if (pixelScale > 0) {
            return pixelScale;
        }
        var window = getScene() == null ? null : getScene().getWindow();
        return window == null ? 1 : Math.max(1, window.getRenderScaleX());
    }

    private void painted(Painting.Painted frame) {
        painted = Math.max(painted, frame.order().number());
        nodesDrawn = frame.nodesDrawn();
        var look = frame.order().look();
        surface.show(frame.buffer(), look.width(), look.height());
        settle();
    }

    private void settle() {
        if (!settling.isEmpty() && painted == ordered && !frameAsked && built == wished && !glide.running()) {
            var done = List.copyOf(settling);
            settling.clear();
            done.forEach(each -> each.complete(null));
        }
    }

    private void selected() {
        var selection = bridge.selection().get();
        if (!(selection instanceof Selection.Nothing)) {
            keyboard = keyboard instanceof Selection.Nothing ? keyboard : selection;
        }
        speak();
        frame();
    }

    private List<String> wordsOf(Selection selection) {
        var now = scene;
        return now == null ? List.of() : Spoken.card(now, selection);
    }

    private void speak() {
        var now = scene;
        if (now == null) {
            return;
        }
        var about = keyboard instanceof Selection.Nothing ? bridge.selection().get() : keyboard;
        var words = Spoken.of(now, about);
        if (!words.equals(getAccessibleText())) {
            setAccessibleText(words);
            notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
        }
    }

    @Override
    public void close() {
        glide.halt();
        bridge.workspace().measure(this, Set.of());
        layout.close();
        painting.close();
    }

    /// What hands do, done to this view.
    private final class MapHand implements Gestures.Hand {
        @Override
        public Selection at(double x, double y) {
            var now = scene;
            return now == null || y < Camera.TOP ? new Selection.Nothing() : new HitTest(now, look()).at(x, y);
        }

        @Override
        public void hover(Selection selection, double x, double y) {
            if (!selection.equals(bridge.hovered().get())) {
                bridge.hovered().set(selection);
            }
            hoverCard.at(selection, x, y);
        }

        @Override
        public void leave() {
            hover(new Selection.Nothing(), 0, 0);
        }

        @Override
        public void click(Selection selection, double x, double y) {
            hoverCard.hide();
            if (!unfold(x, y)) {
                keyboard = new Selection.Nothing();
                bridge.selection().set(selection);
            }
        }

        private boolean unfold(double x, double y) {
            var now = scene;
            var hub = now == null ? -1 : new HitTest(now, look()).unfoldAt(x, y);
            if (now == null || hub < 0) {
                return false;
            }
            unfolded.add(AppsLayout.idOf(now.apps, hub));
            wish();
            return true;
        }

        @Override
        public void doubleClick(Selection selection) {
            if (selection instanceof Selection.Nothing) {
                fit();
            } else {
                focus(selection);
            }
        }

        @Override
        public void pan(double dx, double dy) {
            fitted = false;
            glide.halt();
            hoverCard.hide();
            moveTo(camera.moved(dx, dy));
        }

        @Override
        public void zoom(double x, double y, double factor) {
            fitted = false;
            glide.halt();
            hoverCard.hide();
            moveTo(camera.zoomedAt(x, y, factor));
        }

        @Override
        public void zoomInMiddle(double factor) {
            zoomBy(factor);
        }

        @Override
        public void walk(int dx, int dy) {
            var now = scene;
            if (now != null) {
                var from = keyboard instanceof Selection.Nothing
                        ? bridge.selection().get()
                        : keyboard;
                keyboard = new KeyWalk(now, level).from(from, dx, dy);
                reveal(keyboard);
                speak();
                frame();
            }
        }

        @Override
        public void enter() {
            var here =
                    keyboard instanceof Selection.Nothing ? bridge.selection().get() : keyboard;
            if (here instanceof Selection.Nothing) {
                return;
            }
            if (here.equals(bridge.selection().get())) {
                focus(here);
            } else {
                bridge.selection().set(here);
            }
        }

        @Override
        public void back() {
            hoverCard.hide();
            if (!(focused instanceof Selection.Nothing)) {
                focused = new Selection.Nothing();
            } else if (!(keyboard instanceof Selection.Nothing)) {
                keyboard = new Selection.Nothing();
            } else {
                bridge.selection().set(new Selection.Nothing());
            }
            speak();
            frame();
        }

        @Override
        public void fit() {
            TopologyView.this.fit();
        }

        @Override
        public void seek() {
            strip.seek();
        }

        @Override
        public boolean miniMap(double x, double y) {
            var now = scene;
            if (now == null || !MiniMapPainter.shown(now, look())) {
                return false;
            }
            var box = MiniMapPainter.box(now, look());
            if (x < box[0] || y < box[1] || x > box[0] + box[2] || y > box[1] + box[3]) {
                return false;
            }
            fitted = false;
            glide.halt();
            moveTo(MiniMapPainter.lookingAt(box, x, y, camera, getWidth(), getHeight()));
            return true;
        }
    }
}
