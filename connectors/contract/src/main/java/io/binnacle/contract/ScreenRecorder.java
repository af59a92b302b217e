package io.binnacle.contract;

import io.binnacle.spi.Terminals;
import io.binnacle.spi.Terminals.Ending;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// A terminal's screen that lets a test wait for what appears.
public final class ScreenRecorder implements Terminals.Screen {
    private final Signal signal = new Signal();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final List<Ending> endings = new ArrayList<>();

    @Override
    public void wrote(byte[] more) {
        signal.change(() -> bytes.writeBytes(more));
    }

    @Override
    public void ended(Ending ending) {
        signal.change(() -> endings.add(ending));
    }

    public String text() {
        return signal.read(() -> bytes.toString(StandardCharsets.UTF_8));
    }

    public List<Ending> endings() {
        return signal.read(() -> List.copyOf(endings));
    }

    public void awaitText(String wanted) {
        signal.await(
                "'" + wanted + "' on the screen",
                () -> bytes.toString(StandardCharsets.UTF_8).contains(wanted));
    }

    public Ending awaitEnding() {
        signal.await("the end of the terminal", () -> !endings.isEmpty());
        return endings().getFirst();
    }
}
