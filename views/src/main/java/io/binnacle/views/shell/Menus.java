package io.binnacle.views.shell;

import io.binnacle.model.App;
import io.binnacle.model.AppId;
import io.binnacle.model.Attachment;
import io.binnacle.model.Container;
import io.binnacle.model.Host;
import io.binnacle.model.HostId;
import io.binnacle.model.Link;
import io.binnacle.model.Operation;
import io.binnacle.model.Peer;
import io.binnacle.model.Refusal;
import io.binnacle.model.Topology;
import io.binnacle.session.Seal;
import io.binnacle.session.search.Filter;
import io.binnacle.styles.Icon;
import io.binnacle.views.MapKind;
import io.binnacle.views.Selection;
import io.binnacle.views.Showing;
import io.binnacle.views.inspector.Offers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Insets;
import javafx.geometry.Point2D;
import javafx.geometry.Pos;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

/// The menu of whatever was clicked with the right button, or has the floor when the menu key is pressed: all that can
/// be done with it, and why not what cannot.
final class Menus {
    private final BinnacleWindow window;
    private final Cards cards;

    Menus(BinnacleWindow window, Cards cards) {
        this.window = window;
        this.cards = cards;
    }

    void clicked(MouseEvent event) {
        if (event.getButton() == MouseButton.SECONDARY && event.isStillSincePress()) {
            window.panes()
                    .thingAt(event)
                    .ifPresent(thing -> open(thing, new Point2D(event.getSceneX(), event.getSceneY())));
        }
    }

    /// By key: of what has the floor, beside it.
    void open() {
        if (!window.bridge().picture().get().clusters().isEmpty()) {
            var thing = window.panes().here();
            open(thing, window.panes().placeOf(thing));
        }
    }

    /// A little aside, so that the thing itself is still seen.
    private void open(Selection thing, Point2D at) {
        if (!(thing instanceof Selection.Nothing)) {
            window.bridge().selection().set(thing);
        }
        var card = new MenuCard(of(thing), () -> window.overlays().close());
        window.overlays().show(card, Pos.TOP_LEFT, Insets.EMPTY, false);
        card.standAt(at.getX(), at.getY());
    }

    private Topology topology() {
        return window.bridge().picture().get().topology();
    }

    private MenuLine.Menu of(Selection thing) {
        var topology = topology();
        return switch (thing) {
            case Selection.OfContainer(var id) ->
                Optional.ofNullable(topology.containers().get(id))
                        .map(this::container)
                        .orElseGet(this::everything);
            case Selection.OfApp(var id) ->
                Optional.ofNullable(topology.apps().get(id)).map(this::app).orElseGet(this::everything);
            case Selection.OfHost(var id) ->
                Optional.ofNullable(topology.hosts().get(id)).map(this::host).orElseGet(this::everything);
            case Selection.OfLink(var id) ->
                Optional.ofNullable(topology.links().get(id)).map(this::link).orElseGet(this::everything);
            case Selection.Nothing _ -> everything();
        };
    }

    private MenuLine.Menu container(Container container) {
        var self = new Selection.OfContainer(container.id());
        return new MenuLine.Menu(
                container.name(),
                "Container on " + window.nameOf(container.host()),
                List.of(
                        offers(self),
                        List.of(
                                near(self),
                                select("app " + nameOf(container.app()), new Selection.OfApp(container.app())),
                                select(
                                        "host " + window.nameOf(container.host()),
                                        new Selection.OfHost(container.host()))),
                        List.of(only(container.app()), only(container.host())),
                        List.of(
                                copy("name", container.name()),
                                copy("id", container.id().value()),
                                copy("image", container.image().reference()),
                                copy("address", address(container)))));
    }

    private static String address(Container container) {
        return container.networks().stream()
                .map(Attachment::addresses)
                .flatMap(List::stream)
                .findFirst()
                .orElse("");
    }

    private MenuLine.Menu app(App app) {
        var self = new Selection.OfApp(app.id());
        var actions = new ArrayList<>(offers(self));
        actions.add(rollback(app));
        return new MenuLine.Menu(
                app.name(),
                "App · " + app.image().reference(),
                List.of(
                        actions,
                        List.of(near(self), pin(), fallout(), only(app.id())),
                        List.of(
                                copy("name", app.name()),
                                copy("id", app.id().value()),
                                copy("image", app.image().reference()))));
    }

    private MenuLine rollback(App app) {
        return AppCommands.earlier(app)
                .map(revision -> {
                    var operation = new Operation.Rollback(app.id(), revision.id());
                    return line(
                            "Roll back to " + revision.name(),
                            Icon.CORNER_UP_LEFT,
                            "",
                            operation,
                            window.workspace().desk().refusal(operation));
                })
                .orElseGet(() -> new MenuLine(
                        "Roll back",
                        Icon.CORNER_UP_LEFT,
                        "",
                        Optional.of("No earlier revision is known that could be healthy"),
                        () -> {}));
    }

    private MenuLine.Menu host(Host host) {
        var self = new Selection.OfHost(host.id());
        return new MenuLine.Menu(
                host.name(),
                host.engine().isEmpty() ? "Host" : "Host · " + host.engine(),
                List.of(
                        List.of(near(self), pin(), only(host.id())),
                        List.of(
                                copy("name", host.name()),
                                copy("id", host.id().value()),
                                copy("address", host.address()))));
    }

    private MenuLine.Menu link(Link link) {
        var ends = new ArrayList<MenuLine>();
        target(link.client()).ifPresent(client -> ends.add(select(name(link.client()) + ", who calls", client)));
        target(link.server()).ifPresent(server -> ends.add(select(name(link.server()) + ", who answers", server)));
        var words = name(link.client()) + " → " + name(link.server())
                + (link.id().port() > 0 ? ":" + link.id().port() : "");
        return new MenuLine.Menu(
                words,
                link.observed() ? "Link, observed" : "Link, declared",
                List.of(ends, List.of(copy("link", words))));
    }

