package io.binnacle.simulator;

import io.binnacle.model.Container;
import io.binnacle.model.Refusal;
import io.binnacle.spi.Terminals;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A terminal with its keyboard, its line that can be edited, and a shell that knows `hostname`, `stty size`, `exit`
/// and what a [Programme] can. It ends with its container.
final class SimulatedTerminal implements Terminals.Terminal, Runnable {
    private static final String PROMPT = "/ # ";
    private static final long LOOK_MILLIS = 100;
    private static final int AHEAD = 256;
    private static final int LONGEST_LINE = 4096;
    private static final int KILLED = 137;
    private static final int INTERRUPT = 3;
    private static final int END = 4;
    private static final int BACKSPACE = 8;
    private static final int DELETE = 127;

    private final World world;
    private final BooleanSupplier connectionClosed;
    private final Terminals.Request request;
    private final Terminals.Screen screen;
    private final Supplier<Optional<Refusal>> refusal;
    private final BlockingQueue<byte[]> keys = new ArrayBlockingQueue<>(AHEAD);
    private final StringBuilder line = new StringBuilder();
    private volatile Terminals.Size size;
    private volatile boolean over;
    private @Nullable Integer exit;

    /// @param refusal why nobody can be inside any more, or empty
    SimulatedTerminal(
            World world,
            BooleanSupplier connectionClosed,
            Terminals.Request request,
            Terminals.Screen screen,
            Supplier<Optional<Refusal>> refusal) {
        this.world = world;
        this.connectionClosed = connectionClosed;
        this.request = request;
        this.screen = screen;
        this.refusal = refusal;
        this.size = request.size();
    }

    @Override
    public void run() {
        try {
            var command = request.command();
            var ending = interactive(command) ? shell() : new Terminals.Ending.Exit(execute(command));
            if (!over) {
                over = true;
                screen.ended(ending);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean interactive(List<String> command) {
        return command.size() == 1 && command.getFirst().endsWith("sh");
    }

    private Terminals.Ending shell() throws InterruptedException {
        write(PROMPT);
        while (!over && exit == null) {
            var no = refusal.get();
            if (no.isPresent()) {
                return no.get().reason() == Refusal.Reason.UNREACHABLE || connectionClosed.getAsBoolean()
                        ? new Terminals.Ending.Cut(no.get())
                        : new Terminals.Ending.Exit(KILLED);
            }
            var some = keys.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            if (some != null) {
                for (var key : new String(some, StandardCharsets.UTF_8).toCharArray()) {
                    pressed(key);
                }
            }
        }
        return new Terminals.Ending.Exit(exit == null ? 0 : exit);
    }

    private void pressed(char key) throws InterruptedException {
        switch (key) {
            case '\r', '\n' -> entered();
            case INTERRUPT -> {
                line.setLength(0);
                write("^C\r\n" + PROMPT);
            }
            case END -> exit = line.isEmpty() ? Integer.valueOf(0) : exit;
            case BACKSPACE, DELETE -> {
                if (!line.isEmpty()) {
                    line.setLength(line.length() - 1);
                    write("\b \b");
                }
            }
            default -> {
                if (key >= ' ' && line.length() < LONGEST_LINE) {
                    line.append(key);
                    write(String.valueOf(key));
                }
            }
        }
    }

    private void entered() throws InterruptedException {
        var words = line.toString().strip();
        line.setLength(0);
        write("\r\n");
        if (words.equals("exit") || words.startsWith("exit ")) {
            exit = Programme.of(List.of(words)).code();
        } else {
            execute(List.of(words));
            write(PROMPT);
        }
    }

    /// @return how it ended
    private int execute(List<String> command) throws InterruptedException {
        var words = String.join(" ", command);
        switch (words) {
            case "hostname" -> write(name() + "\r\n");
            case "stty size" -> write(size.rows() + " " + size.columns() + "\r\n");
            default -> {
                var programme = Programme.of(command);
                var order = new Order<>(world, () -> over || connectionClosed.getAsBoolean(), KILLED);
                order.begin(() -> {
                    if (!programme.endless()) {
                        world.in(programme.takes(), () -> order.answer(programme.code()));
                    }
                });
                var code = order.await();
                write(programme.output().replace("\n", "\r\n"));
                return code;
            }
        }
        return 0;
    }

    private String name() {
        synchronized (world) {
            return world.container(request.container()).map(Container::name).orElse("");
        }
    }

    private void write(String text) {
        if (!over) {
            screen.wrote(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    @Override
    public void type(byte[] bytes) throws IOException {
        try {
            do {
                if (over) {
                    throw new EOFException("the terminal has ended");
                }
            } while (!keys.offer(bytes.clone(), LOOK_MILLIS, TimeUnit.MILLISECONDS));
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", stop);
        }
    }

    @Override
    public void resize(Terminals.Size now) {
        size = now;
    }

    @Override
    public void close() {
        over = true;
    }
}
