package io.binnacle.views.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.binnacle.model.AppId;
import io.binnacle.model.HostId;
import io.binnacle.session.search.Filter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FiltersFileTest {
    private static final Filter ALL_OF_IT = new Filter(
            Filter.Life.STOPPED,
            Filter.Whose.OWN,
            true,
            "team",
            Set.of("", "payments"),
            Optional.of(new AppId("web")),
            Optional.of(new HostId("atlas")));

    @TempDir
    Path directory;

    @Test
    void eachSetOfClustersHasItsFilter() {
        var file = new FiltersFile(directory);
        file.write("one", ALL_OF_IT, "image:*pause*");
        file.write("other", Filter.NONE.with(Filter.Life.RUNNING), "image:*pause*");
        assertThat(new FiltersFile(directory).read("one")).isEqualTo(ALL_OF_IT);
        assertThat(file.read("other")).isEqualTo(Filter.NONE.with(Filter.Life.RUNNING));
        assertThat(file.read("third")).isEqualTo(Filter.NONE);
        assertThat(file.system()).contains("image:*pause*");
        file.write("one", Filter.NONE, "image:*pause*");
        assertThat(file.read("one")).isEqualTo(Filter.NONE);
    }

    @Test
    void noAddressStandsInTheFile() throws IOException {
        new FiltersFile(directory).write("tcp://secret.example:2375", ALL_OF_IT, "x");
        assertThat(Files.readString(directory.resolve("filters.json"))).doesNotContain("secret");
    }

    @Test
    void aBrokenFileIsAsGoodAsNone() throws IOException {
        var file = new FiltersFile(directory);
        for (var broken : new String[] {"", "{", "[]", "{\"filters\":3,\"system\":[]}", "{\"filters\":{\"a\":7}}"}) {
            Files.writeString(directory.resolve("filters.json"), broken);
            assertThat(file.read("one")).isEqualTo(Filter.NONE);
            assertThat(file.system()).isEmpty();
            file.write("one", ALL_OF_IT, "x");
            assertThat(file.read("one")).isEqualTo(ALL_OF_IT);
        }
    }
}
