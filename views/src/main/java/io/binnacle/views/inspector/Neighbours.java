package io.binnacle.views.inspector;

import io.binnacle.model.AppId;
import io.binnacle.model.Condition;
import io.binnacle.model.Container;
import io.binnacle.model.ContainerId;
import io.binnacle.model.Link;
import io.binnacle.model.Peer;
import io.binnacle.session.Words;
import io.binnacle.views.AppGlyph;
import io.binnacle.views.Hue;
import io.binnacle.views.NaturalOrder;
import io.binnacle.views.Selection;
import io.binnacle.views.inspector.Card.Row;
import io.binnacle.views.inspector.Card.Section;
import io.binnacle.views.inspector.Card.Sign;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Who talks to a thing, and to whom it talks.
final class Neighbours {
    private static final int SHOWN = 24;
    private static final Comparator<Row.Neighbour> ORDER = Comparator.comparing((Row.Neighbour row) -> !row.incoming())
            .thenComparing(Row.Neighbour::name, NaturalOrder.NAMES)
            .thenComparing(Row.Neighbour::detail);

    private final Look look;

    Neighbours(Look look) {
        this.look = look;
    }

    /// The links of one container, one row for each other end: what is observed hides what is only declared.
    Section of(ContainerId id) {
        var me = new Peer.Instance(id);
        var sums = new LinkedHashMap<End, Sum>();
        for (var link : look.topology().links().values()) {
            if (link.client().equals(me) || link.server().equals(me)) {
                var in = link.server().equals(me);
                var other = in ? link.client() : link.server();
                sums.computeIfAbsent(new End(in, other), _ -> new Sum(link, other))
                        .add(link);
            }
        }
        return section(sums.entrySet().stream()
                .map(entry -> rowOfOne(entry.getKey().incoming(), entry.getValue()))
                .toList());
    }

    private Row.Neighbour rowOfOne(boolean incoming, Sum sum) {
        return new Row.Neighbour(
                incoming,
                glyph(sum.other),
                name(sum.other),
                mark(sum.other),
                sum.ports() + sum.words(look),
                Optional.of(target(sum.first, sum.other)));
    }

    /// The links of an app, one row for each other app.
    Section of(AppId app, Set<ContainerId> instances) {
        var sums = new LinkedHashMap<End, Sum>();
        for (var link : look.topology().links().values()) {
            var out = isOneOf(instances, link.client());
            var in = isOneOf(instances, link.server());
            if (out != in) {
                var other = in ? link.client() : link.server();
                sums.computeIfAbsent(new End(in, keyOf(other)), _ -> new Sum(link, other))
                        .add(link);
            }
        }
        return section(rows(app, sums));
    }

    private List<Row.Neighbour> rows(AppId self, Map<End, Sum> sums) {
        var rows = new ArrayList<Row.Neighbour>();
        sums.forEach((end, sum) -> {
            if (!end.who().equals(self)) {
                rows.add(row(end.incoming(), sum));
            }
        });
        return rows;
    }

    private Row.Neighbour row(boolean incoming, Sum sum) {
        var app = appOf(sum.other);
        return new Row.Neighbour(
                incoming,
                app.map(id -> new Sign.Glyph(AppGlyph.Shape.PEER, Hue.of(id), look.memoryRatio(id)))
                        .orElseGet(() -> glyph(sum.other)),
                app.map(look::appName).orElseGet(() -> name(sum.other)),
                app.flatMap(this::worst),
                sum.words(look),
                Optional.of(app.<Selection>map(Selection.OfApp::new).orElseGet(() -> target(sum.first, sum.other))));
    }

    private record End(boolean incoming, Object who) {}

    /// All links between the same two ends.
    private static final class Sum {
        private final Link first;
        private final Peer other;
        private final TreeSet<Integer> ports = new TreeSet<>();
        private int connections;
        private boolean observed;
        private Optional<Instant> goneAt = Optional.empty();

        Sum(Link first, Peer other) {
            this.first = first;
            this.other = other;
        }

        void add(Link link) {
            if (link.id().port() > 0) {
                ports.add(link.id().port());
            }
            if (link.observed()) {
                observed = true;
                link.goneAt().ifPresentOrElse(at -> goneAt = Optional.of(at), () -> connections += link.connections());
            }
        }

        String ports() {
            return ports.stream().limit(2).map(port -> ":" + port + "  ").collect(Collectors.joining());
        }

        String words(Look look) {
            if (!observed) {
                return first.because();
            }
            return connections == 0 && goneAt.isPresent()
                    ? "gone " + Phrases.since(goneAt.get(), look.now()) + " ago"
                    : Words.count(connections, "connection");
        }
    }

    private Object keyOf(Peer peer) {
        return appOf(peer).<Object>map(id -> id).orElse(peer);
    }

    private Optional<AppId> appOf(Peer peer) {
        return peer instanceof Peer.Instance(ContainerId id)
                ? look.container(id).map(Container::app)
                : Optional.empty();
    }

    private static boolean isOneOf(Set<ContainerId> instances, Peer peer) {
        return peer instanceof Peer.Instance(ContainerId id) && instances.contains(id);
    }

    private Optional<Condition> worst(AppId app) {
        return look.picture().problems().stream()
                .filter(problem -> problem.app().filter(app::equals).isPresent())
                .map(problem -> problem.condition())
                .reduce(Condition::or);
    }

    private static Section section(List<Row.Neighbour> rows) {
        var shown = new ArrayList<Row>(rows.stream().sorted(ORDER).limit(SHOWN).toList());
        if (rows.size() > SHOWN) {
            shown.add(new Row.Words(Words.count(rows.size() - SHOWN, "more link")));
        }
        if (rows.isEmpty()) {
            shown.add(new Row.Words("None observed and none declared."));
        }
        var in = rows.stream().filter(Row.Neighbour::incoming).count();
        return new Section("Links", rows.isEmpty() ? "" : in + " in, " + (rows.size() - in) + " out", shown);
    }

    Sign.Glyph glyph(Peer peer) {
        return switch (peer) {
            case Peer.Instance(ContainerId id) -> ofContainer(id);
            case Peer.OfHost _ -> new Sign.Glyph(AppGlyph.Shape.HOST, 0, Double.NaN);
            case Peer.Outside _ -> new Sign.Glyph(AppGlyph.Shape.OUTSIDE, 0, Double.NaN);
        };
    }

    private Sign.Glyph ofContainer(ContainerId id) {
        var container = look.container(id);
        return new Sign.Glyph(
                AppGlyph.Shape.CONTAINER,
                container.map(known -> Hue.of(known.app())).orElse(0),
                container.map(look::memoryRatio).orElse(Double.NaN));
    }

    String name(Peer peer) {
        return switch (peer) {
            case Peer.Instance(ContainerId id) ->
                look.container(id).map(Container::name).orElseGet(() -> Phrases.middle(id.value()));
            case Peer.OfHost(var host) -> look.hostName(host);
            case Peer.Outside(String address) -> address;
        };
    }

    private Optional<Condition> mark(Peer peer) {
        return peer instanceof Peer.Instance(ContainerId id)
                ? look.container(id).map(look::condition).filter(Condition::wrong)
                : Optional.empty();
    }

    static Selection target(Link link, Peer other) {
        return switch (other) {
            case Peer.Instance(ContainerId id) -> new Selection.OfContainer(id);
            case Peer.OfHost(var host) -> new Selection.OfHost(host);
            case Peer.Outside _ -> new Selection.OfLink(link.id());
        };
    }
}
