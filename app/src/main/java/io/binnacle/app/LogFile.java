package io.binnacle.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.ConsoleHandler;
import java.util.logging.FileHandler;
import java.util.logging.Level;
import java.util.logging.Logger;

/// The program's log: three files of at most a megabyte, in the state directory. Libraries are heard from warnings
/// upward only, since below that they tell what goes over the wire.
final class LogFile {
    private static final int BYTES = 1_000_000;
    private static final int FILES = 3;
    /// Held, since the logging system forgets loggers nobody holds.
    private static final Logger ROOT = Logger.getLogger("");

    private static final Logger OURS = Logger.getLogger("io.binnacle");

    private LogFile() {}

    /// Starts logging to the file. Where it cannot be written the program goes on without, and says so once.
    static void start(Program program) {
        silenceConsole();
        ROOT.setLevel(Level.WARNING);
        OURS.setLevel(Level.INFO);
        into(program, program.state().log().resolve("binnacle-%u.%g.log"));
    }

    /// What is logged, to another file as well; numbered, where its name does not say how.
    static void into(Program program, Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            var handler = new FileHandler(file.toString(), BYTES, FILES, true);
            handler.setFormatter(new SafeFormatter());
            handler.setEncoding("UTF-8");
            ROOT.addHandler(handler);
        } catch (IOException unwritable) {
            program.say("tried to log to " + file + "; it answered: " + unwritable.getMessage()
                    + "; going on without a log file");
        }
    }

    /// Everything, to standard error as well.
    static void debug() {
        OURS.setLevel(Level.ALL);
        console(Level.ALL);
    }

    /// What matters, to standard error as well: for a server, whose log is read there.
    static void talk() {
        console(Level.INFO);
    }

    private static void console(Level level) {
        var console = new ConsoleHandler();
        console.setFormatter(new SafeFormatter());
        console.setLevel(level);
        ROOT.addHandler(console);
    }

    private static void silenceConsole() {
        for (var handler : ROOT.getHandlers()) {
            ROOT.removeHandler(handler);
        }
    }
}
