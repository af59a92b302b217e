package io.binnacle.views.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FuzzyTest {
    private static int score(String query, String name) {
        return Fuzzy.fit(query, name, "registry.lab/web:2")
                .map(Fuzzy.Fit::score)
                .orElse(-1);
    }

    @Test
    void theCloserTheFitTheHigherItRanks() {
        assertThat(List.of(
                        score("web", "web"),
                        score("web", "web-1"),
                        score("web", "my-web"),
                        score("web", "cobweb"),
                        score("wb1", "web-1"),
                        score("web:2", "other")))
                .isSortedAccordingTo(java.util.Comparator.reverseOrder())
                .doesNotContain(-1);
    }

    @Test
    void everyWordMustBeFound() {
        assertThat(Fuzzy.fit("mailer atlas", "mailer-7", "atlas-1")).isPresent();
        assertThat(Fuzzy.fit("mailer cetus", "mailer-7", "atlas-1")).isEmpty();
    }

    @Test
    void theLettersTypedAreTold() {
        assertThat(Fuzzy.fit("ag7", "api-gateway-7", ""))
                .map(Fuzzy.Fit::positions)
                .isEqualTo(Optional.empty());
        assertThat(Fuzzy.fit("gate", "api-gateway-7", ""))
                .map(Fuzzy.Fit::positions)
                .contains(List.of(4, 5, 6, 7));
    }

    @Test
    void ofManyAtMostFiftyAreShownAndAllAreCounted() {
        var entries = IntStream.range(0, 10_000)
                .mapToObj(i -> new Entry(
                        Entry.Kind.CONTAINER,
                        "web-" + i,
                        "",
                        "",
                        new Entry.Does.Act(() -> {}, Optional.empty(), Optional.empty())))
                .toList();
        var found = new Finder(entries).find("web");
        assertThat(found.total()).isEqualTo(10_000);
        assertThat(found.hits()).hasSize(Finder.SHOWN);
    }
}