    private Optional<Selection> target(Peer peer) {
        return switch (peer) {
            case Peer.Instance(var id) ->
                Optional.ofNullable(topology().containers().get(id)).map(found -> new Selection.OfApp(found.app()));
            case Peer.OfHost(var id) -> Optional.of(new Selection.OfHost(id));
            case Peer.Outside _ -> Optional.empty();
        };
    }

    private String name(Peer peer) {
        return switch (peer) {
            case Peer.Instance(var id) ->
                Optional.ofNullable(topology().containers().get(id))
                        .map(found -> nameOf(found.app()))
                        .orElse(id.value());
            case Peer.OfHost(var id) -> window.nameOf(id);
            case Peer.Outside(var address) -> address;
        };
    }

    private MenuLine.Menu everything() {
        var bridge = window.bridge();
        var links = bridge.links();
        var observed = links.get() == Link.Evidence.OBSERVED;
        var armed = window.workspace().desk().seal() instanceof Seal.Armed;
        return new MenuLine.Menu(
                bridge.map().get() == MapKind.APPS ? "Map of apps" : "Map of hosts",
                "Nothing is under the pointer",
                List.of(
                        List.of(
                                MenuLine.of("Fit the map", Icon.COMPASS, Shortcut.FIT, window.panes()::fit),
                                new MenuLine("Search", Icon.SEARCH, "/", Optional.empty(), window.panes()::seek),
                                MenuLine.of("Filter", Icon.FILTER, Shortcut.FILTER, cards::filter),
                                showAll()),
                        List.of(
                                MenuLine.of("Show hosts", Icon.SERVER, Shortcut.HOSTS, () -> window.go(Page.HOSTS)),
                                MenuLine.of("Show apps", Icon.LAYERS, Shortcut.APPS, () -> window.go(Page.APPS)),
                                MenuLine.of("Show the table", Icon.LIST, Shortcut.TABLE, () -> window.go(Page.TABLE)),
                                MenuLine.of(
                                        observed ? "Show declared links" : "Show observed links",
                                        Icon.LINK,
                                        () -> links.set(observed ? Link.Evidence.DECLARED : Link.Evidence.OBSERVED))),
                        List.of(
                                MenuLine.of(
                                        armed ? "Seal" : "Arm",
                                        armed ? Icon.LOCK : Icon.UNLOCK,
                                        Shortcut.ARM,
                                        window::arm),
                                MenuLine.of("Clusters", Icon.GLOBE, Shortcut.CLUSTERS, cards::clusters),
                                MenuLine.of("All shortcuts", Icon.KEY, Shortcut.HELP, cards::help))));
    }

    private List<MenuLine> offers(Selection thing) {
        return Offers.of(thing, window.bridge()).stream()
                .map(offer -> offer.operation()
                        .map(operation -> line(offer.text(), offer.icon(), offer.key(), operation, offer.refusal()))
                        .orElseGet(() -> new MenuLine(
                                offer.text(), offer.icon(), offer.key(), Optional.empty(), window::showLogs)))
                .toList();
    }

    /// A seal is no reason: the preview is allowed, and its card arms.
    private MenuLine line(String text, Icon icon, String key, Operation operation, Optional<Refusal> refusal) {
        var why = refusal.filter(no -> no.reason() != Refusal.Reason.SEALED).map(Refusal::answered);
        return new MenuLine(text, icon, key, why, () -> window.panes().propose(operation));
    }

    private MenuLine near(Selection thing) {
        return new MenuLine("Move near", Icon.COMPASS, "", Optional.empty(), () -> {
            window.reveal(thing);
            window.panes().focus(thing);
        });
    }

    private MenuLine pin() {
        return MenuLine.of("Pin it here, or let it go", Icon.LOCK, Shortcut.PIN, window.panes()::pin);
    }

    private MenuLine fallout() {
        return MenuLine.of("Light what breaks if it goes", Icon.ZAP, Shortcut.FALLOUT, window.panes()::showFallout);
    }

    private MenuLine only(AppId app) {
        return only("Show only app " + nameOf(app), showing().filter().get().only(app));
    }

    private MenuLine only(HostId host) {
        return only(
                "Show only host " + window.nameOf(host),
                showing().filter().get().only(host));
    }

    private MenuLine only(String text, Filter filter) {
        var already = filter.equals(showing().filter().get());
        return new MenuLine(
                text,
                Icon.FILTER,
                "",
                already ? Optional.of("Nothing else is shown") : Optional.empty(),
                () -> showing().filter().set(filter));
    }

    private Showing showing() {
        return window.bridge().showing();
    }

    private MenuLine showAll() {
        var open = showing().mesh().get().isOpen();
        return new MenuLine(
                "Show all again",
                Icon.X,
                Shortcut.SHOW_ALL.keys(),
                open ? Optional.of("Nothing is hidden") : Optional.empty(),
                showing()::all);
    }

    private MenuLine select(String what, Selection thing) {
        return MenuLine.of("Go to " + what, Icon.ARROW_RIGHT, () -> window.reveal(thing));
    }

    private static MenuLine copy(String what, String text) {
        var why = text.isBlank() ? Optional.of("None is known") : Optional.<String>empty();
        return new MenuLine("Copy " + what, Icon.COPY, "", why, () -> {
            if (why.isEmpty()) {
                var content = new ClipboardContent();
                content.putString(text);
                Clipboard.getSystemClipboard().setContent(content);
            }
        });
    }

    private String nameOf(AppId app) {
        return Optional.ofNullable(topology().apps().get(app)).map(App::name).orElse(app.value());
    }
}
