package io.binnacle.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class EarlyToolkitTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "demo", "demo --hosts 3", "open prod", "--debug", "--debug open ssh://me@atlas"})
    void isStartedWhereAWindowWillBeAskedFor(String line) {
        assertThat(EarlyToolkit.asksForWindow(words(line))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--version",
                "-h",
                "demo --help",
                "topology prod --json",
                "snapshot demo --out a.png",
                "scheduler"
            })
    void isLeftAloneWhereNoneWillBe(String line) {
        assertThat(EarlyToolkit.asksForWindow(words(line))).isFalse();
    }

    private static List<String> words(String line) {
        return line.isEmpty() ? List.of() : List.of(line.split(" "));
    }
}
