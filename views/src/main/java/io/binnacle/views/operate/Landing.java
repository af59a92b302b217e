package io.binnacle.views.operate;

import io.binnacle.model.Container;
import io.binnacle.model.Host;
import io.binnacle.model.HostId;
import io.binnacle.model.Outlook;
import io.binnacle.model.Topology;
import io.binnacle.session.Words;
import io.binnacle.styles.Icon;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Where instances would land, which would go, and which find no place and why; and what that would promise of the
/// hosts' memory.
final class Landing extends HBox {
    private static final int HOSTS = 6;
    private static final int REFUSING = 4;
    private static final double FULL = 0.8;

    private final Topology topology;
    private final Outlook outlook;

    Landing(Topology topology, Outlook outlook, List<Promise> promises) {
        this.topology = topology;
        this.outlook = outlook;
        getStyleClass().add("operate-landing");
        getChildren().add(who());
        memory(promises).ifPresent(getChildren()::add);
        if (!outlook.waiting().isEmpty()) {
            getChildren().add(refusals(outlook.waiting().getFirst()));
        }
    }

    private String host(HostId id) {
        return Optional.ofNullable(topology.hosts().get(id)).map(Host::name).orElse(id.value());
    }

    private Node who() {
        var part = Parts.part(outlook.departures().isEmpty() ? "Where they land" : "Which ones go");
        var landing = new LinkedHashMap<HostId, Integer>();
        outlook.arrivals().forEach(one -> landing.merge(one.host(), 1, Integer::sum));
        landing.entrySet().stream()
                .limit(HOSTS)
                .forEach(entry -> part.getChildren().add(arrival(entry.getKey(), entry.getValue())));
        rest(landing.size() - HOSTS, "host").ifPresent(part.getChildren()::add);
        outlook.departures().stream()
                .flatMap(id -> Optional.ofNullable(topology.containers().get(id)).stream())
                .limit(HOSTS)
                .forEach(one -> part.getChildren().add(departure(one)));
        rest(outlook.departures().size() - HOSTS, "instance").ifPresent(part.getChildren()::add);
        var waiting = outlook.waitingInstances();
        if (waiting > 0) {
            var words = waiting == 1 && !outlook.waiting().isEmpty()
                    ? outlook.waiting().getFirst().name()
                    : Words.number(waiting) + " more";
            part.getChildren()
                    .add(row(
                            Icon.ALERT_CIRCLE.small(), words, waiting == 1 ? "waits for room" : "wait for room", true));
        }
        if (part.getChildren().size() == 1) {
            part.getChildren().add(Parts.plain("Nothing starts and nothing stops."));
        }
        return part;
    }

    private Node arrival(HostId id, int count) {
        var names = outlook.arrivals().stream()
                .filter(one -> one.host().equals(id))
                .map(Outlook.Arrival::name)
                .distinct()
                .toList();
        var what = names.size() == count && count <= 2 ? String.join(", ", names) : Words.number(count) + " more";
        return row(OrderStrip.ghost(), what, host(id), false);
    }

    private Node departure(Container one) {
        return row(Icon.MINUS.small(), one.name(), host(one.host()), false);
    }

    private static Optional<Node> rest(int more, String noun) {
        return more > 0 ? Optional.of(Parts.plain("and " + Words.count(more, "more " + noun))) : Optional.empty();
    }

    private static Node row(Node sign, String what, String where, boolean bad) {
        var place = new Label(where);
        place.getStyleClass().add(bad ? "operate-refused" : "operate-aside");
        place.setMinWidth(USE_PREF_SIZE);
        var words = new Label(what);
        words.getStyleClass().add("operate-text");
        var row = new HBox(sign, words, Parts.spring(), place);
        row.getStyleClass().add("operate-landing-row");
        return row;
    }

    /// Why each host takes no more.
    private Node refusals(Outlook.Waiting waiting) {
        var part = Parts.part("Why " + Words.count(outlook.waitingInstances(), "instance") + " would wait");
        if (waiting.refusals().isEmpty()) {
            part.getChildren().add(Parts.plain(waiting.reason()));
        }
        waiting.refusals().entrySet().stream()
                .limit(REFUSING)
                .forEach(entry -> part.getChildren().add(refusal(host(entry.getKey()), entry.getValue())));
        rest(waiting.refusals().size() - REFUSING, "host").ifPresent(part.getChildren()::add);
        return part;
    }

    private static Node refusal(String host, String why) {
        var name = new Label(host);
        name.getStyleClass().add("operate-text");
        var reason = Parts.plain(why);
        reason.getStyleClass().add("operate-refused");
        return new VBox(name, reason);
    }

    private Optional<Node> memory(List<Promise> promises) {
        if (promises.isEmpty()) {
            return Optional.empty();
        }
        var part = Parts.part("Memory promised");
        promises.forEach(promise -> part.getChildren().add(bar(promise)));
        return Optional.of(part);
    }

    private Node bar(Promise promise) {
        var words = new HBox(
                label("operate-text", host(promise.host())),
                Parts.spring(),
                label(
                        promise.after() > promise.capacity() * FULL ? "operate-warned" : "operate-aside",
                        Words.bytes((double) promise.now()) + " → " + Words.bytes((double) promise.after()) + " of "
                                + Words.bytes((double) promise.capacity())));
        return new VBox(words, new Bar(promise));
    }

    private static Label label(String styleClass, String text) {
        var label = new Label(text);
        label.getStyleClass().add(styleClass);
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }

    /// A bar that says how much of a host is promised now, and how much would be.
    private static final class Bar extends Region {
        private static final double HEIGHT = 4;

        private final double now;
        private final double after;
        private final List<Region> bars = List.of(new Region(), new Region());

        Bar(Promise promise) {
            this.now = share(promise.now(), promise.capacity());
            this.after = share(promise.after(), promise.capacity());
            getStyleClass().add("operate-promise");
            bars.get(0).getStyleClass().add("operate-promise-change");
            bars.get(1).getStyleClass().add("operate-promise-now");
            getChildren().addAll(bars);
            setMinHeight(HEIGHT);
            setPrefHeight(HEIGHT);
            setMaxHeight(HEIGHT);
        }

        private static double share(long part, long whole) {
            return Math.clamp((double) part / whole, 0, 1);
        }

        @Override
        protected void layoutChildren() {
            bars.get(0).resizeRelocate(0, 0, getWidth() * Math.max(now, after), HEIGHT);
            bars.get(1).resizeRelocate(0, 0, getWidth() * Math.min(now, after), HEIGHT);
        }
    }
}
