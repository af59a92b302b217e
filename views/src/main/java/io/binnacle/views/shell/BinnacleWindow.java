package io.binnacle.views.shell;

import io.binnacle.model.ClusterId;
import io.binnacle.model.ConnectorException;
import io.binnacle.model.Endpoint;
import io.binnacle.model.Host;
import io.binnacle.model.HostId;
import io.binnacle.session.Picture;
import io.binnacle.session.Recents;
import io.binnacle.session.Seal;
import io.binnacle.session.Workspace;
import io.binnacle.styles.Logo;
import io.binnacle.styles.Theme;
import io.binnacle.views.Bridge;
import io.binnacle.views.MapKind;
import io.binnacle.views.UiThread;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.input.InputEvent;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

/// The whole window over a workspace: make it, put [#scene] in a stage or [#root] in a picture, close it.
///
/// Everything here is called on the UI thread.
public final class BinnacleWindow implements AutoCloseable {
    private static final double LEAST_WIDTH = 1024;
    private static final double LEAST_HEIGHT = 640;
    private final Workspace workspace;
    private final Recents recents;
    private final Bridge bridge;
    private final Appearance appearance;
    private final Panes panes;
    private final TopBar topBar;
    private final Rail rail;
    private final Dock dock;
    private final StatusBar status;
    private final Arrival arrival;
    private final Frame frame;
    private final FirstScreen connect;
    private final Awaited awaited;
    private final StackPane middle = new StackPane();
    private final StackPane root = new StackPane();
    private final StackPane mapPage;
    private final Overlays overlays = new Overlays();
    private final Cards cards;
    private final Menus menus;
    private final String version;
    private Page page;
    private boolean connecting;

    /// @param settings what it looked like last time
    /// @param version for people
    public BinnacleWindow(Workspace workspace, Recents recents, SettingsFile settings, String version) {
        this.workspace = workspace;
        this.recents = recents;
        this.version = version;
        this.bridge = new Bridge(workspace);
        this.appearance = new Appearance(settings, bridge, root);
        var wished = appearance.settings();
        this.page = wished.map() == MapKind.APPS ? Page.APPS : Page.HOSTS;
        this.panes = new Panes(bridge, appearance.theme(), settings.directory(), this::showLogs, this::showEvidence);
        this.cards = new Cards(this);
        this.menus = new Menus(this, cards);
        this.topBar = new TopBar(new TopBar.Actions(cards::clusters, cards::palette, this::showProblems, this::arm));
        this.rail = new Rail(this::go, cards::audit, cards::settings);
        this.dock = new Dock(panes.dock(), wished.dockHeight(), wished.dockFolded());
        this.status = new StatusBar(new StatusBar.Actions(panes.operations(), panes::undo));
        this.arrival = new Arrival(workspace::refresh, workspace::close);
        this.mapPage = new StackPane(new Notices(bridge, panes.map()).region(), arrival);
        this.frame = new Frame(mapPage, dock, panes.inspector(), wished.inspectorFolded());
        this.awaited = new Awaited(workspace);
        this.connect = new FirstScreen(workspace, recents, this::open);
        new Filters(bridge, settings.directory()).follow(cards::filter, this::refresh);
        assemble();
        follow();
    }

    private void assemble() {
        middle.getChildren().addAll(frame, connect);
        root.getStyleClass().add("window");
        root.getChildren().addAll(Frame.around(topBar, rail, middle, status), overlays, panes.confirmation());
        root.addEventFilter(KeyEvent.KEY_PRESSED, keys()::pressed);
        // a filter: the skins of controls keep clicks to themselves
        root.addEventFilter(MouseEvent.MOUSE_CLICKED, menus::clicked);
        dock.followArrows();
    }

    private Keys keys() {
        return cards.on(panes.on(dock.on(new Keys(this::hears, this::pressed))))
                .on(Shortcut.HOSTS, () -> go(Page.HOSTS))
                .on(Shortcut.APPS, () -> go(Page.APPS))
                .on(Shortcut.TABLE, () -> go(Page.TABLE))
                .on(Shortcut.PROBLEMS, this::showProblems)
                .on(Shortcut.LOGS, this::showLogs)
                .on(Shortcut.MENU, menus::open)
                .on(Shortcut.NEXT_PANE, this::nextPane)
                .on(Shortcut.BACK, this::back)
                .on(Shortcut.SHOW_ALL, bridge.showing()::all)
                .on(Shortcut.CONNECT, this::connectElsewhere)
                .on(Shortcut.REFRESH, this::lookAgain)
                .on(Shortcut.ARM, this::arm)
                .on(Shortcut.INSPECTOR, this::foldInspector);
    }

