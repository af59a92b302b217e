package io.binnacle.session;

import io.binnacle.model.ClusterId;
import io.binnacle.model.ConnectorException;
import io.binnacle.model.ContainerId;
import io.binnacle.model.Endpoint;
import io.binnacle.model.HostId;
import io.binnacle.model.Operation;
import io.binnacle.model.Refusal;
import io.binnacle.model.Subject;
import io.binnacle.session.ledger.RevisionLedger;
import io.binnacle.spi.Capability;
import io.binnacle.spi.Connection;
import io.binnacle.spi.Connector;
import io.binnacle.spi.History;
import io.binnacle.spi.Logs;
import io.binnacle.spi.Operator;
import io.binnacle.spi.Samples;
import io.binnacle.spi.Subscription;
import io.binnacle.spi.Surroundings;
import io.binnacle.spi.Terminals;
import io.binnacle.spi.Traffic;
import io.binnacle.spi.Worker;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Everything that is open: opens endpoints, tells one picture of them all, and finds who can answer for a thing in it.
///
/// All calls are safe from any thread and return at once.
public final class Workspace implements AutoCloseable {
    private static final int LOG_LINES_KEPT = 10_000;

    private final List<Connector> connectors;
    private final Surroundings surroundings;
    private final Gauges gauges = new Gauges();
    private final EventBook events = new EventBook();
    private final Store store;
    private final Watching watching;
    private final Audit audit;
    private final Evidence evidence;
    private final Production production;
    private final Desk desk;
    private final RevisionLedger ledger;
    private final Map<ClusterId, Connection> open = new ConcurrentHashMap<>();
    private final Map<ClusterId, Subscription> observing = new ConcurrentHashMap<>();

    /// @param directory where the audit and the revision ledger are kept
    public Workspace(List<Connector> connectors, Surroundings surroundings, Path directory) {
        this.connectors = List.copyOf(connectors);
        this.surroundings = surroundings;
        this.store = new Store(surroundings.clock(), gauges, events);
        this.watching = new Watching(gauges, store::clusterOf, this::samplesOf);
        store.watch(picture -> watching.changed(picture.change()));
        this.audit = new Audit(directory, surroundings.clock());
        this.ledger = new RevisionLedger(directory, surroundings.clock());
        this.evidence = new Evidence(directory, surroundings.clock());
        this.production = new Production(directory);
        var gathering = new Gathering(evidence, gauges, this::log, surroundings.clock());
        this.desk = new Desk(
                surroundings.clock(),
                audit,
                this::operatorOf,
                System::nanoTime,
                new Desk.Circumstances(
                        this::picture,
                        operation ->
                                connectionOf(operation).map(Connection::name).orElse(""),
                        operation -> connectionOf(operation)
                                .filter(one -> production.marked(one.endpoint()))
                                .map(Connection::name),
                        preview -> gathering.gather(preview, picture().topology())));
        store.watch(desk.changes()::seen);
    }

    /// Opens an endpoint; opening it again is looking at it again.
    ///
    /// @throws ConnectorException when no connector recognises it, or it can never work as written
    public ClusterId open(Endpoint endpoint) {
        var connection = connectorOf(endpoint).open(endpoint, surroundings);
        var known = open.putIfAbsent(connection.cluster(), connection);
        if (known != null) {
            connection.close();
            known.refresh();
            return known.cluster();
        }
        connection.capability(History.class).ifPresent(history -> history.keep(ledger));
        store.watch(connection);
        watching.lookAgain();
        return connection.cluster();
    }

    public boolean isOpen(ClusterId cluster) {
        return open.containsKey(cluster);
    }

    public void close(ClusterId cluster) {
        Optional.ofNullable(observing.remove(cluster)).ifPresent(Subscription::close);
        Optional.ofNullable(open.remove(cluster)).ifPresent(connection -> {
            connection.close();
            store.forget(cluster);
            watching.lookAgain();
        });
    }

    /// Tries again at once whatever waits for its next try.
    public void refresh() {
        open.values().forEach(Connection::refresh);
    }

