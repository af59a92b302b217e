package io.binnacle.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.binnacle.model.ContainerId;
import io.binnacle.spi.Terminals;
import io.binnacle.spi.Terminals.Ending;
import io.binnacle.spi.Terminals.Opened;
import io.binnacle.spi.Terminals.Size;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What a connector must do that opens terminals.
abstract class TerminalContract extends CapabilityContract {
    private final ScreenRecorder screen = new ScreenRecorder();

    private Optional<ContainerId> running() {
        live();
        if (offered(Terminals.class).isEmpty()) {
            return Optional.empty();
        }
        var id = world.startContainer();
        awaitRunning(id);
        return Optional.of(id);
    }

    private Opened open(ContainerId id, String... command) {
        return connection
                .capability(Terminals.class)
                .orElseThrow()
                .open(new Terminals.Request(id, List.of(command), Size.USUAL), screen);
    }

    private Terminals.Terminal shell(ContainerId id) {
        return switch (open(id, "sh")) {
            case Opened.Open(var terminal) -> terminal;
            case Opened.Refused(var refusal) -> throw new AssertionError(refusal.sentence());
        };
    }

    private static void type(Terminals.Terminal terminal, String text) {
        try {
            terminal.type(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException over) {
            throw new AssertionError("it takes no keys", over);
        }
    }

    @Test
    void aTerminalIsTypedIntoAndKnowsItsSize() {
        running().ifPresent(id -> {
            try (var terminal = shell(id)) {
                type(terminal, "stty size\r");
                screen.awaitText("24 80");
                terminal.resize(new Size(101, 31));
                type(terminal, "stty size\r");
                screen.awaitText("31 101");
            }
        });
    }

    @Test
    void aShellThatExitsSaysHow() {
        running().ifPresent(id -> {
            try (var terminal = shell(id)) {
                type(terminal, "exit 3\r");
                assertThat(screen.awaitEnding()).isEqualTo(new Ending.Exit(3));
                takesNoMore(terminal);
                assertThat(screen.endings()).hasSize(1);
            }
        });
    }

    @Test
    void theEndOfInputEndsAShell() {
        running().ifPresent(id -> {
            try (var terminal = shell(id)) {
                type(terminal, "\u0004");
                assertThat(screen.awaitEnding()).isEqualTo(new Ending.Exit(0));
            }
        });
    }

    @Test
    void aCommandOnATerminalIsRunToItsEnd() {
        running().ifPresent(id -> {
            assertThat(open(id, "sh", "-c", "echo seen; exit 4")).isInstanceOf(Opened.Open.class);
            assertThat(screen.awaitEnding()).isEqualTo(new Ending.Exit(4));
            assertThat(screen.text()).contains("seen");
        });
    }

    @Test
    void aTerminalEndsWithItsContainer() {
        running().ifPresent(id -> {
            try (var _ = shell(id)) {
                screen.awaitText("#");
                world.stopContainer(id);
                assertThat(screen.awaitEnding()).isInstanceOf(Ending.class);
            }
        });
    }

    @Test
    void aTerminalThatIsClosedTellsNothingMore() {
        running().ifPresent(id -> {
            var terminal = shell(id);
            screen.awaitText("#");
            terminal.close();
            var before = screen.text();
            takesNoMore(terminal);
            assertThat(screen.text()).isEqualTo(before);
            assertThat(screen.endings()).isEmpty();
        });
    }

    /// That it is over may take a moment to come back to the keyboard.
    private static void takesNoMore(Terminals.Terminal terminal) {
        assertThatThrownBy(() -> {
                    var end = System.nanoTime() + Signal.PATIENCE.toNanos();
                    while (System.nanoTime() < end) {
                        terminal.type(new byte[] {'x'});
                    }
                })
                .isInstanceOf(IOException.class);
    }

    @Test
    void whereThereIsNoContainerNoTerminalOpens() {
        running().ifPresent(_ -> {
            assertThat(open(new ContainerId("nowhere"), "sh")).isInstanceOf(Opened.Refused.class);
            whole(((Opened.Refused) open(new ContainerId("nowhere"), "sh")).refusal());
            assertThat(screen.text()).isEmpty();
        });
    }
}
