package io.binnacle.docker;

import io.binnacle.craft.Json;
import io.binnacle.craft.Secrets;
import io.binnacle.model.AppId;
import io.binnacle.model.ContainerId;
import io.binnacle.model.HostId;
import io.binnacle.model.Operation;
import io.binnacle.model.Preview;
import io.binnacle.model.Refusal;
import io.binnacle.model.Refusal.Reason;
import io.binnacle.model.Run;
import io.binnacle.spi.Surroundings;
import java.io.IOException;
import java.util.Optional;

/// Changes the services and nodes of a swarm by way of a manager. A worker knows its own containers only, and says so.
final class SwarmOperator {
    private final Engine engine;
    private final Picture picture;
    private final Surroundings surroundings;
    private final SwarmRun.Patience patience;
    private final SwarmOrders orders;
    private final Credentials credentials;
    private final Secrets secrets = Secrets.ofThisProcess();

    SwarmOperator(Engine engine, Picture picture, Surroundings surroundings, SwarmRun.Patience patience) {
        this.engine = engine;
        this.picture = picture;
        this.surroundings = surroundings;
        this.patience = patience;
        this.orders = new SwarmOrders(picture.history());
        this.credentials = new Credentials(surroundings);
    }

    /// Whether it is for the swarm to say anything of this operation.
    boolean concerns(Operation operation) {
        return switch (operation) {
            case Operation.OnApp on -> service(on.app()).isPresent() || ofSwarm(on.app());
            case Operation.OnHost on -> node(on.host()).isPresent();
            case Operation.OnContainer on -> elsewhere(on.container()).isPresent();
            case Operation.Deploy _ -> false;
        };
    }

    private Optional<SwarmService> service(AppId app) {
        return picture.swarm().flatMap(swarm -> swarm.service(app));
    }

    private Optional<SwarmNode> node(HostId host) {
        return picture.swarm().flatMap(swarm -> swarm.node(host));
    }

    /// Whether containers of it here belong to a service that this engine does not know.
    private boolean ofSwarm(AppId app) {
        return picture.all().stream()
                .anyMatch(seen -> seen.container().app().equals(app)
                        && seen.container().labels().containsKey(Naming.SWARM_SERVICE));
    }

    /// The node a task's container is on, when that is another one.
    private Optional<SwarmNode> elsewhere(ContainerId container) {
        return picture.elsewhere(container).flatMap(SwarmTask::node).flatMap(node -> node(new HostId(node)));
    }

    Optional<Refusal> refusal(Operation operation) {
        return switch (operation) {
            case Operation.OnApp on ->
                Allowed.host(Allowed.tried(on, on.app().value()), picture.host())
                        .or(() -> service(on.app())
                                .map(service -> orders.refusal(on, service))
                                .orElseGet(() -> Optional.of(worker(on))));
            case Operation.OnHost on ->
                Allowed.host(Allowed.tried(on, on.host().value()), picture.host())
                        .or(() -> node(on.host())
                                .map(node -> drain(on, node).refusal())
                                .orElseGet(
                                        () -> Optional.of(unknown(on, on.host().value()))));
            case Operation.OnContainer on -> elsewhere(on.container()).map(node -> elsewhere(on, node));
            case Operation.Deploy _ -> Optional.of(Allowed.app(operation, "a definition"));
        };
    }

    private static Refusal worker(Operation.OnApp operation) {
        return new Refusal(
                Reason.UNSUPPORTED,
                Allowed.tried(operation, operation.app().value()),
                "this host is a worker of its swarm, and only a manager may read or change services",
                "open a manager of the swarm beside it");
    }

    private static Refusal elsewhere(Operation.OnContainer operation, SwarmNode node) {
        return new Refusal(
                Reason.UNSUPPORTED,
                Allowed.tried(operation, operation.container().value()),
                "it runs on " + node.name() + ", and a swarm changes services, not single containers",
                "open the engine of " + node.name() + " beside it, or act on the app");
    }

    private static Refusal unknown(Operation operation, String name) {
        return new Refusal(
                Reason.REJECTED,
                Allowed.tried(operation, name),
                "the swarm has no such node or service any more",
                "look at the picture again");
    }

    private SwarmDrain drain(Operation.OnHost operation, SwarmNode node) {
        return new SwarmDrain(engine, operation, node, picture.swarm().orElseThrow());
    }

