package io.binnacle.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;

final class SnapshotCommandTest {
    private static final String CLUSTER = "simulator:?hosts=3&containers=63&seed=7";

    @TempDir
    private Path directory = Path.of("");

    private Shell shell = new Shell(directory);

    @BeforeEach
    void openShell() {
        shell = new Shell(directory);
    }

    @Test
    void aPictureHasTheSizeAskedForTimesTheScale() throws IOException {
        var answer = shell.run(
                "snapshot", CLUSTER, "--out", "map.png", "--size", "1200x800", "--scale", "1.5", "--theme", "light");
        assertThat(answer.err()).contains("wrote map.png");
        assertThat(answer.code()).isEqualTo(ExitCode.DONE);
        assertThat(answer.out()).isEmpty();
        var image = ImageIO.read(directory.resolve("map.png").toFile());
        assertThat(image.getWidth()).isEqualTo(1800);
        assertThat(image.getHeight()).isEqualTo(1200);
        assertThat(directory).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void anSvgHoldsTheNamesAsText() throws Exception {
        var answer = shell.run("snapshot", CLUSTER, "--out", "map.svg", "--view", "hosts");
        assertThat(answer.code()).as(answer.err()).isEqualTo(ExitCode.DONE);
        var svg = Files.readString(directory.resolve("map.svg"));
        var factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        var root = factory.newDocumentBuilder()
                .parse(new InputSource(new StringReader(svg)))
                .getDocumentElement();
        assertThat(root.getTagName()).isEqualTo("svg");
        assertThat(root.getTextContent()).contains("atlas-1", "checkout");
    }

    @Test
    void jsonIsTheTopologyDocument() throws IOException {
        var answer = shell.run("snapshot", CLUSTER, "--out", "map.json");
        assertThat(answer.code()).isEqualTo(ExitCode.DONE);
        var document = new ObjectMapper().readTree(directory.resolve("map.json").toFile());
        assertThat(document.path("format").asText()).isEqualTo(TopologyJson.FORMAT);
        assertThat(document.path("containers")).hasSize(63);
    }

    @Test
    void withoutADisplayTheDemoIsAPicture() throws IOException {
        var answer = shell.run("demo");
        assertThat(answer.code()).as(answer.err()).isEqualTo(ExitCode.DONE);
        assertThat(answer.err()).contains("no display", "demo.png");
        assertThat(ImageIO.read(directory.resolve("demo.png").toFile()).getWidth())
                .isEqualTo(1600);
    }

    @Test
    void whatCannotBeWrittenIsSaidBeforeAnythingIsAsked() throws IOException {
        Files.createDirectory(directory.resolve("folder.png"));
        for (var file : new String[] {"folder.png", "nowhere/map.png", "map.gif", "map"}) {
            var answer = shell.run("snapshot", "tcp://192.0.2.1:2375", "--out", file);
            assertThat(answer.code()).as(file).isEqualTo(ExitCode.USAGE);
            assertThat(answer.err()).as(file).contains("tried to write", "it answered:", "next:");
        }
        assertThat(shell.run("snapshot", CLUSTER).code()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void sizesThatMakeNoSenseAreUsageErrors() {
        for (var size : new String[] {"0x0", "-5x100", "1600", "x", "100000x100000", "99999999999x1"}) {
            var answer = shell.run("snapshot", CLUSTER, "--out", "map.png", "--size", size);
            assertThat(answer.code()).as(size).isEqualTo(ExitCode.USAGE);
            assertThat(answer.err()).as(size).doesNotContain("Exception");
        }
        for (var scale : new String[] {"0", "-1", "NaN", "1000", "big"}) {
            var answer = shell.run("snapshot", CLUSTER, "--out", "map.png", "--scale", scale);
            assertThat(answer.code()).as(scale).isEqualTo(ExitCode.USAGE);
        }
        assertThat(shell.run("snapshot", CLUSTER, "--out", "map.png", "--size", "9000x9000", "--scale", "4")
                        .err())
                .contains("million pixels");
    }

    @Test
    void anUnreachableClusterLeavesTheOldFile() throws IOException {
        Files.writeString(directory.resolve("map.json"), "before");
        var answer = shell.run("snapshot", "unix:///nowhere/docker.sock", "--out", "map.json");
        assertThat(answer.code()).isEqualTo(ExitCode.UNREACHABLE);
        assertThat(directory.resolve("map.json")).hasContent("before");
    }

    @Test
    void aDemoOfASizeThatCannotBeIsAUsageError() {
        assertThat(shell.run("demo", "--hosts", "0").code()).isEqualTo(ExitCode.USAGE);
        assertThat(shell.run("demo", "--containers", "-1").code()).isEqualTo(ExitCode.USAGE);
        assertThat(shell.run("demo", "--containers", "many").code()).isEqualTo(ExitCode.USAGE);
    }
}
