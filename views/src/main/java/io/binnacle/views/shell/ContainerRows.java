package io.binnacle.views.shell;

import io.binnacle.model.ContainerId;
import io.binnacle.session.Gauges;
import io.binnacle.session.Picture;
import io.binnacle.session.search.Hidden;
import io.binnacle.session.search.Index;
import io.binnacle.session.search.Query;
import io.binnacle.session.search.Sieve;
import io.binnacle.views.NaturalOrder;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Writes the rows of the table, sifted, sought and sorted. Used off the UI thread, by one at a time.
final class ContainerRows {
    static final Comparator<ContainerRow> BY_NAME =
            Comparator.comparing(ContainerRow::name, NaturalOrder.NAMES).thenComparing(ContainerRow::id);

    private final Gauges gauges;
    private final Sieve sieve;
    private final Index index;

    record Question(Picture picture, Sieve.Mesh mesh, Query query, Comparator<ContainerRow> order, Instant now) {}

    /// @param at where each container's row is
    record Answer(List<ContainerRow> rows, Map<ContainerId, Integer> at, Hidden hidden) {
        static final Answer NOTHING = new Answer(List.of(), Map.of(), Hidden.NOTHING);
    }

    ContainerRows(Gauges gauges) {
        this.gauges = gauges;
        this.sieve = new Sieve(gauges);
        this.index = new Index(gauges);
    }

    Answer write(Question question) {
        var sifted = sieve.sift(question.mesh(), question.picture().topology(), question.now());
        var topology = sifted.topology();
        var found = question.query() instanceof Query.All
                ? topology.containers().keySet()
                : index.find(question.query(), topology, question.now()).containers();
        var rows = topology.containers().values().stream()
                .filter(container -> found.contains(container.id()))
                .map(container -> ContainerRow.of(container, topology, gauges, question.now()))
                .sorted(question.order().thenComparing(BY_NAME))
                .toList();
        var at = HashMap.<ContainerId, Integer>newHashMap(rows.size());
        for (var row = 0; row < rows.size(); row++) {
            at.put(rows.get(row).id(), row);
        }
        return new Answer(rows, at, sifted.hidden());
    }
}
