package io.binnacle.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.binnacle.session.Workspace;
import io.binnacle.styles.Theme;
import io.binnacle.views.MapKind;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `binnacle snapshot`: a picture in a file, for reports and for tests.
@Command(
        name = "snapshot",
        description = {
            "Writes what there is to a file, once the first picture is complete. Needs no display.",
            "",
            ".png is the whole window, .svg the map, .json the topology.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  binnacle snapshot simulator: --out demo.png",
            "  binnacle snapshot prod --out apps.svg --view apps --theme light",
            "  binnacle snapshot ssh://me@atlas --out atlas.png --size 1920x1080 --scale 2"
        })
final class SnapshotCommand implements Callable<Integer> {
    private static final double LEAST_SCALE = 0.5;
    private static final double MOST_SCALE = 4;
    private static final double MOST_PIXELS = 80e6;

    private final Program program;

    @Spec
    private CommandSpec command = CommandSpec.create();

    @Mixin
    private Opening opening = new Opening();

    @Option(
            names = "--out",
            required = true,
            paramLabel = "FILE",
            description = "Where to: a name ending in .png, .svg or .json.")
    private Path file = Path.of("");

    @Option(names = "--view", paramLabel = "hosts|apps", description = "Which map (default: hosts).")
    private MapKind view = MapKind.HOSTS;

    @Option(
            names = "--theme",
            paramLabel = "THEME",
            description = "dark, light, or either with -colour-blind or -high-contrast (default: dark).")
    private Theme theme = Theme.DARK;

    @Option(
            names = "--size",
            paramLabel = "WxH",
            converter = Size.Reader.class,
            description = "In points (default: ${DEFAULT-VALUE}).")
    private Size size = new Size(1600, 1000);

    @Option(
            names = "--scale",
            paramLabel = "FACTOR",
            description = "Pixels in a point, ${DEFAULT-VALUE} unless given; 2 is sharp on dense screens.")
    private double scale = 1;

    SnapshotCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() throws InterruptedException, JsonProcessingException {
        checkPixels();
        var out = OutputFile.of(program.directory().resolve(file));
        try (var workspace = program.workspace();
                var pictures = new Pictures(workspace)) {
            var first = opening.first(program, workspace, pictures);
            if (first.nothingAnswered()) {
                return first.exitCode();
            }
            out.write(content(out.format(), workspace, first));
            program.say("wrote " + file);
            return first.exitCode();
        }
    }

    private void checkPixels() {
        if (!(scale >= LEAST_SCALE && scale <= MOST_SCALE)) {
            throw usage("--scale is " + scale + ": it must be " + LEAST_SCALE + " to " + MOST_SCALE);
        }
        if (size.width() * scale * size.height() * scale > MOST_PIXELS) {
            throw usage("--size " + size + " at --scale " + scale + " is more than " + Math.round(MOST_PIXELS / 1e6)
                    + " million pixels: make one of them smaller");
        }
    }

    private ParameterException usage(String message) {
        return new ParameterException(command.commandLine(), message);
    }

    private byte[] content(OutputFile.Format format, Workspace workspace, FirstPicture first)
            throws InterruptedException, JsonProcessingException {
        var order = new Drawing.Order(size, scale, theme, view);
        return switch (format) {
            case PNG -> Drawing.window(workspace, order);
            case SVG -> Drawing.map(workspace, order);
            case JSON -> (Json.pretty(TopologyJson.document(first.picture())) + "\n").getBytes(StandardCharsets.UTF_8);
        };
    }
}
