package io.binnacle.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.binnacle.model.Endpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProductionTest {
    private static final Endpoint ATLAS = new Endpoint("ssh://me@atlas");

    @TempDir
    private Path state;

    @Test
    void itsAddressSaysSoUnlessSomebodySaidOtherwise() {
        var production = new Production(state);
        assertThat(production.marked(new Endpoint("ssh://me@prod-1"))).isTrue();
        assertThat(production.marked(new Endpoint("https://production.example/marathon")))
                .isTrue();
        assertThat(production.marked(new Endpoint("ssh://me@products"))).isFalse();
        assertThat(production.marked(ATLAS)).isFalse();
        production.mark(new Endpoint("ssh://me@prod-1"), false);
        assertThat(production.marked(new Endpoint("ssh://me@prod-1"))).isFalse();
    }

    @Test
    void whatWasSaidIsRememberedByTheNextProgram() {
        new Production(state).mark(ATLAS, true);
        assertThat(new Production(state).marked(ATLAS)).isTrue();
    }

    @Test
    void aFileThatIsBrokenIsAsGoodAsNone() throws IOException {
        Files.writeString(state.resolve("production.json"), "{\"ssh://");
        assertThat(new Production(state).marked(ATLAS)).isFalse();
    }

    @Test
    void aDiskThatTakesNothingIsSaid() throws IOException {
        var file = Files.writeString(state.resolve("file"), "no directory");
        assertThat(new Production(file).mark(ATLAS, true).orElseThrow()).startsWith("Tried to remember it");
    }
}