    /// The card of a change hears all its keys itself; other cards all but those that lead elsewhere.
    private boolean hears(Shortcut shortcut) {
        if (panes.confirming()) {
            return shortcut == Shortcut.ARM;
        }
        var elsewhere = !shortcut.writes() || shortcut == Shortcut.BACK;
        return elsewhere || (!overlays.open().get() && !connect.isVisible());
    }

    /// The keys of what is selected: R, S and the like.
    private boolean pressed(KeyEvent event) {
        var plain = !event.isShortcutDown() && !event.isAltDown() && !event.isShiftDown();
        var busy = panes.confirming() || overlays.open().get() || connect.isVisible();
        return plain && !busy && panes.press(event.getCode());
    }

    private void follow() {
        root.addEventFilter(InputEvent.ANY, _ -> bridge.touched());
        bridge.picture().addListener(_ -> refresh());
        bridge.second().addListener(_ -> refresh());
        workspace.desk().listen(() -> UiThread.run(this::refresh));
        panes.onChange(this::refresh);
        panes.onObserveTraffic(cards::consent);
        connect.looked().addListener(_ -> refresh());
        appearance.onChange(this::refresh);
        bridge.map().addListener((_, _, map) -> appearance.change(now -> now.with(map)));
        dock.wantedHeight().addListener(_ -> dockMoved());
        dock.folded().addListener(_ -> dockMoved());
        dock.tab().addListener(_ -> refresh());
        frame.inspectorFolded()
                .addListener((_, _, folded) -> appearance.change(now -> now.withInspectorFolded(folded)));
    }

    private void dockMoved() {
        appearance.change(
                now -> now.withDock(dock.wantedHeight().get(), dock.folded().get()));
        refresh();
    }

    /// What can be put in a scene of any size.
    public Parent root() {
        return root;
    }

    /// A scene of its own around the window. Made once; asked again, it is the same.
    public Scene scene(double width, double height) {
        var known = root.getScene();
        if (known != null) {
            return known;
        }
        // not before: who opens endpoints first needs no first screen, nor that it looks around
        refresh();
        var scene = appearance.scene(width, height);
        (connect.isVisible() ? connect.first() : panes.map()).requestFocus();
        return scene;
    }

    /// Puts it on screen where it stood last time, and remembers where it stands when it goes.
    public void showIn(Stage stage) {
        stage.setTitle("Binnacle");
        Thread.ofVirtual().name("icons").start(() -> {
            var icons = Logo.icons();
            UiThread.later(() -> stage.getIcons().setAll(icons));
        });
        stage.setMinWidth(LEAST_WIDTH);
        stage.setMinHeight(LEAST_HEIGHT);
        WindowPlace.restore(stage, appearance.settings().place(), this::scene);
        WindowPlace.follow(stage, place -> appearance.change(now -> now.with(place)));
        stage.setOnHidden(_ -> close());
        stage.show();
    }

    /// Lets terminals be opened.
    public void offer(Shells opener) {
        cards.openWith(opener);
    }

    /// Lets a scheduler be run on the hosts that are open.
    public void offer(SchedulerStarter starter) {
        cards.schedulers().startWith(starter);
    }

    public Bridge bridge() {
        return bridge;
    }

    public ReadOnlyObjectProperty<Theme> theme() {
        return appearance.theme();
    }

    /// Shows this theme and forgets nothing: the settings keep what was chosen.
    public void force(Theme forced) {
        appearance.force(forced);
    }

    /// Shows one of the two maps.
    public void show(MapKind map) {
        go(map == MapKind.APPS ? Page.APPS : Page.HOSTS);
    }

    /// Opens an endpoint; where it cannot work as written, the window says why.
    public void open(Endpoint endpoint) {
        awaited.ask();
        refresh();
        Thread.ofVirtual().name("open").start(() -> {
            try {
                var cluster = workspace.open(endpoint);
                if (!endpoint.scheme().equals("simulator")) {
                    recents.remember(endpoint);
                }
                UiThread.run(() -> opened(cluster));
            } catch (ConnectorException impossible) {
                UiThread.run(() -> refused(impossible));
            }
        });
    }

    private void opened(ClusterId cluster) {
        awaited.opened(cluster);
        connecting = false;
        overlays.close();
        refresh();
    }

    private void refused(ConnectorException impossible) {
        awaited.refused();
        connectElsewhere();
        connect.refuse(impossible.refusal());
    }

    void connectElsewhere() {
        overlays.close();
        connecting = true;
        refresh();
    }

