package io.binnacle.app;

import io.binnacle.styles.Styles;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;

/// Starts the toolkit while the command line is still being read, where that is about to ask for a window. Each takes a
/// quarter of a second on a slow machine. A guess that was wrong costs that much and nothing else: the process ends
/// with
/// the command.
final class EarlyToolkit {
    private static final List<String> WITHOUT_WINDOW = List.of("-h", "--help", "-V", "--version");
    private static final List<String> WITH_WINDOW = List.of("open", "demo");
    private static final AtomicReference<CompletableFuture<@Nullable Void>> START =
            new AtomicReference<>(CompletableFuture.completedFuture(null));

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
        var started = new CompletableFuture<@Nullable Void>();
        START.set(started);
        Thread.ofPlatform().daemon().name("toolkit").start(() -> start(started));
    }

    static boolean asksForWindow(List<String> arguments) {
        var command = arguments.stream().filter(word -> !word.startsWith("-")).findFirst();
        return arguments.stream().noneMatch(WITHOUT_WINDOW::contains)
                && command.map(WITH_WINDOW::contains).orElse(true);
    }

    private static void start(CompletableFuture<@Nullable Void> started) {
        try {
            Platform.startup(Styles::prepare);
            started.complete(null);
        } catch (RuntimeException | LinkageError failure) {
            started.completeExceptionally(failure);
        }
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
