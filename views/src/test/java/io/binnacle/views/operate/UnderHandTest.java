package io.binnacle.views.operate;

import static org.assertj.core.api.Assertions.assertThat;

import io.binnacle.model.App;
import io.binnacle.model.AppId;
import io.binnacle.model.ImageRef;
import io.binnacle.model.Operation;
import io.binnacle.model.Revision;
import io.binnacle.model.RevisionId;
import io.binnacle.model.Topology;
import io.binnacle.model.TopologyChange;
import io.binnacle.session.Workspace;
import io.binnacle.spi.Surroundings;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnderHandTest {
    private static final AppId WEB = new AppId("web");

    @TempDir
    Path directory;

    private static Topology web(int wanted, String revision) {
        var image = new ImageRef("lab/web:1", "");
        var current = new Revision(new RevisionId(revision), revision, Instant.EPOCH, image, Revision.Verdict.UNKNOWN);
        return Topology.EMPTY.apply(new TopologyChange.Builder()
                .put(new App(WEB, "web", Optional.empty(), "test", image, OptionalInt.of(wanted), List.of(current)))
                .build());
    }

    private List<String> differences(Topology... later) {
        try (var workspace = new Workspace(List.of(), Surroundings.ofThisProcess(), directory)) {
            var underHand = new UnderHand(workspace.desk().changes());
            underHand.take(new Operation.RestartApp(WEB), web(3, "r1"));
            return List.of(later).stream()
                    .flatMap(next -> underHand.difference(next).stream())
                    .toList();
        }
    }

    @Test
    void nothingIsSaidOfWhatIsTheSame() {
        assertThat(differences(web(3, "r1"), web(3, "r1"))).isEmpty();
    }

    @Test
    void anotherNumberAndAnotherRevisionAreSaidOnceEach() {
        assertThat(differences(web(5, "r1"), web(5, "r1"), web(5, "r2")))
                .containsExactly("web is to have 5 instances now, it was 3.", "web is at r2 now, it was at r1.");
    }

    @Test
    void whatIsGoneIsSaid() {
        assertThat(differences(Topology.EMPTY)).containsExactly("web is gone.");
    }
}
