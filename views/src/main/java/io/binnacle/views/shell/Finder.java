package io.binnacle.views.shell;

import io.binnacle.model.Container;
import io.binnacle.model.Host;
import io.binnacle.model.Topology;
import io.binnacle.session.Words;
import io.binnacle.views.NaturalOrder;
import io.binnacle.views.Selection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Finds everything in a picture by name, image, label or host. Made once for a picture; finding costs one pass over
/// names already in lower case.
final class Finder {
    static final int SHOWN = 50;
    private static final Comparator<Hit> BEST = Comparator.comparingInt(
                    (Hit hit) -> -hit.fit().score())
            .thenComparing(hit -> hit.entry().kind())
            .thenComparing(hit -> hit.entry().name(), NaturalOrder.NAMES);
    private final List<Entry> entries;
    private final String[] names;

    record Hit(Entry entry, Fuzzy.Fit fit) {}

    /// @param hits the best ones, at most [#SHOWN]
    /// @param total how many there are
    record Found(List<Hit> hits, int total) {
        Found {
            hits = List.copyOf(hits);
        }
    }

    Finder(List<Entry> entries) {
        this.entries = List.copyOf(entries);
        this.names = this.entries.stream().map(entry -> lower(entry.name())).toArray(String[]::new);
    }

    static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    Found find(String query) {
        var wanted = lower(query).strip();
        var hits = new ArrayList<Hit>();
        for (var i = 0; i < names.length; i++) {
            var entry = entries.get(i);
            Fuzzy.fit(wanted, names[i], entry.besides()).ifPresent(fit -> hits.add(new Hit(entry, fit)));
        }
        hits.sort(BEST);
        return new Found(hits.subList(0, Math.min(SHOWN, hits.size())), hits.size());
    }

    static List<Entry> of(Topology topology) {
        var entries = new ArrayList<Entry>();
        var sizes = new HashMap<Object, Integer>();
        topology.containers().values().forEach(container -> {
            sizes.merge(container.app(), 1, Integer::sum);
            sizes.merge(container.host(), 1, Integer::sum);
        });
        apps(topology, entries, sizes);
        hosts(topology, entries, sizes);
        services(topology, entries);
        topology.containers().values().forEach(container -> entries.add(entry(container, topology)));
        return entries;
    }

    private static void apps(Topology topology, List<Entry> entries, Map<Object, Integer> sizes) {
        topology.apps()
                .values()
                .forEach(app -> entries.add(new Entry(
                        Entry.Kind.APP,
                        app.name(),
                        Words.count(sizes.getOrDefault(app.id(), 0), "instance") + " · "
                                + app.image().reference(),
                        lower(app.image().reference() + " " + app.group().orElse("")),
                        new Entry.Does.Reveal(new Selection.OfApp(app.id())))));
    }

    private static void hosts(Topology topology, List<Entry> entries, Map<Object, Integer> sizes) {
        for (Host host : topology.hosts().values()) {
            entries.add(new Entry(
                    Entry.Kind.HOST,
                    host.name(),
                    Words.count(sizes.getOrDefault(host.id(), 0), "container")
                            + (host.address().isEmpty() ? "" : " · " + host.address()),
                    lower(host.address() + " " + host.engine() + " " + labels(host.labels())),
                    new Entry.Does.Reveal(new Selection.OfHost(host.id()))));
        }
    }

    private static void services(Topology topology, List<Entry> entries) {
        topology.services()
                .values()
                .forEach(service -> entries.add(new Entry(
                        Entry.Kind.SERVICE,
                        service.name(),
                        String.join(
                                ", ",
                                service.names().stream()
                                        .sorted(NaturalOrder.NAMES)
                                        .toList()),
                        lower(String.join(" ", service.names())),
                        new Entry.Does.Reveal(new Selection.OfApp(service.app())))));
    }

    private static Entry entry(Container container, Topology topology) {
        var host = Optional.ofNullable(topology.hosts().get(container.host()))
                .map(Host::name)
                .orElse("");
        return new Entry(
                Entry.Kind.CONTAINER,
                container.name(),
                host + " · " + container.image().reference(),
                lower(container.image().reference() + " " + host + " " + labels(container.labels())),
                new Entry.Does.Reveal(new Selection.OfContainer(container.id())));
    }

    private static String labels(Map<String, String> labels) {
        var text = new StringBuilder();
        labels.forEach(
                (name, value) -> text.append(name).append('=').append(value).append(' '));
        return text.toString();
    }
}
