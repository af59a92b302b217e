package io.binnacle.app;

import io.binnacle.spi.Terminals;
import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/// Carries keys from here to a terminal inside a container, and what it shows back, until one of them ends it.
final class TerminalTalk implements Terminals.Screen {
    /// `Ctrl ]`, as telnet has it: a host that is frozen takes no other key.
    private static final byte HANG_UP = 0x1d;

    /// What a keyboard sends for the end of its input.
    private static final byte[] END_OF_INPUT = {4};

    private static final int CHUNK = 8 * 1024;

    private final Tty tty;
    private final CompletableFuture<End> end = new CompletableFuture<>();

    sealed interface End {
        record Said(Terminals.Ending ending) implements End {}

        record HungUp() implements End {}
    }

    TerminalTalk(Tty tty) {
        this.tty = tty;
    }

    /// Until its end.
    End with(Terminals.Terminal terminal) throws InterruptedException {
        tty.onResize(terminal::resize);
        Thread.ofPlatform().daemon().name("keys").start(() -> forward(terminal));
        try (terminal) {
            return end.get();
        } catch (ExecutionException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private void forward(Terminals.Terminal terminal) {
        var keys = new byte[CHUNK];
        try {
            for (int count; (count = tty.keys().read(keys)) >= 0; ) {
                var pressed = Arrays.copyOf(keys, count);
                if (hangsUp(pressed)) {
                    end.complete(new End.HungUp());
                    return;
                }
                terminal.type(pressed);
            }
            terminal.type(END_OF_INPUT);
        } catch (IOException over) {
            // whichever side has ended, its last word is on the way
        }
    }

    private static boolean hangsUp(byte[] keys) {
        for (var key : keys) {
            if (key == HANG_UP) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void wrote(byte[] bytes) {
        try {
            tty.screen().write(bytes);
            tty.screen().flush();
        } catch (IOException nobodyReads) {
            end.complete(new End.HungUp());
        }
    }

    @Override
    public void ended(Terminals.Ending ending) {
        end.complete(new End.Said(ending));
    }
}
