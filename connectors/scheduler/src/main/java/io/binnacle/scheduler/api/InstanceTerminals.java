package io.binnacle.scheduler.api;

import io.binnacle.model.ContainerId;
import io.binnacle.model.Refusal;
import io.binnacle.scheduler.core.Write;
import io.binnacle.scheduler.engine.Scheduler;
import io.binnacle.spi.Terminals;
import io.binnacle.spi.Terminals.Opened;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Opens terminals inside instances. What is refused is so before the socket is there, by a status and in words.
final class InstanceTerminals {
    private static final List<String> SHELL = List.of("sh");
    private static final int MOST_WORDS = 1000;
    private static final int LARGEST = 1000;

    private final Scheduler scheduler;
    private final Limits limits;

    InstanceTerminals(Scheduler scheduler, Limits limits) {
        this.scheduler = scheduler;
        this.limits = limits;
    }

    Answer open(Call call, String instance, ContainerId container) throws Fault {
        if (!call.header("upgrade").orElse("").toLowerCase(Locale.ROOT).equals("websocket")) {
            throw Fault.of(
                    426,
                    "A terminal is spoken to over a web socket: ask for the upgrade.",
                    Map.of("Upgrade", "websocket", "Connection", "Upgrade"));
        }
        var request = request(call, container);
        call.ask(new Write.Enter(instance, request.command().getFirst()), false);
        return new Answer.Conversing(open(request));
    }

    private static Terminals.Request request(Call call, ContainerId container) throws Fault {
        var command = call.query().all("command");
        if (command.size() > MOST_WORDS) {
            throw Fault.of(400, "'command' is given once for each word, at most " + MOST_WORDS + " times.");
        }
        var usual = Terminals.Size.USUAL;
        var columns = call.query().whole("columns", usual.columns(), LARGEST);
        var rows = call.query().whole("rows", usual.rows(), LARGEST);
        if (columns < 1 || rows < 1) {
            throw Fault.of(400, "'columns' and 'rows' are numbers from 1 to " + LARGEST + ".");
        }
        return new Terminals.Request(container, command.isEmpty() ? SHELL : command, new Terminals.Size(columns, rows));
    }

    /// Which host has the container is found by asking one after the other: one that has it not refuses.
    private TerminalSocket open(Terminals.Request request) throws Fault {
        Optional<Refusal> why = Optional.empty();
        for (var host : scheduler.hosts()) {
            var terminals = host.capability(Terminals.class);
            if (terminals.isPresent()) {
                var socket = new TerminalSocket(limits);
                switch (terminals.get().open(request, socket)) {
                    case Opened.Open(var terminal) -> {
                        socket.opened(terminal);
                        return socket;
                    }
                    case Opened.Refused(var refusal) -> why = Optional.of(refusal);
                }
            }
        }
        throw why.map(refusal -> Fault.of(502, refusal.sentence()))
                .orElseGet(() -> Fault.of(501, "No host here can open a terminal."));
    }
}
