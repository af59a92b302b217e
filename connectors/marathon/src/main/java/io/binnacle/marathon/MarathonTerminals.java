package io.binnacle.marathon;

import io.binnacle.spi.Terminals;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Opens terminals through the scheduler, which can reach hosts that we often cannot.
final class MarathonTerminals implements Terminals, AutoCloseable {
    private final Wire wire;
    private final Set<MarathonTerminal> open = ConcurrentHashMap.newKeySet();

    MarathonTerminals(Wire wire) {
        this.wire = wire;
    }

    @Override
    public Opened open(Request request, Screen screen) {
        var tried = "to open a terminal in " + request.container();
        var terminal = new MarathonTerminal(wire, tried, screen, open::remove);
        open.add(terminal);
        try {
            terminal.connect(path(request));
            return new Opened.Open(terminal);
        } catch (IOException no) {
            terminal.close();
            return new Opened.Refused(Refusals.of(tried, wire.place(), no));
        }
    }

    private static String path(Request request) {
        var path = new StringBuilder("/x/instances/")
                .append(Api.encoded(request.container().value()))
                .append("/terminal?columns=")
                .append(request.size().columns())
                .append("&rows=")
                .append(request.size().rows());
        request.command().forEach(word -> path.append("&command=").append(Api.encoded(word)));
        return path.toString();
    }

    @Override
    public void close() {
        open.forEach(MarathonTerminal::close);
    }
}