    /// The connector an endpoint is for.
    public Connector connectorOf(Endpoint endpoint) {
        return connectors.stream()
                .filter(connector -> connector.recognises(endpoint))
                .findFirst()
                .orElseThrow(() -> new ConnectorException(new Refusal(
                        Refusal.Reason.UNSUPPORTED,
                        "to understand " + endpoint.display(),
                        "no connector knows this form",
                        "write unix:///…, tcp://host:2375, ssh://user@host, or the name of a Docker context")));
    }

    public List<Connector> connectors() {
        return connectors;
    }

    public Surroundings surroundings() {
        return surroundings;
    }

    /// The picture as it is now, then each new one, at most one a frame, on the store's thread. Must return quickly.
    public Subscription watch(Consumer<Picture> watcher) {
        return store.watch(watcher);
    }

    public Picture picture() {
        return store.picture();
    }

    public Gauges gauges() {
        return gauges;
    }

    public EventBook events() {
        return events;
    }

    public Desk desk() {
        return desk;
    }

    public Audit audit() {
        return audit;
    }

    public RevisionLedger ledger() {
        return ledger;
    }

    /// What was kept of containers before they were stopped.
    public Evidence evidence() {
        return evidence;
    }

    /// Which clusters are marked as ones people depend on.
    public Production production() {
        return production;
    }

    /// Measures exactly these for `who`, in place of what `who` asked for before. Each asker has a set of its own;
    /// what several ask for is measured once.
    public void measure(Object who, Set<? extends Subject> subjects) {
        watching.want(who, subjects);
    }

    /// Follows a container's log, or only reads its last lines.
    ///
    /// @param changed told, on a connector's thread, when there is something new to read
    /// @return empty when its cluster cannot read logs, or it is gone
    public Optional<LogTail> log(ContainerId container, int tail, boolean follow, Runnable changed) {
        return capabilityOf(container, Logs.class)
                .map(logs -> LogTail.of(logs, container, tail, follow, LOG_LINES_KEPT, changed));
    }

    /// Opens terminals in that container.
    ///
    /// @return empty when its cluster cannot, or it is gone
    public Optional<Terminals> terminals(ContainerId container) {
        return capabilityOf(container, Terminals.class);
    }

    /// Where a scheduler of ours could run instances, by what the open connections offer.
    public List<Endpoint> workplaces() {
        return open.values().stream()
                .filter(connection -> connection.capability(Worker.class).isPresent())
                .map(Connection::endpoint)
                .sorted(Comparator.comparing(Endpoint::display))
                .toList();
    }

    /// What observing traffic would do, for each open cluster that can.
    public List<Traffic> trafficOffers() {
        return open.entrySet().stream()
                .filter(entry -> !observing.containsKey(entry.getKey()))
                .flatMap(entry -> entry.getValue().capability(Traffic.class).stream())
                .toList();
    }

    /// Observes traffic in every open cluster that can; the operator has agreed.
    public void observeTraffic(Traffic.Listener listener) {
        open.forEach((id, connection) -> connection
                .capability(Traffic.class)
                .ifPresent(traffic -> observing.computeIfAbsent(id, _ -> traffic.observe(listener))));
    }

    public void stopObserving() {
        observing
                .keySet()
                .forEach(id -> Optional.ofNullable(observing.remove(id)).ifPresent(Subscription::close));
    }

    public boolean observing() {
        return !observing.isEmpty();
    }

    private <C extends Capability> Optional<C> capabilityOf(Subject subject, Class<C> kind) {
        return store.clusterOf(subject).map(open::get).flatMap(connection -> connection.capability(kind));
    }

    private Optional<Samples> samplesOf(ClusterId cluster) {
        return Optional.ofNullable(open.get(cluster)).flatMap(connection -> connection.capability(Samples.class));
    }

