package io.binnacle.views.logs;

import static org.assertj.core.api.Assertions.assertThat;

import io.binnacle.model.ContainerId;
import io.binnacle.model.LogLine;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class LogBookTest {
    private static final Instant START = Instant.parse("2026-11-22T02:47:00Z");

    private final LogBook book = new LogBook();

    private static Line line(int second, String text) {
        return Line.of(
                new LogLine(new ContainerId("web"), LogLine.Stream.OUT, START.plusSeconds(second), text, false),
                0,
                "web-1");
    }

    private static List<Line> lines(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> line(i, i % 10 == 0 ? "ERROR " + i : "INFO " + i))
                .toList();
    }

    @Test
    void noMoreIsKeptThanTheBoundHoweverMuchComes() {
        for (var i = 0; i < 1_000; i++) {
            book.add(lines(i * 1_000, (i + 1) * 1_000));
        }
        assertThat(book.seen()).isEqualTo(1_000_000);
        assertThat(book.kept()).isEqualTo(LogBook.KEPT);
        assertThat(book.dropped()).isEqualTo(990_000);
        assertThat(book.shown()).hasSize(LogBook.KEPT);
        assertThat(book.shown().getLast().shown()).isEqualTo("999999");
        assertThat(book.errors()).isEqualTo(1_000);
    }

    @Test
    void aBatchLargerThanTheBoundKeepsItsEnd() {
        book.add(lines(0, LogBook.KEPT + 500));
        assertThat(book.shown().getFirst().raw().at()).isEqualTo(START.plusSeconds(500));
        assertThat(book.dropped()).isEqualTo(500);
    }

    @Test
    void theFilterShowsALevelAndCountsStay() {
        book.add(lines(0, 100));
        book.filter(LogBook.Filter.ERROR);
        assertThat(book.shown()).hasSize(10).allMatch(line -> line.level() == Level.ERROR);
        book.add(lines(100, 200));
        assertThat(book.shown()).hasSize(20);
        assertThat(book.errors()).isEqualTo(20);
        book.filter(LogBook.Filter.ALL);
        assertThat(book.shown()).hasSize(200);
    }

    @Test
    void whatIsFoundIsCountedAsLinesComeAndGo() {
        book.find(Finder.of("/^4\\d$/"));
        book.add(lines(0, 100));
        assertThat(book.matches()).isEqualTo(10);
        assertThat(book.next(-1, 1)).isEqualTo(40);
        assertThat(book.next(40, 1)).isEqualTo(41);
        assertThat(book.next(40, -1)).isEqualTo(49);
        book.add(lines(100, LogBook.KEPT + 45));
        assertThat(book.matches()).isEqualTo(5);
    }

    @Test
    void mergedInstancesAreInTheOrderOfTime() {
        book.add(List.of(line(1, "a"), line(5, "b")));
        book.add(List.of(line(3, "c"), line(7, "d")));
        assertThat(book.shown()).extracting(Line::shown).containsExactly("a", "c", "b", "d");
    }

    @Test
    void anExpressionThatNeverEndsIsGivenUp() {
        var finder = Finder.of("/(a+)+$/");
        assertThat(finder.ranges("a".repeat(60) + "!")).isEmpty();
    }

    @Test
    void aBrokenExpressionSaysSo() {
        assertThat(Finder.of("/(/").trouble()).startsWith("Not an expression");
        assertThat(Finder.of("(").finds("a (b)")).isTrue();
    }

    @Test
    void whatWouldPaintTheScreenIsTakenOut() {
        assertThat(Line.drawable("\u001B[31mred\u001B[0m\tx\u0007")).isEqualTo("red    x·");
        assertThat(line(0, "x".repeat(5_000)).shown()).endsWith(" … 3000 more characters");
        assertThat(line(0, "\u001B[31mred").copied()).contains("\u001B[31mred");
    }
}
