package io.binnacle.app;

import io.binnacle.model.Endpoint;
import io.binnacle.scheduler.api.Api;
import io.binnacle.scheduler.api.ApiSettings;
import io.binnacle.scheduler.api.Limits;
import io.binnacle.scheduler.api.Tls;
import io.binnacle.scheduler.core.Core;
import io.binnacle.scheduler.core.Settings;
import io.binnacle.scheduler.definition.AppJson;
import io.binnacle.scheduler.dns.Dns;
import io.binnacle.scheduler.engine.Engine;
import io.binnacle.scheduler.engine.EngineSettings;
import io.binnacle.scheduler.engine.HostConfiguration;
import io.binnacle.scheduler.engine.Scheduler;
import io.binnacle.scheduler.store.Store;
import io.binnacle.scheduler.store.StoreRefused;
import io.binnacle.spi.Connection;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// A scheduler with all that belongs to it: its state, its hosts, and those it listens to. What is opened is closed
/// again
/// in reverse, also when a later part cannot be had.
final class RunningScheduler implements AutoCloseable {
    /// What to run.
    record Order(
            List<Endpoint> hosts,
            InetSocketAddress listen,
            Optional<InetSocketAddress> dns,
            Path data,
            Optional<Path> tokens,
            List<Path> tls,
            List<String> names,
            HostConfiguration attributes,
            String defaultImage,
            Optional<Path> secrets,
            Duration hostGrace,
            boolean pack,
            AppJson.Form form) {}

    private final Program program;
    private final Order order;
    private final Deque<Runnable> ends = new ArrayDeque<>();
    private String address = "";

    private RunningScheduler(Program program, Order order) {
        this.program = program;
        this.order = order;
    }

    /// @throws io.binnacle.model.ConnectorException when a host can never be reached as written
    static RunningScheduler start(Program program, Order order) throws StoreRefused, IOException {
        var running = new RunningScheduler(program, order);
        var started = false;
        try {
            running.open();
            started = true;
            return running;
        } finally {
            if (!started) {
                running.close();
            }
        }
    }

    private void open() throws StoreRefused, IOException {
        var clock = program.surroundings().clock();
        var store = Store.open(order.data(), clock.instant());
        ends.push(store::close);
        var connections = connections();
        var settings = new Settings(
                Settings.STANDARD.servicePortFrom(),
                Settings.STANDARD.servicePortTo(),
                order.pack() ? Settings.Preference.PACK : Settings.Preference.SPREAD,
                Settings.STANDARD.maxDeployments());
        var engine = Engine.start(engineSettings(), () -> new Core(settings)::decide, store, connections, clock);
        ends.pop();
        ends.push(engine::close);
        serve(engine);
    }

    private EngineSettings engineSettings() {
        Function<String, Optional<String>> secrets = order.secrets()
                .<Function<String, Optional<String>>>map(directory -> new SecretFiles(directory)::read)
                .orElse(_ -> Optional.empty());
        return new EngineSettings(
                order.defaultImage(),
                EngineSettings.STANDARD.perHost(),
                order.hostGrace(),
                EngineSettings.STANDARD.reconcile(),
                order.attributes(),
                order.data().resolve("fetched"),
                secrets);
    }

    private List<Connection> connections() {
        var connections = new ArrayList<Connection>();
        try (var workspace = program.workspace()) {
            for (var host : order.hosts()) {
                var connection = workspace.connectorOf(host).open(host, program.surroundings());
                connections.add(connection);
                ends.addLast(connection::close);
            }
        }
        return connections;
    }

    private void serve(Scheduler scheduler) throws IOException {
        var tls = order.tls().isEmpty()
                ? Optional.<Tls>empty()
                : Optional.<Tls>of(
                        new Tls.Pem(order.tls().getFirst(), order.tls().getLast()));
        var api = Api.start(
                scheduler,
                new ApiSettings(
                        order.listen(),
                        Set.copyOf(order.names()),
                        tls,
                        order.tokens(),
                        order.form(),
                        Limits.STANDARD,
                        program.surroundings().clock()));
        ends.push(api::close);
        if (order.dns().isPresent()) {
            var dns = Dns.start(
                    scheduler::state, order.dns().get(), program.surroundings().clock());
            ends.push(dns::close);
        }
        address = (tls.isPresent() ? "https://" : "http://") + text(api.address());
        ends.push(new AddressFile(order.data()).tell(address));
    }

    private static String text(InetSocketAddress address) {
        var host = address.getHostString();
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + address.getPort();
    }

    String address() {
        return address;
    }

    @Override
    public synchronized void close() {
        while (!ends.isEmpty()) {
            ends.pop().run();
        }
    }
}