    /// Whose a thing is; of an app over several clusters, one of them that is marked production where one is.
    private Optional<Connection> connectionOf(Operation operation) {
        return switch (operation) {
            case Operation.OnContainer on -> store.clusterOf(on.container()).map(open::get);
            case Operation.OnApp on ->
                Stream.concat(
                                store.running(on.app()).keySet().stream(),
                                store.instanceOf(on.app()).flatMap(store::clusterOf).stream())
                        .flatMap(id -> Optional.ofNullable(open.get(id)).stream())
                        .max(Comparator.comparing((Connection one) -> production.marked(one.endpoint())));
            case Operation.OnHost on -> store.clusterOf(on.host()).map(open::get);
            case Operation.Deploy deploy -> Optional.ofNullable(open.get(deploy.cluster()));
        };
    }

    private Optional<Operator> operatorOf(Operation operation) {
        return switch (operation) {
            case Operation.OnContainer onContainer -> capabilityOf(onContainer.container(), Operator.class);
            case Operation.OnApp onApp -> operatorOf(onApp);
            case Operation.OnHost onHost -> operatorOf(onHost);
            case Operation.Deploy deploy ->
                Optional.ofNullable(open.get(deploy.cluster()))
                        .flatMap(connection -> connection.capability(Operator.class));
        };
    }

    /// Who answers for a host need not be who may drain it: its engine and a manager of its swarm both know it.
    private Optional<Operator> operatorOf(Operation.OnHost operation) {
        return open.values().stream()
                .flatMap(connection -> connection.capability(Operator.class).stream())
                .filter(operator -> operator.refusal(operation).isEmpty())
                .findFirst()
                .or(() -> capabilityOf(operation.host(), Operator.class));
    }

    /// Several may know an app: the scheduler that keeps it, and the engines its instances run on. An app without
    /// instances is known to the first only. Whoever does not refuse is asked; where all do, who runs an instance.
    /// Where several run instances and nobody keeps their number, each does its share.
    private Optional<Operator> operatorOf(Operation.OnApp operation) {
        var parts = parts(operation);
        if (parts.size() > 1) {
            return Optional.of(new Spread(parts, surroundings.clock()));
        }
        var near = store.instanceOf(operation.app()).flatMap(instance -> capabilityOf(instance, Operator.class));
        if (near.filter(operator -> operator.refusal(operation).isEmpty()).isPresent()) {
            return near;
        }
        var willing = open.values().stream()
                .flatMap(connection -> connection.capability(Operator.class).stream())
                .filter(operator -> operator.refusal(operation).isEmpty())
                .findFirst();
        return willing.or(() -> near).or(() -> busy(operation));
    }

    /// The clusters that run instances of an app whose number nobody keeps, but for those that never could.
    private List<Spread.Part> parts(Operation.OnApp operation) {
        return store.running(operation.app()).entrySet().stream()
                .flatMap(entry -> Optional.ofNullable(open.get(entry.getKey())).stream()
                        .flatMap(connection -> connection.capability(Operator.class).stream()
                                .filter(operator -> able(operator, operation))
                                .map(operator ->
                                        new Spread.Part(connection.endpoint().display(), entry.getValue(), operator))))
                .toList();
    }

    private static boolean able(Operator operator, Operation operation) {
        return operator.refusal(operation)
                .filter(why -> why.reason() == Refusal.Reason.UNSUPPORTED)
                .isEmpty();
    }

    /// Who would do it, if there were not something else under way.
    private Optional<Operator> busy(Operation.OnApp operation) {
        return open.values().stream()
                .flatMap(connection -> connection.capability(Operator.class).stream())
                .filter(operator -> operator.refusal(operation)
                        .filter(why -> why.reason() == Refusal.Reason.CONFLICT)
                        .isPresent())
                .findFirst();
    }

    /// The cluster a host belongs to, when it is known.
    public Optional<ClusterId> clusterOf(HostId host) {
        return store.clusterOf(host);
    }

    @Override
    public void close() {
        stopObserving();
        watching.close();
        open.values().forEach(Connection::close);
        open.clear();
        ledger.close();
        store.close();
    }
}
