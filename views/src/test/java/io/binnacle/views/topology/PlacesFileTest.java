package io.binnacle.views.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.binnacle.views.MapKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PlacesFileTest {
    @TempDir
    private Path directory;

    @Test
    void placesSurviveARestart() {
        var before = new Places();
        var topology = Scenes.topology(3, 63);
        Scenes.build(before, topology, MapKind.HOSTS);
        var apps = Scenes.build(before, topology, MapKind.APPS);
        new PlacesFile(directory, "cluster").write(before);
        var after = new Places();
        new PlacesFile(directory, "cluster").read(after);
        assertThat(after.hosts).isEqualTo(before.hosts);
        assertThat(after.column).isEqualTo(before.column);
        assertThat(after.order).isEqualTo(before.order);
        assertThat(Scenes.build(after, topology, MapKind.APPS).apps.x).containsExactly(apps.apps.x);
    }

    @Test
    void clustersWhoseNamesHashAlikeKeepTheirOwnPlaces() {
        assertThat("Aa".hashCode()).isEqualTo("BB".hashCode());
        var places = new Places();
        Scenes.build(places, Scenes.topology(3, 63), MapKind.HOSTS);
        new PlacesFile(directory, "Aa").write(places);
        var others = new Places();
        new PlacesFile(directory, "BB").read(others);
        assertThat(others.hosts).isEmpty();
    }

    @Test
    void aBrokenFileIsAsGoodAsNone() throws IOException {
        new PlacesFile(directory, "cluster").write(new Places());
        try (var files = Files.list(directory)) {
            Files.writeString(files.findFirst().orElseThrow(), "{ not json");
        }
        var places = new Places();
        new PlacesFile(directory, "cluster").read(places);
        assertThat(places.hosts).isEmpty();
    }
}
