package io.binnacle.views.problems;

import static org.assertj.core.api.Assertions.assertThat;

import io.binnacle.model.ContainerId;
import io.binnacle.model.LogLine;
import io.binnacle.model.Topology;
import io.binnacle.model.TopologyChange;
import io.binnacle.session.Picture;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class ProblemWordsTest {
    private static final Instant NOW = Instant.parse("2026-11-22T02:47:00Z");

    private static List<LogLine> lines(String... texts) {
        return Stream.of(texts)
                .map(text -> new LogLine(new ContainerId("web"), LogLine.Stream.OUT, NOW, text, false))
                .toList();
    }

    @Test
    void theLastErrorTellsMoreThanWhatCameAfterIt() {
        assertThat(Snippets.telling(lines("ERROR first", "ERROR pool exhausted", "INFO retrying", "")))
                .hasValueSatisfying(line -> assertThat(line.text()).isEqualTo("ERROR pool exhausted"));
    }

    @Test
    void withoutAnErrorTheLastWarningAndThenTheLastWordsCount() {
        assertThat(Snippets.telling(lines("WARN slow", "INFO ok")).orElseThrow().text())
                .isEqualTo("WARN slow");
        assertThat(Snippets.telling(lines("hello", "bye", " ")).orElseThrow().text())
                .isEqualTo("bye");
        assertThat(Snippets.telling(lines())).isEmpty();
    }

    @Test
    void anEmptyListSaysWhy() {
        var closed = new Picture(0, Topology.EMPTY, TopologyChange.NOTHING, true, List.of(), List.of(), NOW);
        assertThat(ProblemWords.empty(closed, NOW)).startsWith("No cluster is open.");
    }
}