    Preview.Answer preview(Operation operation) {
        var refusal = refusal(operation);
        if (refusal.isPresent()) {
            return new Preview.Answer.Refused(refusal.get());
        }
        try {
            return switch (operation) {
                case Operation.OnApp on -> preview(on);
                case Operation.OnHost on -> preview(on);
                case Operation.OnContainer _, Operation.Deploy _ ->
                    throw new IllegalStateException("refused before: " + operation);
            };
        } catch (IOException wrong) {
            return new Preview.Answer.Refused(refused(operation, wrong));
        }
    }

    private Refusal refused(Operation operation, IOException wrong) {
        var name = name(operation);
        return wrong instanceof StatusException no && no.status() == 404
                ? unknown(operation, name)
                : engine.refusal(Allowed.tried(operation, name), wrong);
    }

    private String name(Operation operation) {
        return switch (operation) {
            case Operation.OnApp on ->
                service(on.app()).map(SwarmService::name).orElse(on.app().value());
            case Operation.OnHost on ->
                node(on.host()).map(SwarmNode::name).orElse(on.host().value());
            case Operation.OnContainer on -> on.container().value();
            case Operation.Deploy deploy -> deploy.cluster().value();
        };
    }

    private Preview.Answer preview(Operation.OnApp operation) throws IOException {
        var service = fresh(operation);
        var refusal = orders.refusal(operation, service);
        if (refusal.isPresent()) {
            return new Preview.Answer.Refused(refusal.get());
        }
        var running = (int) engine.tasksOf(service.id()).stream()
                .filter(task -> task.wanted() && task.runs())
                .count();
        return new Preview.Answer.Possible(new SwarmPreview(
                        orders.of(operation, service),
                        picture.history().revisions(service),
                        running,
                        picture.whole(),
                        engine.place(),
                        secrets)
                .make(surroundings.clock().instant()));
    }

    private SwarmService fresh(Operation.OnApp operation) throws IOException {
        var known = service(operation.app())
                .orElseThrow(() -> new Json.NotJson("the swarm has no such service any more", null));
        return engine.service(known.id());
    }

    private Preview.Answer preview(Operation.OnHost operation) throws IOException {
        var drain = drain(operation, engine.node(operation.host().value()));
        return drain.refusal()
                .<Preview.Answer>map(Preview.Answer.Refused::new)
                .orElseGet(() -> new Preview.Answer.Possible(drain.preview(
                        picture.whole(), engine.place(), surroundings.clock().instant())));
    }

    Run run(Preview preview, RunTelling telling) {
        var operation = preview.operation();
        var refusal = refusal(operation);
        if (refusal.isPresent()) {
            return telling.failed(refusal.get());
        }
        try {
            return switch (operation) {
                case Operation.OnApp on -> run(on, preview, telling);
                case Operation.OnHost on -> run(on, preview, telling);
                case Operation.OnContainer _, Operation.Deploy _ ->
                    throw new IllegalStateException("refused before: " + operation);
            };
        } catch (IOException wrong) {
            return telling.failed(refused(operation, wrong));
        }
    }

    private Run run(Operation.OnApp operation, Preview preview, RunTelling telling) throws IOException {
        var service = fresh(operation);
        var refusal = orders.refusal(operation, service);
        if (refusal.isPresent()) {
            return telling.failed(refusal.get());
        }
        var order = orders.of(operation, service);
        var run = new SwarmRun(engine, order, telling, patience);
        if (!order.basis().equals(preview.basis())) {
            return telling.failed(run.stale());
        }
        telling.running(preview.summary());
        var image = SwarmSpec.image(SwarmSpec.template(order.after())).reference();
        return run.run(operation instanceof Operation.Scale ? Optional.empty() : credentials.header(image));
    }

    private Run run(Operation.OnHost operation, Preview preview, RunTelling telling) throws IOException {
        var drain = drain(operation, engine.node(operation.host().value()));
        if (!drain.basis().equals(preview.basis())) {
            return telling.failed(new Refusal(
                    Reason.STALE,
                    Allowed.tried(operation, name(operation)),
                    "it has changed since the preview",
                    "look at a new preview"));
        }
        telling.running(preview.summary());
        return drain.run(telling, patience);
    }
}
