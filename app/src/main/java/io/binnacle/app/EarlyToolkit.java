package io.binnacle.app;

import io.binnacle.styles.Styles;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import javafx.application.Platform;

/// Starts the toolkit while the command line is still being read, where that is about to ask for a window. Each takes a
/// quarter of a second on a slow machine. A guess that was wrong costs that much and nothing else.
final class EarlyToolkit {
    private static final List<String> WITHOUT_WINDOW = List.of("-h", "--help", "-V", "--version");
    private static final List<String> WITH_WINDOW = List.of("open", "demo");
    private static final AtomicReference<CompletableFuture<?>> START =
            new AtomicReference<>(CompletableFuture.completedFuture(true));

    private EarlyToolkit() {}

    static void startFor(List<String> arguments, Display display) {
        if (!asksForWindow(arguments)) {
            return;
        }
        if (arguments.contains(DemoCommand.MARKS) || arguments.contains(DemoCommand.REHEARSE)) {
            Display.drawInMemory();
        } else if (display == Display.ABSENT) {
            return;
        }
        START.set(CompletableFuture.runAsync(
                () -> Platform.startup(Styles::prepare),
                start -> Thread.ofPlatform().daemon().name("toolkit").start(start)));
    }

    static boolean asksForWindow(List<String> arguments) {
        var command = arguments.stream().filter(word -> !word.startsWith("-")).findFirst();
        return arguments.stream().noneMatch(WITHOUT_WINDOW::contains)
                && command.map(WITH_WINDOW::contains).orElse(true);
    }

    /// Returns when the toolkit stands, or was never started.
    ///
    /// @throws RuntimeException what the toolkit failed with
    static void await() {
        try {
            START.get().join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw failed;
        }
    }
}