    void lookAgain() {
        if (connect.isVisible()) {
            connect.look();
        } else {
            workspace.refresh();
        }
    }

    void go(Page wanted) {
        page = wanted;
        switch (wanted) {
            case HOSTS -> bridge.map().set(MapKind.HOSTS);
            case APPS -> bridge.map().set(MapKind.APPS);
            case TABLE -> {}
        }
        panes.keepKeys(this::refresh, wanted == Page.TABLE);
    }

    /// Selects it and brings it into view, on the map that is shown.
    void reveal(io.binnacle.views.Selection selection) {
        if (page == Page.TABLE) {
            go(bridge.map().get() == MapKind.APPS ? Page.APPS : Page.HOSTS);
        }
        bridge.selection().set(selection);
        panes.reveal(selection);
    }

    void showProblems() {
        dock.open(Dock.Tab.PROBLEMS);
        panes.focusProblems();
    }

    void showLogs() {
        dock.open(Dock.Tab.LOGS);
        panes.focusLogs();
    }

    void showDeployments() {
        dock.open(Dock.Tab.DEPLOYMENTS);
    }

    /// What was kept of containers before they were stopped.
    void showEvidence(List<String> names) {
        cards.evidence(names);
    }

    void arm() {
        var desk = workspace.desk();
        if (bridge.picture().get().clusters().isEmpty()) {
            return;
        }
        if (desk.seal() instanceof Seal.Armed) {
            desk.sealNow();
        } else {
            desk.arm(bridge.armFor().get());
        }
    }

    private void foldInspector() {
        frame.inspectorFolded().set(!frame.inspectorFolded().get());
    }

    private void back() {
        if (overlays.open().get()) {
            overlays.close();
        } else if (connecting && !bridge.picture().get().clusters().isEmpty()) {
            connecting = false;
            refresh();
        } else {
            panes.back();
        }
    }

    private void nextPane() {
        panes.nextPane(page == Page.TABLE ? panes.table() : mapPage, dock);
    }

    private void refresh() {
        var picture = bridge.picture().get();
        var now = workspace.surroundings().clock().instant();
        var open = !picture.clusters().isEmpty();
        var waiting = !open && awaited.any(picture);
        showConnect(connecting || !(open || waiting));
        topBar.show(picture, now, bridge.atRest());
        topBar.show(
                open ? Seal.remaining(workspace.desk().seal(), now) : Optional.empty(),
                settings().armMinutes());
        rail.show(page, open && !connecting);
        frame.show(page == Page.TABLE ? panes.table() : mapPage);
        arrival.show(picture, waiting, now);
        dock.showProblems(picture.problems(), now);
        showStatus(picture, now);
        cards.refresh(picture, now);
    }

    private void showConnect(boolean wanted) {
        frame.setVisible(!wanted);
        connect.show(wanted);
    }

    private void showStatus(Picture picture, Instant now) {
        if (connect.isVisible()) {
            status.showName("Binnacle " + version);
            status.showUndo(Optional.empty());
            status.hide();
            status.showNote(connect.looked().get(), "Look again", connect::look);
        } else {
            status.showChange(workspace.desk().changes().changes(), now);
            status.showUndo(panes.undoable());
            status.show(
                    picture,
                    now,
                    page == Page.TABLE ? Integer.MAX_VALUE : panes.drawn(),
                    bridge.showing().hidden().get(),
                    bridge.atRest());
            status.showNote("", "", () -> {});
        }
    }

    Settings settings() {
        return appearance.settings();
    }

    void change(Settings next) {
        appearance.change(_ -> next);
    }

    /// Done when what is shown has come to rest.
    public CompletableFuture<Void> settled() {
        var still = connect.isVisible()
                || page == Page.TABLE
                || Arrival.stands(bridge.picture().get());
        return still ? CompletableFuture.completedFuture(null) : panes.settled();
    }

    Workspace workspace() {
        return workspace;
    }

    Recents recents() {
        return recents;
    }

    Panes panes() {
        return panes;
    }

    Overlays overlays() {
        return overlays;
    }

    String version() {
        return version;
    }

    String nameOf(HostId id) {
        return Optional.ofNullable(bridge.picture().get().topology().hosts().get(id))
                .map(Host::name)
                .orElse(id.value());
    }

    void overlay(Overlays.Card card, Pos where, Insets margin, boolean dim) {
        if (overlays.shows(card)) {
            overlays.close();
        } else {
            overlays.show(card, where, margin, dim);
        }
    }

    /// Lets go of everything but the workspace, which belongs to whoever made it.
    @Override
    public void close() {
        panes.close();
        bridge.close();
    }
}
